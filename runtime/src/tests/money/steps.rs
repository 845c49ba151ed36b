//! What is done in a step.

use allmende_primitives::{
	currency::{Holders, Units},
	Authority, Date, Fraction, Majority,
};
use pallet_pledges::{Stage, Status};
use pallet_projects::{MilestoneState, PayTo, ProjectStatus, Work};
use proptest::{prelude::*, strategy::Union};
use sp_core::H256;
use sp_keyring::Sr25519Keyring;

use super::{
	super::{currencies::policy, journey::id},
	world::{key, last_day, World, PEOPLE},
};
use crate::{
	constants::projects::{MILESTONE_GRACE, SHORTEST_ROUND},
	Runtime, RuntimeCall,
};

/// Kinds of steps.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
	Send,
	KeepAlive,
	SendAll,
	Refund,
	Burn,
	Pay,
	Settle,
	SetGateway,
	Attest,
	Request,
	Cancel,
	Confirm,
	Reject,
	Pause,
	Resume,
	SetPolicy,
	Pledge,
	Approve,
	Object,
	Withdraw,
	Finalise,
	Claim,
	Deliver,
	ConfirmClaim,
	SettleClaim,
	Reclaim,
	Dispute,
	Resolve,
	BuyBack,
	Guarantee,
	CallGuarantor,
	ReleaseGuarantee,
	/// A pledger gives away what he has.
	Squander,
	Collect,
	Default,
	Cover,
	WriteOff,
	MakeGood,
	Propose,
	GiveLeave,
	OpenRound,
	Allot,
	CloseRound,
	Report,
	Vote,
	Accept,
	CloseMilestone,
	Lapse,
	Contribute,
	ConfirmContribution,
	RejectContribution,
	WithdrawContribution,
	Distribute,
	ClaimIncome,
	TransferParticipation,
	Abandon,
	AppointLead,
	CloseProject,
	ApproveVolunteers,
	PayVolunteer,
	CloseVolunteers,
	GiveNotice,
	/// Until the day after the next deadline of anything.
	Wait,
	/// Until the day after a later one.
	WaitLonger,
	/// Some days.
	Pass,
}

/// How often each kind comes up beside the others.
const KINDS: [(u32, Kind); 65] = [
	(6, Kind::Send),
	(1, Kind::KeepAlive),
	(1, Kind::SendAll),
	(1, Kind::Refund),
	(1, Kind::Burn),
	(3, Kind::Pay),
	(3, Kind::Settle),
	(2, Kind::SetGateway),
	(9, Kind::Attest),
	(8, Kind::Request),
	(4, Kind::Cancel),
	(3, Kind::Confirm),
	(3, Kind::Reject),
	(1, Kind::Pause),
	(8, Kind::Resume),
	(1, Kind::SetPolicy),
	(8, Kind::Pledge),
	(5, Kind::Approve),
	(1, Kind::Object),
	(5, Kind::Withdraw),
	(7, Kind::Finalise),
	(20, Kind::Claim),
	(12, Kind::Deliver),
	(3, Kind::ConfirmClaim),
	(8, Kind::SettleClaim),
	(5, Kind::Reclaim),
	(12, Kind::Dispute),
	(6, Kind::Resolve),
	(4, Kind::BuyBack),
	(8, Kind::Guarantee),
	(7, Kind::CallGuarantor),
	(5, Kind::ReleaseGuarantee),
	(4, Kind::Squander),
	(3, Kind::Collect),
	(2, Kind::Default),
	(2, Kind::Cover),
	(2, Kind::WriteOff),
	(5, Kind::MakeGood),
	(5, Kind::Propose),
	(1, Kind::GiveLeave),
	(8, Kind::OpenRound),
	(14, Kind::Allot),
	(10, Kind::CloseRound),
	(9, Kind::Report),
	(11, Kind::Vote),
	(4, Kind::Accept),
	(11, Kind::CloseMilestone),
	(2, Kind::Lapse),
	(8, Kind::Contribute),
	(7, Kind::ConfirmContribution),
	(2, Kind::RejectContribution),
	(2, Kind::WithdrawContribution),
	(6, Kind::Distribute),
	(7, Kind::ClaimIncome),
	(3, Kind::TransferParticipation),
	(1, Kind::Abandon),
	(3, Kind::AppointLead),
	(1, Kind::CloseProject),
	(3, Kind::ApproveVolunteers),
	(7, Kind::PayVolunteer),
	(3, Kind::CloseVolunteers),
	(1, Kind::GiveNotice),
	(7, Kind::Wait),
	(1, Kind::WaitLonger),
	(3, Kind::Pass),
];

/// Something that is done, with the people, the thing and the amount that it is about.
#[derive(Clone, Debug)]
pub struct Step {
	pub kind: Kind,
	pub one: usize,
	pub other: usize,
	/// Chooses from what there is.
	pub number: usize,
	pub amount: u32,
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
	let kind = Union::new_weighted(KINDS.map(|(weight, kind)| (weight, Just(kind))).to_vec());
	let step = (kind, 0..PEOPLE.len(), 0..PEOPLE.len(), 0usize..5_040, 0u32..400)
		.prop_map(|(kind, one, other, number, amount)| Step { kind, one, other, number, amount });
	prop::collection::vec(step, 150..400)
}

/// One of what there is.
fn pick<T: Clone>(all: &[T], number: usize) -> Option<T> {
	all.get(number.checked_rem(all.len())?).cloned()
}

/// What fits, or everything if nothing does: the refusal is worth a try as well.
fn prefer<T: Clone>(all: Vec<T>, fits: impl Fn(&T) -> bool) -> Vec<T> {
	let fitting: Vec<_> = all.iter().filter(|one| fits(one)).cloned().collect();
	if fitting.is_empty() {
		all
	} else {
		fitting
	}
}

/// Who does it, with what.
#[derive(Clone)]
struct Cast {
	one: Sr25519Keyring,
	other: Sr25519Keyring,
	number: usize,
	amount: Units,
	/// Unlike that of any other step.
	reference: H256,
	board: Authority,
	assembly: Authority,
}

impl World {
	/// What happens in a step. Whether it succeeds does not matter here, nor whether there is anything to do it with.
	pub fn play(&mut self, at: usize, step: &Step) {
		let coop = self.coop;
		let cast = Cast {
			one: PEOPLE[step.one],
			other: PEOPLE[step.other],
			number: step.number,
			amount: step.amount.into(),
			reference: H256::from_low_u64_be(at as u64),
			board: Authority::Board { coop },
			assembly: Authority::Assembly { coop, majority: Majority::Simple },
		};
		let _ = self
			.play_currency(step.kind, &cast)
			.or_else(|| self.play_pledge(step.kind, &cast))
			.or_else(|| self.play_default(step.kind, &cast))
			.or_else(|| self.play_project(step.kind, &cast))
			.or_else(|| self.play_milestone(step.kind, &cast))
			.or_else(|| self.play_participation(step.kind, &cast))
			.or_else(|| self.play_time(step.kind, &cast));
	}

	/// Wallets, gateways, the policy.
	fn play_currency(&self, kind: Kind, cast: &Cast) -> Option<()> {
		use pallet_assets::Call as A;
		use pallet_currencies::Call as U;
		let (currency, issuer) = (self.currency, self.coop);
		let Cast { one, other, number, amount, reference, board, assembly } = cast.clone();
		let (to, target) = (id(other), id(other).into());
		match kind {
			Kind::Send => self.signed(one, A::transfer { id: currency, target, amount }.into()),
			Kind::KeepAlive => {
				self.signed(one, A::transfer_keep_alive { id: currency, target, amount }.into())
			},
			Kind::SendAll => {
				self.signed(one, A::transfer_all { id: currency, dest: target, keep_alive: false }.into())
			},
			Kind::Refund => {
				let allow_burn = number.is_multiple_of(2);
				self.signed(one, A::refund { id: currency, allow_burn }.into())
			},
			Kind::Burn => self.signed(one, A::burn { id: currency, who: target, amount }.into()),
			Kind::Pay => {
				let amount = amount / 4;
				self.signed(one, U::transfer { currency, to, amount, memo: Default::default() }.into())
			},
			Kind::Settle => self.signed(one, U::settle { currency, who: to }.into()),
			Kind::SetGateway => {
				self.decided(assembly, U::set_gateway { currency, issuer, most_reserve: 900 }.into())
			},
			Kind::Attest => self.decided(board, U::attest_deposit { currency, to, amount, reference }.into()),
			Kind::Request => {
				let amount = (amount / 4).min(self.available(&id(one)).saturating_sub(1));
				let account_reference = reference;
				self.signed(one, U::request_redemption { currency, amount, account_reference }.into())
			},
			Kind::Cancel => {
				let waiting = prefer(self.redemptions(), |(.., until)| *until < self.today);
				let (id, who, _) = pick(&waiting, number)?;
				self.signed(key(&who), U::cancel_redemption { currency, id }.into())
			},
			Kind::Confirm => {
				let (id, ..) = pick(&self.redemptions(), number)?;
				self.decided(board, U::confirm_redemption { currency, id, reference }.into())
			},
			Kind::Reject => {
				let (id, ..) = pick(&self.redemptions(), number)?;
				self.decided(board, U::reject_redemption { currency, id, reason: reference }.into())
			},
			Kind::Pause => self.decided(assembly, U::pause { currency }.into()),
			Kind::Resume => self.decided(assembly, U::resume { currency }.into()),
			Kind::SetPolicy => {
				let mut policy =
					policy(if number.is_multiple_of(3) { Holders::Members } else { Holders::Anybody });
				policy.consensus.turnout = Fraction::new(1, 10);
				policy.consensus.witnesses = 0;
				policy.consensus.window_days = 2;
				policy.daily_limit = Some(300);
				policy.credit.first = 200 + amount;
				if number.is_multiple_of(2) {
					policy.demurrage = None;
				}
				self.decided(assembly, U::set_policy { currency, policy: Box::new(policy) }.into())
			},
			_ => return None,
		}
		Some(())
	}

	/// Pledges, and claims on them.
	fn play_pledge(&self, kind: Kind, cast: &Cast) -> Option<()> {
		use pallet_pledges::Call as P;
		let currency = self.currency;
		let Cast { one, other, number, amount, reference, .. } = cast.clone();
		let open = || self.pledges(|pledge| pledge.status == Status::Open);
		match kind {
			Kind::Pledge => {
				let pledge = pallet_pledges::NextPledgeId::<Runtime>::get(currency);
				self.signed(one, self.pledge(amount, 10 + (number % 60) as u32));
				// Most that is promised is agreed to at once.
				if !number.is_multiple_of(3) {
					for voter in PEOPLE {
						self.signed(voter, P::approve { currency, pledge }.into());
					}
				}
			},
			Kind::Approve => {
				let (pledge, _) = pick(&open(), number)?;
				for voter in [one, other] {
					self.signed(voter, P::approve { currency, pledge }.into());
				}
			},
			Kind::Object => {
				let (pledge, _) = pick(&open(), number)?;
				self.signed(one, P::object { currency, pledge, reasons: reference }.into())
			},
			Kind::Withdraw => {
				let in_time = prefer(open(), |(_, pledge)| pledge.poll.window.day >= self.today);
				let (pledge, entry) = pick(&in_time, number)?;
				self.signed(key(&entry.pledger), P::withdraw { currency, pledge }.into())
			},
			Kind::Finalise => {
				let voted = prefer(open(), |(_, pledge)| pledge.poll.window.day < self.today);
				let (pledge, _) = pick(&voted, number)?;
				self.signed(one, P::finalise { currency, pledge }.into())
			},
			Kind::Claim => {
				let accepted = self.pledges(|pledge| pledge.status == Status::Accepted);
				let accepted = prefer(accepted, |(_, pledge)| {
					pledge.books.left_units > 0 && pledge.due.is_some_and(|due| due.day >= self.today)
				});
				let (pledge, entry) = pick(&accepted, number)?;
				let units = 1 + u32::from(amount > 300);
				let value = entry.books.value_of(units).unwrap_or_default();
				let payers = prefer(PEOPLE.to_vec(), |who| {
					id(*who) != entry.pledger && self.available(&id(*who)) >= value
				});
				let claimant = pick(&payers, number / 7)?;
				let claim = P::claim { currency, pledge, units, most: Units::MAX, request: reference };
				self.signed(claimant, claim.into());
				// Every other service is given at once.
				if number.is_multiple_of(2) {
					let claim = entry.next_claim;
					let deliver = P::deliver { currency, pledge, claim, proof: reference };
					self.signed(key(&entry.pledger), deliver.into());
				}
			},
			Kind::Deliver => {
				let (pledge, claim, _) =
					pick(&self.claims(|stage| matches!(stage, Stage::Claimed { .. })), number)?;
				let deliver = P::deliver { currency, pledge, claim, proof: reference };
				self.signed(self.pledger(pledge)?, deliver.into())
			},
			Kind::ConfirmClaim => {
				let (pledge, claim, entry) = pick(&self.claims(|_| true), number)?;
				self.signed(key(&entry.claimant), P::confirm { currency, pledge, claim }.into())
			},
			Kind::SettleClaim => {
				let delivered = self.claims(|stage| matches!(stage, Stage::Delivered { .. }));
				let (pledge, claim, _) = pick(&self.silent(delivered), number)?;
				self.signed(one, P::settle_claim { currency, pledge, claim }.into())
			},
			Kind::Reclaim => {
				let waiting = self.claims(|stage| !matches!(stage, Stage::Delivered { .. }));
				let (pledge, claim, _) = pick(&self.silent(waiting), number)?;
				self.signed(one, P::reclaim { currency, pledge, claim }.into())
			},
			Kind::Dispute => {
				let (pledge, claim, entry) =
					pick(&self.claims(|stage| !matches!(stage, Stage::Disputed { .. })), number)?;
				let by_pledger = amount < 100;
				let by = if by_pledger { self.pledger(pledge)? } else { key(&entry.claimant) };
				self.signed(by, P::dispute { currency, pledge, claim, reason: reference }.into())
			},
			Kind::Resolve => {
				let (pledge, claim, _) =
					pick(&self.claims(|stage| matches!(stage, Stage::Disputed { .. })), number)?;
				let (part, reason) = (Fraction::new(amount as u32 % 4, 3), reference);
				let by = Authority::Federation { majority: Majority::Simple };
				self.decided(by, P::resolve { currency, pledge, claim, part, reason }.into())
			},
			_ => return None,
		}
		Some(())
	}

	/// What becomes of pledges that nobody claims, or nobody delivers.
	fn play_default(&self, kind: Kind, cast: &Cast) -> Option<()> {
		use pallet_pledges::Call as P;
		let currency = self.currency;
		let Cast { one, other, number, amount, reference, assembly, .. } = cast.clone();
		let accepted = || self.pledges(|pledge| pledge.status == Status::Accepted);
		match kind {
			Kind::BuyBack => {
				let (pledge, entry) = pick(&accepted(), number)?;
				let some = if number.is_multiple_of(2) { Units::MAX } else { amount };
				let amount = some.min(entry.books.left).min(self.available(&entry.pledger));
				self.signed(key(&entry.pledger), P::buy_back { currency, pledge, amount }.into())
			},
			Kind::Guarantee => {
				let running =
					self.pledges(|pledge| pledge.status.is_running() && pledge.defaulted_on.is_none());
				let (pledge, entry) = pick(&running, number)?;
				let most = entry.books.outstanding().filter(|left| *left > 0).unwrap_or(entry.terms.value);
				let guarantor = if id(one) == entry.pledger { other } else { one };
				let amount = amount.min(most);
				self.signed(guarantor, P::guarantee { currency, pledge, amount }.into())
			},
			Kind::CallGuarantor => {
				let overdue = self.overdue();
				let left = |pledge| {
					let found = overdue.iter().find(|(id, _)| *id == pledge);
					found.map_or(0, |(_, entry)| entry.books.left)
				};
				let can_pay = |guarantor: &_| self.available(guarantor) > 0;
				let all = prefer(self.guarantees(), |(pledge, ..)| left(*pledge) > 0);
				let all = prefer(all, |(pledge, who, _)| left(*pledge) > 0 && can_pay(who));
				let (pledge, guarantor, guaranteed) = pick(&all, number)?;
				let most = guaranteed.min(left(pledge)).min(self.available(&guarantor).max(1));
				let amount = if amount < 200 { amount.min(most) } else { most };
				self.signed(one, P::call_guarantor { currency, pledge, guarantor, amount }.into())
			},
			Kind::ReleaseGuarantee => {
				let over = self.pledges(|pledge| !pledge.status.is_running());
				let is_over = |pledge| over.iter().any(|(id, _)| *id == pledge);
				let all = prefer(self.guarantees(), |(pledge, ..)| is_over(*pledge));
				let (pledge, guarantor, _) = pick(&all, number)?;
				self.signed(one, P::release_guarantee { currency, pledge, guarantor }.into())
			},
			Kind::Squander => {
				let due = prefer(accepted(), |(_, pledge)| {
					pledge.due.is_some_and(|due| due.day < self.today) && self.available(&pledge.pledger) > 0
				});
				let (_, entry) = pick(&due, number)?;
				let dest = id(if id(other) == entry.pledger { one } else { other }).into();
				let all = pallet_assets::Call::transfer_all { id: currency, dest, keep_alive: false };
				self.signed(key(&entry.pledger), all.into())
			},
			Kind::Collect => {
				let (pledge, _) = pick(&self.overdue(), number)?;
				self.signed(one, P::collect { currency, pledge }.into())
			},
			Kind::Default => {
				let overdue = prefer(self.overdue(), |(_, pledge)| pledge.defaulted_on.is_none());
				let (pledge, _) = pick(&overdue, number)?;
				self.signed(one, P::declare_default { currency, pledge }.into())
			},
			Kind::Cover => {
				let overdue = prefer(self.overdue(), |(_, pledge)| pledge.books.left > 0);
				let (pledge, entry) = pick(&overdue, number)?;
				let amount = entry.books.left.min(self.available(&self.pot()));
				self.decided(assembly, P::cover { currency, pledge, amount, reason: reference }.into())
			},
			Kind::WriteOff => {
				let overdue = prefer(self.overdue(), |(_, pledge)| pledge.books.left > 0);
				let (pledge, _) = pick(&overdue, number)?;
				self.decided(assembly, P::write_off { currency, pledge, reason: reference }.into())
			},
			Kind::MakeGood => {
				let (pledge, entry) = pick(&self.pledges(|pledge| pledge.books.written_off > 0), number)?;
				let payers = prefer(PEOPLE.to_vec(), |who| self.available(&id(*who)) > 0);
				let payer = pick(&payers, number / 7)?;
				let amount = amount.min(entry.books.written_off).min(self.available(&id(payer)));
				self.signed(payer, P::make_good { currency, pledge, amount }.into())
			},
			_ => return None,
		}
		Some(())
	}

	/// Proposals and rounds, and the ends of projects.
	fn play_project(&self, kind: Kind, cast: &Cast) -> Option<()> {
		use pallet_projects::Call as J;
		let (currency, today) = (self.currency, self.today);
		let Cast { one, other, number, amount, board, assembly, .. } = cast.clone();
		let running = || self.projects(|project| matches!(project.status, ProjectStatus::Running(_)));
		let open_round = || pallet_projects::OpenRounds::<Runtime>::get(currency);
		match kind {
			Kind::Propose => {
				let pay_to = match number % 4 {
					0 => PayTo::Lead,
					1 => PayTo::Contributors { participation: false },
					_ => PayTo::Contributors { participation: true },
				};
				self.signed(one, J::propose { currency, plan: self.plan(2 + amount / 4, pay_to) }.into())
			},
			Kind::GiveLeave => {
				let until = today.plus_days(100);
				self.decided(assembly, J::approve_budget { currency, amount, until }.into())
			},
			Kind::OpenRound => {
				let until = today.plus_days(SHORTEST_ROUND + 1);
				let in_time = |project| {
					let plan = pallet_projects::MilestonePlans::<Runtime>::get(project);
					plan.first().is_some_and(|first| first.due > until)
				};
				let proposed = self.projects(|project| project.status == ProjectStatus::Proposed);
				let proposed = prefer(proposed, |(project, _)| in_time(*project));
				let mut projects: Vec<_> = proposed.into_iter().map(|(project, _)| project).collect();
				projects.truncate(1 + number % 3);
				// Now and then one that is no proposal any more.
				let past = self.projects(|project| project.status != ProjectStatus::Proposed);
				let past = pick(&past, number).filter(|_| number.is_multiple_of(4));
				projects.extend(past.map(|(project, _)| project));
				let first = projects.first().copied();
				let budget = (1 + amount).min(self.available(&self.pot()));
				let by = if number.is_multiple_of(5) { board } else { assembly };
				let projects = projects.try_into().unwrap();
				self.decided(by, J::open_round { currency, budget, until, projects }.into());
				// Most rounds have funders at once.
				let (round, project) = (open_round()?, first.filter(|_| !number.is_multiple_of(5))?);
				for who in [one, other] {
					let points = vec![(project, 50)].try_into().unwrap();
					self.signed(who, J::allot { round, points }.into());
				}
			},
			Kind::Allot => {
				let round = open_round()?;
				let projects = pallet_projects::Rounds::<Runtime>::get(round)?.projects;
				let project = pick(&projects, number)?;
				for who in [one, other] {
					let points = vec![(project, 1 + amount as u32 % 100)].try_into().unwrap();
					self.signed(who, J::allot { round, points }.into());
				}
			},
			Kind::CloseRound => {
				let limit = 1 + (number % 3) as u32;
				self.signed(one, J::close_round { round: open_round()?, limit }.into())
			},
			Kind::Abandon => {
				let (project, entry) = pick(&running(), number)?;
				self.signed(key(&entry.lead), J::cancel_project { project }.into())
			},
			Kind::AppointLead => {
				let (project, _) = pick(&running(), number)?;
				let by = if number.is_multiple_of(2) { board } else { assembly };
				self.decided(by, J::appoint_lead { project, lead: id(other) }.into());
				self.signed(other, J::accept_lead { project }.into())
			},
			Kind::CloseProject => {
				let (project, _) = pick(&running(), number)?;
				self.decided(board, J::close_project { project }.into())
			},
			_ => return None,
		}
		Some(())
	}

	/// Milestones, and volunteers.
	fn play_milestone(&self, kind: Kind, cast: &Cast) -> Option<()> {
		use pallet_projects::Call as J;
		let (currency, today) = (self.currency, self.today);
		let Cast { one, other, number, amount, reference, board, assembly } = cast.clone();
		let open = || self.milestones(|state| matches!(state, MilestoneState::Open { .. }));
		let reported = || self.milestones(|state| matches!(state, MilestoneState::Reported(_)));
		match kind {
			Kind::Report => {
				let (project, milestone, ..) = pick(&open(), number)?;
				let report = J::report_milestone { project, milestone, evidence: reference };
				self.signed(self.lead(project)?, report.into());
				// Every other one is looked at at once.
				if number.is_multiple_of(2) {
					self.everybody_votes(project, milestone, amount > 130);
				}
			},
			Kind::Vote => {
				let (project, milestone, ..) = pick(&reported(), number)?;
				self.everybody_votes(project, milestone, amount > 130)
			},
			Kind::Accept => {
				let (project, milestone, ..) = pick(&reported(), number)?;
				let by = if number.is_multiple_of(2) { board } else { assembly };
				self.decided(by, J::accept_milestone { project, milestone }.into())
			},
			Kind::CloseMilestone => {
				let over = prefer(
					reported(),
					|(.., state)| matches!(state, MilestoneState::Reported(report) if report.window.until < today),
				);
				let (project, milestone, ..) = pick(&over, number)?;
				self.signed(one, J::close_milestone { project, milestone }.into())
			},
			Kind::Lapse => {
				let late = prefer(open(), |(_, _, due, _)| due.plus_days(MILESTONE_GRACE) < today);
				let (project, milestone, ..) = pick(&late, number)?;
				self.signed(one, J::lapse_milestone { project, milestone }.into())
			},
			Kind::ApproveVolunteers => {
				let until = today.plus_days(20);
				let amount = amount.min(self.available(&self.pot()));
				let approve =
					J::approve_volunteer_budget { currency, amount, until, most_per_person: amount };
				self.decided(assembly, approve.into())
			},
			Kind::PayVolunteer => {
				let (budget, _) = pick(&self.budgets(), number)?;
				let left = pallet_projects::VolunteerBudgets::<Runtime>::get(budget)?.left;
				let (who, amount, reason) = (id(other), (amount / 4).min(left), reference);
				self.decided(board, J::pay_volunteer { budget, who, amount, reason }.into())
			},
			Kind::CloseVolunteers => {
				let (budget, _) = pick(&prefer(self.budgets(), |(_, until)| *until < today), number)?;
				self.signed(one, J::close_volunteer_budget { budget }.into())
			},
			_ => return None,
		}
		Some(())
	}

	/// Who has funded a project does, and the others are refused.
	fn everybody_votes(&self, project: u32, milestone: u32, accept: bool) {
		for voter in PEOPLE {
			let vote = pallet_projects::Call::vote_on_milestone { project, milestone, accept };
			self.signed(voter, vote.into());
		}
	}

	/// Contributions, and what comes of them.
	fn play_participation(&self, kind: Kind, cast: &Cast) -> Option<()> {
		use pallet_projects::Call as J;
		let Cast { one, other, number, amount, reference, board, assembly } = cast.clone();
		match kind {
			Kind::Contribute => {
				let pays = |pay_to: PayTo| matches!(pay_to, PayTo::Contributors { .. });
				let running = self.projects(|project| {
					matches!(project.status, ProjectStatus::Running(_)) && pays(project.pay_to)
				});
				let (project, _) = pick(&running, number)?;
				let (amount, evidence) = (1 + amount / 8, reference);
				self.signed(one, J::contribute { project, work: Work::Deliverable, amount, evidence }.into())
			},
			Kind::ConfirmContribution => {
				let (project, contribution, entry) = pick(&self.contributions(), number)?;
				let confirm = || -> RuntimeCall {
					J::confirm_contribution { project, contribution, amount: entry.amount }.into()
				};
				match number % 4 {
					0 => self.decided(assembly, confirm()),
					1 => self.decided(board, confirm()),
					2 => self.signed(self.lead(project)?, confirm()),
					_ => {
						for who in PEOPLE {
							self.signed(who, confirm());
						}
					},
				}
			},
			Kind::RejectContribution => {
				let (project, contribution, _) = pick(&self.contributions(), number)?;
				let reason = reference;
				self.decided(board, J::reject_contribution { project, contribution, reason }.into())
			},
			Kind::WithdrawContribution => {
				let (project, contribution, entry) = pick(&self.contributions(), number)?;
				let withdraw = J::withdraw_contribution { project, contribution };
				self.signed(key(&entry.contributor), withdraw.into())
			},
			Kind::Distribute => {
				let shared = self.projects(|project| project.token.is_some());
				let shared = prefer(shared, |(project, _)| {
					pallet_projects::Incomes::<Runtime>::get(project).tokens > 0
				});
				let (project, _) = pick(&shared, number)?;
				let payers = prefer(PEOPLE.to_vec(), |who| self.available(&id(*who)) > 0);
				let payer = pick(&payers, number / 7)?;
				let amount = (1 + amount / 4).min(self.available(&id(payer)));
				self.signed(payer, J::distribute_income { project, amount }.into())
			},
			Kind::ClaimIncome => {
				for (project, who) in self.participants().into_iter().skip(number % 3) {
					self.signed(who, J::claim_income { project }.into());
				}
			},
			Kind::TransferParticipation => {
				let (project, who) = pick(&self.participants(), number)?;
				let to = id(if who == other { one } else { other });
				let tokens = pallet_projects::Participations::<Runtime>::get(project, id(who))?.tokens;
				let amount = (1 + amount).min(tokens);
				self.signed(who, J::transfer_participation { project, to, amount }.into())
			},
			Kind::GiveNotice => {
				self.signed(one, pallet_membership::Call::give_notice { coop: self.coop }.into())
			},
			_ => return None,
		}
		Some(())
	}

	fn play_time(&mut self, kind: Kind, cast: &Cast) -> Option<()> {
		let after = |day: Date| day.0.saturating_sub(self.today.0).saturating_add(1);
		let days = match kind {
			Kind::Wait => after(*self.deadlines().first()?),
			Kind::WaitLonger => after(pick(&self.deadlines(), cast.number)?),
			_ => (cast.number % 4) as u32,
		};
		self.pass(days);
		Some(())
	}

	/// Claims whose other side has been silent for too long.
	fn silent(&self, claims: Vec<super::world::AClaim>) -> Vec<super::world::AClaim> {
		prefer(claims, |(.., claim)| last_day(&claim.stage).is_some_and(|day| day < self.today))
	}

	fn pledger(&self, pledge: u32) -> Option<Sr25519Keyring> {
		let pledge = pallet_pledges::Pledges::<Runtime>::get(self.currency, pledge)?;
		Some(key(&pledge.pledger))
	}

	fn lead(&self, project: u32) -> Option<Sr25519Keyring> {
		Some(key(&pallet_projects::Projects::<Runtime>::get(project)?.lead))
	}
}

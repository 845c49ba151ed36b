//! A community with a currency, what there is in it at a moment, and what must be true of it.

use allmende_primitives::{
	currency::{Currencies as _, CurrencyId, Holders, Units},
	Authority, CoopId, Date, DocumentRef, Fraction, Majority, Name, Symbol,
};
use frame_support::{
	assert_ok,
	storage::with_storage_layer,
	traits::{fungibles::InspectHold, Hooks, PostTransactions},
	weights::Weight,
};
use pallet_pledges::{ClaimId, ClaimOf, Claimants, PledgeId, PledgeOf, Stage, Status, Terms};
use pallet_projects::{
	ContributionId, ContributionOf, ContributionStatus, Milestone, MilestoneNumber, MilestoneState,
	MilestoneStateOf, PayTo, Plan, ProjectId, ProjectOf, ProjectStatus,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie, One};
use sp_runtime::{traits::Dispatchable, Permill};

use super::{
	super::{
		currencies::policy,
		journey::{admit, date, found, id, set_day, signed},
	},
	outcomes::{outcome, Outcomes},
};
use crate::{
	configs::currencies::SettleTouched,
	constants::{pledges, projects, time::MINUTES},
	AccountId, Assets, AssetsHolder, BlockNumber, Currencies, Membership, Pledges, Projects, Runtime,
	RuntimeCall, RuntimeOrigin, System,
};

/// Alice, Bob and Charlie are the board, Dave, Eve and Ferdie members who may leave, One is a stranger.
pub const PEOPLE: [Sr25519Keyring; 7] = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One];

/// A pledge, and a claim on it.
pub type AClaim = (PledgeId, ClaimId, ClaimOf<Runtime>);
/// A milestone that is funded and not decided: of which project, its number, its last day, its state.
pub type AMilestone = (ProjectId, MilestoneNumber, Date, MilestoneStateOf<Runtime>);

/// What a world of steps is about.
pub struct World {
	pub coop: CoopId,
	pub currency: CurrencyId,
	pub today: Date,
	pub reached: Outcomes,
}

impl World {
	/// A community with a currency whose pledges two approvals carry.
	pub fn new() -> Self {
		let today = date(2027, 1, 4);
		set_day(today);
		let coop = found();
		for member in [Dave, Eve, Ferdie] {
			admit(coop, member);
		}
		let (name, symbol) = (Name::truncate_from(b"Taler".to_vec()), Symbol::truncate_from(b"TAL".to_vec()));
		let mut policy = policy(Holders::Anybody);
		policy.consensus.turnout = Fraction::new(1, 10);
		policy.consensus.witnesses = 0;
		policy.consensus.window_days = 1;
		policy.daily_limit = Some(300);
		// So high that what lies in escrow for some days owes something.
		policy.demurrage = Some(Permill::from_percent(40));
		let origin = RuntimeOrigin::from(Authority::Assembly { coop, majority: Majority::Simple });
		assert_ok!(Currencies::create(origin, name, symbol, 2, Box::new(policy)));
		let currency = Currencies::currencies_of(coop)[0];
		let mut world = Self { coop, currency, today, reached: Outcomes::new() };
		// Something to begin with: each of the three has promised, and Dave and Eve have approved.
		for (number, who) in (0..).zip([Alice, Bob, Charlie]) {
			world.signed(who, world.pledge(450, 40 + 30 * number));
			world.signed(Dave, pallet_pledges::Call::approve { currency, pledge: number }.into());
			world.signed(Eve, pallet_pledges::Call::approve { currency, pledge: number }.into());
		}
		world.pass(2);
		for pledge in 0..3 {
			assert_ok!(Pledges::finalise(signed(Eve), currency, pledge));
		}
		world.end_block();
		assert!(world.supply() > 0);
		let assembly = Authority::Assembly { coop, majority: Majority::Simple };
		assert_ok!(Currencies::set_gateway(assembly.into(), currency, coop, 900));
		world.fund_project();
		world.reached.clear();
		world
	}

	/// A project whose contributors are paid, and hold a part of its income: Dave leads it, Eve has given it all her points.
	fn fund_project(&mut self) {
		use pallet_projects::Call as J;
		let Self { coop, currency, today, .. } = *self;
		let (project, round) = (
			pallet_projects::NextProjectId::<Runtime>::get(),
			pallet_projects::NextRoundId::<Runtime>::get(),
		);
		let assembly = Authority::Assembly { coop, majority: Majority::Simple };
		let pay_to = PayTo::Contributors { participation: true };
		assert_ok!(Projects::propose(signed(Dave), currency, self.plan(300, pay_to)));
		let (until, projects) = (today.plus_days(15), vec![project].try_into().unwrap());
		assert_ok!(Projects::open_round(assembly.into(), currency, 300, until, projects));
		assert_ok!(Projects::allot(signed(Eve), round, vec![(project, 100)].try_into().unwrap()));
		self.pass(16);
		assert_ok!(Projects::close_round(signed(Eve), round, 32));
		self.signed(Dave, J::report_milestone { project, milestone: 0, evidence: H256::zero() }.into());
		assert_ok!(Projects::accept_milestone(assembly.into(), project, 0));
		self.end_block();
	}

	pub fn signed(&self, who: Sr25519Keyring, call: RuntimeCall) {
		let _ = with_storage_layer(|| call.dispatch(signed(who)).map_err(|error| error.error));
	}

	/// An organ has decided. How it does so is tested elsewhere.
	pub fn decided(&self, authority: Authority, call: RuntimeCall) {
		let _ = with_storage_layer(|| call.dispatch(authority.into()).map_err(|error| error.error));
	}

	/// A pledge of three services, for so many days.
	pub fn pledge(&self, value: Units, days: u32) -> RuntimeCall {
		let text = || DocumentRef { hash: H256::repeat_byte(1), address: b"a".to_vec().try_into().unwrap() };
		let until = self.today.plus_days(days);
		let terms =
			Terms { value, quantity: 3, until, deliver_within_days: 5, claimants: Claimants::Holders };
		pallet_pledges::Call::pledge { currency: self.currency, service: text(), claiming: text(), terms }
			.into()
	}

	/// A project in two halves, with some time for each.
	pub fn plan(&self, budget: Units, pay_to: PayTo) -> Box<Plan> {
		let text_hash = H256::repeat_byte(6);
		let text = DocumentRef { hash: text_hash, address: b"a".to_vec().try_into().unwrap() };
		let part = |amount, days| Milestone { text_hash, amount, due: self.today.plus_days(days) };
		let milestones = vec![part(budget - budget / 2, 30), part(budget / 2, 50)].try_into().unwrap();
		Box::new(Plan { text, budget, least: 1, milestones, pay_to })
	}

	/// Lets days pass, and the blocks for which a vote lasts at least.
	pub fn pass(&mut self, days: u32) {
		self.end_block();
		self.today = self.today.plus_days(days);
		set_day(self.today);
		System::set_block_number(System::block_number() + 60 * MINUTES + 1);
		Membership::on_idle(1, Weight::MAX);
	}

	pub fn end_block(&mut self) {
		SettleTouched::post_transactions();
		for record in System::events() {
			if let Some(outcome) = outcome(&record.event) {
				*self.reached.entry(outcome).or_default() += 1;
			}
		}
		System::reset_events();
		self.check();
	}
}

// What must be true.
impl World {
	/// Every unit stands for something and is somebody's, and what is in escrow is there for something.
	fn check(&self) {
		let backing = Currencies::currency(self.currency).unwrap().backing;
		assert_eq!(backing.supply, self.supply());
		assert_eq!(backing.supply, backing.outstanding + backing.reserve + backing.written_off);
		let pot = self.pot();
		let held = |who: &AccountId| Assets::balance(self.currency, who) + self.on_hold(who);
		let all = PEOPLE.iter().map(|key| held(&id(*key))).sum::<Units>() + held(&pot);
		assert_eq!(all, self.supply());

		let escrowed = |who: &AccountId| Currencies::escrowed(self.currency, who);
		assert_eq!(escrowed(&pot), Projects::reserved(self.currency));
		assert_eq!(escrowed(&pot), self.on_hold(&pot));
		let claims = self.claims(|_| true);
		let point = Currencies::escrow(self.currency, &pot, 0).unwrap();
		assert!(claims.iter().all(|(.., claim)| claim.since <= point));
		for who in PEOPLE.map(id) {
			let claimed = claims.iter().filter(|(.., claim)| claim.claimant == who);
			assert_eq!(escrowed(&who), claimed.map(|(.., claim)| claim.value).sum::<Units>(), "{who}");
			let redeemed = self.redemptions().into_iter().filter(|(_, whose, _)| *whose == who);
			let redeemed = redeemed.map(|(id, ..)| Currencies::redemption(self.currency, id).unwrap().amount);
			assert_eq!(self.on_hold(&who), escrowed(&who) + redeemed.sum::<Units>(), "{who}");
		}
	}

	fn supply(&self) -> Units {
		Assets::total_supply(self.currency)
	}

	fn on_hold(&self, who: &AccountId) -> Units {
		AssetsHolder::total_balance_on_hold(self.currency, who)
	}
}

// What there is.
impl World {
	pub fn pot(&self) -> AccountId {
		Currencies::pot(self.currency)
	}

	pub fn available(&self, who: &AccountId) -> Units {
		Currencies::available(self.currency, who)
	}

	/// The pledges that fit.
	pub fn pledges(&self, fits: impl Fn(&PledgeOf<Runtime>) -> bool) -> Vec<(PledgeId, PledgeOf<Runtime>)> {
		let mut all: Vec<_> = pallet_pledges::Pledges::<Runtime>::iter_prefix(self.currency)
			.filter(|(_, pledge)| fits(pledge))
			.collect();
		all.sort_by_key(|(id, _)| *id);
		all
	}

	pub fn overdue(&self) -> Vec<(PledgeId, PledgeOf<Runtime>)> {
		let is_overdue =
			|id| Pledges::pledge_info(self.currency, id).is_some_and(|information| information.overdue);
		self.pledges(|_| true).into_iter().filter(|(id, _)| is_overdue(*id)).collect()
	}

	/// Who guarantees what of which pledge.
	pub fn guarantees(&self) -> Vec<(PledgeId, AccountId, Units)> {
		let mut all: Vec<_> = pallet_pledges::Guarantees::<Runtime>::iter()
			.filter(|((currency, _), ..)| *currency == self.currency)
			.map(|((_, pledge), who, amount)| (pledge, who, amount))
			.collect();
		all.sort();
		all
	}

	/// The claims that are not settled and fit.
	pub fn claims(&self, fits: impl Fn(&Stage<BlockNumber>) -> bool) -> Vec<AClaim> {
		let mut all: Vec<_> = pallet_pledges::Claims::<Runtime>::iter()
			.filter(|((currency, _), ..)| *currency == self.currency)
			.map(|((_, pledge), id, claim)| (pledge, id, claim))
			.filter(|(.., claim)| !matches!(claim.stage, Stage::Settled { .. }) && fits(&claim.stage))
			.collect();
		all.sort_by_key(|(pledge, id, _)| (*pledge, *id));
		all
	}

	/// The redemptions that wait: whose, and until when the issuer has time.
	pub fn redemptions(&self) -> Vec<(u32, AccountId, Date)> {
		let mut all: Vec<_> = pallet_currencies::Redemptions::<Runtime>::iter_prefix(self.currency)
			.map(|(id, redemption)| (id, redemption.who, redemption.answer_until))
			.collect();
		all.sort();
		all
	}

	/// The projects that fit.
	pub fn projects(
		&self,
		fits: impl Fn(&ProjectOf<Runtime>) -> bool,
	) -> Vec<(ProjectId, ProjectOf<Runtime>)> {
		let mut all: Vec<_> = pallet_projects::Projects::<Runtime>::iter()
			.filter(|(_, project)| project.currency == self.currency && fits(project))
			.collect();
		all.sort_by_key(|(id, _)| *id);
		all
	}

	pub fn milestones(&self, fits: impl Fn(&MilestoneStateOf<Runtime>) -> bool) -> Vec<AMilestone> {
		let running = self.projects(|project| matches!(project.status, ProjectStatus::Running(_)));
		let of = |project| (0..).zip(pallet_projects::MilestonePlans::<Runtime>::get(project));
		let state = |project, number| pallet_projects::MilestoneStates::<Runtime>::get(project, number);
		running
			.iter()
			.flat_map(|(project, _)| of(*project).map(move |(number, plan)| (*project, number, plan.due)))
			.map(|(project, number, due)| (project, number, due, state(project, number)))
			.filter(|(.., state)| fits(state))
			.filter(|(.., state)| matches!(state, MilestoneState::Open { .. } | MilestoneState::Reported(_)))
			.collect()
	}

	/// The contributions that nobody has decided.
	pub fn contributions(&self) -> Vec<(ProjectId, ContributionId, ContributionOf<Runtime>)> {
		let ours = self.projects(|_| true);
		ours.into_iter()
			.flat_map(|(project, _)| {
				let mut all: Vec<_> =
					pallet_projects::Contributions::<Runtime>::iter_prefix(project).collect();
				all.sort_by_key(|(id, _)| *id);
				all.into_iter().map(move |(id, contribution)| (project, id, contribution))
			})
			.filter(|(.., contribution)| contribution.status == ContributionStatus::Open)
			.collect()
	}

	/// Who holds participation tokens of which project.
	pub fn participants(&self) -> Vec<(ProjectId, Sr25519Keyring)> {
		let ours = self.projects(|project| project.token.is_some());
		ours.iter()
			.flat_map(|(project, _)| PEOPLE.map(|who| (*project, who)))
			.filter(|(project, who)| {
				pallet_projects::Participations::<Runtime>::contains_key(project, id(*who))
			})
			.collect()
	}

	/// The budgets for volunteers that are open, with their last days.
	pub fn budgets(&self) -> Vec<(u32, Date)> {
		let mut all: Vec<_> = pallet_projects::VolunteerBudgets::<Runtime>::iter()
			.filter(|(_, budget)| budget.currency == self.currency && !budget.closed)
			.map(|(id, budget)| (id, budget.until))
			.collect();
		all.sort();
		all
	}

	/// The last days of all that waits for something, from today on.
	pub fn deadlines(&self) -> Vec<Date> {
		let mut all = Vec::new();
		for (_, pledge) in self.pledges(|pledge| pledge.status.is_running()) {
			match (pledge.status, pledge.due) {
				(Status::Open, _) => all.push(pledge.poll.window.day),
				(_, Some(due)) => all.extend([due.day, due.day.plus_days(pledges::GRACE_DAYS)]),
				_ => (),
			}
		}
		all.extend(self.claims(|_| true).iter().filter_map(|(.., claim)| last_day(&claim.stage)));
		all.extend(self.redemptions().iter().map(|(.., until)| *until));
		all.extend(self.budgets().iter().map(|(_, until)| *until));
		if let Some(round) = pallet_projects::OpenRounds::<Runtime>::get(self.currency) {
			let round = pallet_projects::Rounds::<Runtime>::get(round).unwrap();
			all.push(round.window.until);
		}
		for (_, _, due, state) in self.milestones(|_| true) {
			match state {
				MilestoneState::Reported(report) => all.push(report.window.until),
				_ => all.push(due.plus_days(projects::MILESTONE_GRACE)),
			}
		}
		all.retain(|day| *day >= self.today);
		all.sort();
		all
	}
}

/// The last day of a stage that has one.
pub fn last_day(stage: &Stage<BlockNumber>) -> Option<Date> {
	match stage {
		Stage::Claimed { until } | Stage::Delivered { until, .. } | Stage::Disputed { until, .. } => {
			Some(until.day)
		},
		Stage::Settled { .. } => None,
	}
}

/// Whose an account is.
pub fn key(who: &AccountId) -> Sr25519Keyring {
	PEOPLE.into_iter().find(|key| id(*key) == *who).expect("nobody else takes part")
}

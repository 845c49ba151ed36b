//! Benchmarks of every call, each in its most expensive case.

use super::*;
use crate::functions::Caller;
use allmende_primitives::{
	assembly::{Body, Electorate, VoterNumber},
	currency::{Currencies, CurrencyId, CurrencySetUp, Units},
	traits::BenchmarkSetUp,
	Address, Authority, CoopId, Date, DocumentRef, Majority, MAX_ADDRESS,
};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::Get;
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::H256;
use sp_runtime::traits::{One, Saturating};

/// The day on which everything begins.
const FIRST: Date = Date(22_000);
/// What the pot and whoever pays have.
const WEALTH: Units = 1_000_000;
/// What each milestone is worth.
const MILESTONE: Units = 100;
/// All milestones of a project.
const BUDGET: Units = MILESTONE * MAX_MILESTONES as Units;
/// Contributors are paid, and participate.
const SHARED: PayTo = PayTo::Contributors { participation: true };

/// A community with its currency. The first two of its members are the board, the third leads the project.
struct Community<T: Config> {
	coop: CoopId,
	currency: CurrencyId,
	lead: T::AccountId,
	funders: Vec<T::AccountId>,
}

fn community<T: Config>() -> Community<T> {
	T::BenchmarkHelper::set_today(FIRST);
	let people: Vec<T::AccountId> = (0..6).map(|index| account("member", index, 0)).collect();
	let coop = T::BenchmarkHelper::active_cooperative(people.clone());
	let currency = T::BenchmarkHelper::currency(coop);
	T::BenchmarkHelper::fund_pot(currency, &people[0], WEALTH);
	Community { coop, currency, lead: people[2].clone(), funders: people[3..].to_vec() }
}

fn assembly<O: From<Authority>>(coop: CoopId) -> O {
	Authority::Assembly { coop, majority: Majority::Simple }.into()
}

fn board<O: From<Authority>>(coop: CoopId) -> O {
	Authority::Board { coop }.into()
}

fn some_hash() -> H256 {
	H256::repeat_byte(7)
}

/// The last day of the rounds.
fn until<T: Config>() -> Date {
	FIRST.plus_days(T::ShortestRound::get())
}

/// A plan with as many milestones as can be, due after any round, one each day.
fn plan<T: Config>(pay_to: PayTo) -> Plan {
	plan_of::<T>(MAX_MILESTONES, pay_to)
}

/// One of so many milestones.
fn plan_of<T: Config>(count: u32, pay_to: PayTo) -> Plan {
	let address = Address::try_from(vec![b'a'; MAX_ADDRESS as usize]).expect("as long as can be");
	let milestone = |day| Milestone {
		text_hash: some_hash(),
		amount: MILESTONE,
		due: FIRST.plus_days(T::LongestRound::get().saturating_add(day)),
	};
	let milestones: Vec<_> = (1..=count).map(milestone).collect();
	Plan {
		text: DocumentRef { hash: some_hash(), address },
		budget: MILESTONE.saturating_mul(count.into()),
		least: 1,
		milestones: milestones.try_into().expect("as many as can be"),
		pay_to,
	}
}

/// Proposals of as many leads.
fn proposals<T: Config>(of: &Community<T>, count: u32) -> Result<RoundProjects, BenchmarkError> {
	let mut projects = RoundProjects::new();
	for index in 0..count {
		let lead: T::AccountId = account("lead", index, 0);
		T::BenchmarkHelper::admit(of.coop, &lead);
		let id = Pallet::<T>::do_propose(lead, of.currency, plan::<T>(SHARED))?;
		projects.try_push(id).map_err(|_| BenchmarkError::Stop("too many projects"))?;
	}
	Ok(projects)
}

fn open<T: Config>(of: &Community<T>, projects: RoundProjects) -> Result<RoundId, BenchmarkError> {
	let budget = BUDGET.saturating_mul(projects.len() as Units);
	Ok(Pallet::<T>::do_open_round((of.coop, Judge::Assembly), of.currency, budget, until::<T>(), projects)?)
}

/// The same points for each of these.
fn points(projects: &[ProjectId], each: u32) -> Allotment {
	let points: Vec<_> = projects.iter().map(|project| (*project, each)).collect();
	points.try_into().expect("as many as in a round")
}

/// Moves the calendar past a day, and the chain past the least window.
fn pass<T: Config>(day: Date) {
	T::BenchmarkHelper::set_today(day.plus_days(1));
	let block = frame_system::Pallet::<T>::block_number();
	let later: BlockNumberFor<T> = block.saturating_add(T::LeastWindow::get()).saturating_add(One::one());
	frame_system::Pallet::<T>::set_block_number(later);
}

/// A project that the funders and its lead have funded with all it asks for, in a round with as many as can be in their allotments.
fn funded<T: Config>(of: &Community<T>, pay_to: PayTo) -> Result<ProjectId, BenchmarkError> {
	funded_as::<T>(of, plan::<T>(pay_to))
}

/// One with this plan.
fn funded_as<T: Config>(of: &Community<T>, plan: Plan) -> Result<ProjectId, BenchmarkError> {
	let mut projects = proposals::<T>(of, MAX_ROUND_PROJECTS.saturating_sub(1))?;
	let id = Pallet::<T>::do_propose(of.lead.clone(), of.currency, plan)?;
	projects.try_push(id).map_err(|_| BenchmarkError::Stop("too many projects"))?;
	let round = open::<T>(of, projects.clone())?;
	for who in of.funders.iter().chain([&of.lead]) {
		Pallet::<T>::do_allot(who.clone(), round, points(&projects, 1))?;
	}
	pass::<T>(until::<T>());
	Pallet::<T>::do_close_round(round, MAX_ROUND_PROJECTS)?;
	Ok(id)
}

/// The last milestone of a project, which the lead has reported.
fn reported<T: Config>(of: &Community<T>, id: ProjectId) -> Result<MilestoneNumber, BenchmarkError> {
	let last = MAX_MILESTONES.saturating_sub(1);
	Pallet::<T>::do_report_milestone(of.lead.clone(), id, last, some_hash())?;
	Ok(last)
}

/// Makes the first funder the one who has reported a milestone, as if he had led the project then.
fn by_another<T: Config>(
	of: &Community<T>,
	id: ProjectId,
	milestone: MilestoneNumber,
) -> Result<(), BenchmarkError> {
	let voter = T::Electorate::voter(Body::Members(of.coop), &of.funders[0]);
	let number = voter.ok_or(BenchmarkError::Stop("no member"))?.number;
	MilestoneStates::<T>::mutate(id, milestone, |state| {
		if let MilestoneState::Reported(report) = state {
			report.reporter = number;
		}
	});
	Ok(())
}

/// A shared project with something in its pool.
fn pooled<T: Config>(of: &Community<T>) -> Result<ProjectId, BenchmarkError> {
	let id = funded::<T>(of, SHARED)?;
	let milestone = reported::<T>(of, id)?;
	Pallet::<T>::do_accept_milestone((of.coop, Judge::Assembly), id, milestone)?;
	Ok(id)
}

/// A shared project in which the first funder has earned tokens and income has come in.
fn earning<T: Config>(of: &Community<T>) -> Result<ProjectId, BenchmarkError> {
	let id = pooled::<T>(of)?;
	let who = of.funders[0].clone();
	let number = Pallet::<T>::do_contribute(who, id, Work::Deliverable, 7, some_hash())?;
	Pallet::<T>::do_confirm_contribution(Caller::Organ(of.coop, Judge::Assembly), id, number, 7)?;
	income::<T>(of, id)?;
	Ok(id)
}

fn income<T: Config>(of: &Community<T>, id: ProjectId) -> Result<(), BenchmarkError> {
	let payer = of.funders[1].clone();
	T::BenchmarkHelper::fund(of.currency, &payer, WEALTH);
	Ok(Pallet::<T>::do_distribute_income(payer, id, 100)?)
}

fn volunteers<T: Config>(of: &Community<T>) -> Result<BudgetId, BenchmarkError> {
	Ok(Pallet::<T>::do_approve_volunteer_budget(of.coop, of.currency, 500, until::<T>(), 500)?)
}

/// What the books say when the lead has left: no member has the number that he had.
fn without_lead<T: Config>(id: ProjectId) {
	Projects::<T>::mutate(id, |project| {
		if let Some(project) = project {
			project.lead_number = VoterNumber::MAX;
		}
	});
}

/// Somebody whom the assembly has appointed in time, and who is not the member any more that he was.
fn appointed_who_is_gone<T: Config>(of: &Community<T>, id: ProjectId) -> Result<(), BenchmarkError> {
	Pallet::<T>::do_appoint_lead((of.coop, Judge::Assembly), id, of.funders[1].clone())?;
	Projects::<T>::mutate(id, |project| {
		if let Some(nominee) = project.as_mut().and_then(|project| project.nominee.as_mut()) {
			nominee.number = VoterNumber::MAX;
		}
	});
	Ok(())
}

fn project<T: Config>(id: ProjectId) -> Result<ProjectOf<T>, BenchmarkError> {
	Projects::<T>::get(id).ok_or(BenchmarkError::Stop("no project"))
}

#[benchmarks(where <T as frame_system::Config>::RuntimeOrigin: From<Authority>)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn propose() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let plan = Box::new(plan::<T>(SHARED));
		let id = NextProjectId::<T>::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead), of.currency, plan);
		assert_eq!(project::<T>(id)?.currency, of.currency);
		Ok(())
	}

	#[benchmark]
	fn amend_proposal() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = Pallet::<T>::do_propose(of.lead.clone(), of.currency, plan::<T>(SHARED))?;
		let plan = Box::new(plan::<T>(PayTo::Lead));
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead), id, plan);
		assert_eq!(project::<T>(id)?.revision, 1);
		Ok(())
	}

	#[benchmark]
	fn withdraw_proposal() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = Pallet::<T>::do_propose(of.lead.clone(), of.currency, plan::<T>(SHARED))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead), id);
		assert_eq!(project::<T>(id)?.status, ProjectStatus::Withdrawn);
		Ok(())
	}

	#[benchmark]
	fn discuss() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = Pallet::<T>::do_propose(of.lead.clone(), of.currency, plan::<T>(SHARED))?;
		let events = frame_system::Pallet::<T>::event_count();
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead), id, some_hash());
		assert!(frame_system::Pallet::<T>::event_count() > events);
		Ok(())
	}

	#[benchmark]
	fn approve_budget() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		Pallet::<T>::do_approve_budget(of.coop, of.currency, 1, FIRST)?;
		let origin: T::RuntimeOrigin = assembly(of.coop);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, of.currency, WEALTH, until::<T>());
		assert!(Envelopes::<T>::get(of.currency).is_some_and(|envelope| envelope.left == WEALTH));
		Ok(())
	}

	/// By the board: the envelope is looked at, too.
	#[benchmark]
	fn open_round(p: Linear<1, MAX_ROUND_PROJECTS>) -> Result<(), BenchmarkError> {
		let of = community::<T>();
		Pallet::<T>::do_approve_budget(of.coop, of.currency, WEALTH, until::<T>())?;
		let projects = proposals::<T>(&of, p)?;
		let origin: T::RuntimeOrigin = board(of.coop);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, of.currency, WEALTH / 2, until::<T>(), projects);
		assert_eq!(OpenRounds::<T>::get(of.currency), Some(0));
		Ok(())
	}

	/// Where the member had allotted to as many projects as can be.
	#[benchmark]
	fn allot(p: Linear<0, MAX_ROUND_PROJECTS>) -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let projects = proposals::<T>(&of, MAX_ROUND_PROJECTS)?;
		let round = open::<T>(&of, projects.clone())?;
		let who = of.funders[0].clone();
		Pallet::<T>::do_allot(who.clone(), round, points(&projects, 1))?;
		let given = points(&projects[..p as usize], T::Points::get() / MAX_ROUND_PROJECTS);
		let all = given.iter().map(|(_, given)| u64::from(*given)).sum::<u64>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who), round, given);
		assert_eq!(Rounds::<T>::get(round).map(|round| round.points), Some(all));
		Ok(())
	}

	/// Each of them is funded and gets its token, and the round is closed with something left for the pot.
	#[benchmark]
	fn close_round(p: Linear<1, MAX_ROUND_PROJECTS>) -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let projects = proposals::<T>(&of, p)?;
		let budget = BUDGET.saturating_mul(p.into()).saturating_add(1);
		let organ = (of.coop, Judge::Assembly);
		let round = Pallet::<T>::do_open_round(organ, of.currency, budget, until::<T>(), projects.clone())?;
		Pallet::<T>::do_allot(of.funders[0].clone(), round, points(&projects, 1))?;
		pass::<T>(until::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead.clone()), round, p);
		assert!(!OpenRounds::<T>::contains_key(of.currency));
		assert!(project::<T>(projects[0])?.token.is_some());
		Ok(())
	}

	/// Where the assembly had appointed another lead, who has left.
	#[benchmark]
	fn report_milestone() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, PayTo::Lead)?;
		appointed_who_is_gone::<T>(&of, id)?;
		let last = MAX_MILESTONES.saturating_sub(1);
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead), id, last, some_hash());
		assert!(matches!(MilestoneStates::<T>::get(id, last), MilestoneState::Reported(_)));
		Ok(())
	}

	/// By a funder with as many projects in his allotment as can be.
	#[benchmark]
	fn vote_on_milestone() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, PayTo::Lead)?;
		let milestone = reported::<T>(&of, id)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.funders[0].clone()), id, milestone, true);
		assert!(matches!(
			MilestoneStates::<T>::get(id, milestone),
			MilestoneState::Reported(Report { yes: 1, .. })
		));
		Ok(())
	}

	/// By the board, which may have neither the lead nor who has reported it among it, and paid to the lead.
	#[benchmark]
	fn accept_milestone() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, PayTo::Lead)?;
		let milestone = reported::<T>(&of, id)?;
		by_another::<T>(&of, id, milestone)?;
		let origin: T::RuntimeOrigin = board(of.coop);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, milestone);
		assert_eq!(project::<T>(id)?.funds.paid, MILESTONE);
		Ok(())
	}

	/// Accepted, and paid to the lead, who has not reported it himself. Both are looked for among the funders.
	#[benchmark]
	fn close_milestone() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, PayTo::Lead)?;
		let milestone = reported::<T>(&of, id)?;
		for who in &of.funders[1..] {
			Pallet::<T>::do_vote_on_milestone(who.clone(), id, milestone, true)?;
		}
		by_another::<T>(&of, id, milestone)?;
		pass::<T>(Pallet::<T>::today().plus_days(T::AcceptanceDays::get()));
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead.clone()), id, milestone);
		assert_eq!(project::<T>(id)?.funds.paid, MILESTONE);
		Ok(())
	}

	#[benchmark]
	fn lapse_milestone() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, PayTo::Lead)?;
		let last = MAX_MILESTONES.saturating_sub(1);
		let due =
			T::LongestRound::get().saturating_add(MAX_MILESTONES).saturating_add(T::MilestoneGrace::get());
		pass::<T>(FIRST.plus_days(due));
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead.clone()), id, last);
		assert_eq!(project::<T>(id)?.funds.returned, MILESTONE);
		Ok(())
	}

	#[benchmark]
	fn close_project() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, SHARED)?;
		for milestone in 0..MAX_MILESTONES {
			Pallet::<T>::do_report_milestone(of.lead.clone(), id, milestone, some_hash())?;
			Pallet::<T>::do_accept_milestone((of.coop, Judge::Assembly), id, milestone)?;
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead.clone()), id);
		assert_eq!(project::<T>(id)?.funds.returned, BUDGET);
		Ok(())
	}

	#[benchmark]
	fn cancel_project() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = pooled::<T>(&of)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead.clone()), id);
		assert_eq!(project::<T>(id)?.funds.returned, BUDGET);
		Ok(())
	}

	#[benchmark]
	fn contribute() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, SHARED)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.funders[0].clone()), id, Work::Minutes(60), 7, some_hash());
		assert_eq!(project::<T>(id)?.asked, 7);
		Ok(())
	}

	/// The lead's, by the last of the funders whom it takes, to whom tokens are issued. Everything else is less.
	#[benchmark]
	fn confirm_contribution() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = pooled::<T>(&of)?;
		let number = Pallet::<T>::do_contribute(of.lead.clone(), id, Work::Deliverable, 7, some_hash())?;
		// All but one have confirmed: nobody, with the highest numbers.
		let others = T::Confirmers::get().saturating_sub(1);
		Contributions::<T>::mutate(id, number, |contribution| {
			if let Some(contribution) = contribution {
				let numbers: Vec<_> = (0..others).map(|other| u32::MAX.saturating_sub(other)).collect();
				contribution.confirmers = numbers.try_into().unwrap_or_default();
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(of.funders[0].clone()), id, number, 7);
		assert_eq!(Incomes::<T>::get(id).tokens, 7);
		Ok(())
	}

	/// In a project that is over, from which something goes back with it.
	#[benchmark]
	fn reject_contribution() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = pooled::<T>(&of)?;
		let who = of.funders[0].clone();
		let number = Pallet::<T>::do_contribute(who, id, Work::Deliverable, 7, some_hash())?;
		Pallet::<T>::do_cancel_project(Caller::Signed(of.lead.clone()), id)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead.clone()), id, number, some_hash());
		assert_eq!(project::<T>(id)?.funds.returned, BUDGET);
		Ok(())
	}

	/// Likewise.
	#[benchmark]
	fn withdraw_contribution() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = pooled::<T>(&of)?;
		let who = of.funders[0].clone();
		let number = Pallet::<T>::do_contribute(who.clone(), id, Work::Deliverable, 7, some_hash())?;
		Pallet::<T>::do_cancel_project(Caller::Signed(of.lead.clone()), id)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, number);
		assert_eq!(project::<T>(id)?.funds.returned, BUDGET);
		Ok(())
	}

	/// All tokens, to somebody who had none.
	#[benchmark]
	fn transfer_participation() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = earning::<T>(&of)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.funders[0].clone()), id, of.funders[2].clone(), 7);
		assert!(Participations::<T>::contains_key(id, &of.funders[2]));
		Ok(())
	}

	#[benchmark]
	fn distribute_income() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = earning::<T>(&of)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.funders[1].clone()), id, 100);
		assert_eq!(Incomes::<T>::get(id).distributed, 200);
		Ok(())
	}

	/// By somebody who holds tokens still.
	#[benchmark]
	fn claim_income() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = earning::<T>(&of)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(of.funders[0].clone()), id);
		// A hundred does not divide by seven.
		assert!(Incomes::<T>::get(id).claimed >= 99);
		Ok(())
	}

	#[benchmark]
	fn approve_volunteer_budget() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let origin: T::RuntimeOrigin = assembly(of.coop);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, of.currency, 500, until::<T>(), 500);
		assert_eq!(Reserved::<T>::get(of.currency), 500);
		Ok(())
	}

	#[benchmark]
	fn pay_volunteer() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let budget = volunteers::<T>(&of)?;
		let who = of.funders[0].clone();
		let had = T::Currencies::spendable(of.currency, &who);
		let origin: T::RuntimeOrigin = board(of.coop);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, budget, who.clone(), 100, some_hash());
		assert_eq!(T::Currencies::spendable(of.currency, &who), had.saturating_add(100));
		Ok(())
	}

	#[benchmark]
	fn close_volunteer_budget() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let budget = volunteers::<T>(&of)?;
		pass::<T>(until::<T>());
		#[extrinsic_call]
		_(RawOrigin::Signed(of.lead.clone()), budget);
		assert_eq!(Reserved::<T>::get(of.currency), 0);
		Ok(())
	}

	/// By the board, where the assembly had appointed somebody who has left.
	#[benchmark]
	fn appoint_lead() -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded::<T>(&of, SHARED)?;
		let who = of.funders[0].clone();
		appointed_who_is_gone::<T>(&of, id)?;
		without_lead::<T>(id);
		let origin: T::RuntimeOrigin = board(of.coop);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, who.clone());
		assert_eq!(project::<T>(id)?.nominee.map(|nominee| nominee.who), Some(who));
		Ok(())
	}

	/// By a funder whom the board has appointed, and who has voted on all milestones, each of them reported by a lead who has
	/// left and could be paid.
	#[benchmark]
	fn accept_lead(m: Linear<1, MAX_MILESTONES>) -> Result<(), BenchmarkError> {
		let of = community::<T>();
		let id = funded_as::<T>(&of, plan_of::<T>(m, PayTo::Lead))?;
		let who = of.funders[0].clone();
		for milestone in 0..m {
			Pallet::<T>::do_report_milestone(of.lead.clone(), id, milestone, some_hash())?;
			Pallet::<T>::do_vote_on_milestone(who.clone(), id, milestone, true)?;
		}
		without_lead::<T>(id);
		Pallet::<T>::do_appoint_lead((of.coop, Judge::Board), id, who.clone())?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id);
		assert_eq!(project::<T>(id)?.lead, who);
		assert!(matches!(MilestoneStates::<T>::get(id, 0), MilestoneState::Reported(Report { yes: 0, .. })));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

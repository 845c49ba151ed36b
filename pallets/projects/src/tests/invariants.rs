//! Each invariant finds the corruption that it is there for. The state is rolled back by leaving the test.

use crate::mock::*;
use allmende_primitives::currency::{Currencies, Units};
use frame_support::{assert_ok, traits::fungibles::Mutate};
use sp_core::U256;
use sp_runtime::TryRuntimeError;

/// The projects of the sound state.
const SHARED_PROJECT: ProjectId = 0;
const PROPOSED: ProjectId = 1;
const ENTERED: ProjectId = 2;
/// Its rounds, the one that has funded the project and the one that is open.
const CLOSED: RoundId = 0;
const OPEN: RoundId = 1;

/// A sound state with something of everything: a project of 1,000 that Ben and Clara have earned tokens in, with a
/// milestone voted on, a contribution to be decided, income not claimed and a next lead; a proposal; an open round with points; and a
/// budget for volunteers with a payment.
fn sound() {
	let project = shared();
	assert_ok!(Projects::distribute_income(signed(DORA), project, 7));
	contributed(DORA, project, 50);
	reported(project, 1);
	assert_ok!(Projects::vote_on_milestone(signed(BEN), project, 1, true));
	propose(BEN, plan(&[5], PayTo::Lead));
	assert_ok!(Projects::appoint_lead(assembly(), project, EMIL));
	let entered = propose(CLARA, plan(&[5], PayTo::Lead));
	let round = open(100, &[entered]);
	allot(BEN, round, &[(entered, 30)]);
	assert_ok!(Projects::approve_volunteer_budget(assembly(), MINUTE, 500, START.plus_days(99), 200));
	assert_ok!(Projects::pay_volunteer(board(), 0, BEN, 20, some_hash(1)));
}

/// Corrupts a sound state and checks which invariant tells.
fn finds(error: &'static str, corrupt: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		sound();
		check_state();
		corrupt();
		assert_eq!(Projects::do_try_state(), Err(TryRuntimeError::Other(error)));
	});
}

fn change(id: ProjectId, change: impl FnOnce(&mut ProjectOf<Test>)) {
	ProjectRecords::<Test>::mutate(id, |project| change(project.as_mut().unwrap()));
}

fn change_round(id: RoundId, change: impl FnOnce(&mut RoundOf<Test>)) {
	Rounds::<Test>::mutate(id, |round| change(round.as_mut().unwrap()));
}

fn change_income(change: impl FnOnce(&mut Income)) {
	Incomes::<Test>::mutate(SHARED_PROJECT, change);
}

fn change_held(who: AccountId, change: impl FnOnce(&mut Participation)) {
	Participations::<Test>::mutate(SHARED_PROJECT, who, |held| change(held.as_mut().unwrap()));
}

#[test]
fn i1_the_escrow_is_what_it_is_for() {
	let error = "I1: reserved differs from what it is for";
	finds(error, || Reserved::<Test>::mutate(MINUTE, |reserved| *reserved += 1));
	finds(error, || Reserved::<Test>::remove(MINUTE));
	finds(error, || Reserved::<Test>::insert(TALER, 1));
	let escrow = |change: fn(&mut Units)| ledger::Escrow::<Test>::mutate(MINUTE, Ledger::pot(MINUTE), change);
	finds("I1: more reserved than the pot has in escrow", || escrow(|escrow| *escrow -= 1));
	// What others put there is not this pallet's.
	new_test_ext().execute_with(|| {
		sound();
		escrow(|escrow| *escrow += 1);
		assert_eq!(Projects::do_try_state(), Ok(()));
	});
}

#[test]
fn i2_funds_add_up() {
	finds("I2: funding differs from its parts", || {
		change(SHARED_PROJECT, |project| project.funds.pool += 1);
	});
	finds("I2: funded by nothing, or not funded", || {
		change(PROPOSED, |project| project.funds = Funds { funding: 5, locked: 5, ..Default::default() });
	});
	finds("I2: locked differs from the open milestones", || {
		change(SHARED_PROJECT, |project| {
			project.funds.locked -= 1;
			project.funds.pool += 1;
		});
	});
	finds("I2: number of open milestones differs", || {
		change(SHARED_PROJECT, |project| project.open_milestones += 1);
	});
}

#[test]
fn i3_allotments_are_sound() {
	let insert = |round, voter, given: &[_]| Allotments::<Test>::insert(round, voter, points(given));
	finds("I3: allotment without a round", || insert(9, 5, &[(ENTERED, 1)]));
	finds("I3: not a member at the opening", || insert(OPEN, 10, &[(ENTERED, 1)]));
	finds("I3: empty allotment", || insert(OPEN, 5, &[]));
	finds("I3: a project named twice", || insert(OPEN, 5, &[(ENTERED, 1), (ENTERED, 1)]));
	finds("I3: no points, or another round's project", || insert(OPEN, 5, &[(ENTERED, 0)]));
	finds("I3: no points, or another round's project", || insert(OPEN, 5, &[(PROPOSED, 1)]));
	finds("I3: too many points", || insert(OPEN, 5, &[(ENTERED, 101)]));
}

#[test]
fn i4_tallies_are_those_of_the_allotments() {
	finds("I4: points or voters differ", || Allotments::<Test>::remove(OPEN, 4));
	finds("I4: points or voters differ", || change_round(OPEN, |round| round.voters = 2));
	finds("I4: points or voters differ", || change_round(CLOSED, |round| round.points += 1));
	finds("I4: tally differs", || Tallies::<Test>::remove(OPEN, ENTERED));
	finds("I4: tally differs", || {
		Tallies::<Test>::mutate(CLOSED, SHARED_PROJECT, |tally| tally.funders += 1);
	});
}

#[test]
fn i5_rounds_and_their_projects() {
	finds("I5: round beyond the next id", || NextRoundId::<Test>::put(OPEN));
	finds("I5: open and closed, or neither", || OpenRounds::<Test>::remove(MINUTE));
	finds("I5: open and closed, or neither", || OpenRounds::<Test>::insert(MINUTE, CLOSED));
	finds("I5: open round that is none", || OpenRounds::<Test>::insert(TALER, 9));
	finds("I5: left differs", || change_round(OPEN, |round| round.left -= 1));
	finds("I5: left differs", || change_round(CLOSED, |round| round.left = 1));
	finds("I5: granted more than there is", || change_round(OPEN, |round| round.granted = 101));
	finds("I5: granted differs from what projects were given", || {
		change_round(CLOSED, |round| round.granted -= 1);
	});
	finds("I5: funders differ", || change(SHARED_PROJECT, |project| project.funders += 1));
	finds("I5: project in two rounds", || {
		// One of another currency, which would be sound otherwise.
		let mut other = round(OPEN);
		(other.currency, other.points, other.voters) = (TALER, 0, 0);
		Rounds::<Test>::insert(2, other);
		NextRoundId::<Test>::put(3);
		OpenRounds::<Test>::insert(TALER, 2);
	});
	finds("I5: in a round, or not in it", || {
		change(ENTERED, |project| project.status = ProjectStatus::Proposed);
	});
	finds("I5: in a round, or not in it", || {
		change(PROPOSED, |project| project.status = ProjectStatus::InRound(OPEN));
	});
}

#[test]
fn i6_votes_are_counted() {
	let poll = (SHARED_PROJECT, 1, 1);
	finds("I6: votes differ", || MilestoneVotes::<Test>::remove(poll, 4));
	finds("I6: votes differ", || MilestoneVotes::<Test>::insert(poll, 4, false));
	finds("I6: vote of somebody who is no funder", || MilestoneVotes::<Test>::insert(poll, 8, true));
	finds("I6: vote in his own cause", || change(SHARED_PROJECT, |project| project.lead_number = 4));
	finds("I6: vote in his own cause", || {
		MilestoneStates::<Test>::mutate(SHARED_PROJECT, 1, |state| match state {
			MilestoneState::Reported(report) => report.reporter = 4,
			state => panic!("{state:?}"),
		});
	});
	finds("I6: report of a project that is not funded", || {
		let state = MilestoneStates::<Test>::get(SHARED_PROJECT, 1);
		MilestoneStates::<Test>::insert(PROPOSED, 0, state);
	});
	finds("I6: report without a project", || {
		let state = MilestoneStates::<Test>::get(SHARED_PROJECT, 1);
		MilestoneStates::<Test>::insert(99, 0, state);
	});
}

#[test]
fn i7_contributions_are_counted() {
	finds("I7: contribution beyond the next id", || {
		NextContributionId::<Test>::insert(SHARED_PROJECT, 2);
	});
	finds("I7: open contributions differ", || {
		OpenContributions::<Test>::insert(SHARED_PROJECT, DORA, 2);
	});
	finds("I7: open contributions differ", || OpenContributions::<Test>::remove(SHARED_PROJECT, DORA));
	finds("I7: asked differs", || change(SHARED_PROJECT, |project| project.asked += 1));
	finds("I7: paid differs", || {
		Contributions::<Test>::mutate(SHARED_PROJECT, 0, |entry| entry.as_mut().unwrap().amount += 1);
	});
	finds("I7: contributions to a project that pays its lead", || {
		let mut contribution = Contributions::<Test>::get(SHARED_PROJECT, 0).unwrap();
		contribution.contributor = BEN;
		Contributions::<Test>::insert(PROPOSED, 0, contribution);
		NextContributionId::<Test>::insert(PROPOSED, 1);
	});
	finds("I7: contribution to no project", || {
		let contribution = Contributions::<Test>::get(SHARED_PROJECT, 0).unwrap();
		Contributions::<Test>::insert(99, 0, contribution);
		NextContributionId::<Test>::insert(99, 1);
	});
	finds("I7: keeps more than is asked for", || {
		change(SHARED_PROJECT, |project| {
			project.status = ProjectStatus::Cancelled(CLOSED);
			project.nominee = None;
			project.funds.returned += project.funds.locked;
			project.funds.locked = 0;
			project.open_milestones = 0;
		});
	});
}

#[test]
fn i8_tokens_are_the_book() {
	finds("I8: token of the wrong project, or none", || {
		change(SHARED_PROJECT, |project| project.token = None);
	});
	finds("I8: token of the wrong project, or none", || {
		change(PROPOSED, |project| project.token = Some(7));
	});
	finds("I8: token without its project", || TokenProjects::<Test>::remove(FIRST_TOKEN));
	finds("I8: project without its token", || TokenProjects::<Test>::insert(99, SHARED_PROJECT));
	finds("I8: token does not exist", || {
		change(SHARED_PROJECT, |project| project.token = Some(99));
		TokenProjects::<Test>::remove(FIRST_TOKEN);
		TokenProjects::<Test>::insert(99, SHARED_PROJECT);
	});
	finds("I8: issuance differs", || {
		assert_ok!(<Assets as Mutate<_>>::mint_into(FIRST_TOKEN, &BEN, 1));
	});
	finds("I8: tokens differ from the confirmed contributions", || {
		assert_ok!(<Assets as Mutate<_>>::mint_into(FIRST_TOKEN, &BEN, 1));
		change_income(|income| income.tokens += 1);
	});
	finds("I8: tokens of a holder", || change_held(BEN, |held| held.tokens -= 1));
	finds("I8: holders differ from the tokens", || {
		let held = Participations::<Test>::take(SHARED_PROJECT, BEN).unwrap();
		assert_eq!(held.tokens, 300);
	});
	finds("I8: holder of no token", || {
		Participations::<Test>::insert(PROPOSED, BEN, Participation::default());
	});
}

#[test]
fn i9_income_is_neither_lost_nor_made() {
	let error = "I9: income lost or made";
	finds(error, || change_income(|income| income.claimed += 1));
	finds(error, || change_income(|income| income.index += U256::one()));
	finds(error, || change_held(BEN, |held| held.accrued += U256::one()));
	finds("I9: index ahead of the income", || {
		change_held(BEN, |held| held.index = U256::MAX);
	});
	finds("I9: carried could be divided", || {
		change_income(|income| {
			income.index -= U256::one();
			income.carried += U256::from(400);
		});
	});
}

#[test]
fn i10_lists_are_complete() {
	finds("I10: project beyond the next id", || NextProjectId::<Test>::put(ENTERED));
	finds("I10: another currency's project in the list", || {
		change(PROPOSED, |project| project.currency = TALER);
	});
	finds("I10: gap in the list of projects", || ProjectsOf::<Test>::remove(MINUTE, 1));
	finds("I10: gap in the list of projects", || ProjectsOf::<Test>::insert(MINUTE, 1, ENTERED));
	finds("I10: project not in the list", || {
		ProjectCounts::<Test>::insert(MINUTE, 2);
	});
	finds("I10: project not in the list", || ProjectCounts::<Test>::remove(MINUTE));
	finds("I10: open proposals differ", || OpenProposals::<Test>::insert(MINUTE, 4, 2));
	finds("I10: open proposals differ", || OpenProposals::<Test>::remove(MINUTE, 4));
	finds("I10: open proposals differ", || OpenProposals::<Test>::insert(MINUTE, 9, 1));
}

#[test]
fn i11_plans_add_up() {
	finds("I11: no milestones", || MilestonePlans::<Test>::remove(PROPOSED));
	finds("I11: budget differs from the milestones", || change(PROPOSED, |project| project.budget = 6));
	finds("I11: least out of range", || change(PROPOSED, |project| project.least = 6));
	finds("I11: milestones not sorted", || {
		MilestonePlans::<Test>::mutate(SHARED_PROJECT, |plan| plan[0].due = plan[1].due.plus_days(1));
	});
}

#[test]
fn i12_volunteers_budgets_add_up() {
	let budget = |change: fn(&mut VolunteerBudget)| {
		VolunteerBudgets::<Test>::mutate(0, |budget| change(budget.as_mut().unwrap()));
	};
	finds("I12: more than one person gets", || budget(|budget| budget.most_per_person = 19));
	finds("I12: paid more than there was", || budget(|budget| budget.amount = 19));
	finds("I12: left differs", || budget(|budget| budget.left -= 1));
	finds("I12: left differs", || budget(|budget| budget.closed = true));
	finds("I12: gap in the list of budgets", || VolunteerBudgetCounts::<Test>::insert(MINUTE, 2));
	finds("I12: budget not in the list", || VolunteerBudgetCounts::<Test>::remove(MINUTE));
	finds("I12: budget not in the list", || {
		VolunteerBudgetCounts::<Test>::insert(MINUTE, 0);
	});
}

#[test]
fn i13_nominees_are_sound() {
	let change_nominee = |change: fn(&mut Nominee<AccountId, u64>)| {
		self::change(SHARED_PROJECT, |project| change(project.nominee.as_mut().unwrap()));
	};
	finds("I13: the nominee leads it", || {
		change_nominee(|nominee| (nominee.who, nominee.number) = (ANNA, 3));
	});
	finds("I13: appointed by no organ", || change_nominee(|nominee| nominee.by = Judge::Lead));
	finds("I13: can accept for too long", || {
		change_nominee(|nominee| nominee.window.until = nominee.window.until.plus_days(1));
	});
	finds("I13: nominee of a project that is over", || {
		let nominee = project(SHARED_PROJECT).nominee;
		change(PROPOSED, |project| {
			project.status = ProjectStatus::Withdrawn;
			project.nominee = nominee;
		});
	});
}

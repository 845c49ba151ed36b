//! Reading calls.

use crate::mock::*;
use allmende_primitives::MAX_PAGE;
use frame_support::assert_ok;

#[test]
fn projects_are_paged_by_currency() {
	build_and_execute(|| {
		let plan = plan(&[5], PayTo::Lead);
		for lead in [ANNA, BEN, CLARA] {
			(0..35).for_each(|_| {
				propose(lead, plan.clone());
			});
		}
		assert_ok!(Projects::propose(signed(8), TALER, Box::new(plan)));
		let page = Projects::projects(MINUTE, 0, u32::MAX);
		assert_eq!((page.items.len() as u32, page.next), (MAX_PAGE, Some(MAX_PAGE)));
		let page = Projects::projects(MINUTE, MAX_PAGE, u32::MAX);
		assert_eq!((page.items.len(), page.next), (5, None));
		let page = Projects::projects(TALER, 0, 1);
		assert_eq!((page.items[0].0, page.items[0].1 .0, page.next), (0, 105, None));
		assert_eq!(Projects::projects(99, 0, 9).items, []);
		assert_eq!(Projects::project(105).unwrap().currency, TALER);
	});
}

#[test]
fn milestones_show_what_is_granted() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[600, 400], PayTo::Lead));
		let granted =
			|| Projects::milestones(project).iter().map(|milestone| milestone.granted).collect::<Vec<_>>();
		assert_eq!(granted(), [0, 0]);
		let round = open(700, &[project]);
		allot(BEN, round, &[(project, 1)]);
		close(round);
		assert_eq!(granted(), [600, 100]);
		accepted(project, 0);
		let views = Projects::milestones(project);
		assert_eq!(views[0].state, MilestoneState::Accepted { by: Judge::Board });
		assert_eq!(views[1].state, MilestoneState::default());
		assert_eq!(views[1].plan.amount, 400);
		assert_eq!(Projects::milestones(99), []);
		assert_eq!(Projects::milestone_vote(project, 0, 4), None);
	});
}

#[test]
fn a_round_shows_its_tally_and_what_comes_of_it() {
	build_and_execute(|| {
		let mut needs_all = plan(&[1_000], PayTo::Lead);
		needs_all.least = 1_000;
		let projects = [propose(ANNA, needs_all), propose(ANNA, plan(&[100], PayTo::Lead))];
		let round = open(900, &projects);
		allot(BEN, round, &[(0, 60), (1, 30)]);
		let view = Projects::round(round).unwrap();
		assert!(view.open);
		assert_eq!(
			view.tallies,
			[(0, Tally { points: 60, funders: 1 }, 0), (1, Tally { points: 30, funders: 1 }, 100)]
		);
		assert_eq!(Projects::allotment(round, 4), points(&[(0, 60), (1, 30)]));
		assert_eq!(Projects::allotment(round, 5), points(&[]));
		pass(ROUND_DAYS + 1);
		assert!(!Projects::round(round).unwrap().open);
		close(round);
		let view = Projects::round(round).unwrap();
		assert_eq!((view.open, view.round.granted), (false, 100));
		assert_eq!(Projects::round(9), None);
	});
}

/// And not what would come of it by what the lead has changed since.
#[test]
fn a_round_shows_what_was_granted() {
	build_and_execute(|| {
		let mut needs_much = plan(&[1_000], PayTo::Lead);
		needs_much.least = 500;
		let projects = [ANNA, BEN, CLARA].map(|lead| propose(lead, needs_much.clone()));
		let round = open(1_500, &projects);
		allot(DORA, round, &[(0, 20), (1, 40), (2, 40)]);
		let granted =
			|id| Projects::round(id).unwrap().tallies.into_iter().map(|(.., amount)| amount).collect();
		let shown = |id, amounts: &[u128]| {
			let found: Vec<u128> = granted(id);
			assert_eq!(found, amounts);
		};
		shown(round, &[0, 600, 600]);
		// Who has left gets nothing, before and after.
		leave(COOP, CLARA);
		shown(round, &[0, 600, 0]);
		close(round);
		shown(round, &[0, 600, 0]);
		needs_much.least = 100;
		assert_ok!(Projects::amend_proposal(signed(ANNA), 0, Box::new(needs_much)));
		shown(round, &[0, 600, 0]);
		// Nor what another round has brought.
		let next = open(700, &[0]);
		allot(DORA, next, &[(0, 1)]);
		close(next);
		shown(round, &[0, 600, 0]);
		shown(next, &[700]);
	});
}

#[test]
fn contributions_are_paged() {
	build_and_execute(|| {
		let project = shared();
		let page = Projects::contributions(project, 0, 1);
		assert_eq!((page.items[0].1.contributor, page.next), (BEN, Some(1)));
		let page = Projects::contributions(project, 1, 9);
		assert_eq!((page.items[0].1.contributor, page.next), (CLARA, None));
		assert_eq!(page.items[0].1.status, ContributionStatus::Confirmed { by: Judge::Lead });
	});
}

#[test]
fn participation_shows_what_can_be_claimed() {
	build_and_execute(|| {
		let project = shared();
		assert_ok!(Projects::distribute_income(signed(DORA), project, 41));
		assert_eq!(
			Projects::participation(project, BEN),
			Some(ParticipationView { token: FIRST_TOKEN, tokens: 300, of: 400, claimable: 30 })
		);
		assert_eq!(Projects::participation(project, DORA), None);
		assert_eq!(Projects::participation(9, BEN), None);
		assert_eq!(Projects::income(project).unwrap().distributed, 41);
		let lead = funded(&[5], PayTo::Lead);
		assert_eq!((Projects::income(lead), Projects::participation(lead, BEN)), (None, None));
	});
}

#[test]
fn volunteer_budgets_are_paged() {
	build_and_execute(|| {
		for amount in 1..=3 {
			assert_ok!(Projects::approve_volunteer_budget(assembly(), MINUTE, amount, START, 1));
		}
		let page = Projects::volunteer_budgets(MINUTE, 1, 1);
		assert_eq!((page.items[0].1 .1.amount, page.next), (2, Some(2)));
		assert_eq!(Projects::volunteer_budget(2).unwrap().amount, 3);
		assert_eq!(Projects::volunteer_budget(3), None);
		assert_eq!(Projects::volunteer_budgets(TALER, 0, 9).items, []);
	});
}

//! Budgets, rounds, points and what they come to.

use crate::{mock::*, WeightInfo};
use allmende_primitives::{
	assembly::Roll,
	currency::{Currencies, Units},
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo};
use sp_runtime::DispatchError;

fn proposals(count: u32) -> Vec<ProjectId> {
	(0..count).map(|_| propose(ANNA, plan(&[600, 400], PayTo::Lead))).collect()
}

fn try_open(
	origin: RuntimeOrigin,
	budget: Units,
	days: u32,
	projects: &[ProjectId],
) -> Result<(), DispatchError> {
	Projects::open_round(origin, MINUTE, budget, Projects::today().plus_days(days), ids(projects))
}

/// The error of a call that answers its weight.
fn failed(result: DispatchResultWithPostInfo) -> DispatchError {
	result.map(|_| ()).unwrap_err().error
}

#[test]
fn the_assembly_approves_a_budget() {
	build_and_execute(|| {
		let until = START.plus_days(30);
		let approve = |amount, until| Projects::approve_budget(assembly(), MINUTE, amount, until);
		assert_ok!(approve(500, until));
		assert_ok!(approve(700, START));
		let approved = |old, amount, until| Event::BudgetApproved { currency: MINUTE, old, amount, until };
		assert_eq!(events(), [approved(0, 500, until), approved(500, 700, START)]);
		assert_eq!(Projects::envelope(MINUTE), Some(Envelope { left: 700, until: START }));
		// Nothing is taken from the pot.
		assert_eq!(pot(), POT);

		pass(1);
		assert_noop!(approve(500, START), Error::WindowOutOfRange);
		// The old one could not be used any more.
		assert_ok!(approve(300, until));
		assert_ok!(approve(0, until));
		assert_eq!(events(), [approved(0, 300, until), approved(300, 0, until)]);
		assert_eq!(Projects::envelope(MINUTE), None);
	});
}

#[test]
fn organs_decide_about_their_own_currency() {
	build_and_execute(|| {
		let project = proposals(1)[0];
		let until = START.plus_days(30);
		let [_, other] = others();
		assert_noop!(Projects::approve_budget(other, MINUTE, 5, until), Error::NotAuthorised);
		assert_noop!(Projects::approve_budget(assembly(), 99, 5, until), Error::CurrencyNotFound);
		for origin in others() {
			assert_noop!(try_open(origin, 5, 30, &[project]), Error::NotAuthorised);
		}
		assert_noop!(
			Projects::open_round(assembly(), 99, 5, until, ids(&[project])),
			Error::CurrencyNotFound
		);
	});
}

#[test]
fn the_board_opens_rounds_within_its_envelope() {
	build_and_execute(|| {
		let project = proposals(2);
		assert_noop!(try_open(board(), 5, 14, &project[..1]), Error::EnvelopeTooSmall);
		assert_ok!(Projects::approve_budget(assembly(), MINUTE, 500, START.plus_days(20)));
		events();
		assert_noop!(try_open(board(), 501, 14, &project[..1]), Error::EnvelopeTooSmall);
		assert_ok!(try_open(board(), 300, 14, &project[..1]));
		assert_eq!(
			events(),
			[Event::RoundOpened {
				round: 0,
				currency: MINUTE,
				budget: 300,
				until: START.plus_days(14),
				open_until_block: 1 + LEAST_WINDOW,
				projects: ids(&project[..1]),
				by: Judge::Board,
			}]
		);
		close(0);
		// What was opened is used, though nothing was granted.
		assert_noop!(try_open(board(), 201, 14, &project[1..]), Error::EnvelopeTooSmall);
		assert_ok!(try_open(board(), 200, 14, &project[1..]));
		close(1);
		assert_ok!(Projects::approve_budget(assembly(), MINUTE, 500, START.plus_days(40)));
		pass(20);
		// Its last day has passed.
		assert_noop!(try_open(board(), 5, 14, &project), Error::EnvelopeTooSmall);
	});
}

#[test]
fn the_budget_is_in_escrow_while_the_round_is_open() {
	build_and_execute(|| {
		let project = proposals(1);
		assert_ok!(try_open(assembly(), 300, 14, &project));
		assert_eq!((pot(), Projects::reserved(MINUTE)), (POT - 300, 300));
		let round = round(0);
		assert_eq!(round.electorate, Roll { next: 10, ordinary: 9, investing: 0 });
		assert_eq!((round.budget, round.left, round.coop), (300, 300, COOP));
		assert_eq!(self::project(project[0]).status, ProjectStatus::InRound(0));
		assert_eq!(Projects::open_round_of(MINUTE), Some(0));
	});
}

#[test]
fn a_round_must_be_possible() {
	build_and_execute(|| {
		let projects = proposals(2);
		let open = |budget, days, projects: &[ProjectId]| try_open(assembly(), budget, days, projects);
		assert_noop!(open(0, 14, &projects), Error::ZeroAmount);
		assert_noop!(open(5, 14, &[]), Error::NoProjects);
		assert_noop!(open(5, 6, &projects), Error::WindowOutOfRange);
		assert_noop!(open(5, 61, &projects), Error::WindowOutOfRange);
		assert_noop!(open(POT, 14, &projects), Error::PotTooSmall);
		assert_noop!(open(5, 14, &[0, 0]), Error::NamedTwice);
		assert_noop!(open(5, 14, &[0, 99]), Error::ProjectNotFound);
		assert_ok!(Projects::withdraw_proposal(signed(ANNA), 1));
		assert_noop!(open(5, 14, &[1]), Error::NoProjects);
		assert_noop!(open(5, 14, &[1, 1]), Error::NamedTwice);
		// Another currency's.
		let foreign = Box::new(plan(&[5], PayTo::Lead));
		assert_ok!(Projects::propose(signed(8), TALER, foreign));
		assert_noop!(open(5, 14, &[0, 2]), Error::ProjectNotFound);
		// The first milestone is due 100 days after the start.
		pass(40);
		assert_noop!(open(5, 60, &[0]), Error::NoProjects);
		assert_ok!(open(POT - 1, 59, &[0]));
		let other = propose(BEN, plan(&[5], PayTo::Lead));
		assert_noop!(open(5, 14, &[other]), Error::RoundOpen);
	});
}

/// Nothing leaves the pot, so that a pause of the currency is in nobody's way.
#[test]
fn one_unit_of_the_pot_stays_outside() {
	build_and_execute(|| {
		ledger::Paused::<Test>::put(true);
		let approve = |amount| Projects::approve_volunteer_budget(assembly(), MINUTE, amount, START, 1);
		for amount in [POT, POT + 1, u128::MAX] {
			assert_noop!(approve(amount), Error::PotTooSmall);
		}
		// The same unit, whatever is in escrow before.
		assert_ok!(approve(POT - 100));
		assert_noop!(approve(100), Error::PotTooSmall);
		let project = proposals(1);
		assert_noop!(try_open(assembly(), 100, 14, &project), Error::PotTooSmall);
		assert_ok!(try_open(assembly(), 99, 14, &project));
		assert_eq!((pot(), Projects::reserved(MINUTE)), (1, POT - 1));
		assert_noop!(approve(1), Error::PotTooSmall);
	});
}

#[test]
fn an_empty_pot_has_nothing_to_give() {
	build_and_execute(|| {
		ledger::Free::<Test>::mutate(MINUTE, DORA, |free| *free += POT);
		ledger::Free::<Test>::remove(MINUTE, Ledger::pot(MINUTE));
		let project = proposals(1);
		assert_noop!(try_open(assembly(), 1, 14, &project), Error::PotTooSmall);
	});
}

#[test]
fn the_shortest_window_is_possible() {
	build_and_execute(|| {
		assert_ok!(try_open(assembly(), 5, 7, &proposals(1)));
	});
}

#[test]
fn a_project_whose_lead_has_left_comes_into_no_round() {
	build_and_execute(|| {
		let projects = proposals(1);
		leave(COOP, ANNA);
		enter(COOP, ANNA);
		assert_noop!(try_open(assembly(), 5, 14, &projects), Error::NoProjects);
	});
}

/// What becomes of one proposal between the assembly's decision and the round does not void the decision.
#[test]
fn what_cannot_be_in_a_round_is_left_out() {
	build_and_execute(|| {
		let projects = proposals(3);
		let others = propose(BEN, plan(&[600, 400], PayTo::Lead));
		let mut early = plan(&[600, 400], PayTo::Lead);
		early.milestones[0].due = Projects::today().plus_days(14);
		assert_ok!(Projects::amend_proposal(signed(ANNA), 0, Box::new(early)));
		assert_ok!(Projects::withdraw_proposal(signed(ANNA), 1));
		leave(COOP, BEN);
		events();
		assert_ok!(try_open(assembly(), 300, 14, &[0, 1, 2, others]));
		let left_out = |project| Event::ProjectLeftOut { project, round: 0 };
		let told = events();
		assert_eq!(told[..3], [left_out(0), left_out(1), left_out(others)]);
		let Event::RoundOpened { round: 0, budget: 300, projects: taken, .. } = &told[3] else {
			panic!("{told:?}");
		};
		assert_eq!(*taken, ids(&[2]));
		assert_eq!(round(0).projects, ids(&[2]));
		let statuses = [0, 1, 2, others].map(|id| project(id).status);
		assert_eq!(
			statuses,
			[
				ProjectStatus::Proposed,
				ProjectStatus::Withdrawn,
				ProjectStatus::InRound(0),
				ProjectStatus::Proposed
			]
		);
		let out = Projects::allot(signed(CLARA), 0, points(&[(projects[0], 1)]));
		assert_noop!(out, Error::NotInRound);
		allot(CLARA, 0, &[(2, 1)]);
		close(0);
		assert_eq!(project(2).funds.funding, 300);
	});
}

#[test]
fn members_allot_and_change_it() {
	build_and_execute(|| {
		let projects = proposals(3);
		let round = open(1_000, &projects);
		events();
		allot(BEN, round, &[(0, 60), (2, 40)]);
		allot(CLARA, round, &[(0, 100)]);
		allot(BEN, round, &[(1, 10), (2, 90)]);
		let allotted = |voter, old: &[_], given: &[_]| Event::PointsAllotted {
			round,
			voter,
			old: points(old),
			points: points(given),
		};
		assert_eq!(
			events(),
			[
				allotted(4, &[], &[(0, 60), (2, 40)]),
				allotted(5, &[], &[(0, 100)]),
				allotted(4, &[(0, 60), (2, 40)], &[(1, 10), (2, 90)]),
			]
		);
		let tally = |project| Tallies::<Test>::get(round, project);
		assert_eq!(tally(0), Tally { points: 100, funders: 1 });
		assert_eq!(tally(1), Tally { points: 10, funders: 1 });
		assert_eq!(tally(2), Tally { points: 90, funders: 1 });
		assert_eq!((self::round(round).points, self::round(round).voters), (200, 2));
		// Nothing at all takes it back.
		allot(BEN, round, &[]);
		assert_eq!(tally(2), Tally::default());
		assert_eq!((self::round(round).points, self::round(round).voters), (100, 1));
		assert!(!Allotments::<Test>::contains_key(round, 4));
		allot(BEN, round, &[]);
		assert_eq!(self::round(round).voters, 1);
	});
}

#[test]
fn an_allotment_must_be_sound() {
	build_and_execute(|| {
		let projects = proposals(3);
		let round = open(1_000, &projects[..2]);
		let allot = |given: &[_]| Projects::allot(signed(BEN), round, points(given));
		assert_noop!(allot(&[(0, 60), (1, 41)]), Error::TooManyPoints);
		assert_noop!(allot(&[(0, u32::MAX), (1, u32::MAX)]), Error::TooManyPoints);
		assert_noop!(allot(&[(1, 1), (0, 1)]), Error::AllotmentNotSorted);
		assert_noop!(allot(&[(0, 1), (0, 1)]), Error::AllotmentNotSorted);
		assert_noop!(allot(&[(0, 1), (1, 0)]), Error::ZeroPoints);
		assert_noop!(allot(&[(2, 1)]), Error::NotInRound);
		assert_ok!(allot(&[(0, 60), (1, 40)]));
		assert_noop!(Projects::allot(signed(BEN), 9, points(&[])), Error::RoundNotFound);
	});
}

#[test]
fn only_who_was_an_ordinary_member_allots() {
	build_and_execute(|| {
		let round = open(1_000, &proposals(1));
		let allot = |who| Projects::allot(signed(who), round, points(&[(0, 1)]));
		assert_noop!(allot(STRANGER), Error::NotMember);
		assert_noop!(allot(INVESTOR), Error::InvestingMember);
		enter(COOP, STRANGER);
		assert_noop!(allot(STRANGER), Error::JoinedAfterOpening);
		assert_ok!(allot(BEN));
		// Who leaves keeps what he has allotted, and comes back as somebody else.
		leave(COOP, BEN);
		assert_noop!(allot(BEN), Error::NotMember);
		enter(COOP, BEN);
		assert_noop!(allot(BEN), Error::JoinedAfterOpening);
		assert_eq!(self::round(round).points, 1);
	});
}

#[test]
fn a_window_ends_when_both_day_and_block_have_passed() {
	build_and_execute(|| {
		let round = open(1_000, &proposals(1));
		let allot = || Projects::allot(signed(BEN), round, points(&[(0, 1)]));
		let until = self::round(round).window;
		// The last day, however many blocks have passed.
		ledger::Today::<Test>::put(until.until.0);
		System::set_block_number(1_000);
		assert_ok!(allot());
		assert_eq!(failed(Projects::close_round(signed(BEN), round, 9)), Error::RoundNotOver.into());
		// The last block, however many days have passed.
		ledger::Today::<Test>::put(until.until.0 + 50);
		System::set_block_number(until.open_until_block);
		assert_ok!(allot());
		assert_eq!(failed(Projects::close_round(signed(BEN), round, 9)), Error::RoundNotOver.into());

		ledger::Today::<Test>::put(until.until.0 + 1);
		System::set_block_number(until.open_until_block + 1);
		assert_noop!(allot(), Error::RoundOver);
		assert_ok!(Projects::close_round(signed(BEN), round, 9));
		assert_noop!(allot(), Error::RoundOver);
		assert_eq!(failed(Projects::close_round(signed(BEN), round, 9)), Error::RoundClosed.into());
	});
}

#[test]
fn the_budget_is_shared_in_proportion_rounded_down() {
	build_and_execute(|| {
		let projects = proposals(3);
		let round = open(1_000, &projects);
		allot(BEN, round, &[(0, 100)]);
		allot(CLARA, round, &[(0, 100)]);
		allot(DORA, round, &[(1, 100)]);
		// Another 2 of 302 points.
		allot(EMIL, round, &[(2, 2)]);
		events();
		pass(ROUND_DAYS + 1);
		assert_ok!(Projects::close_round(signed(STRANGER), round, 3));
		// 1,000 x 200 / 302 = 662.25, 1,000 x 100 / 302 = 331.13, 1,000 x 2 / 302 = 6.62.
		let got = |project, points, funders, amount| Event::ProjectFunded {
			project,
			round,
			points,
			funders,
			share: amount,
			amount,
		};
		assert_eq!(
			events(),
			[
				got(0, 200, 2, 662),
				got(1, 100, 1, 331),
				got(2, 2, 1, 6),
				Event::RoundClosed { round, currency: MINUTE, granted: 999, returned: 1 },
			]
		);
		assert_eq!((pot(), Projects::reserved(MINUTE)), (POT - 999, 999));
		assert_eq!(Projects::open_round_of(MINUTE), None);
		let funds = project(0).funds;
		assert_eq!((funds.funding, funds.locked), (662, 662));
		assert_eq!((project(0).status, project(0).funders), (ProjectStatus::Running(round), 2));
	});
}

#[test]
fn nobody_gets_more_than_the_budget_and_the_rest_is_the_pots() {
	build_and_execute(|| {
		let projects = [propose(ANNA, plan(&[100], PayTo::Lead)), propose(BEN, plan(&[600], PayTo::Lead))];
		let round = open(1_000, &projects);
		allot(BEN, round, &[(0, 90), (1, 10)]);
		events();
		close(round);
		assert_eq!(
			events()[0],
			Event::ProjectFunded { project: 0, round, points: 90, funders: 1, share: 900, amount: 100 }
		);
		assert_eq!((project(0).funds.funding, project(1).funds.funding), (100, 100));
		assert_eq!(pot(), POT - 200);
	});
}

#[test]
fn nothing_allotted_pays_nothing() {
	build_and_execute(|| {
		let projects = proposals(2);
		let round = open(1_000, &projects);
		events();
		close(round);
		let nothing = |project| Event::ProjectNotFunded { project, round, points: 0, share: 0 };
		assert_eq!(
			events(),
			[
				nothing(0),
				nothing(1),
				Event::RoundClosed { round, currency: MINUTE, granted: 0, returned: 1_000 }
			]
		);
		assert_eq!((pot(), Projects::reserved(MINUTE)), (POT, 0));
		// They are proposals again, for another round.
		open(1_000, &projects);
	});
}

#[test]
fn less_than_the_least_is_not_paid() {
	build_and_execute(|| {
		for least in [500, 501] {
			let mut plan = plan(&[600, 400], SHARED);
			plan.least = least;
			propose(ANNA, plan);
		}
		let round = open(1_000, &[0, 1]);
		allot(BEN, round, &[(0, 50), (1, 50)]);
		close(round);
		assert_eq!(project(0).funds.funding, 500);
		assert_eq!((project(1).status, project(1).funds), (ProjectStatus::Proposed, Funds::default()));
		assert_eq!(project(1).token, None);
	});
}

#[test]
fn a_project_whose_lead_has_left_gets_nothing() {
	build_and_execute(|| {
		let round = open(1_000, &proposals(1));
		allot(BEN, round, &[(0, 100)]);
		leave(COOP, ANNA);
		events();
		close(round);
		assert_eq!(events()[0], Event::ProjectNotFunded { project: 0, round, points: 100, share: 1_000 });
		assert_eq!(pot(), POT);
	});
}

#[test]
fn rounds_close_in_steps() {
	build_and_execute(|| {
		let projects = proposals(3);
		let round = open(900, &projects);
		allot(BEN, round, &[(0, 30), (1, 30), (2, 30)]);
		pass(ROUND_DAYS + 1);
		assert_eq!(failed(Projects::close_round(signed(BEN), round, 0)), Error::ZeroLimit.into());
		assert_eq!(failed(Projects::close_round(signed(BEN), 9, 1)), Error::RoundNotFound.into());
		let weight = |limit| Projects::close_round(signed(BEN), round, limit).unwrap().actual_weight.unwrap();
		assert_eq!(weight(2), <() as WeightInfo>::close_round(2));
		assert_eq!((self::round(round).left, self::round(round).granted), (300, 600));
		assert_eq!(project(2).status, ProjectStatus::InRound(round));
		check_state();
		// Nobody allots in between, and no other round is opened.
		assert_noop!(Projects::allot(signed(BEN), round, points(&[])), Error::RoundOver);
		let other = propose(BEN, plan(&[5], PayTo::Lead));
		assert_noop!(try_open(assembly(), 5, 14, &[other]), Error::RoundOpen);
		// What is charged beyond what is done is given back.
		assert_eq!(weight(MAX_ROUND_PROJECTS), <() as WeightInfo>::close_round(1));
		assert_eq!((self::round(round).left, self::round(round).granted), (0, 900));
	});
}

#[test]
fn as_many_projects_as_can_be() {
	build_and_execute(|| {
		let projects = proposals(MAX_ROUND_PROJECTS);
		let round = open(3_200, &projects);
		let all: Vec<_> = projects.iter().map(|project| (*project, 3)).collect();
		allot(BEN, round, &all);
		close(round);
		assert!(projects.iter().all(|id| project(*id).funds.funding == 100));
	});
}

#[test]
fn participation_tokens_come_with_the_money() {
	build_and_execute(|| {
		let shared = propose(ANNA, plan(&[100], SHARED));
		let plain = propose(ANNA, plan(&[100], PayTo::Contributors { participation: false }));
		let round = open(200, &[shared, plain]);
		allot(BEN, round, &[(shared, 1), (plain, 1)]);
		NoTokenIds::set(true);
		pass(ROUND_DAYS + 1);
		let refused =
			frame_support::storage::with_storage_layer(|| Projects::do_close_round(round, 9)).unwrap_err();
		assert_eq!(refused, Error::TokenIdUnavailable.into());
		NoTokenIds::set(false);
		events();
		close(round);
		assert!(events().contains(&Event::ParticipationOpened { project: shared, token: FIRST_TOKEN }));
		assert_eq!((project(shared).token, project(plain).token), (Some(FIRST_TOKEN), None));
		assert_eq!(Projects::token_project(FIRST_TOKEN), Some(shared));
	});
}

#[test]
fn the_pot_is_everybodys_own() {
	build_and_execute(|| {
		// Rounds of two currencies do not touch each other.
		let one = open(POT - 1, &proposals(1));
		let plan = Box::new(plan(&[5], PayTo::Lead));
		assert_ok!(Projects::propose(signed(8), TALER, plan));
		let other: RuntimeOrigin = others()[1].clone();
		assert_ok!(Projects::open_round(other, TALER, POT - 1, START.plus_days(14), ids(&[1])));
		// 8 has the number 1 there, and 8 here.
		assert_ok!(Projects::allot(signed(8), 1, points(&[(1, 9)])));
		assert_noop!(Projects::allot(signed(BEN), 1, points(&[(1, 9)])), Error::NotMember);
		close(one);
		close(1);
		assert_eq!((project(0).funds.funding, project(1).funds.funding), (0, 5));
		assert_eq!((Projects::reserved(MINUTE), Projects::reserved(TALER)), (0, 5));
	});
}

#[test]
fn shares_do_not_overflow() {
	assert_eq!(share(Units::MAX, u64::MAX, u64::MAX), Some(Units::MAX));
	assert_eq!(share(Units::MAX, 1, 3), Some(Units::MAX / 3));
	assert_eq!(share(7, 0, 0), Some(0));
}

//! Reports, votes on them, and what they release.

use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

fn state(project: ProjectId, milestone: MilestoneNumber) -> MilestoneStateOf<Test> {
	MilestoneStates::<Test>::get(project, milestone)
}

fn vote(who: AccountId, project: ProjectId, accept: bool) {
	assert_ok!(Projects::vote_on_milestone(signed(who), project, 0, accept));
}

fn close_voting(project: ProjectId) {
	pass(15);
	assert_ok!(Projects::close_milestone(signed(STRANGER), project, 0));
}

#[test]
fn the_lead_reports() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		events();
		let block = System::block_number();
		let today = Projects::today();
		assert_ok!(Projects::report_milestone(signed(ANNA), project, 1, some_hash(5)));
		assert_eq!(
			events(),
			[Event::MilestoneReported {
				project,
				milestone: 1,
				attempt: 1,
				evidence: some_hash(5),
				until: today.plus_days(14),
				open_until_block: block + LEAST_WINDOW,
			}]
		);
		// Nothing is paid by it.
		assert_eq!(self::project(project).funds.locked, 1_000);
	});
}

#[test]
fn nobody_else_reports_and_nothing_else() {
	build_and_execute(|| {
		let proposed = propose(ANNA, plan(&[5], PayTo::Lead));
		let report = |who, project, milestone| {
			Projects::report_milestone(signed(who), project, milestone, some_hash(5))
		};
		assert_noop!(report(ANNA, 9, 0), Error::ProjectNotFound);
		assert_noop!(report(ANNA, proposed, 0), Error::NotRunning);
		let project = funded(&[600, 400], PayTo::Lead);
		assert_noop!(report(BEN, project, 0), Error::NotLead);
		assert_noop!(report(ANNA, project, 2), Error::MilestoneNotFound);
		assert_noop!(report(ANNA, project, u32::MAX), Error::MilestoneNotFound);
		reported(project, 0);
		assert_noop!(report(ANNA, project, 0), Error::NotOpen);
		leave(COOP, ANNA);
		assert_noop!(report(ANNA, project, 1), Error::NotLead);
	});
}

#[test]
fn milestones_are_funded_in_order() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[600, 400, 300], PayTo::Lead));
		let round = open(800, &[project]);
		allot(BEN, round, &[(project, 1)]);
		close(round);
		assert_eq!(self::project(project).open_milestones, 2);
		assert_noop!(Projects::report_milestone(signed(ANNA), project, 2, some_hash(5)), Error::NotGranted);
		assert_noop!(Projects::lapse_milestone(signed(BEN), project, 2), Error::NotGranted);
		accepted(project, 1);
		assert_eq!(purse(ANNA), PURSE + 200);
		accepted(project, 0);
		assert_eq!(purse(ANNA), PURSE + 800);
		assert_eq!(self::project(project).status, ProjectStatus::Closed(round));
	});
}

#[test]
fn more_than_half_of_the_votes_accept() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		reported(project, 0);
		events();
		vote(BEN, project, false);
		vote(CLARA, project, true);
		vote(BEN, project, true);
		vote(DORA, project, false);
		let voted = |voter, old, accept| Event::MilestoneVoted { project, milestone: 0, voter, old, accept };
		assert_eq!(
			events(),
			[voted(4, None, false), voted(5, None, true), voted(4, Some(false), true), voted(6, None, false)]
		);
		assert_eq!(Projects::milestone_vote(project, 0, 4), Some(true));
		close_voting(project);
		assert_eq!(
			events(),
			[Event::MilestoneAccepted {
				project,
				milestone: 0,
				by: Judge::Funders,
				amount: 600,
				yes: 2,
				no: 1
			}]
		);
		assert_eq!(purse(ANNA), PURSE + 600);
		let funds = self::project(project).funds;
		assert_eq!((funds.locked, funds.paid, funds.returned), (400, 600, 0));
		assert_eq!(state(project, 0), MilestoneState::Accepted { by: Judge::Funders });
	});
}

#[test]
fn half_is_not_a_majority() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		reported(project, 0);
		vote(BEN, project, true);
		vote(CLARA, project, false);
		events();
		close_voting(project);
		assert_eq!(
			events(),
			[Event::MilestoneRefused { project, milestone: 0, returned: 600, yes: 1, no: 1 }]
		);
		assert_eq!((purse(ANNA), pot()), (PURSE, POT - 400));
		assert_eq!(state(project, 0), MilestoneState::Refused);
		assert_noop!(Projects::report_milestone(signed(ANNA), project, 0, some_hash(5)), Error::NotOpen);
	});
}

#[test]
fn silence_releases_nothing_and_refuses_nothing() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		reported(project, 0);
		// One of four funders is less than half of them.
		vote(BEN, project, true);
		events();
		close_voting(project);
		assert_eq!(events(), [Event::MilestoneUndecided { project, milestone: 0, yes: 1, no: 0 }]);
		assert_eq!(state(project, 0), MilestoneState::Open { attempts: 1, reporter: Some(3) });
		assert_eq!(self::project(project).funds.locked, 1_000);
		assert_eq!(Projects::milestone_vote(project, 0, 4), None);
		// It is reported again, and earlier votes do not count.
		reported(project, 0);
		vote(CLARA, project, true);
		vote(DORA, project, true);
		close_voting(project);
		assert_eq!(state(project, 0), MilestoneState::Accepted { by: Judge::Funders });
	});
}

#[test]
fn the_lead_is_none_of_those_who_have_to_vote() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[600, 400], PayTo::Lead));
		let round = open(1_000, &[project]);
		[ANNA, BEN, CLARA].into_iter().for_each(|who| allot(who, round, &[(project, 50)]));
		assert_eq!(Projects::milestone_electorate_of(project, 0), Some(0));
		close(round);
		assert_eq!(self::project(project).funders, 3);
		assert_eq!(Projects::milestone_electorate_of(project, 0), Some(2));
		assert_eq!(Projects::milestone_electorate_of(project, 2), None);
		assert_eq!(Projects::milestone_electorate_of(9, 0), None);
		// One of two is half of them, whoever has left.
		leave(COOP, CLARA);
		reported(project, 0);
		vote(BEN, project, true);
		close_voting(project);
		assert_eq!(state(project, 0), MilestoneState::Accepted { by: Judge::Funders });
	});
}

#[test]
fn a_funder_who_has_left_is_one_of_them_still() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		[CLARA, DORA, EMIL].into_iter().for_each(|who| leave(COOP, who));
		assert_eq!(Projects::milestone_electorate_of(project, 0), Some(4));
		reported(project, 0);
		vote(BEN, project, true);
		close_voting(project);
		assert_eq!(state(project, 0), MilestoneState::Open { attempts: 1, reporter: Some(3) });
	});
}

#[test]
fn who_has_to_vote_changes_with_the_lead() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[600], PayTo::Lead));
		let round = open(600, &[project]);
		[ANNA, BEN, CLARA, DORA].into_iter().for_each(|who| allot(who, round, &[(project, 50)]));
		close(round);
		let hand_over = |who| {
			assert_ok!(Projects::appoint_lead(assembly(), project, who));
			assert_ok!(Projects::accept_lead(signed(who), project));
		};
		// Anna, Ben, Clara and Dora are funders, Emil is none.
		for (lead, voters) in [(EMIL, 4), (BEN, 3), (EMIL, 4), (ANNA, 3)] {
			hand_over(lead);
			assert_eq!(Projects::milestone_electorate_of(project, 0), Some(voters), "{lead} leads");
		}
		hand_over(EMIL);
		assert_ok!(Projects::report_milestone(signed(EMIL), project, 0, some_hash(5)));
		vote(ANNA, project, true);
		close_voting(project);
		// One of four.
		assert_eq!(state(project, 0), MilestoneState::Open { attempts: 1, reporter: Some(7) });
	});
}

#[test]
fn who_has_reported_does_not_decide_when_another_leads() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[600, 400], SHARED));
		let round = open(1_000, &[project]);
		[ANNA, BEN, CLARA, DORA].into_iter().for_each(|who| allot(who, round, &[(project, 50)]));
		close(round);
		reported(project, 0);
		reported(project, 1);
		assert_eq!(Projects::milestone_electorate_of(project, 0), Some(3));
		assert_ok!(Projects::appoint_lead(assembly(), project, BEN));
		assert_ok!(Projects::accept_lead(signed(BEN), project));
		for who in [ANNA, BEN] {
			assert_noop!(Projects::vote_on_milestone(signed(who), project, 0, true), Error::OwnCause);
		}
		// Clara and Dora are left, and one of them is half of them.
		assert_eq!(Projects::milestone_electorate_of(project, 0), Some(2));
		vote(CLARA, project, true);
		close_voting(project);
		assert_eq!(state(project, 0), MilestoneState::Accepted { by: Judge::Funders });
		// Where Ben reports again it is his report, and not Anna's any more.
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 1));
		assert_ok!(Projects::report_milestone(signed(BEN), project, 1, some_hash(5)));
		assert_eq!(Projects::milestone_electorate_of(project, 1), Some(3));
		assert_ok!(Projects::vote_on_milestone(signed(ANNA), project, 1, true));
		assert_noop!(Projects::vote_on_milestone(signed(BEN), project, 1, true), Error::OwnCause);
	});
}

#[test]
fn where_nobody_can_vote_an_organ_accepts() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[600], PayTo::Lead));
		let round = open(600, &[project]);
		allot(ANNA, round, &[(project, 1)]);
		close(round);
		assert_eq!(Projects::milestone_electorate_of(project, 0), Some(0));
		reported(project, 0);
		let own = Projects::vote_on_milestone(signed(ANNA), project, 0, true);
		assert_eq!(own, Err(Error::OwnCause.into()));
		events();
		close_voting(project);
		assert_eq!(events(), [Event::MilestoneUndecided { project, milestone: 0, yes: 0, no: 0 }]);
		assert_eq!(self::project(project).funds.locked, 600);
		accepted(project, 0);
		assert_eq!(purse(ANNA), PURSE + 600);
	});
}

#[test]
fn funders_vote_and_nobody_else() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[600], PayTo::Lead));
		let other = propose(BEN, plan(&[600], PayTo::Lead));
		let round = open(600, &[project, other]);
		allot(ANNA, round, &[(project, 50)]);
		allot(BEN, round, &[(project, 50)]);
		allot(CLARA, round, &[(other, 50)]);
		close(round);
		let vote = |who| Projects::vote_on_milestone(signed(who), project, 0, true);
		assert_noop!(vote(BEN), Error::NotReported);
		reported(project, 0);
		assert_noop!(vote(ANNA), Error::OwnCause);
		assert_noop!(vote(CLARA), Error::NotFunder);
		assert_noop!(vote(EMIL), Error::NotFunder);
		assert_noop!(vote(INVESTOR), Error::InvestingMember);
		assert_noop!(vote(STRANGER), Error::NotMember);
		assert_noop!(Projects::vote_on_milestone(signed(BEN), project, 1, true), Error::MilestoneNotFound);
		assert_noop!(Projects::vote_on_milestone(signed(BEN), 9, 0, true), Error::ProjectNotFound);
		assert_ok!(vote(BEN));
		// Who leaves keeps the vote that he has cast, and casts none any more.
		leave(COOP, BEN);
		assert_noop!(vote(BEN), Error::NotMember);
		enter(COOP, BEN);
		assert_noop!(vote(BEN), Error::NotFunder);
		// The window is over when both its day and its block have passed.
		pass(14);
		assert_noop!(Projects::close_milestone(signed(BEN), project, 0), Error::VotingNotOver);
		pass(1);
		assert_noop!(vote(CLARA), Error::VotingOver);
		assert_ok!(Projects::close_milestone(signed(BEN), project, 0));
		assert_eq!(state(project, 0), MilestoneState::Accepted { by: Judge::Funders });
	});
}

#[test]
fn a_vote_has_a_least_number_of_blocks() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		reported(project, 0);
		ledger::Today::<Test>::mutate(|today| *today += 100);
		vote(BEN, project, true);
		assert_noop!(Projects::close_milestone(signed(BEN), project, 0), Error::VotingNotOver);
	});
}

#[test]
fn closing_needs_a_report() {
	build_and_execute(|| {
		let close = |project, milestone| Projects::close_milestone(signed(BEN), project, milestone);
		assert_noop!(close(0, 0), Error::ProjectNotFound);
		let proposed = propose(ANNA, plan(&[5], PayTo::Lead));
		assert_noop!(close(proposed, 0), Error::NotRunning);
		assert_noop!(Projects::vote_on_milestone(signed(BEN), proposed, 0, true), Error::NotRunning);
		let project = funded(&[600], PayTo::Lead);
		assert_noop!(close(project, 0), Error::NotReported);
		assert_noop!(close(project, 1), Error::MilestoneNotFound);
	});
}

#[test]
fn the_board_accepts() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		assert_noop!(Projects::accept_milestone(board(), project, 0), Error::NotReported);
		reported(project, 0);
		vote(BEN, project, true);
		vote(CLARA, project, false);
		events();
		assert_noop!(Projects::accept_milestone(board(), 9, 0), Error::ProjectNotFound);
		assert_noop!(Projects::accept_milestone(board(), project, 9), Error::MilestoneNotFound);
		for origin in others() {
			assert_noop!(Projects::accept_milestone(origin, project, 0), Error::NotAuthorised);
		}
		assert_ok!(Projects::accept_milestone(board(), project, 0));
		assert_eq!(
			events(),
			[Event::MilestoneAccepted {
				project,
				milestone: 0,
				by: Judge::Board,
				amount: 600,
				yes: 1,
				no: 1
			}]
		);
		assert_eq!(purse(ANNA), PURSE + 600);
		assert_noop!(Projects::accept_milestone(board(), project, 0), Error::NotReported);
		assert_noop!(Projects::vote_on_milestone(signed(BEN), project, 0, true), Error::NotReported);
	});
}

#[test]
fn the_board_does_not_accept_against_the_funders() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		let round = self::project(project).status.funded_by().unwrap();
		reported(project, 0);
		vote(BEN, project, false);
		assert_noop!(Projects::accept_milestone(board(), project, 0), Error::FundersAgainst);
		// The assembly can.
		events();
		assert_ok!(Projects::accept_milestone(assembly(), project, 0));
		assert_eq!(
			events(),
			[
				Event::MilestoneAccepted {
					project,
					milestone: 0,
					by: Judge::Assembly,
					amount: 600,
					yes: 0,
					no: 1
				},
				Event::ProjectClosed { project, returned: 0 }
			]
		);
		assert_eq!(self::project(project).status, ProjectStatus::Closed(round));
		assert_noop!(Projects::accept_milestone(assembly(), project, 0), Error::NotRunning);
	});
}

/// Whoever counts votes that are too few does not void what the assembly is deciding meanwhile.
#[test]
fn the_assembly_accepts_what_the_funders_kept_silent_on() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		assert_noop!(Projects::accept_milestone(assembly(), project, 0), Error::NotReported);
		reported(project, 0);
		vote(BEN, project, false);
		close_voting(project);
		assert_noop!(Projects::accept_milestone(board(), project, 0), Error::NotReported);
		events();
		assert_ok!(Projects::accept_milestone(assembly(), project, 0));
		let by = Judge::Assembly;
		let accepted = Event::MilestoneAccepted { project, milestone: 0, by, amount: 600, yes: 0, no: 0 };
		assert_eq!(events(), [accepted]);
		assert_eq!(purse(ANNA), PURSE + 600);
		assert_noop!(Projects::accept_milestone(assembly(), project, 0), Error::NotReported);
		// What another lead has reported is not hers to be paid for.
		reported(project, 1);
		pass(15);
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 1));
		assert_ok!(Projects::appoint_lead(assembly(), project, BEN));
		assert_ok!(Projects::accept_lead(signed(BEN), project));
		assert_noop!(Projects::accept_milestone(assembly(), project, 1), Error::NotReported);
		assert_ok!(Projects::report_milestone(signed(BEN), project, 1, some_hash(5)));
		assert_ok!(Projects::accept_milestone(assembly(), project, 1));
		assert_eq!(purse(BEN), PURSE + 400);
	});
	// Neither what was refused nor what has lapsed.
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		reported(project, 0);
		vote(BEN, project, false);
		vote(CLARA, project, false);
		close_voting(project);
		assert_noop!(Projects::accept_milestone(assembly(), project, 0), Error::NotReported);
		reported(project, 1);
		pass(500);
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 1));
		assert_ok!(Projects::lapse_milestone(signed(STRANGER), project, 1));
		assert_noop!(Projects::accept_milestone(assembly(), project, 1), Error::NotRunning);
	});
}

#[test]
fn a_board_does_not_accept_for_one_of_its_own() {
	build_and_execute(|| {
		let project = propose(FRIDA, plan(&[600], PayTo::Lead));
		let round = open(600, &[project]);
		allot(BEN, round, &[(project, 50)]);
		close(round);
		assert_ok!(Projects::report_milestone(signed(FRIDA), project, 0, some_hash(5)));
		assert_noop!(Projects::accept_milestone(board(), project, 0), Error::OwnCause);
		assert_ok!(Projects::accept_milestone(assembly(), project, 0));
	});
	// Nor what one of its own has reported when he led the project.
	build_and_execute(|| {
		let project = funded(&[600, 400], SHARED);
		ledger::Board::<Test>::insert(COOP, ANNA, ());
		reported(project, 0);
		reported(project, 1);
		assert_ok!(Projects::appoint_lead(assembly(), project, BEN));
		assert_ok!(Projects::accept_lead(signed(BEN), project));
		assert_noop!(Projects::accept_milestone(board(), project, 0), Error::OwnCause);
		assert_ok!(Projects::accept_milestone(assembly(), project, 0));
		ledger::Board::<Test>::remove(COOP, ANNA);
		assert_ok!(Projects::accept_milestone(board(), project, 1));
	});
}

#[test]
fn who_cannot_be_paid_can_be_paid_later() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		reported(project, 0);
		vote(BEN, project, true);
		vote(CLARA, project, true);
		leave(COOP, ANNA);
		pass(15);
		assert_noop!(Projects::close_milestone(signed(BEN), project, 0), TokenError::Blocked);
		assert_noop!(Projects::accept_milestone(board(), project, 0), TokenError::Blocked);
		enter(COOP, ANNA);
		assert_ok!(Projects::close_milestone(signed(BEN), project, 0));
		assert_eq!(purse(ANNA), PURSE + 600);
	});
}

#[test]
fn a_pool_takes_what_is_accepted() {
	build_and_execute(|| {
		let project = funded(&[600, 400], SHARED);
		accepted(project, 0);
		let funds = self::project(project).funds;
		assert_eq!((funds.locked, funds.pool, funds.paid), (400, 600, 0));
		assert_eq!((purse(ANNA), Projects::reserved(MINUTE)), (PURSE, 1_000));
	});
}

#[test]
fn what_is_not_reported_in_time_lapses() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		let lapse = |milestone| Projects::lapse_milestone(signed(STRANGER), project, milestone);
		// Due 100 days after the start, and 30 more.
		pass(130 - ROUND_DAYS - 1);
		assert_noop!(lapse(0), Error::MilestoneNotOverdue);
		pass(1);
		assert_noop!(
			Projects::report_milestone(signed(ANNA), project, 0, some_hash(5)),
			Error::MilestoneOverdue
		);
		assert_noop!(lapse(2), Error::MilestoneNotFound);
		assert_noop!(Projects::lapse_milestone(signed(BEN), 9, 0), Error::ProjectNotFound);
		events();
		assert_ok!(lapse(0));
		assert_eq!(events(), [Event::MilestoneLapsed { project, milestone: 0, returned: 600 }]);
		assert_eq!((pot(), state(project, 0)), (POT - 400, MilestoneState::Lapsed));
		assert_noop!(lapse(0), Error::NotOpen);
		// What is reported does not lapse while it waits for the funders' word.
		reported(project, 1);
		pass(500);
		assert_noop!(lapse(1), Error::NotOpen);
		assert_ok!(Projects::close_milestone(signed(BEN), project, 1));
		events();
		assert_ok!(lapse(1));
		assert_eq!(
			events(),
			[
				Event::MilestoneLapsed { project, milestone: 1, returned: 400 },
				Event::ProjectClosed { project, returned: 0 }
			]
		);
		assert_noop!(lapse(1), Error::NotRunning);
		assert_eq!(pot(), POT);
	});
}

#[test]
fn the_last_day_is_in_time() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		pass(130 - ROUND_DAYS - 1);
		reported(project, 0);
	});
}

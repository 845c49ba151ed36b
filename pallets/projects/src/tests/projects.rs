//! The end of projects.

use crate::mock::*;
use frame_support::{assert_noop, assert_ok};

#[test]
fn closing_gives_the_rest_of_the_pool_back() {
	for caller in [signed(ANNA), board(), assembly()] {
		build_and_execute(|| {
			let project = shared();
			assert_noop!(Projects::close_project(caller.clone(), project), Error::MilestonesOpen);
			accepted(project, 1);
			events();
			assert_ok!(Projects::close_project(caller.clone(), project));
			// 1,000 less what Ben and Clara have earned.
			assert_eq!(events(), [Event::ProjectClosed { project, returned: 600 }]);
			assert_eq!((pot(), Projects::reserved(MINUTE)), (POT - 400, 0));
			assert!(matches!(self::project(project).status, ProjectStatus::Closed(_)));
			assert_noop!(Projects::close_project(caller, project), Error::NotRunning);
		});
	}
}

#[test]
fn others_do_not_close() {
	build_and_execute(|| {
		let project = shared();
		assert_noop!(Projects::close_project(signed(ANNA), 9), Error::ProjectNotFound);
		assert_noop!(Projects::close_project(signed(BEN), project), Error::NotLead);
		for origin in others() {
			assert_noop!(Projects::close_project(origin.clone(), project), Error::NotAuthorised);
			assert_noop!(Projects::cancel_project(origin, project), Error::NotAuthorised);
		}
	});
}

#[test]
fn what_is_asked_for_stays_until_it_is_decided() {
	build_and_execute(|| {
		let project = shared();
		accepted(project, 1);
		let [one, two] = [100, 50].map(|amount| contributed(DORA, project, amount));
		assert_ok!(Projects::close_project(signed(ANNA), project));
		assert_eq!(self::project(project).funds.pool, 150);
		assert_ok!(Projects::confirm_contribution(board(), project, one, 100));
		events();
		assert_ok!(Projects::withdraw_contribution(signed(DORA), project, two));
		assert_eq!(
			events(),
			[
				Event::ContributionWithdrawn { project, contribution: two, who: DORA },
				Event::PoolReturned { project, returned: 50 }
			]
		);
		assert_eq!((purse(DORA), pot()), (PURSE + 100, POT - 500));
		assert_eq!(tokens(project, DORA), 100);
	});
}

#[test]
fn a_project_with_nothing_left_closes_by_itself() {
	build_and_execute(|| {
		let project = funded(&[300], SHARED);
		accepted(project, 0);
		assert!(matches!(self::project(project).status, ProjectStatus::Running(_)));
		let open = contributed(CLARA, project, 10);
		let last = contributed(BEN, project, 300);
		events();
		assert_ok!(Projects::confirm_contribution(signed(ANNA), project, last, 300));
		assert_eq!(events()[1], Event::ProjectClosed { project, returned: 0 });
		// There is nothing for the other one.
		assert_noop!(Projects::confirm_contribution(signed(ANNA), project, open, 10), Error::PoolTooSmall);
		assert_ok!(Projects::reject_contribution(signed(ANNA), project, open, some_hash(7)));
	});
}

#[test]
fn cancelling_gives_everything_back_that_nobody_asks_for() {
	for (caller, by) in [(signed(ANNA), Judge::Lead), (assembly(), Judge::Assembly)] {
		build_and_execute(|| {
			let project = shared();
			reported(project, 1);
			contributed(DORA, project, 50);
			events();
			assert_ok!(Projects::cancel_project(caller.clone(), project));
			// 400 of the open milestone, and 200 in the pool less what Dora asks for.
			assert_eq!(events(), [Event::ProjectCancelled { project, by, returned: 550 }]);
			let funds = self::project(project).funds;
			assert_eq!((funds.locked, funds.pool, funds.paid, funds.returned), (0, 50, 400, 550));
			assert_eq!(pot(), POT - 450);
			assert!(matches!(self::project(project).status, ProjectStatus::Cancelled(_)));

			// Nothing goes on.
			assert_noop!(Projects::cancel_project(caller, project), Error::NotRunning);
			assert_noop!(Projects::accept_milestone(board(), project, 1), Error::NotRunning);
			assert_noop!(Projects::vote_on_milestone(signed(BEN), project, 1, true), Error::NotRunning);
			assert_noop!(Projects::close_milestone(signed(BEN), project, 1), Error::NotRunning);
			assert_noop!(Projects::lapse_milestone(signed(BEN), project, 1), Error::NotRunning);
			assert_noop!(
				Projects::report_milestone(signed(ANNA), project, 1, some_hash(5)),
				Error::NotRunning
			);
			assert_noop!(
				Projects::contribute(signed(BEN), project, Work::Deliverable, 1, some_hash(5)),
				Error::NotRunning
			);
			// Who holds tokens has them still.
			assert_ok!(Projects::distribute_income(signed(DORA), project, 40));
			assert_ok!(Projects::claim_income(signed(BEN), project));
			assert_eq!(purse(BEN), PURSE + 330);
		});
	}
}

#[test]
fn others_do_not_cancel() {
	build_and_execute(|| {
		assert_noop!(Projects::cancel_project(signed(ANNA), 0), Error::ProjectNotFound);
		let proposed = propose(ANNA, plan(&[5], PayTo::Lead));
		assert_noop!(Projects::cancel_project(signed(ANNA), proposed), Error::NotRunning);
		assert_noop!(Projects::close_project(signed(ANNA), proposed), Error::NotRunning);
		let project = funded(&[600], PayTo::Lead);
		assert_noop!(Projects::cancel_project(signed(BEN), project), Error::NotLead);
		assert_noop!(Projects::cancel_project(board(), project), Error::NotAuthorised);
		leave(COOP, ANNA);
		assert_noop!(Projects::cancel_project(signed(ANNA), project), Error::NotLead);
		assert_ok!(Projects::cancel_project(assembly(), project));
		assert_eq!(pot(), POT);
	});
}

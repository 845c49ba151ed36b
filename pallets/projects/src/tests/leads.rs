//! Another lead: appointed by an organ, and only if he accepts.

use crate::{mock::*, WeightInfo};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_runtime::TokenError;

fn appoint(origin: RuntimeOrigin, project: ProjectId, who: AccountId) -> DispatchResult {
	Projects::appoint_lead(origin, project, who)
}

fn accept(project: ProjectId, who: AccountId) -> DispatchResult {
	Projects::accept_lead(signed(who), project).map(|_| ()).map_err(|failed| failed.error)
}

/// For how long somebody can accept who is appointed now.
fn window() -> Window<u64> {
	let open_until_block = System::block_number() + 2 * LEAST_WINDOW;
	Window { until: Projects::today().plus_days(28), open_until_block }
}

/// What is told when somebody is appointed in Anna's place now.
fn appointed(project: ProjectId, old: Option<AccountId>, nominee: AccountId, by: Judge) -> Event {
	let Window { until, open_until_block } = window();
	Event::LeadAppointed { project, lead: ANNA, old, nominee, by, until, open_until_block }
}

/// The assembly appoints somebody, who accepts.
fn handed_over(project: ProjectId, who: AccountId) {
	assert_ok!(appoint(assembly(), project, who));
	assert_ok!(accept(project, who));
}

fn report(who: AccountId, project: ProjectId, milestone: MilestoneNumber) -> DispatchResult {
	Projects::report_milestone(signed(who), project, milestone, some_hash(5))
}

fn vote(who: AccountId, project: ProjectId, milestone: MilestoneNumber, accept: bool) {
	assert_ok!(Projects::vote_on_milestone(signed(who), project, milestone, accept));
}

/// Votes for and against on the report of a milestone.
fn votes(project: ProjectId, milestone: MilestoneNumber) -> (u32, u32) {
	match MilestoneStates::<Test>::get(project, milestone) {
		MilestoneState::Reported(report) => (report.yes, report.no),
		state => panic!("{state:?}"),
	}
}

#[test]
fn a_member_leads_when_he_has_accepted() {
	build_and_execute(|| {
		let project = funded(&[600, 400], SHARED);
		events();
		assert_ok!(appoint(assembly(), project, BEN));
		assert_eq!(events(), [appointed(project, None, BEN, Judge::Assembly)]);
		// It is to be read, and changes nothing yet.
		let nominee = Nominee { who: BEN, number: 4, by: Judge::Assembly, window: window() };
		assert_eq!(Projects::project(project).unwrap().nominee, Some(nominee));
		assert_noop!(report(BEN, project, 0), Error::NotLead);
		assert_ok!(report(ANNA, project, 0));
		events();
		assert_ok!(accept(project, BEN));
		assert_eq!(
			events(),
			[Event::LeadChanged {
				project,
				old_lead: ANNA,
				old_number: 3,
				lead: BEN,
				number: 4,
				by: Judge::Assembly
			}]
		);
		let kept = self::project(project);
		assert_eq!((kept.lead, kept.lead_number, kept.nominee), (BEN, 4, None));
		assert_noop!(report(ANNA, project, 1), Error::NotLead);
		assert_ok!(report(BEN, project, 1));
		assert_noop!(accept(project, BEN), Error::NotNominated);
		assert_noop!(Projects::cancel_project(signed(ANNA), project), Error::NotLead);
		assert_ok!(Projects::cancel_project(signed(BEN), project));
	});
}

#[test]
fn the_board_replaces_only_who_has_left() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		assert_noop!(appoint(board(), project, BEN), Error::LeadPresent);
		leave(COOP, ANNA);
		events();
		assert_ok!(appoint(board(), project, BEN));
		assert_eq!(events(), [appointed(project, None, BEN, Judge::Board)]);
		// Who comes back is somebody else, and can be appointed like anybody.
		enter(COOP, ANNA);
		assert_noop!(report(ANNA, project, 0), Error::NotLead);
		assert_ok!(appoint(board(), project, ANNA));
		assert_ok!(accept(project, ANNA));
		assert_eq!(self::project(project).lead_number, 10);
		assert_ok!(report(ANNA, project, 0));
	});
}

#[test]
fn a_board_appoints_nobody_of_its_own() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		leave(COOP, ANNA);
		assert_noop!(appoint(board(), project, FRIDA), Error::OwnCause);
		// Nor who sits on it when he accepts.
		assert_ok!(appoint(board(), project, BEN));
		ledger::Board::<Test>::insert(COOP, BEN, ());
		assert_noop!(accept(project, BEN), Error::OwnCause);
		handed_over(project, FRIDA);
		assert_eq!(self::project(project).lead, FRIDA);
	});
}

#[test]
fn members_are_appointed_and_by_their_own_organs() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		assert_noop!(appoint(assembly(), 9, BEN), Error::ProjectNotFound);
		for origin in others() {
			assert_noop!(appoint(origin, project, BEN), Error::NotAuthorised);
		}
		assert_noop!(appoint(assembly(), project, STRANGER), Error::NotMember);
		assert_noop!(appoint(assembly(), project, ANNA), Error::AlreadyLead);
		// An investing member can lead, as he can propose.
		handed_over(project, INVESTOR);
		assert_eq!(self::project(project).lead, INVESTOR);
	});
}

#[test]
fn who_is_appointed_accepts_himself() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		assert_noop!(accept(9, BEN), Error::ProjectNotFound);
		assert_noop!(accept(project, BEN), Error::NotNominated);
		assert_ok!(appoint(assembly(), project, BEN));
		assert_noop!(accept(project, CLARA), Error::NotNominated);
		assert_noop!(accept(project, ANNA), Error::NotNominated);
		leave(COOP, BEN);
		assert_noop!(accept(project, BEN), Error::NotMember);
		enter(COOP, BEN);
		assert_noop!(accept(project, BEN), Error::NotNominated);
		assert_eq!(self::project(project).lead, ANNA);
	});
}

#[test]
fn another_appointment_takes_the_place_of_the_last() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		leave(COOP, ANNA);
		events();
		assert_ok!(appoint(board(), project, BEN));
		assert_ok!(appoint(board(), project, CLARA));
		assert_ok!(appoint(assembly(), project, DORA));
		assert_eq!(
			events(),
			[
				appointed(project, None, BEN, Judge::Board),
				appointed(project, Some(BEN), CLARA, Judge::Board),
				appointed(project, Some(CLARA), DORA, Judge::Assembly)
			]
		);
		assert_noop!(accept(project, BEN), Error::NotNominated);
		assert_noop!(accept(project, CLARA), Error::NotNominated);
		// The board does not undo what the assembly has decided, as long as it can be carried out.
		assert_noop!(appoint(board(), project, EMIL), Error::AppointedByAssembly);
		assert_ok!(appoint(assembly(), project, BEN));
		leave(COOP, BEN);
		enter(COOP, BEN);
		assert_ok!(appoint(board(), project, EMIL));
		assert_ok!(accept(project, EMIL));
	});
}

#[test]
fn a_nomination_ends() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		let other = propose(ANNA, plan(&[5], PayTo::Lead));
		assert_ok!(appoint(assembly(), project, BEN));
		assert_ok!(appoint(assembly(), other, BEN));
		pass(28);
		// The last day is his.
		assert_noop!(report(ANNA, project, 0), Error::LeadChanging);
		assert_ok!(accept(other, BEN));
		pass(1);
		assert_noop!(accept(project, BEN), Error::NominationOver);
		assert_ok!(report(ANNA, project, 0));
		// He can be appointed again.
		pass(15);
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 0));
		handed_over(project, BEN);
	});
}

/// Nobody loses a milestone by days on which it could not be reported.
#[test]
fn an_appointment_takes_no_days_of_grace() {
	// Due 100 days after the start. The appointment is made 10 days later, and lasts for 28.
	let overdue = |end: fn(ProjectId)| {
		let project = funded(&[600], PayTo::Lead);
		pass(110 - ROUND_DAYS - 1);
		assert_ok!(appoint(assembly(), project, BEN));
		end(project);
		let lapse = || Projects::lapse_milestone(signed(STRANGER), project, 0);
		let mut days = 0;
		while lapse().is_err() {
			assert_noop!(lapse(), Error::MilestoneNotOverdue);
			pass(1);
			days += 1;
		}
		days
	};
	// He never answers: the grace counts from the last day.
	build_and_execute(|| assert_eq!(overdue(|_| ()), 28 + 31));
	// He is taken back, or accepts, after 20 days.
	build_and_execute(|| {
		let taken_back = |project| {
			pass(20);
			assert_ok!(appoint(assembly(), project, ANNA));
		};
		assert_eq!(overdue(taken_back), 31);
	});
	build_and_execute(|| {
		let accepts = |project| {
			pass(20);
			assert_ok!(accept(project, BEN));
			// Reported on the last day.
			pass(30);
			assert_ok!(frame_support::storage::with_transaction(|| {
				let result = report(BEN, project, 0);
				sp_runtime::TransactionOutcome::Rollback(result)
			}));
		};
		assert_eq!(overdue(accepts), 1);
	});
	// Where contributors are paid, the lead reports meanwhile, and has no more days.
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		pass(110 - ROUND_DAYS - 1);
		assert_ok!(appoint(assembly(), project, BEN));
		pass(20);
		assert_noop!(Projects::lapse_milestone(signed(STRANGER), project, 0), Error::MilestoneNotOverdue);
		pass(1);
		assert_ok!(Projects::lapse_milestone(signed(STRANGER), project, 0));
	});
}

#[test]
fn the_board_is_free_when_the_assemblys_nomination_is_over() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		assert_ok!(appoint(assembly(), project, BEN));
		leave(COOP, ANNA);
		pass(28);
		assert_noop!(appoint(board(), project, CLARA), Error::AppointedByAssembly);
		pass(1);
		events();
		assert_ok!(appoint(board(), project, CLARA));
		assert_eq!(events(), [appointed(project, Some(BEN), CLARA, Judge::Board)]);
		assert_ok!(accept(project, CLARA));
	});
}

#[test]
fn a_nomination_lasts_for_some_blocks_at_least() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		assert_ok!(appoint(assembly(), project, BEN));
		ledger::Today::<Test>::mutate(|today| *today += 40);
		System::set_block_number(System::block_number() + 2 * LEAST_WINDOW);
		assert_noop!(report(ANNA, project, 0), Error::LeadChanging);
		System::set_block_number(System::block_number() + 1);
		assert_noop!(accept(project, BEN), Error::NominationOver);
		assert_ok!(report(ANNA, project, 0));
	});
}

#[test]
fn an_organ_takes_back_whom_it_has_appointed() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		let withdrawn = |nominee, by| Event::LeadNominationWithdrawn { project, lead: ANNA, nominee, by };
		assert_ok!(appoint(assembly(), project, BEN));
		// It is not the board's to take back, nor another cooperative's.
		assert_noop!(appoint(board(), project, ANNA), Error::AlreadyLead);
		for origin in others() {
			assert_noop!(appoint(origin, project, ANNA), Error::NotAuthorised);
		}
		events();
		assert_ok!(appoint(assembly(), project, ANNA));
		assert_eq!(events(), [withdrawn(BEN, Judge::Assembly)]);
		assert_eq!(self::project(project).nominee, None);
		assert_noop!(accept(project, BEN), Error::NotNominated);
		// There is nobody any more.
		assert_noop!(appoint(assembly(), project, ANNA), Error::AlreadyLead);
		assert_ok!(report(ANNA, project, 0));
	});
}

#[test]
fn an_organ_takes_back_whom_it_has_appointed_for_a_lead_who_has_left() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		let withdrawn = |nominee, by| Event::LeadNominationWithdrawn { project, lead: ANNA, nominee, by };
		assert_ok!(appoint(assembly(), project, BEN));
		leave(COOP, ANNA);
		assert_noop!(appoint(board(), project, ANNA), Error::NotMember);
		events();
		assert_ok!(appoint(assembly(), project, ANNA));
		assert_noop!(appoint(assembly(), project, ANNA), Error::NotMember);
		// The board its own, and the assembly the board's.
		for (origin, by) in [(board(), Judge::Board), (assembly(), Judge::Assembly)] {
			assert_ok!(appoint(board(), project, CLARA));
			assert_ok!(appoint(origin, project, ANNA));
			assert_eq!(events().last(), Some(&withdrawn(CLARA, by)));
		}
		// Who has come back is appointed herself.
		assert_ok!(appoint(board(), project, CLARA));
		enter(COOP, ANNA);
		assert_ok!(appoint(board(), project, ANNA));
		assert_eq!(events().last(), Some(&appointed(project, Some(CLARA), ANNA, Judge::Board)));
	});
}

#[test]
fn a_project_that_is_over_has_no_next_lead() {
	// Taken back, closed by the lead and by itself, and given up.
	let ends: [fn() -> ProjectId; 4] = [
		|| {
			let project = propose(ANNA, plan(&[5], PayTo::Lead));
			assert_ok!(appoint(assembly(), project, BEN));
			assert_ok!(Projects::withdraw_proposal(signed(ANNA), project));
			project
		},
		|| {
			let project = funded(&[600], SHARED);
			assert_ok!(appoint(assembly(), project, BEN));
			accepted(project, 0);
			assert_ok!(Projects::close_project(signed(ANNA), project));
			project
		},
		|| {
			let project = funded(&[600], PayTo::Lead);
			reported(project, 0);
			assert_ok!(appoint(assembly(), project, BEN));
			assert_ok!(Projects::accept_milestone(board(), project, 0));
			project
		},
		|| {
			let project = funded(&[600], PayTo::Lead);
			assert_ok!(appoint(assembly(), project, BEN));
			assert_ok!(Projects::cancel_project(assembly(), project));
			project
		},
	];
	for end in ends {
		build_and_execute(|| {
			let project = end();
			let kept = self::project(project);
			assert!(kept.status.is_over());
			assert_eq!(kept.nominee, None);
			assert_noop!(accept(project, BEN), Error::NotNominated);
			assert_noop!(appoint(assembly(), project, BEN), Error::ProjectOver);
		});
	}
}

#[test]
fn a_proposal_takes_a_place_of_its_new_lead() {
	build_and_execute(|| {
		let project = propose(ANNA, plan(&[5], PayTo::Lead));
		let in_round = propose(ANNA, plan(&[5], PayTo::Lead));
		let round = open(10, &[in_round]);
		for _ in 0..39 {
			propose(BEN, plan(&[5], PayTo::Lead));
		}
		let places = || [3, 4].map(|number| OpenProposals::<Test>::get(MINUTE, number));
		assert_eq!(places(), [2, 39]);
		handed_over(in_round, BEN);
		assert_eq!(places(), [1, 40]);
		assert_ok!(appoint(assembly(), project, BEN));
		assert_noop!(accept(project, BEN), Error::TooManyOpenProposals);
		// There is a place when one of his is funded.
		allot(CLARA, round, &[(in_round, 1)]);
		close(round);
		assert_ok!(accept(project, BEN));
		assert_eq!(places(), [0, 40]);
		assert_noop!(Projects::withdraw_proposal(signed(ANNA), project), Error::NotLead);
		assert_ok!(Projects::withdraw_proposal(signed(BEN), project));
		assert_eq!(places(), [0, 39]);
	});
}

#[test]
fn a_project_whose_lead_leaves_in_the_round_is_funded_when_it_has_another() {
	build_and_execute(|| {
		let projects = [propose(ANNA, plan(&[50], PayTo::Lead)), propose(ANNA, plan(&[50], PayTo::Lead))];
		let round = open(100, &projects);
		allot(CLARA, round, &[(projects[0], 50), (projects[1], 50)]);
		leave(COOP, ANNA);
		assert_ok!(appoint(board(), projects[0], BEN));
		assert_ok!(appoint(board(), projects[1], BEN));
		assert_ok!(accept(projects[0], BEN));
		close(round);
		assert_eq!(project(projects[0]).status, ProjectStatus::Running(round));
		// It is not enough to be appointed. The proposal can have its lead still, and come into another round.
		assert_eq!(project(projects[1]).status, ProjectStatus::Proposed);
		assert_ok!(accept(projects[1], BEN));
		open(100, &projects[1..]);
	});
}

#[test]
fn a_vote_does_not_decide_in_the_cause_of_who_leads_now() {
	build_and_execute(|| {
		let project = funded(&[500, 300, 200], PayTo::Lead);
		for milestone in 0..3 {
			assert_ok!(report(ANNA, project, milestone));
		}
		for (milestone, ben) in [(0, true), (1, false)] {
			vote(BEN, project, milestone, ben);
			vote(CLARA, project, milestone, true);
			vote(DORA, project, milestone, false);
		}
		vote(EMIL, project, 2, true);
		leave(COOP, ANNA);
		assert_ok!(appoint(board(), project, BEN));
		assert_eq!([0, 1].map(|milestone| votes(project, milestone)), [(2, 1), (1, 2)]);
		events();
		assert_ok!(accept(project, BEN));
		let removed =
			|milestone, accept| Event::MilestoneVoteRemoved { project, milestone, voter: 4, accept };
		assert_eq!(events()[..2], [removed(0, true), removed(1, false)]);
		assert_eq!([0, 1, 2].map(|milestone| votes(project, milestone)), [(1, 1), (1, 1), (1, 0)]);
		assert_eq!(Projects::milestone_vote(project, 0, 4), None);
		assert_noop!(Projects::vote_on_milestone(signed(BEN), project, 0, true), Error::OwnCause);
		// What the others have said decides, and pays who leads.
		pass(15);
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 0));
		assert_eq!(MilestoneStates::<Test>::get(project, 0), MilestoneState::Refused);
		assert_eq!(purse(BEN), PURSE);
	});
}

#[test]
fn what_the_old_lead_cannot_be_paid_the_new_one_is() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Lead);
		reported(project, 0);
		vote(CLARA, project, 0, true);
		vote(DORA, project, 0, true);
		leave(COOP, ANNA);
		pass(15);
		assert_noop!(Projects::close_milestone(signed(STRANGER), project, 0), TokenError::Blocked);
		assert_ok!(appoint(board(), project, BEN));
		assert_ok!(accept(project, BEN));
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 0));
		assert_eq!((purse(ANNA), purse(BEN)), (PURSE, PURSE + 600));
	});
}

#[test]
fn what_would_pay_a_lead_who_is_there_is_decided_first() {
	build_and_execute(|| {
		let project = funded(&[600, 400], PayTo::Lead);
		reported(project, 1);
		vote(CLARA, project, 1, true);
		vote(DORA, project, 1, true);
		assert_ok!(appoint(assembly(), project, BEN));
		assert_noop!(accept(project, BEN), Error::MilestoneReported);
		pass(15);
		assert_noop!(accept(project, BEN), Error::MilestoneReported);
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 1));
		assert_eq!(purse(ANNA), PURSE + 400);
		assert_ok!(accept(project, BEN));
		// A pool pays whoever has done the work.
		let shared = funded(&[600], SHARED);
		reported(shared, 0);
		vote(CLARA, shared, 0, true);
		handed_over(shared, BEN);
		assert_eq!(votes(shared, 0), (1, 0));
	});
}

#[test]
fn a_lead_keeps_nobody_out_by_reporting_in_turn() {
	build_and_execute(|| {
		let project = funded(&[500, 300, 200], PayTo::Lead);
		// The last that he can report, on the day of the appointment.
		assert_ok!(report(ANNA, project, 0));
		assert_ok!(appoint(assembly(), project, BEN));
		assert_noop!(report(ANNA, project, 1), Error::LeadChanging);
		assert_noop!(accept(project, BEN), Error::MilestoneReported);
		// What waits is decided, and there is time left to accept.
		pass(15);
		assert_noop!(accept(project, BEN), Error::MilestoneReported);
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 0));
		assert_noop!(report(ANNA, project, 0), Error::LeadChanging);
		assert_ok!(accept(project, BEN));
		assert_ok!(report(BEN, project, 0));
	});
}

#[test]
fn a_lead_reports_where_nobody_is_kept_out() {
	// Nothing pays him.
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		assert_ok!(appoint(assembly(), project, BEN));
		assert_ok!(report(ANNA, project, 0));
	});
	// Who is appointed has left.
	build_and_execute(|| {
		let project = funded(&[500, 300], PayTo::Lead);
		assert_ok!(appoint(assembly(), project, BEN));
		leave(COOP, BEN);
		assert_ok!(report(ANNA, project, 0));
		enter(COOP, BEN);
		assert_ok!(report(ANNA, project, 1));
	});
}

#[test]
fn what_is_over_pays_an_old_lead_who_can_be_paid() {
	build_and_execute(|| {
		let [project, open] = [&[600, 400], &[300, 100]].map(|amounts| funded(amounts, PayTo::Lead));
		reported(project, 0);
		vote(CLARA, project, 0, true);
		vote(DORA, project, 0, true);
		pass(14);
		reported(open, 0);
		// She is somebody else when she has come back, and a member who can be paid.
		leave(COOP, ANNA);
		enter(COOP, ANNA);
		pass(1);
		for project in [project, open] {
			assert_ok!(appoint(board(), project, BEN));
		}
		assert_noop!(accept(project, BEN), Error::MilestoneReported);
		assert_ok!(Projects::close_milestone(signed(STRANGER), project, 0));
		assert_eq!((purse(ANNA), purse(BEN)), (PURSE + 600, PURSE));
		assert_ok!(accept(project, BEN));
		// As long as it is not over, nothing is hers.
		assert_ok!(accept(open, BEN));
		assert_ok!(Projects::accept_milestone(assembly(), open, 0));
		assert_eq!((purse(ANNA), purse(BEN)), (PURSE + 600, PURSE + 300));
	});
	// What a pool gets is nobody's yet.
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		reported(project, 0);
		leave(COOP, ANNA);
		enter(COOP, ANNA);
		pass(15);
		assert_ok!(appoint(board(), project, BEN));
		assert_ok!(accept(project, BEN));
	});
}

#[test]
fn nobody_confirms_his_own_as_the_new_lead() {
	build_and_execute(|| {
		let project = shared();
		let [anna, ben, clara] = [ANNA, BEN, CLARA].map(|who| contributed(who, project, 10));
		let confirm = |who, id| Projects::confirm_contribution(signed(who), project, id, 10);
		assert_ok!(confirm(BEN, anna));
		handed_over(project, BEN);
		// What Anna has confirmed stays.
		assert_eq!((tokens(project, BEN), self::project(project).funds.paid), (300, 400));
		assert_noop!(confirm(BEN, ben), Error::OwnCause);
		assert_noop!(confirm(ANNA, clara), Error::NotAuthorised);
		// His own takes funders now, and the old lead's takes the lead.
		assert_noop!(confirm(CLARA, anna), Error::NotAuthorised);
		assert_ok!(confirm(BEN, anna));
		assert_ok!(confirm(CLARA, ben));
		assert_eq!(tokens(project, BEN), 300);
		assert_ok!(confirm(DORA, ben));
		assert_eq!(tokens(project, BEN), 310);
		assert_ok!(confirm(BEN, clara));
	});
}

#[test]
fn as_many_milestones_are_charged_as_there_are() {
	build_and_execute(|| {
		let charged = |project, who| {
			assert_ok!(appoint(assembly(), project, who));
			Projects::accept_lead(signed(who), project).unwrap().actual_weight
		};
		let weight = |milestones| Some(<() as WeightInfo>::accept_lead(milestones).saturating_add(LISTED));
		assert_eq!(charged(funded(&[5, 5, 5], SHARED), BEN), weight(3));
		assert_eq!(charged(propose(ANNA, plan(&[5, 5, 5], SHARED)), BEN), weight(1));
	});
}

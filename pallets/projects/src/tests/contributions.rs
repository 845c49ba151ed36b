//! Contributions: recorded, confirmed by others, paid.

use crate::mock::*;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchResult, TokenError};

fn confirm(origin: RuntimeOrigin, project: ProjectId, id: ContributionId) -> DispatchResult {
	let amount = Contributions::<Test>::get(project, id).map_or(1, |contribution| contribution.amount);
	Projects::confirm_contribution(origin, project, id, amount)
}

/// A project with 600 in its pool and 400 locked.
fn pooled() -> ProjectId {
	let project = funded(&[600, 400], SHARED);
	accepted(project, 0);
	events();
	project
}

#[test]
fn members_record_what_they_have_done() {
	build_and_execute(|| {
		let project = funded(&[600], SHARED);
		events();
		// Before any milestone is accepted; investing members, too.
		for (id, who, work) in [(0, BEN, Work::Minutes(90)), (1, INVESTOR, Work::Deliverable)] {
			assert_ok!(Projects::contribute(signed(who), project, work, 30, some_hash(6)));
			assert_eq!(
				events(),
				[Event::ContributionRecorded {
					project,
					contribution: id,
					who,
					work,
					amount: 30,
					evidence: some_hash(6)
				}]
			);
		}
		assert_eq!(self::project(project).asked, 60);
		// Nothing is paid by it.
		assert_eq!((purse(BEN), tokens(project, BEN)), (PURSE, 0));
	});
}

#[test]
fn a_contribution_must_be_one() {
	build_and_execute(|| {
		let contribute = |who, project, work, amount| {
			Projects::contribute(signed(who), project, work, amount, some_hash(6))
		};
		assert_noop!(contribute(BEN, 0, Work::Deliverable, 1), Error::ProjectNotFound);
		let lead = funded(&[600], PayTo::Lead);
		assert_noop!(contribute(BEN, lead, Work::Deliverable, 1), Error::NoContributors);
		let proposed = propose(ANNA, plan(&[5], SHARED));
		assert_noop!(contribute(BEN, proposed, Work::Deliverable, 1), Error::NotRunning);
		let project = pooled();
		assert_noop!(contribute(STRANGER, project, Work::Deliverable, 1), Error::NotMember);
		assert_noop!(contribute(BEN, project, Work::Deliverable, 0), Error::ZeroAmount);
		assert_noop!(contribute(BEN, project, Work::Minutes(0), 1), Error::ZeroAmount);
		for _ in 0..3 {
			contributed(BEN, project, 1);
		}
		assert_noop!(contribute(BEN, project, Work::Deliverable, 1), Error::TooManyOpenContributions);
		assert_ok!(contribute(CLARA, project, Work::Deliverable, 1));
		assert_ok!(confirm(signed(ANNA), project, 0));
		assert_ok!(contribute(BEN, project, Work::Deliverable, 1));
	});
}

/// Whoever asks for more than there can be would leave no room for what others ask for.
#[test]
fn nobody_asks_for_more_than_the_project_has() {
	build_and_execute(|| {
		let project = pooled();
		let contribute =
			|who, amount| Projects::contribute(signed(who), project, Work::Deliverable, amount, some_hash(6));
		for amount in [1_001, u128::MAX] {
			assert_noop!(contribute(BEN, amount), Error::MoreThanFunded);
		}
		assert_ok!(contribute(BEN, 1_000));
		assert_ok!(contribute(CLARA, 10));
		confirmed(DORA, project, 100);
		assert_noop!(contribute(CLARA, 901), Error::MoreThanFunded);
		assert_ok!(contribute(CLARA, 900));
	});
}

#[test]
fn the_lead_the_board_and_the_assembly_confirm() {
	build_and_execute(|| {
		let project = pooled();
		let callers = [(signed(ANNA), Judge::Lead), (board(), Judge::Board), (assembly(), Judge::Assembly)];
		for (times, (caller, by)) in (1..).zip(callers) {
			let id = contributed(BEN, project, 100);
			events();
			assert_ok!(confirm(caller, project, id));
			assert_eq!(
				events(),
				[Event::ContributionConfirmed {
					project,
					contribution: id,
					who: BEN,
					by,
					amount: 100,
					tokens: 100
				}]
			);
			assert_eq!((purse(BEN), tokens(project, BEN)), (PURSE + times * 100, times * 100));
			assert_noop!(confirm(signed(ANNA), project, id), Error::AlreadyDecided);
		}
		let kept = self::project(project);
		assert_eq!((kept.funds.pool, kept.funds.paid, kept.asked), (300, 300, 0));
	});
}

#[test]
fn without_participation_there_are_no_tokens() {
	build_and_execute(|| {
		let project = funded(&[600], PayTo::Contributors { participation: false });
		accepted(project, 0);
		let id = contributed(BEN, project, 100);
		events();
		assert_ok!(confirm(signed(ANNA), project, id));
		assert!(matches!(events()[0], Event::ContributionConfirmed { tokens: 0, amount: 100, .. }));
		assert_eq!(self::project(project).token, None);
	});
}

#[test]
fn nobody_confirms_his_own() {
	build_and_execute(|| {
		let project = pooled();
		let [anna, ben, frida] = [ANNA, BEN, FRIDA].map(|who| contributed(who, project, 10));
		assert_noop!(confirm(signed(ANNA), project, anna), Error::OwnCause);
		assert_noop!(confirm(signed(BEN), project, ben), Error::OwnCause);
		// A board does not confirm what one of its own has done.
		assert_noop!(confirm(board(), project, frida), Error::OwnCause);
		assert_ok!(confirm(board(), project, anna));
		assert_ok!(confirm(signed(ANNA), project, frida));
		// What the lead has not done himself, funders do not confirm.
		assert_noop!(confirm(signed(CLARA), project, ben), Error::NotAuthorised);
		assert_noop!(confirm(signed(STRANGER), project, ben), Error::NotAuthorised);
		for origin in others() {
			assert_noop!(confirm(origin, project, ben), Error::NotAuthorised);
		}
		leave(COOP, ANNA);
		assert_noop!(confirm(signed(ANNA), project, ben), Error::NotAuthorised);
	});
}

#[test]
fn funders_confirm_what_the_lead_has_done() {
	build_and_execute(|| {
		let project = pooled();
		let id = contributed(ANNA, project, 10);
		assert_noop!(confirm(signed(STRANGER), project, id), Error::NotMember);
		assert_noop!(confirm(signed(INVESTOR), project, id), Error::InvestingMember);
		assert_noop!(confirm(signed(8), project, id), Error::NotFunder);
		events();
		assert_ok!(confirm(signed(BEN), project, id));
		assert_eq!(
			events(),
			[Event::ContributionSupported { project, contribution: id, voter: 4, missing: 1 }]
		);
		assert_eq!(purse(ANNA), PURSE);
		assert_noop!(confirm(signed(BEN), project, id), Error::AlreadyConfirmed);
		assert_ok!(confirm(signed(CLARA), project, id));
		assert!(matches!(events()[..], [Event::ContributionConfirmed { by: Judge::Funders, .. }]));
		assert_eq!((purse(ANNA), tokens(project, ANNA)), (PURSE + 10, 10));
	});
}

#[test]
fn one_funder_is_enough_where_the_chain_says_so() {
	build_and_execute(|| {
		Confirmers::set(1);
		let project = pooled();
		let id = contributed(ANNA, project, 10);
		assert_ok!(confirm(signed(BEN), project, id));
		assert_eq!(purse(ANNA), PURSE + 10);
	});
}

#[test]
fn what_is_confirmed_is_what_was_read_and_what_there_is() {
	build_and_execute(|| {
		let project = pooled();
		let id = contributed(BEN, project, 601);
		let confirm_as = |amount| Projects::confirm_contribution(signed(ANNA), project, id, amount);
		assert_noop!(confirm_as(600), Error::TermsMismatch);
		assert_noop!(confirm_as(601), Error::PoolTooSmall);
		assert_noop!(confirm(signed(ANNA), 9, 0), Error::ProjectNotFound);
		assert_noop!(confirm(signed(ANNA), project, 9), Error::ContributionNotFound);
		// When the next milestone is accepted there is enough.
		accepted(project, 1);
		assert_ok!(confirm_as(601));
	});
}

#[test]
fn who_has_left_is_paid_when_he_can_hold_the_currency() {
	build_and_execute(|| {
		let project = pooled();
		let id = contributed(BEN, project, 10);
		leave(COOP, BEN);
		assert_noop!(confirm(signed(ANNA), project, id), TokenError::Blocked);
		enter(COOP, BEN);
		assert_ok!(confirm(signed(ANNA), project, id));
	});
}

#[test]
fn the_lead_and_the_organs_reject() {
	build_and_execute(|| {
		let project = pooled();
		let callers = [(signed(ANNA), Judge::Lead), (board(), Judge::Board), (assembly(), Judge::Assembly)];
		for (caller, by) in callers {
			let id = contributed(BEN, project, 10);
			events();
			assert_ok!(Projects::reject_contribution(caller, project, id, some_hash(7)));
			assert_eq!(
				events(),
				[Event::ContributionRejected {
					project,
					contribution: id,
					who: BEN,
					by,
					reason: some_hash(7)
				}]
			);
		}
		assert_eq!((self::project(project).asked, purse(BEN)), (0, PURSE));
		let reject = |origin, project, id| Projects::reject_contribution(origin, project, id, some_hash(7));
		assert_noop!(reject(board(), project, 0), Error::AlreadyDecided);
		assert_noop!(reject(board(), project, 9), Error::ContributionNotFound);
		assert_noop!(reject(board(), 9, 0), Error::ProjectNotFound);
		let id = contributed(BEN, project, 10);
		assert_noop!(reject(signed(BEN), project, id), Error::NotLead);
		for origin in others() {
			assert_noop!(reject(origin, project, id), Error::NotAuthorised);
		}
	});
}

#[test]
fn contributors_withdraw() {
	build_and_execute(|| {
		let project = pooled();
		let id = contributed(BEN, project, 10);
		let withdraw = |who, project, id| Projects::withdraw_contribution(signed(who), project, id);
		assert_noop!(withdraw(ANNA, project, id), Error::NotAuthorised);
		assert_noop!(withdraw(BEN, 9, id), Error::ProjectNotFound);
		assert_noop!(withdraw(BEN, project, 9), Error::ContributionNotFound);
		// Also after having left.
		leave(COOP, BEN);
		events();
		assert_ok!(withdraw(BEN, project, id));
		assert_eq!(events(), [Event::ContributionWithdrawn { project, contribution: id, who: BEN }]);
		assert_noop!(withdraw(BEN, project, id), Error::AlreadyDecided);
	});
}

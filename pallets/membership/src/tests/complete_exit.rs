//! An exit is entered in the register.

use crate::{mock::*, Call, Exit, ExitQueue, MemberCounts, MemberKind, MemberNumbers, Memberships};
use allmende_primitives::{traits::Organs, Organ};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_membership_ends_in_everything() {
	build_and_execute(|| {
		let left_on = let_leave(COOP, 2);
		events();
		// Anybody can do it.
		assert_ok!(Membership::complete_exit(signed(CLARA), COOP, 2));

		assert_eq!(end_of(COOP, 2), Some((date(2026, 12, 31), Exit::Notice)));
		assert!(!MemberNumbers::<Test>::contains_key(COOP, 2));
		assert!(!Memberships::<Test>::contains_key(2, COOP));
		assert_eq!(ExitQueue::<Test>::iter_keys().count(), 0);
		assert_eq!(Membership::counts(COOP), MemberCounts { ordinary: 2, investing: 0 });
		assert!(!MockOrgans::is_seated(COOP, Organ::Board, &2));
		assert!(!Held::contains_key(COOP, 2));
		assert_eq!(Settlements::get(COOP), [(2, left_on)]);
		assert_eq!(
			events(),
			[
				Event::MemberLeft { coop: COOP, who: 2, number: 2, left_on, by: Exit::Notice },
				Event::FellBelowLeastMembers { coop: COOP, members: 2, least: 3 },
			]
		);
		// In the other cooperative all is as it was.
		assert_eq!(end_of(OTHER, 2), None);
		assert!(MockOrgans::is_seated(OTHER, Organ::Board, &2));
		assert_eq!(Held::get(OTHER, 2), Some(1));
		assert_eq!(Membership::counts(OTHER), MemberCounts { ordinary: 3, investing: 0 });
	});
}

/// Completes the exit of a member of [`COOP`] and answers what was told besides.
fn alarm_at_exit_of(who: AccountId) -> Option<Event> {
	let_leave(COOP, who);
	events();
	assert_ok!(Membership::complete_exit(signed(CLARA), COOP, who));
	let told = events();
	assert!(matches!(told[0], Event::MemberLeft { .. }) && told.len() <= 2);
	told.get(1).cloned()
}

#[test]
fn fewer_than_three_ordinary_members_are_told_of() {
	build_and_execute(|| {
		let fell_to = |members| Some(Event::FellBelowLeastMembers { coop: COOP, members, least: 3 });
		amend(COOP, |parameters| parameters.investing_members = true);
		admit(ANNA);
		for who in [20, 21] {
			assert_ok!(apply_as(COOP, who, 2, MemberKind::Investing));
			assert_ok!(Membership::admit(assembly(COOP), who));
		}
		// Three remain.
		assert_eq!(alarm_at_exit_of(1), None);
		// Investing members do not make up for those who leave, and are not missed.
		assert_eq!(alarm_at_exit_of(2), fell_to(2));
		assert_eq!(alarm_at_exit_of(20), None);
		// To the last one. Nobody is held back.
		assert_eq!(alarm_at_exit_of(3), fell_to(1));
		assert_eq!(alarm_at_exit_of(ANNA), fell_to(0));
		// Where it is not active, nobody has to be told.
		Coops::mutate(OTHER, |coop| coop.as_mut().unwrap().active = false);
		let_leave(OTHER, 1);
		events();
		assert_ok!(Membership::complete_exit(signed(CLARA), OTHER, 1));
		assert_eq!(events().len(), 1);
	});
}

#[test]
fn late_completion_enters_the_day_on_which_it_ended() {
	build_and_execute(|| {
		let left_on = let_leave(COOP, 2);
		set_today(left_on.plus_days(400));
		assert_ok!(Membership::complete_exit(signed(1), COOP, 2));
		assert_eq!(end_of(COOP, 2), Some((left_on, Exit::Notice)));
		assert_eq!(Settlements::get(COOP), [(2, left_on)]);
	});
}

#[test]
fn not_before_the_last_day_has_passed() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(2), COOP));
		assert_noop!(Membership::complete_exit(signed(1), COOP, 2), Error::ExitNotDue);
		set_today(date(2026, 12, 31));
		assert_noop!(Membership::complete_exit(signed(1), COOP, 2), Error::ExitNotDue);
		set_today(date(2027, 1, 1));
		assert_ok!(Membership::complete_exit(signed(1), COOP, 2));
	});
}

#[test]
fn only_of_a_member_who_gave_notice() {
	build_and_execute(|| {
		assert_noop!(Membership::complete_exit(signed(1), COOP, 2), Error::NotLeaving);
		assert_noop!(Membership::complete_exit(signed(1), COOP, ANNA), Error::NotMember);
		assert_noop!(Membership::complete_exit(signed(1), 99, 2), Error::NotMember);
		let_leave(COOP, 2);
		assert_ok!(Membership::complete_exit(signed(1), COOP, 2));
		assert_noop!(Membership::complete_exit(signed(1), COOP, 2), Error::NotMember);
	});
}

#[test]
fn all_or_nothing() {
	build_and_execute(|| {
		let_leave(COOP, 2);
		Unsettleable::insert(COOP, 2, ());
		assert_noop!(
			dispatch(Call::complete_exit { coop: COOP, who: 2 }, signed(1)),
			DispatchError::Unavailable
		);
		assert!(MockOrgans::is_seated(COOP, Organ::Board, &2));
	});
}

#[test]
fn the_caller_signs() {
	build_and_execute(|| {
		let_leave(COOP, 2);
		for origin in unsigned_origins() {
			assert_noop!(Membership::complete_exit(origin, COOP, 2), DispatchError::BadOrigin);
		}
	});
}

//! A membership ends because the whole credit balance went to another member.

use crate::{mock::*, Exit, ExitQueue, MemberCounts, StalledExits};
use allmende_primitives::traits::Register;
use frame_support::{assert_noop, assert_ok, weights::Weight};

#[test]
fn it_ends_today_and_nothing_is_settled() {
	build_and_execute(|| {
		assert_ok!(Membership::end_by_transfer(COOP, &2));

		assert_eq!(end_of(COOP, 2), Some((today(), Exit::Transfer)));
		assert!(!Membership::is_member(COOP, &2));
		assert!(Membership::is_member(OTHER, &2));
		assert_eq!(Membership::counts(COOP), MemberCounts { ordinary: 2, investing: 0 });
		assert!(!Seats::contains_key(COOP, 2));
		assert_eq!(Settlements::get(COOP), []);
		assert_eq!(
			events(),
			[
				Event::MemberLeft { coop: COOP, who: 2, number: 2, left_on: today(), by: Exit::Transfer },
				Event::FellBelowLeastMembers { coop: COOP, members: 2, least: 3 },
			]
		);
		// Joining again on the same day gives a new number.
		admit(2);
		assert_eq!(number_of(COOP, 2), 4);
	});
}

#[test]
fn it_overtakes_a_notice() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(2), COOP));
		set_today(date(2026, 12, 31));
		assert_ok!(Membership::end_by_transfer(COOP, &2));
		assert_eq!(ExitQueue::<Test>::iter_keys().count(), 0);
		set_today(date(2027, 1, 1));
		idle(Weight::MAX);
		assert_eq!(end_of(COOP, 2), Some((date(2026, 12, 31), Exit::Transfer)));
		assert_eq!(Settlements::get(COOP), []);
	});
}

#[test]
fn only_of_a_member() {
	build_and_execute(|| {
		assert_noop!(Membership::end_by_transfer(COOP, &ANNA), Error::NotMember);
		assert_noop!(Membership::end_by_transfer(99, &1), Error::NotMember);
		// What has ended by notice does not end again.
		let_leave(COOP, 2);
		assert_noop!(Membership::end_by_transfer(COOP, &2), Error::NotMember);
		Unsettleable::insert(COOP, 2, ());
		idle(Weight::MAX);
		assert!(StalledExits::<Test>::contains_key(COOP, 2));
		assert_noop!(Membership::end_by_transfer(COOP, &2), Error::NotMember);
	});
}

//! A member gives notice.

use crate::{mock::*, Entries, ExitQueue};
use allmende_primitives::{traits::Register, Month};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn the_membership_lasts_to_the_close_of_the_year() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(3), COOP));

		let leaves_on = date(2026, 12, 31);
		assert_eq!(entry_of(COOP, 3).leaves_on, Some(leaves_on));
		assert!(ExitQueue::<Test>::contains_key((crate::ExitDay::from(leaves_on), COOP, 3)));
		assert_eq!(events(), [Event::NoticeGiven { coop: COOP, who: 3, number: 3, leaves_on }]);
		// In the other cooperative nothing happens.
		assert_eq!(entry_of(OTHER, 3).leaves_on, None);

		set_today(leaves_on);
		assert!(Membership::is_member(COOP, &3));
		assert_eq!(Membership::number(COOP, &3), Some(3));
		set_today(leaves_on.plus_days(1));
		assert!(!Membership::is_member(COOP, &3));
		assert_eq!(Membership::number(COOP, &3), None);
		assert!(Membership::is_member(OTHER, &3));
	});
}

#[test]
fn a_day_late_is_a_year_late() {
	build_and_execute(|| {
		set_today(date(2026, 9, 30));
		assert_ok!(Membership::give_notice(signed(2), COOP));
		set_today(date(2026, 10, 1));
		assert_ok!(Membership::give_notice(signed(3), COOP));
		assert_eq!(entry_of(COOP, 2).leaves_on, Some(date(2026, 12, 31)));
		assert_eq!(entry_of(COOP, 3).leaves_on, Some(date(2027, 12, 31)));
	});
}

#[test]
fn the_statutes_year_and_period_count_in_leap_years_too() {
	build_and_execute(|| {
		amend(COOP, |parameters| {
			parameters.fiscal_year_end = Month::February;
			parameters.notice_months = 12;
		});
		set_today(date(2027, 2, 28));
		assert_ok!(Membership::give_notice(signed(2), COOP));
		set_today(date(2027, 3, 1));
		assert_ok!(Membership::give_notice(signed(3), COOP));
		// 2028 is a leap year.
		assert_eq!(entry_of(COOP, 2).leaves_on, Some(date(2028, 2, 29)));
		assert_eq!(entry_of(COOP, 3).leaves_on, Some(date(2029, 2, 28)));
	});
}

#[test]
fn a_later_statute_does_not_move_the_day() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(3), COOP));
		amend(COOP, |parameters| parameters.notice_months = 60);
		assert_eq!(entry_of(COOP, 3).leaves_on, Some(date(2026, 12, 31)));
	});
}

#[test]
fn notice_is_given_once() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(3), COOP));
		assert_noop!(Membership::give_notice(signed(3), COOP), Error::AlreadyLeaving);
		set_today(date(2026, 12, 31));
		assert_noop!(Membership::give_notice(signed(3), COOP), Error::AlreadyLeaving);
		set_today(date(2027, 1, 1));
		assert_noop!(Membership::give_notice(signed(3), COOP), Error::NotMember);
	});
}

#[test]
fn only_a_member_gives_notice() {
	build_and_execute(|| {
		apply(ANNA);
		assert_noop!(Membership::give_notice(signed(ANNA), COOP), Error::NotMember);
		assert_noop!(Membership::give_notice(signed(1), 99), Error::NotMember);
		for origin in unsigned_origins() {
			assert_noop!(Membership::give_notice(origin, COOP), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn without_a_statute_there_is_no_period() {
	build_and_execute(|| {
		Coops::remove(COOP);
		assert_noop!(Membership::give_notice(signed(1), COOP), Error::NotFound);
	});
}

#[test]
fn the_calendar_has_an_end() {
	build_and_execute(|| {
		set_today(allmende_primitives::Date(u32::MAX));
		assert_noop!(Membership::give_notice(signed(1), COOP), Error::DateOutOfRange);
		assert_eq!(Entries::<Test>::get(COOP, 1).unwrap().leaves_on, None);
	});
}

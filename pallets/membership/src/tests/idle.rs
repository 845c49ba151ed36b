//! The chain completes exits by itself.

use crate::{mock::*, Exit, ExitDay, ExitQueue, MemberNumbers, StalledExits};
use allmende_primitives::{traits::Register, Month};
use frame_support::{assert_ok, weights::Weight};
use sp_runtime::DispatchError;

#[test]
fn exits_complete_themselves_after_the_last_day() {
	build_and_execute(|| {
		assert_ok!(Membership::give_notice(signed(2), COOP));
		assert_ok!(Membership::give_notice(signed(3), OTHER));
		events();
		set_today(date(2026, 12, 31));
		assert_eq!(idle(Weight::MAX), weight_for(0));
		assert_eq!(events(), []);

		set_today(date(2027, 1, 1));
		assert_eq!(idle(Weight::MAX), weight_for(2));
		assert_eq!(end_of(COOP, 2), Some((date(2026, 12, 31), Exit::Notice)));
		assert_eq!(end_of(OTHER, 3), Some((date(2026, 12, 31), Exit::Notice)));
		assert_eq!(Settlements::get(COOP), [(2, date(2026, 12, 31))]);
		assert_eq!(ExitQueue::<Test>::iter_keys().count(), 0);
		// Each leaves two behind, which is told with it.
		assert_eq!(events().len(), 4);
		assert_eq!(idle(Weight::MAX), weight_for(0));
	});
}

#[test]
fn the_work_is_bounded_and_goes_on_in_the_next_block() {
	build_and_execute(|| {
		for who in 20..25 {
			admit(who);
			assert_ok!(Membership::give_notice(signed(who), COOP));
		}
		set_today(date(2027, 1, 1));
		let left = || (20..25).filter(|who| !MemberNumbers::<Test>::contains_key(COOP, who)).count();

		let nothing = weight_for(0).saturating_sub(Weight::from_parts(1, 0));
		assert_eq!(idle(nothing), Weight::zero());
		assert_eq!((idle(weight_for(0)), left()), (weight_for(0), 0));
		let one_short = weight_for(3).saturating_sub(Weight::from_parts(1, 0));
		assert_eq!((idle(one_short), left()), (weight_for(2), 2));
		assert_eq!((idle(weight_for(2)), left()), (weight_for(2), 4));
		assert_eq!((idle(Weight::MAX), left()), (weight_for(1), 5));
	});
}

#[test]
fn the_earliest_exit_comes_first() {
	build_and_execute(|| {
		// Last days on both sides of day 20,736 (0x5100), where the lowest byte of the day begins anew.
		amend(COOP, |parameters| {
			parameters.fiscal_year_end = Month::December;
			parameters.notice_months = 3;
		});
		amend(OTHER, |parameters| {
			parameters.fiscal_year_end = Month::September;
			parameters.notice_months = 3;
		});
		assert_ok!(Membership::give_notice(signed(1), COOP));
		assert_ok!(Membership::give_notice(signed(1), OTHER));
		let (later, earlier) = (date(2026, 12, 31), date(2026, 9, 30));
		assert!(earlier.0 < 0x5100 && later.0 > 0x5100);
		let days: Vec<_> = ExitQueue::<Test>::iter_keys().map(|(day, ..)| day.date()).collect();
		assert_eq!(days, [earlier, later]);

		set_today(date(2027, 1, 1));
		assert_eq!(idle(weight_for(1)), weight_for(1));
		assert_eq!(end_of(OTHER, 1), Some((earlier, Exit::Notice)));
		assert_eq!(end_of(COOP, 1), None);
	});
}

#[test]
fn one_that_fails_is_reported_and_holds_up_nobody() {
	build_and_execute(|| {
		for who in FOUNDERS {
			assert_ok!(Membership::give_notice(signed(who), COOP));
		}
		set_today(date(2027, 1, 1));
		Unsettleable::insert(COOP, 2, ());
		events();
		assert_eq!(idle(Weight::MAX), weight_for(3));

		let error = DispatchError::Unavailable;
		assert!(events().contains(&Event::ExitFailed { coop: COOP, number: 2, error }));
		assert_eq!(StalledExits::<Test>::get(COOP, 2), Some(error));
		assert_eq!(ExitQueue::<Test>::iter_keys().count(), 0);
		// Nothing of it was done, though the membership itself is over.
		assert_eq!(end_of(COOP, 2), None);
		assert_eq!(Held::get(COOP, 2), Some(1));
		assert!(Seats::contains_key(COOP, 2));
		assert!(!Membership::is_member(COOP, &2));
		assert_ok!(Membership::do_try_state());
		// The others are through.
		assert_eq!(end_of(COOP, 1), Some((date(2026, 12, 31), Exit::Notice)));
		assert_eq!(end_of(COOP, 3), Some((date(2026, 12, 31), Exit::Notice)));
		// It is not tried again by itself.
		assert_eq!(idle(Weight::MAX), weight_for(0));
		assert_eq!(events(), []);

		Unsettleable::remove(COOP, 2);
		assert_ok!(Membership::complete_exit(signed(CLARA), COOP, 2));
		assert_eq!(end_of(COOP, 2), Some((date(2026, 12, 31), Exit::Notice)));
		assert!(!StalledExits::<Test>::contains_key(COOP, 2));
	});
}

#[test]
fn a_key_that_belongs_to_no_entry_holds_up_nobody() {
	build_and_execute(|| {
		let_leave(COOP, 2);
		ExitQueue::<Test>::insert((ExitDay::from(date(2026, 1, 1)), COOP, 50), ());
		idle(Weight::MAX);
		assert_eq!(end_of(COOP, 2), Some((date(2026, 12, 31), Exit::Notice)));
		assert_eq!(StalledExits::<Test>::get(COOP, 50), Some(Error::NotMember.into()));
		StalledExits::<Test>::remove(COOP, 50);
	});
}

/// The weight of idle time never runs over what the block has left, wherever the limit cuts.
#[test]
fn idle_time_keeps_to_its_limit() {
	build_and_execute(|| {
		for who in 20..30 {
			admit(who);
			assert_ok!(Membership::give_notice(signed(who), COOP));
		}
		set_today(date(2027, 1, 1));
		let step = weight_for(2).ref_time() / 9;
		for limit in (0..10).map(|steps| Weight::from_parts(step * steps, 0)) {
			let used = idle(limit);
			assert!(used.all_lte(limit));
			// And another exit would not have fitted in.
			let one_more = used + weight_for(1) - weight_for(0);
			assert!(used == Weight::zero() || !one_more.all_lte(limit));
		}
	});
}

//! What an office gives, and a validator's work.

use crate::{mock::*, Offices};
use allmende_primitives::{traits::Standing, Organ};
use frame_support::assert_ok;

#[test]
fn an_office_in_the_home_gives_more() {
	build_and_execute(|| {
		seat(COOP, ANNA);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.office);
		unseat(COOP, ANNA);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.member);
		assert!(!Offices::<Test>::contains_key(ANNA, COOP));
		assert_eq!(events(), []);
	});
}

/// Else anybody could found a cooperative of invented people, and sit on its board.
#[test]
fn an_office_elsewhere_does_not() {
	build_and_execute(|| {
		for coop in [OTHER, UNCARRIED] {
			join(coop, ANNA);
			seat(coop, ANNA);
			assert_eq!(Allowance::capacity(&ANNA), SIZES.member);
		}
		assert_ok!(Allowance::move_home(signed(ANNA), ANNA, OTHER));
		assert_eq!(Allowance::capacity(&ANNA), SIZES.office);
		// Of a cooperative that is not carried, it gives nothing at all.
		seat(UNCARRIED, UWE);
		assert_eq!(Allowance::capacity(&UWE), 0);
	});
}

#[test]
fn the_larger_one_counts() {
	build_and_execute(|| {
		assert_ok!(Allowance::set_quota(federation(), COOP, Some(900)));
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 1_000));
		seat(COOP, ANNA);
		assert_eq!(Allowance::capacity(&ANNA), 10 * SIZES.member);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 25));
		assert_eq!(Allowance::capacity(&ANNA), SIZES.office);
	});
}

#[test]
fn two_offices_give_what_one_gives_until_both_are_over() {
	build_and_execute(|| {
		Allowance::seated(COOP, Organ::Mediators, &ANNA);
		seat(COOP, ANNA);
		assert_eq!(organs(COOP, ANNA), [Organ::Mediators, Organ::Board]);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.office);
		unseat(COOP, ANNA);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.office);
		Allowance::unseated(COOP, Organ::Mediators, &ANNA);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.member);
	});
}

#[test]
fn every_organ_has_room() {
	build_and_execute(|| {
		Organ::ALL.into_iter().for_each(|organ| Allowance::seated(COOP, organ, &ANNA));
		assert_eq!(organs(COOP, ANNA), Organ::ALL);
	});
}

/// Whoever tells it twice, or takes what was not there, changes nothing.
#[test]
fn being_told_twice_changes_nothing() {
	build_and_execute(|| {
		seat(COOP, ANNA);
		seat(COOP, ANNA);
		unseat(COOP, ANNA);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.member);
		unseat(COOP, ANNA);
		assert_eq!(Allowance::capacity(&ANNA), SIZES.member);
	});
}

/// A seat that is taken before the membership is entered, as the founders' are.
#[test]
fn the_order_does_not_matter() {
	build_and_execute(|| {
		seat(COOP, STRANGER);
		assert_eq!(Allowance::capacity(&STRANGER), 0);
		join(COOP, STRANGER);
		assert_eq!(Allowance::capacity(&STRANGER), SIZES.office);
	});
}

#[test]
fn what_is_used_stays_used() {
	build_and_execute(|| {
		seat(COOP, ANNA);
		spend(ANNA, 45_000);
		unseat(COOP, ANNA);
		assert_eq!(left(ANNA), 0);
		seat(COOP, ANNA);
		assert_eq!(left(ANNA), 5_000);
		// The past comes back at the rate of the past.
		pass(100);
		unseat(COOP, ANNA);
		pass(899);
		assert!(left(ANNA) < SIZES.member);
		pass(101);
		assert_eq!(left(ANNA), SIZES.member);
	});
}

#[test]
fn a_validator_needs_no_home() {
	build_and_execute(|| {
		assert_eq!(Allowance::capacity(&VALIDATOR), SIZES.office);
		assert_ok!(send(VALIDATOR, work()));
		Authoring::remove(VALIDATOR);
		assert_eq!(Allowance::capacity(&VALIDATOR), 0);
		Authoring::insert(ANNA, ());
		assert_eq!(Allowance::capacity(&ANNA), SIZES.office);
	});
}

/// The past comes back at the rate of the past.
#[test]
fn what_has_come_back_is_reckoned_first() {
	build_and_execute(|| {
		spend(ANNA, 10_000);
		pass(100);
		seat(COOP, ANNA);
		assert_eq!(left(ANNA), SIZES.office - 9_000);
		spend(ANNA, 41_000);
		pass(500);
		unseat(COOP, ANNA);
		seat(COOP, ANNA);
		assert_eq!(left(ANNA), 25_000);
	});
}

//! Whether a new cooperative is carried.

use crate::{mock::*, Accounts};
use allmende_primitives::{traits::Standing, CoopId};
use frame_support::{assert_noop, assert_ok};

const NEW: CoopId = 100;

fn found(founders: &[AccountId]) -> Vec<Event> {
	Active::insert(NEW, ());
	events();
	Allowance::founded(NEW, founders);
	events()
}

fn carried_by(sponsor: CoopId) -> Vec<Event> {
	vec![Event::CooperativeCarried { coop: NEW, sponsor: Some(sponsor) }]
}

#[test]
fn members_of_carried_ones_found_one() {
	build_and_execute(|| {
		assert_eq!(found(&[OLGA, ANNA, BEN]), carried_by(OTHER));
		assert_eq!(carrier(NEW).sponsor, Some(OTHER));
		// They have a home already.
		[OLGA, ANNA, BEN].into_iter().for_each(|who| join(NEW, who));
		assert_eq!(home(ANNA), Some(COOP));
	});
}

#[test]
fn sponsored_people_found_one() {
	build_and_execute(|| {
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_ok!(Allowance::sponsored(OTHER, &STRANGER));
		assert_eq!(found(&[GUEST, STRANGER, ANNA]), carried_by(COOP));
		[GUEST, STRANGER].into_iter().for_each(|who| join(NEW, who));
		assert_eq!((home(GUEST), left(GUEST)), (Some(NEW), SIZES.member));
		assert_eq!(account(GUEST).credit, 0);
	});
}

/// A sponsor has given its word, a home has not.
#[test]
fn the_sponsor_comes_before_the_home() {
	build_and_execute(|| {
		assert_ok!(Allowance::sponsored(COOP, &OLGA));
		assert_eq!(found(&[OLGA, ANNA]), carried_by(COOP));
	});
}

#[test]
fn one_for_whom_nobody_stands_is_enough() {
	build_and_execute(|| {
		for who in [STRANGER, PAYER, UWE, VALIDATOR] {
			assert_eq!(found(&[ANNA, BEN, who]), []);
			assert_eq!(found(&[who, ANNA, BEN]), []);
		}
		// An invitation is for applying, not for founding.
		assert_ok!(Allowance::invited(&ANNA, &GUEST));
		assert_eq!(found(&[ANNA, BEN, GUEST]), []);
		assert_eq!(Allowance::carrier(NEW), None);
		assert_eq!(found(&[]), []);
	});
}

#[test]
fn a_word_is_for_one_founding() {
	build_and_execute(|| {
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_eq!(found(&[GUEST, STRANGER]), []);
		assert_eq!(account(GUEST).sponsor, None);
		assert_eq!(account(GUEST).credit, SIZES.founder);
		assert_eq!(found(&[GUEST]), []);
	});
}

#[test]
fn a_word_counts_while_its_giver_is_carried() {
	build_and_execute(|| {
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_ok!(Allowance::sponsored(COOP, &OLGA));
		assert_ok!(Allowance::stop_carrying(federation(), COOP));
		// Her home is another one.
		assert_eq!(found(&[GUEST, OLGA]), []);
		assert_ok!(Allowance::sponsored(OTHER, &GUEST));
		assert_eq!(found(&[OLGA, GUEST]), carried_by(OTHER));
	});
}

#[test]
fn nobody_is_forgotten_or_remembered_for_nothing() {
	build_and_execute(|| {
		assert_ok!(Allowance::sponsored(COOP, &GUEST));
		assert_ok!(Allowance::take_credit(&GUEST, SIZES.founder));
		assert!(Accounts::<Test>::contains_key(GUEST));
		found(&[GUEST, STRANGER]);
		assert!(!Accounts::<Test>::contains_key(GUEST));
		assert!(!Accounts::<Test>::contains_key(STRANGER));
	});
}

/// Whose founders stand for nobody is not lost: others can stand for it.
#[test]
fn one_that_is_not_carried_can_be_later() {
	build_and_execute(|| {
		found(&[STRANGER]);
		join(NEW, STRANGER);
		assert_eq!(left(STRANGER), 0);
		assert_noop!(Allowance::carry(board(NEW), NEW), Error::NotCarried);
		assert_ok!(Allowance::carry(board(COOP), NEW));
		assert_eq!(left(STRANGER), SIZES.member);
	});
}

/// The chain begins with it, whatever comes first.
#[test]
fn one_that_is_carried_already_stays_as_it_is() {
	build_and_execute(|| {
		Active::insert(NEW, ());
		assert_ok!(Allowance::carry(federation(), NEW));
		assert_eq!(found(&[ANNA, BEN]), []);
		assert_eq!(carrier(NEW).sponsor, None);
	});
}

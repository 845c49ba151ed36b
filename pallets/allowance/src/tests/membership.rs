//! What joining and leaving mean for the home.

use crate::{mock::*, Accounts};
use frame_support::assert_ok;

fn moved(old: Option<u32>, new: Option<u32>) -> Event {
	Event::HomeMoved { who: STRANGER, old, new }
}

#[test]
fn the_first_cooperative_is_the_home() {
	build_and_execute(|| {
		join(COOP, STRANGER);
		join(OTHER, STRANGER);
		assert_eq!(events(), [moved(None, Some(COOP))]);
		assert_eq!(left(STRANGER), SIZES.member);
	});
}

/// Also of one that is not carried: it can be, later.
#[test]
fn the_first_that_is_carried_is_the_home() {
	build_and_execute(|| {
		join(UNCARRIED, STRANGER);
		assert_eq!((home(STRANGER), left(STRANGER)), (Some(UNCARRIED), 0));
		join(COOP, STRANGER);
		assert_eq!((home(STRANGER), left(STRANGER)), (Some(COOP), SIZES.member));
		join(OTHER, STRANGER);
		assert_eq!(events(), [moved(None, Some(UNCARRIED)), moved(Some(UNCARRIED), Some(COOP))]);
	});
}

#[test]
fn one_that_is_not_carried_is_as_good_as_another() {
	build_and_execute(|| {
		join(UNCARRIED, STRANGER);
		join(BEING_FOUNDED, STRANGER);
		assert_eq!(home(STRANGER), Some(UNCARRIED));
	});
}

#[test]
fn who_leaves_the_home_moves_to_another() {
	build_and_execute(|| {
		join(OTHER, ANNA);
		assert_ok!(Allowance::adjust(board(COOP), ANNA, 150));
		spend(ANNA, 4_000);
		events();
		leave(COOP, ANNA, Some(OTHER));
		assert_eq!(events(), [Event::HomeMoved { who: ANNA, old: Some(COOP), new: Some(OTHER) }]);
		assert_eq!((handed_out(COOP), left(ANNA)), (0, 6_000));
	});
}

#[test]
fn who_leaves_another_stays_at_home() {
	build_and_execute(|| {
		join(OTHER, ANNA);
		leave(OTHER, ANNA, Some(COOP));
		assert_eq!((home(ANNA), events()), (Some(COOP), vec![]));
	});
}

#[test]
fn who_leaves_the_last_is_forgotten() {
	build_and_execute(|| {
		leave(COOP, ANNA, None);
		assert_eq!(events(), [Event::HomeMoved { who: ANNA, old: Some(COOP), new: None }]);
		assert_eq!(left(ANNA), 0);
		assert!(!Accounts::<Test>::contains_key(ANNA));
	});
}

/// Leaving and joining is no way to a fresh allowance.
#[test]
fn who_comes_back_finds_what_was_used() {
	build_and_execute(|| {
		spend(ANNA, 10_000);
		leave(COOP, ANNA, None);
		join(OTHER, ANNA);
		assert_eq!(left(ANNA), 0);
		leave(OTHER, ANNA, None);
		pass(500);
		join(COOP, ANNA);
		assert_eq!(left(ANNA), 5_000);
		leave(COOP, ANNA, None);
		pass(1_000);
		join(COOP, ANNA);
		assert_eq!(left(ANNA), 10_000);
	});
}

/// The allowance is the account's, not the membership's.
#[test]
fn many_memberships_give_no_more_than_one() {
	build_and_execute(|| {
		spend(ANNA, 10_000);
		for coop in 100..120 {
			Active::insert(coop, ());
			assert_ok!(Allowance::carry(federation(), coop));
			join(coop, ANNA);
			assert_eq!((Allowance::capacity(&ANNA), left(ANNA)), (SIZES.member, 0));
			assert_ok!(Allowance::move_home(signed(ANNA), ANNA, coop));
			assert_eq!((Allowance::capacity(&ANNA), left(ANNA)), (SIZES.member, 0));
		}
	});
}

//! `cancel_transfer`.

use crate::{mock::*, Error, Event, Transfers};
use allmende_primitives::TransferRule;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn offered() {
	join(COOP, ALICE, 2);
	pay(ALICE, 2 * NOMINAL);
	join(COOP, BOB, 1);
	assert_ok!(Shares::transfer(signed(ALICE), COOP, BOB, 1));
	events();
}

#[test]
fn either_of_the_two_calls_it_off() {
	for by in [ALICE, BOB] {
		build_and_execute(|| {
			offered();
			assert_ok!(Shares::cancel_transfer(signed(by), COOP, ALICE));
			assert_eq!(events(), vec![Event::TransferCancelled { coop: COOP, from: ALICE, to: BOB, by }]);
			assert_eq!(Transfers::<Test>::get(COOP, ALICE), None);
			assert_eq!((held(ALICE), held(BOB)), ((2, 2 * NOMINAL), (1, 0)));
		});
	}
}

#[test]
fn also_when_only_the_consent_is_missing() {
	build_and_execute(|| {
		set_rule(TransferRule::WithConsent);
		offered();
		assert_ok!(Shares::accept_transfer(signed(BOB), COOP, ALICE, 1, NOMINAL));
		assert_ok!(Shares::cancel_transfer(signed(BOB), COOP, ALICE));
		assert_noop!(Shares::consent_transfer(board(COOP), ALICE, BOB, 1), Error::<Test>::NotOffered);
	});
}

#[test]
fn it_refuses() {
	build_and_execute(|| {
		offered();
		assert_noop!(Shares::cancel_transfer(signed(EVE), COOP, ALICE), Error::<Test>::NotAuthorised);
		assert_noop!(Shares::cancel_transfer(signed(ALICE), COOP, BOB), Error::<Test>::NotOffered);
		assert_noop!(Shares::cancel_transfer(signed(ALICE), OTHER, ALICE), Error::<Test>::NotOffered);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), board(COOP)] {
			assert_noop!(Shares::cancel_transfer(origin, COOP, ALICE), DispatchError::BadOrigin);
		}
	});
}

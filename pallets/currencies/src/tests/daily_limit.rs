//! What one account can send in a day by plain transfers.

use crate::{mock::*, Error};
use allmende_primitives::currency::{Currencies as _, Source};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use pallet_assets::Call;

fn low() -> DispatchResult {
	Err(pallet_assets::Error::<Test>::BalanceLow.into())
}

#[test]
fn a_wallet_sends_up_to_it() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 200);
		assert_eq!(spendable(id, ALICE), 50);
		assert_eq!(send(id, ALICE, BOB, 51), low());
		assert_ok!(send(id, ALICE, BOB, 30));
		// In the same block, and in the ones after it on the same day.
		assert_eq!((spendable(id, ALICE), send(id, ALICE, BOB, 21)), (20, low()));
		pass(23 * HOUR);
		assert_eq!((spendable(id, ALICE), send(id, ALICE, BOB, 21)), (20, low()));
		assert_ok!(send(id, ALICE, CHARLIE, 20));
		assert_eq!(Currencies::holding(id, ALICE).unwrap().sent_today, 50);
		assert_eq!((spendable(id, ALICE), send(id, ALICE, BOB, 1)), (0, low()));
		pass(HOUR - 1);
		assert_eq!(spendable(id, ALICE), 0);
		// At midnight another day begins.
		pass(1);
		assert_eq!(Currencies::holding(id, ALICE).unwrap().sent_today, 0);
		assert_ok!(send(id, ALICE, BOB, 50));
		assert_eq!(send(id, ALICE, BOB, 1), low());
	});
}

#[test]
fn no_call_of_a_wallet_gets_around_it() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 200);
		assert_ok!(wallet(ALICE, Call::approve_transfer { id, delegate: BOB, amount: 200 }));
		let approved = |amount| Call::transfer_approved { id, owner: ALICE, destination: CHARLIE, amount };
		assert_eq!(wallet(BOB, approved(51)), low());
		assert_ok!(wallet(BOB, approved(20)));
		let keep_alive = |amount| Call::transfer_keep_alive { id, target: BOB, amount };
		assert_eq!(wallet(ALICE, keep_alive(31)), low());
		assert_ok!(wallet(ALICE, keep_alive(10)));
		assert_ok!(wallet(ALICE, Call::transfer_all { id, dest: BOB, keep_alive: false }));
		assert_eq!((balance(id, ALICE), balance(id, BOB), balance(id, CHARLIE)), (150, 30, 20));
		assert_eq!(wallet(BOB, approved(1)), low());
	});
}

/// What comes in does not raise it, and an account that was emptied and filled again has no other one.
#[test]
fn coming_and_going_gives_no_second_one() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 50);
		fund(id, BOB, 50);
		assert_ok!(send(id, ALICE, CHARLIE, 50));
		end_block();
		assert_eq!(record(id, ALICE).map(|record| (record.balance, record.sent)), Some((0, 50)));
		assert_ok!(send(id, BOB, ALICE, 50));
		end_block();
		assert_eq!((balance(id, ALICE), send(id, ALICE, CHARLIE, 1)), (50, low()));
		pass(DAY);
		assert_ok!(send(id, ALICE, CHARLIE, 50));
	});
}

/// It is about how much an account loses in a block: what passes through does not count.
#[test]
fn what_passes_through_in_a_block_does_not_count() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 50);
		end_block();
		assert_ok!(send(id, ALICE, BOB, 50));
		assert_ok!(send(id, BOB, CHARLIE, 50));
		end_block();
		let sent = |who| Currencies::holding(id, who).unwrap().sent_today;
		assert_eq!((sent(ALICE), sent(BOB), sent(CHARLIE)), (50, 0, 0));
	});
}

/// Else a stolen key could empty an account by what another pallet pays out of it.
#[test]
fn what_is_paid_out_of_an_account_counts() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 200);
		let pay = |amount| Currencies::pay(id, Source::Free(&ALICE), &BOB, amount);
		let refused = || Error::<Test>::DailyLimitExceeded;
		assert_noop!(pay(51), refused());
		assert_noop!(pay(201), Error::<Test>::InsufficientBalance);
		assert_ok!(send(id, ALICE, BOB, 10));
		assert_noop!(pay(41), refused());
		assert_ok!(pay(25));
		assert_ok!(pay(5));
		for _ in 0..2 {
			assert_noop!(pay(11), refused());
			assert_eq!((spendable(id, ALICE), send(id, ALICE, BOB, 11)), (10, low()));
			assert_eq!(Currencies::holding(id, ALICE).unwrap().sent_today, 40);
			end_block();
		}
		assert_ok!(pay(10));
		pass(DAY);
		assert_ok!(pay(50));
	});
}

/// What a member owes by a pledge, or has to claim, does not wait for tomorrow.
#[test]
fn promises_are_not_bound_by_it() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 1_000);
		assert_ok!(send(id, ALICE, BOB, 20));
		assert_ok!(Currencies::escrow(id, &ALICE, 100));
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 100));
		assert_ok!(Currencies::release(id, &ALICE, 60, BEGINNING));
		assert_ok!(Currencies::pay(id, Source::Escrow(&ALICE), &BOB, 40));
		// Neither in this block nor after it.
		for _ in 0..2 {
			assert_eq!(Currencies::holding(id, ALICE).unwrap().sent_today, 20);
			assert_eq!(spendable(id, ALICE), 30);
			end_block();
		}
		assert_ok!(send(id, ALICE, BOB, 30));
		assert_eq!(send(id, ALICE, BOB, 1), low());
	});
}

#[test]
fn a_new_limit_is_for_today() {
	build_and_execute(|| {
		let id = create_limited(50);
		fund(id, ALICE, 200);
		assert_ok!(send(id, ALICE, BOB, 50));
		assert_ok!(change_policy(id, |policy| policy.daily_limit = Some(60)));
		assert_eq!(spendable(id, ALICE), 10);
		assert_ok!(change_policy(id, |policy| policy.daily_limit = Some(40)));
		assert_eq!(spendable(id, ALICE), 0);
		assert_ok!(change_policy(id, |policy| policy.daily_limit = None));
		assert_ok!(send(id, ALICE, BOB, 150));
	});
}

#[test]
fn the_pot_has_none() {
	build_and_execute(|| {
		let id = create_limited(1);
		assert_ok!(Currencies::issue(id, &ALICE, 100));
		assert_eq!(spendable(id, pot(id)), 40);
		assert_noop!(
			Currencies::pay(id, Source::Free(&pot(id)), &BOB, 41),
			Error::<Test>::InsufficientBalance
		);
		assert_ok!(Currencies::pay(id, Source::Free(&pot(id)), &BOB, 40));
	});
}

//! Who can receive a currency.

use crate::{mock::*, Error};
use allmende_primitives::currency::{Currencies as _, Holders, Source};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use pallet_assets::Call;

fn may(id: u32) -> [bool; 4] {
	[ALICE, DAVE, EVE, pot(id)].map(|who| {
		assert_eq!(Currencies::may_hold(id, &who), Currencies::may_receive(id, &who));
		assert_eq!(Currencies::holding(id, who).unwrap().may_hold, Currencies::may_hold(id, &who));
		Currencies::may_hold(id, &who)
	})
}

fn filtered() -> DispatchResult {
	Err(frame_system::Error::<Test>::CallFiltered.into())
}

#[test]
fn the_policy_says_who() {
	build_and_execute(|| {
		let id = create();
		let set = |holders| change_policy(id, |policy| policy.holders = holders).unwrap();
		assert_eq!(may(id), [true, false, false, true]);
		set(Holders::Listed(vec![EMPTY, VALLEY].try_into().unwrap()));
		assert_eq!(may(id), [true, true, false, true]);
		set(Holders::Listed(vec![EMPTY].try_into().unwrap()));
		assert_eq!(may(id), [true, false, false, true]);
		set(Holders::Anybody);
		assert_eq!(may(id), [true, true, true, true]);
		// There is no such currency: nobody holds it, and no filter of ours minds it.
		assert!(!Currencies::may_hold(id + 1, &ALICE));
		assert!(Currencies::may_receive(id + 1, &EVE));
	});
}

#[test]
fn no_wallet_sends_to_others() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		assert_ok!(wallet(ALICE, Call::approve_transfer { id, delegate: BOB, amount: 100 }));
		assert_eq!(send(id, ALICE, EVE, 1), filtered());
		for (by, call) in [
			(ALICE, Call::transfer_keep_alive { id, target: EVE, amount: 1 }),
			(ALICE, Call::transfer_all { id, dest: EVE, keep_alive: true }),
			(BOB, Call::transfer_approved { id, owner: ALICE, destination: EVE, amount: 1 }),
		] {
			assert_eq!(wallet(by, call), filtered());
		}
		assert_ok!(send(id, ALICE, BOB, 1));
		// A gift to all.
		assert_ok!(send(id, ALICE, pot(id), 1));
	});
}

#[test]
fn no_pallet_pays_others() {
	build_and_execute(|| {
		let id = create_gateway();
		fund(id, ALICE, 100);
		assert_ok!(Currencies::escrow(id, &ALICE, 10));
		let refused = Error::<Test>::NotAllowedToHold;
		assert_noop!(Currencies::issue(id, &EVE, 1), refused);
		for from in [Source::Free(&ALICE), Source::Escrow(&ALICE)] {
			assert_noop!(Currencies::pay(id, from, &EVE, 1), Error::<Test>::NotAllowedToHold);
		}
		assert_noop!(
			Currencies::attest_deposit(board(BANK), id, EVE, 1, reference(1)),
			Error::<Test>::NotAllowedToHold
		);
	});
}

/// Whoever holds some can spend it, whatever he is by then, and gets back what is his.
#[test]
fn who_has_left_spends_what_he_has() {
	build_and_execute(|| {
		let id = create_gateway();
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 100, reference(1)));
		assert_ok!(Currencies::escrow(id, &ALICE, 20));
		leave(TOWN, ALICE);
		assert_eq!(send(id, BOB, ALICE, 1), filtered());
		assert_ok!(send(id, ALICE, BOB, 10));
		assert_ok!(Currencies::release(id, &ALICE, 20, BEGINNING));
		assert_ok!(Currencies::request_redemption(signed(ALICE), id, 50, reference(2)));
		assert_ok!(Currencies::reject_redemption(board(BANK), id, 0, reference(3)));
		assert_ok!(Currencies::pay(id, Source::Free(&ALICE), &CHARLIE, 90));
		assert_eq!(balance(id, ALICE), 0);
	});
}

//! Escrow, release, and payments by other pallets.

use crate::{mock::*, Error};
use allmende_primitives::currency::{Currencies as _, Source};
use frame_support::{assert_noop, assert_ok};

fn available(id: u32, who: AccountId) -> u128 {
	Currencies::available(id, &who)
}

#[test]
fn units_go_into_escrow_and_back() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		assert_ok!(Currencies::escrow(id, &ALICE, 60));
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE), spendable(id, ALICE)), (40, 60, 39));
		assert_eq!(backing(id).0, 100);
		assert_noop!(send(id, ALICE, BOB, 40), pallet_assets::Error::<Test>::BalanceLow);
		assert_ok!(Currencies::escrow(id, &ALICE, 10));
		assert_ok!(Currencies::release(id, &ALICE, 70, BEGINNING));
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE), spendable(id, ALICE)), (100, 0, 100));
	});
}

#[test]
fn one_unit_stays_outside() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		assert_noop!(Currencies::escrow(id, &ALICE, 101), Error::<Test>::InsufficientBalance);
		assert_noop!(Currencies::escrow(id, &BOB, 1), Error::<Test>::InsufficientBalance);
		assert_noop!(Currencies::escrow(id, &ALICE, 100), Error::<Test>::LastUnit);
		assert_ok!(Currencies::escrow(id, &ALICE, 99));
		assert_noop!(Currencies::escrow(id, &ALICE, 1), Error::<Test>::LastUnit);
		assert_noop!(Currencies::pay(id, Source::Free(&ALICE), &BOB, 1), Error::<Test>::LastUnit);
		assert_noop!(Currencies::release(id, &ALICE, 100, BEGINNING), Error::<Test>::InsufficientEscrow);
		assert_noop!(Currencies::release(id, &BOB, 1, BEGINNING), Error::<Test>::InsufficientEscrow);
		assert_ok!(Currencies::retire(id, Source::Escrow(&ALICE), 99));
		assert_ok!(send(id, ALICE, BOB, 1));
	});
}

#[test]
fn pallets_pay_out_of_both() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		assert_ok!(Currencies::escrow(id, &ALICE, 60));
		assert_ok!(Currencies::pay(id, Source::Escrow(&ALICE), &BOB, 50));
		// Wallets see a payment.
		System::assert_has_event(
			pallet_assets::Event::Transferred { asset_id: id, from: ALICE, to: BOB, amount: 50 }.into(),
		);
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE), balance(id, BOB)), (40, 10, 50));
		assert_ok!(Currencies::pay(id, Source::Free(&ALICE), &pot(id), 39));
		assert_eq!((balance(id, ALICE), in_pot(id)), (1, 39));
		assert_noop!(
			Currencies::pay(id, Source::Escrow(&ALICE), &BOB, 11),
			Error::<Test>::InsufficientEscrow
		);
		assert_noop!(Currencies::pay(id, Source::Free(&BOB), &ALICE, 51), Error::<Test>::InsufficientBalance);
		// To its owner it would be a release that owes nothing.
		for who in [ALICE, pot(id)] {
			assert_noop!(Currencies::pay(id, Source::Escrow(&who), &who, 1), Error::<Test>::TransferToSelf);
		}
		assert_ok!(Currencies::release(id, &ALICE, 10, BEGINNING));
		assert_eq!((balance(id, ALICE), escrowed(id, ALICE)), (11, 0));
		assert_ok!(Currencies::pay(id, Source::Free(&ALICE), &ALICE, 11));
		assert_eq!(balance(id, ALICE), 11);
	});
}

#[test]
fn both_sides_are_settled_first() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		fund(id, BOB, 50_00);
		pass(YEAR);
		assert_noop!(
			Currencies::pay(id, Source::Free(&ALICE), &BOB, 90_01),
			Error::<Test>::InsufficientBalance
		);
		assert_ok!(Currencies::pay(id, Source::Free(&ALICE), &BOB, 90_00));
		assert_eq!((balance(id, ALICE), balance(id, BOB), in_pot(id)), (0, 135_00, 15_00));
		assert_noop!(Currencies::escrow(id, &BOB, 135_00), Error::<Test>::LastUnit);
	});
}

/// A claim and a redemption of the same account do not take from each other.
#[test]
fn escrow_for_one_thing_is_not_for_another() {
	build_and_execute(|| {
		let id = create_gateway();
		assert_ok!(Currencies::attest_deposit(board(BANK), id, ALICE, 100, reference(1)));
		fund(id, ALICE, 100);
		assert_ok!(Currencies::escrow(id, &ALICE, 30));
		assert_ok!(Currencies::request_redemption(signed(ALICE), id, 50, reference(2)));
		assert_eq!(Currencies::holding(id, ALICE).unwrap().escrowed, 80);
		assert_eq!(escrowed(id, ALICE), 30);
		assert_noop!(Currencies::release(id, &ALICE, 31, BEGINNING), Error::<Test>::InsufficientEscrow);
		assert_noop!(Currencies::retire(id, Source::Escrow(&ALICE), 31), Error::<Test>::InsufficientEscrow);
		assert_ok!(Currencies::release(id, &ALICE, 30, BEGINNING));
		assert_ok!(Currencies::confirm_redemption(board(BANK), id, 0, reference(3)));
		assert_eq!((balance(id, ALICE), backing(id)), (150, (150, 100, 50, 0)));
	});
}

/// What is said to be available is exactly what the acts take: not what is owed, and not the last unit beside an escrow.
#[test]
fn what_is_available_can_be_taken() {
	let burn = |id, amount| Currencies::retire(id, Source::Free(&ALICE), amount);
	let pay = |id, amount| Currencies::pay(id, Source::Free(&ALICE), &BOB, amount);
	let acts: [&dyn Fn(u32, u128) -> frame_support::dispatch::DispatchResult; 2] = [&burn, &pay];
	for act in acts {
		for (parked, years, most) in
			[(0, 0, 100), (0, 1, 90), (30, 0, 69), (30, 1, 62), (99, 1, 0), (99, 10, 0)]
		{
			build_and_execute(|| {
				let id = create_melting(100_000);
				fund(id, ALICE, 100);
				assert_ok!(Currencies::escrow(id, &ALICE, parked));
				pass(years * YEAR);
				assert_eq!((available(id, ALICE), escrowed(id, ALICE)), (most, parked));
				assert!(act(id, most + 1).is_err());
				assert_ok!(act(id, most));
				assert_eq!(available(id, ALICE), 0);
			});
		}
	}
}

/// An escrow leaves one unit even where there was none before.
#[test]
fn an_escrow_takes_all_but_the_last() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100);
		pass(YEAR);
		assert_eq!(available(id, ALICE), 90);
		assert_noop!(Currencies::escrow(id, &ALICE, 90), Error::<Test>::LastUnit);
		assert_ok!(Currencies::escrow(id, &ALICE, 50));
		assert_eq!((available(id, ALICE), escrowed(id, ALICE)), (39, 50));
		assert_noop!(Currencies::escrow(id, &ALICE, 40), Error::<Test>::LastUnit);
		assert_ok!(Currencies::escrow(id, &ALICE, 39));
		assert_eq!((available(id, ALICE), escrowed(id, ALICE)), (0, 89));
	});
}

#[test]
fn neither_a_limit_nor_a_pause_lowers_what_is_available() {
	build_and_execute(|| {
		let id = create_limited(10);
		fund(id, ALICE, 100);
		assert_ok!(send(id, ALICE, BOB, 10));
		assert_ok!(Currencies::pause(assembly(TOWN), id));
		assert_eq!((spendable(id, ALICE), available(id, ALICE)), (0, 90));
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 90));
		assert_eq!((available(id, EVE), available(id + 1, ALICE)), (0, 0));
	});
}

/// What projects have been promised.
#[test]
fn the_pot_has_an_escrow_like_everybody() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		assert_ok!(Currencies::pay(id, Source::Free(&ALICE), &pot(id), 80));
		assert_ok!(Currencies::escrow(id, &pot(id), 50));
		assert_eq!((in_pot(id), escrowed(id, pot(id)), available(id, pot(id))), (30, 50, 29));
		assert_ok!(Currencies::pay(id, Source::Escrow(&pot(id)), &BOB, 20));
		assert_ok!(Currencies::release(id, &pot(id), 30, BEGINNING));
		assert_eq!((in_pot(id), escrowed(id, pot(id)), balance(id, BOB)), (60, 0, 20));
		assert_ok!(Currencies::escrow(id, &pot(id), 10));
	});
}

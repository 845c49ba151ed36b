use crate::{mock::*, Error, Event};
use allmende_primitives::currency::{Currencies as _, Source};
use frame_support::{assert_noop, assert_ok};
use pallet_assets::Call;
use sp_runtime::{DispatchError, TokenError};

#[test]
fn the_assembly_pauses_and_resumes() {
	build_and_execute(|| {
		let id = create();
		events();
		assert_ok!(Currencies::pause(assembly(TOWN), id));
		assert!(Currencies::is_paused(id));
		assert_noop!(Currencies::pause(assembly(TOWN), id), Error::<Test>::Paused);
		assert_ok!(Currencies::resume(assembly(TOWN), id));
		assert!(!Currencies::is_paused(id));
		assert_noop!(Currencies::resume(assembly(TOWN), id), Error::<Test>::NotPaused);
		assert_eq!(
			events(),
			[Event::CurrencyPaused { currency: id }, Event::CurrencyResumed { currency: id }]
		);
	});
}

#[test]
fn only_its_own_assembly() {
	build_and_execute(|| {
		let id = create();
		for origin in not_an_assembly() {
			assert_noop!(Currencies::pause(origin.clone(), id), DispatchError::BadOrigin);
			assert_noop!(Currencies::resume(origin, id), DispatchError::BadOrigin);
		}
		assert_noop!(Currencies::pause(assembly(VALLEY), id), Error::<Test>::NotAuthorised);
		assert_noop!(Currencies::resume(assembly(VALLEY), id), Error::<Test>::NotAuthorised);
		assert_noop!(Currencies::pause(assembly(TOWN), id + 1), Error::<Test>::NotFound);
		assert_noop!(Currencies::resume(assembly(TOWN), id + 1), Error::<Test>::NotFound);
	});
}

/// Nobody sends, in any way, and nothing is made.
#[test]
fn nothing_moves_meanwhile() {
	build_and_execute(|| {
		let id = create_gateway();
		fund(id, ALICE, 100);
		assert_ok!(wallet(ALICE, Call::approve_transfer { id, delegate: BOB, amount: 10 }));
		assert_ok!(Currencies::pause(assembly(TOWN), id));
		assert_eq!(spendable(id, ALICE), 0);
		for amount in [1, 50, 100] {
			assert_noop!(send(id, ALICE, BOB, amount), pallet_assets::Error::<Test>::BalanceLow);
			assert_noop!(
				wallet(ALICE, Call::transfer_keep_alive { id, target: BOB, amount }),
				pallet_assets::Error::<Test>::BalanceLow
			);
		}
		assert_noop!(
			wallet(ALICE, Call::transfer_all { id, dest: BOB, keep_alive: false }),
			TokenError::BelowMinimum
		);
		assert_noop!(
			wallet(BOB, Call::transfer_approved { id, owner: ALICE, destination: BOB, amount: 1 }),
			pallet_assets::Error::<Test>::BalanceLow
		);
		assert_noop!(
			Currencies::transfer(signed(ALICE), id, BOB, 1, Default::default()),
			Error::<Test>::Paused
		);
		assert_noop!(Currencies::pay(id, Source::Free(&ALICE), &BOB, 1), Error::<Test>::Paused);
		assert_noop!(Currencies::issue(id, &ALICE, 1), Error::<Test>::Paused);
		assert_noop!(
			Currencies::attest_deposit(board(BANK), id, BOB, 1, reference(1)),
			Error::<Test>::Paused
		);
		assert_eq!((balance(id, ALICE), balance(id, BOB)), (100, 0));

		assert_ok!(Currencies::resume(assembly(TOWN), id));
		assert_ok!(send(id, ALICE, BOB, 100));
	});
}

/// What was promised is claimed and delivered, bought back, given up, released, and paid out.
#[test]
fn promises_are_kept_meanwhile() {
	build_and_execute(|| {
		let id = create_gateway();
		fund(id, ALICE, 100);
		assert_ok!(Currencies::attest_deposit(board(BANK), id, BOB, 50, reference(1)));
		assert_ok!(Currencies::pause(assembly(TOWN), id));
		assert_ok!(Currencies::escrow(id, &ALICE, 30));
		assert_ok!(Currencies::retire(id, Source::Escrow(&ALICE), 10));
		assert_ok!(Currencies::release(id, &ALICE, 20, BEGINNING));
		assert_ok!(Currencies::retire(id, Source::Free(&ALICE), 10));
		assert_ok!(Currencies::write_off(id, 5));
		assert_ok!(Currencies::recover(id, Source::Free(&ALICE), 5));
		assert_ok!(Currencies::request_redemption(signed(BOB), id, 20, reference(2)));
		assert_ok!(Currencies::confirm_redemption(board(BANK), id, 0, reference(3)));
		assert_eq!((balance(id, ALICE), balance(id, BOB)), (75, 30));
		assert_eq!(backing(id), (105, 75, 30, 0));
		assert_noop!(Currencies::pay(id, Source::Escrow(&ALICE), &BOB, 1), Error::<Test>::Paused);
	});
}

/// Demurrage is the price of not spending. Who cannot spend does not pay it.
#[test]
fn no_demurrage_accrues_meanwhile() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		let accrued = || Currencies::holding(id, ALICE).unwrap().accrued;
		pass(YEAR / 2);
		assert_ok!(Currencies::pause(assembly(TOWN), id));
		pass(3 * YEAR);
		assert_eq!(accrued(), 5_00);
		// Another policy meanwhile does not start it.
		assert_ok!(change_policy(id, |policy| {
			policy.demurrage = Some(sp_runtime::Permill::from_percent(20));
		}));
		pass(YEAR);
		assert_eq!(accrued(), 5_00);
		// What has accrued before is collected, although all else is frozen.
		assert_ok!(Currencies::settle(signed(EVE), id, ALICE));
		assert_eq!((balance(id, ALICE), in_pot(id)), (95_00, 5_00));
		assert_ok!(Currencies::resume(assembly(TOWN), id));
		pass(YEAR);
		assert_eq!(accrued(), 19_00);
	});
}

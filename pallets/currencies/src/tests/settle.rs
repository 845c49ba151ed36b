use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn anybody_settles_anybody() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 100_00);
		pass(YEAR);
		events();
		assert_ok!(Currencies::settle(signed(EVE), id, ALICE));
		assert_eq!(events(), [Event::DemurrageCollected { currency: id, who: ALICE, amount: 10_00 }]);
		assert_eq!((balance(id, ALICE), in_pot(id)), (90_00, 10_00));
		System::assert_has_event(
			pallet_assets::Event::Transferred { asset_id: id, from: ALICE, to: pot(id), amount: 10_00 }
				.into(),
		);
		assert_noop!(Currencies::settle(signed(EVE), id, ALICE), Error::<Test>::NothingAccrued);
	});
}

#[test]
fn there_has_to_be_something() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 1);
		pass(YEAR);
		for who in [ALICE, BOB, EVE, pot(id)] {
			let settled =
				frame_support::storage::with_storage_layer(|| Currencies::settle(signed(EVE), id, who));
			assert_noop!(settled, Error::<Test>::NothingAccrued);
		}
		assert_noop!(Currencies::settle(signed(EVE), id + 1, ALICE), Error::<Test>::NotFound);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), assembly(TOWN), board(TOWN)] {
			assert_noop!(Currencies::settle(origin, id, ALICE), DispatchError::BadOrigin);
		}
	});
}

/// It keeps what it owes below a unit for the rest of the day, and then anybody tidies it away.
#[test]
fn the_record_of_an_emptied_account_ends() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		fund(id, ALICE, 1);
		pass(YEAR / 2);
		assert_ok!(send(id, ALICE, BOB, 1));
		end_block();
		let left = record(id, ALICE).unwrap();
		assert_eq!((left.balance, left.sent, left.rest), (0, 1, crate::WHOLE_YEAR / 20));
		let tidy =
			|| frame_support::storage::with_storage_layer(|| Currencies::settle(signed(EVE), id, ALICE));
		assert_noop!(tidy(), Error::<Test>::NothingAccrued);
		pass(DAY);
		assert_ok!(tidy());
		assert_eq!(record(id, ALICE), None);
		assert_noop!(tidy(), Error::<Test>::NothingAccrued);
	});
}

/// What has come in since is not tidied away.
#[test]
fn a_record_that_is_filled_again_goes_on() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 10_00);
		assert_ok!(send(id, ALICE, BOB, 10_00));
		pass(DAY);
		assert_ok!(send(id, BOB, ALICE, 4_00));
		let settled =
			frame_support::storage::with_storage_layer(|| Currencies::settle(signed(EVE), id, ALICE));
		assert_noop!(settled, Error::<Test>::NothingAccrued);
		end_block();
		assert_eq!(record(id, ALICE).unwrap().balance, 4_00);
	});
}

/// Where nothing melts it owes nothing, and its record says only what was sent on a day that is over.
#[test]
fn a_record_that_owes_nothing_ends_as_well() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 10_00);
		assert_ok!(send(id, ALICE, BOB, 10_00));
		end_block();
		let left = record(id, ALICE).unwrap();
		assert_eq!((left.balance, left.sent, left.rest), (0, 10_00, 0));
		let tidy =
			|| frame_support::storage::with_storage_layer(|| Currencies::settle(signed(EVE), id, ALICE));
		assert_noop!(tidy(), Error::<Test>::NothingAccrued);
		pass(DAY);
		assert_ok!(tidy());
		assert_eq!(record(id, ALICE), None);
		assert_noop!(tidy(), Error::<Test>::NothingAccrued);
	});
}

/// What it weighs for each account, for the pallets whose calls move units.
#[test]
fn the_end_of_the_block_has_its_weight() {
	let weight = <Currencies as allmende_primitives::currency::Currencies<_>>::settlement();
	assert_eq!(weight, <() as crate::WeightInfo>::settle_touched());
}

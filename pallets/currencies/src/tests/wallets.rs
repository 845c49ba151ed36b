//! What wallets can do with a currency by the calls of the assets pallet, past the runtime's filter: spend what is their
//! own, and nothing that changes its supply or its owner. But for one call, which the filter has to close.

use crate::mock::*;
use frame_support::{assert_ok, traits::UnfilteredDispatchable};
use pallet_assets::{Account, Asset, AssetDetails, Call, Error, FrozenBalance, Metadata};
use sp_runtime::DispatchError;

/// Supply, owner, status and name, without what counts entries and approvals.
fn snapshot(id: u32) -> (AssetDetails<u128, AccountId, u128>, Vec<u8>) {
	let mut details = Asset::<Test>::get(id).unwrap();
	(details.accounts, details.approvals, details.sufficients) = (0, 0, 0);
	(details, Metadata::<Test>::get(id).name.into_inner())
}

fn past_the_filter(call: &Call<Test>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	frame_support::storage::with_storage_layer(|| {
		call.clone().dispatch_bypass_filter(origin).map(|_| ()).map_err(|failed| failed.error)
	})
}

#[test]
fn nobody_makes_burns_or_takes_over() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		fund(id, BOB, 100);
		let before = snapshot(id);
		let calls = [
			Call::create { id, admin: ALICE, min_balance: 1 },
			Call::force_create { id, owner: ALICE, is_sufficient: true, min_balance: 1 },
			Call::start_destroy { id },
			Call::destroy_accounts { id },
			Call::destroy_approvals { id },
			Call::finish_destroy { id },
			Call::mint { id, beneficiary: ALICE, amount: 1 },
			Call::burn { id, who: ALICE, amount: 1 },
			Call::force_transfer { id, source: BOB, dest: ALICE, amount: 1 },
			Call::freeze { id, who: BOB },
			Call::thaw { id, who: BOB },
			Call::freeze_asset { id },
			Call::thaw_asset { id },
			Call::transfer_ownership { id, owner: ALICE },
			Call::set_team { id, issuer: ALICE, admin: ALICE, freezer: ALICE },
			Call::set_metadata { id, name: vec![], symbol: vec![], decimals: 0 },
			Call::clear_metadata { id },
			Call::force_set_metadata { id, name: vec![], symbol: vec![], decimals: 0, is_frozen: false },
			Call::force_clear_metadata { id },
			Call::force_cancel_approval { id, owner: BOB, delegate: ALICE },
			Call::transfer_approved { id, owner: BOB, destination: ALICE, amount: 1 },
			Call::set_min_balance { id, min_balance: 2 },
			Call::refund { id, allow_burn: true },
			Call::refund_other { id, who: BOB },
			Call::block { id, who: BOB },
			Call::touch_other { id, who: BOB },
			Call::set_reserves { id, reserves: Default::default() },
		];
		for by in [ALICE, CHARLIE, EVE] {
			for call in &calls {
				assert!(past_the_filter(call, signed(by)).is_err(), "{call:?}");
			}
		}
		assert_eq!(snapshot(id), before);
		assert_eq!((balance(id, ALICE), balance(id, BOB)), (100, 100));
	});
}

/// Not even root, nor the owner if it had a key: a currency always counts as frozen.
#[test]
fn a_currency_is_never_destroyed() {
	build_and_execute(|| {
		let id = create();
		for origin in [RuntimeOrigin::root(), signed(pot(id))] {
			let answer = past_the_filter(&Call::start_destroy { id }, origin);
			assert_eq!(answer, Err(Error::<Test>::ContainsFreezes.into()));
		}
		assert!(<Currencies as FrozenBalance<u32, AccountId, u128>>::contains_freezes(id));
		assert!(!<Currencies as FrozenBalance<u32, AccountId, u128>>::contains_freezes(id + 1));
	});
}

/// Whoever has opened his entry against a deposit could burn what is in it. The filter closes that.
#[test]
fn a_refund_that_burns_is_closed() {
	build_and_execute(|| {
		let id = create();
		assert_ok!(wallet(CHARLIE, Call::touch { id }));
		fund(id, ALICE, 100);
		assert_ok!(send(id, ALICE, CHARLIE, 10));
		end_block();
		let burning = Call::refund { id, allow_burn: true };
		let filtered = frame_system::Error::<Test>::CallFiltered.into();
		assert_eq!(wallet(CHARLIE, burning.clone()), Err(filtered));
		let kept = Call::refund { id, allow_burn: false };
		assert_eq!(wallet(CHARLIE, kept), Err(Error::<Test>::WouldBurn.into()));
		// This is why.
		let burned = frame_support::storage::with_storage_layer(|| {
			burning.dispatch_bypass_filter(signed(CHARLIE)).unwrap();
			let supply = backing(id).0;
			Err::<(), _>(DispatchError::Other(if supply == 90 { "burned" } else { "kept" }))
		});
		assert_eq!(burned, Err(DispatchError::Other("burned")));
		assert_eq!(backing(id).0, 100);
	});
}

/// An entry that was opened against a deposit stays when it is emptied, and is given back empty.
#[test]
fn an_entry_can_be_opened_and_given_back() {
	build_and_execute(|| {
		let id = create_melting(100_000);
		assert_ok!(wallet(CHARLIE, Call::touch { id }));
		fund(id, ALICE, 100_00);
		assert_ok!(send(id, ALICE, CHARLIE, 100_00));
		pass(YEAR);
		assert_ok!(wallet(CHARLIE, Call::transfer_all { id, dest: BOB, keep_alive: false }));
		end_block();
		assert_eq!((balance(id, CHARLIE), balance(id, BOB), in_pot(id)), (0, 90_00, 10_00));
		assert!(Account::<Test>::contains_key(id, CHARLIE));
		assert_ok!(wallet(CHARLIE, Call::refund { id, allow_burn: false }));
		assert!(!Account::<Test>::contains_key(id, CHARLIE));
	});
}

/// A member needs nothing else to hold it.
#[test]
fn an_account_needs_no_native_token() {
	build_and_execute(|| {
		let id = create();
		fund(id, ALICE, 100);
		enter(TOWN, 555);
		assert_ok!(send(id, ALICE, 555, 100));
		assert_ok!(send(id, 555, BOB, 100));
		assert_eq!(Balances::free_balance(555), 0);
		assert_eq!(balance(id, BOB), 100);
	});
}

//! Which calls of `Assets` a holder may send.

use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Mutate, Contains, GetCallName, UnfilteredDispatchable},
};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::traits::Dispatchable;

use super::new_test_ext;
use crate::{
	configs::call_filter::{ActionFilter, CallFilter},
	constants::currency::UNIT,
	Assets, Balances, Runtime, RuntimeCall, RuntimeOrigin,
};

type AssetsCall = pallet_assets::Call<Runtime>;

fn alice() -> crate::Address {
	Alice.to_account_id().into()
}

/// Every call of the pallet with the decision about it, each with a reason in `call_filter.rs`.
fn decisions() -> Vec<(AssetsCall, bool)> {
	let (id, amount) = (1, 1);
	let (who, dest, target, delegate, source) = (alice(), alice(), alice(), alice(), alice());
	let (owner, issuer, admin, freezer) = (alice(), alice(), alice(), alice());
	vec![
		(AssetsCall::create { id, admin: admin.clone(), min_balance: 1 }, false),
		(AssetsCall::force_create { id, owner: owner.clone(), is_sufficient: true, min_balance: 1 }, false),
		(AssetsCall::start_destroy { id }, false),
		(AssetsCall::destroy_accounts { id }, false),
		(AssetsCall::destroy_approvals { id }, false),
		(AssetsCall::finish_destroy { id }, false),
		(AssetsCall::mint { id, beneficiary: who.clone(), amount }, false),
		(AssetsCall::burn { id, who: who.clone(), amount }, false),
		(AssetsCall::transfer { id, target: target.clone(), amount }, true),
		(AssetsCall::transfer_keep_alive { id, target, amount }, true),
		(AssetsCall::force_transfer { id, source, dest: dest.clone(), amount }, false),
		(AssetsCall::freeze { id, who: who.clone() }, false),
		(AssetsCall::thaw { id, who: who.clone() }, false),
		(AssetsCall::freeze_asset { id }, false),
		(AssetsCall::thaw_asset { id }, false),
		(AssetsCall::transfer_ownership { id, owner: owner.clone() }, false),
		(
			AssetsCall::set_team {
				id,
				issuer: issuer.clone(),
				admin: admin.clone(),
				freezer: freezer.clone(),
			},
			false,
		),
		(AssetsCall::set_metadata { id, name: vec![], symbol: vec![], decimals: 0 }, false),
		(AssetsCall::clear_metadata { id }, false),
		(
			AssetsCall::force_set_metadata {
				id,
				name: vec![],
				symbol: vec![],
				decimals: 0,
				is_frozen: false,
			},
			false,
		),
		(AssetsCall::force_clear_metadata { id }, false),
		(
			AssetsCall::force_asset_status {
				id,
				owner: owner.clone(),
				issuer,
				admin,
				freezer,
				min_balance: 1,
				is_sufficient: true,
				is_frozen: false,
			},
			false,
		),
		(AssetsCall::approve_transfer { id, delegate: delegate.clone(), amount }, true),
		(AssetsCall::cancel_approval { id, delegate: delegate.clone() }, true),
		(AssetsCall::force_cancel_approval { id, owner: owner.clone(), delegate }, false),
		(AssetsCall::transfer_approved { id, owner, destination: dest.clone(), amount }, true),
		(AssetsCall::touch { id }, true),
		(AssetsCall::refund { id, allow_burn: false }, true),
		(AssetsCall::set_min_balance { id, min_balance: 1 }, false),
		(AssetsCall::touch_other { id, who: who.clone() }, false),
		(AssetsCall::refund_other { id, who: who.clone() }, false),
		(AssetsCall::block { id, who }, false),
		(AssetsCall::transfer_all { id, dest, keep_alive: false }, true),
		(AssetsCall::set_reserves { id, reserves: Default::default() }, false),
	]
}

#[test]
fn every_call_is_decided() {
	let mut decided: Vec<_> = decisions().into_iter().map(|(call, _)| call.get_call_name()).collect();
	let mut existing = AssetsCall::get_call_names().to_vec();
	decided.sort();
	existing.sort();
	assert_eq!(decided, existing);
}

#[test]
fn filter_follows_the_decisions() {
	new_test_ext(crate::genesis_presets::DEV).execute_with(|| {
		for (call, open) in decisions() {
			let name = call.get_call_name();
			assert_eq!(CallFilter::contains(&RuntimeCall::Assets(call)), open, "{name}");
		}
		let burning = AssetsCall::refund { id: 1, allow_burn: true };
		assert!(!CallFilter::contains(&RuntimeCall::Assets(burning)));
	});
}

/// The issuer's own call, sent from a wallet, in a batch, through a proxy.
#[test]
fn closed_call_is_refused_however_it_is_wrapped() {
	new_test_ext(crate::genesis_presets::DEV).execute_with(|| {
		let alice = Alice.to_account_id();
		let id = pallet_assets::NextAssetId::<Runtime>::get().expect("ids are given out in sequence");
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), id, alice.clone().into(), true, 1));
		let mint = RuntimeCall::Assets(AssetsCall::mint { id, beneficiary: alice.clone().into(), amount: 5 });
		let filtered = sp_runtime::DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);

		let origin = RuntimeOrigin::signed(alice.clone());
		assert_noop!(mint.clone().dispatch(origin.clone()).map_err(|e| e.error), filtered);

		let batch = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls: vec![mint.clone()] });
		assert_noop!(batch.dispatch(origin.clone()).map_err(|e| e.error), filtered);

		let bob = Bob.to_account_id();
		// For the deposit.
		assert_ok!(Balances::mint_into(&alice, UNIT));
		assert_ok!(crate::Proxy::add_proxy(
			origin,
			bob.clone().into(),
			crate::configs::wallet::ProxyType::Any,
			0
		));
		assert_ok!(crate::Proxy::proxy(
			RuntimeOrigin::signed(bob),
			alice.clone().into(),
			None,
			Box::new(mint.clone())
		));
		assert_eq!(Assets::balance(id, &alice), 0);

		// What the pallet itself would have allowed.
		assert_ok!(mint.dispatch_bypass_filter(RuntimeOrigin::signed(alice.clone())));
		assert_eq!(Assets::balance(id, &alice), 5);
	});
}

#[test]
fn a_validator_changes_keys_and_does_not_purge_them() {
	assert!(!CallFilter::contains(&RuntimeCall::Session(pallet_session::Call::purge_keys {})));
}

/// A board's decision is all or nothing, so no batch that swallows a failure is one, however deep.
#[test]
fn a_decision_is_all_or_nothing() {
	let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
	let batch = |calls| RuntimeCall::Utility(pallet_utility::Call::batch { calls });
	let force = |calls| RuntimeCall::Utility(pallet_utility::Call::force_batch { calls });
	let all = |calls| RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
	for (call, decidable) in [
		(remark.clone(), true),
		(all(vec![remark.clone(), all(vec![remark.clone()])]), true),
		(batch(vec![remark.clone()]), false),
		(force(vec![remark.clone()]), false),
		(all(vec![remark.clone(), all(vec![force(vec![remark])])]), false),
	] {
		assert_eq!(ActionFilter::contains(&call), decidable, "{call:?}");
	}
}

//! Proxies of wallets.

use frame_support::traits::InstanceFilter;
use sp_keyring::Sr25519Keyring::Bob;

use crate::{configs::wallet::ProxyType, RuntimeCall};

fn transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_keep_alive {
		dest: Bob.to_account_id().into(),
		value: 1,
	})
}

fn asset_transfer() -> RuntimeCall {
	RuntimeCall::Assets(pallet_assets::Call::transfer {
		id: 1,
		target: Bob.to_account_id().into(),
		amount: 1,
	})
}

fn reject() -> RuntimeCall {
	RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement {
		delegate: Bob.to_account_id().into(),
		call_hash: Default::default(),
	})
}

#[test]
fn proxies_do_what_their_type_says() {
	let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
	for (call, any, non_transfer, cancel) in [
		(transfer(), true, false, false),
		(asset_transfer(), true, false, false),
		(remark, true, true, false),
		(reject(), true, true, true),
	] {
		assert_eq!(ProxyType::Any.filter(&call), any);
		assert_eq!(ProxyType::NonTransfer.filter(&call), non_transfer);
		assert_eq!(ProxyType::CancelProxy.filter(&call), cancel);
	}
}

/// A proxy must not be able to name one that may do more than itself.
#[test]
fn supersets_allow_all_that_their_subsets_do() {
	let types = [ProxyType::Any, ProxyType::NonTransfer, ProxyType::CancelProxy];
	for outer in types {
		for inner in types.into_iter().filter(|inner| outer.is_superset(inner)) {
			for call in [transfer(), asset_transfer(), reject()] {
				assert!(!inner.filter(&call) || outer.filter(&call), "{outer:?} {inner:?}");
			}
		}
	}
	assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::Any));
	assert!(!ProxyType::CancelProxy.is_superset(&ProxyType::NonTransfer));
}

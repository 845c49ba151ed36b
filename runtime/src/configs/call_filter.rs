//! Which calls a transaction may carry at all, and which a board may decide.
//!
//! A validator cannot purge his keys: whoever is admitted has some, and what he does is proven by them. Changing them is
//! open. Those of a former validator go by `federation.clear_keys`, once he is not at work any more.
//!
//! Beyond that only the calls of `Assets` are restricted. An asset there is a share or a currency: its supply follows the
//! register or the pledges, and its owner is a cooperative. A call that changes either without our pallets would
//! break the equations that the whole ledger stands on. So what a holder does with his own balance is open, and
//! everything that an asset's owner, issuer, admin or freezer could do is closed, whoever holds that role. The
//! pallets themselves work through the traits, which no filter sees.
//!
//! Preimages are kept for motions only, by the assembly itself. Whoever could note others would fill every node's disk, or
//! hold the call of a motion that was dropped.
//!
//! Open means open to currencies, where the receiver may hold them. Shares are refused by their freeze, not here.

use frame_support::traits::Contains;
use sp_runtime::traits::StaticLookup;

use crate::{Currencies, Runtime, RuntimeCall};

type AssetsCall = pallet_assets::Call<Runtime>;
type UtilityCall = pallet_utility::Call<Runtime>;

/// The filter of every origin except root.
pub struct CallFilter;

impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Assets(call) => is_open(call) && receiver_may_hold(call),
			RuntimeCall::Session(pallet_session::Call::purge_keys {}) | RuntimeCall::Preimage(_) => false,
			_ => true,
		}
	}
}

/// Whether a holder may send this call of `Assets`. A list of what is open, so that a call which a later version
/// of the pallet brings is closed until somebody has thought about it.
pub fn is_open(call: &AssetsCall) -> bool {
	match call {
		// A holder moves his own balance, or has somebody move it up to a sum.
		AssetsCall::transfer { .. }
		| AssetsCall::transfer_keep_alive { .. }
		| AssetsCall::transfer_all { .. }
		| AssetsCall::approve_transfer { .. }
		| AssetsCall::cancel_approval { .. }
		| AssetsCall::transfer_approved { .. } => true,
		// A holder opens an empty entry against a deposit, and closes it again.
		AssetsCall::touch { .. } => true,
		// With burning it would lower the supply behind the back of register and pledges.
		AssetsCall::refund { allow_burn, .. } => !allow_burn,
		_ => false,
	}
}

/// Whether the policy of a currency lets the receiver of a plain transfer hold it. Other assets are none of its business,
/// and a call without a receiver has none to refuse.
///
/// `Assets` has no place where a policy could be asked, so that a wallet hears of the filter. `currencies.transfer`
/// says it by name.
fn receiver_may_hold(call: &AssetsCall) -> bool {
	let (id, receiver) = match call {
		AssetsCall::transfer { id, target, .. } | AssetsCall::transfer_keep_alive { id, target, .. } => {
			(*id, target)
		},
		AssetsCall::transfer_all { id, dest, .. } => (*id, dest),
		AssetsCall::transfer_approved { id, destination, .. } => (*id, destination),
		_ => return true,
	};
	// An address that stands for nobody is refused by the call itself.
	let receiver = <Runtime as frame_system::Config>::Lookup::lookup(receiver.clone());
	receiver.map_or(true, |who| Currencies::may_receive(id, &who))
}

/// What an organ may decide jointly: no batch that reports success when a part of it has failed, however it is wrapped.
/// `batch_all` is all or nothing, as a decision has to be.
pub struct ActionFilter;

impl Contains<RuntimeCall> for ActionFilter {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Utility(call) => is_decidable(call),
			_ => true,
		}
	}
}

/// A list of what is all or nothing, so that what a later version of the pallet brings is closed until somebody has
/// thought about it.
fn is_decidable(call: &UtilityCall) -> bool {
	match call {
		// The depth of calls is bounded where they are decoded.
		UtilityCall::batch_all { calls } => calls.iter().all(ActionFilter::contains),
		UtilityCall::with_weight { call, .. } => ActionFilter::contains(call),
		_ => false,
	}
}

//! Which calls a transaction may carry at all.
//!
//! Only the calls of `Assets` are restricted. An asset there is a share or a currency: its supply follows the
//! register or the pledges, and its owner is a cooperative. A call that changes either without our pallets would
//! break the equations that the whole ledger stands on. So what a holder does with his own balance is open, and
//! everything that an asset's owner, issuer, admin or freezer could do is closed, whoever holds that role. The
//! pallets themselves work through the traits, which no filter sees.
//!
//! Open means open to currencies. Shares are refused by their freeze, not here.

use frame_support::traits::Contains;

use crate::{Runtime, RuntimeCall};

type AssetsCall = pallet_assets::Call<Runtime>;

/// The filter of every origin except root.
pub struct CallFilter;

impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Assets(call) => is_open(call),
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

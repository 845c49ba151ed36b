//! What a transaction costs the one who signs it, as wallets ask before they show it.
//!
//! A wallet asks with the transaction as it will be sent, its signature left blank. So the signer is known, and the
//! answer is what he will really pay: nothing, where his allowance covers it.

use frame_support::dispatch::GetDispatchInfo;
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_runtime::{generic::Preamble, traits::StaticLookup};

use crate::{AccountId, Allowance, Balance, Runtime, TransactionPayment, UncheckedExtrinsic};

/// Weight, class, and what the signer pays. The ordinary fee where his allowance does not cover it: without a tip such a
/// transaction of his is refused, with one he pays this much.
pub fn query_info(extrinsic: UncheckedExtrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
	let covered = is_covered(&extrinsic, len);
	let info = TransactionPayment::query_info(extrinsic, len);
	match covered {
		true => RuntimeDispatchInfo { partial_fee: 0, ..info },
		false => info,
	}
}

/// The parts of the fee. None where the signer's allowance covers it.
pub fn query_fee_details(extrinsic: UncheckedExtrinsic, len: u32) -> FeeDetails<Balance> {
	match is_covered(&extrinsic, len) {
		true => FeeDetails { inclusion_fee: None, tip: 0 },
		false => TransactionPayment::query_fee_details(extrinsic, len),
	}
}

/// Whether the signer's allowance covers the transaction, as it stands now.
fn is_covered(extrinsic: &UncheckedExtrinsic, len: u32) -> bool {
	let Some((signer, tip)) = signer_and_tip(extrinsic) else { return false };
	let fee = TransactionPayment::compute_fee(len, &extrinsic.get_dispatch_info(), 0);
	Allowance::charge_of(&signer, &extrinsic.function, fee, tip) == 0
}

/// Who signs, and the tip. None for a transaction that nobody has signed.
fn signer_and_tip(extrinsic: &UncheckedExtrinsic) -> Option<(AccountId, Balance)> {
	let Preamble::Signed(address, _, extension) = &extrinsic.preamble else { return None };
	let signer = <Runtime as frame_system::Config>::Lookup::lookup(address.clone()).ok()?;
	let payment = &extension.7;
	Some((signer, payment.0.tip()))
}

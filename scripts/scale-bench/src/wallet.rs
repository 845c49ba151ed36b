//! Transactions as a wallet signs them.

use allmende_runtime::{
	AccountId, Hash, Nonce, RuntimeCall, SignedPayload, TxExtension, UncheckedExtrinsic, VERSION,
};
use codec::Encode;
use frame_metadata_hash_extension::CheckMetadataHash;
use frame_system::{
	CheckEra, CheckGenesis, CheckNonZeroSender, CheckNonce, CheckSpecVersion, CheckTxVersion, CheckWeight,
	WeightReclaim,
};
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_core::{sr25519, Pair};
use sp_runtime::generic::Era;

/// Signs a call, without a tip, for the chain that begins with this block.
pub fn sign(key: &sr25519::Pair, nonce: Nonce, genesis: Hash, call: RuntimeCall) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		CheckNonZeroSender::new(),
		CheckSpecVersion::new(),
		CheckTxVersion::new(),
		CheckGenesis::new(),
		CheckEra::from(Era::Immortal),
		CheckNonce::from(nonce).into(),
		CheckWeight::new(),
		ChargeTransactionPayment::from(0).into(),
		CheckMetadataHash::new(false),
		WeightReclaim::new(),
	);
	// What the extensions add to what is signed, and would read from the state: versions, genesis, the era's block.
	let (spec, transaction) = (VERSION.spec_version, VERSION.transaction_version);
	let implicit = ((), spec, transaction, genesis, genesis, (), (), (), None, ());
	let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
	let signature = payload.using_encoded(|bytes| key.sign(bytes));
	let signer = AccountId::from(key.public());
	UncheckedExtrinsic::new_signed(call, signer.into(), signature.into(), extension)
}

//! A transaction's extensions, as wallets know them.

use sp_runtime::traits::TransactionExtension;

use crate::{RuntimeCall, TxExtension};

/// The names that `@polkadot/api` 16.5.6 knows. One that it does not know would be signed wrongly or warned about.
const KNOWN: [&str; 12] = [
	"ChargeAssetTxPayment",
	"ChargeTransactionPayment",
	"CheckGenesis",
	"CheckMetadataHash",
	"CheckMortality",
	"CheckNonZeroSender",
	"CheckNonce",
	"CheckSpecVersion",
	"CheckTxVersion",
	"CheckWeight",
	"SkipCheckIfFeeless",
	"WeightReclaim",
];

#[test]
fn extensions_are_the_ones_that_wallets_know_in_their_order() {
	let names: Vec<_> = <TxExtension as TransactionExtension<RuntimeCall>>::metadata()
		.into_iter()
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(
		names,
		[
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeTransactionPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
	for name in names {
		assert!(KNOWN.contains(&name), "{name}");
	}
}

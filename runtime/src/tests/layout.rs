//! What others rely on without looking: indices, sizes, properties, the metadata's versions.

use frame_support::traits::{PalletInfo as _, PalletsInfoAccess};

use crate::{
	constants::{block, currency, properties, time},
	AllPalletsWithSystem, Runtime, RuntimeCall, VERSION,
};

/// Indices are part of every signed transaction. A line here changes never; a new pallet adds one.
#[test]
fn pallet_indices_are_fixed() {
	let mut indices: Vec<_> =
		AllPalletsWithSystem::infos().into_iter().map(|pallet| (pallet.index, pallet.name)).collect();
	indices.sort();
	assert_eq!(
		indices,
		[
			(0, "System"),
			(1, "Timestamp"),
			(2, "MultiBlockMigrations"),
			(10, "Balances"),
			(11, "TransactionPayment"),
			(12, "Assets"),
			(13, "AssetsHolder"),
			(20, "Aura"),
			(21, "Session"),
			(22, "Historical"),
			(23, "Offences"),
			(24, "Grandpa"),
			(25, "Authorship"),
			(30, "Utility"),
			(31, "Multisig"),
			(32, "Proxy"),
			(33, "Preimage"),
			(40, "Cooperatives"),
			(41, "Membership"),
			(42, "Shares"),
			(43, "Allowance"),
			(44, "Assembly"),
			(45, "Federation"),
			(46, "Currencies"),
			(47, "Pledges"),
			(48, "Projects"),
		]
	);
}

#[test]
fn nobody_is_above_the_rules() {
	assert!(!AllPalletsWithSystem::infos().iter().any(|pallet| pallet.name == "Sudo"));
	assert_eq!(crate::PalletInfo::name::<crate::Assets>(), Some("Assets"));
}

/// A call is copied about in memory whenever it is queued, batched or nested.
#[test]
fn call_is_small() {
	assert!(
		core::mem::size_of::<RuntimeCall>() <= 256,
		"a call takes {} bytes: box its largest argument",
		core::mem::size_of::<RuntimeCall>(),
	);
}

#[test]
fn properties_agree() {
	assert_eq!(<Runtime as frame_system::Config>::SS58Prefix::get(), properties::SS58_PREFIX);
	assert_eq!(currency::UNIT, 10u128.pow(u32::from(properties::TOKEN_DECIMALS)));
	const { assert!(currency::EXISTENTIAL_DEPOSIT > 0) };
}

/// The build script cannot read the constants of the crate that it builds.
#[test]
fn build_script_names_the_same_token() {
	let expected =
		format!("enable_metadata_hash(\"{}\", {})", properties::TOKEN_SYMBOL, properties::TOKEN_DECIMALS);
	assert!(include_str!("../../build.rs").contains(&expected), "build.rs lacks {expected}");
}

#[test]
fn metadata_is_served_in_all_versions() {
	let versions = Runtime::metadata_versions();
	for version in [14, 15, 16] {
		assert!(versions.contains(&version), "{versions:?}");
		assert!(Runtime::metadata_at_version(version).is_some());
	}
}

#[test]
fn state_is_version_one() {
	assert_eq!(VERSION.state_version(), sp_runtime::StateVersion::V1);
}

#[test]
fn block_fits_into_its_slot() {
	use frame_support::dispatch::DispatchClass;

	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	assert_eq!(weights.max_block, block::MAX_WEIGHT);
	// Picoseconds of a slot; author and next author execute the block one after the other.
	let slot = time::SLOT_DURATION * 1_000_000_000;
	assert!(2 * weights.max_block.ref_time() < slot);

	let length = <Runtime as frame_system::Config>::BlockLength::get();
	assert_eq!(*length.max.get(DispatchClass::Operational), block::MAX_LENGTH);
	assert_eq!(*length.max.get(DispatchClass::Normal), block::NORMAL_RATIO * block::MAX_LENGTH);
}

/// A whole runtime has to fit into one block, or no upgrade would ever get through.
#[cfg(feature = "build-wasm")]
#[test]
fn runtime_fits_into_a_block() {
	if let Some(wasm) = crate::WASM_BINARY {
		assert!(wasm.len() < (block::MAX_LENGTH / 2) as usize, "{} bytes", wasm.len());
	}
}

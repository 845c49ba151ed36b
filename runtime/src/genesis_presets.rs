//! The states that a network can begin with.
//!
//! `dev` is one validator for one person at a desk, `local` four validators of four cooperatives on one machine. Both
//! use the well-known test keys, so neither is for anything that matters.

use alloc::{string::ToString, vec, vec::Vec};

use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use frame_support::build_struct_json_patch;

use crate::{
	constants::{currency::UNIT, FIRST_ASSET_ID},
	AccountId, AssetsConfig, Balance, BalancesConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
};

/// One validator, Alice.
pub const DEV: &str = "dev";
/// Four validators: Alice, Bob, Charlie, Dave.
pub const LOCAL: &str = "local";

/// What each test account begins with: plenty for fees and deposits, of a token that buys nothing else.
const ENDOWMENT: Balance = 1_000_000 * UNIT;

/// The names that [`get_preset`] knows.
pub fn preset_names() -> Vec<PresetId> {
	vec![PresetId::from(DEV), PresetId::from(LOCAL)]
}

/// The preset `id` as JSON, to be laid over the defaults.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		DEV => dev(),
		LOCAL => local(),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// The state for a single development node.
fn dev() -> Value {
	genesis(&[validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice)])
}

/// The state for four nodes on one machine.
fn local() -> Value {
	genesis(&[
		validator(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
		validator(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
		validator(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		validator(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
	])
}

/// A state with these validators and the well-known accounts endowed.
fn genesis(validators: &[(AccountId, SessionKeys)]) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: well_known_accounts()
				.into_iter()
				.map(|account| (account, ENDOWMENT))
				.collect::<Vec<_>>(),
		},
		assets: AssetsConfig { next_asset_id: Some(FIRST_ASSET_ID) },
		// Aura and GRANDPA take their authorities from here.
		session: SessionConfig {
			keys: validators
				.iter()
				.cloned()
				.map(|(account, keys)| (account.clone(), account, keys))
				.collect::<Vec<_>>(),
		},
	})
}

/// Alice, Bob, Charlie, Dave, Eve, Ferdie.
fn well_known_accounts() -> Vec<AccountId> {
	[
		Sr25519Keyring::Alice,
		Sr25519Keyring::Bob,
		Sr25519Keyring::Charlie,
		Sr25519Keyring::Dave,
		Sr25519Keyring::Eve,
		Sr25519Keyring::Ferdie,
	]
	.into_iter()
	.map(|key| key.to_account_id())
	.collect()
}

/// A validator whose account and keys all come from one well-known name, as the node's `--alice` has them.
fn validator(aura: Sr25519Keyring, grandpa: Ed25519Keyring) -> (AccountId, SessionKeys) {
	(
		aura.to_account_id(),
		SessionKeys { aura: AuraId::from(aura.public()), grandpa: GrandpaId::from(grandpa.public()) },
	)
}

//! The states that a network can begin with.
//!
//! `dev` is one validator for one person at a desk, `local` four validators of four cooperatives on one machine. Both
//! use the well-known test keys, so neither is for anything that matters.

mod musterdorf;

use alloc::{string::ToString, vec, vec::Vec};

use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use allmende_primitives::LegalForm;
use frame_support::build_struct_json_patch;
use pallet_cooperatives::{GenesisCooperative, StatuteSource};
use sp_runtime::traits::{BlakeTwo256, Hash};

use crate::{
	constants::{allowance, calendar, FIRST_ASSET_ID},
	AccountId, AllowanceConfig, AssetsConfig, CooperativesConfig, CurrenciesConfig, FederationConfig,
	PledgesConfig, ProjectsConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
};
use musterdorf::Money;

/// One validator, Alice, and a cooperative of the six best-known test accounts with a currency of its own.
pub const DEV: &str = "dev";
/// Four validators, Alice, Bob, Charlie, Dave, of four cooperatives.
pub const LOCAL: &str = "local";

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
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
	genesis(
		&[validator(Alice, Ed25519Keyring::Alice)],
		vec![demo_cooperative(
			"Buergergenossenschaft Musterdorf eG",
			"MUSTER",
			&[Alice, Bob, Charlie],
			&[Dave, Eve, Ferdie],
		)],
		musterdorf::money(),
	)
}

/// The state for four nodes on one machine, one of each cooperative.
fn local() -> Value {
	use Sr25519Keyring::{
		Alice, AliceStash, Bob, BobStash, Charlie, CharlieStash, Dave, DaveStash, Eve, Ferdie, One, Two,
	};
	genesis(
		&[
			validator(Alice, Ed25519Keyring::Alice),
			validator(Bob, Ed25519Keyring::Bob),
			validator(Charlie, Ed25519Keyring::Charlie),
			validator(Dave, Ed25519Keyring::Dave),
		],
		vec![
			demo_cooperative("Buergerenergie Nordtal eG", "NORDTAL", &[Alice, AliceStash, Eve], &[]),
			demo_cooperative("Wohnungsgenossenschaft Ostufer eG", "OSTUFER", &[Bob, BobStash, Ferdie], &[]),
			demo_cooperative("Dorfladen Suedhang eG", "SUEDHANG", &[Charlie, CharlieStash, One], &[]),
			demo_cooperative("Einkauf Westhafen eG", "WESTHAFEN", &[Dave, DaveStash, Two], &[]),
		],
		Money::default(),
	)
}

/// A cooperative on the built-in model statute, in which each founder has one share.
fn demo_cooperative(
	name: &str,
	symbol: &str,
	board: &[Sr25519Keyring],
	supervisory: &[Sr25519Keyring],
) -> GenesisCooperative<AccountId> {
	let accounts = |keys: &[Sr25519Keyring]| keys.iter().map(|key| key.to_account_id()).collect::<Vec<_>>();
	let (board, supervisory) = (accounts(board), accounts(supervisory));
	GenesisCooperative {
		name: name.to_string(),
		symbol: symbol.to_string(),
		form: LegalForm::RegisteredCooperative,
		statute: StatuteSource::Model { id: 0, version: 1, text: None },
		founders: board
			.iter()
			.chain(&supervisory)
			// These people do not exist, so there is no personal data to take the hash of: the account's, then.
			.map(|account| (account.clone(), 1, BlakeTwo256::hash_of(account)))
			.collect(),
		board,
		supervisory,
	}
}

/// A state with these cooperatives, each with one of these validators, and this money, on the fast calendar. Nobody owns a native unit: who
/// belongs to one of these cooperatives, or is invited by somebody who does, needs none. All of them are the federation.
fn genesis(
	validators: &[(AccountId, SessionKeys)],
	cooperatives: Vec<GenesisCooperative<AccountId>>,
	money: Money,
) -> Value {
	let Money { currencies, pledges, projects } = money;
	let carried = (0..).zip(&cooperatives).map(|(coop, _)| coop).collect::<Vec<_>>();
	let members = carried.clone();
	let nominated = members.iter().copied().zip(validators.iter().map(|(account, _)| account.clone()));
	build_struct_json_patch!(RuntimeGenesisConfig {
		assets: AssetsConfig { next_asset_id: Some(FIRST_ASSET_ID) },
		// Aura and GRANDPA take their authorities from here.
		session: SessionConfig {
			keys: validators
				.iter()
				.cloned()
				.map(|(account, keys)| (account.clone(), account, keys))
				.collect::<Vec<_>>(),
		},
		cooperatives: CooperativesConfig {
			time_ratio: calendar::DEVELOPMENT_RATIO,
			epoch: calendar::DEMO_FOUNDED,
			cooperatives,
		},
		allowance: AllowanceConfig { sizes: Some(allowance::SIZES), carried },
		federation: FederationConfig { members, validators: nominated.collect() },
		currencies: CurrenciesConfig { currencies },
		pledges: PledgesConfig { pledges },
		projects: ProjectsConfig { projects },
	})
}

/// A validator whose account and keys all come from one well-known name, as the node's `--alice` has them.
fn validator(aura: Sr25519Keyring, grandpa: Ed25519Keyring) -> (AccountId, SessionKeys) {
	(
		aura.to_account_id(),
		SessionKeys { aura: AuraId::from(aura.public()), grandpa: GrandpaId::from(grandpa.public()) },
	)
}

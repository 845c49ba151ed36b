//! Which chain: one that the runtime's presets describe, or a file.

use std::path::PathBuf;

use allmende_runtime::{
	constants::properties::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL},
	genesis_presets, WASM_BINARY,
};
use sc_service::{ChainType, Properties};

/// The description of a chain, without extensions of its own.
pub type ChainSpec = sc_service::GenericChainSpec;

/// The chain `id`: `dev` (also for no name), `local`, or the path of a specification.
pub fn load(id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	Ok(match id {
		"" | "dev" => Box::new(development()?),
		"local" => Box::new(local()?),
		path => Box::new(ChainSpec::from_json_file(PathBuf::from(path))?),
	})
}

/// One validator at one desk.
fn development() -> Result<ChainSpec, String> {
	from_preset("Allmende Development", "allmende_dev", ChainType::Development, genesis_presets::DEV)
}

/// Four validators on one machine.
fn local() -> Result<ChainSpec, String> {
	from_preset("Allmende Local Network", "allmende_local", ChainType::Local, genesis_presets::LOCAL)
}

/// The id serves as the protocol's name as well, so that nodes of two chains do not talk to each other at all.
fn from_preset(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<ChainSpec, String> {
	let wasm = WASM_BINARY.ok_or("This binary was built without a runtime (SKIP_WASM_BUILD).")?;
	Ok(ChainSpec::builder(wasm, None)
		.with_name(name)
		.with_id(id)
		.with_protocol_id(id)
		.with_chain_type(chain_type)
		.with_genesis_config_preset_name(preset)
		.with_properties(properties())
		.build())
}

/// What wallets read from `system_properties`. The runtime's constants, so that the two cannot disagree.
fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), TOKEN_SYMBOL.into()),
		("tokenDecimals".into(), TOKEN_DECIMALS.into()),
		("ss58Format".into(), SS58_PREFIX.into()),
	])
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_service::ChainSpec as _;

	/// A build without the wasm (`SKIP_WASM_BUILD`) has nothing to describe.
	fn specs() -> Option<[ChainSpec; 2]> {
		WASM_BINARY.map(|_| [development().unwrap(), local().unwrap()])
	}

	#[test]
	fn specs_name_themselves_and_the_token() {
		for spec in specs().into_iter().flatten() {
			assert_eq!(spec.protocol_id(), Some(spec.id()));
			assert!(spec.telemetry_endpoints().is_none());
			let properties = spec.properties();
			assert_eq!(properties["tokenSymbol"], "ALM");
			assert_eq!(properties["tokenDecimals"], 12);
			assert_eq!(properties["ss58Format"], 42);
		}
	}

	#[test]
	fn specs_build_their_genesis() {
		for spec in specs().into_iter().flatten() {
			assert!(!spec.as_storage_builder().build_storage().unwrap().top.is_empty());
		}
	}

	#[test]
	fn unknown_chain_is_an_error() {
		assert!(load("no-such-chain").is_err());
	}
}

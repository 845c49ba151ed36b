//! The state of the first block: the development preset, with a calendar that runs like the clock.

use crate::text;
use allmende_runtime::{genesis_presets, RuntimeGenesisConfig, WASM_BINARY};
use sp_core::storage::{well_known_keys, Storage};
use sp_runtime::BuildStorage;

/// The preset `dev`, whose cooperative is the one that is filled, with a change. With its fast calendar every block would be
/// two days.
pub fn state(
	change: impl FnOnce(&mut RuntimeGenesisConfig) -> Result<(), String>,
) -> Result<Storage, String> {
	let wasm = WASM_BINARY.ok_or("this was built without the runtime's wasm (SKIP_WASM_BUILD)")?;
	let preset = genesis_presets::get_preset(&genesis_presets::DEV.into()).ok_or("there is no preset")?;
	let preset: serde_json::Value = serde_json::from_slice(&preset).map_err(text)?;
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(text)?;
	json_patch::merge(&mut config, &preset);
	let mut config: RuntimeGenesisConfig = serde_json::from_value(config).map_err(text)?;
	config.cooperatives.time_ratio = 1;
	change(&mut config)?;
	let mut storage = config.build_storage()?;
	storage.top.insert(well_known_keys::CODE.to_vec(), wasm.to_vec());
	Ok(storage)
}

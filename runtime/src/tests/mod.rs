//! The runtime as a whole, with its genesis presets.

mod allowance;
mod authority;
mod call_filter;
mod consensus;
#[allow(clippy::inconsistent_digit_grouping)] // Two decimals: 100_00 is a hundred.
mod currencies;
mod extensions;
mod federation;
mod journey;
mod layout;
mod money;
mod payment;
mod presets;
mod sequences;
mod validators;
mod wallet;
mod weights;

use sp_runtime::BuildStorage;

use crate::{genesis_presets, Runtime, RuntimeGenesisConfig};

/// The state of the preset `id`, in the first block.
pub fn new_test_ext(id: &str) -> sp_io::TestExternalities {
	let storage = genesis_config(id).build_storage().expect("preset builds a state");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| frame_system::Pallet::<Runtime>::set_block_number(1));
	ext
}

/// The preset `id` laid over the defaults, as the node does it.
fn genesis_config(id: &str) -> RuntimeGenesisConfig {
	let patch = genesis_presets::get_preset(&id.into()).expect("preset exists");
	let patch: serde_json::Value = serde_json::from_slice(&patch).expect("preset is JSON");
	let mut config =
		serde_json::to_value(RuntimeGenesisConfig::default()).expect("default configuration can be written");
	merge(&mut config, patch);
	serde_json::from_value(config).expect("preset fits the configuration")
}

/// JSON merge patch (RFC 7386).
fn merge(target: &mut serde_json::Value, patch: serde_json::Value) {
	match patch {
		serde_json::Value::Object(entries) => {
			if !target.is_object() {
				*target = serde_json::Value::Object(Default::default());
			}
			for (key, value) in entries {
				let Some(map) = target.as_object_mut() else { return };
				if value.is_null() {
					map.remove(&key);
				} else {
					merge(map.entry(key).or_insert(serde_json::Value::Null), value);
				}
			}
		},
		value => *target = value,
	}
}

//! The state that a runtime's genesis preset makes. The SDK's own builder for it brings the whole network along.

use crate::measure::Executor;
use codec::{Decode, Encode};
use serde_json::Value;
use sp_core::{
	storage::Storage,
	traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
};
use sp_runtime::traits::{BlakeTwo256, Hash};
use sp_state_machine::BasicExternalities;

/// Builds the state of `preset`, laid over the runtime's defaults.
pub fn state(executor: &Executor, wasm: &[u8], preset: &str) -> Result<Storage, String> {
	let fetcher = WrappedRuntimeCode(wasm.into());
	let code = RuntimeCode {
		code_fetcher: &fetcher,
		heap_pages: None,
		hash: BlakeTwo256::hash(wasm).as_bytes().to_vec(),
	};
	let mut externalities = BasicExternalities::new_empty();
	let mut call = |method: &str, parameters: &[u8]| {
		executor
			.call(&mut externalities, &code, method, parameters, CallContext::Offchain)
			.0
			.map_err(|e| format!("{method}: {e}"))
	};
	let mut read = |name: Option<&str>| -> Result<Value, String> {
		let encoded = call("GenesisBuilder_get_preset", &name.encode())?;
		let json = Option::<Vec<u8>>::decode(&mut &encoded[..])
			.map_err(|e| e.to_string())?
			.ok_or_else(|| format!("the runtime has no preset {name:?}"))?;
		serde_json::from_slice(&json).map_err(|e| e.to_string())
	};

	let mut config = read(None)?;
	json_patch::merge(&mut config, &read(Some(preset))?);
	let encoded = call("GenesisBuilder_build_state", &config.to_string().encode())?;
	Result::<(), String>::decode(&mut &encoded[..]).map_err(|e| e.to_string())??;
	let mut storage = externalities.into_storages();
	storage.top.insert(sp_core::storage::well_known_keys::CODE.to_vec(), wasm.to_vec());
	Ok(storage)
}

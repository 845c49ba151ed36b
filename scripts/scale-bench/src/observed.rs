//! Compares what calls have left in the state with what is written in their place.

use sp_core::{hexdisplay::HexDisplay, storage::Storage};

/// Sees that two states are the same, key for key.
pub fn compare(called: &Storage, written: &Storage) -> Result<(), String> {
	let differ = |key: &&Vec<u8>| written.top.get(*key) != called.top.get(*key);
	let keys: Vec<_> = called.top.keys().chain(written.top.keys()).filter(differ).collect();
	match keys.is_empty() {
		true => Ok(()),
		false => {
			let keys: Vec<_> = keys.into_iter().map(|key| HexDisplay::from(key).to_string()).collect();
			Err(format!("calls do something else than is written here, at the keys {keys:?}"))
		},
	}
}

//! Builds the runtime's wasm, which the native crate then embeds as `WASM_BINARY`.

/// Symbol and decimals that an offline signer shows. They go into the metadata's digest, so they must be the
/// ones in `src/constants.rs`; a test compares the two files.
#[cfg(all(feature = "build-wasm", feature = "metadata-hash"))]
fn main() {
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("ALM", 12).build();
}

#[cfg(all(feature = "build-wasm", not(feature = "metadata-hash")))]
fn main() {
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}

/// Nothing to do for the wasm itself, nor for tests that run the runtime natively.
#[cfg(not(feature = "build-wasm"))]
fn main() {}

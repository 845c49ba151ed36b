//! Builds the runtime's wasm, which the native crate then embeds as `WASM_BINARY`.

/// Symbol and decimals that an offline signer shows. They go into the metadata's digest, so they must be the
/// ones in `src/constants.rs`; a test compares the two files.
#[cfg(all(feature = "build-wasm", feature = "metadata-hash"))]
fn main() {
	prepare();
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("ALM", 12).build();
}

#[cfg(all(feature = "build-wasm", not(feature = "metadata-hash")))]
fn main() {
	prepare();
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}

/// Nothing to do for the wasm itself, nor for tests that run the runtime natively.
#[cfg(not(feature = "build-wasm"))]
fn main() {}

/// Tells the builder what it would guess wrongly.
#[cfg(feature = "build-wasm")]
fn prepare() {
	// It looks for `Cargo.lock` above the target folder. Where that stands elsewhere it finds none, takes the newest
	// version of each crate instead, and builds another runtime than the one that was tested, if any.
	const HINT: &str = "WASM_BUILD_WORKSPACE_HINT";
	if std::env::var_os(HINT).is_none() {
		std::env::set_var(HINT, concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
	}
	// It hands all features but `std` on to the wasm. These are about the native crate, and bring `std` with them.
	for feature in ["BUILD_WASM", "METADATA_HASH", "SUBSTRATE_WASM_BUILDER"] {
		std::env::remove_var(format!("CARGO_FEATURE_{feature}"));
	}
}

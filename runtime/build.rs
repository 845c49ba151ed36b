//! Builds the runtime's wasm, which the native crate then embeds as `WASM_BINARY`.

/// Symbol and decimals that an offline signer shows. They go into the metadata's digest, so they must be the
/// ones in `src/constants.rs`; a test compares the two files.
#[cfg(all(feature = "build-wasm", feature = "metadata-hash"))]
fn main() {
	point_at_workspace();
	substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("ALM", 12).build();
}

#[cfg(all(feature = "build-wasm", not(feature = "metadata-hash")))]
fn main() {
	point_at_workspace();
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}

/// Nothing to do for the wasm itself, nor for tests that run the runtime natively.
#[cfg(not(feature = "build-wasm"))]
fn main() {}

/// The builder looks for `Cargo.lock` above the target folder. Where that stands elsewhere it finds none, takes the
/// newest version of each crate instead, and builds another runtime than the one that was tested, if any.
#[cfg(feature = "build-wasm")]
fn point_at_workspace() {
	const HINT: &str = "WASM_BUILD_WORKSPACE_HINT";
	if std::env::var_os(HINT).is_none() {
		std::env::set_var(HINT, concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
	}
}

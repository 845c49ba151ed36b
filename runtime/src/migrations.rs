//! What changes in the state when this runtime takes over from the one before it.
//!
//! Nothing has been released yet, so nothing has to change. A pallet whose storage changes raises its
//! `STORAGE_VERSION` and adds its migration here, with a comment that names the `spec_version` it came with; it leaves
//! again when every network is past that version.

/// Migrations that fit into the first block, in the order in which they run.
pub type SingleBlock = ();

/// Migrations that go on over many blocks, during which no transaction is taken.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type MultiBlock = ();

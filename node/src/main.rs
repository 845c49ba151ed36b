//! The program `allmende-node`: the library `allmende-node-lib` and the commit it was built from.
//!
//! It is a package of its own so that a new commit, which changes the version, recompiles this file and no other.

// The error is the SDK's, and there is one at most.
#[allow(clippy::result_large_err)]
fn main() -> allmende_node_lib::Result<()> {
	allmende_node_lib::run(env!("SUBSTRATE_CLI_IMPL_VERSION"))
}

//! Puts the commit into the binary's version, and rebuilds when it changes.

fn main() {
	substrate_build_script_utils::generate_cargo_keys();
	substrate_build_script_utils::rerun_if_git_head_changed();
}

# shellcheck shell=bash
# Finds or installs what a build needs. Sourced after common.sh; the entry points are setup_build, setup_rustfmt,
# setup_clippy and setup_node. What is there already is never touched, and each probe is quick, so that every script
# can call them every time.

# The newest `rust-version` among the crates in Cargo.lock (ark-vrf).
RUST_MIN=1.90
# What polkadot-api is built on wants this one; tests/e2e/package.json names it, too (`engines`), and is asked first.
NODE_MIN=20.19

# The PATH of whoever called us. Debian's Rust goes in front of it below, and Node.js is still looked up in this one:
# a Node.js from nvm must not be hidden by the distribution's.
CALLER_PATH=$PATH

# --- the system's packages -------------------------------------------------------------------------------------------

# How to become root, if at all: '' for root, 'sudo', or fails.
root_command() {
	if [ "$(id -u)" -eq 0 ]; then
		printf ''
	elif have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
		printf 'sudo'
	else
		return 1
	fi
}

# The version that apt would install of the package $1; empty when it knows none.
apt_candidate() {
	apt-cache policy "$1" 2>/dev/null | sed -nE 's/^ *Candidate: //p' | grep -vx '(none)' || true
}

# A fresh image has no package lists, and without them the package $1 looks unknown.
apt_lists() {
	local as_root
	[ -z "$(apt_candidate "$1")" ] || return 0
	as_root=$(root_command) || return 0
	note 'apt-get update'
	$as_root apt-get update -qq </dev/null || warn 'apt-get update failed; going on with the package lists that are there'
}

# Installs packages with apt, or fails after saying which command would.
apt_install() {
	local as_root command="apt-get install -y --no-install-recommends $*"
	if ! as_root=$(root_command); then
		warn "cannot become root. As root, run:  $command"
		return 1
	fi
	apt_lists "$1"
	note "$command"
	# shellcheck disable=SC2086
	if $as_root env DEBIAN_FRONTEND=noninteractive $command >/dev/null </dev/null; then return 0; fi
	# Lists older than the archive name files that are no longer there: renew them and try once more.
	note 'apt-get update, and once more'
	$as_root apt-get update -qq </dev/null || true
	# shellcheck disable=SC2086
	$as_root env DEBIAN_FRONTEND=noninteractive $command >/dev/null </dev/null
}

# The compilers and tools outside Rust that some crate's build script calls. There is no clang, no cmake and no RocksDB
# in this tree.
setup_packages() {
	local -a packages=() reasons=()
	missing() {
		packages+=("$1")
		reasons+=("$1: $2")
	}
	{ have cc && have c++; } || missing build-essential 'links every program, compiles binaryen (wasm-opt), secp256k1 and zstd'
	have protoc || missing protobuf-compiler "protoc, generates libp2p's messages"
	have pkg-config || missing pkg-config "finds the system's libraries"
	have curl || missing curl 'asks the running node over RPC'
	have git || missing git "the commit in the node's version"
	pkg-config --exists openssl 2>/dev/null ||
		missing libssl-dev 'TLS of the network library; without it OpenSSL is compiled from source'

	if [ "${#packages[@]}" -gt 0 ]; then
		say 'The build needs, and this machine lacks:'
		printf '    %s\n' "${reasons[@]}"
		if ! have apt-get; then
			[ "${packages[*]}" = libssl-dev ] ||
				die 'no apt-get here: install the above with the package manager of this system, then run this again' \
					'(the names are those of Debian)'
		elif ! apt_install "${packages[@]}"; then
			[ "${packages[*]}" = libssl-dev ] || die "these packages could not be installed: ${packages[*]}"
		fi
	fi

	if pkg-config --exists openssl 2>/dev/null; then
		export OPENSSL_NO_VENDOR=1
	else
		warn 'no libssl-dev: OpenSSL is compiled from source, which needs perl and make and takes some minutes'
	fi
}

# --- Rust with the runtime's target ----------------------------------------------------------------------------------

RUST_PROBLEM=''

# True when the rustc that PATH finds is new enough and links a library for wasm32v1-none with link-time optimisation,
# as the runtime's build does. It compiles one instead of looking for a folder: libraries that were made for an earlier
# rustc, lack their bitcode or have no linker are found out here and not after half an hour. Sets WASM_LINKER, empty for
# rustc's own.
rust_works() {
	local version dir linker works=1
	local -a linkers=()
	# Any folder outside the repository: rustup answers for the toolchain that is the default.
	version=$(rustc --version 2>/dev/null | awk '{print $2}') || true
	if [ -z "$version" ] || ! have cargo; then
		RUST_PROBLEM='no rustc and cargo'
		return 1
	fi
	if ! version_at_least "$version" "$RUST_MIN"; then
		RUST_PROBLEM="rustc $version is older than $RUST_MIN, which the crates need"
		return 1
	fi
	if ! ls "$(rustc --print target-libdir --target wasm32v1-none 2>/dev/null)"/libcore-*.rlib >/dev/null 2>&1; then
		RUST_PROBLEM="rustc $version has no libraries for wasm32v1-none, the runtime's target"
		return 1
	fi

	dir=$(mktemp -d)
	cat >"$dir/probe.rs" <<-'RUST'
		#![no_std]
		#[panic_handler]
		fn panic(_: &core::panic::PanicInfo<'_>) -> ! { loop {} }
		#[no_mangle]
		pub extern "C" fn probe(a: u32, b: u32) -> u32 { a / b }
	RUST
	if [ -n "${CARGO_TARGET_WASM32V1_NONE_LINKER:-}" ]; then
		linkers=("$CARGO_TARGET_WASM32V1_NONE_LINKER")
	else
		mapfile -t linkers < <(printf '\n'; compgen -c wasm-ld | grep -E '^wasm-ld(-[0-9]+)?$' | sort -ruV)
	fi
	for linker in "${linkers[@]}"; do
		if rustc --edition 2021 --crate-type cdylib --target wasm32v1-none -C opt-level=1 -C lto=fat \
			${linker:+-C "linker=$linker"} -o "$dir/probe.wasm" "$dir/probe.rs" >"$dir/log" 2>&1; then
			WASM_LINKER=$linker works=0
			break
		fi
	done
	if [ "$works" -ne 0 ]; then
		RUST_PROBLEM="rustc $version builds nothing for wasm32v1-none: $(grep -m 1 '^error' "$dir/log" || true)"
	fi
	rm -rf "$dir"
	return "$works"
}

# An ordinary rustup gets its target, or a current stable toolchain where its own is too old or absent. Bounded: on a
# machine that reaches no Rust server this must end.
rustup_provides() {
	have rustup || return 1
	local version
	version=$(rustc --version 2>/dev/null | awk '{print $2}') || true
	if [ -n "$version" ] && version_at_least "$version" "$RUST_MIN"; then
		note 'rustup target add wasm32v1-none'
		timeout 600 env RUST_BACKTRACE=0 rustup target add wasm32v1-none </dev/null || return 1
	else
		note 'rustup toolchain install stable'
		timeout 1200 env RUST_BACKTRACE=0 rustup toolchain install stable --profile minimal --component rustfmt --component clippy \
			--target wasm32v1-none </dev/null || return 1
		export RUSTUP_TOOLCHAIN=stable
	fi
	hash -r
	rust_works
}

# build_wasm_libs FOLDER: compiles core, alloc and compiler_builtins for wasm32v1-none from the sources that come with
# the rustc in PATH, with bitcode for link-time optimisation, and leaves one file of each in FOLDER. Under a minute.
build_wasm_libs() {
	local into=$1 dir lib
	dir=$(mktemp -d)
	mkdir -p "$dir/src" "$into"
	printf '[package]\nname = "libs"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$dir/Cargo.toml"
	printf '#![no_std]\nextern crate alloc;\n' >"$dir/src/lib.rs"
	# Bootstrap: -Z options are closed to a stable compiler. Nothing but these libraries is built with it.
	if ! (cd "$dir" && env -u CARGO_ENCODED_RUSTFLAGS RUSTFLAGS='-C embed-bitcode=yes' RUSTC_BOOTSTRAP=1 \
		CARGO_TARGET_DIR="$dir/target" cargo build --quiet --release --target wasm32v1-none -Z build-std=core,alloc); then
		rm -rf "$dir"
		return 1
	fi
	for lib in core alloc compiler_builtins; do
		rm -f "$into/lib$lib-"*.rlib
		cp "$dir/target/wasm32v1-none/release/deps/lib$lib-"*.rlib "$into/"
	done
	rm -rf "$dir"
}

# Puts freshly built libraries into the sysroot, where cargo and the wasm builder look for them.
install_wasm_libs() {
	local libdir as_root='' dir
	libdir=$(rustc --print target-libdir --target wasm32v1-none)
	if [ ! -w "$(dirname "$(dirname "$libdir")")" ] && ! as_root=$(root_command); then
		warn "$libdir cannot be written to; run this script once as root, or with sudo at hand"
		return 1
	fi
	note "building the runtime's target libraries from Debian's sources (once, under a minute) into $libdir"
	dir=$(mktemp -d)
	if ! build_wasm_libs "$dir"; then
		rm -rf "$dir"
		return 1
	fi
	# What was built for an earlier rustc must go: two libcore are an error.
	$as_root mkdir -p "$libdir"
	$as_root find "$libdir" -name 'lib*.rlib' -delete
	$as_root install -m 644 "$dir"/*.rlib "$libdir/"
	rm -rf "$dir"
}

# Debian keeps a current Rust for its browsers, with sources; from those comes the target that it lacks.
debian_provides() {
	have apt-get || return 1
	apt_lists rustc-web
	local version lld
	local -a packages=()
	version=$(apt_candidate rustc-web)
	version=${version%%[+~-]*}
	if [ -z "$version" ] || ! version_at_least "$version" "$RUST_MIN"; then
		warn "the package archive offers no rustc-web from $RUST_MIN on (${version:-none}; on Debian it is in the security archive)"
		return 1
	fi
	# Its own cargo and rustc call each other by PATH.
	PATH=/usr/bin:$PATH
	hash -r
	version_at_least "$(/usr/bin/rustc --version 2>/dev/null | awk '{print $2}')" "$RUST_MIN" ||
		packages+=(rustc-web)
	[ -x /usr/bin/cargo ] && [ "${#packages[@]}" -eq 0 ] || packages+=(cargo-web)
	[ -f /usr/lib/rustlib/src/rust/library/Cargo.lock ] && [ "${#packages[@]}" -eq 0 ] || packages+=(rust-web-src)
	if ! compgen -c wasm-ld | grep -q .; then
		lld=$(apt-cache pkgnames lld- | grep -E '^lld-[0-9]+$' | sort -V | tail -n 1)
		packages+=("${lld:-lld}")
	fi
	if [ "${#packages[@]}" -gt 0 ]; then
		note "Debian's packages: rustc-web, cargo-web (compiler), rust-web-src (sources of the target's libraries), lld (linker)"
		apt_install "${packages[@]}" || return 1
		hash -r
	fi
	rust_works || { install_wasm_libs && rust_works; }
}

# A Rust that builds the node and its runtime, found or made; ends the script with what to do when there is none.
setup_rust() {
	local first
	WASM_LINKER=''
	if ! rust_works; then
		first=$RUST_PROBLEM
		# Made by an earlier run: no network needed.
		if ! { [ -x /usr/bin/rustc ] && PATH=/usr/bin:$PATH rust_works; }; then
			say "Rust: $first"
			if ! rustup_provides; then
				have rustup && warn 'rustup could not provide it; trying the packages of the system'
				debian_provides || die "no usable Rust: $RUST_PROBLEM" \
					"Needed: rustc $RUST_MIN or newer with the target wasm32v1-none. The usual way:" \
					"  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh" \
					'  rustup target add wasm32v1-none' \
					'On Debian 12, without reaching those servers: enable the security archive and run this script as root;' \
					'it takes rustc-web, cargo-web, rust-web-src and lld-22 from there and builds the target from source.'
			fi
		else
			PATH=/usr/bin:$PATH
		fi
	fi
	export PATH
	hash -r
	if [ -n "$WASM_LINKER" ]; then export CARGO_TARGET_WASM32V1_NONE_LINKER=$WASM_LINKER; fi
}

# All that `cargo build` needs.
setup_build() {
	setup_packages
	setup_rust
}

# --- format and lint -------------------------------------------------------------------------------------------------

# Sets CARGO_FMT (and RUSTFMT, which it reads) to a cargo-fmt that works; fails when there is none to be had.
# Debian's Rust has its own package for it. Rustup's does as well, called by its path.
setup_rustfmt() {
	local rustfmt
	CARGO_FMT=''
	if cargo fmt --version >/dev/null 2>&1; then
		CARGO_FMT=$(command -v cargo-fmt || true)
	fi
	if [ -z "$CARGO_FMT" ] && have rustup && rustfmt=$(rustup which rustfmt 2>/dev/null) && [ -x "$rustfmt" ]; then
		CARGO_FMT=$(dirname "$rustfmt")/cargo-fmt
		export RUSTFMT=$rustfmt
	fi
	if [ -z "$CARGO_FMT" ] || ! "$CARGO_FMT" --version >/dev/null 2>&1; then
		if [ "$(command -v cargo)" = /usr/bin/cargo ] && have apt-get; then
			apt_install rustfmt-web || return 1
		elif have rustup; then
			timeout 600 env RUST_BACKTRACE=0 rustup component add rustfmt </dev/null || return 1
		else
			return 1
		fi
		CARGO_FMT=$(command -v cargo-fmt) || return 1
	fi
}

# True when clippy is there and of the compiler's release (clippy 0.1.96 is that of rustc 1.96). Another one cannot read
# what this compiler has built; with two Rusts on a machine, cargo finds the other's easily.
clippy_fits() {
	local minor
	minor=$(rustc --version | sed -nE 's/^rustc 1\.([0-9]+)\..*/\1/p')
	cargo clippy --version 2>/dev/null | grep -qE "^clippy 0\.1\.$minor( |$)"
}

setup_clippy() {
	clippy_fits && return 0
	if [ "$(command -v cargo)" = /usr/bin/cargo ] && have apt-get; then
		apt_install rust-web-clippy || return 1
	elif have rustup; then
		timeout 600 env RUST_BACKTRACE=0 rustup component add clippy </dev/null || return 1
	fi
	clippy_fits
}

# --- Node.js ---------------------------------------------------------------------------------------------------------

node_version() { PATH=$CALLER_PATH node --version 2>/dev/null | tr -d v; }

# Node.js and npm for the end-to-end tests.
setup_node() {
	local min=$NODE_MIN wanted candidate
	if [ -f "$ROOT/tests/e2e/package.json" ]; then
		wanted=$(sed -nE 's/.*"node": *">= *([0-9.]+)".*/\1/p' "$ROOT/tests/e2e/package.json" | head -n 1)
		min=${wanted:-$min}
	fi
	if version_at_least "$(node_version || true)" "$min" && PATH=$CALLER_PATH have npm; then return 0; fi

	say "Node.js $min or newer with npm is needed for the end-to-end tests (found: $(node_version || true))"
	if have apt-get && ! PATH=$CALLER_PATH have node; then
		apt_lists nodejs
		candidate=$(apt_candidate nodejs)
		if version_at_least "${candidate%%[+~-]*}" "$min"; then
			apt_install nodejs npm || true
			hash -r
		fi
	elif have apt-get && version_at_least "$(node_version || true)" "$min"; then
		apt_install npm || true
		hash -r
	fi
	if version_at_least "$(node_version || true)" "$min" && PATH=$CALLER_PATH have npm; then return 0; fi
	warn "install Node.js $min or newer and run this again:"
	note 'with nvm (no root):  nvm install 22       https://github.com/nvm-sh/nvm'
	note 'with packages:       https://github.com/nodesource/distributions'
	return 1
}

# Runs a command with the caller's PATH, where its Node.js is.
with_node() { PATH=$CALLER_PATH "$@"; }

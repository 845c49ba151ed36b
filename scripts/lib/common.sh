# shellcheck shell=bash
# What every script here needs: messages, long steps that show they are alive, RPC calls.
# Sourced, not run.
# shellcheck disable=SC2034

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

if [ -t 1 ]; then
	BOLD=$'\e[1m' RED=$'\e[31m' GREEN=$'\e[32m' YELLOW=$'\e[33m' PLAIN=$'\e[0m'
else
	BOLD='' RED='' GREEN='' YELLOW='' PLAIN=''
fi

say() { printf '%s==>%s %s\n' "$BOLD" "$PLAIN" "$*"; }
note() { printf '    %s\n' "$*"; }
warn() { printf '%swarning:%s %s\n' "$YELLOW" "$PLAIN" "$*" >&2; }

# Ends the script. The first argument is what is wrong, each further one a line on what to do about it.
die() {
	printf '%serror:%s %s\n' "$RED" "$PLAIN" "$1" >&2
	shift
	local line
	for line in "$@"; do printf '       %s\n' "$line" >&2; done
	exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# True when version $1 is at least $2.
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Seconds as 1h02m03s, 2m03s or 3s.
duration() {
	local s=$1
	if [ "$s" -ge 3600 ]; then
		printf '%dh%02dm%02ds' $((s / 3600)) $((s / 60 % 60)) $((s % 60))
	elif [ "$s" -ge 60 ]; then
		printf '%dm%02ds' $((s / 60)) $((s % 60))
	else
		printf '%ds' "$s"
	fi
}

# Prints, until it is killed, how far the command is whose output goes to the file $2: the time, the crates that
# cargo has begun, the latest line. On a terminal it is one line that changes, elsewhere a new one every half minute.
heartbeat() {
	local label=$1 log=$2 start=$SECONDS pause=30 crates last
	[ -t 1 ] && pause=2
	while sleep "$pause" >/dev/null 2>&1; do
		# $$ is the script itself, also in here: killed outright, it cannot end this loop any more.
		kill -0 $$ 2>/dev/null || return 0
		crates=$(grep -acE '^ *(Compiling|Checking) ' "$log" || true)
		# Not every step compiles.
		[ "$crates" != 0 ] || crates=''
		last=$(tail -n 1 "$log" | tr -d '\r\033' | cut -c 1-60)
		if [ -t 1 ]; then
			printf '\r\e[K    %s %s%s: %s' "$label" "$(duration $((SECONDS - start)))" "${crates:+, $crates crates}" "$last"
		else
			printf '    %s: %s%s; %s\n' "$label" "$(duration $((SECONDS - start)))" "${crates:+, $crates crates begun}" "$last"
		fi
	done
}

HEARTBEAT=''
stop_heartbeat() {
	[ -n "$HEARTBEAT" ] || return 0
	kill "$HEARTBEAT" 2>/dev/null || true
	wait "$HEARTBEAT" 2>/dev/null || true
	HEARTBEAT=''
	if [ -t 1 ]; then printf '\r\e[K'; fi
}

# run_logged LABEL LOG COMMAND...: all output goes to LOG, the screen gets the heartbeat. The command stays in the
# foreground, so that Ctrl-C reaches it. On failure the end of the log is shown.
run_logged() {
	local label=$1 log=$2 status=0
	shift 2
	mkdir -p "$(dirname "$log")"
	printf '$ %s\n' "$*" >"$log"
	heartbeat "$label" "$log" &
	HEARTBEAT=$!
	"$@" >>"$log" 2>&1 </dev/null || status=$?
	stop_heartbeat
	if [ "$status" -ne 0 ]; then
		printf '%s%s failed (exit %s). The end of %s:%s\n' "$RED" "$label" "$status" "$log" "$PLAIN"
		tail -n 60 "$log" | sed 's/^/    | /'
	fi
	return "$status"
}

# True when something listens on 127.0.0.1:$1.
port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# rpc PORT METHOD [PARAMS as JSON]: the answer's JSON on one line; fails when nobody answers.
rpc() {
	curl -s -m 3 -H 'Content-Type: application/json' "http://127.0.0.1:$1" \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":${3:-[]}}"
}

# The folder that cargo builds into, wherever it is configured (variable, cargo's config, default).
target_dir() {
	local dir
	dir=$(cd "$ROOT" && cargo metadata --no-deps --offline --format-version 1 2>/dev/null |
		sed -nE 's/.*"target_directory":"([^"]*)".*/\1/p')
	printf '%s\n' "${dir:-${CARGO_TARGET_DIR:-$ROOT/target}}"
}

# Builds the node and sets NODE to its path. On a terminal cargo shows its own progress, elsewhere the heartbeat does: a
# single crate (binaryen) can take ten minutes without a word.
build_node() {
	local target status=0
	local command=(cargo build --release --locked -p allmende-node)
	target=$(target_dir)
	say 'Building the node (the first time half an hour or more on two cores, later seconds)'
	cd "$ROOT" || return
	if [ -t 2 ]; then
		"${command[@]}" || status=$?
	else
		run_logged 'build' "$target/test-logs/build-node.log" "${command[@]}" || status=$?
	fi
	cd "$OLDPWD" || return
	[ "$status" -eq 0 ] || die 'the node does not build; the reason is above' \
		'Where memory is short, fewer jobs help: CARGO_BUILD_JOBS=1 scripts/run'
	NODE=$target/release/allmende-node
}

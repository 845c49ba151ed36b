# shellcheck shell=bash
# Reads the totals out of what test runners print. Sourced, not run.

# Colours and carriage returns off: some runners colour what they write to a file.
plain_text() { sed -E 's/\x1b\[[0-9;?]*[a-zA-Z]//g; s/\r$//' "$1"; }

# Each function prints "PASSED FAILED SKIPPED" for the log $1, summed over all closing lines in it; a log without any
# gives "0 0 0". Patterns are anchored: a test may print lines that look alike.

# cargo test:  test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s
# What a filter leaves out was not asked for and does not count as skipped.
counts_cargo() {
	plain_text "$1" | awk '
		/^test result: (ok|FAILED)\. [0-9]+ passed; [0-9]+ failed; [0-9]+ ignored;/ { p += $4; f += $6; s += $8 }
		END { print p + 0, f + 0, s + 0 }'
}

# cargo nextest:  Summary [   1.234s] 9/210 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 3 skipped
# Its "skipped" covers ignored tests as well as those that the filter leaves out; nextest_ignored tells them apart.
counts_nextest() {
	plain_text "$1" | awk '
		/^ *Summary \[ *[0-9.]+s\] +[0-9\/]+ tests? run: / {
			sub(/^.* tests? run: /, ""); gsub(/\([^)]*\)/, "")
			n = split($0, part, ",")
			for (i = 1; i <= n; i++) {
				split(part[i], word, " ")
				if (part[i] ~ /passed/) p += word[1]
				else if (part[i] ~ /skipped/) s += word[1]
				else f += word[1]
			}
		}
		END { print p + 0, f + 0, s + 0 }'
}

# node --test:  # pass 12 (TAP) or  ℹ pass 12 (spec), each on a line of its own
counts_node() {
	plain_text "$1" | awk '
		/^(#|ℹ) (pass|fail|cancelled|skipped|todo) [0-9]+$/ {
			if ($2 == "pass") p += $3
			else if ($2 == "skipped" || $2 == "todo") s += $3
			else f += $3
		}
		END { print p + 0, f + 0, s + 0 }'
}

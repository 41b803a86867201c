#!/bin/sh
# Writes what the program says of itself into the documents:
#   src/docs.sh TOUCHGRID
# In README.md the lines between <!-- TOPIC:begin --> and <!-- TOPIC:end --> are
# replaced by `touchgrid help TOPIC --format markdown`; in the manual page the
# lines between .\" TOPIC:begin and .\" TOPIC:end by `--format man`.
set -eu
touchgrid=$1
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C TOUCHGRID_CONFIG=

fill() { # document, format
	topics=$(sed -nE 's,^(<!--|\.\\") ([a-z-]+):begin.*,\2,p' "$1")
	for topic in $topics; do
		"$touchgrid" help "$topic" --format "$2" >"$work/$topic" || {
			echo "docs: $1 wants the topic $topic" >&2
			exit 1
		}
	done
	awk -v work="$work" '
		match($0, /^(<!--|\.\\") [a-z-]*:begin/) {
			print
			topic = substr($0, RSTART, RLENGTH - 6)
			sub(/.* /, "", topic)
			while ((getline line <(work "/" topic)) > 0)
				print line
			skipping = 1
		}
		/^(<!--|\.\\") [a-z-]*:end/ { skipping = 0 }
		!skipping' "$1" >"$work/document"
	if cmp -s "$1" "$work/document"; then
		echo "docs: $1 is up to date"
	else
		cp "$work/document" "$1"
		echo "docs: $1 rewritten"
	fi
}

[ ! -e README.md ] || fill README.md markdown
[ ! -e src/touchgrid.1 ] || fill src/touchgrid.1 man

#!/bin/sh
# Writes what the program says of itself into the documents:
#   src/docs.sh TOUCHGRID
# In README.md the lines between <!-- TOPIC:begin --> and <!-- TOPIC:end --> are
# replaced by `touchgrid help TOPIC --format markdown`.  The manual pages in
# src/man are the program's whole output, in both languages.
set -eu
touchgrid=$1
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C TOUCHGRID_CONFIG=

settle() { # document, what it shall be
	if cmp -s "$1" "$2"; then
		echo "docs: $1 is up to date"
	else
		mkdir -p "$(dirname "$1")"
		cp "$2" "$1"
		echo "docs: $1 rewritten"
	fi
}

fill() { # document
	topics=$(sed -nE 's,^<!-- ([a-z-]+):begin.*,\1,p' "$1")
	for topic in $topics; do
		"$touchgrid" help "$topic" --format markdown >"$work/$topic" || {
			echo "docs: $1 wants the topic $topic" >&2
			exit 1
		}
	done
	awk -v work="$work" '
		match($0, /^<!-- [a-z-]*:begin/) {
			print
			topic = substr($0, RSTART, RLENGTH - 6)
			sub(/.* /, "", topic)
			while ((getline line <(work "/" topic)) > 0)
				print line
			skipping = 1
		}
		/^<!-- [a-z-]*:end/ { skipping = 0 }
		!skipping' "$1" >"$work/document"
	settle "$1" "$work/document"
}

write() { # document, words of the program
	document=$1
	shift
	"$touchgrid" "$@" >"$work/document"
	settle "$document" "$work/document"
}

[ ! -e README.md ] || fill README.md
for page in 1/touchgrid 5/touchgrid-map; do
	section=${page%/*}
	name=man$section/${page#*/}.$section
	write src/man/"$name" --lang en help --page "$section" --format man
	write src/man/ja/"$name" --lang ja help --page "$section" --format man
done

#!/bin/sh
# Many scripts edit one map at once, while a reader looks at it all the time.
#   tests/stress/edit.sh FOLDER
# STRESS="WRITERS ROUNDS" says how many; each round is five edits.  In the end
# each addition and each vote must be there, each last value must be a last
# one, and no look may have seen a map that was broken or had lost something.
set -u
cd "$1" || exit 2
set -- ${STRESS:-4 4}
writers=$1 rounds=$2
failures=failures
: >"$failures"

fail() {
	echo "$*" | tee -a "$failures"
}

count() { # text in the map
	grep -c "$1" map.yaml
}

{
	printf '# agreed by all\nowners: [nobody]\nstages: [s]\nchannels: [c]\ntouchpoints:\n'
	printf '  - id: shared # everybody writes here\n    name: 共有\n    votes: 0\n'
	for i in $(seq "$writers"); do
		printf '  - id: own-%s\n    name: own %s\n    per_quarter: 0 # %s\n' "$i" "$i" "$i"
	done
} >map.yaml

edit() { # subcommand and its words
	sub=$1
	shift
	"$TOUCHGRID" "$sub" map.yaml "$@" >>"ids-$writer" || fail "writer $writer: $sub $*"
}

write_rounds() {
	for k in $(seq "$rounds"); do
		edit add "w$writer-$k" --stage s --channel c
		edit set shared votes+=1
		edit set "own-$writer" "per_quarter=$k"
		edit set shared "purpose=w$writer-$k"
		edit move "own-$writer" --before shared
	done
}

read_always() {
	seen=0 looks=0
	until [ -e stop ]; do
		cat map.yaml >look.yaml
		"$TOUCHGRID" check --severity error look.yaml || fail "the reader saw a broken map"
		now=$(grep -c 'name: w' look.yaml)
		[ "$now" -ge "$seen" ] || fail "the reader saw $seen additions, then $now"
		seen=$now
		looks=$((looks + 1))
	done
	echo "$looks" >looks
}

start=$(date +%s)
read_always &
reader=$!
all=
for writer in $(seq "$writers"); do
	write_rounds &
	all="$all $!"
done
wait $all
end=$(date +%s)
: >stop
wait "$reader"

"$TOUCHGRID" check --severity error map.yaml || fail "the map is broken in the end"
for writer in $(seq "$writers"); do
	for k in $(seq "$rounds"); do
		[ "$(count "name: w$writer-$k\$")" -eq 1 ] || fail "w$writer-$k is not there once"
	done
	[ "$(count "per_quarter: $rounds # $writer\$")" -eq 1 ] || fail "own-$writer is not at $rounds"
done
[ "$(count "votes: $((writers * rounds))\$")" -eq 1 ] || fail "votes were lost: $(grep votes: map.yaml)"
[ "$(count "purpose: w[0-9]*-$rounds\$")" -eq 1 ] || fail "the last purpose is none of the last: $(grep purpose: map.yaml)"
[ "$(cat ids-* | sort -u | wc -l)" -eq $((writers * rounds)) ] || fail "an id was given twice"
[ "$(count '^# agreed by all\|# everybody writes here')" -eq 2 ] || fail "a comment was lost"
rm -f ids-* look.yaml looks.yaml stop
for file in * .[!.]*; do
	case $file in map.yaml | failures | looks | '.[!.]*') ;; *) fail "left behind: $file" ;; esac
done
edits=$((writers * rounds * 5)) seconds=$((end - start))
echo "$edits edits by $writers at once in $seconds s, $(cat looks) looks at the map meanwhile"
[ ! -s "$failures" ]

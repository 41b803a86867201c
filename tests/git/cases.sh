#!/bin/sh
# What comes out when two people change a map, in git as it is and in git with
# touchgrid:  tests/git/cases.sh FOLDER, with $TOUCHGRID, and a FOLDER to work in.
#
# Each folder of tests/git/cases holds base, ours and theirs (no base: both made
# the file), `about`, and `expect`, the map that comes out of `git merge` and of
# `git cherry-pick`; `rebased` when that of `git rebase`, where the sides are
# swapped, is written differently.  A file `conflict` holds words that the map's
# list of conflicts must have; without it there must be none.  A file `said` holds
# words that a person must get to read.  All comments of both sides must be there.
# The table in README.md says what comes out, and
# must be that of this run.  UPDATE=1 rewrites expect, rebased and the table.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
. "$here/tests/git/alone"
cases=$here/tests/git/cases
table=$work/table

not_ok() {
	failed=$((failed + 1))
	printf 'FAILED: %s: %s\n' "$name" "$1"
}

# the comments of a map, sorted
comments() { # map
	"$TOUCHGRID" show --view lines "$1" | sed -n 's/^ *\(#.*\)/\1/p' | LC_ALL=C sort -u
}

same_map() { # map, map
	"$TOUCHGRID" diff "$1" "$2" >/dev/null 2>&1
}

# Those of ours and theirs, but for what one of them took out.
comments_are_kept() { # result
	for side in base ours theirs; do
		if [ -e "$case/$side.$ending" ]; then comments "$case/$side.$ending"; fi >"$work/$side"
	done
	LC_ALL=C sort -u "$work/ours" "$work/theirs" >"$work/both"
	{
		LC_ALL=C comm -23 "$work/base" "$work/ours"
		LC_ALL=C comm -23 "$work/base" "$work/theirs"
	} | LC_ALL=C sort -u >"$work/gone"
	comments "$1" >"$work/kept"
	LC_ALL=C comm -23 "$work/both" "$work/gone" | LC_ALL=C comm -23 - "$work/kept" >"$work/lost"
	[ ! -s "$work/lost" ] || not_ok "$2 loses a comment: $(cat "$work/lost")"
}

compare() { # expected file, actual file, what it is
	if [ -n "${UPDATE:-}" ]; then
		cp "$2" "$1"
	elif ! diff -u "$1" "$2"; then
		not_ok "$3 gives another map"
	fi
}

# After merge, rebase or cherry-pick: clean or in conflict as it should be, a
# map that is sound, and one that can be settled.
judge() { # what was done, its exit status
	if [ ! -e "$case/conflict" ]; then
		[ "$2" -eq 0 ] || not_ok "$1 ends with $2: $(cat "$work/said")"
		"$TOUCHGRID" check --severity error "$map" >"$work/findings" || not_ok "$1 gives a map with mistakes: $(cat "$work/findings")"
		git diff --quiet HEAD || not_ok "$1 leaves something uncommitted"
	else
		[ "$2" -eq 1 ] || not_ok "$1 should end in a conflict, and ends with $2"
		"$TOUCHGRID" check --severity error "$map" >"$work/findings"
		grep -q '\[conflict\]' "$work/findings" || not_ok "$1 records no conflict that check finds"
		grep -v '\[conflict\]' "$work/findings" && not_ok "$1 gives a map with mistakes"
		sed -n '/^ *"*conflicts"*:/,$p' "$map" | grep -qF "$(cat "$case/conflict")" || not_ok "$1 records another conflict"
		git status --porcelain -- "$map" | grep -qE '^(UU|AA) ' || not_ok "git does not see the conflict of $1"
		git diff >"$work/diff" 2>&1 || not_ok "git diff fails in the conflict of $1"
		grep -q 'onflict' "$work/diff" || not_ok "git diff does not show the conflict of $1"
	fi
	[ ! -e "$case/said" ] || grep -qF "$(cat "$case/said")" "$work/said" || not_ok "$1 does not say: $(cat "$case/said")"
	comments_are_kept "$map" "$1"
}

forget() {
	git reset -q --hard
	git checkout -q "$1"
}

begin() {
	repository "$work/repository"
	echo "map.* diff=touchgrid merge=touchgrid" >.gitattributes
	[ ! -e "$case/base.$ending" ] || cp "$case/base.$ending" "$map"
	commit base
	for side in ours theirs; do
		git checkout -q -b $side main
		cp "$case/$side.$ending" "$map"
		commit $side
	done
}

# git without touchgrid: conflict, right or wrong
plain() {
	git checkout -q -b plain ours
	if ! git merge -q theirs >/dev/null 2>&1; then
		plainly="conflict"
	elif [ ! -e "$case/conflict" ] && same_map "$map" "$case/expect.$ending" && "$TOUCHGRID" check --severity error "$map" >/dev/null; then
		plainly="right"
	else
		plainly="**wrong map, no conflict**"
	fi
	forget main
}

run_case() {
	before=$failed
	begin
	plain
	"$TOUCHGRID" git-setup 'map.*' >/dev/null || not_ok "git-setup"
	git diff --quiet || not_ok "git-setup changes .gitattributes"

	git checkout -q -b merged ours
	git merge theirs >"$work/said" 2>&1
	judge "git merge" $?
	compare "$case/expect.$ending" "$map" "git merge"
	cp "$map" "$work/merged"
	if [ -e "$case/conflict" ]; then
		settle "$map"
		git commit -q -m settled || not_ok "the settled map cannot be committed"
		"$TOUCHGRID" check --severity error "$map" || not_ok "the settled map has mistakes"
	fi

	forget ours
	git checkout -q -b picked
	git cherry-pick --keep-redundant-commits theirs >"$work/said" 2>&1
	judge "git cherry-pick" $?
	cmp -s "$map" "$work/merged" || not_ok "git cherry-pick gives another map than git merge"

	forget ours
	git checkout -q -b rebased
	git rebase theirs >"$work/said" 2>&1
	judge "git rebase" $?
	if [ -n "${UPDATE:-}" ]; then
		rm -f "$case/rebased.$ending"
		cmp -s "$map" "$case/expect.$ending" || cp "$map" "$case/rebased.$ending"
	elif [ -e "$case/rebased.$ending" ]; then
		compare "$case/rebased.$ending" "$map" "git rebase"
	else
		compare "$case/expect.$ending" "$map" "git rebase"
	fi
	if [ -e "$case/conflict" ]; then
		settle "$map"
		git rebase --continue >/dev/null 2>&1 || not_ok "the settled rebase does not go on"
	fi
	outcome="right"
	[ ! -e "$case/conflict" ] || outcome="conflict, recorded in the map"
	[ $failed -eq $before ] || outcome="not as it should be"
	printf '| %s | %s | %s |\n' "$(cat "$case/about")" "$plainly" "$outcome" >>"$table"
}

compare_table() {
	awk -v table="$table" '
		/^<!-- end of the merges -->/ { skipping = 0 }
		!skipping
		/^<!-- merges:/ {
			while ((getline line <table) > 0)
				print line
			skipping = 1
		}' "$here/README.md" >"$work/README.md"
	name=README.md
	compare "$here/README.md" "$work/README.md" "tests/git/cases.sh (UPDATE=1 rewrites it)"
}

printf '| two people change the map | git alone | git with touchgrid |\n|---|---|---|\n' >"$table"
for case in "$cases"/*/; do
	case=${case%/}
	name=${case##*/}
	case $name in *"${ONLY_CASE:-}"*) ;; *) continue ;; esac
	for file in "$case"/ours.*; do ending=${file##*.}; done
	map=map.$ending
	run_case
done
[ -n "${ONLY_CASE:-}" ] || compare_table
exit $((failed > 0))

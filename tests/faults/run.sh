#!/bin/sh
# Lets each call that touches the map's folder fail in turn, in each way it may
# fail, or kills the program there; afterwards the file is the old or the new
# one, nothing lies beside it, and what the program says is true.
#   tests/faults/run.sh PROGRAM LIBRARY
# The last line is the number of runs; the exit status is 1 if one went wrong,
# and 77 if the system knows no such library.
set -u
program=$1 library=$2
maps=$(cd "$(dirname "$0")/../../maps" && pwd)
[ -e "$library" ] || {
	echo "faults are injected on Linux only"
	exit 77
}
# in memory where there is such a folder: a disk that confirms each saving is slow
work=$(mktemp -d /dev/shm/touchgrid-faults-XXXXXX 2>/dev/null) || work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
export ASAN_OPTIONS
first='e<C-u>Welcome all who are new here<Enter><C-s>'
second='<Esc>e<C-u>Hi<Enter><C-s>'
jobs=2

# ---- what is run: each makes $case as it is before ----

plain() {
	cp "$work/old" "$case/map/map.yaml"
}

linked() { # a second name elsewhere, so that it must be written in place
	cp "$work/old" "$case/elsewhere"
	ln "$case/elsewhere" "$case/map/map.yaml"
}

played() { # keys
	HOME="$case" XDG_STATE_HOME="$case/anew" "$program" --keys "$1" --size 100x24 map.yaml
}

# ---- one run ----

# kind, function, which call of it, what happens to that
run_one() {
	case=$work/$job
	rm -rf "$case"
	mkdir -p "$case/map" "$case/state"
	$1
	(
		cd "$case/map" || exit 2
		export HOME="$case" XDG_STATE_HOME="$case/state" LD_PRELOAD="$library" FAULT_UNDER="$case" FAULT_HIT="$work/$job.hit" \
			FAULT_LOG="$work/$job.log" \
			FAULT_CALL="$2" FAULT_AT="$3" FAULT_DO="$4"
		exec "$program" --keys "$first$second" --size 100x24 map.yaml
	) >"$work/$job.out" 2>"$work/$job.err"
	status=$?
}

complain() {
	{
		echo "$what: $1 (exit status $status, the file is $found)"
		sed 's/^/	/' "$work/$job.hit" "$work/$job.err"
		tail -n 3 "$work/$job.out"
		ls -l "$case/map"
	} >>"$work/$job.failed"
}

find_text() { # a file: which of the three texts it is
	found=other
	for text in old first second; do
		! cmp -s "$work/$text" "$1" || found=$text
	done
}

# What the program says of the last saving, and what is then in the file.
check_words() { # action
	if grep -q '^saved map.yaml' "$work/$job.out"; then
		[ $found = second ] || complain "it says that all is saved"
	elif grep -q '^map.yaml:* was not saved: ' "$work/$job.out"; then
		case $found,$2 in
		first,* | old,*+) ;;
		*) complain "it says that the last saving failed" ;;
		esac
	elif grep -q '^map.yaml:* was written, but may not outlast a power cut: ' "$work/$job.out"; then
		[ $found = second ] || complain "it says that all is written"
	elif grep -q '^map.yaml:* may be only half written; save it again, or elsewhere: ' "$work/$job.out"; then
		case $1,$2 in
		linked,*+) ;;
		*) complain "half a file without need" ;;
		esac
		found=half
	elif grep -q 'the journal ' "$work/$job.out" && grep -q ' saved$' "$work/$job.out"; then
		[ $found = second ] || complain "it says that all is saved, and speaks of the journal"
	else
		complain "it says nothing of saving"
	fi
}

# What was changed before the program was killed is there when the map is opened
# again: the first change if its saving had begun, both if the second's had.
check_recovery() {
	set -- "$case"/state/touchgrid/*.journal
	[ -e "$1" ] || return
	saves=$(grep -c "^flock $case/map/map.yaml" "$work/$job.log")
	(
		cd "$case/map" || exit 2
		HOME="$case" XDG_STATE_HOME="$case/state" "$program" --keys '<Enter><C-s>' --size 100x24 map.yaml
	) >"$work/$job.out" 2>"$work/$job.err"
	status=$?
	find_text "$case/map/map.yaml"
	case $saves,$found in
	0,old | 0,first | 1,first | 1,second | 2,second) ;;
	*) complain "after $saves savings had begun, opening it again brings something else" ;;
	esac
	echo >>"$work/$job.recovered"
}

# A draft is left where the program could not remove it, and the next saving
# does that later.
check_drafts() { # at, action
	for draft in "$case"/map/.* "$case"/map/*; do
		case ${draft##*/} in
		. | .. | map.yaml) ;;
		map.yaml.touchgrid-??????)
			if [ "$2" != kill ] && [ "$2" != torn ] && [ "${1%+}" = "$1" ] && ! grep -q '^unlink ' "$work/$job.hit"; then
				complain "a draft is left behind"
			fi
			[ "$found" != other ] || find_text "$draft"
			touch -d '2 hours ago' "$draft"
			cat "$work/old" >"$case/map/map.yaml"
			(cd "$case/map" && played 'e<C-u>Later<Enter><C-s>' >/dev/null)
			[ ! -e "$draft" ] || complain "the draft is never removed"
			;;
		*) complain "${draft##*/} lies beside the map" ;;
		esac
	done
}

check() { # kind, function, at, action
	find_text "$case/map/map.yaml"
	case $status,$4 in
	137,kill | 137,torn) ;;
	0,*) check_words "$1" "$3" ;;
	2,*)
		[ $found = old ] || complain "it could not even begin"
		grep -q '^touchgrid: map.yaml: ' "$work/$job.err" || complain "it does not say why"
		;;
	*) complain "it ended in another way" ;;
	esac
	[ $status != 137 ] || check_recovery
	check_drafts "$3" "$4"
	[ $found != other ] || complain "it is neither the old file nor the new one"
}

# The first call, the second …, until there is none any more.
run_all() { # kind, function, suffix of the call's number, action
	n=1
	while :; do
		rm -f "$work/$job.hit" "$work/$job.log"
		what="$1: call $n$3 of $2: $4"
		run_one "$1" "$2" "$n$3" "$4" 2>/dev/null
		[ -e "$work/$job.hit" ] || break
		check "$1" "$2" "$n$3" "$4"
		echo >>"$work/$job.runs"
		n=$((n + 1))
	done
	[ $n -gt 1 ] || echo "$what: there is no such call" >>"$work/$job.failed"
}

list() {
	for kind in plain linked; do
		for action in kill EIO ENOSPC EACCES EINTR; do
			echo $kind any "'' $action"
		done
		echo $kind any + ENOSPC
		echo $kind any + EIO
		echo $kind write "''" short
		echo $kind write "''" torn
		echo $kind open "''" EMFILE
		echo $kind flock "''" ENOLCK
		echo $kind mkostemp "''" EROFS
		echo $kind mkostemp "''" EDQUOT
		echo $kind fsync "''" EDQUOT
	done
	for action in EXDEV EROFS EPERM; do
		echo plain rename "''" $action
	done
	for action in short torn EDQUOT; do
		echo linked pwrite "''" $action
	done
}

run_share() { # this job's lines of the list
	list | sed -n "$job~${jobs}p" >"$work/$job.list"
	while read -r kind call suffix action; do
		[ "$suffix" = + ] || suffix=
		run_all "$kind" "$call" "$suffix" "$action"
	done <"$work/$job.list"
}

mkdir -p "$work/0/map"
case=$work/0
cp "$maps/post-sale.en.yaml" "$work/old"
plain
cd "$case/map" || exit 2
played "$first" >/dev/null && cp map.yaml "$work/first" || exit 2
played "$second" >/dev/null && cp map.yaml "$work/second" || exit 2

job=1
while [ $job -le $jobs ]; do
	run_share &
	job=$((job + 1))
done
wait
cat "$work"/*.failed 2>/dev/null
[ -e "$work/1.recovered" ] || echo "no journal was found, so nothing was recovered"
cat "$work"/*.runs | wc -l
[ -z "$(cat "$work"/*.failed 2>/dev/null)" ]

#!/bin/sh
# Compares touchgrid with a bare ncurses program, with what libyaml and the
# disk need, and with vim where it is installed.  All programs run in turn in
# each round, so that ratios within one run can be trusted; the absolute
# figures are one machine's.  Prints tables, asserts nothing.
#   tests/bench/bench.sh BUILD_FOLDER
# BENCH_SECONDS=200 is about how long it takes, BENCH_SIZES="100 1000 10000
# 100000" are the touchpoints of the maps, BENCH_KEEP=FILE keeps the samples.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
tools=$build/bench
seconds=${BENCH_SECONDS:-200}
sizes=${BENCH_SIZES:-100 1000 10000 100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
XDG_STATE_HOME=$work/state
export XDG_STATE_HOME TOUCHGRID_CONFIG=
samples=$work/samples
: >"$samples"
screen=160x45
locale=$(locale -a 2>/dev/null | grep -ixE -m 1 'C\.utf-?8|en_US\.utf-?8' || echo C)

# --- scripts for keytime ----------------------------------------------------
first() {
	echo 'quiet 150'
	echo 'start first'
	echo 'quiet 15'
}

moves() {
	for round in 1 2 3; do
		for key in C B D B C A D A; do
			echo "time move \\eO$key"
		done
	done
	there='' back=''
	for pair in 1 2 3 4 5 6 7; do
		there="$there"'\eOC\eOD\eOC\eOD\eOC\eOD\eOC\eOD\eOC\eOD\eOC\eOD\eOC\eOD'
		back="$back"'\eOD\eOC\eOD\eOC\eOD\eOC\eOD\eOC\eOD\eOC\eOD\eOC\eOD\eOC'
	done
	echo "time burst $there"'\eOC\eOB'
	echo "time burst $back"'\eOD\eOA'
}

script_of_grid() {
	first
	moves
	echo 'memory memory'
}

script_of_read() {
	first
	echo 'memory memory'
}

script_of_libyaml() {
	script_of_read
}

script_of_touchgrid() { # touchpoints
	first
	moves
	for text in 登録の確認 first-call 活用の相談 review 口コミ; do
		echo 'do a'
		echo "do $text"
		echo 'time add \r'
		echo 'do \e'
		echo 'time undo u'
	done
	for text in 保存 saved; do
		printf 'do %s\n' a "$text" '\r' '\e'
		echo 'quiet 250'
		echo 'time save \x13'
		echo 'quiet 15'
	done
	echo 'do /'
	echo 'quiet 250'
	printf 'time search %06d\n' "$1"
	echo 'memory memory'
}

script_of_vim() { # touchpoints
	first
	moves
	for round in 1 2 3 4 5; do
		echo 'time add dd'
		echo 'time undo u'
	done
	echo 'quiet 250'
	for round in 1 2; do
		echo 'do dd'
		echo 'time save :w\r'
	done
	printf 'time search /%06d\\r\n' "$1"
	echo 'memory memory'
}

# --- running ----------------------------------------------------------------
command_of() { # program; the map is $work/map.yaml
	case $1 in
	grid) echo "$tools/yardstick" ;;
	read) echo "$tools/yardstick --read map.yaml" ;;
	libyaml) echo "$tools/yardstick --yaml map.yaml" ;;
	touchgrid) echo "$build/touchgrid map.yaml" ;;
	vim) echo "vim -u NONE -i NONE -n map.yaml" ;;
	esac
}

session() { # touchpoints, program
	rm -rf "$work/home" "$work/map"
	mkdir "$work/home" "$work/map"
	cp "$work/$1.yaml" "$work/map/map.yaml"
	(
		cd "$work/map"
		script_of_"$2" "$1" |
			env -i PATH="$PATH" HOME="$work/home" LANG="$locale" "$tools/keytime" $screen $(command_of "$2")
	) | sed "s/^/$1 $2 /" >>"$samples"
}

programs='grid read libyaml touchgrid'
if command -v vim >/dev/null; then programs="$programs vim"; fi
for size in $sizes; do
	"$tools/genmap" "$size" >"$work/$size.yaml"
	echo "$size file bytes $(wc -c <"$work/$size.yaml")" >>"$samples"
done

begun=$(date +%s)
rounds=0
elapsed=0
# a further round only if there is time for it
while [ $rounds -eq 0 ] || [ $((elapsed + elapsed / rounds)) -le "$seconds" ]; do
	for size in $sizes; do
		for program in $programs; do
			session "$size" "$program"
		done
		cp "$work/$size.yaml" "$work/floor.yaml"
		"$tools/floor" "$work/floor.yaml" | sed "s/^/$size floor /" >>"$samples"
	done
	rounds=$((rounds + 1))
	elapsed=$(($(date +%s) - begun))
	printf '\rround %d, %d s' $rounds $elapsed >&2
done
printf '\n' >&2

[ -z "${BENCH_KEEP:-}" ] || cp "$samples" "$BENCH_KEEP"
echo "touchgrid: $rounds rounds in $elapsed s, terminal $screen; medians"
awk -v sizes="$sizes" -v programs="$programs" -f "$here/tables.awk" "$samples"

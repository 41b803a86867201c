#!/bin/sh
# Runs the tests of one build and says at the end whether all passed.
#   tests/run.sh BUILD_FOLDER PART...
# Parts: law, units or unit-<folder>, corpora, screen, cli, capture, git, stress,
# faults, html, terminal, completion, package.
# UPDATE=1 rewrites what screen, shell and git cases expect.  VALGRIND=1 runs the
# suites under valgrind.  ONLY=text runs only the cases whose path holds it.
# QUICK=1 leaves out what takes minutes of package.
#
# Criterion reports neither leaks nor what valgrind finds, so the sanitizers
# write logs and any log that is not empty is a failure.
set -u
here=$(cd "$(dirname "$0")/.." && pwd) || exit 2
cd "$here" || exit 2
build=$1
shift
case $build in /*) ;; *) build=$here/$build ;; esac
log=$build/log
rm -rf "$log"
mkdir -p "$log/bin" || exit 2
ln -s "$build/touchgrid" "$log/bin/touchgrid"
ASAN_OPTIONS=log_path=$log/sanitizer:detect_leaks=1
UBSAN_OPTIONS=log_path=$log/sanitizer:print_stacktrace=1
LSAN_OPTIONS=suppressions=$here/tests/support/leaks:print_suppressions=0
TOUCHGRID=$build/touchgrid
export ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS TOUCHGRID
[ "$(uname -s)" = Linux ] || ASAN_OPTIONS=log_path=$log/sanitizer
work=$(mktemp -d) || exit 2
# no test writes a journal where ours are
XDG_STATE_HOME=$work/state
# and none is configured as ours are
TOUCHGRID_CONFIG=
export XDG_STATE_HOME TOUCHGRID_CONFIG
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

passed=0 failed=0 summary=
part_passed=0 part_failed=0

ok() {
	part_passed=$((part_passed + ${1:-1}))
}

not_ok() { # what failed
	part_failed=$((part_failed + 1))
	printf 'FAILED: %s\n' "$1"
}

# Each sanitizer's or valgrind's report is shown once, and is a failure.
read_logs() { # after what
	for report in "$log"/sanitizer.* "$log"/valgrind.*; do
		[ -s "$report" ] || continue
		cat "$report"
		rm -f "$report"
		not_ok "$1: the report above"
	done
}

end_part() { # its name
	passed=$((passed + part_passed))
	failed=$((failed + part_failed))
	printf '%s: %d passed, %d failed\n' "$1" $part_passed $part_failed
	[ $part_passed -eq 0 ] || summary="$summary${summary:+, }$part_passed $1"
	part_passed=0 part_failed=0
}

run_suite() { # folder
	output=$log/test-$1
	checker=
	if [ -n "${VALGRIND:-}" ]; then
		checker="valgrind -q --trace-children=yes --leak-check=full --show-leak-kinds=definite --log-file=$log/valgrind.%p"
	fi
	env -u TERM -u LANG -u LC_ALL $checker "$build/test-$1" >"$output" 2>&1
	status=$?
	synthesis=$(grep -a 'Synthesis:' "$output")
	count=$(echo "$synthesis" | sed -n 's/.*Passing: *\([0-9]*\).*/\1/p')
	ok "${count:-0}"
	if [ $status -ne 0 ] || [ -z "$count" ]; then
		cat "$output"
		not_ok "suite $1 (exit status $status)"
	fi
	printf 'suite %s:%s\n' "$1" "${synthesis##*Synthesis:}"
	read_logs "suite $1"
}

run_corpora() {
	for target in "$build"/replay-*; do
		name=${target##*/replay-}
		[ -x "$target" ] && [ -e "tests/fuzz/$name.c" ] || continue
		set -- tests/fuzz/corpus/"$name"/*
		[ -e "$1" ] || continue
		if "$target" "$@" >"$work/out" 2>&1; then
			ok $#
		else
			cat "$work/out"
			not_ok "corpus of $name"
		fi
		read_logs "corpus of $name"
	done
}

# a fresh folder for a case, with an own home
fresh() { # case folder
	rm -rf "$work/case" "$work/home"
	mkdir "$work/home"
	cp -R "$1" "$work/case"
	chmod -R u+w "$work/case"
}

# runs a command in the fresh folder with nothing of our own environment
clean() {
	(
		cd "$work/case" || exit 2
		env -i PATH="$log/bin:$PATH" HOME="$work/home" TERM=xterm-256color \
			ASAN_OPTIONS="$ASAN_OPTIONS" UBSAN_OPTIONS="$UBSAN_OPTIONS" "$@" </dev/null
	)
}

same=true
compare() { # expected file, which may not exist when the actual is empty; actual file
	if [ -n "${UPDATE:-}" ]; then
		if [ -s "$2" ]; then cp "$2" "$1"; else rm -f "$1"; fi
		return
	fi
	if [ -e "$1" ]; then expected=$1; else expected=/dev/null; fi
	if ! cmp -s "$expected" "$2"; then
		diff -u "$expected" "$2"
		same=false
	fi
}

verdict() { # case
	if $same; then ok; else not_ok "$1"; fi
	same=true
}

# map.yaml and keys in, screen out; after.yaml is the file as the keys leave it.
# size is 80x24 unless a file says otherwise; env holds NAME=value words.
run_screen_case() {
	fresh "$1"
	size=80x24
	[ ! -e "$1/size" ] || size=$(cat "$1/size")
	variables=
	[ ! -e "$1/env" ] || variables=$(cat "$1/env")
	clean env $variables touchgrid --keys "$(cat "$1/keys")" --size "$size" map.yaml >"$work/screen" 2>"$work/err"
	status=$?
	# the history shows the time of day
	sed 's/\([^0-9]\)[0-2][0-9]:[0-5][0-9]/\1hh:mm/g' "$work/screen" >"$work/timeless"
	mv "$work/timeless" "$work/screen"
	if [ $status -ne 0 ] || [ -s "$work/err" ]; then
		cat "$work/err"
		echo "exit status $status"
		same=false
	fi
	compare "$1/screen" "$work/screen"
	if [ -e "$1/after.yaml" ]; then
		compare "$1/after.yaml" "$work/case/map.yaml"
	fi
	verdict "$1"
}

# cmd, a shell script run in a copy of the case's folder; out, err and code are
# what it must print and return (nothing, nothing and 0 where there is no file)
run_cli_case() {
	fresh "$1"
	clean sh ./cmd >"$work/out" 2>"$work/err"
	status=$?
	: >"$work/code"
	[ $status -eq 0 ] || echo $status >"$work/code"
	compare "$1/out" "$work/out"
	compare "$1/err" "$work/err"
	compare "$1/code" "$work/code"
	verdict "$1"
}

run_cases() { # kind, file that makes a folder a case
	for mark in tests/cases/"$1"/*/"$2"; do
		[ -e "$mark" ] || continue
		case $mark in *"${ONLY:-}"*) ;; *) continue ;; esac
		run_"$1"_case "$here/${mark%/*}"
		read_logs "${mark%/*}"
	done
}

# scripts that drive the binary $TOUCHGRID from outside; $1 is a folder of their
# own, exit status 77 says that something they need is missing
run_scripts() { # folder in tests/
	for script in tests/"$1"/*.sh; do
		[ -e "$script" ] || continue
		case $script in *"${ONLY:-}"*) ;; *) continue ;; esac
		name=${script##*/}
		mkdir "$work/$1-${name%.sh}"
		sh "$script" "$work/$1-${name%.sh}" >"$work/out" 2>&1 </dev/null
		case $? in
		0) ok ;;
		77) printf 'skipped: %s: %s\n' "$script" "$(cat "$work/out")" ;;
		*)
			cat "$work/out"
			not_ok "$script"
			;;
		esac
		read_logs "$script"
	done
}

# scripts that print what went wrong and then how often they tried
run_faults() {
	for script in tests/faults/*.sh; do
		sh "$script" "$TOUCHGRID" "$here/build/faults.so" >"$work/out" 2>&1 </dev/null
		case $? in
		0) ok "$(tail -n 1 "$work/out")" ;;
		77) printf 'skipped: %s: %s\n' "$script" "$(cat "$work/out")" ;;
		*)
			cat "$work/out"
			not_ok "$script"
			;;
		esac
		read_logs "$script"
	done
}

# scripts in which many processes work on one file; STRESS says how many
run_stress() {
	for script in tests/stress/*.sh; do
		[ -e "$script" ] || continue
		name=${script##*/}
		mkdir "$work/${name%.sh}"
		if sh "$script" "$work/${name%.sh}" >"$work/out" 2>&1 </dev/null; then ok; else not_ok "$script"; fi
		cat "$work/out"
		read_logs "$script"
	done
}

run_law() {
	for script in tests/law/*.sh; do
		if sh "$script" >"$work/out" 2>&1; then ok; else
			cat "$work/out"
			not_ok "$script"
		fi
	done
}

for part; do
	case $part in
	law)
		run_law
		end_part "laws"
		;;
	units)
		for suite in "$build"/test-*; do
			name=${suite##*/test-}
			# a binary whose folder is gone is of another day
			if [ -x "$suite" ] && [ -d "tests/$name" ]; then run_suite "$name"; fi
		done
		end_part "unit tests"
		;;
	unit-*)
		run_suite "${part#unit-}"
		[ $part_failed -gt 0 ] || cat "$log/test-${part#unit-}"
		end_part "unit tests"
		;;
	corpora)
		run_corpora
		end_part "corpus files"
		;;
	screen)
		run_cases screen keys
		end_part "screen cases"
		;;
	cli)
		run_cases cli cmd
		end_part "shell cases"
		;;
	faults)
		run_faults
		end_part "faults"
		;;
	stress)
		run_stress
		end_part "stress tests"
		;;
	git)
		run_scripts git
		end_part "tests with git"
		;;
	capture)
		run_scripts capture
		end_part "jobs of capture"
		;;
	html)
		run_scripts html
		end_part "pages in a browser"
		;;
	completion)
		run_scripts completion
		end_part "shells that complete"
		;;
	terminal)
		run_scripts terminal
		end_part "terminal tests"
		;;
	package)
		# they call make, but not as a part of the make that called this
		unset MAKEFLAGS MFLAGS MAKELEVEL
		run_scripts package
		end_part "tests of packages"
		;;
	*)
		echo "tests/run.sh: there is no part $part" >&2
		exit 2
		;;
	esac
done

if [ $failed -gt 0 ]; then
	echo "TESTS FAILED: $failed of $((passed + failed))"
	exit 1
fi
echo "ALL TESTS PASSED: $summary"

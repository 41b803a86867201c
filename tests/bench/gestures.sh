#!/bin/sh
# Times the gestures of a workshop on maps as workshops and departments have
# them, and beside them a plain move of the cursor in the same run.  Prints a
# table, asserts nothing.
#   tests/bench/gestures.sh BUILD_FOLDER
# BENCH_ROUNDS=5 is how often, BENCH_SHAPES="500:12:20 …" are the touchpoints,
# stages and channels of the maps, BENCH_KEEP=FILE keeps the samples.
set -eu
export TOUCHGRID_CONFIG=
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
tools=$build/bench
shapes=${BENCH_SHAPES:-500:12:20 10000:50:50 100000:50:50}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
samples=$work/samples
: >"$samples"
screen=160x45
locale=$(locale -a 2>/dev/null | grep -ixE -m 1 'C\.utf-?8|en_US\.utf-?8' || echo C)

repeated() { # count, keys
	keys=''
	for each in $(seq "$1"); do keys="$keys$2"; done
	printf '%s' "$keys"
}

# Each gesture by itself; what only leads to it or back is `do`.  The names are
# the rows of the table, `_` being a space.
script() {
	cat <<-'END'
		quiet 150
		start first_screen
		quiet 15
		time move \eOC
		time move \eOB
		time move \eOC
		time move \eOD
		time move \eOB
		time move \eOC
		do a
		time capture:_first_letter 登
		time capture:_letter 録
		time capture:_letter の
		time capture:_letter 確
		time capture:_space \x20
		time capture:_@ @
		time capture:_tag_letter C
		time capture:_tag_letter S
		time capture:_first_Enter \r
		do 初回
		time capture:_Enter \r
		do 次回
		time capture:_Enter \r
		do \e
		time undo u
		time redo \x12
		time grab m
		time carry \eOC
		time carry_by_digit 5
		time carry \eOB
		time drop \r
		time undo_of_it u
		do c
		time second_place:_arrow \eOC
		time second_place:_arrow \eOB
		time second_place:_put \r
		do u
		time click \e[<0;60;14M\e[<0;60;14m
		time wheel \e[<65;60;14M
		time wheel \e[<65;60;14M
		time wheel \e[<64;60;14M
		do 1
		time rate r
		do 1
		do =
		do purpose
		do \r
		do x
		time a_field_of_one \r
		time vote +
		time vote +
		time take_back -
		time votes_panel W
		time votes_panel:_move \eOB
		time votes_panel:_vote +
		time votes_panel:_undo u
		do \e
		time review R
		time review:_move \eOB
		do \r
		do a
		time review:_answer \r
		time review:_what_is_due \t
		do u
		do \e
		time colour v
		time colour v
		time colour v
		do v
		do v
		do v
		time density z
		time density z
		do z
		do z
		time theme T
		do T
		do T
		do T
		do T
		do T
		time zoom Z
		time zoom:_move \eOC
		do \e
		do f
		time filter:_letter o
		do wner=
		time filter:_letter C
		time filter:_letter S
		time filter:_letter M
		time filter:_set \r
		time filtered:_move \eOB
		time filtered:_move \eOC
		time filtered:_vote +
		time filtered:_undo u
		time mark_all *
		do \e
		time filter_off \e
		do /
		time search:_first_letter 初
		time search:_letter 回
		do \r
		do /
		time search:_first_letter w
		time search:_letter e
		time search:_letter b
		time search:_Enter \r
		time search:_next n
		time search:_previous N
		do \e
		do 1
		time first_follow ]
		time follow_back [
		time link >
		time link:_move \eOB
		do \e
		time paths G
		time paths:_move \eOB
		do \e
		do 1
		time lock L
		do L
		time form \r
		time form:_move \eOB
		do \e[H
		do \r
		do x
		time form:_edit \r
		time form:_next ]
		do \e
		time steps w
		time steps:_next \t
		time steps:_put_off \x20
		time steps:_answer 1
		time steps:_answer 2
		do \e
		time history U
		time history:_move \eOB
		do \e
		do t
		do d
		do \r
		do \e
		await timer_tick
		await timer_tick
		do t
		do s
		do \e
		do 1
	END
	echo "do $(repeated 20 '\e[5~')"
	echo "do $(repeated 34 ' ')"
	echo 'do 2'
	echo "do $(repeated 20 '\e[5~')"
	echo "do $(repeated 34 ' ')"
	echo 'do 3'
	echo "do $(repeated 20 '\e[5~')"
	echo "do $(repeated 32 ' ')"
	cat <<-'END'
		do =
		do purpose
		do \r
		do x
		time a_field_of_100_marked \r
		time undo_of_100 u
		time vote_for_100 +
		do u
		do m
		time carry_100 \eOC
		time drop_100 \r
		do u
		do \e
		do %
		do webinar
		time replace:_find \r
		do course
		time replace:_preview \r
		time replace:_all a
		time undo_of_replace u
		time mark_all *
		do \e
		memory peak
	END
}

session() { # touchpoints
	rm -rf "$work/home" "$work/map"
	mkdir "$work/home" "$work/map"
	cp "$work/$1.yaml" "$work/map/map.yaml"
	(
		cd "$work/map"
		script | env -i PATH="$PATH" HOME="$work/home" LANG="$locale" \
			"$tools/keytime" $screen "$build/touchgrid" map.yaml
	) | sed "s/^/$1 /" >>"$samples"
}

for shape in $shapes; do
	count=${shape%%:*}
	"$tools/genmap" $(echo "$shape" | tr : ' ') >"$work/$count.yaml"
done
for round in $(seq "${BENCH_ROUNDS:-5}"); do
	for shape in $shapes; do session "${shape%%:*}"; done
	printf '\rround %d' "$round" >&2
done
printf '\n' >&2

[ -z "${BENCH_KEEP:-}" ] || cp "$samples" "$BENCH_KEEP"
awk -v shapes="$shapes" -f "$here/gestures.awk" "$samples"

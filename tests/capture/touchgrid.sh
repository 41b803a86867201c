#!/bin/sh
# Plays touchgrid.keys on the empty template and compares with the sample map;
# no more than four keys a touchpoint may be needed beside its name.
#   tests/capture/touchgrid.sh FOLDER       (TOUCHGRID is the program)
set -eu
export TOUCHGRID_CONFIG=
work=$1
. tests/capture/count
"$TOUCHGRID" --lang ja new --template post-sale "$work/map.yaml" >"$work/new"
[ -z "$(reduced "$work/map.yaml")" ] || { echo "the template is not empty"; exit 1; }
"$TOUCHGRID" --lang ja --keys "$(cat $here/touchgrid.keys)" "$work/map.yaml" >"$work/screen"
reduced $sample >"$work/wanted"
reduced "$work/map.yaml" >"$work/got"
diff "$work/wanted" "$work/got" || { cat "$work/screen"; exit 1; }
[ "$touchpoints" -eq 29 ] || { echo "the sample has $touchpoints touchpoints"; exit 1; }
keys=$(count_keys $here/touchgrid.keys)
heading
row touchgrid "$keys"
awk -v rest="$(rest_of "$keys")" 'BEGIN {exit rest <= 4.0 ? 0 : 1}' || { echo "more than 4.0"; exit 1; }

# What is configured reaches a real terminal: ASCII alone, keys, a look of one's
# own, saving by itself, and columns that stay in line whatever is ambiguous.
. tests/support/terminal.sh
cp "$maps/post-sale.en.yaml" map.yaml

beyond_ascii() {
	screen | LC_ALL=C grep -c '[^ -~]'
}

open_map 80x24
[ "$(beyond_ascii)" -gt 5 ] || not_ok "lines are drawn as lines"
keys q
wait_for_close

open_map 80x24 TOUCHGRID_BORDERS=ascii
same "with ASCII borders all is ASCII" 0 "$(beyond_ascii)"
keys E
wait_for "Emotion curve"
same "the curve too" 0 "$(beyond_ascii)"
keys Escape a
wait_for "Onboarding x Email"
type_text "お礼…"
wait_for "お礼~"
keys Enter Escape
wait_for "30 touchpoints"
keys C-s
wait_for "saved map.yaml"
same "the file has what was typed" 1 "$(grep -c 'お礼…' map.yaml)"
keys q
wait_for_close

cat >config.yaml <<'END'
autosave: 1
styles:
  text: {background: 17}
keys:
  touchpoint-add: <F2>
END
open_map 80x24 TOUCHGRID_CONFIG=config.yaml
wait_for "F2 add"
lines=$(tmux_ capture-pane -p -e -N | grep -c '48;5;17')
[ "$lines" -ge 15 ] || not_ok "the ground of one's own is in $lines lines"
keys F2
wait_for "Onboarding × Email"
type_text "Saved by itself"
keys Enter
wait_for "31 touchpoints"
keys Escape
wait_for "autosave  saved"
same "it is in the file" 1 "$(grep -c 'Saved by itself' map.yaml)"
keys q
wait_for_close

# the terminal gives one column to what we take for two: what follows stands
# where it belongs, because of lines and blanks between
printf 'stages: [s]\nchannels: ["a×é", "bcde"]\ntouchpoints: []\n' >map.yaml
open_map 80x24 TOUCHGRID_AMBIGUOUS_WIDTH=2
same "columns stay in line" "a? ?  |
bcde  |" "$(screen | LC_ALL=C sed -n 's/\xC3./?/g; s/^\(a[? ]*|\|bcde *|\).*/\1/p' | sort -u)"
keys q
wait_for_close

printf 'keys: {touchpoint-add: x}\n' >config.yaml
window 80x24 "$plain TOUCHGRID_CONFIG=config.yaml \"$TOUCHGRID\" map.yaml; echo status \$?; exec sleep 100"
wait_for "status 2"
wait_for "config.yaml:1:8: x would be the key of"

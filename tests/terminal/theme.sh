# Themes paint their own ground over the whole screen, whatever the terminal
# clears with, and T goes from one to the next.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" map.yaml

# how many lines of the screen begin and end on a ground of this colour
on_ground() { # SGR parameter
	tmux_ capture-pane -p -e -N | awk -v ground="$1" '
		{ while (match($0, /\033\[[0-9;]*m/)) {
			sgr = substr($0, RSTART + 2, RLENGTH - 3) ";"
			if (index(sgr, "48;5;") || sgr ~ /(^|;)(0|49|4[0-7]);/) now = sgr
			$0 = substr($0, RSTART + RLENGTH)
		} }
		index(now, ground) { count++ }
		END { print count + 0 }'
}

for type in tmux-256color xterm-256color; do
	open_map 80x24 TERM=$type
	same "plain leaves the ground to the terminal, $type" 0 "$(on_ground "48;5;234;")"
	keys T
	wait_for "theme dark"
	lines=$(on_ground "48;5;234;")
	[ "$lines" -ge 20 ] || not_ok "the ground of dark is in $lines lines, $type"
	keys T
	wait_for "theme light"
	lines=$(on_ground "48;5;231;")
	[ "$lines" -ge 20 ] || not_ok "the ground of light is in $lines lines, $type"
	keys T T T T
	wait_for "theme plain"
	same "plain gives the ground back, $type" 0 "$(on_ground "48;5;231;")"
	keys q
	wait_for_close
done

open_map 80x24 NO_COLOR=1
keys T
wait_for "theme dark"
same "no ground without colours" 0 "$(on_ground "48;5;234;")"

# The mouse in a real terminal: reports on while the program has it, off when
# it has not; a drag moves a touchpoint, whatever comes in one read.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" before.yaml
cp before.yaml map.yaml
esc=$(printf '\033')

# "1 1": the window's program has presses and drags reported, in the long form
reported() {
	tmux_ display -p '#{mouse_button_flag} #{mouse_sgr_flag}'
}

reports() {
	[ "$(reported)" = "$1" ]
}

wait_for_reports() { # when, flags
	eventually reports "$2" || not_ok "reports of the mouse $1: $2, not $(reported)"
}

# what the terminal sends: button, column and row from 1, M or m
mouse() {
	sent=
	for report in "$@"; do
		sent="$sent$esc[<$report"
	done
	type_text "$sent"
}

# the raw output of the shell and what it starts goes to a file
window 80x24 "exec $plain PS1='shell: ' sh -i"
tmux_ pipe-pane "cat >$work/raw"
wait_for "shell:"
cat >editor <<'END'
printf 'editing: '
read -r line
END
type_text "EDITOR='sh ./editor' \"$TOUCHGRID\" map.yaml"
keys Enter
wait_for "? help"
wait_for_reports "after the start" "1 1"

# press, carry, drop, all in one read; column and row are those of the screen
mouse "0;20;4M" "32;30;5M" "32;42;10M" "0;42;10m"
wait_for "not saved (1 step)"
same_screen "a drag" 80x24 "<Click 19,3><Drag 29,4><Drag 41,9><Release 41,9>"
keys C-s
wait_for "saved map.yaml"
moved=$(changed_lines before.yaml map.yaml | wc -l)
[ "$moved" -ge 2 ] && [ "$moved" -le 4 ] || not_ok "two fields of one touchpoint moved: $(changed_lines before.yaml map.yaml)"
cp before.yaml map.yaml
keys u
wait_for "undone"
keys C-s
wait_for "saved map.yaml"
same "undone and saved" "$(cat before.yaml)" "$(cat map.yaml)"

# a report that comes in pieces, one that is cut, and rubbish
type_text "$esc[<0;20"
sleep 0.1
type_text ";4M$esc[<0;20;4m"
wait_for "1/"
type_text "$esc[<0;20$esc[<;;;;M$esc[<99999999999;1;1M$esc[<0;0;0M"
keys l
wait_for "導入 × メール"

# two presses open the form, Esc leaves it
mouse "0;20;4M" "0;20;4m" "0;20;4M" "0;20;4m"
wait_for "Esc close"
keys Escape
wait_for "m move"

# a click on a hint
mouse "0;76;24M" "0;76;24m"
wait_for "Help"
keys Escape
wait_without "Help"

# the shell has its mouse while the program is stopped
keys C-z
wait_for "shell:"
wait_for_reports "while it is stopped" "0 0"
type_text fg
keys Enter
wait_for "? help"
wait_for_reports "after fg" "1 1"

# while the editor runs, too
keys Enter
wait_for "Esc close"
keys C-e
wait_for "editing:"
wait_for_reports "while the editor runs" "0 0"
keys Enter
wait_for "Esc close"
wait_for_reports "after the editor" "1 1"
keys Escape

# switched off and on
keys :
wait_for "All commands"
type_text "mouse"
keys Enter
wait_for_reports "switched off" "0 0"
keys :
wait_for "All commands"
type_text "mouse"
keys Enter
wait_for_reports "switched on" "1 1"
keys q
wait_without "? help"
wait_for_reports "after the end" "0 0"

# killed, it leaves no mouse behind
type_text "\"$TOUCHGRID\" map.yaml & echo \$! >pid; fg"
keys Enter
wait_for "? help"
wait_for_reports "started again" "1 1"
wait_for_file pid
kill -ABRT "$(cat pid)"
wait_for_end "$(cat pid)"
wait_for_reports "after a crash" "0 0"
grep -q "?1002h" raw || not_ok "the raw output holds what switches the mouse on"

# with --mouse off nothing about it is said
window 80x24 "exec $plain PS1='shell: ' sh -i"
tmux_ pipe-pane "cat >$work/quiet"
wait_for "shell:"
type_text "\"$TOUCHGRID\" --mouse off map.yaml"
keys Enter
wait_for "? help"
wait_for_reports "with --mouse off" "0 0"
keys q
wait_without "? help"
type_text "echo all of it"
keys Enter
wait_for "all of it"
grep -q help quiet || not_ok "the raw output is there"
! grep -q "100[0-9][hl]" quiet || not_ok "with --mouse off nothing is said to the mouse"

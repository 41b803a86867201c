# The first minute: no file, a template, a name, the first touchpoint; then the
# tutor to its end, and from a kill nothing of it is left.
. tests/support/terminal.sh
mkdir temporary empty
plain="$plain TMPDIR=\"$work/temporary\""

start() {
	window "$1" "cd empty && exec $plain \"$TOUCHGRID\""
	wait_for "Which map?"
}

start 80x24
type_text "customer"
wait_for "Five stages"
keys Enter
wait_for "Make the file: customer-success.yaml"
keys C-u
type_text "わが社の計画"
keys Enter
wait_for "Begin with the touchpoints"
keys n
wait_for "No touchpoints yet"
keys a
type_text "お礼の手紙"
keys Enter Escape
wait_for "1 touchpoint"
wait_without "No touchpoints yet"
keys C-s
wait_for "saved わが社の計画.yaml"
keys q
wait_for_close
same "the touchpoint is in the file" 1 "$(grep -c 'name: お礼の手紙' empty/わが社の計画.yaml)"

# it is the newest now: Enter opens it, and a resize of the list does no harm
start 100x30
wait_for "わが社の計画.yaml"
tmux_ resize-window -x 60 -y 16
wait_for "Which map?"
keys Enter
wait_for "1 touchpoint"
keys q
wait_for_close

# the tutor, from the list and back to it
start 80x24
type_text "Tutor"
keys Enter
wait_for "1/12"
same "its folder" 1 "$(ls temporary | wc -l)"
keys Right Down Down
wait_for "2/12"
keys Left a
type_text "Flyer"
keys Enter Escape
wait_for "3/12"
keys u C-r
wait_for "4/12"
keys m Up Enter
wait_for "5/12"
keys o Enter
wait_for "6/12"
keys r Enter
wait_for "7/12"
keys Home PPage PPage Space l Down Space r Enter
wait_for "8/12"
keys z
wait_for "9/12"
keys /
type_text "mail"
keys Enter
wait_for "10/12"
keys Escape Escape g Down Enter
type_text "Team"
keys Enter Escape
wait_for "11/12"
keys '?'
wait_for "PgDn on"
keys Escape
wait_for "12/12"
keys C-s
wait_for "All lessons are done"
keys q
wait_for "Which map?"
same "its folder is gone" 0 "$(ls temporary | wc -l)"
keys Escape
wait_for_close

# stopped from outside
window 80x24 "exec $plain \"$TOUCHGRID\" tutor"
wait_for "1/12"
keys a
type_text "Lost"
keys Enter Escape
kill "$(tmux_ display -p '#{pane_pid}')"
wait_for_close
same "nothing is left after a kill" 0 "$(ls temporary | wc -l)"
same "no journal of it was kept" 0 "$(ls home/.local/state/touchgrid | grep -c tutor)"

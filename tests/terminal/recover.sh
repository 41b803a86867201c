# Killed without a warning and opened again: the question tells what was done,
# Enter takes it up, and undo leads back over the crash and over quitting.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" before.yaml
cp before.yaml map.yaml
open_again="exec $plain sh -c 'echo \$\$ >pid; exec \"$TOUCHGRID\" map.yaml'"
window 80x24 "$open_again"
wait_for "? help"
keys a
wait_for "Esc: end"
type_text "消えないメモ"
keys Enter
wait_for "30 touchpoints"
type_text "もう一つ"
keys Enter
wait_for "31 touchpoints"
type_text "これは途中"
wait_for "これは途中"
kill -KILL "$(cat pid)"
wait_for_end "$(cat pid)"
same "the map is as it was" "$(cat before.yaml)" "$(cat map.yaml)"

window 80x24 "$open_again"
wait_for "ended without saving"
shows "消えないメモ" || not_ok "the steps are named"
shows "もう一つ" || not_ok "the steps are named"
keys Enter
wait_for "2 steps are taken up"
wait_for "31 touchpoints"
keys C-s
wait_for "saved map.yaml"
same "what was taken up" "2" "$(changed_lines before.yaml map.yaml | grep -c name:)"
keys q
wait_for_close

window 80x24 "$open_again"
wait_for "? help"
lacks "ended without saving" || not_ok "nothing is offered any more"
keys u
wait_for "undone"
keys u
wait_for "29 touchpoints"
keys C-s
wait_for "saved map.yaml"
same "undone over quit and crash" "$(cat before.yaml)" "$(cat map.yaml)"
keys U
wait_for "History"
keys Home Enter
wait_for "31 touchpoints"
keys Escape
wait_without "History"
keys q
wait_for "without saving"
keys n
wait_for_close
same "quit without saving" "$(cat before.yaml)" "$(cat map.yaml)"

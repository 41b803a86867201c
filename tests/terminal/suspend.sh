# Ctrl-Z gives the shell its terminal back as it was; fg goes on.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" map.yaml
cp map.yaml before.yaml
window 80x24 "exec $plain PS1='shell: ' sh -i"
wait_for "shell:"
type_text 'stty -a >modes.before; "'"$TOUCHGRID"'" map.yaml; stty -a >modes.after'
keys Enter
wait_for "? help"
type_text "l"
wait_for "導入 × メール"
keys C-z
wait_for "shell:"
wait_without "? help"
eventually is_shown || not_ok "the cursor is shown in the shell"
type_text 'stty -a >modes.stopped; echo "still $((20 + 2))"'
keys Enter
wait_for "still 22"
same "the modes while it is stopped" "$(cat modes.before)" "$(cat modes.stopped)"
# the window is another one when it comes back
tmux_ resize-window -x 100 -y 30
type_text "fg"
keys Enter
wait_for "? help"
same_screen "the screen after fg" 100x30 "l"
keys C-z
wait_for "still 22"
type_text "fg"
keys Enter
wait_for "? help"
keys h
wait_for "オンボーディング × メール"
keys q
wait_without "? help"
wait_for_file modes.after
same "the modes after the end" "$(cat modes.before)" "$(sed 's/rows 30; columns 100/rows 24; columns 80/' modes.after)"

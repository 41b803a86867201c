# The countdown: it goes on by itself with few bytes a second, its end rings
# once and is logged, and stopping the program does not stop it.
. tests/support/terminal.sh
cat >map.yaml <<'END'
agenda:
  - {name: 分類, minutes: 0.05}
  - {name: 評価, minutes: 5}
stages: [導入]
channels: [メール]
touchpoints:
  - {name: 案内, stage: 導入, channel: メール}
END
cp map.yaml before.yaml
open_map 80x24
keys t Enter Escape
wait_for "i inbox"
tmux_ pipe-pane "cat >'$work/bytes'"
wait_for "0:00 +0:02"
bells() {
	tr -cd '\a' <bytes | wc -c | tr -d ' '
}
same "bells" 1 "$(bells)"
# a number, its place and style, a flash of the line: far from a screen
[ "$(wc -c <bytes)" -lt 800 ] || not_ok "$(wc -c <bytes) bytes in five seconds"
keys t n
wait_for " 4:5"
keys Escape a
type_text "お礼"
wait_for " 4:5"
keys Enter Escape
wait_for "2 touchpoints"
same "bells after a while" 1 "$(bells)"
keys t s Escape C-s
wait_for "saved"
keys q
wait_for_close
minutes=$(sed -n 's/^    minutes: //p' map.yaml | head -1)
same "the log" "\
> log:
>   - date: $(date +%F)
>     item: 分類
>     minutes: $minutes
>   - date: $(date +%F)
>     item: 評価" "$(changed_lines before.yaml map.yaml | head -6)"
[ "$minutes" = 0.1 ] || [ "$minutes" = 0.2 ] || not_ok "it took $minutes minutes"

# time goes by while the program is stopped
cp before.yaml map.yaml
window 80x24 "exec $plain PS1='shell: ' sh -i"
wait_for "shell:"
type_text "\"$TOUCHGRID\" map.yaml"
keys Enter
wait_for "? help"
keys t Down Enter Escape
wait_for " 5:00"
keys C-z
wait_for "shell:"
sleep 3
type_text "fg"
keys Enter
eventually shows " 4:5" || not_ok "the countdown went on"
tmux_ resize-window -x 60 -y 20
wait_for " 4:5"

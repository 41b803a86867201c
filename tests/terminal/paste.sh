# A list pasted while adding: each of its lines is a touchpoint, and one undo
# step each; nothing in it is taken for a key.
. tests/support/terminal.sh
cat >map.yaml <<'END'
stages: [導入]
channels: [メール]
END
cp map.yaml before.yaml
i=1
while [ $i -le 30 ]; do
	echo "項目${i} u q <Esc>: x"
	i=$((i + 1))
done >list
open_map 80x24
keys a
wait_for "導入 × メール:"
tmux_ load-buffer list
tmux_ paste-buffer -p
wait_for "30 touchpoints"
wait_for "項目28 u q"
keys Escape
wait_for "? help"
keys C-s
wait_for "saved map.yaml"
same "what was pasted" "$(cat list)" "$(sed -n 's/.*name: *//p' map.yaml | sed "s/^[\"']//; s/[\"']\$//")"
keys u u
wait_for "28 touchpoints"
# into the search line: no control character, the rest is text
keys /
wait_for "Search:"
printf '項目\a17\033' >list
tmux_ load-buffer list
tmux_ paste-buffer -p
wait_for "Search (1 of 1 found): 項目17"
keys Enter
wait_for "17/28"
keys q
wait_for "Save them?"
keys n
wait_for_close

# A long field goes to $EDITOR and comes back, in the real terminal.
. tests/support/terminal.sh
cat >map.yaml <<'END'
stages: [導入]
channels: [メール]
touchpoints:
  - id: a
    name: 案内
    stage: 導入
    channel: メール
    content: 最初の一行  # agreed
END
cp map.yaml before.yaml
# an editor that uses the terminal: asks, and writes what is typed
cat >"my editor" <<'END'
#!/bin/sh
printf 'editing: '
read -r line
echo "$line" >>"$2"
echo "$1 $(stty -a | grep -o ' icanon')" >called
END
chmod +x "my editor"
open_map 80x24 EDITOR="\"'./my editor' --wait\""
keys Enter
wait_for "1/1"
keys z Down
keys C-e
wait_for "editing:"
type_text "二行目：日本語と emoji 👍"
keys Enter
wait_for "? help"
wait_without "editing:"
same "how it was called" "--wait  icanon" "$(cat called)"
keys Escape
wait_for "m move"
keys C-s
wait_for "saved map.yaml"
same "what is saved" "\
<     content: 最初の一行  # agreed
>     content: |-  # agreed
>       最初の一行
>       二行目：日本語と emoji 👍" "$(changed_lines before.yaml map.yaml)"
keys q
wait_for_close

# one that fails changes nothing and says so
cp before.yaml map.yaml
open_map 80x24 EDITOR=false
keys Enter z Down C-e
wait_for "the editor failed"
keys Escape
wait_for "m move"
keys q
wait_for_close
same "what a failing editor leaves" "$(cat before.yaml)" "$(cat map.yaml)"

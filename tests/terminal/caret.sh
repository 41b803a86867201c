# The real cursor stands where text is typed, because input methods follow it,
# and one BackSpace takes what one looks at as a character.
. tests/support/terminal.sh
cat >map.yaml <<'END'
stages: [導入]
channels: [メール]
END
open_map 80x24
# hidden, it waits at what is chosen, where screen readers and magnifiers look
wait_for_cursor "8 3 0"
keys a
wait_for "導入 × メール:"
start=15 # columns of "導入 × メール: "
wait_for_cursor "$start 22 1"
type_text "日本語"
wait_for_cursor "$((start + 6)) 22 1"
type_text "👍"
wait_for_cursor "$((start + 8)) 22 1"
keys BSpace
wait_for_cursor "$((start + 6)) 22 1"
# a letter with a mark of its own, then a family of one
type_text "か$(printf '\343\202\231')"
wait_for_cursor "$((start + 8)) 22 1"
keys BSpace
wait_for_cursor "$((start + 6)) 22 1"
type_text "👩‍💻x"
wait_for_cursor "$((start + 9)) 22 1"
keys Left
wait_for_cursor "$((start + 8)) 22 1"
keys Left
wait_for_cursor "$((start + 6)) 22 1"
keys Delete
wait_for "日本語x"
keys Home
wait_for_cursor "$start 22 1"
type_text "新"
wait_for_cursor "$((start + 2)) 22 1"
keys End Enter
wait_for "1 touchpoint,"
wait_for_cursor "$start 22 1"
keys Escape
eventually is_hidden || not_ok "the cursor is hidden again"
wait_for "新日本語x"
keys m
wait_for "drop"
wait_for_cursor "8 3 0"
keys Escape S
wait_for "Stages"
wait_for_cursor "2 3 0"
keys Escape
wait_for_cursor "8 3 0"
# in the form, in a chooser, in the palette
keys Enter
wait_for "1/1"
keys Down Enter
wait_for "Esc: leave"
eventually is_shown || not_ok "the cursor is shown in the form"
before=$(cursor)
type_text "語"
wait_for_cursor "$((${before%% *} + 2)) ${before#* }"
keys Escape Escape
wait_for "m move"
keys :
wait_for "All commands"
before=$(cursor)
type_text "保存"
wait_for_cursor "$((${before%% *} + 4)) ${before#* }"

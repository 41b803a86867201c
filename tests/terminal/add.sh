# Typing Japanese with real keys: the file gains those lines and no others.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" map.yaml
cp map.yaml before.yaml
open_map 80x24
same_screen "the first screen" 80x24 ""
keys a
wait_for "オンボーディング × メール:"
type_text "お礼の手紙"
keys Enter
wait_for "30 touchpoints"
type_text "キックオフ（対面）👍"
keys Enter
wait_for "31 touchpoints"
keys Escape
wait_for "? help"
keys C-s
wait_for "saved map.yaml"
keys q
wait_for_close
same "the lines that are new" "\
> name: お礼の手紙
> stage: onboarding
> channel: email
> name: キックオフ（対面）👍
> stage: onboarding
> channel: email" "$(changed_lines before.yaml map.yaml | grep -v '^> *$' | grep -v '  - id:' | sed 's/^>  */> /')"
same "the map keeps its mode" "$(stat -c %a before.yaml)" "$(stat -c %a map.yaml)"

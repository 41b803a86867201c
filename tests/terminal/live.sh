# Two people on one file: each sees what the other does, and what both do is in
# the file, with and without --live.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" map.yaml
cp map.yaml before.yaml

other() { # keys of another session
	eval "$plain" '"$TOUCHGRID"' "--keys '$1<C-s>q'" map.yaml >/dev/null || not_ok "the other session"
}

in_file() {
	grep -qF -- "$1" map.yaml
}

window 100x30 "exec $plain \"$TOUCHGRID\" --live map.yaml"
wait_for "live"
other "aほかの人から<Enter><Esc>"
wait_for "the file was changed: added 1"
wait_for "30 touchpoints"
keys a
wait_for "Esc: end"
type_text "こちらから"
keys Enter
eventually in_file "name: こちらから" || not_ok "it is saved by itself"
other "aさらに<Enter><Esc>"
wait_for "32 touchpoints"
keys Escape
wait_without "Esc: end"
keys q
wait_for_close
same "all three are there" 3 "$(changed_lines before.yaml map.yaml | grep -c '>.*name:')"
"$TOUCHGRID" check --severity error map.yaml >/dev/null || not_ok "it is a good map"

# without --live: what is not saved is merged, and saved when told so
open_map 100x30
keys a
wait_for "Esc: end"
type_text "未保存"
keys Enter Escape
wait_for "33 touchpoints"
other "aその間に<Enter><Esc>"
wait_for "merged with the file: added 1"
in_file "name: 未保存" && not_ok "it is not saved yet"
keys C-s
wait_for "saved map.yaml"
in_file "name: 未保存" || not_ok "ours is saved"
in_file "name: その間に" || not_ok "theirs is still there"
keys q
wait_for_close

# scripts edit the file as fast as they can while a live session is typed into
count_in_file() { # what is counted, how many there must be
	[ "$(grep -c -- "$1" map.yaml)" -eq "$2" ]
}

cp before.yaml map.yaml
window 100x30 "exec $plain \"$TOUCHGRID\" --live map.yaml"
wait_for "live"
keys a
wait_for "Esc: end"
for script in 1 2; do
	for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
		eval "$plain" '"$TOUCHGRID"' add map.yaml script-$script-$n || echo "$script-$n" >>failed
	done >/dev/null 2>&1 &
done
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	type_text "typed-$n"
	keys Enter
	wait_without ": typed-$n"
	sleep 0.2
done
wait
[ ! -e failed ] || not_ok "each script's edit is done: $(cat failed)"
eventually count_in_file "typed-" 20 || not_ok "all that was typed is in the file"
count_in_file "script-" 50 || not_ok "all that scripts added is in the file: $(grep -c script- map.yaml)"
wait_for "99 touchpoints"
keys Escape q
wait_for_close
"$TOUCHGRID" check --severity error map.yaml >/dev/null || not_ok "it is a good map"

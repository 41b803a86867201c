# What is meant for files and pipes goes to a terminal without what would steer it.
. tests/support/terminal.sh
printf 'touchpoints:\n  - name: "one\\e]0;stolen\\a\\e[31m two"\n    notes: "a\\nb\\u202Ec"\n  - {name: three}\n' >map.yaml

for command in "list --fields name,notes" "list --format csv --fields name,notes" "export --format csv" \
	"list --format json --fields name,notes"; do
	window 80x24 "$plain \"$TOUCHGRID\" ${command%% *} map.yaml ${command#* }; echo done; exec sleep 100"
	wait_for "done"
	wait_for "three"
	screen | grep -q "one.*stolen.*two" || not_ok "all of the name is there with $command"
	tmux_ capture-pane -p -e | grep -q "$(printf '\033')\[31m" && not_ok "no colour of the map with $command"
	[ "$(tmux_ display -p '#{pane_title}')" != stolen ] || not_ok "the title stays with $command"
done
"$TOUCHGRID" list map.yaml --fields name | grep -q "$(printf '\033')" || not_ok "a pipe gets the bytes"

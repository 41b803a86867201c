# Stopped from outside with something unsaved: it is kept and offered when the
# map is opened again; the map is as it was, the terminal too, and nothing goes
# on running.  Where no journal can be kept it lies in a file beside the map.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" before.yaml

# runs the program from a script that notes what it leaves behind
cat >run <<END
stty -a >modes.before
$plain XDG_STATE_HOME="\$(cat state)" sh -c 'echo \$\$ >pid; exec "$TOUCHGRID" map.yaml' 2>said
echo \$? >status
stty -a >modes.after
exec sleep 100
END

begin() { # the folder for journals
	rm -rf map.yaml* pid status modes.* said journals
	echo "${1:-$work/journals}" >state
	cp before.yaml map.yaml
	window 80x24 "exec sh ./run"
	wait_for "? help"
}

add_one() {
	keys a
	wait_for "Esc: end"
	type_text "消えないメモ"
	keys Enter
	wait_for "30 touchpoints"
}

# what was not saved is offered, and taken up it is there
is_kept() { # what stopped it
	wait_for_end "$(cat pid)"
	same "$1: the map" "$(cat before.yaml)" "$(cat map.yaml)"
	same "$1: nothing else lies about" map.yaml "$(echo map.yaml*)"
	eval "$plain" XDG_STATE_HOME="$work/journals" '"$TOUCHGRID"' "--keys '<Enter><C-s>q'" map.yaml >/dev/null
	same "$1: what was kept" ">     name: 消えないメモ" "$(changed_lines before.yaml map.yaml | grep name)"
	cp before.yaml map.yaml
}

is_rescued() { # what stopped it
	wait_for_end "$(cat pid)"
	same "$1: the map" "$(cat before.yaml)" "$(cat map.yaml)"
	set -- map.yaml.touchgrid-rescue-*
	[ -e "$1" ] && [ $# -eq 1 ] || not_ok "one rescue file: $*"
	same "what was rescued" ">     name: 消えないメモ" "$(changed_lines before.yaml "$1" | grep name)"
	"$TOUCHGRID" check --severity error "$1" >/dev/null || not_ok "$1 is a good map"
}

is_terminal_back() {
	wait_for_file modes.after
	same "$1: the modes" "$(cat modes.before)" "$(cat modes.after)"
	eventually is_shown || not_ok "$1: the cursor is shown"
	same "$1: the exit status" 2 "$(cat status)"
	wait_without "? help"
}

for signal in TERM HUP INT; do
	begin
	add_one
	kill -$signal "$(cat pid)"
	is_kept SIG$signal
	is_terminal_back SIG$signal
	grep -q "what was not saved is kept, and offered when map.yaml is opened again" said ||
		not_ok "it says that it is kept: $(cat said)"
done

# no journal can be written
begin /dev/null/journals
add_one
kill -TERM "$(cat pid)"
is_rescued "SIGTERM without a journal"
is_terminal_back "SIGTERM without a journal"
grep -q "what was not saved is in map.yaml.touchgrid-rescue-" said || not_ok "it says where: $(cat said)"

# nothing unsaved: nothing is written
begin
kill -TERM "$(cat pid)"
wait_for_end "$(cat pid)"
is_terminal_back "SIGTERM with all saved"
same "no rescue is needed" map.yaml "$(echo map.yaml*)"

# the terminal goes away, in the middle of a line
begin
add_one
type_text "もう一つ"
wait_for "もう一つ"
tmux_ kill-server
is_kept "a terminal that went away"

# a terminal that goes says so more than once
begin
add_one
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	kill -HUP "$(cat pid)" 2>/dev/null
done
is_kept "many SIGHUPs"

# the power fails: the map is whole
begin
add_one
kill -KILL "$(cat pid)"
is_kept "SIGKILL"

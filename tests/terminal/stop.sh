# Stopped from outside with something unsaved: it lies in a file beside the
# map, the map is as it was, the terminal too, and nothing goes on running.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" before.yaml

# runs the program from a script that notes what it leaves behind
cat >run <<END
stty -a >modes.before
$plain sh -c 'echo \$\$ >pid; exec "$TOUCHGRID" map.yaml' 2>said
echo \$? >status
stty -a >modes.after
exec sleep 100
END

begin() {
	rm -f map.yaml* pid status modes.* said
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

is_rescued() { # what stopped it
	wait_for_end "$(cat pid)"
	same "$1: the map" "$(cat before.yaml)" "$(cat map.yaml)"
	set -- map.yaml.touchgrid-rescue-*
	[ -e "$1" ] && [ $# -eq 1 ] || not_ok "one rescue file: $*"
	same "what was rescued" ">     name: 消えないメモ" "$(changed_lines before.yaml "$1" | grep name)"
	"$TOUCHGRID" check "$1" >/dev/null || not_ok "$1 is a good map"
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
	is_rescued SIG$signal
	is_terminal_back SIG$signal
	grep -q "what was not saved is in map.yaml.touchgrid-rescue-" said || not_ok "it says where: $(cat said)"
done

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
is_rescued "a terminal that went away"

# a terminal that goes says so more than once
begin
add_one
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	kill -HUP "$(cat pid)" 2>/dev/null
done
is_rescued "many SIGHUPs"

# the power fails: the map is whole
begin
add_one
kill -KILL "$(cat pid)"
wait_for_end "$(cat pid)"
same "SIGKILL: the map" "$(cat before.yaml)" "$(cat map.yaml)"
same "SIGKILL: nothing else lies about" map.yaml "$(echo map.yaml*)"

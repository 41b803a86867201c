# A look at two maps in a real terminal: into it and out again, another size
# meanwhile, and the end.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" map.yaml
sed 's/name: キックオフコール/name: 初回のコール/; s/owner: CSM/owner: サポート/' map.yaml >other.yaml
cp map.yaml other.yaml home

# what is printed of the same two maps elsewhere: the title names them
shows_what_is_printed() { # what it is, size, keys
	expected=$(cd home && eval "$plain" '"$TOUCHGRID"' --keys '"$3"' --size "$2" map.yaml 2>/dev/null | sed 's/ *$//')
	eventually screen_is "$expected" || {
		echo "$expected"
		screen
		not_ok "$1"
	}
}

open_map 80x24
keys D
wait_for "other.yaml"
keys Enter
shows_what_is_printed "two maps" 80x24 "D<Enter>"
keys n n Enter
for size in 80x24 160x45 20x5 80x24; do
	tmux_ resize-window -x "${size%x*}" -y "${size#*x}"
	shows_what_is_printed "what changed at $size" $size "D<Enter>nn<Enter>"
done
keys q q
shows_what_is_printed "the map again" 80x24 ""
# in one go: nothing is painted between
keys D
wait_for "other.yaml"
keys Enter n q Right
shows_what_is_printed "the map, one stage on" 80x24 "<Right>"
keys q
wait_for_close
cmp -s map.yaml home/map.yaml || not_ok "the map is as it was"

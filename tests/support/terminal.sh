# For the scripts of tests/terminal: a private tmux server with one window to
# type into and look at.  Sourced with the script's own folder in $1; the map
# and what else a script writes lies there, and is its working folder.
set -u
command -v tmux >/dev/null || {
	echo "tmux is missing"
	exit 77
}
maps=$PWD/maps
work=$1
cd "$work" || exit 2
mkdir home
server=touchgrid-$$-0
trap 'tmux_ kill-server 2>/dev/null' EXIT
trap 'exit 1' INT TERM HUP

# tmux speaks UTF-8; nothing it starts inherits our language
tmux_() {
	env -u TMUX LC_ALL=C.UTF-8 tmux -L "$server" -f /dev/null "$@"
}

# the program as a newcomer has it: nothing set but what a login sets
plain="env -i PATH=\"$PATH\" HOME=\"$work/home\" SHELL=/bin/sh TERM=xterm-256color"
plain="$plain ASAN_OPTIONS=\"${ASAN_OPTIONS:-}\" UBSAN_OPTIONS=\"${UBSAN_OPTIONS:-}\""
plain="$plain LSAN_OPTIONS=\"${LSAN_OPTIONS:-}\""

# opens a window of that size, like 80x24, that runs a shell command
window() {
	tmux_ kill-server 2>/dev/null
	# a server that ends must not be the one that starts
	server=${server%-*}-$((${server##*-} + 1))
	tmux_ new-session -d -x "${1%x*}" -y "${1#*x}" "cd '$work' && $2" \; set -g status off \; \
		resize-window -x "${1%x*}" -y "${1#*x}"
}

# opens the program on map.yaml in a window of that size and waits until its
# first screen stands; further words are variables, NAME=value
open_map() {
	size=$1
	shift
	window "$size" "exec $plain $* \"$TOUCHGRID\" map.yaml"
	wait_for "? help"
}

# names of keys, as tmux calls them
keys() {
	tmux_ send-keys "$@"
}

# text, key by key
type_text() {
	tmux_ send-keys -l "$1"
}

screen() {
	tmux_ capture-pane -p 2>/dev/null
}

# "column row" of the real cursor, counted from 0, and 1 when it is shown
cursor() {
	tmux_ display -p '#{cursor_x} #{cursor_y} #{cursor_flag}'
}

not_ok() {
	printf 'not as expected: %s\n' "$1"
	exit 1
}

# tries a command until it is true, for ten seconds
eventually() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || return 1
		sleep 0.05
	done
}

shows() {
	screen | grep -qF -- "$1"
}

wait_for() {
	eventually shows "$1" || {
		screen
		not_ok "the screen shows “$1”"
	}
}

lacks() {
	! shows "$1"
}

wait_without() {
	eventually lacks "$1" || {
		screen
		not_ok "the screen is without “$1”"
	}
}

is_at() {
	[ "$(cursor)" = "$1" ]
}

wait_for_cursor() {
	eventually is_at "$1" || {
		screen
		not_ok "the cursor is at $1 (it is at $(cursor))"
	}
}

is_shown() {
	[ "$(cursor | cut -d ' ' -f 3)" = 1 ]
}

is_hidden() {
	[ "$(cursor | cut -d ' ' -f 3)" = 0 ]
}

# waits until a process is no more
is_gone() {
	! kill -0 "$1" 2>/dev/null
}

wait_for_end() {
	eventually is_gone "$1" || not_ok "process $1 ends"
}

has_ended() {
	! tmux_ has-session 2>/dev/null
}

# waits until the window's command has ended
wait_for_close() {
	eventually has_ended || {
		screen
		not_ok "the program ends"
	}
}

exists() {
	[ -s "$1" ]
}

wait_for_file() {
	eventually exists "$1" || not_ok "there is a file $1"
}

# the lines that differ, as diff prints them without their places
changed_lines() {
	diff "$1" "$2" | grep '^[<>]'
}

same() { # what it is, expected, actual
	[ "$2" = "$3" ] || not_ok "$1
expected: $2
actual:   $3"
}

# waits for the screen that the program prints without a terminal
same_screen() { # what it is, size, keys, options
	name=$1 size=$2 script=$3
	shift 3
	expected=$(eval "$plain" '"$TOUCHGRID"' '"$@"' --keys '"$script"' --size "$size" before.yaml 2>/dev/null |
		sed 's/ *$//')
	eventually screen_is "$expected" || {
		echo "$expected"
		screen
		not_ok "$name"
	}
}

screen_is() {
	[ "$(screen | sed 's/ *$//')" = "$1" ]
}

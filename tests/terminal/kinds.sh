# Terminals and languages of every kind: the grid is right, or a sentence says
# why there is none.
. tests/support/terminal.sh
cp "$maps/post-sale.ja.yaml" map.yaml
cp map.yaml before.yaml

coloured() {
	tmux_ capture-pane -p -e | grep -q "$(printf '\033')\[[0-9;]*[34][0-8]"
}

other_charset() { # variable: of a locale that is not UTF-8 a word is said, until the next key
	case $1 in
	*SJIS | *eucJP | *8859*)
		wait_for "is not UTF-8"
		keys Escape
		wait_without "is not UTF-8"
		;;
	esac
}

for variable in TERM=vt100 TERM=xterm TERM=tmux-256color TERM=screen TERM=linux NO_COLOR=1 \
	LC_ALL=ja_JP.UTF-8 LC_ALL=C LC_ALL=POSIX LC_ALL=ja_JP.SJIS LC_ALL=ja_JP.eucJP LC_CTYPE=en_US.ISO-8859-1 \
	LANG=C.UTF-8 LANG=nonsense COLUMNS=40 LINES=7; do
	case $variable in
	*=ja_*)
		window 80x24 "exec $plain $variable \"$TOUCHGRID\" map.yaml"
		wait_for "? ヘルプ"
		other_charset $variable
		same_screen "the grid with $variable" 80x24 "" --lang ja
		;;
	*)
		open_map 80x24 $variable
		other_charset $variable
		same_screen "the grid with $variable" 80x24 ""
		;;
	esac
	case $variable in
	NO_COLOR=1 | TERM=vt100) ! coloured || not_ok "no colour with $variable" ;;
	*) coloured || not_ok "colours with $variable" ;;
	esac
	keys a
	type_text "日本"
	wait_for "メール: 日本"
	keys Escape
	wait_without "メール: 日本"
	keys q
	wait_for_close
done

refused() { # variables, sentence
	rm -f status
	window 80x24 "$plain $1 \"$TOUCHGRID\" map.yaml; echo \$? >status; exec sleep 100"
	wait_for_file status
	same "the exit status with $1" 2 "$(cat status)"
	wait_for "$2"
	same "nothing else is on the screen with $1" 1 "$(screen | tr -d '\n' | grep -c '^touchgrid: ')"
	same "nothing is left of the last terminal" 1 "$(cursor | cut -d ' ' -f 3)"
}
refused TERM=dumb "TERM=dumb cannot move its cursor"
refused TERM=unheard-of "TERM=unheard-of is not known here"
refused TERM= "TERM is not set"
refused "env -u TERM" "TERM is not set"

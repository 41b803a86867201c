#!/bin/sh
# Takes true pictures of the program in xterm on a screen that nobody sees, and
# records a session, and writes both to screenshots/:
#   tests/screenshots.sh TOUCHGRID [NAME...]
# NAME is in Japanese, NAME.en in English, grid-light and the like in a theme.
set -eu
export TOUCHGRID_CONFIG=
touchgrid=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
cd "$(dirname "$0")/.."
work=$(mktemp -d)
server= window=
finish() {
	tmux -L touchgrid-pictures kill-server 2>/dev/null || true
	[ -z "$window" ] || wait "$window" 2>/dev/null || true
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT

Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
server=$!
for try in 1 2 3 4 5 6 7 8 9 10; do
	[ -s "$work/display" ] && break
	sleep 0.5
done
DISPLAY=:$(cat "$work/display")
LC_ALL=C.UTF-8
XDG_STATE_HOME=$work/state
export DISPLAY LC_ALL XDG_STATE_HOME

in_tmux() {
	tmux -u -L touchgrid-pictures -f /dev/null "$@"
}

# Waits until the screen stays as it is.
settle() {
	before=
	for try in 1 2 3 4 5 6 7 8 9 10; do
		sleep 0.3
		after=$(in_tmux capture-pane -p)
		[ -n "$after" ] && [ "$after" = "$before" ] && return
		before=$after
	done
}

# A map in which two groups gave the same fields different values.
conflicting_map() {
	base=maps/post-sale.ja.yaml ours=$work/ours.yaml theirs=$work/theirs.yaml
	cp "$base" "$ours"
	cp "$base" "$theirs"
	"$touchgrid" set "$ours" kickoff-call owner=csm timing=契約から3日以内 rating=works
	"$touchgrid" set "$theirs" kickoff-call owner=sales timing=契約から1週間以内 rating=not-working
	"$touchgrid" add "$ours" 口コミの依頼 --stage onboarding --channel email >/dev/null
	"$touchgrid" add "$theirs" 口コミ依頼 --stage onboarding --channel email >/dev/null
	"$touchgrid" remove "$theirs" qbr
	"$touchgrid" set "$ours" qbr purpose=成果を示す
	"$touchgrid" merge "$base" "$ours" "$theirs" -o "$work/conflicts.yaml" 2>/dev/null || true
}

# 64 colours are all that a terminal's picture needs, and a third of the bytes.
put() { # file, name
	convert "$1" -colors 64 -define png:compression-level=9 -strip "$work/small.png"
	mkdir -p screenshots
	mv "$work/small.png" "screenshots/$2.png"
	echo "screenshots/$2.png"
}

# A name that holds a theme is drawn in it, one that ends in .en in English.
picture() { # name, size, keys as tmux names them
	name=$1 size=$2
	shift 2
	language=ja theme=plain ground='#1c1c1c'
	case $name in *.en) language=en ;; esac
	case $name in *-*) theme=${name#*-} ;; esac
	theme=${theme%.en}
	case $theme in
	light) ground='#ffffff' ;;
	contrast) ground='#000000' ;;
	esac
	file=post-sale.$language.yaml
	rm -rf "$work/home" "$work/state"
	mkdir "$work/home"
	cp "${map:-maps/$file}" "$work/home/$file"
	xterm -u8 -tn xterm-256color -T touchgrid -fa 'DejaVu Sans Mono' -fs 13 -b 6 +sb -bw 0 -bg "$ground" -fg '#d0d0d0' \
		-xrm 'XTerm*forceBoxChars: true' -xrm 'XTerm*color4: #5f87ff' -geometry "$size+0+0" \
		-e tmux -u -L touchgrid-pictures -f /dev/null new-session \
		"cd '$work/home' && exec env -u LC_ALL -u XDG_CONFIG_HOME HOME='$work/home' LANG=C.UTF-8 \
			'$touchgrid' $file --lang $language --theme $theme" \
		\; set -g status off \; set -g escape-time 10 &
	window=$!
	sleep 1
	settle
	for key; do
		in_tmux send-keys "$key"
		sleep 0.1
	done
	settle
	import -window touchgrid -strip "$work/$name.png"
	in_tmux kill-server
	wait "$window" || true
	window=
	put "$work/$name.png" "$name"
}

page_picture() { # name, size in pixels
	LC_ALL=ja_JP.UTF-8 "$touchgrid" export maps/post-sale.ja.yaml -o "$work/page.html"
	chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
		--user-data-dir="$work/profile" --window-size="$2" --screenshot="$work/$1.png" "file://$work/page.html" 2>/dev/null
	put "$work/$1.png" "$1"
}

session() { # name, language
	tests/session/record "$touchgrid" "tests/session/keys.$2" "maps/purchase.$2.yaml" --lang "$2" --theme dark >"$work/$1.cast"
	LC_ALL=C awk -f tests/session/svg.awk "$work/$1.cast" >"$work/$1.svg"
	mv "$work/$1.cast" "$work/$1.svg" screenshots/
	echo "screenshots/$1.svg"
}

take() { # name
	case $1 in
	grid | grid.en | grid-*) picture "$1" 120x36 ;;
	form) picture form 120x36 Down Enter ;;
	inbox) picture inbox 120x36 i 口コミの依頼 Enter '請求書の案内' Enter Escape ;;
	palette) picture palette 120x36 : ;;
	history)
		picture history 120x36 a 口コミの依頼 Enter '紹介プログラム' Enter Escape C-s e の案内 Enter m Right Enter u u U
		;;
	capture)
		picture capture 120x36 a '@CSM' Space '導入事例の共有' Space '#ビ'
		;;
	steps)
		cp maps/post-sale.ja.yaml "$work/steps.yaml"
		for each in welcome-mail kickoff-call implementation-check-in training-session milestone-celebration; do
			"$touchgrid" set "$work/steps.yaml" "$each" channel= owner= || true
		done
		map=$work/steps.yaml
		picture steps 120x36 w Tab
		map=
		;;
	votes)
		picture votes 120x36 t d Enter Escape W s Enter Enter Enter Escape + + + Right + + + + Right + + Down + Left Down Down + + W
		;;
	capture.en) picture "$1" 120x36 a '@CSM' Space 'Customer story' Space '#vi' ;;
	findings | findings.en) picture "$1" 120x36 g Tab Tab Tab Down ;;
	review) picture review 120x36 R Down Down Down Down Down ;;
	compare)
		cp maps/post-sale.ja.yaml "$work/later.yaml"
		"$touchgrid" set "$work/later.yaml" welcome-mail owner=csm
		"$touchgrid" move "$work/later.yaml" kickoff-call --stage adoption
		"$touchgrid" remove "$work/later.yaml" milestone-celebration
		"$touchgrid" add "$work/later.yaml" '設定代行' --stage onboarding --channel phone >/dev/null
		map=$work/later.yaml
		picture compare 120x36 D "$PWD/maps/post-sale.ja.yaml" Enter n
		map=
		;;
	curve) picture curve 120x36 E Right ;;
	numbers) picture numbers 120x36 '#' PageDown ;;
	projector)
		picture projector 120x36 z z z T T T T T
		;;
	conflicts)
		conflicting_map
		map=$work/conflicts.yaml
		picture conflicts 120x36 X
		map=
		;;
	html) page_picture html 1280,860 ;;
	session) session session en ;;
	session.ja) session session.ja ja ;;
	*)
		echo "screenshots: there is no picture $1" >&2
		exit 2
		;;
	esac
}

all='grid form inbox palette history conflicts capture steps votes findings review compare curve numbers projector html
grid.en capture.en findings.en grid-light.en grid-contrast session session.ja'
for name in "${@:-$all}"; do
	# the default is one word of all names
	for each in $name; do
		take "$each"
	done
done

# A session is recorded with its keys and times, and its picture holds what the
# screen showed: well formed, wide characters two cells each, nothing from outside.
session=$PWD/tests/session
. tests/support/terminal.sh
command -v tidy >/dev/null || {
	echo "tidy is missing"
	exit 77
}
cat >keys <<'END_KEYS'
say <adding> & more
1.5 a
type 日本
0.5 Escape
2
END_KEYS
unset NO_COLOR
"$session/record" "$TOUCHGRID" keys "$maps/post-sale.ja.yaml" --lang ja --theme dark >cast || not_ok "the recording"
LC_ALL=C awk -f "$session/svg.awk" cast >svg || not_ok "the picture"

holds() { # what, file, pattern
	grep -q -- "$3" "$2" || not_ok "$1"
}
holds "the caption, in the recording" cast '^\[0.000, "m", "<adding> & more"\]$'
holds "a key at its time" cast '^\[1.500, "i", "a"\]$'
holds "a letter at its time" cast '^\[1.660, "i", "本"\]$'
holds "the end" cast '^\[4.160, "m", ""\]$'

tidy -xml -q -e svg || not_ok "the picture is XML"
holds "the caption, in the picture" svg '>&lt;adding&gt; &amp; more</text>'
# 8.4 pixels a cell
holds "two wide characters take four cells" svg 'textLength="33.6">日本</text>'
holds "text in its column, the 18th" svg 'x="151.2" y="13.5" textLength="134.4">ウェルカムメール</text>'
holds "it runs as long as the recording" svg 'animation:4.16s '
! grep -q '[^"]https\{0,1\}:' svg || not_ok "something from outside"

# A locale that names another character set than UTF-8 is told at the start, in
# plain letters; one that says nothing is not.
. tests/support/terminal.sh
cp "$maps/sales.en.yaml" map.yaml
word="is not UTF-8"
window 80x24 "exec $plain LC_ALL=ja_JP.eucJP \"$TOUCHGRID\" --lang en map.yaml"
wait_for "ja_JP.eucJP $word"
keys Right
wait_without "$word"
for locale in C C.UTF-8 en_US.utf8 POSIX ja_JP; do
	window 80x24 "exec $plain LC_ALL=$locale \"$TOUCHGRID\" --lang en map.yaml"
	wait_for "? help"
	lacks "$word" || not_ok "nothing is said of $locale"
done

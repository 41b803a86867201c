# HTML Tidy finds nothing to tidy in the page of any sample map.
command -v tidy >/dev/null || {
	echo "tidy is missing"
	exit 77
}
status=0
for map in maps/*.yaml; do
	for language in C.UTF-8 ja_JP.UTF-8; do
		LC_ALL=$language "$TOUCHGRID" export "$map" -o "$1/page.html" || exit 1
		tidy -e -q -utf8 "$1/page.html" >"$1/said" 2>&1
		[ ! -s "$1/said" ] || {
			echo "$map in $language:"
			head -n 5 "$1/said"
			status=1
		}
	done
done
exit $status

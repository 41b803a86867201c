#!/bin/sh
# Says which messages of src/ have no translation in ja.po and which
# translations have no message any more; the exit status is 1 if there are any.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find src include -name '*.[ch]' ! -path include/base/message.h | sort | xargs awk -f src/po/messages.awk >"$work/places"
cut -f 2- "$work/places" | sort -u >"$work/messages"
awk -f src/po/catalogue.awk src/po/ja.po | sed -n 's/^	{"\(.*\)", ".*"},$/\1/p' | sort -u >"$work/translations"

status=0
comm -23 "$work/messages" "$work/translations" >"$work/missing"
while IFS= read -r message; do
	place=$(awk -F '\t' -v wanted="$(printf '%s' "$message" | sed 's/\\/\\\\/g')" '$2 == wanted {print $1; exit}' "$work/places")
	echo "$place: not translated: \"$message\""
	status=1
done <"$work/missing"
comm -13 "$work/messages" "$work/translations" >"$work/unused"
while IFS= read -r message; do
	echo "src/po/ja.po: no message any more: \"$message\""
	status=1
done <"$work/unused"
exit $status

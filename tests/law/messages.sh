#!/bin/sh
# Every message has its translation and every translation its message; proves on
# a tree made for it that a breach is found, in code and in tables.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/po" "$work/include"
cp "$root"/src/po/*.awk "$root"/src/po/untranslated.sh "$work/src/po"
printf 'msgid "one"\nmsgstr "一"\n\nmsgid "gone"\nmsgstr "去"\n\nmsgid "empty"\nmsgstr ""\n' >"$work/src/po/ja.po"
cat >"$work/src/a.c" <<'END'
static const char *const table[] = {N_("one"), N_("in a "
                                                 "table")};
const char *f(void) { return _("in code"); }
const char *g(void) { return _("empty"); }
END

if sh "$work/src/po/untranslated.sh" >"$work/said"; then
	echo "the law finds nothing where much is missing"
	exit 1
fi
cat >"$work/wanted" <<'END'
src/a.c:4: not translated: "empty"
src/a.c:3: not translated: "in code"
src/a.c:1: not translated: "in a table"
src/po/ja.po: no message any more: "gone"
END
sort "$work/said" >"$work/a"
sort "$work/wanted" >"$work/b"
diff "$work/b" "$work/a"

sh "$root/src/po/untranslated.sh"

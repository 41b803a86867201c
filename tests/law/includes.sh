#!/bin/sh
# The include law: says which includes of the tree break it, and proves on a
# tree made for it that each kind of breach is found.
set -eu
law=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$law/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

breaches() { # root
	(
		cd "$1"
		find src include -name '*.[ch]' -exec grep -n '^[ 	]*#[ 	]*include' /dev/null {} + |
			LC_ALL=C awk -f "$law/includes.awk" >"$work/found"
		grep -v '^edge ' "$work/found" || true
		sed -n 's/^edge //p' "$work/found" | sort -u | tsort 2>&1 >/dev/null | sed 's/^/a circle: /'
		find . -maxdepth 1 ! -name '.*' | sed 's,^\./,,' | sort |
			grep -vxE 'Makefile|README\.md|src|include|maps|tests|screenshots|build' |
			sed 's/$/: does not belong at the top/' || true
	)
}

expect() { # what must be said of the made tree
	if ! breaches "$work/tree" | grep -qF "$1"; then
		echo "the law does not find: $1"
		exit 1
	fi
	rm -rf "$work/tree"
	mkdir -p "$work/tree/src" "$work/tree/include"
}

file() { # path, text
	mkdir -p "$work/tree/$(dirname "$1")" "$work/tree/src" "$work/tree/include"
	printf '%s\n' "$2" >"$work/tree/$1"
}

file src/ui/a.c '#include "config/config.h"'
expect 'src/ui/a.c:1: ui may not include config'
file src/base/a.c '#include "yaml/tree.h"'
expect 'src/base/a.c:1: base may not include yaml'
file include/screen/a.h '#include "journey/journey.h"'
expect 'include/screen/a.h:1: screen may not include journey'
file src/cli/a.c ' # include "term/term.h"'
expect 'src/cli/a.c:1: cli may not include term'
file src/view/a.c '#include <curses.h>'
expect 'only src/term/ may include <curses.h>'
file src/cli/a.c '#include <ncursesw/ncurses.h>'
expect 'only src/term/ may include <ncursesw/ncurses.h>'
file src/journey/a.c '#include <yaml.h>'
expect 'only src/yaml/ may include <yaml.h>'
file src/base/buffer.c '#include <utf8proc.h>'
expect 'only src/base/unicode.c may include <utf8proc.h>'
file src/ui/a.c '#include <jansson.h>'
expect 'only src/format/ may include <jansson.h>'
file src/ui/a.c '#include "../view/view.h"'
expect 'name a header from the root of include/'
file src/extra/a.c '#include "base/mem.h"'
expect 'the folder extra is not in the law'
file include/base/a.h '#include "base/b.h"'
file include/base/b.h '#include "base/a.h"'
expect 'a circle: '
file notes.txt ''
expect 'notes.txt: does not belong at the top'

file src/term/a.c '#include <curses.h>
#include "base/mem.h"
#include "screen/frame.h"
#include "local.h"'
file src/main.c '#include "term/term.h"'
said=$(breaches "$work/tree")
if [ -n "$said" ]; then
	echo "the law forbids what is allowed: $said"
	exit 1
fi

said=$(breaches "$root")
[ -z "$said" ] || {
	echo "$said"
	exit 1
}

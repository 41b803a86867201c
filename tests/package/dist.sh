#!/bin/sh
# What `make dist` packs builds, passes its tests, packs itself again, installs
# and uninstalls, far from git: tests/package/dist.sh WORK_FOLDER.
# QUICK=1 leaves out the tests that want sanitizers, Criterion, a terminal, a browser.
set -eu
unset ONLY UPDATE
work=$1
root=$(cd "$(dirname "$0")/../.." && pwd)

make -s -C "$root" dist
archive=$(cd "$root" && ls build/touchgrid-*.tar.gz)
name=$(basename "$archive" .tar.gz)
tar -xzf "$root/$archive" -C "$work"
cd "$work/$name"

if [ -n "${QUICK:-}" ]; then
	make -s -j2 WERROR=1 all
	sh tests/run.sh build/release law screen cli git
else
	make -s -j2 WERROR=1 all test
fi

make -s docs untranslated >"$work/said"
! grep rewritten "$work/said"
make -s dist
cmp "$root/$archive" "$archive"

make -s install DESTDIR="$work/in stalled" prefix=/usr
[ "$("$work/in stalled/usr/bin/touchgrid" --version)" = "$(echo "$name" | tr - ' ')" ]
"$work/in stalled/usr/bin/touchgrid" check "$work/in stalled"/usr/share/touchgrid/maps/* >/dev/null || [ $? = 1 ]
make -s uninstall DESTDIR="$work/in stalled" prefix=/usr
[ -z "$(find "$work/in stalled" ! -type d)" ]

# without its libraries it says which ones
if PKG_CONFIG_LIBDIR=$work/none PKG_CONFIG_PATH='' make -s VARIANT=debug all >"$work/said" 2>&1; then
	echo "it builds with libraries that are not there"
	exit 1
fi
grep -q 'ncursesw yaml-0.1 libutf8proc jansson.*make deps' "$work/said" || { cat "$work/said"; exit 1; }

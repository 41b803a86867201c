#!/bin/sh
# Two builds in two folders, at two times, of two people, give the same bytes of
# program, tarball and Debian package: tests/package/reproducible.sh WORK_FOLDER.
# QUICK=1 leaves out the Debian package.
set -eu
work=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
# what is compared is built, not remembered, and tested elsewhere
CCACHE_DISABLE=1 DEB_BUILD_OPTIONS=nocheck
export CCACHE_DISABLE DEB_BUILD_OPTIONS

make -s -C "$root" dist
archive=$(cd "$root" && ls build/touchgrid-*.tar.gz)
name=$(basename "$archive" .tar.gz)

build() { # folder, umask, time zone, language
	mkdir -p "$work/$1"
	tar -xzf "$root/$archive" -C "$work/$1"
	(
		cd "$work/$1/$name"
		umask "$2"
		export TZ="$3" LC_ALL="$4"
		make -s -j2 all dist
		if [ -z "${QUICK:-}" ] && command -v dh >/dev/null; then
			make -s deb >"$work/log" 2>&1 || { tail -n 20 "$work/log"; exit 1; }
		fi
	)
}

same() { # files below build/
	for file; do
		cmp "$work/first/$name/build/$file" "$work/another/one/$name/build/$file"
		sha256sum <"$work/first/$name/build/$file" | sed "s,-,$file,"
	done
}

build first 022 UTC C
build another/one 027 Asia/Tokyo C.UTF-8
cmp "$root/$archive" "$work/first/$name/$archive"
cd "$work/first/$name/build"
same release/libtouchgrid.a release/touchgrid "${archive#build/}" $(ls *.deb deb/*.deb 2>/dev/null)
! grep -q -e "$work" release/touchgrid

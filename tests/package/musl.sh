#!/bin/sh
# Builds the program with musl in place of glibc, without a warning, and runs the
# tests that need no Criterion: tests/package/musl.sh WORK_FOLDER.
# The libraries are built with musl too, from the sources of Debian, once, into
# build/musl; they are linked into the program.
set -eu
unset ONLY UPDATE
work=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
libraries=$root/build/musl
command -v musl-gcc >/dev/null || { echo "musl-gcc (package musl-tools) is missing"; exit 77; }

fetch() {
	apt=$work/apt
	mkdir -p "$apt/lists/partial" "$apt/cache" "$work/sources"
	release=$(. /etc/os-release && echo "$VERSION_CODENAME")
	echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $release main" >"$apt/list"
	set -- -q -o Dir::Etc::sourcelist="$apt/list" -o Dir::Etc::sourceparts=- \
		-o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User=
	apt-get "$@" update && cd "$work/sources" && apt-get "$@" source ncurses libyaml utf8proc jansson
}

package() { # pkg-config's name, what links it
	cat >"$made/lib/pkgconfig/$1.pc" <<END
Name: $1
Description: $1 built with musl
Version: 1
Cflags: -I$libraries/include
Libs: -L$libraries/lib $2
END
}

library() { # name, flags, C files: those of one library, without its own build system
	name=$1 flags=$2
	shift 2
	mkdir "$work/$name"
	for file; do
		musl-gcc -O2 -fPIC $flags -c "$file" -o "$work/$name/$(basename "$file" .c).o"
	done
	ar rcs "$made/lib/lib$name.a" "$work/$name"/*.o
}

build_libraries() {
	made=$work/made$libraries
	mkdir -p "$made/lib/pkgconfig" "$made/include"
	cd "$work/sources/ncurses-6.4"
	CC=musl-gcc CFLAGS='-O2 -fPIC' ./configure --prefix="$libraries" --enable-widec --without-shared --without-debug \
		--without-ada --without-cxx --without-cxx-binding --without-progs --without-tests --without-manpages \
		--disable-db-install --with-terminfo-dirs=/etc/terminfo:/lib/terminfo:/usr/share/terminfo
	make -j2 libs
	make DESTDIR="$work/made" install.libs install.includes
	cp "$made"/include/ncursesw/*.h "$made/include"
	package ncursesw -lncursesw

	cd "$work/sources/libyaml-0.2.5"
	cp include/yaml.h "$made/include"
	library yaml '-Iinclude -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 -DYAML_VERSION_STRING="0.2.5"' src/*.c
	package yaml-0.1 -lyaml

	cd "$work/sources/utf8proc-2.8.0"
	cp utf8proc.h "$made/include"
	library utf8proc -DUTF8PROC_EXPORTS utf8proc.c
	package libutf8proc -lutf8proc

	cd "$work/sources/jansson-2.14"
	cp android/jansson_config.h src/jansson.h "$made/include"
	: >src/jansson_private_config.h
	library jansson '-Isrc -Iandroid -DHAVE_STDINT_H -DHAVE_UNISTD_H -DHAVE_SYS_TYPES_H -DHAVE_SYS_TIME_H
		-DHAVE_FCNTL_H -DHAVE_OPEN -DHAVE_READ -DHAVE_CLOSE -DHAVE_GETPID -DHAVE_GETTIMEOFDAY -DUSE_URANDOM' src/*.c
	package jansson -ljansson
	mv "$made" "$libraries"
}

if [ ! -d "$libraries" ]; then
	# in the background, for where its failure is looked at a shell does not stop at the first
	fetch >"$work/log" 2>&1 &
	wait $! || { echo "the sources of the libraries cannot be had: $(tail -n 1 "$work/log")"; exit 77; }
	build_libraries >"$work/log" 2>&1 &
	wait $! || { tail -n 20 "$work/log"; exit 1; }
fi

sh "$root/src/dist.sh" touchgrid "$work/touchgrid.tar.gz"
tar -xzf "$work/touchgrid.tar.gz" -C "$work"
cd "$work/touchgrid"
PKG_CONFIG_LIBDIR=$libraries/lib/pkgconfig
PKG_CONFIG_PATH=
export PKG_CONFIG_LIBDIR PKG_CONFIG_PATH
# these ask the glibc of this system: which locale a child gets, how wide its new letters are
rm -r tests/cases/cli/keys-editor-locale tests/cases/screen/emoji
# fuzz targets in the shape that replays their corpora
replays=$(ls tests/fuzz | sed -n 's,^\(.*\)\.c$,build/release/replay-\1,p' | grep -v 'replay-replay')
make -s -j2 CC=musl-gcc CRITERION_CFLAGS= WERROR=1 all build/faults.so $replays
readelf -l build/release/touchgrid | grep -q 'interpreter: .*musl'
sh tests/run.sh build/release law corpora screen cli capture git faults

#!/bin/sh
# Builds the Debian package, asks lintian, installs it in a fresh Debian, uses it
# there and removes it: tests/package/deb.sh WORK_FOLDER.
# The fresh Debian is made once, into build/debian.tar.
set -eu
work=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
for command in debootstrap dpkg-buildpackage dh lintian; do
	command -v $command >/dev/null || { echo "$command is missing"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "only root can make a root"; exit 77; }

make -s -C "$root" deb >"$work/log" 2>&1 || { tail -n 20 "$work/log"; exit 1; }
lintian --allow-root --info "$root"/build/deb/*.changes >"$work/lintian" 2>&1 || true
[ ! -s "$work/lintian" ] || { cat "$work/lintian"; exit 1; }

if [ ! -e "$root/build/debian.tar" ]; then
	release=$(. /etc/os-release && echo "$VERSION_CODENAME")
	debootstrap --variant=minbase "$release" "$work/debian" >"$work/log" 2>&1 || {
		echo "no fresh Debian can be made: $(tail -n 1 "$work/log")"
		exit 77
	}
	tar -cf "$root/build/debian.tar.new" -C "$work/debian" .
	mv "$root/build/debian.tar.new" "$root/build/debian.tar"
else
	mkdir "$work/debian"
	tar -xf "$root/build/debian.tar" -C "$work/debian"
fi

inside() {
	env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp/home TERM=xterm DEBIAN_FRONTEND=noninteractive \
		chroot "$work/debian" "$@" </dev/null
}

files() { # what is there, but for what apt and dpkg write down
	(cd "$work/debian" && find . \( -path './var/lib/dpkg' -o -path './var/lib/apt' -o -path './var/cache' -o -path './var/log' \
		-o -path './tmp' -o -path ./etc/ld.so.cache \) -prune -o -print | LC_ALL=C sort)
}

inside apt-get -q update >"$work/log" 2>&1 || { echo "apt-get update fails: $(tail -n 1 "$work/log")"; exit 77; }
files >"$work/before"
cp "$root"/build/touchgrid_*.deb "$work/debian/tmp/touchgrid.deb"
inside apt-get -q install -y --no-install-recommends /tmp/touchgrid.deb >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }

# as someone who is not root, on a map of the package and on one of their own
user() {
	inside setpriv --reuid=65534 --regid=65534 --clear-groups sh -ec "cd /tmp/home; $1"
}
mkdir -m 777 "$work/debian/tmp/home"
user 'touchgrid --version; touchgrid show /usr/share/touchgrid/maps/post-sale.ja.yaml' >"$work/out"
grep -q '^touchgrid [0-9]' "$work/out"
grep -q 'オンボーディング' "$work/out"
user 'touchgrid new a.yaml --template post-sale; touchgrid --keys "aPhone call<Enter><Esc><C-s>q" a.yaml >screen; touchgrid check a.yaml >found || [ $? = 1 ]'
grep -q 'Phone call' "$work/debian/tmp/home/a.yaml"
for file in man/man1/touchgrid.1.gz doc/touchgrid/copyright doc/touchgrid/changelog.gz; do
	[ -s "$work/debian/usr/share/$file" ] || { echo "$file is not there"; exit 1; }
done

inside apt-get -q purge -y --autoremove touchgrid >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
files >"$work/after"
diff "$work/before" "$work/after"

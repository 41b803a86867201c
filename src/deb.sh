#!/bin/sh
# Builds the Debian package build/touchgrid_VERSION_ARCHITECTURE.deb from
# build/touchgrid-VERSION.tar.gz, with debhelper: src/deb.sh VERSION
set -eu
version=$1
cd "$(dirname "$0")/../build"
rm -rf deb
mkdir deb
tar -xzf "touchgrid-$version.tar.gz" -C deb
cd "deb/touchgrid-$version"
cp -R src/debian debian
packed=$(dpkg-parsechangelog -S Version)
[ "$packed" = "$version" ] || {
	echo "deb: src/debian/changelog is about $packed; begin an entry for $version, with dch or by hand" >&2
	exit 1
}
dpkg-buildpackage --build=binary --no-sign
cp ../touchgrid_"$version"_*.deb ../..

#!/bin/sh
# Packs the sources: src/dist.sh NAME FILE.tar.gz
# Takes what is committed or, where there is no git (in what this packed), all
# files but build/.  The same sources give the same bytes: sorted, owned by
# nobody, dated by SOURCE_DATE_EPOCH or else the last commit.  Needs GNU tar.
set -eu
name=$1 archive=$2
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/$name"
if [ -e .git ]; then
	[ -z "$(git status --porcelain)" ] || echo "dist: what is not committed is left out" >&2
	git archive HEAD | tar -xf - -C "$work/$name"
	date=@$(git log -1 --format=%ct)
else
	find . -path ./build -prune -o -type f -print | tar -cf - -T - | tar -xf - -C "$work/$name"
	# every file here bears the date of that commit
	date=$PWD/Makefile
fi
tar=$(command -v gtar || command -v tar)
mkdir -p "$(dirname "$archive")"
LC_ALL=C "$tar" -C "$work" --sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
	--mtime="${SOURCE_DATE_EPOCH:+@}${SOURCE_DATE_EPOCH:-$date}" -cf "$work/tar" "$name"
gzip -9n <"$work/tar" >"$archive.new"
mv "$archive.new" "$archive"

#!/bin/sh
# Real disks that take nothing: full, read-only, too small a limit; and a file
# that is itself a mount, which no other can replace.
#   tests/faults/full.sh PROGRAM
# The last line is the number of cases; exit status 77: mounting is forbidden.
set -u
program=$1
maps=$(cd "$(dirname "$0")/../../maps" && pwd)
if [ "${2:-}" != inside ]; then
	for how in "unshare -m" "unshare -rm"; do
		if $how sh -c 'mount -t tmpfs none /mnt' 2>/dev/null; then
			exec $how sh "$0" "$program" inside
		fi
	done
	echo "no file system may be mounted here"
	exit 77
fi
mount -t tmpfs none /mnt && mkdir /mnt/disk && mount -t tmpfs -o size=128k none /mnt/disk && cd /mnt/disk || exit 2
cp "$maps/post-sale.en.yaml" ../old
cases=0 failed=0
edit='e<C-u>Hello<Enter><C-s>'

# what it must say, and which file the map must then be
check() { # what, words, file
	cases=$((cases + 1))
	if ! grep -q "^$2" ../out || [ -s ../err ] || ! cmp -s map.yaml "$3" || ls map.yaml.* >/dev/null 2>&1; then
		echo "$1"
		tail -n 3 ../out
		cat ../err
		ls -l
		failed=1
	fi
}

play() { # keys
	HOME=/mnt XDG_STATE_HOME=/mnt/state "$program" --keys "$1" --size 100x24 map.yaml >../out 2>../err
}

begin() {
	rm -rf ./* ../state
	cp ../old map.yaml
}

fill() {
	dd if=/dev/zero of=fill bs=1k 2>/dev/null
}

begin
play "$edit"
cp map.yaml ../new
check "a disk with room" "saved map.yaml" ../new

begin
fill
play "$edit"
check "a full disk" "map.yaml:* was not saved: the disk is full" ../old

play "$edit<C-u>/mnt/elsewhere.yaml<Enter>"
check "a full disk, and another place" "saved /mnt/elsewhere.yaml" ../old
cmp ../elsewhere.yaml ../new || failed=1

begin
ln map.yaml other
fill
play "$edit"
check "a full disk and a second name" "map.yaml:* was not saved: the disk is full" ../old

begin
(
	ulimit -f 16
	play "$edit"
)
check "a limit on files" "map.yaml:* was not saved: a file may not become that large" ../old

begin
mount --bind map.yaml map.yaml
play "$edit"
check "a file that is a mount" "saved map.yaml" ../new
umount map.yaml

begin
mount -o remount,bind,ro /mnt/disk
play "$edit"
check "a read-only disk" "map.yaml:* was not saved: the disk takes no changes" ../old

cd / && umount /mnt/disk
echo $cases
exit $failed

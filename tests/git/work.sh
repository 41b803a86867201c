#!/bin/sh
# Days with maps in git: long rebases, stashes, crossing merges, a program that
# is gone:  tests/git/work.sh FOLDER, with $TOUCHGRID
set -u
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
. "$here/tests/git/alone"

has() { # lines the map must have, each once
	for line; do
		[ "$(grep -cFx -- "$line" map.yaml)" -eq 1 ] || {
			echo "not just once: $line"
			cat map.yaml
			return 1
		}
	done
}

first_map() {
	cat >map.yaml <<'END'
# 全員の地図
touchgrid: 1
title: 旅
stages: [導入, 更新]
channels: [email, phone]
touchpoints:
  - name: キックオフ
    stage: 導入
    channel: phone
  - name: 更新のご案内
    stage: 更新
    channel: email
END
}

with_driver() { # repository
	repository "$work/$1"
	first_map
	"$TOUCHGRID" git-setup >/dev/null
	commit base
}

append() { # name, field
	printf '  # %sの件\n  - name: %s\n    stage: 更新\n    channel: phone\n    %s\n' "$1" "$1" "$2" >>map.yaml
	commit "$1"
}

sound() {
	"$TOUCHGRID" check --severity error map.yaml
}

# three commits on each side, all at the end of the file
with_driver rebase
git checkout -q -b mine
append 電話 'rating: works'
append 訪問 'rating: works'
append 手紙 'rating: works'
git checkout -q main
append 展示会 'votes: 1'
append 講座 'votes: 2'
append 動画 'votes: 3'
git checkout -q mine
check "a rebase of three commits on three" git rebase main
check "all six" has '  - name: 電話' '  - name: 訪問' '  - name: 手紙' '  - name: 展示会' '  - name: 講座' '  - name: 動画'
check "with their comments" has '  # 電話の件' '  # 訪問の件' '  # 手紙の件' '  # 展示会の件' '  # 講座の件' '  # 動画の件'
check "sound" sound
check "six commits" test "$(git rev-list --count HEAD)" -eq 7

# a stash comes back onto a map that went on
with_driver stash
printf '  - name: 手元の案   # まだ相談中\n' >>map.yaml
git stash -q
append 講座 'votes: 2'
check "git stash pop" git stash pop
check "both" has '  - name: 手元の案   # まだ相談中' '  - name: 講座' '  # 講座の件'
check "sound" sound
check "the stash is gone" test -z "$(git stash list)"

# a commit in the middle is reverted
with_driver revert
append 講座 'votes: 2'
append 動画 'votes: 3'
check "git revert" git revert --no-edit HEAD~1
check "the other stays" has '  - name: 動画' '  # 動画の件'
check "it is gone" not grep -q 講座 map.yaml

# two branches merged each other: git merges their bases first
with_driver crossing
git checkout -q -b mine
append 電話 'rating: works'
git checkout -q -b theirs main
append 展示会 'votes: 1'
git branch theirs-then
git checkout -q mine
git branch mine-then
check "one merge" git merge theirs-then
append 訪問 'rating: works'
git checkout -q theirs
check "the other" git merge mine-then
append 講座 'votes: 2'
check "the crossing merge" git merge mine
check "all four" has '  - name: 電話' '  - name: 訪問' '  - name: 展示会' '  - name: 講座'
check "sound" sound

# the same, when the bases are in conflict
with_driver crossing-conflict
git checkout -q -b mine
sed -i.old 's/^title: .*/title: 私の旅/' map.yaml && rm map.yaml.old
commit mine
git checkout -q -b theirs main
sed -i.old 's/^title: .*/title: 彼らの旅/' map.yaml && rm map.yaml.old
commit theirs
git branch theirs-then
git checkout -q mine
git branch mine-then
git merge -q theirs-then >/dev/null 2>&1
check "a conflict" grep -q '^conflicts:' map.yaml
settle map.yaml
sed -i.old 's/^title: .*/title: 皆の旅/' map.yaml && rm map.yaml.old
commit settled
git checkout -q theirs
git merge -q mine-then >/dev/null 2>&1
settle map.yaml
sed -i.old 's/^title: .*/title: 皆の旅/' map.yaml && rm map.yaml.old
commit settled
append 講座 'votes: 2'
check "the crossing merge" git merge mine
check "one title" has 'title: 皆の旅' '  - name: 講座'
check "no conflict is left" not grep -q '^conflicts:' map.yaml

# git merge-file stays what it is
with_driver merge-file
cp map.yaml base.yaml
sed 's/^title: .*/title: A/' base.yaml >map.yaml
sed 's/^title: .*/title: B/' base.yaml >theirs.yaml
git merge-file map.yaml base.yaml theirs.yaml
check "git merge-file leaves marks" grep -q '^<<<<<<<' map.yaml

# a side that is no map: git's own way, with marks
with_driver broken
git checkout -q -b theirs
printf 'touchgrid: [\n' >map.yaml
commit broken
git checkout -q main
append 講座 'votes: 2'
check "a merge with what is no map is a conflict" not git merge theirs
check "with marks" grep -q '^<<<<<<< ours' map.yaml
check "git diff of it" git diff
git merge --abort
git checkout -q -b theirs-far HEAD~1
printf '# broken\n' | cat - map.yaml | sed 's/stages: \[導入, 更新\]/stages: [導入, 更新/' >new.yaml && mv new.yaml map.yaml
commit broken-far
git checkout -q main
check "a merge far from what is broken" git merge theirs-far
check "has both" has '# broken' '  - name: 講座'

# the program is gone: git's own way
with_driver gone
git checkout -q -b theirs
append 電話 'rating: works'
git checkout -q main
append 講座 'votes: 2'
mkdir "$work/bin"
ln -s "$TOUCHGRID" "$work/bin/touchgrid"
"$work/bin/touchgrid" git-setup >/dev/null
rm "$work/bin/touchgrid"
check "a merge without the program" not git merge theirs
check "with marks" grep -q '^<<<<<<< ours' map.yaml
check "git diff without the program" git diff
git merge --abort
check "git log -p without the program" sh -c 'git log -p | grep -q "^+  # 講座の件"'

# what git diff says
with_driver words
sed -i.old -e 's/^# 全員/# 皆/' -e 's/phone$/email/' -e 's/^title: 旅$/"title":   "旅"/' map.yaml && rm map.yaml.old
git diff >"$work/diff"
check "a changed field" grep -qx -- '+  Channel: email' "$work/diff"
check "a changed comment" grep -qx -- '+# 皆の地図' "$work/diff"
check "nothing of quotes" not grep -q '^[-+].*旅' "$work/diff"
LC_ALL=ja_JP.UTF-8 git diff >"$work/diff"
check "in Japanese" grep -qx -- '+  チャネル: email' "$work/diff"
git diff --no-textconv >"$work/diff"
check "the lines themselves" grep -qx -- '+"title":   "旅"' "$work/diff"
commit changed
sed -i.old 's/^    stage: 更新$/    stage: 導入/' map.yaml && rm map.yaml.old
git diff -U0 >"$work/diff"
check "whose field it is" grep -q '^@@.*@@ touchpoint: 更新のご案内$' "$work/diff"
git diff --no-textconv >"$work/patch"
git checkout -q map.yaml
check "a patch of the lines applies" git apply "$work/patch"
exit $failed

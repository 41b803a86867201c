#!/bin/sh
# Maps against git revisions, in the shell and on the screen:
# tests/git/compare.sh FOLDER, with $TOUCHGRID
set -u
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
. "$here/tests/git/alone"

map() { # touchpoint...
	printf 'stages: [導入, 更新]\nchannels: [email, phone]\ntouchpoints:\n'
	for name; do
		printf '  - {name: %s, stage: 導入, channel: phone}\n' "$name"
	done
}

says() { # words, command...
	words=$1
	shift
	"$@" >"$work/output" 2>&1
	grep -qF -- "$words" "$work/output" || {
		echo "“$words” is not in what $* says:"
		cat "$work/output"
		return 1
	}
}

ends_with() { # status, command...
	wanted=$1
	shift
	"$@" >"$work/output" 2>&1
	status=$?
	[ $status -eq "$wanted" ] || {
		echo "$* ends with $status, not $wanted:"
		cat "$work/output"
		return 1
	}
}

play() { # keys, file
	"$TOUCHGRID" --size 100x30 --keys "$1" "$2"
}

repository "$work/maps"
mkdir deep
map A >deep/plan.yaml
echo 'not: [a map' >broken.yaml
commit 'First draft'
git tag v1
map A B >deep/plan.yaml
map X >later.yaml
commit 'Ask for B: a second step'
map A B C >deep/plan.yaml

# the shell, from the top and from a folder
check 'a revision of the other file' says 'added 2' "$TOUCHGRID" diff v1 deep/plan.yaml
check 'the way round' says 'removed 2' "$TOUCHGRID" diff deep/plan.yaml HEAD~1
check 'as git writes it' says 'added 1' "$TOUCHGRID" diff HEAD:deep/plan.yaml deep/plan.yaml
check 'from where we are' says 'added 1' "$TOUCHGRID" diff HEAD:./deep/plan.yaml deep/plan.yaml
check 'two revisions' says 'added 1' "$TOUCHGRID" diff HEAD~1:deep/plan.yaml HEAD:deep/plan.yaml
check 'words for a commit' says 'added 2' "$TOUCHGRID" diff ':/First draft' deep/plan.yaml
check 'the index' says 'added 1' "$TOUCHGRID" diff :deep/plan.yaml deep/plan.yaml
check 'in one grid' says '+ C' "$TOUCHGRID" diff --view grid HEAD deep/plan.yaml
check 'differences' ends_with 1 "$TOUCHGRID" diff HEAD deep/plan.yaml
check 'no difference' ends_with 0 "$TOUCHGRID" diff HEAD later.yaml
map A >HEAD
check 'a file comes before a revision' says 'added 2' "$TOUCHGRID" diff HEAD deep/plan.yaml
rm HEAD

# what cannot be had
check 'no such revision' says '“v9” is neither a file nor a git revision' "$TOUCHGRID" diff v9 deep/plan.yaml
check 'its status' ends_with 2 "$TOUCHGRID" diff v9 deep/plan.yaml
check 'no such file then' says 'the file later.yaml is not in the revision “v1”' "$TOUCHGRID" diff v1 later.yaml
check 'no such file in it' says '“v1:none” is neither a file nor a file in a git revision' \
	"$TOUCHGRID" diff v1:none later.yaml
check 'no map then' says 'v1:broken.yaml:' "$TOUCHGRID" diff v1:broken.yaml later.yaml
check 'an option to git' says 'no git revision begins with -' "$TOUCHGRID" diff -- --output=stolen later.yaml
check 'it never got there' not test -e stolen
check 'a folder' says 'is a folder' "$TOUCHGRID" diff deep later.yaml
# shellcheck disable=SC2016
check 'no shell' says 'is neither a file nor a git revision' "$TOUCHGRID" diff '$(touch stolen)' later.yaml
check 'it was not run' not test -e stolen

# the screen
check 'against the last commit' says 'added 1' play 'DHEAD<Enter>' deep/plan.yaml
check 'against a tag' says 'added 2' play 'Dv1<Enter>' deep/plan.yaml
check 'nothing typed is the last commit' says 'HEAD → plan.yaml' play 'D<Enter>' deep/plan.yaml
check 'commits are offered' says 'Ask for B: a second step' play D deep/plan.yaml
check 'and their day' says '2026-01-05' play D deep/plan.yaml
check 'an offer is found by its subject' says 'added 2' play 'Ddraft<Tab><Enter>' deep/plan.yaml
cp later.yaml copy.yaml
check 'other maps are offered' says later.yaml play D ./copy.yaml
cp deep/plan.yaml deep/other.yaml
check 'those of its folder' says deep/other.yaml play D deep/plan.yaml
check 'an unsaved step' says 'as last saved → plan.yaml' play 'aD<Enter><Esc>D<Enter>' deep/plan.yaml
check 'it is compared' says 'added 2' play 'aD<Enter><Esc>DHEAD<Enter>' deep/plan.yaml
check 'a revision that is none' says '“v9” is neither' play 'Dv9<Enter>' deep/plan.yaml
check 'what was typed stays' says 'v9' play 'Dv9<Enter>' deep/plan.yaml
check 'a file that was not there' says 'is not in the revision “v1”' play 'Dv1<Enter>' later.yaml
check 'at once' says 'HEAD~1 → plan.yaml' "$TOUCHGRID" --against HEAD~1 --keys '<Down>' deep/plan.yaml
git checkout -q deep/plan.yaml
check 'the same' says 'both say the same' play 'DHEAD<Enter>' deep/plan.yaml
check 'no key changed a map' git diff --quiet

# a folder that is a repository no longer
rm -rf .git
check 'no repository' says 'there is no git repository here' play 'DHEAD<Enter>' deep/plan.yaml
check 'and no git' says 'git was not found' env PATH="$work/empty" "$TOUCHGRID" diff HEAD deep/plan.yaml

exit $failed

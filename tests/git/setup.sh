#!/bin/sh
# What `touchgrid git-setup` writes, finds and takes away, in real repositories:
#   tests/git/setup.sh FOLDER, with $TOUCHGRID
set -u
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 2
. "$here/tests/git/alone"
cd "$work" || exit 2

attributes_are() { # expected lines
	printf '%s\n' "$@" | diff -u - .gitattributes
}

driver_of() { # file, attribute
	git check-attr "$2" -- "$1" | sed 's/.*: //'
}

a_map() { # path
	mkdir -p "$(dirname "$1")"
	printf '# %s\ntouchgrid: 1\ntitle: %s\n' "$1" "$1" >"$1"
}

# maps are found, whatever they are called; what is no map is left alone
repository "$work/found"
a_map 'maps/a.yaml'
a_map 'maps/b.yaml'
a_map '旅/旅 [1].yaml'
a_map '旅/x.yaml'
a_map '旅/"y".yaml'
echo 'services: {}' >旅/docker.yaml
a_map 'top.yaml'
printf '{"stages": [], "channels": []}\n' >plain.json
echo '{"name": "stages"}' >package.json
echo 'touchgrid: [' >broken.yaml
a_map 'ignored/c.yaml'
echo ignored >.gitignore
printf '# ours\n*.png binary' >.gitattributes
commit maps
mkdir -p deep/er
cd deep/er || exit 2
check "git-setup in a folder of the repository" "$TOUCHGRID" git-setup
cd ../.. || exit 2
check "lines" attributes_are '# ours' '*.png binary' '/plain.json diff=touchgrid merge=touchgrid' \
	'/top.yaml diff=touchgrid merge=touchgrid' '/maps/*.yaml diff=touchgrid merge=touchgrid' \
	'/旅/"y".yaml diff=touchgrid merge=touchgrid' '/旅/x.yaml diff=touchgrid merge=touchgrid' \
	'"/旅/旅 \\[1].yaml" diff=touchgrid merge=touchgrid'
for map in maps/a.yaml maps/new.yaml '旅/旅 [1].yaml' 旅/x.yaml '旅/"y".yaml' top.yaml plain.json; do
	check "$map is a map to git" test "$(driver_of "$map" merge) $(driver_of "$map" diff)" = "touchgrid touchgrid"
done
for other in 旅/docker.yaml package.json broken.yaml '旅/旅 1.yaml' maps/deep/a.yaml; do
	check "$other is no map to git" test "$(driver_of "$other" merge)" = unspecified
done
cp .gitattributes .git/config "$work"
check "git-setup again" "$TOUCHGRID" git-setup
check "the same lines" cmp .gitattributes "$work/.gitattributes"
check "the same configuration" cmp .git/config "$work/config"

# a map that another pattern covers needs no line
repository "$work/covered"
a_map 'journey.yaml'
echo '*.yaml -text merge=touchgrid diff=touchgrid' >.gitattributes
commit map
check "git-setup where all is said" "$TOUCHGRID" git-setup
check "no line more" attributes_are '*.yaml -text merge=touchgrid diff=touchgrid'
check "the driver" git config merge.touchgrid.driver
a_map 'journey.yml'
check "git-setup with a new map" "$TOUCHGRID" git-setup
check "its line" attributes_are '*.yaml -text merge=touchgrid diff=touchgrid' \
	'/journey.yml diff=touchgrid merge=touchgrid'
check "git-setup --remove" "$TOUCHGRID" git-setup --remove
check "words of others stay" attributes_are '*.yaml -text'
check "no configuration" not git config --get-regexp touchgrid

# what a person names
repository "$work/named"
a_map 'maps/a b.yaml'
check "git-setup with patterns" "$TOUCHGRID" git-setup '*.journey.yaml' '"maps/a b.yaml' maps 'maps/a b.yaml' .
check "their lines" attributes_are '*.journey.yaml diff=touchgrid merge=touchgrid' \
	'"\"maps/a b.yaml" diff=touchgrid merge=touchgrid' '/maps/**/*.yaml diff=touchgrid merge=touchgrid' \
	'"/maps/a b.yaml" diff=touchgrid merge=touchgrid' '/**/*.yaml diff=touchgrid merge=touchgrid'
cp .gitattributes "$work/.gitattributes"
check "the same again" "$TOUCHGRID" git-setup '*.journey.yaml' maps
check "no line twice" cmp .gitattributes "$work/.gitattributes"
check "a map deep down" test "$(driver_of maps/x/y.yaml merge)" = touchgrid
check "git-setup --remove" "$TOUCHGRID" git-setup --remove
check "no file is left" test ! -e .gitattributes
check "and again" "$TOUCHGRID" git-setup --remove

# --global is the person's configuration, in a repository or not
cd "$work" || exit 2
cp "$GIT_CONFIG_GLOBAL" "$work/before"
check "git-setup --global outside" "$TOUCHGRID" git-setup --global
check "the driver" git config --global merge.touchgrid.driver
cd "$work/named" || exit 2
check "git-setup --global" "$TOUCHGRID" git-setup --global
check "nothing in the clone" not git config --local --get-regexp touchgrid
check "the line" attributes_are '/maps/*.yaml diff=touchgrid merge=touchgrid'
check "git-setup --global --remove" "$TOUCHGRID" git-setup --global --remove
check "as it was" cmp "$GIT_CONFIG_GLOBAL" "$work/before"

# a program in an awkward place
mkdir -p "$work/it's 100%O \$HOME"
ln -sf "$TOUCHGRID" "$work/it's 100%O \$HOME/touchgrid"
repository "$work/awkward"
a_map 'a.yaml'
commit map
PATH="$work/it's 100%O \$HOME:$PATH" check "git-setup by an awkward path" touchgrid git-setup
commit attributes
git checkout -q -b other
printf 'goal: x # mine\n' >>a.yaml
commit theirs
git checkout -q main
printf 'tone: y # ours\n' >>a.yaml
commit ours
check "git merge through it" git merge other
check "both lines" grep -c '# mine' a.yaml
check "git log -p through it" sh -c 'git log -p | grep -q "^+Goal: x"'

# git complains: a sentence and 2
if [ "$(id -u)" -ne 0 ]; then
	chmod a-w .git .
	"$TOUCHGRID" git-setup >/dev/null 2>"$work/said"
	check "a configuration that cannot be written" test $? -eq 2
	chmod u+w .git .
fi
touch .git/config.lock
"$TOUCHGRID" git-setup >/dev/null 2>"$work/complaint"
check "a configuration that is locked" test $? -eq 2
check "says so" grep -q "git's configuration cannot be changed" "$work/complaint"
rm -f .git/config.lock
rm -f .gitattributes
mkdir .gitattributes
"$TOUCHGRID" git-setup >/dev/null 2>"$work/complaint"
check "no .gitattributes can be written" test $? -eq 2
exit $failed

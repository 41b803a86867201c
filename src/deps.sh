#!/bin/sh
# Installs what is missing to build touchgrid and, by argument, to do more:
#   src/deps.sh [build] [test] [check] [screenshots] [deb] [package]
# Looks for what is needed, not for packages; when all is there it does nothing
# and needs no network.
set -eu

# For each purpose: what is looked for, and the package that brings it, by
# package manager; a dash where the system itself brings it or none does.
needs() {
	cat <<'END'
# purpose     needed              apt-get               dnf                     pacman              apk              zypper                 brew
build         command:cc          gcc,libc6-dev         gcc                     gcc                 gcc,musl-dev     gcc                    -
build         command:pkg-config  pkg-config            pkgconf-pkg-config      pkgconf             pkgconf          pkg-config             pkgconf
build         library:ncursesw    libncurses-dev        ncurses-devel           ncurses             ncurses-dev,ncurses-terminfo ncurses-devel ncurses
build         library:yaml-0.1    libyaml-dev           libyaml-devel           libyaml             yaml-dev         libyaml-devel          libyaml
build         library:libutf8proc libutf8proc-dev       utf8proc-devel          libutf8proc         utf8proc-dev     utf8proc-devel         utf8proc
build         library:jansson     libjansson-dev        jansson-devel           jansson             jansson-dev      libjansson-devel       jansson
test          library:criterion   libcriterion-dev      criterion-devel         criterion           criterion-dev    criterion-devel        criterion
test          command:tmux        tmux                  tmux                    tmux                tmux             tmux                   tmux
test          command:git         git                   git                     git                 git              git                    git
test          command:bash        bash                  bash                    bash                bash             bash                   bash
test          command:zsh         zsh                   zsh                     zsh                 zsh              zsh                    zsh
test          command:fish        fish                  fish                    fish                fish             fish                   fish
test          command:diff        diffutils             diffutils               diffutils           diffutils        diffutils              -
test          command:chromedriver chromium,chromium-driver chromium,chromedriver chromium            chromium,chromium-chromedriver chromium,chromedriver chromedriver
test          command:curl        curl                  curl                    curl                curl             curl                   -
test          command:tidy        tidy                  tidy                    tidy                tidyhtml         tidy                   tidy-html5
test          sanitizer:cc        gcc                   libasan,libubsan        gcc                 gcc              gcc                    -
check         command:clang       clang                 clang                   clang               clang            clang                  llvm
check         command:clang-tidy  clang-tidy            clang-tools-extra       clang               clang-extra-tools clang-tools           llvm
check         command:clang-format clang-format         clang-tools-extra       clang               clang-extra-tools clang                 clang-format
check         fuzzer:clang        libclang-rt-dev       compiler-rt             compiler-rt         compiler-rt      clang                  llvm
check         command:valgrind    valgrind              valgrind                valgrind            valgrind         valgrind               -
check         command:cppcheck    cppcheck              cppcheck                cppcheck            cppcheck         cppcheck               cppcheck
check         command:mandoc      mandoc                mandoc                  mandoc              mandoc           mandoc                 mandoc
screenshots   command:Xvfb        xvfb                  xorg-x11-server-Xvfb    xorg-server-xvfb    xvfb             xorg-x11-server-Xvfb   -
screenshots   command:xterm       xterm                 xterm                   xterm               xterm            xterm                  -
screenshots   command:import      imagemagick           ImageMagick             imagemagick         imagemagick      ImageMagick            imagemagick
screenshots   command:tmux        tmux                  tmux                    tmux                tmux             tmux                   tmux
screenshots   command:chromium    chromium              chromium                chromium            chromium         chromium               chromium
screenshots   font:mono           fonts-dejavu-core     dejavu-sans-mono-fonts  ttf-dejavu          font-dejavu      dejavu-fonts           -
screenshots   font:ja             fonts-noto-cjk        google-noto-sans-cjk-fonts noto-fonts-cjk   font-noto-cjk    google-noto-sans-cjk-fonts -
deb           command:dpkg-buildpackage dpkg-dev        -                       -                   -                -                      -
deb           command:dh          debhelper             -                       -                   -                -                      -
package       command:lintian     lintian               -                       -                   -                -                      -
package       command:debootstrap debootstrap           -                       -                   -                -                      -
package       command:musl-gcc    musl-tools            -                       -                   -                -                      -
END
}

links() { # compiler, flag: does a program with it link?
	printf '%s\n' "$3" | "$1" -x c "$2" -o /dev/null - 2>/dev/null
}

is_there() {
	what=${1#*:}
	case $1 in
	command:*) command -v "$what" >/dev/null ;;
	library:*) pkg-config --exists "$what" 2>/dev/null ;;
	sanitizer:*) links "$what" -fsanitize=address,undefined 'int main(void) { return 0; }' ;;
	fuzzer:*) links "$what" -fsanitize=fuzzer,address 'int LLVMFuzzerTestOneInput(void) { return 0; }' ;;
	font:mono) fc-list 2>/dev/null | grep -q 'DejaVuSansMono' ;;
	font:*) fc-list ":lang=$what" 2>/dev/null | grep -q . ;;
	esac
}

# with Homebrew, ncurses is kept out of pkg-config's sight
if command -v brew >/dev/null; then
	PKG_CONFIG_PATH=${PKG_CONFIG_PATH:-}:$(brew --prefix ncurses)/lib/pkgconfig
	export PKG_CONFIG_PATH
fi

manager=
column=0
for candidate in apt-get dnf pacman apk zypper brew; do
	column=$((column + 1))
	if command -v "$candidate" >/dev/null; then
		manager=$candidate
		break
	fi
done

missing() { # lines "needed packages" of the purposes given
	for purpose; do
		needs | awk -v purpose="$purpose" -v column=$((column + 2)) '$1 == purpose {print $2, $column}'
	done | while read -r needed packages; do
		is_there "$needed" || echo "$needed $packages"
	done
}

lacking=$(missing "${@:-build}")
if [ -z "$lacking" ]; then
	echo "deps: everything needed to ${*:-build} is installed"
	exit 0
fi
names=$(echo "$lacking" | awk '{sub(/^(command|library):/, "", $1); printf "%s%s", sep, $1; sep = ", "}')
if [ -z "$manager" ]; then
	echo "deps: missing: $names; no known package manager found, please install them by hand" >&2
	exit 1
fi
unknown=$(echo "$lacking" | awk '$2 == "-" {sub(/^(command|library):/, "", $1); printf "%s%s", sep, $1; sep = ", "}')
if [ -n "$unknown" ]; then
	echo "deps: missing, and $manager has no package for it: $unknown; please install it by hand" >&2
	exit 1
fi
packages=$(echo "$lacking" | awk '{gsub(",", "\n", $2); print $2}' | sort -u)

as_root=
if [ "$manager" != brew ] && [ "$(id -u)" != 0 ]; then
	as_root=$(command -v sudo || command -v doas) || {
		echo "deps: missing: $names; as root, run: $manager, packages:" $packages >&2
		exit 1
	}
fi
echo "deps: missing: $names; installing with ${as_root:+$as_root }$manager:" $packages
case $manager in
apt-get)
	$as_root apt-get -q update
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $packages
	;;
dnf) $as_root dnf install -y $packages ;;
pacman) $as_root pacman -Sy --needed --noconfirm $packages ;;
apk) $as_root apk add $packages ;;
zypper) $as_root zypper --non-interactive install $packages ;;
brew) brew install $packages ;;
esac

lacking=$(missing "${@:-build}")
if [ -n "$lacking" ]; then
	echo "deps: still missing after installing:" $lacking >&2
	exit 1
fi

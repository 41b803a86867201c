# touchgrid: everything is built, tested and installed from this one file.
# `make help` lists the targets.  Objects live in build/<variant>/, so switching
# variants never needs `clean`:
#   release (default) · debug · asan (sanitizers) · clang · fuzz (clang, libFuzzer)

VARIANT ?= release
prefix ?= /usr/local
bindir ?= $(prefix)/bin
datadir ?= $(prefix)/share
mandir ?= $(datadir)/man
mapsdir ?= $(datadir)/touchgrid/maps
zshcompdir ?= $(datadir)/zsh/site-functions
INSTALL ?= install
FUZZ_SECONDS ?= 60
.DEFAULT_GOAL := all

# --- what is there -----------------------------------------------------------
VARIANTS = release debug asan clang fuzz
BUILD = build/$(VARIANT)
SOURCES = $(sort $(wildcard src/*.c src/*/*.c))
MODULES = $(filter-out src/main.c,$(SOURCES))
# C that is made from other files, into build/gen
GENERATED = catalogue html_css html_js shell_bash shell_zsh shell_fish
# a folder with C files below tests/ is a Criterion suite, but for these
SUITES = $(filter-out support bench fuzz faults,$(sort $(patsubst tests/%/,%,$(dir $(wildcard tests/*/*.c)))))
SUPPORT = $(wildcard tests/support/*.c)
FUZZERS = $(patsubst tests/fuzz/%.c,%,$(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
BENCHES = $(patsubst tests/bench/%.c,%,$(wildcard tests/bench/*.c))
CHECKED = $(sort $(SOURCES) $(wildcard include/*/*.h src/*/*.h tests/*/*.[ch]))

# --- flags -------------------------------------------------------------------
# pkg-config is asked when a recipe first needs it, not before: `make deps run`
# may have installed it by then.
once = $(eval $(1) := $(shell $(2)))$($(1))
SYSTEM := $(shell uname -s)
ifeq ($(SYSTEM),Darwin)
# with Homebrew, ncurses is kept out of pkg-config's sight
PKG_CONFIG ?= PKG_CONFIG_PATH="$$PKG_CONFIG_PATH:$(shell brew --prefix ncurses 2>/dev/null)/lib/pkgconfig" pkg-config
else
RELRO = -Wl,-z,relro,-z,now
# an archive without times and owners, which the ar of macOS cannot make
DETERMINISTIC = D
endif
PKG_CONFIG ?= pkg-config
PACKAGES = ncursesw yaml-0.1 libutf8proc jansson
# names what is missing before anything is compiled
missing = $(shell for package in $(1); do $(PKG_CONFIG) --exists $$package 2>/dev/null || echo $$package; done)
refuse = $(if $(1),$(error touchgrid needs what pkg-config does not find: $(1). `make deps$(2)` installs it))
asked = $(call refuse,$(call missing,$(2)),$(4))$(call once,$(1),$(PKG_CONFIG) --$(3) $(2))
PKG_CFLAGS = $(call asked,PKG_CFLAGS,$(PACKAGES),cflags)
PKG_LIBS = $(call asked,PKG_LIBS,$(PACKAGES),libs)
CRITERION_CFLAGS = $(call asked,CRITERION_CFLAGS,criterion,cflags, test)
CRITERION_LIBS = $(call asked,CRITERION_LIBS,criterion,libs, test)

DEFINES = -Iinclude -D_GNU_SOURCE
WARNINGS = -Wall -Wextra -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes
STRICT = -std=c11 $(WARNINGS) $(if $(WERROR),-Werror)
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

CC_release = $(CC)
# the folder it was built in leaves no trace: the same sources give the same bytes
CFLAGS_release = -O2 -g -fPIE -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -ffile-prefix-map='$(CURDIR)=.'
LDFLAGS_release = -pie $(RELRO)
CC_debug = $(CC)
CFLAGS_debug = -O0 -g3
LDFLAGS_debug =
CC_asan = $(CC)
CFLAGS_asan = -O1 -g $(SANITIZE)
LDFLAGS_asan = $(SANITIZE)
CC_clang = clang
CFLAGS_clang = -O2 -g
LDFLAGS_clang =
CC_fuzz = clang
CFLAGS_fuzz = -O1 -g $(SANITIZE) -fsanitize=fuzzer-no-link
LDFLAGS_fuzz = $(SANITIZE)

# V=1 shows the commands
say = $(if $(V),,@printf '  %-8s%s\n' $(1) $(2) &&)
compile = $(CC_$(1)) $(DEFINES) $(PKG_CFLAGS) $(CPPFLAGS) $(STRICT) $(CFLAGS_$(1)) $(CFLAGS) -MMD -MP -c
link = $(CC_$(1)) $(CFLAGS_$(1)) $(CFLAGS) $(LDFLAGS_$(1)) $(LDFLAGS)

# --- building ----------------------------------------------------------------
.PHONY: all run deps
all: $(BUILD)/touchgrid ## build the program (VARIANT=release debug asan clang)

# English for those whose environment asks for it; else the map is Japanese
LANGUAGE_SET = $(firstword $(LC_ALL) $(LC_MESSAGES) $(LANG))
MAP ?= maps/post-sale$(if $(filter-out C C.% POSIX ja ja_%,$(LANGUAGE_SET)),.en,.ja).yaml
run: $(BUILD)/touchgrid ## open the program on a map (MAP=file)
	$(BUILD)/touchgrid $(MAP)

# With `make deps test` the packages that tests need come too, and so on.
DEPS = build \
	$(if $(filter test units unit-% screen cli capture git html terminal completion faults package-test valgrind,$(MAKECMDGOALS)),test) \
	$(if $(filter tidy format fuzz valgrind,$(MAKECMDGOALS)),check) \
	$(if $(filter screenshots,$(MAKECMDGOALS)),screenshots) \
	$(if $(filter deb package-test,$(MAKECMDGOALS)),deb) \
	$(if $(filter package-test,$(MAKECMDGOALS)),package)
deps: ## install what the other targets of the same call need and the system lacks
	sh src/deps.sh $(DEPS)

define variant_rules
build/$(1)/%.o: %.c | $$(filter deps,$$(MAKECMDGOALS))
	@mkdir -p $$(@D)
	$$(call say,CC,$$@) $$(call compile,$(1)) -o $$@ $$<

build/$(1)/tests/%.o: tests/%.c | $$(filter deps,$$(MAKECMDGOALS))
	@mkdir -p $$(@D)
	$$(call say,CC,$$@) $$(call compile,$(1)) -Itests -Wno-conversion $$(CRITERION_CFLAGS) -o $$@ $$<

build/$(1)/gen/%.o: build/gen/%.c | $$(filter deps,$$(MAKECMDGOALS))
	@mkdir -p $$(@D)
	$$(call say,CC,$$@) $$(call compile,$(1)) -o $$@ $$<

build/$(1)/libtouchgrid.a: $$(MODULES:%.c=build/$(1)/%.o) $(GENERATED:%=build/$(1)/gen/%.o)
	@rm -f $$@
	$$(call say,AR,$$@) $$(AR) rcs$(DETERMINISTIC) $$@ $$^

build/$(1)/touchgrid: build/$(1)/src/main.o build/$(1)/libtouchgrid.a
	$$(call say,LINK,$$@) $$(call link,$(1)) -o $$@ $$^ $$(PKG_LIBS)

build/$(1)/bench/%: build/$(1)/tests/bench/%.o build/$(1)/libtouchgrid.a
	@mkdir -p $$(@D)
	$$(call say,LINK,$$@) $$(call link,$(1)) -o $$@ $$^ $$(PKG_LIBS)

build/$(1)/replay-%: build/$(1)/tests/fuzz/%.o build/$(1)/tests/fuzz/replay.o $(SUPPORT:%.c=build/$(1)/%.o) build/$(1)/libtouchgrid.a
	$$(call say,LINK,$$@) $$(call link,$(1)) -o $$@ $$^ $$(PKG_LIBS)

build/$(1)/fuzz-%: build/$(1)/tests/fuzz/%.o $(SUPPORT:%.c=build/$(1)/%.o) build/$(1)/libtouchgrid.a
	$$(call say,LINK,$$@) $$(call link,$(1)) -fsanitize=fuzzer -o $$@ $$^ $$(PKG_LIBS)
endef

define suite_rules
build/$(1)/test-$(2): $(patsubst %.c,build/$(1)/%.o,$(wildcard tests/$(2)/*.c) $(SUPPORT)) build/$(1)/libtouchgrid.a
	$$(call say,LINK,$$@) $$(call link,$(1)) -o $$@ $$^ $$(PKG_LIBS) $$(CRITERION_LIBS) -lm
endef

$(foreach v,$(VARIANTS),$(eval $(call variant_rules,$(v))))
$(foreach v,$(VARIANTS),$(foreach s,$(SUITES),$(eval $(call suite_rules,$(v),$(s)))))

build/gen/catalogue.c: src/po/ja.po src/po/catalogue.awk
	@mkdir -p $(@D)
	$(call say,GEN,$@) LC_ALL=C awk -f src/po/catalogue.awk src/po/ja.po >$@.new && mv $@.new $@

# what stands in every exported page
build/gen/html_%.c: src/format/page.% src/format/text.awk
	@mkdir -p $(@D)
	$(call say,GEN,$@) LC_ALL=C awk -v name=html_$* -f src/format/text.awk $< >$@.new && mv $@.new $@

# the scripts that `touchgrid completion` prints
build/gen/shell_bash.c: src/completion/bash-completion/completions/touchgrid
build/gen/shell_zsh.c: src/completion/zsh/site-functions/_touchgrid
build/gen/shell_fish.c: src/completion/fish/vendor_completions.d/touchgrid.fish
build/gen/shell_%.c: src/format/text.awk
	@mkdir -p $(@D)
	$(call say,GEN,$@) LC_ALL=C awk -v name=shell_$* -f src/format/text.awk $(filter src/completion/%,$^) >$@.new && mv $@.new $@

# preloaded into the program, so that calls of it fail; only Linux lets it
build/faults.so: tests/faults/fault.c
	@mkdir -p $(@D)
	$(call say,LINK,$@) $(CC) $(DEFINES) $(STRICT) -O1 -fPIC -shared -o $@ $<

-include $(wildcard build/*/src/*.d build/*/src/*/*.d build/*/tests/*/*.d)
.SECONDARY:

# --- testing -----------------------------------------------------------------
# The suites and the program under test are built with sanitizers unless a
# variant is named.
TESTED = build/$(if $(filter undefined file,$(origin VARIANT)),asan,$(VARIANT))
FAULTS = $(if $(filter Linux,$(SYSTEM)),build/faults.so)
.PHONY: test units screen cli capture git html terminal completion keycount stress faults law package-test valgrind fuzz fuzzers bench untranslated pot
test: $(SUITES:%=$(TESTED)/test-%) $(FUZZERS:%=$(TESTED)/replay-%) $(TESTED)/touchgrid $(FAULTS) ## run every test (UPDATE=1 rewrites the expected screens and outputs)
	sh tests/run.sh $(TESTED) law units corpora screen cli capture git stress faults html terminal completion

units: $(SUITES:%=$(TESTED)/test-%) $(TESTED)/touchgrid ## run the Criterion suites; unit-<folder> runs one
	sh tests/run.sh $(TESTED) units

unit-%: $(BUILD)/test-% $(BUILD)/touchgrid
	sh tests/run.sh $(BUILD) unit-$*

screen cli capture git html terminal completion: $(TESTED)/touchgrid ## run only the screen cases, the shell cases, the job of capture, the tests with git, with a browser, with a real terminal, with real shells
	sh tests/run.sh $(TESTED) $@

keycount: build/release/touchgrid ## count the keys of one job here, in vim and in a terminal spreadsheet
	TOUCHGRID=build/release/touchgrid sh tests/capture/keycount

faults: $(TESTED)/touchgrid $(FAULTS) ## let each call that saving makes fail in turn
	sh tests/run.sh $(TESTED) faults

stress: build/release/touchgrid ## many programs at once edit one map, thousands of times (STRESS="writers rounds")
	STRESS="$(or $(STRESS),16 60)" sh tests/run.sh build/release stress

law: ## check who includes whom
	sh tests/run.sh $(TESTED) law

package-test: | $(filter deps,$(MAKECMDGOALS)) ## prove tarball, Debian package, same bytes twice, and musl (ONLY=dist reproducible deb musl; QUICK=1); as root
	sh tests/run.sh build/release package

valgrind: $(SUITES:%=build/debug/test-%) build/debug/touchgrid ## run the Criterion suites under valgrind
	VALGRIND=1 sh tests/run.sh build/debug units

fuzzers: $(FUZZERS:%=build/fuzz/fuzz-%) ## build the fuzz targets

fuzz: $(FUZZERS:%=build/fuzz/fuzz-%) ## fuzz each target of tests/fuzz for FUZZ_SECONDS (60)
	@sh tests/fuzz.sh $(FUZZ_SECONDS) $(FUZZERS)

bench: $(BENCHES:%=build/release/bench/%) build/release/touchgrid ## compare speed and memory with bare ncurses, libyaml and vim; time every gesture
	sh tests/bench/bench.sh build/release
	sh tests/bench/gestures.sh build/release

untranslated: ## list messages without a translation, and translations without a message
	sh src/po/untranslated.sh

pot: ## write the message template build/gen/touchgrid.pot
	@mkdir -p build/gen
	LC_ALL=C awk -v format=pot -f src/po/messages.awk $(SOURCES) >build/gen/touchgrid.pot

# --- keeping house -----------------------------------------------------------
.PHONY: format tidy docs screenshots clean help
format: ## lay out all C files with clang-format
	clang-format -i $(CHECKED)

tidy: ## run clang-tidy on the sources
	@printf '%s\n' $(SOURCES) | xargs -n 4 -P 2 sh -c \
		'clang-tidy --quiet "$$@" -- -std=c11 $(DEFINES) $(PKG_CFLAGS) 2>/dev/null' tidy

docs: build/release/touchgrid ## write the generated parts of README.md and the manual pages
	sh src/docs.sh build/release/touchgrid

screenshots: build/release/touchgrid ## take pictures of the program in xterm, and record a session
	sh tests/screenshots.sh build/release/touchgrid

clean: ## remove build/
	rm -rf build

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z][a-z -]*:.*## /{printf "%-22s %s\n", $$1, $$2}' Makefile

# --- installing and packing --------------------------------------------------
.PHONY: install uninstall dist deb
VERSION = $(call once,VERSION,sed -n 's/^.define TOUCHGRID_VERSION "\(.*\)"/\1/p' include/cli/subcommand.h)
# Manual pages and completions lie as they are installed, but for those of zsh:
# every system has another place for them.
DATA = $(sort $(wildcard src/man/man*/* src/man/*/man*/* src/completion/*/*/* maps/*))
place = $(patsubst maps/%,$(mapsdir)/%,$(patsubst src/man/%,$(mandir)/%,$(patsubst src/completion/%,$(datadir)/%,$\
	$(patsubst src/completion/zsh/site-functions/%,$(zshcompdir)/%,$(1)))))
put = $(call say,INSTALL,"$(DESTDIR)$(3)") $(INSTALL) -d "$(DESTDIR)$(dir $(3))" && $(INSTALL) -m $(1) $(2) "$(DESTDIR)$(3)"
take = $(call say,REMOVE,"$(DESTDIR)$(1)") rm -f "$(DESTDIR)$(1)"
define newline


endef

install: build/release/touchgrid ## install (prefix=/usr/local, DESTDIR=, and the other folders at the top of Makefile)
	$(call put,755,$<,$(bindir)/touchgrid)
	$(foreach file,$(DATA),$(call put,644,$(file),$(call place,$(file)))$(newline))

uninstall: ## remove what install put there, and nothing else
	$(call take,$(bindir)/touchgrid)
	$(foreach file,$(DATA),$(call take,$(call place,$(file)))$(newline))
	@rmdir "$(DESTDIR)$(mapsdir)" "$(DESTDIR)$(datadir)/touchgrid" 2>/dev/null || true

dist: ## pack the sources into build/touchgrid-VERSION.tar.gz
	sh src/dist.sh touchgrid-$(VERSION) build/touchgrid-$(VERSION).tar.gz

deb: dist | $(filter deps,$(MAKECMDGOALS)) ## build the Debian package build/touchgrid_VERSION_ARCHITECTURE.deb
	sh src/deb.sh $(VERSION)

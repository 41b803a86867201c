# Skeleton; grows into the full build.
VARIANT ?= debug
BUILD = build/$(VARIANT)
CC ?= cc
PKGS = ncursesw libyaml libutf8proc
PKGNAMES = ncursesw yaml-0.1 libutf8proc
CPPFLAGS += -Iinclude -I$(BUILD) -D_GNU_SOURCE $(shell pkg-config --cflags $(PKGNAMES))
WARN = -Wall -Wextra -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes
CFLAGS ?= -g -O1
CFLAGS += -std=c11 $(WARN)
LDLIBS += $(shell pkg-config --libs $(PKGNAMES))
ifeq ($(VARIANT),asan)
CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS += -fsanitize=address,undefined
endif
SRC = $(wildcard src/*.c src/*/*.c)
OBJ = $(SRC:%.c=$(BUILD)/%.o)
LIBOBJ = $(filter-out $(BUILD)/src/main.o,$(OBJ))

all: $(BUILD)/touchgrid
$(BUILD)/touchgrid: $(OBJ)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<
# Criterion tests of one folder: make unit-yaml
unit-%: $(LIBOBJ)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $(BUILD)/test-$* $(wildcard tests/$*/*.c) $(LIBOBJ) $(LDLIBS) -lcriterion
	$(BUILD)/test-$*
-include $(OBJ:.o=.d)
.PHONY: all

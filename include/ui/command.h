/* The one table of commands.  Dispatch, key map, help, palette, hint line,
 * README and manual page read it; a new command is a new row. */
#ifndef UI_COMMAND_H
#define UI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/ui.h"

#define IN(place) (1u << (place))
/* and of what sort it is */
#define EDITS (1u << 31)    /* it changes the map, or begins to */
#define LEADS_ON (1u << 30) /* the way out or to all other keys: hinted at in any width */
#define TOUCHES (1u << 29)  /* EDITS what is there already: refused at once where that is locked */
/* It is one of the few keys that matter first, and this is what it is for: the
 * help begins with them. */
#define FIRST(purpose) ((unsigned)(purpose) << 26)

enum purpose { PURPOSE_NONE, PURPOSE_MOVE, PURPOSE_ADD, PURPOSE_CHANGE, PURPOSE_LOOK, PURPOSE_SAVE };
#define PURPOSE_COUNT (PURPOSE_SAVE + 1)

struct command {
	const char *name; /* for the palette, the config file, scripts: "touchpoint-add" */
	unsigned places;  /* IN(PLACE_…), EDITS, LEADS_ON, TOUCHES, FIRST(GROUP_…) joined by | */
	const char *keys; /* default keys, separated by blanks: "<Right> l" */
	const char *hint; /* N_(): one or two words for the hint line; NULL: not shown there */
	const char *help; /* N_(): one sentence */
	void (*run)(struct ui *ui, key k);
};

extern const struct command command_table[];
extern const size_t command_count;

/* The keys of all commands, for quick finding: those of the table, or what
 * somebody wants instead. */
struct keymap;
/* own: by row of the table, written as there; NULL, whole or a row: the table's.  They must
 * outlive the key map. */
struct keymap *keymap_new(const char *const *own);
void keymap_free(struct keymap *keymap);
/* what the command has, "<Right> l"; "": none */
const char *keymap_keys(const struct keymap *keymap, const struct command *command);
/* the first of them; 0: it has none */
key keymap_key(const struct keymap *keymap, const struct command *command);
/* the command of a key in a place; NULL */
const struct command *keymap_find(const struct keymap *keymap, enum place place, key k);

/* Runs a command, unless presenting or a lock forbids it, which is complained
 * about; every one comes through here, by whatever way. */
void command_run(struct ui *ui, const struct command *command, key k);
/* the command of this name; NULL */
const struct command *command_find(const char *name);
/* what it is for, when it is one of the few that matter first */
enum purpose command_purpose(const struct command *command);
/* N_() heading of a purpose; PURPOSE_NONE: "" */
const char *purpose_title(enum purpose purpose);
/* N_() heading of a place */
const char *place_title(enum place place);

#endif

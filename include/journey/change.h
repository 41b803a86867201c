/* The only vocabulary of editing.  Keys, form, shell, import and merge make
 * changes; document_apply turns them into text. */
#ifndef JOURNEY_CHANGE_H
#define JOURNEY_CHANGE_H

#include <stddef.h>

#include "yaml/value.h"

enum change_kind {
	CHANGE_SET,    /* a field gets a value; NULL takes the key away */
	CHANGE_ADD,    /* a new item */
	CHANGE_REMOVE, /* an item goes, with its own comments */
	CHANGE_MOVE    /* an item goes to another index of its list */
};

/* Everything in it is borrowed during document_apply. */
struct change {
	enum change_kind kind;
	const char *list;          /* "touchpoints", "stages" …; "" for SET on the map itself; a nested
	                              list by path: "coverage/empty_ok" */
	size_t at;                 /* index of the item; ADD: index it will have (SIZE_MAX: the end) */
	size_t to;                 /* MOVE: index it will have */
	const char *key;           /* SET: the field; deeper ones by path: "coverage/max_per_cell",
	                              "tests/0/date"; an index behind the last makes a new element */
	const struct value *value; /* SET, ADD */
};

#endif

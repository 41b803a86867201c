/* The fast reader for the regular item, which is nearly every item: a block
 * mapping of `key: plain value` lines (single or double quoted without
 * escapes too, flow lists of words on one line, block lists of words).  It
 * accepts only what it reads exactly as libyaml does; the tests compare the
 * two on random and hostile text.  Ten times faster than a parser.
 *
 * Plain words come as they are written: `~`, `null` and an empty plain value
 * are nulls, `5` and `yes` may be no strings; quoted text is always a string
 * and comes without its quotes. */
#ifndef YAML_REGULAR_H
#define YAML_REGULAR_H

#include <stdbool.h>

#include "base/slice.h"

enum regular_kind {
	REGULAR_PLAIN,          /* key: word */
	REGULAR_QUOTED,         /* key: "text" */
	REGULAR_PLAIN_ELEMENT,  /* one word of a list value; one call each */
	REGULAR_QUOTED_ELEMENT, /* one text of a list value */
	REGULAR_EMPTY_LIST      /* key: [], value.bytes is NULL */
};

/* One entry, or one element of a list value. */
typedef void regular_entry(void *context, struct slice key, struct slice value, enum regular_kind kind);

/* Reads the piece of an item (comments, dash, mapping) and calls entry in
 * order.  Slices point into text, which is valid UTF-8.  An item that is one
 * word calls entry once with key.bytes NULL.  false: not regular; calls made
 * before are to be thrown away. */
bool regular_read(struct slice text, regular_entry *entry, void *context);

#endif

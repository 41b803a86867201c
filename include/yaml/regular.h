/* The fast reader for the regular item, which is nearly every item: a block
 * mapping of `key: plain value` lines (single or double quoted without
 * escapes too, and flow lists of such words on one line).  It accepts only
 * what it reads exactly as libyaml does; the tests compare the two on random
 * and hostile text.  Ten times faster than a parser. */
#ifndef YAML_REGULAR_H
#define YAML_REGULAR_H

#include <stdbool.h>

#include "base/slice.h"

enum regular_kind {
	REGULAR_PLAIN,     /* as written: `~` and null come as these words, an empty value as an empty slice */
	REGULAR_QUOTED,    /* without its quotes: a text, whatever it looks like */
	REGULAR_ELEMENT,   /* one element of a list; a call for each */
	REGULAR_EMPTY_LIST /* [] */
};

/* Called for each entry in order.  key.bytes NULL: the item is one bare word. */
typedef void regular_entry(void *context, struct slice key, struct slice value, enum regular_kind kind);

/* Reads the piece of an item (gap, comments, dash, mapping).  Slices point into
 * text.  false: not regular; calls made before are to be thrown away. */
bool regular_read(struct slice text, regular_entry *entry, void *context);

#endif

/* The fast reader for the regular item, which is nearly every item: a block
 * mapping of `key: plain value` lines (single or double quoted without
 * escapes too, and flow lists of plain words on one line).  It accepts only
 * what it reads exactly as libyaml does; the tests compare the two on random
 * and hostile text.  Ten times faster than a parser. */
#ifndef YAML_REGULAR_H
#define YAML_REGULAR_H

#include <stdbool.h>

#include "base/slice.h"

/* One entry, or one element of a list value (then it is called once for each,
 * with element true; an empty list is called once with value.bytes NULL). */
typedef void regular_entry(void *context, struct slice key, struct slice value, bool element);

/* Reads the piece of an item (comments, dash, mapping) and calls entry in
 * order.  Slices point into text.  An item that is one plain word calls entry
 * once with key.bytes NULL.  false: not regular; calls made before are to be
 * thrown away. */
bool regular_read(struct slice text, regular_entry *entry, void *context);

#endif

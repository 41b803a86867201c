/* What the things of a text are called: from kind, a way of naming and a word to the
 * number of the thing.  A zeroed struct is empty. */
#ifndef FORMAT_NAMED_H
#define FORMAT_NAMED_H

#include <stddef.h>

#include "journey/field.h"
#include "journey/names.h"

#define NAMED_NONE SIZE_MAX

struct named {
	struct names *names;
	size_t *things, room;
};

/* Where the number of the thing is kept that is called so, in one of several ways (“id”,
 * “name”); NAMED_NONE until it is set.  Good until the next call. */
size_t *named_thing(struct named *named, enum kind kind, const char *how, struct slice word);
/* How many times a thing was called so in this part of the text, with this one: for those
 * that are told apart by nothing but their order. */
size_t named_turn(struct named *named, enum kind kind, size_t part, struct slice word);
/* the display column, from 1, of a place in its line of the text */
long named_column(struct slice text, struct slice place);
void named_free(struct named *named);

#endif

/* What a text from elsewhere says, before it is in the map: things with their
 * fields, in their order, each with the place where it says so.
 *
 * incoming_plan makes of it the changes that bring it into a map.  A thing of an
 * id that the map knows is that thing; one without an id is the one of that name
 * (of a touchpoint: in that place, if several are called so).  What it says
 * replaces what the map says, field by field; what it does not speak of stays; so
 * importing a text twice changes nothing the second time.  Stages and channels,
 * owners and personas that the map lacks are made. */
#ifndef FORMAT_INCOMING_H
#define FORMAT_INCOMING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "journey/plan.h"

struct incoming_item {
	enum kind kind;     /* KIND_MAP: fields of the map itself */
	struct value *says; /* a mapping by keys of the field table, and unknown keys; NULL values clear */
	long line, column;  /* in the text, from 1; a table: row, and column of its first cell */
};

/* a zeroed struct is empty */
struct incoming {
	struct incoming_item *items;
	size_t count, room;
};

/* takes over says */
void incoming_add(struct incoming *incoming, enum kind kind, struct value *says, long line, long column);
void incoming_free(struct incoming *incoming);

/* how many things the plan makes and changes */
struct incoming_done {
	size_t added[KIND_COUNT], changed[KIND_COUNT], same[KIND_COUNT];
};

/* false with err and its line and column: a value does not fit its field, two of the
 * things have one id, …; nothing is to be done then. */
bool incoming_plan(const struct incoming *incoming, const struct journey *journey, struct plan *plan,
                   struct incoming_done *done, struct error *err);

#endif

/* What a text from elsewhere says, before it is in the map: things with their
 * fields, in their order, each with the place where it says so.
 *
 * incoming_plan makes of it the changes that bring it into a map.  A thing of an
 * id that the map knows is that thing; one without such an id is the one of that
 * name (of touchpoints: in that place, if several are called so).  What it says
 * replaces what the map says, field by field; what it does not speak of stays; so
 * importing a text twice changes nothing the second time.  What says the same in
 * another way (a name for an id, one word for a list of one) is no change.
 * Stages, channels and personas that the map lacks are made, and owners, if the
 * map lists its owners at all.  A reference is an id or a name. */
#ifndef FORMAT_INCOMING_H
#define FORMAT_INCOMING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "journey/plan.h"

/* in the text, from 1; of a table: row and column */
struct incoming_place {
	long line, column;
};

struct incoming_item {
	enum kind kind;     /* KIND_MAP: fields of the map itself */
	struct value *says; /* a mapping by keys of the field table, and unknown keys; NULL values clear;
	                       or the one word of a stage, channel, persona or owner that is no mapping.
	                       A new thing of which nothing is said of an id gets one; of a NULL id, none,
	                       but a touchpoint in a map whose touchpoints have ids. */
	struct incoming_place place;
	struct incoming_place *places; /* where the values of says stand, in its order; NULL: not known */
	bool cells;                    /* lists are texts as in the cell of a table: see format/cell.h */
};

/* a zeroed struct is empty */
struct incoming {
	struct incoming_item *items;
	size_t count, room;
};

/* Sets the place of what is wrong; returns false. */
bool incoming_refuse_at(struct incoming_place place, struct error *err);

/* Takes over says.  What it gives back is good until the next call: places, which
 * are freed by incoming_free, and cells may be set in it. */
struct incoming_item *incoming_add(struct incoming *incoming, enum kind kind, struct value *says, long line,
                                   long column);
void incoming_free(struct incoming *incoming);

/* How many things the plan makes and changes, and how many are as before. */
struct incoming_done {
	size_t added[KIND_COUNT], changed[KIND_COUNT], same[KIND_COUNT];
};

/* false with err and its line and column: a value does not fit its field, two of the
 * things have one id, …; nothing is to be done then. */
bool incoming_plan(const struct incoming *incoming, const struct journey *journey, struct plan *plan,
                   struct incoming_done *done, struct error *err);

#endif

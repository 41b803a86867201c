/* Three versions of a map become one: what theirs changed since base is done to
 * ours.  Pure; it works on values and makes a plan, which document/merge.h
 * carries out on the text.
 *
 * Things are merged field by field, lists of words as sets with an order.  A
 * field that both changed to different values is a conflict: ours stands, and
 * the plan has an entry for the map's list `conflicts`.  So it does when one
 * removed what the other changed, or newly refers to; it stays then.
 * References follow a thing that one side renamed. */
#ifndef JOURNEY_MERGE_H
#define JOURNEY_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/change.h"
#include "journey/journey.h"

/* A field that is to say something else than the text that it is in. */
struct merge_set {
	char *key;           /* path as in struct change */
	struct value *value; /* NULL: the key goes */
};

/* One thing of the result, or one that goes. */
struct merge_thing {
	struct item *base, *ours, *theirs; /* NULL: it is not there */
	bool gone;                         /* it is in ours and goes */
	bool from_theirs;                  /* its text is theirs', else ours' */
	bool both;                         /* both touched it */
	bool joined;                       /* both added it */
	struct merge_set *sets;            /* to be done to that text */
	size_t set_count;
};

struct merge_plan {
	struct merge_thing *things[KIND_COUNT]; /* in the order of the result; gone ones at the end */
	size_t counts[KIND_COUNT];              /* with those that are gone */
	struct merge_thing map;                 /* the map's own fields; items NULL */
	struct value *conflicts;                /* new entries of the map's list, a list */
};

/* base may be empty, never NULL.  merge_plan_free. */
struct merge_plan *merge_plan_new(const struct journey *base, const struct journey *ours, const struct journey *theirs);
void merge_plan_free(struct merge_plan *plan);
/* The changes that make ours the result, in order; everything in them belongs
 * to the plan or to the list: merge_changes_free. */
struct change *merge_changes(const struct merge_plan *plan, size_t *count);
void merge_changes_free(struct change *changes, size_t count);

#endif

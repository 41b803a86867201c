/* Three versions of a map become one: what theirs changed since base is done to
 * ours.  Pure; it works on what maps say and makes a plan, which
 * document/merge.h carries out on the text.
 *
 * Things are merged field by field, lists of words and of records element by
 * element.  A field that both changed to different values is a conflict: ours
 * stands, and the map's list `conflicts` gets an entry.  So it does when one
 * removed what the other changed, or newly refers to; it stays then.
 * References follow a thing that one side renamed.  Things with the same new
 * id that are not the same keep apart: theirs gets another id. */
#ifndef JOURNEY_MERGE_H
#define JOURNEY_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/change_list.h"
#include "journey/journey.h"

/* One thing of the result, or one that is not in it. */
struct merge_thing {
	struct item *base, *ours, *theirs; /* NULL: it is not there */
	bool gone;                         /* not in the result */
	bool as_theirs;                    /* theirs' text may stand as it is; value is NULL */
	struct value *value;               /* what it is to say; NULL: what it says in ours, or else in theirs */
};

struct merge_plan {
	struct merge_thing *things[KIND_COUNT]; /* in the order of the result; those that are gone come last */
	size_t counts[KIND_COUNT];              /* with those that are gone */
	struct value *map;                      /* what the map's own fields are to say */
	size_t conflicts;                       /* new ones; they are the last of the list in map */
	const struct journey *ours;
};

/* base may be empty, never NULL; all three must outlive the plan.  merge_plan_free. */
void merge_plan_make(struct merge_plan *plan, const struct journey *base, const struct journey *ours,
                     const struct journey *theirs);
void merge_plan_free(struct merge_plan *plan);
/* adds the changes that make ours the result */
void merge_plan_changes(const struct merge_plan *plan, struct change_list *out);
/* adds those of one list */
void merge_plan_list_changes(const struct merge_plan *plan, enum kind kind, struct change_list *out);
/* what the thing is to say; value_free */
struct value *merge_thing_value(const struct merge_thing *thing);

#endif

/* Which things of two maps are the same?
 *
 * Things of a kind are the same when they are written alike to the byte; else
 * when their ids are the same; else name and place; else the name, where only
 * one has it on either side; else, for things without an id, when each is the
 * only one left at its place and they say nearly the same (it was renamed).
 * Only what is not written alike is read, so that two maps of 100,000 with few
 * differences are paired in the time it takes to look at their bytes. */
#ifndef JOURNEY_PAIR_H
#define JOURNEY_PAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "journey/journey.h"

#define PAIR_NONE UINT32_MAX

/* things of one kind on two sides, by index */
struct pairs {
	struct item **a, **b;
	size_t a_count, b_count;
	uint32_t *to_b; /* of each a: the index of its counterpart in b, PAIR_NONE */
	uint32_t *to_a;
};

/* all things of a kind; pairs_free */
void pairs_make(struct pairs *pairs, const struct journey *a, const struct journey *b, enum kind kind);
/* What two sides added, each for itself: touchpoints with the same id are one
 * only if they have more in common, and touchpoints with different ids are two.
 * Takes the two arrays over. */
void pairs_make_added(struct pairs *pairs, struct item **a, size_t a_count, struct item **b, size_t b_count);
void pairs_free(struct pairs *pairs);
/* are the two written alike to the byte? */
bool pair_same_text(const struct item *a, const struct item *b);

#endif

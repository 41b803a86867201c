/* In which order the things of two changed lists stand when both changes are
 * done; private to journey/. */
#ifndef JOURNEY_MERGE_ORDER_H
#define JOURNEY_MERGE_ORDER_H

#include <stddef.h>
#include <stdint.h>

#include "journey/merge.h"

/* The three lists, as numbers of things. */
struct orders {
	const uint32_t *base, *ours, *theirs; /* the thing at each index */
	size_t base_count, ours_count, theirs_count;
};

/* Puts the things that are not gone into order: ours', with the moves and
 * additions of theirs; then those that are gone. */
void merge_order(struct merge_thing *things, size_t count, const struct orders *orders);

#endif

/* How many touchpoints each owner has: those of the map's list by their index in
 * it, and behind them the names that touchpoints give without such a list, or
 * beside it.  It is good for the map it was made of. */
#ifndef JOURNEY_OWNED_H
#define JOURNEY_OWNED_H

#include "journey/directory.h"

struct owned {
	struct directory owners;
	struct names *strangers; /* names that are no owner of the list */
	size_t listed;           /* owners of the list */
	size_t *counts, room;    /* touchpoints, by owner */
};

/* owned_clear */
void owned_make(struct owned *owned, const struct journey *journey);
void owned_clear(struct owned *owned);
/* Counts one touchpoint of the owner that the word names; none where it is empty. */
void owned_add(struct owned *owned, struct slice word);
/* how many owners and strangers there are */
size_t owned_all(const struct owned *owned);

#endif

/* Touchpoints that two people may have written for one: they stand in one cell
 * and have the same or nearly the same name, whatever the width, the case, the
 * kana and the blanks. */
#ifndef JOURNEY_ALIKE_H
#define JOURNEY_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/journey.h"

struct alike {
	struct item *first, *second; /* in the order of the file */
};

/* are the names alike? */
bool alike_names(struct slice a, struct slice b);
/* All pairs of the map in the order of the file, each once; free().  NULL when
 * there are none.  With `among` only pairs in which it says yes to both. */
struct alike *alike_find(const struct journey *journey,
                         bool (*among)(void *context, const struct item *a, const struct item *b), void *context,
                         size_t *count);

#endif

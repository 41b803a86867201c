/* Touchpoints that two people may have written for one: they stand in one cell
 * and have the same or nearly the same name, whatever the width, the case, the
 * kana and the blanks. */
#ifndef JOURNEY_ALIKE_H
#define JOURNEY_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "journey/journey.h"

struct alike {
	struct item *first, *second; /* in the order of the file */
};

/* are the names alike? */
bool alike_names(struct slice a, struct slice b);
/* Adds the name as it is compared; and are two such alike? */
void alike_add_key(struct buffer *out, struct slice name);
bool alike_keys(struct slice a, struct slice b);
/* how many characters of so many may be wrong, missing or too many */
int alike_distance(int characters);
/* Says on which of several sides a touchpoint is; 0: it is not looked at. */
typedef int alike_side(void *context, const struct item *item);
/* All pairs of the map in the order of its cells, each once; free().  NULL when
 * there are none.  With `side` only pairs of two different sides. */
struct alike *alike_find(const struct journey *journey, alike_side *side, void *context, size_t *count);

#endif

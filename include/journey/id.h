/* Ids of what is new: short, and not used yet. */
#ifndef JOURNEY_ID_H
#define JOURNEY_ID_H

#include "base/error.h"
#include "journey/journey.h"

#define ID_TOUCHPOINT 8 /* bytes of a touchpoint's id, with the NUL */

/* An id that depends on what is added where: two people who write the same
 * thing in the same place of the same map mean the same thing.  stage and
 * channel are the indexes of its first cell, 0 in the inbox; count is how many
 * touchpoints there are before it. */
void id_make_touchpoint(struct slice name, bool inbox, size_t stage, size_t channel, size_t count,
                        char id[ID_TOUCHPOINT]);
/* An id for another thing of kind, from its name where that is ASCII; free(). */
char *id_make(const struct journey *journey, enum kind kind, struct slice name);
/* The same where others than the map's things may have it. */
typedef bool id_taken(void *context, struct slice id);
char *id_make_unless(enum kind kind, struct slice name, id_taken *taken, void *context);
/* Says that other has the word as its id or its name already; false. */
bool id_refuse(struct item *other, struct slice word, struct error *err);

#endif

/* The things of a kind by their ids and names, for looking up what fields refer to:
 * made in one pass, then each question costs the same at any size.  An id goes
 * before a name that is alike.  It is good for the map it was made of. */
#ifndef JOURNEY_DIRECTORY_H
#define JOURNEY_DIRECTORY_H

#include "journey/journey.h"
#include "journey/names.h"

#define DIRECTORY_NONE SIZE_MAX

/* a zeroed struct was not made */
struct directory {
	struct names *names;
	size_t *at; /* by name number: index in the list + 1 */
	uint32_t room;
};

/* directory_clear */
void directory_make(struct directory *directory, const struct journey *journey, enum kind kind);
void directory_clear(struct directory *directory);
/* the index in the list of what is called so; DIRECTORY_NONE */
size_t directory_find(const struct directory *directory, struct slice word);

#endif

/* Finding a text wherever people wrote it, and what is there when another
 * stands in its place.
 *
 * It looks into the texts of the map, its stages, channels, personas, owners
 * and touchpoints, those inside of records among them.  Ids, references, choices
 * and keys the table does not know are left alone; references follow the
 * names of what they refer to. */
#ifndef JOURNEY_REPLACE_H
#define JOURNEY_REPLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "journey/journey.h"
#include "journey/plan.h"

/* one text in which it was found */
struct passage {
	struct item *item; /* NULL: the map itself */
	const struct field *field;
	char *path;   /* "name", "segment/1", "tests/0/what" */
	char *before; /* as it is */
	char *after;  /* with every one of them replaced */
	size_t times; /* how many in this text */
	bool chosen;  /* is it to be replaced? all are at first */
};

struct passages {
	struct passage *list; /* in the order of the map; touchpoints last */
	size_t count, room;
};

/* All passages of what is written like `find` whatever its width, case and kana,
 * in one pass over the map; passages_free. */
void passages_find(struct passages *passages, const struct journey *journey, struct slice find, struct slice by);
void passages_free(struct passages *passages);
/* how often it stands in the chosen ones, and in how many things */
void passages_count(const struct passages *passages, size_t *times, size_t *things);
/* Adds the changes that replace it in the chosen ones; the map must be as it was when
 * they were found.  false with err: a name cannot become that. */
bool passages_plan(const struct passages *passages, struct plan *plan, const struct journey *journey,
                   struct error *err);

#endif

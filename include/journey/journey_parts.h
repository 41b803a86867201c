/* What the files of the journey share: how it keeps its lists, cells and counts.
 * Nobody else looks into it. */
#ifndef JOURNEY_JOURNEY_PARTS_H
#define JOURNEY_JOURNEY_PARTS_H

#include "journey/journey.h"
#include "journey/names.h"

struct total {
	size_t all, shown; /* touchpoints */
};

/* Stages or channels, as the touchpoints refer to them. */
struct axis {
	uint32_t *index_of; /* by name number: index + 1; 0: no such stage */
	uint32_t names;     /* numbers that index_of covers */
	size_t count;
	struct total *totals; /* by index */
};

enum { STAGES, CHANNELS };

struct journey {
	struct sequence lists[KIND_COUNT];
	struct record *record;
	struct names *names;
	struct axis axes[2];
	struct bin *cells; /* stages × channels, by stage */
	struct bin inbox;
	uint32_t *empty_ok; /* the same shape: 1 + which entry of coverage.empty_ok speaks of it; 0: none */
	size_t limit, linked, votes;
	size_t lacking[STEP_COUNT];
	size_t tech_touch;
	size_t tally[JOURNEY_TALLY + 1]; /* touchpoints by their votes, the last: or more */
	struct sieve filter, search;     /* passes NULL: none */
	size_t hidden, found;
	bool malformed;
	bool stale; /* stages, channels or the map's entries changed: make all anew */
	uint64_t revision, frame_revision;
	uint32_t bin_revision;
};

/* The index on the axis that a name number means; -1 when it means nothing there. */
static inline ptrdiff_t axis_index(const struct axis *axis, uint32_t number)
{
	return number < axis->names ? (ptrdiff_t)axis->index_of[number] - 1 : -1;
}

/* the index of the first of the references that means something there; -1 */
static inline ptrdiff_t axis_first(const struct axis *axis, const struct references *r)
{
	for (uint32_t i = 0; i < r->count; i++)
		if (axis_index(axis, references_all(r)[i]) >= 0)
			return axis_index(axis, references_all(r)[i]);
	return -1;
}

static inline struct bin *journey_cell_at(const struct journey *journey, size_t stage, size_t channel)
{
	return &journey->cells[stage * journey->axes[CHANNELS].count + channel];
}

/* ---- standing.c: what an item's text says that cells and counts depend on ---- */

/* reads it anew; notes in the journey when the piece is not well-formed */
void standing_read(struct journey *journey, struct item *item);
void standing_forget(struct item *item);

#endif

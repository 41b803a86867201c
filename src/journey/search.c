#include "journey/search.h"

struct item *search_find(const struct journey *j, const struct item *from, bool including, bool forward, size_t *nth)
{
	struct item *near = NULL, *end = NULL; /* end: the first, or the last, of all */
	size_t count = 0, near_nth = 0, end_nth = 0;
	bool reached = !from || !from->place.block;
	struct sequence_walk walk = journey_walk(j, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		bool here = item == from;
		reached |= here;
		if (!item->found)
			continue;
		count++;
		if (!end || !forward) {
			end = item;
			end_nth = count;
		}
		if ((here ? including : reached == forward) && (!near || !forward)) {
			near = item;
			near_nth = count;
		}
	}
	*nth = near ? near_nth : end_nth;
	return near ? near : end;
}

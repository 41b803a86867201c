#include "journey/owned.h"

#include <stdlib.h>

#include "base/mem.h"

void owned_make(struct owned *owned, const struct journey *journey)
{
	*owned = (struct owned){.strangers = names_new(), .listed = journey_count(journey, KIND_OWNER)};
	owned->room = owned->listed;
	owned->counts = mem_new_array(owned->room, sizeof *owned->counts);
	directory_make(&owned->owners, journey, KIND_OWNER);
}

void owned_clear(struct owned *owned)
{
	directory_clear(&owned->owners);
	names_free(owned->strangers);
	free(owned->counts);
}

void owned_add(struct owned *owned, struct slice word)
{
	size_t at = directory_find(&owned->owners, word);
	if (!word.length)
		return;
	if (at == DIRECTORY_NONE)
		at = owned->listed + names_number(owned->strangers, word);
	if (at >= owned->room) {
		size_t before = owned->room;
		owned->room = at * 2 + 8;
		owned->counts = mem_resize(owned->counts, owned->room, sizeof *owned->counts);
		memset(owned->counts + before, 0, (owned->room - before) * sizeof *owned->counts);
	}
	owned->counts[at]++;
}

size_t owned_all(const struct owned *owned)
{
	return owned->listed + names_count(owned->strangers);
}

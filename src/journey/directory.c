#include "journey/directory.h"

#include <stdlib.h>

#include "base/mem.h"

static void directory_add(struct directory *d, struct slice word, size_t index)
{
	if (!word.length)
		return;
	uint32_t number = names_number(d->names, word);
	if (number >= d->room) {
		uint32_t room = d->room ? d->room * 2 : 16;
		while (room <= number)
			room *= 2;
		d->at = mem_resize(d->at, room, sizeof *d->at);
		memset(d->at + d->room, 0, (room - d->room) * sizeof *d->at);
		d->room = room;
	}
	if (!d->at[number])
		d->at[number] = index + 1;
}

void directory_make(struct directory *d, const struct journey *journey, enum kind kind)
{
	d->names = names_new();
	for (int pass = 0; pass < 2; pass++) {
		struct sequence_walk walk = journey_walk(journey, kind);
		size_t index = 0;
		for (struct item *item; (item = journey_walk_on(&walk)); index++)
			directory_add(d, pass ? record_name(item_record(item)) : record_id(item_record(item)), index);
	}
}

void directory_clear(struct directory *d)
{
	if (d->names)
		names_free(d->names);
	free(d->at);
}

size_t directory_find(const struct directory *d, struct slice word)
{
	uint32_t number = word.length ? names_find(d->names, word) : NAMES_NONE;
	return number != NAMES_NONE && number < d->room && d->at[number] ? d->at[number] - 1 : DIRECTORY_NONE;
}

#include "journey/names.h"

#include <stdlib.h>

#include "base/mem.h"

struct names {
	struct slice *texts; /* by number; copies */
	uint32_t count, room;
	uint32_t *slots;     /* hash table of number + 1; 0: free */
	uint32_t slot_count; /* a power of two */
};

static uint32_t hash(struct slice text)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < text.length; i++)
		h = (h ^ (unsigned char)text.bytes[i]) * 16777619u;
	return h ^ h >> 15;
}

struct names *names_new(void)
{
	struct names *names = mem_new(sizeof *names);
	names->slot_count = 64;
	names->slots = mem_new_array(names->slot_count, sizeof *names->slots);
	return names;
}

void names_free(struct names *names)
{
	for (uint32_t i = 0; i < names->count; i++)
		free((char *)names->texts[i].bytes);
	free(names->texts);
	free(names->slots);
	free(names);
}

static uint32_t *slot_of(const struct names *names, struct slice text)
{
	uint32_t at = hash(text) & (names->slot_count - 1);
	while (names->slots[at] && !slice_equals(names->texts[names->slots[at] - 1], text))
		at = (at + 1) & (names->slot_count - 1);
	return &names->slots[at];
}

static void grow(struct names *names)
{
	free(names->slots);
	names->slot_count *= 2;
	names->slots = mem_new_array(names->slot_count, sizeof *names->slots);
	for (uint32_t i = 0; i < names->count; i++)
		*slot_of(names, names->texts[i]) = i + 1;
}

uint32_t names_number(struct names *names, struct slice text)
{
	uint32_t *slot = slot_of(names, text);
	if (*slot)
		return *slot - 1;
	if (names->count * 2 >= names->slot_count) {
		grow(names);
		slot = slot_of(names, text);
	}
	if (names->count == names->room) {
		names->room = names->room ? names->room * 2 : 32;
		names->texts = mem_resize(names->texts, names->room, sizeof *names->texts);
	}
	names->texts[names->count] = slice_make(mem_copy(text.bytes, text.length), text.length);
	*slot = ++names->count;
	return names->count - 1;
}

uint32_t names_find(const struct names *names, struct slice text)
{
	return *slot_of(names, text) - 1;
}

uint32_t names_count(const struct names *names)
{
	return names->count;
}

struct slice names_text(const struct names *names, uint32_t number)
{
	return names->texts[number];
}

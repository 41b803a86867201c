#include "format/named.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/unicode.h"

#define ROOM 64

size_t *named_thing(struct named *named, enum kind kind, const char *how, struct slice word)
{
	struct buffer key = {0};
	if (!named->names)
		named->names = names_new();
	buffer_format(&key, "%d %s ", (int)kind, how);
	buffer_add_slice(&key, word);
	uint32_t number = names_number(named->names, buffer_slice(&key));
	buffer_free(&key);
	if (number >= named->room) {
		size_t room = named->room;
		named->room = room ? room * 2 : ROOM;
		named->things = mem_resize(named->things, named->room, sizeof *named->things);
		memset(named->things + room, 0xFF, (named->room - room) * sizeof *named->things);
	}
	return &named->things[number];
}

size_t named_turn(struct named *named, enum kind kind, size_t part, struct slice word)
{
	char how[64];
	snprintf(how, sizeof how, "times in %zu", part);
	size_t *times = named_thing(named, kind, how, word);
	*times = *times == NAMED_NONE ? 1 : *times + 1;
	return *times;
}

long named_column(struct slice text, struct slice place)
{
	size_t before = (size_t)(place.bytes - text.bytes);
	const char *newline = before ? memrchr(text.bytes, '\n', before) : NULL;
	const char *start = newline ? newline + 1 : text.bytes;
	return unicode_columns(slice_make(start, (size_t)(place.bytes - start))) + 1;
}

void named_free(struct named *named)
{
	if (named->names)
		names_free(named->names);
	free(named->things);
	*named = (struct named){0};
}

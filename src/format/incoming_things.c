#include <stdlib.h>

#include "base/mem.h"
#include "format/incoming_parts.h"
#include "journey/id.h"
#include "journey/input.h"

/* ---- lookups ---- */

static void grow(uint32_t **array, size_t *room, size_t wanted)
{
	size_t now = *room;
	if (wanted <= now)
		return;
	*room = wanted * 2;
	*array = mem_resize(*array, *room, sizeof **array);
	memset(*array + now, 0xFF, (*room - now) * sizeof **array);
}

void lookup_put(struct lookup *l, struct slice text, uint32_t thing)
{
	if (!l->texts)
		l->texts = names_new();
	uint32_t number = names_number(l->texts, text);
	size_t room = l->text_room;
	grow(&l->first, &room, (size_t)number + 1);
	grow(&l->last, &l->text_room, (size_t)number + 1);
	grow(&l->next, &l->room, (size_t)thing + 1);
	if (l->first[number] == THING_NONE)
		l->first[number] = thing;
	else
		l->next[l->last[number]] = thing;
	l->last[number] = thing;
}

uint32_t lookup_find(const struct lookup *l, struct slice text)
{
	uint32_t number = l->texts ? names_find(l->texts, text) : NAMES_NONE;
	return number == NAMES_NONE ? THING_NONE : l->first[number];
}

void lookup_set_first(struct lookup *l, struct slice text, uint32_t thing)
{
	l->first[names_find(l->texts, text)] = thing;
}

void lookup_free(struct lookup *l)
{
	if (l->texts)
		names_free(l->texts);
	free(l->first);
	free(l->last);
	free(l->next);
	*l = (struct lookup){0};
}

/* ---- things ---- */

/* id: by which it is found; empty: by its name alone */
static uint32_t enter(struct things *things, struct thing thing, struct slice id, struct slice name)
{
	if (things->count == things->room) {
		things->room = things->room ? things->room * 2 : 64;
		things->list = mem_resize(things->list, things->room, sizeof *things->list);
	}
	uint32_t index = (uint32_t)things->count++;
	things->list[index] = thing;
	if (id.length)
		lookup_put(&things->ids, id, index);
	if (name.bytes)
		lookup_put(&things->names, name, index);
	return index;
}

/* A stage, channel, … without an id has its name for one; touchpoints may have the same name. */
static struct slice id_of(enum kind kind, struct slice id, struct slice name)
{
	return id.length || kind == KIND_TOUCHPOINT ? id : name;
}

void incoming_things_read(struct incoming_work *work)
{
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++) {
		struct sequence_walk walk = journey_walk(work->journey, kind);
		for (struct item *item; (item = journey_walk_on(&walk));) {
			work->has_ids |= kind == KIND_TOUCHPOINT && item_text(item, "id").length;
			struct thing thing = {.item = item, .id = record_id(item_record(item))};
			enter(&work->of[kind], thing, id_of(kind, item_text(item, "id"), item_name(item)),
			      item_name(item));
		}
	}
}

void incoming_things_free(struct incoming_work *work)
{
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++) {
		struct things *things = &work->of[kind];
		for (size_t i = 0; i < things->count; i++)
			free(things->list[i].made);
		free(things->list);
		lookup_free(&things->ids);
		lookup_free(&things->names);
	}
}

static uint32_t find_word(const struct things *things, struct slice word)
{
	uint32_t found = lookup_find(&things->ids, word);
	return found == THING_NONE ? lookup_find(&things->names, word) : found;
}

uint32_t incoming_find(const struct incoming_work *work, enum kind kind, struct slice word)
{
	uint32_t found = find_word(&work->of[kind], word);
	return found == THING_NONE ? find_word(&work->of[kind], input_trimmed(word)) : found;
}

struct slice incoming_refer(const struct incoming_work *work, enum kind kind, struct slice word)
{
	uint32_t found = incoming_find(work, kind, word);
	return found == THING_NONE ? word : work->of[kind].list[found].id;
}

uint32_t incoming_enter(struct incoming_work *work, enum kind kind, struct slice id, struct slice name)
{
	return enter(&work->of[kind], (struct thing){.id = id.bytes ? id : name}, id_of(kind, id, name),
	             name.bytes ? name : id);
}

static bool is_taken(void *context, struct slice id)
{
	return find_word(context, id) != THING_NONE;
}

uint32_t incoming_enter_new(struct incoming_work *work, enum kind kind, struct slice name, uint32_t stage,
                            uint32_t channel)
{
	struct things *things = &work->of[kind];
	char *id = NULL;
	if (kind == KIND_TOUCHPOINT) {
		bool inbox = stage == THING_NONE || channel == THING_NONE;
		size_t count = things->count;
		id = mem_new(ID_TOUCHPOINT);
		do
			id_make_touchpoint(name, inbox, inbox ? 0 : stage, inbox ? 0 : channel, count++, id);
		while (is_taken(things, slice_of(id)));
	} else {
		id = id_make_unless(kind, name, is_taken, things);
	}
	return enter(things, (struct thing){.id = slice_of(id), .made = id}, slice_of(id), name);
}

struct value *incoming_new_value(const struct thing *thing, struct slice name)
{
	if (slice_equals(thing->id, name)) /* a word that is id and name at once */
		return value_text(name);
	struct value *map = value_map();
	value_map_add(map, "id", value_text(thing->id));
	value_map_add(map, "name", value_text(name));
	return map;
}

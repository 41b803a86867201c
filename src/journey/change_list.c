#include "journey/change_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/rising.h"

static struct change *put(struct change_list *list, enum change_kind kind, const char *of, size_t at)
{
	if (list->count == list->room) {
		list->room = list->room ? list->room * 2 : 16;
		list->changes = mem_resize(list->changes, list->room, sizeof *list->changes);
	}
	struct change *change = &list->changes[list->count++];
	*change = (struct change){.kind = kind, .list = of, .at = at};
	return change;
}

void change_list_set(struct change_list *list, const char *of, size_t at, const char *key, const struct value *value)
{
	struct change *change = put(list, CHANGE_SET, of, at);
	change->key = mem_copy_text(key);
	change->value = value ? value_copy(value) : NULL;
}

void change_list_add(struct change_list *list, const char *of, size_t at, const struct value *value)
{
	put(list, CHANGE_ADD, of, at)->value = value_copy(value);
}

void change_list_remove(struct change_list *list, const char *of, size_t at)
{
	put(list, CHANGE_REMOVE, of, at);
}

/* ---- fields ---- */

/* Can a path name this key? */
static bool can_be_named(const struct value *key)
{
	return key->kind != VALUE_NULL && key->length && !memchr(key->text, '/', key->length) &&
	       !memchr(key->text, '\0', key->length) && strspn(key->text, "0123456789") < key->length;
}

static const struct value *value_of(const struct value *map, const struct value *key, size_t nth)
{
	if (nth < map->count && value_equals(map->items[2 * nth], key))
		return map->items[2 * nth + 1];
	for (size_t i = 0; i < map->count; i++)
		if (value_equals(map->items[2 * i], key))
			return map->items[2 * i + 1];
	return NULL;
}

/* Are the differences of the two in keys that can be named? */
static bool can_be_set(const struct value *from, const struct value *to)
{
	for (int side = 0; side < 2; side++) {
		const struct value *one = side ? to : from, *other = side ? from : to;
		for (size_t i = 0; i < one->count; i++)
			if ((one->items[2 * i]->text == NULL || !can_be_named(one->items[2 * i])) &&
			    !value_equals(value_of(other, one->items[2 * i], i), one->items[2 * i + 1]))
				return false;
	}
	return true;
}

struct setter {
	struct change_list *list;
	const char *of;
	size_t at;
	struct buffer path;
};

static void set_fields(struct setter *s, const struct value *from, const struct value *to);

static void set_field(struct setter *s, const struct value *key, const struct value *from, const struct value *to)
{
	if (value_equals(from, to))
		return;
	size_t length = s->path.length;
	buffer_add_text(&s->path, length ? "/" : "");
	buffer_add(&s->path, key->text, key->length);
	bool maps = from && to && from->kind == VALUE_MAP && to->kind == VALUE_MAP && from->count && to->count;
	if (maps && can_be_set(from, to))
		set_fields(s, from, to);
	else
		change_list_set(s->list, s->of, s->at, s->path.bytes, to);
	s->path.length = length;
	s->path.bytes[length] = '\0';
}

static void set_fields(struct setter *s, const struct value *from, const struct value *to)
{
	for (size_t i = 0; i < to->count; i++)
		set_field(s, to->items[2 * i], value_of(from, to->items[2 * i], i), to->items[2 * i + 1]);
	for (size_t i = 0; i < from->count; i++)
		if (!value_of(to, from->items[2 * i], i))
			set_field(s, from->items[2 * i], from->items[2 * i + 1], NULL);
}

void change_list_fields(struct change_list *list, const char *of, size_t at, const struct value *from,
                        const struct value *to)
{
	struct setter s = {.list = list, .of = of, .at = at};
	if (value_equals(from, to))
		return;
	bool maps = from->kind == VALUE_MAP && to->kind == VALUE_MAP && (!*of || (from->count && to->count));
	buffer_add_text(&s.path, "");
	if (maps && (!*of || can_be_set(from, to)))
		set_fields(&s, from, to);
	else
		change_list_set(list, of, at, "", to);
	buffer_free(&s.path);
}

/* ---- order ---- */

static size_t place_of(const uint32_t *now, size_t count, uint32_t rank)
{
	size_t at = 0;
	while (at < count && now[at] != rank)
		at++;
	return at;
}

void change_list_order(struct change_list *list, const char *of, const uint32_t *ranks, size_t count)
{
	bool *stays = mem_new_array(count + 1, sizeof *stays), *settled = mem_new_array(count + 1, sizeof *settled);
	uint32_t *now = mem_new_array(count + 1, sizeof *now);
	rising_longest(ranks, count, stays);
	for (size_t i = 0; i < count; i++) {
		now[i] = ranks[i];
		settled[ranks[i]] = stays[i];
	}
	for (uint32_t rank = 0; rank < count; rank++) {
		if (settled[rank])
			continue;
		size_t from = place_of(now, count, rank);
		memmove(now + from, now + from + 1, (count - from - 1) * sizeof *now);
		size_t to = rank ? place_of(now, count - 1, rank - 1) + 1 : 0;
		memmove(now + to + 1, now + to, (count - 1 - to) * sizeof *now);
		now[to] = rank;
		put(list, CHANGE_MOVE, of, from)->to = to;
	}
	free(now);
	free(settled);
	free(stays);
}

void change_list_free(struct change_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free((char *)list->changes[i].key);
		value_free((struct value *)list->changes[i].value);
	}
	free(list->changes);
	*list = (struct change_list){0};
}

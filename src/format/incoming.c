#include "format/incoming.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/incoming_parts.h"

bool incoming_refuse_at(struct incoming_place place, struct error *err)
{
	if (err) {
		err->line = place.line;
		err->column = place.column;
	}
	return false;
}

struct incoming_item *incoming_add(struct incoming *incoming, enum kind kind, struct value *says, long line,
                                   long column)
{
	if (incoming->count == incoming->room) {
		incoming->room = incoming->room ? incoming->room * 2 : 64;
		incoming->items = mem_resize(incoming->items, incoming->room, sizeof *incoming->items);
	}
	struct incoming_item *item = &incoming->items[incoming->count++];
	*item = (struct incoming_item){.kind = kind, .says = says, .place = {line, column}};
	return item;
}

void incoming_free(struct incoming *incoming)
{
	for (size_t i = 0; i < incoming->count; i++) {
		value_free(incoming->items[i].says);
		free(incoming->items[i].places);
	}
	free(incoming->items);
	*incoming = (struct incoming){0};
}

/* ---- one thing ---- */

static bool is_of_touchpoint(const struct incoming_item *in)
{
	return in->kind == KIND_TOUCHPOINT;
}

/* What the map says of the thing now, as a mapping. */
static struct value *said_now(const struct incoming_work *work, const struct incoming_item *in, struct item *item)
{
	struct value *now = record_value(item ? item_record(item) : journey_record(work->journey));
	if (now->kind == VALUE_MAP)
		return now;
	struct value *map = value_map();
	if (!is_of_touchpoint(in))
		value_map_add(map, "id", value_copy(now));
	value_map_add(map, "name", now);
	return map;
}

/* An id that a stage, a channel, … has stays: others refer to it. */
static bool stays(const struct incoming_item *in, struct item *item, struct slice key)
{
	return item && !is_of_touchpoint(in) && slice_is(key, "id") &&
	       (item_record(item)->bare || item_text(item, "id").length);
}

/* Can a change name the key by its path? */
static bool can_be_set(struct slice key)
{
	return key.length && !memchr(key.bytes, '/', key.length) && !memchr(key.bytes, '\0', key.length) &&
	       strspn(key.bytes, "0123456789") < key.length;
}

static bool set_field(struct incoming_work *work, const struct incoming_item *in, struct item *item, struct slice key,
                      struct value *fresh, struct error *err)
{
	bool name = slice_is(key, "name");
	bool good =
	        (fresh || !name ||
	         error_set(err, _("a %s needs a name or an id"), message_label(kind_label(in->kind)))) &&
	        (can_be_set(key) || error_set(err, _("the key “%.*s” cannot be changed here; change it in an editor"),
	                                      SLICE_SHOWN(key))) &&
	        (!name || !item || is_of_touchpoint(in) ||
	         plan_identity(work->plan, work->journey, item, "name", fresh, err));
	if (good)
		plan_set(work->plan, work->journey, item, key.bytes, fresh);
	else
		value_free(fresh);
	return good;
}

/* item NULL: the map itself */
static bool plan_changes(struct incoming_work *work, const struct incoming_item *in, struct item *item,
                         struct error *err)
{
	struct value *now = said_now(work, in, item);
	size_t before = work->plan->count;
	bool good = true;
	for (size_t i = 0; good && in->says->kind == VALUE_MAP && i < in->says->count; i++) {
		struct slice key = value_slice(in->says->items[2 * i]);
		const struct value *said = in->says->items[2 * i + 1], *is = value_map_get(now, key.bytes);
		const struct field *field = field_find(in->kind, key);
		struct value *fresh;
		bool blank_id = slice_is(key, "id") && said->kind == VALUE_NULL;
		if (blank_id || stays(in, item, key) || incoming_says_same(work, field, is, said, in->cells))
			continue;
		good = incoming_check(work, field, said, in->cells, &fresh, err);
		if (good && !incoming_says_same(work, field, is, fresh, false))
			good = set_field(work, in, item, key, fresh, err);
		else if (good)
			value_free(fresh);
		if (!good)
			incoming_refuse(in, i, err);
	}
	value_free(now);
	size_t *tally = work->plan->count > before ? work->done->changed : work->done->same;
	tally[in->kind]++;
	return good;
}

static bool add_fields(struct incoming_work *work, const struct incoming_item *in, struct value *map, struct error *err)
{
	for (size_t i = 0; i < in->says->count; i++) {
		const struct value *key = in->says->items[2 * i];
		const struct field *field = field_find(in->kind, value_slice(key));
		struct value *fresh;
		if (!incoming_check(work, field, in->says->items[2 * i + 1], in->cells, &fresh, err))
			return incoming_refuse(in, i, err);
		if (fresh)
			value_map_add_pair(map, value_copy(key), fresh);
	}
	return true;
}

static bool plan_new_thing(struct incoming_work *work, const struct incoming_item *in, const struct thing *thing,
                           struct error *err)
{
	struct value *map = value_map();
	if (in->says->kind != VALUE_MAP) {
		value_free(map);
		map = value_copy(in->says);
	} else {
		if (thing->made)
			value_map_add(map, "id", value_text(thing->id));
		if (!add_fields(work, in, map, err)) {
			value_free(map);
			return false;
		}
	}
	/* a word that is id and name at once */
	if (thing->made && map->kind == VALUE_MAP && map->count == 2 &&
	    slice_equals(value_map_slice(map, "name"), thing->id)) {
		value_free(map);
		map = value_text(thing->id);
	}
	plan_add(work->plan, kind_list_key(in->kind), SIZE_MAX, map);
	work->done->added[in->kind]++;
	return true;
}

/* ---- all ---- */

static bool plan_all(struct incoming_work *work, const struct incoming *incoming, const uint32_t *bound,
                     struct error *err)
{
	for (enum kind kind = KIND_MAP; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < incoming->count; i++) {
			const struct incoming_item *in = &incoming->items[i];
			if (in->kind != kind)
				continue;
			const struct thing *thing = kind == KIND_MAP ? NULL : &work->of[kind].list[bound[i]];
			if (!(thing && !thing->item ? plan_new_thing(work, in, thing, err)
			                            : plan_changes(work, in, thing ? thing->item : NULL, err)))
				return false;
		}
	return true;
}

bool incoming_plan(const struct incoming *incoming, const struct journey *journey, struct plan *plan,
                   struct incoming_done *done, struct error *err)
{
	struct incoming_work work = {.journey = journey, .plan = plan, .done = done};
	uint32_t *bound = mem_new_array(incoming->count + 1, sizeof *bound);
	*done = (struct incoming_done){0};
	incoming_things_read(&work);
	bool good = incoming_match(&work, incoming, bound, err) && plan_all(&work, incoming, bound, err);
	incoming_things_free(&work);
	free(bound);
	return good;
}

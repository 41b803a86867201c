#include "journey/plan.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/id.h"
#include "journey/merge_parts.h"

struct plan *plan_new(void)
{
	return mem_new(sizeof(struct plan));
}

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	for (size_t i = 0; i < plan->count; i++) {
		free((char *)plan->changes[i].list);
		free((char *)plan->changes[i].key);
		value_free((struct value *)plan->changes[i].value);
	}
	free(plan->changes);
	free(plan->follows);
	free(plan);
}

static struct change *add(struct plan *plan, enum change_kind kind, const char *list, size_t at)
{
	if (plan->count == plan->room) {
		plan->room = plan->room ? plan->room * 2 : 4;
		plan->changes = mem_resize(plan->changes, plan->room, sizeof *plan->changes);
		plan->follows = mem_resize(plan->follows, plan->room, sizeof *plan->follows);
	}
	plan->follows[plan->count] = false;
	struct change *change = &plan->changes[plan->count++];
	*change = (struct change){.kind = kind, .list = mem_copy_text(list), .at = at};
	return change;
}

void plan_set(struct plan *plan, const struct journey *journey, const struct item *item, const char *key,
              struct value *value)
{
	enum kind kind = item ? item->kind : KIND_MAP;
	struct change *change = add(plan, CHANGE_SET, kind_list_key(kind), item ? journey_index(journey, item) : 0);
	change->key = mem_copy_text(key);
	change->value = value;
}

void plan_add(struct plan *plan, const char *list, size_t at, struct value *value)
{
	add(plan, CHANGE_ADD, list, at)->value = value;
}

void plan_remove(struct plan *plan, const char *list, size_t at)
{
	add(plan, CHANGE_REMOVE, list, at);
}

void plan_move(struct plan *plan, const char *list, size_t from, size_t to)
{
	add(plan, CHANGE_MOVE, list, from)->to = to;
}

struct value *plan_texts(const struct slice *texts, size_t count)
{
	if (count == 0)
		return NULL;
	if (count == 1)
		return value_text(texts[0]);
	struct value *list = value_list();
	for (size_t i = 0; i < count; i++)
		value_list_add(list, value_text(texts[i]));
	return list;
}

static bool has(const struct slice *texts, size_t count, struct slice text)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(texts[i], text))
			return true;
	return false;
}

/* Sets a field of an item that refers to `old` so that it refers to `new`. */
static void rename_in_field(struct plan *plan, const struct journey *journey, struct item *item,
                            const struct field *field, struct slice old, struct slice new)
{
	const struct record *record = item_record(item);
	struct slice *texts = mem_new_array(record->count + 1, sizeof *texts), text;
	size_t count = 0;
	uint32_t at = 0;
	bool found = false;
	while (record_each(record, field->key, &at, &text)) {
		bool is = slice_equals(text, old);
		struct slice now = is ? new : text;
		found |= is;
		if (now.bytes && !has(texts, count, now))
			texts[count++] = now;
	}
	if (found)
		plan_set(plan, journey, item, field->key, plan_texts(texts, count));
	free(texts);
}

/* Sets a member of a record, which says value, so that it refers to `new`. */
static void rename_in_member(struct plan *plan, const struct journey *journey, struct item *item, const char *path,
                             const struct value *value, struct slice old, struct slice new)
{
	size_t all = value->kind == VALUE_LIST ? value->count : 1, count = 0;
	struct slice *texts = mem_new_array(all + 1, sizeof *texts);
	bool found = false;
	for (size_t i = 0; i < all; i++) {
		struct slice text = value_slice(value->kind == VALUE_LIST ? value->items[i] : value);
		bool is = text.bytes && slice_equals(text, old);
		struct slice now = is ? new : text;
		found |= is;
		if (now.bytes && !has(texts, count, now))
			texts[count++] = now;
	}
	if (found)
		plan_set(plan, journey, item, path, plan_texts(texts, count));
	free(texts);
}

/* An item's records refer too: to the channel and owner of an exception. */
static void rename_in_records(struct plan *plan, const struct journey *journey, struct item *item,
                              const struct field *field, enum kind kind, struct slice old, struct slice new)
{
	const struct entry *entry = record_find(item_record(item), field->key);
	const struct value *list = entry ? entry->nested : NULL;
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
		const struct value *map = list->items[i];
		for (size_t k = 0; map->kind == VALUE_MAP && k < map->count; k++) {
			struct slice word = value_slice(map->items[2 * k]);
			const struct field *member = word.bytes ? field_member(field, word) : NULL;
			if (!member || member->refers != kind)
				continue;
			char *path = mem_format("%s/%zu/%s", field->key, i, member->key);
			rename_in_member(plan, journey, item, path, map->items[2 * k + 1], old, new);
			free(path);
		}
	}
}

/* The map's own records refer too: coverage.empty_ok names cells by stage and channel,
 * answers of the review are about a stage.  Each goes with what it is about. */
static void rename_in_map(struct plan *plan, const struct journey *journey, const struct value *list, const char *path,
                          const char *key, struct slice old, struct slice new)
{
	for (size_t i = list && list->kind == VALUE_LIST ? list->count : 0; i-- > 0;) {
		struct slice name = value_map_slice(list->items[i], key);
		if (!name.bytes || !slice_equals(name, old))
			continue;
		if (!new.bytes) {
			plan_remove(plan, path, i);
			continue;
		}
		char *member = mem_format("%s/%zu/%s", path, i, key);
		plan_set(plan, journey, NULL, member, value_text(new));
		free(member);
	}
}

static const struct value *map_value(const struct journey *journey, const char *key)
{
	const struct entry *entry = record_find(journey_record(journey), key);
	return entry ? entry->nested : NULL;
}

void plan_rename_references(struct plan *plan, const struct journey *journey, enum kind kind, struct slice old,
                            struct slice new)
{
	for (enum kind k = KIND_STAGE; k < KIND_COUNT; k++) {
		const struct field *field = NULL;
		while ((field = field_next(k, field))) {
			for (size_t i = 0; field->type == FIELD_RECORDS && i < journey_count(journey, k); i++)
				rename_in_records(plan, journey, journey_item(journey, k, i), field, kind, old, new);
			if ((field->type != FIELD_REFERENCE && field->type != FIELD_REFERENCES) ||
			    field->refers != kind)
				continue;
			for (size_t i = 0; i < journey_count(journey, k); i++)
				rename_in_field(plan, journey, journey_item(journey, k, i), field, old, new);
		}
	}
	const struct value *coverage = map_value(journey, "coverage");
	if (kind == KIND_STAGE || kind == KIND_CHANNEL)
		rename_in_map(plan, journey, coverage ? value_map_get(coverage, "empty_ok") : NULL, "coverage/empty_ok",
		              kind == KIND_STAGE ? "stage" : "channel", old, new);
	if (kind == KIND_STAGE)
		rename_in_map(plan, journey, map_value(journey, "review"), "review", "stage", old, new);
}

static bool is_of(struct item *const *items, size_t count, struct slice reference)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(record_id(item_record(items[i])), reference))
			return true;
	return false;
}

void plan_unlink(struct plan *plan, const struct journey *journey, struct item *const *items, size_t count)
{
	for (size_t i = 0; journey_linked(journey) && i < journey_count(journey, KIND_TOUCHPOINT); i++) {
		struct item *item = journey_item(journey, KIND_TOUCHPOINT, i);
		if (!item->linked)
			continue;
		const struct record *record = item_record(item);
		struct slice *stay = mem_new_array(record->count + 1, sizeof *stay), reference;
		size_t staying = 0, all = 0;
		uint32_t at = 0;
		for (; record_each(record, "next", &at, &reference); all++)
			if (!is_of(items, count, reference))
				stay[staying++] = reference;
		if (staying < all)
			plan_set(plan, journey, item, "next", plan_texts(stay, staying));
		free(stay);
	}
}

/* What a touchpoint leads on to after others were renamed; free() the list, of which
 * *all are left and *same says that nothing changed. */
static struct slice *followed(struct item *item, const struct renames *renames, size_t *all, bool *same)
{
	const struct record *record = item_record(item);
	struct slice own = record_id(record), reference;
	const char *now = own.bytes ? renames_find(renames, KIND_TOUCHPOINT, own) : NULL;
	struct slice *texts = mem_new_array(record->count + 1, sizeof *texts);
	uint32_t at = 0;
	*all = 0;
	*same = true;
	while (record_each(record, "next", &at, &reference)) {
		const char *new = renames_find(renames, KIND_TOUCHPOINT, reference);
		struct slice text = new ? slice_of(new) : reference;
		*same &= !new;
		bool itself = new &&slice_equals(text, now ? slice_of(now) : own);
		if (!itself && !has(texts, *all, text))
			texts[(*all)++] = text;
	}
	return texts;
}

void plan_follow_names(struct plan *plan, const struct journey *journey, const struct renames *renames,
                       const struct item *except)
{
	size_t all;
	bool same;
	for (size_t i = 0; renames->count && journey_linked(journey) && i < journey_count(journey, KIND_TOUCHPOINT);
	     i++) {
		struct item *item = journey_item(journey, KIND_TOUCHPOINT, i);
		if (!item->linked || item == except)
			continue;
		struct slice *texts = followed(item, renames, &all, &same);
		if (!same)
			plan_set(plan, journey, item, "next", plan_texts(texts, all));
		free(texts);
	}
}

void plan_replace(struct plan *plan, const struct journey *journey, struct item *item, struct item *other)
{
	struct slice id = record_id(item_record(item)), name = item_name(item);
	struct slice to = other ? record_id(item_record(other)) : (struct slice){0};
	if (id.bytes)
		plan_rename_references(plan, journey, item->kind, id, to);
	if (name.bytes && !slice_equals(id, name) && journey_find(journey, item->kind, name) == item)
		plan_rename_references(plan, journey, item->kind, name, to);
}

/* ---- ids and names that change ---- */

/* What others call the item after its id or name (which) became text. */
static struct slice id_after(const struct item *item, const struct record *record, const char *which, struct slice text)
{
	struct slice id = record_text(record, "id"), name = record_text(record, "name");
	bool word_stays = record->bare && item->kind != KIND_TOUCHPOINT;
	if (strcmp(which, "id") == 0)
		return text.length ? text : name;
	return id.bytes ? id : word_stays && text.length ? name : text;
}

/* The other item that is called so already; NULL. */
static struct item *taken_by(const struct journey *journey, const struct item *item, const char *which, struct slice id)
{
	/* touchpoints may have the same name: many have no id, and nothing refers to them */
	if (item->kind == KIND_TOUCHPOINT && strcmp(which, "id") != 0)
		return NULL;
	struct item *other = journey_find(journey, item->kind, id);
	return other && other != item && slice_equals(record_id(item_record(other)), id) ? other : NULL;
}

bool plan_identity(struct plan *plan, const struct journey *journey, struct item *item, const char *which,
                   const struct value *value, struct error *err)
{
	const struct record *record = item_record(item);
	struct slice text = value ? slice_make(value->text, value->length) : (struct slice){0};
	struct slice before = record_id(record), after = id_after(item, record, which, text);
	struct slice name = record_text(record, "name");
	if (!after.length)
		return error_set(err, _("a %s needs a name or an id"), message_label(kind_label(item->kind)));
	struct item *other = taken_by(journey, item, which, after);
	if (other)
		return id_refuse(other, after, err);
	size_t first = plan->count;
	if (before.bytes && !slice_equals(before, after))
		plan_rename_references(plan, journey, item->kind, before, after);
	/* some refer by name although there is an id */
	if (strcmp(which, "name") == 0 && item->kind != KIND_TOUCHPOINT && name.bytes && !slice_equals(name, before) &&
	    journey_find(journey, item->kind, name) == item)
		plan_rename_references(plan, journey, item->kind, name, text.length ? text : after);
	for (size_t i = first; i < plan->count; i++)
		plan->follows[i] = true;
	return true;
}

/* ---- who uses a thing ---- */

static bool stands_in(const struct journey *journey, const struct item *touchpoint, enum kind kind, size_t index)
{
	return kind == KIND_STAGE ? journey_stands_in_stage(journey, touchpoint, index)
	                          : journey_stands_in_channel(journey, touchpoint, index);
}

/* Does the touchpoint name the item, by its id or its name, in any field? */
static bool refers_to(const struct journey *journey, struct item *touchpoint, const struct item *item)
{
	const struct field *field = NULL;
	while ((field = field_next(KIND_TOUCHPOINT, field))) {
		uint32_t at = 0;
		struct slice word;
		bool refers = field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
		while (refers && field->refers == item->kind &&
		       record_each(item_record(touchpoint), field->key, &at, &word))
			if (journey_find(journey, item->kind, word) == item)
				return true;
	}
	return false;
}

size_t plan_users(const struct journey *journey, struct item *item)
{
	bool cell = item->kind == KIND_STAGE || item->kind == KIND_CHANNEL;
	size_t index = journey_index(journey, item), count = 0;
	for (size_t i = 0; i < journey_count(journey, KIND_TOUCHPOINT); i++) {
		struct item *touchpoint = journey_item(journey, KIND_TOUCHPOINT, i);
		count +=
		        cell ? stands_in(journey, touchpoint, item->kind, index) : refers_to(journey, touchpoint, item);
	}
	return count;
}

static bool stands_elsewhere(const struct journey *journey, const struct item *touchpoint, enum kind kind, size_t index)
{
	for (size_t i = 0; i < journey_count(journey, kind); i++)
		if (i != index && stands_in(journey, touchpoint, kind, i))
			return true;
	return false;
}

void plan_remove_standing(struct plan *plan, const struct journey *journey, const struct item *item)
{
	enum kind kind = item->kind;
	size_t index = journey_index(journey, item);
	for (size_t i = journey_count(journey, KIND_TOUCHPOINT); i-- > 0;) {
		const struct item *touchpoint = journey_item(journey, KIND_TOUCHPOINT, i);
		if (stands_in(journey, touchpoint, kind, index) && !stands_elsewhere(journey, touchpoint, kind, index))
			plan_remove(plan, kind_list_key(KIND_TOUCHPOINT), i);
	}
}

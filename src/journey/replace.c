#include "journey/replace.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "base/unicode_find.h"
#include "journey/filter.h"
#include "journey/merge_parts.h"

/* ---- finding ---- */

struct seeker {
	const struct journey *journey;
	struct passages *passages;
	struct slice folded, by;
	struct item *item;
};

static char *replaced(const struct seeker *s, struct slice text, const struct span *spans, size_t count)
{
	struct buffer out = {0};
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		buffer_add(&out, text.bytes + at, spans[i].start - at);
		buffer_add_slice(&out, s->by);
		at = spans[i].end;
	}
	buffer_add(&out, text.bytes + at, text.length - at);
	return buffer_take(&out);
}

static void look_at(struct seeker *s, const struct field *field, const char *path, struct slice text)
{
	size_t count;
	if (!text.length || unicode_find_folded(text, s->folded) == SIZE_MAX)
		return;
	struct span *spans = unicode_find(text, s->folded, &count);
	char *after = replaced(s, text, spans, count);
	if (count && !slice_is(text, after)) {
		struct passages *p = s->passages;
		if (p->count == p->room) {
			p->room = p->room ? p->room * 2 : 16;
			p->list = mem_resize(p->list, p->room, sizeof *p->list);
		}
		p->list[p->count++] = (struct passage){.item = s->item,
		                                       .field = field,
		                                       .path = mem_copy_text(path),
		                                       .before = mem_copy(text.bytes, text.length),
		                                       .after = after,
		                                       .times = count,
		                                       .chosen = true};
	} else {
		free(after);
	}
	free(spans);
}

/* Is it text of its own?  So is an owner whom the map does not list. */
static bool is_text(const struct seeker *s, const struct field *field, struct slice text)
{
	if (field->type == FIELD_REFERENCE && field->refers == KIND_OWNER)
		return !journey_find(s->journey, KIND_OWNER, text);
	return (field->type == FIELD_TEXT || field->type == FIELD_LONG || field->type == FIELD_WORDS) &&
	       strcmp(field->key, "id") != 0;
}

static void look_into(struct seeker *s, const struct field *field, const char *path, const struct value *value);

static void look_into_member(struct seeker *s, const struct field *records, const char *path, const struct value *key,
                             const struct value *value)
{
	const struct field *member = key->text ? field_member(records, slice_make(key->text, key->length)) : NULL;
	if (!member)
		return;
	char *deeper = mem_format("%s/%s", path, member->key);
	look_into(s, member, deeper, value);
	free(deeper);
}

static void look_into(struct seeker *s, const struct field *field, const char *path, const struct value *value)
{
	struct slice text = value->text ? slice_make(value->text, value->length) : (struct slice){0};
	if (text.length && is_text(s, field, text))
		look_at(s, field, path, text);
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
		char *deeper = mem_format("%s/%zu", path, i);
		look_into(s, field, deeper, value->items[i]);
		free(deeper);
	}
	for (size_t i = 0; value->kind == VALUE_MAP && field->type == FIELD_RECORDS && i < value->count; i++)
		look_into_member(s, field, path, value->items[2 * i], value->items[2 * i + 1]);
}

/* What the conflicts of the map quote is not the map's own text. */
static bool is_quoted(const struct field *field)
{
	return strcmp(field->key, "conflicts") == 0;
}

static void look_through(struct seeker *s, const struct record *record)
{
	size_t number = 0;
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *e = &record->entries[i];
		bool element = e->kind == ENTRY_ELEMENT;
		bool further = element && i > 0 && slice_equals(e->key, record->entries[i - 1].key);
		number = further ? number + 1 : 0;
		if (!e->field || is_quoted(e->field))
			continue;
		if (e->nested) {
			look_into(s, e->field, e->field->key, e->nested);
		} else if (e->value.length && is_text(s, e->field, e->value)) {
			char *path =
			        element ? mem_format("%s/%zu", e->field->key, number) : mem_copy_text(e->field->key);
			look_at(s, e->field, path, e->value);
			free(path);
		}
	}
}

/* Touchpoints are searched first, without reading all that they say. */
static void look_through_touchpoints(struct seeker *s, struct slice find)
{
	struct filter *seeker = filter_of_text(find);
	struct sequence_walk walk = journey_walk(s->journey, KIND_TOUCHPOINT);
	filter_begin(seeker, s->journey);
	while ((s->item = journey_walk_on(&walk)))
		if (filter_passes(seeker, s->item))
			look_through(s, item_record(s->item));
	filter_free(seeker);
}

void passages_find(struct passages *passages, const struct journey *journey, struct slice find, struct slice by)
{
	struct buffer folded = {0};
	*passages = (struct passages){0};
	unicode_fold(&folded, find);
	struct seeker s = {.journey = journey, .passages = passages, .folded = buffer_slice(&folded), .by = by};
	if (folded.length) {
		look_through(&s, journey_record(journey));
		for (enum kind kind = KIND_STAGE; kind < KIND_TOUCHPOINT; kind++)
			for (size_t i = 0; i < journey_count(journey, kind); i++) {
				s.item = journey_item(journey, kind, i);
				look_through(&s, item_record(s.item));
			}
		look_through_touchpoints(&s, find);
	}
	buffer_free(&folded);
}

void passages_free(struct passages *passages)
{
	for (size_t i = 0; i < passages->count; i++) {
		free(passages->list[i].path);
		free(passages->list[i].before);
		free(passages->list[i].after);
	}
	free(passages->list);
	*passages = (struct passages){0};
}

void passages_count(const struct passages *passages, size_t *times, size_t *things)
{
	const struct passage *last = NULL;
	*times = *things = 0;
	for (size_t i = 0; i < passages->count; i++) {
		const struct passage *p = &passages->list[i];
		if (!p->chosen)
			continue;
		*times += p->times;
		*things += !last || last->item != p->item;
		last = p;
	}
}

/* ---- replacing ---- */

/* A name is known to others.  Touchpoints may be many, so that what leads on to
 * them follows in one pass at the end. */
static bool plan_name(const struct passage *p, struct plan *plan, const struct journey *journey,
                      struct renames *renames, struct error *err)
{
	struct value *name = *p->after ? value_text(slice_of(p->after)) : NULL;
	bool has_id = record_text(item_record(p->item), "id").bytes, good = true;
	if (p->item->kind != KIND_TOUCHPOINT || (!has_id && !name))
		good = plan_identity(plan, journey, p->item, "name", name, err);
	else if (!has_id)
		renames_add(renames, KIND_TOUCHPOINT, slice_of(p->before), slice_of(p->after));
	if (good)
		plan_set(plan, journey, p->item, "name", name);
	else
		value_free(name);
	return good;
}

bool passages_plan(const struct passages *passages, struct plan *plan, const struct journey *journey, struct error *err)
{
	struct renames renames = {0};
	bool good = true;
	/* from the end on, so that an element that goes leaves the others their numbers */
	for (size_t i = passages->count; good && i-- > 0;) {
		const struct passage *p = &passages->list[i];
		if (!p->chosen)
			continue;
		if (p->item && strcmp(p->path, "name") == 0)
			good = plan_name(p, plan, journey, &renames, err);
		else
			plan_set(plan, journey, p->item, p->path, *p->after ? value_text(slice_of(p->after)) : NULL);
	}
	if (good)
		plan_follow_names(plan, journey, &renames, NULL);
	renames_free(&renames);
	return good;
}

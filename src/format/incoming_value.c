/* What a text says of a field, checked against the table of fields. */
#include <stdlib.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "format/cell.h"
#include "format/incoming_parts.h"
#include "format/json.h"
#include "journey/find.h"
#include "journey/input.h"

bool incoming_refuse(const struct incoming_item *in, size_t pair, struct error *err)
{
	return incoming_refuse_at(in->places && pair != SIZE_MAX ? in->places[pair] : in->place, err);
}

/* ---- lists ---- */

static bool is_reference(const struct field *field)
{
	return field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
}

static void split_cell(const struct incoming_work *work, const struct field *field, const struct value *cell,
                       struct value *list)
{
	struct slice all = value_slice(cell);
	struct buffer word = {0};
	/* a name may hold a comma itself; semicolons are what the table is written with */
	bool whole = all.length && !memchr(all.bytes, ';', all.length);
	if (whole && is_reference(field) && incoming_find(work, field->refers, all) != THING_NONE)
		value_list_add(list, value_copy(cell));
	else
		for (size_t at = 0; cell_next_word(all, &at, &word);)
			value_list_add(list, value_text(buffer_slice(&word)));
	buffer_free(&word);
}

struct value *incoming_list(const struct incoming_work *work, const struct field *field, const struct value *value,
                            bool cells, struct error *err)
{
	struct value *list = value_list();
	const struct value *one;
	for (size_t i = 0; (one = value_nth(value, i)); i++) {
		if (!value_is_scalar(one)) {
			error_set(err, _("“%s” is made of texts, and this is something deeper"), field->key);
			value_free(list);
			return NULL;
		}
		if (cells && value_is_scalar(value) && field_is_list(field))
			split_cell(work, field, one, list);
		else if (one->kind != VALUE_NULL && (one->length || field->type == FIELD_WORDS))
			value_list_add(list, value_copy(one));
	}
	return list;
}

/* ---- the same? ---- */

static bool is_nothing(const struct value *value)
{
	return !value || value->kind == VALUE_NULL || (value->kind == VALUE_LIST && !value->count) ||
	       (value->kind == VALUE_TEXT && !value->length);
}

static bool scalars_are_alike(const struct value *a, const struct value *b)
{
	struct slice x = value_slice(a), y = value_slice(b);
	if (a->kind == VALUE_PLAIN && b->kind == VALUE_PLAIN) /* True is true */
		return x.length == y.length && strncasecmp(x.bytes, y.bytes, x.length) == 0;
	return slice_equals(x, y) && (a->kind == VALUE_NULL) == (b->kind == VALUE_NULL);
}

/* the same but for quotes around numbers and words such as true */
static bool is_alike(const struct value *a, const struct value *b)
{
	if (!a || !b)
		return a == b;
	if (value_is_scalar(a) && value_is_scalar(b))
		return scalars_are_alike(a, b);
	if (a->kind != b->kind || a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		struct slice key = a->kind == VALUE_MAP ? value_slice(a->items[2 * i]) : (struct slice){0};
		if (a->kind == VALUE_LIST && !is_alike(a->items[i], b->items[i]))
			return false;
		if (a->kind == VALUE_MAP && (!key.bytes || !is_alike(a->items[2 * i + 1], value_map_get(b, key.bytes))))
			return false;
	}
	return true;
}

static bool lists_are_alike(const struct incoming_work *work, const struct field *field, const struct value *a,
                            const struct value *b, bool cells)
{
	struct value *x = incoming_list(work, field, a, false, NULL), *y = incoming_list(work, field, b, cells, NULL);
	bool alike = x && y && x->count == y->count;
	for (size_t i = 0; alike && i < x->count; i++) {
		struct slice one = value_slice(x->items[i]), other = value_slice(y->items[i]);
		alike = slice_equals(one, other) ||
		        (is_reference(field) && slice_equals(incoming_refer(work, field->refers, one),
		                                             incoming_refer(work, field->refers, other)));
	}
	value_free(x);
	value_free(y);
	return alike;
}

/* Is the text of a cell what the table writes for a value that it cannot say otherwise? */
static bool is_json_of(const struct value *now, const struct value *cell)
{
	struct buffer json = {0};
	if (!now || value_is_scalar(now) || cell->kind != VALUE_TEXT)
		return false;
	json_add_value(&json, now);
	bool same = slice_equals(buffer_slice(&json), value_slice(cell));
	buffer_free(&json);
	return same;
}

bool incoming_says_same(const struct incoming_work *work, const struct field *field, const struct value *now,
                        const struct value *said, bool cells)
{
	if (is_alike(now, said) || (cells && said && is_json_of(now, said)))
		return true;
	if (field && (is_nothing(now) || is_nothing(said)))
		return is_nothing(now) && is_nothing(said);
	if (field && field->type == FIELD_YES && value_is_scalar(now) && value_is_scalar(said)) {
		int yes = input_yes_or_no(value_slice(said));
		return yes >= 0 && yes == input_yes_or_no(value_slice(now));
	}
	if (field && field->type != FIELD_RECORDS && (field_is_list(field) || is_reference(field)))
		return lists_are_alike(work, field, now, said, cells);
	return false;
}

/* ---- references ---- */

/* Makes a stage, channel, persona or owner that the map lacks. */
static uint32_t make_thing(struct incoming_work *work, enum kind kind, struct slice name)
{
	uint32_t made = incoming_enter_new(work, kind, name, THING_NONE, THING_NONE);
	struct value *value = incoming_new_value(&work->of[kind].list[made], name);
	plan_add(work->plan, kind_list_key(kind), SIZE_MAX, value);
	work->done->added[kind]++;
	return made;
}

/* What the file writes to refer to what the word means; .bytes NULL: it means nothing. */
static struct slice referred(struct incoming_work *work, enum kind kind, struct slice word)
{
	uint32_t found = incoming_find(work, kind, word);
	struct slice name = input_trimmed(word);
	/* owners need no list of their own, and ways may lead to what is not there yet */
	bool free = kind == KIND_TOUCHPOINT || (kind == KIND_OWNER && !work->of[kind].count);
	if (found == THING_NONE && (free || !name.length))
		return name.length ? name : (struct slice){0};
	if (found == THING_NONE)
		found = make_thing(work, kind, name);
	return work->of[kind].list[found].id;
}

/* ---- checking ---- */

static bool is_among(const struct value *list, struct slice word)
{
	for (size_t i = 0; i < list->count; i++)
		if (slice_equals(value_slice(list->items[i]), word))
			return true;
	return false;
}

/* Adds what the file says for a word of a list; false with err. */
static bool add_known(struct incoming_work *work, const struct field *field, const struct value *one,
                      struct value *list, struct error *err)
{
	struct slice word = value_slice(one);
	if (field->choices) {
		const struct choice *choice = find_choice(field, input_trimmed(word), err);
		if (!choice)
			return false;
		word = slice_of(choice->word);
	} else if (is_reference(field)) {
		word = referred(work, field->refers, word);
	} else {
		value_list_add(list, value_copy(one));
		return true;
	}
	if (word.bytes && !is_among(list, word))
		value_list_add(list, value_text(word));
	return true;
}

/* a list of one that was none stays none */
static struct value *as_said(struct value *list, const struct value *said)
{
	if (said->kind == VALUE_LIST ? list->count : list->count > 1)
		return list;
	struct value *one = list->count ? value_copy(list->items[0]) : NULL;
	value_free(list);
	return one;
}

static bool check_list(struct incoming_work *work, const struct field *field, const struct value *said, bool cells,
                       struct value **fresh, struct error *err)
{
	struct value *list = incoming_list(work, field, said, cells, err), *known = value_list();
	bool good = list != NULL;
	if (good && !field_is_list(field) && list->count > 1)
		good = error_set(err, _("“%s” holds one value, and these are several"), field->key);
	for (size_t i = 0; good && i < list->count; i++)
		good = add_known(work, field, list->items[i], known, err);
	value_free(list);
	if (good && field_is_list(field)) {
		*fresh = as_said(known, said);
		return true;
	}
	*fresh = good && known->count ? value_copy(known->items[0]) : NULL;
	value_free(known);
	return good;
}

static bool check_record(struct incoming_work *work, const struct field *records, const struct value *map,
                         struct value **fresh, struct error *err)
{
	if (map->kind != VALUE_MAP)
		return error_set(err, _("“%s” is made of members; write it as in {\"%.*s\": …}"), records->key,
		                 (int)strcspn(records->members, " "), records->members);
	bool good = true;
	*fresh = value_map();
	for (size_t i = 0; good && i < map->count; i++) {
		struct slice key = value_slice(map->items[2 * i]);
		const struct field *member = key.bytes ? field_member(records, key) : NULL;
		struct value *value = NULL;
		if (member && !is_reference(member))
			good = incoming_check(work, member, map->items[2 * i + 1], false, &value, err);
		else
			value = value_copy(map->items[2 * i + 1]);
		if (value)
			value_map_add_pair(*fresh, value_copy(map->items[2 * i]), value);
	}
	return good;
}

static bool check_records(struct incoming_work *work, const struct field *field, const struct value *said,
                          struct value **fresh, struct error *err)
{
	if (said->kind != VALUE_LIST)
		return check_record(work, field, said, fresh, err);
	bool good = true;
	*fresh = value_list();
	for (size_t i = 0; good && i < said->count; i++) {
		struct value *one = NULL;
		good = check_record(work, field, said->items[i], &one, err);
		if (one)
			value_list_add(*fresh, one);
	}
	return good;
}

static bool check_scalar(struct incoming_work *work, const struct field *field, const struct value *said,
                         struct value **fresh, struct error *err)
{
	struct slice text = value_slice(said);
	if (!value_is_scalar(said))
		return error_set(err, _("“%s” is one text, and this is something deeper"), field->key);
	if (field->type == FIELD_TEXT || field->type == FIELD_LONG) {
		bool name = strcmp(field->key, "name") == 0 || strcmp(field->key, "id") == 0;
		if (name && memchr(text.bytes, '\n', text.length))
			return error_set(err, _("“%s” is one line, and this is several"), field->key);
		*fresh = value_copy(said);
		return true;
	}
	char *copy = mem_copy(text.bytes, text.length);
	bool good = input_read_checked(work->journey, field, copy, fresh, err);
	free(copy);
	return good;
}

bool incoming_check(struct incoming_work *work, const struct field *field, const struct value *said, bool cells,
                    struct value **fresh, struct error *err)
{
	*fresh = NULL;
	if (is_nothing(said) && (field || !said || said->kind == VALUE_NULL))
		return true;
	bool good = true;
	if (!field)
		*fresh = value_copy(said);
	else if (field->type == FIELD_RECORDS)
		good = check_records(work, field, said, fresh, err);
	else if (field_is_list(field) || is_reference(field) || field->choices)
		good = check_list(work, field, said, cells, fresh, err);
	else
		good = check_scalar(work, field, said, fresh, err);
	if (!good) {
		value_free(*fresh);
		*fresh = NULL;
	}
	return good;
}

/* Merging what three versions say of one thing. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/message.h"
#include "journey/merge_parts.h"

struct fields {
	struct disputes *disputes;
	struct buffer path; /* of the value that is being merged */
};

/* ---- noting ---- */

static struct value *new_dispute(const struct disputes *d)
{
	struct value *entry = value_map();
	if (d->subject)
		value_map_add(entry, kind_label(d->kind)->en, value_copy(d->subject));
	return entry;
}

/* The same conflict is recorded once, however often two sides are merged. */
static void put_dispute(struct disputes *d, struct value *entry)
{
	for (size_t i = 0; i < d->list->count; i++)
		if (value_equals(d->list->items[i], entry)) {
			value_free(entry);
			return;
		}
	value_list_add(d->list, entry);
}

void dispute_field(struct disputes *d, const char *path, const struct value *base, const struct value *ours,
                   const struct value *theirs)
{
	struct value *entry = new_dispute(d);
	value_map_add(entry, "field", value_text(slice_of(path)));
	if (base)
		value_map_add(entry, "base", value_copy(base));
	if (ours)
		value_map_add(entry, "ours", value_copy(ours));
	if (theirs)
		value_map_add(entry, "theirs", value_copy(theirs));
	put_dispute(d, entry);
}

void dispute_removal(struct disputes *d, const char *what)
{
	struct value *entry = new_dispute(d);
	value_map_add(entry, "what", value_text(slice_of(what)));
	put_dispute(d, entry);
}

/* ---- lists ---- */

static size_t element_count(const struct value *value)
{
	return !value || value->kind == VALUE_NULL ? 0 : value->kind == VALUE_LIST ? value->count : 1;
}

static const struct value *element(const struct value *value, size_t nth)
{
	return value->kind == VALUE_LIST ? value->items[nth] : value;
}

static size_t find_element(const struct value *value, const struct value *one)
{
	size_t count = element_count(value);
	for (size_t i = 0; i < count; i++)
		if (value_equals(element(value, i), one))
			return i;
	return SIZE_MAX;
}

/* How many elements of `one` stand neither in a nor in b? */
static size_t count_only_in(const struct value *one, const struct value *a, const struct value *b)
{
	size_t count = 0;
	for (size_t i = 0; i < element_count(one); i++)
		count += find_element(a, element(one, i)) == SIZE_MAX && find_element(b, element(one, i)) == SIZE_MAX;
	return count;
}

static void insert(struct value *list, size_t at, struct value *one)
{
	value_list_add(list, one);
	memmove(list->items + at + 1, list->items + at, (list->count - 1 - at) * sizeof *list->items);
	list->items[at] = one;
}

/* What theirs added stands behind what it stood behind there. */
static void add_theirs(struct value *list, const struct value *base, const struct value *ours,
                       const struct value *theirs)
{
	size_t behind = 0;
	for (size_t i = 0; i < element_count(theirs); i++) {
		const struct value *one = element(theirs, i);
		size_t at = find_element(list, one);
		if (at != SIZE_MAX) {
			behind = at + 1;
		} else if (find_element(base, one) == SIZE_MAX) {
			/* what ours added at the same place goes before */
			while (behind < list->count && find_element(base, list->items[behind]) == SIZE_MAX &&
			       find_element(ours, list->items[behind]) != SIZE_MAX)
				behind++;
			insert(list, behind++, value_copy(one));
		}
	}
}

static struct value *merge_lists(const struct value *base, const struct value *ours, const struct value *theirs)
{
	struct value *list = value_list();
	for (size_t i = 0; i < element_count(ours); i++) {
		const struct value *one = element(ours, i);
		if (find_element(theirs, one) != SIZE_MAX || find_element(base, one) == SIZE_MAX)
			value_list_add(list, value_copy(one));
	}
	add_theirs(list, base, ours, theirs);
	if (list->count != 1 || ours->kind == VALUE_LIST)
		return list;
	struct value *one = value_copy(list->items[0]);
	value_free(list);
	return one;
}

/* Can the three be taken for sets, in which both sides changed other elements? */
static bool are_lists(const struct field *field, const struct value *base, const struct value *ours,
                      const struct value *theirs)
{
	bool list = (base && base->kind == VALUE_LIST) || ours->kind == VALUE_LIST || theirs->kind == VALUE_LIST;
	bool map = (base && base->kind == VALUE_MAP) || ours->kind == VALUE_MAP || theirs->kind == VALUE_MAP;
	if (!list || map || (field && !field_is_list(field) && field->type != FIELD_RECORDS))
		return false;
	bool both_replaced = count_only_in(base, ours, theirs) && count_only_in(ours, base, theirs) &&
	                     count_only_in(theirs, base, ours);
	return !both_replaced;
}

/* ---- fields ---- */

static struct value *merge_maps(struct fields *f, const struct field *records, const struct value *base,
                                const struct value *ours, const struct value *theirs);

static const struct value *find(const struct value *map, const struct value *key, size_t nth)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	if (nth < map->count && value_equals(map->items[2 * nth], key))
		return map->items[2 * nth + 1];
	for (size_t i = 0; i < map->count; i++)
		if (value_equals(map->items[2 * i], key))
			return map->items[2 * i + 1];
	return NULL;
}

/* NULL: the field is gone */
static struct value *merge_value(struct fields *f, const struct field *field, const struct value *base,
                                 const struct value *ours, const struct value *theirs)
{
	if (value_equals(ours, theirs) || value_equals(theirs, base))
		return ours ? value_copy(ours) : NULL;
	if (value_equals(ours, base))
		return theirs ? value_copy(theirs) : NULL;
	if (ours && theirs && ours->kind == VALUE_MAP && theirs->kind == VALUE_MAP)
		return merge_maps(f, field, base, ours, theirs);
	if (ours && theirs && are_lists(field, base, ours, theirs))
		return merge_lists(base, ours, theirs);
	/* ids that both made for one new thing say nothing */
	if (!f->disputes->joined || strcmp(f->path.bytes, "id") != 0)
		dispute_field(f->disputes, f->path.bytes, base, ours, theirs);
	return ours ? value_copy(ours) : NULL;
}

static void merge_key(struct fields *f, const struct field *records, struct value *out, const struct value *key,
                      const struct value *base, const struct value *ours, const struct value *theirs)
{
	size_t length = f->path.length;
	struct slice text = slice_make(key->text, key->text ? key->length : 0);
	const struct field *field = !text.bytes ? NULL
	                            : !length   ? field_find(f->disputes->kind, text)
	                            : records   ? field_member(records, text)
	                                        : NULL;
	buffer_add_text(&f->path, length ? "/" : "");
	buffer_add_slice(&f->path, text);
	struct value *value = merge_value(f, field, base, ours, theirs);
	if (value)
		value_map_add_pair(out, value_copy(key), value);
	f->path.length = length;
	f->path.bytes[length] = '\0';
}

static struct value *merge_maps(struct fields *f, const struct field *records, const struct value *base,
                                const struct value *ours, const struct value *theirs)
{
	struct value *out = value_map();
	for (size_t i = 0; i < ours->count; i++) {
		const struct value *key = ours->items[2 * i];
		merge_key(f, records, out, key, find(base, key, i), ours->items[2 * i + 1], find(theirs, key, i));
	}
	for (size_t i = 0; i < theirs->count; i++) {
		const struct value *key = theirs->items[2 * i];
		if (!find(ours, key, i))
			merge_key(f, records, out, key, find(base, key, i), NULL, theirs->items[2 * i + 1]);
	}
	return out;
}

/* A bare word as a mapping with a name. */
static struct value *spelled_out(const struct value *value)
{
	if (!value || value->kind == VALUE_MAP)
		return value ? value_copy(value) : NULL;
	struct value *map = value_map();
	value_map_add(map, "name", value_copy(value));
	return map;
}

struct value *merge_fields(struct disputes *disputes, const struct value *base, const struct value *ours,
                           const struct value *theirs)
{
	if (value_equals(ours, theirs) || value_equals(theirs, base))
		return value_copy(ours);
	if (value_equals(ours, base))
		return value_copy(theirs);
	struct fields f = {.disputes = disputes};
	struct value *b = spelled_out(base), *o = spelled_out(ours), *t = spelled_out(theirs);
	buffer_add_text(&f.path, "");
	struct value *merged = merge_maps(&f, NULL, b, o, t);
	const struct value *name = value_map_get(merged, "name");
	if (merged->count == 1 && name && ours->kind != VALUE_MAP && name->kind != VALUE_MAP) {
		struct value *word = value_copy(name);
		value_free(merged);
		merged = word;
	}
	value_free(b);
	value_free(o);
	value_free(t);
	buffer_free(&f.path);
	return merged;
}

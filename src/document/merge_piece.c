/* One piece of text out of three.  Of the ways to write it the first one that
 * says what it should is taken: theirs' or ours' own lines, the lines of both,
 * ours' lines with the fields set, and in the end lines made anew. */
#include <stdlib.h>

#include "base/lines.h"
#include "base/mem.h"
#include "document/merge_text.h"

static struct slice or_empty(struct slice text)
{
	return text.bytes ? text : slice_of("");
}

void merge_indent(struct buffer *out, struct slice text, int columns)
{
	for (size_t at = 0; at < text.length;) {
		size_t end = at, blanks = 0;
		while (end < text.length && text.bytes[end] != '\n')
			end++;
		end += end < text.length;
		while (at + blanks < end && text.bytes[at + blanks] == ' ')
			blanks++;
		bool blank = at + blanks == end || strchr("\r\n", text.bytes[at + blanks]);
		if (columns > 0 && !blank)
			buffer_repeat(out, ' ', (size_t)columns);
		else if (columns < 0)
			at += blanks < (size_t)-columns ? blanks : (size_t)-columns;
		buffer_add(out, text.bytes + at, end - at);
		at = end;
	}
}

/* ---- trying ---- */

int merge_by_text(const void *left, const void *right)
{
	const struct slice *a = left, *b = right;
	size_t shorter = a->length < b->length ? a->length : b->length;
	int order = shorter ? memcmp(a->bytes, b->bytes, shorter) : 0;
	return order ? order : (a->length > b->length) - (a->length < b->length);
}

static bool mapping_repeats_key(const struct tree *tree, const struct tree_node *mapping)
{
	struct slice *keys = mem_new_array(mapping->count + 1, sizeof *keys);
	size_t count = 0;
	bool repeats = false;
	for (uint32_t k = mapping->first; k != TREE_NONE; k = tree->nodes[tree->nodes[k].next].next)
		if (tree->nodes[k].kind == TREE_SCALAR)
			keys[count++] = tree->nodes[k].value;
	qsort(keys, count, sizeof *keys, merge_by_text);
	for (size_t i = 1; i < count && !repeats; i++)
		repeats = slice_equals(keys[i - 1], keys[i]);
	free(keys);
	return repeats;
}

bool merge_repeats_key(struct slice text)
{
	struct tree *tree = tree_parse(text, TREE_VALUES, NULL);
	bool repeats = false;
	for (uint32_t i = 0; tree && i < tree->count && !repeats; i++)
		repeats = tree->nodes[i].kind == TREE_MAPPING && mapping_repeats_key(tree, &tree->nodes[i]);
	tree_free(tree);
	return repeats;
}

/* A piece that is to say something. */
struct piece {
	const struct triple *text;
	bool (*says)(const struct piece *piece, struct slice text);
	const struct value *expected;
	enum kind kind;
	struct slice key;
	const char *newline;
};

static bool take(const struct piece *p, struct slice text, struct buffer *out)
{
	if (!text.bytes || !p->says(p, text))
		return false;
	buffer_add_slice(out, text);
	return true;
}

/* Takes the lines of one side or of both, as they are. */
static bool take_lines(const struct piece *p, struct buffer *out)
{
	const struct triple *t = p->text;
	if (!t->ours.bytes || !t->theirs.bytes)
		return take(p, t->ours.bytes ? t->ours : t->theirs, out);
	bool ours_same = t->base.bytes && slice_equals(t->base, t->ours);
	bool theirs_same = t->base.bytes && slice_equals(t->base, t->theirs);
	if (theirs_same || slice_equals(t->ours, t->theirs))
		return take(p, t->ours, out);
	if (ours_same && take(p, t->theirs, out))
		return true;
	struct buffer merged = {0};
	bool good = lines_merge(or_empty(t->base), t->ours, t->theirs, p->newline, &merged) &&
	            !merge_repeats_key(buffer_slice(&merged)) && take(p, buffer_slice(&merged), out);
	buffer_free(&merged);
	return good;
}

/* Does the changes to the text as to a map of its own. */
static bool change_text(struct slice text, const struct change_list *changes, struct buffer *out)
{
	struct document *d = document_of_bytes(text, NULL, NULL);
	bool good = d && document_apply(d, changes->changes, changes->count, "", true, NULL);
	if (good)
		document_text(d, out);
	document_free(d);
	return good;
}

/* ---- items ---- */

static struct value *item_value(enum kind kind, struct slice text)
{
	struct record *record = record_read(kind, text, NULL);
	struct value *value = record ? record_value(record) : NULL;
	record_free(record);
	return value;
}

static bool item_says(const struct piece *p, struct slice text)
{
	struct value *value = item_value(p->kind, text);
	bool same = value_equals(value, p->expected);
	value_free(value);
	return same;
}

static bool set_fields(const struct piece *p, struct slice text, struct buffer *out)
{
	const char *list = kind_list_key(p->kind);
	struct change_list changes = {0};
	struct buffer map = {0}, result = {0};
	struct value *from = text.bytes ? item_value(p->kind, text) : NULL;
	if (!from)
		return false;
	buffer_format(&map, "%s:%s", list, p->newline);
	size_t head = map.length;
	buffer_add_slice(&map, text);
	change_list_fields(&changes, list, 0, from, p->expected);
	bool good = change_text(buffer_slice(&map), &changes, &result) && result.length >= head &&
	            memcmp(result.bytes, map.bytes, head) == 0 &&
	            take(p, slice_make(result.bytes + head, result.length - head), out);
	value_free(from);
	change_list_free(&changes);
	buffer_free(&map);
	buffer_free(&result);
	return good;
}

void merge_item_text(enum kind kind, const struct triple *text, const struct value *expected,
                     const struct value_style *style, struct buffer *out)
{
	struct piece p = {.text = text, .says = item_says, .expected = expected, .kind = kind};
	struct buffer own = {0};
	p.newline = style->newline;
	if (!take_lines(&p, &own)) {
		bool ours_same = text->base.bytes && slice_equals(text->base, text->ours);
		struct slice first = ours_same ? text->theirs : text->ours,
		             other = ours_same ? text->ours : text->theirs;
		if (!set_fields(&p, first, &own) && !set_fields(&p, other, &own))
			value_write_item(&own, expected, style);
		merge_missing_comments(text, buffer_slice(&own), style->column, style->newline, out);
	}
	buffer_add_slice(out, buffer_slice(&own));
	buffer_free(&own);
}

/* ---- entries ---- */

static bool entry_says(const struct piece *p, struct slice text)
{
	struct tree *tree = tree_parse(text, TREE_VALUES, NULL);
	bool good = tree && tree->count && tree->nodes[0].kind == TREE_MAPPING && tree->nodes[0].count == 1 &&
	            tree_find(tree, 0, p->key) != TREE_NONE;
	if (good) {
		struct record *record = record_of_map(&tree, 1);
		struct value *map = record_value(record);
		good = map->count == 1 && value_equals(map->items[1], p->expected);
		value_free(map);
		record_free(record);
	}
	tree_free(tree);
	return good;
}

static bool set_entry(const struct piece *p, struct buffer *out)
{
	struct change_list changes = {0};
	struct buffer result = {0};
	struct slice text = p->text->ours;
	struct tree *tree = text.bytes ? tree_parse(text, TREE_VALUES, NULL) : NULL;
	if (!tree)
		return false;
	struct record *record = record_of_map(&tree, 1);
	struct value *from = record_value(record), *to = value_map();
	value_map_add_pair(to, value_text(p->key), value_copy(p->expected));
	change_list_fields(&changes, "", 0, from, to);
	bool good = change_text(text, &changes, &result) && take(p, buffer_slice(&result), out);
	value_free(from);
	value_free(to);
	record_free(record);
	tree_free(tree);
	change_list_free(&changes);
	buffer_free(&result);
	return good;
}

/* Writes it anew, below the comments that stood there. */
static void finish(const struct piece *p, bool written, struct buffer *entry, struct buffer *out)
{
	if (!written && p->expected)
		value_write_entry(entry, p->key, p->expected, 0, p->newline);
	merge_missing_comments(p->text, buffer_slice(entry), 0, p->newline, out);
	buffer_add_slice(out, buffer_slice(entry));
}

void merge_entry_text(struct slice key, const struct triple *text, const struct value *expected, const char *newline,
                      struct buffer *out)
{
	struct piece p = {.text = text, .says = entry_says, .expected = expected, .key = key, .newline = newline};
	struct buffer entry = {0};
	if (expected && take_lines(&p, &entry))
		buffer_add_slice(out, buffer_slice(&entry));
	else
		finish(&p, expected && set_entry(&p, &entry), &entry, out);
	buffer_free(&entry);
}

/* ---- lists in one piece ---- */

static bool list_says(const struct piece *p, struct slice text)
{
	struct document *d = document_of_bytes(text, NULL, NULL);
	const struct journey *j = d ? document_journey(d) : NULL;
	bool good = j && journey_count(j, p->kind) == p->expected->count && !journey_record(j)->count;
	for (size_t i = 0; good && i < p->expected->count; i++) {
		struct value *value = record_value(item_record(journey_item(j, p->kind, i)));
		good = value_equals(value, p->expected->items[i]);
		value_free(value);
	}
	document_free(d);
	return good;
}

void merge_list_text(enum kind kind, const struct triple *text, const struct value *expected,
                     const struct change_list *changes, const char *newline, struct buffer *out)
{
	struct piece p = {.text = text, .says = list_says, .expected = expected, .kind = kind, .newline = newline};
	struct buffer list = {0}, result = {0};
	p.key = slice_of(kind_list_key(kind));
	if (take_lines(&p, &list))
		buffer_add_slice(out, buffer_slice(&list));
	else
		finish(&p,
		       text->ours.bytes && change_text(text->ours, changes, &result) &&
		               take(&p, buffer_slice(&result), &list),
		       &list, out);
	buffer_free(&list);
	buffer_free(&result);
}

static bool head_says(const struct piece *p, struct slice text)
{
	struct tree *tree = tree_parse(text, TREE_VALUES, NULL);
	bool good = tree && tree->count && tree->nodes[0].kind == TREE_MAPPING && tree->nodes[0].count == 1;
	uint32_t value = good ? tree_find(tree, 0, p->key) : TREE_NONE;
	good = value != TREE_NONE && tree_is_null(tree, value);
	tree_free(tree);
	return good;
}

void merge_head_text(enum kind kind, const struct triple *text, const char *newline, struct buffer *out)
{
	struct piece p = {.text = text, .says = head_says, .kind = kind, .newline = newline};
	struct buffer head = {0};
	p.key = slice_of(kind_list_key(kind));
	if (!take_lines(&p, &head)) {
		buffer_add_slice(&head, text->ours.bytes ? text->ours : text->theirs);
		merge_missing_comments(text, buffer_slice(&head), 0, newline, out);
	}
	buffer_add_slice(out, buffer_slice(&head));
	buffer_free(&head);
}

/* ---- blank lines and comments ---- */

void merge_gap_text(const struct triple *text, const char *newline, struct buffer *out)
{
	struct slice base = or_empty(text->base), ours = or_empty(text->ours), theirs = or_empty(text->theirs);
	if (slice_equals(base, theirs) || slice_equals(ours, theirs)) {
		buffer_add_slice(out, ours);
	} else if (slice_equals(base, ours)) {
		buffer_add_slice(out, theirs);
	} else if (!lines_merge(base, ours, theirs, newline, out)) {
		struct buffer comments = {0};
		merge_missing_comments(text, ours, 0, newline, &comments);
		buffer_add_slice(out, ours);
		buffer_add_slice(out, buffer_slice(&comments));
		buffer_free(&comments);
	}
}

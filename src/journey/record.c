#include "journey/record.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "yaml/regular.h"

/* What an alias brings in is copied into each record, so a file could ask for
 * far more than it holds; beyond this an alias says nothing. */
#define ALIAS_CHILDREN 256

/* A record in the making.  Texts that are copied are kept as offsets until
 * the store stands still. */
struct maker {
	struct record *record;
	uint32_t room;
	struct buffer store;
	bool copies;
};

static void maker_start(struct maker *m, enum kind kind, bool copies)
{
	*m = (struct maker){.copies = copies};
	m->record = mem_new(sizeof *m->record);
	m->record->kind = kind;
}

static struct slice keep(struct maker *m, struct slice text)
{
	if (!m->copies || !text.bytes)
		return text;
	size_t at = m->store.length;
	buffer_add_slice(&m->store, text);
	return slice_make((const char *)(at + 1), text.length);
}

static struct entry *add(struct maker *m, struct slice key, enum entry_kind kind, struct slice value)
{
	struct record *r = m->record;
	if (r->count == m->room) {
		m->room = m->room ? m->room * 2 : 8;
		r->entries = mem_resize(r->entries, m->room, sizeof *r->entries);
	}
	struct entry *e = &r->entries[r->count++];
	*e = (struct entry){.field = key.bytes ? field_find(r->kind, key) : NULL, .kind = kind};
	e->key = keep(m, key);
	e->value = keep(m, value);
	return e;
}

static struct record *maker_finish(struct maker *m)
{
	struct record *r = m->record;
	if (m->copies) {
		r->store = buffer_take(&m->store);
		for (uint32_t i = 0; i < r->count; i++) {
			struct entry *e = &r->entries[i];
			if (e->key.bytes)
				e->key.bytes = r->store + ((size_t)e->key.bytes - 1);
			if (e->value.bytes)
				e->value.bytes = r->store + ((size_t)e->value.bytes - 1);
		}
	}
	return r;
}

/* ---- from a tree ---- */

static bool is_flat_list(const struct tree *tree, uint32_t list)
{
	for (uint32_t n = tree->nodes[list].first; n != TREE_NONE; n = tree->nodes[n].next)
		if (tree->nodes[tree_resolved(tree, n)].kind != TREE_SCALAR)
			return false;
	return true;
}

static void add_node(struct maker *m, struct slice key, const struct tree *tree, uint32_t node)
{
	const struct slice none = {0};
	uint32_t at = tree_resolved(tree, node);
	const struct tree_node *n = &tree->nodes[at];
	if (at != node && n->kind != TREE_SCALAR && n->count > ALIAS_CHILDREN) {
		add(m, key, ENTRY_NULL, none);
	} else if (n->kind == TREE_SCALAR) {
		bool null = tree_is_null(tree, at);
		add(m, key, null ? ENTRY_NULL : ENTRY_TEXT, null ? none : n->value)->plain = n->plain_implicit;
	} else if (n->kind == TREE_SEQUENCE && n->first == TREE_NONE) {
		add(m, key, ENTRY_EMPTY, none);
	} else if (n->kind == TREE_SEQUENCE && is_flat_list(tree, at)) {
		for (uint32_t i = n->first; i != TREE_NONE; i = tree->nodes[i].next)
			add(m, key, ENTRY_ELEMENT, tree->nodes[tree_resolved(tree, i)].value)->plain =
			        tree->nodes[tree_resolved(tree, i)].plain_implicit;
	} else {
		add(m, key, ENTRY_NESTED, none)->nested = value_of_node(tree, node);
	}
}

/* The lists of a map are no entries of it. */
static bool is_list(const struct maker *m, struct slice key)
{
	return m->record->kind == KIND_MAP && kind_of_list(key) != KIND_MAP;
}

/* The entries that a `<<` key brings in, for keys the mapping has not itself. */
static void add_merged(struct maker *m, const struct tree *tree, uint32_t mapping, uint32_t source)
{
	uint32_t from = tree_resolved(tree, source);
	if (tree->nodes[from].kind != TREE_MAPPING || from == mapping || tree->nodes[from].count > ALIAS_CHILDREN)
		return;
	for (uint32_t k = tree->nodes[from].first; k != TREE_NONE; k = tree->nodes[tree->nodes[k].next].next) {
		struct slice key = tree->nodes[k].value;
		if (tree->nodes[k].kind == TREE_SCALAR && tree_find(tree, mapping, key) == TREE_NONE &&
		    !is_list(m, key))
			add_node(m, key, tree, tree->nodes[k].next);
	}
}

static void add_mapping(struct maker *m, const struct tree *tree, uint32_t mapping)
{
	for (uint32_t k = tree->nodes[mapping].first; k != TREE_NONE; k = tree->nodes[tree->nodes[k].next].next) {
		uint32_t value = tree->nodes[k].next;
		struct slice key = tree->nodes[k].kind == TREE_SCALAR ? tree->nodes[k].value : slice_of("?");
		if (slice_is(key, "<<"))
			add_merged(m, tree, mapping, value);
		else if (!is_list(m, key))
			add_node(m, key, tree, value);
	}
}

struct record *record_of_node(enum kind kind, const struct tree *tree, uint32_t node)
{
	struct maker m;
	maker_start(&m, kind, true);
	uint32_t at = tree_resolved(tree, node);
	if (tree->nodes[at].kind == TREE_MAPPING) {
		add_mapping(&m, tree, at);
	} else {
		m.record->bare = true;
		add_node(&m, slice_of("name"), tree, at);
	}
	return maker_finish(&m);
}

struct record *record_of_map(struct tree *const *trees, size_t count)
{
	struct maker m;
	maker_start(&m, KIND_MAP, true);
	for (size_t i = 0; i < count; i++)
		if (trees[i]->count && trees[i]->nodes[0].kind == TREE_MAPPING)
			add_mapping(&m, trees[i], 0);
	return maker_finish(&m);
}

uint32_t record_list(const struct tree *tree, enum kind kind, struct slice *copy)
{
	struct slice key = slice_of(kind_list_key(kind));
	uint32_t list = tree_find(tree, 0, key), source = tree_find(tree, 0, slice_of("<<"));
	uint32_t alias = list;
	if (list == TREE_NONE && source != TREE_NONE) {
		list = tree_find(tree, tree_resolved(tree, source), key);
		alias = source;
	}
	if (list == TREE_NONE)
		return TREE_NONE;
	if (copy)
		*copy = alias == source ? slice_of("<<") : (struct slice){0};
	if (copy && tree->nodes[alias].kind == TREE_ALIAS)
		*copy = tree->nodes[alias].value;
	list = tree_resolved(tree, list);
	return tree->nodes[list].kind == TREE_SEQUENCE ? list : TREE_NONE;
}

/* ---- from a regular piece ---- */

static bool is_null_word(struct slice text)
{
	return text.length == 0 || slice_is(text, "~") || slice_is(text, "null") || slice_is(text, "Null") ||
	       slice_is(text, "NULL");
}

static void regular(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	struct maker *m = context;
	if (!key.bytes) {
		m->record->bare = true;
		key = slice_of("name");
	}
	if (kind == REGULAR_EMPTY_LIST)
		add(m, key, ENTRY_EMPTY, (struct slice){0});
	else if (kind == REGULAR_PLAIN_ELEMENT || kind == REGULAR_QUOTED_ELEMENT)
		add(m, key, ENTRY_ELEMENT, value)->plain = kind == REGULAR_PLAIN_ELEMENT;
	else if (kind == REGULAR_PLAIN && is_null_word(value))
		add(m, key, ENTRY_NULL, (struct slice){0});
	else
		add(m, key, ENTRY_TEXT, value)->plain = kind == REGULAR_PLAIN;
}

struct record *record_read(enum kind kind, struct slice piece, struct error *err)
{
	struct maker m;
	maker_start(&m, kind, false);
	if (regular_read(piece, regular, &m))
		return maker_finish(&m);
	record_free(maker_finish(&m));

	struct tree *tree = tree_parse(piece, TREE_VALUES, err);
	if (!tree)
		return NULL;
	struct record *record = NULL;
	if (tree->count && tree->nodes[0].kind == TREE_SEQUENCE && tree->nodes[0].count == 1 && !tree->has_alias)
		record = record_of_node(kind, tree, tree->nodes[0].first);
	else
		error_set(err, "not one item of a list");
	tree_free(tree);
	return record;
}

void record_free(struct record *record)
{
	if (!record)
		return;
	for (uint32_t i = 0; i < record->count; i++)
		value_free(record->entries[i].nested);
	free(record->entries);
	free(record->store);
	free(record);
}

/* ---- as a value ---- */

static struct value *entry_value(const struct entry *e)
{
	if (e->nested)
		return value_copy(e->nested);
	if (e->kind == ENTRY_NULL || (e->plain && is_null_word(e->value)))
		return value_null();
	struct value *value = value_text(e->value);
	if (e->plain && !value_reads_as_string(e->value))
		value->kind = VALUE_PLAIN;
	return value;
}

/* The value of the entries of one key from number *at on, which moves behind them. */
static struct value *next_value(const struct record *record, uint32_t *at)
{
	const struct entry *first = &record->entries[(*at)++];
	if (first->kind == ENTRY_EMPTY)
		return value_list();
	if (first->kind != ENTRY_ELEMENT)
		return entry_value(first);
	struct value *list = value_list();
	value_list_add(list, entry_value(first));
	for (; *at < record->count; ++*at) {
		const struct entry *e = &record->entries[*at];
		if (e->kind != ENTRY_ELEMENT || !slice_equals(e->key, first->key))
			break;
		value_list_add(list, entry_value(e));
	}
	return list;
}

struct value *record_value(const struct record *record)
{
	struct value *map = value_map();
	uint32_t at = 0;
	if (record->bare && record->count) {
		value_free(map);
		return next_value(record, &at);
	}
	while (at < record->count) {
		struct slice key = record->entries[at].key;
		struct value *value = next_value(record, &at);
		bool again = false;
		for (size_t i = 0; i < map->count && !again; i++)
			again = slice_equals(slice_make(map->items[2 * i]->text, map->items[2 * i]->length), key);
		if (again)
			value_free(value);
		else
			value_map_add_pair(map, value_text(key), value);
	}
	return map;
}

struct value *record_value_of(const struct record *record, struct slice key)
{
	for (uint32_t at = 0; at < record->count; at++)
		if (slice_equals(record->entries[at].key, key))
			return next_value(record, &at);
	return NULL;
}

/* ---- asking ---- */

bool record_says(const struct entry *entry)
{
	return entry->kind == ENTRY_NESTED || entry->value.length > 0;
}

const struct entry *record_find(const struct record *record, const char *key)
{
	for (uint32_t i = 0; i < record->count; i++)
		if (slice_is(record->entries[i].key, key))
			return &record->entries[i];
	return NULL;
}

struct slice record_text(const struct record *record, const char *key)
{
	const struct entry *e = record_find(record, key);
	return e ? e->value : (struct slice){0};
}

bool record_each(const struct record *record, const char *key, uint32_t *at, struct slice *text)
{
	while (*at < record->count) {
		const struct entry *e = &record->entries[(*at)++];
		if (e->value.bytes && slice_is(e->key, key)) {
			*text = e->value;
			return true;
		}
	}
	return false;
}

struct slice record_id(const struct record *record)
{
	struct slice id = record_text(record, "id");
	return id.bytes ? id : record_text(record, "name");
}

struct slice record_name(const struct record *record)
{
	struct slice name = record_text(record, "name");
	return name.bytes ? name : record_text(record, "id");
}

#include "yaml/value.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/mem.h"
#include "yaml/writer.h"

#define EXPANSION 100000 /* nodes that aliases may add to one value */

static struct value *make(enum value_kind kind)
{
	struct value *value = mem_new(sizeof *value);
	value->kind = kind;
	return value;
}

struct value *value_null(void)
{
	return make(VALUE_NULL);
}

static struct value *make_scalar(enum value_kind kind, struct slice text)
{
	struct value *value = make(kind);
	value->text = mem_copy(text.bytes, text.length);
	value->length = text.length;
	return value;
}

struct value *value_text(struct slice text)
{
	return make_scalar(VALUE_TEXT, text);
}

struct value *value_plain(const char *text)
{
	return make_scalar(VALUE_PLAIN, slice_of(text));
}

struct value *value_list(void)
{
	return make(VALUE_LIST);
}

struct value *value_map(void)
{
	return make(VALUE_MAP);
}

/* The room is always the power of two that holds the items. */
static void push(struct value *collection, size_t length, struct value *item)
{
	if ((length & (length - 1)) == 0)
		collection->items = mem_resize(collection->items, length ? length * 2 : 1, sizeof(struct value *));
	collection->items[length] = item;
}

void value_list_add(struct value *list, struct value *item)
{
	push(list, list->count++, item);
}

void value_map_add_pair(struct value *map, struct value *key, struct value *value)
{
	push(map, map->count * 2, key);
	push(map, map->count * 2 + 1, value);
	map->count++;
}

void value_map_add(struct value *map, const char *key, struct value *value)
{
	value_map_add_pair(map, value_text(slice_of(key)), value);
}

void value_map_put(struct value *map, const char *key, struct value *value)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct value *k = map->items[2 * i];
		if (k->text && slice_is(slice_make(k->text, k->length), key)) {
			value_free(map->items[2 * i + 1]);
			map->items[2 * i + 1] = value;
			return;
		}
	}
	value_map_add(map, key, value);
}

const struct value *value_map_get(const struct value *map, const char *key)
{
	for (size_t i = 0; map->kind == VALUE_MAP && i < map->count; i++) {
		const struct value *k = map->items[2 * i];
		if (k->text && slice_is(slice_make(k->text, k->length), key))
			return map->items[2 * i + 1];
	}
	return NULL;
}

struct value *value_copy(const struct value *value)
{
	struct value *copy = make(value->kind);
	if (value->text)
		copy->text = mem_copy(value->text, value->length);
	copy->length = value->length;
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		value_list_add(copy, value_copy(value->items[i]));
	for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++)
		value_map_add_pair(copy, value_copy(value->items[2 * i]), value_copy(value->items[2 * i + 1]));
	return copy;
}

void value_free(struct value *value)
{
	if (!value)
		return;
	size_t count = value->kind == VALUE_MAP ? value->count * 2 : value->count;
	for (size_t i = 0; i < count; i++)
		value_free(value->items[i]);
	free(value->items);
	free(value->text);
	free(value);
}

/* budget: nodes that may still come from aliases; inside: of an alias already */
static struct value *read_node(const struct tree *tree, uint32_t index, bool inside, uint32_t *budget)
{
	const struct tree_node *node = &tree->nodes[index];
	if (inside && (*budget == 0 || node->kind == TREE_ALIAS))
		return value_null();
	*budget -= inside;
	if (node->kind == TREE_ALIAS)
		return node->target == TREE_NONE ? value_null() : read_node(tree, node->target, true, budget);
	if (node->kind == TREE_SCALAR) {
		if (tree_is_null(tree, index))
			return value_null();
		bool string = !node->plain_implicit || value_reads_as_string(node->value);
		return make_scalar(string ? VALUE_TEXT : VALUE_PLAIN, node->value);
	}
	struct value *value = make(node->kind == TREE_SEQUENCE ? VALUE_LIST : VALUE_MAP);
	for (uint32_t child = node->first; child != TREE_NONE; child = tree->nodes[child].next) {
		struct value *one = read_node(tree, child, inside, budget);
		if (node->kind == TREE_SEQUENCE) {
			value_list_add(value, one);
		} else {
			child = tree->nodes[child].next;
			value_map_add_pair(value, one, read_node(tree, child, inside, budget));
		}
	}
	return value;
}

struct value *value_of_node(const struct tree *tree, uint32_t node)
{
	uint32_t budget = EXPANSION;
	return read_node(tree, node, false, &budget);
}

bool value_plain_in_json(struct slice text)
{
	return slice_is(text, "true") || slice_is(text, "false") || json_is_number(text);
}

static bool scalar_matches(const struct value *value, const struct tree *tree, uint32_t index)
{
	const struct tree_node *node = &tree->nodes[index];
	if (node->kind != TREE_SCALAR)
		return false;
	if (value->kind == VALUE_NULL)
		return tree_is_null(tree, index);
	if (!slice_equals(node->value, slice_make(value->text, value->length)))
		return false;
	/* JSON knows no plain days, so there they stand in quotes */
	if (value->kind == VALUE_PLAIN)
		return node->plain_implicit || (node->style == TREE_DOUBLE && !value_plain_in_json(node->value));
	return !node->plain_implicit || value_reads_as_string(node->value);
}

bool value_matches(const struct value *value, const struct tree *tree, uint32_t index)
{
	const struct tree_node *node = &tree->nodes[index];
	if (value_is_scalar(value))
		return scalar_matches(value, tree, index);
	if (node->kind != (value->kind == VALUE_LIST ? TREE_SEQUENCE : TREE_MAPPING) || node->count != value->count)
		return false;
	size_t i = 0;
	for (uint32_t child = node->first; child != TREE_NONE; child = tree->nodes[child].next) {
		if (!value_matches(value->items[i++], tree, child))
			return false;
	}
	return true;
}

/* The value of a key that is most likely the nth one. */
static const struct value *find_like(const struct value *map, const struct value *key, size_t nth)
{
	if (value_equals(map->items[2 * nth], key))
		return map->items[2 * nth + 1];
	for (size_t i = 0; i < map->count; i++)
		if (value_equals(map->items[2 * i], key))
			return map->items[2 * i + 1];
	return NULL;
}

bool value_equals(const struct value *a, const struct value *b)
{
	if (!a || !b)
		return a == b;
	if (a->kind != b->kind || a->count != b->count)
		return false;
	if (value_is_scalar(a))
		return a->length == b->length && (!a->length || memcmp(a->text, b->text, a->length) == 0);
	for (size_t i = 0; i < a->count; i++) {
		bool map = a->kind == VALUE_MAP;
		const struct value *one = a->items[map ? 2 * i + 1 : i];
		if (!value_equals(one, map ? find_like(b, a->items[2 * i], i) : b->items[i]))
			return false;
	}
	return true;
}

const struct value *value_nth(const struct value *value, size_t n)
{
	if (value && value->kind == VALUE_LIST)
		return n < value->count ? value->items[n] : NULL;
	return n ? NULL : value;
}

struct slice value_slice(const struct value *value)
{
	return value && value->text ? slice_make(value->text, value->length) : (struct slice){0};
}

struct slice value_map_slice(const struct value *map, const char *key)
{
	return value_slice(map->kind == VALUE_MAP ? value_map_get(map, key) : NULL);
}

bool value_is_scalar(const struct value *value)
{
	return value->kind != VALUE_LIST && value->kind != VALUE_MAP;
}

bool value_is_short_list(const struct value *value)
{
	size_t columns = 2;
	if (value->kind != VALUE_LIST)
		return false;
	for (size_t i = 0; i < value->count; i++) {
		const struct value *item = value->items[i];
		if (!value_is_scalar(item) || (item->text && memchr(item->text, '\n', item->length)))
			return false;
		columns += item->length + 2;
	}
	return columns <= 80;
}

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "yaml/splice_parts.h"

struct comparison {
	const struct edit *e;
	const struct tree *old, *new;
	uint32_t *moved; /* the new node of each old one */
};

static void expect_old(struct expected *list, size_t *count, uint32_t node)
{
	list[(*count)++] = (struct expected){.old = node};
}

static void expect_fresh(struct expected *list, size_t *count, const struct value *value)
{
	list[(*count)++] = (struct expected){TREE_NONE, value};
}

static void expect_items(const struct splice *splice, const uint32_t *items, uint32_t n, struct expected *list,
                         size_t *count)
{
	bool removes = splice->kind != SPLICE_INSERT_ITEM, adds = splice->kind != SPLICE_REMOVE_ITEM;
	uint32_t at = splice->kind == SPLICE_MOVE_ITEM ? splice->to : splice->index, out = 0;
	uint32_t last = n - removes + adds;
	for (uint32_t i = 0; out < last; out++) {
		if (adds && out == at) {
			if (splice->kind == SPLICE_MOVE_ITEM)
				expect_old(list, count, items[splice->index]);
			else
				expect_fresh(list, count, splice->value);
			continue;
		}
		if (removes && i == splice->index)
			i++;
		expect_old(list, count, items[i++]);
	}
}

static void expect_entries(const struct splice *splice, const uint32_t *nodes, uint32_t n, struct expected *list,
                           size_t *count)
{
	for (uint32_t i = 0; i + 1 < n; i += 2) {
		bool here = nodes[i + 1] == splice->node;
		if (here && splice->kind == SPLICE_REMOVE_KEY)
			continue;
		if (here && splice->kind == SPLICE_RENAME_KEY)
			expect_fresh(list, count, NULL);
		else
			expect_old(list, count, nodes[i]);
		expect_old(list, count, nodes[i + 1]);
	}
	if (splice->kind == SPLICE_ADD_KEY) {
		expect_fresh(list, count, NULL);
		expect_fresh(list, count, splice->value);
	}
}

/* Is this the collection whose children the splice changes? */
static bool is_target(const struct edit *e, uint32_t node)
{
	const struct splice *splice = e->splice;
	if (splice->kind == SPLICE_SET)
		return false;
	if (splice->kind == SPLICE_REMOVE_KEY || splice->kind == SPLICE_RENAME_KEY)
		return node == e->tree->nodes[splice->node].parent;
	return node == splice->node;
}

size_t splice_expect(const struct edit *e, uint32_t collection, struct expected **list)
{
	const struct tree *tree = e->tree;
	uint32_t n = 0, room = 2;
	size_t count = 0;
	for (uint32_t child = tree->nodes[collection].first; child != TREE_NONE; child = tree->nodes[child].next)
		room++;
	uint32_t *children = mem_resize(NULL, room, sizeof *children);
	*list = mem_resize(NULL, room, sizeof **list);
	for (uint32_t child = tree->nodes[collection].first; child != TREE_NONE; child = tree->nodes[child].next)
		children[n++] = child;
	if (!is_target(e, collection)) {
		for (uint32_t i = 0; i < n; i++)
			expect_old(*list, &count, children[i]);
	} else if (e->splice->kind >= SPLICE_INSERT_ITEM) {
		expect_items(e->splice, children, n, *list, &count);
	} else {
		expect_entries(e->splice, children, n, *list, &count);
	}
	free(children);
	return count;
}

static enum tree_kind target_kind(const struct edit *e)
{
	return e->splice->kind >= SPLICE_INSERT_ITEM ? TREE_SEQUENCE : TREE_MAPPING;
}

struct value *splice_expect_value(const struct edit *e, uint32_t node)
{
	const struct tree_node *n = &e->tree->nodes[node];
	if (e->splice->kind == SPLICE_SET && node == e->splice->node)
		return value_copy(e->splice->value);
	bool target = is_target(e, node);
	if (!target && n->kind != TREE_SEQUENCE && n->kind != TREE_MAPPING)
		return value_of_node(e->tree, node);
	enum tree_kind kind = target ? target_kind(e) : (enum tree_kind)n->kind;
	struct value *value = kind == TREE_SEQUENCE ? value_list() : value_map();
	struct expected *list;
	size_t count = splice_expect(e, node, &list);
	struct value *key = NULL;
	for (size_t i = 0; i < count; i++) {
		struct value *one = list[i].old != TREE_NONE ? splice_expect_value(e, list[i].old)
		                    : list[i].fresh          ? value_copy(list[i].fresh)
		                                             : value_text(e->splice->key);
		if (kind == TREE_SEQUENCE)
			value_list_add(value, one);
		else if (i % 2 == 0)
			key = one;
		else
			value_map_add_pair(value, key, one);
	}
	free(list);
	return value;
}

static bool same_properties(const struct tree_node *a, const struct tree_node *b)
{
	return !a->anchor.bytes == !b->anchor.bytes && slice_equals(a->anchor, b->anchor) &&
	       !a->tag.bytes == !b->tag.bytes && slice_equals(a->tag, b->tag);
}

static bool compare_fresh(const struct comparison *c, const struct value *value, uint32_t new)
{
	const struct splice *splice = c->e->splice;
	if (value)
		return value_matches(value, c->new, new);
	return c->new->nodes[new].kind == TREE_SCALAR &&slice_equals(c->new->nodes[new].value, splice->key);
}

static bool compare_nodes(const struct comparison *c, uint32_t old, uint32_t new);

static bool compare_children(const struct comparison *c, uint32_t old, uint32_t new)
{
	struct expected *list;
	size_t count = splice_expect(c->e, old, &list), i = 0;
	uint32_t child = c->new->nodes[new].first;
	bool same = true;
	for (; same && child != TREE_NONE && i < count; child = c->new->nodes[child].next, i++) {
		if (list[i].old != TREE_NONE)
			same = compare_nodes(c, list[i].old, child);
		else
			same = compare_fresh(c, list[i].fresh, child);
	}
	free(list);
	return same && child == TREE_NONE && i == count;
}

/* Nested no deeper than TREE_DEPTH. */
static bool compare_nodes(const struct comparison *c, uint32_t old, uint32_t new)
{
	const struct tree_node *a = &c->old->nodes[old], *b = &c->new->nodes[new];
	const struct splice *splice = c->e->splice;
	c->moved[old] = new;
	if (c->e->rewritten == old)
		return same_properties(a, b) && value_matches(c->e->rewriting, c->new, new);
	if (splice->kind == SPLICE_SET && splice->node == old)
		return same_properties(a, b) && value_matches(splice->value, c->new, new);
	if (!same_properties(a, b))
		return false;
	if (is_target(c->e, old))
		return b->kind == target_kind(c->e) && compare_children(c, old, new);
	if (a->kind != b->kind || a->style != b->style || a->plain_implicit != b->plain_implicit ||
	    !slice_equals(a->value, b->value))
		return false;
	return a->kind == TREE_SCALAR || a->kind == TREE_ALIAS || compare_children(c, old, new);
}

/* Every alias still stands for the node it stood for. */
static bool compare_aliases(const struct comparison *c)
{
	for (uint32_t i = 0; c->old->has_alias && i < c->old->count; i++) {
		const struct tree_node *n = &c->old->nodes[i];
		uint32_t to = c->moved[i];
		if (n->kind == TREE_ALIAS && to != TREE_NONE && c->new->nodes[to].kind == TREE_ALIAS &&
		    c->moved[n->target] != c->new->nodes[to].target)
			return false;
	}
	return true;
}

static bool compare_trees(const struct edit *e, const struct tree *new)
{
	const struct tree *old = e->tree;
	if (!old->count)
		return new->count == 3 &&
		       new->nodes[0].kind == TREE_MAPPING &&slice_equals(new->nodes[1].value, e->splice->key) &&
		       value_matches(e->splice->value, new, 2);
	if (!new->count)
		return false;
	struct comparison c = {e, old, new, mem_resize(NULL, old->count, sizeof *c.moved)};
	memset(c.moved, 0xFF, old->count * sizeof *c.moved);
	bool same = compare_nodes(&c, 0, 0) && compare_aliases(&c);
	free(c.moved);
	return same;
}

static int compare_slices(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	size_t least = x->length < y->length ? x->length : y->length;
	int order = memcmp(x->bytes, y->bytes, least);
	return order ? order : (x->length > y->length) - (x->length < y->length);
}

static bool may_get_lost(const struct edit *e, struct slice comment)
{
	size_t offset = (size_t)(comment.bytes - e->tree->text.bytes);
	for (size_t i = 0; i < e->lost_count; i++) {
		if (offset >= e->lost[i].start && offset < e->lost[i].end)
			return true;
	}
	return false;
}

static struct slice *sorted(const struct tree *tree)
{
	struct slice *list = mem_resize(NULL, tree->comment_count, sizeof *list);
	if (tree->comment_count) {
		memcpy(list, tree->comments, tree->comment_count * sizeof *list);
		qsort(list, tree->comment_count, sizeof *list, compare_slices);
	}
	return list;
}

/* Of each text as many comments as before, less at most those that may go. */
static bool compare_comments(const struct edit *e, const struct tree *new)
{
	uint32_t old_count = e->tree->comment_count, new_count = new->comment_count, i = 0, k = 0;
	struct slice *before = sorted(e->tree), *after = sorted(new);
	bool same = true;
	while (same && i < old_count) {
		uint32_t most = 0, least = 0, here = 0;
		struct slice text = before[i];
		for (; i < old_count && slice_equals(before[i], text); i++) {
			most++;
			least += !may_get_lost(e, before[i]);
		}
		for (; k < new_count && slice_equals(after[k], text); k++)
			here++;
		same = here >= least && here <= most;
	}
	free(before);
	free(after);
	return same && k == new_count;
}

bool splice_check(const struct edit *e, struct slice text, struct error *err)
{
	struct tree *new = tree_parse(text, TREE_SPANS, err);
	if (!new)
		return false;
	bool same = compare_trees(e, new) && compare_comments(e, new);
	tree_free(new);
	return same;
}

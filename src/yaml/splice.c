#include "yaml/splice.h"

#include "base/message.h"
#include "yaml/splice_parts.h"
#include "yaml/tree_parts.h"

static int clamp_step(long step, int least)
{
	return step < least || step > 9 ? 2 : (int)step;
}

/* How deep does this file set its lists and mappings? */
static void read_steps(struct edit *e)
{
	const struct tree *tree = e->tree;
	bool list = false, map = false;
	e->step = e->list_step = 2;
	for (uint32_t i = 1; i < tree->count && !(list && map); i++) {
		const struct tree_node *n = &tree->nodes[i], *parent = &tree->nodes[n->parent];
		if (n->style != TREE_BLOCK || parent->kind != TREE_MAPPING || parent->style != TREE_BLOCK)
			continue;
		long step = (long)n->column - parent->column;
		if (n->kind == TREE_SEQUENCE && !list) {
			e->list_step = clamp_step(step, 0);
			list = true;
		} else if (n->kind == TREE_MAPPING && !map) {
			e->step = clamp_step(step, 1);
			map = true;
		}
	}
}

static bool rename_key(struct edit *e)
{
	const struct tree *tree = e->tree;
	uint32_t key = tree_key_of(tree, e->splice->node);
	if (key == TREE_NONE || node_is_empty(tree, key) || tree->nodes[key].kind > TREE_ALIAS)
		return false;
	const struct tree_node *n = &tree->nodes[key];
	struct buffer text = {0};
	struct writer w = edit_writer(e, &text, key);
	struct value *name = value_text(e->splice->key);
	if (n->kind == TREE_SCALAR && (n->style == TREE_SINGLE || n->style == TREE_DOUBLE))
		writer_scalar(&w, name, n->style, true, 0, 0);
	else
		writer_key(&w, name, node_in_flow(tree, key));
	value_free(name);
	edit_replace(e, n->content, n->end - n->content, buffer_slice(&text));
	buffer_free(&text);
	return true;
}

/* `key: value` lines where there is nothing but comments yet */
static bool add_to_nothing(struct edit *e)
{
	struct slice text = e->tree->text;
	struct buffer lines = {0};
	uint32_t end = (uint32_t)text.length;
	if (end > 0 && !ends_in_newline(text) && row_start(text, end) < end)
		buffer_add_text(&lines, e->newline);
	value_write_entry(&lines, e->splice->key, e->splice->value, 0, e->newline);
	edit_replace(e, end, 0, buffer_slice(&lines));
	buffer_free(&lines);
	return true;
}

static bool set_map(struct edit *e, uint32_t node)
{
	const struct splice *splice = e->splice;
	struct value *map = value_map();
	value_map_add_pair(map, value_text(splice->key), value_copy(splice->value));
	bool ok = splice_set_anew(e, node, map, false);
	value_free(map);
	return ok;
}

static bool add_key(struct edit *e)
{
	const struct tree *tree = e->tree;
	const struct splice *splice = e->splice;
	if (!tree->count)
		return add_to_nothing(e);
	const struct tree_node *n = &tree->nodes[splice->node];
	if (n->parent == TREE_NONE && node_is_empty(tree, splice->node) && n->start == n->content)
		return add_to_nothing(e);
	if (n->kind == TREE_MAPPING && n->style == TREE_BLOCK)
		return splice_block_add_key(e, splice->node);
	if (n->kind == TREE_MAPPING && n->style == TREE_FLOW) {
		struct buffer text = {0};
		struct writer w = edit_writer(e, &text, splice->node);
		struct value *key = value_text(splice->key);
		writer_key(&w, key, true);
		buffer_add_text(&text, ": ");
		writer_flow(&w, splice->value);
		bool ok = splice_flow_insert(e, splice->node, n->count, buffer_slice(&text));
		value_free(key);
		buffer_free(&text);
		return ok;
	}
	return tree_is_null(tree, splice->node) && set_map(e, splice->node);
}

static bool remove_entry(struct edit *e, uint32_t collection, uint32_t index)
{
	uint8_t style = e->tree->nodes[collection].style;
	if (style == TREE_BLOCK)
		return splice_block_remove(e, collection, index, 1);
	return style == TREE_FLOW && splice_flow_remove(e, collection, index);
}

static bool insert_item(struct edit *e)
{
	const struct tree *tree = e->tree;
	const struct splice *splice = e->splice;
	uint32_t node = splice->node;
	const struct tree_node *n = &tree->nodes[node];
	struct value *value = value_copy(splice->value);
	bool ok, flow = node_in_flow(tree, node);
	bool bare = n->kind == TREE_SEQUENCE && n->count == 0 && skip_blanks(tree->text, n->content + 1) == n->end - 1;
	if (n->kind == TREE_SEQUENCE && n->style == TREE_BLOCK) {
		ok = splice_block_insert(e, node, splice->index, &value, 1);
	} else if (n->kind == TREE_SEQUENCE && (flow || n->count || !bare || value->kind != VALUE_MAP)) {
		struct buffer text = {0};
		struct writer w = edit_writer(e, &text, node);
		writer_flow(&w, value);
		ok = splice_flow_insert(e, node, splice->index, buffer_slice(&text));
		buffer_free(&text);
	} else {
		struct value *list = value_list();
		value_list_add(list, value);
		ok = (n->kind == TREE_SEQUENCE || tree_is_null(tree, node)) && splice_set_anew(e, node, list, !flow);
		value_free(list);
		return ok;
	}
	value_free(value);
	return ok;
}

static bool move_item(struct edit *e)
{
	const struct splice *splice = e->splice;
	if (e->tree->nodes[splice->node].style == TREE_BLOCK)
		return splice_block_move(e, splice->node, splice->index, splice->to);
	return splice_flow_move(e, splice->node, splice->index, splice->to);
}

/* Gathers the patches of the splice, or of writing a collection anew. */
static bool gather(struct edit *e)
{
	const struct splice *splice = e->splice;
	const struct tree *tree = e->tree;
	if (e->rewritten != TREE_NONE) {
		edit_lose(e, tree->nodes[e->rewritten].start, row_next(tree->text, tree->nodes[e->rewritten].end));
		return splice_set_anew(e, e->rewritten, e->rewriting, false);
	}
	switch (splice->kind) {
	case SPLICE_SET:
		return splice_set(e, splice->node, splice->value);
	case SPLICE_ADD_KEY:
		return add_key(e);
	case SPLICE_REMOVE_KEY:
		return remove_entry(e, tree->nodes[splice->node].parent, node_index(tree, splice->node));
	case SPLICE_RENAME_KEY:
		return rename_key(e);
	case SPLICE_INSERT_ITEM:
		return insert_item(e);
	case SPLICE_REMOVE_ITEM:
		return remove_entry(e, splice->node, splice->index);
	case SPLICE_MOVE_ITEM:
		return move_item(e);
	}
	return false;
}

/* Blanks on the empty lines below could become text. */
static void strip_below(struct edit *e)
{
	struct slice text = e->tree->text;
	if (!e->patch_count)
		return;
	const struct patch *last = &e->patches[e->patch_count - 1];
	uint32_t at = last->offset + last->removed;
	if (at != row_start(text, at))
		at = row_next(text, at);
	for (; at < text.length && line_is_blank(text, at); at = row_next(text, at))
		edit_replace(e, at, skip_blanks(text, at) - at, slice_make("", 0));
}

/* The preferred writing, then the safer ones. */
static bool try_all(struct edit *e, struct buffer *out, struct error *err)
{
	for (int level = 0; level < 3; level++) {
		edit_clear(e);
		e->quoted = level > 0;
		if (!gather(e))
			return false;
		if (level == 2)
			strip_below(e);
		if (edit_apply(e, out) && splice_check(e, buffer_slice(out), err))
			return true;
	}
	return false;
}

/* Writing a collection anew would lose its anchors, references and tags. */
static bool may_rewrite(const struct tree *tree, uint32_t node)
{
	const struct tree_node *n = &tree->nodes[node];
	if (n->kind == TREE_ALIAS || n->anchor.bytes || n->tag.bytes)
		return false;
	if (n->kind == TREE_SCALAR)
		return true;
	for (uint32_t child = n->first; child != TREE_NONE; child = tree->nodes[child].next) {
		if (!may_rewrite(tree, child))
			return false;
	}
	return true;
}

static bool try_rewrite(struct edit *e, struct buffer *out)
{
	const struct tree *tree = e->tree;
	const struct splice *splice = e->splice;
	bool done = false;
	if (!tree->count)
		return false;
	uint32_t node = splice->node;
	if (tree->nodes[node].kind < TREE_SEQUENCE || splice->kind == SPLICE_REMOVE_KEY ||
	    splice->kind == SPLICE_RENAME_KEY)
		node = tree->nodes[node].parent;
	for (; !done && node != TREE_NONE && may_rewrite(tree, node); node = tree->nodes[node].parent) {
		if (tree->nodes[node].style == TREE_PAIR)
			continue;
		struct value *value = splice_expect_value(e, node);
		e->rewritten = node;
		e->rewriting = value;
		done = try_all(e, out, NULL);
		value_free(value);
	}
	return done;
}

/* Does the splice name what is there? */
static bool is_possible(const struct tree *tree, const struct splice *splice)
{
	if (!tree->count)
		return splice->kind == SPLICE_ADD_KEY;
	if (splice->node >= tree->count)
		return false;
	const struct tree_node *n = &tree->nodes[splice->node];
	bool sequence = n->kind == TREE_SEQUENCE;
	switch (splice->kind) {
	case SPLICE_SET:
		return true;
	case SPLICE_ADD_KEY:
		return n->kind == TREE_MAPPING ? tree_find(tree, splice->node, splice->key) == TREE_NONE
		                               : tree_is_null(tree, splice->node);
	case SPLICE_REMOVE_KEY:
		return tree_key_of(tree, splice->node) != TREE_NONE;
	case SPLICE_RENAME_KEY:
		return tree_key_of(tree, splice->node) != TREE_NONE &&
		       tree_find(tree, n->parent, splice->key) == TREE_NONE;
	case SPLICE_INSERT_ITEM:
		return sequence ? splice->index <= n->count : tree_is_null(tree, splice->node) && splice->index == 0;
	case SPLICE_REMOVE_ITEM:
		return sequence && splice->index < n->count;
	case SPLICE_MOVE_ITEM:
		return sequence && splice->index < n->count && splice->to < n->count;
	}
	return false;
}

static bool refuse(const struct edit *e, enum error_kind kind, struct error *err)
{
	const struct tree *tree = e->tree;
	size_t offset = e->splice->node < tree->count ? tree->nodes[e->splice->node].start : 0;
	tree_error(err, tree->text, offset,
	           kind == ERROR_REWRITE
	                   ? _("this can only be changed if the list or mapping around it is written anew, which "
	                       "loses the comments in it")
	                   : _("this is written in a way that cannot be changed here without harm; change it in an "
	                       "editor"));
	if (err)
		err->kind = kind;
	return false;
}

bool splice_apply(const struct tree *tree, const struct splice *splice, bool rewrite, struct buffer *out,
                  struct error *err)
{
	struct edit e = {.tree = tree, .splice = splice, .rewritten = TREE_NONE, .newline = text_newline(tree->text)};
	bool ok = false, anew = false;
	buffer_clear(out);
	if (is_possible(tree, splice)) {
		read_steps(&e);
		ok = try_all(&e, out, NULL);
		anew = !ok && try_rewrite(&e, out);
	}
	edit_free(&e);
	if (ok || (anew && rewrite))
		return true;
	buffer_clear(out);
	return refuse(&e, anew ? ERROR_REWRITE : ERROR_PLAIN, err);
}

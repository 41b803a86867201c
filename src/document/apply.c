/* The one door: changes become exchanges of chunks, all of them or none. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"
#include "yaml/splice.h"

/* ---- replacing text ---- */

static void set_add(struct item_set *set, struct item *item)
{
	enum kind kind = item->kind;
	set->of[kind] = mem_resize(set->of[kind], set->count[kind] + 2, sizeof(struct item *));
	set->of[kind][set->count[kind]++] = item;
}

static void set_reorder(struct item_set *set, struct reordering r)
{
	struct item **items = set->of[r.kind];
	size_t count = set->count[r.kind];
	if (r.what == ADDED && r.at <= count) {
		items = set->of[r.kind] = mem_resize(items, count + 1, sizeof *items);
		memmove(items + r.at + 1, items + r.at, (count - r.at) * sizeof *items);
		items[r.at] = NULL;
		set->count[r.kind]++;
	} else if (r.what == REMOVED && r.at < count) {
		memmove(items + r.at, items + r.at + 1, (count - r.at - 1) * sizeof *items);
		set->count[r.kind]--;
	} else if (r.what == MOVED && r.at < count && r.to < count) {
		struct item *moved = items[r.at];
		memmove(items + r.at, items + r.at + 1, (count - r.at - 1) * sizeof *items);
		memmove(items + r.to + 1, items + r.to, (count - r.to - 1) * sizeof *items);
		items[r.to] = moved;
	}
}

bool apply_text(struct document *d, size_t index, size_t out_count, struct slice text, struct reordering reordering,
                struct error *err)
{
	struct item_set set = {0};
	struct link *p = sequence_at(&d->chunks, index);
	for (size_t i = 0; i < out_count; i++, p = sequence_next(&d->chunks, p)) {
		const struct chunk *chunk = (struct chunk *)p;
		for (uint32_t k = 0; k < chunk->count; k++)
			set_add(&set, chunk_items(chunk)[k]);
	}
	set_reorder(&set, reordering);
	size_t count;
	char *copy = mem_copy(text.bytes, text.length);
	struct chunk **in = chunk_cut(d, copy, text.length, true, &set, true, &count, err);
	if (in)
		step_exchange(d, index, out_count, in, count);
	else
		free(copy);
	free(in);
	for (int k = 0; k < KIND_COUNT; k++)
		free(set.of[k]);
	return in != NULL;
}

/* ---- setting a field ---- */

/* The first part of a path, which moves behind it. */
static struct slice path_part(const char **path)
{
	const char *slash = strchr(*path, '/');
	struct slice part = slash ? slice_make(*path, (size_t)(slash - *path)) : slice_of(*path);
	*path = slash ? slash + 1 : "";
	return part;
}

static bool is_number(struct slice part)
{
	return part.length && strspn(part.bytes, "0123456789") >= part.length;
}

/* The value wrapped in mappings for the rest of a path; a number in it stands
 * for the first item of a new list. */
static struct value *wrapped(const char *path, const struct value *value)
{
	if (!*path)
		return value_copy(value);
	struct slice part = path_part(&path);
	if (is_number(part)) {
		struct value *list = value_list();
		value_list_add(list, wrapped(path, value));
		return list;
	}
	char *key = mem_copy(part.bytes, part.length);
	struct value *map = value_map();
	value_map_add(map, key, wrapped(path, value));
	free(key);
	return map;
}

/* A word that is id and name at once becomes a mapping with a further key.
 * Where others refer to the word it stays the id. */
static struct value *spelled_out(const struct tree *tree, uint32_t node, enum kind kind, const char *key,
                                 const struct value *value)
{
	struct value *map = value_map();
	struct slice word = tree->nodes[node].value;
	bool null = tree_is_null(tree, node);
	bool names = strcmp(key, "name") == 0, identifies = strcmp(key, "id") == 0;
	if (identifies)
		value_map_add(map, "id", value_copy(value));
	if (!null && kind != KIND_TOUCHPOINT && !identifies)
		value_map_add(map, "id", value_text(word));
	if (!names && !null)
		value_map_add(map, "name", value_text(word));
	if (!identifies)
		value_map_add(map, key, value_copy(value));
	return map;
}

/* Finds what is to be done to `node` so that `path` in it says value (NULL: is
 * gone).  false: it is so already.  *made: what value_free must free after. */
static bool plan_set(const struct tree *tree, uint32_t node, enum kind kind, const char *path,
                     const struct value *value, struct splice *splice, struct value **made)
{
	const struct tree_node *n = &tree->nodes[node];
	*made = NULL;
	if (!*path) {
		*splice = (struct splice){.kind = value ? SPLICE_SET : SPLICE_REMOVE_KEY, .node = node, .value = value};
		return !value || !value_matches(value, tree, node);
	}
	const char *rest = path;
	struct slice part = path_part(&rest);
	uint32_t child = TREE_NONE, index = 0;
	if (n->kind == TREE_SEQUENCE)
		child = tree_item(tree, node, index = (uint32_t)strtoul(part.bytes, NULL, 10));
	else if (n->kind == TREE_MAPPING)
		child = tree_find(tree, node, part);
	if (child != TREE_NONE && n->kind == TREE_SEQUENCE && !value && !*rest) {
		*splice = (struct splice){.kind = SPLICE_REMOVE_ITEM, .node = node, .index = index};
		return true;
	}
	if (child != TREE_NONE)
		return plan_set(tree, child, kind, rest, value, splice, made);
	if (!value)
		return false;
	if (n->kind == TREE_SEQUENCE) {
		*made = wrapped(rest, value);
		*splice = (struct splice){.kind = SPLICE_INSERT_ITEM, .node = node, .value = *made, .index = n->count};
	} else if (tree_is_null(tree, node)) {
		*made = wrapped(path, value);
		*splice = (struct splice){.kind = SPLICE_SET, .node = node, .value = *made};
	} else if (n->kind == TREE_MAPPING) {
		*made = wrapped(rest, value);
		*splice = (struct splice){.kind = SPLICE_ADD_KEY, .node = node, .key = part, .value = *made};
	} else if (kind == KIND_TOUCHPOINT && strcmp(path, "name") == 0 && !tree_is_null(tree, node)) {
		*splice = (struct splice){.kind = SPLICE_SET, .node = node, .value = value};
		return !value_matches(value, tree, node);
	} else {
		*made = spelled_out(tree, node, kind, path, value);
		*splice = (struct splice){.kind = SPLICE_SET, .node = node, .value = *made};
	}
	return true;
}

static bool refuse_copy(struct slice of, struct error *err)
{
	return error_set(err,
	                 _("this one is a copy of another (*%.*s) in the file; change that one, or "
	                   "write it out in an editor"),
	                 (int)of.length, of.bytes);
}

/* Is the list of a kind written in its place, so that its items can change? */
static bool list_is_own(const struct tree *tree, enum kind kind, struct error *err)
{
	struct slice copy = {0};
	if (kind != KIND_MAP && tree->count)
		record_list(tree, kind, &copy);
	return !copy.bytes || refuse_copy(copy, err);
}

/* Does the path lead through what it takes for mappings and lists? */
static bool path_fits(const struct tree *tree, uint32_t node, const char *path, struct error *err)
{
	while (*path && node != TREE_NONE) {
		const struct tree_node *n = &tree->nodes[node];
		struct slice part = path_part(&path);
		if (n->kind == TREE_ALIAS)
			return refuse_copy(n->value, err);
		if (n->kind == TREE_SEQUENCE && !is_number(part))
			return error_set(err,
			                 _("a list stands in the file where “%.*s” would be a key; write it out in "
			                   "an editor"),
			                 (int)part.length, part.bytes);
		if (n->kind == TREE_SEQUENCE)
			node = tree_item(tree, node, (uint32_t)strtoul(part.bytes, NULL, 10));
		else
			node = n->kind == TREE_MAPPING ? tree_find(tree, node, part) : TREE_NONE;
	}
	return true;
}

static uint32_t item_node(const struct tree *tree, const struct item *item)
{
	uint32_t list = item->alone ? 0 : record_list(tree, item->kind, NULL);
	return list == TREE_NONE ? TREE_NONE : tree_item(tree, list, item->alone ? 0 : item->ordinal);
}

/* Puts another text of a chunk in force. */
static bool put_text(struct document *d, struct chunk *chunk, struct slice text, struct error *err)
{
	size_t index = sequence_index(&d->chunks, &chunk->place);
	if (chunk->kind != OUTLINE_ITEM)
		return apply_text(d, index, 1, text, (struct reordering){.what = SAME}, err);
	struct chunk *in = chunk_version(d, chunk, slice_make(text.bytes, chunk->gap),
	                                 slice_make(text.bytes + chunk->gap, text.length - chunk->gap));
	step_exchange(d, index, 1, &in, 1);
	return true;
}

/* Splices a chunk together with the lines behind it that a text block would
 * swallow, so that the splice's own check sees them. */
static bool splice_with_lead(struct document *d, struct chunk *chunk, const struct splice *splice, bool rewrite,
                             struct error *err)
{
	struct chunk *next = (struct chunk *)sequence_next(&d->chunks, &chunk->place);
	struct slice lead = chunk_lead(next);
	struct buffer both = {0}, out = {0};
	buffer_add_slice(&both, chunk_text(chunk));
	buffer_add_slice(&both, lead);
	struct tree *tree = tree_parse(buffer_slice(&both), TREE_SPANS, err);
	bool good = tree && splice_apply(tree, splice, rewrite, &out, err);
	if (good && out.length >= lead.length &&
	    slice_equals(slice_make(out.bytes + out.length - lead.length, lead.length), lead))
		good = put_text(d, chunk, slice_make(out.bytes, out.length - lead.length), err);
	else if (good)
		good = error_set(err, _("the lines below this one would become part of it; nothing was changed"));
	tree_free(tree);
	buffer_free(&both);
	buffer_free(&out);
	return good;
}

static bool is_of_several_lines(const struct value *value)
{
	return value && value->text && memchr(value->text, '\n', value->length);
}

static bool set_in_chunk(struct document *d, struct chunk *chunk, const struct tree *tree, uint32_t node,
                         enum kind kind, const struct change *change, bool rewrite, struct error *err)
{
	struct splice splice;
	struct value *made;
	struct buffer out = {0};
	if (!path_fits(tree, node, change->key, err))
		return false;
	bool good = true;
	if (plan_set(tree, node, kind, change->key, change->value, &splice, &made)) {
		const struct chunk *next = (const struct chunk *)sequence_next(&d->chunks, &chunk->place);
		if (next && is_of_several_lines(change->value) && chunk_lead_is_risky(next))
			good = splice_with_lead(d, chunk, &splice, rewrite, err);
		else
			good = splice_apply(tree, &splice, rewrite, &out, err) &&
			       put_text(d, chunk, buffer_slice(&out), err);
	}
	value_free(made);
	buffer_free(&out);
	return good;
}

static bool set_item(struct document *d, enum kind kind, const struct change *change, bool rewrite, struct error *err)
{
	struct item *item = journey_item(d->journey, kind, change->at);
	if (!item)
		return error_set(err, _("there is no number %zu in “%s”"), change->at + 1, change->list);
	struct chunk *chunk = item->chunk;
	struct tree *own = item->alone ? tree_parse(chunk_text(chunk), TREE_SPANS, err) : NULL;
	const struct tree *tree = item->alone ? own : chunk_tree(chunk, err);
	if (!tree)
		return false;
	uint32_t node = item_node(tree, item);
	bool good = node == TREE_NONE
	                    ? error_set(err, _("there is no number %zu in “%s”"), change->at + 1, change->list)
	                    : (item->alone || list_is_own(tree, kind, err)) &&
	                              set_in_chunk(d, chunk, tree, node, kind, change, rewrite, err);
	tree_free(own);
	return good;
}

/* ---- the map's own fields ---- */

/* The chunk in whose text the top-level key stands; NULL. */
static struct chunk *chunk_of_key(const struct document *d, struct slice key)
{
	for (size_t i = 0; i < d->entry_count; i++) {
		const struct tree *tree = chunk_tree(d->entries[i], NULL);
		if (tree && tree->count && tree_find(tree, 0, key) != TREE_NONE)
			return d->entries[i];
	}
	return NULL;
}

/* A new top-level entry stands behind the last of the map's own fields, before
 * the first list; in a file without either, at the end. */
static size_t index_of_new_entry(const struct document *d)
{
	size_t index = d->chunks.count;
	bool found = false;
	for (size_t i = 0; i < d->entry_count; i++) {
		const struct tree *tree = chunk_tree(d->entries[i], NULL);
		if (!tree || !tree->count || tree->nodes[0].kind != TREE_MAPPING)
			continue;
		uint32_t key = tree->nodes[0].first;
		if (tree->nodes[key].kind == TREE_SCALAR && kind_of_list(tree->nodes[key].value) == KIND_MAP) {
			index = sequence_index(&d->chunks, &d->entries[i]->place) + 1;
			found = true;
		} else if (found) {
			break;
		}
	}
	/* not above lines that a text block would swallow, nor between a list and its head */
	const struct chunk *next;
	while ((next = (const struct chunk *)sequence_at(&d->chunks, index)) &&
	       (next->kind == OUTLINE_ITEM || chunk_lead_is_risky(next)))
		index++;
	return index;
}

/* Puts `key: value` as an entry of its own behind the chunk before index; a
 * file without a last newline stays one. */
static bool add_entry(struct document *d, size_t index, struct slice key, const struct value *value, struct error *err)
{
	struct chunk *before = index ? (struct chunk *)sequence_at(&d->chunks, index - 1) : NULL;
	struct buffer text = {0};
	bool ended = false;
	if (before && !apply_end_line(d, before, &ended, err))
		return false;
	value_write_entry(&text, key, value, 0, d->newline);
	struct slice whole = buffer_slice(&text), cut = whole;
	while (ended && cut.length && strchr("\r\n", cut.bytes[cut.length - 1]))
		cut.length--;
	struct reordering added = {.what = value->kind == VALUE_LIST ? ADDED : SAME, .kind = kind_of_list(key)};
	bool good = apply_text(d, index, 0, chunk_means_same(whole, cut) ? cut : whole, added, err);
	buffer_free(&text);
	return good;
}

static bool add_key_to_map(struct document *d, struct slice key, const struct value *value, bool rewrite,
                           struct error *err)
{
	if (!d->whole)
		return add_entry(d, kind_of_list(key) == KIND_MAP ? index_of_new_entry(d) : d->chunks.count, key, value,
		                 err);
	struct chunk *chunk = d->entries[0];
	const struct tree *tree = chunk_tree(chunk, err);
	struct splice splice = {.kind = SPLICE_ADD_KEY, .node = 0, .key = key, .value = value};
	struct reordering added = {.what = value->kind == VALUE_LIST ? ADDED : SAME, .kind = kind_of_list(key)};
	struct buffer out = {0};
	bool good = tree && splice_apply(tree, &splice, rewrite, &out, err) &&
	            apply_text(d, sequence_index(&d->chunks, &chunk->place), 1, buffer_slice(&out), added, err);
	buffer_free(&out);
	return good;
}

/* Takes an entry that is a chunk of its own away, all but the comments above it. */
static bool remove_entry(struct document *d, struct chunk *chunk, struct error *err)
{
	const struct tree *tree = chunk->tree;
	size_t start = tree->nodes[tree->nodes[0].first].start;
	while (start > 0 && chunk->text[start - 1] != '\n' && chunk->text[start - 1] != '\r')
		start--;
	size_t index = sequence_index(&d->chunks, &chunk->place);
	if (start == 0) {
		step_exchange(d, index, 1, NULL, 0);
		return true;
	}
	return apply_text(d, index, 1, slice_make(chunk->text, start), (struct reordering){.what = SAME}, err);
}

static bool set_map(struct document *d, const struct change *change, bool rewrite, struct error *err)
{
	const char *rest = change->key;
	struct slice key = path_part(&rest);
	struct chunk *chunk = chunk_of_key(d, key);
	if (chunk && !change->value && !*rest && chunk->tree->nodes[0].count == 1 && !d->whole)
		return remove_entry(d, chunk, err);
	if (chunk)
		return set_in_chunk(d, chunk, chunk->tree, 0, KIND_MAP, change, rewrite, err);
	if (!change->value)
		return true;
	struct value *value = wrapped(rest, change->value);
	bool good = add_key_to_map(d, key, value, rewrite, err);
	value_free(value);
	return good;
}

/* ---- lists inside a field, or written in one piece ---- */

bool apply_list_splice(struct document *d, const char *path, const struct change *change, bool rewrite,
                       struct error *err)
{
	const char *rest = path;
	struct slice key = path_part(&rest);
	struct chunk *chunk = chunk_of_key(d, key);
	enum kind kind = kind_of_list(key);
	static const enum splice_kind splices[] = {[CHANGE_ADD] = SPLICE_INSERT_ITEM,
	                                           [CHANGE_REMOVE] = SPLICE_REMOVE_ITEM,
	                                           [CHANGE_MOVE] = SPLICE_MOVE_ITEM};
	if (d->whole && !list_is_own(chunk_tree(d->entries[0], NULL), kind, err))
		return false;
	uint32_t list = chunk ? tree_find(chunk->tree, 0, key) : TREE_NONE;
	while (list != TREE_NONE && *rest)
		list = tree_find(chunk->tree, list, path_part(&rest));
	if (list == TREE_NONE) {
		struct value *one = value_list();
		value_list_add(one, value_copy(change->value));
		struct change set = {CHANGE_SET, "", 0, 0, path, one};
		bool good = change->kind == CHANGE_ADD && set_map(d, &set, rewrite, err);
		value_free(one);
		return good;
	}
	size_t count = chunk->tree->nodes[list].count;
	size_t at = change->at > count ? count : change->at;
	struct splice splice = {splices[change->kind], list, {0}, change->value, (uint32_t)at, (uint32_t)change->to};
	struct reordering moved = {.kind = kind, .at = at, .to = change->to};
	if (kind != KIND_MAP)
		moved.what = change->kind == CHANGE_ADD ? ADDED : change->kind == CHANGE_REMOVE ? REMOVED : MOVED;
	struct buffer out = {0};
	bool good = splice_apply(chunk->tree, &splice, rewrite, &out, err) &&
	            apply_text(d, sequence_index(&d->chunks, &chunk->place), 1, buffer_slice(&out), moved, err);
	buffer_free(&out);
	return good;
}

/* ---- the door ---- */

static bool apply_one(struct document *d, const struct change *change, bool rewrite, struct error *err)
{
	enum kind kind = kind_of_list(slice_of(change->list));
	switch (change->kind) {
	case CHANGE_SET:
		return kind == KIND_MAP ? set_map(d, change, rewrite, err) : set_item(d, kind, change, rewrite, err);
	case CHANGE_ADD:
		return kind == KIND_MAP ? apply_list_splice(d, change->list, change, rewrite, err)
		                        : apply_add(d, kind, change, rewrite, err);
	case CHANGE_REMOVE:
		return kind == KIND_MAP ? apply_list_splice(d, change->list, change, rewrite, err)
		                        : apply_remove(d, kind, change, rewrite, err);
	case CHANGE_MOVE:
		return kind == KIND_MAP ? apply_list_splice(d, change->list, change, rewrite, err)
		                        : apply_move(d, kind, change, rewrite, err);
	}
	return true;
}

/* Do the chunks that the step put next to each other still mean what each of
 * them means alone?  The end of a text block is where the next text begins. */
static bool is_sound(const struct document *d, struct error *err)
{
	const struct step *step = &d->history.open;
	for (size_t i = 0; i < step->count; i++) {
		const struct exchange *e = &step->exchanges[i];
		size_t first = e->index > 2 ? e->index - 2 : 0;
		for (size_t k = first; k <= e->index + e->in_count + 1; k++) {
			const struct chunk *chunk = (const struct chunk *)sequence_at(&d->chunks, k);
			const struct chunk *next = (const struct chunk *)sequence_at(&d->chunks, k + 1);
			if (chunk && next && !chunk_ends_before(chunk, next))
				return error_set(err, _("the lines below this one would become part of it; nothing was "
				                        "changed"));
		}
	}
	return true;
}

bool document_apply(struct document *d, const struct change *changes, size_t count, const char *label, bool rewrite,
                    struct error *err)
{
	step_open(d, label);
	for (size_t i = 0; i < count; i++)
		if (!apply_one(d, &changes[i], rewrite, err)) {
			step_abandon(d);
			return false;
		}
	if (!grid_fits(d, err) || !is_sound(d, err)) {
		step_abandon(d);
		return false;
	}
	step_close(d);
	return true;
}

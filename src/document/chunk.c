#include "document/chunk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "yaml/tree.h"
#include "yaml/value.h"

struct slice chunk_text(const struct chunk *chunk)
{
	return slice_make(chunk->text, chunk->length);
}

struct slice chunk_gap(const struct chunk *chunk)
{
	return slice_make(chunk->text, chunk->gap);
}

struct slice chunk_own(const struct chunk *chunk)
{
	return slice_make(chunk->text + chunk->gap, chunk->length - chunk->gap);
}

struct item *const *chunk_items(const struct chunk *chunk)
{
	return chunk->count > 1 ? chunk->many : &chunk->one;
}

void chunk_set_items(struct chunk *chunk, struct item **items, size_t count)
{
	chunk->count = (uint32_t)count;
	if (count == 1) {
		chunk->one = items[0];
	} else if (count > 1) {
		chunk->many = mem_new_array(count, sizeof *items);
		memcpy(chunk->many, items, count * sizeof *items);
	}
}

struct chunk *chunk_new(struct document *document, enum outline_kind kind, char *text, size_t length, bool owned)
{
	struct chunk *chunk = pool_take(&document->chunk_pool);
	chunk->kind = (uint8_t)kind;
	chunk->text = text;
	chunk->length = (uint32_t)length;
	chunk->owned = owned;
	return chunk;
}

struct chunk *chunk_version(struct document *document, const struct chunk *old, struct slice gap, struct slice own)
{
	struct buffer text = {0};
	buffer_add_slice(&text, gap);
	buffer_add_slice(&text, own);
	size_t length = text.length;
	struct chunk *chunk = chunk_new(document, old->kind, buffer_take(&text), length, true);
	chunk->gap = (uint32_t)gap.length;
	chunk->list = old->list;
	chunk->column = old->column;
	chunk->keep = old->keep;
	struct item *const *items = chunk_items(old);
	chunk_set_items(chunk, (struct item **)items, old->count);
	return chunk;
}

const struct tree *chunk_tree(struct chunk *chunk, struct error *err)
{
	if (!chunk->tree)
		chunk->tree = tree_parse(chunk_text(chunk), TREE_SPANS, err);
	return chunk->tree;
}

/* ---- what stands next to each other ---- */

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The byte behind the line that begins at `at`. */
static size_t line_behind(const struct chunk *chunk, size_t at)
{
	while (at < chunk->length && !is_line_end(chunk->text[at]))
		at++;
	if (at + 1 < chunk->length && chunk->text[at] == '\r' && chunk->text[at + 1] == '\n')
		at++;
	return at < chunk->length ? at + 1 : at;
}

static size_t indent_behind(const struct chunk *chunk, size_t at)
{
	while (at < chunk->length && (chunk->text[at] == ' ' || chunk->text[at] == '\t'))
		at++;
	return at;
}

static bool is_lead_line(const struct chunk *chunk, size_t at)
{
	at = indent_behind(chunk, at);
	return at == chunk->length || is_line_end(chunk->text[at]) || chunk->text[at] == '#';
}

struct slice chunk_lead(const struct chunk *chunk)
{
	size_t at = 0;
	while (at < chunk->length && is_lead_line(chunk, at))
		at = line_behind(chunk, at);
	return slice_make(chunk->text, at);
}

bool chunk_lead_is_risky(const struct chunk *chunk)
{
	for (size_t at = 0; at < chunk->length && is_lead_line(chunk, at); at = line_behind(chunk, at))
		if (indent_behind(chunk, at) > at)
			return true;
	return false;
}

bool chunk_ends_before(const struct chunk *chunk, const struct chunk *next)
{
	struct slice text = chunk_text(chunk);
	bool block = memchr(text.bytes, '|', text.length) || memchr(text.bytes, '>', text.length);
	if (!block || !chunk_lead_is_risky(next))
		return true;
	struct buffer both = {0};
	buffer_add_slice(&both, text);
	buffer_add_slice(&both, chunk_lead(next));
	struct tree *alone = tree_parse(text, TREE_VALUES, NULL);
	struct tree *joined = tree_parse(buffer_slice(&both), TREE_VALUES, NULL);
	struct value *value = alone && alone->count ? value_of_node(alone, 0) : NULL;
	bool same = !value || (joined && joined->count && value_matches(value, joined, 0));
	value_free(value);
	tree_free(alone);
	tree_free(joined);
	buffer_free(&both);
	return same;
}

bool chunk_means_same(struct slice a, struct slice b)
{
	struct tree *x = tree_parse(a, TREE_VALUES, NULL), *y = tree_parse(b, TREE_VALUES, NULL);
	struct value *value = x && x->count ? value_of_node(x, 0) : NULL;
	bool same = value ? y && y->count && value_matches(value, y, 0) : x && y && x->count == y->count;
	value_free(value);
	tree_free(x);
	tree_free(y);
	return same;
}

/* ---- cutting ---- */

struct cutter {
	struct document *document;
	struct chunk **chunks;
	size_t count, room;
	const struct item_set *items; /* to be given to the chunks; NULL: none */
	bool bare;                    /* the chunks get no items yet */
	size_t taken[KIND_COUNT];
};

/* The next item of a kind: the old one, or a new one where these run out. */
static struct item *take_item(struct cutter *c, enum kind kind)
{
	size_t nth = c->taken[kind]++;
	if (c->bare)
		return NULL;
	if (c->items && nth < c->items->count[kind] && c->items->of[kind][nth])
		return c->items->of[kind][nth];
	struct item *item = pool_take(&c->document->item_pool);
	item->kind = (uint8_t)kind;
	return item;
}

static void put(struct cutter *c, struct chunk *chunk)
{
	if (c->count == c->room) {
		c->room = c->room ? c->room * 2 : 16;
		c->chunks = mem_resize(c->chunks, c->room, sizeof *c->chunks);
	}
	c->chunks[c->count++] = chunk;
}

/* Gives a chunk the items of the lists that stand in its tree. */
static void take_list_items(struct cutter *c, struct chunk *chunk)
{
	const struct tree *tree = chunk->tree;
	struct item **items = NULL;
	size_t count = 0;
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		uint32_t list = tree->count ? record_list(tree, kind, NULL) : TREE_NONE;
		if (list == TREE_NONE)
			continue;
		items = mem_resize(items, count + tree->nodes[list].count, sizeof *items);
		for (uint32_t i = 0; i < tree->nodes[list].count; i++)
			items[count++] = take_item(c, kind);
	}
	chunk_set_items(chunk, items, count);
	free(items);
}

/* The kind whose items may follow the chunk: its one entry is the head of
 * their list.  KIND_MAP: none. */
static enum kind list_headed_by(const struct tree *tree)
{
	if (!tree->count || tree->nodes[0].kind != TREE_MAPPING || tree->nodes[0].count != 1)
		return KIND_MAP;
	uint32_t key = tree->nodes[0].first, value = tree->nodes[key].next;
	if (tree->nodes[key].kind != TREE_SCALAR || !tree_is_null(tree, value))
		return KIND_MAP;
	return kind_of_list(tree->nodes[key].value);
}

/* One entry at the left edge, or none: an odd line break in a comment may hide a
 * key that stands deeper.  What `<<` says depends on all other keys. */
static bool is_good_entry(const struct tree *tree)
{
	const struct tree_node *root = tree && tree->count ? &tree->nodes[0] : NULL;
	return tree && !tree->has_alias && tree_find(tree, 0, slice_of("<<")) == TREE_NONE &&
	       (!root || (root->kind == TREE_MAPPING && root->count == 1 && root->column == 0));
}

/* Makes chunks of the items from piece i on; returns the piece behind them. */
static size_t put_items(struct cutter *c, char *text, const struct outline *outline, size_t i, enum kind list)
{
	for (; i < outline->count && outline->pieces[i].kind == OUTLINE_ITEM; i++) {
		const struct outline_piece *piece = &outline->pieces[i];
		struct chunk *chunk = chunk_new(c->document, OUTLINE_ITEM, text + piece->start, piece->length, false);
		chunk->gap = piece->gap;
		chunk->column = piece->column;
		chunk->keep = piece->keep;
		chunk->list = (uint8_t)list;
		struct item *item = take_item(c, list);
		chunk_set_items(chunk, &item, 1);
		put(c, chunk);
	}
	return i;
}

/* Makes chunks of the outline's pieces; false when a piece is not what it
 * should be, so that the text must be taken as a whole. */
static bool put_pieces(struct cutter *c, char *text, const struct outline *outline, enum kind list)
{
	size_t i = put_items(c, text, outline, 0, list);
	while (i < outline->count) {
		const struct outline_piece *head = &outline->pieces[i++];
		size_t length = head->length;
		struct chunk *chunk = chunk_new(c->document, OUTLINE_ENTRIES, text + head->start, length, false);
		put(c, chunk);
		if (!is_good_entry(chunk_tree(chunk, NULL)))
			return false;
		list = list_headed_by(chunk->tree);
		if (list == KIND_MAP && i < outline->count && outline->pieces[i].kind == OUTLINE_ITEM) {
			/* a list of no interest: one chunk with its head */
			for (; i < outline->count && outline->pieces[i].kind == OUTLINE_ITEM; i++)
				length += outline->pieces[i].length;
			tree_free(chunk->tree);
			chunk->tree = NULL;
			chunk->length = (uint32_t)length;
			if (!is_good_entry(chunk_tree(chunk, NULL)))
				return false;
		}
		take_list_items(c, chunk);
		i = put_items(c, text, outline, i, list);
	}
	return true;
}

/* A list must not stand twice at the top: which of the two would be the list? */
static bool lists_are_single(const struct cutter *c, struct error *err)
{
	bool seen[KIND_COUNT] = {false};
	for (size_t i = 0; i < c->count; i++) {
		const struct tree *tree = c->chunks[i]->tree;
		if (!tree || !tree->count || tree->nodes[0].kind != TREE_MAPPING)
			continue;
		for (uint32_t k = tree->nodes[0].first; k != TREE_NONE; k = tree->nodes[tree->nodes[k].next].next) {
			enum kind kind =
			        tree->nodes[k].kind == TREE_SCALAR ? kind_of_list(tree->nodes[k].value) : KIND_MAP;
			if (kind != KIND_MAP && seen[kind])
				return error_at(
				        err, (size_t)(c->chunks[i]->text - c->chunks[0]->text) + tree->nodes[k].start,
				        _("the list “%s” stands here a second time; join the two"),
				        kind_list_key(kind));
			seen[kind] = true;
		}
	}
	return true;
}

static void forget_chunks(struct cutter *c)
{
	for (size_t i = 0; i < c->count; i++) {
		tree_free(c->chunks[i]->tree);
		c->chunks[i]->tree = NULL;
	}
	c->count = 0;
	memset(c->taken, 0, sizeof c->taken);
}

static bool put_whole(struct cutter *c, char *text, size_t length, enum outline_kind kind, struct error *err)
{
	struct chunk *chunk = chunk_new(c->document, kind, text, length, false);
	put(c, chunk);
	const struct tree *tree = chunk_tree(chunk, err);
	if (!tree)
		return false;
	if (tree->count && tree->nodes[0].kind != TREE_MAPPING && !tree_is_null(tree, 0))
		return error_at(
		        err, tree->nodes[0].start,
		        _("a map is made of entries like “stages:” and “touchpoints:”; this is something else"));
	take_list_items(c, chunk);
	return true;
}

struct chunk **chunk_cut(struct document *document, char *text, size_t length, bool owned, const struct item_set *items,
                         bool fragment, size_t *count, struct error *err)
{
	struct cutter c = {.document = document, .items = items};
	bool good = false;
	if (!document->whole) {
		struct outline outline = {0};
		outline_split(slice_make(text, length), &outline);
		if (!outline.count)
			put(&c, chunk_new(document, OUTLINE_ENTRIES, text, length, false));
		good = !outline.count ||
		       (outline.pieces[0].kind == OUTLINE_ENTRIES && put_pieces(&c, text, &outline, KIND_MAP));
		outline_free(&outline);
	}
	if (!good) {
		forget_chunks(&c);
		good = put_whole(&c, text, length, fragment && !document->whole ? OUTLINE_ENTRIES : OUTLINE_WHOLE, err);
	}
	if (!good || !lists_are_single(&c, err)) {
		forget_chunks(&c);
		free(c.chunks);
		return NULL;
	}
	c.chunks[0]->owned = owned;
	*count = c.count;
	return c.chunks;
}

/* ---- cutting again ---- */

bool chunk_equals(const struct chunk *a, const struct chunk *b)
{
	return a->kind == b->kind && a->list == b->list && a->gap == b->gap && a->column == b->column &&
	       a->keep == b->keep && slice_equals(chunk_text(a), chunk_text(b));
}

enum kind chunk_heads(struct chunk *chunk)
{
	const struct tree *tree = chunk->kind == OUTLINE_ENTRIES ? chunk_tree(chunk, NULL) : NULL;
	return tree ? list_headed_by(tree) : KIND_MAP;
}

bool chunk_may_precede(struct chunk *chunk, const struct chunk *next)
{
	if (chunk->kind == OUTLINE_ITEM)
		return chunk->list == next->list && chunk->column == next->column;
	return chunk_heads(chunk) == next->list;
}

struct chunk *chunk_copy(struct document *document, const struct chunk *chunk)
{
	struct chunk *copy =
	        chunk_new(document, chunk->kind, mem_copy(chunk->text, chunk->length), chunk->length, true);
	copy->gap = chunk->gap;
	copy->list = chunk->list;
	copy->column = chunk->column;
	copy->keep = chunk->keep;
	copy->count = chunk->count;
	if (copy->count > 1)
		copy->many = mem_new_array(copy->count, sizeof(struct item *));
	return copy;
}

/* Gives chunks that are pieces of one text their own. */
static void part(struct cutter *c)
{
	for (size_t i = 0; i < c->count; i++) {
		struct chunk *chunk = c->chunks[i];
		tree_free(chunk->tree);
		chunk->tree = NULL;
		chunk->text = mem_copy(chunk->text, chunk->length);
		chunk->owned = true;
	}
}

struct chunk **chunk_cut_behind(struct document *document, const struct chunk *before, struct slice text, size_t *count)
{
	struct cutter c = {.document = document, .bare = true};
	enum kind list = KIND_MAP;
	struct outline outline = {0};
	if (before && before->kind == OUTLINE_ITEM)
		list = before->list;
	else if (before)
		list = chunk_heads((struct chunk *)before);
	if (before)
		outline_split_behind(text,
		                     before->kind == OUTLINE_ITEM ? before->column
		                     : list != KIND_MAP           ? OUTLINE_HEAD
		                                                  : OUTLINE_NO_LIST,
		                     &outline);
	else
		outline_split(text, &outline);
	if (!outline.count)
		put(&c, chunk_new(document, OUTLINE_ENTRIES, (char *)text.bytes, text.length, false));
	bool regular = !outline.count || (outline.pieces[0].kind != OUTLINE_WHOLE &&
	                                  (before || outline.pieces[0].kind == OUTLINE_ENTRIES) &&
	                                  put_pieces(&c, (char *)text.bytes, &outline, list));
	outline_free(&outline);
	if (!regular || !lists_are_single(&c, NULL)) {
		forget_chunks(&c);
		free(c.chunks);
		return NULL;
	}
	part(&c);
	*count = c.count;
	return c.chunks;
}

struct chunk **chunk_cut_whole(struct document *document, struct slice text, size_t *count, struct error *err)
{
	struct cutter c = {.document = document, .bare = true};
	char *copy = mem_copy(text.bytes, text.length);
	if (!put_whole(&c, copy, text.length, OUTLINE_WHOLE, err) || !lists_are_single(&c, err)) {
		forget_chunks(&c);
		free(c.chunks);
		free(copy);
		return NULL;
	}
	c.chunks[0]->owned = true;
	*count = c.count;
	return c.chunks;
}

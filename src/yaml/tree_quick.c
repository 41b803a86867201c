#include "yaml/tree_quick.h"

#include <stdlib.h>

#include "base/mem.h"
#include "yaml/outline.h"
#include "yaml/regular.h"
#include "yaml/tree_parts.h"

/* The tree in the making. */
struct making {
	struct tree *tree;
	uint32_t room;
	uint32_t last[3]; /* the last child of the root, of the list that is open, of its item */
	uint32_t head;    /* the value of the last top-level entry; TREE_NONE */
	uint32_t list;    /* the sequence that items join; TREE_NONE */
	uint32_t item;    /* the mapping that is read */
	uint32_t value;   /* the list value whose elements are read; TREE_NONE */
	uint32_t last_element;
	struct slice key; /* whose */
};

enum { OF_ROOT, OF_LIST, OF_ITEM };

static uint32_t add(struct making *m, enum tree_kind kind, uint32_t parent, uint32_t *last, size_t start)
{
	struct tree *tree = m->tree;
	if (tree->count == m->room) {
		m->room = m->room ? m->room * 2 : 256;
		tree->nodes = mem_resize(tree->nodes, m->room, sizeof *tree->nodes);
	}
	uint32_t index = tree->count++;
	tree->nodes[index] = (struct tree_node){.kind = (uint8_t)kind,
	                                        .parent = parent,
	                                        .first = TREE_NONE,
	                                        .next = TREE_NONE,
	                                        .mark = TREE_NONE,
	                                        .start = (uint32_t)start,
	                                        .content = (uint32_t)start};
	if (parent != TREE_NONE) {
		*(*last == TREE_NONE ? &tree->nodes[parent].first : &tree->nodes[*last].next) = index;
		tree->nodes[parent].count++;
		*last = index;
	}
	return index;
}

/* ---- pieces that the parser reads ---- */

/* Takes a node of another tree over, all below it included, and nothing beside it. */
static uint32_t graft(struct making *m, const struct tree *from, uint32_t node, uint32_t parent, uint32_t *last,
                      uint32_t shift)
{
	const struct tree_node *old = &from->nodes[node];
	uint32_t index = add(m, (enum tree_kind)old->kind, parent, last, old->start + shift);
	struct tree_node *new = &m->tree->nodes[index];
	new->style = old->style;
	new->content = old->content + shift;
	new->plain_implicit = old->plain_implicit;
	new->value = old->value;
	new->tag = old->tag;
	uint32_t below = TREE_NONE, count = old->count;
	for (uint32_t child = old->first; child != TREE_NONE; child = from->nodes[child].next)
		graft(m, from, child, index, &below, shift);
	if (old->kind != TREE_SCALAR)
		m->tree->nodes[index].count = count;
	return index;
}

static struct tree *parse(struct slice text)
{
	struct tree *tree = tree_parse(text, TREE_VALUES, NULL);
	if (tree && (tree->has_anchor || tree->has_alias)) {
		tree_free(tree);
		return NULL;
	}
	return tree;
}

/* What the piece's tree decoded stays as long as this one. */
static void finish(struct making *m, struct tree *piece)
{
	tree_join_arena(m->tree, piece);
	tree_free(piece);
}

static bool read_entries(struct making *m, struct slice text, const struct outline_piece *at)
{
	struct tree *piece = parse(text);
	bool fits = piece && (!piece->count || (piece->nodes[0].kind == TREE_MAPPING && piece->nodes[0].count == 1 &&
	                                        piece->nodes[0].column == 0));
	if (fits && piece->count) {
		uint32_t count = m->tree->nodes[0].count + piece->nodes[0].count;
		for (uint32_t n = piece->nodes[0].first; n != TREE_NONE; n = piece->nodes[n].next)
			m->head = graft(m, piece, n, 0, &m->last[OF_ROOT], at->start);
		m->tree->nodes[0].count = count;
		m->list = TREE_NONE;
	}
	if (piece)
		finish(m, piece);
	return fits;
}

static bool read_irregular(struct making *m, struct slice text, const struct outline_piece *at)
{
	struct tree *piece = parse(text);
	bool fits = piece && piece->count && piece->nodes[0].kind == TREE_SEQUENCE && piece->nodes[0].count == 1 &&
	            piece->nodes[0].column == at->column;
	if (fits)
		graft(m, piece, piece->nodes[0].first, m->list, &m->last[OF_LIST], at->start);
	if (piece)
		finish(m, piece);
	return fits;
}

/* ---- regular items ---- */

static size_t offset_of(const struct making *m, const char *byte)
{
	return (size_t)(byte - m->tree->text.bytes);
}

/* Where the list begins whose first element stands there: at its bracket or dash. */
static size_t list_start(const struct making *m, size_t element)
{
	const char *text = m->tree->text.bytes;
	while (element > 0 && text[element - 1] != '[' && text[element - 1] != '-')
		element--;
	return element ? element - 1 : 0;
}

static void add_scalar(struct making *m, uint32_t parent, uint32_t *last, struct slice text, bool quoted)
{
	uint32_t index = add(m, TREE_SCALAR, parent, last, offset_of(m, text.bytes) - quoted);
	m->tree->nodes[index].value = text;
	m->tree->nodes[index].plain_implicit = !quoted;
	m->tree->nodes[index].style = (uint8_t)(!quoted                 ? TREE_PLAIN
	                                        : text.bytes[-1] == '"' ? TREE_DOUBLE
	                                                                : TREE_SINGLE);
}

static void add_key(struct making *m, struct slice key)
{
	char before = key.bytes > m->tree->text.bytes ? key.bytes[-1] : ' ';
	if (m->item == TREE_NONE) {
		m->item = add(m, TREE_MAPPING, m->list, &m->last[OF_LIST], offset_of(m, key.bytes));
		m->last[OF_ITEM] = TREE_NONE;
	}
	add_scalar(m, m->item, &m->last[OF_ITEM], key, before == '"' || before == '\'');
	m->tree->nodes[m->item].count--; /* it counts pairs */
}

static void take_entry(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	struct making *m = context;
	bool element = kind == REGULAR_PLAIN_ELEMENT || kind == REGULAR_QUOTED_ELEMENT;
	bool quoted = kind == REGULAR_QUOTED || kind == REGULAR_QUOTED_ELEMENT;
	if (!key.bytes) {
		add_scalar(m, m->list, &m->last[OF_LIST], value, quoted);
		return;
	}
	bool goes_on = element && m->value != TREE_NONE && m->key.bytes == key.bytes;
	if (!goes_on)
		add_key(m, key);
	if (kind == REGULAR_EMPTY_LIST) {
		const char *at = key.bytes + key.length;
		m->value = add(m, TREE_SEQUENCE, m->item, &m->last[OF_ITEM], offset_of(m, at + strcspn(at, "[")));
	} else if (!element) {
		if (!value.bytes)
			value = slice_make(key.bytes + key.length + 1, 0);
		add_scalar(m, m->item, &m->last[OF_ITEM], value, quoted);
	} else if (!goes_on) {
		m->value = add(m, TREE_SEQUENCE, m->item, &m->last[OF_ITEM],
		               list_start(m, offset_of(m, value.bytes) - quoted));
		m->key = key;
		m->last_element = TREE_NONE;
	}
	if (element)
		add_scalar(m, m->value, &m->last_element, value, quoted);
}

/* The head of a list, `key:` alone, becomes the list that items join. */
static bool open_list(struct making *m)
{
	if (m->head == TREE_NONE || !tree_is_null(m->tree, m->head) || m->tree->nodes[m->head].value.length)
		return false;
	struct tree_node *head = &m->tree->nodes[m->head];
	head->kind = TREE_SEQUENCE;
	head->value = (struct slice){0};
	head->plain_implicit = false;
	head->count = 0;
	m->list = m->head;
	m->last[OF_LIST] = TREE_NONE;
	return true;
}

/* Reads an item; one that is not regular is read by the parser from the start. */
static bool read_either(struct making *m, struct slice text, const struct outline_piece *at)
{
	struct tree *tree = m->tree;
	uint32_t nodes = tree->count, last = m->last[OF_LIST], count = tree->nodes[m->list].count;
	m->item = m->value = TREE_NONE;
	if (regular_read(text, take_entry, m))
		return tree->count > nodes;
	tree->count = nodes;
	tree->nodes[m->list].count = count;
	m->last[OF_LIST] = last;
	*(last == TREE_NONE ? &tree->nodes[m->list].first : &tree->nodes[last].next) = TREE_NONE;
	return read_irregular(m, text, at);
}

static bool read_item(struct making *m, struct slice text, const struct outline_piece *at)
{
	if (m->list == TREE_NONE && !open_list(m))
		return false;
	if (!read_either(m, text, at))
		return false;
	struct tree_node *list = &m->tree->nodes[m->list];
	if (list->count == 1)
		list->start = list->content = (uint32_t)list_start(m, m->tree->nodes[list->first].start);
	return true;
}

static bool read_pieces(struct making *m, const struct outline *outline)
{
	uint32_t none = TREE_NONE;
	add(m, TREE_MAPPING, TREE_NONE, &none, 0);
	for (size_t i = 0; i < outline->count; i++) {
		const struct outline_piece *p = &outline->pieces[i];
		struct slice text = slice_make(m->tree->text.bytes + p->start, p->length);
		if (p->kind == OUTLINE_WHOLE || !(p->kind == OUTLINE_ITEM ? read_item : read_entries)(m, text, p))
			return false;
	}
	struct tree_node *root = &m->tree->nodes[0];
	if (root->first != TREE_NONE)
		root->start = root->content = m->tree->nodes[root->first].start;
	return root->first != TREE_NONE;
}

struct tree *tree_quick(struct slice text)
{
	struct making m = {.tree = mem_new(sizeof *m.tree),
	                   .last = {TREE_NONE, TREE_NONE, TREE_NONE},
	                   .head = TREE_NONE,
	                   .list = TREE_NONE};
	struct outline outline;
	m.tree->text = text;
	outline_split(text, &outline);
	bool read = read_pieces(&m, &outline);
	outline_free(&outline);
	if (read)
		return m.tree;
	tree_free(m.tree);
	return NULL;
}

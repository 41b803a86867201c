#include "yaml/tree.h"

#include <stdlib.h>
#include <yaml.h>

#include "base/mem.h"
#include "base/message.h"
#include "yaml/tree_parts.h"

#define ARENA_BLOCK ((size_t)1 << 12)
#define DIRECTIVES 64 /* libyaml's time grows with the square of their number */

struct arena_block {
	struct arena_block *next;
	size_t used, room;
	char bytes[];
};

struct level {
	uint32_t node, last_child;
};

/* anchors by name, the last one of each; open addressing */
struct anchors {
	uint32_t *nodes; /* TREE_NONE: free */
	uint32_t count, room;
};

struct reader {
	yaml_parser_t parser;
	struct tree_cursor cursor;
	struct tree *tree;
	uint32_t room;
	struct level levels[TREE_DEPTH];
	unsigned depth;
	struct anchors anchors;
	struct error *err;
};

static struct slice keep(struct tree *tree, const void *bytes, size_t length)
{
	struct arena_block *block = tree->arena;
	if (!block || block->room - block->used < length) {
		size_t room = length > ARENA_BLOCK ? length : ARENA_BLOCK;
		struct arena_block *fresh = mem_resize(NULL, sizeof *fresh + room, 1);
		*fresh = (struct arena_block){.next = block, .room = room};
		tree->arena = block = fresh;
	}
	char *copy = block->bytes + block->used;
	if (length)
		memcpy(copy, bytes, length);
	block->used += length;
	return slice_make(copy, length);
}

void tree_cursor_start(struct tree_cursor *cursor, struct slice text)
{
	bool mark = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0;
	*cursor = (struct tree_cursor){text.bytes, text.length, mark ? 3 : 0, 0};
}

static bool begins_character(char byte)
{
	return ((unsigned char)byte & 0xC0) != 0x80;
}

uint32_t tree_cursor_seek(struct tree_cursor *cursor, size_t index)
{
	const char *bytes = cursor->bytes;
	size_t offset = cursor->offset, at = cursor->index, length = cursor->length;
	while (at > index)
		at -= begins_character(bytes[--offset]);
	while (index - at >= 8 && length - offset >= 8) {
		uint64_t word;
		memcpy(&word, bytes + offset, 8);
		uint64_t inner = (word >> 7) & ~(word >> 6) & UINT64_C(0x0101010101010101);
		at += 8 - (size_t)__builtin_popcountll(inner);
		offset += 8;
	}
	while (offset < length && (at < index || !begins_character(bytes[offset])))
		at += begins_character(bytes[offset++]);
	cursor->offset = offset;
	cursor->index = at;
	return (uint32_t)offset;
}

static uint32_t hash(struct slice name)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < name.length; i++)
		h = (h ^ (unsigned char)name.bytes[i]) * 16777619u;
	return h;
}

static uint32_t *anchor_place(const struct reader *r, struct slice name)
{
	const struct anchors *a = &r->anchors;
	uint32_t i = hash(name) & (a->room - 1);
	while (a->nodes[i] != TREE_NONE && !slice_equals(r->tree->nodes[a->nodes[i]].anchor, name))
		i = (i + 1) & (a->room - 1);
	return &a->nodes[i];
}

static void anchors_grow(struct reader *r)
{
	struct anchors old = r->anchors;
	r->anchors.room = old.room ? old.room * 2 : 16;
	r->anchors.nodes = mem_resize(NULL, r->anchors.room, sizeof *old.nodes);
	memset(r->anchors.nodes, 0xFF, r->anchors.room * sizeof *old.nodes);
	for (uint32_t i = 0; i < old.room; i++) {
		if (old.nodes[i] != TREE_NONE)
			*anchor_place(r, r->tree->nodes[old.nodes[i]].anchor) = old.nodes[i];
	}
	free(old.nodes);
}

static void anchor_add(struct reader *r, uint32_t node)
{
	if (r->anchors.count * 2 >= r->anchors.room)
		anchors_grow(r);
	uint32_t *place = anchor_place(r, r->tree->nodes[node].anchor);
	r->anchors.count += *place == TREE_NONE;
	*place = node;
}

/* A new node as the next child of the open collection. */
static struct tree_node *add(struct reader *r, enum tree_kind kind, const yaml_event_t *event,
                             const yaml_char_t *anchor, const yaml_char_t *tag)
{
	struct tree *tree = r->tree;
	if (tree->count == r->room) {
		r->room = r->room ? r->room * 2 : 32;
		tree->nodes = mem_resize(tree->nodes, r->room, sizeof *tree->nodes);
	}
	uint32_t index = tree->count++;
	struct tree_node *node = &tree->nodes[index];
	size_t column = event->start_mark.column;
	*node = (struct tree_node){
	        .kind = (uint8_t)kind,
	        .column = (uint16_t)(column < UINT16_MAX ? column : UINT16_MAX),
	        .parent = TREE_NONE,
	        .first = TREE_NONE,
	        .next = TREE_NONE,
	        .mark = TREE_NONE,
	        .start = tree_cursor_seek(&r->cursor, event->start_mark.index),
	};
	node->content = node->start;
	node->end = tree_cursor_seek(&r->cursor, event->end_mark.index);
	if (tag)
		node->tag = keep(tree, tag, strlen((const char *)tag));
	if (anchor) {
		node->anchor = keep(tree, anchor, strlen((const char *)anchor));
		tree->has_anchor = true;
		anchor_add(r, index);
	}
	if (r->depth) {
		struct level *level = &r->levels[r->depth - 1];
		node->parent = level->node;
		if (level->last_child == TREE_NONE)
			tree->nodes[level->node].first = index;
		else
			tree->nodes[level->last_child].next = index;
		level->last_child = index;
		tree->nodes[level->node].count++;
	}
	return node;
}

/* Most values stand in the text just as they are: then they need no copy. */
static struct slice scalar_value(struct reader *r, const struct tree_node *node, const void *value, size_t length)
{
	const char *text = r->tree->text.bytes;
	size_t quote = node->style == TREE_SINGLE || node->style == TREE_DOUBLE;
	if (node->end - node->start >= length + 2 * quote) {
		const char *there = text + node->end - quote - length;
		if (memcmp(there, value, length) == 0)
			return slice_make(there, length);
	}
	return keep(r->tree, value, length);
}

static void add_scalar(struct reader *r, const yaml_event_t *event)
{
	static const uint8_t styles[] = {
	        [YAML_ANY_SCALAR_STYLE] = TREE_PLAIN,
	        [YAML_PLAIN_SCALAR_STYLE] = TREE_PLAIN,
	        [YAML_SINGLE_QUOTED_SCALAR_STYLE] = TREE_SINGLE,
	        [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = TREE_DOUBLE,
	        [YAML_LITERAL_SCALAR_STYLE] = TREE_LITERAL,
	        [YAML_FOLDED_SCALAR_STYLE] = TREE_FOLDED,
	};
	struct tree_node *node = add(r, TREE_SCALAR, event, event->data.scalar.anchor, event->data.scalar.tag);
	node->style = styles[event->data.scalar.style];
	/* libyaml forgets the tag `!`, which makes the scalar a string */
	bool string = node->end > node->start && r->tree->text.bytes[node->start] == '!';
	node->plain_implicit = event->data.scalar.plain_implicit && node->style == TREE_PLAIN && !string;
	node->value = scalar_value(r, node, event->data.scalar.value, event->data.scalar.length);
}

static bool add_alias(struct reader *r, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	struct tree_node *node = add(r, TREE_ALIAS, event, NULL, NULL);
	node->value = keep(r->tree, name, strlen(name));
	node->target = r->anchors.room ? *anchor_place(r, node->value) : TREE_NONE;
	r->tree->has_alias = true;
	if (node->target != TREE_NONE)
		return true;
	return tree_error(r->err, r->tree->text, node->start,
	                  _("no anchor of this name stands above; put the text in quotes if it is to begin with *"));
}

static bool open_collection(struct reader *r, enum tree_kind kind, const yaml_event_t *event)
{
	struct tree_node *node;
	if (kind == TREE_SEQUENCE) {
		node = add(r, kind, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
		node->style = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? TREE_FLOW : TREE_BLOCK;
	} else {
		node = add(r, kind, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
		node->style = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? TREE_FLOW : TREE_BLOCK;
		if (node->style == TREE_FLOW && !node->anchor.bytes && !node->tag.bytes &&
		    r->tree->text.bytes[node->start] != '{')
			node->style = TREE_PAIR;
	}
	if (r->depth == TREE_DEPTH)
		return tree_error(r->err, r->tree->text, node->start,
		                  _("lists and mappings are nested too deep here; 64 levels are the most"));
	r->levels[r->depth++] = (struct level){(uint32_t)(node - r->tree->nodes), TREE_NONE};
	return true;
}

static void close_collection(struct reader *r, const yaml_event_t *event)
{
	struct tree_node *node = &r->tree->nodes[r->levels[--r->depth].node];
	if (node->kind == TREE_MAPPING)
		node->count /= 2;
	if (node->style == TREE_FLOW)
		node->end = tree_cursor_seek(&r->cursor, event->end_mark.index);
}

/* What stands behind the end of the document may only be comments. */
static bool check_rest(struct reader *r, const yaml_event_t *event)
{
	struct slice text = r->tree->text;
	size_t at = tree_cursor_seek(&r->cursor, event->end_mark.index);
	while (at < text.length) {
		const char *rest = text.bytes + at;
		size_t left = text.length - at;
		if (*rest == '#') {
			while (at < text.length && text.bytes[at] != '\n' && text.bytes[at] != '\r')
				at++;
		} else if (strchr(" \t\r\n", *rest)) {
			at++;
		} else if (left >= 3 && memcmp(rest, "...", 3) == 0) {
			at += 3;
		} else if (!event->data.document_end.implicit || *rest == '%' ||
		           (left >= 3 && memcmp(rest, "---", 3) == 0)) {
			return tree_error(r->err, text, at, _("a second document begins here; keep one map in a file"));
		} else {
			return true; /* the parser will say what is wrong */
		}
	}
	return true;
}

static bool take_event(struct reader *r, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		add_scalar(r, event);
		return true;
	case YAML_ALIAS_EVENT:
		return add_alias(r, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(r, TREE_SEQUENCE, event);
	case YAML_MAPPING_START_EVENT:
		return open_collection(r, TREE_MAPPING, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_collection(r, event);
		return true;
	case YAML_DOCUMENT_END_EVENT:
		return check_rest(r, event);
	default:
		return true;
	}
}

static bool read_events(struct reader *r)
{
	for (;;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&r->parser, &event))
			return tree_explain(&r->parser, r->tree->text, r->err);
		bool end = event.type == YAML_STREAM_END_EVENT;
		bool ok = take_event(r, &event);
		yaml_event_delete(&event);
		if (!ok || end)
			return ok;
	}
}

static bool too_many_directives(struct slice text)
{
	struct tree_cursor start;
	tree_cursor_start(&start, text);
	const char *at = text.bytes + start.offset, *end = text.bytes + text.length;
	while (at < end && (strchr(" \r\n", *at) || *at == '#')) {
		const char *line_end = *at == '#' ? memchr(at, '\n', (size_t)(end - at)) : at;
		at = line_end ? line_end + 1 : end;
	}
	if (at == end || *at != '%')
		return false;
	const char *body = memmem(at, (size_t)(end - at), "\n---", 4);
	if (body)
		end = body;
	unsigned count = 0;
	while ((at = memchr(at, '%', (size_t)(end - at))) && count <= DIRECTIVES) {
		count++;
		at++;
	}
	return count > DIRECTIVES;
}

static bool check_text(struct slice text, struct error *err)
{
	if (text.length > UINT32_MAX / 2)
		return tree_error(err, text, 0, _("is larger than a map can be (1 GiB)"));
	if (text.length >= 2 && (memcmp(text.bytes, "\xFF\xFE", 2) == 0 || memcmp(text.bytes, "\xFE\xFF", 2) == 0))
		return tree_error(err, text, 0, _("is UTF-16; save it as UTF-8"));
	if (too_many_directives(text))
		return tree_error(err, text, 0, _("begins with too many directives; a map needs none"));
	return true;
}

static bool read_text(struct reader *r)
{
	struct slice text = r->tree->text;
	if (!check_text(text, r->err))
		return false;
	if (!yaml_parser_initialize(&r->parser))
		return tree_error(r->err, text, 0, _("cannot be read: no memory for the parser"));
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)text.bytes, text.length);
	tree_cursor_start(&r->cursor, text);
	bool ok = read_events(r);
	yaml_parser_delete(&r->parser);
	free(r->anchors.nodes);
	return ok;
}

struct tree *tree_parse(struct slice text, enum tree_passes passes, struct error *err)
{
	struct tree *tree = mem_new(sizeof *tree);
	if (!text.bytes)
		text = slice_make("", 0);
	tree->text = text;
	struct reader reader = {.tree = tree, .err = err};
	if (!read_text(&reader) || (passes == TREE_SPANS && !tree_add_spans(tree, err))) {
		tree_free(tree);
		return NULL;
	}
	return tree;
}

void tree_join_arena(struct tree *tree, struct tree *other)
{
	struct arena_block *last = other->arena;
	if (!last)
		return;
	while (last->next)
		last = last->next;
	last->next = tree->arena;
	tree->arena = other->arena;
	other->arena = NULL;
}

void tree_free(struct tree *tree)
{
	if (!tree)
		return;
	for (struct arena_block *block = tree->arena; block;) {
		struct arena_block *next = block->next;
		free(block);
		block = next;
	}
	free(tree->nodes);
	free(tree->comments);
	free(tree);
}

uint32_t tree_resolved(const struct tree *tree, uint32_t node)
{
	return tree->nodes[node].kind == TREE_ALIAS ? tree->nodes[node].target : node;
}

uint32_t tree_find(const struct tree *tree, uint32_t mapping, struct slice key)
{
	if (mapping >= tree->count || tree->nodes[mapping].kind != TREE_MAPPING)
		return TREE_NONE;
	for (uint32_t k = tree->nodes[mapping].first; k != TREE_NONE; k = tree->nodes[tree->nodes[k].next].next)
		if (tree->nodes[k].kind == TREE_SCALAR && slice_equals(tree->nodes[k].value, key))
			return tree->nodes[k].next;
	return TREE_NONE;
}

uint32_t tree_key_of(const struct tree *tree, uint32_t value)
{
	uint32_t parent = tree->nodes[value].parent;
	if (parent == TREE_NONE || tree->nodes[parent].kind != TREE_MAPPING)
		return TREE_NONE;
	for (uint32_t k = tree->nodes[parent].first; k != TREE_NONE;) {
		uint32_t v = tree->nodes[k].next;
		if (v == value)
			return k;
		k = tree->nodes[v].next;
	}
	return TREE_NONE;
}

uint32_t tree_item(const struct tree *tree, uint32_t sequence, uint32_t index)
{
	if (sequence >= tree->count || tree->nodes[sequence].kind != TREE_SEQUENCE)
		return TREE_NONE;
	uint32_t item = tree->nodes[sequence].first;
	while (index-- && item != TREE_NONE)
		item = tree->nodes[item].next;
	return item;
}

bool tree_is_null(const struct tree *tree, uint32_t node)
{
	const struct tree_node *n = &tree->nodes[node];
	if (n->kind != TREE_SCALAR || n->style != TREE_PLAIN || !n->plain_implicit)
		return false;
	return n->value.length == 0 || slice_is(n->value, "~") || slice_is(n->value, "null") ||
	       slice_is(n->value, "Null") || slice_is(n->value, "NULL");
}

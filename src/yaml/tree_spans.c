#include <stdlib.h>
#include <yaml.h>

#include "base/mem.h"
#include "base/message.h"
#include "yaml/tree_parts.h"

struct token {
	uint32_t start, end; /* bytes */
	uint16_t column;     /* code points */
	uint8_t type;        /* yaml_token_type_t */
};

struct scan {
	struct tree *tree;
	struct token *tokens;
	uint32_t count, room;
	uint32_t comment_room;
	uint32_t last_entry; /* token: the last dash before the node looked at */
	uint32_t last_value; /* token: the last colon before it */
};

static void add_comment(struct scan *s, uint32_t start, uint32_t end)
{
	struct tree *tree = s->tree;
	if (tree->comment_count == s->comment_room) {
		s->comment_room = s->comment_room ? s->comment_room * 2 : 16;
		tree->comments = mem_resize(tree->comments, s->comment_room, sizeof *tree->comments);
	}
	tree->comments[tree->comment_count++] = slice_make(tree->text.bytes + start, end - start);
}

/* YAML 1.1 knows five line breaks. */
static bool breaks_line(const char *bytes, uint32_t left)
{
	const unsigned char *b = (const unsigned char *)bytes;
	return *b == '\n' || *b == '\r' || (left > 1 && b[0] == 0xC2 && b[1] == 0x85) ||
	       (left > 2 && b[0] == 0xE2 && b[1] == 0x80 && (b[2] == 0xA8 || b[2] == 0xA9));
}

static uint32_t comment_end(const struct tree *tree, uint32_t at)
{
	uint32_t length = (uint32_t)tree->text.length;
	while (at < length && !breaks_line(tree->text.bytes + at, length - at))
		at++;
	return at;
}

/* Between tokens only blanks, line breaks and comments can stand. */
static void find_comments(struct scan *s, uint32_t from, uint32_t to)
{
	while (from < to) {
		const char *hash = memchr(s->tree->text.bytes + from, '#', to - from);
		if (!hash)
			return;
		uint32_t start = (uint32_t)(hash - s->tree->text.bytes);
		from = comment_end(s->tree, start);
		add_comment(s, start, from);
	}
}

/* A block scalar's token holds the comment behind its header. */
static void find_header_comment(struct scan *s, const struct token *token)
{
	uint32_t line_end = comment_end(s->tree, token->start);
	find_comments(s, token->start, line_end < token->end ? line_end : token->end);
}

static bool is_block_scalar(const yaml_token_t *token)
{
	return token->type == YAML_SCALAR_TOKEN && (token->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
	                                            token->data.scalar.style == YAML_FOLDED_SCALAR_STYLE);
}

static void add_token(struct scan *s, struct tree_cursor *cursor, const yaml_token_t *token, uint32_t *gap)
{
	size_t column = token->start_mark.column;
	struct token t = {
	        .start = tree_cursor_seek(cursor, token->start_mark.index),
	        .end = tree_cursor_seek(cursor, token->end_mark.index),
	        .column = (uint16_t)(column < UINT16_MAX ? column : UINT16_MAX),
	        .type = (uint8_t)token->type,
	};
	find_comments(s, *gap, t.start);
	if (t.end > *gap)
		*gap = t.end;
	if (is_block_scalar(token))
		find_header_comment(s, &t);
	if (token->type == YAML_BLOCK_END_TOKEN || token->type == YAML_STREAM_START_TOKEN ||
	    token->type == YAML_STREAM_END_TOKEN)
		return;
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : 64;
		s->tokens = mem_resize(s->tokens, s->room, sizeof *s->tokens);
	}
	s->tokens[s->count++] = t;
}

static bool read_tokens(struct scan *s, struct error *err)
{
	struct slice text = s->tree->text;
	yaml_parser_t parser;
	struct tree_cursor cursor;
	bool ok = true, end = false;
	uint32_t gap;

	if (!yaml_parser_initialize(&parser))
		return tree_error(err, text, 0, _("cannot be read: no memory for the parser"));
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.bytes, text.length);
	tree_cursor_start(&cursor, text);
	gap = (uint32_t)cursor.offset;
	while (ok && !end) {
		yaml_token_t token;
		ok = yaml_parser_scan(&parser, &token);
		if (!ok) {
			tree_explain(&parser, text, err);
			break;
		}
		end = token.type == YAML_STREAM_END_TOKEN;
		add_token(s, &cursor, &token, &gap);
		yaml_token_delete(&token);
	}
	yaml_parser_delete(&parser);
	return ok;
}

/* The end of everything before `node` that belongs to its key. */
static uint32_t key_end(const struct tree *tree, uint32_t key, uint32_t node)
{
	uint32_t end = tree->nodes[key].end;
	for (uint32_t i = node - 1; i != key; i = tree->nodes[i].parent) {
		if (tree->nodes[i].end > end)
			end = tree->nodes[i].end;
	}
	return end;
}

static bool is_property(uint8_t type)
{
	return type == YAML_ANCHOR_TOKEN || type == YAML_TAG_TOKEN;
}

/* Content and column of the node whose first token is at or behind t. */
static void set_content(struct scan *s, struct tree_node *node, uint32_t t)
{
	const struct token *tokens = s->tokens;
	if (node->kind == TREE_SCALAR) {
		if (node->start == node->end)
			return;
		while (t < s->count && !is_property(tokens[t].type) && tokens[t].type != YAML_SCALAR_TOKEN)
			t++;
		while (t < s->count && is_property(tokens[t].type) && tokens[t].start < node->end)
			t++;
		bool empty = t == s->count || tokens[t].start >= node->end;
		node->content = empty ? node->end : tokens[t].start;
	} else if (node->kind != TREE_ALIAS) {
		while (t < s->count && is_property(tokens[t].type))
			t++;
		if (t == s->count)
			return;
		node->content = tokens[t].start;
		node->column = tokens[t].column;
		if (node->style != TREE_FLOW)
			node->end = node->content;
	}
}

/* An empty value stands behind its colon or dash, wherever libyaml puts it. */
static void place_empty(struct scan *s, struct tree_node *node, uint32_t key)
{
	uint32_t at = node->start;
	if (node->mark != TREE_NONE)
		at = node->mark + 1;
	else if (key != TREE_NONE)
		at = key_end(s->tree, key, (uint32_t)(node - s->tree->nodes));
	else if (node->parent == TREE_NONE && s->count && s->tokens[0].type == YAML_DOCUMENT_START_TOKEN)
		at = s->tokens[0].end;
	node->start = node->content = node->end = at;
}

static void place_node(struct scan *s, uint32_t index, uint32_t t, uint32_t key, bool is_key)
{
	struct tree_node *node = &s->tree->nodes[index];
	const struct token *tokens = s->tokens;
	if (key != TREE_NONE) {
		if (s->last_value != TREE_NONE && tokens[s->last_value].start >= key_end(s->tree, key, index))
			node->mark = tokens[s->last_value].start;
	} else if (is_key) {
		if (t > 0 && tokens[t - 1].type == YAML_KEY_TOKEN && tokens[t - 1].end > tokens[t - 1].start)
			node->mark = tokens[t - 1].start;
	} else if (node->parent != TREE_NONE && s->tree->nodes[node->parent].style == TREE_BLOCK) {
		if (s->last_entry != TREE_NONE)
			node->mark = tokens[s->last_entry].start;
	}
	set_content(s, node, t);
	if (node->kind == TREE_SCALAR && node->start == node->end)
		place_empty(s, node, is_key ? TREE_NONE : key);
}

/* Nodes and tokens both stand in the order of the text. */
static void place_nodes(struct scan *s)
{
	struct tree *tree = s->tree;
	uint32_t *keys = mem_resize(NULL, tree->count ? tree->count : 1, sizeof *keys);
	for (uint32_t i = 0; i < tree->count; i++)
		keys[i] = TREE_NONE;
	for (uint32_t i = 0; i < tree->count; i++) {
		if (tree->nodes[i].kind != TREE_MAPPING)
			continue;
		for (uint32_t k = tree->nodes[i].first; k != TREE_NONE; k = tree->nodes[tree->nodes[k].next].next) {
			keys[k] = k;
			keys[tree->nodes[k].next] = k;
		}
	}
	uint32_t t = 0;
	for (uint32_t i = 0; i < tree->count; i++) {
		for (; t < s->count && s->tokens[t].start < tree->nodes[i].start; t++) {
			if (s->tokens[t].type == YAML_BLOCK_ENTRY_TOKEN)
				s->last_entry = t;
			else if (s->tokens[t].type == YAML_VALUE_TOKEN)
				s->last_value = t;
		}
		place_node(s, i, t, keys[i] == i ? TREE_NONE : keys[i], keys[i] == i);
	}
	free(keys);
	for (uint32_t i = tree->count; i-- > 1;) {
		struct tree_node *parent = &tree->nodes[tree->nodes[i].parent];
		if (parent->style != TREE_FLOW && parent->end < tree->nodes[i].end)
			parent->end = tree->nodes[i].end;
	}
}

bool tree_add_spans(struct tree *tree, struct error *err)
{
	struct scan scan = {.tree = tree, .last_entry = TREE_NONE, .last_value = TREE_NONE};
	bool ok = read_tokens(&scan, err);
	if (ok)
		place_nodes(&scan);
	free(scan.tokens);
	return ok;
}

#include <stdlib.h>

#include "base/mem.h"
#include "yaml/splice_parts.h"

static uint32_t count_of(const struct edit *e, uint32_t collection)
{
	return e->tree->nodes[collection].count;
}

/* Comments above the first key of a file speak of the whole file. */
static bool has_own_comments(const struct edit *e, uint32_t collection, uint32_t index)
{
	const struct tree_node *n = &e->tree->nodes[collection];
	return index > 0 || n->parent != TREE_NONE || n->kind == TREE_SEQUENCE;
}

static uint32_t comments_above(const struct edit *e, uint32_t start, uint32_t floor, long column)
{
	struct slice text = e->tree->text;
	while (start > floor) {
		uint32_t at = start - 1;
		if (at > floor && text.bytes[at] == '\n' && text.bytes[at - 1] == '\r')
			at--;
		at = row_start(text, at);
		if (at < floor || line_comment_column(text, at) != column)
			break;
		start = at;
	}
	return start;
}

static uint32_t behind_text(struct slice text, const struct tree *tree, uint32_t node)
{
	uint32_t end = node_text_end(tree, node);
	bool block = node_is_block_scalar(tree, node_last_leaf(tree, node));
	return block && end == row_start(text, end) ? end : row_next(text, end);
}

static uint32_t last_node(struct edit *e, uint32_t collection, uint32_t index)
{
	const struct tree *tree = e->tree;
	uint32_t child = edit_child(e, collection, index);
	if (tree->nodes[collection].kind == TREE_SEQUENCE)
		return child;
	uint32_t value = tree->nodes[child].next;
	return node_text_end(tree, value) >= node_text_end(tree, child) ? value : child;
}

struct span splice_block_lines(struct edit *e, uint32_t collection, uint32_t index)
{
	const struct tree *tree = e->tree;
	struct slice text = tree->text;
	struct span entry = edit_entry(e, collection, index), lines;
	long column = tree->nodes[collection].column;
	lines.start = entry.start;
	if (line_begins_at(text, entry.start)) {
		uint32_t floor = row_start(text, 0);
		if (index > 0)
			floor = behind_text(text, tree, last_node(e, collection, index - 1));
		lines.start = row_start(text, entry.start);
		if (has_own_comments(e, collection, index))
			lines.start = comments_above(e, lines.start, floor, column);
	}
	lines.end = behind_text(text, tree, last_node(e, collection, index));
	while (line_comment_column(text, lines.end) > column)
		lines.end = row_next(text, lines.end);
	return lines;
}

/* Lines can only be added behind a `|` or `>` text at the very end of a file
 * when that has a newline, or says that it has none. */
static void close_last_text(struct edit *e, uint32_t leaf)
{
	struct block_scalar look;
	if (!node_is_block_scalar(e->tree, leaf))
		return;
	block_scalar_look(e->tree, leaf, &look);
	if (look.chomp == 0)
		edit_replace(e, look.header_end, 0, slice_of("-"));
	else if (look.chomp == '+')
		edit_replace(e, look.header_end - 1, 1, slice_of("-"));
}

/* Whole lines, each with its newline, at the start of a line or the file's end. */
static void insert_lines(struct edit *e, uint32_t at, struct slice lines, uint32_t last)
{
	struct slice text = e->tree->text;
	struct buffer moved = {0};
	if (at < text.length || ends_in_newline(text)) {
		edit_replace(e, at, 0, lines);
		return;
	}
	close_last_text(e, node_last_leaf(e->tree, last));
	buffer_add_text(&moved, e->newline);
	buffer_add(&moved, lines.bytes, lines.length - strlen(e->newline));
	edit_replace(e, at, 0, buffer_slice(&moved));
	buffer_free(&moved);
}

static int dash_gap(const struct tree *tree, uint32_t item)
{
	const struct tree_node *n = &tree->nodes[item];
	if (n->start <= n->mark + 1 || row_end(tree->text, n->mark) < n->start || n->start - n->mark > 9)
		return 1;
	return (int)(n->start - n->mark - 1);
}

/* Do the entries around index have a blank line between them? */
static bool is_spaced(struct edit *e, uint32_t collection, uint32_t index)
{
	uint32_t count = count_of(e, collection);
	if (count < 2)
		return false;
	if (index == count || index == 0)
		index = index ? count - 1 : 1;
	struct span before = splice_block_lines(e, collection, index - 1);
	return line_is_blank(e->tree->text, before.end);
}

bool splice_block_insert(struct edit *e, uint32_t sequence, uint32_t index, struct value *const *values, size_t count)
{
	const struct tree *tree = e->tree;
	uint32_t old = count_of(e, sequence), model = index ? index - 1 : 0;
	struct span lines = splice_block_lines(e, sequence, index < old ? index : old - 1);
	uint32_t at = index < old ? lines.start : lines.end;
	if (index < old && at != row_start(tree->text, at))
		return false;
	uint32_t like = edit_child(e, sequence, model);
	int column = tree->nodes[sequence].column, gap = dash_gap(tree, like);
	bool flow = tree->nodes[like].kind == TREE_MAPPING && tree->nodes[like].style == TREE_FLOW;
	bool spaced = is_spaced(e, sequence, index);
	struct buffer text = {0};
	struct writer w = edit_writer(e, &text, sequence);
	for (size_t i = 0; i < count; i++) {
		if (spaced && index == old)
			buffer_add_text(&text, e->newline);
		buffer_repeat(&text, ' ', (size_t)column);
		writer_item(&w, values[i], column, gap, flow);
		if (spaced && index < old)
			buffer_add_text(&text, e->newline);
	}
	insert_lines(e, at, buffer_slice(&text), last_node(e, sequence, old - 1));
	buffer_free(&text);
	return true;
}

bool splice_block_add_key(struct edit *e, uint32_t mapping)
{
	const struct splice *splice = e->splice;
	uint32_t count = count_of(e, mapping);
	struct span lines = splice_block_lines(e, mapping, count - 1);
	int column = e->tree->nodes[mapping].column;
	struct buffer text = {0};
	struct writer w = edit_writer(e, &text, TREE_NONE);
	struct value key = {
	        .kind = VALUE_TEXT, .text = (char *)(size_t)splice->key.bytes, .length = splice->key.length};
	buffer_repeat(&text, ' ', (size_t)column);
	writer_entry(&w, &key, splice->value, column);
	insert_lines(e, lines.end, buffer_slice(&text), last_node(e, mapping, count - 1));
	buffer_free(&text);
	return true;
}

/* The first entry stands behind a dash: what follows it moves up there. */
static bool remove_compact(struct edit *e, uint32_t collection, uint32_t count)
{
	struct span first = edit_entry(e, collection, 0);
	struct span next = splice_block_lines(e, collection, count);
	uint32_t to = skip_blanks(e->tree->text, next.start);
	if (next.start != row_start(e->tree->text, next.start))
		return false;
	edit_replace(e, first.start, to - first.start, slice_make("", 0));
	edit_lose(e, first.start, to);
	return true;
}

static bool remove_all(struct edit *e, uint32_t collection)
{
	static const struct value list = {.kind = VALUE_LIST}, map = {.kind = VALUE_MAP};
	for (uint32_t i = 0; i < count_of(e, collection); i++) {
		struct span lines = splice_block_lines(e, collection, i);
		edit_lose(e, lines.start, lines.end);
	}
	return splice_set_anew(e, collection, e->tree->nodes[collection].kind == TREE_SEQUENCE ? &list : &map, false);
}

bool splice_block_remove(struct edit *e, uint32_t collection, uint32_t index, uint32_t count)
{
	struct slice text = e->tree->text;
	uint32_t all = count_of(e, collection);
	if (count == all)
		return remove_all(e, collection);
	struct span first = splice_block_lines(e, collection, index);
	struct span last = splice_block_lines(e, collection, index + count - 1);
	if (first.start != row_start(text, first.start))
		return index == 0 && remove_compact(e, collection, count);
	uint32_t start = first.start, end = last.end;
	edit_lose(e, start, end);
	if (index + count < all) {
		uint32_t next = splice_block_lines(e, collection, index + count).start;
		while (end < next && line_is_blank(text, end))
			end = row_next(text, end);
	} else {
		uint32_t before = splice_block_lines(e, collection, index - 1).end;
		uint32_t at = before;
		while (at < start && line_is_blank(text, at))
			at = row_next(text, at);
		if (at == start && !e->quoted)
			start = before;
	}
	if (end == text.length && !ends_in_newline(text) && start > 0) {
		start--;
		if (start > 0 && text.bytes[start] == '\n' && text.bytes[start - 1] == '\r')
			start--;
	}
	edit_replace(e, start, end - start, slice_make("", 0));
	return true;
}

bool splice_block_move(struct edit *e, uint32_t sequence, uint32_t from, uint32_t to)
{
	struct slice text = e->tree->text;
	uint32_t low = from < to ? from : to, high = from < to ? to : from, count = high - low + 1;
	struct span *lines = mem_resize(NULL, count, sizeof *lines);
	struct buffer moved = {0};
	bool ok = true;
	for (uint32_t i = 0; ok && i < count; i++) {
		lines[i] = splice_block_lines(e, sequence, low + i);
		ok = lines[i].start == row_start(text, lines[i].start) &&
		     (i == 0 || lines[i].start >= lines[i - 1].end);
	}
	for (uint32_t i = 0; ok && i < count; i++) {
		uint32_t slot = low + i;
		uint32_t item = slot == to ? from : from < to ? slot + 1 : slot - 1;
		struct span s = lines[item - low];
		buffer_add(&moved, text.bytes + s.start, s.end - s.start);
		bool last = i == count - 1, open = s.end == text.length && !ends_in_newline(text);
		if (!last && open)
			buffer_add_text(&moved, e->newline);
		if (last && !open && lines[i].end == text.length && !ends_in_newline(text) && !e->quoted)
			moved.length -= strlen(e->newline);
		if (!last)
			buffer_add(&moved, text.bytes + lines[i].end, lines[i + 1].start - lines[i].end);
	}
	if (ok)
		edit_replace(e, lines[0].start, lines[count - 1].end - lines[0].start, buffer_slice(&moved));
	buffer_free(&moved);
	free(lines);
	return ok;
}

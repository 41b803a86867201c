#include <stdlib.h>

#include "base/mem.h"
#include "yaml/splice_parts.h"

/* The comma in a gap between children, which holds blanks, line breaks,
 * comments and at most one comma; `to` when there is none. */
static uint32_t find_comma(struct slice text, uint32_t from, uint32_t to)
{
	while (from < to && text.bytes[from] != ',')
		from = text.bytes[from] == '#' ? row_end(text, from) : from + 1;
	return from < to ? from : to;
}

static bool is_one_line(struct slice text, uint32_t from, uint32_t to)
{
	return row_end(text, from) >= to && !memchr(text.bytes + from, '#', to - from);
}

/* Does each child stand on lines of its own? */
static bool is_rows(struct edit *e, uint32_t collection, uint32_t child)
{
	struct span span = edit_entry(e, collection, child);
	return line_begins_at(e->tree->text, span.start) &&
	       row_start(e->tree->text, span.start) > e->tree->nodes[collection].content;
}

static struct slice indentation(struct slice text, uint32_t at)
{
	uint32_t start = row_start(text, at);
	return slice_make(text.bytes + start, at - start);
}

static void insert_first(struct edit *e, uint32_t collection, struct slice text)
{
	const struct tree_node *n = &e->tree->nodes[collection];
	struct slice old = e->tree->text;
	uint32_t from = n->content + 1, to = n->end - 1;
	if (skip_blanks(old, from) >= to) {
		edit_replace(e, from, to - from, text);
		return;
	}
	struct buffer one = {0};
	buffer_add_slice(&one, text);
	if (!strchr(" \r\n", old.bytes[from]))
		buffer_add_byte(&one, ' ');
	edit_replace(e, from, 0, buffer_slice(&one));
	buffer_free(&one);
}

static void insert_before(struct edit *e, uint32_t collection, uint32_t index, struct slice text)
{
	uint32_t at = edit_entry(e, collection, index).start;
	struct buffer one = {0};
	buffer_add_slice(&one, text);
	buffer_add_byte(&one, ',');
	if (is_rows(e, collection, index)) {
		buffer_add_text(&one, e->newline);
		buffer_add_slice(&one, indentation(e->tree->text, at));
	} else {
		buffer_add_byte(&one, ' ');
	}
	edit_replace(e, at, 0, buffer_slice(&one));
	buffer_free(&one);
}

static void append(struct edit *e, uint32_t collection, struct slice text)
{
	const struct tree *tree = e->tree;
	const struct tree_node *n = &tree->nodes[collection];
	struct span last = edit_entry(e, collection, n->count - 1);
	uint32_t close = n->end - 1, comma = find_comma(tree->text, last.end, close);
	bool trailing = comma < close;
	uint32_t at = trailing ? comma + 1 : last.end;
	struct buffer one = {0};
	if (is_rows(e, collection, n->count - 1)) {
		if (!trailing)
			edit_replace(e, at, 0, slice_of(","));
		buffer_add_text(&one, e->newline);
		buffer_add_slice(&one, indentation(tree->text, last.start));
		buffer_add_slice(&one, text);
		if (trailing)
			buffer_add_byte(&one, ',');
		if (line_rest_is_free(tree->text, at))
			at = row_end(tree->text, at);
	} else {
		/* `{a:, b}` would be a key `a:` */
		bool colon = !trailing && tree->text.bytes[at - 1] == ':';
		buffer_add_text(&one, trailing ? " " : colon ? " , " : ", ");
		buffer_add_slice(&one, text);
	}
	edit_replace(e, at, 0, buffer_slice(&one));
	buffer_free(&one);
}

bool splice_flow_insert(struct edit *e, uint32_t collection, uint32_t index, struct slice text)
{
	const struct tree_node *n = &e->tree->nodes[collection];
	if (n->count == 0)
		insert_first(e, collection, text);
	else if (index < n->count)
		insert_before(e, collection, index, text);
	else
		append(e, collection, text);
	return true;
}

/* The child's lines and the comments that are its own; the comma of the child
 * before goes when there is none behind. */
static void remove_rows(struct edit *e, uint32_t collection, uint32_t index, uint32_t comma, uint32_t behind)
{
	struct slice text = e->tree->text;
	struct span child = edit_entry(e, collection, index);
	uint32_t start = row_start(text, child.start), end = row_next(text, behind);
	long column = (long)(child.start - start);
	uint32_t floor = index ? row_next(text, edit_entry(e, collection, index - 1).end)
	                       : row_next(text, e->tree->nodes[collection].content);
	while (start > floor) {
		uint32_t above = row_start(text, start - 1 - (start > 1 && text.bytes[start - 2] == '\r'));
		if (above < floor || line_comment_column(text, above) != column)
			break;
		start = above;
	}
	if (comma == behind && index > 0) {
		uint32_t before = edit_entry(e, collection, index - 1).end;
		uint32_t at = find_comma(text, before, child.start);
		if (at < child.start)
			edit_replace(e, at, 1, slice_make("", 0));
	}
	edit_replace(e, start, end - start, slice_make("", 0));
	edit_lose(e, start, end);
}

static void remove_inline(struct edit *e, uint32_t collection, uint32_t index, uint32_t comma, uint32_t close)
{
	struct slice text = e->tree->text;
	struct span child = edit_entry(e, collection, index);
	if (comma < close && index + 1 < e->tree->nodes[collection].count) {
		uint32_t next = edit_entry(e, collection, index + 1).start;
		uint32_t to = is_one_line(text, child.end, next) ? next : comma + 1;
		edit_replace(e, child.start, to - child.start, slice_make("", 0));
	} else {
		uint32_t before = edit_entry(e, collection, index - 1).end;
		uint32_t at = find_comma(text, before, child.start);
		if (is_one_line(text, before, child.start)) {
			edit_replace(e, before, child.end - before, slice_make("", 0));
			return;
		}
		edit_replace(e, at, 1, slice_make("", 0));
		edit_replace(e, child.start, child.end - child.start, slice_make("", 0));
	}
}

bool splice_flow_remove(struct edit *e, uint32_t collection, uint32_t index)
{
	const struct tree_node *n = &e->tree->nodes[collection];
	struct slice text = e->tree->text;
	uint32_t close = n->end - 1;
	if (n->count == 1) {
		edit_replace(e, n->content + 1, close - n->content - 1, slice_make("", 0));
		edit_lose(e, n->content, n->end);
		return true;
	}
	struct span child = edit_entry(e, collection, index);
	uint32_t limit = index + 1 < n->count ? edit_entry(e, collection, index + 1).start : close;
	uint32_t comma = find_comma(text, child.end, limit);
	bool trailing = comma < limit;
	uint32_t behind = trailing ? comma + 1 : child.end;
	if (is_rows(e, collection, index) && line_rest_is_free(text, behind) && row_end(text, child.end) >= behind)
		remove_rows(e, collection, index, trailing ? comma : behind, behind);
	else
		remove_inline(e, collection, index, comma, limit);
	return true;
}

bool splice_flow_move(struct edit *e, uint32_t sequence, uint32_t from, uint32_t to)
{
	struct slice text = e->tree->text;
	uint32_t low = from < to ? from : to, high = from < to ? to : from, count = high - low + 1;
	struct span *spans = mem_resize(NULL, count, sizeof *spans);
	struct buffer moved = {0};
	for (uint32_t i = 0; i < count; i++)
		spans[i] = edit_entry(e, sequence, low + i);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t slot = low + i;
		uint32_t item = slot == to ? from : from < to ? slot + 1 : slot - 1;
		struct span s = spans[item - low];
		buffer_add(&moved, text.bytes + s.start, s.end - s.start);
		if (i < count - 1)
			buffer_add(&moved, text.bytes + spans[i].end, spans[i + 1].start - spans[i].end);
	}
	edit_replace(e, spans[0].start, spans[count - 1].end - spans[0].start, buffer_slice(&moved));
	buffer_free(&moved);
	free(spans);
	return true;
}

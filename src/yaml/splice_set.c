#include <stdlib.h>

#include "base/mem.h"
#include "yaml/splice_parts.h"

/* A new value as it is written in block style: what stands on the line of its
 * colon or dash, and the whole lines below. */
struct fresh {
	struct slice head, body;
};

static struct fresh split(struct slice all, const char *newline)
{
	const char *at = memmem(all.bytes, all.length, newline, strlen(newline));
	size_t head = at ? (size_t)(at - all.bytes) : all.length;
	size_t body = at ? head + strlen(newline) : head;
	return (struct fresh){slice_make(all.bytes, head), slice_make(all.bytes + body, all.length - body)};
}

/* How the old value was written, so that the new one may be like it. */
static enum tree_style old_style(const struct tree *tree, uint32_t node)
{
	const struct tree_node *n = &tree->nodes[node];
	return n->kind == TREE_SCALAR ? n->style : TREE_PLAIN;
}

/* Blanks and the comment behind the value, to go behind the new head. */
static struct slice free_tail(struct slice text, uint32_t at)
{
	uint32_t end = row_end(text, at);
	while (end > at && (text.bytes[end - 1] == ' ' || text.bytes[end - 1] == '\t'))
		end--;
	return slice_make(text.bytes + at, end - at);
}

/* Puts head, tail and body over whole lines up to `to`.  A file without a
 * newline at its end stays so, unless a literal text needs it. */
static void replace_lines(struct edit *e, uint32_t from, uint32_t to, const struct fresh *f, struct slice tail)
{
	struct slice text = e->tree->text;
	struct buffer lines = {0};
	buffer_add_slice(&lines, f->head);
	if (tail.length && tail.bytes[0] == '#')
		buffer_add_byte(&lines, ' ');
	buffer_add_slice(&lines, tail);
	buffer_add_text(&lines, e->newline);
	buffer_add_slice(&lines, f->body);
	if (to == text.length && !ends_in_newline(text))
		lines.length -= strlen(e->newline);
	edit_replace(e, from, to - from, buffer_slice(&lines));
	buffer_free(&lines);
}

/* Puts text over [from, to) inside a line, apart from what stands around it. */
static void replace_inline(struct edit *e, uint32_t from, uint32_t to, struct slice fresh)
{
	struct slice text = e->tree->text;
	struct buffer one = {0};
	if (fresh.length && from > 0 && text.bytes[from - 1] == ':' && fresh.bytes[0] != ' ')
		buffer_add_byte(&one, ' ');
	buffer_add_slice(&one, fresh);
	if (to < text.length && text.bytes[to] == '#')
		buffer_add_byte(&one, ' ');
	edit_replace(e, from, to - from, buffer_slice(&one));
	buffer_free(&one);
}

static bool set_flow(struct edit *e, uint32_t node, const struct value *value)
{
	const struct tree_node *n = &e->tree->nodes[node];
	struct buffer text = {0};
	struct writer w = edit_writer(e, &text, node);
	if (node_is_empty(e->tree, node)) {
		bool colon = n->mark != TREE_NONE || n->start != n->content;
		buffer_add_text(&text, colon ? " " : ": ");
	}
	if (value_is_scalar(value))
		writer_scalar(&w, value, old_style(e->tree, node), true, 0, 0);
	else
		writer_flow(&w, value);
	uint32_t end = n->end, next = skip_blanks(e->tree->text, end);
	if (n->content == end && next < e->tree->text.length && strchr(",}", e->tree->text.bytes[next]))
		end = next;
	replace_inline(e, n->content, end, buffer_slice(&text));
	buffer_free(&text);
	return true;
}

/* May the value stand right behind the dash, as in `- id: a`? */
static bool is_compact(const struct tree *tree, uint32_t node, const struct value *value)
{
	const struct tree_node *n = &tree->nodes[node];
	if (value->kind != VALUE_MAP || !value->count || n->start != n->content || n->parent == TREE_NONE ||
	    tree->nodes[n->parent].kind != TREE_SEQUENCE)
		return false;
	return row_end(tree->text, n->mark) >= n->content;
}

/* A text that stays a literal or folded one keeps its indentation. */
static void write_block_scalar(const struct edit *e, const struct writer *w, uint32_t node, const struct value *value)
{
	struct block_scalar look;
	block_scalar_look(e->tree, node, &look);
	int parent = node_parent_column(e->tree, node), base = parent < 0 ? 0 : parent, column = look.indent;
	if (column <= base || column > base + 9)
		column = base + e->step;
	buffer_add_byte(w->out, ' ');
	if (!writer_scalar(w, value, old_style(e->tree, node), false, parent, column))
		buffer_add_text(w->out, e->newline);
}

static void write_root(const struct writer *w, const struct value *value)
{
	if (value->kind == VALUE_MAP && value->count) {
		writer_entries(w, value, 0);
	} else if (value->kind == VALUE_LIST && (w->rows || !value_is_short_list(value))) {
		for (size_t i = 0; i < value->count; i++)
			writer_item(w, value->items[i], 0, 1, false);
	} else {
		writer_rest(w, value, TREE_PLAIN, -1);
	}
}

/* The new value behind its colon or dash, or at the root, up to a line's end. */
static void write_fresh(const struct edit *e, uint32_t node, const struct value *value, bool rows, struct buffer *fresh)
{
	const struct tree_node *n = &e->tree->nodes[node];
	struct writer w = edit_writer(e, fresh, node);
	int parent = node_parent_column(e->tree, node);
	bool item = parent >= 0 && e->tree->nodes[n->parent].kind == TREE_SEQUENCE;
	w.rows = rows;
	if (value->kind == VALUE_TEXT && node_is_block_scalar(e->tree, node)) {
		write_block_scalar(e, &w, node, value);
	} else if (parent < 0) {
		write_root(&w, value);
	} else if (is_compact(e->tree, node, value)) {
		bool empty = n->content == n->mark + 1;
		if (empty)
			buffer_add_byte(fresh, ' ');
		writer_entries(&w, value, parent + (empty ? 2 : (int)(n->content - n->mark)));
	} else if (value->kind == VALUE_NULL && !item) {
		buffer_add_text(fresh, e->newline);
	} else {
		if (item)
			w.list_step = e->step;
		writer_rest(&w, value, old_style(e->tree, node), parent);
	}
}

/* The old value is the lines of a mapping or list. */
static bool replace_collection(struct edit *e, uint32_t node, struct fresh f)
{
	const struct tree *tree = e->tree;
	const struct tree_node *n = &tree->nodes[node];
	struct slice text = tree->text, tail = slice_make("", 0);
	uint32_t from = node_value_start(tree, node), end = node_text_end(tree, node), to = end;
	bool root = n->parent == TREE_NONE && n->start == n->content;
	if (!line_rest_is_free(text, end))
		return false;
	if (root || (f.head.length && f.head.bytes[0] != ' '))
		from = n->content;
	else if (row_end(text, from) < n->content)
		tail = free_tail(text, from);
	if (end != row_start(text, end) || !node_is_block_scalar(tree, node_last_leaf(tree, node)))
		to = row_next(text, end);
	replace_lines(e, from, to, &f, tail);
	return true;
}

/* The old value is a scalar, an alias, a flow collection, or nothing. */
static bool replace_leaf(struct edit *e, uint32_t node, struct fresh f)
{
	const struct tree *tree = e->tree;
	const struct tree_node *n = &tree->nodes[node];
	struct slice text = tree->text;
	uint32_t from = node_value_start(tree, node), end = n->end;
	bool block = node_is_block_scalar(tree, node), below = row_end(text, from) < n->content;
	struct slice tail = free_tail(text, end);
	if (block) {
		struct block_scalar look;
		block_scalar_look(tree, node, &look);
		tail = free_tail(text, look.header_end);
		end = look.body_end;
	} else if (!line_rest_is_free(text, end)) {
		return false;
	}
	if (f.head.length && (n->content < n->end || n->parent == TREE_NONE)) {
		from = n->content;
		if (f.head.bytes[0] == ' ')
			f.head = slice_make(f.head.bytes + 1, f.head.length - 1);
	} else if (!f.head.length && below) {
		/* it stands on lines below its key: the new lines take their place */
		if (!line_begins_at(text, n->content))
			return false;
		from = f.body.length ? row_start(text, n->content) : n->content;
		f = f.body.length ? split(f.body, e->newline) : split(slice_of("null"), e->newline);
	}
	if (block)
		replace_lines(e, from, end, &f, tail);
	else if (f.body.length || (f.head.length && from == row_start(text, from) && below))
		replace_lines(e, from, row_next(text, end), &f, tail);
	else
		replace_inline(e, from, end, f.head);
	return true;
}

/* `? key` without a colon gets a line for it. */
static bool set_behind_key(struct edit *e, uint32_t node, struct fresh f)
{
	const struct tree_node *n = &e->tree->nodes[node];
	uint32_t at = row_next(e->tree->text, n->content);
	struct buffer head = {0};
	if (!line_rest_is_free(e->tree->text, n->content) || !ends_in_newline(e->tree->text))
		return false;
	buffer_repeat(&head, ' ', e->tree->nodes[n->parent].column);
	buffer_add_byte(&head, ':');
	buffer_add_slice(&head, f.head);
	f.head = buffer_slice(&head);
	replace_lines(e, at, at, &f, slice_make("", 0));
	buffer_free(&head);
	return true;
}

static bool set_block(struct edit *e, uint32_t node, const struct value *value, bool rows)
{
	const struct tree_node *n = &e->tree->nodes[node];
	struct buffer text = {0};
	bool ok;
	write_fresh(e, node, value, rows, &text);
	struct fresh fresh = split(buffer_slice(&text), e->newline);
	if (n->mark == TREE_NONE && n->parent != TREE_NONE)
		ok = set_behind_key(e, node, fresh);
	else if (n->style == TREE_BLOCK)
		ok = replace_collection(e, node, fresh);
	else
		ok = replace_leaf(e, node, fresh);
	buffer_free(&text);
	return ok;
}

/* Takes out what the new list lacks, when that is all that changes. */
static bool drop_elements(struct edit *e, uint32_t sequence, const struct value *list, bool *ok)
{
	const struct tree *tree = e->tree;
	uint32_t old = tree->nodes[sequence].count, kept = 0;
	bool *keeps = mem_new_array(old, sizeof *keeps);
	for (uint32_t i = 0; i < old && kept < list->count; i++) {
		keeps[i] = value_matches(list->items[kept], tree, edit_child(e, sequence, i));
		kept += keeps[i];
	}
	bool subset = kept == list->count && old > kept;
	*ok = true;
	for (uint32_t i = 0, run; subset && *ok && i < old; i += run) {
		for (run = 0; i + run < old && !keeps[i + run]; run++)
			;
		*ok = !run || splice_block_remove(e, sequence, i, run);
		run += !run;
	}
	free(keeps);
	return subset;
}

/* A list becomes a list: elements that stay keep their lines. */
static bool set_elements(struct edit *e, uint32_t sequence, const struct value *list)
{
	const struct tree *tree = e->tree;
	uint32_t old = tree->nodes[sequence].count, fresh = (uint32_t)list->count, head = 0, tail = 0;
	uint32_t most = old < fresh ? old : fresh;
	bool ok;
	if (drop_elements(e, sequence, list, &ok))
		return ok;
	while (head < most && value_matches(list->items[head], tree, edit_child(e, sequence, head)))
		head++;
	while (tail < most - head &&
	       value_matches(list->items[fresh - 1 - tail], tree, edit_child(e, sequence, old - 1 - tail)))
		tail++;
	uint32_t at = most - tail;
	for (uint32_t i = head; ok && i < at; i++)
		ok = splice_set(e, edit_child(e, sequence, i), list->items[i]);
	if (ok && old > fresh)
		ok = splice_block_remove(e, sequence, at, old - fresh);
	else if (ok && fresh > old)
		ok = splice_block_insert(e, sequence, at, list->items + at, fresh - old);
	return ok;
}

bool splice_set_anew(struct edit *e, uint32_t node, const struct value *value, bool rows)
{
	bool flow = e->tree->nodes[node].style == TREE_FLOW && !value_is_scalar(value) && !rows;
	if (flow || node_in_flow(e->tree, node))
		return set_flow(e, node, value);
	return set_block(e, node, value, rows);
}

bool splice_set(struct edit *e, uint32_t node, const struct value *value)
{
	const struct tree_node *n = &e->tree->nodes[node];
	if (n->kind != TREE_SEQUENCE || n->style != TREE_BLOCK || value->kind != VALUE_LIST)
		return splice_set_anew(e, node, value, false);
	if (!value->count)
		return splice_block_remove(e, node, 0, n->count);
	return set_elements(e, node, value);
}

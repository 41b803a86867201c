#include <stdlib.h>

#include "base/mem.h"
#include "yaml/splice_parts.h"

void edit_replace(struct edit *e, uint32_t offset, uint32_t removed, struct slice text)
{
	if (e->patch_count == e->patch_room) {
		e->patch_room = e->patch_room ? e->patch_room * 2 : 8;
		e->patches = mem_resize(e->patches, e->patch_room, sizeof *e->patches);
	}
	/* kept in order of offset; equal ones in the order they came */
	size_t at = e->patch_count++;
	for (; at > 0 && e->patches[at - 1].offset > offset; at--)
		e->patches[at] = e->patches[at - 1];
	e->patches[at] = (struct patch){offset, removed, e->texts.length, text.length};
	buffer_add_slice(&e->texts, text);
}

void edit_lose(struct edit *e, uint32_t start, uint32_t end)
{
	if (e->lost_count == e->lost_room) {
		e->lost_room = e->lost_room ? e->lost_room * 2 : 4;
		e->lost = mem_resize(e->lost, e->lost_room, sizeof *e->lost);
	}
	e->lost[e->lost_count++] = (struct span){start, end};
}

void edit_clear(struct edit *e)
{
	e->patch_count = e->lost_count = 0;
	buffer_clear(&e->texts);
}

void edit_free(struct edit *e)
{
	free(e->patches);
	free(e->lost);
	free(e->children);
	buffer_free(&e->texts);
}

bool edit_apply(const struct edit *e, struct buffer *out)
{
	struct slice text = e->tree->text;
	uint32_t at = 0;
	buffer_clear(out);
	for (size_t i = 0; i < e->patch_count; i++) {
		const struct patch *p = &e->patches[i];
		if (p->offset < at)
			return false;
		buffer_add(out, text.bytes + at, p->offset - at);
		buffer_add(out, e->texts.bytes + p->text, p->length);
		at = p->offset + p->removed;
	}
	buffer_add(out, text.bytes + at, text.length - at);
	return true;
}

/* JSON stays JSON: where keys stand in double quotes, new ones do too. */
static bool is_json(const struct tree *tree, uint32_t node)
{
	for (; node != TREE_NONE; node = tree->nodes[node].parent) {
		const struct tree_node *n = &tree->nodes[node];
		if (n->kind == TREE_MAPPING && n->style == TREE_FLOW && n->first != TREE_NONE)
			return tree->nodes[n->first].style == TREE_DOUBLE;
	}
	return false;
}

struct writer edit_writer(const struct edit *e, struct buffer *out, uint32_t node)
{
	bool json = node != TREE_NONE && is_json(e->tree, node);
	return (struct writer){
	        .out = out,
	        .newline = e->newline,
	        .step = e->step,
	        .list_step = e->list_step,
	        .quoted = e->quoted || json,
	        .json = json,
	};
}

static bool is_break(char c)
{
	return c == '\n' || c == '\r';
}

uint32_t row_start(struct slice text, uint32_t at)
{
	while (at > 0 && !is_break(text.bytes[at - 1]))
		at--;
	bool mark = at == 0 && text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0;
	return mark ? 3 : at;
}

uint32_t row_end(struct slice text, uint32_t at)
{
	while (at < text.length && !is_break(text.bytes[at]))
		at++;
	return at;
}

uint32_t row_next(struct slice text, uint32_t at)
{
	at = row_end(text, at);
	if (at + 1 < text.length && text.bytes[at] == '\r' && text.bytes[at + 1] == '\n')
		at++;
	return at < text.length ? at + 1 : at;
}

uint32_t skip_blanks(struct slice text, uint32_t at)
{
	while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '\t'))
		at++;
	return at;
}

bool line_is_blank(struct slice text, uint32_t start)
{
	uint32_t at = skip_blanks(text, start);
	return start < text.length && (at == text.length || is_break(text.bytes[at]));
}

long line_comment_column(struct slice text, uint32_t start)
{
	uint32_t at = start;
	while (at < text.length && text.bytes[at] == ' ')
		at++;
	return at < text.length && text.bytes[at] == '#' ? (long)(at - start) : -1;
}

bool line_begins_at(struct slice text, uint32_t at)
{
	uint32_t start = row_start(text, at);
	while (start < at && text.bytes[start] == ' ')
		start++;
	return start >= at;
}

bool line_rest_is_free(struct slice text, uint32_t at)
{
	at = skip_blanks(text, at);
	return at == text.length || is_break(text.bytes[at]) || text.bytes[at] == '#';
}

bool ends_in_newline(struct slice text)
{
	return text.length > 0 && is_break(text.bytes[text.length - 1]);
}

const char *text_newline(struct slice text)
{
	uint32_t at = row_end(text, 0);
	if (at == text.length || text.bytes[at] == '\n')
		return "\n";
	return at + 1 < text.length && text.bytes[at + 1] == '\n' ? "\r\n" : "\r";
}

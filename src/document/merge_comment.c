/* The comments of a merge: which of them a text lacks, and where they go. */
#include <stdlib.h>

#include "base/mem.h"
#include "document/merge_text.h"

/* ---- what is missing ---- */

/* Of the same words the one that stands above comes first. */
static int by_text_and_place(const void *left, const void *right)
{
	const struct slice *a = left, *b = right;
	int order = merge_by_text(a, b);
	return order ? order : (a->bytes > b->bytes) - (a->bytes < b->bytes);
}

/* The comments of a text, sorted too for counting. */
struct comments {
	struct slice text;
	struct slice *list, *sorted;
	size_t count;
};

static void read_comments(struct comments *c, struct slice text)
{
	*c = (struct comments){.text = text.bytes ? text : slice_of("")};
	struct tree *tree = tree_parse(c->text, TREE_SPANS, NULL);
	c->count = tree ? tree->comment_count : 0;
	c->list = mem_new_array(c->count + 1, sizeof *c->list);
	c->sorted = mem_new_array(c->count + 1, sizeof *c->sorted);
	for (size_t i = 0; i < c->count; i++)
		c->list[i] = c->sorted[i] = tree->comments[i];
	qsort(c->sorted, c->count, sizeof *c->sorted, by_text_and_place);
	tree_free(tree);
}

static void free_comments(struct comments *c)
{
	free(c->list);
	free(c->sorted);
}

/* How many of the sorted comments come before these words, or up to them. */
static size_t count_below(const struct comments *c, struct slice words, bool with_them)
{
	size_t low = 0, high = c->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = merge_by_text(&c->sorted[middle], &words);
		if (order < 0 || (with_them && !order))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t count_comment(const struct comments *c, struct slice words)
{
	return count_below(c, words, true) - count_below(c, words, false);
}

/* Is it the first of its words? */
static bool is_first(const struct comments *c, struct slice comment)
{
	return c->sorted[count_below(c, comment, false)].bytes == comment.bytes;
}

static size_t count_wanted(size_t base, size_t ours, size_t theirs)
{
	if (ours >= base && theirs >= base)
		return ours > theirs ? ours : theirs;
	return ours + theirs > base ? ours + theirs - base : 0;
}

static bool may_have_comments(struct slice text)
{
	return text.length && memchr(text.bytes, '#', text.length);
}

/* A comment that is missing, as it stands in the text of a side. */
struct missing {
	struct slice comment, side;
};

/* free() */
static struct missing *find_missing(const struct triple *text, struct slice result, size_t *count)
{
	*count = 0;
	if (!may_have_comments(text->ours) && !may_have_comments(text->theirs))
		return NULL;
	struct comments base, now, sides[2];
	read_comments(&base, text->base);
	read_comments(&sides[0], text->ours);
	read_comments(&sides[1], text->theirs);
	read_comments(&now, result);
	size_t room = 0;
	struct missing *list = NULL;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sides[side].count; i++) {
			struct slice c = sides[side].list[i];
			if (!is_first(&sides[side], c) || (side == 1 && count_comment(&sides[0], c)))
				continue;
			size_t wanted = count_wanted(count_comment(&base, c), count_comment(&sides[0], c),
			                             count_comment(&sides[1], c));
			for (size_t have = count_comment(&now, c); have < wanted; have++) {
				if (*count == room)
					list = mem_resize(list, room = room ? room * 2 : 16, sizeof *list);
				list[(*count)++] = (struct missing){c, sides[side].text};
			}
		}
	free_comments(&base);
	free_comments(&sides[0]);
	free_comments(&sides[1]);
	free_comments(&now);
	return list;
}

void merge_missing_comments(const struct triple *text, struct slice result, int column, const char *newline,
                            struct buffer *out)
{
	size_t count;
	struct missing *list = find_missing(text, result, &count);
	for (size_t i = 0; i < count; i++) {
		buffer_repeat(out, ' ', (size_t)column);
		buffer_add_slice(out, list[i].comment);
		buffer_add_text(out, newline);
	}
	free(list);
}

/* ---- where it goes ---- */

/* The line from at, without its end; *at moves on to the next one. */
static struct slice next_line(struct slice text, size_t *at)
{
	size_t start = *at, end;
	while (*at < text.length && text.bytes[*at] != '\n')
		++*at;
	end = *at;
	*at += *at < text.length;
	end -= end > start && text.bytes[end - 1] == '\r';
	return slice_make(text.bytes + start, end - start);
}

static struct slice trimmed(struct slice s)
{
	while (s.length && strchr(" \t", s.bytes[0]))
		s = slice_make(s.bytes + 1, s.length - 1);
	while (s.length && strchr(" \t", s.bytes[s.length - 1]))
		s.length--;
	return s;
}

/* Is it the same line, or does it begin the same top-level entry? */
static bool is_line(struct slice line, struct slice like)
{
	struct slice words = trimmed(like);
	const char *colon = memchr(like.bytes, ':', like.length);
	if (words.bytes == like.bytes && colon && words.bytes[0] != '-') {
		size_t key = (size_t)(colon - like.bytes) + 1;
		return line.length >= key && memcmp(line.bytes, like.bytes, key) == 0;
	}
	return slice_equals(trimmed(line), words);
}

/* The nth line of the text (from 0), or the last, like this one; false: none. */
static bool find_line(struct slice text, struct slice like, size_t nth, size_t *found)
{
	bool good = false;
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		if (!is_line(next_line(text, &at), like))
			continue;
		good = true;
		*found = start;
		if (nth-- == 0)
			break;
	}
	return good;
}

static size_t count_lines(struct slice text, struct slice like)
{
	size_t count = 0;
	for (size_t at = 0; at < text.length;)
		count += is_line(next_line(text, &at), like);
	return count;
}

/* Where the line begins that the comment belongs to: its own or the next one
 * below it that the result has; else the end. */
static size_t find_place(const struct missing *m, struct slice result)
{
	size_t at = (size_t)(m->comment.bytes - m->side.bytes), place;
	size_t start = at;
	while (start && m->side.bytes[start - 1] != '\n')
		start--;
	struct slice line = slice_make(m->side.bytes + start, at - start);
	next_line(m->side, &at);
	for (;;) {
		struct slice words = trimmed(line);
		size_t above = (size_t)(line.bytes - m->side.bytes);
		if (words.length && words.bytes[0] != '#' &&
		    find_line(result, line, count_lines(slice_make(m->side.bytes, above), line), &place))
			return place;
		if (at >= m->side.length)
			return result.length;
		line = next_line(m->side, &at);
	}
}

static void put_in(struct buffer *text, size_t place, struct slice comment, const char *newline)
{
	struct buffer line = {0};
	size_t blanks = 0;
	if (place && text->bytes[place - 1] != '\n')
		buffer_add_text(&line, newline);
	while (place + blanks < text->length && text->bytes[place + blanks] == ' ')
		blanks++;
	buffer_repeat(&line, ' ', blanks);
	buffer_add_slice(&line, comment);
	buffer_add_text(&line, newline);
	buffer_splice(text, place, 0, buffer_slice(&line));
	buffer_free(&line);
}

static void put_all(const struct missing *list, size_t count, enum merge_place where, const char *newline,
                    struct buffer *text)
{
	for (size_t i = 0; i < count; i++) {
		size_t last = where == MERGE_TOP ? count - 1 - i : i;
		size_t place = where == MERGE_TOP   ? 0
		               : where == MERGE_END ? text->length
		                                    : find_place(&list[last], buffer_slice(text));
		put_in(text, place, list[last].comment, newline);
	}
}

bool merge_put_comments(const struct triple *text, struct slice result, enum merge_place where, const char *newline,
                        struct buffer *out)
{
	size_t count, left = 0;
	struct missing *list = find_missing(text, result, &count);
	buffer_add_slice(out, result);
	put_all(list, count, where, newline, out);
	free(list);
	if (count)
		free(find_missing(text, buffer_slice(out), &left));
	return !left;
}

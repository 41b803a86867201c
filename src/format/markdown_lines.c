/* The lines of a Markdown text: what each of them is. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "format/markdown_parts.h"
#include "journey/input.h"

#define DEPTH_MAX 32 /* lists in lists that are told apart */
#define TAB 4

struct scan {
	struct slice text;
	size_t at; /* the next line */
	long number;
	struct markdown_line *lines;
	size_t count, room;
	int indents[DEPTH_MAX], depth; /* of the items that the next line may stand in */
	bool after_blank, in_table, in_comment;
	char fence; /* of the code that it is in; 0: none */
	size_t fence_length;
};

static bool begins(struct slice s, const char *with)
{
	size_t length = strlen(with);
	return s.length >= length && memcmp(s.bytes, with, length) == 0;
}

static struct slice behind(struct slice s, size_t length)
{
	return slice_make(s.bytes + length, s.length - length);
}

/* how many of the character the text begins with */
static size_t run_of(struct slice s, char c)
{
	size_t length = 0;
	while (length < s.length && s.bytes[length] == c)
		length++;
	return length;
}

static bool is_blank_at(struct slice s, size_t at)
{
	return at >= s.length || s.bytes[at] == ' ' || s.bytes[at] == '\t';
}

/* the next line, without its end; false at the end of the text */
static bool read_line(struct scan *s, struct slice *line)
{
	if (s->at >= s->text.length)
		return false;
	const char *start = s->text.bytes + s->at;
	const char *end = memchr(start, '\n', s->text.length - s->at);
	size_t length = end ? (size_t)(end - start) : s->text.length - s->at;
	s->at += length + 1;
	s->number++;
	*line = slice_make(start, length && start[length - 1] == '\r' ? length - 1 : length);
	return true;
}

static void add_line(struct scan *s, enum markdown_kind kind, int level, struct slice text)
{
	if (s->count == s->room) {
		s->room = s->room ? s->room * 2 : 64;
		s->lines = mem_resize(s->lines, s->room, sizeof *s->lines);
	}
	s->lines[s->count++] = (struct markdown_line){kind, level, input_trimmed(text), s->number};
}

static int indent_of(struct slice line, size_t *bytes)
{
	int columns = 0;
	for (*bytes = 0; *bytes < line.length && is_blank_at(line, *bytes); ++*bytes)
		columns += line.bytes[*bytes] == '\t' ? TAB - columns % TAB : 1;
	return columns;
}

/* is the line made of nothing but three or more of one sign, with blanks between? */
static bool is_break(struct slice line)
{
	size_t count = 0;
	char sign = line.length ? line.bytes[0] : 0;
	if (!sign || !strchr("-*_", sign))
		return false;
	for (size_t i = 0; i < line.length; i++)
		if (line.bytes[i] == sign)
			count++;
		else if (!is_blank_at(line, i))
			return false;
	return count >= 3;
}

/* bytes of the sign of an item and the blanks behind it; 0: it is none */
static size_t bullet_length(struct slice line)
{
	size_t length = 0;
	while (length < line.length && length < 9 && isdigit((unsigned char)line.bytes[length]))
		length++;
	if (length && length < line.length && strchr(".)", line.bytes[length]))
		length++;
	else
		length = line.length && strchr("-*+", line.bytes[0]) ? 1 : 0;
	if (length && is_blank_at(line, length)) {
		while (length < line.length && is_blank_at(line, length))
			length++;
		return length;
	}
	return begins(line, "・") ? strlen("・") : begins(line, "•") ? strlen("•") : 0;
}

/* without the box of a task */
static struct slice without_box(struct slice item)
{
	bool box = item.length >= 3 && item.bytes[0] == '[' && strchr(" xX", item.bytes[1]) && item.bytes[2] == ']' &&
	           is_blank_at(item, 3);
	return box ? behind(item, 3) : item;
}

/* How many items a line of this indentation stands in. */
static int depth_at(const struct scan *s, int indent)
{
	int depth = s->depth;
	while (depth && indent < s->indents[depth - 1] + 2)
		depth--;
	return depth;
}

static bool is_rule(struct slice line)
{
	bool dashes = false, bar = false;
	for (size_t i = 0; i < line.length; i++) {
		if (!strchr("|-: \t", line.bytes[i]))
			return false;
		dashes |= line.bytes[i] == '-';
		bar |= line.bytes[i] == '|';
	}
	return dashes && bar;
}

/* is the line that comes next the rule below the first row of a table? */
static bool rule_follows(const struct scan *s)
{
	struct scan ahead = *s;
	struct slice line;
	return read_line(&ahead, &line) && is_rule(input_trimmed(line));
}

/* Opens or closes code at a fence; is the line one, or in code? */
static bool take_code(struct scan *s, struct slice line)
{
	char sign = line.length && strchr("`~", line.bytes[0]) ? line.bytes[0] : 0;
	size_t length = sign ? run_of(line, sign) : 0;
	bool inside = s->fence;
	if (!inside && length >= 3) {
		s->fence = sign;
		s->fence_length = length;
		return true;
	}
	if (inside && sign == s->fence && length >= s->fence_length && !input_trimmed(behind(line, length)).length)
		s->fence = 0;
	return inside;
}

/* Takes a comment off that goes on in further lines; is nothing left of the line? */
static bool take_comment(struct scan *s, struct slice *line)
{
	if (s->in_comment) {
		const char *end = memmem(line->bytes, line->length, "-->", 3);
		if (!end)
			return true;
		s->in_comment = false;
		*line = behind(*line, (size_t)(end + 3 - line->bytes));
		return !input_trimmed(*line).length;
	}
	for (size_t at = 0; at + 4 <= line->length; at++) {
		if (line->bytes[at] == '\\') {
			at++;
		} else if (begins(behind(*line, at), "<!--")) {
			const char *end = memmem(line->bytes + at, line->length - at, "-->", 3);
			s->in_comment = !end;
			if (!end) {
				line->length = at;
				return !input_trimmed(*line).length;
			}
			at = (size_t)(end - line->bytes) + 2;
		}
	}
	return false;
}

/* Makes a heading of the line before, if this one underlines it. */
static bool take_underline(struct scan *s, struct slice line)
{
	struct markdown_line *above = s->count ? &s->lines[s->count - 1] : NULL;
	char sign = line.length ? line.bytes[0] : 0;
	if (!above || above->kind != MARKDOWN_TEXT || above->level >= 0 || above->number + 1 != s->number ||
	    (sign != '=' && sign != '-') || run_of(line, sign) != line.length || (sign == '-' && line.length < 2))
		return false;
	above->kind = MARKDOWN_HEADING;
	above->level = sign == '=' ? 1 : 2;
	return true;
}

static void add_item(struct scan *s, struct slice text, int indent, size_t bullet)
{
	int depth = depth_at(s, indent);
	depth = depth < DEPTH_MAX ? depth : DEPTH_MAX - 1;
	add_line(s, MARKDOWN_ITEM, depth, without_box(behind(text, bullet)));
	s->indents[depth] = indent;
	s->depth = depth + 1;
}

static void add_heading(struct scan *s, struct slice text, size_t signs)
{
	struct slice title = input_trimmed(behind(text, signs));
	size_t end = title.length;
	while (end && title.bytes[end - 1] == '#')
		end--;
	/* signs at the end close it, if a blank is before them */
	bool closed = end < title.length && (!end || is_blank_at(title, end - 1));
	s->depth = 0;
	add_line(s, MARKDOWN_HEADING, (int)signs, closed ? slice_make(title.bytes, end) : title);
}

static void add_text(struct scan *s, struct slice text, int indent)
{
	int depth = s->after_blank ? depth_at(s, indent) : s->depth;
	s->depth = depth;
	add_line(s, MARKDOWN_TEXT, depth - 1, text);
}

static void take_line(struct scan *s, struct slice line)
{
	size_t blanks;
	int indent = indent_of(line, &blanks);
	struct slice text = behind(line, blanks);
	size_t signs = run_of(text, '#'), bullet = bullet_length(text);
	bool bar = memchr(text.bytes, '|', text.length);
	if (s->in_table && text.length && (bar || !bullet) && !signs) {
		add_line(s, is_rule(text) ? MARKDOWN_RULE : MARKDOWN_ROW, 0, text);
		return;
	}
	s->in_table = bar && rule_follows(s);
	if (s->in_table) {
		s->depth = 0;
		add_line(s, MARKDOWN_ROW, 0, text);
	} else if (take_underline(s, text)) {
		s->depth = 0;
	} else if (is_break(text)) {
		s->depth = 0;
		add_line(s, MARKDOWN_BLANK, 0, text);
	} else if (signs && signs <= 6 && is_blank_at(text, signs)) {
		add_heading(s, text, signs);
	} else if (bullet) {
		add_item(s, text, indent, bullet);
	} else {
		add_text(s, text, indent);
	}
	s->after_blank = false;
}

/* Front matter stands between two lines of --- at the very start. */
static void skip_front_matter(struct scan *s)
{
	struct scan ahead = *s;
	struct slice line;
	if (!read_line(&ahead, &line) || !slice_is(line, "---"))
		return;
	while (read_line(&ahead, &line))
		if (slice_is(line, "---") || slice_is(line, "...")) {
			*s = ahead;
			return;
		}
}

struct markdown_line *markdown_lines(struct slice text, size_t *count)
{
	struct scan s = {.text = text, .at = begins(text, "\uFEFF") ? strlen("\uFEFF") : 0};
	struct slice line;
	skip_front_matter(&s);
	while (read_line(&s, &line)) {
		if (take_code(&s, input_trimmed(line)) || take_comment(&s, &line))
			continue;
		if (input_trimmed(line).length) {
			take_line(&s, line);
			continue;
		}
		s.in_table = false;
		s.after_blank = true;
		add_line(&s, MARKDOWN_BLANK, 0, line);
	}
	*count = s.count;
	return s.lines;
}

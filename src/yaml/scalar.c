#include <stdio.h>

#include "base/unicode.h"
#include "yaml/writer.h"

#define NO_BREAK_SPACE 0xA0
#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029
#define IDEOGRAPHIC_SPACE 0x3000
#define BYTE_ORDER_MARK 0xFEFF

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Must be written as an escape in double quotes, and nowhere else. */
static bool needs_escape(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < NO_BREAK_SPACE) || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR ||
	       c == BYTE_ORDER_MARK || c == 0xFFFE || c == 0xFFFF;
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == NO_BREAK_SPACE || c == IDEOGRAPHIC_SPACE;
}

static bool is_special_word(struct slice text)
{
	static const char *const words[] = {"~",    "null",  "Null",  "NULL",  "y",    "Y",    "yes",  "Yes",
	                                    "YES",  "n",     "N",     "no",    "No",   "NO",   "true", "True",
	                                    "TRUE", "false", "False", "FALSE", "on",   "On",   "ON",   "off",
	                                    "Off",  "OFF",   "<<",    "=",     ".nan", ".NaN", ".NAN"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (slice_is(text, words[i]))
			return true;
	}
	return false;
}

static size_t span(struct slice text, size_t at, const char *accepted)
{
	while (at < text.length && text.bytes[at] && strchr(accepted, text.bytes[at]))
		at++;
	return at;
}

/* Reads as a number in some reader: 12, 0x1F, 1_000, 1:30, -.5e3, .inf. */
static bool is_number(struct slice text)
{
	size_t at = 0, length = text.length;
	const char *b = text.bytes;
	if (length && (b[0] == '-' || b[0] == '+'))
		at++;
	struct slice rest = slice_make(b + at, length - at);
	if (slice_is(rest, ".inf") || slice_is(rest, ".Inf") || slice_is(rest, ".INF"))
		return true;
	if (rest.length > 2 && b[at] == '0' && strchr("xXoObB", b[at + 1]))
		return span(text, at + 2, "0123456789abcdefABCDEF_") == length;
	size_t end = span(text, at, "0123456789_:.,");
	if (end == at || !(is_digit(b[at]) || (b[at] == '.' && at + 1 < length && is_digit(b[at + 1]))))
		return false;
	if (end < length && (b[end] == 'e' || b[end] == 'E')) {
		end++;
		if (end < length && (b[end] == '-' || b[end] == '+'))
			end++;
		end = span(text, end, "0123456789");
	}
	return end == length;
}

/* Reads as a date or time: 2024-01-31, 2024-1-31T10:00:00Z. */
static bool is_date(struct slice text)
{
	return text.length >= 8 && span(text, 0, "0123456789") == 4 && text.bytes[4] == '-' &&
	       span(text, 4, "0123456789-:.TtZz +") == text.length;
}

bool value_reads_as_string(struct slice text)
{
	return text.length > 0 && !is_special_word(text) && !is_number(text) && !is_date(text);
}

static bool first_allowed(struct slice text, bool in_flow)
{
	char first = text.bytes[0];
	if (strchr(",[]{}#&*!|>'\"%@`", first))
		return false;
	if (first == '-' || first == '?' || first == ':')
		return !in_flow && text.length > 1 && is_alphanumeric(text.bytes[1]);
	return true;
}

bool value_plain_allowed(struct slice text, bool in_flow)
{
	if (!value_reads_as_string(text) || !text.bytes[0] || !first_allowed(text, in_flow))
		return false;
	if (text.length >= 3 && (memcmp(text.bytes, "---", 3) == 0 || memcmp(text.bytes, "...", 3) == 0))
		return false;
	uint32_t c = 0;
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t before = c;
		c = unicode_next(text.bytes, text.length, &at);
		char next = at < text.length ? text.bytes[at] : ' ';
		if (needs_escape(c) || (start == 0 && is_blank(c)) || (c == '#' && before == ' '))
			return false;
		if (c == ':' && (next == ' ' || (in_flow && !is_alphanumeric(next) && next != '/')))
			return false;
		if (in_flow && c < 0x80 && strchr(",[]{}?", (int)c))
			return false;
	}
	return !is_blank(c);
}

static bool single_allowed(struct slice text)
{
	for (size_t at = 0; at < text.length;) {
		if (needs_escape(unicode_next(text.bytes, text.length, &at)))
			return false;
	}
	return true;
}

/* Blank lines at the end would need `|+`, which swallows what follows. */
static bool block_allowed(struct slice text)
{
	size_t length = text.length;
	if (length && text.bytes[length - 1] == '\n')
		length--;
	if (!length || text.bytes[length - 1] == '\n')
		return false;
	for (size_t at = 0; at < length;) {
		uint32_t c = unicode_next(text.bytes, length, &at);
		if (needs_escape(c) && c != '\n' && c != '\t')
			return false;
	}
	return true;
}

/* In a folded scalar, lines that begin with a blank would not be folded. */
static bool folded_allowed(struct slice text)
{
	if (!block_allowed(text) || strchr(" \t\n", text.bytes[0]))
		return false;
	for (size_t i = 0; i + 1 < text.length; i++) {
		if (text.bytes[i] == '\n' && strchr(" \t", text.bytes[i + 1]))
			return false;
	}
	return true;
}

/* Only the escapes that JSON knows too, so that a .json map stays one. */
static void write_escape(struct buffer *out, uint32_t c)
{
	static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *found = c && c < 0x80 ? strchr(plain, (int)c) : NULL;
	if (found)
		buffer_format(out, "\\%c", letters[found - plain]);
	else
		buffer_format(out, "\\u%04X", (unsigned)c);
}

static void write_double(struct buffer *out, struct slice text)
{
	size_t copied = 0;
	buffer_add_byte(out, '"');
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t c = unicode_next(text.bytes, text.length, &at);
		if (!needs_escape(c) && c != '"' && c != '\\' && c != NO_BREAK_SPACE)
			continue;
		buffer_add(out, text.bytes + copied, start - copied);
		write_escape(out, c);
		copied = at;
	}
	buffer_add(out, text.bytes + copied, text.length - copied);
	buffer_add_byte(out, '"');
}

static void write_single(struct buffer *out, struct slice text)
{
	buffer_add_byte(out, '\'');
	for (size_t i = 0; i < text.length; i++)
		buffer_repeat(out, text.bytes[i], text.bytes[i] == '\'' ? 2 : 1);
	buffer_add_byte(out, '\'');
}

static void write_block(const struct writer *w, struct slice text, bool folded, int parent_column, int content_column)
{
	int digit = content_column - (parent_column < 0 ? 0 : parent_column);
	bool final = text.bytes[text.length - 1] == '\n';
	size_t length = text.length - final, at = 0;
	buffer_add_byte(w->out, folded ? '>' : '|');
	if (strchr(" \t\n", text.bytes[0]))
		buffer_format(w->out, "%d", digit);
	if (!final)
		buffer_add_byte(w->out, '-');
	buffer_add_text(w->out, w->newline);
	while (at <= length) {
		const char *line = text.bytes + at;
		const char *end = at < length ? memchr(line, '\n', length - at) : NULL;
		size_t size = end ? (size_t)(end - line) : length - at;
		if (size) {
			buffer_repeat(w->out, ' ', (size_t)content_column);
			buffer_add(w->out, line, size);
		}
		buffer_add_text(w->out, w->newline);
		at += size + 1;
		if (folded && size && at <= length)
			buffer_add_text(w->out, w->newline);
	}
}

bool writer_text(const struct writer *w, struct slice text, enum tree_style wish, bool in_flow, int parent_column,
                 int content_column)
{
	bool block = !in_flow && block_allowed(text);
	bool lines = memchr(text.bytes, '\n', text.length) != NULL;
	if (w->quoted || wish == TREE_DOUBLE) {
		write_double(w->out, text);
	} else if (wish == TREE_SINGLE && single_allowed(text)) {
		write_single(w->out, text);
	} else if (wish == TREE_FOLDED && !in_flow && folded_allowed(text)) {
		write_block(w, text, true, parent_column, content_column);
		return true;
	} else if (block && (wish == TREE_LITERAL || wish == TREE_FOLDED)) {
		write_block(w, text, false, parent_column, content_column);
		return true;
	} else if (value_plain_allowed(text, in_flow)) {
		buffer_add_slice(w->out, text);
	} else if (block && lines) {
		write_block(w, text, false, parent_column, content_column);
		return true;
	} else {
		write_double(w->out, text);
	}
	return false;
}

bool writer_scalar(const struct writer *w, const struct value *value, enum tree_style wish, bool in_flow,
                   int parent_column, int content_column)
{
	if (value->kind == VALUE_NULL) {
		buffer_add_text(w->out, "null");
		return false;
	}
	struct slice text = slice_make(value->text, value->length);
	if (value->kind == VALUE_PLAIN) {
		if (w->json && !value_plain_in_json(text))
			write_double(w->out, text);
		else
			buffer_add_slice(w->out, text);
		return false;
	}
	return writer_text(w, text, wish, in_flow, parent_column, content_column);
}

void value_write_scalar(struct buffer *out, const struct value *scalar, enum tree_style wish, bool in_flow,
                        int parent_column, const char *newline, bool *ends_line)
{
	struct writer w = {.out = out, .newline = newline, .step = 2, .list_step = 2};
	*ends_line = writer_scalar(&w, scalar, wish, in_flow, parent_column, parent_column < 0 ? 2 : parent_column + 2);
}

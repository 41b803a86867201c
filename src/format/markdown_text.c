/* Text that Markdown shows as it stands, and back. */
#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

#include "base/unicode.h"
#include "format/markdown_parts.h"
#include "journey/input.h"

/* what no page shows: it parts what would else be a link, a mention or an emoji */
#define NOTHING "<!-- -->"

/* ---- to Markdown ---- */

static bool starts(struct slice text, size_t at, const char *with)
{
	size_t length = strlen(with);
	return at <= text.length && text.length - at >= length && strncasecmp(text.bytes + at, with, length) == 0;
}

static unsigned char byte_at(struct slice text, size_t at)
{
	return at < text.length ? (unsigned char)text.bytes[at] : 0;
}

static bool is_one_of(unsigned char c, const char *signs)
{
	return c && strchr(signs, c);
}

/* of a word, also in Japanese */
static bool is_letter(unsigned char c)
{
	return isalnum(c) || c >= 0x80;
}

static bool is_blank_or_end(struct slice text, size_t at)
{
	return at >= text.length || strchr(" \t\n", text.bytes[at]);
}

/* Would a line that begins with the text become something else: a heading, a list, … */
static bool begins_block(struct slice text)
{
	size_t digits = 0;
	unsigned char c = byte_at(text, 0);
	while (isdigit(byte_at(text, digits)))
		digits++;
	if (digits)
		return is_one_of(byte_at(text, digits), ".)") && is_blank_or_end(text, digits + 1);
	return c == '>' || (is_one_of(c, "#-+=") && (is_blank_or_end(text, 1) || byte_at(text, 1) == c));
}

/* “:name:”, “@name”, “#12”, “GH-12”, “://”, “www.”: what is shown otherwise though no sign
 * of Markdown is in it. */
static bool is_linked(struct slice text, size_t at)
{
	unsigned char c = byte_at(text, at), next = byte_at(text, at + 1);
	if (c == '@')
		return isalnum(next);
	if (c == '#')
		return isdigit(next);
	if (c == '-' && at >= 2)
		return isdigit(next) && starts(text, at - 2, "gh");
	if (c == 'w' || c == 'W')
		return at >= 2 && starts(text, at - 2, "www.");
	if (c != ':')
		return false;
	size_t end = at + 1;
	while (isalnum(byte_at(text, end)) || is_one_of(byte_at(text, end), "_+-"))
		end++;
	return starts(text, at, "://") || (end > at + 1 && byte_at(text, end) == ':');
}

static bool is_entity(struct slice text, size_t at)
{
	size_t end = at + 1;
	while (isalnum(byte_at(text, end)) || byte_at(text, end) == '#')
		end++;
	return end > at + 1 && byte_at(text, end) == ';';
}

/* does the sign at `at` mean something to Markdown? */
static bool is_sign(struct slice text, size_t at)
{
	unsigned char c = byte_at(text, at);
	if (is_one_of(c, "\\`*[]<|~"))
		return true;
	if (c == '_')
		return !at || !is_letter(byte_at(text, at - 1)) || !is_letter(byte_at(text, at + 1));
	if (c == '&')
		return is_entity(text, at);
	return c == '#' && at && at + 1 == text.length;
}

static void add_sign(struct buffer *out, struct slice text, size_t at)
{
	unsigned char c = byte_at(text, at);
	if (c == '\n')
		buffer_add_text(out, "<br>");
	else if (c == '$' || c < ' ' || c == 0x7F)
		buffer_format(out, "&#%d;", c);
	else if (is_sign(text, at))
		buffer_format(out, "\\%c", c);
	else
		buffer_format(out, "%c%s", c, is_linked(text, at) ? NOTHING : "");
}

/* Blanks at the ends, which a reader of cells and items takes off otherwise. */
static void add_blanks(struct buffer *out, struct slice blanks)
{
	for (size_t at = 0; at < blanks.length;) {
		uint32_t c = unicode_next(blanks.bytes, blanks.length, &at);
		if (c == '\n')
			buffer_add_text(out, "<br>");
		else
			buffer_format(out, "&#%u;", (unsigned)c);
	}
}

static void add_inner(struct buffer *out, struct slice text)
{
	size_t at = 0;
	if (text.length && begins_block(text)) {
		/* a backslash goes before the dot or bracket of a number, else before the sign */
		while (isdigit(byte_at(text, at)))
			buffer_add_byte(out, text.bytes[at++]);
		buffer_format(out, "\\%c%s", text.bytes[at], is_linked(text, at) ? NOTHING : "");
		at++;
	}
	for (; at < text.length; at++) {
		/* some take the separators of lines and paragraphs for newlines */
		if (starts(text, at, "\u2028") || starts(text, at, "\u2029")) {
			buffer_add_text(out, starts(text, at, "\u2028") ? "&#8232;" : "&#8233;");
			at += strlen("\u2028") - 1;
		} else if (byte_at(text, at) >= 0x80)
			buffer_add_byte(out, text.bytes[at]);
		else
			add_sign(out, text, at);
	}
}

void markdown_add(struct buffer *out, struct slice text)
{
	struct slice inner = input_trimmed(text);
	size_t before = inner.length ? (size_t)(inner.bytes - text.bytes) : text.length;
	size_t after = before + inner.length;
	add_blanks(out, slice_make(text.bytes, before));
	add_inner(out, inner);
	add_blanks(out, slice_make(text.bytes + after, text.length - after));
}

void markdown_add_word(struct buffer *out, struct slice word)
{
	struct buffer text = {0};
	markdown_add(&text, word);
	struct slice raw = buffer_slice(&text);
	for (size_t at = 0, next, end; at < raw.length; at = next) {
		end = markdown_word_end(raw, at, &next);
		buffer_add(out, raw.bytes + at, end - at);
		if (end == raw.length)
			break;
		size_t sign = end;
		uint32_t c = unicode_next(raw.bytes, raw.length, &sign);
		buffer_format(out, "&#%u;", c == '<' ? (unsigned)'\n' : (unsigned)c);
	}
	buffer_free(&text);
}

/* ---- from Markdown ---- */

/* bytes of a comment or a tag at `at`; 0: there is none */
static size_t tag_length(struct slice raw, size_t at)
{
	bool comment = starts(raw, at, "<!--");
	unsigned char first = byte_at(raw, at + 1);
	if (byte_at(raw, at) != '<' || (!comment && !isalpha(first) && first != '/'))
		return 0;
	for (size_t end = at + 1; end < raw.length; end++)
		if (!comment && raw.bytes[end] == '<')
			return 0;
		else if (raw.bytes[end] == '>' && (!comment || (end >= at + 6 && starts(raw, end - 2, "-->"))))
			return end + 1 - at;
	return 0;
}

static bool is_break(struct slice raw, size_t at)
{
	return starts(raw, at, "<br") && tag_length(raw, at);
}

/* the code point of an entity at `at`, and its length; 0: it is none */
static size_t entity_length(struct slice raw, size_t at, uint32_t *point)
{
	static const struct {
		const char *name;
		uint32_t point;
	} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&nbsp;", ' '}};
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (starts(raw, at, entities[i].name)) {
			*point = entities[i].point;
			return strlen(entities[i].name);
		}
	if (!starts(raw, at, "&#"))
		return 0;
	bool hex = starts(raw, at, "&#x");
	size_t end = at + (hex ? 3 : 2), start = end;
	*point = 0;
	for (; end - start < 7 && (hex ? isxdigit(byte_at(raw, end)) : isdigit(byte_at(raw, end))); end++) {
		unsigned char c = byte_at(raw, end);
		*point = *point * (hex ? 16 : 10) + (uint32_t)(isdigit(c) ? c - '0' : tolower(c) - 'a' + 10);
	}
	bool scalar = *point && *point < 0x110000 && (*point < 0xD800 || *point > 0xDFFF);
	return end > start && byte_at(raw, end) == ';' && scalar ? end + 1 - at : 0;
}

/* bytes that are one thing: an escape, an entity, a comment, a tag, else a byte */
static size_t piece_length(struct slice raw, size_t at)
{
	uint32_t point;
	size_t length = raw.bytes[at] == '<'   ? tag_length(raw, at)
	                : raw.bytes[at] == '&' ? entity_length(raw, at, &point)
	                                       : 0;
	if (length)
		return length;
	return raw.bytes[at] == '\\' && ispunct(byte_at(raw, at + 1)) ? 2 : 1;
}

static bool keeps_backslash(struct slice raw, size_t at, const struct buffer *out)
{
	static const char *const signs = "@#>!\\";
	bool begins = !out->length || is_one_of((unsigned char)out->bytes[out->length - 1], " \t\n\\");
	return begins && strchr(signs, raw.bytes[at + 1]);
}

/* the sign of bold, which inside a word is text where it is made of _ */
static bool is_bold(struct slice raw, size_t at)
{
	return starts(raw, at, "**") ||
	       (starts(raw, at, "__") && (!at || !is_letter(byte_at(raw, at - 1)) || !is_letter(byte_at(raw, at + 2))));
}

void markdown_decode(struct buffer *out, struct slice raw, bool notation)
{
	struct buffer text = {0};
	for (size_t at = 0, length; at < raw.length; at += length) {
		uint32_t point;
		char bytes[4];
		length = entity_length(raw, at, &point);
		if (length) {
			buffer_add(&text, bytes, unicode_encode(point, bytes));
			continue;
		}
		length = piece_length(raw, at);
		if (is_break(raw, at))
			buffer_add_byte(&text, '\n');
		else if (length == 2 && raw.bytes[at] == '\\')
			buffer_add(&text, raw.bytes + at + !(notation && keeps_backslash(raw, at, &text)),
			           notation && keeps_backslash(raw, at, &text) ? 2 : 1);
		else if (is_bold(raw, at))
			length = 2;
		else if (length == 1 && raw.bytes[at] != '`')
			buffer_add_byte(&text, raw.bytes[at]);
	}
	buffer_add_slice(out, buffer_slice(&text));
	buffer_free(&text);
}

/* Where the first of the signs that is not escaped begins, from `at`; *next: behind it. */
static size_t find_sign(struct slice raw, size_t at, const char *const *signs, size_t count, size_t *next)
{
	for (; at < raw.length; at += piece_length(raw, at))
		for (size_t i = 0; i < count; i++)
			if (starts(raw, at, signs[i])) {
				*next = at + (raw.bytes[at] == '<' ? piece_length(raw, at) : strlen(signs[i]));
				return at;
			}
	return *next = raw.length;
}

size_t markdown_word_end(struct slice raw, size_t at, size_t *next)
{
	static const char *const separators[] = {",", ";", "、", "，", "；", "<br>", "<br/>", "<br />"};
	return find_sign(raw, at, separators, sizeof separators / sizeof *separators, next);
}

size_t markdown_colon(struct slice raw, size_t *next)
{
	static const char *const colons[] = {":", "："};
	return find_sign(raw, 0, colons, 2, next);
}

size_t markdown_cell_end(struct slice row, size_t at)
{
	static const char *const bar = "|";
	size_t next;
	return find_sign(row, at, &bar, 1, &next);
}

/* ---- marks ---- */

bool markdown_is_markable(struct slice id)
{
	if (!id.length || memmem(id.bytes, id.length, "--", 2) || !slice_equals(id, input_trimmed(id)))
		return false;
	for (size_t i = 0; i < id.length; i++)
		if ((unsigned char)id.bytes[i] < ' ' || strchr("<>|\\`&", id.bytes[i]))
			return false;
	return id.bytes[id.length - 1] != '-';
}

void markdown_add_mark(struct buffer *out, const char *what, struct slice id)
{
	buffer_format(out, " <!-- %s", what);
	if (id.length) {
		buffer_add_byte(out, ' ');
		buffer_add_slice(out, id);
	}
	buffer_add_text(out, " -->");
}

bool markdown_mark(struct slice raw, struct slice *what, struct slice *id)
{
	struct slice found = {0};
	for (size_t at = 0; at < raw.length; at += piece_length(raw, at))
		if (starts(raw, at, "<!--") && piece_length(raw, at) > 8)
			found = input_trimmed(slice_make(raw.bytes + at + 4, piece_length(raw, at) - 7));
	if (!found.length)
		return false;
	const char *blank = memchr(found.bytes, ' ', found.length);
	*what = slice_make(found.bytes, blank ? (size_t)(blank - found.bytes) : found.length);
	*id = input_trimmed(slice_make(found.bytes + what->length, found.length - what->length));
	return true;
}

struct slice markdown_unmarked(struct slice raw)
{
	raw = input_trimmed(raw);
	for (size_t at = 0, length; at < raw.length; at += length) {
		length = piece_length(raw, at);
		if (at + length == raw.length && starts(raw, at, "<!--"))
			return input_trimmed(slice_make(raw.bytes, at));
	}
	return raw;
}

bool markdown_is_marked(struct slice raw, const char *what)
{
	struct slice word, id;
	return markdown_mark(raw, &word, &id) && slice_is(word, what);
}

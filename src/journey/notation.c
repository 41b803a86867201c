#include "journey/notation.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"

/* ---- reading a line ---- */

static const struct sign {
	const char *text;
	enum notation_kind kind;
} signs[] = {{"@", NOTATION_OWNER},  {"#", NOTATION_CHANNEL},  {">", NOTATION_STAGE},  {"!", NOTATION_RATING},
             {"＠", NOTATION_OWNER}, {"＃", NOTATION_CHANNEL}, {"＞", NOTATION_STAGE}, {"！", NOTATION_RATING}};

static bool begins(struct slice line, size_t at, const char *text)
{
	size_t length = strlen(text);
	return line.length - at >= length && memcmp(line.bytes + at, text, length) == 0;
}

/* Bytes of the blank at `at`; 0: there is none. */
static size_t blank_at(struct slice line, size_t at)
{
	if (at < line.length && (line.bytes[at] == ' ' || line.bytes[at] == '\t'))
		return 1;
	return begins(line, at, "　") ? strlen("　") : 0;
}

static size_t skip_blanks(struct slice line, size_t at)
{
	while (at < line.length && blank_at(line, at))
		at += blank_at(line, at);
	return at;
}

static size_t word_end(struct slice line, size_t at)
{
	while (at < line.length && !blank_at(line, at))
		at++;
	return at;
}

/* Bytes of the sign at `at`; 0: there is none.  What carries a mark, as the
 * keycap #️⃣ does, is no sign. */
static size_t sign_at(struct slice line, size_t at, enum notation_kind *kind)
{
	for (size_t i = 0; at < line.length && i < sizeof signs / sizeof *signs; i++) {
		size_t length = strlen(signs[i].text);
		if (!begins(line, at, signs[i].text) || unicode_grapheme_end(line, at) != at + length)
			continue;
		*kind = signs[i].kind;
		return length;
	}
	return 0;
}

size_t notation_digits(struct slice word)
{
	size_t at = 0;
	while (at < word.length) {
		size_t next = at;
		uint32_t c = unicode_next(word.bytes, word.length, &next);
		if (!(c >= '0' && c <= '9') && !(c >= 0xFF10 && c <= 0xFF19))
			break;
		at = next;
	}
	return at;
}

static bool ends_word(struct slice line, size_t at)
{
	return at >= line.length || blank_at(line, at);
}

/* Does a tag begin at `at`, where a word or a tag behind a number or a sign may begin? */
static bool tag_begins(struct slice line, size_t at, enum notation_kind *kind)
{
	enum notation_kind next;
	size_t length = sign_at(line, at, kind);
	if (!length)
		return false;
	/* “!” and “!!” are cries, “@@” is no owner */
	bool lone = ends_word(line, at + length);
	bool doubled = sign_at(line, at + length, &next) && next == *kind;
	return !(lone && *kind == NOTATION_RATING) &&
	       !(doubled && (*kind == NOTATION_RATING || *kind == NOTATION_OWNER));
}

static size_t quoted_end(struct slice line, size_t at, struct notation_tag *tag)
{
	static const char *const quotes[][2] = {{"\"", "\""}, {"「", "」"}, {"“", "”"}, {"＂", "＂"}};
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		if (!begins(line, at, quotes[i][0]))
			continue;
		size_t from = at + strlen(quotes[i][0]), to = from;
		while (to < line.length && !begins(line, to, quotes[i][1]))
			to++;
		tag->quoted = true;
		tag->word = slice_make(line.bytes + from, to - from);
		return to < line.length ? to + strlen(quotes[i][1]) : to;
	}
	return 0;
}

/* Reads the tag at `at`; where it ends. */
static size_t read_tag(struct slice line, size_t at, struct notation_tag *tag)
{
	enum notation_kind next;
	*tag = (struct notation_tag){.start = at};
	at += sign_at(line, at, &tag->kind);
	size_t again = sign_at(line, at, &next);
	if (again && next == tag->kind) {
		tag->also = true;
		at += again;
	}
	tag->word = slice_make(line.bytes + at, 0);
	size_t end = quoted_end(line, at, tag);
	if (!end) {
		size_t digits = notation_digits(slice_make(line.bytes + at, line.length - at));
		end = tag_begins(line, at + digits, &next) ? at + digits : word_end(line, at);
		tag->word = slice_make(line.bytes + at, end - at);
	}
	tag->end = end;
	return end;
}

static void add_tag(struct notation *n, const struct notation_tag *tag)
{
	n->tags = mem_resize(n->tags, n->count + 1, sizeof *n->tags);
	n->tags[n->count++] = *tag;
}

/* Adds a word of the name, without the backslash that keeps its sign from being one. */
static void add_word(struct buffer *name, struct slice blanks, struct slice word)
{
	enum notation_kind kind;
	size_t slashes = strspn(word.bytes, "\\");
	if (name->length)
		buffer_add_slice(name, blanks.length ? blanks : slice_of(" "));
	if (slashes && slashes < word.length && sign_at(word, slashes, &kind)) {
		word.bytes++;
		word.length--;
	}
	buffer_add_slice(name, word);
}

/* Reads the line; a sign alone is a tag from `tail` on and a word before it.
 * Where the last word of the name ends. */
static size_t scan(struct notation *n, struct buffer *name, struct slice line, size_t tail)
{
	size_t at = 0, named = 0;
	while (at < line.length) {
		size_t start = skip_blanks(line, at);
		if (start == line.length)
			break;
		enum notation_kind kind;
		struct notation_tag tag;
		if (tag_begins(line, start, &kind)) {
			size_t end = read_tag(line, start, &tag);
			if (tag.word.length || tag.quoted || start >= tail) {
				tag.leading = !name->length;
				add_tag(n, &tag);
				at = end;
				continue;
			}
		}
		named = word_end(line, start);
		add_word(name, slice_make(line.bytes + at, start - at), slice_make(line.bytes + start, named - start));
		at = named;
	}
	return named;
}

void notation_read(struct notation *n, struct slice line)
{
	struct buffer name = {0};
	char *copy = mem_copy(line.bytes, line.length); /* strspn needs the NUL */
	struct slice own = slice_make(copy, line.length);
	*n = (struct notation){0};
	size_t tail = scan(n, &name, own, 0);
	buffer_clear(&name);
	n->count = 0;
	scan(n, &name, own, tail);
	for (size_t i = 0; i < n->count; i++)
		n->tags[i].word.bytes = line.bytes + (n->tags[i].word.bytes - copy);
	n->name = buffer_take(&name);
	free(copy);
}

bool notation_begins_rating(struct slice line, struct notation_tag *tag)
{
	size_t at = 0;
	for (size_t next = 0; next < line.length; next = word_end(line, at))
		at = skip_blanks(line, next);
	*tag = (struct notation_tag){.start = at, .end = line.length};
	size_t length = sign_at(line, at, &tag->kind);
	tag->word = slice_make(line.bytes + line.length, 0);
	return length && at + length == line.length && tag->kind == NOTATION_RATING;
}

void notation_free(struct notation *n)
{
	free(n->name);
	free(n->tags);
}

/* ---- what a word means ---- */

static void fold(struct buffer *out, struct slice text)
{
	buffer_clear(out);
	if (text.bytes)
		unicode_fold(out, text);
}

/* The only thing that has a name which begins with the folded word, or, whole, is it. */
static size_t find_folded(const struct notation_word *words, size_t count, struct slice folded, bool whole)
{
	struct buffer name = {0};
	size_t found = NOTATION_NONE;
	for (size_t i = 0; i < count; i++) {
		bool fits = false;
		for (size_t k = 0; k < NOTATION_NAMES && !fits; k++) {
			fold(&name, words[i].names[k]);
			fits = name.length && name.length >= folded.length &&
			       (!whole || name.length == folded.length) &&
			       memcmp(name.bytes, folded.bytes, folded.length) == 0;
		}
		if (fits)
			found = found == NOTATION_NONE ? i : NOTATION_SEVERAL;
	}
	buffer_free(&name);
	return found;
}

/* The number that the folded word is; 0: it is none, or beyond count. */
static size_t number_of(struct slice folded, size_t count)
{
	size_t number = 0;
	for (size_t i = 0; i < folded.length; i++) {
		if (folded.bytes[i] < '0' || folded.bytes[i] > '9' || number > count)
			return 0;
		number = number * 10 + (size_t)(folded.bytes[i] - '0');
	}
	return number <= count ? number : 0;
}

size_t notation_find(const struct notation_word *words, size_t count, const struct notation_tag *tag)
{
	for (size_t k = 0; k < NOTATION_NAMES; k++)
		for (size_t i = 0; i < count; i++)
			if (words[i].names[k].bytes && slice_equals(words[i].names[k], tag->word))
				return i;
	struct buffer folded = {0};
	fold(&folded, tag->word);
	struct slice word = buffer_slice(&folded);
	size_t found = find_folded(words, count, word, true);
	size_t number = tag->quoted ? 0 : number_of(word, count);
	if (found == NOTATION_NONE && number)
		found = number - 1;
	else if (found == NOTATION_NONE && !tag->quoted && word.length)
		found = find_folded(words, count, word, false);
	buffer_free(&folded);
	return found;
}

bool notation_is_whole_number(const struct notation_word *words, size_t count, struct slice word)
{
	struct buffer folded = {0};
	fold(&folded, word);
	size_t number = number_of(buffer_slice(&folded), count);
	bool whole = number && number * 10 > count &&
	             find_folded(words, count, buffer_slice(&folded), false) == NOTATION_NONE;
	buffer_free(&folded);
	return whole;
}

int notation_fit(const struct notation_word *thing, size_t number, struct slice word)
{
	struct buffer folded = {0}, name = {0};
	char digits[24];
	int fit = 0;
	fold(&folded, word);
	size_t length = (size_t)snprintf(digits, sizeof digits, "%zu", number);
	if (folded.length <= length && !memcmp(digits, folded.length ? folded.bytes : "", folded.length))
		fit = 2;
	for (size_t k = 0; k < NOTATION_NAMES && fit < 2 && folded.length; k++) {
		fold(&name, thing->names[k]);
		const char *at = name.length ? memmem(name.bytes, name.length, folded.bytes, folded.length) : NULL;
		fit = !at ? fit : at == name.bytes ? 2 : 1;
	}
	buffer_free(&folded);
	buffer_free(&name);
	return fit;
}

void notation_add_tag(struct buffer *out, enum notation_kind kind, bool also, struct slice name)
{
	enum notation_kind ignored;
	size_t digits = notation_digits(name);
	bool plain = name.length && word_end(name, 0) == name.length && !sign_at(name, 0, &ignored) &&
	             digits < name.length && !(digits && sign_at(name, digits, &ignored)) && !begins(name, 0, "\"") &&
	             !begins(name, 0, "「") && !begins(name, 0, "“") && !begins(name, 0, "＂");
	bool held = memchr(name.bytes ? name.bytes : "", '"', name.length);
	buffer_add_text(out, signs[kind].text);
	if (also)
		buffer_add_text(out, signs[kind].text);
	buffer_add_text(out, plain ? "" : held ? "「" : "\"");
	buffer_add_slice(out, name);
	buffer_add_text(out, plain ? "" : held ? "」" : "\"");
}

void notation_add_name(struct buffer *out, struct slice name)
{
	for (size_t at = 0; at < name.length;) {
		size_t start = skip_blanks(name, at), end = word_end(name, start), sign = start;
		enum notation_kind kind;
		while (sign < end && name.bytes[sign] == '\\')
			sign++;
		buffer_add(out, name.bytes + at, start - at);
		buffer_add_text(out, sign_at(name, sign, &kind) ? "\\" : "");
		buffer_add(out, name.bytes + start, end - start);
		at = end;
	}
}

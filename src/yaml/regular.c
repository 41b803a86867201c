#include "yaml/regular.h"

#include <stdint.h>

#define KEY_MOST 1000 /* libyaml's limit is 1024 characters */

enum class {
	WORD = 1,    /* may begin a key, a value, an element */
	START = 2,   /* may begin a value */
	FLOW = 4,    /* may stand inside an element of [a, b] */
	SUSPECT = 8, /* is, or begins, what may be left to the parser */
	STOP = 16    /* is left to the parser */
};

#define W (WORD | START | FLOW)
#define M (WORD | START | FLOW | SUSPECT)
#define S SUSPECT
#define X STOP
#define B (START | FLOW)
#define F FLOW
#define V START
/* clang-format off */
static const uint8_t classes[256] = {
	X, X, X, X, X, X, X, X, X, X, 0, X, X, S, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	F, 0, 0, 0, V, 0, 0, 0, B, B, 0, B, 0, F, B, B,
	W, W, W, W, W, W, W, W, W, W, 0, V, V, V, 0, 0,
	0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, 0, V, 0, V, W,
	0, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, 0, 0, 0, V, X,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, M, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
	W, W, M, W, W, W, W, W, W, W, W, W, W, W, W, M,
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
};
/* clang-format on */
#undef W
#undef M
#undef S
#undef X
#undef B
#undef F
#undef V

struct scan {
	const char *at, *end;
	regular_entry *entry;
	void *context;
};

/* One line: its text without indentation and line end. */
struct line {
	const char *text, *end;
	long column;
};

/* NEL, LS, PS, no-break space, byte order mark, controls and non-characters,
 * and CR that is not part of CRLF. */
static bool is_odd(const unsigned char *c, size_t left)
{
	switch (*c) {
	case '\r':
		return left < 2 || c[1] != '\n';
	case 0xC2:
		return left < 2 || c[1] <= 0xA0;
	case 0xE2:
		return left < 3 || (c[1] == 0x80 && (c[2] == 0xA8 || c[2] == 0xA9));
	default:
		return left < 3 || (c[1] == 0xBB && c[2] == 0xBF) || (c[1] == 0xBF && c[2] >= 0xBE);
	}
}

static bool all_fine(const struct scan *s)
{
	for (const char *at = s->at; at < s->end; at++) {
		uint8_t class = classes[(unsigned char)*at];
		if (class & (SUSPECT | STOP)) {
			if ((class & STOP) || is_odd((const unsigned char *)at, (size_t)(s->end - at)))
				return false;
		}
	}
	return true;
}

static bool is(const char *at, enum class class)
{
	return classes[(unsigned char)*at] & class;
}

/* The next line that is not blank and not a comment; false at the end. */
static bool next_line(struct scan *s, struct line *line)
{
	while (s->at < s->end) {
		const char *begin = s->at, *start = begin;
		const char *newline = memchr(start, '\n', (size_t)(s->end - start));
		const char *end = newline ? newline : s->end;
		s->at = newline ? newline + 1 : s->end;
		if (newline && end > start && end[-1] == '\r')
			end--;
		while (start < end && *start == ' ')
			start++;
		if (start == end || *start == '#')
			continue;
		*line = (struct line){start, end, start - begin};
		return true;
	}
	return false;
}

/* Only blanks and a comment from at? */
static bool is_rest(const char *at, const char *end)
{
	const char *start = at;
	while (at < end && *at == ' ')
		at++;
	return at == end || (*at == '#' && at > start);
}

static bool read_quoted(const char **at, const char *end, struct slice *text)
{
	char quote = **at;
	const char *start = *at + 1;
	const char *close = memchr(start, quote, (size_t)(end - start));
	if (!close || (close + 1 < end && close[1] == quote))
		return false;
	if (quote == '"' && memchr(start, '\\', (size_t)(close - start)))
		return false;
	*text = slice_make(start, (size_t)(close - start));
	*at = close + 1;
	return true;
}

/* A plain word up to the line's end or a comment; no `: ` inside. */
static bool read_plain(const char *at, const char *end, struct slice *text)
{
	const char *start = at, *last = at;
	if (!is(at, START))
		return false;
	for (; at < end; at++) {
		if (*at == ' ')
			continue;
		if (*at == '#' && at[-1] == ' ' && at > start)
			break;
		if (*at == ':' && (at + 1 == end || at[1] == ' '))
			return false;
		last = at + 1;
	}
	*text = slice_make(start, (size_t)(last - start));
	return true;
}

static bool read_word(const char *at, const char *end, struct slice *text, bool *quoted)
{
	*quoted = *at == '"' || *at == '\'';
	if (!*quoted)
		return read_plain(at, end, text);
	return read_quoted(&at, end, text) && is_rest(at, end);
}

static bool read_element(const char **at, const char *end, struct slice *text, bool *quoted)
{
	const char *c = *at;
	*quoted = c < end && (*c == '"' || *c == '\'');
	if (*quoted)
		return read_quoted(at, end, text);
	if (c == end || !is(c, WORD))
		return false;
	const char *last = c;
	for (; c < end && is(c, FLOW); c++) {
		if (*c != ' ')
			last = c + 1;
	}
	*text = slice_make(*at, (size_t)(last - *at));
	*at = c;
	return true;
}

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && *at == ' ')
		at++;
	return at;
}

static bool read_flow_list(struct scan *s, struct slice key, const char *at, const char *end)
{
	at = skip_blanks(at + 1, end);
	if (at < end && *at == ']') {
		s->entry(s->context, key, slice_make(NULL, 0), REGULAR_EMPTY_LIST);
		return is_rest(at + 1, end);
	}
	for (;;) {
		struct slice text;
		bool quoted;
		if (!read_element(&at, end, &text, &quoted))
			return false;
		s->entry(s->context, key, text, quoted ? REGULAR_QUOTED_ELEMENT : REGULAR_PLAIN_ELEMENT);
		at = skip_blanks(at, end);
		if (at == end || (*at != ',' && *at != ']'))
			return false;
		if (*at == ']')
			return is_rest(at + 1, end);
		at = skip_blanks(at + 1, end);
	}
}

/* The `:` behind the key that begins at `at`; NULL when there is none. */
static const char *find_colon(const char *at, const char *end)
{
	const char *start = at;
	if (!is(at, WORD))
		return NULL;
	for (; at < end && at - start < KEY_MOST; at++) {
		if (*at == ':' && (at + 1 == end || at[1] == ' '))
			return at[-1] == ' ' ? NULL : at;
		if (*at == '#' && at[-1] == ' ')
			return NULL;
	}
	return NULL;
}

static bool is_dash(const struct line *line)
{
	return *line->text == '-' && line->text + 1 < line->end && line->text[1] == ' ';
}

/* The lines of a block list below `key:`; line is the first one behind it in the end. */
static bool read_block_list(struct scan *s, struct slice key, struct line *line, bool *more)
{
	long column = line->column;
	while (*more && line->column == column && is_dash(line)) {
		const char *at = skip_blanks(line->text + 1, line->end);
		struct slice text;
		bool quoted;
		if (at == line->end || !read_word(at, line->end, &text, &quoted))
			return false;
		s->entry(s->context, key, text, quoted ? REGULAR_QUOTED_ELEMENT : REGULAR_PLAIN_ELEMENT);
		*more = next_line(s, line);
	}
	return true;
}

/* The entry that line begins with; line is the first one behind it in the end. */
static bool read_entry(struct scan *s, struct line *line, bool *more)
{
	long column = line->column;
	const char *colon = find_colon(line->text, line->end);
	if (!colon)
		return false;
	struct slice key = slice_make(line->text, (size_t)(colon - line->text));
	const char *at = skip_blanks(colon + 1, line->end);
	const char *end = line->end;
	struct slice text;
	bool quoted;
	if (at < end && *at != '#') {
		if (*at == '[') {
			if (!read_flow_list(s, key, at, end))
				return false;
		} else {
			if (!read_word(at, end, &text, &quoted))
				return false;
			s->entry(s->context, key, text, quoted ? REGULAR_QUOTED : REGULAR_PLAIN);
		}
		*more = next_line(s, line);
		return true;
	}
	*more = next_line(s, line);
	if (*more && line->column >= column && is_dash(line))
		return read_block_list(s, key, line, more);
	s->entry(s->context, key, slice_make(colon + 1, 0), REGULAR_PLAIN);
	return true;
}

static bool read_bare(struct scan *s, struct line *line)
{
	struct slice text;
	bool quoted;
	if (!read_word(line->text, line->end, &text, &quoted) || next_line(s, line))
		return false;
	s->entry(s->context, slice_make(NULL, 0), text, quoted ? REGULAR_QUOTED : REGULAR_PLAIN);
	return true;
}

bool regular_read(struct slice text, regular_entry *entry, void *context)
{
	struct scan s = {text.bytes, text.bytes + text.length, entry, context};
	struct line line;
	if (!all_fine(&s) || !next_line(&s, &line) || !is_dash(&line))
		return false;
	const char *at = skip_blanks(line.text + 1, line.end);
	if (at == line.end)
		return false;
	line.column += at - line.text;
	line.text = at;
	if (!find_colon(at, line.end))
		return read_bare(&s, &line);
	bool more = true;
	long column = line.column;
	while (more && line.column == column) {
		if (!read_entry(&s, &line, &more))
			return false;
	}
	return !more;
}

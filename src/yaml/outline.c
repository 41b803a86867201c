#include "yaml/outline.h"

#include <stdlib.h>

#include "base/mem.h"

#define KEY_MOST 1000 /* bytes; libyaml's limit is 1024 characters */

enum line_kind { LINE_BLANK, LINE_COMMENT, LINE_DASH, LINE_OTHER };

struct line {
	enum line_kind kind;
	uint32_t start, next; /* bytes; next: of the line behind it */
	uint32_t column;      /* blanks before its text */
};

struct split {
	struct slice text;
	struct outline *out;
	size_t room;
	bool may_keep;    /* the text holds what may be the header of a keep scalar */
	bool in_list;     /* below the head of a list */
	bool head;        /* the last entry is `key:`, so a list may begin */
	bool open;        /* an entry or item is being read, deeper lines belong to it */
	bool started;     /* the first entry was found */
	uint32_t column;  /* of the list's dashes */
	uint32_t start;   /* of the piece being read */
	uint32_t end;     /* behind the last line that belongs to it */
	uint32_t gap;     /* of the piece being read, bytes */
	uint32_t scanned; /* the piece was searched for a keep scalar up to here */
	bool keep;        /* and one was found */
	uint32_t comment; /* where the comments directly above began */
	uint32_t comment_column;
	bool has_comment;
};

/* `|+`, `|2+`, `>+`, … anywhere in the bytes; a false alarm does no harm. */
static bool may_keep(const char *bytes, size_t length)
{
	const char *end = bytes + length;
	for (const char *at = bytes; (at = memchr(at, '+', (size_t)(end - at))); at++) {
		const char *before = at;
		if (before - bytes >= 2 && before[-1] >= '1' && before[-1] <= '9')
			before--;
		if (before > bytes && (before[-1] == '|' || before[-1] == '>'))
			return true;
	}
	return false;
}

/* Does the piece hold a keep scalar before end?  Every byte is looked at once. */
static bool holds_keep(struct split *s, uint32_t end)
{
	if (!s->may_keep || s->keep)
		return s->keep;
	uint32_t from = s->scanned > s->start + 2 ? s->scanned - 2 : s->start;
	s->keep = may_keep(s->text.bytes + from, end - from);
	s->scanned = end;
	return s->keep;
}

static void add_piece(struct split *s, enum outline_kind kind, uint32_t end)
{
	struct outline *out = s->out;
	if (out->count == s->room) {
		s->room = s->room ? s->room * 2 : 64;
		out->pieces = mem_resize(out->pieces, s->room, sizeof *out->pieces);
	}
	out->pieces[out->count++] = (struct outline_piece){
	        .kind = kind,
	        .start = s->start,
	        .length = end - s->start,
	        .gap = kind == OUTLINE_ITEM ? s->gap : 0,
	        .column = kind == OUTLINE_ITEM ? (uint16_t)s->column : 0,
	        .keep = kind == OUTLINE_ITEM && holds_keep(s, end),
	};
	s->start = s->scanned = end;
	s->keep = false;
}

/* CR only before LF; anything else is a line break that we do not follow. */
static bool returns_are_regular(struct slice text)
{
	const char *end = text.bytes + text.length;
	for (const char *at = text.bytes; (at = memchr(at, '\r', (size_t)(end - at))); at++) {
		if (at + 1 == end || at[1] != '\n')
			return false;
	}
	return true;
}

static struct line look(struct slice text, uint32_t start)
{
	const char *begin = text.bytes + start, *end = text.bytes + text.length, *at = begin;
	while (at < end && *at == ' ')
		at++;
	const char *newline = memchr(at, '\n', (size_t)(end - at));
	struct line line = {LINE_OTHER, start, (uint32_t)((newline ? newline + 1 : end) - text.bytes),
	                    (uint32_t)(at - begin)};
	if (at == end || *at == '\n' || *at == '\r')
		line.kind = LINE_BLANK;
	else if (*at == '#')
		line.kind = LINE_COMMENT;
	else if (*at == '-' && (at + 1 == end || at[1] == ' ' || at[1] == '\n' || at[1] == '\r'))
		line.kind = LINE_DASH;
	return line;
}

/* `---`, alone but for a comment */
static bool is_document_start(struct slice text, const struct line *line)
{
	const char *at = text.bytes + line->start, *end = text.bytes + line->next;
	if (end - at < 3 || memcmp(at, "---", 3) != 0)
		return false;
	for (at += 3; at < end && *at == ' '; at++)
		;
	return at == end || *at == '\n' || *at == '\r' || (*at == '#' && at[-1] == ' ');
}

/* The `:` of a plain top-level key; NULL when the line is not regular. */
static const char *find_colon(struct slice text, const struct line *line)
{
	const char *start = text.bytes + line->start, *end = text.bytes + line->next;
	for (const char *at = start; at < end && at - start < KEY_MOST; at++) {
		unsigned char c = (unsigned char)*at;
		if (c == ':' && at > start && (at + 1 == end || at[1] == ' ' || at[1] == '\n' || at[1] == '\r'))
			return at;
		bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
		bool inner = at > start && (c == ' ' || c == '-' || c == '.' || c == '/');
		if (!word && c < 0x80 && !inner)
			return NULL;
	}
	return NULL;
}

static void close_piece(struct split *s)
{
	if (!s->open)
		return;
	add_piece(s, s->in_list ? OUTLINE_ITEM : OUTLINE_ENTRIES, s->end);
	s->open = false;
}

static bool take_key(struct split *s, const struct line *line)
{
	struct slice text = s->text;
	const char *colon = find_colon(text, line);
	/* a byte order mark inside the text would be taken for one at a piece's start */
	if (!colon || memcmp(text.bytes + line->start, "\xEF\xBB\xBF", line->next - line->start < 3 ? 1 : 3) == 0)
		return false;
	const char *at = colon + 1, *end = text.bytes + line->next;
	while (at < end && *at == ' ')
		at++;
	bool empty = at == end || *at == '\n' || *at == '\r' || *at == '#';
	if (!empty && strchr("&*!", *at))
		return false;
	close_piece(s);
	s->in_list = false;
	s->head = empty;
	s->open = s->started = true;
	s->has_comment = false;
	s->end = line->next;
	return true;
}

static bool take_dash(struct split *s, const struct line *line)
{
	if (s->head) {
		if (line->column > UINT16_MAX)
			return false;
		close_piece(s);
		s->head = false;
		s->in_list = true;
		s->column = line->column;
	} else if (!s->in_list || line->column != s->column) {
		return false;
	} else {
		close_piece(s);
	}
	bool own = s->has_comment && s->comment_column == line->column && s->comment >= s->start;
	s->gap = (own ? s->comment : line->start) - s->start;
	s->open = true;
	s->has_comment = false;
	s->end = line->next;
	return true;
}

/* Blank lines behind a keep scalar are its text. */
static void take_blank(struct split *s, const struct line *line)
{
	s->has_comment = false;
	if (s->open && s->end == line->start && holds_keep(s, s->end))
		s->end = line->next;
}

static void take_comment(struct split *s, const struct line *line)
{
	if (!s->has_comment || s->comment_column != line->column) {
		s->comment = line->start;
		s->comment_column = line->column;
		s->has_comment = true;
	}
}

/* Lines deeper than the dash or key belong to it, whatever they hold: they may
 * be the text of a block scalar.  Behind a head they may be the list. */
static bool is_inside(const struct split *s, const struct line *line)
{
	if (!s->open || s->head)
		return false;
	return line->column > (s->in_list ? s->column : 0);
}

static bool take_line(struct split *s, const struct line *line)
{
	if (is_inside(s, line)) {
		s->end = line->next;
		s->has_comment = false;
		return true;
	}
	switch (line->kind) {
	case LINE_BLANK:
		take_blank(s, line);
		return true;
	case LINE_COMMENT:
		take_comment(s, line);
		return true;
	case LINE_DASH:
		return take_dash(s, line);
	default:
		if (s->head && s->open && line->column > 0) { /* `key:` and a mapping or text below */
			s->head = false;
			s->end = line->next;
			return true;
		}
		if (!s->started && line->column == 0 && is_document_start(s->text, line)) {
			s->started = true;
			return true;
		}
		return line->column == 0 && take_key(s, line);
	}
}

static bool split_lines(struct split *s)
{
	uint32_t at = 0, length = (uint32_t)s->text.length;
	if (!s->started && length >= 3 && memcmp(s->text.bytes, "\xEF\xBB\xBF", 3) == 0)
		at = 3;
	while (at < length) {
		struct line line = look(s->text, at);
		if (!take_line(s, &line))
			return false;
		at = line.next;
	}
	close_piece(s);
	if (s->start < length)
		add_piece(s, OUTLINE_ENTRIES, length);
	return true;
}

static void split(struct split *s)
{
	*s->out = (struct outline){0};
	s->may_keep = may_keep(s->text.bytes, s->text.length);
	if (returns_are_regular(s->text) && split_lines(s))
		return;
	s->out->count = 0;
	s->start = 0;
	add_piece(s, OUTLINE_WHOLE, (uint32_t)s->text.length);
}

void outline_split(struct slice text, struct outline *out)
{
	struct split s = {.text = text, .out = out};
	split(&s);
}

void outline_split_behind(struct slice text, int column, struct outline *out)
{
	struct split s = {.text = text, .out = out, .started = true, .head = column == OUTLINE_HEAD};
	s.in_list = column >= 0;
	s.column = s.in_list ? (uint32_t)column : 0;
	split(&s);
}

void outline_free(struct outline *outline)
{
	free(outline->pieces);
	*outline = (struct outline){0};
}

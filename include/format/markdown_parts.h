/* What the files of Markdown share: text that stays text, lines, marks. */
#ifndef FORMAT_MARKDOWN_PARTS_H
#define FORMAT_MARKDOWN_PARTS_H

#include "base/buffer.h"
#include "base/error.h"
#include "format/incoming.h"
#include "journey/journey.h"
#include "journey/notation.h"

/* ---- markdown_text.c ---- */

/* Adds text so that it is shown as it stands, in a cell, an item or a heading;
 * newlines become <br>. */
void markdown_add(struct buffer *out, struct slice text);
/* The same for one of several words: what would part them is written otherwise. */
void markdown_add_word(struct buffer *out, struct slice word);
/* Adds what is shown for raw Markdown: without escapes, entities, comments, tags,
 * signs of bold and code; <br> is a newline.  notation: a backslash before a sign
 * of journey/notation.h that begins a word stays. */
void markdown_decode(struct buffer *out, struct slice raw, bool notation);
/* Where, from `at`, the first separator of words begins that is not escaped: a comma or
 * semicolon, narrow or wide, 、 or <br>.  *next: behind it. */
size_t markdown_word_end(struct slice raw, size_t at, size_t *next);
/* the same for a colon, narrow or wide; raw.length: there is none */
size_t markdown_colon(struct slice raw, size_t *next);
/* where the cell that begins at `at` ends: at the next | that is not escaped, or at the end */
size_t markdown_cell_end(struct slice row, size_t at);

/* A comment that tells what a line is: `<!-- touchpoint kickoff -->`. */
void markdown_add_mark(struct buffer *out, const char *what, struct slice id);
/* can the id stand in a comment? */
bool markdown_is_markable(struct slice id);
/* The last comment of a line, without blanks around: *what is its first word, *id the rest.
 * false: there is none. */
bool markdown_mark(struct slice raw, struct slice *what, struct slice *id);
/* the line without a comment at its end, and blanks around */
struct slice markdown_unmarked(struct slice raw);
/* is that the first word of its last comment? */
bool markdown_is_marked(struct slice raw, const char *what);

/* ---- markdown_lines.c ---- */

enum markdown_kind {
	MARKDOWN_BLANK,
	MARKDOWN_HEADING, /* level 1 to 6 */
	MARKDOWN_ITEM,    /* of a list; level is how many others it stands in */
	MARKDOWN_ROW,     /* of a table */
	MARKDOWN_RULE,    /* the row below the first of a table */
	MARKDOWN_TEXT     /* level: of the item that it goes on with, -1: of none */
};

struct markdown_line {
	enum markdown_kind kind;
	int level;
	struct slice text; /* without its sign and blanks around, in the text that was read */
	long number;       /* from 1 */
};

/* All lines but those of code, comments and front matter; free().  The texts
 * borrow from text. */
struct markdown_line *markdown_lines(struct slice text, size_t *count);

/* ---- markdown_value.c ---- */

/* The field that is meant by its key or its label in either language, or, for `name`, by
 * what such a thing is called; NULL. */
const struct field *markdown_field(enum kind kind, struct slice word);
/* Reads raw Markdown as the value of a field; *value NULL: it says nothing.  false with
 * err, without a place. */
bool markdown_value(const struct field *field, struct slice raw, struct value **value, struct error *err);
/* the word of the rating that a tag of the notation means; NULL with err */
const char *markdown_rating(const struct notation_tag *tag, struct error *err);
/* one text as a scalar, several as a list; NULL: none */
struct value *markdown_one_or_list(const struct value *list);

#endif

/* The cheap first look at a YAML file: where its entries and list items begin.
 *
 * outline_split cuts a map file into pieces by looking at line starts only,
 * at memory speed: top-level entries `key: …`, the heads of block lists
 * (`key:` alone), the items of those lists, and what is left (comments, blank
 * lines).  It only guesses where the shape is regular; the judge is the
 * parser: a piece is right if it parses by itself to what it should be (an
 * entry piece to a mapping or nothing, an item piece to a sequence of one).
 * When the shape is not regular (JSON, flow root, anchors by '&', explicit
 * keys, tabs in indents, several documents, directives, odd line breaks
 * outside quotes…) the whole text is one piece of kind OUTLINE_WHOLE.
 *
 * An item's piece begins with its gap: the blank lines and the comments that
 * do not belong to it.  Comments directly above the dash, in the dash's
 * column, are the item's own; so are deeper comments below it. */
#ifndef YAML_OUTLINE_H
#define YAML_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

enum outline_kind {
	OUTLINE_WHOLE,   /* the whole text */
	OUTLINE_ENTRIES, /* top-level entries, or none: comments and blank lines only */
	OUTLINE_ITEM     /* one item of the list whose head is the last entry before it */
};

struct outline_piece {
	enum outline_kind kind;
	uint32_t start;  /* bytes into the text */
	uint32_t length; /* bytes; the pieces follow each other without a hole */
	uint32_t gap;    /* ITEM: bytes at its start that are not the item's own */
	uint16_t column; /* ITEM: of its dash, code points */
	bool keep;       /* ITEM: holds a block scalar of the keep kind, so blank lines behind belong to it */
};

struct outline {
	struct outline_piece *pieces;
	size_t count;
};

/* Every top-level entry is a piece of its own.  text is valid UTF-8.  free with outline_free. */
void outline_split(struct slice text, struct outline *out);
/* The same of a text that stands behind an entry or an item: a list whose dashes
 * stand in `column` goes on (≥ 0), or one may begin, since the last line is the
 * head of one (OUTLINE_HEAD), or none (OUTLINE_NO_LIST). */
#define OUTLINE_HEAD (-1)
#define OUTLINE_NO_LIST (-2)
void outline_split_behind(struct slice text, int column, struct outline *out);
void outline_free(struct outline *outline);

#endif

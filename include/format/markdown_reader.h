/* What the files that read Markdown share: where they are in the text, and what they
 * found in it. */
#ifndef FORMAT_MARKDOWN_READER_H
#define FORMAT_MARKDOWN_READER_H

#include "format/markdown_parts.h"
#include "format/named.h"

/* what the part below a heading is about */
enum part {
	PART_TOP,     /* above the first stage: fields of the map, touchpoints of the inbox */
	PART_JOURNEY, /* a stage, a channel, the inbox: touchpoints */
	PART_THINGS,  /* a list of stages, channels, personas or owners */
	PART_GRID,    /* only its channels are read */
	PART_SHOWN    /* nothing of it is read */
};

/* where touchpoints go that do not say it themselves; the lists are of texts */
struct target {
	struct value *stage, *channel; /* NULL: none */
	char *owner;
};

struct reader {
	struct slice text;
	struct markdown_line *lines;
	size_t count;
	long number; /* of the line that is read */
	struct incoming *into;
	struct error err;
	int stage_level; /* of headings */
	enum part part;
	enum kind kind; /* of the things in the part */
	bool inbox;     /* it is the inbox: what has no stage there has none */
	struct target target;
	struct value *heading_channel; /* what the target's was before an item in bold */
	bool in_channel;               /* below an item in bold */
	int base;                      /* the depth of the items that are touchpoints */
	size_t of;                     /* the thing that fields are of; NAMED_NONE */
	bool fresh;                    /* nothing but fields stands below the heading */
	struct named named;            /* the things so far */
	size_t table;                  /* how many there were */
	size_t *rows, row_count;       /* the things of the last one */
};

/* ---- markdown_read.c ---- */

/* gives the error the place in the text, and returns false */
bool reader_fail_at(struct reader *r, struct slice place);
/* what is said of a thing, to be added to */
struct value *reader_says(struct reader *r, size_t thing);
/* The thing with this id, or else, if it is no touchpoint, of this name: the one that
 * was named before, or a new one. */
size_t reader_add_thing(struct reader *r, enum kind kind, struct slice id, struct slice name, struct slice place);
/* the id that the mark of a line gives a thing of a kind; .length 0: none */
struct slice reader_marked_id(struct slice raw, enum kind kind);
/* false with err and its place */
bool reader_put_field(struct reader *r, size_t thing, const struct field *field, struct slice raw, struct slice place);
/* puts a touchpoint where the target is, unless it says another place itself */
void reader_say_target(struct reader *r, size_t thing);

/* ---- markdown_table.c ---- */

/* Reads the table whose first row is line number *at; *at: its last one. */
bool reader_take_table(struct reader *r, size_t *at);

#endif

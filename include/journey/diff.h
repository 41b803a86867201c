/* What changed from one map to another: the changes that lead from the one to
 * the other, and how a person says it.
 *
 * Applied in order, the changes give a map that says what the other says:
 * values, order of lists, unknown keys.  What the text says beyond that
 * (comments, quotes, the order of keys) is not looked at.  Things that are the
 * same are found as journey/pair.h tells; a list is brought into order by the
 * fewest moves.  Pure: neither map is changed, and both must outlive the diff. */
#ifndef JOURNEY_DIFF_H
#define JOURNEY_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "journey/change_list.h"
#include "journey/journey.h"

enum diff_what {
	DIFF_ADDED,
	DIFF_REMOVED,
	DIFF_PLACED,  /* a touchpoint stands in other cells */
	DIFF_RENAMED, /* another name */
	DIFF_FIELD,   /* another field says something else */
	DIFF_ORDERED  /* it stands elsewhere in its list */
};

/* One thing that a person would say. */
struct difference {
	enum diff_what what;
	enum kind kind;
	struct item *before, *after; /* NULL: ADDED, REMOVED, the map itself */
	const char *key;             /* RENAMED, FIELD: path as in struct change; else NULL */
	struct value *was, *is;      /* of key; NULL: it says nothing */
};

struct diff {
	const struct journey *from, *to;
	struct change_list list; /* the changes */
	struct difference *differences;
	size_t count, room; /* of differences */
};

/* Both must outlive it.  diff_free */
void diff_make(struct diff *diff, const struct journey *from, const struct journey *to);
void diff_free(struct diff *diff);

/* "2 added, 1 renamed, new owner on 4"; nothing when nothing changed.  One line. */
void diff_summary(const struct diff *diff, struct buffer *out);
/* One difference, harmless for a terminal: "Kick-off call: owner CSM → Support". */
void diff_line(const struct diff *diff, const struct difference *d, struct buffer *out);
/* A line for each difference, harmless for a terminal; colours: 0, 8 or 256. */
void diff_lines(const struct diff *diff, int colours, struct buffer *out);
/* One JSON object: {"summary": …, "differences": […]} */
void diff_json(const struct diff *diff, struct buffer *out);
/* Adds a value as JSON; NULL: null.  Each scalar is a string. */
void diff_value_json(struct buffer *out, const struct value *value);
/* What a difference is about, as it stands inside a sentence: "owner", "place". */
void diff_subject(const struct difference *d, struct buffer *out);
/* What one side says of it, in the words of the screen; cut after max columns
 * (-1: not).  There is a side for each but ADDED, REMOVED and ORDERED. */
void diff_side(const struct diff *diff, const struct difference *d, bool after, int max, struct buffer *out);
/* Adds what a value says on one line, harmless for a terminal, cut after max
 * columns (-1: not). */
void diff_value_words(struct buffer *out, const struct value *value, int max);

#endif

/* What the files of the filter share: what a line of text was read as. */
#ifndef JOURNEY_FILTER_PARTS_H
#define JOURNEY_FILTER_PARTS_H

#include "journey/filter.h"

enum filter_relation { FILTER_CONTAINS, FILTER_IS, FILTER_LESS, FILTER_MORE, FILTER_AT_MOST, FILTER_AT_LEAST };

/* a word of the file, folded, that says what was asked for in other words */
struct filter_meaning {
	const struct field *field;
	char *word;
};

struct filter_term {
	const struct field *field; /* NULL: any */
	enum filter_relation relation;
	bool negated;
	bool starts;  /* the first of those that must hold together */
	bool empty;   /* IS: the field may say nothing */
	char **given; /* what was typed, folded; numbers and days as files write them */
	size_t given_count;
	struct filter_meaning *meanings; /* at first those of choices, then those of names */
	size_t meaning_count, choice_count;
	bool says, hits; /* of the touchpoint that is looked at */
};

struct filter {
	struct filter_term *terms;
	size_t count, words;
	struct buffer value; /* the one that is looked at, folded */
};

struct filter_term *filter_add_term(struct filter *filter);
void filter_give(struct filter_term *term, struct slice folded);
void filter_mean(struct filter_term *term, const struct field *field, struct slice word);
/* adds the choices of which a word or label contains what was given */
void filter_mean_choices(struct filter_term *term, const struct field *field);

#endif

/* The starter library: touchpoints that businesses of the usual kinds have,
 * and the sets of stages they stand in, in English and Japanese.
 *
 * Templates are made of it, and a pick-list offers from it what fits the
 * stage of the cursor.  All of it is constant. */
#ifndef JOURNEY_STARTER_H
#define JOURNEY_STARTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"
#include "base/slice.h"

/* one stage of a set; the order of the table is that of the journey */
struct starter_stage {
	const char *set; /* the template it belongs to */
	const char *id;
	struct label name;
	struct label window;   /* .en NULL: none said */
	const char *frequency; /* NULL: none said */
	struct label goal;
};

#define STARTER_WORDS 8

struct starter {
	const char *id; /* unique in its set */
	struct label name;
	const char *set;                  /* the template it belongs to; NULL: fits any */
	const char *stage;                /* ids of stages of the set, separated by blanks; NULL: any */
	const char *channel;              /* ids of channels, separated by blanks; NULL: to be decided */
	const char *rows;                 /* of the domain study */
	const char *words[STARTER_WORDS]; /* values of the fields starter_keys; NULL: none said */
	struct label timing;              /* .en NULL: none said */
	struct label purpose;
};

/* the fields of a touchpoint that `words` give: kind, frequency, owner, … */
extern const char *const starter_keys[STARTER_WORDS];
extern const struct starter starter_table[];
extern const size_t starter_count;

/* the stages of a set in order: pass NULL first, then the last one; NULL at the end */
const struct starter_stage *starter_stage_next(const char *set, const struct starter_stage *after);
/* Does the touchpoint belong to the stage with this id or this name in either
 * language?  English is compared without regard to case. */
bool starter_fits(const struct starter *starter, struct slice stage);
/* The starters that are called so in either language: pass NULL first, then the last
 * one; NULL at the end.  English is compared without regard to case. */
const struct starter *starter_named(struct slice name, const struct starter *after);
/* Is this its word for the field, or the label of it in either language? */
bool starter_says(const struct starter *starter, const char *key, struct slice text);
/* Fills offer, which has room for starter_count pointers: first those that fit
 * the stage, then the others, each name once.  Gives the number of pointers;
 * *fitting, which may be NULL, of those that fit. */
size_t starter_offer(struct slice stage, const struct starter **offer, size_t *fitting);

#endif

/* How a journey goes along its stages: mood, rating, contacts and automation, for
 * everybody and for each persona (A11, M6, E9, N4, W4).
 *
 * A touchpoint counts in each stage that it names, in a channel or not; for the
 * personas that it names, and for all of them where it names none.  What a filter
 * hides is left out.  Made in one pass over the touchpoints; it holds as long as the
 * map is the same. */
#ifndef JOURNEY_CURVE_H
#define JOURNEY_CURVE_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/journey.h"

#define CURVE_EVERYBODY 0 /* the line of all touchpoints; that of persona number p is p + 1 */
#define CURVE_BEST 2      /* mood: from very good … */
#define CURVE_WORST (-2)  /* … to very bad */
#define CURVE_WORDS 12    /* touchpoints of a stage whose emotions are kept, at most */

/* What the touchpoints of one line say in one stage. */
struct curve_point {
	size_t touchpoints;
	double mood;  /* CURVE_WORST to CURVE_BEST: the mean of those that say one, else what the stage says */
	size_t moods; /* so many say one */
	bool has_mood;
	double rating;                   /* the mean of those that are rated: works 1, does not work -1, irritates -2 */
	size_t ratings[JOURNEY_RATINGS]; /* how many have each rating; 0: none */
	double contacts;                 /* a quarter, of those of which it is known */
	size_t contacts_known;
	size_t automated, automation_said; /* so many are, of so many that say whether they are */
};

/* The emotions that touchpoints of a stage tell in words. */
struct curve_words {
	struct item *items[CURVE_WORDS]; /* the first ones, in file order; borrowed */
	size_t count;                    /* of all that tell one */
};

struct curve {
	size_t stages;
	size_t lines;               /* everybody, then the personas in their order */
	struct curve_point *points; /* by stage, then line */
	struct curve_words *words;  /* by stage */
};

/* In a map with very many stages the last personas get no line.  curve_free */
struct curve *curve_make(const struct journey *journey);
void curve_free(struct curve *curve);
const struct curve_point *curve_point(const struct curve *curve, size_t line, size_t stage);
/* Does the mood of the line go another way than that of everybody? */
bool curve_differs(const struct curve *curve, size_t line);
/* in how many stages the line has no mood */
size_t curve_gaps(const struct curve *curve, size_t line);
/* the word for a mood, the nearest of the field's */
const struct label *curve_mood_label(double mood);
/* Does it say whether it is automated?  Then *automated tells: it is tech-touch, or
 * where no touch model is said, people do no longer try it alone. */
bool curve_says_automation(const struct record *record, bool *automated);

#endif

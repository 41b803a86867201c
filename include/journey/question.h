/* The questions of a review (Q1 to Q15): what a team asks of its map from time
 * to time, because the work on it is never finished (M14, W5).
 *
 * One table.  The review on the screen, `touchgrid help questions`, `show --view
 * review` and the handouts read it; the answers are records of the map's field
 * `review` (journey/review.h).  A question names the fields of touchpoints that
 * bear on it, so that whoever asks can show what the map already knows. */
#ifndef JOURNEY_QUESTION_H
#define JOURNEY_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/message.h"
#include "base/slice.h"

enum question_about {
	ABOUT_MAP,     /* the map as a whole */
	ABOUT_STAGES,  /* the map, or stage by stage */
	ABOUT_CUSTOMER /* the map, seen as the customer */
};

struct question {
	const char *id; /* "Q1", as the file says it */
	enum question_about about;
	struct label text;  /* the question */
	const char *fields; /* of touchpoints: what bears on it, separated by blanks */
	/* Touchpoints that are worth a look: those that say one of the fields `says`
	 * (NULL: any touchpoint) and lack one of `lacks` (NULL: whatever they lack). */
	const char *says, *lacks;
	struct label look; /* what these are, behind their number */
	const char *rows;  /* rows of the domain study, separated by blanks */
};

#define QUESTION_COUNT 15
#define QUESTION_FIELDS 5 /* the most that bear on one */
extern const struct question question_table[QUESTION_COUNT];

/* The number in the table of the question that a map calls so: by its id, by its
 * id and more ("q6: the flow"), or by its text in either language; QUESTION_COUNT: none. */
size_t question_find(struct slice name);
/* the words of a list separated by blanks, one after the other: start with *at = list;
 * false at the end */
bool question_each(const char **at, struct slice *word);

#endif

/* What the map already says about a review question: how many touchpoints say
 * something in each field that bears on it, what they say where it is chosen from
 * a few words, and which of them are worth a look.
 *
 * All questions are counted in one walk over all touchpoints, what a filter hides
 * included; one question of one stage in a walk over that stage's cells and the inbox. */
#ifndef JOURNEY_EVIDENCE_H
#define JOURNEY_EVIDENCE_H

#include "base/buffer.h"
#include "journey/journey.h"
#include "journey/question.h"

#define EVIDENCE_WORDS 6 /* a field of more choices is not told word by word */
#define EVIDENCE_FIRST 5 /* touchpoints worth a look that are named */

struct evidence {
	size_t all; /* touchpoints that were looked at */
	struct {
		const struct field *field;
		size_t said;                  /* touchpoints that say something in it */
		size_t words[EVIDENCE_WORDS]; /* touchpoints that say its choice number i */
	} fields[QUESTION_FIELDS];
	size_t field_count;
	size_t look; /* touchpoints that are worth a look */
	struct item *first[EVIDENCE_FIRST];
};

/* for all questions, by their number in the table */
void evidence_gather(const struct journey *journey, struct evidence all[QUESTION_COUNT]);
/* for the question of this number and one stage, each touchpoint once */
void evidence_of_stage(const struct journey *journey, size_t question, size_t stage, struct evidence *evidence);
/* adds "Rating: 12 of 29 (works 8, irritates 4)" for field number nth */
void evidence_add_field(const struct evidence *evidence, size_t nth, struct buffer *out);
/* adds "4 of 29 raise a worry that nothing eases: A, B, C …"; nothing when there is none */
void evidence_add_look(const struct evidence *evidence, size_t question, struct buffer *out);
/* Adds the filter (journey/filter.h) that lets pass what is worth a look; stage
 * .bytes NULL: in all stages. */
void evidence_add_filter(size_t question, struct slice stage, struct buffer *out);

#endif

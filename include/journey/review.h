/* The review of a map: which questions are answered, when, and what is due
 * (M14, W5, Q1 to Q15).
 *
 * Answers are records of the map's field `review`.  One without a stage is about
 * the whole map; a question that is asked stage by stage counts as answered when
 * that one is there, or one for each stage.  Of several records on one thing the
 * one of the latest day counts.
 *
 * A thing is due when it was looked at longer ago than `review_every` says (a
 * quarter where it says nothing), or never.  Looking at the whole map (its field
 * `reviewed`) is looking at each touchpoint, too. */
#ifndef JOURNEY_REVIEW_H
#define JOURNEY_REVIEW_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "journey/journey.h"
#include "journey/question.h"

#define REVIEW_WHOLE SIZE_MAX /* no stage, the whole map */
#define REVIEW_NEVER LONG_MIN /* no day */
#define REVIEW_NEAR 7         /* days before a deadline from which on it is told */

/* ---- answers ---- */

struct review_answer {
	size_t entry;      /* which record of `review`, from 0 */
	struct slice text; /* may be empty; borrowed until the next change */
	long day;          /* REVIEW_NEVER: it says none, or no day of the calendar */
};

/* how many records `review` holds; *single: it is one mapping instead of a list;
 * *strange (NULL: no matter): it holds something that is neither */
size_t review_records(const struct journey *journey, bool *single, bool *strange);
/* the answer to question number `question` about a stage by its index, or REVIEW_WHOLE;
 * false: there is none */
bool review_answer(const struct journey *journey, size_t question, size_t stage, struct review_answer *answer);

/* how a question stands */
struct review_standing {
	bool answered;
	size_t stages; /* that have an answer of their own … */
	size_t of;     /* … of so many that it is asked of */
	long day;      /* when it was answered, at the stage where that is longest ago; REVIEW_NEVER */
	long due;      /* the day from which on it is; REVIEW_NEVER: since ever */
};

/* ---- what is due ---- */

enum due_kind {
	DUE_MAP,        /* the whole map is to be looked at */
	DUE_QUESTION,   /* … to be answered, or answered again */
	DUE_TOUCHPOINT, /* … to be looked at */
	DUE_DECISION    /* what was decided about a touchpoint is to be done by a day */
};

struct due {
	enum due_kind kind;
	size_t question;   /* QUESTION */
	struct item *item; /* TOUCHPOINT, DECISION */
	long day;          /* from which on it is due; REVIEW_NEVER: it never happened */
};

struct review {
	long today;
	struct review_standing questions[QUESTION_COUNT];
	long map_day, map_due; /* when the whole map was looked at, as in a standing */
	struct due *due;       /* the longest overdue first, at last what never happened */
	size_t count, room;
};

/* Looks at all questions and touchpoints; today: a day of journey/day.h.  review_free. */
void review_make(struct review *review, const struct journey *journey, long today);
void review_free(struct review *review);
/* Only the answers to this question changed; only this touchpoint's `reviewed` did. */
void review_renew_question(struct review *review, const struct journey *journey, size_t question);
void review_renew_touchpoint(struct review *review, const struct journey *journey, struct item *item);
/* how many questions are answered, and how many are due */
size_t review_answered(const struct review *review);
size_t review_due_questions(const struct review *review);
/* The day from which on what was looked at on a day is to be looked at again, as the map's
 * `review_every` says; REVIEW_NEVER: since ever. */
long review_again(const struct journey *journey, long day);
/* is it due today? */
bool review_is_due(const struct review *review, long due);
/* adds what something due is called: "The map as a whole", "Kickoff call: improve" */
void review_add_due(const struct due *due, struct buffer *out);
/* adds when a question was answered, and since when it is due: "2025-10-01, 3 weeks over" */
void review_add_standing(const struct review *review, size_t question, struct buffer *out);
/* Adds the answers about the whole map and about stages, a paragraph each: "導入: …". */
void review_add_answers(const struct journey *journey, size_t question, struct buffer *out);
/* adds "Review every: quarterly · Report every: monthly" */
void review_add_intervals(const struct journey *journey, struct buffer *out);
/* adds "3 weeks over", "due today", "in 5 days", "never answered", "stages: 1 of 5", "never reviewed" */
void review_add_when(const struct review *review, const struct due *due, struct buffer *out);

#endif

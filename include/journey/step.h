/* The steps by which a workshop maps a journey, and what a touchpoint still
 * lacks in each of them.
 *
 * There are two sets: the five steps of a map (W1), and those by which
 * touchpoints are automated (W2, E10).  A step asks for fields of a
 * touchpoint; the map itself is all the state there is, so a session can be
 * left and entered anywhere.  The journey counts what is open in each step. */
#ifndef JOURNEY_STEP_H
#define JOURNEY_STEP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
#include "base/slice.h"

enum step_set { STEPS_OF_MAP, STEPS_OF_TECH_TOUCH };

enum step_id {
	STEP_LIST,
	STEP_STAGE,
	STEP_CHANNEL,
	STEP_OWNER,
	STEP_RATING,
	STEP_TOUCH,
	STEP_PLACE,
	STEP_TRIAL,
	STEP_TOOL,
	STEP_TIMING,
	STEP_TEST
};
#define STEP_COUNT 11

struct step_row {
	enum step_set set;
	struct label title;       /* a word or two */
	struct label question;    /* one sentence */
	const char *first, *then; /* the field it asks for; `then` NULL, or the one to ask when the first is said */
	const char *rows;         /* rows of the domain study, separated by blanks */
};

extern const struct step_row step_table[STEP_COUNT];

/* what a touchpoint says, as far as steps ask for it; or-ed */
enum step_said {
	STEP_SAID_OWNER = 1,
	STEP_SAID_TOUCH = 2,
	STEP_SAID_TECH_TOUCH = 4,
	STEP_SAID_AUTOMATION = 8,
	STEP_SAID_TOOL = 16,
	STEP_SAID_TIMING = 32,
	STEP_SAID_TEST = 64
};

/* what an entry of a touchpoint adds; 0: nothing of these */
uint8_t step_said(struct slice key, struct slice value);
/* does the step ask for a touchpoint that says this? */
bool step_applies(enum step_id id, uint8_t said);
/* The steps in which it lacks something, 1 << enum step_id or-ed; stage and channel:
 * does it stand in one that is in the map? */
unsigned step_lacks(uint8_t said, bool stage, bool channel, bool rated);

#endif

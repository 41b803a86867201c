/* What the files of the rules of coverage share: how a journey is looked at. */
#ifndef JOURNEY_COVERAGE_PARTS_H
#define JOURNEY_COVERAGE_PARTS_H

#include "base/buffer.h"
#include "journey/coverage.h"
#include "journey/directory.h"
#include "journey/owned.h"
#include "journey/slots.h"
#include "yaml/value.h"

/* ---- what the map says of its rules ---- */

/* a rule that is looked at otherwise for some things */
struct exception {
	enum rule_code code;
	size_t only[KIND_COUNT]; /* by kind: the index of the one that it is for; FINDING_NOWHERE: any */
	int level;               /* LEVEL_UNSAID */
	size_t limit;            /* LIMIT_UNSAID */
};

struct settings {
	int levels[RULE_COUNT]; /* enum severity; LEVEL_OFF */
	size_t limits[RULE_COUNT];
	struct exception *exceptions;
	size_t count;
};
#define LEVEL_OFF (-1)
#define LEVEL_UNSAID (-2)
#define LIMIT_UNSAID SIZE_MAX

/* ---- what is known of stages, channels, personas ---- */

struct stage_look {
	enum sale sale;
	bool renewal;
	unsigned reminders; /* 1: one comes 90 days before the end, 2: 60, 4: 30 */
	size_t touchpoints, surveys, promotional, educational;
};

struct channel_look {
	unsigned suits, urgency; /* choices of the fields, 1 << position or-ed; 0: it does not say */
	bool uncontrollable, monitored;
	size_t touchpoints;
};

struct persona_look {
	size_t *prefers; /* channels, by index */
	size_t count;
	size_t touchpoints;
};

/* The fields of a touchpoint that rules ask for. */
enum slot {
	SLOT_STAGE,
	SLOT_CHANNEL,
	SLOT_OWNER,
	SLOT_PURPOSE,
	SLOT_GOAL,
	SLOT_OUTCOME,
	SLOT_METRIC,
	SLOT_EVIDENCE,
	SLOT_TICKETS_AFTER,
	SLOT_TIMING,
	SLOT_TIMING_FROM,
	SLOT_TRIGGER,
	SLOT_RATING,
	SLOT_DECISION,
	SLOT_DUE,
	SLOT_CONTROL,
	SLOT_MONITORING,
	SLOT_INITIATIVE,
	SLOT_SURVEY,
	SLOT_SURVEY_QUESTION,
	SLOT_MINUTES,
	SLOT_VALUE,
	SLOT_LOOP_CLOSED,
	SLOT_AUTOMATION,
	SLOT_PILOT,
	SLOT_TESTS,
	SLOT_SUBJECT,
	SLOT_URGENCY,
	SLOT_PERSONA,
	SLOT_SEGMENT,
	SLOT_OVERRIDES,
	SLOT_CONTENT_TYPE,
	SLOT_NEXT,
	SLOT_REVIEWED,
	SLOT_COUNT
};

struct coverage {
	const struct journey *journey;
	long today;
	struct findings *out;
	struct settings settings;
	struct directory stages, channels, personas;
	struct directory touchpoints; /* made when first asked for */
	struct stage_look *stage_looks;
	struct channel_look *channel_looks;
	struct persona_look *persona_looks;
	size_t stage_count, channel_count, persona_count;
	struct owned owned;
	struct names *segments; /* that touchpoints name */
	struct names *called;   /* channels, folded */
	struct names *company;  /* what a map of the company's side shows, folded (T10) */
	struct names *targets;  /* that touchpoints lead on to */
	struct slots slots;     /* the fields that rules ask for */
	size_t up_to_sale;      /* touchpoints before and at the purchase */
	bool customer_view, only_company;
	/* the touchpoint that is looked at */
	struct item *item;
	const struct record *record;
	struct finding_subject subject;
	const struct entry *says[SLOT_COUNT];           /* the first entry of the field that says something */
	size_t *at_stages, *at_channels, *for_personas; /* those it names, each once; room for all there are */
	size_t at_stage_count, at_channel_count, for_persona_count;
	struct buffer scratch;
};

/* Adds the finding unless the map switched it off for this subject. */
void coverage_report(struct coverage *c, enum rule_code code, struct finding_subject subject, struct rule_words words);
/* The number that a rule goes by for this subject. */
size_t coverage_limit(const struct coverage *c, enum rule_code code, const struct finding_subject *subject);
/* the name of a stage, channel, persona or owner; .bytes NULL */
struct slice coverage_name(const struct coverage *c, enum kind kind, size_t index);
/* "“Email”, “Phone”" of choices, 1 << position or-ed, in the user's language */
void coverage_add_choices(struct buffer *out, const struct choice *choices, unsigned bits);
/* position of the word among the choices, as a bit; 0: none of them */
unsigned coverage_choice_bit(const struct choice *choices, struct slice word);
/* the text folded for comparing; borrowed from scratch */
struct slice coverage_folded(struct buffer *scratch, struct slice text);

/* Is it something that the customer does, feels or needs (M12)? */
bool coverage_tells_customer(const struct entry *entry);
/* Reports a map or touchpoint whose review is due; reviewed: the day it says, .bytes NULL: none. */
void coverage_review(struct coverage *c, struct finding_subject subject, struct slice name, struct slice reviewed);

/* the settings of the map; settings_clear */
void settings_read(struct coverage *c);
void settings_clear(struct settings *settings);

/* Which slot each field of the table has. */
void coverage_find_slots(struct coverage *c);
/* Looks at one touchpoint: what it breaks by itself, and what it adds to the looks. */
void coverage_touchpoint(struct coverage *c, struct item *item, size_t index);

#endif

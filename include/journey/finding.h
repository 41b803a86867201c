/* What is wrong with a map, or worth a look: findings, and the table of rules
 * that they break.
 *
 * The one table of rules stands in src/journey/rule.c; `touchgrid check`, the list
 * of findings, the handouts, the help and the reference page read it.  There are
 * two families: rules of the text (journey/check.h: syntax, structure, references)
 * and rules of coverage (journey/coverage.h: gaps, overload, owners, …).  A finding
 * says which thing of the map it is about, so that whoever shows it can go there. */
#ifndef JOURNEY_FINDING_H
#define JOURNEY_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "journey/field.h"
#include "journey/journey.h"

enum severity {
	SEVERITY_NOTE,    /* worth a look */
	SEVERITY_WARNING, /* something is missing, or may well be a slip */
	SEVERITY_ERROR    /* the map does not say what it should */
};
#define SEVERITY_COUNT 3

enum rule_code {
	/* of the text */
	RULE_SYNTAX,
	RULE_NOT_A_MAP,
	RULE_VERSION,
	RULE_DUPLICATE_KEY,
	RULE_NOT_A_LIST,
	RULE_GRID,
	RULE_NOT_AN_ITEM,
	RULE_NO_NAME,
	RULE_DUPLICATE_ID,
	RULE_REFERENCE,
	RULE_ONE_VALUE,
	RULE_WORDS,
	RULE_CHOICE,
	RULE_NUMBER,
	RULE_YES,
	RULE_DATE,
	RULE_RECORDS,
	RULE_RULE,
	RULE_KEY_TYPO,
	RULE_CONFLICT,
	/* of coverage: the map, its stages and channels */
	RULE_NO_GOAL,
	RULE_COMPANY_SIDE,
	RULE_NO_CUSTOMER_VIEW,
	RULE_FEW_BEFORE_SALE,
	RULE_FEW_TOUCHPOINTS,
	RULE_REVIEW_DUE,
	RULE_STAGE_EMPTY,
	RULE_PROMOTIONAL_ONLY,
	RULE_SURVEY_EVERYWHERE,
	RULE_RENEWAL_REMINDERS,
	RULE_CHANNEL_UNUSED,
	RULE_CELL_OVER,
	RULE_CELL_REQUIRED,
	/* personas and owners */
	RULE_PERSONA_UNSERVED,
	RULE_SEGMENT_UNSERVED,
	RULE_OWNER_OVERLOADED,
	/* touchpoints */
	RULE_CHANNEL_AS_TOUCHPOINT,
	RULE_NO_STAGE,
	RULE_NO_CHANNEL,
	RULE_NO_OWNER,
	RULE_NO_PURPOSE,
	RULE_NO_METRIC,
	RULE_NO_TIMING,
	RULE_NO_RATING,
	RULE_NO_DECISION,
	RULE_IRRITATING_KEPT,
	RULE_NEEDLESS_KEPT,
	RULE_OVERDUE,
	RULE_UNMONITORED,
	RULE_REACTIVE_UNMEASURED,
	RULE_SURVEY_ON_SHORT,
	RULE_SURVEY_NOT_OPEN,
	RULE_LOOP_OPEN,
	RULE_AUTOMATED_UNTRIED,
	RULE_AUTOMATED_UNTESTED,
	RULE_SUBJECT_UNFIT,
	RULE_URGENCY_UNFIT,
	RULE_NOT_PREFERRED,
	RULE_DEAD_END
};
#define RULE_COUNT (RULE_DEAD_END + 1)
#define RULE_FIRST_COVERAGE RULE_NO_GOAL

/* what the list of findings offers to mend one of a rule */
enum rule_fix {
	FIX_NONE,  /* only to go there */
	FIX_FIELD, /* the field of the finding is edited */
	FIX_ADD,   /* a touchpoint is added in the finding's stage, channel or cell */
	FIX_MOVE   /* the touchpoints are carried elsewhere */
};

struct rule {
	const char *name; /* as printed in brackets: "duplicate-key" */
	enum severity severity;
	enum rule_fix fix;
	int limit;         /* the number that it goes by where the map says none; 0: it has none */
	const char *rows;  /* rows of the domain study, separated by blanks */
	const char *about; /* N_(): what it looks for */
	const char
	        *message; /* N_(): a sentence with {key}, {word}, {name}, {kind}, {list}, {choices}, {count}, {limit} */
};
extern const struct rule rule_table[RULE_COUNT];

/* the rule of this name; NULL */
const struct rule *rule_find(struct slice name);
/* the one that a mistyped name may mean; NULL */
const struct rule *rule_nearest(struct slice name);
/* is it one of coverage, so that a map can change it? */
bool rule_is_of_coverage(const struct rule *rule);
/* "error", "warning", "note": for scripts and editors, in no language */
const char *severity_name(enum severity severity);
/* the same in the user's language */
const char *severity_label(enum severity severity);

#define FINDING_NOWHERE SIZE_MAX

/* What a finding is about. */
struct finding_subject {
	enum kind kind;        /* KIND_MAP: the map itself */
	size_t index;          /* in the list of its kind */
	const char *key;       /* the field, as in the table of fields; NULL: all of it */
	size_t stage, channel; /* of the grid: a cell, a stage or a channel; FINDING_NOWHERE: none */
};
#define FINDING_OF_MAP ((struct finding_subject){.stage = FINDING_NOWHERE, .channel = FINDING_NOWHERE})

struct finding {
	const struct rule *rule;
	enum severity severity; /* the rule's, or what the map says of it */
	struct finding_subject subject;
	char *message;  /* one sentence, harmless for a terminal: what is wrong, and what to do */
	size_t offset;  /* bytes from the start of the text; with line and column, once it was located */
	long line;      /* from 1; 0: not located */
	long column;    /* display columns from 1, as in struct error */
	long character; /* code points from 1 */
};

/* a zeroed struct is an empty list */
struct findings {
	struct finding *list;
	size_t count, room;
};

/* what the braces of a rule's message stand for; what it does not name is left out */
struct rule_words {
	struct slice key, word, name, choices;
	int kind; /* enum kind; {kind} is its name, {list} the key of its list */
	size_t count, limit;
	struct slice near; /* adds “did you mean …?”; .bytes NULL: nothing is near */
};

/* Adds a finding of the rule's own severity, not located yet. */
struct finding *findings_add(struct findings *findings, enum rule_code code, struct finding_subject subject,
                             const struct rule_words *words);
/* Moves all of the other list behind those of this one; the other is empty then. */
void findings_append(struct findings *findings, struct findings *other);
/* Sorts by offset, drops what is said twice, and sets lines and columns in the text. */
void findings_locate(struct findings *findings, struct slice text);
/* Sorts the worst first, then by rule; of one rule and severity they stay in their order. */
void findings_rank(struct findings *findings);
/* Where the findings of the same rule and severity as the first one end, in a ranked list. */
size_t findings_group(const struct findings *findings, size_t first);
/* Drops those of touchpoints that a filter hides. */
void findings_drop_hidden(struct findings *findings, const struct journey *journey);
void findings_free(struct findings *findings);

#endif

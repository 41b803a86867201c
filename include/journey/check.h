/* What is wrong with the text of a map: syntax and structure.
 *
 * The one table of rules stands in src/journey/rule.c; `touchgrid check`, its
 * help and the reference page read it.  A check looks at the bytes alone, so
 * that each finding has its exact place, and finds all there is to find in one
 * pass.  A text that is not well-formed has one finding: where it breaks. */
#ifndef JOURNEY_CHECK_H
#define JOURNEY_CHECK_H

#include <stddef.h>

#include "base/slice.h"

enum severity {
	SEVERITY_ERROR,  /* the map does not say what it should */
	SEVERITY_WARNING /* it may well be a slip */
};

enum rule_code {
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
	RULE_KEY_TYPO,
	RULE_CONFLICT
};
#define RULE_COUNT (RULE_CONFLICT + 1)

struct rule {
	const char *name; /* as printed in brackets: "duplicate-key" */
	enum severity severity;
	const char *about;   /* N_(): what it looks for */
	const char *message; /* N_(): a sentence with {key}, {word}, {kind}, {list}, {choices} */
};
extern const struct rule rule_table[RULE_COUNT];

/* what the braces of a rule's message stand for; what it does not name is left out */
struct rule_words {
	struct slice key, word, choices;
	int kind;          /* enum kind; {kind} is its name, {list} the key of its list */
	struct slice near; /* adds “did you mean …?”; .bytes NULL: nothing is near */
};

struct finding {
	const struct rule *rule;
	size_t offset; /* bytes from the start of the text */
	long line;     /* from 1 */
	long column;   /* display columns from 1, as in struct error */
	char *message; /* one sentence, harmless for a terminal */
};

/* a zeroed struct is an empty list */
struct findings {
	struct finding *list;
	size_t count, room;
};

/* Checks the text of a whole map; the findings are in the order of their places. */
void check_text(struct slice text, struct findings *out);
void findings_free(struct findings *findings);

/* ---- for check.c ---- */
void findings_add(struct findings *findings, enum rule_code code, size_t offset, const struct rule_words *words);
/* sorts by place and sets lines and columns; text is what was checked */
void findings_locate(struct findings *findings, struct slice text);

#endif

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

#include "base/slice.h"
#include "journey/field.h"

enum severity {
	SEVERITY_NOTE,    /* worth a look */
	SEVERITY_WARNING, /* something is missing, or may well be a slip */
	SEVERITY_ERROR    /* the map does not say what it should */
};

/* what the list of findings offers to mend one of a rule */
enum rule_fix {
	FIX_NONE,  /* only to go there */
	FIX_FIELD, /* the field `key` of the finding's thing is edited */
	FIX_ADD,   /* a touchpoint is added in the finding's stage, channel or cell */
	FIX_MOVE   /* the touchpoint is grabbed, to be carried elsewhere */
};

struct rule {
	const char *name; /* as printed in brackets: "no-owner" */
	enum severity severity;
	enum rule_fix fix;
	bool coverage;       /* of the coverage of the journey, so that a map can change it; else of its text */
	int limit;           /* what its number is when the map says none; 0: it has none */
	const char *rows;    /* rows of the domain study, separated by blanks */
	const char *about;   /* N_(): what it looks for */
	const char *message; /* N_(): a sentence with {key}, {word}, {kind}, {list}, {choices}, {count}, {limit} */
	const char *advice;  /* N_(): what to do; NULL: the message says it */
};
extern const struct rule rule_table[];
extern const size_t rule_count;

#define FINDING_NOWHERE SIZE_MAX

struct finding {
	const struct rule *rule;
	enum severity severity; /* the rule's, or what the map says of it */
	char *message;          /* one sentence, harmless for a terminal; what is wrong and what to do */
	/* what it is about */
	enum kind kind;  /* KIND_MAP: the map itself */
	size_t index;    /* in the list of its kind; FINDING_NOWHERE: the map */
	const char *key; /* the field that it is about, as in struct change; NULL: all of it */
	size_t stage;    /* a cell, stage or channel of the grid that it is about; FINDING_NOWHERE: none */
	size_t channel;
	/* where it stands in the text, after findings_locate */
	size_t offset; /* bytes from the start */
	long line;     /* from 1 */
	long column;   /* display columns from 1, as in struct error */
};

/* a zeroed struct is an empty list */
struct findings {
	struct finding *list;
	size_t count, room;
};

void findings_free(struct findings *findings);

#endif

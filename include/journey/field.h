/* The one table of fields: every attribute that a map, a stage, a channel, a
 * persona, an owner or a touchpoint can carry.
 *
 * Reading, the form, completion, filters, checks, CSV and JSON columns and the
 * reference page all read this table; adding a field is adding a row.  The
 * last column cites the row of the domain study it serves (M1, A6, E9 …). */
#ifndef JOURNEY_FIELD_H
#define JOURNEY_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/message.h"
#include "base/slice.h"

/* the kinds of things in a map; each but the map itself is an item of a list */
enum kind { KIND_MAP, KIND_STAGE, KIND_CHANNEL, KIND_PERSONA, KIND_OWNER, KIND_TOUCHPOINT };
#define KIND_COUNT 6

enum field_type {
	FIELD_TEXT,       /* one line */
	FIELD_LONG,       /* several lines */
	FIELD_NUMBER,     /* a plain number */
	FIELD_YES,        /* true or false */
	FIELD_DATE,       /* YYYY-MM-DD */
	FIELD_CHOICE,     /* one word of choices */
	FIELD_CHOICES,    /* one or a list of words of choices */
	FIELD_WORDS,      /* one or a list of free texts */
	FIELD_REFERENCE,  /* an id or name of a thing of kind `refers` */
	FIELD_REFERENCES, /* one or a list of them */
	FIELD_RECORDS     /* a list of mappings, or a mapping; keys in `members` */
};

/* the groups of the form, in the order people ask */
enum field_group { GROUP_WHAT, GROUP_WHERE, GROUP_WHO, GROUP_HOW_WELL, GROUP_NEXT };
#define GROUP_COUNT 5

struct choice {
	const char *word; /* what the file says */
	struct label label;
};

/* Tells nearly all keys apart in one comparison; length in bytes, 1 to 255. */
#define FIELD_SIGNATURE(kind, length, first, last)                                                                     \
	((uint32_t)(kind) << 24 | (uint32_t)(length) << 16 | (uint32_t)(unsigned char)(first) << 8 |                   \
	 (uint32_t)(unsigned char)(last))

struct field {
	const char *key;
	enum kind kind;
	uint32_t signature; /* of kind and key: what field_find looks at first */
	enum field_group group;
	enum field_type type;
	enum kind refers;             /* REFERENCE(S) */
	bool mapping;                 /* RECORDS: one mapping, not a list of them, when it is written anew */
	const struct choice *choices; /* CHOICE(S): ends with a NULL word; else NULL */
	const char *members;          /* RECORDS: keys, separated by blanks */
	struct label label;
	struct label help; /* one sentence: what to write and why */
	const char *rows;  /* rows of the domain study, separated by blanks */
};

extern const struct field field_table[];
extern const size_t field_count;

/* the field of this key, NULL when unknown */
const struct field *field_find(enum kind kind, struct slice key);
/* the fields of a kind, in table order: pass NULL first, then the last one; NULL at the end */
const struct field *field_next(enum kind kind, const struct field *after);
/* the choice of this word, NULL when it is none of the field's */
const struct choice *field_choice(const struct field *field, struct slice word);
/* what the table says of a member of a RECORDS field ("date" of tests), as a
 * field of its own; NULL when unknown.  A member may be RECORDS itself. */
const struct field *field_member(const struct field *records, struct slice member);
/* Does the text read as a number, as true or false, as a day of the calendar
 * (YYYY-MM-DD)?  Any text fits the other types. */
bool field_type_fits(enum field_type type, struct slice text);
/* the number that a text says, as field_type_fits has it; false: none */
bool field_number(struct slice text, double *number);
/* the label of a group */
const struct label *field_group_label(enum field_group group);
/* may the field hold several values? */
bool field_is_list(const struct field *field);

/* "stages", "channels", …; "" for the map itself */
const char *kind_list_key(enum kind kind);
/* the kind of a top-level list key; KIND_MAP when it is none */
enum kind kind_of_list(struct slice key);
/* "stage", "channel", … in both languages */
const struct label *kind_label(enum kind kind);

#endif

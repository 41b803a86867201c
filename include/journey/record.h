/* What one item of a map says: its entries, read from its text.
 *
 * A record is a value: made by record_read from the piece of text in which
 * the item is written, freed by record_free, never changed.  Slices point
 * into that text or into the record. */
#ifndef JOURNEY_RECORD_H
#define JOURNEY_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "journey/field.h"
#include "yaml/tree.h"
#include "yaml/value.h"

enum entry_kind {
	ENTRY_TEXT,    /* a scalar */
	ENTRY_NULL,    /* the key is there and says nothing */
	ENTRY_ELEMENT, /* a scalar element of a list value; one entry each */
	ENTRY_EMPTY,   /* an empty list */
	ENTRY_NESTED   /* something deeper: see nested */
};

struct entry {
	const struct field *field; /* NULL: a key that the table does not know */
	struct slice key;
	struct slice value;   /* decoded; NESTED: .bytes NULL */
	struct value *nested; /* NESTED: the whole value, owned by the record; else NULL */
	enum entry_kind kind;
	bool plain; /* TEXT, ELEMENT: written without quotes, so it may be a number, true … */
};

struct record {
	enum kind kind;
	bool bare; /* the item is a bare word: id and name at once */
	uint32_t count;
	struct entry *entries; /* in the order of the file */
	char *store;           /* copied texts; NULL when all of them stand in the piece */
};

/* The record of a node of a tree; what it says is copied.  An alias says what
 * its anchor says. */
struct record *record_of_node(enum kind kind, const struct tree *tree, uint32_t node);
/* The map's own record: the entries of all trees' root mappings, but for the
 * lists of things (stages, touchpoints …), which are items. */
struct record *record_of_map(struct tree *const *trees, size_t count);
/* The sequence of a kind's items in a map's tree, read through aliases and the
 * root's `<<`; TREE_NONE.  *copy (may be NULL): the alias that brings it in;
 * .bytes NULL: it is written in its place. */
uint32_t record_list(const struct tree *tree, enum kind kind, struct slice *copy);
/* Reads a piece that is one item; NULL when it is not well-formed or not just
 * one item. */
struct record *record_read(enum kind kind, struct slice piece, struct error *err);
void record_free(struct record *record);

/* All that the record says, as a mapping of its keys, or the bare word; value_free. */
struct value *record_value(const struct record *record);
/* What it says of one key, value_free; NULL: nothing. */
struct value *record_value_of(const struct record *record, struct slice key);

/* does the entry say anything, be it something deeper? */
bool record_says(const struct entry *entry);
/* the first entry of key; NULL */
const struct entry *record_find(const struct record *record, const char *key);
/* the text of key: the scalar or the first element; .bytes NULL when there is none */
struct slice record_text(const struct record *record, const char *key);
/* all texts of key, one after the other: start with *at = 0; false at the end */
bool record_each(const struct record *record, const char *key, uint32_t *at, struct slice *text);
/* id, or name where there is none; .bytes NULL when both are missing */
struct slice record_id(const struct record *record);
/* name, or id where there is none */
struct slice record_name(const struct record *record);

#endif

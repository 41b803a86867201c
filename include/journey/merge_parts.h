/* What the files that make a merge plan share; private to journey/. */
#ifndef JOURNEY_MERGE_PARTS_H
#define JOURNEY_MERGE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/field.h"
#include "journey/names.h"
#include "yaml/value.h"

/* What things are called on one side, and what in the result. */
struct renames {
	struct rename {
		enum kind kind;
		char *from, *to;
	} * list;
	size_t count, room;
	struct names *index; /* of kind and `from`: the number is that in the list */
};

/* the first one of a name counts */
void renames_add(struct renames *renames, enum kind kind, struct slice from, struct slice to);
/* Lets the references in what a thing of kind says follow; were there any? */
bool renames_apply(const struct renames *renames, enum kind kind, struct value *value);
/* what a name of that kind is called in the result; NULL: the same */
const char *renames_find(const struct renames *renames, enum kind kind, struct slice from);
void renames_free(struct renames *renames);

/* Calls for each reference in what a thing says, until it says false. */
typedef bool reference_visit(void *context, enum kind refers, struct value *word);
bool references_visit(enum kind kind, struct value *value, reference_visit *visit, void *context);

/* Where conflicts of the fields of one thing are noted. */
struct disputes {
	struct value *list; /* VALUE_LIST of the map's field `conflicts` */
	enum kind kind;
	const struct value *subject; /* what the thing is called; NULL: the map */
	bool joined;                 /* both added it */
};

void dispute_field(struct disputes *disputes, const char *path, const struct value *base, const struct value *ours,
                   const struct value *theirs);
/* what: "removed-by-ours" or "removed-by-theirs" */
void dispute_removal(struct disputes *disputes, const char *what);
/* Merges what three versions say of a thing; value_free. */
struct value *merge_fields(struct disputes *disputes, const struct value *base, const struct value *ours,
                           const struct value *theirs);

#endif

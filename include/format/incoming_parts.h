/* What the files that bring an incoming into a map share; private to format/. */
#ifndef FORMAT_INCOMING_PARTS_H
#define FORMAT_INCOMING_PARTS_H

#include <stdint.h>

#include "format/incoming.h"
#include "journey/names.h"

#define THING_NONE UINT32_MAX

/* Which things are called so: from texts to indexes of things, in their order. */
struct lookup {
	struct names *texts;
	uint32_t *first, *last; /* by the number of the text */
	size_t text_room;
	uint32_t *next; /* by the index of the thing; THING_NONE at the end */
	size_t room;
};

/* One that the map has, or will have. */
struct thing {
	struct item *item;                /* NULL: it is made */
	const struct incoming_item *said; /* what the text says of it; NULL: nothing */
	struct slice id;                  /* by what others refer to it */
	char *made;                       /* its id, where it got a new one */
};

struct things {
	struct thing *list;
	size_t count, room;
	struct lookup ids, names;
};

struct incoming_work {
	const struct journey *journey;
	struct plan *plan;
	struct incoming_done *done;
	struct things of[KIND_COUNT];
	bool has_ids; /* some touchpoint of the map has an id */
};

/* ---- incoming_things.c: which thing is meant ---- */

/* takes in what the map has */
void incoming_things_read(struct incoming_work *work);
void incoming_things_free(struct incoming_work *work);
/* the one that a word refers to, by its id or else its name */
uint32_t incoming_find(const struct incoming_work *work, enum kind kind, struct slice word);
/* the id by which the file refers to what the word means; the word itself where it means nothing */
struct slice incoming_refer(const struct incoming_work *work, enum kind kind, struct slice word);
/* Takes in one more, of which these are said (.bytes NULL: not); its index. */
uint32_t incoming_enter(struct incoming_work *work, enum kind kind, struct slice id, struct slice name);
/* The same, with a new id, made as `touchgrid add` does; stage and channel: indexes of
 * its first ones, THING_NONE. */
uint32_t incoming_enter_new(struct incoming_work *work, enum kind kind, struct slice name, uint32_t stage,
                            uint32_t channel);
/* What is added to the map for a thing of which just a name is said. */
struct value *incoming_new_value(const struct thing *thing, struct slice name);

void lookup_put(struct lookup *lookup, struct slice text, uint32_t thing);
uint32_t lookup_find(const struct lookup *lookup, struct slice text);
/* lets the first one of a text be another */
void lookup_set_first(struct lookup *lookup, struct slice text, uint32_t thing);
void lookup_free(struct lookup *lookup);

/* ---- incoming_match.c: which thing each of the text is ---- */

/* Sets bound[i] for each item of the text; things that are made have no item.  false:
 * one thing is said twice, … */
bool incoming_match(struct incoming_work *work, const struct incoming *incoming, uint32_t *bound, struct error *err);

/* ---- incoming_value.c: what is said of it ---- */

/* Where a value stands: pair is its index in says, SIZE_MAX the thing itself.  Returns false. */
bool incoming_refuse(const struct incoming_item *in, size_t pair, struct error *err);
/* What a list field says, as a list of texts, cells split; value_free.  NULL with err: it is none. */
struct value *incoming_list(const struct incoming_work *work, const struct field *field, const struct value *value,
                            bool cells, struct error *err);
/* Do both say the same of a field (NULL: nothing)?  cells: lists in said are as in a cell. */
bool incoming_says_same(const struct incoming_work *work, const struct field *field, const struct value *now,
                        const struct value *said, bool cells);
/* The value as the map says it (*fresh NULL: nothing); makes what it refers to.  false
 * with err: it does not fit the field. */
bool incoming_check(struct incoming_work *work, const struct field *field, const struct value *said, bool cells,
                    struct value **fresh, struct error *err);

#endif

/* A list of changes in the making, which owns all it holds. */
#ifndef JOURNEY_PLAN_H
#define JOURNEY_PLAN_H

#include "base/error.h"
#include "journey/change.h"
#include "journey/journey.h"

struct plan {
	struct change *changes;
	bool *follows; /* SET: it only goes on referring to what gets another id or name */
	size_t count, room;
};

struct plan *plan_new(void);
void plan_free(struct plan *plan);
/* All take over value; indexes are of the map as the changes before left it.
 * item NULL: the map itself.  value NULL: the key goes. */
void plan_set(struct plan *plan, const struct journey *journey, const struct item *item, const char *key,
              struct value *value);
void plan_add(struct plan *plan, const char *list, size_t at, struct value *value);
void plan_remove(struct plan *plan, const char *list, size_t at);
void plan_move(struct plan *plan, const char *list, size_t from, size_t to);

/* Adds the changes that make everything that refers to `old` of a kind refer
 * to `new` instead (new .bytes NULL: no longer refer to it). */
void plan_rename_references(struct plan *plan, const struct journey *journey, enum kind kind, struct slice old,
                            struct slice new);
/* Adds the changes that make no other touchpoint lead on to these (M5). */
void plan_unlink(struct plan *plan, const struct journey *journey, struct item *const *items, size_t count);
/* Adds the changes that make what leads on to touchpoints do so by their new
 * names, in one pass; what then leads to itself or twice to one no longer does.
 * `except` (NULL: none) is left as it is. */
struct renames;
void plan_follow_names(struct plan *plan, const struct journey *journey, const struct renames *renames,
                       const struct item *except);
/* Adds the changes that make everything that refers to the item, by its id or its
 * name, refer to another one instead (NULL: to none). */
void plan_replace(struct plan *plan, const struct journey *journey, struct item *item, struct item *other);
/* Adds the changes that make everything that refers to the item go on doing so
 * when its field `which`, "id" or "name", becomes value (NULL: is cleared); the
 * field itself is to be set after them.  false with err: it cannot be called so. */
bool plan_identity(struct plan *plan, const struct journey *journey, struct item *item, const char *which,
                   const struct value *value, struct error *err);
/* How many touchpoints stand in this stage or channel, or name this persona or
 * owner; it looks at every touchpoint. */
size_t plan_users(const struct journey *journey, struct item *item);
/* Adds the changes that remove the touchpoints that stand in this stage or
 * channel and in no other. */
void plan_remove_standing(struct plan *plan, const struct journey *journey, const struct item *item);
/* The value that puts texts into a field: one text as a scalar, several as a
 * list, none as NULL. */
struct value *plan_texts(const struct slice *texts, size_t count);

#endif

/* Changes in the making: a list that owns the keys and values of its changes. */
#ifndef JOURNEY_CHANGE_LIST_H
#define JOURNEY_CHANGE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "journey/change.h"
#include "journey/field.h"

/* a zeroed struct is an empty list */
struct change_list {
	struct change *changes;
	size_t count, room;
};

/* list: a key that outlives the list of changes; key and value are copied */
void change_list_set(struct change_list *list, const char *of, size_t at, const char *key, const struct value *value);
void change_list_add(struct change_list *list, const char *of, size_t at, const struct value *value);
void change_list_remove(struct change_list *list, const char *of, size_t at);
/* What makes `from` say what `to` says, by as few fields as can be named: SETs
 * of the item at, or of the map itself (of ""). */
void change_list_fields(struct change_list *list, const char *of, size_t at, const struct value *from,
                        const struct value *to);
/* The fewest moves that bring count items into the order of their ranks, each
 * of 0 … count - 1 once. */
void change_list_order(struct change_list *list, const char *of, const uint32_t *ranks, size_t count);
void change_list_free(struct change_list *list);

#endif

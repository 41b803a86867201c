/* The names of all touchpoints of a map, in the order in which they are looked
 * up: for “is there one called so already?” while somebody types.
 *
 * Making it costs one pass over the map; each question then costs the same at
 * 100 and 100,000 touchpoints; roster_near looks at all, but
 * compares only with the few that have nearly the same characters.
 * It is good for the map it was made of: roster_fits says so, and roster_add
 * keeps it up with a touchpoint that was added since. */
#ifndef JOURNEY_ROSTER_H
#define JOURNEY_ROSTER_H

#include "journey/journey.h"

struct roster;

struct roster *roster_new(const struct journey *journey);
void roster_free(struct roster *roster);
bool roster_fits(const struct roster *roster, const struct journey *journey);
void roster_add(struct roster *roster, const struct journey *journey, struct item *item);
/* one that is called so but for width, case, kana and blanks; NULL */
struct item *roster_find(const struct roster *roster, struct slice name);
/* one whose name is alike (journey/alike.h); NULL */
struct item *roster_near(const struct roster *roster, struct slice name);
/* Of those whose names begin with what was typed, in their order, number `nth`
 * of different names; NULL */
struct item *roster_beginning(const struct roster *roster, struct slice typed, size_t nth);

#endif

/* Which thing or field of a map a person means by a word, and what to say when
 * it means none or several. */
#ifndef JOURNEY_FIND_H
#define JOURNEY_FIND_H

#include "base/error.h"
#include "journey/journey.h"

/* The one item that is meant: by its id, else by its name, else by its number in
 * the list, from 1, as “@3”.  NULL with err: there is none (what there is, and
 * what is near), or several (how to tell them apart). */
struct item *find_item(const struct journey *journey, enum kind kind, struct slice word, struct error *err);
/* The field that is meant by its key or its label in either language; NULL with err. */
const struct field *find_field(enum kind kind, struct slice word, struct error *err);
/* the same among the members of a RECORDS field */
const struct field *find_member(const struct field *records, struct slice word, struct error *err);
/* The choice that is meant by its word or its label; NULL with err. */
const struct choice *find_choice(const struct field *field, struct slice word, struct error *err);

#endif

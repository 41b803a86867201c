/* The templates built into the program: stages, channels and owners of the
 * usual kinds of business, with or without starter touchpoints, in English
 * and Japanese.  Only a start: every business has stages of its own (M3). */
#ifndef JOURNEY_TEMPLATE_H
#define JOURNEY_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/message.h"
#include "base/slice.h"

struct template
{
	const char *name; /* as typed: post-sale; the set of starters it takes */
	struct label label;
	struct label description; /* one sentence */
	struct label goal;        /* of the map; .en NULL: left to the user */
	const char *channels;     /* ids, separated by blanks */
	const char *rows;         /* of the domain study */
};

size_t template_count(void);
/* index < template_count() */
const struct template *template_at(size_t index);
/* NULL when there is none of this name */
const struct template *template_find(const char *name);
/* Is the text the id, or the name in either language, of one of these channels (ids,
 * separated by blanks; NULL: none)? */
bool template_channel_is(const char *ids, struct slice text);
/* Adds the text of a whole map file to out, commented and in the language;
 * with the touchpoints of the starter library if asked. */
void template_write(const struct template *template, enum language language, bool starters, struct buffer *out);
/* The same with owners of somebody's own, NULL behind the last, in place of the usual ones; behind
 * them where starters refer to those. */
void template_write_owned(const struct template *template, enum language language, bool starters,
                          const char *const *owners, struct buffer *out);

#endif

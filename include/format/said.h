/* What a map says, in words for people: names instead of ids, labels instead of
 * the words of the file. */
#ifndef FORMAT_SAID_H
#define FORMAT_SAID_H

#include "base/buffer.h"
#include "journey/directory.h"
#include "journey/journey.h"
#include "yaml/value.h"

/* a map that is told, and what its things are called */
struct said {
	const struct journey *journey;
	struct directory things[KIND_COUNT];
};

/* said_end; the map must not change meanwhile */
void said_start(struct said *said, const struct journey *journey);
void said_end(struct said *said);
/* the thing that a word refers to; NULL */
struct item *said_item(const struct said *said, enum kind kind, struct slice word);
/* What is shown for one text of a field, borrowed.  A thing that another one of its
 * kind would be taken for by its name is shown by its id. */
struct slice said_word(const struct said *said, const struct field *field, struct slice text);
/* Adds all of a value that holds others, on one line for each record, without escapes. */
void said_add_deep(struct buffer *out, const struct said *said, const struct field *field, const struct value *value);
/* does the record say anything for the key? */
bool said_any(const struct record *record, const char *key);

#endif

/* A value in one cell of a table, as text that people can read and write; several
 * are separated by semicolons, as in `email; phone`, records are JSON.
 *
 * What is read may be separated by commas, 、 and newlines as well.  A word that
 * holds a separator, or begins or ends with a blank, or begins with a quote, is written
 * in double quotes, those in it doubled; so what is written is read as the same. */
#ifndef FORMAT_CELL_H
#define FORMAT_CELL_H

#include "base/buffer.h"
#include "base/slice.h"
#include "journey/field.h"
#include "yaml/value.h"

/* Adds the value of a field (NULL: of a key that the table does not know, of which
 * what is no text, and a text that reads as JSON, is JSON).  value NULL: nothing. */
void cell_add_value(struct buffer *out, const struct field *field, const struct value *value);
/* The next word, without quotes, into word; *at = 0 at the start; false at the end.
 * Empty ones are passed over, but for quoted ones. */
bool cell_next_word(struct slice cell, size_t *at, struct buffer *word);

#endif

/* What people type for a field, in a form or in a shell, read as a value. */
#ifndef JOURNEY_INPUT_H
#define JOURNEY_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "journey/journey.h"
#include "yaml/value.h"

/* Reads what was typed into a field as a value (*value NULL: clear it), which
 * may be any word where a word belongs.  false: it is no such thing, err says
 * what would be. */
bool input_read(const struct field *field, const char *text, struct value **value, struct error *err);
/* The same for a day, which may be told from today (see journey/day.h) as well. */
bool input_read_day(const char *text, long today, struct value **value, struct error *err);
/* The same as input_read, but a word must be one of the field's choices (as the file says it
 * or as a screen shows it) and a reference one of the map's things (its id or
 * its name).  Records are read member by member only. */
bool input_read_checked(const struct journey *journey, const struct field *field, const char *text,
                        struct value **value, struct error *err);

/* words separated by commas, 、 or newlines; free() the list, the words are in text */
struct slice *input_words(struct slice text, size_t *count);
/* where the last word of the text begins */
size_t input_last_word(struct slice text);
/* does a word hold such a separator itself? */
bool input_splits(struct slice word);
/* without blanks at its ends, U+3000 among them */
struct slice input_trimmed(struct slice text);
/* A name without the blanks around it; listed: nor the sign before it that makes
 * it a line of a list (“- ”, “・”, “1. ” …). */
struct slice input_name(struct slice name, bool listed);
/* 1: it is a word for yes, 0: for no, in either language; -1: neither */
int input_yes_or_no(struct slice text);
/* is it one of the words for yes? */
bool input_is_yes(struct slice text);

#endif

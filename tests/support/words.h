/* Does a text speak the language it should?
 *
 * In a Japanese text an English word is a run of two ASCII letters or more.
 * Those that are meant, proper names, names of keys, what is typed in the shell
 * or stands in the file, are listed in tests/support/words, one a line. */
#ifndef SUPPORT_WORDS_H
#define SUPPORT_WORDS_H

#include <stdbool.h>

#include "base/buffer.h"

struct words;

/* the listed words; fails the test when the file cannot be read */
struct words *words_new(void);
void words_free(struct words *words);
/* one more word that is meant */
void words_allow(struct words *words, const char *word);
/* Adds the English words of a Japanese text that are not meant, each behind a
 * blank; true: there are some.  Paths, what stands between backticks, behind `--`, as
 * {word} or <Key>, and the directives of formats are not looked at. */
bool words_add_english(const struct words *words, const char *text, struct buffer *out);
/* adds the first Japanese of an English text; true: there is some */
bool words_add_japanese(const char *text, struct buffer *out);

#endif

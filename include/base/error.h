/* What went wrong for the user: a sentence that says what is wrong and what to
 * do, and the place in a file where there is one.
 *
 * A function that can fail for the user's reasons returns bool and takes
 * `struct error *err` last; on false err is set.  err may be NULL.  Our own
 * mistakes end the program instead. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stdio.h>

enum error_kind {
	ERROR_PLAIN,  /* it cannot be done */
	ERROR_REWRITE /* it can be done if the part may be written anew, see yaml/splice.h */
};

struct error {
	enum error_kind kind;
	char file[256];    /* "" : no file */
	long line;         /* from 1; 0: no place */
	long column;       /* display columns from 1, TAB to the next multiple of 8; 0: whole line */
	size_t offset;     /* bytes from the start of the text that was parsed */
	char message[480]; /* one sentence, no newline, made harmless for a terminal */
};

/* Both return false, so that `return error_set(err, …)` reads well. */
bool error_set(struct error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* the same with a byte offset into the text; error_locate turns it into line and column */
bool error_at(struct error *err, size_t offset, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* sets line and column from err->offset into text of length bytes */
void error_locate(struct error *err, const char *text, size_t length);
/* "file:line:col: message", as much of it as is known, without newline */
void error_print(const struct error *err, FILE *out);

#endif

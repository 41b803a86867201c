/* A command line as a person types it into bash, read without running anything
 * of it, and words quoted so that bash takes them as they are.
 *
 * “$(…)”, variables and patterns stay the text they are. */
#ifndef CLI_SHELL_LINE_H
#define CLI_SHELL_LINE_H

#include "base/buffer.h"
#include "base/slice.h"

struct shell_line {
	char **words; /* without quotes; the last one is being typed, and may be empty */
	size_t count;
	char quote;  /* that is open at the end; 0 */
	size_t kept; /* bytes of the last word that bash lets stay: up to the quote, or to the last of its breaks */
};

/* Reads a line up to the cursor; breaks: the signs at which bash parts a word for
 * completion.  false: in a sort of quotes that is not read ($'…').  shell_line_free
 * either way. */
bool shell_line_read(struct shell_line *line, const char *text, const char *breaks);
void shell_line_free(struct shell_line *line);
/* Adds the text, which holds no controls, as bash needs it behind an open quote; 0: none. */
void shell_line_quote(struct buffer *out, const char *text, char quote);

#endif

/* Standard output: how wide it is, what colours it takes, and writing to it. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/slice.h"
#include "cli/subcommand.h"

/* columns of the terminal on standard output, else COLUMNS, else what is given */
int output_width(int otherwise);
/* What --width says, NULL: as wide as standard output, else 100.  Complains about no number. */
bool output_width_wish(const char *wish, int *width);
/* 0, 8 or 256; wish is "auto", "always", "never" or NULL for auto */
int output_colours(const char *wish);
/* Writes and flushes; says so when that fails. */
enum status output_write(struct slice text, enum status status);
/* The same for what is not harmless by itself: what would steer a terminal is left
 * out when standard output is one.  text ends with a whole line. */
enum status output_write_data(struct slice text, enum status status);

#endif

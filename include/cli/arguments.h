/* The command line, read against the tables of subcommands and options. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include <stdbool.h>

#include "cli/subcommand.h"

struct command_line {
	struct arguments arguments;
	const char **words; /* operands */
	const char *lang;   /* of --lang; NULL */
	const char *config; /* of --config; NULL */
	struct option_use *uses;
};

/* Reads it and sets the language of messages as far as it is known; false when it makes no sense,
 * which has been said then.  arguments_free. */
bool arguments_read(int argc, char **argv, struct command_line *line);
/* en, ja, or auto for that of the environment */
void arguments_set_language(const char *word);
void arguments_free(struct command_line *line);

#endif

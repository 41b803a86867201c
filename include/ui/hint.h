/* The hint line: which commands of the place where the keys go are named on it,
 * and where. */
#ifndef UI_HINT_H
#define UI_HINT_H

#include "ui/command.h"

struct hint {
	const struct command *command;
	char key[KEY_NAME]; /* the first one of the command, without brackets */
	int x;              /* of the key; its words stand a blank behind it */
	int columns;        /* of both */
};

#define HINTS_MAX 40

/* Fills in the hints that have room; those that lead on stand at any width. */
size_t hint_lay(const struct ui *ui, struct hint hints[HINTS_MAX]);
/* The same for the hints of any place in a line of so many columns. */
size_t hint_lay_in(const struct ui *ui, enum place place, int width, struct hint hints[HINTS_MAX]);

#endif

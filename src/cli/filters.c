#include "cli/filters.h"

#include <stdio.h>

bool filters_read(const struct arguments *arguments, struct filter **filter)
{
	const char *where = argument(arguments, "--where");
	struct error err = {0};
	*filter = where ? filter_read(slice_of(where), &err) : NULL;
	if (!where || *filter)
		return true;
	snprintf(err.file, sizeof err.file, "--where");
	subcommand_complain(&err);
	return false;
}

/* --where on the command line. */
#ifndef CLI_FILTERS_H
#define CLI_FILTERS_H

#include "cli/subcommand.h"
#include "journey/filter.h"

/* Reads --where into *filter, filter_free; NULL when it was not given.  false when it is
 * no filter, which was said. */
bool filters_read(const struct arguments *arguments, struct filter **filter);

#endif

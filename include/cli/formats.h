/* Choosing a format on the command line. */
#ifndef CLI_FORMATS_H
#define CLI_FORMATS_H

#include "cli/subcommand.h"
#include "format/format.h"

/* The format that --format names, else the one of the path's ending; path NULL: none.
 * NULL when it is none that can be written (read, if `reads`), which was said. */
const struct format *formats_choose(const struct arguments *arguments, const char *path, bool reads);

#endif

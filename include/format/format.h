/* The one table of formats: what a map can be handed out as, and what can be
 * brought into a map.
 *
 * `touchgrid export`, `touchgrid import`, their help and the reference page read
 * it; a new format is a row here and a file in src/format.  Everything here is
 * pure: a journey becomes text, a text becomes an incoming (format/incoming.h). */
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "format/incoming.h"
#include "journey/journey.h"

/* how a text is to be read */
struct import_wishes {
	const char *columns; /* of a table: "Titel=name,Wer=owner", on top of what the heading says; NULL */
};

struct format {
	const char *name;    /* "csv", as on the command line */
	const char *endings; /* of file names, separated by blanks: "md markdown" */
	const char *help;    /* N_(): what it is good for */
	/* Writes the map, what a filter hides left out; today as in journey/day.h.  NULL: cannot. */
	void (*write)(const struct journey *journey, long today, struct buffer *out);
	/* Reads a text; false with err and its place: nothing was read.  NULL: cannot. */
	bool (*read)(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err);
};

extern const struct format format_table[];
extern const size_t format_count;

/* NULL when there is none of this name, or for a path of this ending */
const struct format *format_find(const char *name);
const struct format *format_of_path(const char *path);

#endif

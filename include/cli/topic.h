/* The one table of what can be explained: the topics of `touchgrid help`, from
 * which the manual pages and parts of the README are made as well. */
#ifndef CLI_TOPIC_H
#define CLI_TOPIC_H

#include <stddef.h>

#include "cli/doc.h"
#include "cli/subcommand.h"

struct topic {
	const char *name; /* as typed: "keys" */
	const char *help; /* N_(): a few words */
	void (*write)(struct doc *doc);
};

extern const struct topic topic_table[];
extern const size_t topic_count;

/* NULL when there is none of this name */
const struct topic *topic_find(const char *name);
/* Adds how a subcommand is called: "touchgrid show FILE". */
void topic_add_usage(struct buffer *out, const struct subcommand *subcommand);

/* ---- topics with a file of their own ---- */
void topic_write_file(struct doc *doc);
void topic_write_fields(struct doc *doc);
void topic_write_environment(struct doc *doc);

#endif

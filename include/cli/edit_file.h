/* Editing a map from a script: one call is one edit.  The file is locked, read,
 * changed, written and given free, so that any number of scripts and open
 * sessions change one file at a time and none loses what another did. */
#ifndef CLI_EDIT_FILE_H
#define CLI_EDIT_FILE_H

#include <stdbool.h>

#include "cli/subcommand.h"
#include "journey/plan.h"

struct edit_file {
	const struct arguments *arguments;
	void *context;  /* of the work's own */
	bool makes;     /* a file that does not exist is made, from a blank map */
	bool dry;       /* nothing is saved */
	enum kind kind; /* of the things in the list that --list names; touchpoints if it was not given */
	struct document *document;
	const struct journey *journey;
	struct buffer input; /* all of standard input, when an operand is “-” */
	struct buffer out;   /* what is printed when all is saved */
};

/* Makes all changes; false with err: nothing is saved. */
typedef bool edit_file_work(struct edit_file *edit, struct error *err);

/* Does the work on the file that the first operand names. */
enum status edit_file_run(const struct arguments *arguments, edit_file_work *work);
/* The same with an edit of which arguments, context, makes and dry are set. */
enum status edit_file_run_as(struct edit_file *edit, edit_file_work *work);

/* ---- for the work ---- */
/* Applies a plan and frees it. */
bool edit_file_apply(struct edit_file *edit, struct plan *plan, struct error *err);
/* The item of the list that a word means; NULL with err. */
struct item *edit_file_item(const struct edit_file *edit, const char *word, struct error *err);
/* The items that the operands behind the file mean, each once; free(); NULL with err. */
struct item **edit_file_items(const struct edit_file *edit, size_t *count, struct error *err);
/* The index that --before or --after names, or otherwise; false with err. */
bool edit_file_place(const struct edit_file *edit, size_t otherwise, size_t *at, struct error *err);
/* Does what FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE says to an item, NULL: to the map. */
bool edit_file_assign(struct edit_file *edit, struct item *item, const char *assignment, struct error *err);
/* Complains about an option that only touchpoints take. */
bool edit_file_takes(const struct edit_file *edit, const char *option, struct error *err);

#endif

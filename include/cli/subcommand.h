/* The one table of subcommands: dispatch, option parsing, help, README and the
 * manual page read it.  A subcommand is a row here and a file in src/cli.
 *
 * Exit status as diff(1): 0 fine, 1 findings, 2 trouble.  What a subcommand is
 * for goes to standard output, what went wrong to standard error. */
#ifndef CLI_SUBCOMMAND_H
#define CLI_SUBCOMMAND_H

#include <stdbool.h>

#include "base/error.h"
#include "document/document.h"

#define TOUCHGRID_VERSION "0.1.0"
#define TOUCHGRID_DATE "2026-11-25" /* of this version, on the manual pages */

enum status { STATUS_FINE, STATUS_FINDINGS, STATUS_TROUBLE };

struct option_row {
	const char *name;  /* "--view" */
	const char *value; /* NULL: takes none; "grid|list": one of these; else what to call it: "N" */
	const char *help;  /* N_() */
};

struct config;
struct complaints;
struct ui;

/* Lets a person work in the terminal until they quit; the state stays the caller's. */
typedef enum status session_run(struct ui *ui, const struct config *config);

struct arguments;

struct subcommand {
	const char *name;
	const char *operands;             /* as in the help: "FILE…" */
	int least, most;                  /* how many operands; most -1: any number */
	const char *help;                 /* N_(): one line */
	const char *more;                 /* N_(): the rest of the help */
	const struct option_row *options; /* ends with a NULL name; NULL: none */
	enum status (*run)(const struct arguments *arguments);
};

/* an option as it was given */
struct option_use {
	const struct option_row *row;
	const char *value; /* "": takes none */
};

struct arguments {
	const struct subcommand *subcommand;
	const struct option_use *uses; /* in their order */
	int use_count;
	const char *const *operands;
	int count; /* of operands */
	session_run *session;
	const struct config *config;
	const char *program; /* how the program was called */
};

extern const struct subcommand subcommand_table[];
extern const int subcommand_count;
/* what every subcommand takes: --lang, --config, --help, --version */
extern const struct option_row global_options[];

/* Runs what the command line asks for and gives the exit status. */
enum status subcommand_main(int argc, char **argv, session_run *session);
/* NULL when there is none of this name */
const struct subcommand *subcommand_find(const char *name);
/* the name that a mistyped word may mean; NULL */
const char *subcommand_nearest(const char *word);

/* ---- for the subcommands ---- */
/* the value of an option, the last one where it was given several times; NULL when it was not given */
const char *argument(const struct arguments *arguments, const char *option);
bool argument_is(const struct arguments *arguments, const char *option, const char *word);
/* all its values, one after the other: start with *at = 0; NULL at the end */
const char *argument_next(const struct arguments *arguments, const char *option, int *at);
/* Says on standard error what is wrong; both return STATUS_TROUBLE. */
enum status subcommand_complain(const struct error *err);
enum status subcommand_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Says all that is wrong with the configuration; STATUS_TROUBLE. */
enum status subcommand_complain_all(const struct complaints *complaints);
/* Opens a map; NULL when that failed and was said. */
struct document *subcommand_open(const char *path);

enum status open_run(const struct arguments *arguments);
enum status tutor_run(const struct arguments *arguments);
enum status new_run(const struct arguments *arguments);
enum status show_run(const struct arguments *arguments);
enum status check_run(const struct arguments *arguments);
enum status git_setup_run(const struct arguments *arguments);
enum status diff_run(const struct arguments *arguments);
enum status merge_run(const struct arguments *arguments);
enum status add_run(const struct arguments *arguments);
enum status set_run(const struct arguments *arguments);
enum status move_run(const struct arguments *arguments);
enum status remove_run(const struct arguments *arguments);
enum status list_run(const struct arguments *arguments);
enum status export_run(const struct arguments *arguments);
enum status import_run(const struct arguments *arguments);
enum status completion_run(const struct arguments *arguments);
enum status help_run(const struct arguments *arguments);
enum status version_run(const struct arguments *arguments);
enum status config_run(const struct arguments *arguments);

#endif

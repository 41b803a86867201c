/* The start screen, when the program is called without a file: what there is to
 * open, what to begin with, all in one list that is found by typing.
 *
 * The rows are handed in, since nothing here looks into folders.  What was chosen
 * is a wish that whoever called us fulfils (REQUEST_START): it gives the state
 * another document (ui_renew), or says what is wrong and asks again. */
#ifndef UI_START_H
#define UI_START_H

#include "ui/ui.h"

/* what a row stands for, in the order of the list */
enum start_kind {
	START_RECENT,   /* a map that was open before: its path */
	START_HERE,     /* a map of this folder: its path */
	START_TEMPLATE, /* a template: its name */
	START_TUTOR,
	START_OTHER, /* a map whose path is typed */
	START_QUIT
};

struct start_row {
	enum start_kind kind;
	char *label;
	char *note; /* NULL: none */
	char *word; /* path or name */
	char *path; /* START_TEMPLATE: of a file that could be made; else NULL */
};

struct start {
	struct start_row *rows;
	size_t count;
	const struct start_row *chosen; /* NULL: nothing yet */
	char *path;                     /* to be opened or made; NULL: none was typed yet */
	bool starters;                  /* with the touchpoints of the starter library */
};

/* Opens it, without rows. */
void start_open(struct ui *ui);
void start_free(struct ui *ui);
/* note, path: may be NULL */
void start_add(struct ui *ui, enum start_kind kind, const char *label, const char *note, const char *word,
               const char *path);
/* lists the rows to choose from */
void start_show(struct ui *ui);
/* Asks for the path again, with what was typed; where none was, lists the rows. */
void start_again(struct ui *ui);

#endif

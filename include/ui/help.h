/* The help: the few keys that matter first where it was called from, then all
 * commands of that place, then those of all the others, from the table of
 * commands. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "base/buffer.h"
#include "ui/ui.h"

/* a line of the help as it is shown */
struct help_line {
	const char *heading; /* NULL: none */
	const char *purpose; /* of these keys and the next ones; NULL: none */
	int indent;          /* columns before the keys, for the purpose */
	const char *keys;    /* as the table writes them; NULL: none */
	struct slice text;   /* .bytes NULL: none */
};

/* the lines and where they go, for the size of the screen */
struct help_page {
	struct help_line *lines; /* free() */
	size_t count;
	size_t first; /* lines at the start with the few keys that matter first */
	int columns;  /* side by side, 1 or 2 */
	int width;    /* of one */
	int group;    /* columns before the keys of the few */
	int keys;     /* columns of the keys, blank behind them included */
	int rows;     /* lines of a column */
};

void help_open(struct ui *ui, key k);
void help_free(struct ui *ui);
void help_page_make(const struct ui *ui, struct help_page *page);
/* adds keys of the table as people know them: "<C-s> q" → "Ctrl-S q" */
void help_add_keys(const char *keys, struct buffer *out);
/* adds the first key of the command of this name in the same way */
void help_add_key(const struct ui *ui, const char *name, struct buffer *out);

/* Adds a text in which {undo} stands for the first key of that command, as the user has it,
 * or for the way to it through the palette; as a format of printf, in which % is doubled. */
void help_add_text(const struct ui *ui, const char *text, bool format, struct buffer *out);

/* ---- commands ---- */
void help_up(struct ui *ui, key k);
void help_down(struct ui *ui, key k);
void help_page_up(struct ui *ui, key k);
void help_page_down(struct ui *ui, key k);
void help_first(struct ui *ui, key k);
void help_last(struct ui *ui, key k);
void help_all(struct ui *ui, key k);
void help_close(struct ui *ui, key k);

#endif

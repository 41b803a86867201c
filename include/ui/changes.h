/* What became of the touchpoint under the cursor, in a look at two maps: what
 * each of them says, field by field, and below it what else is different in
 * the maps.  It follows the cursor, which the keys move as in the grid. */
#ifndef UI_CHANGES_H
#define UI_CHANGES_H

#include <stdbool.h>

#include "base/slice.h"
#include "screen/frame.h"
#include "screen/style.h"
#include "ui/ui.h"

/* one line, folded to the width of the panel */
struct changes_line {
	enum style style;
	int indent; /* columns */
	char lead;  /* of a side, '-' before, '+' after, at its first line; 0: none */
	struct slice text;
};

struct changes_page {
	struct changes_line *lines;
	size_t count;
	char **texts; /* that the lines are of */
	size_t text_count;
};

/* for the inside of the panel */
void changes_page_make(const struct ui *ui, int width, struct changes_page *page);
void changes_page_free(struct changes_page *page);
void changes_free(struct ui *ui);
/* another touchpoint is shown from its start */
void changes_settle(struct ui *ui);

/* ---- commands ---- */
void changes_open(struct ui *ui, key k);
void changes_down(struct ui *ui, key k);
void changes_up(struct ui *ui, key k);
void changes_form(struct ui *ui, key k);
void changes_close(struct ui *ui, key k);
/* to the next, the previous touchpoint that is different, or that the search finds */
void changes_next(struct ui *ui, key k);
void changes_previous(struct ui *ui, key k);

#endif

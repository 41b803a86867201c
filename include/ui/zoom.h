/* The large view: the cell under the cursor with all its touchpoints, or one
 * touchpoint with all that is said of it, over the whole grid, to be read from
 * ten metres.  It only shows; the keys that move the cursor move it. */
#ifndef UI_ZOOM_H
#define UI_ZOOM_H

#include "base/slice.h"
#include "screen/frame.h"
#include "ui/ui.h"

#define ZOOM_GAP 2 /* columns behind a label */

/* one field that is set, or in a cell one touchpoint */
struct zoom_block {
	struct item *item;  /* in a cell */
	struct slice label; /* the field's; in a cell the touchpoint's name */
	char *text;
	int label_rows, rows; /* that both take together with the blank rows behind them */
};

/* what there is to show and where, for the size of the screen */
struct zoom_page {
	struct rect box, name, inside; /* name: of the touchpoint alone, its border included */
	int name_rows;
	struct zoom_block *blocks;
	size_t count;
	size_t second;     /* the first block of the second column; count: there is one column */
	int width, height; /* of a column; rows of the longer one */
	int label;         /* columns of the labels; 0: they stand above the texts */
};

void zoom_page_make(const struct ui *ui, struct zoom_page *page);
void zoom_page_free(struct zoom_page *page);
void zoom_free(struct ui *ui);
/* keeps what is shown in view */
void zoom_settle(struct ui *ui);

/* ---- commands ---- */
void zoom_open(struct ui *ui, key k);
void zoom_turn(struct ui *ui, key k);
void zoom_down(struct ui *ui, key k);
void zoom_up(struct ui *ui, key k);
void zoom_close(struct ui *ui, key k);

#endif

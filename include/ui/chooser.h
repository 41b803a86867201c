/* Where a chooser stands, and its rows by number. */
#ifndef UI_CHOOSER_H
#define UI_CHOOSER_H

#include "screen/frame.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct chooser_layout {
	struct rect box, inside;
	int title;          /* lines of the folded title inside of the box; 0: it is in the border */
	struct rect filter; /* where what was typed stands; width 0: nothing is */
	struct page page;   /* of the rows that match */
};

/* as large as it needs to be, somewhere in the rectangle */
void chooser_lay(struct chooser *chooser, struct rect where, struct chooser_layout *layout);
/* columns before that for the groups of the rows, in a line of this width */
int chooser_groups(const struct chooser *chooser, int width);
/* columns before the labels: the hotkey, or the mark of a chosen one */
int chooser_marks(const struct chooser *chooser);
void chooser_page(const struct ui *ui, struct rect where, struct page *page);
void chooser_choose(struct ui *ui, size_t row);

#endif

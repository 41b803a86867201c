/* Where on the screen the parts of the grid are, for a state and a size. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "screen/frame.h"
#include "ui/ui.h"

#define LAYOUT_MIN_WIDTH 20
#define LAYOUT_MIN_HEIGHT 5

struct layout {
	bool too_small;
	struct rect grid;       /* all of the grid, headers and totals included */
	struct rect panel;      /* form, when beside or over the grid; width 0: none */
	int head;               /* columns of the channels' names */
	int column;             /* columns of one stage, border included */
	int total;              /* columns of the totals at the right; 0: none */
	size_t first_stage, stages; /* shown */
	size_t first_channel, channels;
	int *heights;           /* rows of each channel shown; border included */
	int inbox_y, inbox_rows; /* rows of the inbox, its title included; 0: none */
	int status_y, hint_y;
};

/* layout_free frees what it holds */
void layout_make(const struct ui *ui, struct layout *layout);
void layout_free(struct layout *layout);
/* moves ui->left and ui->top so that the cursor's cell is shown */
void layout_follow(struct ui *ui);

#endif

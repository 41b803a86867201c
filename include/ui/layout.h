/* Where on the screen the parts of the grid are, for a state and a size. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "screen/frame.h"
#include "ui/ui.h"

/* below this the screen says so instead of showing a grid */
#define LAYOUT_MIN_WIDTH 20
#define LAYOUT_MIN_HEIGHT 5

struct layout {
	bool too_small;
	bool title, hint;  /* are these lines shown? */
	struct rect grid;  /* headers and totals included */
	struct rect panel; /* form or list of stages, beside or over the grid; width 0: none */
	int head;          /* columns of the channels' names */
	int column;        /* columns of one stage, the line at its left included */
	int total;         /* columns of the totals at the right; 0: none */
	bool totals_row;
	bool rules;                     /* a line below each channel */
	size_t first_stage, stages;     /* shown */
	size_t first_channel, channels; /* shown */
	int cap;                        /* most rows a channel gets, its line not counted */
	int inbox_y;                    /* -1: none */
	int legend_y;                   /* what the colours mean; -1: none */
	int status_y, hint_y;
};

void layout_make(const struct ui *ui, struct layout *layout);
/* rows of a channel, its line included */
int layout_channel_height(const struct ui *ui, const struct layout *layout, size_t channel);
/* moves ui->left and ui->top so that the cursor's cell is shown */
void layout_follow(struct ui *ui);
/* how many of a cell's touchpoints are shown in `rows` lines, and from which on; the
 * rest is told by a number */
void layout_cell(const struct bin *bin, int rows, size_t selected, size_t *first, size_t *shown);

#endif

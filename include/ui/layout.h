/* Where on the screen the parts of the grid are, for a state and a size. */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include "screen/frame.h"
#include "ui/panel.h"
#include "ui/ui.h"

/* below this the screen says so instead of showing a grid */
#define LAYOUT_MIN_WIDTH 20
#define LAYOUT_MIN_HEIGHT 5
/* columns before a name, for a star or a lock, at least */
#define LAYOUT_LEAD 2

struct layout {
	bool too_small;
	bool title, hint;  /* are these lines shown? */
	struct rect tutor; /* the lesson below the title; height 0: none */
	struct rect grid;  /* headers and totals included */
	struct rect panel; /* what is open beside or over the grid; width 0: nothing */
	int head;          /* columns of the channels' names */
	int column;        /* columns of one stage, the line at its left included */
	int total;         /* columns of the totals at the right; 0: none */
	bool totals_row;
	bool large;                     /* names take several rows, with a blank one between */
	int lead;                       /* columns before a large name, for marks */
	int header;                     /* rows of the stages' names and the line below */
	bool rules;                     /* a line below each channel */
	size_t first_stage, stages;     /* shown */
	size_t first_channel, channels; /* shown */
	int cap;                        /* most rows a channel gets, its line not counted */
	int inbox_y;                    /* -1: none */
	int legend_y;                   /* what the colours mean; -1: none */
	int status_y, hint_y;
};

/* what is at a place of the screen that no panel stands over */
enum spot_kind { SPOT_NOTHING, SPOT_TITLE, SPOT_STAGE, SPOT_CHANNEL, SPOT_CELL, SPOT_INBOX };

struct spot {
	enum spot_kind kind;
	struct cursor at; /* the stage, channel, touchpoint */
	bool on_item;     /* CELL, INBOX: on a touchpoint and not beside it */
};

void layout_make(const struct ui *ui, struct layout *layout);
/* where a panel of a kind stands */
struct rect layout_panel(const struct ui *ui, const struct layout *layout, enum panel_kind kind);
void layout_spot(const struct ui *ui, const struct layout *layout, int x, int y, struct spot *spot);
/* where the shown stage number nth, from 0, begins; the totals stand behind the last */
int layout_stage_x(const struct layout *layout, size_t nth);
/* where the shown channel number nth begins; the totals stand below the last */
int layout_channel_y(const struct ui *ui, const struct layout *layout, size_t nth);
/* rows of a channel, its line included */
int layout_channel_height(const struct ui *ui, const struct layout *layout, size_t channel);
/* moves ui->left and ui->top so that the cursor's cell is shown */
void layout_follow(struct ui *ui);
/* rows that a touchpoint's name takes in a cell where names are large */
int layout_name_rows(const struct layout *layout, struct item *item);
/* the same as layout_cell where names are large */
void layout_large_cell(const struct layout *layout, const struct bin *bin, int rows, size_t selected, size_t *first,
                       size_t *shown);
/* does the touchpoint stand in a cell that is shown, or in the inbox that is? */
bool layout_shows(const struct ui *ui, const struct layout *layout, const struct item *item);
/* how many of a cell's touchpoints are shown in `rows` lines, and from which on; the
 * rest is told by a number */
void layout_cell(const struct bin *bin, int rows, size_t selected, size_t *first, size_t *shown);

/* Does a star stand before its name: is it marked, or grabbed? */
static inline bool layout_is_starred(const struct item *item)
{
	return item->marked || item->carried;
}

/* one touchpoint on the inbox's line, its mark and its lock included */
struct inbox_place {
	size_t index;
	int x, columns;
};
#define INBOX_GAP 3 /* columns between two */
/* The heading at the start of the line. */
void layout_inbox_heading(const struct ui *ui, char heading[64]);
/* The first touchpoint that shows when place is zeroed, then the next; false:
 * there is none, or no room. */
bool layout_inbox_next(const struct ui *ui, struct inbox_place *place);

#endif

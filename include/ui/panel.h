/* The one table of panels: all that can stand over the grid or beside it, the
 * topmost first.  The way of a key, the mouse, the layout, the painter and the
 * end of a session read it; a new panel is a new row here and one in view/view.c. */
#ifndef UI_PANEL_H
#define UI_PANEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"
#include "screen/frame.h"
#include "ui/ui.h"

enum panel_kind {
	PANEL_LINE,  /* one line, the status line */
	PANEL_OVER,  /* over the grid */
	PANEL_BESIDE /* beside the grid where there is room, else over it; only the topmost shows */
};

/* The rows of a panel of which one is chosen, as they show in a rectangle. */
struct page {
	struct rect rows; /* a line each */
	size_t top;       /* the first that shows */
	size_t at, count; /* the chosen one, and how many there are */
};

struct panel {
	enum place place;
	enum panel_kind kind;
	int share; /* BESIDE: percent of the screen's width that it likes to have */
	bool (*is_open)(const struct ui *ui);
	void (*close)(struct ui *ui);  /* frees all of it; nothing when it is not open */
	void (*settle)(struct ui *ui); /* brings it back to what is in the map; NULL */
	void (*page)(const struct ui *ui, struct rect where, struct page *page); /* NULL: nothing is chosen in it */
	void (*choose)(struct ui *ui, size_t row);                               /* with page */
};

extern const struct panel panel_table[];
extern const size_t panel_count;

/* the topmost that is open; NULL: none */
const struct panel *panel_top(const struct ui *ui);
/* the topmost of a kind that is open; NULL: none */
const struct panel *panel_open(const struct ui *ui, enum panel_kind kind);

/* the inside of a box, a blank left free at each side where there is room */
struct rect panel_inside(struct rect rect);
/* lines that the text takes at a width */
int panel_lines(struct slice text, int width);
/* the first row to be shown so that row `at` of count is, near `top` */
size_t panel_scroll(size_t top, size_t at, size_t count, int shown);
/* the rows of a panel that is open and has some, where it stands now */
void panel_page(const struct ui *ui, enum place place, struct page *page);

/* ---- commands of the panels of which one row is chosen ---- */
void panel_up(struct ui *ui, key k);
void panel_down(struct ui *ui, key k);
void panel_page_up(struct ui *ui, key k);
void panel_page_down(struct ui *ui, key k);
void panel_first(struct ui *ui, key k);
void panel_last(struct ui *ui, key k);

#endif

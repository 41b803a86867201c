/* The curve of the journey over the whole grid: mood drawn along the stages, one line for
 * everybody and one for each persona, and below it rating, contacts and automation.
 *
 * One stage is chosen; all that is known of it stands below the curve.  A line is drawn
 * with the glyph of the key that shows and hides it, so that no screen depends on
 * colour. */
#ifndef UI_CURVES_H
#define UI_CURVES_H

#include "journey/curve.h"
#include "screen/frame.h"
#include "ui/ui.h"

#define CURVES_LINES 10 /* that can be shown, as there are keys: everybody and nine personas */
#define CURVES_BARS 3   /* rows of rating, contacts and automation */

struct curves {
	struct curve *curve;
	uint64_t revision; /* of the map that it was made of */
	size_t at, left;   /* the chosen stage, and the first that shows */
	unsigned shown;    /* 1 << line, or-ed; never none */
	int top;           /* rows of details above the first that shows */
};

/* One row of what is known of a stage. */
struct curves_row {
	char *text;
	enum style style;
};

/* where everything stands in a rectangle */
struct curves_page {
	struct rect inside;
	bool words;           /* the levels of mood have their words, not only signs */
	int axis;             /* columns at the left, for what the rows are called */
	int column;           /* of a stage */
	size_t first, stages; /* that show */
	int rows;             /* of the curve, 4 × k + 1; 0: there is no room for it */
	int curve_y, bars_y;  /* bars_y -1: there is no room for them */
	int legend_y;
	struct rect details;
};

void curves_lay(const struct ui *ui, struct rect inside, struct curves_page *page);
/* lines that there are keys for */
size_t curves_lines(const struct ui *ui);
bool curves_shows(const struct ui *ui, size_t line);
/* the line that the bars are of, the first one that is shown */
size_t curves_first(const struct ui *ui);
/* the name of a line; borrowed */
struct slice curves_name(const struct ui *ui, size_t line);
#define CURVES_NUMBER 24 /* bytes of a number as text and its end */
/* contacts a quarter, "26.5"; "?" where none are known */
void curves_contacts(const struct curve_point *point, char text[CURVES_NUMBER]);
/* of those that say whether they are automated, so many in a hundred are */
size_t curves_percent(const struct curve_point *point);
/* how a line looks */
enum style curves_style(size_t line);
/* All that is known of a stage, for a width; curves_rows_free */
struct curves_row *curves_rows(const struct ui *ui, size_t stage, int width, size_t *count);
void curves_rows_free(struct curves_row *rows, size_t count);
/* The mouse is pressed in the panel's rectangle: a stage of the curve is chosen, one that
 * is chosen already is gone to, as true tells. */
bool curves_press(struct ui *ui, struct rect where, int x, int y);
void curves_free(struct ui *ui);
/* makes the curve anew when the map changed; keeps what is chosen inside, and in view */
void curves_settle(struct ui *ui);

/* ---- commands ---- */
void curves_open(struct ui *ui, key k);
void curves_close(struct ui *ui, key k);
void curves_left(struct ui *ui, key k);
void curves_right(struct ui *ui, key k);
void curves_leftmost(struct ui *ui, key k);
void curves_rightmost(struct ui *ui, key k);
void curves_up(struct ui *ui, key k);
void curves_down(struct ui *ui, key k);
void curves_toggle(struct ui *ui, key k);
void curves_go(struct ui *ui, key k);

#endif

/* The grid, the inbox, and the lines around them. */
#ifndef VIEW_GRID_H
#define VIEW_GRID_H

#include "screen/frame.h"
#include "ui/colour.h"
#include "ui/layout.h"

/* the name of what is referred to; the reference itself where there is no such thing */
struct slice view_name_of(const struct ui *ui, enum kind kind, struct slice reference);
/* "29 touchpoints, 41 gaps, 1 overloaded" */
void view_counts(const struct ui *ui, struct buffer *out);
void view_title(const struct ui *ui, struct frame *frame);
void view_headers(const struct ui *ui, const struct layout *layout, struct frame *frame);
void view_totals(const struct ui *ui, const struct layout *layout, struct frame *frame);
/* one cell of the grid, with the line at its left and below it */
void view_cell(const struct ui *ui, const struct layout *layout, struct frame *frame, size_t stage, size_t channel,
               struct rect rect);
void view_inbox(const struct ui *ui, const struct layout *layout, struct frame *frame);
/* what the glyphs and styles mean, unless they are the usual ones */
void view_legend(const struct ui *ui, const struct layout *layout, struct frame *frame);
void view_status(const struct ui *ui, const struct layout *layout, struct frame *frame);
/* the countdown, and what is wrong for as long as it lasts; see session_notes */
void view_notes(const struct ui *ui, struct frame *frame, int x, int y);
void view_hints(const struct ui *ui, const struct layout *layout, struct frame *frame);

/* ---- colour.c: what glyphs and colours tell ---- */

/* before a touchpoint's name, and how both look */
struct view_mark {
	char text[COLOUR_MARK];
	enum style style, name;
};
void view_mark_make(const struct ui *ui, struct item *item, struct view_mark *mark);

/* so many of a cell have this glyph */
struct view_share {
	char glyph;
	enum style style;
	uint32_t count;
};
#define VIEW_SHARES COLOUR_CLASSES
/* The shares of a cell that is not empty, what matters most first; *whole: how all of it looks. */
size_t view_shares(const struct ui *ui, const struct bin *bin, struct view_share shares[VIEW_SHARES],
                   enum style *whole);

/* ---- empty.c ---- */
/* in place of the grid, when there are no stages or no channels: which keys add them */
void view_no_grid(const struct ui *ui, const struct layout *layout, struct frame *frame);
/* Is there a grid without any touchpoint, nothing open, and room to say how they are added? */
bool view_first_shows(const struct ui *ui, const struct layout *layout);
/* says it over the grid */
void view_first(const struct ui *ui, const struct layout *layout, struct frame *frame);

#endif

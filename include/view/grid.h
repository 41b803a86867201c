/* The grid, the inbox, and the lines around them. */
#ifndef VIEW_GRID_H
#define VIEW_GRID_H

#include "screen/frame.h"
#include "ui/layout.h"

/* the name of what is referred to; the reference itself where there is no such thing */
struct slice view_name_of(const struct ui *ui, enum kind kind, struct slice reference);
void view_title(const struct ui *ui, struct frame *frame);
void view_headers(const struct ui *ui, const struct layout *layout, struct frame *frame);
void view_totals(const struct ui *ui, const struct layout *layout, struct frame *frame);
/* one cell of the grid, with the line at its left and below it */
void view_cell(const struct ui *ui, const struct layout *layout, struct frame *frame, size_t stage, size_t channel,
               struct rect rect);
void view_inbox(const struct ui *ui, const struct layout *layout, struct frame *frame);
void view_status(const struct ui *ui, const struct layout *layout, struct frame *frame);
void view_hints(const struct ui *ui, const struct layout *layout, struct frame *frame);

#endif

/* State → frame.  Everything here is const on the state. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "screen/frame.h"
#include "ui/ui.h"

/* Paints the whole screen of the state into the frame, which has ui's size. */
void view_paint(const struct ui *ui, struct frame *frame);
/* The whole grid without a cursor, as wide as width, as high as it needs, as
 * text for `show` and pipes; colours 0, 8 or 256, in the looks of the theme. */
void view_show_grid(struct document *document, int width, enum theme theme, int colours, struct buffer *out);
/* The same of a state that somebody made, with what its glyphs mean. */
void view_show_state(struct ui *ui, int width, int colours, struct buffer *out);
/* All touchpoints as a list, cell by cell. */
void view_show_list(struct document *document, int width, enum theme theme, int colours, struct buffer *out);

#endif

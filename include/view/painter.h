/* Painting again only what changed.
 *
 * view_paint paints all of a screen; a painter remembers what it painted
 * last, part by part (each cell, the headers, the totals …), by a stamp of all
 * that the part shows, and paints the parts whose stamp is another.  The frame is
 * the same as view_paint's, only quicker. */
#ifndef VIEW_PAINTER_H
#define VIEW_PAINTER_H

#include "screen/frame.h"
#include "ui/ui.h"

struct painter;

struct painter *painter_new(void);
void painter_free(struct painter *painter);
/* Brings the frame, which is always the same one and has ui's size, up to date. */
void painter_paint(struct painter *painter, const struct ui *ui, struct frame *frame);
/* the frame was resized or written by others: all is painted the next time */
void painter_forget(struct painter *painter);

#endif

/* State → frame.  Everything here is const on the state. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <time.h>

#include "screen/frame.h"
#include "ui/ui.h"

/* Paints the whole screen of the state into the frame, which has ui's size. */
void view_paint(const struct ui *ui, struct frame *frame);
/* Lets the hidden cursor wait at what is chosen, in the topmost panel or in the grid:
 * screen readers and magnifiers follow it.  Called when all is painted. */
void view_rest(const struct ui *ui, struct frame *frame);

/* how a map is written as text, for `show` and pipes */
struct show_look {
	int width;   /* columns */
	bool folded; /* that width was asked for */
	enum theme theme;
	const struct style_changes *styles; /* over it; NULL: none */
	int colours;                        /* 0, 8 or 256 */
	time_t now;
};

/* The whole grid without a cursor, as high as it needs. */
void view_show_grid(struct document *document, const struct show_look *look, struct buffer *out);
/* The same of a state that somebody made, with what its glyphs mean. */
void view_show_state(struct ui *ui, const struct show_look *look, struct buffer *out);
/* All touchpoints as a list, cell by cell. */
void view_show_list(struct document *document, const struct show_look *look, struct buffer *out);
/* The numbers of the journey, a line each. */
void view_show_numbers(struct document *document, const struct show_look *look, struct buffer *out);
/* The curve along all stages, in as many bands as the width asks for, and below it what
 * is known of each stage. */
void view_show_curve(struct document *document, const struct show_look *look, struct buffer *out);
/* The findings on the map, rule by rule, the worst first. */
void view_show_findings(struct document *document, const struct show_look *look, struct buffer *out);
/* The questions of a review with their answers, and what is due. */
void view_show_review(struct document *document, const struct show_look *look, struct buffer *out);

/* All of it in sentences, one a line, for screen readers; folded only when asked for. */
void view_show_linear(struct document *document, const struct show_look *look, struct buffer *out);

#endif

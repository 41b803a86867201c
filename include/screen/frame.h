/* The screen as a value: a rectangle of cells in memory, and where the caret is.
 *
 * Views write it, the terminal draws it, tests print it.  Text that is put
 * into it is sanitised (base/unicode.h) and clipped; a wide character is never
 * cut in half: what would be half is blank.  All positions are columns and
 * rows from 0; whatever falls outside is left out. */
#ifndef SCREEN_FRAME_H
#define SCREEN_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "screen/style.h"

struct frame_cell {
	uint32_t text[3]; /* base and up to two marks, 0-terminated when fewer; text[0] == 0: right
	                     half of the wide character before it */
	uint16_t style;   /* enum style */
	uint16_t width;   /* 1 or 2; 0 for the right half */
};

struct frame {
	int width, height;
	struct frame_cell *cells;           /* height rows of width */
	bool *touched;                      /* rows written since frame_settle */
	int caret_x, caret_y;               /* hardware cursor; caret_x < 0: hidden */
	int rest_x, rest_y;                 /* where it waits hidden, for what follows it; rest_x < 0: nowhere */
	enum theme theme;                   /* how its styles are drawn … */
	const struct style_changes *styles; /* … and what is otherwise in them; NULL: nothing */
};

struct rect {
	int x, y, width, height;
};

struct frame *frame_new(int width, int height);
void frame_free(struct frame *frame);
/* another size; all cells become blank */
void frame_resize(struct frame *frame, int width, int height);
/* blanks a rectangle */
void frame_clear(struct frame *frame, struct rect rect, enum style style);
/* Puts text at x, y within columns; what does not fit ends in '…'.  Returns the
 * columns written.  Does not pad. */
int frame_put(struct frame *frame, int x, int y, int columns, enum style style, struct slice text);
/* the same, and blanks up to columns */
void frame_put_padded(struct frame *frame, int x, int y, int columns, enum style style, struct slice text);
/* the same with text scrolled left by `skip` columns and no '…'; for fields */
void frame_put_window(struct frame *frame, int x, int y, int columns, int skip, enum style style, struct slice text);
/* one code point repeated along a row, down a column */
void frame_row(struct frame *frame, int x, int y, int columns, enum style style, uint32_t code_point);
void frame_column(struct frame *frame, int x, int y, int rows, enum style style, uint32_t code_point);
/* a border along the rectangle's edge; its inside is blanked */
void frame_box(struct frame *frame, struct rect rect, enum style style);
/* changes the style of what is there */
void frame_tint(struct frame *frame, int x, int y, int columns, enum style style);
/* shows the cursor there, or hides it; it waits nowhere then */
void frame_caret(struct frame *frame, int x, int y);
/* Lets the hidden cursor wait where text in this style begins, the first of at least
 * two columns; false: there is none, and it waits nowhere. */
bool frame_rest(struct frame *frame, enum style style);
/* marks all rows as untouched */
void frame_settle(struct frame *frame);
/* the same content (styles included when `styles`)? */
bool frame_equals(const struct frame *a, const struct frame *b, bool styles);
/* adds the text of the frame, a line a row, blanks at line ends cut */
void frame_print(const struct frame *frame, struct buffer *out);
/* the same with SGR colours, for terminals and `show --color` */
void frame_print_colours(const struct frame *frame, struct buffer *out, int colours);

#endif

/* Text that is being typed: its bytes, the caret, and what keys do to it.
 *
 * One line, or several where that is asked for.  The caret always stands
 * between graphemes, so that one Backspace takes away what people see as one
 * character.  Movement and deletion are those of a shell's line. */
#ifndef SCREEN_LINE_H
#define SCREEN_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "screen/frame.h"
#include "screen/key.h"

struct line {
	struct buffer text;
	size_t caret; /* bytes from the start */
	bool several; /* may hold newlines */
	bool pasting; /* between <Paste> and <PasteEnd> */
	bool gap;     /* a newline was pasted into one line: a blank if more follows */
	int wrap;     /* columns at which several lines are drawn folded, for Up and Down; 0: not folded */
	int goal;     /* column that Up and Down aim at; -1: the caret's */
};

enum line_effect {
	LINE_IGNORED, /* the key means nothing here */
	LINE_MOVED,   /* taken; the text is as it was */
	LINE_CHANGED  /* taken; the text is another */
};

/* Fills line with text, the caret behind it.  line must be zeroed or have been
 * started before; line_free. */
void line_start(struct line *line, struct slice text, bool several);
void line_free(struct line *line);
/* the text; borrowed until the next key */
struct slice line_text(const struct line *line);

/* What a key does.  Enter makes a newline only where several lines are allowed
 * and is ignored otherwise; so are Up and Down at the first and last line, Tab,
 * and Esc.  While pasting nothing is ignored: a newline becomes a blank in one
 * line.  Who wants pasted lines one by one looks at `pasting` before passing
 * Enter on. */
enum line_effect line_key(struct line *line, key k);
/* puts text in at the caret; newlines as they are */
void line_insert(struct line *line, struct slice text);

/* Puts the caret of one line where column x of its drawing, which has so many
 * columns, is nearest. */
void line_point(struct line *line, int columns, int x);

/* Draws the text into the rectangle, scrolled so that the caret shows, and sets
 * the frame's caret.  One line takes the first row.  Several are folded at the
 * rectangle's width. */
void line_draw(const struct line *line, struct frame *frame, struct rect rect, enum style style);

#endif

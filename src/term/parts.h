/* What the files of term/ share: the terminal's state, and drawing. */
#ifndef TERM_PARTS_H
#define TERM_PARTS_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <termios.h>

#include "screen/frame.h"
#include "term/input.h"

/* a style as curses takes it, made when it is first drawn */
struct look {
	bool known;
	attr_t attributes;
	short pair;
};

struct term {
	SCREEN *screen;
	struct termios before; /* the terminal's modes as they were found */
	int colours;           /* 256, 8 or 0 */
	struct look looks[STYLE_COUNT];
	struct frame *shown; /* what curses was given last */
	bool stale;          /* the terminal has to be cleared and all rows looked at */
	int hidden_rows;     /* that curses believes to be below the last one, 0 or 1 */
	cchar_t *run;        /* room for a row */
	bool caret_visible;
	struct input input;
	bool stop, suspend, resized; /* signals came */
};

/* Makes what is shown blank, of the size curses has now. */
void draw_reset(struct term *term);

#endif

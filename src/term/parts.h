/* What the files of term/ share: the terminal's state, and drawing. */
#ifndef TERM_PARTS_H
#define TERM_PARTS_H

#include <stdbool.h>
#include <termios.h>

#include "base/buffer.h"
#include "screen/frame.h"
#include "term/input.h"

/* how a style is drawn here; a colour of -1 is the terminal's own */
struct look {
	int fg, bg;
	unsigned attributes; /* enum style_attribute, or-ed */
};

struct term {
	struct termios before;    /* the terminal's modes as they were found */
	struct termios raw;       /* and as they are while we have it */
	char *farewell;           /* what gives it back */
	bool inside;              /* we have it */
	bool mouse;               /* it reports what the mouse does */
	int colours;              /* 256, 8 or 0 */
	const char *jump;         /* the capability that moves the cursor */
	const char *jump_in_line; /* to a column of the same line; NULL: it cannot */
	const char *erase_line;   /* from the cursor to the end of the line; NULL */
	const char *erase;        /* so many cells from the cursor on; NULL */
	unsigned clashing;        /* attributes that do not go with colours */
	enum theme theme;         /* of what is shown */
	const struct style_changes *styles;
	struct look looks[STYLE_COUNT];
	/* what switches from one style (STYLE_COUNT: unknown) to another; made when first drawn */
	char *switches[(STYLE_COUNT + 1) * STYLE_COUNT];
	struct frame *shown; /* what the terminal shows */
	bool stale;          /* it may show anything: clear it and draw all rows */
	bool spare_corner;   /* writing the lower right corner would scroll */
	struct buffer out;   /* what goes to the terminal, in one write */
	int x, y;            /* where the terminal's cursor is; x < 0: unknown */
	bool sure;           /* all terminals agree about that */
	int style;           /* switched on now; -1: unknown */
	bool caret_visible;
	struct input input;
	int escape_delay;            /* ms after which an ESC alone is Esc */
	key dragged;                 /* the last key, when it was a drag; 0 */
	int repeats;                 /* how often it came again */
	bool wide;                   /* the terminal said that ambiguous characters take two columns */
	bool stop, suspend, resized; /* signals came */
};

/* ---- term.c ---- */
/* sends what is in out */
void term_flush(struct term *term);

/* ---- look.c ---- */
#define GROUND_OWN (-2)
/* reads what colours the terminal has */
void look_start(struct term *term);
/* frees what it made, and reads the looks of term->theme */
void look_forget(struct term *term);
/* The colour of blanks in a style, -1: the terminal's own; GROUND_OWN: blanks look
 * as only those of this style do. */
int look_ground(const struct term *term, int style);
/* adds what switches to a style to out */
void look_switch(struct term *term, int style);

/* ---- draw.c ---- */
/* reads what the terminal can do; false when it cannot move its cursor */
bool draw_start(struct term *term);
void draw_stop(struct term *term);
/* makes what is shown blank, of this size */
void draw_reset(struct term *term, int width, int height);
/* adds what takes the screen over, and what gives it back, to out */
void draw_enter(struct term *term);
void draw_leave(struct term *term);
/* adds a terminfo string to out, without its $<padding> */
void draw_capability(struct buffer *out, const char *capability);

#endif

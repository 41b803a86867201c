/* What the files of term/ share: the terminal's state, and drawing. */
#ifndef TERM_PARTS_H
#define TERM_PARTS_H

#include <stdbool.h>
#include <termios.h>

#include "base/buffer.h"
#include "screen/frame.h"
#include "term/input.h"

struct term {
	struct termios before; /* the terminal's modes as they were found */
	struct termios raw;    /* and as they are while we have it */
	char *farewell;        /* what gives it back */
	bool inside;           /* we have it */
	bool mouse;            /* it reports what the mouse does */
	int colours;           /* 256, 8 or 0 */
	const char *jump;      /* the capability that moves the cursor */
	enum theme theme;      /* of what is shown */
	const struct style_changes *styles;
	char *looks[STYLE_COUNT]; /* what switches a style on; made when first drawn */
	struct frame *shown;      /* what the terminal shows */
	bool stale;               /* it may show anything: clear it and draw all rows */
	bool spare_corner;        /* writing the lower right corner would scroll */
	struct buffer out;        /* what goes to the terminal, in one write */
	int x, y;                 /* where the terminal's cursor is; x < 0: unknown */
	int style;                /* switched on now; -1: unknown */
	bool caret_visible;
	struct input input;
	key dragged;                 /* the last key, when it was a drag; 0 */
	int repeats;                 /* how often it came again */
	bool wide;                   /* the terminal said that ambiguous characters take two columns */
	bool stop, suspend, resized; /* signals came */
};

/* ---- term.c ---- */
/* sends what is in out */
void term_flush(struct term *term);

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

/* The real terminal.
 *
 * term_draw compares the frame with the one it drew last and sends only the
 * cells that changed, all in one write.  Of curses its terminfo is used and
 * nothing else, in term/capability.c alone.  Keys are decoded from bytes here,
 * so that bad bytes swallow nothing.  Paste is bracketed.  On every way out
 * (close, suspend, a fatal signal, no memory) the terminal is put back as it
 * was. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include <stdbool.h>

#include "base/error.h"
#include "screen/frame.h"
#include "screen/key.h"

struct term;

enum term_event {
	TERM_KEY, /* *k is a key */
	TERM_TIMEOUT,
	TERM_STOP,   /* SIGTERM, SIGHUP, SIGINT or the terminal is gone: leave */
	TERM_SUSPEND /* SIGTSTP came from outside: call term_suspend */
};

/* Takes over the terminal on 0 and 1, the signals and the hook of mem_on_failure.
 * unicode_start must have been called.  NULL with a sentence when it is no
 * terminal, is unknown or cannot move its cursor.  One at a time. */
struct term *term_open(struct error *err);
/* gives it back */
void term_close(struct term *term);
/* gives it back in a hurry, from a hook that must not use memory */
void term_emergency(void);
/* Has what the mouse does reported as keys, or leaves the mouse to the terminal,
 * as it is after term_open. */
void term_mouse(struct term *term, bool on);
/* Asks the terminal how many columns it gives to characters of ambiguous width.  Costs no
 * time: the answer comes with the keys, as KEY_RESIZE_, or never. */
void term_ask_width(struct term *term);
/* 2 when it answered so, else 1 */
int term_ambiguous(const struct term *term);
void term_size(const struct term *term, int *width, int *height);
/* Waits for a key up to timeout ms (-1: for ever, 0: only what waits).  After
 * KEY_RESIZE_ draw anew: the size changed or the program was stopped.  A drag
 * that stands still comes again and again for a while, so that edges scroll. */
enum term_event term_read(struct term *term, int timeout, key *k);
/* shows the frame, whose size should be the terminal's; settles it */
void term_draw(struct term *term, struct frame *frame);
/* draws everything again at the next term_draw */
void term_redraw(struct term *term);
/* stops the process group like Ctrl-Z does, returns when it goes on; draw then */
void term_suspend(struct term *term);
/* Runs a shell command in the terminal and comes back; its exit status, -1
 * when it could not be run or was killed.  Draw then. */
int term_run(struct term *term, const char *command);
/* rings */
void term_bell(struct term *term);

#endif

/* What a terminal sends, turned into keys.
 *
 * Takes bytes as they come, split anywhere, and gives keys: UTF-8, control
 * bytes, Alt as a leading ESC, the CSI and SS3 sequences of arrows and function
 * keys with their modifiers, the mouse's reports (ESC [ < button ; column ; row
 * M or m), and bracketed paste.  What a slow link delivers behind an ESC that
 * was already taken for Esc is still the key it belongs to, never letters.  A byte that is not UTF-8 is U+FFFD and
 * takes nothing with it; an unknown sequence gives no key. */
#ifndef TERM_INPUT_H
#define TERM_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "screen/key.h"

struct input {
	unsigned char bytes[8192];
	size_t start, end; /* what is not decoded yet */
	bool pasting;
	bool after_return; /* the last pasted byte was CR: an LF belongs to it */
	bool escaped;      /* Esc was the last key, because nothing came behind it in time */
	key clicked;       /* the last click, if nothing but its release came since; 0 */
	long clicked_at;   /* ms */
	bool asked;        /* the terminal was asked where its cursor is: an answer is no key */
	int column;        /* what it answered, from 1; 0: nothing yet */
};

/* where up to *room bytes may be read in; input_added says how many were */
unsigned char *input_room(struct input *input, size_t *room);
void input_added(struct input *input, size_t count);
/* The next key; false when more bytes are needed.  `late`: nothing came for a
 * while, so that a lone ESC is Esc. */
bool input_next(struct input *input, bool late, key *k);
/* The key, given at `now` ms of any clock: a double click when it is the second
 * of two clicks in one cell in a short time. */
key input_doubled(struct input *input, key k, long now);
/* could the bytes at hand mean another key if no more come soon? */
bool input_unsure(const struct input *input);

#endif

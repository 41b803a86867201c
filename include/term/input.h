/* What a terminal sends, turned into keys.
 *
 * Takes bytes as they come, split anywhere, and gives keys: UTF-8, control
 * bytes, Alt as a leading ESC, the CSI and SS3 sequences of arrows and function
 * keys with their modifiers, and bracketed paste.  A byte that is not UTF-8 is
 * U+FFFD and takes nothing with it; an unknown sequence gives no key. */
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
};

/* where up to *room bytes may be read in; input_added says how many were */
unsigned char *input_room(struct input *input, size_t *room);
void input_added(struct input *input, size_t count);
/* The next key; false when more bytes are needed.  `late`: nothing came for a
 * while, so that a lone ESC is Esc. */
bool input_next(struct input *input, bool late, key *k);
/* could the bytes at hand mean another key if no more come soon? */
bool input_unsure(const struct input *input);

#endif

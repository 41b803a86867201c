/* Where a prompt stands: its title, the text, and the offers above it. */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "screen/frame.h"
#include "ui/ui.h"

struct prompt_layout {
	int title;          /* columns of the title, the colon behind it not counted */
	struct rect text;   /* what is being typed */
	struct rect beside; /* what stands beside it, a line each; no height: no room */
	struct rect offers; /* with a blank at each side; the first offer is on its last line */
	size_t first;       /* offer, from 0, that is on the last line */
};

#define PROMPT_NOTE_GAP 2 /* columns between an offer and its note */
/* columns of a note, and of what keeps it apart; 0 when there is none */
int prompt_note_columns(const char *note);
/* line: the one it stands on */
void prompt_lay(const struct ui *ui, struct rect line, struct prompt_layout *layout);
/* adds what stands before the text, in at most so many columns */
void prompt_add_title(const struct ui *ui, int columns, struct buffer *out);

#endif

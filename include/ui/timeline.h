/* The history: every state that the map has been in, and going to any of them.
 *
 * A row is a state, the newest at the top, the one it was opened in first at
 * the bottom.  Looking at it and moving in it cost the same with ten states
 * and with ten thousand. */
#ifndef UI_TIMELINE_H
#define UI_TIMELINE_H

#include "base/buffer.h"
#include "ui/panel.h"
#include "ui/ui.h"

/* what there is to say of a state, or-ed */
enum timeline_note {
	TIMELINE_NOW = 1,      /* the map is in it */
	TIMELINE_FILE = 2,     /* the file is in it */
	TIMELINE_UNDONE = 4,   /* behind what is in force */
	TIMELINE_UNSAVED = 8,  /* in force, but not in the file */
	TIMELINE_OUTSIDE = 16, /* made by another program */
	TIMELINE_EARLIER = 32  /* made in an earlier session */
};

struct timeline_row {
	const char *label; /* what was done to get there; borrowed */
	time_t time;       /* 0: unknown, for the first one */
	unsigned notes;    /* enum timeline_note */
};

void timeline_row_make(const struct ui *ui, size_t state, struct timeline_row *row);
/* adds the notes in words, "now, in the file" */
void timeline_add_notes(unsigned notes, struct buffer *out);
/* adds "14:02" for today, else "2026-11-20" */
void timeline_add_time(time_t moment, struct buffer *out);
/* columns that the times of all rows take */
int timeline_time_columns(const struct ui *ui);
/* Goes to a state with the cursor staying on what it is on; false: it was
 * complained that it could not be reached. */
bool timeline_go_to(struct ui *ui, size_t state);
void timeline_free(struct ui *ui);
/* the rows in the panel, the newest state first */
void timeline_page(const struct ui *ui, struct rect where, struct page *page);
void timeline_choose(struct ui *ui, size_t row);
/* keeps the chosen row in view */
void timeline_settle(struct ui *ui);

/* ---- commands ---- */
void timeline_open(struct ui *ui, key k);
void timeline_close(struct ui *ui, key k);
void timeline_go(struct ui *ui, key k);
void timeline_search(struct ui *ui, key k);
void timeline_search_next(struct ui *ui, key k);
void timeline_search_previous(struct ui *ui, key k);

#endif

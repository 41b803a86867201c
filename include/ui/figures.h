/* The numbers of the journey, in groups, each beside its yardstick: a heading or a number
 * a row.  They are counted when the panel is opened and when the map changed. */
#ifndef UI_FIGURES_H
#define UI_FIGURES_H

#include "journey/numbers.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct figures {
	struct numbers numbers;
	uint64_t revision; /* of the map that they were counted in */
	size_t at, top;    /* the chosen row, and the first that shows */
};

struct figures_row {
	const char *title;           /* of a group; NULL: it is a number */
	const struct number *number; /* NULL: it is a heading */
};

size_t figures_count(const struct ui *ui);
/* nth < figures_count */
struct figures_row figures_row(const struct ui *ui, size_t nth);
/* the rows in the panel, and below them room for the chosen number in full; 0: none */
int figures_shown(int height, int *whole);
void figures_page(const struct ui *ui, struct rect where, struct page *page);
/* a heading is passed over */
void figures_choose(struct ui *ui, size_t row);
void figures_free(struct ui *ui);
/* counts anew when the map changed; keeps what is chosen inside, and in view */
void figures_settle(struct ui *ui);

/* ---- commands ---- */
void figures_open(struct ui *ui, key k);
void figures_close(struct ui *ui, key k);
void figures_go(struct ui *ui, key k);

#endif

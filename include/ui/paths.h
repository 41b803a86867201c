/* The list of the ways from touchpoint to touchpoint: a path a row, a chosen
 * touchpoint in the chosen path. */
#ifndef UI_PATHS_H
#define UI_PATHS_H

#include "base/buffer.h"
#include "journey/path.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct paths {
	struct path_list *list;
	uint64_t revision;    /* of the map it was made of */
	struct item *through; /* whose way comes first; NULL */
	size_t at, top;       /* of the list's paths */
	size_t node;          /* of the chosen path */
};

/* number `nth` of a path; borrowed */
struct item *paths_item(const struct ui *ui, const struct path *path, size_t nth);
/* adds how the path ends in words; "" where nothing needs to be said */
const char *paths_end(const struct path *path);
/* lines of paths in a panel of so many, and below them for the chosen one in full */
int paths_shown(int height, int *whole);
/* the rows in the panel; choosing one chooses its first touchpoint */
void paths_page(const struct ui *ui, struct rect where, struct page *page);
void paths_choose(struct ui *ui, size_t row);
void paths_free(struct ui *ui);
/* makes the list anew when the map changed; keeps what is chosen inside, and in view */
void paths_settle(struct ui *ui);

/* ---- commands ---- */
void paths_open(struct ui *ui, key k);
void paths_close(struct ui *ui, key k);
void paths_left(struct ui *ui, key k);
void paths_right(struct ui *ui, key k);
void paths_go(struct ui *ui, key k);

#endif

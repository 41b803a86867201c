/* The agenda of a workshop: the map's list `agenda`, edited in a panel that
 * the countdown is started from (W1).  Each edit is one step of the history. */
#ifndef UI_AGENDA_H
#define UI_AGENDA_H

#include "base/buffer.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct agenda {
	size_t at, top;
};

struct agenda_item {
	struct slice name;
	struct slice minutes; /* as the file says it; .bytes NULL: it does not */
	int64_t length;       /* ms; a usual one where the file says none */
};

size_t agenda_count(const struct ui *ui);
void agenda_item_make(const struct ui *ui, size_t nth, struct agenda_item *item);
/* The item that the countdown is for; SIZE_MAX: it is in the agenda no more.
 * It is found by its name when others went or came before it. */
size_t agenda_running(const struct ui *ui);
/* the rows in the panel, below the countdown where there is room */
void agenda_page(const struct ui *ui, struct rect where, struct page *page);
void agenda_choose(struct ui *ui, size_t row);
void agenda_free(struct ui *ui);
/* keeps the chosen row inside of the list, and in view */
void agenda_settle(struct ui *ui);

/* ---- commands ---- */
void agenda_open(struct ui *ui, key k);
void agenda_close(struct ui *ui, key k);
void agenda_start(struct ui *ui, key k);
void agenda_pause(struct ui *ui, key k);
void agenda_next(struct ui *ui, key k);
void agenda_back(struct ui *ui, key k);
void agenda_end(struct ui *ui, key k);
void agenda_longer(struct ui *ui, key k);
void agenda_shorter(struct ui *ui, key k);
void agenda_add(struct ui *ui, key k);
void agenda_rename(struct ui *ui, key k);
void agenda_minutes(struct ui *ui, key k);
void agenda_move_earlier(struct ui *ui, key k);
void agenda_move_later(struct ui *ui, key k);
void agenda_remove(struct ui *ui, key k);
void agenda_usual(struct ui *ui, key k);

#endif

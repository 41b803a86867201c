/* The editor of a list: the stages or the channels, and as well the personas
 * or the owners.  Each command is one step of the history; what refers to a
 * thing follows it when it is renamed, joined or removed. */
#ifndef UI_LISTS_H
#define UI_LISTS_H

#include "ui/panel.h"
#include "ui/ui.h"

/* closes it, when it is open */
void lists_free(struct ui *ui);
void lists_open_stages(struct ui *ui, key k);
void lists_open_channels(struct ui *ui, key k);
void lists_open_personas(struct ui *ui, key k);
void lists_open_owners(struct ui *ui, key k);
/* keeps the chosen row inside of the list, and in view */
void lists_settle(struct ui *ui);
/* N_() the heading: "Stages" … */
const char *lists_title(enum kind kind);
/* the rows in the panel, below the names of the columns where there is room */
void lists_page(const struct ui *ui, struct rect where, struct page *page);
void lists_choose(struct ui *ui, size_t row);
/* how many touchpoints stand in the stage or channel, or name the persona or
 * owner; for the latter two it looks at every touchpoint */
size_t lists_total(const struct ui *ui, size_t index);

/* ---- commands ---- */
void lists_add(struct ui *ui, key k);
void lists_rename(struct ui *ui, key k);
void lists_open_form(struct ui *ui, key k);
void lists_move_earlier(struct ui *ui, key k);
void lists_move_later(struct ui *ui, key k);
void lists_remove(struct ui *ui, key k);
void lists_join(struct ui *ui, key k);
void lists_close(struct ui *ui, key k);

#endif

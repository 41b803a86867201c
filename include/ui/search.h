/* Searching as it is typed, in everything that is shown.  All that is found is
 * highlighted until the search is taken off. */
#ifndef UI_SEARCH_H
#define UI_SEARCH_H

#include "base/buffer.h"
#include "ui/ui.h"

/* searches this text from now on; "": nothing */
void search_set(struct ui *ui, const char *text);
void search_free(struct ui *ui);
/* adds "3 of 12 found"; nothing when nothing is searched */
void search_add_count(const struct ui *ui, struct buffer *out);

/* ---- commands ---- */
void search_open(struct ui *ui, key k);
void search_next(struct ui *ui, key k);
void search_previous(struct ui *ui, key k);

#endif

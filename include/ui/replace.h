/* Find and replace: what to find, what to put there, and then all at once, only
 * in the marked touchpoints, or place by place.  Whatever was chosen is one
 * step of the history. */
#ifndef UI_REPLACE_H
#define UI_REPLACE_H

#include "ui/ui.h"

void replace_free(struct ui *ui);

/* ---- commands ---- */
void replace_start(struct ui *ui, key k);

#endif

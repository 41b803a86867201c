/* Joining touchpoints that are one, written twice or more often.
 *
 * The first stays and gets what only the others say; where two say different
 * things it is asked which one counts.  What led on to the others leads on to the
 * first.  All of it is one step of the history. */
#ifndef UI_JOIN_H
#define UI_JOIN_H

#include "ui/ui.h"

/* joins these, at least two, into the first of them */
void join_start(struct ui *ui, struct item *const *items, size_t count);
void join_free(struct ui *ui);

/* ---- commands ---- */
void join_marked(struct ui *ui, key k);

#endif

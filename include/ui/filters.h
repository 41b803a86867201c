/* Showing only the touchpoints that pass a filter (journey/filter.h), and the
 * filters that the map keeps by name (M6, W6).
 *
 * Which filter is on is how the map is looked at, and no step of the history;
 * saving and removing a named one is. */
#ifndef UI_FILTERS_H
#define UI_FILTERS_H

#include "base/buffer.h"
#include "ui/ui.h"

/* Shows what passes the filter; "": everything.  false with err: it is no
 * filter, and everything stays as it is. */
bool filters_set(struct ui *ui, const char *text, struct error *err);
/* The same as when it is typed and entered: the cursor goes to what is shown, and how
 * many are is said. */
bool filters_show(struct ui *ui, const char *text, struct error *err);
void filters_take_off(struct ui *ui);
/* after what is shown beside the filter became something else (ui/compare.h) */
void filters_renew(struct ui *ui);
/* the end of the session: the document is looked at as before it */
void filters_free(struct ui *ui);

/* ---- commands ---- */
void filters_type(struct ui *ui, key k);
void filters_choose(struct ui *ui, key k);

/* ---- named ones, in the map ---- */
/* the name and the filter of number nth; false: there are no more */
bool filters_named(const struct ui *ui, size_t nth, struct slice *name, struct slice *where);

/* ---- for the prompt: what may be meant by what was typed ---- */
void filters_offer(struct ui *ui, const char *text);
/* Is the last term the beginning of a field's name at most, or of no field that there
 * is?  *start: its offset. */
bool filters_is_undecided(const char *text, size_t *start);

#endif

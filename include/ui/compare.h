/* Comparing the map with another one: a look at both in one grid (M7, M14).
 *
 * A look is a state of its own, on the document of a comparison
 * (document/comparison.h), that is open over the state it was asked for in, as
 * ui->over: keys, mouse and time go to it until it is closed, and the state below
 * stays as it is.  In a look nothing can be changed (ui/guard.h).
 *
 * We read no files and run no git.  What a person can compare with is asked for by
 * REQUEST_COMPARE: whoever runs the session offers what there is, and later gives
 * the map that was wished for. */
#ifndef UI_COMPARE_H
#define UI_COMPARE_H

#include "document/comparison.h"
#include "ui/ui.h"

/* what only a look has */
struct look {
	struct comparison *comparison;
	struct document *other; /* the map that was compared with; NULL: it belongs to somebody else */
	char *before, *after;   /* what the maps are called */
	bool different;         /* only what is different is shown */
	unsigned nth;           /* how many looks there were */
};

/* Opens a look at our map and another one, which is called by this name and is
 * freed by us from now on.  It is the map before, unless it tells what is to be
 * and ours what is.  false with err: nothing is opened. */
bool compare_with(struct ui *ui, struct document *other, const char *name, struct error *err);
/* A state that looks at two maps that stay the caller's, for printing; NULL with err. */
struct ui *compare_state(const struct document *before, const struct document *after, const char *before_name,
                         const char *after_name, struct error *err);
/* frees what only a look has */
void compare_free(struct ui *ui);
/* What is on the screen: the look that is open, else the state itself. */
struct ui *compare_front(struct ui *ui);
/* a key, for the look that is open */
void compare_key(struct ui *ui, key k);
/* time goes by, and the size is another one, in the look too */
void compare_follow(struct ui *ui);
/* the only touchpoints that are shown when just the differences are */
bool compare_passes(const struct ui *ui, const struct item *item);
/* "as-is → to-be", what the maps are called */
void compare_add_names(const struct ui *ui, struct buffer *out);
/* "added 3, removed 1, moved 2, changed 4"; "no touchpoint differs" */
void compare_add_counts(const struct ui *ui, struct buffer *out);
/* N_() what became of a touchpoint: "added" */
const char *compare_fate(enum fate fate);
/* '+', '-', '>', '<', '~'; ' ' for what is the same */
char compare_glyph(enum fate fate);

/* ---- for who serves REQUEST_COMPARE ---- */
/* what is wished for; NULL: first of all, what can be */
const char *compare_wish(const struct ui *ui);
/* the map as it was last saved, which needs no file */
bool compare_wishes_saved(const struct ui *ui);
/* adds something that can be compared with; note NULL: none */
void compare_offer(struct ui *ui, const char *text, const char *note);
/* asks, with the offers so far */
void compare_ask(struct ui *ui);
/* asks again, because what was wished for cannot be had */
void compare_refused(struct ui *ui, const char *why);

/* ---- commands ---- */
void compare_open(struct ui *ui, key k);
void compare_close(struct ui *ui, key k);
void compare_different(struct ui *ui, key k);

#endif

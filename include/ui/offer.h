/* The offer to take up what the last session did and did not save: a question
 * over the grid that says when it was, how much it was, and each step. */
#ifndef UI_OFFER_H
#define UI_OFFER_H

#include "base/buffer.h"
#include "screen/frame.h"
#include "ui/ui.h"

/* asks about a recovery whose count is not 0 */
void offer_open(struct ui *ui, const struct recovery *recovery);
void offer_free(struct ui *ui);
/* adds the question, a few sentences; the same with every step on a line of its own */
void offer_add_question(const struct ui *ui, struct buffer *out);
void offer_add_all(const struct ui *ui, struct buffer *out);
/* how many steps are offered, and what number `nth` of them did; borrowed */
size_t offer_count(const struct ui *ui);
const char *offer_label(const struct ui *ui, size_t nth);

/* Where it stands.  In a small terminal it has no border: the question in short
 * on its first line, the keys on its last, and all of the text scrolls between. */
struct offer_layout {
	bool is_small;
	struct rect box;
	int question;     /* lines of the question in the box */
	struct rect list; /* what scrolls */
	size_t count;     /* lines that there are to scroll */
};
void offer_lay(const struct ui *ui, struct offer_layout *o);

/* ---- commands ---- */
void offer_up(struct ui *ui, key k);
void offer_down(struct ui *ui, key k);
void offer_page_up(struct ui *ui, key k);
void offer_page_down(struct ui *ui, key k);
void offer_take(struct ui *ui, key k);
void offer_leave(struct ui *ui, key k);

#endif

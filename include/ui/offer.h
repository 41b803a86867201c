/* The offer to take up what the last session did and did not save: a question
 * over the grid that says when it was, how much it was, and each step. */
#ifndef UI_OFFER_H
#define UI_OFFER_H

#include "base/buffer.h"
#include "ui/ui.h"

/* asks about a recovery whose count is not 0 */
void offer_open(struct ui *ui, const struct recovery *recovery);
/* adds the question, a few sentences */
void offer_add_question(const struct ui *ui, struct buffer *out);
/* how many steps are offered, and what number `nth` of them did; borrowed */
size_t offer_count(const struct ui *ui);
const char *offer_label(const struct ui *ui, size_t nth);

/* ---- commands ---- */
void offer_up(struct ui *ui, key k);
void offer_down(struct ui *ui, key k);
void offer_page_up(struct ui *ui, key k);
void offer_page_down(struct ui *ui, key k);
void offer_take(struct ui *ui, key k);
void offer_leave(struct ui *ui, key k);

#endif

/* Voting: votes on touchpoints, rounds of them with a budget, and the panel
 * that ranks what got votes.
 *
 * A vote is a step of the history that sets the field `votes`.  The round that
 * runs is the map's field `voting`; while it runs there are no more votes than
 * its voters have dots.  A round that ended is a record in the map's list
 * `rounds`, with the names and votes as they were then; without a round, votes
 * are free. */
#ifndef UI_VOTES_H
#define UI_VOTES_H

#include "base/buffer.h"
#include "ui/panel.h"
#include "ui/ui.h"

struct votes {
	size_t at, top;
	size_t back; /* how many rounds ago is what is shown; 0: what is given now */
	uint64_t revision;
	struct item **ranking; /* with votes, the most first */
	size_t count;
	bool voted; /* all that changes now is the votes of the chosen one */
	char *name; /* of the round that is being set up; NULL */
	size_t voters;
};

struct votes_round {
	struct slice name, date; /* .bytes NULL: not said */
	size_t voters, dots;     /* 0: not said, there is no budget */
	const struct value *result;
};

struct votes_row {
	size_t place; /* from 1; the same for those with as many votes */
	bool tied;
	struct slice name;
	size_t votes;
	struct item *item; /* NULL: of an earlier round; see votes_item */
};

/* Does a round run?  Slices are borrowed until the next change. */
bool votes_running(const struct ui *ui, struct votes_round *round);
/* has the round a budget?  Then *left are the votes left; below 0: given too many */
bool votes_left(const struct ui *ui, const struct votes_round *round, long *left);
/* how many rounds are over, and the one that was so many rounds ago, from 1 */
size_t votes_rounds(const struct ui *ui);
void votes_round_make(const struct ui *ui, size_t back, struct votes_round *round);

/* for the panel that is open */
size_t votes_count(const struct ui *ui);
void votes_row_make(const struct ui *ui, size_t nth, struct votes_row *row);
/* the touchpoint of a row, in an earlier round the one that is called so now; NULL: there is none */
struct item *votes_item(const struct ui *ui, const struct votes_row *row);
/* votes of all rows */
size_t votes_given(const struct ui *ui);
/* the rows in the panel, below a head where there is room; when one is chosen, the grid follows */
void votes_page(const struct ui *ui, struct rect where, struct page *page);
void votes_choose(struct ui *ui, size_t nth);
void votes_free(struct ui *ui);
/* ranks again when the map changed, keeps the chosen row, and in view */
void votes_settle(struct ui *ui);

/* ---- commands ---- */
void grid_vote(struct ui *ui, key k);
void grid_take_back(struct ui *ui, key k);
void votes_open(struct ui *ui, key k);
void votes_close(struct ui *ui, key k);
void votes_earlier(struct ui *ui, key k);
void votes_later(struct ui *ui, key k);
void votes_go(struct ui *ui, key k);
void votes_add(struct ui *ui, key k);
void votes_take(struct ui *ui, key k);
void votes_start(struct ui *ui, key k);
void votes_end(struct ui *ui, key k);

/* ---- for the files of voting ---- */
/* touchpoints with votes, the most first, then in the order of the file; free() */
struct item **votes_rank(const struct ui *ui, size_t *count);

#endif

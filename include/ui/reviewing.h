/* The panel of a review (journey/review.h): it walks the questions, and a second
 * list says what is due.
 *
 * The questions have a row each, and below them one for the map as a whole; the
 * chosen question shows with its answer and what the map says about it.  Every
 * answer is one step of the history.  All is counted once when the panel opens; an
 * answer and a touchpoint that is looked at are counted alone. */
#ifndef UI_REVIEWING_H
#define UI_REVIEWING_H

#include "base/buffer.h"
#include "journey/evidence.h"
#include "journey/review.h"
#include "ui/panel.h"
#include "ui/ui.h"

enum reviewing_list { REVIEWING_QUESTIONS, REVIEWING_DUE };

struct reviewing {
	enum reviewing_list list; /* which shows */
	struct {
		size_t at, top;
	} lists[2];
	struct item *stage; /* that is asked about; NULL: the whole map */
	bool editing;       /* an answer is in the editor */
	/* all that changes now: the answers to a question, or when a touchpoint was looked at */
	enum { REVIEWING_ANYTHING, REVIEWING_ANSWER, REVIEWING_LOOK } changes;
	struct item *looked;
	uint64_t revision; /* of the map that was counted */
	struct review review;
	struct evidence evidence[QUESTION_COUNT];
	struct evidence of_stage; /* of the chosen question, while a stage is asked about */
};

#define REVIEWING_MAP QUESTION_COUNT /* the row behind the questions */

/* the chosen row of the questions: a question by its number, or REVIEWING_MAP */
size_t reviewing_question(const struct ui *ui);
/* the stage that the question is asked about; REVIEW_WHOLE */
size_t reviewing_stage(const struct ui *ui, size_t question);
/* what the map says about it */
const struct evidence *reviewing_evidence(const struct ui *ui, size_t question);
/* the chosen row of what is due; NULL: nothing is */
const struct due *reviewing_due(const struct ui *ui);
/* adds "Q6", with the stage that it is asked about */
void reviewing_add_title(const struct ui *ui, size_t question, struct buffer *out);

struct reviewing_layout {
	struct rect rows, details; /* height 0: no room */
};
void reviewing_lay(const struct ui *ui, struct rect where, struct reviewing_layout *layout);
/* the rows in the panel; when a touchpoint is chosen, the grid follows */
void reviewing_page(const struct ui *ui, struct rect where, struct page *page);
void reviewing_choose(struct ui *ui, size_t row);
void reviewing_free(struct ui *ui);
/* counts again when the map changed; keeps the chosen row inside of the list, and in view */
void reviewing_settle(struct ui *ui);
/* an answer came back from the editor; NULL: it failed */
void reviewing_edited(struct ui *ui, const char *text);

/* ---- commands ---- */
void reviewing_open(struct ui *ui, key k);
void reviewing_close(struct ui *ui, key k);
void reviewing_turn(struct ui *ui, key k);
void reviewing_next(struct ui *ui, key k);
void reviewing_next_stage(struct ui *ui, key k);
void reviewing_previous_stage(struct ui *ui, key k);
void reviewing_show(struct ui *ui, key k);
void reviewing_go(struct ui *ui, key k);
void reviewing_answer(struct ui *ui, key k);
void reviewing_editor(struct ui *ui, key k);
void reviewing_clear(struct ui *ui, key k);
void reviewing_today(struct ui *ui, key k);
void reviewing_looked(struct ui *ui, key k);

/* ---- for the files of the review ---- */
/* goes on to the next question that is due, behind this one and around; false: there is none */
bool reviewing_go_on(struct ui *ui);

#endif

/* The steps of a workshop (W1, W2): one question at a time about the
 * touchpoints that still lack an answer.
 *
 * What lacks an answer is the state; besides, the panel only knows which step
 * and touchpoint it asks about, and which it asked about before, for going
 * back.  Every answer is one step of the history. */
#ifndef UI_STEPS_H
#define UI_STEPS_H

#include "base/buffer.h"
#include "journey/step.h"
#include "ui/panel.h"
#include "ui/ui.h"

/* what was asked before */
struct steps_asked {
	enum step_id step;
	struct item *item;
	bool answered; /* or put off */
};

struct steps {
	enum step_id step;
	struct item *item; /* asked about; NULL: none lacks anything in this step */
	const char *field; /* it is asked for; NULL: what the map itself says */
	size_t at;         /* the chosen choice; STEPS_NONE */
	bool again;        /* it has an answer, and is asked about once more */
	struct steps_asked *trail;
	size_t trailed, room;
	char *test; /* what was tested, while the result is typed */
};
#define STEPS_NONE SIZE_MAX

/* one answer that can be given */
struct steps_choice {
	char *label;
	char *word;  /* what the file will say */
	char hotkey; /* 0: none is left */
	bool said;   /* it is what the map says now */
	bool usual;  /* the starter library's answer for a touchpoint of this name */
};

struct steps_choices {
	struct steps_choice *all;
	size_t count;
	bool free; /* another answer may be typed */
};

/* the answers to the question that is asked now; steps_choices_free */
void steps_choices_make(const struct ui *ui, struct steps_choices *choices);
void steps_choices_free(struct steps_choices *choices);

/* ---- steps_lay.c: where it stands; height 0: not shown ---- */
struct steps_layout {
	struct rect progress, name, known, question, choices, advice, listed;
	size_t columns, lines; /* of the choices: down each column, then on in the next */
	size_t top;            /* the first line that shows */
};
#define STEPS_GAP 2 /* columns between two steps of the progress */
void steps_lay(const struct ui *ui, struct rect where, const struct steps_choices *choices,
               struct steps_layout *layout);
/* the choices as rows, where they stand below each other */
void steps_page(const struct ui *ui, struct rect where, struct page *page);
/* a click on a choice answers */
void steps_choose(struct ui *ui, size_t row);
/* where a step of the set stands in the progress, folded at a width; false: there is none
 * of this number, and it is where the last one is */
bool steps_place(const struct ui *ui, enum step_id id, int width, int *x, int *y);
/* adds "2 Stage 12/29" */
void steps_add_progress(const struct ui *ui, enum step_id id, struct buffer *out);
/* what to do where there is nothing to choose, or besides choosing */
const char *steps_advice(const struct ui *ui, const struct steps_choices *choices);

/* adds what is known of the touchpoint that is asked about, on one line */
void steps_add_known(const struct ui *ui, struct buffer *out);
void steps_free(struct ui *ui);
/* goes on when the question was answered, back when the answer was undone */
void steps_settle(struct ui *ui);

/* ---- commands ---- */
void steps_open(struct ui *ui, key k);
void steps_close(struct ui *ui, key k);
/* gives the answer whose key it is */
void steps_answer(struct ui *ui, key k);
void steps_take(struct ui *ui, key k);
void steps_find(struct ui *ui, key k);
/* the usual answer for all touchpoints of the starter library that lack one in this step */
void steps_usual(struct ui *ui, key k);
void steps_up(struct ui *ui, key k);
void steps_down(struct ui *ui, key k);
void steps_skip(struct ui *ui, key k);
void steps_back(struct ui *ui, key k);
void steps_next(struct ui *ui, key k);
void steps_previous(struct ui *ui, key k);
void steps_other_set(struct ui *ui, key k);

#endif

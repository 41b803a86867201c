/* The lists of a review, and moving about in them. */
#include "ui/reviewing.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/filters.h"

#define DETAILS 12     /* lines that the chosen question likes to have */
#define DETAILS_DUE 6  /* … and something due */
#define ROWS 3         /* lines that the list keeps */
#define WITH_DETAILS 7 /* lines of the panel from which on there are any */

/* ---- what is chosen ---- */

size_t reviewing_question(const struct ui *ui)
{
	return ui->reviewing->lists[REVIEWING_QUESTIONS].at;
}

size_t reviewing_stage(const struct ui *ui, size_t question)
{
	const struct item *stage = ui->reviewing->stage;
	bool asked = stage && question < QUESTION_COUNT && question_table[question].about == ABOUT_STAGES;
	return asked ? journey_index(ui->journey, stage) : REVIEW_WHOLE;
}

const struct evidence *reviewing_evidence(const struct ui *ui, size_t question)
{
	bool whole = reviewing_stage(ui, question) == REVIEW_WHOLE;
	return whole ? &ui->reviewing->evidence[question] : &ui->reviewing->of_stage;
}

const struct due *reviewing_due(const struct ui *ui)
{
	const struct reviewing *r = ui->reviewing;
	size_t at = r->lists[REVIEWING_DUE].at;
	return at < r->review.count ? &r->review.due[at] : NULL;
}

void reviewing_add_title(const struct ui *ui, size_t question, struct buffer *out)
{
	buffer_add_text(out, question_table[question].id);
	if (reviewing_stage(ui, question) == REVIEW_WHOLE)
		return;
	buffer_add_byte(out, ' ');
	buffer_add_slice(out, item_name(ui->reviewing->stage));
}

/* ---- where it stands ---- */

static size_t rows_of(const struct ui *ui)
{
	return ui->reviewing->list == REVIEWING_DUE ? ui->reviewing->review.count : QUESTION_COUNT + 1;
}

void reviewing_lay(const struct ui *ui, struct rect where, struct reviewing_layout *l)
{
	struct rect inside = panel_inside(where);
	int height = inside.height > 0 ? inside.height : 0, rows = height;
	if (height >= WITH_DETAILS) {
		rows = height - 1 - (ui->reviewing->list == REVIEWING_DUE ? DETAILS_DUE : DETAILS);
		rows = rows > ROWS ? rows : ROWS;
		if (rows_of(ui) < (size_t)rows)
			rows = rows_of(ui) ? (int)rows_of(ui) : 1;
	}
	l->rows = (struct rect){inside.x, inside.y, inside.width, rows > 0 ? rows : 1};
	l->details = (struct rect){inside.x, inside.y + rows + 1, inside.width, height > rows ? height - rows - 1 : 0};
}

void reviewing_page(const struct ui *ui, struct rect where, struct page *page)
{
	const struct reviewing *r = ui->reviewing;
	struct reviewing_layout l;
	reviewing_lay(ui, where, &l);
	page->rows = l.rows;
	page->at = r->lists[r->list].at;
	page->count = rows_of(ui);
	page->top = panel_scroll(r->lists[r->list].top, page->at, page->count, l.rows.height);
}

/* ---- opening ---- */

void reviewing_free(struct ui *ui)
{
	if (ui->reviewing)
		review_free(&ui->reviewing->review);
	free(ui->reviewing);
	ui->reviewing = NULL;
}

void reviewing_close(struct ui *ui, key k)
{
	(void)k;
	reviewing_free(ui);
}

static void count_again(struct ui *ui)
{
	struct reviewing *r = ui->reviewing;
	review_free(&r->review);
	review_make(&r->review, ui->journey, ui_today(ui));
	evidence_gather(ui->journey, r->evidence);
}

static void count_changes(struct ui *ui)
{
	struct reviewing *r = ui->reviewing;
	if (r->changes == REVIEWING_ANSWER)
		review_renew_question(&r->review, ui->journey, reviewing_question(ui));
	else if (r->changes == REVIEWING_LOOK)
		review_renew_touchpoint(&r->review, ui->journey, r->looked);
	else
		count_again(ui);
	r->revision = journey_revision(ui->journey);
}

void reviewing_settle(struct ui *ui)
{
	struct reviewing *r = ui->reviewing;
	struct page page;
	if (!r)
		return;
	if (r->revision != journey_revision(ui->journey) || r->review.today != ui_today(ui))
		count_changes(ui);
	if (r->stage && !r->stage->place.block)
		r->stage = NULL;
	size_t count = rows_of(ui), *at = &r->lists[r->list].at, question = reviewing_question(ui);
	if (*at >= count)
		*at = count ? count - 1 : 0;
	if (reviewing_stage(ui, question) != REVIEW_WHOLE)
		evidence_of_stage(ui->journey, question, reviewing_stage(ui, question), &r->of_stage);
	panel_page(ui, r->list == REVIEWING_DUE ? PLACE_DUE : PLACE_REVIEW, &page);
	r->lists[r->list].top = page.top;
}

static bool is_due(const struct ui *ui, size_t row)
{
	const struct review *review = &ui->reviewing->review;
	return review_is_due(review, row == REVIEWING_MAP ? review->map_due : review->questions[row].due);
}

bool reviewing_go_on(struct ui *ui)
{
	size_t *at = &ui->reviewing->lists[REVIEWING_QUESTIONS].at;
	for (size_t i = 1; i <= QUESTION_COUNT; i++) {
		size_t row = (*at + i) % (QUESTION_COUNT + 1);
		if (!is_due(ui, row))
			continue;
		*at = row;
		return true;
	}
	return false;
}

void reviewing_open(struct ui *ui, key k)
{
	(void)k;
	const struct item *current = ui_current(ui);
	reviewing_free(ui);
	ui->reviewing = mem_new(sizeof *ui->reviewing);
	count_changes(ui);
	if (!is_due(ui, 0))
		reviewing_go_on(ui);
	const struct review *review = &ui->reviewing->review;
	for (size_t i = 0; current && i < review->count; i++)
		if (review->due[i].item == current) {
			ui->reviewing->lists[REVIEWING_DUE].at = i;
			break;
		}
	reviewing_settle(ui);
}

/* ---- moving about ---- */

void reviewing_choose(struct ui *ui, size_t row)
{
	struct reviewing *r = ui->reviewing;
	r->lists[r->list].at = row;
	reviewing_settle(ui);
	if (r->list == REVIEWING_DUE && reviewing_due(ui))
		ui_go_to(ui, reviewing_due(ui)->item);
}

void reviewing_turn(struct ui *ui, key k)
{
	(void)k;
	ui->reviewing->list = ui->reviewing->list == REVIEWING_DUE ? REVIEWING_QUESTIONS : REVIEWING_DUE;
	reviewing_settle(ui);
}

void reviewing_next(struct ui *ui, key k)
{
	(void)k;
	if (!reviewing_go_on(ui))
		ui_say(ui, _("no other question is due"));
}

/* To the stage so many on; before the first and behind the last is the whole map. */
static void turn_stage(struct ui *ui, size_t on)
{
	struct reviewing *r = ui->reviewing;
	size_t question = reviewing_question(ui), count = journey_count(ui->journey, KIND_STAGE) + 1;
	if (question == REVIEWING_MAP || question_table[question].about != ABOUT_STAGES) {
		ui_say(ui, _("only Q6 and Q14 can be asked of a stage"));
		return;
	}
	size_t stage = reviewing_stage(ui, question), now = stage == REVIEW_WHOLE ? count - 1 : stage;
	size_t next = (now + on) % count;
	r->stage = next == count - 1 ? NULL : journey_item(ui->journey, KIND_STAGE, next);
	reviewing_settle(ui);
}

void reviewing_next_stage(struct ui *ui, key k)
{
	(void)k;
	turn_stage(ui, 1);
}

void reviewing_previous_stage(struct ui *ui, key k)
{
	(void)k;
	turn_stage(ui, journey_count(ui->journey, KIND_STAGE));
}

/* ---- going there ---- */

void reviewing_show(struct ui *ui, key k)
{
	(void)k;
	size_t question = reviewing_question(ui);
	const struct evidence *e = question < QUESTION_COUNT ? reviewing_evidence(ui, question) : NULL;
	struct buffer filter = {0};
	if (!e || !e->look) {
		ui_say(ui, _("no touchpoint stands out here"));
		return;
	}
	struct item *first = e->first[0];
	size_t look = e->look;
	struct slice stage = {0};
	if (reviewing_stage(ui, question) != REVIEW_WHOLE)
		stage = record_id(item_record(ui->reviewing->stage));
	evidence_add_filter(question, stage, &filter);
	reviewing_free(ui);
	filters_set(ui, buffer_slice(&filter).bytes, NULL);
	ui_go_to(ui, first);
	ui_say(ui, _("%zu of %zu shown; Esc shows all, {review} goes back"), look,
	       journey_count(ui->journey, KIND_TOUCHPOINT));
	buffer_free(&filter);
}

/* To a question, or the map, in the list of the questions. */
static void go_to_row(struct ui *ui, size_t row)
{
	ui->reviewing->list = REVIEWING_QUESTIONS;
	ui->reviewing->lists[REVIEWING_QUESTIONS].at = row;
	reviewing_settle(ui);
}

void reviewing_go(struct ui *ui, key k)
{
	(void)k;
	const struct due *due = reviewing_due(ui);
	if (due && !due->item) {
		go_to_row(ui, due->kind == DUE_MAP ? REVIEWING_MAP : due->question);
	} else if (due && due->item->hidden) {
		ui_complain(ui, _("the filter hides it; Esc in the grid shows all"));
	} else if (due) {
		struct item *item = due->item;
		reviewing_free(ui);
		ui_go_to(ui, item);
	}
}

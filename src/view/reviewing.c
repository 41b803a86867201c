#include "ui/reviewing.h"

#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "ui/form.h"
#include "view/panels.h"

#define NOTE_WIDE 44   /* columns of the list from which on a row has a note */
#define ANSWER_LEAST 2 /* lines that the answer keeps */

/* How a row is marked, as well as by colour. */
struct mark {
	const char *text;
	enum style style;
};

static struct mark mark_of(bool done, bool due)
{
	return !done ? (struct mark){"[ ]", STYLE_DIM}
	       : due ? (struct mark){"[!]", STYLE_WARNING}
	             : (struct mark){"[x]", STYLE_GOOD};
}

/* ---- the rows ---- */

/* A row with a note at its right; the columns that the note takes. */
static int draw_note(struct frame *frame, struct rect line, enum style style, const struct buffer *note)
{
	int columns = unicode_columns(buffer_slice(note));
	if (!columns || line.width < NOTE_WIDE)
		return 0;
	frame_put(frame, line.x + line.width - columns, line.y, columns, style, buffer_slice(note));
	return columns + 2;
}

static void draw_question(const struct ui *ui, struct frame *frame, struct rect line, size_t row)
{
	const struct review *review = &ui->reviewing->review;
	bool map = row == REVIEWING_MAP, chosen = row == ui->reviewing->lists[REVIEWING_QUESTIONS].at;
	const struct review_standing *s = map ? NULL : &review->questions[row];
	bool done = map ? review->map_day != REVIEW_NEVER : s->answered;
	struct mark mark = mark_of(done, review_is_due(review, map ? review->map_due : s->due));
	enum style style = chosen ? STYLE_CHOSEN : STYLE_TEXT;
	struct buffer note = {0}, text = {0};
	char day[DAY_TEXT];
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, style, slice_of(""));
	if (day_format(map ? review->map_day : s->day, day))
		buffer_add_text(&note, day);
	else if (!map && !s->answered && s->stages)
		review_add_standing(review, row, &note);
	int noted = draw_note(frame, line, chosen ? style : mark.style, &note);
	int x = line.x + frame_put(frame, line.x, line.y, 3, chosen ? style : mark.style, slice_of(mark.text)) + 1;
	buffer_format(&text, "%-3s ", map ? "" : question_table[row].id);
	buffer_add_text(&text, map ? _("The map as a whole") : message_label(&question_table[row].text));
	frame_put(frame, x, line.y, line.x + line.width - noted - x, style, buffer_slice(&text));
	buffer_free(&note);
	buffer_free(&text);
}

static void draw_due(const struct ui *ui, struct frame *frame, struct rect line, size_t nth)
{
	const struct review *review = &ui->reviewing->review;
	const struct due *due = &review->due[nth];
	bool chosen = nth == ui->reviewing->lists[REVIEWING_DUE].at, never = due->day == REVIEW_NEVER;
	enum style style = chosen ? STYLE_CHOSEN : STYLE_TEXT;
	struct buffer note = {0}, text = {0};
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, style, slice_of(""));
	review_add_when(review, due, &note);
	review_add_due(due, &text);
	int noted = draw_note(frame, line, chosen ? style : never ? STYLE_DIM : STYLE_WARNING, &note);
	frame_put(frame, line.x, line.y, line.width - noted, style, buffer_slice(&text));
	buffer_free(&note);
	buffer_free(&text);
}

/* ---- the chosen one in full ---- */

/* Writes text at the top of the rectangle, which loses these lines. */
static void put(struct frame *frame, struct rect *rect, int most, enum style style, const struct buffer *text)
{
	struct rect room = *rect;
	room.height = most < room.height ? most : room.height;
	int used = room.height > 0 && text->length ? panel_text(frame, room, style, buffer_slice(text)) : 0;
	rect->y += used;
	rect->height -= used;
}

/* How it is answered: when, and what was said. */
static void draw_answer(const struct ui *ui, struct frame *frame, struct rect *rect, int most, size_t question)
{
	const struct review *review = &ui->reviewing->review;
	const struct review_standing *s = &review->questions[question];
	size_t stage = reviewing_stage(ui, question);
	struct review_answer answer;
	struct buffer when = {0}, text = {0};
	char day[DAY_TEXT];
	if (stage == REVIEW_WHOLE) {
		review_add_answers(ui->journey, question, &text);
		review_add_standing(review, question, &when);
	} else if (review_answer(ui->journey, question, stage, &answer)) {
		buffer_add_slice(&text, answer.text);
		if (day_format(answer.day, day))
			buffer_add_text(&when, day);
	}
	bool due = stage == REVIEW_WHOLE && review_is_due(review, s->due);
	if (text.length) {
		put(frame, rect, 1, due ? STYLE_WARNING : STYLE_DIM, &when);
		put(frame, rect, most - 1, STYLE_TEXT, &text);
	} else {
		buffer_add_text(&text, _("Not answered yet. Enter answers it."));
		put(frame, rect, most, STYLE_DIM, &text);
	}
	buffer_free(&when);
	buffer_free(&text);
}

/* What the map says about it, a line a field, and what is worth a look. */
static void draw_evidence(const struct ui *ui, struct frame *frame, struct rect rect, size_t question)
{
	const struct evidence *e = reviewing_evidence(ui, question);
	struct buffer text = {0};
	if (rect.height > 1)
		frame_row(frame, rect.x, rect.y, rect.width, STYLE_BORDER, 0x2500);
	rect.y++;
	rect.height--;
	evidence_add_look(e, question, &text);
	put(frame, &rect, 2, STYLE_WARNING, &text);
	for (size_t i = 0; i < e->field_count; i++) {
		buffer_clear(&text);
		evidence_add_field(e, i, &text);
		put(frame, &rect, 1, STYLE_LABEL, &text);
	}
	buffer_free(&text);
}

/* lines of the evidence: a rule, what is worth a look, the fields */
static int evidence_lines(const struct ui *ui, size_t question, int width)
{
	const struct evidence *e = reviewing_evidence(ui, question);
	struct buffer text = {0};
	evidence_add_look(e, question, &text);
	int look = panel_lines(buffer_slice(&text), width);
	buffer_free(&text);
	return 1 + (look < 2 ? look : 2) + (int)e->field_count;
}

static void draw_details(const struct ui *ui, struct frame *frame, struct rect rect)
{
	size_t question = reviewing_question(ui);
	struct buffer text = {0};
	if (question == REVIEWING_MAP) {
		buffer_add_text(&text, _("Was the map looked at as a whole? Enter dates it today, and all its "
		                         "touchpoints with it."));
		put(frame, &rect, rect.height, STYLE_TITLE, &text);
		buffer_free(&text);
		return;
	}
	bool staged = question_table[question].about == ABOUT_STAGES;
	reviewing_add_title(ui, question, &text);
	if (staged && reviewing_stage(ui, question) == REVIEW_WHOLE)
		buffer_format(&text, " %s", _("(the whole map; ] goes through the stages)"));
	buffer_format(&text, "  %s", message_label(&question_table[question].text));
	put(frame, &rect, rect.height, STYLE_TITLE, &text);
	int most = rect.height - evidence_lines(ui, question, rect.width);
	draw_answer(ui, frame, &rect, most > ANSWER_LEAST ? most : ANSWER_LEAST, question);
	draw_evidence(ui, frame, rect, question);
	buffer_free(&text);
}

/* What the map says about a touchpoint that is due. */
static void draw_due_details(const struct ui *ui, struct frame *frame, struct rect rect)
{
	static const char *const keys[] = {"owner", "rating", "decision", "due", "reviewed", "improvement"};
	const struct due *due = reviewing_due(ui);
	struct buffer text = {0};
	review_add_due(due, &text);
	put(frame, &rect, due->item ? 1 : rect.height, STYLE_TITLE, &text);
	buffer_clear(&text);
	for (size_t i = 0; due->item && i < sizeof keys / sizeof *keys; i++) {
		const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(keys[i]));
		struct slice said = item_text(due->item, keys[i]);
		if (!said.length)
			continue;
		buffer_format(&text, "%s%s: ", text.length ? " · " : "", message_label(&field->label));
		form_add_text(ui, field, said, &text);
	}
	put(frame, &rect, rect.height, STYLE_TEXT, &text);
	buffer_free(&text);
}

/* ---- all of it ---- */

static void draw_box(const struct ui *ui, struct frame *frame, struct rect rect)
{
	const struct reviewing *r = ui->reviewing;
	struct buffer note = {0}, foot = {0};
	if (r->list == REVIEWING_DUE)
		buffer_format(&note, "%zu", r->review.count);
	else
		buffer_format(&note, _("%zu of %d answered, %zu due"), review_answered(&r->review), QUESTION_COUNT,
		              review_due_questions(&r->review));
	panel_box(frame, rect, r->list == REVIEWING_DUE ? _("What is due") : _("Review"), buffer_slice(&note).bytes);
	review_add_intervals(ui->journey, &foot);
	panel_foot(frame, rect, buffer_slice(&foot).bytes);
	buffer_free(&note);
	buffer_free(&foot);
}

void view_reviewing(const struct ui *ui, struct frame *frame, struct rect rect)
{
	bool due = ui->reviewing->list == REVIEWING_DUE;
	struct reviewing_layout l;
	struct page page;
	reviewing_lay(ui, rect, &l);
	reviewing_page(ui, rect, &page);
	draw_box(ui, frame, rect);
	for (int i = 0; i < l.rows.height && page.top + (size_t)i < page.count; i++) {
		struct rect line = {l.rows.x, l.rows.y + i, l.rows.width, 1};
		if (due)
			draw_due(ui, frame, line, page.top + (size_t)i);
		else
			draw_question(ui, frame, line, page.top + (size_t)i);
	}
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, l.rows.y, 1, l.rows.height}, page.top,
	                page.count);
	if (!page.count)
		panel_text(frame, l.rows, STYLE_DIM, slice_of(_("Nothing is due.")));
	if (l.details.height <= 0 || !page.count)
		return;
	frame_row(frame, l.details.x, l.details.y - 1, l.details.width, STYLE_BORDER, 0x2500);
	if (due)
		draw_due_details(ui, frame, l.details);
	else
		draw_details(ui, frame, l.details);
}

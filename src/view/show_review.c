/* The review as text, for pipes and `touchgrid show`. */
#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/review.h"
#include "view/sheet.h"

#define MARK 4   /* columns of a question's mark … */
#define INDENT 8 /* … and of its mark and number, at which its answer stands */

static void print_question(const struct sheet *sheet, const struct journey *journey, const struct review *review,
                           size_t number)
{
	const struct question *question = &question_table[number];
	const struct review_standing *s = &review->questions[number];
	bool due = review_is_due(review, s->due);
	enum style style = !s->answered ? STYLE_DIM : due ? STYLE_WARNING : STYLE_GOOD;
	struct buffer lead = {0}, when = {0}, answers = {0};
	buffer_format(&lead, "%-*s%s", MARK, !s->answered ? "[ ]" : due ? "[!]" : "[x]", question->id);
	review_add_answers(journey, number, &answers);
	review_add_standing(review, number, &when);
	sheet_fold(sheet, INDENT, style, buffer_slice(&lead).bytes, STYLE_LABEL,
	           slice_of(message_label(&question->text)));
	if (answers.length) {
		sheet_fold(sheet, INDENT, style, "", style, buffer_slice(&when));
		sheet_fold(sheet, INDENT, style, "", STYLE_TEXT, buffer_slice(&answers));
	}
	buffer_free(&lead);
	buffer_free(&when);
	buffer_free(&answers);
}

/* What is due besides questions, the time first. */
static void print_due(const struct sheet *sheet, const struct review *review)
{
	struct buffer when = {0}, text = {0};
	size_t count = review->count - review_due_questions(review);
	int widest = 0;
	for (size_t i = 0; i < review->count; i++) {
		buffer_clear(&when);
		review_add_when(review, &review->due[i], &when);
		int columns = unicode_columns(buffer_slice(&when));
		widest = columns > widest ? columns : widest;
	}
	buffer_format(&text, _("What is due besides questions: %zu"), count);
	sheet_fold(sheet, 0, STYLE_HEADER, "", STYLE_HEADER, buffer_slice(&text));
	for (size_t i = 0; i < review->count; i++) {
		const struct due *due = &review->due[i];
		if (due->kind == DUE_QUESTION)
			continue;
		buffer_clear(&when);
		buffer_clear(&text);
		buffer_add_text(&when, "  ");
		review_add_when(review, due, &when);
		review_add_due(due, &text);
		sheet_line(sheet, widest + 4, due->day == REVIEW_NEVER ? STYLE_DIM : STYLE_WARNING, buffer_slice(&when),
		           STYLE_TEXT, buffer_slice(&text));
	}
	buffer_free(&when);
	buffer_free(&text);
}

void view_show_review(struct document *document, const struct show_look *look, struct buffer *out)
{
	const struct journey *journey = document_journey(document);
	const struct sheet sheet = {.look = look, .out = out};
	struct slice title = journey_text(journey, "title");
	struct review review;
	struct buffer text = {0};
	review_make(&review, journey, day_of_time(look->now));
	sheet_fold(&sheet, 0, STYLE_TITLE, "", STYLE_TITLE,
	           title.length ? title : slice_of(_("A map without a title")));
	buffer_format(&text, _("%zu of %d answered, %zu due"), review_answered(&review), QUESTION_COUNT,
	              review_due_questions(&review));
	sheet_fold(&sheet, 0, STYLE_HEADER, "", STYLE_HEADER, buffer_slice(&text));
	for (size_t q = 0; q < QUESTION_COUNT; q++)
		print_question(&sheet, journey, &review, q);
	print_due(&sheet, &review);
	buffer_clear(&text);
	review_add_intervals(journey, &text);
	sheet_fold(&sheet, 0, STYLE_DIM, "", STYLE_DIM, buffer_slice(&text));
	buffer_free(&text);
	review_free(&review);
}

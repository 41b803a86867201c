/* The review as text, for pipes and `touchgrid show`. */
#include "base/message.h"
#include "base/unicode.h"
#include "journey/review.h"
#include "view/view.h"

#define MARK 4   /* columns of a question's mark … */
#define INDENT 8 /* … and of its mark and number, at which its answer stands */

struct show {
	int width, colours;
	enum theme theme;
	struct buffer *out;
};

/* One line, in two parts of which the first is so many columns wide. */
static void print_line(const struct show *show, int columns, enum style first, struct slice lead, enum style style,
                       struct slice text)
{
	struct frame *line = frame_new(show->width, 1);
	line->theme = show->theme;
	frame_put(line, 0, 0, columns, first, lead);
	frame_put(line, columns, 0, show->width - columns, style, text);
	if (show->colours)
		frame_print_colours(line, show->out, show->colours);
	else
		frame_print(line, show->out);
	frame_free(line);
}

/* Text folded behind the lead, which stands on its first line. */
static void print_folded(const struct show *show, int columns, enum style first, const char *lead, enum style style,
                         struct slice text)
{
	struct slice line, before = slice_of(lead);
	size_t at = 0;
	for (; unicode_wrap(text, &at, show->width - columns, &line); before = (struct slice){0})
		print_line(show, columns, first, before, style, line);
}

static void print_question(const struct show *show, const struct journey *journey, const struct review *review,
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
	print_folded(show, INDENT, style, buffer_slice(&lead).bytes, STYLE_LABEL,
	             slice_of(message_label(&question->text)));
	if (answers.length) {
		print_folded(show, INDENT, style, "", style, buffer_slice(&when));
		print_folded(show, INDENT, style, "", STYLE_TEXT, buffer_slice(&answers));
	}
	buffer_free(&lead);
	buffer_free(&when);
	buffer_free(&answers);
}

/* What is due besides questions, the time first. */
static void print_due(const struct show *show, const struct review *review)
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
	print_folded(show, 0, STYLE_HEADER, "", STYLE_HEADER, buffer_slice(&text));
	for (size_t i = 0; i < review->count; i++) {
		const struct due *due = &review->due[i];
		if (due->kind == DUE_QUESTION)
			continue;
		buffer_clear(&when);
		buffer_clear(&text);
		buffer_add_text(&when, "  ");
		review_add_when(review, due, &when);
		review_add_due(due, &text);
		print_line(show, widest + 4, due->day == REVIEW_NEVER ? STYLE_DIM : STYLE_WARNING, buffer_slice(&when),
		           STYLE_TEXT, buffer_slice(&text));
	}
	buffer_free(&when);
	buffer_free(&text);
}

void view_show_review(struct document *document, int width, enum theme theme, int colours, long today,
                      struct buffer *out)
{
	const struct journey *journey = document_journey(document);
	const struct show show = {.width = width, .colours = colours, .theme = theme, .out = out};
	struct slice title = journey_text(journey, "title");
	struct review review;
	struct buffer text = {0};
	review_make(&review, journey, today);
	if (title.length)
		print_folded(&show, 0, STYLE_TITLE, "", STYLE_TITLE, title);
	buffer_format(&text, _("%zu of %d answered, %zu due"), review_answered(&review), QUESTION_COUNT,
	              review_due_questions(&review));
	print_folded(&show, 0, STYLE_HEADER, "", STYLE_HEADER, buffer_slice(&text));
	for (size_t q = 0; q < QUESTION_COUNT; q++)
		print_question(&show, journey, &review, q);
	print_due(&show, &review);
	buffer_clear(&text);
	review_add_intervals(journey, &text);
	print_folded(&show, 0, STYLE_DIM, "", STYLE_DIM, buffer_slice(&text));
	buffer_free(&text);
	review_free(&review);
}

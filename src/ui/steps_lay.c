/* Where in the panel of the steps everything stands. */
#include <string.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/steps.h"

#define COLUMN_MIN 26 /* of the choices, where they do not fit below each other */
#define ROOMY 10      /* lines from which blank ones part the panel */
#define ANSWER_ROWS 3 /* that are left to the choices before anything else goes */
#define KNOWN_LINES 2

void steps_add_progress(const struct ui *ui, enum step_id id, struct buffer *out)
{
	size_t all = journey_applicable(ui->journey, id), lacking = journey_lacking(ui->journey, id);
	int number = 1;
	for (int i = 0; i < (int)id; i++)
		number += step_table[i].set == step_table[id].set;
	buffer_format(out, "%d %s ", number, message_label(&step_table[id].title));
	if (id == STEP_LIST)
		buffer_format(out, "%zu", all);
	else
		buffer_format(out, "%zu/%zu", all - lacking, all);
	buffer_add_text(out, all && !lacking ? " ✓" : "");
}

bool steps_place(const struct ui *ui, enum step_id id, int width, int *x, int *y)
{
	*x = *y = 0;
	for (int i = 0; i < STEP_COUNT; i++) {
		struct buffer text = {0};
		if (step_table[i].set != step_table[ui->steps->step].set)
			continue;
		steps_add_progress(ui, (enum step_id)i, &text);
		int columns = unicode_columns(buffer_slice(&text));
		buffer_free(&text);
		if (*x && *x + columns > width) {
			*x = 0;
			++*y;
		}
		if (i == (int)id)
			return true;
		*x += columns + STEPS_GAP;
	}
	return false;
}

const char *steps_advice(const struct ui *ui, const struct steps_choices *c)
{
	const struct steps *s = ui->steps;
	enum step_set set = step_table[s->step].set;
	if (s->step == STEP_LIST)
		return _("Enter: add touchpoints, one a line   Tab: on to the next step");
	if (!journey_count(ui->journey, KIND_TOUCHPOINT))
		return _("There is no touchpoint yet: i adds some.");
	if (!journey_applicable(ui->journey, s->step))
		return _("No touchpoint is tech-touch; the first step says which are.");
	if (!s->item)
		return set == STEPS_OF_MAP ? _("Nothing is left to ask here.   Tab: next step   w: tech-touch")
		                           : _("Nothing is left to ask here.   Tab: next step   w: the five steps");
	if (c->count)
		return c->free ? _("/ : another answer") : "";
	if (c->free)
		return _("Enter: type the answer");
	return strcmp(s->field, "stage") == 0 ? _("There are no stages yet.   Enter: add them")
	                                      : _("There are no channels yet.   Enter: add them");
}

/* Takes so many lines off the top of what is left. */
static struct rect take(struct rect *left, int lines)
{
	struct rect taken = {left->x, left->y, left->width, lines < left->height ? lines : left->height};
	left->y += taken.height;
	left->height -= taken.height;
	return taken;
}

static void lay_touchpoint(const struct ui *ui, struct rect *left, bool roomy, struct steps_layout *l)
{
	struct buffer known = {0};
	l->name = take(left, panel_lines(item_name(ui->steps->item), left->width) > 1 && roomy ? 2 : 1);
	steps_add_known(ui, &known);
	if (known.length && left->height > ANSWER_ROWS + 1) {
		int wanted = panel_lines(buffer_slice(&known), left->width);
		l->known = take(left, wanted < KNOWN_LINES ? wanted : KNOWN_LINES);
	}
	take(left, roomy);
	buffer_free(&known);
}

/* Below each other, and in columns where there are too many for that. */
static void lay_choices(const struct ui *ui, size_t count, struct steps_layout *l)
{
	size_t rows = l->choices.height > 0 ? (size_t)l->choices.height : 1;
	size_t most = (size_t)(l->choices.width / COLUMN_MIN);
	l->columns = count ? (count + rows - 1) / rows : 1;
	if (l->columns > most)
		l->columns = most > 0 ? most : 1;
	l->lines = (count + l->columns - 1) / l->columns;
	l->top = panel_scroll(0, ui->steps->at < count ? ui->steps->at % l->lines : 0, l->lines, (int)rows);
}

void steps_lay(const struct ui *ui, struct rect where, const struct steps_choices *c, struct steps_layout *l)
{
	struct rect left = panel_inside(where);
	bool roomy = left.height >= ROOMY, lists = ui->steps->step == STEP_LIST;
	struct slice question = slice_of(message_label(&step_table[ui->steps->step].question));
	struct slice advice = slice_of(steps_advice(ui, c));
	int x, last;
	*l = (struct steps_layout){0};
	steps_place(ui, STEP_COUNT, left.width, &x, &last);
	if (left.height >= last + 1 + ANSWER_ROWS + 2) {
		l->progress = take(&left, last + 1);
		take(&left, roomy);
	}
	if (ui->steps->item)
		lay_touchpoint(ui, &left, roomy, l);
	if (left.height > ANSWER_ROWS && (ui->steps->item || lists))
		l->question = take(&left, panel_lines(question, left.width));
	bool advised = advice.length && (!c->count || left.height > ANSWER_ROWS);
	int lines = advised ? panel_lines(advice, left.width) : 0, most = lists ? (int)c->count : left.height;
	l->choices = take(&left, !c->count ? 0 : most < left.height - lines ? most : left.height - lines);
	lay_choices(ui, c->count, l);
	take(&left, lists && roomy);
	l->advice = take(&left, lines);
	if (lists)
		l->listed = left;
}

void steps_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct steps_choices c;
	struct steps_layout l;
	steps_choices_make(ui, &c);
	steps_lay(ui, where, &c, &l);
	page->rows = l.choices;
	page->top = l.top;
	page->at = ui->steps->step == STEP_LIST ? STEPS_NONE : ui->steps->at;
	page->count = l.columns == 1 ? c.count : 0;
	steps_choices_free(&c);
}

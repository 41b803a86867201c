#include "ui/steps.h"

#include <stdio.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "view/panels.h"

#define GAP 2         /* columns between two steps of the progress */
#define COLUMN_MIN 26 /* of the choices, where they do not fit below each other */
#define ROOMY 10      /* lines from which blank ones part the panel */
#define ANSWER_ROWS 3 /* that are left to the choices before anything else goes */
#define KNOWN_LINES 2

/* ---- progress ---- */

static void step_text(const struct ui *ui, enum step_id id, int number, struct buffer *out)
{
	size_t all = journey_applicable(ui->journey, id), lacking = journey_lacking(ui->journey, id);
	buffer_format(out, "%d %s ", number, message_label(&step_table[id].title));
	if (id == STEP_LIST)
		buffer_format(out, "%zu", all);
	else
		buffer_format(out, "%zu/%zu", all - lacking, all);
	buffer_add_text(out, all && !lacking ? " ✓" : "");
}

/* The steps of the set with what is done in each; draws only with a frame.  The
 * lines it takes. */
static int draw_progress(const struct ui *ui, struct frame *frame, struct rect rect)
{
	int x = 0, y = 0, number = 0;
	for (int id = 0; id < STEP_COUNT; id++) {
		bool here = id == (int)ui->steps->step;
		struct buffer text = {0};
		if (step_table[id].set != step_table[ui->steps->step].set)
			continue;
		step_text(ui, (enum step_id)id, ++number, &text);
		int columns = unicode_columns(buffer_slice(&text));
		bool done = journey_applicable(ui->journey, (enum step_id)id) &&
		            !journey_lacking(ui->journey, (enum step_id)id);
		if (x && x + columns > rect.width) {
			x = 0;
			y++;
		}
		if (frame && y < rect.height)
			frame_put(frame, rect.x + x, rect.y + y, rect.width - x,
			          here   ? STYLE_CHOSEN
			          : done ? STYLE_GOOD
			                 : STYLE_HINT,
			          buffer_slice(&text));
		x += columns + GAP;
		buffer_free(&text);
	}
	return y + 1;
}

/* ---- choices ---- */

static void draw_choice(const struct ui *ui, struct frame *frame, struct rect cell, const struct steps_choice *choice,
                        bool chosen)
{
	enum style style = chosen ? STYLE_CHOSEN : STYLE_TEXT;
	int x = cell.x + 1, end = cell.x + cell.width - 1;
	if (chosen)
		frame_put_padded(frame, cell.x, cell.y, cell.width, style, slice_of(""));
	if (choice->hotkey)
		frame_put(frame, x, cell.y, 1, chosen ? style : STYLE_KEY, slice_make(&choice->hotkey, 1));
	x += 2;
	if (ui->steps->step == STEP_LIST) {
		frame_put(frame, x, cell.y, 3, style, slice_of(choice->said ? "[x]" : "[ ]"));
		x += 4;
	}
	x += frame_put(frame, x, cell.y, end - x, style, slice_of(choice->label)) + 2;
	const char *note = ui->steps->step == STEP_LIST       ? ""
	                   : choice->said && ui->steps->again ? _("now")
	                   : choice->usual                    ? _("usual: Enter")
	                                                      : "";
	if (x + unicode_columns(slice_of(note)) <= end)
		frame_put(frame, x, cell.y, end - x, chosen ? style : STYLE_DIM, slice_of(note));
}

/* Below each other, and in columns where there are too many for that. */
static void draw_choices(const struct ui *ui, struct frame *frame, struct rect rect, const struct steps_choices *c)
{
	size_t rows = rect.height > 0 ? (size_t)rect.height : 0, most = (size_t)(rect.width / COLUMN_MIN);
	if (!rows || !c->count)
		return;
	size_t columns = (c->count + rows - 1) / rows;
	if (columns > most)
		columns = most > 0 ? most : 1;
	size_t lines = (c->count + columns - 1) / columns;
	size_t at = ui->steps->at < c->count ? ui->steps->at % lines : 0;
	size_t top = form_scroll(0, at, lines, rect.height);
	int width = rect.width / (int)columns;
	for (size_t i = 0; i < c->count; i++) {
		size_t line = i % lines, column = i / lines;
		if (line < top || line >= top + rows)
			continue;
		struct rect cell = {rect.x + (int)column * width, rect.y + (int)(line - top), width, 1};
		draw_choice(ui, frame, cell, &c->all[i], i == ui->steps->at);
	}
	panel_scrollbar(frame, (struct rect){rect.x + rect.width, rect.y, 1, rect.height}, top, lines);
}

/* ---- the question ---- */

/* What to do where there is nothing to choose. */
static const char *advice(const struct ui *ui, const struct steps_choices *c)
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

static void draw_name(const struct ui *ui, struct frame *frame, struct rect *left, bool roomy)
{
	struct buffer known = {0};
	struct slice name = item_name(ui->steps->item);
	struct rect lines = take(left, panel_lines(name, left->width) > 1 && roomy ? 2 : 1);
	frame_clear(frame, lines, STYLE_CURSOR);
	panel_text(frame, lines, STYLE_CURSOR, name);
	steps_add_known(ui, &known);
	if (known.length && left->height > ANSWER_ROWS + 1) {
		int wanted = panel_lines(buffer_slice(&known), left->width);
		panel_text(frame, take(left, wanted < KNOWN_LINES ? wanted : KNOWN_LINES), STYLE_DIM,
		           buffer_slice(&known));
	}
	if (roomy)
		take(left, 1);
	buffer_free(&known);
}

/* What was listed last, the newest first, in the room that is left. */
static void draw_listed(const struct ui *ui, struct frame *frame, struct rect rect)
{
	size_t count = journey_count(ui->journey, KIND_TOUCHPOINT);
	for (int i = 0; i < rect.height && (size_t)i < count; i++)
		frame_put(frame, rect.x + 1, rect.y + i, rect.width - 1, i ? STYLE_DIM : STYLE_TEXT,
		          item_name(journey_item(ui->journey, KIND_TOUCHPOINT, count - 1 - (size_t)i)));
}

static void draw_inside(const struct ui *ui, struct frame *frame, struct rect left)
{
	const struct step_row *step = &step_table[ui->steps->step];
	struct steps_choices c;
	bool roomy = left.height >= ROOMY;
	steps_choices_make(ui, &c);
	struct slice question = slice_of(message_label(&step->question)), what = slice_of(advice(ui, &c));
	int lines = draw_progress(ui, NULL, left);
	if (left.height >= lines + ANSWER_ROWS + 2) {
		draw_progress(ui, frame, take(&left, lines));
		take(&left, roomy);
	}
	if (ui->steps->item)
		draw_name(ui, frame, &left, roomy);
	if (left.height > ANSWER_ROWS && (ui->steps->item || ui->steps->step == STEP_LIST))
		panel_text(frame, take(&left, panel_lines(question, left.width)), STYLE_LABEL, question);
	int advised = what.length && (!c.count || left.height > ANSWER_ROWS) ? panel_lines(what, left.width) : 0;
	bool lists = ui->steps->step == STEP_LIST;
	int most = lists ? (int)c.count : left.height;
	struct rect rows = take(&left, !c.count ? 0 : most < left.height - advised ? most : left.height - advised);
	draw_choices(ui, frame, rows, &c);
	if (lists && roomy)
		take(&left, 1);
	panel_text(frame, take(&left, advised), STYLE_HINT, what);
	if (lists)
		draw_listed(ui, frame, left);
	steps_choices_free(&c);
}

void view_steps(const struct ui *ui, struct frame *frame, struct rect rect)
{
	const struct steps *s = ui->steps;
	struct buffer note = {0};
	if (s->step != STEP_LIST)
		buffer_format(&note, _("%zu left"), journey_lacking(ui->journey, s->step));
	panel_box(frame, rect,
	          step_table[s->step].set == STEPS_OF_MAP ? _("The five steps") : _("The steps of tech-touch"),
	          note.length ? buffer_slice(&note).bytes : NULL);
	draw_inside(ui, frame, panel_inside(rect));
	buffer_free(&note);
}

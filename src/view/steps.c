#include "ui/steps.h"

#include "base/message.h"
#include "base/unicode.h"
#include "view/panels.h"

/* The steps of the set with what is done in each. */
static void draw_progress(const struct ui *ui, struct frame *frame, struct rect rect)
{
	for (int i = 0; i < STEP_COUNT; i++) {
		enum step_id id = (enum step_id)i;
		int x, y;
		if (!steps_place(ui, id, rect.width, &x, &y) || y >= rect.height)
			continue;
		bool done = journey_applicable(ui->journey, id) && !journey_lacking(ui->journey, id);
		enum style style = id == ui->steps->step ? STYLE_CHOSEN : done ? STYLE_GOOD : STYLE_HINT;
		struct buffer text = {0};
		steps_add_progress(ui, id, &text);
		frame_put(frame, rect.x + x, rect.y + y, rect.width - x, style, buffer_slice(&text));
		buffer_free(&text);
	}
}

static void draw_choice(const struct ui *ui, struct frame *frame, struct rect cell, const struct steps_choice *choice,
                        bool chosen)
{
	enum style style = chosen ? STYLE_CHOSEN : STYLE_TEXT;
	bool lists = ui->steps->step == STEP_LIST;
	int x = cell.x + 1, end = cell.x + cell.width - 1;
	if (chosen)
		frame_put_padded(frame, cell.x, cell.y, cell.width, style, slice_of(""));
	if (choice->hotkey)
		frame_put(frame, x, cell.y, 1, chosen ? style : STYLE_KEY, slice_make(&choice->hotkey, 1));
	x += 2;
	if (lists)
		x += frame_put(frame, x, cell.y, end - x, style, slice_of(choice->said ? "[x]" : "[ ]")) + 1;
	x += frame_put(frame, x, cell.y, end - x, style, slice_of(choice->label)) + 2;
	bool now = choice->said && ui->steps->again;
	const char *note = lists ? "" : now ? _("now") : choice->usual ? _("usual: Enter") : "";
	if (x + unicode_columns(slice_of(note)) <= end)
		frame_put(frame, x, cell.y, end - x, chosen ? style : STYLE_DIM, slice_of(note));
}

static void draw_choices(const struct ui *ui, struct frame *frame, const struct steps_layout *l,
                         const struct steps_choices *c)
{
	struct rect rect = l->choices;
	int width = rect.width / (int)l->columns;
	for (size_t i = 0; i < c->count; i++) {
		size_t line = i % l->lines, column = i / l->lines;
		if (line < l->top || line - l->top >= (size_t)rect.height)
			continue;
		struct rect cell = {rect.x + (int)column * width, rect.y + (int)(line - l->top), width, 1};
		draw_choice(ui, frame, cell, &c->all[i], i == ui->steps->at);
	}
	panel_scrollbar(frame, (struct rect){rect.x + rect.width, rect.y, 1, rect.height}, l->top, l->lines);
}

static void draw_touchpoint(const struct ui *ui, struct frame *frame, const struct steps_layout *l)
{
	struct buffer known = {0};
	frame_clear(frame, l->name, STYLE_CURSOR);
	panel_text(frame, l->name, STYLE_CURSOR, item_name(ui->steps->item));
	steps_add_known(ui, &known);
	panel_text(frame, l->known, STYLE_DIM, buffer_slice(&known));
	buffer_free(&known);
}

/* What was listed last, the newest first. */
static void draw_listed(const struct ui *ui, struct frame *frame, struct rect rect)
{
	size_t count = journey_count(ui->journey, KIND_TOUCHPOINT);
	for (int i = 0; i < rect.height && (size_t)i < count; i++)
		frame_put(frame, rect.x + 1, rect.y + i, rect.width - 1, i ? STYLE_DIM : STYLE_TEXT,
		          item_name(journey_item(ui->journey, KIND_TOUCHPOINT, count - 1 - (size_t)i)));
}

static void draw_box(const struct ui *ui, struct frame *frame, struct rect rect)
{
	const struct steps *s = ui->steps;
	struct buffer note = {0};
	if (s->step != STEP_LIST)
		buffer_format(&note, _("%zu left"), journey_lacking(ui->journey, s->step));
	panel_box(frame, rect,
	          step_table[s->step].set == STEPS_OF_MAP ? _("The five steps") : _("The steps of tech-touch"),
	          note.length ? buffer_slice(&note).bytes : NULL);
	buffer_free(&note);
}

void view_steps(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct steps_choices c;
	struct steps_layout l;
	steps_choices_make(ui, &c);
	steps_lay(ui, rect, &c, &l);
	draw_box(ui, frame, rect);
	draw_progress(ui, frame, l.progress);
	if (ui->steps->item)
		draw_touchpoint(ui, frame, &l);
	panel_text(frame, l.question, STYLE_LABEL, slice_of(message_label(&step_table[ui->steps->step].question)));
	draw_choices(ui, frame, &l, &c);
	panel_text(frame, l.advice, STYLE_HINT, slice_of(steps_advice(ui, &c)));
	draw_listed(ui, frame, l.listed);
	steps_choices_free(&c);
}

#include "ui/offer.h"

#include "base/message.h"
#include "base/unicode.h"
#include "view/panels.h"

/* the first line that is shown, with the last page full */
static size_t first_line(const struct ui *ui, const struct offer_layout *o)
{
	size_t room = o->list.height > 0 ? (size_t)o->list.height : 0, top = ui->offer->top;
	size_t most = o->count > room ? o->count - room : 0;
	return top < most ? top : most;
}

static void draw_steps(const struct ui *ui, struct frame *frame, struct rect list, size_t top)
{
	size_t count = offer_count(ui);
	for (int i = 0; i < list.height && top + (size_t)i < count; i++) {
		frame_put(frame, list.x, list.y + i, 1, STYLE_DIM, slice_of("-"));
		frame_put(frame, list.x + 2, list.y + i, list.width - 2, STYLE_TEXT,
		          slice_of(offer_label(ui, top + (size_t)i)));
	}
}

static void draw_box(const struct ui *ui, struct frame *frame, const struct offer_layout *o)
{
	struct buffer question = {0};
	struct rect text = panel_inside(o->box);
	text.height = o->question;
	offer_add_question(ui, &question);
	panel_box(frame, o->box, _("Not saved"), NULL);
	panel_foot(frame, o->box, _("Enter takes them up · n leaves them"));
	panel_text(frame, text, STYLE_TEXT, buffer_slice(&question));
	draw_steps(ui, frame, o->list, first_line(ui, o));
	buffer_free(&question);
}

static void draw_small(const struct ui *ui, struct frame *frame, const struct offer_layout *o)
{
	struct buffer text = {0}, question = {0};
	struct slice line;
	size_t at = 0, top = first_line(ui, o), steps = offer_count(ui);
	frame_clear(frame, o->box, STYLE_TEXT);
	buffer_format(&question, steps == 1 ? _("Take up %zu step?") : _("Take up %zu steps?"), steps);
	frame_put(frame, o->box.x, o->box.y, o->box.width, STYLE_TITLE, buffer_slice(&question));
	offer_add_all(ui, &text);
	for (int i = -(int)top; i < o->list.height && unicode_wrap(buffer_slice(&text), &at, o->list.width, &line); i++)
		if (i >= 0)
			frame_put(frame, o->list.x, o->list.y + i, o->list.width, STYLE_TEXT, line);
	frame_put(frame, o->box.x, o->box.y + o->box.height - 1, o->box.width, STYLE_KEY,
	          slice_of(_("Enter take · n leave")));
	buffer_free(&question);
	buffer_free(&text);
}

void view_offer(const struct ui *ui, struct frame *frame, struct rect rect)
{
	(void)rect;
	struct offer_layout o;
	offer_lay(ui, &o);
	if (o.is_small)
		draw_small(ui, frame, &o);
	else
		draw_box(ui, frame, &o);
	struct rect border = {o.box.x + o.box.width - 1, o.list.y, 1, o.list.height};
	panel_scrollbar(frame, border, first_line(ui, &o), o.count);
}

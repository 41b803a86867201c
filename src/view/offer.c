#include "ui/offer.h"

#include "base/message.h"
#include "view/panels.h"

#define WIDTH 64
#define LIST_LINES 12 /* more are scrolled */

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static void draw_steps(const struct ui *ui, struct frame *frame, struct rect list, int border)
{
	size_t count = offer_count(ui), room = (size_t)larger(list.height, 0), top = ui->offer->top;
	if (top + room > count)
		top = count > room ? count - room : 0;
	for (size_t i = 0; i < room && top + i < count; i++) {
		struct rect line = {list.x, list.y + (int)i, list.width, 1};
		frame_put(frame, line.x, line.y, 1, STYLE_DIM, slice_of("-"));
		frame_put(frame, line.x + 2, line.y, line.width - 2, STYLE_TEXT, slice_of(offer_label(ui, top + i)));
	}
	panel_scrollbar(frame, (struct rect){border, list.y, 1, list.height}, top, count);
}

void view_offer(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct buffer question = {0};
	offer_add_question(ui, &question);
	int width = smaller(WIDTH, rect.width);
	struct rect box = {rect.x + (rect.width - width) / 2, rect.y, width, rect.height};
	int lines = panel_lines(buffer_slice(&question), panel_inside(box).width);
	size_t count = offer_count(ui);
	int steps = count < LIST_LINES ? (int)count : LIST_LINES;
	/* a blank line between the two where there is room */
	int gap = lines + 1 + steps + 2 <= rect.height;
	box.height = smaller(rect.height, lines + gap + steps + 2);
	box.y = rect.y + (rect.height - box.height) / 3;
	struct rect inside = panel_inside(box);
	panel_box(frame, box, _("Not saved"), NULL);
	panel_foot(frame, box, _("Enter takes them up · n leaves them"));
	int used = panel_text(frame, inside, STYLE_TEXT, buffer_slice(&question)) + gap;
	draw_steps(ui, frame, (struct rect){inside.x, inside.y + used, inside.width, inside.height - used},
	           box.x + box.width - 1);
	buffer_free(&question);
}

#include "ui/changes.h"

#include "base/message.h"
#include "view/panels.h"

static void draw_line(struct frame *frame, const struct changes_line *line, int x, int y, int width)
{
	char lead[2] = {line->lead, '\0'};
	if (line->lead)
		frame_put(frame, x, y, width, line->lead == '+' ? STYLE_GOOD : STYLE_BAD, slice_of(lead));
	frame_put(frame, x + line->indent, y, width - line->indent, line->style, line->text);
}

void view_changes(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct rect inside = panel_inside(rect);
	struct changes_page page;
	size_t top = (size_t)ui->changes->top;
	changes_page_make(ui, inside.width, &page);
	panel_box(frame, rect, _("What changed"), NULL);
	for (int i = 0; i < inside.height && top + (size_t)i < page.count; i++)
		draw_line(frame, &page.lines[top + (size_t)i], inside.x, inside.y + i, inside.width);
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, inside.y, 1, inside.height}, top, page.count);
	changes_page_free(&page);
}

#include "ui/help.h"

#include <stdlib.h>

#include "base/message.h"
#include "view/panels.h"

static void draw_line(struct frame *frame, int x, int y, const struct help_page *page, const struct help_line *line)
{
	if (line->heading)
		frame_put(frame, x, y, page->width, STYLE_HEADER, slice_of(line->heading));
	if (line->purpose)
		frame_put(frame, x, y, line->indent - 1, STYLE_HEADER, slice_of(line->purpose));
	if (line->keys) {
		struct buffer keys = {0};
		help_add_keys(line->keys, &keys);
		frame_put(frame, x + line->indent, y, page->keys - line->indent - 1, STYLE_KEY, buffer_slice(&keys));
		buffer_free(&keys);
	}
	if (line->text.bytes)
		frame_put(frame, x + page->keys, y, page->width - page->keys, STYLE_TEXT, line->text);
}

void view_help(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct help_page page;
	help_page_make(ui, &page);
	size_t top = (size_t)ui->help->top, shown = (size_t)page.rows * (size_t)page.columns;
	panel_box(frame, rect, _("Help"), NULL);
	for (size_t i = 0; i < shown && top + i < page.count; i++) {
		int column = (int)(i / (size_t)page.rows), y = (int)(i % (size_t)page.rows);
		if (y < rect.height - 2)
			draw_line(frame, rect.x + 2 + column * (page.width + 2), rect.y + 1 + y, &page,
			          &page.lines[top + i]);
	}
	/* the bar of all that the columns show */
	size_t rows = (page.count + (size_t)page.columns - 1) / (size_t)page.columns;
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, rect.y + 1, 1, page.rows},
	                top / (size_t)page.columns, rows);
	free(page.lines);
}

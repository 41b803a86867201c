#include "ui/settle.h"

#include "base/message.h"
#include "view/panels.h"

static void draw_row(const struct ui *ui, struct frame *frame, struct rect line, size_t nth)
{
	struct settle_row row;
	struct buffer text = {0};
	bool chosen = nth == ui->settle->at;
	settle_row_make(ui, nth, &row);
	settle_add_text(ui, &row, &text);
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, STYLE_CHOSEN, slice_of(""));
	frame_put(frame, line.x + 1, line.y, 1, chosen ? STYLE_CHOSEN : STYLE_WARNING,
	          slice_of(row.what == SETTLE_ALIKE ? "=" : "!"));
	frame_put(frame, line.x + 3, line.y, line.width - 4, chosen ? STYLE_CHOSEN : STYLE_TEXT, buffer_slice(&text));
	buffer_free(&text);
}

/* what can be done with the chosen one, below a line */
static void draw_details(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct settle_row row;
	struct buffer text = {0};
	settle_row_make(ui, ui->settle->at, &row);
	settle_add_choices(ui, &row, &text);
	frame_row(frame, rect.x, rect.y - 1, rect.width, STYLE_BORDER, 0x2500);
	panel_text(frame, rect, STYLE_TEXT, buffer_slice(&text));
	buffer_free(&text);
}

void view_settle(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct rect inside = panel_inside(rect);
	int details, shown = settle_shown(rect.height, &details);
	struct page page;
	struct buffer note = {0};
	settle_page(ui, rect, &page);
	buffer_format(&note, "%zu/%zu", page.count ? page.at + 1 : 0, page.count);
	panel_box(frame, rect, _("Conflicts"), buffer_slice(&note).bytes);
	for (int i = 0; i < shown && page.top + (size_t)i < page.count; i++)
		draw_row(ui, frame, (struct rect){inside.x, inside.y + i, inside.width, 1}, page.top + (size_t)i);
	if (!page.count)
		panel_advice(ui, frame, inside, _("All is settled. {save} saves."));
	else if (details)
		draw_details(ui, frame,
		             (struct rect){inside.x, inside.y + shown + 1, inside.width, inside.height - shown - 1});
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, inside.y, 1, shown}, page.top, page.count);
	buffer_free(&note);
}

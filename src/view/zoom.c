#include "ui/zoom.h"

#include "base/message.h"
#include "base/unicode.h"
#include "ui/guard.h"
#include "view/panels.h"

/* Writes text folded, from row y on, where the rows are in the window; the rows it has. */
static int put_folded(struct frame *frame, struct rect window, int x, int y, int width, enum style style,
                      struct slice text, bool centred)
{
	struct slice line;
	size_t at = 0;
	int rows = 0;
	for (; unicode_wrap(text, &at, width > 0 ? width : 1, &line); rows++) {
		int free = centred ? (width - unicode_columns(line)) / 2 : 0;
		if (y + rows >= window.y && y + rows < window.y + window.height)
			frame_put(frame, x + (free > 0 ? free : 0), y + rows, width, style, line);
	}
	return rows;
}

/* The name in a box, or where there is little room as a band. */
static void draw_name(struct frame *frame, const struct zoom_page *page, struct item *item)
{
	struct rect r = page->name;
	bool boxed = r.height >= page->name_rows + 2;
	if (boxed)
		frame_box(frame, r, STYLE_HEADER);
	else
		frame_clear(frame, r, STYLE_CURSOR);
	int side = boxed ? 3 : 0, above = (r.height - page->name_rows) / 2;
	put_folded(frame, r, r.x + side, r.y + (above > 0 ? above : 0), r.width - 2 * side,
	           boxed ? STYLE_TITLE : STYLE_CURSOR, item_name(item), true);
}

static void draw_block(const struct ui *ui, struct frame *frame, const struct zoom_page *page,
                       const struct zoom_block *block, int x, int y)
{
	struct rect window = page->inside;
	bool selected = block->item && block->item == ui_current(ui);
	enum style style = !block->item ? STYLE_LABEL : selected ? STYLE_CURSOR : STYLE_TITLE;
	for (int i = 0; selected && i < block->label_rows; i++)
		if (y + i >= window.y && y + i < window.y + window.height)
			frame_row(frame, x, y + i, page->width, style, ' ');
	int beside = page->label;
	int rows =
	        put_folded(frame, window, x, y, beside ? beside - ZOOM_GAP : page->width, style, block->label, false);
	put_folded(frame, window, x + beside, beside ? y : y + rows, page->width - beside, STYLE_TEXT,
	           slice_of(block->text), false);
}

static void draw_blocks(const struct ui *ui, struct frame *frame, const struct zoom_page *page)
{
	int x = page->inside.x, y = page->inside.y - ui->zoom->top;
	for (size_t i = 0; i < page->count; i++) {
		if (i == page->second) {
			x = page->inside.x + page->inside.width - page->width;
			y = page->inside.y - ui->zoom->top;
		}
		draw_block(ui, frame, page, &page->blocks[i], x, y);
		y += page->blocks[i].rows;
	}
}

/* "Onboarding × Mail", and at the right which one of how many, and its lock */
static void draw_frame(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct buffer title = {0}, note = {0};
	const struct bin *bin = ui_bin(ui, &ui->cursor);
	struct item *item = ui_current(ui);
	if (ui->cursor.inbox) {
		buffer_add_text(&title, _("Inbox"));
	} else {
		buffer_add_slice(&title, item_name(journey_item(ui->journey, KIND_STAGE, ui->cursor.stage)));
		buffer_add_text(&title, " × ");
		buffer_add_slice(&title, item_name(journey_item(ui->journey, KIND_CHANNEL, ui->cursor.channel)));
	}
	if (item && guard_is_locked(item))
		buffer_format(&note, "%s %s  ", GUARD_GLYPH, _("locked"));
	if (item)
		buffer_format(&note, "%zu/%u", ui->cursor.index + 1, bin->count);
	panel_box(frame, rect, buffer_slice(&title).bytes, item ? buffer_slice(&note).bytes : NULL);
	buffer_free(&title);
	buffer_free(&note);
}

void view_zoom(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct zoom_page page;
	struct item *item = ui_current(ui);
	zoom_page_make(ui, &page);
	draw_frame(ui, frame, rect);
	if (!item) {
		bool meant = !ui->cursor.inbox && journey_empty_ok(ui->journey, ui->cursor.stage, ui->cursor.channel);
		put_folded(frame, page.inside, page.inside.x, page.inside.y + page.inside.height / 2, page.inside.width,
		           meant ? STYLE_EMPTY_OK : STYLE_GAP, slice_of(meant ? _("empty on purpose") : _("a gap")),
		           true);
	}
	if (item && ui->zoom->alone)
		draw_name(frame, &page, item);
	draw_blocks(ui, frame, &page);
	if (page.height > 0)
		panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, page.inside.y, 1, page.inside.height},
		                (size_t)ui->zoom->top, (size_t)page.height);
	zoom_page_free(&page);
}

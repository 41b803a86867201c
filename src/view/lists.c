#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/guard.h"
#include "ui/lists.h"
#include "view/panels.h"

#define TOTAL_COLUMNS 6
#define ID_COLUMNS 14
#define WIDE 40 /* from here on ids are shown */

/* where the columns of a row begin and how wide they are */
struct columns {
	int name, id, total; /* widths; 0: not shown */
};

static struct columns columns_of(const struct ui *ui, int width)
{
	struct columns c = {.name = width};
	if (ui->list->kind == KIND_STAGE || ui->list->kind == KIND_CHANNEL)
		c.total = TOTAL_COLUMNS;
	if (width >= WIDE)
		c.id = ID_COLUMNS;
	c.name = width - c.total - c.id - 2;
	return c;
}

static void draw_total(struct frame *frame, struct rect line, int columns, enum style style, size_t total)
{
	struct buffer text = {0};
	buffer_format(&text, "%zu", total);
	int used = unicode_columns(buffer_slice(&text));
	int x = line.x + line.width - 1 - (used < columns ? used : columns);
	frame_put(frame, x, line.y, columns, style, buffer_slice(&text));
	buffer_free(&text);
}

static size_t total_of(const struct ui *ui, size_t index)
{
	return ui->list->kind == KIND_STAGE ? journey_stage_total(ui->journey, index)
	                                    : journey_channel_total(ui->journey, index);
}

static void draw_head(const struct ui *ui, struct frame *frame, struct rect line, struct columns c)
{
	const struct field *name = field_find(ui->list->kind, slice_of("name"));
	const struct field *id = field_find(ui->list->kind, slice_of("id"));
	frame_put(frame, line.x + 1, line.y, c.name, STYLE_LABEL, slice_of(message_label(&name->label)));
	if (c.id)
		frame_put(frame, line.x + 1 + c.name, line.y, c.id - 1, STYLE_LABEL,
		          slice_of(message_label(&id->label)));
	if (c.total) {
		struct slice count = slice_of(_("count"));
		int used = unicode_columns(count);
		frame_put(frame, line.x + line.width - 1 - used, line.y, used, STYLE_LABEL, count);
	}
}

static void draw_item(const struct ui *ui, struct frame *frame, struct rect line, struct columns c, size_t index)
{
	struct item *item = journey_item(ui->journey, ui->list->kind, index);
	const struct record *record = item_record(item);
	bool chosen = index == ui->list->at;
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, STYLE_CHOSEN, slice_of(""));
	frame_put(frame, line.x + 1, line.y, c.name - 1, chosen ? STYLE_CHOSEN : STYLE_TEXT, record_name(record));
	if (c.id && record_text(record, "id").bytes)
		frame_put(frame, line.x + 1 + c.name, line.y, c.id - 1, chosen ? STYLE_CHOSEN : STYLE_DIM,
		          record_text(record, "id"));
	if (c.total)
		draw_total(frame, line, c.total - 1, chosen ? STYLE_CHOSEN : STYLE_TOTAL, total_of(ui, index));
}

void view_lists(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct rect inside = panel_inside(rect);
	struct columns c = columns_of(ui, inside.width);
	struct page page;
	lists_page(ui, rect, &page);
	panel_box(frame, rect, _(lists_title(ui->list->kind)), guard_holds(ui, ui->list->kind) ? _("locked") : NULL);
	if (page.rows.y > inside.y && page.count)
		draw_head(ui, frame, inside, c);
	for (int i = 0; i < page.rows.height && page.top + (size_t)i < page.count; i++)
		draw_item(ui, frame, (struct rect){inside.x, page.rows.y + i, inside.width, 1}, c,
		          page.top + (size_t)i);
	if (!page.count)
		panel_advice(ui, frame, inside, _("There is none yet; {list-add} adds the first one."));
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, page.rows.y, 1, page.rows.height}, page.top,
	                page.count);
}

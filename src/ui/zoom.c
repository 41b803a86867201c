#include "ui/zoom.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/layout.h"

#define WIDE 110     /* from here on there are two columns of fields */
#define COLUMN_GAP 4 /* between them */
#define ROOMY 16     /* rows of the box from which on the name gets a border */
#define LOW 8        /* rows of the box below which no row is left blank */
#define SPACIOUS 28  /* and blank rows in it */

/* what is said of a touchpoint in its cell */
static const char *const cell_fields[] = {"rating", "owner", "decision", "votes"};

static int rows_of(struct slice text, int width)
{
	return panel_lines(text, width > 0 ? width : 1);
}

static void add_block(struct zoom_page *page, struct item *item, struct slice label, struct buffer *text)
{
	page->blocks = mem_resize(page->blocks, page->count + 1, sizeof *page->blocks);
	page->blocks[page->count++] = (struct zoom_block){.item = item, .label = label, .text = buffer_take(text)};
}

static void add_of_cell(const struct ui *ui, struct zoom_page *page)
{
	const struct bin *bin = ui_bin(ui, &ui->cursor);
	for (uint32_t i = 0; bin && i < bin->count; i++) {
		struct item *item = bin->items[i];
		struct buffer text = {0};
		for (size_t f = 0; f < sizeof cell_fields / sizeof *cell_fields; f++) {
			const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(cell_fields[f]));
			struct slice said = item_text(item, cell_fields[f]);
			if (!said.length)
				continue;
			buffer_format(&text, "%s%s: ", text.length ? "   " : "", message_label(&field->label));
			form_add_text(ui, field, said, &text);
		}
		add_block(page, item, item_name(item), &text);
	}
}

static void add_of_touchpoint(const struct ui *ui, struct zoom_page *page, struct item *item)
{
	size_t count;
	struct form_row *rows = form_rows_of(item_record(item), KIND_TOUCHPOINT, FORM_SET, &count);
	for (size_t i = 0; i < count; i++) {
		const struct field *field = rows[i].field;
		struct buffer text = {0};
		/* a blank row between the groups */
		if (rows[i].kind == FORM_HEADING && page->count)
			page->blocks[page->count - 1].rows = 1;
		if (rows[i].kind == FORM_HEADING ||
		    (field && (!strcmp(field->key, "id") || !strcmp(field->key, "name"))))
			continue;
		form_entry_text(ui, item_record(item), rows[i].entry, &text);
		add_block(page, NULL, form_row_label(&rows[i]), &text);
	}
	free(rows);
}

/* How wide the labels are, and how many rows each block takes beside the blank
 * ones that it has already. */
static void measure(struct zoom_page *page)
{
	for (size_t i = 0; page->label && i < page->count; i++) {
		int columns = unicode_columns(page->blocks[i].label) + ZOOM_GAP;
		page->label = columns > page->label ? columns : page->label;
	}
	if (page->label > page->width * 2 / 5)
		page->label = page->width * 2 / 5;
	for (size_t i = 0; i < page->count; i++) {
		struct zoom_block *block = &page->blocks[i];
		int width = page->label ? page->label - ZOOM_GAP : page->width;
		int text = rows_of(slice_of(block->text), page->width - page->label);
		block->label_rows = rows_of(block->label, width);
		if (page->label)
			block->rows += text > block->label_rows ? text : block->label_rows;
		else
			block->rows += text + block->label_rows;
	}
}

/* The blocks from `first` up to `end`: their rows. */
static int rows_between(const struct zoom_page *page, size_t first, size_t end)
{
	int rows = 0;
	for (size_t i = first; i < end; i++)
		rows += page->blocks[i].rows;
	return rows;
}

/* One blank row behind each, two where there is room. */
static void space_out(struct zoom_page *page)
{
	int all = rows_between(page, 0, page->count) + 2 * (int)page->count;
	for (size_t i = 0; i < page->count; i++)
		page->blocks[i].rows += all <= page->inside.height ? 2 : 1;
}

/* The first column gets the first half; the second is never the longer one. */
static void split(struct zoom_page *page)
{
	int all = rows_between(page, 0, page->count), first = 0;
	page->second = 0;
	while (page->second < page->count && 2 * first < all)
		first += page->blocks[page->second++].rows;
	page->height = first;
}

static void lay_name(struct zoom_page *page, struct item *item)
{
	struct rect *in = &page->inside;
	int border = page->box.height >= ROOMY ? 1 : 0, padding = page->box.height >= SPACIOUS ? 1 : 0;
	int width = in->width - 2 * border * 3;
	page->name_rows = rows_of(item_name(item), width);
	int height = page->name_rows + 2 * (border + padding), most = in->height / 2 > 1 ? in->height / 2 : 1;
	height = height < most ? height : most;
	page->name = (struct rect){in->x, in->y, in->width, height};
	/* a blank row below it */
	height += page->box.height >= LOW;
	in->y += height;
	in->height -= height;
}

void zoom_page_make(const struct ui *ui, struct zoom_page *page)
{
	struct layout l;
	struct item *item = ui->zoom->alone ? ui_current(ui) : NULL;
	layout_make(ui, &l);
	*page = (struct zoom_page){.box = {0, l.grid.y, ui->width, l.status_y - l.grid.y}};
	int side = ui->width >= 40 ? 2 + ui->width / 40 : 1;
	page->inside = (struct rect){side, page->box.y + 1, ui->width - 2 * side, page->box.height - 2};
	page->width = page->inside.width;
	if (!item) {
		add_of_cell(ui, page);
		measure(page);
		space_out(page);
		page->second = page->count;
		page->height = rows_between(page, 0, page->count);
		return;
	}
	lay_name(page, item);
	if (ui->width >= WIDE)
		page->width = (page->inside.width - COLUMN_GAP) / 2;
	page->label = 1;
	add_of_touchpoint(ui, page, item);
	measure(page);
	page->second = page->count;
	page->height = rows_between(page, 0, page->count);
	if (ui->width >= WIDE)
		split(page);
}

void zoom_page_free(struct zoom_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		free(page->blocks[i].text);
	free(page->blocks);
}

void zoom_free(struct ui *ui)
{
	free(ui->zoom);
	ui->zoom = NULL;
}

/* In a cell the selected touchpoint shows, of a touchpoint what was scrolled to;
 * another one shows from its start. */
void zoom_settle(struct ui *ui)
{
	struct zoom *zoom = ui->zoom;
	if (!zoom)
		return;
	if (!ui_bin(ui, &ui->cursor)) {
		zoom_free(ui);
		return;
	}
	struct zoom_page page;
	zoom_page_make(ui, &page);
	if (zoom->alone && zoom->shown != ui_current(ui))
		zoom->top = 0;
	zoom->shown = ui_current(ui);
	if (!zoom->alone && ui->cursor.index < page.count) {
		int start = rows_between(&page, 0, ui->cursor.index), end = start + page.blocks[ui->cursor.index].rows;
		zoom->top = end - zoom->top > page.inside.height ? end - page.inside.height : zoom->top;
		zoom->top = zoom->top > start ? start : zoom->top;
	}
	int most = page.height - page.inside.height;
	zoom->top = zoom->top > most ? most : zoom->top;
	zoom->top = zoom->top < 0 ? 0 : zoom->top;
	zoom_page_free(&page);
}

/* ---- commands ---- */

void zoom_open(struct ui *ui, key k)
{
	(void)k;
	if (!ui_bin(ui, &ui->cursor)) {
		ui_complain(ui, _("there is no cell yet: {stages-edit} adds stages, {channels-edit} adds channels"));
		return;
	}
	zoom_free(ui);
	ui->zoom = mem_new(sizeof *ui->zoom);
}

void zoom_turn(struct ui *ui, key k)
{
	(void)k;
	ui->zoom->alone = !ui->zoom->alone && ui_current(ui);
	ui->zoom->top = 0;
}

static void scroll(struct ui *ui, int pages)
{
	struct zoom_page page;
	zoom_page_make(ui, &page);
	ui->zoom->top += pages * (page.inside.height > 2 ? page.inside.height - 1 : 1);
	zoom_page_free(&page);
}

void zoom_down(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, 1);
}

void zoom_up(struct ui *ui, key k)
{
	(void)k;
	scroll(ui, -1);
}

void zoom_close(struct ui *ui, key k)
{
	(void)k;
	zoom_free(ui);
}

#include "ui/layout.h"

#include "base/mem.h"
#include "base/unicode.h"
#include "ui/panel.h"

#define HEAD_MIN 6
#define TOTAL_COLUMNS 5
#define HEADER_ROWS 2 /* names of the stages and a line */
#define COLUMN_MAX 44
#define WIDE 110 /* from this width on, panels stand beside the grid */
#define PANEL_MIN 46
#define PANEL_MAX 76
#define ROWS_MAX 1000
#define CELL_ROWS 3 /* a cell gets these before channels are scrolled away */

static const int column_min[DENSITY_COUNT] = {7, 17, 24};

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static void lay_lines(const struct ui *ui, struct layout *l)
{
	l->title = ui->height >= 7;
	l->hint = ui->height >= 8;
	l->totals_row = ui->height >= 14;
	l->hint_y = l->hint ? ui->height - 1 : -1;
	l->status_y = ui->height - 1 - l->hint;
	bool inbox = journey_inbox(ui->journey)->count > 0 && ui->height >= 9;
	l->inbox_y = inbox ? l->status_y - 1 : -1;
	int top = l->title;
	l->grid = (struct rect){0, top, ui->width, l->status_y - inbox - top};
}

static void lay_panel(const struct ui *ui, struct layout *l)
{
	const struct panel *panel = panel_open(ui, PANEL_BESIDE);
	if (!panel)
		return;
	struct rect all = {0, l->grid.y, ui->width, l->status_y - l->grid.y};
	if (ui->width < WIDE) {
		l->panel = all;
		return;
	}
	int width = smaller(larger(ui->width * panel->share / 100, PANEL_MIN), PANEL_MAX);
	l->panel = (struct rect){ui->width - width, all.y, width, all.height};
	l->grid.width = ui->width - width;
}

static void lay_columns(const struct ui *ui, struct layout *l)
{
	size_t stages = journey_count(ui->journey, KIND_STAGE);
	size_t channels = journey_count(ui->journey, KIND_CHANNEL);
	int widest = HEAD_MIN;
	for (size_t i = 0; i < channels; i++)
		widest = larger(widest, unicode_columns(item_name(journey_item(ui->journey, KIND_CHANNEL, i))) + 1);
	l->head = smaller(widest, larger(HEAD_MIN, l->grid.width / 6 + 2));
	l->total = l->grid.width >= 60 ? TOTAL_COLUMNS : 0;
	int room = l->grid.width - l->head - l->total;
	int minimum = smaller(column_min[ui->density], room);
	size_t fit = minimum > 0 ? (size_t)(room / minimum) : 1;
	l->stages = stages < fit ? stages : fit;
	l->column = l->stages ? smaller(room / (int)l->stages, COLUMN_MAX) : room;
	l->first_stage = ui->left + l->stages > stages ? stages - l->stages : ui->left;
}

static int wanted_rows(const struct ui *ui, size_t channel)
{
	return ui->density == DENSITY_COUNTS || channel >= ui->counted.channels ? 1 : ui->counted.most[channel];
}

static int body_rows(const struct layout *l)
{
	return l->grid.height - HEADER_ROWS - l->totals_row;
}

static int all_rows(const struct ui *ui, int cap, bool rules)
{
	int rows = 0;
	for (size_t c = 0; c < journey_count(ui->journey, KIND_CHANNEL); c++)
		rows += smaller(wanted_rows(ui, c), cap) + rules;
	return rows;
}

/* The most rows that every channel can have so that all channels are seen; not
 * fewer than CELL_ROWS, then channels are scrolled. */
static void lay_rows(const struct ui *ui, struct layout *l)
{
	int room = body_rows(l);
	l->rules = ui->density != DENSITY_COUNTS || all_rows(ui, 1, true) <= room;
	l->cap = larger(1, smaller(CELL_ROWS, room - l->rules));
	for (int rows = all_rows(ui, l->cap, l->rules); l->cap < room; l->cap++) {
		int more = all_rows(ui, l->cap + 1, l->rules);
		if (more > room || more == rows)
			break;
		rows = more;
	}
	l->first_channel = ui->top;
	size_t count = journey_count(ui->journey, KIND_CHANNEL);
	for (int rows = 0; l->first_channel + l->channels < count; l->channels++) {
		rows += layout_channel_height(ui, l, l->first_channel + l->channels);
		if (rows > room && l->channels > 0)
			break;
	}
}

void layout_make(const struct ui *ui, struct layout *l)
{
	*l = (struct layout){.inbox_y = -1};
	l->too_small = ui->width < LAYOUT_MIN_WIDTH || ui->height < LAYOUT_MIN_HEIGHT;
	lay_lines(ui, l);
	lay_panel(ui, l);
	lay_columns(ui, l);
	lay_rows(ui, l);
}

int layout_channel_height(const struct ui *ui, const struct layout *l, size_t channel)
{
	return smaller(wanted_rows(ui, channel), l->cap) + l->rules;
}

/* Counts the cells again when anything changed. */
static void count_cells(struct ui *ui)
{
	struct counted *n = &ui->counted;
	if (n->most && n->revision == journey_revision(ui->journey))
		return;
	size_t stages = journey_count(ui->journey, KIND_STAGE), limit = journey_limit(ui->journey);
	n->revision = journey_revision(ui->journey);
	n->channels = journey_count(ui->journey, KIND_CHANNEL);
	n->most = mem_resize(n->most, n->channels + 1, sizeof *n->most);
	n->gaps = n->overloads = 0;
	for (size_t c = 0; c < n->channels; c++) {
		n->most[c] = 1;
		for (size_t s = 0; s < stages; s++) {
			uint32_t count = journey_cell(ui->journey, s, c)->count;
			n->most[c] = larger(n->most[c], count < ROWS_MAX ? (int)count : ROWS_MAX);
			/* these tell of the map, whatever is shown of it */
			uint32_t all = count + journey_cell(ui->journey, s, c)->hidden;
			n->gaps += !all && !journey_empty_ok(ui->journey, s, c);
			n->overloads += limit && all > limit;
		}
	}
}

void layout_follow(struct ui *ui)
{
	struct layout l;
	count_cells(ui);
	layout_make(ui, &l);
	ui->left = l.first_stage;
	if (ui->cursor.stage < ui->left)
		ui->left = ui->cursor.stage;
	else if (l.stages && ui->cursor.stage >= ui->left + l.stages)
		ui->left = ui->cursor.stage - l.stages + 1;
	if (ui->cursor.channel < ui->top)
		ui->top = ui->cursor.channel;
	int rows = 0;
	for (size_t c = journey_count(ui->journey, KIND_CHANNEL); c-- > 0 && rows <= body_rows(&l);) {
		rows += layout_channel_height(ui, &l, c);
		if (rows <= body_rows(&l) && c < ui->top)
			ui->top = c;
	}
	rows = 0;
	for (size_t c = ui->cursor.channel + 1; c-- > ui->top;) {
		rows += layout_channel_height(ui, &l, c);
		if (rows > body_rows(&l) && c < ui->cursor.channel) {
			ui->top = c + 1;
			break;
		}
	}
}

void layout_cell(const struct bin *bin, int rows, size_t selected, size_t *first, size_t *shown)
{
	size_t room = rows > 0 ? (size_t)rows : 0;
	*first = 0;
	*shown = bin->count;
	if (bin->count <= room)
		return;
	*shown = room > 1 ? room - 1 : room;
	if (selected >= *shown)
		*first = selected - *shown + 1;
}

#include "ui/layout.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/integer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/colour.h"
#include "ui/guard.h"
#include "ui/tutor.h"

#define HEAD_MIN 6
#define TOTAL_COLUMNS 5
#define HEADER_ROWS 2  /* names of the stages and a line */
#define HEADER_LARGE 3 /* the same with long names in two rows */
#define ROOMY 12       /* from this height on */
#define NAME_ROWS 3    /* the most that a large name takes */
#define CAP_LARGE 7    /* rows that a large channel has rather than leave room for a second */
#define INBOX_END 2    /* columns in which no further touchpoint begins */
#define COLUMN_MAX 44
#define WIDE 110 /* from this width on, panels stand beside the grid */
#define PANEL_MIN 46
#define PANEL_MAX 76
#define ROWS_MAX 1000
#define GRID_LEAST 6 /* rows of the grid that a lesson leaves */
#define CELL_ROWS 3  /* a cell gets these before channels are scrolled away */

static const int column_min[DENSITY_COUNT] = {
        [DENSITY_COUNTS] = 7, [DENSITY_LARGE] = 20, [DENSITY_TITLES] = 17, [DENSITY_DETAILS] = 24};

/* The lesson takes its lines from the top of the grid, and leaves it some. */
static void lay_tutor(const struct ui *ui, struct layout *l)
{
	if (!ui->tutor)
		return;
	int room = larger(1, l->grid.height - GRID_LEAST);
	l->tutor = (struct rect){0, l->grid.y, ui->width, smaller(tutor_lines(ui, ui->width), room)};
	l->grid.y += l->tutor.height;
	l->grid.height -= l->tutor.height;
}

static void lay_lines(const struct ui *ui, struct layout *l)
{
	l->title = ui->height >= 7;
	l->hint = ui->height >= 8;
	/* in a look at two maps they would count ghosts */
	l->totals_row = ui->height >= 14 && !ui->look;
	l->hint_y = l->hint ? ui->height - 1 : -1;
	l->status_y = ui->height - 1 - l->hint;
	bool inbox = journey_inbox(ui->journey)->count > 0 && ui->height >= 9;
	bool legend = ui->colour != COLOUR_COVERAGE && ui->height >= 12;
	l->legend_y = legend ? l->status_y - 1 : -1;
	l->inbox_y = inbox ? l->status_y - legend - 1 : -1;
	int top = l->title;
	l->large = ui->density == DENSITY_LARGE;
	l->lead = larger(LAYOUT_LEAD, colour_columns(ui));
	l->grid = (struct rect){0, top, ui->width, l->status_y - inbox - legend - top};
	lay_tutor(ui, l);
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

struct rect layout_panel(const struct ui *ui, const struct layout *l, enum panel_kind kind)
{
	switch (kind) {
	case PANEL_LINE:
		return (struct rect){0, l->status_y, ui->width, 1};
	case PANEL_OVER:
		return (struct rect){0, l->grid.y, ui->width, l->status_y - l->grid.y};
	case PANEL_BESIDE:
		break;
	}
	return l->panel;
}

static void lay_columns(const struct ui *ui, struct layout *l)
{
	size_t stages = journey_count(ui->journey, KIND_STAGE);
	size_t channels = journey_count(ui->journey, KIND_CHANNEL);
	int widest = HEAD_MIN;
	for (size_t i = 0; i < channels; i++) {
		struct item *channel = journey_item(ui->journey, KIND_CHANNEL, i);
		widest = larger(widest, unicode_columns(item_name(channel)) + 1 + (channel->fate ? LAYOUT_LEAD : 0));
	}
	l->head = smaller(widest, larger(HEAD_MIN, l->grid.width / 6 + 2));
	l->total = l->grid.width >= 60 && !ui->look ? TOTAL_COLUMNS : 0;
	int room = l->grid.width - l->head - l->total;
	int minimum = smaller(column_min[ui->density], room);
	size_t fit = minimum > 0 ? (size_t)(room / minimum) : 1;
	l->stages = stages < fit ? stages : fit;
	l->column = l->stages ? smaller(room / (int)l->stages, COLUMN_MAX) : room;
	l->first_stage = ui->left + l->stages > stages ? stages - l->stages : ui->left;
	l->header = HEADER_ROWS;
	for (size_t i = 0; l->large && ui->height >= ROOMY && i < stages; i++)
		if (unicode_columns(item_name(journey_item(ui->journey, KIND_STAGE, i))) > l->column - 1)
			l->header = HEADER_LARGE;
}

int layout_name_rows(const struct layout *l, struct item *item)
{
	struct slice name = item_name(item), line;
	int rows = 0, width = larger(1, l->column - 1 - l->lead);
	for (size_t at = 0; rows < NAME_ROWS && unicode_wrap(name, &at, width, &line);)
		rows++;
	return larger(1, rows);
}

/* Rows of a channel's fullest cell of those that are shown, at most `most`: what
 * it costs depends on the screen, not on the map. */
static int large_rows(const struct ui *ui, const struct layout *l, size_t channel, int most)
{
	int fullest = 1;
	for (size_t s = 0; s < l->stages; s++) {
		const struct bin *bin = journey_cell(ui->journey, l->first_stage + s, channel);
		int rows = 0;
		for (uint32_t i = 0; i < bin->count && rows < most; i++)
			rows += layout_name_rows(l, bin->items[i]) + (i > 0);
		fullest = larger(fullest, rows);
	}
	return fullest;
}

static int wanted_rows(const struct ui *ui, const struct layout *l, size_t channel)
{
	if (l->large)
		return large_rows(ui, l, channel, l->cap);
	return ui->density == DENSITY_COUNTS || channel >= ui->counted.channels ? 1 : ui->counted.most[channel];
}

static int body_rows(const struct layout *l)
{
	return l->grid.height - l->header - l->totals_row;
}

static int all_rows(const struct ui *ui, const struct layout *l, int cap, bool rules)
{
	int rows = 0;
	for (size_t c = 0; c < journey_count(ui->journey, KIND_CHANNEL); c++)
		rows += smaller(wanted_rows(ui, l, c), cap) + rules;
	return rows;
}

/* The most rows that every channel can have so that all channels are seen; not
 * fewer than CELL_ROWS, then channels are scrolled. */
static void cap_rows(const struct ui *ui, struct layout *l, int room)
{
	l->rules = ui->density != DENSITY_COUNTS || all_rows(ui, l, 1, true) <= room;
	l->cap = larger(1, smaller(CELL_ROWS, room - l->rules));
	for (int rows = all_rows(ui, l, l->cap, l->rules); l->cap < room; l->cap++) {
		int more = all_rows(ui, l, l->cap + 1, l->rules);
		if (more > room || more == rows)
			break;
		rows = more;
	}
}

static int capped_rows(const int *wanted, size_t count, int cap)
{
	int rows = 0;
	for (size_t i = 0; i < count; i++)
		rows += smaller(wanted[i], cap) + 1;
	return rows;
}

/* Large channels get up to half of the screen, and more where all of them are
 * seen all the same. */
static void cap_large_rows(const struct ui *ui, struct layout *l, int room)
{
	size_t count = journey_count(ui->journey, KIND_CHANNEL);
	l->rules = true;
	l->cap = larger(1, smaller(room - 1, larger(CAP_LARGE, room / 2 - 1)));
	if (room < 2 || count > (size_t)room / 2)
		return;
	int *wanted = mem_new_array(count + 1, sizeof *wanted);
	for (size_t i = 0; i < count; i++)
		wanted[i] = large_rows(ui, l, i, room);
	while (l->cap < room && capped_rows(wanted, count, l->cap + 1) <= room)
		l->cap++;
	free(wanted);
}

static void lay_rows(const struct ui *ui, struct layout *l)
{
	int room = body_rows(l);
	if (l->large)
		cap_large_rows(ui, l, room);
	else
		cap_rows(ui, l, room);
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
	*l = (struct layout){.inbox_y = -1, .legend_y = -1};
	l->too_small = ui->width < LAYOUT_MIN_WIDTH || ui->height < LAYOUT_MIN_HEIGHT;
	lay_lines(ui, l);
	lay_panel(ui, l);
	lay_columns(ui, l);
	lay_rows(ui, l);
}

int layout_channel_height(const struct ui *ui, const struct layout *l, size_t channel)
{
	return smaller(wanted_rows(ui, l, channel), l->cap) + l->rules;
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
	n->most_votes = 0;
	for (size_t c = 0; c < n->channels; c++) {
		n->most[c] = 1;
		for (size_t s = 0; s < stages; s++) {
			const struct bin *cell = journey_cell(ui->journey, s, c);
			uint32_t count = cell->count;
			n->most[c] = larger(n->most[c], count < ROWS_MAX ? (int)count : ROWS_MAX);
			/* these tell of the map, whatever is shown of it */
			uint32_t all = count + cell->hidden;
			n->gaps += !all && !journey_empty_ok(ui->journey, s, c);
			n->overloads += limit && all > limit;
			n->most_votes = cell->votes > n->most_votes ? cell->votes : n->most_votes;
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
	layout_make(ui, &l);
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

void layout_large_cell(const struct layout *l, const struct bin *bin, int rows, size_t selected, size_t *first,
                       size_t *shown)
{
	int used = 0;
	*first = *shown = 0;
	while (*shown < bin->count && used < rows + 1)
		used += layout_name_rows(l, bin->items[(*shown)++]) + 1;
	if (*shown == bin->count && used - 1 <= rows)
		return;
	/* the last row tells how many more there are */
	int room = rows > 1 ? rows - 1 : rows;
	*first = selected < bin->count ? selected : 0;
	*shown = 1;
	used = layout_name_rows(l, bin->items[*first]);
	while (*first > 0 && used + 1 + layout_name_rows(l, bin->items[*first - 1]) <= room) {
		used += 1 + layout_name_rows(l, bin->items[--*first]);
		++*shown;
	}
	while (*first + *shown < bin->count && used + 1 + layout_name_rows(l, bin->items[*first + *shown]) <= room) {
		used += 1 + layout_name_rows(l, bin->items[*first + *shown]);
		++*shown;
	}
}

bool layout_shows(const struct ui *ui, const struct layout *l, const struct item *item)
{
	bool stage = false, channel = false;
	size_t first_stage, first_channel;
	if (!journey_first_cell(ui->journey, item, &first_stage, &first_channel))
		return l->inbox_y >= 0;
	for (size_t i = 0; i < l->stages && !stage; i++)
		stage = journey_stands_in_stage(ui->journey, item, l->first_stage + i);
	for (size_t i = 0; i < l->channels && !channel; i++)
		channel = journey_stands_in_channel(ui->journey, item, l->first_channel + i);
	return stage && channel;
}

int layout_stage_x(const struct layout *l, size_t nth)
{
	return l->head + (int)nth * l->column;
}

int layout_channel_y(const struct ui *ui, const struct layout *l, size_t nth)
{
	int y = l->grid.y + l->header;
	for (size_t i = 0; i < nth; i++)
		y += layout_channel_height(ui, l, l->first_channel + i);
	return y;
}

/* ---- the inbox ---- */

void layout_inbox_heading(const struct ui *ui, char heading[64])
{
	snprintf(heading, 64, _("Inbox %u:"), journey_inbox(ui->journey)->count);
}

/* The first one that shows, so that the chosen one does too. */
static size_t inbox_first(const struct ui *ui, int room)
{
	const struct bin *bin = journey_inbox(ui->journey);
	size_t selected = ui->cursor.inbox ? ui->cursor.index : 0;
	int columns = 0;
	if (selected >= bin->count)
		return 0;
	for (size_t i = selected; i + 1 > 0; i--) {
		columns += unicode_columns(item_name(bin->items[i])) + INBOX_GAP + 1;
		if (columns > room && i < selected)
			return i + 1;
	}
	return 0;
}

/* columns before its name: a star or its mark, and the lock */
static int inbox_lead(const struct ui *ui, struct item *item)
{
	char mark[COLOUR_MARK];
	colour_mark(ui, item, mark);
	int lead = layout_is_starred(item) ? 2 : *mark ? (int)strlen(mark) + 1 : 0;
	return lead + (guard_is_locked(item) ? 2 : 0);
}

bool layout_inbox_next(const struct ui *ui, struct inbox_place *p)
{
	const struct bin *bin = journey_inbox(ui->journey);
	bool first = !p->x;
	if (first) {
		char heading[64];
		layout_inbox_heading(ui, heading);
		p->x = unicode_columns(slice_of(heading)) + 1;
		p->index = inbox_first(ui, ui->width - p->x);
	} else {
		p->x += p->columns;
		p->index++;
	}
	if (p->index >= bin->count || p->x >= ui->width - INBOX_END)
		return false;
	p->x += first ? 0 : INBOX_GAP;
	struct item *item = bin->items[p->index];
	p->columns = inbox_lead(ui, item) + unicode_columns(item_name(item));
	p->columns = smaller(p->columns, larger(0, ui->width - p->x));
	return true;
}

/* ---- what is where ---- */

static void spot_inbox(const struct ui *ui, int x, struct spot *spot)
{
	struct inbox_place p = {0};
	*spot = (struct spot){SPOT_INBOX, {true, ui->cursor.stage, ui->cursor.channel, 0}, false};
	while (layout_inbox_next(ui, &p)) {
		if (x < p.x || x >= p.x + p.columns)
			continue;
		spot->at.index = p.index;
		spot->on_item = true;
	}
}

/* The same where names are large: which of the shown ones is on a line or, on
 * the blank row behind it, was; shown: below all of them. */
static size_t large_nth(const struct layout *l, const struct bin *bin, size_t first, size_t shown, int line,
                        bool *on_item)
{
	int top = 0;
	for (size_t i = 0; i < shown; i++) {
		int rows = layout_name_rows(l, bin->items[first + i]);
		*on_item = line < top + rows;
		if (line <= top + rows)
			return i;
		top += rows + 1;
	}
	return shown;
}

/* The touchpoint on a line of a cell; the number of those that do not show
 * stands for the next of them. */
static void spot_in_cell(const struct ui *ui, const struct layout *l, int line, struct spot *spot)
{
	const struct bin *bin = journey_cell(ui->journey, spot->at.stage, spot->at.channel);
	const struct cursor *c = &ui->cursor;
	bool here = !c->inbox && c->stage == spot->at.stage && c->channel == spot->at.channel;
	int rows = layout_channel_height(ui, l, spot->at.channel) - l->rules;
	size_t first, shown, nth = (size_t)line, selected = here ? c->index : 0;
	if (!bin->count)
		return;
	if (ui->density == DENSITY_COUNTS) {
		spot->at.index = selected;
		spot->on_item = line < rows;
		return;
	}
	if (l->large) {
		layout_large_cell(l, bin, rows, selected, &first, &shown);
		nth = large_nth(l, bin, first, shown, line, &spot->on_item);
	} else {
		layout_cell(bin, rows, selected, &first, &shown);
		spot->on_item = nth < shown;
	}
	if (nth > shown || (nth == shown && shown == bin->count))
		nth = shown - 1;
	spot->at.index = first + nth < bin->count ? first + nth : 0;
}

static void spot_in_grid(const struct ui *ui, const struct layout *l, int x, int y, struct spot *spot)
{
	size_t stage = 0, channel = 0;
	while (stage < l->stages && x >= layout_stage_x(l, stage + 1))
		stage++;
	int top = layout_channel_y(ui, l, 0);
	for (int height; channel < l->channels; channel++, top += height) {
		height = layout_channel_height(ui, l, l->first_channel + channel);
		if (y < top + height)
			break;
	}
	bool in_stages = x >= l->head && stage < l->stages, in_channels = y >= top && channel < l->channels;
	spot->at = (struct cursor){false, l->first_stage + stage, l->first_channel + channel, 0};
	if (in_stages && in_channels) {
		spot->kind = SPOT_CELL;
		spot_in_cell(ui, l, y - top, spot);
	} else if (in_stages && y < l->grid.y + l->header - 1) {
		spot->kind = SPOT_STAGE;
	} else if (in_channels && x < l->head) {
		spot->kind = SPOT_CHANNEL;
	}
}

void layout_spot(const struct ui *ui, const struct layout *l, int x, int y, struct spot *spot)
{
	*spot = (struct spot){0};
	if (l->too_small)
		return;
	if (y == l->inbox_y)
		spot_inbox(ui, x, spot);
	else if (l->title && y == 0)
		spot->kind = SPOT_TITLE;
	else if (l->stages && l->channels && y >= l->grid.y && y < l->grid.y + l->grid.height && x >= l->grid.x &&
	         x < l->grid.x + l->grid.width)
		spot_in_grid(ui, l, x, y, spot);
}

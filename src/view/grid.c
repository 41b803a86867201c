#include "view/grid.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/compare.h"
#include "ui/guard.h"
#include "view/panels.h"

#define LINE_VERTICAL 0x2502
#define LINE_HORIZONTAL 0x2500
#define LINE_CROSS 0x253C
#define LINE_FOOT 0x2534
#define MARKED_COLUMNS 2 /* of the star before a name */
#define NAME_ROOM 12     /* columns of a name below which its owner is left out */

/* ---- glyphs: what colour says is said by these too ---- */

#define GAP_GLYPH "."
#define EMPTY_OK_GLYPH "/"
#define LEADS_GLYPH " >" /* behind a name: customers go on to another one */
#define FORESEEN_GLYPH "+"

struct slice view_name_of(const struct ui *ui, enum kind kind, struct slice reference)
{
	struct item *item = reference.length ? journey_find(ui->journey, kind, reference) : NULL;
	return item ? item_name(item) : reference;
}

static bool is_here(const struct ui *ui, size_t stage, size_t channel)
{
	const struct cursor *c = &ui->cursor;
	return !c->inbox && c->stage == stage && c->channel == channel;
}

/* ---- cells ---- */

static bool holds_marked(const struct ui *ui, const struct bin *bin)
{
	for (uint32_t i = 0; (ui->marked || ui->carrying) && i < bin->count; i++)
		if (layout_is_starred(bin->items[i]))
			return true;
	return false;
}

static void paint_counts(const struct ui *ui, struct frame *frame, const struct bin *bin, struct rect r, bool here)
{
	char text[32];
	struct view_share shares[VIEW_SHARES];
	enum style style;
	size_t count = view_shares(ui, bin, shares, &style);
	if (here)
		style = STYLE_CURSOR;
	size_t limit = journey_limit(ui->journey);
	frame_row(frame, r.x, r.y, r.width, style, ' ');
	snprintf(text, sizeof text, "%c%2u%c", holds_marked(ui, bin) ? '*' : ' ', bin->count,
	         limit && bin->count > limit ? '!' : ' ');
	int x = frame_put(frame, r.x, r.y, r.width, style, slice_of(text));
	for (size_t i = 0; i < count; i++) {
		int length = snprintf(text, sizeof text, " %c%u", shares[i].glyph, shares[i].count);
		if (x + length <= r.width)
			x += frame_put(frame, r.x + x, r.y, r.width - x, here ? style : shares[i].style,
			               slice_of(text));
	}
}

static void paint_empty(const struct ui *ui, struct frame *frame, size_t stage, size_t channel, struct rect r)
{
	bool meant = journey_empty_ok(ui->journey, stage, channel), here = is_here(ui, stage, channel);
	enum style style = here ? STYLE_CURSOR : meant ? STYLE_EMPTY_OK : STYLE_GAP;
	if (here)
		frame_row(frame, r.x, r.y, r.width, style, ' ');
	/* what only the filter emptied is no gap */
	if (journey_cell(ui->journey, stage, channel)->hidden)
		return;
	frame_put(frame, r.x + (ui->density == DENSITY_COUNTS ? 2 : 0), r.y, r.width, style,
	          slice_of(meant ? EMPTY_OK_GLYPH : GAP_GLYPH));
}

static enum style item_style(const struct ui *ui, const struct item *item, bool selected)
{
	if (item->carried)
		return STYLE_DIM;
	if (selected && !ui->carrying)
		return STYLE_CURSOR;
	return item->marked ? STYLE_MARKED : item->found ? STYLE_MATCH : STYLE_TEXT;
}

/* What stands before the name: a star or the mark of what colours tell, and the
 * lock; the columns of it. */
static int paint_lead(const struct ui *ui, struct frame *frame, struct item *item, int x, int y, enum style style,
                      const struct view_mark *mark)
{
	bool plain = style == STYLE_TEXT, locked = guard_is_locked(item), starred = layout_is_starred(item);
	int lead = colour_columns(ui), used;
	if (starred)
		used = frame_put(frame, x, y, 1, plain ? STYLE_MARKED : style, slice_of("*"));
	else
		used = frame_put(frame, x, y, lead, plain ? mark->style : style, slice_of(mark->text));
	if (locked)
		used += frame_put(frame, x + used, y, 1, plain ? STYLE_DIM : style, slice_of(GUARD_GLYPH));
	if (lead < LAYOUT_LEAD && (locked || starred))
		lead = LAYOUT_LEAD;
	return lead > used ? lead : used;
}

static void paint_item(const struct ui *ui, struct frame *frame, struct item *item, int x, int y, int width,
                       bool selected)
{
	enum style style = item_style(ui, item, selected);
	bool plain = style == STYLE_TEXT;
	bool details = ui->density == DENSITY_DETAILS, leads = details && item->linked;
	struct view_mark mark;
	view_mark_make(ui, item, &mark);
	if (!plain)
		frame_row(frame, x, y, width, style, ' ');
	int lead = paint_lead(ui, frame, item, x, y, style, &mark);
	struct slice owner = view_name_of(ui, KIND_OWNER, details ? item_text(item, "owner") : (struct slice){0});
	int owner_columns = unicode_columns(owner);
	if (owner_columns > (width - lead) / 3)
		owner_columns = (width - lead) / 3;
	int room = width - lead - (owner_columns ? owner_columns + 1 : 0);
	if (room < NAME_ROOM)
		room = width - lead;
	else if (owner_columns)
		frame_put(frame, x + width - owner_columns, y, owner_columns, plain ? STYLE_OWNER : style, owner);
	int used = frame_put(frame, x + lead, y, room - (leads ? 2 : 0), plain ? mark.name : style, item_name(item));
	if (leads)
		frame_put(frame, x + lead + used, y, 2, plain ? STYLE_DIM : style, slice_of(LEADS_GLYPH));
}

/* What is carried shows where it would be dropped. */
static void paint_carried(const struct ui *ui, struct frame *frame, struct rect r)
{
	const struct carried *carried = &ui->carried;
	char more[24] = "";
	if (carried->count > 1)
		snprintf(more, sizeof more, "+%zu", carried->count - 1);
	int columns = unicode_columns(slice_of(more));
	frame_row(frame, r.x, r.y, r.width, STYLE_CARRIED, ' ');
	frame_put(frame, r.x, r.y, r.width - columns, STYLE_CARRIED, item_name(carried->items[0]));
	frame_put(frame, r.x + r.width - columns, r.y, columns, STYLE_CARRIED, slice_of(more));
}

/* A cell in which what is carried will stand too, by another stage or channel
 * of its own, says so on its left line. */
static void paint_foreseen(struct frame *frame, struct rect r)
{
	frame_put(frame, r.x, r.y, 1, STYLE_CARRIED, slice_of(FORESEEN_GLYPH));
}

static void paint_items(const struct ui *ui, struct frame *frame, const struct bin *bin, struct rect r, bool here)
{
	size_t first, shown, selected = here ? ui->cursor.index : 0;
	layout_cell(bin, r.height, selected, &first, &shown);
	char over[24] = "";
	if (journey_limit(ui->journey) && bin->count > journey_limit(ui->journey))
		snprintf(over, sizeof over, "%u!", bin->count);
	int columns = (int)strlen(over);
	for (size_t i = 0; i < shown; i++)
		paint_item(ui, frame, bin->items[first + i], r.x, r.y + (int)i,
		           r.width - (i || !columns ? 0 : columns + 1), here && first + i == selected);
	frame_put(frame, r.x + r.width - columns, r.y, columns, STYLE_OVER, slice_of(over));
	if (shown < bin->count) {
		char more[24];
		int length = snprintf(more, sizeof more, "+%zu", bin->count - shown);
		bool own_line = (int)shown < r.height;
		frame_put(frame, own_line ? r.x : r.x + r.width - length, own_line ? r.y + (int)shown : r.y, length,
		          STYLE_DIM, slice_of(more));
	}
}

static void paint_large_item(const struct ui *ui, struct frame *frame, struct item *item, struct rect r, bool selected)
{
	enum style style = item_style(ui, item, selected);
	struct view_mark mark;
	view_mark_make(ui, item, &mark);
	frame_clear(frame, r, style);
	int lead = paint_lead(ui, frame, item, r.x, r.y, style, &mark);
	panel_text(frame, (struct rect){r.x + lead, r.y, r.width - lead, r.height},
	           style == STYLE_TEXT ? mark.name : style, item_name(item));
}

/* Names folded over rows, with a blank row between them. */
static void paint_large(const struct ui *ui, const struct layout *l, struct frame *frame, const struct bin *bin,
                        struct rect r, bool here)
{
	size_t first, shown, selected = here ? ui->cursor.index : 0;
	int y = r.y, end = r.y + r.height;
	layout_large_cell(l, bin, r.height, selected, &first, &shown);
	for (size_t i = first; i < first + shown && y < end; i++) {
		int rows = layout_name_rows(l, bin->items[i]);
		rows = rows < end - y ? rows : end - y;
		paint_large_item(ui, frame, bin->items[i], (struct rect){r.x, y, r.width, rows}, here && i == selected);
		y += rows + 1;
	}
	char more[24] = "";
	size_t limit = journey_limit(ui->journey);
	bool over = limit && bin->count > limit;
	if (shown < bin->count)
		snprintf(more, sizeof more, over ? "+%zu %u!" : "+%zu", bin->count - shown, bin->count);
	else if (over)
		snprintf(more, sizeof more, "%u!", bin->count);
	int columns = (int)strlen(more);
	if (columns >= r.width || !columns)
		return;
	frame_row(frame, r.x + r.width - columns - 1, end - 1, 1, STYLE_TEXT, ' ');
	frame_put(frame, r.x + r.width - columns, end - 1, columns, over ? STYLE_OVER : STYLE_DIM, slice_of(more));
}

/* The line below a channel's part of a column, and where it meets the line at
 * the column's left. */
static void paint_rule(const struct layout *l, struct frame *frame, size_t channel, int x, int y, int columns)
{
	bool last = channel + 1 == l->first_channel + l->channels;
	frame_row(frame, x, y, columns, STYLE_BORDER, LINE_HORIZONTAL);
	frame_row(frame, x, y, 1, STYLE_BORDER, last ? LINE_FOOT : LINE_CROSS);
}

void view_cell(const struct ui *ui, const struct layout *l, struct frame *frame, size_t stage, size_t channel,
               struct rect r)
{
	const struct bin *bin = journey_cell(ui->journey, stage, channel);
	bool here = is_here(ui, stage, channel);
	frame_clear(frame, r, STYLE_TEXT);
	frame_column(frame, r.x, r.y, r.height - l->rules, STYLE_BORDER, LINE_VERTICAL);
	if (l->rules)
		paint_rule(l, frame, channel, r.x, r.y + r.height - 1, r.width);
	struct rect inside = {r.x + 1, r.y, r.width - 1, r.height - l->rules};
	if (!bin->count)
		paint_empty(ui, frame, stage, channel, inside);
	else if (ui->density == DENSITY_COUNTS)
		paint_counts(ui, frame, bin, inside, here && !ui->carrying);
	else if (l->large)
		paint_large(ui, l, frame, bin, inside, here);
	else
		paint_items(ui, frame, bin, inside, here);
	if (ui->carrying && !here && ui->carried.will[stage * journey_count(ui->journey, KIND_CHANNEL) + channel])
		paint_foreseen(frame, r);
	if (here && ui->carrying) {
		int free_row = (int)bin->count < inside.height ? (int)bin->count : inside.height - 1;
		if (l->large && bin->count)
			free_row = inside.height - 1;
		paint_carried(ui, frame, (struct rect){inside.x, inside.y + free_row, inside.width, 1});
	}
}

/* ---- headers and totals ---- */

static bool is_under_cursor(const struct ui *ui, enum kind kind, size_t index)
{
	return !ui->cursor.inbox && (kind == KIND_STAGE ? ui->cursor.stage : ui->cursor.channel) == index;
}

/* The name of a stage or channel: in one line, or where names are large a block. */
static void paint_name(const struct ui *ui, const struct layout *l, struct frame *frame, enum kind kind, size_t index,
                       struct rect r)
{
	struct item *item = journey_item(ui->journey, kind, index);
	bool here = is_under_cursor(ui, kind, index), ghost = item->fate == FATE_REMOVED;
	enum style style = here ? STYLE_HERE : ghost ? STYLE_DIM : STYLE_HEADER;
	struct slice name = item_name(item);
	char mark[] = {compare_glyph((enum fate)item->fate), '\0'};
	if (item->fate != FATE_SAME) {
		frame_put(frame, r.x, r.y, r.width, style, slice_of(mark));
		r = (struct rect){r.x + LAYOUT_LEAD, r.y, r.width - LAYOUT_LEAD, r.height};
	}
	int rows = l->large ? panel_lines(name, r.width) : 1;
	for (int i = 0; l->large && i < rows && i < r.height; i++)
		frame_row(frame, r.x, r.y + i, r.width, style, ' ');
	if (l->large)
		panel_text(frame, r, style, name);
	else
		frame_put(frame, r.x, r.y, r.width, style, name);
}

static void paint_more(struct frame *frame, int x, int y, bool left, bool right)
{
	if (left)
		frame_put(frame, x, y, 1, STYLE_KEY, slice_of("<"));
	if (right)
		frame_put(frame, x + 1, y, 1, STYLE_KEY, slice_of(">"));
}

static void paint_right(struct frame *frame, int x, int y, int columns, enum style style, struct slice text)
{
	int free = columns - unicode_columns(text);
	frame_row(frame, x, y, columns, style, ' ');
	frame_put(frame, x + (free > 0 ? free : 0), y, columns, style, text);
}

static void paint_number(struct frame *frame, int x, int y, int columns, enum style style, size_t number)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", number);
	paint_right(frame, x, y, columns, style, slice_of(text));
}

void view_headers(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	int y = l->grid.y, line = y + l->header - 1;
	size_t stages = journey_count(ui->journey, KIND_STAGE), channels = journey_count(ui->journey, KIND_CHANNEL);
	frame_clear(frame, (struct rect){l->grid.x, y, l->grid.width, l->header}, STYLE_TEXT);
	paint_more(frame, l->grid.x, y, l->first_stage > 0, l->first_stage + l->stages < stages);
	if (guard_holds(ui, KIND_STAGE))
		frame_put(frame, l->head - 2, y, 1, STYLE_DIM, slice_of(GUARD_GLYPH));
	for (size_t i = 0; i < l->stages; i++) {
		size_t stage = l->first_stage + i;
		int x = layout_stage_x(l, i);
		frame_column(frame, x, y, l->header - 1, STYLE_BORDER, LINE_VERTICAL);
		paint_name(ui, l, frame, KIND_STAGE, stage, (struct rect){x + 1, y, l->column - 1, l->header - 1});
	}
	int end = layout_stage_x(l, l->stages);
	frame_row(frame, l->grid.x, line, end + l->total, STYLE_BORDER, LINE_HORIZONTAL);
	for (size_t i = 0; i < l->stages; i++)
		frame_row(frame, layout_stage_x(l, i), line, 1, STYLE_BORDER, LINE_CROSS);
	if (l->total) {
		frame_column(frame, end, y, l->header - 1, STYLE_BORDER, LINE_VERTICAL);
		frame_row(frame, end, line, 1, STYLE_BORDER, LINE_CROSS);
		paint_right(frame, end + 1, y, l->total - 1, STYLE_TOTAL, slice_of(_("all")));
	}
	if (l->first_channel > 0)
		frame_put(frame, l->grid.x, line, 1, STYLE_KEY, slice_of("^"));
	if (l->first_channel + l->channels < channels)
		frame_put(frame, l->grid.x + 1, line, 1, STYLE_KEY, slice_of("v"));
	if (guard_holds(ui, KIND_CHANNEL))
		frame_put(frame, l->grid.x + 2, line, 1, STYLE_DIM, slice_of(GUARD_GLYPH));
}

static void paint_channel(const struct ui *ui, const struct layout *l, struct frame *frame, size_t channel,
                          struct rect r)
{
	frame_clear(frame, r, STYLE_TEXT);
	paint_name(ui, l, frame, KIND_CHANNEL, channel, (struct rect){r.x, r.y, r.width - 1, r.height - l->rules});
	if (l->rules)
		frame_row(frame, r.x, r.y + r.height - 1, r.width, STYLE_BORDER, LINE_HORIZONTAL);
}

void view_totals(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	int y = layout_channel_y(ui, l, 0), end = layout_stage_x(l, l->stages);
	for (size_t i = 0; i < l->channels; i++) {
		size_t channel = l->first_channel + i;
		int height = layout_channel_height(ui, l, channel);
		paint_channel(ui, l, frame, channel, (struct rect){l->grid.x, y, l->head, height});
		if (l->total) {
			frame_clear(frame, (struct rect){end, y, l->total, height}, STYLE_TEXT);
			frame_column(frame, end, y, height - l->rules, STYLE_BORDER, LINE_VERTICAL);
			if (l->rules)
				paint_rule(l, frame, channel, end, y + height - 1, l->total);
			paint_number(frame, end + 1, y, l->total - 1, STYLE_TOTAL,
			             journey_channel_shown(ui->journey, channel));
		}
		y += height;
	}
	if (!l->totals_row)
		return;
	frame_clear(frame, (struct rect){l->grid.x, y, l->grid.width, 1}, STYLE_TEXT);
	frame_put(frame, l->grid.x, y, l->head - 1, STYLE_TOTAL, slice_of(_("all")));
	for (size_t i = 0; i < l->stages; i++)
		paint_number(frame, layout_stage_x(l, i) + 1, y, ui->density == DENSITY_COUNTS ? 3 : 4, STYLE_TOTAL,
		             journey_stage_shown(ui->journey, l->first_stage + i));
	if (l->total)
		paint_number(frame, end + 1, y, l->total - 1, STYLE_TOTAL,
		             journey_count(ui->journey, KIND_TOUCHPOINT) - journey_hidden(ui->journey) -
		                     journey_inbox(ui->journey)->count);
}

/* ---- the inbox ---- */

/* one in the inbox, where layout_inbox_next has it */
static void paint_waiting(const struct ui *ui, struct frame *frame, struct item *item, int x, int y, int columns,
                          bool here)
{
	enum style style = item_style(ui, item, here);
	bool plain = style == STYLE_TEXT;
	int end = x + columns;
	struct view_mark mark;
	view_mark_make(ui, item, &mark);
	if (layout_is_starred(item)) {
		x += frame_put(frame, x, y, end - x, STYLE_MARKED, slice_of("* "));
	} else if (ui->colour != COLOUR_COVERAGE && *mark.text) {
		x += frame_put(frame, x, y, end - x, plain ? mark.style : style, slice_of(mark.text));
		x += frame_put(frame, x, y, end - x, style, slice_of(" "));
	}
	if (guard_is_locked(item))
		x += frame_put(frame, x, y, end - x, STYLE_DIM, slice_of(GUARD_GLYPH " "));
	frame_put(frame, x, y, end - x, plain ? mark.name : style, item_name(item));
}

void view_inbox(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	const struct bin *bin = journey_inbox(ui->journey);
	if (l->inbox_y < 0)
		return;
	char heading[64];
	int y = l->inbox_y, width = ui->width;
	frame_clear(frame, (struct rect){0, y, width, 1}, STYLE_TEXT);
	layout_inbox_heading(ui, heading);
	frame_put(frame, 0, y, width, ui->cursor.inbox ? STYLE_HERE : STYLE_HEADER, slice_of(heading));
	struct inbox_place p = {0};
	for (bool first = true; layout_inbox_next(ui, &p); first = false) {
		struct item *item = bin->items[p.index];
		bool here = ui->cursor.inbox && p.index == ui->cursor.index;
		if (!first)
			frame_put(frame, p.x - INBOX_GAP, y, INBOX_GAP, STYLE_DIM, slice_of(" | "));
		paint_waiting(ui, frame, item, p.x, y, p.columns, here);
	}
	if (ui->carrying && ui->cursor.inbox) {
		int columns = width / 3;
		frame_row(frame, width - columns - 1, y, 1, STYLE_TEXT, ' ');
		paint_carried(ui, frame, (struct rect){width - columns, y, columns, 1});
	}
}

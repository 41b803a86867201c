#include "view/grid.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"

#define LINE_VERTICAL 0x2502
#define LINE_HORIZONTAL 0x2500
#define LINE_CROSS 0x253C
#define LINE_FOOT 0x2534
#define NAME_ROOM 12 /* columns of a name below which its owner is left out */

/* ---- glyphs: what colour says is said by these too ---- */

static const struct {
	char glyph;
	enum style style;
} ratings[JOURNEY_RATINGS] = {{' ', STYLE_TEXT}, {'+', STYLE_GOOD}, {'-', STYLE_BAD}, {'x', STYLE_WORST}};
#define RATING_COUNT JOURNEY_RATINGS
#define GAP_GLYPH "."
#define EMPTY_OK_GLYPH "/"

struct slice view_name_of(const struct ui *ui, enum kind kind, struct slice reference)
{
	struct item *item = reference.length ? journey_find(ui->journey, kind, reference) : NULL;
	return item ? item_name(item) : reference;
}

static enum style heat(const struct ui *ui, uint32_t count)
{
	size_t limit = journey_limit(ui->journey) ? journey_limit(ui->journey) : 4;
	if (count > limit)
		return STYLE_OVER;
	return STYLE_HEAT_1 + (enum style)((count - 1) * 4 / limit);
}

static bool is_here(const struct ui *ui, size_t stage, size_t channel)
{
	const struct cursor *c = &ui->cursor;
	return !c->inbox && c->stage == stage && c->channel == channel;
}

/* ---- cells ---- */

static bool holds_marked(const struct ui *ui, const struct bin *bin)
{
	for (uint32_t i = 0; ui->marked && i < bin->count; i++)
		if (bin->items[i]->marked)
			return true;
	return false;
}

static void paint_counts(const struct ui *ui, struct frame *frame, const struct bin *bin, struct rect r, bool here)
{
	char text[32];
	enum style style = here ? STYLE_CURSOR : heat(ui, bin->count);
	size_t limit = journey_limit(ui->journey);
	frame_row(frame, r.x, r.y, r.width, style, ' ');
	snprintf(text, sizeof text, "%c%2u%c", holds_marked(ui, bin) ? '*' : ' ', bin->count,
	         limit && bin->count > limit ? '!' : ' ');
	int x = frame_put(frame, r.x, r.y, r.width, style, slice_of(text));
	/* the worst first: where there is no room for all, these matter more */
	for (size_t k = RATING_COUNT; --k > 0;) {
		if (!bin->ratings[k])
			continue;
		int length = snprintf(text, sizeof text, " %c%u", ratings[k].glyph, bin->ratings[k]);
		if (x + length <= r.width)
			x += frame_put(frame, r.x + x, r.y, r.width - x, here ? style : ratings[k].style,
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
	if (ui->carrying && item->marked)
		return STYLE_DIM;
	if (selected && !ui->carrying)
		return STYLE_CURSOR;
	return item->marked ? STYLE_MARKED : item->found ? STYLE_MATCH : STYLE_TEXT;
}

static void paint_item(const struct ui *ui, struct frame *frame, struct item *item, int x, int y, int width,
                       bool selected)
{
	enum style style = item_style(ui, item, selected);
	bool plain = style == STYLE_TEXT;
	bool details = ui->density == DENSITY_DETAILS;
	if (!plain)
		frame_row(frame, x, y, width, style, ' ');
	if (item->marked)
		frame_put(frame, x, y, 1, style, slice_of("*"));
	else if (details && item->rating && item->rating < RATING_COUNT)
		frame_put(frame, x, y, 1, plain ? ratings[item->rating].style : style,
		          slice_make(&ratings[item->rating].glyph, 1));
	int lead = details || item->marked ? 2 : 0;
	struct slice owner = view_name_of(ui, KIND_OWNER, details ? item_text(item, "owner") : (struct slice){0});
	int owner_columns = unicode_columns(owner);
	if (owner_columns > (width - lead) / 3)
		owner_columns = (width - lead) / 3;
	int room = width - lead - (owner_columns ? owner_columns + 1 : 0);
	if (room < NAME_ROOM)
		room = width - lead;
	else if (owner_columns)
		frame_put(frame, x + width - owner_columns, y, owner_columns, plain ? STYLE_OWNER : style, owner);
	frame_put(frame, x + lead, y, room, style, item_name(item));
}

/* What is carried shows in the cell where it would be dropped. */
static void paint_carried(const struct ui *ui, struct frame *frame, struct rect r)
{
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	char more[24] = "";
	if (count > 1)
		snprintf(more, sizeof more, "+%zu", count - 1);
	int columns = unicode_columns(slice_of(more));
	frame_row(frame, r.x, r.y, r.width, STYLE_CARRIED, ' ');
	if (count)
		frame_put(frame, r.x, r.y, r.width - columns, STYLE_CARRIED, item_name(items[0]));
	frame_put(frame, r.x + r.width - columns, r.y, columns, STYLE_CARRIED, slice_of(more));
	free(items);
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
	else
		paint_items(ui, frame, bin, inside, here);
	if (here && ui->carrying) {
		int free_row = (int)bin->count < inside.height ? (int)bin->count : inside.height - 1;
		paint_carried(ui, frame, (struct rect){inside.x, inside.y + free_row, inside.width, 1});
	}
}

/* ---- headers and totals ---- */

static bool is_under_cursor(const struct ui *ui, enum kind kind, size_t index)
{
	return !ui->cursor.inbox && (kind == KIND_STAGE ? ui->cursor.stage : ui->cursor.channel) == index;
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
	int y = l->grid.y;
	size_t stages = journey_count(ui->journey, KIND_STAGE), channels = journey_count(ui->journey, KIND_CHANNEL);
	frame_clear(frame, (struct rect){l->grid.x, y, l->grid.width, 2}, STYLE_TEXT);
	paint_more(frame, l->grid.x, y, l->first_stage > 0, l->first_stage + l->stages < stages);
	for (size_t i = 0; i < l->stages; i++) {
		size_t stage = l->first_stage + i;
		int x = l->head + (int)i * l->column;
		frame_column(frame, x, y, 1, STYLE_BORDER, LINE_VERTICAL);
		frame_put(frame, x + 1, y, l->column - 1,
		          is_under_cursor(ui, KIND_STAGE, stage) ? STYLE_HERE : STYLE_HEADER,
		          item_name(journey_item(ui->journey, KIND_STAGE, stage)));
	}
	int end = l->head + (int)l->stages * l->column;
	frame_row(frame, l->grid.x, y + 1, end + l->total, STYLE_BORDER, LINE_HORIZONTAL);
	for (size_t i = 0; i < l->stages; i++)
		frame_row(frame, l->head + (int)i * l->column, y + 1, 1, STYLE_BORDER, LINE_CROSS);
	if (l->total) {
		frame_column(frame, end, y, 1, STYLE_BORDER, LINE_VERTICAL);
		frame_row(frame, end, y + 1, 1, STYLE_BORDER, LINE_CROSS);
		paint_right(frame, end + 1, y, l->total - 1, STYLE_TOTAL, slice_of(_("all")));
	}
	if (l->first_channel > 0)
		frame_put(frame, l->grid.x, y + 1, 1, STYLE_KEY, slice_of("^"));
	if (l->first_channel + l->channels < channels)
		frame_put(frame, l->grid.x + 1, y + 1, 1, STYLE_KEY, slice_of("v"));
}

static void paint_channel(const struct ui *ui, const struct layout *l, struct frame *frame, size_t channel,
                          struct rect r)
{
	frame_clear(frame, r, STYLE_TEXT);
	frame_put(frame, r.x, r.y, r.width - 1, is_under_cursor(ui, KIND_CHANNEL, channel) ? STYLE_HERE : STYLE_HEADER,
	          item_name(journey_item(ui->journey, KIND_CHANNEL, channel)));
	if (l->rules)
		frame_row(frame, r.x, r.y + r.height - 1, r.width, STYLE_BORDER, LINE_HORIZONTAL);
}

void view_totals(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	int y = l->grid.y + 2, end = l->head + (int)l->stages * l->column;
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
		paint_number(frame, l->head + (int)i * l->column + 1, y, ui->density == DENSITY_COUNTS ? 3 : 4,
		             STYLE_TOTAL, journey_stage_shown(ui->journey, l->first_stage + i));
	if (l->total)
		paint_number(frame, end + 1, y, l->total - 1, STYLE_TOTAL,
		             journey_count(ui->journey, KIND_TOUCHPOINT) - journey_hidden(ui->journey) -
		                     journey_inbox(ui->journey)->count);
}

/* ---- the inbox ---- */

void view_inbox(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	const struct bin *bin = journey_inbox(ui->journey);
	if (l->inbox_y < 0)
		return;
	char title[64];
	int y = l->inbox_y, x = 0, width = ui->width;
	frame_clear(frame, (struct rect){0, y, width, 1}, STYLE_TEXT);
	snprintf(title, sizeof title, _("Inbox %u:"), bin->count);
	x = frame_put(frame, 0, y, width, ui->cursor.inbox ? STYLE_HERE : STYLE_HEADER, slice_of(title)) + 1;
	int first_x = x;
	size_t first = 0, selected = ui->cursor.inbox ? ui->cursor.index : 0;
	for (size_t i = selected, columns = 0; i + 1 > 0; i--) {
		columns += (size_t)unicode_columns(item_name(bin->items[i])) + 4;
		if (columns > (size_t)(width - first_x) && i < selected) {
			first = i + 1;
			break;
		}
		if (i == 0)
			break;
	}
	for (size_t i = first; i < bin->count && x < width - 2; i++) {
		bool here = ui->cursor.inbox && i == selected;
		if (i > first)
			x += frame_put(frame, x, y, 3, STYLE_DIM, slice_of(" | "));
		if (bin->items[i]->marked)
			x += frame_put(frame, x, y, 2, STYLE_MARKED, slice_of("* "));
		x += frame_put(frame, x, y, width - x, item_style(ui, bin->items[i], here), item_name(bin->items[i]));
	}
}

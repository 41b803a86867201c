/* What the glyphs and colours of touchpoints and cells tell. */
#include <stdio.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/colour.h"
#include "ui/compare.h"
#include "view/grid.h"

#define LEGEND_GAP 2
#define USUAL_LIMIT 4 /* of a cell, for its heat, where the map says none */

static const struct {
	char glyph;
	enum style style;
} ratings[JOURNEY_RATINGS] = {{' ', STYLE_TEXT}, {'+', STYLE_GOOD}, {'-', STYLE_BAD}, {'x', STYLE_WORST}};

/* ---- touchpoints ---- */

void view_mark_make(const struct ui *ui, struct item *item, struct view_mark *mark)
{
	*mark = (struct view_mark){.style = STYLE_TEXT, .name = STYLE_TEXT};
	if (ui->colour == COLOUR_COVERAGE) {
		if (colour_columns(ui))
			mark->text[0] = ratings[item->rating].glyph;
		mark->style = ratings[item->rating].style;
		return;
	}
	size_t class = colour_class(ui, item);
	mark->style = colour_style(ui, class);
	mark->name = class ? mark->style : STYLE_TEXT;
	/* what is not there any more is only a ghost */
	if (ui->colour == COLOUR_COMPARISON && class == FATE_REMOVED)
		mark->name = STYLE_DIM;
	colour_mark(ui, item, mark->text);
}

/* ---- cells ---- */

static enum style heat(const struct ui *ui, uint32_t count)
{
	size_t limit = journey_limit(ui->journey) ? journey_limit(ui->journey) : USUAL_LIMIT;
	if (count > limit)
		return STYLE_OVER;
	return STYLE_HEAT_1 + (enum style)((count - 1) * 4 / limit);
}

/* the worst first: where there is no room for all, these matter more */
static size_t rating_shares(const struct bin *bin, struct view_share shares[VIEW_SHARES])
{
	size_t count = 0;
	for (size_t k = JOURNEY_RATINGS; --k > 0;)
		if (bin->ratings[k])
			shares[count++] = (struct view_share){ratings[k].glyph, ratings[k].style, bin->ratings[k]};
	return count;
}

/* The shares of all classes, the largest first. */
static size_t class_shares(const struct ui *ui, const struct bin *bin, struct view_share shares[VIEW_SHARES])
{
	uint32_t counts[VIEW_SHARES] = {0};
	size_t classes = colour_count(ui), count = 0;
	for (uint32_t i = 0; i < bin->count; i++)
		counts[colour_class(ui, bin->items[i])]++;
	for (;; count++) {
		size_t largest = 0;
		uint32_t most = 0;
		/* of those that are as large, the last class to be taken is none */
		for (size_t i = 1; i <= classes; i++) {
			if (counts[i % classes] <= most)
				continue;
			largest = i % classes;
			most = counts[largest];
		}
		if (!most)
			return count;
		shares[count] =
		        (struct view_share){colour_glyph(ui, largest), colour_style(ui, largest), counts[largest]};
		counts[largest] = 0;
	}
}

/* Of what is the same the number of all tells enough. */
static size_t fate_shares(const struct ui *ui, const struct bin *bin, struct view_share shares[VIEW_SHARES])
{
	uint32_t counts[FATE_COUNT] = {0};
	size_t count = 0;
	for (uint32_t i = 0; i < bin->count; i++)
		counts[bin->items[i]->fate]++;
	for (size_t fate = FATE_SAME + 1; fate < FATE_COUNT; fate++)
		if (counts[fate])
			shares[count++] =
			        (struct view_share){colour_glyph(ui, fate), colour_style(ui, fate), counts[fate]};
	return count;
}

size_t view_shares(const struct ui *ui, const struct bin *bin, struct view_share shares[VIEW_SHARES], enum style *whole)
{
	if (ui->colour == COLOUR_COVERAGE) {
		*whole = heat(ui, bin->count);
		return rating_shares(bin, shares);
	}
	if (ui->colour == COLOUR_VOTES) {
		*whole = colour_style(ui, colour_heat(bin->votes, ui->counted.most_votes));
		shares[0] = (struct view_share){'v', *whole, bin->votes};
		return bin->votes > 0;
	}
	if (ui->colour == COLOUR_COMPARISON) {
		size_t fates = fate_shares(ui, bin, shares);
		*whole = fates ? shares[0].style : STYLE_TEXT;
		return fates;
	}
	size_t count = class_shares(ui, bin, shares);
	*whole = shares[0].style;
	return count;
}

/* ---- the legend ---- */

/* "1 CSM"; of votes "1-2" */
static void add_class(const struct ui *ui, size_t class, struct buffer *out)
{
	size_t most = ui->density == DENSITY_COUNTS ? ui->counted.most_votes : journey_most_votes(ui->journey);
	if (ui->colour == COLOUR_VOTES && class) {
		size_t least = colour_least(class, most), last = colour_least(class + 1, most) - 1;
		if (least <= last)
			buffer_format(out, last > least ? "%zu-%zu" : "%zu", least, last);
	} else if (ui->colour != COLOUR_VOTES) {
		if (ui->colour != COLOUR_COMPARISON || class)
			buffer_format(out, "%c ", colour_glyph(ui, class));
		buffer_add_slice(out, colour_label(ui, class));
	}
	if (ui->colour == COLOUR_COMPARISON)
		buffer_format(out, " %zu", ui->look->comparison->counts[class]);
}

void view_legend(const struct ui *ui, const struct layout *l, struct frame *frame)
{
	if (l->legend_y < 0)
		return;
	struct buffer text = {0};
	size_t classes = colour_count(ui);
	int y = l->legend_y, x;
	frame_clear(frame, (struct rect){0, y, ui->width, 1}, STYLE_TEXT);
	buffer_format(&text, "%s:", _(colour_name(ui->colour)));
	x = frame_put(frame, 0, y, ui->width, STYLE_LABEL, buffer_slice(&text)) + 1;
	/* class 0 stands at the end */
	for (size_t i = 1; i <= classes; i++) {
		buffer_clear(&text);
		add_class(ui, i % classes, &text);
		bool none = ui->colour == COLOUR_COMPARISON && !ui->look->comparison->counts[i % classes];
		if (!text.length || none)
			continue;
		if (x + unicode_columns(buffer_slice(&text)) > ui->width) {
			frame_put(frame, x, y, ui->width - x, STYLE_DIM, slice_of("…"));
			break;
		}
		x += frame_put(frame, x, y, ui->width - x, colour_style(ui, i % classes), buffer_slice(&text)) +
		     LEGEND_GAP;
	}
	buffer_free(&text);
}

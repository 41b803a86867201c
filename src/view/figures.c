#include "ui/figures.h"

#include "base/message.h"
#include "base/unicode.h"
#include "view/panels.h"

#define MARK_COLUMNS 2
#define GAP 2
#define LABEL_SHARE 40     /* percent of the width that labels may have in any case */
#define YARDSTICK_LEAST 12 /* columns; fewer say nothing */

static const struct {
	char glyph;
	enum style style;
} marks[] = {
        [NUMBER_PLAIN] = {' ', STYLE_TEXT}, [NUMBER_FINE] = {'+', STYLE_GOOD}, [NUMBER_LOOK] = {'!', STYLE_WARNING}};

static int wider(int columns, const char *text)
{
	int own = unicode_columns(slice_of(text));
	return own > columns ? own : columns;
}

struct view_columns view_figures_columns(const struct ui *ui, int width)
{
	struct view_columns c = {0, 0};
	int yardstick = 0;
	for (size_t i = 0; i < figures_count(ui); i++) {
		const struct number *number = figures_row(ui, i).number;
		if (!number)
			continue;
		c.label = wider(c.label, number->label);
		c.shown = wider(c.shown, number->shown);
		yardstick = wider(yardstick, number->yardstick);
	}
	/* long labels leave the others their room, but get some too */
	int least = width * LABEL_SHARE / 100, room = width - MARK_COLUMNS - 2 * GAP - c.shown - yardstick;
	room = room > least ? room : least;
	c.label = c.label < room ? c.label : room;
	return c;
}

void view_figures_row(struct frame *frame, struct rect line, struct figures_row row, const struct view_columns *c,
                      bool here)
{
	const struct number *number = row.number;
	if (!number) {
		frame_put(frame, line.x, line.y, line.width, STYLE_HEADER, slice_of(row.title));
		return;
	}
	enum style mark = here ? STYLE_CHOSEN : marks[number->verdict].style, style = here ? STYLE_CHOSEN : STYLE_TEXT;
	char glyph[] = {marks[number->verdict].glyph, '\0'};
	int end = line.x + line.width, x = line.x;
	if (here)
		frame_put_padded(frame, x, line.y, line.width, STYLE_CHOSEN, slice_of(""));
	frame_put(frame, x, line.y, 1, mark, slice_of(glyph));
	x += MARK_COLUMNS;
	frame_put(frame, x, line.y, c->label, style, slice_of(number->label));
	x += c->label + GAP;
	frame_put(frame, x, line.y, end - x, mark, slice_of(number->shown));
	x += c->shown + GAP;
	if (end - x >= YARDSTICK_LEAST)
		frame_put(frame, x, line.y, end - x, here ? STYLE_CHOSEN : STYLE_DIM, slice_of(number->yardstick));
}

/* The chosen number in full. */
static void draw_whole(struct frame *frame, struct rect rect, const struct number *number)
{
	struct buffer text = {0};
	buffer_format(&text, "%s: %s", number->label, number->shown);
	if (*number->yardstick)
		buffer_format(&text, "  (%s)", number->yardstick);
	panel_text(frame, rect, STYLE_TEXT, buffer_slice(&text));
	buffer_free(&text);
}

void view_figures(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct rect inside = panel_inside(rect);
	struct page page;
	int whole, shown = figures_shown(rect.height, &whole);
	figures_page(ui, rect, &page);
	struct view_columns c = view_figures_columns(ui, inside.width);
	panel_box(frame, rect, ui->filter ? _("Numbers of what the filter shows") : _("Numbers"), NULL);
	for (int i = 0; i < shown && page.top + (size_t)i < page.count; i++) {
		size_t at = page.top + (size_t)i;
		view_figures_row(frame, (struct rect){inside.x, inside.y + i, inside.width, 1}, figures_row(ui, at), &c,
		                 at == page.at);
	}
	const struct number *chosen = page.count ? figures_row(ui, page.at).number : NULL;
	if (whole && chosen) {
		frame_row(frame, rect.x + 1, inside.y + shown, rect.width - 2, STYLE_BORDER, 0x2500);
		draw_whole(frame, (struct rect){inside.x, inside.y + shown + 1, inside.width, whole}, chosen);
	}
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, inside.y, 1, shown}, page.top, page.count);
}

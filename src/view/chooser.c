#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "view/panels.h"

#define WIDTH_MIN 26
#define TITLE_WIDTH 60 /* a longer question is folded */
#define TITLE_LINES 4
#define MEASURED 2000 /* rows that the width is made for */

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* columns before the labels: the hotkey, or the mark of a chosen one */
static int mark_columns(const struct chooser *c)
{
	return c->several ? 4 : c->hotkeys ? 3 : 0;
}

static int wanted_width(const struct chooser *c)
{
	int label = 0, note = 0;
	for (size_t i = 0; i < c->count && i < MEASURED; i++) {
		label = larger(label, unicode_columns(slice_of(c->rows[i].label)));
		if (c->rows[i].note)
			note = larger(note, unicode_columns(slice_of(c->rows[i].note)) + 2);
	}
	int title = smaller(unicode_columns(slice_of(c->title)), TITLE_WIDTH);
	return larger(WIDTH_MIN, larger(title + 2, label + note + mark_columns(c) + 2));
}

/* the box, and how many lines of it the folded title and the filter take */
struct place_of {
	struct rect box, inside;
	int title, filter, shown;
};

static struct place_of find_place(const struct chooser *c, struct rect all)
{
	struct place_of p = {.filter = !c->hotkeys};
	int width = smaller(wanted_width(c) + 4, all.width);
	p.box = (struct rect){all.x + (all.width - width) / 2, all.y, width, all.height};
	p.inside = panel_inside(p.box);
	if (unicode_columns(slice_of(c->title)) > width - 6)
		p.title = smaller(panel_lines(slice_of(c->title), p.inside.width), TITLE_LINES);
	int room = all.height - 2 - p.filter;
	/* in a low terminal the answers matter more than the question */
	if (room - p.title < 1)
		p.title = larger(0, room - 1);
	int rows = c->count < 1000 ? larger(1, (int)c->count) : 1000;
	p.shown = larger(1, smaller(rows, room - p.title));
	p.box.height = smaller(all.height, p.shown + p.title + p.filter + 2);
	p.box.y = all.y + (all.height - p.box.height) / 3;
	p.inside = panel_inside(p.box);
	return p;
}

static void draw_row(const struct chooser *c, struct frame *frame, struct rect line, const struct row *row, bool here)
{
	enum style style = here ? STYLE_CHOSEN : STYLE_TEXT;
	int x = line.x + 1, end = line.x + line.width - 1;
	if (here)
		frame_put_padded(frame, line.x, line.y, line.width, STYLE_CHOSEN, slice_of(""));
	if (c->several)
		frame_put(frame, x, line.y, 3, style, slice_of(row->chosen ? "[x]" : "[ ]"));
	else if (c->hotkeys && row->hotkey)
		frame_put(frame, x, line.y, 1, here ? STYLE_CHOSEN : STYLE_KEY, slice_make(&row->hotkey, 1));
	x += mark_columns(c);
	int room = end - x, note = row->note ? unicode_columns(slice_of(row->note)) + 2 : 0;
	/* a note is short and says what the label does not: it goes first, if it leaves enough */
	if (note > room / 2)
		note = larger(0, smaller(note, room - unicode_columns(slice_of(row->label))));
	frame_put(frame, x, line.y, room - note, style, slice_of(row->label));
	if (note > 2)
		frame_put(frame, end - note + 2, line.y, note - 2, here ? STYLE_CHOSEN : STYLE_DIM,
		          slice_of(row->note));
}

static void draw_filter(const struct chooser *c, struct frame *frame, struct rect line)
{
	frame_put(frame, line.x, line.y, 1, STYLE_KEY, slice_of("/"));
	frame_row(frame, line.x + 2, line.y, line.width - 2, STYLE_FIELD, ' ');
	line_draw(&c->filter, frame, (struct rect){line.x + 2, line.y, line.width - 2, 1}, STYLE_FIELD);
}

static void draw_none(const struct chooser *c, struct frame *frame, struct rect line)
{
	bool new = c->free &&line_text(&c->filter).length;
	frame_put(frame, line.x + 1, line.y, line.width - 1, STYLE_DIM,
	          slice_of(new ? _("Enter takes it as a new word") : _("nothing fits")));
}

static void draw_box(const struct chooser *c, struct frame *frame, const struct place_of *p, size_t matching)
{
	panel_box(frame, p->box, p->title ? "" : c->title, NULL);
	if (p->title) {
		frame_box(frame, p->box, STYLE_BORDER);
		panel_text(frame, (struct rect){p->inside.x, p->inside.y, p->inside.width, p->title}, STYLE_TITLE,
		           slice_of(c->title));
	}
	if (c->several)
		panel_foot(frame, p->box, _("Space chooses · Enter takes"));
	else if (c->remove)
		panel_foot(frame, p->box, _("Delete removes"));
	else if (matching < c->count || matching > (size_t)p->shown) {
		struct buffer note = {0};
		buffer_format(&note, "%zu/%zu", matching ? c->at + 1 : 0, matching);
		panel_foot(frame, p->box, buffer_slice(&note).bytes);
		buffer_free(&note);
	}
}

void view_chooser(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct chooser *c = ui->chooser;
	struct place_of p = find_place(c, rect);
	struct row **rows = mem_new_array((size_t)p.shown, sizeof *rows);
	size_t half = (size_t)p.shown / 2, top = c->at > half ? c->at - half : 0;
	size_t count = chooser_match_count(c);
	if (top + (size_t)p.shown > count)
		top = count > (size_t)p.shown ? count - (size_t)p.shown : 0;
	size_t shown = chooser_matches(c, top, rows, (size_t)p.shown);
	struct rect line = {p.inside.x, p.inside.y + p.title, p.inside.width, 1};
	draw_box(c, frame, &p, count);
	if (p.filter) {
		draw_filter(c, frame, line);
		line.y++;
	}
	panel_scrollbar(frame, (struct rect){p.box.x + p.box.width - 1, line.y, 1, p.shown}, top, count);
	for (size_t i = 0; i < shown; i++, line.y++)
		draw_row(c, frame, line, rows[i], top + i == c->at);
	if (!count)
		draw_none(c, frame, line);
	free(rows);
}

#include <stdlib.h>

#include "base/integer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/chooser.h"
#include "view/panels.h"

/* begins: it is the first one shown of its group */
static void draw_row(const struct chooser *c, struct frame *frame, struct rect line, const struct row *row, bool here,
                     bool begins)
{
	int groups = chooser_groups(c, line.width);
	if (groups && begins)
		frame_put(frame, line.x + 1, line.y, groups - 1, STYLE_LABEL, slice_of(row->group));
	line.x += groups;
	line.width -= groups;
	enum style style = here ? STYLE_CHOSEN : STYLE_TEXT;
	int x = line.x + 1, end = line.x + line.width - 1;
	if (here)
		frame_put_padded(frame, line.x, line.y, line.width, STYLE_CHOSEN, slice_of(""));
	if (c->several)
		frame_put(frame, x, line.y, 3, style, slice_of(row->chosen ? "[x]" : "[ ]"));
	else if (c->hotkeys && row->hotkey)
		frame_put(frame, x, line.y, 1, here ? STYLE_CHOSEN : STYLE_KEY, slice_make(&row->hotkey, 1));
	x += chooser_marks(c);
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
	frame_put(frame, line.x - 2, line.y, 1, STYLE_KEY, slice_of("/"));
	frame_row(frame, line.x, line.y, line.width, STYLE_FIELD, ' ');
	line_draw(&c->filter, frame, line, STYLE_FIELD);
}

static void draw_none(const struct chooser *c, struct frame *frame, struct rect line)
{
	bool new = c->free &&line_text(&c->filter).length;
	frame_put(frame, line.x + 1, line.y, line.width - 1, STYLE_DIM,
	          slice_of(new ? _("Enter takes it as a new word") : _("nothing fits")));
}

static void draw_box(const struct chooser *c, struct frame *frame, const struct chooser_layout *p, size_t matching)
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
	else if (matching < c->count || matching > (size_t)p->page.rows.height) {
		struct buffer note = {0};
		buffer_format(&note, "%zu/%zu", matching ? c->at + 1 : 0, matching);
		panel_foot(frame, p->box, buffer_slice(&note).bytes);
		buffer_free(&note);
	}
}

void view_chooser(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct chooser *c = ui->chooser;
	struct chooser_layout p;
	chooser_lay(c, rect, &p);
	const struct page *page = &p.page;
	struct row **rows = mem_new_array((size_t)page->rows.height, sizeof *rows);
	size_t shown = chooser_matches(c, page->top, rows, (size_t)page->rows.height);
	struct rect line = {page->rows.x, page->rows.y, page->rows.width, 1};
	draw_box(c, frame, &p, page->count);
	if (p.filter.width > 0)
		draw_filter(c, frame, p.filter);
	panel_scrollbar(frame, (struct rect){p.box.x + p.box.width - 1, line.y, 1, page->rows.height}, page->top,
	                page->count);
	for (size_t i = 0; i < shown; i++, line.y++)
		draw_row(c, frame, line, rows[i], page->top + i == c->at, !i || rows[i]->group != rows[i - 1]->group);
	if (!page->count)
		draw_none(c, frame, line);
	free(rows);
}

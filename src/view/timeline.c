#include "ui/timeline.h"

#include "base/message.h"
#include "base/unicode.h"
#include "view/panels.h"

#define WIDE 24 /* columns from which on a label that is cut leaves room for a note */
#define GAP 2   /* between a label and its notes */

/* what the mark at the left says where there is no room for words */
static const char *mark_of(unsigned notes)
{
	if (notes & TIMELINE_NOW)
		return ">";
	return notes & TIMELINE_UNDONE ? "-" : notes & TIMELINE_FILE ? "=" : " ";
}

static enum style style_of(const struct timeline_row *row, bool chosen)
{
	if (chosen)
		return STYLE_CHOSEN;
	if (row->notes & TIMELINE_NOW)
		return STYLE_HERE;
	return row->notes & TIMELINE_UNDONE ? STYLE_DIM : STYLE_TEXT;
}

/* All notes where the label has room beside them; else the one that matters
 * most, in short. */
static void add_notes(const struct timeline_row *row, int room, struct buffer *out)
{
	timeline_add_notes(row->notes, out);
	if (unicode_columns(slice_of(row->label)) + GAP + unicode_columns(buffer_slice(out)) <= room)
		return;
	buffer_clear(out);
	if (room >= WIDE && row->notes & TIMELINE_NOW)
		buffer_add_text(out, _("now"));
	else if (room >= WIDE && row->notes & TIMELINE_OUTSIDE)
		buffer_add_text(out, _("outside"));
	else if (room >= WIDE && row->notes & TIMELINE_EARLIER)
		buffer_add_text(out, _("past"));
}

static void draw_row(const struct ui *ui, struct frame *frame, struct rect line, size_t state)
{
	struct timeline_row row;
	struct buffer time = {0}, notes = {0};
	bool chosen = state == ui->timeline->at;
	timeline_row_make(ui, state, &row);
	timeline_add_time(row.time, &time);
	enum style style = style_of(&row, chosen);
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, style, slice_of(""));
	int x = line.x, end = line.x + line.width;
	x += frame_put(frame, x, line.y, 1, style, slice_of(mark_of(row.notes))) + 1;
	frame_put(frame, x, line.y, end - x, style, buffer_slice(&time));
	x += timeline_time_columns(ui) + 2;
	add_notes(&row, end - x, &notes);
	int noted = unicode_columns(buffer_slice(&notes));
	if (noted)
		frame_put(frame, end - noted, line.y, noted, chosen ? STYLE_CHOSEN : STYLE_DIM, buffer_slice(&notes));
	frame_put(frame, x, line.y, end - x - (noted ? noted + GAP : 0), style, slice_of(row.label));
	buffer_free(&time);
	buffer_free(&notes);
}

void view_timeline(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct page page;
	struct buffer note = {0};
	timeline_page(ui, rect, &page);
	size_t last = page.count - 1;
	buffer_format(&note, "%zu/%zu", ui->timeline->at, last);
	panel_box(frame, rect, _("History"), buffer_slice(&note).bytes);
	for (size_t i = 0; i < (size_t)page.rows.height && page.top + i <= last; i++)
		draw_row(ui, frame, (struct rect){page.rows.x, page.rows.y + (int)i, page.rows.width, 1},
		         last - page.top - i);
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, page.rows.y, 1, page.rows.height}, page.top,
	                page.count);
	buffer_free(&note);
}

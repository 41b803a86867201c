/* Boxes, scroll bars, folded text. */
#include "base/unicode.h"
#include "ui/help.h"
#include "view/panels.h"

void panel_box(struct frame *frame, struct rect rect, const char *title, const char *note)
{
	frame_box(frame, rect, STYLE_BORDER);
	int room = rect.width - 4, noted = note ? unicode_columns(slice_of(note)) : 0;
	if (noted && room - noted - 4 >= unicode_columns(slice_of(title)) + 2) {
		int x = rect.x + rect.width - 2 - noted - 2;
		frame_put(frame, x, rect.y, noted + 2, STYLE_BORDER, slice_of(" "));
		frame_put(frame, x + 1, rect.y, noted, STYLE_LABEL, slice_of(note));
		frame_put(frame, x + 1 + noted, rect.y, 1, STYLE_BORDER, slice_of(" "));
	}
	if (room < 3)
		return;
	frame_put(frame, rect.x + 2, rect.y, 1, STYLE_TITLE, slice_of(" "));
	int used = frame_put(frame, rect.x + 3, rect.y, room - 2, STYLE_TITLE, slice_of(title));
	frame_put(frame, rect.x + 3 + used, rect.y, 1, STYLE_TITLE, slice_of(" "));
}

void panel_foot(struct frame *frame, struct rect rect, const char *note)
{
	int noted = unicode_columns(slice_of(note)), y = rect.y + rect.height - 1;
	int x = rect.x + rect.width - 2 - noted - 2;
	if (!noted || x < rect.x + 2)
		return;
	frame_put(frame, x, y, 1, STYLE_HINT, slice_of(" "));
	frame_put(frame, x + 1, y, noted, STYLE_HINT, slice_of(note));
	frame_put(frame, x + 1 + noted, y, 1, STYLE_HINT, slice_of(" "));
}

void panel_scrollbar(struct frame *frame, struct rect rows, size_t top, size_t count)
{
	size_t room = rows.height > 0 ? (size_t)rows.height : 0;
	if (count <= room || room < 2)
		return;
	size_t thumb = room * room / count;
	if (thumb < 1)
		thumb = 1;
	size_t first = top * (room - thumb) / (count - room);
	frame_column(frame, rows.x, rows.y + (int)first, (int)thumb, STYLE_TITLE, 0x2503);
}

int panel_text(struct frame *frame, struct rect rect, enum style style, struct slice text)
{
	size_t at = 0;
	struct slice line;
	int used = 0;
	while (used < rect.height && unicode_wrap(text, &at, rect.width, &line)) {
		if (used == rect.height - 1)
			line = slice_make(line.bytes, (size_t)(text.bytes + text.length - line.bytes));
		frame_put(frame, rect.x, rect.y + used++, rect.width, style, line);
	}
	return used;
}

void panel_advice(const struct ui *ui, struct frame *frame, struct rect rect, const char *text)
{
	struct buffer told = {0};
	help_add_text(ui, text, false, &told);
	panel_text(frame, rect, STYLE_DIM, buffer_slice(&told));
	buffer_free(&told);
}

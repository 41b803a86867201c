#include "base/unicode.h"
#include "view/grid.h"
#include "view/panels.h"

#define OFFER_LINES 6
#define NOTE_GAP 2 /* columns between an offer and its note */
#define TYPING 30  /* columns that the line keeps beside an alarm */

/* of a note, and of what keeps it apart */
static int note_columns(const char *note)
{
	return note ? unicode_columns(slice_of(note)) + NOTE_GAP : 0;
}

/* The offers stand above the line, under its text, the first one nearest. */
static void draw_offers(const struct prompt *p, struct frame *frame, struct rect line, int x)
{
	size_t room = line.y > 1 ? (size_t)line.y - 1 : 0, first = 0;
	size_t shown = p->offer_count < OFFER_LINES ? p->offer_count : OFFER_LINES;
	if (shown > room)
		shown = room;
	if (p->offer > shown)
		first = p->offer - shown;
	int widest = 0;
	for (size_t i = 0; i < p->offer_count; i++) {
		int columns = unicode_columns(slice_of(p->offers[i])) + 2 + note_columns(p->notes[i]);
		widest = columns > widest ? columns : widest;
	}
	if (x - 1 + widest > line.x + line.width)
		x = line.x + line.width - widest + 1;
	if (x < line.x + 1)
		x = line.x + 1;
	for (size_t i = 0; i < shown; i++) {
		enum style style = first + i + 1 == p->offer ? STYLE_CHOSEN : STYLE_STATUS;
		int y = line.y - 1 - (int)i, width = line.x + line.width - x + 1;
		if (width > widest)
			width = widest;
		frame_put_padded(frame, x - 1, y, width, style, slice_of(""));
		int used = frame_put(frame, x, y, width - 2, style, slice_of(p->offers[first + i]));
		int note = note_columns(p->notes[first + i]);
		if (note && used + note <= width - 2)
			frame_put(frame, x + width - 2 - note + NOTE_GAP, y, note - NOTE_GAP, style,
			          slice_of(p->notes[first + i]));
	}
}

void view_prompt(const struct ui *ui, struct frame *frame, struct rect line)
{
	const struct prompt *p = ui->prompt;
	int x = line.x, half = line.width / 2;
	frame_clear(frame, line, STYLE_TEXT);
	x += frame_put(frame, x, line.y, half, STYLE_LABEL, slice_of(p->title));
	x += frame_put(frame, x, line.y, 2, STYLE_LABEL, slice_of(": "));
	struct rect above = line;
	if (ui->message && ui->message_is_error) {
		above.y--;
		frame_put_padded(frame, above.x, above.y, above.width, STYLE_ERROR, slice_of(ui->message));
	}
	draw_offers(p, frame, above, x);
	int end = line.x + line.width, alarmed = unicode_columns(slice_of(view_alarm(ui)));
	if (alarmed && line.width > alarmed + TYPING) {
		end -= alarmed + 1;
		frame_put(frame, end + 1, line.y, alarmed, STYLE_ERROR, slice_of(view_alarm(ui)));
	}
	line_draw(&p->line, frame, (struct rect){x, line.y, end - x, 1}, STYLE_FIELD);
}

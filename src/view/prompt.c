#include "base/unicode.h"
#include "ui/capture.h"
#include "view/grid.h"
#include "view/panels.h"

#define OFFER_LINES 10
#define NOTE_GAP 2
#define TYPING 30 /* columns that the line keeps beside an alarm */

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
		int columns = unicode_columns(slice_of(p->offers[i].text)) + 2;
		if (p->offers[i].note)
			columns += unicode_columns(slice_of(p->offers[i].note)) + NOTE_GAP;
		widest = columns > widest ? columns : widest;
	}
	x += unicode_columns(slice_make(line_text(&p->line).bytes, p->offer_at));
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
		const struct prompt_offer *offer = &p->offers[first + i];
		int note = offer->note ? unicode_columns(slice_of(offer->note)) : 0;
		if (note + 2 * NOTE_GAP + 2 > width)
			note = 0;
		frame_put(frame, x, y, width - 2 - (note ? note + NOTE_GAP : 0), style, slice_of(offer->text));
		if (note)
			frame_put(frame, x - 1 + width - 1 - note, y, note, style, slice_of(offer->note));
	}
}

void view_prompt(const struct ui *ui, struct frame *frame, struct rect line)
{
	const struct prompt *p = ui->prompt;
	int x = line.x, half = line.width / 2;
	frame_clear(frame, line, STYLE_TEXT);
	struct buffer title = {0};
	if (p->capture)
		capture_add_title(ui, half, &title);
	else
		buffer_add_text(&title, p->title);
	x += frame_put(frame, x, line.y, half, STYLE_LABEL, buffer_slice(&title));
	buffer_free(&title);
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

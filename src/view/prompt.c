#include "base/unicode.h"
#include "ui/prompt.h"
#include "view/grid.h"
#include "view/panels.h"

static void draw_offers(const struct prompt *p, struct frame *frame, const struct prompt_layout *l)
{
	struct rect r = l->offers;
	for (int i = 0; i < r.height; i++) {
		size_t nth = l->first + (size_t)i;
		enum style style = nth + 1 == p->offer ? STYLE_CHOSEN : STYLE_STATUS;
		int y = r.y + r.height - 1 - i;
		frame_put_padded(frame, r.x, y, r.width, style, slice_of(""));
		const struct prompt_offer *offer = &p->offers[nth];
		/* a short note keeps its columns; a long one gives way */
		int note = prompt_note_columns(offer->note), room = r.width - 2;
		int used = frame_put(frame, r.x + 1, y, note <= r.width / 4 ? room - note : room, style,
		                     slice_of(offer->text));
		if (note && used + note <= room)
			frame_put(frame, r.x + 1 + room - note + PROMPT_NOTE_GAP, y, note - PROMPT_NOTE_GAP, style,
			          slice_of(offer->note));
	}
}

static void draw_beside(const char *beside, struct frame *frame, struct rect r)
{
	for (int y = r.y; y < r.y + r.height; y++) {
		size_t length = strcspn(beside, "\n");
		frame_put_padded(frame, r.x, y, r.width, STYLE_STATUS, slice_make(beside, length));
		beside += length + (beside[length] == '\n');
	}
}

void view_prompt(const struct ui *ui, struct frame *frame, struct rect line)
{
	const struct prompt *p = ui->prompt;
	struct prompt_layout l;
	prompt_lay(ui, line, &l);
	frame_clear(frame, line, STYLE_TEXT);
	struct buffer title = {0};
	prompt_add_title(ui, l.title, &title);
	frame_put(frame, line.x, line.y, l.title, STYLE_LABEL, buffer_slice(&title));
	buffer_free(&title);
	frame_put(frame, line.x + l.title, line.y, 2, STYLE_LABEL, slice_of(": "));
	if (ui->message && ui->message_is_error)
		frame_put_padded(frame, line.x, line.y - 1, line.width, STYLE_ERROR, slice_of(ui->message));
	draw_beside(p->beside, frame, l.beside);
	draw_offers(p, frame, &l);
	int end = l.text.x + l.text.width;
	if (end < line.x + line.width)
		view_notes(ui, frame, end + 1, line.y);
	line_draw(&p->line, frame, l.text, STYLE_FIELD);
}

#include "ui/tutor.h"

#include "base/unicode.h"
#include "ui/hint.h"
#include "view/panels.h"

#define LINE_HORIZONTAL 0x2500

/* "C-n skip  C-o back  q leave" at the right of the title, those that have room */
static void draw_keys(const struct ui *ui, struct frame *frame, struct rect line, int used)
{
	struct hint hints[HINTS_MAX];
	size_t count = hint_lay_in(ui, PLACE_TUTOR, line.width - used - 2, hints);
	int shift = count ? line.width - hints[count - 1].x - hints[count - 1].columns : 0;
	for (size_t i = 0; i < count; i++) {
		int x = line.x + shift + hints[i].x;
		x += frame_put(frame, x, line.y, line.x + line.width - x, STYLE_KEY, slice_of(hints[i].key)) + 1;
		frame_put(frame, x, line.y, line.x + line.width - x, STYLE_HINT, slice_of(_(hints[i].command->hint)));
	}
}

void view_tutor(const struct ui *ui, struct frame *frame, struct rect rect)
{
	/* on a few lines what to do matters more than all else */
	bool small = rect.height < 3;
	struct rect body = small ? rect : (struct rect){rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2};
	struct slice praise = slice_of(small ? "" : tutor_praise(ui));
	struct buffer title = {0}, text = {0};
	tutor_add_title(ui, &title);
	tutor_add_text(ui, !small, &text);
	frame_clear(frame, rect, STYLE_TEXT);
	panel_text(frame, body, STYLE_TEXT, buffer_slice(&text));
	if (unicode_columns(praise) <= body.width)
		frame_put(frame, body.x, body.y, body.width, STYLE_GOOD, praise);
	if (!small) {
		int used = frame_put(frame, rect.x + 1, rect.y, rect.width - 1, STYLE_TITLE, buffer_slice(&title));
		draw_keys(ui, frame, (struct rect){rect.x, rect.y, rect.width, 1}, used + 1);
		frame_row(frame, rect.x, rect.y + rect.height - 1, rect.width, STYLE_BORDER, LINE_HORIZONTAL);
	}
	buffer_free(&title);
	buffer_free(&text);
}

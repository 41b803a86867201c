/* Any bytes: as text to measure and fold, drawn into a small frame, typed into
 * a line, and as what a terminal sends. */
#include <stdint.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "screen/line.h"
#include "term/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void check_text(struct slice text)
{
	struct buffer out = {0};
	int columns = 0;
	for (size_t at = 0, end; at < text.length; at = end) {
		end = unicode_grapheme_end(text, at);
		demand(end > at && unicode_grapheme_start(text, end) == at);
		columns += unicode_columns(slice_make(text.bytes + at, end - at));
	}
	demand(columns == unicode_columns(text));
	unicode_sanitise(&out, text, -1);
	demand(unicode_validate(out.bytes, out.length) == out.length);
	demand(unicode_columns(buffer_slice(&out)) <= columns);
	buffer_clear(&out);
	unicode_fold(&out, text);
	demand(unicode_validate(out.bytes, out.length) == out.length);
	for (size_t at = 0; at < text.length;) {
		size_t end = unicode_word_end(text, at);
		demand(end > at && unicode_word_start(text, end) < end);
		at = end;
	}
	buffer_free(&out);
}

static void check_frame(struct slice text, int x, int width)
{
	struct frame *frame = frame_new(width, 2);
	frame_row(frame, 0, 0, width, STYLE_TEXT, 0x6F22);
	demand(frame_put(frame, x, 0, width, STYLE_TEXT, text) <= width);
	frame_put_window(frame, 1, 1, width - 2, x + 4, STYLE_TEXT, text);
	for (int i = 0; i < width; i++) {
		const struct frame_cell *cell = &frame->cells[i];
		demand((cell->width == 0) == (i > 0 && cell[-1].width == 2));
		demand(cell->width != 2 || i + 1 < width);
	}
	frame_free(frame);
}

/* Types the bytes as a terminal would send them, in pieces. */
static void check_keys(const uint8_t *data, size_t size, bool several, int wrap)
{
	struct input input = {0};
	struct line line = {0};
	struct frame *frame = frame_new(9, 3);
	line_start(&line, slice_of(""), several);
	line.wrap = wrap;
	for (size_t at = 0, piece; at < size; at += piece) {
		size_t room;
		key k;
		char name[KEY_NAME];
		unsigned char *to = input_room(&input, &room);
		piece = 1 + data[at] % 7;
		piece = piece < size - at ? piece : size - at;
		memcpy(to, data + at, piece);
		input_added(&input, piece);
		while (input_next(&input, data[at] & 1, &k)) {
			key_format(k, name);
			line_key(&line, k);
			size_t caret = line.caret;
			struct slice text = line_text(&line);
			demand(!caret || unicode_grapheme_end(text, unicode_grapheme_start(text, caret)) == caret);
		}
	}
	line_draw(&line, frame, (struct rect){1, 0, 1 + wrap, 3}, STYLE_FIELD);
	demand(frame->caret_x >= 1);
	frame_free(frame);
	line_free(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2 || size > 4096)
		return 0;
	unicode_start();
	int x = data[0] % 8 - 3, width = 1 + data[1] % 8;
	struct slice text = slice_make((const char *)data + 2, size - 2);
	check_text(text);
	check_frame(text, x, width);
	check_keys(data + 2, size - 2, data[0] & 8, data[1] % 8);
	return 0;
}

#include "view/sheet.h"

#include "base/unicode.h"

void sheet_line(const struct sheet *sheet, int columns, enum style first, struct slice lead, enum style style,
                struct slice text)
{
	const struct show_look *look = sheet->look;
	struct frame *line = frame_new(look->width, 1);
	line->theme = look->theme;
	line->styles = look->styles;
	frame_put(line, 0, 0, columns, first, lead);
	frame_put(line, columns, 0, look->width - columns, style, text);
	if (look->colours)
		frame_print_colours(line, sheet->out, look->colours);
	else
		frame_print(line, sheet->out);
	frame_free(line);
}

void sheet_fold(const struct sheet *sheet, int columns, enum style first, const char *lead, enum style style,
                struct slice text)
{
	struct slice line, before = slice_of(lead);
	size_t at = 0;
	for (; unicode_wrap(text, &at, sheet->look->width - columns, &line); before = (struct slice){0})
		sheet_line(sheet, columns, first, before, style, line);
}

#include "screen/frame.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

#define ELLIPSIS 0x2026

static const struct glyph blank = {{' '}, 1};

static struct frame_cell *cell_at(const struct frame *frame, int x, int y)
{
	return frame->cells + (size_t)y * (size_t)frame->width + x;
}

static void set_blank(struct frame_cell *cell, enum style style)
{
	*cell = (struct frame_cell){.text = {' '}, .style = (uint16_t)style, .width = 1};
}

struct frame *frame_new(int width, int height)
{
	struct frame *frame = mem_new(sizeof *frame);
	frame_resize(frame, width, height);
	return frame;
}

void frame_free(struct frame *frame)
{
	if (!frame)
		return;
	free(frame->cells);
	free(frame->touched);
	free(frame);
}

void frame_resize(struct frame *frame, int width, int height)
{
	frame->width = width > 0 ? width : 0;
	frame->height = height > 0 ? height : 0;
	frame->caret_x = frame->caret_y = -1;
	frame->rest_x = frame->rest_y = -1;
	size_t rows = (size_t)frame->height, count = rows * (size_t)frame->width;
	frame->cells = mem_resize(frame->cells, count, sizeof *frame->cells);
	frame->touched = mem_resize(frame->touched, rows, sizeof *frame->touched);
	for (size_t i = 0; i < count; i++)
		set_blank(&frame->cells[i], STYLE_TEXT);
	for (size_t i = 0; i < rows; i++)
		frame->touched[i] = true;
}

/* Blanks the other halves of wide characters that stand only in part in
 * [x, x + columns), which is about to be written. */
static void cut_edges(struct frame *frame, int x, int y, int columns)
{
	if (x > 0 && cell_at(frame, x, y)->width == 0)
		set_blank(cell_at(frame, x - 1, y), cell_at(frame, x - 1, y)->style);
	int behind = x + columns;
	if (behind < frame->width && cell_at(frame, behind, y)->width == 0)
		set_blank(cell_at(frame, behind, y), cell_at(frame, behind, y)->style);
}

/* Writes a glyph all of whose columns are in the row. */
static void set_glyph(struct frame *frame, int x, int y, enum style style, const struct glyph *glyph)
{
	struct frame_cell *cell = cell_at(frame, x, y);
	cut_edges(frame, x, y, glyph->width);
	*cell = (struct frame_cell){.style = (uint16_t)style, .width = (uint16_t)glyph->width};
	memcpy(cell->text, glyph->text, sizeof cell->text);
	if (glyph->width == 2)
		cell[1] = (struct frame_cell){.style = (uint16_t)style};
}

/* The part of a row that is written: from first up to, not including, end. */
struct span {
	int first, end;
};

static struct span clip(struct frame *frame, int x, int y, int columns)
{
	struct span span = {x > 0 ? x : 0, frame->width};
	if (x < frame->width && columns < frame->width - x)
		span.end = x + columns;
	if (y < 0 || y >= frame->height || columns <= 0 || span.first >= span.end)
		return (struct span){0, 0};
	frame->touched[y] = true;
	return span;
}

/* Writes what of the glyph at x is in the span; half a wide one is blank. */
static void put_glyph(struct frame *frame, struct span span, int x, int y, enum style style, const struct glyph *glyph)
{
	if (x >= span.first && x + glyph->width <= span.end) {
		set_glyph(frame, x, y, style, glyph);
		return;
	}
	for (int i = x; i < x + glyph->width; i++)
		if (i >= span.first && i < span.end)
			set_glyph(frame, i, y, style, &blank);
}

static void pad(struct frame *frame, struct span span, int x, int y, enum style style)
{
	for (x = x > span.first ? x : span.first; x < span.end; x++)
		set_glyph(frame, x, y, style, &blank);
}

void frame_clear(struct frame *frame, struct rect rect, enum style style)
{
	int top = rect.y > 0 ? rect.y : 0;
	int end = rect.height < frame->height - rect.y ? rect.y + rect.height : frame->height;
	for (int y = top; y < end; y++) {
		struct span span = clip(frame, rect.x, y, rect.width);
		if (span.first >= span.end)
			return;
		cut_edges(frame, span.first, y, span.end - span.first);
		for (int x = span.first; x < span.end; x++)
			set_blank(cell_at(frame, x, y), style);
	}
}

/* The glyph of one code point, U+FFFD where it cannot stand alone. */
static struct glyph glyph_of(uint32_t code_point)
{
	char bytes[4];
	struct glyph glyph = {{UNICODE_REPLACEMENT}, 1};
	size_t at = 0;
	unicode_glyph(slice_make(bytes, unicode_encode(code_point, bytes)), &at, &glyph);
	return glyph;
}

/* It must go into one column. */
static struct glyph ellipsis_glyph(void)
{
	struct glyph glyph = glyph_of(ELLIPSIS);
	return glyph.width == 1 ? glyph : glyph_of('~');
}

int frame_put(struct frame *frame, int x, int y, int columns, enum style style, struct slice text)
{
	struct span span = clip(frame, x, y, columns);
	struct glyph glyph, next;
	size_t at = 0;
	int column = x;
	if (span.first >= span.end)
		return 0;
	bool more = unicode_glyph(text, &at, &glyph);
	while (more) {
		more = unicode_glyph(text, &at, &next);
		if (column + glyph.width > span.end - more) {
			const struct glyph ellipsis = ellipsis_glyph();
			put_glyph(frame, span, column++, y, style, &ellipsis);
			break;
		}
		put_glyph(frame, span, column, y, style, &glyph);
		column += glyph.width;
		glyph = next;
	}
	return column - x;
}

void frame_put_padded(struct frame *frame, int x, int y, int columns, enum style style, struct slice text)
{
	int used = frame_put(frame, x, y, columns, style, text);
	pad(frame, clip(frame, x, y, columns), x + used, y, style);
}

void frame_put_window(struct frame *frame, int x, int y, int columns, int skip, enum style style, struct slice text)
{
	struct span span = clip(frame, x, y, columns);
	struct glyph glyph;
	size_t at = 0;
	int column = x - skip;
	if (span.first >= span.end)
		return;
	while (column < span.end && unicode_glyph(text, &at, &glyph)) {
		put_glyph(frame, span, column, y, style, &glyph);
		column += glyph.width;
	}
	pad(frame, span, column, y, style);
}

void frame_row(struct frame *frame, int x, int y, int columns, enum style style, uint32_t code_point)
{
	struct span span = clip(frame, x, y, columns);
	struct glyph glyph = glyph_of(code_point);
	for (int i = span.first; i < span.end; i += glyph.width)
		put_glyph(frame, span, i, y, style, &glyph);
}

void frame_column(struct frame *frame, int x, int y, int rows, enum style style, uint32_t code_point)
{
	struct glyph glyph = glyph_of(code_point);
	int end = rows < frame->height - y ? y + rows : frame->height;
	for (int i = y > 0 ? y : 0; i < end; i++) {
		struct span span = clip(frame, x, i, glyph.width);
		put_glyph(frame, span, x, i, style, &glyph);
	}
}

void frame_box(struct frame *frame, struct rect rect, enum style style)
{
	int right = rect.x + rect.width - 1, bottom = rect.y + rect.height - 1;
	if (rect.width < 2 || rect.height < 2)
		return;
	frame_clear(frame, rect, STYLE_TEXT);
	frame_row(frame, rect.x, rect.y, rect.width, style, 0x2500);
	frame_row(frame, rect.x, bottom, rect.width, style, 0x2500);
	frame_column(frame, rect.x, rect.y, rect.height, style, 0x2502);
	frame_column(frame, right, rect.y, rect.height, style, 0x2502);
	frame_row(frame, rect.x, rect.y, 1, style, 0x250C);
	frame_row(frame, right, rect.y, 1, style, 0x2510);
	frame_row(frame, rect.x, bottom, 1, style, 0x2514);
	frame_row(frame, right, bottom, 1, style, 0x2518);
}

void frame_tint(struct frame *frame, int x, int y, int columns, enum style style)
{
	struct span span = clip(frame, x, y, columns);
	if (span.first >= span.end)
		return;
	if (cell_at(frame, span.first, y)->width == 0)
		span.first--;
	if (span.end < frame->width && cell_at(frame, span.end, y)->width == 0)
		span.end++;
	for (int i = span.first; i < span.end; i++)
		cell_at(frame, i, y)->style = (uint16_t)style;
}

void frame_caret(struct frame *frame, int x, int y)
{
	bool inside = x >= 0 && x < frame->width && y >= 0 && y < frame->height;
	frame->caret_x = inside ? x : -1;
	frame->caret_y = inside ? y : -1;
	frame->rest_x = frame->rest_y = -1;
}

bool frame_rest(struct frame *frame, enum style style)
{
	frame->rest_x = frame->rest_y = -1;
	for (int y = 0; y < frame->height; y++) {
		const struct frame_cell *row = cell_at(frame, 0, y);
		for (int x = 0; x + 1 < frame->width; x++)
			if (row[x].style == style && row[x + 1].style == style) {
				frame->rest_x = x;
				frame->rest_y = y;
				return true;
			}
	}
	return false;
}

void frame_settle(struct frame *frame)
{
	if (frame->height)
		memset(frame->touched, 0, (size_t)frame->height * sizeof *frame->touched);
}

bool frame_equals(const struct frame *a, const struct frame *b, bool styles)
{
	if (a->width != b->width || a->height != b->height ||
	    (styles && (a->theme != b->theme || a->styles != b->styles)))
		return false;
	size_t count = (size_t)a->width * (size_t)a->height;
	for (size_t i = 0; i < count; i++) {
		const struct frame_cell *p = &a->cells[i], *q = &b->cells[i];
		if (memcmp(p->text, q->text, sizeof p->text) != 0 || p->width != q->width ||
		    (styles && p->style != q->style))
			return false;
	}
	return true;
}

static void add_cell(struct buffer *out, const struct frame_cell *cell)
{
	char bytes[4];
	for (size_t i = 0; i < sizeof cell->text / sizeof *cell->text && cell->text[i]; i++)
		buffer_add(out, bytes, unicode_encode(cell->text[i], bytes));
}

static bool is_blank(const struct frame_cell *cell)
{
	return cell->text[0] == ' ' && cell->text[1] == 0;
}

void frame_print(const struct frame *frame, struct buffer *out)
{
	for (int y = 0; y < frame->height; y++) {
		int end = frame->width;
		while (end > 0 && is_blank(cell_at(frame, end - 1, y)))
			end--;
		for (int x = 0; x < end; x++)
			add_cell(out, cell_at(frame, x, y));
		buffer_add_byte(out, '\n');
	}
}

/* A style as it is drawn with so many colours. */
struct look {
	int fg, bg, attributes;
};

static struct look look_of(const struct frame *frame, enum style style, int colours)
{
	struct style_row row = style_look(frame->theme, frame->styles, style);
	if (colours >= 256)
		return (struct look){row.fg256, row.bg256, row.attributes256};
	if (colours >= 8)
		return (struct look){row.fg8, row.bg8, row.attributes8};
	return (struct look){-1, -1, row.attributes_mono};
}

static void add_colour(struct buffer *out, int base, int colour)
{
	if (colour >= 8)
		buffer_format(out, ";%d;5;%d", base + 8, colour);
	else if (colour >= 0)
		buffer_format(out, ";%d", base + colour);
}

static void add_look(struct buffer *out, struct look look)
{
	static const struct {
		int attribute;
		const char *code;
	} codes[] = {{STYLE_BOLD, ";1"}, {STYLE_FAINT, ";2"}, {STYLE_UNDERLINE, ";4"}, {STYLE_REVERSE, ";7"}};
	buffer_add_text(out, "\033[0");
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (look.attributes & codes[i].attribute)
			buffer_add_text(out, codes[i].code);
	add_colour(out, 30, look.fg);
	add_colour(out, 40, look.bg);
	buffer_add_byte(out, 'm');
}

static bool same_look(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attributes == b.attributes;
}

static bool is_invisible(const struct frame_cell *cell, struct look look)
{
	return is_blank(cell) && look.bg < 0 && !(look.attributes & (STYLE_REVERSE | STYLE_UNDERLINE));
}

void frame_print_colours(const struct frame *frame, struct buffer *out, int colours)
{
	const struct look plain = {-1, -1, 0};
	struct look looks[STYLE_COUNT];
	for (enum style style = 0; style < STYLE_COUNT; style++)
		looks[style] = look_of(frame, style, colours);
	for (int y = 0; y < frame->height; y++) {
		struct look now = plain;
		int end = frame->width;
		while (end > 0 && is_invisible(cell_at(frame, end - 1, y), looks[cell_at(frame, end - 1, y)->style]))
			end--;
		for (int x = 0; x < end; x++) {
			const struct frame_cell *cell = cell_at(frame, x, y);
			struct look look = looks[cell->style];
			if (cell->width && !same_look(look, now))
				add_look(out, look);
			if (cell->width)
				now = look;
			add_cell(out, cell);
		}
		if (!same_look(now, plain))
			buffer_add_text(out, "\033[0m");
		buffer_add_byte(out, '\n');
	}
}

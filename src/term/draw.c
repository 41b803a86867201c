#include "parts.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "term/term.h"

void draw_reset(struct term *term)
{
	int width, height;
	getmaxyx(stdscr, height, width);
	height -= term->hidden_rows;
	werase(stdscr);
	if (!term->shown)
		term->shown = frame_new(width, height);
	else
		frame_resize(term->shown, width, height);
	term->run = mem_resize(term->run, (size_t)width, sizeof *term->run);
	term->stale = true;
}

static attr_t curses_attributes(unsigned attributes)
{
	return (attributes & STYLE_BOLD ? A_BOLD : 0) | (attributes & STYLE_UNDERLINE ? A_UNDERLINE : 0) |
	       (attributes & STYLE_REVERSE ? A_REVERSE : 0) | (attributes & STYLE_FAINT ? A_DIM : 0);
}

static const struct look *look_of(struct term *term, unsigned style)
{
	const struct style_row *row = &style_table[style];
	struct look *look = &term->looks[style];
	if (look->known)
		return look;
	short fg = term->colours == 256 ? row->fg256 : row->fg8, bg = term->colours == 256 ? row->bg256 : row->bg8;
	look->known = true;
	look->attributes = curses_attributes(term->colours == 256 ? row->attributes256
	                                     : term->colours == 8 ? row->attributes8
	                                                          : row->attributes_mono);
	if (term->colours && (fg >= 0 || bg >= 0) && init_pair((short)(style + 1), fg, bg) == OK)
		look->pair = (short)(style + 1);
	return look;
}

static bool same_cell(const struct frame_cell *a, const struct frame_cell *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* Hands curses the cells [from, to) of a row. */
static void draw_run(struct term *term, const struct frame_cell *cells, int y, int from, int to)
{
	int count = 0;
	for (int x = from; x < to; x++) {
		const struct frame_cell *cell = &cells[x];
		if (cell->width == 0)
			continue;
		const struct look *look = look_of(term, cell->style);
		wchar_t text[] = {(wchar_t)cell->text[0], (wchar_t)cell->text[1], (wchar_t)cell->text[2], L'\0'};
		setcchar(&term->run[count++], text, look->attributes, look->pair, NULL);
	}
	mvadd_wchnstr(y, from, term->run, count);
}

/* Where a wide character comes or goes its first cell changes, so a run of
 * changed cells never starts in the middle of one, old or new. */
static void draw_row(struct term *term, const struct frame *frame, int y, int width)
{
	const struct frame_cell *new = frame->cells + (size_t)y *(size_t)frame->width;
	struct frame_cell *old = term->shown->cells + (size_t)y * (size_t)term->shown->width;
	for (int x = 0; x < width; x++) {
		int from = x;
		if (same_cell(&new[x], &old[x]))
			continue;
		while (x < width && !same_cell(&new[x], &old[x]))
			x++;
		draw_run(term, new, y, from, x);
		memcpy(old + from, new + from, (size_t)(x - from) * sizeof *old);
	}
}

static void place_caret(struct term *term, const struct frame *frame)
{
	bool visible = frame->caret_x >= 0;
	if (visible != term->caret_visible) {
		curs_set(visible);
		leaveok(stdscr, !visible);
		term->caret_visible = visible;
	}
	if (visible)
		move(frame->caret_y, frame->caret_x);
}

void term_draw(struct term *term, struct frame *frame)
{
	int width = frame->width < term->shown->width ? frame->width : term->shown->width;
	int height = frame->height < term->shown->height ? frame->height : term->shown->height;
	if (term->stale)
		clearok(curscr, TRUE);
	for (int y = 0; y < height; y++)
		if (term->stale || frame->touched[y])
			draw_row(term, frame, y, width);
	term->stale = false;
	place_caret(term, frame);
	refresh();
	frame_settle(frame);
}

void term_redraw(struct term *term)
{
	term->stale = true;
}

/* Frames to bytes, by what terminfo says of the terminal.
 *
 * The frame is compared with what the terminal shows; only the cells that
 * changed are sent, all of them in one write.  curses itself would compare
 * once more and write at every jump of the cursor, which costs twice the time
 * of a key; so of ncurses only its terminfo is used. */
#include "parts.h"
#include "capability.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "term/term.h"

#define EMOJI 0x1F000 /* from here on terminals differ about widths */

void draw_capability(struct buffer *out, const char *capability)
{
	while (capability && *capability) {
		const char *end = strncmp(capability, "$<", 2) == 0 ? strchr(capability, '>') : NULL;
		if (end)
			capability = end + 1;
		else
			buffer_add_byte(out, *capability++);
	}
}

static int colours_of_terminal(void)
{
	const char *unwanted = getenv("NO_COLOR");
	int colours = capability_number("colors");
	if ((unwanted && *unwanted) || colours < 8 || !capability_text("setaf") || !capability_text("setab"))
		return 0;
	/* with direct colour, numbers above 7 are not those of the palette */
	return colours == 256 ? 256 : 8;
}

bool draw_start(struct term *term)
{
	term->jump = capability_text("cup");
	if (!term->jump || capability_flag("hc"))
		return false;
	term->colours = colours_of_terminal();
	term->spare_corner = capability_flag("am") && !capability_flag("xenl");
	term->shown = frame_new(1, 1);
	return true;
}

static void forget_looks(struct term *term)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		free(term->looks[i]);
		term->looks[i] = NULL;
	}
}

void draw_stop(struct term *term)
{
	forget_looks(term);
	frame_free(term->shown);
	buffer_free(&term->out);
}

void draw_reset(struct term *term, int width, int height)
{
	frame_resize(term->shown, width, height);
	term->stale = true;
}

void draw_enter(struct term *term)
{
	draw_capability(&term->out, capability_text("smcup"));
	draw_capability(&term->out, capability_text("civis"));
	term->caret_visible = false;
	term->stale = true;
}

void draw_leave(struct term *term)
{
	draw_capability(&term->out, capability_text("sgr0"));
	if (term->colours)
		draw_capability(&term->out, capability_text("op"));
	draw_capability(&term->out, capability_text("cnorm"));
	draw_capability(&term->out, capability_with(term->jump, term->shown->height - 1, 0));
	draw_capability(&term->out, capability_text("rmcup"));
}

/* ---- styles ---- */

static char *make_look(const struct term *term, enum style style)
{
	struct buffer out = {0};
	struct style_row row = style_look(term->theme, term->styles, style);
	short fg = term->colours == 256 ? row.fg256 : row.fg8, bg = term->colours == 256 ? row.bg256 : row.bg8;
	unsigned attributes = term->colours == 256 ? row.attributes256
	                      : term->colours      ? row.attributes8
	                                           : row.attributes_mono;
	draw_capability(&out, capability_text("sgr0"));
	if (attributes & STYLE_BOLD)
		draw_capability(&out, capability_text("bold"));
	if (attributes & STYLE_FAINT)
		draw_capability(&out, capability_text("dim"));
	if (attributes & STYLE_UNDERLINE)
		draw_capability(&out, capability_text("smul"));
	if (attributes & STYLE_REVERSE)
		draw_capability(&out, capability_text("rev"));
	if (term->colours && fg >= 0)
		draw_capability(&out, capability_with(capability_text("setaf"), fg, 0));
	if (term->colours && bg >= 0)
		draw_capability(&out, capability_with(capability_text("setab"), bg, 0));
	return buffer_take(&out);
}

static void switch_style(struct term *term, int style)
{
	if (style == term->style)
		return;
	if (!term->looks[style])
		term->looks[style] = make_look(term, (enum style)style);
	buffer_add_text(&term->out, term->looks[style]);
	term->style = style;
}

/* ---- cells ---- */

static void go_to(struct term *term, int x, int y)
{
	if (x == term->x && y == term->y)
		return;
	draw_capability(&term->out, capability_with(term->jump, y, x));
	term->x = x;
	term->y = y;
}

/* Some terminals give two columns to ambiguous characters, but one to those of
 * Latin-1 among them: then the second one would be left as it was. */
static bool may_be_narrow(const struct frame_cell *cell)
{
	return cell->width == 2 && cell->text[0] < 0x100;
}

static void draw_cell(struct term *term, const struct frame_cell *cell, int x, int y)
{
	go_to(term, x, y);
	switch_style(term, cell->style);
	if (may_be_narrow(cell)) {
		buffer_add_text(&term->out, "  ");
		term->x = -1;
		go_to(term, x, y);
	}
	for (int i = 0; i < 3 && cell->text[i]; i++) {
		char bytes[4];
		buffer_add(&term->out, bytes, unicode_encode(cell->text[i], bytes));
	}
	term->x = x + cell->width;
	/* at the margin, or behind what terminals do not agree about, nobody
	 * knows where the cursor is */
	if (term->x >= term->shown->width || cell->text[0] >= EMOJI || cell->text[1] || may_be_narrow(cell))
		term->x = -1;
}

static bool same_cell(const struct frame_cell *a, const struct frame_cell *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* Where a wide character comes or goes its first cell changes too, so a right
 * half is never what a stretch of changed cells begins with. */
static void draw_row(struct term *term, const struct frame *frame, int y, int width)
{
	const struct frame_cell *new = frame->cells + (size_t)y *(size_t)frame->width;
	struct frame_cell *old = term->shown->cells + (size_t)y * (size_t)term->shown->width;
	bool last = y == term->shown->height - 1;
	for (int x = 0; x < width; x++) {
		if (same_cell(&new[x], &old[x]))
			continue;
		old[x] = new[x];
		bool corner = last && x + new[x].width >= term->shown->width;
		if (new[x].width && !(corner && term->spare_corner))
			draw_cell(term, &new[x], x, y);
	}
}

static void place_caret(struct term *term, const struct frame *frame)
{
	bool visible = frame->caret_x >= 0;
	if (visible)
		go_to(term, frame->caret_x, frame->caret_y);
	if (visible != term->caret_visible)
		draw_capability(&term->out, capability_text(visible ? "cnorm" : "civis"));
	term->caret_visible = visible;
}

/* Not every terminal clears in the colour of the ground: where a theme has its
 * own, every cell is drawn. */
static void forget_shown(struct term *term)
{
	size_t count = (size_t)term->shown->width * (size_t)term->shown->height;
	if (style_look(term->theme, term->styles, STYLE_TEXT).bg256 >= 0 && term->colours)
		memset(term->shown->cells, 0xFF, count * sizeof *term->shown->cells);
}

static void clear_screen_of(struct term *term)
{
	frame_resize(term->shown, term->shown->width, term->shown->height);
	term->x = term->style = -1;
	switch_style(term, STYLE_TEXT);
	draw_capability(&term->out, capability_text("clear"));
	forget_shown(term);
}

void term_draw(struct term *term, struct frame *frame)
{
	int width = frame->width < term->shown->width ? frame->width : term->shown->width;
	int height = frame->height < term->shown->height ? frame->height : term->shown->height;
	if (frame->theme != term->theme || frame->styles != term->styles) {
		forget_looks(term);
		term->theme = frame->theme;
		term->styles = frame->styles;
		term->stale = true;
	}
	if (term->stale)
		clear_screen_of(term);
	for (int y = 0; y < height; y++)
		if (term->stale || frame->touched[y])
			draw_row(term, frame, y, width);
	term->stale = false;
	place_caret(term, frame);
	term_flush(term);
	frame_settle(frame);
}

void term_redraw(struct term *term)
{
	term->stale = true;
}

void term_bell(struct term *term)
{
	draw_capability(&term->out, capability_text("bel"));
	term_flush(term);
}

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

#define EMOJI 0x1F000  /* from here on terminals differ about widths */
#define JUMP_IN_LINE 5 /* bytes of a jump in a line */
/* cells from which on it is shorter to erase than to write: to the end of the
 * line, and with a jump behind the erased */
#define ERASE_LINE_LEAST 4
#define ERASE_LEAST 11

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

bool draw_start(struct term *term)
{
	term->jump = capability_text("cup");
	if (!term->jump || capability_flag("hc"))
		return false;
	term->jump_in_line = capability_text("hpa");
	term->erase_line = capability_text("el");
	term->erase = capability_text("ech");
	look_start(term);
	term->spare_corner = capability_flag("am") && !capability_flag("xenl");
	term->shown = frame_new(1, 1);
	return true;
}

void draw_stop(struct term *term)
{
	look_forget(term);
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
	draw_capability(&term->out, capability_text("sgr0"));
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

/* ---- cells ---- */

static size_t encode_cell(const struct frame_cell *cell, char bytes[12])
{
	size_t length = 0;
	for (int i = 0; i < 3 && cell->text[i]; i++)
		length += unicode_encode(cell->text[i], bytes + length);
	return length;
}

/* Some terminals give two columns to ambiguous characters, but one to those of
 * Latin-1 among them. */
static bool may_be_narrow(const struct frame_cell *cell)
{
	return cell->width == 2 && cell->text[0] < 0x100;
}

/* Do terminals differ about how far the cursor moves over it? */
static bool is_doubtful(const struct frame_cell *cell)
{
	return cell->text[0] >= EMOJI || cell->text[1] || may_be_narrow(cell);
}

static bool is_blank(const struct frame_cell *cell)
{
	return cell->text[0] == ' ' && !cell->text[1];
}

/* Does a blank look the same in both styles? */
static bool same_ground(const struct term *term, int style, int other)
{
	int ground = look_ground(term, style);
	return style == other || (ground != GROUND_OWN && ground == look_ground(term, other));
}

static bool same_cell(const struct term *term, const struct frame_cell *a, const struct frame_cell *b)
{
	if (memcmp(a, b, sizeof *a) == 0)
		return true;
	return is_blank(a) && is_blank(b) && same_ground(term, a->style, b->style);
}

/* Can the cell be drawn without another style? */
static bool is_at_hand(const struct term *term, const struct frame_cell *cell)
{
	return term->style == cell->style ||
	       (term->style >= 0 && is_blank(cell) && same_ground(term, term->style, cell->style));
}

static void put_cell(struct term *term, const struct frame_cell *cell)
{
	char bytes[12];
	if (!is_at_hand(term, cell))
		look_switch(term, cell->style);
	buffer_add(&term->out, bytes, encode_cell(cell, bytes));
	term->x += cell->width;
	/* letters that are narrow here are wide in some terminals of East Asia */
	term->sure &= cell->width == 2 || cell->text[0] < 0x80;
	if (term->x >= term->shown->width || is_doubtful(cell))
		term->x = -1;
}

/* Goes right along a row by writing again what stands between, where that takes
 * fewer bytes than a jump. */
static bool write_over(struct term *term, int x)
{
	const struct frame_cell *row = term->shown->cells + (size_t)term->y * (size_t)term->shown->width;
	size_t cost = 0;
	char bytes[12];
	for (int i = term->x; i < x; i += row[i].width) {
		if (!row[i].width || is_doubtful(&row[i]) || !is_at_hand(term, &row[i]))
			return false;
		cost += encode_cell(&row[i], bytes);
		if (cost > JUMP_IN_LINE)
			return false;
	}
	while (term->x < x)
		put_cell(term, &row[term->x]);
	return true;
}

static void go_to(struct term *term, int x, int y)
{
	bool in_line = y == term->y && term->x >= 0;
	if (x == term->x && y == term->y)
		return;
	if (in_line && term->sure && x > term->x && write_over(term, x))
		return;
	if (in_line && term->jump_in_line)
		draw_capability(&term->out, capability_with(term->jump_in_line, x, 0));
	else
		draw_capability(&term->out, capability_with(term->jump, y, x));
	term->x = x;
	term->y = y;
	term->sure = true;
}

/* Erases blanks from x on where many are to come; how many.  Not every terminal
 * erases in the colour of the ground, whatever terminfo says. */
static int erase_blanks(struct term *term, const struct frame_cell *new, struct frame_cell *old, int x, int width)
{
	int end = x, changed = 0, last = x;
	if (!is_blank(&new[x]) || look_ground(term, new[x].style) != -1)
		return 0;
	for (; end < width && same_cell(term, &new[end], &new[x]); end++) {
		if (!same_cell(term, &new[end], &old[end])) {
			changed++;
			last = end + 1;
		}
	}
	bool rest = term->erase_line && end == term->shown->width;
	if (changed < (rest ? ERASE_LINE_LEAST : ERASE_LEAST) || (!rest && !term->erase))
		return 0;
	end = rest ? end : last;
	if (!is_at_hand(term, &new[x]))
		look_switch(term, new[x].style);
	draw_capability(&term->out, rest ? term->erase_line : capability_with(term->erase, end - x, 0));
	memcpy(old + x, new + x, (size_t)(end - x) * sizeof *old);
	return end - x;
}

/* Where the character may take one column only, the other one is not left as it was. */
static void blank_below(struct term *term, const struct frame_cell *cell, int x, int y)
{
	if (!is_at_hand(term, cell))
		look_switch(term, cell->style);
	buffer_add_text(&term->out, "  ");
	term->x = -1;
	go_to(term, x, y);
}

/* Where a wide character comes or goes its first cell changes too, so a right
 * half is never what a stretch of changed cells begins with. */
static void draw_row(struct term *term, const struct frame *frame, int y, int width)
{
	const struct frame_cell *new = frame->cells + (size_t)y *(size_t)frame->width;
	struct frame_cell *old = term->shown->cells + (size_t)y * (size_t)term->shown->width;
	bool last = y == term->shown->height - 1;
	for (int x = 0, erased; x < width; x++) {
		if (same_cell(term, &new[x], &old[x])) {
			old[x] = new[x];
			continue;
		}
		bool corner = last && x + new[x].width >= term->shown->width;
		bool spared = corner && term->spare_corner;
		if (new[x].width && !spared) {
			go_to(term, x, y);
			if ((erased = erase_blanks(term, new, old, x, width)) > 0) {
				x += erased - 1;
				continue;
			}
			if (may_be_narrow(&new[x]))
				blank_below(term, &new[x], x, y);
			put_cell(term, &new[x]);
		}
		old[x] = new[x];
	}
}

static void place_caret(struct term *term, const struct frame *frame)
{
	bool visible = frame->caret_x >= 0;
	if (visible)
		go_to(term, frame->caret_x, frame->caret_y);
	else if (frame->rest_x >= 0 && frame->rest_x < term->shown->width && frame->rest_y < term->shown->height)
		go_to(term, frame->rest_x, frame->rest_y);
	if (visible != term->caret_visible)
		draw_capability(&term->out, capability_text(visible ? "cnorm" : "civis"));
	term->caret_visible = visible;
}

/* Not every terminal clears in the colour of the ground: where a theme has its
 * own, every cell is drawn. */
static void forget_shown(struct term *term)
{
	size_t count = (size_t)term->shown->width * (size_t)term->shown->height;
	if (look_ground(term, STYLE_TEXT) != -1)
		memset(term->shown->cells, 0xFF, count * sizeof *term->shown->cells);
}

static void clear_screen_of(struct term *term)
{
	frame_resize(term->shown, term->shown->width, term->shown->height);
	term->x = term->style = -1;
	look_switch(term, STYLE_TEXT);
	draw_capability(&term->out, capability_text("clear"));
	forget_shown(term);
}

void term_draw(struct term *term, struct frame *frame)
{
	int width = frame->width < term->shown->width ? frame->width : term->shown->width;
	int height = frame->height < term->shown->height ? frame->height : term->shown->height;
	if (frame->theme != term->theme || frame->styles != term->styles) {
		term->theme = frame->theme;
		term->styles = frame->styles;
		look_forget(term);
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

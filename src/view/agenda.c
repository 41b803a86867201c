/* The agenda, and above it the countdown in digits that are read from afar. */
#include "ui/agenda.h"

#include <string.h>

#include "base/message.h"
#include "base/unicode.h"
#include "ui/timer.h"
#include "view/panels.h"

#define DIGIT_ROWS 5
#define DIGIT_DOTS 3 /* a digit is so many dots wide … */
#define DOT 2        /* … and a dot so many columns */
#define MINUTES_COLUMNS 8

/* Rows of a sign from the top, each of so many dots as `dots` says, a bit each. */
static const struct sign {
	char sign;
	unsigned char dots, rows[DIGIT_ROWS];
} signs[] = {{'0', 3, {7, 5, 5, 5, 7}}, {'1', 3, {2, 6, 2, 2, 7}}, {'2', 3, {7, 1, 7, 4, 7}},
             {'3', 3, {7, 1, 7, 1, 7}}, {'4', 3, {5, 5, 7, 1, 1}}, {'5', 3, {7, 4, 7, 1, 7}},
             {'6', 3, {7, 4, 7, 5, 7}}, {'7', 3, {7, 1, 1, 1, 1}}, {'8', 3, {7, 5, 7, 5, 7}},
             {'9', 3, {7, 5, 7, 1, 7}}, {':', 1, {0, 1, 0, 1, 0}}, {'+', 3, {0, 2, 7, 2, 0}}};
#define SIGN_COUNT (sizeof signs / sizeof *signs)

static const struct sign *sign_of(char c)
{
	for (size_t i = 0; i < SIGN_COUNT; i++)
		if (signs[i].sign == c)
			return &signs[i];
	return NULL;
}

/* dots that the text is wide, one free behind each sign */
static int dots_of(const char *text)
{
	int dots = 0;
	for (; *text; text++)
		if (sign_of(*text))
			dots += sign_of(*text)->dots + 1;
	return dots ? dots - 1 : 0;
}

static void draw_sign(struct frame *frame, int x, int y, int dot, enum style style, const struct sign *sign)
{
	for (int row = 0; row < DIGIT_ROWS; row++)
		for (int i = 0; i < sign->dots; i++)
			if (sign->rows[row] >> (sign->dots - 1 - i) & 1)
				frame_row(frame, x + i * dot, y + row, dot, style, '#');
}

/* What is left; when it is over, by how much. */
static void draw_digits(const struct ui *ui, struct frame *frame, struct rect rect, enum style style)
{
	struct buffer time = {0};
	timer_add_time(timer_left(ui), &time);
	const char *text = buffer_slice(&time).bytes, *over = strchr(text, '+');
	if (over)
		text = over;
	int dot = dots_of(text) * DOT <= rect.width ? DOT : 1;
	int x = rect.x + (rect.width - dots_of(text) * dot) / 2;
	if (x < rect.x)
		x = rect.x;
	for (; *text; text++) {
		const struct sign *sign = sign_of(*text);
		if (!sign)
			continue;
		draw_sign(frame, x, rect.y, dot, style, sign);
		x += (sign->dots + 1) * dot;
	}
	buffer_free(&time);
}

static void draw_countdown(const struct ui *ui, struct frame *frame, struct rect rect)
{
	bool flashes = timer_flashes(ui);
	enum style style = timer_alarms(ui) ? STYLE_ERROR : STYLE_CURSOR;
	int x = rect.x, y = rect.y;
	if (flashes)
		frame_put_padded(frame, rect.x, y, rect.width, STYLE_ERROR, slice_of(""));
	x += frame_put(frame, x, y, rect.width, flashes ? STYLE_ERROR : STYLE_TITLE, slice_of(ui->timer.name));
	const char *state = ui->timer.paused ? _("paused") : timer_left(ui) <= 0 ? _("time is up") : "";
	frame_put(frame, x + 2, y, rect.x + rect.width - x - 2, flashes ? STYLE_ERROR : STYLE_WARNING, slice_of(state));
	draw_digits(ui, frame, (struct rect){rect.x, y + 1, rect.width, DIGIT_ROWS}, style);
	frame_row(frame, rect.x, y + rect.height - 1, rect.width, STYLE_BORDER, 0x2500);
}

static void draw_row(const struct ui *ui, struct frame *frame, struct rect line, size_t nth)
{
	struct agenda_item item;
	struct buffer minutes = {0};
	agenda_item_make(ui, nth, &item);
	bool chosen = nth == ui->agenda->at, runs = nth == agenda_running(ui);
	enum style style = chosen ? STYLE_CHOSEN : runs ? STYLE_HERE : STYLE_TEXT;
	if (chosen)
		frame_put_padded(frame, line.x, line.y, line.width, style, slice_of(""));
	buffer_add_slice(&minutes, item.minutes.bytes ? item.minutes : slice_of("-"));
	buffer_format(&minutes, " %s", _("min"));
	int used = unicode_columns(buffer_slice(&minutes)), end = line.x + line.width;
	if (runs)
		frame_put(frame, line.x, line.y, 1, style, slice_of(">"));
	frame_put(frame, line.x + 2, line.y, line.width - used - 3, style, item.name);
	frame_put(frame, end - used, line.y, used, style, buffer_slice(&minutes));
	buffer_free(&minutes);
}

/* "8 items, 145 min" */
static void add_sum(const struct ui *ui, struct buffer *out)
{
	int64_t length = 0;
	size_t count = agenda_count(ui);
	struct agenda_item item;
	for (size_t i = 0; i < count; i++) {
		agenda_item_make(ui, i, &item);
		length += item.length;
	}
	if (count)
		buffer_format(out, "%lld %s", (long long)((length + TIMER_MINUTE / 2) / TIMER_MINUTE), _("min"));
}

void view_agenda(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct rect inside = panel_inside(rect);
	struct buffer sum = {0};
	struct page page;
	agenda_page(ui, rect, &page);
	int head = page.rows.y - inside.y;
	add_sum(ui, &sum);
	panel_box(frame, rect, _("Agenda"), page.count ? buffer_slice(&sum).bytes : NULL);
	if (head)
		draw_countdown(ui, frame, (struct rect){inside.x, inside.y, inside.width, head});
	struct rect rows = page.rows;
	for (int i = 0; i < rows.height && page.top + (size_t)i < page.count; i++)
		draw_row(ui, frame, (struct rect){rows.x, rows.y + i, rows.width, 1}, page.top + (size_t)i);
	if (!page.count)
		panel_advice(ui, frame, rows,
		             _("There is no agenda yet. {agenda-usual} takes the usual one of a workshop; {agenda-add} "
		               "adds an item of your own."));
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, rows.y, 1, rows.height}, page.top, page.count);
	buffer_free(&sum);
}

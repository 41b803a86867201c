/* The curve: one line for everybody and each persona, bars below it, and what is known of
 * the chosen stage.  Lines are drawn in dots of braille, two by four in a cell. */
#include "ui/curves.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/field_choice.h"
#include "view/panels.h"

#define BRAILLE 0x2800
#define DOTS_X 2 /* of a cell */
#define DOTS_Y 4
#define LEGEND_GAP 2

/* ---- the canvas ---- */

struct canvas {
	int x, y, width, height; /* of the frame, in cells */
	struct {
		uint8_t dots;
		uint8_t style;
	} * cells;
};

static void dot(struct canvas *c, int x, int y, enum style style)
{
	static const uint8_t bits[DOTS_Y][DOTS_X] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
	if (x < 0 || x >= c->width * DOTS_X || y < 0 || y >= c->height * DOTS_Y)
		return;
	size_t at = (size_t)(y / DOTS_Y) * (size_t)c->width + (size_t)(x / DOTS_X);
	c->cells[at].dots |= bits[y % DOTS_Y][x % DOTS_X];
	c->cells[at].style = (uint8_t)style;
}

/* From point to point, level at both. */
static void draw_slope(struct canvas *c, int x0, int y0, int x1, int y1, enum style style)
{
	int steps = 2 * ((x1 - x0) + abs(y1 - y0)) + 1;
	for (int i = 0; i <= steps; i++) {
		double t = (double)i / steps, rise = t * t * (3 - 2 * t);
		dot(c, x0 + (int)((x1 - x0) * t + 0.5), (int)(y0 + (y1 - y0) * rise + 0.5), style);
	}
}

static void put_canvas(const struct canvas *c, struct frame *frame)
{
	for (int y = 0; y < c->height; y++)
		for (int x = 0; x < c->width; x++) {
			size_t at = (size_t)y * (size_t)c->width + (size_t)x;
			if (c->cells[at].dots)
				frame_row(frame, c->x + x, c->y + y, 1, (enum style)c->cells[at].style,
				          BRAILLE + c->cells[at].dots);
		}
}

/* ---- where points are ---- */

/* dots from the top of the curve; a whole level is in the middle of a row */
static int mood_dots(const struct curves_page *p, double mood)
{
	double levels = CURVE_BEST - CURVE_WORST;
	return (int)((CURVE_BEST - mood) / levels * (p->rows - 1) * DOTS_Y + 0.5) + DOTS_Y / 2;
}

/* the middle of a stage, in columns from the left of the first one that shows */
static int middle(const struct curves_page *p, size_t stage)
{
	return ((int)stage - (int)p->first) * p->column + p->column / 2;
}

static int stage_x(const struct curves_page *p, size_t stage)
{
	return p->inside.x + p->axis + ((int)stage - (int)p->first) * p->column;
}

/* ---- the curve ---- */

static void draw_line(const struct ui *ui, const struct curves_page *p, struct canvas *c, size_t line)
{
	const struct curve *curve = ui->curves->curve;
	size_t from = p->first ? p->first - 1 : 0, to = p->first + p->stages;
	for (size_t s = from; s < to && s + 1 < curve->stages; s++) {
		const struct curve_point *a = curve_point(curve, line, s), *b = curve_point(curve, line, s + 1);
		if (a->has_mood && b->has_mood)
			draw_slope(c, middle(p, s) * DOTS_X, mood_dots(p, a->mood), middle(p, s + 1) * DOTS_X,
			           mood_dots(p, b->mood), curves_style(line));
	}
}

static void draw_lines(const struct ui *ui, const struct curves_page *p, struct frame *frame)
{
	struct canvas c = {p->inside.x + p->axis, p->curve_y, p->column * (int)p->stages, p->rows, NULL};
	c.cells = mem_new_array((size_t)c.width * (size_t)c.height, sizeof *c.cells);
	for (size_t line = curves_lines(ui); line-- > 0;)
		if (curves_shows(ui, line))
			draw_line(ui, p, &c, line);
	put_canvas(&c, frame);
	free(c.cells);
}

/* The row of a point; -1: there is none. */
static int point_row(const struct ui *ui, const struct curves_page *p, size_t line, size_t stage)
{
	const struct curve_point *point = curve_point(ui->curves->curve, line, stage);
	return curves_shows(ui, line) && point->has_mood ? mood_dots(p, point->mood) / DOTS_Y : -1;
}

/* Points of one stage in one row stand beside each other. */
static void draw_points(const struct ui *ui, const struct curves_page *p, struct frame *frame, size_t stage)
{
	int x = stage_x(p, stage), drawn = 0;
	for (size_t line = 0; line < curves_lines(ui); line++) {
		int row = point_row(ui, p, line, stage), before = 0, all = 0;
		if (row < 0)
			continue;
		for (size_t other = 0; other < curves_lines(ui); other++) {
			bool beside = point_row(ui, p, other, stage) == row;
			all += beside;
			before += beside && other < line;
		}
		int at = p->column / 2 - (all - 1) / 2 + before;
		char glyph[] = {(char)('0' + line), '\0'};
		bool own = curve_point(ui->curves->curve, line, stage)->moods;
		if (at >= 0 && at < p->column)
			frame_put(frame, x + at, p->curve_y + row, 1, own ? curves_style(line) : STYLE_DIM,
			          slice_of(glyph));
		drawn++;
	}
	if (!drawn)
		frame_put(frame, x + p->column / 2, p->curve_y + p->rows / 2, 1, STYLE_GAP, slice_of("?"));
}

/* "very good", or only a sign, at the row of each level */
static void draw_levels(const struct curves_page *p, struct frame *frame)
{
	static const char *const signs[] = {"++", "+", "0", "-", "--"};
	frame_column(frame, p->inside.x + p->axis - 1, p->curve_y, p->rows, STYLE_BORDER, 0x2502);
	for (int mood = CURVE_BEST; mood >= CURVE_WORST; mood--) {
		struct slice word =
		        slice_of(p->words ? message_label(curve_mood_label(mood)) : signs[CURVE_BEST - mood]);
		int room = p->axis - 2, free = room - unicode_columns(word),
		    y = p->curve_y + mood_dots(p, mood) / DOTS_Y;
		frame_put(frame, p->inside.x + (free > 0 ? free : 0), y, room, STYLE_LABEL, word);
	}
}

static void draw_stages(const struct ui *ui, const struct curves_page *p, struct frame *frame)
{
	for (size_t s = p->first; s < p->first + p->stages; s++) {
		bool here = s == ui->curves->at;
		struct slice name = item_name(journey_item(ui->journey, KIND_STAGE, s));
		int room = p->column - 1, free = (room - unicode_columns(name)) / 2;
		int x = stage_x(p, s) + (free > 0 ? free : 0);
		if (here)
			frame_column(frame, stage_x(p, s) + p->column / 2, p->curve_y, p->rows, STYLE_DIM, 0x2502);
		frame_put(frame, x, p->inside.y, stage_x(p, s) + room - x, here ? STYLE_HERE : STYLE_HEADER, name);
	}
}

/* ---- the bars ---- */

static const struct {
	char glyph;
	enum style style;
} ratings[JOURNEY_RATINGS] = {{'?', STYLE_DIM}, {'+', STYLE_GOOD}, {'-', STYLE_BAD}, {'x', STYLE_WORST}};

/* columns of a part; at least one where it is something */
static int share(size_t part, size_t all, int columns)
{
	size_t room = columns > 0 ? (size_t)columns : 0, scaled = all > room ? (part * room + all / 2) / all : part;
	return (int)(part && !scaled ? 1 : scaled);
}

/* A touchpoint a glyph, the worst first; their shares where there are too many. */
static void draw_rating(const struct curve_point *point, struct frame *frame, struct rect cell)
{
	size_t rated = point->touchpoints - point->ratings[0];
	int used = 0;
	for (size_t i = JOURNEY_RATINGS; --i > 0;) {
		int length = share(point->ratings[i], rated, cell.width), left = cell.width - used;
		length = length < left ? length : left;
		frame_row(frame, cell.x + used, cell.y, length, ratings[i].style, (uint32_t)ratings[i].glyph);
		used += length;
	}
	if (!rated)
		frame_put(frame, cell.x, cell.y, cell.width, STYLE_DIM, slice_of("?"));
}

static void write_automated(const struct curve_point *point, char text[CURVES_NUMBER])
{
	if (point->automation_said)
		snprintf(text, CURVES_NUMBER, "%zu%%", curves_percent(point));
	else
		snprintf(text, CURVES_NUMBER, "?");
}

static double contacts_of(const struct curve_point *point)
{
	return point->contacts;
}

static double automated_of(const struct curve_point *point)
{
	return (double)curves_percent(point) / 100;
}

/* what a row of bars shows: as text, and as a number, of which a whole bar is 1 at least */
struct bars {
	void (*write)(const struct curve_point *point, char text[CURVES_NUMBER]);
	double (*amount)(const struct curve_point *point);
};

/* A number for each stage, and behind it a bar for its part of the largest one. */
static void draw_bars(const struct ui *ui, const struct curves_page *p, struct frame *frame, int y,
                      const struct bars *bars)
{
	const struct curve *curve = ui->curves->curve;
	size_t line = curves_first(ui);
	double most = 1;
	int columns = 0;
	char text[CURVES_NUMBER];
	for (size_t s = 0; s < curve->stages; s++) {
		double amount = bars->amount(curve_point(curve, line, s));
		bars->write(curve_point(curve, line, s), text);
		columns = (int)strlen(text) > columns ? (int)strlen(text) : columns;
		most = amount > most ? amount : most;
	}
	for (size_t s = p->first; s < p->first + p->stages; s++) {
		int x = stage_x(p, s), room = p->column - columns - 2;
		int length = (int)(bars->amount(curve_point(curve, line, s)) / most * room + 0.5);
		bars->write(curve_point(curve, line, s), text);
		frame_put(frame, x, y, p->column - 1, strcmp(text, "?") ? STYLE_TEXT : STYLE_DIM, slice_of(text));
		if (room > 0)
			frame_row(frame, x + columns + 1, y, length, curves_style(line), '#');
	}
}

static void draw_all_bars(const struct ui *ui, const struct curves_page *p, struct frame *frame)
{
	static const char *const names[CURVES_BARS] = {N_("Rating"), N_("Per quarter"), N_("Automated")};
	static const struct bars contacts = {curves_contacts, contacts_of}, automated = {write_automated, automated_of};
	size_t line = curves_first(ui);
	if (p->bars_y < 0)
		return;
	for (int i = 0; i < CURVES_BARS; i++) {
		struct buffer name = {0};
		buffer_add_text(&name, _(names[i]));
		if (line != CURVE_EVERYBODY)
			buffer_format(&name, " (%zu)", line);
		frame_put(frame, p->inside.x, p->bars_y + i, p->axis - 1, STYLE_LABEL, buffer_slice(&name));
		buffer_free(&name);
	}
	for (size_t s = p->first; s < p->first + p->stages; s++)
		draw_rating(curve_point(ui->curves->curve, line, s), frame,
		            (struct rect){stage_x(p, s), p->bars_y, p->column - 1, 1});
	draw_bars(ui, p, frame, p->bars_y + 1, &contacts);
	draw_bars(ui, p, frame, p->bars_y + 2, &automated);
}

/* ---- all of it ---- */

/* "0 everybody  1 Big firm  (2 Small firm)": in brackets what does not show */
static void draw_legend(const struct ui *ui, const struct curves_page *p, struct frame *frame)
{
	int x = p->inside.x, end = p->inside.x + p->inside.width;
	size_t lines = curves_lines(ui), personas = journey_count(ui->journey, KIND_PERSONA);
	for (size_t line = 0; line < lines && x < end; line++) {
		struct buffer text = {0};
		bool shown = curves_shows(ui, line);
		buffer_format(&text, shown ? "%zu " : "(%zu ", line);
		buffer_add_slice(&text, curves_name(ui, line));
		buffer_add_text(&text, shown ? "" : ")");
		x += frame_put(frame, x, p->legend_y, end - x, shown ? curves_style(line) : STYLE_DIM,
		               buffer_slice(&text)) +
		     LEGEND_GAP;
		buffer_free(&text);
	}
	if (personas >= lines && x < end) {
		struct buffer text = {0};
		buffer_format(&text, _("further personas without a line: %zu"), personas + 1 - lines);
		frame_put(frame, x, p->legend_y, end - x, STYLE_DIM, buffer_slice(&text));
		buffer_free(&text);
	}
}

/* On the line below the legend. */
static void draw_missing(const struct ui *ui, const struct curves_page *p, struct frame *frame)
{
	size_t gaps = curve_gaps(ui->curves->curve, curves_first(ui));
	struct buffer text = {0};
	if (!gaps)
		return;
	buffer_format(&text,
	              gaps == 1 ? _("No mood is said in %zu stage (field Mood of touchpoints or stages)")
	                        : _("No mood is said in %zu stages (field Mood of touchpoints or stages)"),
	              gaps);
	frame_put(frame, p->inside.x, p->legend_y + 1, p->inside.width, STYLE_WARNING, buffer_slice(&text));
	buffer_free(&text);
}

void view_curve(const struct ui *ui, struct frame *frame, const struct curves_page *page)
{
	if (!page->rows)
		return;
	draw_levels(page, frame);
	draw_stages(ui, page, frame);
	draw_lines(ui, page, frame);
	for (size_t s = page->first; s < page->first + page->stages; s++)
		draw_points(ui, page, frame, s);
	draw_all_bars(ui, page, frame);
	draw_legend(ui, page, frame);
	draw_missing(ui, page, frame);
}

static void draw_details(const struct ui *ui, struct frame *frame, struct rect rect, const struct curves_page *p)
{
	size_t count, top = (size_t)ui->curves->top;
	struct curves_row *rows = curves_rows(ui, ui->curves->at, p->details.width, &count);
	for (int i = 0; i < p->details.height && top + (size_t)i < count; i++)
		frame_put(frame, p->details.x, p->details.y + i, p->details.width, rows[top + (size_t)i].style,
		          slice_of(rows[top + (size_t)i].text));
	panel_scrollbar(frame, (struct rect){rect.x + rect.width - 1, p->details.y, 1, p->details.height}, top, count);
	curves_rows_free(rows, count);
}

void view_curves(const struct ui *ui, struct frame *frame, struct rect rect)
{
	struct curves_page page;
	struct buffer title = {0}, note = {0};
	size_t stages = ui->curves->curve->stages;
	curves_lay(ui, panel_inside(rect), &page);
	if (page.stages < stages)
		buffer_format(&note, _("stages %zu–%zu of %zu"), page.first + 1, page.first + page.stages, stages);
	buffer_format(&title, "%s: ", ui->filter ? _("Emotion curve of what the filter shows") : _("Emotion curve"));
	buffer_add_slice(&title, item_name(journey_item(ui->journey, KIND_STAGE, ui->curves->at)));
	panel_box(frame, rect, title.bytes, note.length ? note.bytes : NULL);
	if (page.rows)
		frame_row(frame, rect.x + 1, page.legend_y + 1, rect.width - 2, STYLE_BORDER, 0x2500);
	view_curve(ui, frame, &page);
	draw_details(ui, frame, rect, &page);
	buffer_free(&title);
	buffer_free(&note);
}

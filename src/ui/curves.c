#include "ui/curves.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/field_choice.h"
#include "ui/colour.h"
#include "ui/layout.h"
#include "ui/panel.h"

#define WORDY 60      /* columns from which on the moods have their words */
#define AXIS_NARROW 8 /* columns at the left where they have not */
#define AXIS_LEAST 17 /* … and where they have: for the names of the bars */
#define COLUMN_MIN 8  /* of a stage */
#define COLUMN_MAX 26
#define LEVELS 5  /* of mood, and the fewest rows of the curve */
#define LOW 8     /* rows below which there is no curve */
#define ROOMY 14  /* rows from which on there are bars */
#define DETAILS 8 /* rows that the details keep while the curve grows */
#define AROUND 3  /* rows of the stages' names, the legend and the line below it */

/* ---- the lines ---- */

size_t curves_lines(const struct ui *ui)
{
	size_t lines = ui->curves->curve->lines;
	return lines < CURVES_LINES ? lines : CURVES_LINES;
}

bool curves_shows(const struct ui *ui, size_t line)
{
	return line < curves_lines(ui) && ui->curves->shown >> line & 1;
}

size_t curves_first(const struct ui *ui)
{
	size_t line = 0;
	while (line + 1 < curves_lines(ui) && !curves_shows(ui, line))
		line++;
	return line;
}

struct slice curves_name(const struct ui *ui, size_t line)
{
	if (line == CURVE_EVERYBODY)
		return slice_of(_("everybody"));
	return item_name(journey_item(ui->journey, KIND_PERSONA, line - 1));
}

enum style curves_style(size_t line)
{
	return line == CURVE_EVERYBODY ? STYLE_TITLE : STYLE_GROUP_1 + (enum style)((line - 1) % COLOUR_GROUPS);
}

void curves_contacts(const struct curve_point *p, char text[CURVES_NUMBER])
{
	if (p->contacts_known)
		snprintf(text, CURVES_NUMBER, p->contacts < 1000 ? "%.4g" : "%.0f", p->contacts);
	else
		snprintf(text, CURVES_NUMBER, "?");
}

size_t curves_percent(const struct curve_point *p)
{
	return p->automation_said ? (p->automated * 100 + p->automation_said / 2) / p->automation_said : 0;
}

/* ---- where things stand ---- */

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int axis_columns(void)
{
	int widest = 0;
	for (const struct choice *c = choice_mood; c->word; c++)
		widest = larger(widest, unicode_columns(slice_of(message_label(&c->label))));
	return larger(widest + 2, AXIS_LEAST);
}

static void lay_columns(const struct ui *ui, struct curves_page *p)
{
	size_t stages = ui->curves->curve->stages;
	p->words = p->inside.width >= WORDY;
	p->axis = p->words ? axis_columns() : smaller(AXIS_NARROW, p->inside.width / 3);
	int room = larger(1, p->inside.width - p->axis);
	size_t fit = (size_t)larger(1, room / COLUMN_MIN);
	p->stages = stages < fit ? stages : fit;
	p->column = smaller(COLUMN_MAX, p->stages ? room / (int)p->stages : room);
	p->first = panel_scroll(ui->curves->left, ui->curves->at, stages, (int)p->stages);
}

void curves_lay(const struct ui *ui, struct rect inside, struct curves_page *p)
{
	int height = larger(0, inside.height), bars = height >= ROOMY ? CURVES_BARS : 0;
	*p = (struct curves_page){.inside = inside, .details = inside, .bars_y = -1};
	lay_columns(ui, p);
	if (height <= LOW)
		return;
	int kept = larger(DETAILS, height / 3);
	p->rows = LEVELS;
	while (height - AROUND - bars - (p->rows + LEVELS - 1) >= kept)
		p->rows += LEVELS - 1;
	p->curve_y = inside.y + 1;
	int y = p->curve_y + p->rows;
	if (bars)
		p->bars_y = y;
	p->legend_y = y + bars;
	p->details.y = p->legend_y + 2;
	p->details.height = larger(0, inside.y + height - p->details.y);
}

static void lay_now(const struct ui *ui, struct curves_page *page)
{
	struct layout layout;
	layout_make(ui, &layout);
	curves_lay(ui, panel_inside(layout_panel(ui, &layout, PANEL_OVER)), page);
}

/* ---- opening and closing ---- */

void curves_free(struct ui *ui)
{
	if (!ui->curves)
		return;
	curve_free(ui->curves->curve);
	free(ui->curves);
	ui->curves = NULL;
}

static void make_curve(struct ui *ui)
{
	curve_free(ui->curves->curve);
	ui->curves->curve = curve_make(ui->journey);
	ui->curves->revision = journey_revision(ui->journey);
}

static void scroll_details(struct ui *ui)
{
	struct curves *c = ui->curves;
	struct curves_page page;
	size_t count;
	lay_now(ui, &page);
	c->left = page.first;
	struct curves_row *rows = curves_rows(ui, c->at, page.details.width, &count);
	curves_rows_free(rows, count);
	c->top = larger(0, smaller(c->top, (int)count - page.details.height));
}

void curves_settle(struct ui *ui)
{
	struct curves *c = ui->curves;
	if (!c)
		return;
	if (c->revision != journey_revision(ui->journey))
		make_curve(ui);
	size_t stages = c->curve->stages;
	if (!stages) {
		curves_free(ui);
		return;
	}
	c->at = c->at < stages ? c->at : stages - 1;
	if (!curves_shows(ui, curves_first(ui)))
		c->shown = 1u << CURVE_EVERYBODY;
	scroll_details(ui);
}

/* Everybody, and the personas for whom not all is the same. */
void curves_open(struct ui *ui, key k)
{
	(void)k;
	if (!journey_count(ui->journey, KIND_STAGE)) {
		ui_say(ui, _("there are no stages yet; {stages-edit} adds some"));
		return;
	}
	curves_free(ui);
	ui->curves = mem_new(sizeof *ui->curves);
	make_curve(ui);
	ui->curves->at = ui->cursor.stage;
	ui->curves->shown = 1u << CURVE_EVERYBODY;
	for (size_t line = 1; line < curves_lines(ui); line++)
		if (curve_differs(ui->curves->curve, line))
			ui->curves->shown |= 1u << line;
}

void curves_close(struct ui *ui, key k)
{
	(void)k;
	curves_free(ui);
}

/* ---- moving about ---- */

static void choose(struct ui *ui, size_t stage)
{
	if (stage < ui->curves->curve->stages && stage != ui->curves->at) {
		ui->curves->at = stage;
		ui->curves->top = 0;
	}
}

void curves_left(struct ui *ui, key k)
{
	(void)k;
	if (ui->curves->at)
		choose(ui, ui->curves->at - 1);
}

void curves_right(struct ui *ui, key k)
{
	(void)k;
	choose(ui, ui->curves->at + 1);
}

void curves_leftmost(struct ui *ui, key k)
{
	(void)k;
	choose(ui, 0);
}

void curves_rightmost(struct ui *ui, key k)
{
	(void)k;
	choose(ui, ui->curves->curve->stages - 1);
}

void curves_up(struct ui *ui, key k)
{
	(void)k;
	ui->curves->top--;
}

void curves_down(struct ui *ui, key k)
{
	(void)k;
	ui->curves->top++;
}

/* The last one that is shown stays. */
void curves_toggle(struct ui *ui, key k)
{
	size_t line = k >= '0' && k <= '9' ? k - '0' : CURVES_LINES;
	unsigned then = ui->curves->shown ^ 1u << line;
	if (line >= curves_lines(ui) || !then)
		ui->request = REQUEST_BELL;
	else
		ui->curves->shown = then;
}

void curves_go(struct ui *ui, key k)
{
	size_t stage = ui->curves->at;
	curves_close(ui, k);
	if (ui->cursor.inbox || ui->cursor.stage != stage)
		ui->cursor = (struct cursor){.stage = stage, .channel = ui->cursor.channel};
}

bool curves_press(struct ui *ui, struct rect where, int x, int y)
{
	struct curves_page p;
	curves_lay(ui, panel_inside(where), &p);
	int left = p.inside.x + p.axis;
	if (!p.rows || y < p.inside.y || y >= p.legend_y || x < left || x >= left + p.column * (int)p.stages)
		return false;
	size_t stage = p.first + (size_t)((x - left) / p.column);
	bool again = stage == ui->curves->at;
	if (again)
		curves_go(ui, KEY_ENTER_);
	else
		choose(ui, stage);
	return again;
}

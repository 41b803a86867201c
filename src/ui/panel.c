#include "ui/panel.h"

#include <limits.h>

#include "base/unicode.h"
#include "ui/agenda.h"
#include "ui/audit.h"
#include "ui/changes.h"
#include "ui/chooser.h"
#include "ui/curves.h"
#include "ui/figures.h"
#include "ui/form.h"
#include "ui/help.h"
#include "ui/layout.h"
#include "ui/lists.h"
#include "ui/offer.h"
#include "ui/paths.h"
#include "ui/reviewing.h"
#include "ui/settle.h"
#include "ui/steps.h"
#include "ui/timeline.h"
#include "ui/votes.h"
#include "ui/zoom.h"

#define ROWS_MAX (LONG_MAX / 4) /* more than any panel has */

/* clang-format off */
static bool has_chooser(const struct ui *ui) { return ui->chooser; }
static bool has_prompt(const struct ui *ui) { return ui->prompt; }
static bool has_help(const struct ui *ui) { return ui->help; }
static bool has_offer(const struct ui *ui) { return ui->offer; }
static bool has_zoom(const struct ui *ui) { return ui->zoom; }
static bool has_timeline(const struct ui *ui) { return ui->timeline; }
static bool has_form(const struct ui *ui) { return ui->form; }
static bool has_list(const struct ui *ui) { return ui->list; }
static bool has_settle(const struct ui *ui) { return ui->settle; }
static bool has_paths(const struct ui *ui) { return ui->paths; }
static bool has_audit(const struct ui *ui) { return ui->audit; }
static bool has_steps(const struct ui *ui) { return ui->steps; }
static bool has_votes(const struct ui *ui) { return ui->votes; }
static bool has_agenda(const struct ui *ui) { return ui->agenda; }
static bool has_changes(const struct ui *ui) { return ui->changes; }
static bool has_figures(const struct ui *ui) { return ui->figures; }
static bool has_questions(const struct ui *ui) { return ui->reviewing && ui->reviewing->list == REVIEWING_QUESTIONS; }
static bool has_due(const struct ui *ui) { return ui->reviewing && ui->reviewing->list == REVIEWING_DUE; }
static bool has_curves(const struct ui *ui) { return ui->curves; }

const struct panel panel_table[] = {
	{PLACE_CHOOSER, PANEL_OVER, 0, has_chooser, ui_close_chooser, NULL, chooser_page, chooser_choose},
	{PLACE_PROMPT, PANEL_LINE, 0, has_prompt, ui_close_prompt, NULL, NULL, NULL},
	{PLACE_HELP, PANEL_OVER, 0, has_help, help_free, NULL, NULL, NULL},
	{PLACE_RECOVERY, PANEL_OVER, 0, has_offer, offer_free, NULL, NULL, NULL},
	{PLACE_ZOOM, PANEL_OVER, 0, has_zoom, zoom_free, zoom_settle, NULL, NULL},
	{PLACE_HISTORY, PANEL_BESIDE, 50, has_timeline, timeline_free, timeline_settle, timeline_page, timeline_choose},
	{PLACE_FORM, PANEL_BESIDE, 40, has_form, form_free, form_settle, form_page, form_choose},
	{PLACE_LIST, PANEL_BESIDE, 40, has_list, lists_free, lists_settle, lists_page, lists_choose},
	{PLACE_SETTLE, PANEL_BESIDE, 40, has_settle, settle_free, settle_settle, settle_page, settle_choose},
	{PLACE_PATHS, PANEL_BESIDE, 45, has_paths, paths_free, paths_settle, paths_page, paths_choose},
	{PLACE_AUDIT, PANEL_BESIDE, 45, has_audit, audit_free, audit_settle, audit_page, audit_choose},
	{PLACE_STEPS, PANEL_BESIDE, 40, has_steps, steps_free, steps_settle, steps_page, steps_choose},
	{PLACE_VOTES, PANEL_BESIDE, 40, has_votes, votes_free, votes_settle, votes_page, votes_choose},
	{PLACE_TIMER, PANEL_BESIDE, 40, has_agenda, agenda_free, agenda_settle, agenda_page, agenda_choose},
	{PLACE_CHANGES, PANEL_BESIDE, 40, has_changes, changes_free, changes_settle, NULL, NULL},
	{PLACE_NUMBERS, PANEL_BESIDE, 50, has_figures, figures_free, figures_settle, figures_page, figures_choose},
	{PLACE_REVIEW, PANEL_BESIDE, 50, has_questions, reviewing_free, reviewing_settle, reviewing_page, reviewing_choose},
	{PLACE_DUE, PANEL_BESIDE, 50, has_due, reviewing_free, NULL, reviewing_page, reviewing_choose},
	{PLACE_CURVE, PANEL_OVER, 0, has_curves, curves_free, curves_settle, NULL, NULL},
};
/* clang-format on */
const size_t panel_count = sizeof panel_table / sizeof *panel_table;

const struct panel *panel_top(const struct ui *ui)
{
	for (size_t i = 0; i < panel_count; i++)
		if (panel_table[i].is_open(ui))
			return &panel_table[i];
	return NULL;
}

const struct panel *panel_open(const struct ui *ui, enum panel_kind kind)
{
	for (size_t i = 0; i < panel_count; i++)
		if (panel_table[i].kind == kind && panel_table[i].is_open(ui))
			return &panel_table[i];
	return NULL;
}

static void page_now(const struct ui *ui, const struct panel *panel, struct page *page)
{
	struct layout layout;
	layout_make(ui, &layout);
	panel->page(ui, layout_panel(ui, &layout, panel->kind), page);
}

void panel_page(const struct ui *ui, enum place place, struct page *page)
{
	for (size_t i = 0; i < panel_count; i++)
		if (panel_table[i].place == place)
			page_now(ui, &panel_table[i], page);
}

struct rect panel_inside(struct rect rect)
{
	int side = rect.width >= 30 ? 2 : 1;
	return (struct rect){rect.x + side, rect.y + 1, rect.width - 2 * side, rect.height - 2};
}

size_t panel_scroll(size_t top, size_t at, size_t count, int shown)
{
	size_t room = shown > 0 ? (size_t)shown : 1;
	size_t most = count > room ? count - room : 0;
	if (top > at)
		top = at;
	if (at >= room && top < at + 1 - room)
		top = at + 1 - room;
	return top < most ? top : most;
}

int panel_lines(struct slice text, int width)
{
	size_t at = 0;
	struct slice line;
	int lines = 0;
	while (unicode_wrap(text, &at, width, &line))
		lines++;
	return lines;
}

/* ---- commands ---- */

/* Moves by so many rows and pages in the topmost panel. */
static void move(struct ui *ui, long rows, long pages)
{
	const struct panel *panel = panel_top(ui);
	struct page page;
	page_now(ui, panel, &page);
	long at = (long)page.at + rows + pages * page.rows.height, last = (long)page.count - 1;
	if (page.count)
		panel->choose(ui, at < 0 ? 0 : (size_t)(at < last ? at : last));
}

void panel_up(struct ui *ui, key k)
{
	(void)k;
	move(ui, -1, 0);
}

void panel_down(struct ui *ui, key k)
{
	(void)k;
	move(ui, 1, 0);
}

void panel_page_up(struct ui *ui, key k)
{
	(void)k;
	move(ui, 0, -1);
}

void panel_page_down(struct ui *ui, key k)
{
	(void)k;
	move(ui, 0, 1);
}

void panel_first(struct ui *ui, key k)
{
	(void)k;
	move(ui, -ROWS_MAX, 0);
}

void panel_last(struct ui *ui, key k)
{
	(void)k;
	move(ui, ROWS_MAX, 0);
}

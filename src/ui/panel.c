#include "ui/panel.h"

#include "base/unicode.h"
#include "ui/chooser.h"
#include "ui/form.h"
#include "ui/help.h"
#include "ui/lists.h"
#include "ui/offer.h"
#include "ui/paths.h"
#include "ui/settle.h"
#include "ui/steps.h"
#include "ui/timeline.h"
#include "ui/zoom.h"
#include "ui/agenda.h"
#include "ui/votes.h"

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
static bool has_steps(const struct ui *ui) { return ui->steps; }
static bool has_votes(const struct ui *ui) { return ui->votes; }
static bool has_agenda(const struct ui *ui) { return ui->agenda; }

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
	{PLACE_STEPS, PANEL_BESIDE, 40, has_steps, steps_free, steps_settle, steps_page, steps_choose},
	{PLACE_VOTES, PANEL_BESIDE, 40, has_votes, votes_free, votes_settle, NULL, NULL},
	{PLACE_TIMER, PANEL_BESIDE, 40, has_agenda, agenda_free, agenda_settle, NULL, NULL},
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

struct rect panel_inside(struct rect rect)
{
	int side = rect.width >= 30 ? 2 : 1;
	return (struct rect){rect.x + side, rect.y + 1, rect.width - 2 * side, rect.height - 2};
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

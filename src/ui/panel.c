#include "ui/panel.h"

#include "ui/form.h"
#include "ui/help.h"
#include "ui/lists.h"
#include "ui/offer.h"
#include "ui/settle.h"
#include "ui/timeline.h"
#include "ui/agenda.h"
#include "ui/votes.h"

/* clang-format off */
static bool has_chooser(const struct ui *ui) { return ui->chooser; }
static bool has_prompt(const struct ui *ui) { return ui->prompt; }
static bool has_help(const struct ui *ui) { return ui->help; }
static bool has_offer(const struct ui *ui) { return ui->offer; }
static bool has_timeline(const struct ui *ui) { return ui->timeline; }
static bool has_form(const struct ui *ui) { return ui->form; }
static bool has_list(const struct ui *ui) { return ui->list; }
static bool has_settle(const struct ui *ui) { return ui->settle; }
static bool has_votes(const struct ui *ui) { return ui->votes; }
static bool has_agenda(const struct ui *ui) { return ui->agenda; }

const struct panel panel_table[] = {
	{PLACE_CHOOSER, PANEL_OVER, 0, has_chooser, ui_close_chooser, NULL},
	{PLACE_PROMPT, PANEL_LINE, 0, has_prompt, ui_close_prompt, NULL},
	{PLACE_HELP, PANEL_OVER, 0, has_help, help_free, NULL},
	{PLACE_RECOVERY, PANEL_OVER, 0, has_offer, offer_free, NULL},
	{PLACE_HISTORY, PANEL_BESIDE, 50, has_timeline, timeline_free, timeline_settle},
	{PLACE_FORM, PANEL_BESIDE, 40, has_form, form_free, form_settle},
	{PLACE_LIST, PANEL_BESIDE, 40, has_list, lists_free, lists_settle},
	{PLACE_SETTLE, PANEL_BESIDE, 40, has_settle, settle_free, settle_settle},
	{PLACE_VOTES, PANEL_BESIDE, 40, has_votes, votes_free, votes_settle},
	{PLACE_TIMER, PANEL_BESIDE, 40, has_agenda, agenda_free, agenda_settle},
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

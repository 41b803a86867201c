/* Searching as it is typed. */
#include "journey/search.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/grid.h"

static void set_search(struct ui *ui, const char *text)
{
	struct buffer folded = {0};
	unicode_fold(&folded, slice_of(text));
	free(ui->search);
	ui->search = folded.length ? buffer_take(&folded) : NULL;
	buffer_free(&folded);
}

static bool look(struct ui *ui, const struct item *from, bool including, bool forward)
{
	struct item *found = search_find(ui->journey, slice_of(ui->search), from, including, forward);
	if (found)
		ui_go_to(ui, found);
	else
		ui_complain(ui, _("nothing in this map says that"));
	return found != NULL;
}

/* Each key looks on from what was found before it, because what says more was
 * said there or later; a Backspace looks again from where the search began. */
static void typed(struct ui *ui, const char *text)
{
	char *before = ui->search;
	ui->search = NULL;
	set_search(ui, text);
	bool longer = before && ui->search && strncmp(before, ui->search, strlen(before)) == 0;
	if (!longer)
		ui->cursor = ui->came_from;
	free(before);
	if (ui->search && !look(ui, ui_current(ui), true, true))
		ui->cursor = ui->came_from;
}

static void found(struct ui *ui, const char *text)
{
	typed(ui, text);
}

static void given_up(struct ui *ui, const char *text)
{
	(void)text;
	set_search(ui, "");
	ui->cursor = ui->came_from;
}

void grid_search(struct ui *ui, key k)
{
	(void)k;
	ui->came_from = ui->cursor;
	struct prompt *p = ui_prompt(ui, _("Search"), "", found);
	p->typed = typed;
	p->cancel = given_up;
}

static void again(struct ui *ui, bool forward)
{
	if (!ui->search)
		ui_say(ui, _("nothing was searched yet; / searches"));
	else
		look(ui, ui_current(ui), false, forward);
}

void grid_search_next(struct ui *ui, key k)
{
	(void)k;
	again(ui, true);
}

void grid_search_previous(struct ui *ui, key k)
{
	(void)k;
	again(ui, false);
}

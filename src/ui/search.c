#include "ui/search.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/filter.h"
#include "journey/search.h"

void search_free(struct ui *ui)
{
	if (ui->seeker)
		document_set_search(ui->document, NULL, false);
	filter_free(ui->seeker);
	free(ui->search);
	ui->seeker = NULL;
	ui->search = NULL;
	ui->sought = NULL;
}

void search_set(struct ui *ui, const char *text)
{
	struct buffer folded = {0};
	unicode_fold(&folded, slice_of(text));
	ui->looks++;
	if (!folded.length) {
		search_free(ui);
		return;
	}
	/* what says more is said by nothing else than what said less */
	bool longer = ui->search && strncmp(ui->search, folded.bytes, strlen(ui->search)) == 0;
	struct filter *seeker = filter_of_text(slice_of(text));
	struct sieve sieve = filter_sieve(seeker);
	document_set_search(ui->document, &sieve, longer);
	filter_free(ui->seeker);
	free(ui->search);
	ui->seeker = seeker;
	ui->search = buffer_take(&folded);
}

void search_add_count(const struct ui *ui, struct buffer *out)
{
	if (!ui->search)
		return;
	bool known = ui->sought && ui->sought == ui_current(ui) && ui->sought_at == journey_revision(ui->journey);
	if (known)
		buffer_format(out, _("%zu of %zu found"), ui->sought_nth, journey_found(ui->journey));
	else
		buffer_format(out, _("%zu found"), journey_found(ui->journey));
}

static bool look(struct ui *ui, bool including, bool forward)
{
	size_t nth;
	struct item *found = search_find(ui->journey, ui_current(ui), including, forward, &nth);
	if (found) {
		ui_go_to(ui, found);
		ui->sought = found;
		ui->sought_nth = nth;
		ui->sought_at = journey_revision(ui->journey);
	} else if (ui->filter) {
		ui_complain(ui, _("nothing that the filter shows says that; Esc shows all"));
	} else {
		ui_complain(ui, _("nothing in this map says that"));
	}
	return found;
}

static void show_count(struct ui *ui)
{
	struct buffer title = {0};
	if (!ui->prompt)
		return;
	buffer_add_text(&title, _("Search"));
	if (ui->search) {
		buffer_add_text(&title, " (");
		search_add_count(ui, &title);
		buffer_add_text(&title, ")");
	}
	prompt_retitle(ui->prompt, buffer_slice(&title).bytes);
	buffer_free(&title);
}

/* Each key looks on from what was found before it, because what says more was
 * said there or later; a Backspace looks again from where the search began. */
static void typed(struct ui *ui, const char *text)
{
	char *before = ui->search ? mem_copy_text(ui->search) : NULL;
	search_set(ui, text);
	bool longer = before && ui->search && strncmp(before, ui->search, strlen(before)) == 0;
	if (!longer)
		ui->cursor = ui->came_from;
	free(before);
	if (ui->search && !look(ui, true, true))
		ui->cursor = ui->came_from;
	show_count(ui);
}

static void given_up(struct ui *ui, const char *text)
{
	(void)text;
	search_set(ui, "");
	ui->cursor = ui->came_from;
}

void search_open(struct ui *ui, key k)
{
	(void)k;
	ui->came_from = ui->cursor;
	struct prompt *p = ui_prompt(ui, _("Search"), "", typed);
	p->typed = typed;
	p->cancel = given_up;
}

static void again(struct ui *ui, bool forward)
{
	if (!ui->search)
		ui_say(ui, _("nothing was searched yet; / searches"));
	else
		look(ui, false, forward);
}

void search_next(struct ui *ui, key k)
{
	(void)k;
	again(ui, true);
}

void search_previous(struct ui *ui, key k)
{
	(void)k;
	again(ui, false);
}

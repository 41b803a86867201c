#include "ui/timeline.h"

#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"

#define TIME_COLUMNS 5  /* 14:02 */
#define DATE_COLUMNS 10 /* 2026-11-20 */

/* ---- opening and closing ---- */

void timeline_open(struct ui *ui, key k)
{
	(void)k;
	timeline_free(ui);
	ui->timeline = mem_new(sizeof *ui->timeline);
	ui->timeline->at = document_step_done(ui->document);
	timeline_settle(ui);
}

void timeline_free(struct ui *ui)
{
	if (ui->timeline)
		free(ui->timeline->search);
	free(ui->timeline);
	ui->timeline = NULL;
}

void timeline_close(struct ui *ui, key k)
{
	(void)k;
	timeline_free(ui);
}

/* ---- rows ---- */

static unsigned notes_of(const struct ui *ui, size_t state)
{
	size_t done = document_step_done(ui->document), saved = document_step_saved(ui->document);
	unsigned notes = 0;
	if (state == done)
		notes |= TIMELINE_NOW;
	if (state == saved)
		notes |= TIMELINE_FILE;
	if (state > done)
		notes |= TIMELINE_UNDONE;
	else if (state > saved || (saved == SIZE_MAX && state))
		notes |= TIMELINE_UNSAVED;
	return notes;
}

void timeline_row_make(const struct ui *ui, size_t state, struct timeline_row *row)
{
	struct step_info info = {.label = _("the beginning")};
	if (state)
		document_step_info(ui->document, state - 1, &info);
	*row = (struct timeline_row){.label = info.label, .time = info.time, .notes = notes_of(ui, state)};
	if (info.outside)
		row->notes |= TIMELINE_OUTSIDE;
	if (info.earlier)
		row->notes |= TIMELINE_EARLIER;
}

void timeline_add_notes(unsigned notes, struct buffer *out)
{
	static const struct {
		enum timeline_note note;
		const char *word;
	} words[] = {{TIMELINE_NOW, N_("now")},         {TIMELINE_FILE, N_("in the file")},
	             {TIMELINE_UNDONE, N_("undone")},   {TIMELINE_UNSAVED, N_("not saved")},
	             {TIMELINE_OUTSIDE, N_("outside")}, {TIMELINE_EARLIER, N_("past session")}};
	bool first = true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!(notes & words[i].note))
			continue;
		buffer_add_text(out, first ? "" : ", ");
		buffer_add_text(out, _(words[i].word));
		first = false;
	}
}

static bool is_today(const struct tm *day)
{
	struct tm today;
	time_t now = time(NULL);
	localtime_r(&now, &today);
	return day->tm_year == today.tm_year && day->tm_yday == today.tm_yday;
}

void timeline_add_time(time_t moment, struct buffer *out)
{
	char text[DATE_COLUMNS * 2] = "";
	struct tm then;
	if (moment && localtime_r(&moment, &then))
		strftime(text, sizeof text, is_today(&then) ? "%H:%M" : "%Y-%m-%d", &then);
	buffer_add_text(out, text);
}

int timeline_time_columns(const struct ui *ui)
{
	struct step_info info = {0};
	struct tm then;
	if (document_step_count(ui->document))
		document_step_info(ui->document, 0, &info);
	return info.time && localtime_r(&info.time, &then) && !is_today(&then) ? DATE_COLUMNS : TIME_COLUMNS;
}

/* ---- moving about ---- */

static size_t last_state(const struct ui *ui)
{
	return document_step_count(ui->document);
}

void timeline_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct rect inside = panel_inside(where);
	inside.height = inside.height > 1 ? inside.height : 1;
	page->rows = inside;
	page->at = last_state(ui) - ui->timeline->at;
	page->count = last_state(ui) + 1;
	page->top = panel_scroll(ui->timeline->top, page->at, page->count, inside.height);
}

void timeline_settle(struct ui *ui)
{
	struct timeline *t = ui->timeline;
	struct page page;
	if (!t)
		return;
	if (t->at > last_state(ui))
		t->at = last_state(ui);
	panel_page(ui, PLACE_HISTORY, &page);
	t->top = page.top;
}

void timeline_choose(struct ui *ui, size_t row)
{
	ui->timeline->at = last_state(ui) - row;
	timeline_settle(ui);
}

/* ---- going to a state ---- */

bool timeline_go_to(struct ui *ui, size_t state)
{
	struct error err = {0};
	const struct item *current = ui_current(ui);
	bool there = document_go_to(ui->document, state, &err);
	ui_count_marks(ui);
	ui_go_to(ui, current);
	if (ui->timeline)
		ui->timeline->at = document_step_done(ui->document);
	ui_settle(ui);
	if (!there)
		ui_complain(ui, "%s", err.message);
	return there;
}

void timeline_go(struct ui *ui, key k)
{
	(void)k;
	struct timeline_row row;
	size_t state = ui->timeline->at;
	if (!timeline_go_to(ui, state))
		return;
	timeline_row_make(ui, state, &row);
	ui_say(ui, _("now as it was after: %s"), row.label);
}

/* ---- searching ---- */

static bool says(const struct ui *ui, size_t state)
{
	struct timeline_row row;
	timeline_row_make(ui, state, &row);
	return unicode_find_folded(slice_of(row.label), slice_of(ui->timeline->search)) != SIZE_MAX;
}

/* Looks on among the older (newer) states, all around once. */
static void look(struct ui *ui, bool older, bool including)
{
	size_t count = last_state(ui) + 1, at = ui->timeline->at;
	for (size_t i = 0; i < count; i++) {
		if ((i || including) && says(ui, at)) {
			ui->timeline->at = at;
			return;
		}
		at = (at + (older ? count - 1 : 1)) % count;
	}
	ui_complain(ui, _("no step is called so"));
}

static void typed(struct ui *ui, const char *text)
{
	struct buffer folded = {0};
	unicode_fold(&folded, slice_of(text));
	free(ui->timeline->search);
	ui->timeline->search = folded.length ? buffer_take(&folded) : NULL;
	buffer_free(&folded);
	if (ui->timeline->search)
		look(ui, true, true);
}

void timeline_search(struct ui *ui, key k)
{
	(void)k;
	ui_prompt(ui, _("Search"), "", typed)->typed = typed;
}

static void look_again(struct ui *ui, bool older)
{
	if (ui->timeline->search)
		look(ui, older, false);
	else
		ui_say(ui, _("nothing was searched yet; / searches"));
}

void timeline_search_next(struct ui *ui, key k)
{
	(void)k;
	look_again(ui, true);
}

void timeline_search_previous(struct ui *ui, key k)
{
	(void)k;
	look_again(ui, false);
}

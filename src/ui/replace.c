#include "ui/replace.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/replace.h"

#define NAME_COLUMNS 30
#define TEXT_COLUMNS 50 /* of a text before and after */
#define LEAD 20         /* bytes that are shown before the first difference */
#define FIELDS_NAMED 4

struct replacing {
	char *find, *by;
	struct passages passages;
	size_t at;         /* the passage that is asked about */
	uint64_t revision; /* of the map the passages were found in */
};

void replace_free(struct ui *ui)
{
	struct replacing *r = ui->replacing;
	if (!r)
		return;
	passages_free(&r->passages);
	free(r->find);
	free(r->by);
	free(r);
	ui->replacing = NULL;
}

/* harmless and short; free() */
static char *shown(struct slice text, int columns)
{
	struct buffer safe = {0};
	unicode_sanitise(&safe, text, columns);
	if (unicode_columns(text) > columns)
		buffer_add_text(&safe, "…");
	return buffer_take(&safe);
}

/* ---- doing it ---- */

/* Replaces in the passages that are chosen, and is done. */
static void replace_chosen(struct ui *ui)
{
	struct replacing *r = ui->replacing;
	struct error err = {0};
	size_t times, things;
	struct plan *plan = plan_new();
	passages_count(&r->passages, &times, &things);
	char *find = shown(slice_of(r->find), NAME_COLUMNS), *by = shown(slice_of(r->by), NAME_COLUMNS);
	if (!times || r->revision != journey_revision(ui->journey)) {
		plan_free(plan);
		ui_say(ui,
		       times ? _("the map has changed meanwhile; nothing was replaced") : _("nothing was replaced"));
	} else if (!passages_plan(&r->passages, plan, ui->journey, &err)) {
		plan_free(plan);
		ui_complain(ui, "%s", err.message);
	} else if (ui_do(ui, plan, _("replace “%s” by “%s”: %zu"), find, by, times)) {
		ui_say(ui, _("“%s” is replaced by “%s”; places: %zu, things: %zu; {undo} takes it back"), find, by,
		       times, things);
	}
	free(find);
	free(by);
	replace_free(ui);
}

/* ---- passage by passage ---- */

static void ask_next(struct ui *ui);

static void place_answered(struct ui *ui, const struct row *rows, size_t count)
{
	struct replacing *r = ui->replacing;
	char answer = count ? rows->hotkey : 'q';
	if (answer == 'y' || answer == 'n') {
		r->passages.list[r->at++].chosen = answer == 'y';
		ask_next(ui);
		return;
	}
	for (; r->at < r->passages.count; r->at++)
		r->passages.list[r->at].chosen = answer == 'a';
	replace_chosen(ui);
}

/* Where two texts begin to differ, at a grapheme, with a little before it. */
static size_t start_of_difference(const char *a, const char *b)
{
	size_t at = 0;
	while (a[at] && a[at] == b[at])
		at++;
	return at > LEAD ? unicode_grapheme_start(slice_of(a), at - LEAD) : 0;
}

static char *excerpt(const char *text, size_t from)
{
	char *cut = shown(slice_of(text + from), TEXT_COLUMNS);
	char *whole = mem_format("%s%s", from ? "…" : "", cut);
	free(cut);
	return whole;
}

static struct slice name_of(const struct ui *ui, const struct passage *passage)
{
	return passage->item ? item_name(passage->item) : journey_text(ui->journey, "title");
}

/* "キックオフ · Name: before → after (3/12)" */
static char *question_of(const struct ui *ui, const struct passage *passage)
{
	const struct replacing *r = ui->replacing;
	size_t from = start_of_difference(passage->before, passage->after);
	char *name = shown(name_of(ui, passage), NAME_COLUMNS);
	char *before = excerpt(passage->before, from), *after = excerpt(passage->after, from);
	char *question = mem_format("%s · %s: %s → %s (%zu/%zu)", name, message_label(&passage->field->label), before,
	                            after, r->at + 1, r->passages.count);
	free(name);
	free(before);
	free(after);
	return question;
}

static void ask_next(struct ui *ui)
{
	struct replacing *r = ui->replacing;
	if (r->at >= r->passages.count) {
		replace_chosen(ui);
		return;
	}
	const struct passage *passage = &r->passages.list[r->at];
	char *question = question_of(ui, passage);
	ui_go_to(ui, passage->item);
	struct chooser *c = ui_ask(ui, question, place_answered);
	chooser_add(c, _("replace it here"), NULL, "y", 'y');
	chooser_add(c, _("leave it"), NULL, "n", 'n');
	chooser_add(c, _("replace this and all the rest"), NULL, "a", 'a');
	chooser_add(c, _("leave this and all the rest"), NULL, "q", 'q');
	free(question);
}

/* ---- all, some, or one by one ---- */

static void way_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	struct replacing *r = ui->replacing;
	if (!count) {
		replace_free(ui);
		return;
	}
	for (size_t i = 0; rows->hotkey == 'm' && i < r->passages.count; i++)
		r->passages.list[i].chosen = r->passages.list[i].item && r->passages.list[i].item->marked;
	if (rows->hotkey == 'o')
		ask_next(ui);
	else
		replace_chosen(ui);
}

/* Adds "Name 5, Notes 4, …": in which fields how often. */
static void add_fields(const struct passages *passages, struct buffer *out)
{
	const char *labels[FIELDS_NAMED] = {0};
	size_t times[FIELDS_NAMED] = {0}, others = 0;
	for (size_t i = 0; i < passages->count; i++) {
		const char *label = message_label(&passages->list[i].field->label);
		size_t at = 0;
		while (at < FIELDS_NAMED && labels[at] && strcmp(labels[at], label) != 0)
			at++;
		if (at == FIELDS_NAMED) {
			others += passages->list[i].times;
			continue;
		}
		labels[at] = label;
		times[at] += passages->list[i].times;
	}
	for (size_t i = 0; i < FIELDS_NAMED && labels[i]; i++)
		buffer_format(out, "%s%s %zu", i ? _(", ") : "", labels[i], times[i]);
	if (others)
		buffer_format(out, _(", others %zu"), others);
}

static void ask_way(struct ui *ui)
{
	const struct replacing *r = ui->replacing;
	size_t times, things;
	struct buffer fields = {0};
	passages_count(&r->passages, &times, &things);
	add_fields(&r->passages, &fields);
	char *find = shown(slice_of(r->find), NAME_COLUMNS), *by = shown(slice_of(r->by), NAME_COLUMNS);
	char *question = mem_format(_("“%s” → “%s”: places: %zu, things: %zu (%s)"), find, by, times, things,
	                            buffer_slice(&fields).bytes);
	struct chooser *c = ui_ask(ui, question, way_chosen);
	chooser_add(c, _("replace all"), NULL, "all", 'a');
	chooser_add(c, _("one by one"), NULL, "one", 'o');
	if (ui->marked)
		chooser_add(c, _("only in the marked touchpoints"), NULL, "marked", 'm');
	buffer_free(&fields);
	free(question);
	free(find);
	free(by);
}

/* ---- what and by what ---- */

static void by_typed(struct ui *ui, const char *text)
{
	struct replacing *r = ui->replacing;
	r->by = mem_copy_text(text);
	r->revision = journey_revision(ui->journey);
	passages_find(&r->passages, ui->journey, slice_of(r->find), slice_of(text));
	if (r->passages.count) {
		ask_way(ui);
		return;
	}
	ui_say(ui, _("“%s” stands nowhere, or it says “%s” already"), r->find, text);
	replace_free(ui);
}

static void given_up(struct ui *ui, const char *text)
{
	(void)text;
	replace_free(ui);
}

static void find_typed(struct ui *ui, const char *text)
{
	if (!*text)
		return;
	replace_free(ui);
	ui->replacing = mem_new(sizeof *ui->replacing);
	ui->replacing->find = mem_copy_text(text);
	char *find = shown(slice_of(text), NAME_COLUMNS), *title = mem_format(_("Replace “%s” by"), find);
	ui_prompt(ui, title, "", by_typed)->cancel = given_up;
	free(title);
	free(find);
}

void replace_start(struct ui *ui, key k)
{
	(void)k;
	ui_prompt(ui, _("Find and replace"), "", find_typed);
}

/* Links from touchpoint to touchpoint (M5): making them, and following them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/path.h"
#include "ui/grid.h"

struct path_graph *link_graph(struct ui *ui)
{
	if (ui->links && ui->links_revision == journey_revision(ui->journey))
		return ui->links;
	path_graph_free(ui->links);
	ui->links = path_graph_make(ui->journey);
	ui->links_revision = journey_revision(ui->journey);
	return ui->links;
}

/* ---- linking ---- */

void grid_link(struct ui *ui, key k)
{
	(void)k;
	struct item *item = ui_current(ui);
	if (!item && !ui->marked)
		return;
	if (!ui->marked) {
		item->marked = true;
		ui->marked = 1;
		ui->link_alone = true;
	}
	ui->linking = true;
}

static void stop(struct ui *ui)
{
	ui->linking = false;
	if (ui->link_alone)
		ui_unmark(ui);
	ui->link_alone = false;
}

/* Is this text of the field a reference to the touchpoint? */
static bool means(const struct ui *ui, struct slice word, const struct item *to)
{
	return journey_find(ui->journey, KIND_TOUCHPOINT, word) == to;
}

static bool leads_to(const struct ui *ui, struct item *from, const struct item *to)
{
	uint32_t at = 0;
	for (struct slice word; record_each(item_record(from), "next", &at, &word);)
		if (means(ui, word, to))
			return true;
	return false;
}

/* Plans that the touchpoint leads on to the other one as well, or no longer. */
static void plan_link(struct plan *plan, const struct ui *ui, struct item *from, struct item *to, bool on)
{
	const struct record *record = item_record(from);
	struct slice *words = mem_new_array(record->count + 1, sizeof *words), word;
	size_t count = 0;
	uint32_t at = 0;
	while (record_each(record, "next", &at, &word))
		if (!means(ui, word, to))
			words[count++] = word;
	if (on)
		words[count++] = record_id(item_record(to));
	plan_set(plan, ui->journey, from, "next", plan_texts(words, count));
	free(words);
}

/* Links those that do not lead there yet; when all do, none does any longer. */
static void turn_links(struct ui *ui, struct item **from, size_t count, struct item *to)
{
	bool on = false;
	for (size_t i = 0; i < count; i++)
		on |= from[i] != to && !leads_to(ui, from[i], to);
	struct plan *plan = plan_new();
	for (size_t i = 0; i < count; i++)
		if (from[i] != to && leads_to(ui, from[i], to) != on)
			plan_link(plan, ui, from[i], to, on);
	char *first = ui_shown_name(from[0]), *name = ui_shown_name(to);
	if (count > 1)
		ui_do(ui, plan,
		      on ? _("“%s” and %zu more lead to “%s”") : _("“%s” and %zu more no longer lead to “%s”"), first,
		      count - 1, name);
	else
		ui_do(ui, plan, on ? _("“%s” leads to “%s”") : _("“%s” no longer leads to “%s”"), first, name);
	free(first);
	free(name);
}

void link_take(struct ui *ui, key k)
{
	(void)k;
	struct item *to = ui_current(ui);
	size_t count;
	struct item **from = ui_subjects(ui, &count);
	if (!to)
		ui_complain(ui, _("there is no touchpoint here that it could lead to"));
	else if (count == 1 && from[0] == to)
		ui_complain(ui, _("this is where the link begins; go to the touchpoint that comes next"));
	else if (!means(ui, record_id(item_record(to)), to))
		ui_complain(ui, _("another touchpoint is called so too; give this one an id in its form first"));
	else {
		turn_links(ui, from, count, to);
		stop(ui);
	}
	free(from);
}

void link_give_up(struct ui *ui, key k)
{
	(void)k;
	size_t count;
	struct item **from = ui_subjects(ui, &count);
	if (count)
		ui_go_to(ui, from[0]);
	stop(ui);
	free(from);
}

/* ---- following ---- */

static void chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		ui_go_to(ui, journey_item(ui->journey, KIND_TOUCHPOINT, strtoul(rows->word, NULL, 10)));
}

static void follow(struct ui *ui, bool on)
{
	struct item *item = ui_current(ui);
	struct path_graph *g = item ? link_graph(ui) : NULL;
	if (!g)
		return;
	size_t node = journey_index(ui->journey, item), known = 0;
	const uint32_t *start = on ? g->on_start : g->back_start, *links = on ? g->on : g->back;
	struct chooser *c = ui_chooser(ui, on ? _("Where to go on") : _("What leads here"), chosen);
	uint32_t to = PATH_NONE;
	for (uint32_t i = start[node]; i < start[node + 1]; i++) {
		char index[24];
		if (links[i] == PATH_NONE)
			continue;
		to = links[i];
		known++;
		char *name = ui_shown_name(g->items[to]);
		snprintf(index, sizeof index, "%u", to);
		chooser_add(c, name, NULL, index, 0);
		free(name);
	}
	if (known > 1)
		return;
	ui_close_chooser(ui);
	if (known)
		ui_go_to(ui, g->items[to]);
	else
		ui_say(ui, on ? _("nothing comes next here; > says what does") : _("nothing leads here"));
}

void grid_follow(struct ui *ui, key k)
{
	(void)k;
	follow(ui, true);
}

void grid_follow_back(struct ui *ui, key k)
{
	(void)k;
	follow(ui, false);
}

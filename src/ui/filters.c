#include "ui/filters.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/filter.h"
#include "journey/input.h"
#include "ui/compare.h"

#define SAVE "+"    /* the words of rows that are no named filter */
#define TAKE_OFF "" /* … as are these; the others are numbers */

/* ---- on and off ---- */

static void begin(void *context, const struct journey *journey)
{
	const struct ui *ui = context;
	struct sieve sieve;
	if (!ui->filter)
		return;
	sieve = filter_sieve(ui->filter);
	sieve.begin(sieve.context, journey);
}

static bool passes(void *context, struct item *item)
{
	const struct ui *ui = context;
	struct sieve sieve;
	if (!ui->filter || !compare_passes(ui, item))
		return compare_passes(ui, item);
	sieve = filter_sieve(ui->filter);
	return sieve.passes(sieve.context, item);
}

void filters_renew(struct ui *ui)
{
	const struct item *current = ui_current(ui);
	struct sieve sieve = {begin, passes, ui};
	bool all = !ui->filter && !(ui->look && ui->look->different);
	document_set_filter(ui->document, all ? NULL : &sieve);
	ui->looks++;
	ui_count_marks(ui);
	ui_go_to(ui, current);
}

/* takes over filter and text; NULL: none */
static void put_on(struct ui *ui, struct filter *filter, char *text)
{
	filter_free(ui->filter);
	free(ui->filter_text);
	ui->filter = filter;
	ui->filter_text = text;
	filters_renew(ui);
}

bool filters_set(struct ui *ui, const char *text, struct error *err)
{
	struct slice trimmed = input_trimmed(slice_of(text));
	if (ui->filter_text ? slice_is(trimmed, ui->filter_text) : !trimmed.length)
		return true;
	struct filter *filter = filter_read(trimmed, err);
	if (!filter)
		return false;
	if (filter_is_empty(filter)) {
		filter_free(filter);
		put_on(ui, NULL, NULL);
	} else {
		put_on(ui, filter, mem_copy(trimmed.bytes, trimmed.length));
	}
	return true;
}

static void remember(struct ui *ui)
{
	if (!ui->filter_text)
		return;
	free(ui->filter_last);
	ui->filter_last = mem_copy_text(ui->filter_text);
}

void filters_take_off(struct ui *ui)
{
	remember(ui);
	put_on(ui, NULL, NULL);
	ui_say(ui, _("all touchpoints are shown"));
}

void filters_free(struct ui *ui)
{
	if (ui->filter || ui->look)
		document_set_filter(ui->document, NULL);
	filter_free(ui->filter);
	free(ui->filter_text);
	free(ui->filter_last);
	free(ui->filter_kept);
}

/* To what is shown, where the cursor would stand on nothing. */
static void go_to_shown(struct ui *ui)
{
	if (ui_current(ui))
		return;
	struct sequence_walk walk = journey_walk(ui->journey, KIND_TOUCHPOINT);
	struct item *item;
	while ((item = journey_walk_on(&walk)) && item->hidden)
		;
	ui_go_to(ui, item);
}

static void say_shown(struct ui *ui)
{
	size_t all = journey_count(ui->journey, KIND_TOUCHPOINT), shown = all - journey_hidden(ui->journey);
	if (!ui->filter)
		ui_say(ui, _("all touchpoints are shown"));
	else if (shown)
		ui_say(ui, _("shown: %zu of %zu; Esc shows all, {mark-all} marks them"), shown, all);
	else
		ui_say(ui, _("no touchpoint passes the filter; Esc shows all"));
}

bool filters_show(struct ui *ui, const char *text, struct error *err)
{
	if (!filters_set(ui, text, err))
		return false;
	remember(ui);
	go_to_shown(ui);
	say_shown(ui);
	return true;
}

/* ---- typing one ---- */

static void show_count(struct ui *ui)
{
	size_t all = journey_count(ui->journey, KIND_TOUCHPOINT);
	char *title = ui->filter ? mem_format(_("Filter (%zu of %zu)"), all - journey_hidden(ui->journey), all)
	                         : mem_copy_text(_("Filter"));
	prompt_retitle(ui->prompt, title);
	free(title);
}

/* The grid follows as far as it is clear what is meant. */
static void follow(struct ui *ui, const char *text)
{
	size_t start;
	char *clear = mem_copy_text(text);
	if (filters_is_undecided(text, &start))
		clear[start] = '\0';
	filters_set(ui, clear, NULL);
	free(clear);
	show_count(ui);
}

static void typed(struct ui *ui, const char *text)
{
	follow(ui, text);
	filters_offer(ui, text);
}

/* Behind a field that was the only one meant its values are offered at once. */
static void taken(struct ui *ui, const char *text)
{
	follow(ui, text);
	if (ui->prompt->offer_count > 1)
		return;
	prompt_forget_offers(ui->prompt);
	filters_offer(ui, text);
}

static void open_prompt(struct ui *ui, const char *text);

static void entered(struct ui *ui, const char *text)
{
	struct error err = {0};
	if (filters_show(ui, text, &err))
		return;
	open_prompt(ui, text);
	ui_complain(ui, _("column %ld: %s"), err.column, err.message);
}

static void given_up(struct ui *ui, const char *text)
{
	(void)text;
	filters_set(ui, ui->filter_kept, NULL);
	ui->cursor = ui->came_from;
}

static void open_prompt(struct ui *ui, const char *text)
{
	struct prompt *p = ui_prompt(ui, _("Filter"), text, entered);
	p->typed = typed;
	p->taken = taken;
	p->cancel = given_up;
	show_count(ui);
	filters_offer(ui, text);
}

void filters_type(struct ui *ui, key k)
{
	(void)k;
	ui->came_from = ui->cursor;
	free(ui->filter_kept);
	ui->filter_kept = mem_copy_text(ui->filter_text ? ui->filter_text : "");
	open_prompt(ui, ui->filter_kept);
}

/* ---- named ones ---- */

static const struct value *list_of_named(const struct ui *ui)
{
	const struct entry *entry = record_find(journey_record(ui->journey), "filters");
	return entry && entry->nested && entry->nested->kind == VALUE_LIST ? entry->nested : NULL;
}

static struct slice member(const struct value *record, const char *member_key)
{
	const struct value *value = record->kind == VALUE_MAP ? value_map_get(record, member_key) : NULL;
	return value && value->text ? slice_make(value->text, value->length) : slice_of("");
}

bool filters_named(const struct ui *ui, size_t nth, struct slice *name, struct slice *where)
{
	const struct value *list = list_of_named(ui);
	if (!list || nth >= list->count)
		return false;
	*name = member(list->items[nth], "name");
	*where = member(list->items[nth], "where");
	return true;
}

static void save(struct ui *ui, const char *text)
{
	struct slice wanted = input_trimmed(slice_of(text)), name, where;
	if (!wanted.length || !ui->filter_text)
		return;
	char *own = mem_copy(wanted.bytes, wanted.length), *path;
	size_t nth = 0;
	while (filters_named(ui, nth, &name, &where) && !slice_equals(name, wanted))
		nth++;
	struct plan *plan = plan_new();
	struct value *value = value_text(slice_of(ui->filter_text));
	if (filters_named(ui, nth, &name, &where)) {
		path = mem_format("filters/%zu/where", nth);
	} else {
		struct value *record = value_map();
		value_map_add(record, "name", value_text(wanted));
		value_map_add(record, "where", value);
		value = record;
		path = mem_format("filters/%zu", nth);
		if (!list_of_named(ui)) {
			value = value_list();
			value_list_add(value, record);
			*strchr(path, '/') = '\0';
		}
	}
	plan_set(plan, ui->journey, NULL, path, value);
	ui_do(ui, plan, _("save the filter “%s”"), own);
	free(path);
	free(own);
}

static void removed(struct ui *ui, const struct row *row)
{
	size_t nth = strtoul(row->word, NULL, 10);
	struct slice name, where;
	if (!*row->word || !strcmp(row->word, SAVE) || !filters_named(ui, nth, &name, &where))
		return;
	bool only = list_of_named(ui)->count == 1;
	char *path = only ? mem_copy_text("filters") : mem_format("filters/%zu", nth),
	     *label = mem_copy_text(row->label);
	struct plan *plan = plan_new();
	plan_set(plan, ui->journey, NULL, path, NULL);
	ui_close_chooser(ui);
	if (ui_do(ui, plan, _("remove the filter “%s”"), label) && !only)
		filters_choose(ui, 0);
	free(label);
	free(path);
}

static void chosen(struct ui *ui, const struct row *rows, size_t count)
{
	struct slice name, where;
	if (!count)
		return;
	if (!strcmp(rows->word, SAVE)) {
		ui_prompt(ui, _("Name of the filter"), "", save);
	} else if (!*rows->word) {
		filters_take_off(ui);
	} else if (filters_named(ui, strtoul(rows->word, NULL, 10), &name, &where)) {
		char *text = mem_copy(where.bytes, where.length);
		free(ui->filter_kept);
		ui->filter_kept = mem_copy_text(ui->filter_text ? ui->filter_text : "");
		ui->came_from = ui->cursor;
		entered(ui, text);
		free(text);
	}
}

void filters_choose(struct ui *ui, key k)
{
	struct slice name, where;
	(void)k;
	if (!ui->filter && !filters_named(ui, 0, &name, &where)) {
		ui_say(ui, _("no filter is kept yet; f filters, then F keeps the filter by a name"));
		return;
	}
	struct chooser *c = ui_chooser(ui, _("Filters"), chosen);
	c->remove = removed;
	for (size_t i = 0; filters_named(ui, i, &name, &where); i++) {
		char number[24], *label = mem_copy(name.bytes, name.length),
		                 *note = mem_copy(where.bytes, where.length);
		snprintf(number, sizeof number, "%zu", i);
		chooser_add(c, *label ? label : note, note, number, 0);
		free(note);
		free(label);
	}
	if (ui->filter) {
		chooser_add(c, _("keep the present filter by a name …"), ui->filter_text, SAVE, 0);
		chooser_add(c, _("show all touchpoints"), NULL, TAKE_OFF, 0);
	}
}

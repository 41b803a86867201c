#include "ui/agenda.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/input.h"
#include "ui/command.h"
#include "ui/form.h"
#include "ui/timer.h"

#define USUAL_MINUTES 15
#define MOST_MINUTES 1440
#define NAME_COLUMNS 40 /* in a label */
#define HEAD 8          /* lines of the countdown: its name, its digits, a line below them */

/* ---- what the map says ---- */

static const struct value *agenda(const struct ui *ui)
{
	const struct value *list = form_value(journey_record(ui->journey), "agenda");
	return list && list->kind == VALUE_LIST ? list : NULL;
}

size_t agenda_count(const struct ui *ui)
{
	return agenda(ui) ? agenda(ui)->count : 0;
}

void agenda_item_make(const struct ui *ui, size_t nth, struct agenda_item *item)
{
	const struct value *value = agenda(ui)->items[nth];
	bool map = value->kind == VALUE_MAP;
	*item = (struct agenda_item){.name = value_slice(map ? value_map_get(value, "name") : value),
	                             .minutes = value_slice(map ? value_map_get(value, "minutes") : NULL)};
	double minutes = item->minutes.bytes ? strtod(item->minutes.bytes, NULL) : 0;
	if (!(minutes > 0))
		minutes = USUAL_MINUTES;
	item->length = (int64_t)((minutes < MOST_MINUTES ? minutes : MOST_MINUTES) * TIMER_MINUTE);
}

static bool is_called(const struct ui *ui, size_t nth, const char *name)
{
	struct agenda_item item;
	agenda_item_make(ui, nth, &item);
	return slice_is(item.name, name);
}

size_t agenda_running(const struct ui *ui)
{
	size_t count = agenda_count(ui);
	if (!timer_is_on(ui))
		return SIZE_MAX;
	if (ui->timer.item < count && is_called(ui, ui->timer.item, ui->timer.name))
		return ui->timer.item;
	for (size_t i = 0; i < count; i++)
		if (is_called(ui, i, ui->timer.name))
			return i;
	return SIZE_MAX;
}

/* ---- opening and moving about ---- */

void agenda_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct rect inside = panel_inside(where);
	int head = timer_is_on(ui) && inside.height >= HEAD + 3 ? HEAD : 0;
	int shown = inside.height > head ? inside.height - head : 1;
	page->rows = (struct rect){inside.x, inside.y + head, inside.width, shown};
	page->at = ui->agenda->at;
	page->count = agenda_count(ui);
	page->top = panel_scroll(ui->agenda->top, page->at, page->count, shown);
}

void agenda_choose(struct ui *ui, size_t row)
{
	ui->agenda->at = row;
}

void agenda_free(struct ui *ui)
{
	free(ui->agenda);
	ui->agenda = NULL;
}

void agenda_close(struct ui *ui, key k)
{
	(void)k;
	agenda_free(ui);
}

void agenda_settle(struct ui *ui)
{
	struct agenda *a = ui->agenda;
	struct page page;
	/* when it goes, its number is still known */
	if (agenda_running(ui) != SIZE_MAX)
		ui->timer.item = agenda_running(ui);
	if (!a)
		return;
	size_t count = agenda_count(ui);
	if (a->at >= count)
		a->at = count ? count - 1 : 0;
	panel_page(ui, PLACE_TIMER, &page);
	a->top = page.top;
}

void agenda_open(struct ui *ui, key k)
{
	(void)k;
	agenda_free(ui);
	ui->agenda = mem_new(sizeof *ui->agenda);
	if (agenda_running(ui) != SIZE_MAX)
		ui->agenda->at = agenda_running(ui);
	agenda_settle(ui);
}

/* ---- the countdown ---- */

static void start(struct ui *ui, size_t item)
{
	timer_start(ui, item);
	ui->agenda->at = item;
}

void agenda_start(struct ui *ui, key k)
{
	if (agenda_count(ui))
		start(ui, ui->agenda->at);
	else
		command_run(ui, command_find("agenda-add"), k);
}

static bool is_on(struct ui *ui)
{
	if (timer_is_on(ui))
		return true;
	ui_say(ui, _("nothing runs; Enter starts the chosen item"));
	return false;
}

void agenda_pause(struct ui *ui, key k)
{
	(void)k;
	if (is_on(ui))
		timer_pause_or_go_on(ui);
}

void agenda_next(struct ui *ui, key k)
{
	(void)k;
	if (!is_on(ui))
		return;
	/* what is gone from the agenda has given its place to the next one */
	size_t next = agenda_running(ui) == SIZE_MAX ? ui->timer.item : agenda_running(ui) + 1;
	if (next < agenda_count(ui)) {
		start(ui, next);
		return;
	}
	timer_end(ui);
	ui_say(ui, _("that was the last item of the agenda"));
}

void agenda_back(struct ui *ui, key k)
{
	(void)k;
	if (!is_on(ui))
		return;
	size_t now = agenda_running(ui) == SIZE_MAX ? ui->timer.item : agenda_running(ui);
	if (now && now <= agenda_count(ui))
		start(ui, now - 1);
	else
		ui_say(ui, _("this is the first item of the agenda"));
}

void agenda_end(struct ui *ui, key k)
{
	(void)k;
	if (is_on(ui))
		timer_end(ui);
}

void agenda_longer(struct ui *ui, key k)
{
	(void)k;
	if (is_on(ui))
		timer_give(ui, TIMER_MINUTE);
}

void agenda_shorter(struct ui *ui, key k)
{
	(void)k;
	if (is_on(ui))
		timer_give(ui, -TIMER_MINUTE);
}

/* ---- editing ---- */

/* harmless and short enough for a label; free() */
static char *label_of(struct slice name)
{
	struct buffer safe = {0};
	unicode_sanitise(&safe, name, NAME_COLUMNS);
	return buffer_take(&safe);
}

static struct value *new_item(struct slice name, struct slice minutes)
{
	struct value *item = value_map();
	char *plain = mem_copy(minutes.bytes, minutes.length);
	value_map_add(item, "name", value_text(name));
	value_map_add(item, "minutes", value_plain(plain));
	free(plain);
	return item;
}

/* Is it a number of minutes that there can be? */
static bool are_minutes(struct slice text)
{
	char *copy = mem_copy(text.bytes, text.length);
	double minutes = strtod(copy, NULL);
	free(copy);
	return field_type_fits(FIELD_NUMBER, text) && minutes > 0 && minutes <= MOST_MINUTES;
}

/* Where the last word of the text begins, behind a blank of either width. */
static size_t last_word(struct slice text)
{
	static const char wide[] = "　";
	size_t blank = sizeof wide - 1, at = text.length;
	while (at && text.bytes[at - 1] != ' ' && (at < blank || memcmp(text.bytes + at - blank, wide, blank) != 0))
		at--;
	return at;
}

/* "Rate 20": the minutes may stand behind the name. */
static void add_typed(struct ui *ui, const char *text)
{
	struct slice name = input_trimmed(slice_of(text)), minutes = slice_of("15");
	if (!name.length) {
		ui_close_prompt(ui);
		return;
	}
	size_t last = last_word(name);
	struct buffer word = {0};
	unicode_fold(&word, slice_make(name.bytes + last, name.length - last));
	if (last && are_minutes(buffer_slice(&word))) {
		minutes = buffer_slice(&word);
		name = input_trimmed(slice_make(name.bytes, last));
	}
	size_t at = agenda_count(ui) ? ui->agenda->at + 1 : 0;
	char *label = label_of(name);
	struct plan *plan = plan_new();
	plan_add(plan, "agenda", at, new_item(name, minutes));
	if (ui_do(ui, plan, _("agenda: add “%s”"), label))
		ui->agenda->at = at;
	free(label);
	buffer_free(&word);
}

void agenda_add(struct ui *ui, key k)
{
	(void)k;
	ui_prompt(ui, _("Item, with its minutes: Rate 20"), "", add_typed)->stays = true;
}

/* Sets a member of the chosen item as one step. */
static void set_member(struct ui *ui, const char *member, struct value *value, const char *text)
{
	struct agenda_item item;
	char *path = mem_format("agenda/%zu/%s", ui->agenda->at, member);
	struct plan *plan = plan_new();
	agenda_item_make(ui, ui->agenda->at, &item);
	char *name = label_of(item.name), *said = label_of(slice_of(text));
	bool runs = agenda_running(ui) == ui->agenda->at;
	plan_set(plan, ui->journey, NULL, path, value);
	bool done = ui_do(ui, plan, _("agenda: “%s” becomes “%s”"), name, said);
	if (done && runs && !strcmp(member, "name")) {
		free(ui->timer.name);
		ui->timer.name = mem_copy_text(text);
	}
	free(said);
	free(name);
	free(path);
}

static void renamed(struct ui *ui, const char *text)
{
	struct slice name = input_trimmed(slice_of(text));
	char *copy = mem_copy(name.bytes, name.length);
	if (name.length && ui->agenda->at < agenda_count(ui) && !is_called(ui, ui->agenda->at, copy))
		set_member(ui, "name", value_text(name), copy);
	free(copy);
}

static void prompt_with(struct ui *ui, const char *title, struct slice text, prompt_done *done)
{
	char *copy = mem_copy(text.bytes ? text.bytes : "", text.length);
	ui_prompt(ui, title, copy, done);
	free(copy);
}

void agenda_rename(struct ui *ui, key k)
{
	(void)k;
	struct agenda_item item;
	if (!agenda_count(ui))
		return;
	agenda_item_make(ui, ui->agenda->at, &item);
	prompt_with(ui, _("Name"), item.name, renamed);
}

static void minutes_typed(struct ui *ui, const char *text)
{
	struct agenda_item item;
	struct buffer digits = {0};
	unicode_fold(&digits, input_trimmed(slice_of(text)));
	struct slice minutes = buffer_slice(&digits);
	if (ui->agenda->at >= agenda_count(ui)) {
		buffer_free(&digits);
		return;
	}
	agenda_item_make(ui, ui->agenda->at, &item);
	if (!are_minutes(minutes)) {
		ui_prompt(ui, _("Minutes"), text, minutes_typed);
		ui_complain(ui, _("this should be a number of minutes, at most %d"), MOST_MINUTES);
	} else if (!slice_equals(minutes, item.minutes)) {
		set_member(ui, "minutes", value_plain(minutes.bytes), minutes.bytes);
	}
	buffer_free(&digits);
}

void agenda_minutes(struct ui *ui, key k)
{
	(void)k;
	struct agenda_item item;
	if (!agenda_count(ui))
		return;
	agenda_item_make(ui, ui->agenda->at, &item);
	prompt_with(ui, _("Minutes"), item.minutes, minutes_typed);
}

static void move_to(struct ui *ui, size_t to)
{
	struct agenda_item item;
	size_t from = ui->agenda->at;
	if (to >= agenda_count(ui))
		return;
	agenda_item_make(ui, from, &item);
	char *name = label_of(item.name);
	struct plan *plan = plan_new();
	plan_move(plan, "agenda", from, to);
	if (ui_do(ui, plan, to < from ? _("agenda: move “%s” earlier") : _("agenda: move “%s” later"), name))
		ui->agenda->at = to;
	free(name);
}

void agenda_move_earlier(struct ui *ui, key k)
{
	(void)k;
	move_to(ui, ui->agenda->at - 1);
}

void agenda_move_later(struct ui *ui, key k)
{
	(void)k;
	move_to(ui, ui->agenda->at + 1);
}

void agenda_remove(struct ui *ui, key k)
{
	(void)k;
	struct agenda_item item;
	if (!agenda_count(ui))
		return;
	agenda_item_make(ui, ui->agenda->at, &item);
	char *name = label_of(item.name);
	struct plan *plan = plan_new();
	/* the last item takes the key with it */
	if (agenda_count(ui) == 1)
		plan_set(plan, ui->journey, NULL, "agenda", NULL);
	else
		plan_remove(plan, "agenda", ui->agenda->at);
	ui_do(ui, plan, _("agenda: remove “%s”"), name);
	free(name);
}

void agenda_usual(struct ui *ui, key k)
{
	static const struct {
		const char *name, *minutes;
	} steps[] = {{N_("agree on the channels"), "15"},
	             {N_("agree on the stages"), "15"},
	             {N_("fill in touchpoints"), "30"},
	             {N_("join duplicates, fill gaps"), "20"},
	             {N_("rate"), "20"},
	             {N_("vote"), "10"},
	             {N_("decide"), "20"},
	             {N_("next steps"), "15"}};
	(void)k;
	if (agenda_count(ui)) {
		ui_complain(ui, _("there is an agenda already"));
		return;
	}
	struct value *list = value_list();
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		value_list_add(list, new_item(slice_of(_(steps[i].name)), slice_of(steps[i].minutes)));
	struct plan *plan = plan_new();
	plan_set(plan, ui->journey, NULL, "agenda", list);
	ui_do(ui, plan, _("take the usual agenda"));
}

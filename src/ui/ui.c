/* The state and the way of a key to whoever handles it. */
#include "ui/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/path.h"
#include "ui/colour.h"
#include "ui/command.h"
#include "ui/compare.h"
#include "ui/editing.h"
#include "ui/filters.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/guard.h"
#include "ui/help.h"
#include "ui/join.h"
#include "ui/layout.h"
#include "ui/mouse.h"
#include "ui/panel.h"
#include "ui/replace.h"
#include "ui/reviewing.h"
#include "ui/search.h"
#include "ui/session.h"
#include "ui/start.h"
#include "ui/timer.h"
#include "ui/tutor.h"

#define LABEL_COLUMNS 40 /* of a name in a sentence */

static void begin(struct ui *ui, struct document *document)
{
	ui->document = document;
	ui->journey = document_journey(document);
}

struct ui *ui_new(struct document *document)
{
	struct ui *ui = mem_new(sizeof *ui);
	begin(ui, document);
	ui->keymap = keymap_new(NULL);
	ui->width = 80;
	ui->height = 24;
	ui->density = DENSITY_TITLES;
	return ui;
}

void ui_use_keys(struct ui *ui, const char *const *keys)
{
	keymap_free(ui->keymap);
	ui->keymap = keymap_new(keys);
	ui->keys = keys;
}

static void clear_clipboard(struct ui *ui)
{
	for (size_t i = 0; i < ui->clipboard_count; i++)
		value_free(ui->clipboard[i]);
	free(ui->clipboard);
	ui->clipboard = NULL;
	ui->clipboard_count = 0;
}

/* Frees all that has to do with the document. */
static void clear(struct ui *ui)
{
	for (size_t i = 0; i < panel_count; i++)
		panel_table[i].close(ui);
	search_free(ui);
	filters_free(ui);
	clear_clipboard(ui);
	path_graph_free(ui->links);
	free(ui->counted.most);
	editing_free(ui);
	replace_free(ui);
	join_free(ui);
	free(ui->carried.items);
	free(ui->carried.will);
	colour_free(ui);
	timer_free(ui);
	free(ui->message);
	free(ui->editor_text);
	free(ui->repeat.key);
	value_free(ui->repeat.value);
	plan_free(ui->pending);
	free(ui->pending_label);
	compare_free(ui);
	start_free(ui);
	tutor_free(ui);
}

void ui_free(struct ui *ui)
{
	if (!ui)
		return;
	clear(ui);
	keymap_free(ui->keymap);
	free(ui);
}

void ui_renew(struct ui *ui, struct document *document)
{
	clear(ui);
	*ui = (struct ui){.keymap = ui->keymap,
	                  .keys = ui->keys,
	                  .styles = ui->styles,
	                  .usual_owners = ui->usual_owners,
	                  .autosave = ui->autosave,
	                  .colour = ui->colour,
	                  .now = ui->now,
	                  .width = ui->width,
	                  .height = ui->height,
	                  .density = ui->density,
	                  .theme = ui->theme,
	                  .mouse.off = ui->mouse.off,
	                  .presenting = ui->presenting,
	                  .live = ui->live};
	begin(ui, document);
	ui_settle(ui);
}

void ui_resize(struct ui *ui, int width, int height)
{
	ui->width = width;
	ui->height = height;
	ui_settle(ui);
	compare_follow(ui);
}

enum place ui_place(const struct ui *ui)
{
	const struct panel *top = panel_top(ui);
	/* with the mouse it is carried past what stands beside the grid */
	if (ui->carrying && (!top || top->kind == PANEL_BESIDE))
		return PLACE_CARRY;
	return top ? top->place : ui->linking ? PLACE_LINK : ui->look ? PLACE_LOOK : PLACE_GRID;
}

static void forget_message(struct ui *ui)
{
	free(ui->message);
	ui->message = NULL;
	ui->message_is_error = false;
	ui->message_stays = 0;
}

void ui_keep_message(struct ui *ui)
{
	ui->message_stays = journey_revision(ui->journey);
}

/* What a key that changes nothing leaves standing. */
static bool message_stays(const struct ui *ui, key k)
{
	return ui->message_stays && k != KEY_ESCAPE_ && ui->message_stays == journey_revision(ui->journey);
}

/* Pasted text is text: in the grid and the steps it is added, in a chooser it filters, and
 * where nothing can be typed it is passed over; it never acts as keys. */
static bool pastes_past(struct ui *ui, key k)
{
	struct chooser *c = ui->chooser;
	if (k == KEY_PASTE_ && ui_place(ui) == PLACE_GRID)
		command_run(ui, command_find("touchpoint-add"), k);
	else if (k == KEY_PASTE_ && ui_place(ui) == PLACE_STEPS)
		command_run(ui, command_find("inbox-add"), k);
	if (k == KEY_PASTE_ && ui_place(ui) != PLACE_PROMPT)
		ui->pasting_past = true;
	if (!ui->pasting_past)
		return false;
	ui->pasting_past = k != KEY_PASTE_END_;
	if (c && !c->hotkeys && (k == KEY_PASTE_ || k == KEY_PASTE_END_ || c->filter.pasting)) {
		line_key(&c->filter, k);
		c->at = 0;
	}
	return true;
}

/* What the key itself failed in matters more; that there is no journal stands
 * in the status line all the time. */
static void tell_of_journal(struct ui *ui)
{
	struct error err = {0};
	if (document_journal_news(ui->document, &err) && !ui->message_is_error)
		ui_complain(ui, "%s", err.message);
}

/* What a key brought out of sight is not gone: says so before what it says anyway,
 * which may be too long for the line. */
static void tell_of_hidden(struct ui *ui, size_t before, unsigned looks)
{
	size_t hidden = journey_hidden(ui->journey);
	if (ui->looks != looks || hidden <= before)
		return;
	ui_count_marks(ui);
	char *note = mem_format(_("hidden by the filter: %zu; Esc shows all"), hidden - before);
	char *text = ui->message ? mem_format("%s – %s", note, ui->message) : mem_copy_text(note);
	/* beside a prompt only what is wrong is seen */
	if (ui->message_is_error || ui->prompt)
		ui_complain(ui, "%s", text);
	else
		ui_say(ui, "%s", text);
	free(text);
	free(note);
}

void ui_key(struct ui *ui, key k)
{
	size_t hidden = journey_hidden(ui->journey);
	unsigned looks = ui->looks;
	ui->request = REQUEST_NONE;
	if (ui->over && key_wait(k) < 0) {
		compare_key(ui, k);
		return;
	}
	if (k == KEY_RESIZE_ || (key_mouse(k) && !mouse_matters(ui, k)))
		return;
	if (key_wait(k) >= 0) {
		ui_tick(ui, ui->now + (int64_t)key_wait(k) * 1000);
		return;
	}
	ui->timer.seen = ui->timer.rung;
	if (!message_stays(ui, k))
		forget_message(ui);
	if (pastes_past(ui, k))
		return;
	if (key_mouse(k))
		mouse_key(ui, k);
	else
		ui_press(ui, k);
	ui_settle(ui);
	tutor_watch(ui);
	session_follow(ui);
	session_autosave(ui);
	tell_of_hidden(ui, hidden, looks);
	tell_of_journal(ui);
}

void ui_press(struct ui *ui, key k)
{
	enum place place = ui_place(ui);
	bool types = place == PLACE_PROMPT || place == PLACE_CHOOSER;
	const struct command *command = ui->tutor && !types ? keymap_find(ui->keymap, PLACE_TUTOR, k) : NULL;
	if (!command)
		command = keymap_find(ui->keymap, place, k);
	if (command)
		command_run(ui, command, k);
	else if (place == PLACE_PROMPT)
		prompt_key(ui, k);
	else if (place == PLACE_CHOOSER)
		chooser_key(ui, k);
	else if (place == PLACE_STEPS)
		command_run(ui, command_find("steps-answer"), k);
	else if (!guard_refuses_key(ui, k) && k != KEY_PASTE_ && k != KEY_PASTE_END_)
		ui->request = REQUEST_BELL;
}

void ui_tick(struct ui *ui, int64_t now)
{
	ui->now = now;
	if (timer_rings(ui))
		ui->request = REQUEST_BELL;
	session_autosave(ui);
	compare_follow(ui);
}

int ui_wait(const struct ui *ui)
{
	return timer_wait(ui);
}

void ui_rest(struct ui *ui)
{
	document_rest(ui->document);
	if (ui->look && ui->look->other)
		document_rest(ui->look->other);
	if (ui->over)
		ui_rest(ui->over);
}

long ui_today(const struct ui *ui)
{
	return day_of_time((time_t)(ui->now / 1000));
}

void ui_edited(struct ui *ui, const char *text)
{
	size_t hidden = journey_hidden(ui->journey);
	if (ui->reviewing && ui->reviewing->editing)
		reviewing_edited(ui, text);
	else
		form_edited(ui, text);
	ui_settle(ui);
	tutor_watch(ui);
	tell_of_hidden(ui, hidden, ui->looks);
	tell_of_journal(ui);
}

/* ---- the cursor ---- */

const struct bin *ui_bin(const struct ui *ui, const struct cursor *cursor)
{
	if (cursor->inbox)
		return journey_inbox(ui->journey);
	if (!journey_count(ui->journey, KIND_STAGE) || !journey_count(ui->journey, KIND_CHANNEL))
		return NULL;
	return journey_cell(ui->journey, cursor->stage, cursor->channel);
}

struct item *ui_current(const struct ui *ui)
{
	const struct bin *bin = ui_bin(ui, &ui->cursor);
	return bin && ui->cursor.index < bin->count ? bin->items[ui->cursor.index] : NULL;
}

char *ui_shown_name(struct item *item)
{
	struct buffer safe = {0};
	unicode_sanitise(&safe, item_name(item), LABEL_COLUMNS);
	return buffer_take(&safe);
}

static size_t index_in_bin(const struct bin *bin, const struct item *item)
{
	for (size_t i = 0; i < bin->count; i++)
		if (bin->items[i] == item)
			return i;
	return 0;
}

void ui_go_to(struct ui *ui, const struct item *item)
{
	if (!item || !item->place.block || item->kind != KIND_TOUCHPOINT || item->hidden)
		return;
	struct cursor *c = &ui->cursor;
	bool here = !c->inbox && journey_count(ui->journey, KIND_STAGE) && journey_count(ui->journey, KIND_CHANNEL) &&
	            journey_stands_in_stage(ui->journey, item, c->stage) &&
	            journey_stands_in_channel(ui->journey, item, c->channel);
	if (!here)
		c->inbox = !journey_first_cell(ui->journey, item, &c->stage, &c->channel);
	c->index = index_in_bin(ui_bin(ui, c), item);
}

static size_t at_most(size_t value, size_t count)
{
	return value < count ? value : count ? count - 1 : 0;
}

void ui_settle(struct ui *ui)
{
	struct cursor *c = &ui->cursor;
	c->stage = at_most(c->stage, journey_count(ui->journey, KIND_STAGE));
	c->channel = at_most(c->channel, journey_count(ui->journey, KIND_CHANNEL));
	if (c->inbox && !journey_inbox(ui->journey)->count && !ui->carrying)
		c->inbox = false;
	const struct bin *bin = ui_bin(ui, c);
	c->index = bin ? at_most(c->index, bin->count) : 0;
	colour_settle(ui);
	layout_follow(ui);
	carry_settle(ui);
	for (size_t i = 0; i < panel_count; i++)
		if (panel_table[i].settle)
			panel_table[i].settle(ui);
}

/* ---- speaking ---- */

static void say(struct ui *ui, bool error, const char *format, va_list list)
{
	struct buffer text = {0}, told = {0};
	help_add_text(ui, format, true, &told);
	forget_message(ui);
	buffer_format_list(&text, buffer_slice(&told).bytes, list);
	buffer_free(&told);
	ui->message = buffer_take(&text);
	ui->message_is_error = error;
}

void ui_say(struct ui *ui, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	say(ui, false, format, list);
	va_end(list);
}

void ui_complain(struct ui *ui, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	say(ui, true, format, list);
	va_end(list);
}

/* ---- changing ---- */

static bool apply(struct ui *ui, const struct plan *plan, const char *label, bool rewrite)
{
	struct error err = {0};
	const struct item *current = ui_current(ui);
	if (document_apply(ui->document, plan->changes, plan->count, label, rewrite, &err)) {
		ui_go_to(ui, current);
		ui_settle(ui);
		return true;
	}
	if (err.kind != ERROR_REWRITE)
		ui_complain(ui, "%s", err.message);
	return false;
}

static void rewrite_answered(struct ui *ui, const struct row *rows, size_t count)
{
	struct plan *plan = ui->pending;
	char *label = ui->pending_label;
	ui->pending = NULL;
	ui->pending_label = NULL;
	if (count && rows->hotkey == 'y' && apply(ui, plan, label, true))
		ui_say(ui, "%s", label);
	plan_free(plan);
	free(label);
}

bool ui_do(struct ui *ui, struct plan *plan, const char *label_format, ...)
{
	struct buffer label = {0};
	va_list list;
	if (!guard_allows(ui, plan)) {
		plan_free(plan);
		return false;
	}
	va_start(list, label_format);
	buffer_format_list(&label, label_format, list);
	va_end(list);

	struct error err = {0};
	const struct item *current = ui_current(ui);
	bool done = document_apply(ui->document, plan->changes, plan->count, buffer_slice(&label).bytes, false, &err);
	if (done) {
		ui_go_to(ui, current);
		ui_settle(ui);
		ui_say(ui, "%s", buffer_slice(&label).bytes);
	} else if (err.kind == ERROR_REWRITE) {
		ui->pending = plan;
		ui->pending_label = buffer_take(&label);
		struct chooser *c = ui_ask(ui,
		                           _("This part of the file cannot be changed in place. Write it anew? Its "
		                             "comments are lost."),
		                           rewrite_answered);
		chooser_add(c, _("write it anew"), NULL, "yes", 'y');
		chooser_add(c, _("leave everything as it is"), NULL, "no", 'n');
		plan = NULL;
	} else {
		ui_complain(ui, "%s", err.message);
	}
	plan_free(plan);
	buffer_free(&label);
	return done;
}

/* ---- marks ---- */

struct item **ui_subjects(const struct ui *ui, size_t *count)
{
	struct item **subjects = mem_new_array(ui->marked + 1, sizeof *subjects);
	*count = 0;
	if (!ui->marked) {
		if (ui_current(ui))
			subjects[(*count)++] = ui_current(ui);
		return subjects;
	}
	struct sequence_walk walk = journey_walk(ui->journey, KIND_TOUCHPOINT);
	for (struct item *item; *count < ui->marked && (item = journey_walk_on(&walk));)
		if (item->marked)
			subjects[(*count)++] = item;
	return subjects;
}

void ui_unmark(struct ui *ui)
{
	struct sequence_walk walk = journey_walk(ui->journey, KIND_TOUCHPOINT);
	for (struct item *item; ui->marked && (item = journey_walk_on(&walk));)
		item->marked = false;
	ui->marked = 0;
}

void ui_count_marks(struct ui *ui)
{
	if (!ui->marked)
		return;
	ui->marked = 0;
	struct sequence_walk walk = journey_walk(ui->journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		item->marked &= !item->hidden;
		ui->marked += item->marked;
	}
}

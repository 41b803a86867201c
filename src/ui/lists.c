#include "ui/lists.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/id.h"
#include "ui/command.h"
#include "ui/form.h"

/* ---- opening, moving about ---- */

void lists_free(struct ui *ui)
{
	free(ui->list);
	ui->list = NULL;
}

static void open_list(struct ui *ui, enum kind kind)
{
	lists_free(ui);
	form_free(ui);
	ui->list = mem_new(sizeof *ui->list);
	ui->list->kind = kind;
	if (kind == KIND_STAGE && !ui->cursor.inbox)
		ui->list->at = ui->cursor.stage;
	if (kind == KIND_CHANNEL && !ui->cursor.inbox)
		ui->list->at = ui->cursor.channel;
	lists_settle(ui);
}

void lists_open_stages(struct ui *ui, key k)
{
	(void)k;
	open_list(ui, KIND_STAGE);
}

void lists_open_channels(struct ui *ui, key k)
{
	(void)k;
	open_list(ui, KIND_CHANNEL);
}

void lists_open_personas(struct ui *ui, key k)
{
	(void)k;
	open_list(ui, KIND_PERSONA);
}

void lists_open_owners(struct ui *ui, key k)
{
	(void)k;
	open_list(ui, KIND_OWNER);
}

void lists_close(struct ui *ui, key k)
{
	(void)k;
	lists_free(ui);
}

const char *lists_title(enum kind kind)
{
	static const char *const titles[KIND_COUNT] = {[KIND_STAGE] = N_("Stages"),
	                                               [KIND_CHANNEL] = N_("Channels"),
	                                               [KIND_PERSONA] = N_("Personas"),
	                                               [KIND_OWNER] = N_("Owners")};
	return titles[kind];
}

static size_t length(const struct ui *ui)
{
	return journey_count(ui->journey, ui->list->kind);
}

void lists_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct rect inside = panel_inside(where);
	int shown = where.height > 4 ? where.height - 3 : 1, head = inside.height > shown;
	page->rows = (struct rect){inside.x, inside.y + head, inside.width, shown};
	page->at = ui->list->at;
	page->count = length(ui);
	page->top = panel_scroll(ui->list->top, page->at, page->count, shown);
}

static struct item *chosen(const struct ui *ui)
{
	return journey_item(ui->journey, ui->list->kind, ui->list->at);
}

/* The grid follows: its cursor goes to the chosen stage or channel. */
static void show_in_grid(struct ui *ui)
{
	if (ui->cursor.inbox || !length(ui))
		return;
	if (ui->list->kind == KIND_STAGE)
		ui->cursor.stage = ui->list->at;
	if (ui->list->kind == KIND_CHANNEL)
		ui->cursor.channel = ui->list->at;
}

void lists_settle(struct ui *ui)
{
	struct list_editor *list = ui->list;
	struct page page;
	if (!list)
		return;
	size_t count = length(ui);
	if (list->at >= count)
		list->at = count ? count - 1 : 0;
	panel_page(ui, PLACE_LIST, &page);
	list->top = page.top;
}

void lists_choose(struct ui *ui, size_t row)
{
	ui->list->at = row;
	lists_settle(ui);
	show_in_grid(ui);
}

void lists_open_form(struct ui *ui, key k)
{
	if (chosen(ui))
		form_open(ui, chosen(ui));
	else
		command_run(ui, command_find("list-add"), k);
}

/* ---- adding ---- */

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t")] == '\0';
}

static void add_named(struct ui *ui, const char *name)
{
	enum kind kind = ui->list->kind;
	if (is_blank(name)) {
		if (!ui->prompt->pasting)
			ui_close_prompt(ui);
		return;
	}
	struct item *other = journey_find(ui->journey, kind, slice_of(name));
	if (other) {
		struct error err = {0};
		id_refuse(other, slice_of(name), &err);
		ui_complain(ui, "%s", err.message);
		/* the next line of a paste is another name */
		if (!ui->prompt->pasting)
			line_start(&ui->prompt->line, slice_of(name), false);
		return;
	}
	size_t at = length(ui) ? ui->list->at + 1 : 0;
	char *id = id_make(ui->journey, kind, slice_of(name));
	struct value *map = value_map();
	value_map_add(map, "id", value_text(slice_of(id)));
	value_map_add(map, "name", value_text(slice_of(name)));
	struct plan *plan = plan_new();
	plan_add(plan, kind_list_key(kind), at, map);
	if (ui_do(ui, plan, _("add %s “%s”"), message_label(kind_label(kind)), name))
		lists_choose(ui, at);
	free(id);
}

void lists_add(struct ui *ui, key k)
{
	(void)k;
	ui_prompt(ui, message_label(kind_label(ui->list->kind)), "", add_named)->stays = true;
}

/* ---- renaming, reordering ---- */

static const struct field *name_field(const struct ui *ui)
{
	return field_find(ui->list->kind, slice_of("name"));
}

static void prompt_for_name(struct ui *ui, const char *name);

static void renamed(struct ui *ui, const char *text)
{
	struct item *item = chosen(ui);
	if (!item || is_blank(text))
		return;
	/* a chooser asks whether it may be done */
	if (!form_set(ui, item, name_field(ui), "name", value_text(slice_of(text))) && !ui->chooser)
		prompt_for_name(ui, text);
}

static void prompt_for_name(struct ui *ui, const char *name)
{
	ui_prompt(ui, message_label(&name_field(ui)->label), name, renamed)->subject = chosen(ui);
}

void lists_rename(struct ui *ui, key k)
{
	(void)k;
	struct item *item = chosen(ui);
	if (!item)
		return;
	char *name = mem_copy(item_name(item).bytes, item_name(item).length);
	prompt_for_name(ui, name);
	free(name);
}

static void move_to(struct ui *ui, size_t to)
{
	if (!chosen(ui) || to >= length(ui))
		return;
	size_t from = ui->list->at;
	char *name = ui_shown_name(chosen(ui));
	struct plan *plan = plan_new();
	plan_move(plan, kind_list_key(ui->list->kind), from, to);
	bool done =
	        to < from ? ui_do(ui, plan, _("move “%s” earlier"), name) : ui_do(ui, plan, _("move “%s” later"), name);
	if (done)
		lists_choose(ui, to);
	free(name);
}

void lists_move_earlier(struct ui *ui, key k)
{
	(void)k;
	move_to(ui, ui->list->at - 1);
}

void lists_move_later(struct ui *ui, key k)
{
	(void)k;
	move_to(ui, ui->list->at + 1);
}

/* ---- removing ---- */

size_t lists_total(const struct ui *ui, size_t index)
{
	enum kind kind = ui->list->kind;
	struct item *item = journey_item(ui->journey, kind, index);
	if (kind == KIND_STAGE)
		return journey_stage_total(ui->journey, index);
	if (kind == KIND_CHANNEL)
		return journey_channel_total(ui->journey, index);
	return item ? plan_users(ui->journey, item) : 0;
}

/* The touchpoints that lose their owner or persona with the chosen one; those
 * of a stage or channel were asked about. */
static size_t count_losers(const struct ui *ui)
{
	bool asked = ui->list->kind == KIND_STAGE || ui->list->kind == KIND_CHANNEL;
	return asked ? 0 : lists_total(ui, ui->list->at);
}

/* Removes the chosen one; what stood there goes to another or, NULL, loses it;
 * `deleted`: goes too. */
static void remove_chosen(struct ui *ui, struct item *other, bool deleted)
{
	struct item *item = chosen(ui);
	char *name = ui_shown_name(item), *to = other ? ui_shown_name(other) : NULL;
	const char *thing = message_label(kind_label(ui->list->kind));
	size_t losers = count_losers(ui);
	struct plan *plan = plan_new();
	plan_replace(plan, ui->journey, item, other);
	if (deleted)
		plan_remove_standing(plan, ui->journey, item);
	plan_remove(plan, kind_list_key(ui->list->kind), ui->list->at);
	bool done;
	if (deleted)
		done = ui_do(ui, plan, _("remove %s “%s” with its touchpoints"), thing, name);
	else if (other)
		done = ui_do(ui, plan, _("remove %s “%s”, its touchpoints to “%s”"), thing, name, to);
	else if (losers)
		done = ui_do(ui, plan, _("remove %s “%s” (touchpoints that lose it: %zu)"), thing, name, losers);
	else
		done = ui_do(ui, plan, _("remove %s “%s”"), thing, name);
	if (done) {
		char *said = mem_copy_text(ui->message);
		ui_say(ui, _("%s; {undo} takes it back"), said);
		ui_keep_message(ui);
		free(said);
	}
	lists_settle(ui);
	free(to);
	free(name);
}

static void remove_answered(struct ui *ui, const struct row *rows, size_t count)
{
	size_t at = ui->list->at;
	if (!count || rows->hotkey == 'c')
		return;
	if (rows->hotkey == 'p' || rows->hotkey == 'n')
		remove_chosen(ui, journey_item(ui->journey, ui->list->kind, rows->hotkey == 'p' ? at - 1 : at + 1),
		              false);
	else
		remove_chosen(ui, NULL, rows->hotkey == 'd');
}

static void add_neighbour(struct ui *ui, struct chooser *c, size_t index, const char *format, char hotkey)
{
	struct item *neighbour = journey_item(ui->journey, ui->list->kind, index);
	if (!neighbour)
		return;
	char *name = ui_shown_name(neighbour);
	char *label = mem_format(format, name);
	chooser_add(c, label, NULL, "", hotkey);
	free(label);
	free(name);
}

void lists_remove(struct ui *ui, key k)
{
	(void)k;
	struct item *item = chosen(ui);
	size_t at = ui->list->at;
	bool stands = item && (item->kind == KIND_STAGE || item->kind == KIND_CHANNEL);
	size_t here = stands ? plan_users(ui->journey, item) : 0;
	if (!item)
		return;
	if (!here) {
		remove_chosen(ui, NULL, false);
		return;
	}
	char *name = ui_shown_name(item);
	char *question = mem_format(_("What becomes of the touchpoints of “%s” (%zu)?"), name, here);
	struct chooser *c = ui_ask(ui, question, remove_answered);
	if (at > 0)
		add_neighbour(ui, c, at - 1, _("to the previous one, “%s”"), 'p');
	add_neighbour(ui, c, at + 1, _("to the next one, “%s”"), 'n');
	chooser_add(c, _("to the inbox, unless they stand elsewhere too"), NULL, "", 'i');
	chooser_add(c, _("deleted, unless they stand elsewhere too"), NULL, "", 'd');
	chooser_add(c, _("cancel; nothing is removed"), NULL, "", 'c');
	free(question);
	free(name);
}

/* ---- joining ---- */

static bool is_said(const struct value *map, const char *name)
{
	const struct value *value = map ? value_map_get(map, name) : NULL;
	return value && value->kind != VALUE_NULL && !(value->kind == VALUE_LIST && !value->count);
}

/* Plans that the other says what only the item said. */
static void plan_keep_fields(struct plan *plan, const struct ui *ui, const struct item *item, const struct item *other)
{
	struct value *own = document_item_value(ui->document, item);
	struct value *others = document_item_value(ui->document, other);
	for (size_t i = 0; i < own->count; i++) {
		const char *name = own->items[2 * i]->text;
		if (!name || !strcmp(name, "id") || !strcmp(name, "name"))
			continue;
		if (is_said(own, name) && !is_said(others, name))
			plan_set(plan, ui->journey, other, name, value_copy(own->items[2 * i + 1]));
	}
	value_free(own);
	value_free(others);
}

static void join_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	struct item *item = chosen(ui);
	struct item *other = count ? journey_item(ui->journey, ui->list->kind, strtoul(rows->word, NULL, 10)) : NULL;
	if (!other)
		return;
	char *name = ui_shown_name(item), *to = ui_shown_name(other);
	struct plan *plan = plan_new();
	plan_replace(plan, ui->journey, item, other);
	plan_keep_fields(plan, ui, item, other);
	plan_remove(plan, kind_list_key(ui->list->kind), ui->list->at);
	if (ui_do(ui, plan, _("join “%s” with “%s”"), name, to))
		lists_choose(ui, journey_index(ui->journey, other));
	free(to);
	free(name);
}

void lists_join(struct ui *ui, key k)
{
	(void)k;
	struct item *item = chosen(ui);
	if (!item || length(ui) < 2) {
		ui_complain(ui, _("there is nothing to join this with"));
		return;
	}
	char *name = ui_shown_name(item);
	char *title = mem_format(_("Join “%s” with"), name);
	struct chooser *c = ui_chooser(ui, title, join_chosen);
	for (size_t i = 0; i < length(ui); i++) {
		char index[24];
		char *other = ui_shown_name(journey_item(ui->journey, ui->list->kind, i));
		snprintf(index, sizeof index, "%zu", i);
		if (i != ui->list->at)
			chooser_add(c, other, NULL, index, 0);
		free(other);
	}
	free(title);
	free(name);
}

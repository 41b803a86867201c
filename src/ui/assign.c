/* Giving touchpoints a place, an owner, a rating, a decision. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/form.h"
#include "ui/grid.h"

#define SHOWN_OWNERS 200

/* ---- one field of many ---- */

/* Does the map list its owners, and not this one? */
static bool is_new_owner(const struct ui *ui, struct slice owner)
{
	return journey_count(ui->journey, KIND_OWNER) && !journey_find(ui->journey, KIND_OWNER, owner);
}

void assign_field(struct ui *ui, const char *field_key, struct value *value)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(field_key));
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	repeat_remember(ui, REPEAT_SET, field_key, value ? value_copy(value) : NULL);
	if (count) {
		struct plan *plan = plan_new();
		char *shown = value && value->text ? value->text : NULL;
		char *label = form_step_label(ui, items, count, field, value);
		for (size_t i = 0; i < count; i++)
			plan_set(plan, ui->journey, items[i], field_key, value ? value_copy(value) : NULL);
		if (shown && strcmp(field_key, "owner") == 0 && is_new_owner(ui, slice_of(shown)))
			plan_add(plan, "owners", SIZE_MAX, value_text(slice_of(shown)));
		ui_do(ui, plan, "%s", label);
		free(label);
	}
	value_free(value);
	free(items);
}

/* ---- carrying ---- */

static void start_carrying(struct ui *ui, bool also)
{
	if (!ui_current(ui) && !ui->marked)
		return;
	if (!journey_count(ui->journey, KIND_STAGE) || !journey_count(ui->journey, KIND_CHANNEL)) {
		ui_complain(ui, _("there is no cell yet: S adds stages, C adds channels"));
		return;
	}
	if (ui_current(ui) && !ui->marked) {
		ui_current(ui)->marked = true;
		ui->marked = 1;
		ui->carried_alone = true;
	}
	ui->came_from = ui->cursor;
	ui->cursor.inbox = false;
	ui->carrying = true;
	ui->also = also;
}

void grid_grab(struct ui *ui, key k)
{
	(void)k;
	start_carrying(ui, false);
}

void grid_also(struct ui *ui, key k)
{
	(void)k;
	start_carrying(ui, true);
}

static void stop_carrying(struct ui *ui)
{
	ui->carrying = ui->also = false;
	if (ui->carried_alone)
		ui_unmark(ui);
	ui->carried_alone = false;
}

void carry_give_up(struct ui *ui, key k)
{
	(void)k;
	ui->cursor = ui->came_from;
	stop_carrying(ui);
}

static bool holds(const struct slice *texts, size_t count, struct slice text)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(texts[i], text))
			return true;
	return false;
}

/* What a touchpoint's stage or channel field says after it came from one to
 * another (from .bytes NULL: all that it says gives way; also: it stays where
 * it is as well). */
static struct value *references_after(struct item *item, const char *field_key, struct slice from, struct slice to,
                                      bool also)
{
	const struct record *record = item_record(item);
	struct slice *texts = mem_new_array(record->count + 2, sizeof *texts), text;
	size_t count = 0;
	uint32_t at = 0;
	bool placed = false;
	while (record_each(record, field_key, &at, &text)) {
		bool goes = !also && (!from.bytes || slice_equals(text, from));
		struct slice now = goes ? to : text;
		placed |= goes;
		if (!holds(texts, count, now))
			texts[count++] = now;
	}
	if (!placed && !holds(texts, count, to))
		texts[count++] = to;
	struct value *value = plan_texts(texts, count);
	free(texts);
	return value;
}

static struct slice id_at(const struct ui *ui, enum kind kind, size_t index)
{
	return record_id(item_record(journey_item(ui->journey, kind, index)));
}

/* The id or name by which the item refers to a stage or channel. */
static struct slice word_for(struct ui *ui, struct item *item, enum kind kind, const char *field_key, size_t index)
{
	uint32_t at = 0;
	struct slice text;
	while (record_each(item_record(item), field_key, &at, &text))
		if (journey_find(ui->journey, kind, text) == journey_item(ui->journey, kind, index))
			return text;
	return (struct slice){0};
}

static void plan_placing(struct ui *ui, struct plan *plan, struct item *item, const struct cursor *from,
                         const struct cursor *to, bool also)
{
	struct slice stage = {0}, channel = {0};
	if (!from->inbox) {
		stage = word_for(ui, item, KIND_STAGE, "stage", from->stage);
		channel = word_for(ui, item, KIND_CHANNEL, "channel", from->channel);
	}
	plan_set(plan, ui->journey, item, "stage",
	         references_after(item, "stage", stage, id_at(ui, KIND_STAGE, to->stage), also));
	plan_set(plan, ui->journey, item, "channel",
	         references_after(item, "channel", channel, id_at(ui, KIND_CHANNEL, to->channel), also));
}

static void place_all(struct ui *ui, const struct cursor *from, const struct cursor *to, bool also)
{
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	struct plan *plan = plan_new();
	for (size_t i = 0; i < count; i++)
		plan_placing(ui, plan, items[i], from, to, also);
	struct slice first = count ? item_name(items[0]) : slice_of("");
	char *name = count > 1 ? mem_format(_("“%.*s” and %zu more"), (int)first.length, first.bytes, count - 1)
	                       : mem_format(_("“%.*s”"), (int)first.length, first.bytes);
	struct item *stage = journey_item(ui->journey, KIND_STAGE, to->stage);
	struct item *channel = journey_item(ui->journey, KIND_CHANNEL, to->channel);
	struct slice s = item_name(stage), c = item_name(channel);
	const char *format = also ? _("put %s also into %.*s × %.*s") : _("move %s to %.*s × %.*s");
	char *label = mem_format(format, name, (int)s.length, s.bytes, (int)c.length, c.bytes);
	if (ui_do(ui, plan, "%s", label) && count)
		ui_go_to(ui, items[0]);
	free(label);
	free(name);
	free(items);
}

void carry_drop(struct ui *ui, key k)
{
	(void)k;
	struct cursor to = ui->cursor;
	bool also = ui->also;
	place_all(ui, &ui->came_from, &to, also);
	repeat_remember(ui, REPEAT_MOVE, NULL, NULL);
	ui->repeat.to = to;
	ui->repeat.also = also;
	ui->carried_alone |= ui->marked == 1;
	stop_carrying(ui);
}

void assign_repeat_move(struct ui *ui)
{
	struct cursor from = ui->cursor, to = ui->repeat.to;
	if (to.stage < journey_count(ui->journey, KIND_STAGE) && to.channel < journey_count(ui->journey, KIND_CHANNEL))
		place_all(ui, &from, &to, ui->repeat.also);
}

void carry_to_inbox(struct ui *ui, key k)
{
	(void)k;
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	struct plan *plan = plan_new();
	for (size_t i = 0; i < count; i++) {
		plan_set(plan, ui->journey, items[i], "stage", NULL);
		plan_set(plan, ui->journey, items[i], "channel", NULL);
	}
	ui->cursor = ui->came_from;
	stop_carrying(ui);
	ui_do(ui, plan, _("move %zu to the inbox"), count);
	free(items);
}

/* What a touchpoint's stage or channel field says when it stands in these as well. */
static struct value *references_with(struct ui *ui, struct item *item, enum kind kind, const char *field_key,
                                     const size_t *added, size_t added_count)
{
	const struct record *record = item_record(item);
	struct slice *texts = mem_new_array(record->count + added_count + 1, sizeof *texts), text;
	size_t count = 0;
	uint32_t at = 0;
	while (record_each(record, field_key, &at, &text))
		texts[count++] = text;
	for (size_t i = 0; i < added_count; i++)
		if (!word_for(ui, item, kind, field_key, added[i]).bytes)
			texts[count++] = id_at(ui, kind, added[i]);
	struct value *value = plan_texts(texts, count);
	free(texts);
	return value;
}

bool assign_also(struct ui *ui, struct item *item, const size_t *stages, size_t stage_count, const size_t *channels,
                 size_t channel_count)
{
	struct slice name = item_name(item), s = item_name(journey_item(ui->journey, KIND_STAGE, stages[0]));
	struct slice c = item_name(journey_item(ui->journey, KIND_CHANNEL, channels[0]));
	struct plan *plan = plan_new();
	plan_set(plan, ui->journey, item, "stage", references_with(ui, item, KIND_STAGE, "stage", stages, stage_count));
	plan_set(plan, ui->journey, item, "channel",
	         references_with(ui, item, KIND_CHANNEL, "channel", channels, channel_count));
	char *quoted = mem_format(_("“%.*s”"), (int)name.length, name.bytes);
	bool done = ui_do(ui, plan, _("put %s also into %.*s × %.*s"), quoted, (int)s.length, s.bytes, (int)c.length,
	                  c.bytes);
	free(quoted);
	return done;
}

/* ---- owner, rating, decision ---- */

static void owner_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		assign_field(ui, "owner", *rows->word ? value_text(slice_of(rows->word)) : NULL);
}

static bool has_row(const struct chooser *c, struct slice word)
{
	for (size_t i = 0; i < c->count; i++)
		if (slice_is(word, c->rows[i].word))
			return true;
	return false;
}

static void add_owner(struct chooser *c, struct slice name, struct slice word)
{
	if (!word.length || has_row(c, word))
		return;
	char *label = mem_copy(name.bytes, name.length), *id = mem_copy(word.bytes, word.length);
	chooser_add(c, label, NULL, id, 0);
	free(label);
	free(id);
}

void grid_owner(struct ui *ui, key k)
{
	(void)k;
	if (!ui_current(ui) && !ui->marked)
		return;
	struct chooser *c = ui_chooser(ui, _("Owner (type to find, or a new name)"), owner_chosen);
	c->free = true;
	for (size_t i = 0; i < journey_count(ui->journey, KIND_OWNER); i++) {
		struct item *owner = journey_item(ui->journey, KIND_OWNER, i);
		add_owner(c, item_name(owner), record_id(item_record(owner)));
	}
	size_t looked_at = journey_count(ui->journey, KIND_TOUCHPOINT);
	if (looked_at > SHOWN_OWNERS)
		looked_at = SHOWN_OWNERS;
	for (size_t i = 0; i < looked_at; i++) {
		struct slice owner = item_text(journey_item(ui->journey, KIND_TOUCHPOINT, i), "owner");
		add_owner(c, owner, owner);
	}
	chooser_add(c, _("nobody"), NULL, "", 0);
}

static void word_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		assign_field(ui, ui->field->key, *rows->word ? value_text(slice_of(rows->word)) : NULL);
}

/* One key chooses: the digit of the choice, or the first letter of its word. */
static void choose_word(struct ui *ui, const char *field_key)
{
	if (!ui_current(ui) && !ui->marked)
		return;
	ui->field = field_find(KIND_TOUCHPOINT, slice_of(field_key));
	struct chooser *c = ui_ask(ui, message_label(&ui->field->label), word_chosen);
	for (const struct choice *choice = ui->field->choices; choice->word; choice++) {
		char hotkey = (char)('1' + (choice - ui->field->choices));
		const char *label = message_label(&choice->label);
		chooser_add(c, label, strcmp(label, choice->word) ? choice->word : NULL, choice->word, hotkey);
	}
	chooser_add(c, _("none"), NULL, "", '0');
}

void grid_rating(struct ui *ui, key k)
{
	(void)k;
	choose_word(ui, "rating");
}

void grid_decision(struct ui *ui, key k)
{
	(void)k;
	choose_word(ui, "decision");
}

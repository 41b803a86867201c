/* Giving touchpoints a place, an owner, a rating, a decision. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/editing.h"
#include "ui/grid.h"

#define SHOWN_OWNERS 200

/* ---- one field of many ---- */

bool assign_is_new_owner(const struct ui *ui, struct slice owner)
{
	return journey_count(ui->journey, KIND_OWNER) && !journey_find(ui->journey, KIND_OWNER, owner);
}

void assign_field(struct ui *ui, const char *field_key, enum edit_how how, struct value *value)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(field_key));
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	repeat_remember(ui, REPEAT_SET, field_key, value ? value_copy(value) : NULL);
	ui->repeat.how = how;
	if (count)
		editing_set(ui, items, count, field, field->key, how, value);
	value_free(value);
	free(items);
}

/* ---- carrying ---- */

static void take_up(struct ui *ui, bool alone)
{
	struct carried *carried = &ui->carried;
	if (alone) {
		carried->items = mem_new_array(1, sizeof *carried->items);
		carried->items[0] = ui_current(ui);
		carried->count = 1;
	} else {
		carried->items = ui_subjects(ui, &carried->count);
	}
	carried->grab++;
	for (size_t i = 0; i < carried->count; i++)
		carried->items[i]->carried = true;
}

/* With the mouse a touchpoint that is not marked is moved alone, whatever is
 * marked elsewhere. */
static void start_carrying(struct ui *ui, bool also)
{
	const struct item *current = ui_current(ui);
	bool alone = !ui->marked || (ui->mouse.held && current && !current->marked);
	if (!current && !ui->marked)
		return;
	if (!journey_count(ui->journey, KIND_STAGE) || !journey_count(ui->journey, KIND_CHANNEL)) {
		ui_complain(ui, _("there is no cell yet: {stages-edit} adds stages, {channels-edit} adds channels"));
		return;
	}
	take_up(ui, alone);
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

/* Hands over what was carried: free() the list. */
static struct item **let_go(struct ui *ui, size_t *count)
{
	struct item **items = ui->carried.items;
	*count = ui->carried.count;
	for (size_t i = 0; i < *count; i++)
		items[i]->carried = false;
	free(ui->carried.will);
	ui->carried = (struct carried){.grab = ui->carried.grab};
	ui->carrying = ui->also = ui->mouse.dragging = ui->mouse.held = false;
	return items;
}

void carry_give_up(struct ui *ui, key k)
{
	(void)k;
	size_t count;
	ui->cursor = ui->came_from;
	free(let_go(ui, &count));
}

/* What gives way when a touchpoint comes to another place: nothing when it is
 * to stand there as well, the stage and channel it was grabbed in when it stands
 * there, else all that it says. */
enum leaving { LEAVES_NOTHING, LEAVES_ONE, LEAVES_ALL };

static enum leaving what_leaves(const struct ui *ui, const struct item *item, const struct cursor *from, bool also)
{
	if (also)
		return LEAVES_NOTHING;
	bool stands = !from->inbox && journey_stands_in_stage(ui->journey, item, from->stage) &&
	              journey_stands_in_channel(ui->journey, item, from->channel);
	return stands ? LEAVES_ONE : LEAVES_ALL;
}

/* ---- where it will stand ---- */

static void foresee(struct ui *ui, const struct item *item)
{
	const struct cursor *from = &ui->came_from, *to = &ui->cursor;
	enum leaving leaving = what_leaves(ui, item, from, ui->also);
	size_t channels = journey_count(ui->journey, KIND_CHANNEL);
	bool *will = ui->carried.will;
	bool only = leaving == LEAVES_ONE && item->stages.count == 1 && item->channels.count == 1;
	if (only || leaving == LEAVES_ALL) {
		will[to->stage * channels + to->channel] = true;
		return;
	}
	for (size_t s = 0; s < journey_count(ui->journey, KIND_STAGE); s++) {
		bool stays = leaving == LEAVES_NOTHING || s != from->stage;
		if (s != to->stage && !(stays && journey_stands_in_stage(ui->journey, item, s)))
			continue;
		for (size_t c = 0; c < channels; c++) {
			stays = leaving == LEAVES_NOTHING || c != from->channel;
			if (c == to->channel || (stays && journey_stands_in_channel(ui->journey, item, c)))
				will[s * channels + c] = true;
		}
	}
}

/* Others may have taken things out of the map. */
static void forget_what_went(struct carried *carried)
{
	size_t kept = 0;
	for (size_t i = 0; i < carried->count; i++) {
		carried->items[i]->carried = carried->items[i]->place.block;
		if (carried->items[i]->carried)
			carried->items[kept++] = carried->items[i];
	}
	carried->count = kept;
}

void carry_settle(struct ui *ui)
{
	struct carried *carried = &ui->carried;
	size_t room = journey_count(ui->journey, KIND_STAGE) * journey_count(ui->journey, KIND_CHANNEL);
	if (!ui->carrying)
		return;
	forget_what_went(carried);
	if (!carried->count || !room) {
		carry_give_up(ui, 0);
		return;
	}
	carried->will = mem_resize(carried->will, room, sizeof *carried->will);
	memset(carried->will, 0, room * sizeof *carried->will);
	carried->cells = 0;
	for (size_t i = 0; !ui->cursor.inbox && i < carried->count; i++)
		foresee(ui, carried->items[i]);
	for (size_t i = 0; i < room; i++)
		carried->cells += carried->will[i];
}

/* ---- dropping ---- */

static bool holds(const struct slice *texts, size_t count, struct slice text)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(texts[i], text))
			return true;
	return false;
}

/* The id or name by which the item refers to a stage or channel. */
static struct slice word_for(const struct ui *ui, struct item *item, enum kind kind, const char *field_key,
                             size_t index)
{
	uint32_t at = 0;
	struct slice text;
	while (record_each(item_record(item), field_key, &at, &text))
		if (journey_find(ui->journey, kind, text) == journey_item(ui->journey, kind, index))
			return text;
	return (struct slice){0};
}

/* Plans what a touchpoint's stage or channel field says after it came from one
 * to another, if that is something else. */
static void plan_reference(const struct ui *ui, struct plan *plan, struct item *item, enum kind kind, size_t from,
                           size_t to, enum leaving leaving)
{
	const char *field_key = kind == KIND_STAGE ? "stage" : "channel";
	const struct record *record = item_record(item);
	struct slice *texts = mem_new_array(record->count + 2, sizeof *texts), text;
	struct slice old = leaving == LEAVES_ONE ? word_for(ui, item, kind, field_key, from) : (struct slice){0};
	struct slice new = word_for(ui, item, kind, field_key, to);
	size_t count = 0;
	uint32_t at = 0;
	bool placed = false, changed = false;
	if (!new.bytes)
		new = record_id(item_record(journey_item(ui->journey, kind, to)));
	while (record_each(record, field_key, &at, &text)) {
		bool goes = leaving == LEAVES_ALL || (leaving == LEAVES_ONE && slice_equals(text, old));
		struct slice now = goes ? new : text;
		placed |= goes;
		changed |= !slice_equals(now, text) || holds(texts, count, now);
		if (!holds(texts, count, now))
			texts[count++] = now;
	}
	if (!placed && !holds(texts, count, new)) {
		texts[count++] = new;
		changed = true;
	}
	if (changed)
		plan_set(plan, ui->journey, item, field_key, plan_texts(texts, count));
	free(texts);
}

static void plan_placing(const struct ui *ui, struct plan *plan, struct item *item, const struct cursor *from,
                         const struct cursor *to, bool also)
{
	enum leaving leaving = what_leaves(ui, item, from, also);
	plan_reference(ui, plan, item, KIND_STAGE, from->stage, to->stage, leaving);
	plan_reference(ui, plan, item, KIND_CHANNEL, from->channel, to->channel, leaving);
}

static char *placing_label(const struct ui *ui, struct item *const *items, size_t count, const struct cursor *to,
                           bool also)
{
	struct slice first = item_name(items[0]);
	char *name = count > 1 ? mem_format(_("“%.*s” and %zu more"), (int)first.length, first.bytes, count - 1)
	                       : mem_format(_("“%.*s”"), (int)first.length, first.bytes);
	struct slice s = item_name(journey_item(ui->journey, KIND_STAGE, to->stage));
	struct slice c = item_name(journey_item(ui->journey, KIND_CHANNEL, to->channel));
	const char *format = also ? _("put %s also into %.*s × %.*s") : _("move %s to %.*s × %.*s");
	char *label = mem_format(format, name, (int)s.length, s.bytes, (int)c.length, c.bytes);
	free(name);
	return label;
}

static void place_all(struct ui *ui, struct item **items, size_t count, const struct cursor *from,
                      const struct cursor *to, bool also)
{
	struct plan *plan = plan_new();
	for (size_t i = 0; i < count; i++)
		plan_placing(ui, plan, items[i], from, to, also);
	if (!plan->count) {
		plan_free(plan);
		ui_say(ui, _("nothing was moved"));
		return;
	}
	char *label = placing_label(ui, items, count, to, also);
	if (ui_do(ui, plan, "%s", label))
		ui_go_to(ui, items[0]);
	free(label);
}

/* A single mark was for this alone. */
static void take_mark_off(struct ui *ui)
{
	if (ui->marked == 1)
		ui_unmark(ui);
}

void carry_drop(struct ui *ui, key k)
{
	struct cursor to = ui->cursor, from = ui->came_from;
	bool also = ui->also;
	size_t count;
	if (to.inbox) {
		carry_to_inbox(ui, k);
		return;
	}
	struct item **items = let_go(ui, &count);
	place_all(ui, items, count, &from, &to, also);
	repeat_remember(ui, REPEAT_MOVE, NULL, NULL);
	ui->repeat.to = to;
	ui->repeat.also = also;
	take_mark_off(ui);
	free(items);
}

void assign_repeat_move(struct ui *ui)
{
	struct cursor from = ui->cursor, to = ui->repeat.to;
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	if (count && to.stage < journey_count(ui->journey, KIND_STAGE) &&
	    to.channel < journey_count(ui->journey, KIND_CHANNEL))
		place_all(ui, items, count, &from, &to, ui->repeat.also);
	free(items);
}

static void plan_clearing(const struct ui *ui, struct plan *plan, struct item *item, const char *field_key)
{
	if (record_find(item_record(item), field_key))
		plan_set(plan, ui->journey, item, field_key, NULL);
}

void carry_to_inbox(struct ui *ui, key k)
{
	(void)k;
	size_t count;
	ui->cursor = ui->came_from;
	struct item **items = let_go(ui, &count);
	struct plan *plan = plan_new();
	for (size_t i = 0; i < count; i++) {
		plan_clearing(ui, plan, items[i], "stage");
		plan_clearing(ui, plan, items[i], "channel");
	}
	if (plan->count) {
		ui_do(ui, plan, _("move %zu to the inbox"), count);
	} else {
		plan_free(plan);
		ui_say(ui, _("nothing was moved"));
	}
	free(items);
}

/* Plans what a touchpoint's stage or channel field says when it stands in these
 * as well, if that is something else. */
static void plan_further(const struct ui *ui, struct plan *plan, struct item *item, enum kind kind, const size_t *added,
                         size_t added_count)
{
	const char *field_key = kind == KIND_STAGE ? "stage" : "channel";
	const struct record *record = item_record(item);
	struct slice *texts = mem_new_array(record->count + added_count + 1, sizeof *texts), text;
	size_t count = 0, said;
	uint32_t at = 0;
	while (record_each(record, field_key, &at, &text))
		texts[count++] = text;
	said = count;
	for (size_t i = 0; i < added_count; i++)
		if (!word_for(ui, item, kind, field_key, added[i]).bytes)
			texts[count++] = record_id(item_record(journey_item(ui->journey, kind, added[i])));
	if (count > said)
		plan_set(plan, ui->journey, item, field_key, plan_texts(texts, count));
	free(texts);
}

bool assign_also(struct ui *ui, struct item *item, const size_t *stages, size_t stage_count, const size_t *channels,
                 size_t channel_count)
{
	struct cursor to = {.stage = stages[0], .channel = channels[0]};
	struct plan *plan = plan_new();
	plan_further(ui, plan, item, KIND_STAGE, stages, stage_count);
	plan_further(ui, plan, item, KIND_CHANNEL, channels, channel_count);
	char *label = placing_label(ui, &item, 1, &to, true);
	bool done = ui_do(ui, plan, "%s", label);
	free(label);
	return done;
}

/* ---- owner, rating, decision ---- */

const char *const *assign_usual_owners(const struct ui *ui)
{
	static const char *const nobody[] = {NULL};
	return ui->usual_owners && !journey_count(ui->journey, KIND_OWNER) ? ui->usual_owners : nobody;
}

static void owner_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		assign_field(ui, "owner", EDIT_PUT, *rows->word ? value_text(slice_of(rows->word)) : NULL);
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
	for (const char *const *usual = assign_usual_owners(ui); *usual; usual++)
		add_owner(c, slice_of(*usual), slice_of(*usual));
	chooser_add(c, _("nobody"), NULL, "", 0);
}

static void word_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		assign_field(ui, ui->editing.field->key, EDIT_PUT,
		             *rows->word ? value_text(slice_of(rows->word)) : NULL);
}

/* One key chooses: the digit of the choice, or the first letter of its word. */
static void choose_word(struct ui *ui, const char *field_key)
{
	if (!ui_current(ui) && !ui->marked)
		return;
	editing_field(ui, field_find(KIND_TOUCHPOINT, slice_of(field_key)), field_key);
	struct chooser *c = ui_ask(ui, message_label(&ui->editing.field->label), word_chosen);
	for (const struct choice *choice = ui->editing.field->choices; choice->word; choice++) {
		char hotkey = (char)('1' + (choice - ui->editing.field->choices));
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

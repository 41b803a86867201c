/* Touchpoints come, change and go. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/command.h"
#include "ui/form.h"
#include "ui/grid.h"
#include "ui/layout.h"
#include "ui/timeline.h"
#include "ui/votes.h"

static char *text_of(struct slice text)
{
	struct buffer safe = {0};
	unicode_sanitise(&safe, text, -1);
	return buffer_take(&safe);
}

/* ---- adding ---- */

void edit_make_id(const struct ui *ui, const char *name, const struct cursor *at, char id[ID_TOUCHPOINT])
{
	size_t count = journey_count(ui->journey, KIND_TOUCHPOINT);
	id_make_touchpoint(slice_of(name), at->inbox, at->stage, at->channel, count, id);
}

static struct value *reference_to(const struct ui *ui, enum kind kind, size_t index)
{
	return value_text(record_id(item_record(journey_item(ui->journey, kind, index))));
}

size_t edit_index_for_new(const struct ui *ui, const struct cursor *at)
{
	const struct bin *bin = ui_bin(ui, at);
	size_t shown = bin && bin->count ? journey_index(ui->journey, bin->items[bin->count - 1]) + 1 : 0;
	size_t hidden = 0;
	if (bin && bin->hidden)
		hidden = journey_index(ui->journey, bin->items[bin->count + bin->hidden - 1]) + 1;
	size_t behind = shown > hidden ? shown : hidden;
	return behind ? behind : journey_count(ui->journey, KIND_TOUCHPOINT);
}

static void set_place(const struct ui *ui, struct value *map, const struct cursor *at)
{
	if (at->inbox)
		return;
	value_map_add(map, "stage", reference_to(ui, KIND_STAGE, at->stage));
	value_map_add(map, "channel", reference_to(ui, KIND_CHANNEL, at->channel));
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t")] == '\0';
}

bool edit_has_cells(struct ui *ui)
{
	if (journey_count(ui->journey, KIND_STAGE) && journey_count(ui->journey, KIND_CHANNEL))
		return true;
	ui_complain(ui, _("there is no cell yet: {stages-edit} adds stages, {channels-edit} adds channels; {inbox-add} "
	                  "adds to the inbox"));
	return false;
}

void grid_open(struct ui *ui, key k)
{
	struct item *item = ui_current(ui);
	if (item)
		form_open(ui, item);
	else
		command_run(ui, command_find("touchpoint-add"), k);
}

/* ---- renaming, deleting ---- */

static void renamed(struct ui *ui, const char *text)
{
	struct item *item = ui_current(ui);
	if (!item || is_blank(text) || slice_is(item_name(item), text))
		return;
	char *old = text_of(item_name(item));
	struct value *name = value_text(slice_of(text));
	struct plan *plan = plan_new();
	plan_identity(plan, ui->journey, item, "name", name, NULL);
	plan_set(plan, ui->journey, item, "name", name);
	ui_do(ui, plan, _("rename “%s” to “%s”"), old, text);
	free(old);
}

void grid_rename(struct ui *ui, key k)
{
	(void)k;
	struct item *item = ui_current(ui);
	if (!item)
		return;
	struct slice name = item_name(item);
	char *text = mem_copy(name.bytes, name.length);
	ui_prompt(ui, _("Name"), text, renamed)->subject = item;
	free(text);
}

void repeat_remember(struct ui *ui, enum repeat_kind kind, const char *field_key, struct value *value)
{
	free(ui->repeat.key);
	value_free(ui->repeat.value);
	ui->repeat.kind = kind;
	ui->repeat.key = field_key ? mem_copy_text(field_key) : NULL;
	ui->repeat.value = value;
}

static void delete_all(struct ui *ui)
{
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	if (count) {
		struct plan *plan = plan_new();
		char *name = text_of(item_name(items[0]));
		size_t marked = ui->marked;
		plan_unlink(plan, ui->journey, items, count);
		for (size_t i = count; i-- > 0;) {
			plan_remove(plan, "touchpoints", journey_index(ui->journey, items[i]));
			items[i]->marked = false;
		}
		ui->marked = 0;
		bool done = count == 1 ? ui_do(ui, plan, _("delete “%s”"), name)
		                       : ui_do(ui, plan, _("delete “%s” and %zu more"), name, count - 1);
		if (done) {
			ui_say(ui,
			       count == 1 ? _("“%s” is deleted; {undo} brings it back")
			                  : _("“%s” and %zu more are deleted; {undo} brings them back"),
			       name, count - 1);
			ui_keep_message(ui);
		} else if (marked && !ui->pending) {
			for (size_t i = 0; i < count; i++)
				items[i]->marked = true;
			ui->marked = marked;
		}
		repeat_remember(ui, REPEAT_DELETE, NULL, NULL);
		free(name);
	}
	free(items);
}

static void delete_answered(struct ui *ui, const struct row *rows, size_t count)
{
	if (count && rows->hotkey == 'y')
		delete_all(ui);
}

/* How many of the marked ones nobody sees now. */
static size_t marked_out_of_sight(const struct ui *ui)
{
	struct layout layout;
	size_t count, hidden = 0;
	if (ui->marked < 2)
		return 0;
	layout_make(ui, &layout);
	struct item **items = ui_subjects(ui, &count);
	for (size_t i = 0; i < count; i++)
		hidden += !layout_shows(ui, &layout, items[i]);
	free(items);
	return hidden;
}

void grid_delete(struct ui *ui, key k)
{
	(void)k;
	size_t hidden = marked_out_of_sight(ui);
	if (!hidden) {
		delete_all(ui);
		return;
	}
	char *question =
	        mem_format(_("Delete all that is marked? Touchpoints: %zu, out of sight: %zu."), ui->marked, hidden);
	struct chooser *c = ui_ask(ui, question, delete_answered);
	chooser_add(c, _("delete them; u brings them back"), NULL, "yes", 'y');
	chooser_add(c, _("leave everything as it is"), NULL, "no", 'n');
	free(question);
}

/* ---- copying ---- */

void grid_copy(struct ui *ui, key k)
{
	(void)k;
	size_t count;
	struct item **items = ui_subjects(ui, &count);
	for (size_t i = 0; i < ui->clipboard_count; i++)
		value_free(ui->clipboard[i]);
	ui->clipboard = mem_resize(ui->clipboard, count, sizeof *ui->clipboard);
	ui->clipboard_count = count;
	for (size_t i = 0; i < count; i++)
		ui->clipboard[i] = document_item_value(ui->document, items[i]);
	ui_say(ui,
	       count == 1 ? _("copied; {touchpoint-paste} puts it into a cell")
	                  : _("%zu copied; {touchpoint-paste} puts them into a cell"),
	       count);
	ui_unmark(ui);
	free(items);
}

/* A copy for a place: everything the original says but its id and place. */
static struct value *copy_for(const struct ui *ui, const struct value *original, const struct cursor *at)
{
	struct value *map = value_map();
	const struct value *name = value_map_get(original, "name");
	char id[ID_TOUCHPOINT];
	edit_make_id(ui, name && name->text ? name->text : "", at, id);
	value_map_add(map, "id", value_text(slice_of(id)));
	for (size_t i = 0; i < original->count; i++) {
		const char *own = original->items[2 * i]->text;
		if (!own || !strcmp(own, "id") || !strcmp(own, "stage") || !strcmp(own, "channel"))
			continue;
		value_map_add(map, own, value_copy(original->items[2 * i + 1]));
		if (!strcmp(own, "name"))
			set_place(ui, map, at);
	}
	if (!name)
		set_place(ui, map, at);
	return map;
}

void grid_paste(struct ui *ui, key k)
{
	(void)k;
	if (!ui->clipboard_count) {
		ui_complain(ui, _("nothing is copied; {touchpoint-copy} copies"));
		return;
	}
	if (!ui->cursor.inbox && !edit_has_cells(ui))
		return;
	struct plan *plan = plan_new();
	size_t index = edit_index_for_new(ui, &ui->cursor);
	for (size_t i = 0; i < ui->clipboard_count; i++)
		plan_add(plan, "touchpoints", index + i, copy_for(ui, ui->clipboard[i], &ui->cursor));
	if (ui_do(ui, plan, _("paste %zu"), ui->clipboard_count))
		ui_go_to(ui, journey_item(ui->journey, KIND_TOUCHPOINT, index));
	repeat_remember(ui, REPEAT_PASTE, NULL, NULL);
}

static void repeat_set(struct ui *ui)
{
	/* what is repeated is remembered anew */
	char *own = mem_copy_text(ui->repeat.key);
	assign_field(ui, own, ui->repeat.how, ui->repeat.value ? value_copy(ui->repeat.value) : NULL);
	free(own);
}

void grid_repeat(struct ui *ui, key k)
{
	switch (ui->repeat.kind) {
	case REPEAT_NOTHING:
		ui_say(ui, _("nothing to repeat: {repeat} repeats a field, a move, a paste or a deletion"));
		break;
	case REPEAT_SET:
		repeat_set(ui);
		break;
	case REPEAT_DELETE:
		grid_delete(ui, k);
		break;
	case REPEAT_PASTE:
		grid_paste(ui, k);
		break;
	case REPEAT_MOVE:
		assign_repeat_move(ui);
		break;
	case REPEAT_VOTE:
		grid_vote(ui, k);
		break;
	case REPEAT_TAKE_BACK:
		grid_take_back(ui, k);
		break;
	}
}

void grid_undo(struct ui *ui, key k)
{
	(void)k;
	size_t done = document_step_done(ui->document);
	struct step_info step;
	if (!done) {
		ui_say(ui, _("there is nothing to undo"));
		return;
	}
	document_step_info(ui->document, done - 1, &step);
	if (timeline_go_to(ui, done - 1))
		ui_say(ui, _("undone: %s"), step.label);
}

void grid_redo(struct ui *ui, key k)
{
	(void)k;
	size_t done = document_step_done(ui->document);
	struct step_info step;
	if (done == document_step_count(ui->document)) {
		ui_say(ui, _("there is nothing to do again"));
		return;
	}
	document_step_info(ui->document, done, &step);
	if (timeline_go_to(ui, done + 1))
		ui_say(ui, _("done again: %s"), step.label);
}

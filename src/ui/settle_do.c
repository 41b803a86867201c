/* Settling what is chosen: each is one step of the history. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/settle.h"

#define NAME_COLUMNS 40 /* in a label */

/* harmless and short enough for a label; free() */
static char *label_of(struct slice name)
{
	struct buffer safe = {0};
	unicode_sanitise(&safe, name, NAME_COLUMNS);
	return buffer_take(&safe);
}

/* the last entry takes the key with it */
static void plan_settled(struct plan *plan, const struct ui *ui, size_t entry)
{
	if (settle_conflicts(ui) == 1)
		plan_set(plan, ui->journey, NULL, "conflicts", NULL);
	else
		plan_remove(plan, "conflicts", entry);
}

static void plan_refer(struct plan *plan, const struct ui *ui, struct item *item, struct slice to)
{
	struct slice id = record_id(item_record(item));
	if (id.bytes)
		plan_rename_references(plan, ui->journey, item->kind, id, to);
}

/* Plans that the item goes, and all that refers to it with it. */
static void plan_removal(struct plan *plan, const struct ui *ui, struct item *item)
{
	if (item->kind == KIND_TOUCHPOINT)
		plan_unlink(plan, ui->journey, &item, 1);
	else
		plan_refer(plan, ui, item, (struct slice){0});
	plan_remove(plan, kind_list_key(item->kind), journey_index(ui->journey, item));
}

/* Plans that the field says what theirs says; who refers to a thing by what is
 * changed here goes on referring to it. */
static void plan_theirs(struct plan *plan, const struct ui *ui, const struct settle_row *row)
{
	char *path = mem_copy(row->key.bytes, row->key.length);
	struct slice id = row->item ? record_id(item_record(row->item)) : (struct slice){0};
	struct slice said = row->item ? item_text(row->item, path) : (struct slice){0};
	bool names = !strcmp(path, "id") || !strcmp(path, "name");
	if (names && said.bytes && slice_equals(said, id) && row->theirs && row->theirs->text)
		plan_rename_references(plan, ui->journey, row->kind, id,
		                       slice_make(row->theirs->text, row->theirs->length));
	bool none = !row->theirs || row->theirs->kind == VALUE_NULL;
	plan_set(plan, ui->journey, row->item, path, none ? NULL : value_copy(row->theirs));
	free(path);
}

static bool chosen_conflict(struct ui *ui, struct settle_row *row)
{
	if (!settle_count(ui))
		return false;
	settle_row_make(ui, ui->settle->at, row);
	if (row->what != SETTLE_ALIKE)
		return true;
	ui_complain(ui, _("these two are alike: j joins them"));
	return false;
}

static void settle(struct ui *ui, bool ours)
{
	struct settle_row row;
	if (!chosen_conflict(ui, &row))
		return;
	struct plan *plan = plan_new();
	char *name = label_of(row.name);
	bool there = row.item || row.kind == KIND_MAP;
	if (there && row.what == SETTLE_FIELD && !ours && row.key.length)
		plan_theirs(plan, ui, &row);
	if (row.item && row.what == (ours ? SETTLE_REMOVED_BY_OURS : SETTLE_REMOVED_BY_THEIRS))
		plan_removal(plan, ui, row.item);
	plan_settled(plan, ui, row.entry);
	if (ours)
		ui_do(ui, plan, _("settle “%s”: ours"), name);
	else
		ui_do(ui, plan, _("settle “%s”: theirs"), name);
	free(name);
}

void settle_ours(struct ui *ui, key k)
{
	(void)k;
	settle(ui, true);
}

void settle_theirs(struct ui *ui, key k)
{
	(void)k;
	settle(ui, false);
}

/* ---- joining ---- */

static bool is_said(const struct value *value)
{
	return value && value->kind != VALUE_NULL && !(value->kind == VALUE_LIST && !value->count);
}

static bool holds(const struct value *list, const struct value *item)
{
	for (size_t i = 0; i < list->count; i++)
		if (value_equals(list->items[i], item))
			return true;
	return false;
}

static void add_all(struct value *list, const struct value *from)
{
	size_t count = from->kind == VALUE_LIST ? from->count : 1;
	for (size_t i = 0; i < count; i++) {
		const struct value *item = from->kind == VALUE_LIST ? from->items[i] : from;
		if (!holds(list, item))
			value_list_add(list, value_copy(item));
	}
}

/* all that both say of a field that may say several things */
static struct value *both(const struct value *a, const struct value *b)
{
	struct value *list = value_list();
	add_all(list, a);
	add_all(list, b);
	return list;
}

static struct value *new_conflict(struct item *item, const char *name, const struct value *ours,
                                  const struct value *theirs)
{
	struct value *entry = value_map();
	value_map_add(entry, kind_label(KIND_TOUCHPOINT)->en, value_text(record_id(item_record(item))));
	value_map_add(entry, "field", value_text(slice_of(name)));
	value_map_add(entry, "ours", value_copy(ours));
	value_map_add(entry, "theirs", value_copy(theirs));
	return entry;
}

/* Plans that the first says also what the second says of a field; where both
 * say something and only one can stand, a conflict keeps the second's. */
static void plan_join_field(struct plan *plan, struct value *disputes, const struct ui *ui, struct item *first,
                            const char *name, const struct value *own, const struct value *others)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(name));
	if (!is_said(others) || (is_said(own) && value_equals(own, others)))
		return;
	if (!is_said(own))
		plan_set(plan, ui->journey, first, name, value_copy(others));
	else if (field && field_is_list(field))
		plan_set(plan, ui->journey, first, name, both(own, others));
	else
		value_list_add(disputes, new_conflict(first, name, own, others));
}

static void plan_join(struct plan *plan, const struct ui *ui, struct item *first, struct item *second)
{
	struct value *own = document_item_value(ui->document, first);
	struct value *others = document_item_value(ui->document, second);
	struct value *disputes = value_list();
	plan_refer(plan, ui, second, record_id(item_record(first)));
	for (size_t i = 0; i < others->count; i++) {
		const char *name = others->items[2 * i]->text;
		if (name && strcmp(name, "id") != 0 && strcmp(name, "name") != 0)
			plan_join_field(plan, disputes, ui, first, name, value_map_get(own, name),
			                others->items[2 * i + 1]);
	}
	plan_remove(plan, "touchpoints", journey_index(ui->journey, second));
	for (size_t i = 0; i < disputes->count; i++)
		plan_add(plan, "conflicts", settle_conflicts(ui) + i, value_copy(disputes->items[i]));
	value_free(disputes);
	value_free(own);
	value_free(others);
}

void settle_join(struct ui *ui, key k)
{
	(void)k;
	struct settle_row row;
	if (!settle_count(ui))
		return;
	settle_row_make(ui, ui->settle->at, &row);
	if (row.what != SETTLE_ALIKE) {
		ui_complain(ui, _("this is a conflict: o keeps ours, t takes theirs"));
		return;
	}
	struct plan *plan = plan_new();
	char *first = label_of(row.name), *second = label_of(item_name(row.second));
	plan_join(plan, ui, row.item, row.second);
	if (ui_do(ui, plan, _("join “%s” with “%s”"), second, first))
		ui_go_to(ui, row.item);
	free(first);
	free(second);
}

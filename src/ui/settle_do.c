/* Settling what is chosen: each is one step of the history. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/join.h"
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
	ui_complain(ui, _("these two are alike: {settle-join} joins them"));
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

void settle_join(struct ui *ui, key k)
{
	(void)k;
	struct settle_row row;
	if (!settle_count(ui))
		return;
	settle_row_make(ui, ui->settle->at, &row);
	if (row.what != SETTLE_ALIKE) {
		ui_complain(ui, _("this is a conflict: {settle-ours} keeps ours, {settle-theirs} takes theirs"));
		return;
	}
	join_start(ui, (struct item *[]){row.item, row.second}, 2);
}

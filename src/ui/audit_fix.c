/* Mending and accepting what was found: each is one step of the history. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/filter.h"
#include "journey/plan.h"
#include "ui/audit.h"
#include "ui/capture.h"
#include "ui/editing.h"
#include "ui/filters.h"
#include "ui/form.h"

static const struct audit_row *chosen(const struct ui *ui)
{
	return ui->audit->count ? &ui->audit->rows[ui->audit->at] : NULL;
}

/* Is the thing that it is about no longer in the map?  Then says so. */
static bool is_gone(struct ui *ui, const struct audit_row *row)
{
	bool gone = row->finding && row->finding->subject.kind != KIND_MAP && (!row->item || !row->item->place.block);
	if (gone)
		ui_complain(ui, _("it is no longer in the map"));
	return gone;
}

/* ---- mending ---- */

/* The field whose editing mends it; NULL. */
static const struct field *field_of(const struct audit_row *row)
{
	const struct finding_subject *s = &row->finding->subject;
	return s->key && row->rule->fix == FIX_FIELD ? field_find(s->kind, slice_of(s->key)) : NULL;
}

void audit_add_fix(const struct audit_row *row, struct buffer *out)
{
	const struct field *field = row->finding ? field_of(row) : NULL;
	if (!row->finding)
		return;
	if (field)
		buffer_format(out, _("Enter: edit “%s”"), message_label(&field->label));
	else if (row->rule->fix == FIX_ADD)
		buffer_add_text(out, _("Enter: add a touchpoint there"));
	else if (row->rule->fix == FIX_MOVE)
		buffer_add_text(out, _("Enter: go to the cell, to move or join some"));
	else if (row->item && row->item->kind == KIND_OWNER)
		buffer_add_text(out, _("Enter: show only this owner's touchpoints"));
	else
		buffer_add_text(out, _("Enter: open the form"));
}

static void edit_field(struct ui *ui, struct item *item, const struct field *field)
{
	editing_start(ui, &item, item ? 1 : 0);
	ui->editing.how = EDIT_PUT;
	form_edit_at(ui, field, field->key);
}

static void show_owner(struct ui *ui, struct item *owner)
{
	struct buffer filter = {0};
	struct error err = {0};
	buffer_add_text(&filter, "owner=");
	filter_add_word(&filter, item_name(owner));
	audit_free(ui);
	if (!filters_set(ui, filter.bytes, &err))
		ui_complain(ui, "%s", err.message);
	buffer_free(&filter);
}

void audit_fix(struct ui *ui, key k)
{
	const struct audit_row *row = chosen(ui);
	if (!row)
		return;
	if (!row->finding) {
		if (ui->audit->folded[row->severity][row->rule - rule_table])
			audit_unfold(ui, k);
		else
			audit_fold(ui, k);
		return;
	}
	struct item *item = row->item;
	const struct field *field = field_of(row);
	if (is_gone(ui, row))
		return;
	audit_follow(ui, row);
	if (field) {
		edit_field(ui, item, field);
	} else if (row->rule->fix == FIX_ADD) {
		capture_here(ui, k);
	} else if (row->rule->fix == FIX_MOVE) {
		audit_free(ui);
	} else if (item && item->kind == KIND_OWNER) {
		show_owner(ui, item);
	} else {
		form_open(ui, item);
	}
}

/* ---- accepting ---- */

/* The record that says that a rule does not matter; about: only for the row's thing. */
static struct value *exception(const struct ui *ui, const struct audit_row *row, bool about, const char *why)
{
	struct value *map = value_map();
	value_map_add(map, "rule", value_text(slice_of(row->rule->name)));
	value_map_add(map, "level", value_text(slice_of("off")));
	const struct finding_subject *s = &row->finding->subject;
	if (about && s->stage != FINDING_NOWHERE && s->channel != FINDING_NOWHERE) {
		struct item *stage = journey_item(ui->journey, KIND_STAGE, s->stage);
		struct item *channel = journey_item(ui->journey, KIND_CHANNEL, s->channel);
		value_map_add(map, "stage", value_text(record_id(item_record(stage))));
		value_map_add(map, "channel", value_text(record_id(item_record(channel))));
	} else if (about) {
		value_map_add(map, kind_label(s->kind)->en, value_text(record_id(item_record(row->item))));
	}
	if (*why)
		value_map_add(map, "why", value_text(slice_of(why)));
	return map;
}

static void accept(struct ui *ui, bool about, const char *why)
{
	const struct audit_row *row = chosen(ui);
	if (!row || (about && !row->finding))
		return;
	struct audit_row heading = *row;
	struct finding of_map = {.rule = row->rule, .subject = FINDING_OF_MAP};
	if (!heading.finding)
		heading.finding = &of_map;
	struct plan *plan = plan_new();
	char path[64];
	const struct value *rules = form_value(journey_record(ui->journey), "coverage/rules");
	snprintf(path, sizeof path, "coverage/rules/%zu", rules && rules->kind == VALUE_LIST ? rules->count : 0);
	plan_set(plan, ui->journey, NULL, path, exception(ui, &heading, about, why));
	if (about) {
		char *name = heading.item ? ui_shown_name(heading.item) : mem_copy_text(_("the map"));
		ui_do(ui, plan, _("accept %s of “%s”"), row->rule->name, name);
		free(name);
	} else {
		ui_do(ui, plan, _("switch off the rule %s"), row->rule->name);
	}
}

static void accepted(struct ui *ui, const char *why)
{
	accept(ui, true, why);
}

static void switched_off(struct ui *ui, const char *why)
{
	accept(ui, false, why);
}

/* Only rules of coverage, and only of things that can be named. */
static bool can_accept(struct ui *ui, const struct audit_row *row, bool about)
{
	if (row && is_gone(ui, row))
		return false;
	bool nameless = about && row && (!row->finding || row->finding->subject.kind == KIND_MAP);
	if (row && rule_is_of_coverage(row->rule) && !nameless)
		return true;
	if (row && nameless)
		ui_complain(ui, _("this is about no single thing; {audit-switch-off} switches the rule off"));
	else if (row)
		ui_complain(ui, _("a mistake in the text cannot be accepted; mend it"));
	return false;
}

void audit_accept(struct ui *ui, key k)
{
	(void)k;
	if (can_accept(ui, chosen(ui), true))
		ui_prompt(ui, _("Why is it all right?"), "", accepted);
}

void audit_switch_off(struct ui *ui, key k)
{
	(void)k;
	if (can_accept(ui, chosen(ui), false))
		ui_prompt(ui, _("Why does the rule not matter here?"), "", switched_off);
}

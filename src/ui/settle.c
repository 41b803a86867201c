/* The list of conflicts and pairs, and moving about in it. */
#include "ui/settle.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/form.h"
#include "ui/layout.h"

/* ---- what the map records ---- */

static const struct value *conflicts(const struct ui *ui)
{
	const struct entry *entry = record_find(journey_record(ui->journey), "conflicts");
	return entry && entry->nested && entry->nested->kind == VALUE_LIST ? entry->nested : NULL;
}

size_t settle_conflicts(const struct ui *ui)
{
	return conflicts(ui) ? conflicts(ui)->count : 0;
}

size_t settle_count(const struct ui *ui)
{
	return settle_conflicts(ui) + ui->settle->alike_count;
}

/* What the entry is about: the member that is called like a kind. */
static void find_subject(const struct ui *ui, const struct value *entry, struct settle_row *row)
{
	row->kind = KIND_MAP;
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++) {
		struct slice id = value_map_slice(entry, kind_label(kind)->en);
		if (!id.bytes)
			continue;
		row->kind = kind;
		row->item = journey_find(ui->journey, kind, id);
		row->name = row->item ? item_name(row->item) : id;
		return;
	}
	row->name = slice_of(message_label(kind_label(KIND_MAP)));
}

/* the field at the start of a path */
static const struct field *field_of(enum kind kind, struct slice path)
{
	const char *slash = path.bytes ? memchr(path.bytes, '/', path.length) : NULL;
	return field_find(kind, slash ? slice_make(path.bytes, (size_t)(slash - path.bytes)) : path);
}

void settle_row_make(const struct ui *ui, size_t nth, struct settle_row *row)
{
	const struct value *list = conflicts(ui);
	size_t count = settle_conflicts(ui);
	*row = (struct settle_row){.entry = nth};
	if (nth >= count) {
		const struct alike *pair = &ui->settle->alike[nth - count];
		row->what = SETTLE_ALIKE;
		row->kind = KIND_TOUCHPOINT;
		row->item = pair->first;
		row->second = pair->second;
		row->name = item_name(row->item);
		return;
	}
	const struct value *entry = list->items[nth];
	struct slice what = value_map_slice(entry, "what");
	find_subject(ui, entry, row);
	if (slice_is(what, "removed-by-ours"))
		row->what = SETTLE_REMOVED_BY_OURS;
	else if (slice_is(what, "removed-by-theirs"))
		row->what = SETTLE_REMOVED_BY_THEIRS;
	if (row->what != SETTLE_FIELD || entry->kind != VALUE_MAP)
		return;
	row->key = value_map_slice(entry, "field");
	row->field = field_of(row->kind, row->key);
	row->base = value_map_get(entry, "base");
	row->ours = value_map_get(entry, "ours");
	row->theirs = value_map_get(entry, "theirs");
}

/* ---- in words ---- */

static void add_value(const struct ui *ui, const struct settle_row *row, const struct value *value, struct buffer *out)
{
	if (value && value->kind != VALUE_NULL)
		form_add_value(ui, row->field, value, out);
	else
		buffer_add_text(out, _("nothing"));
}

void settle_add_text(const struct ui *ui, const struct settle_row *row, struct buffer *out)
{
	buffer_add_slice(out, row->name);
	switch (row->what) {
	case SETTLE_FIELD:
		buffer_add_text(out, "  ");
		buffer_add_slice(out, row->field ? slice_of(message_label(&row->field->label)) : row->key);
		buffer_add_text(out, ": ");
		add_value(ui, row, row->ours, out);
		buffer_add_text(out, " <-> ");
		add_value(ui, row, row->theirs, out);
		break;
	case SETTLE_REMOVED_BY_OURS:
		buffer_format(out, "  %s", _("removed by ours, changed by theirs"));
		break;
	case SETTLE_REMOVED_BY_THEIRS:
		buffer_format(out, "  %s", _("changed by ours, removed by theirs"));
		break;
	case SETTLE_ALIKE:
		buffer_add_text(out, " = ");
		buffer_add_slice(out, item_name(row->second));
		buffer_add_text(out, "?");
		break;
	}
}

static void add_choice(struct buffer *out, char hotkey, const char *word)
{
	buffer_format(out, "%c  %s\n", hotkey, word);
}

void settle_add_choices(const struct ui *ui, const struct settle_row *row, struct buffer *out)
{
	switch (row->what) {
	case SETTLE_FIELD:
		buffer_format(out, "o  %s: ", _("ours, in the map"));
		add_value(ui, row, row->ours, out);
		buffer_format(out, "\nt  %s: ", _("theirs"));
		add_value(ui, row, row->theirs, out);
		buffer_format(out, "\n   %s: ", _("before"));
		add_value(ui, row, row->base, out);
		break;
	case SETTLE_REMOVED_BY_OURS:
		add_choice(out, 'o', _("ours: it goes"));
		add_choice(out, 't', _("theirs: it stays"));
		break;
	case SETTLE_REMOVED_BY_THEIRS:
		add_choice(out, 'o', _("ours: it stays"));
		add_choice(out, 't', _("theirs: it goes"));
		break;
	case SETTLE_ALIKE:
		add_choice(out, 'j', _("join them: they may be one, written twice"));
		break;
	}
}

/* ---- opening and moving about ---- */

void settle_free(struct ui *ui)
{
	if (ui->settle)
		free(ui->settle->alike);
	free(ui->settle);
	ui->settle = NULL;
}

void settle_close(struct ui *ui, key k)
{
	(void)k;
	settle_free(ui);
}

int settle_shown(int height, int *details)
{
	int inside = height > 2 ? height - 2 : 0;
	*details = inside >= 16 ? 6 : inside >= 10 ? 3 : 0;
	int shown = inside - (*details ? *details + 1 : 0);
	return shown > 0 ? shown : 1;
}

void settle_page(const struct ui *ui, struct rect where, struct page *page)
{
	struct rect inside = panel_inside(where);
	int details, shown = settle_shown(where.height, &details);
	page->rows = (struct rect){inside.x, inside.y, inside.width, shown};
	page->at = ui->settle->at;
	page->count = settle_count(ui);
	page->top = panel_scroll(ui->settle->top, page->at, page->count, shown);
}

void settle_settle(struct ui *ui)
{
	struct settle *s = ui->settle;
	struct page page;
	if (!s)
		return;
	if (!s->revision || s->revision != journey_revision(ui->journey)) {
		free(s->alike);
		s->alike = alike_find(ui->journey, NULL, NULL, &s->alike_count);
		s->revision = journey_revision(ui->journey);
	}
	size_t count = settle_count(ui);
	if (s->at >= count)
		s->at = count ? count - 1 : 0;
	panel_page(ui, PLACE_SETTLE, &page);
	s->top = page.top;
}

void settle_open(struct ui *ui, key k)
{
	(void)k;
	settle_free(ui);
	ui->settle = mem_new(sizeof *ui->settle);
	settle_settle(ui);
	if (settle_count(ui))
		return;
	settle_free(ui);
	ui_say(ui, _("there are no conflicts, and no two touchpoints are alike"));
}

void settle_choose(struct ui *ui, size_t nth)
{
	struct settle_row row;
	ui->settle->at = nth;
	settle_settle(ui);
	settle_row_make(ui, ui->settle->at, &row);
	if (row.item && row.kind == KIND_TOUCHPOINT)
		ui_go_to(ui, row.item);
}

void settle_go(struct ui *ui, key k)
{
	(void)k;
	struct settle_row row;
	if (!settle_count(ui))
		return;
	settle_row_make(ui, ui->settle->at, &row);
	if (row.item || row.kind == KIND_MAP)
		form_open(ui, row.item);
	else
		ui_complain(ui, _("it is not in the map any more"));
}

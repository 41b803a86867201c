/* The form: what stands in it and moving about. */
#include "ui/form.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/layout.h"

#define NAME_ROW 2 /* below the heading and the id, which people seldom touch */

/* ---- opening and closing ---- */

void form_open(struct ui *ui, struct item *item)
{
	form_free(ui);
	ui->form = mem_new(sizeof *ui->form);
	ui->form->item = item;
	ui->form->at = NAME_ROW;
	form_settle(ui);
}

void form_free(struct ui *ui)
{
	free(ui->form);
	ui->form = NULL;
}

void form_close(struct ui *ui, key k)
{
	(void)k;
	form_free(ui);
}

const struct record *form_record(const struct ui *ui)
{
	return ui->form->item ? item_record(ui->form->item) : journey_record(ui->journey);
}

static enum kind form_kind(const struct ui *ui)
{
	return ui->form->item ? (enum kind)ui->form->item->kind : KIND_MAP;
}

void form_title(const struct ui *ui, struct buffer *out)
{
	struct slice name = ui->form->item ? item_name(ui->form->item) : journey_text(ui->journey, "title");
	buffer_add_text(out, message_label(kind_label(form_kind(ui))));
	if (name.length) {
		buffer_add_text(out, ": ");
		buffer_add_slice(out, name);
	}
}

/* ---- rows ---- */

struct rows {
	struct form_row *rows;
	size_t count, room;
};

static void add_row(struct rows *all, struct form_row row)
{
	if (all->count == all->room) {
		all->room = all->room ? all->room * 2 : 64;
		all->rows = mem_resize(all->rows, all->room, sizeof *all->rows);
	}
	all->rows[all->count++] = row;
}

/* A heading comes with its first row. */
static void add_under(struct rows *all, struct form_row row)
{
	if (!all->count || all->rows[all->count - 1].group != row.group)
		add_row(all, (struct form_row){.kind = FORM_HEADING, .group = row.group});
	add_row(all, row);
}

static bool is_set(const struct entry *entry)
{
	return entry && entry->kind != ENTRY_NULL && entry->kind != ENTRY_EMPTY;
}

static bool is_shown(enum form_shown shown, const struct entry *entry)
{
	return shown == FORM_ALL || is_set(entry) == (shown == FORM_SET);
}

static void add_unknown(struct rows *all, const struct record *record)
{
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *entry = &record->entries[i];
		bool further = i > 0 && slice_equals(entry->key, record->entries[i - 1].key);
		if (!entry->field && !further)
			add_under(all, (struct form_row){FORM_UNKNOWN, GROUP_COUNT, NULL, entry});
	}
}

struct form_row *form_rows(const struct ui *ui, size_t *count)
{
	return form_rows_of(form_record(ui), form_kind(ui), ui->form->shown, count);
}

struct form_row *form_rows_of(const struct record *record, enum kind kind, enum form_shown shown, size_t *count)
{
	struct rows all = {0};
	for (int group = 0; group < GROUP_COUNT; group++) {
		const struct field *field = NULL;
		while ((field = field_next(kind, field))) {
			const struct entry *entry = record_find(record, field->key);
			if ((int)field->group == group && is_shown(shown, entry))
				add_under(&all, (struct form_row){FORM_FIELD, field->group, field, entry});
		}
	}
	if (shown != FORM_MISSING)
		add_unknown(&all, record);
	*count = all.count;
	return all.rows;
}

struct slice form_row_label(const struct form_row *row)
{
	if (row->kind == FORM_FIELD)
		return slice_of(message_label(&row->field->label));
	if (row->kind == FORM_UNKNOWN)
		return row->entry->key;
	if (row->group == GROUP_COUNT)
		return slice_of(_("Other keys of the file"));
	return slice_of(message_label(field_group_label(row->group)));
}

/* ---- scrolling ---- */

int form_lines(int height, int *help)
{
	int inside = height > 2 ? height - 2 : 0;
	*help = inside >= 30 ? 5 : inside >= 16 ? 3 : inside >= 9 ? 2 : inside >= 6 ? 1 : 0;
	int shown = inside - (*help ? *help + 1 : 0);
	return shown > 0 ? shown : 1;
}

/* with the first field shows the heading above it */
static size_t led(size_t at)
{
	return at <= 1 ? 0 : at;
}

void form_page(const struct ui *ui, struct rect where, struct page *page)
{
	const struct form *form = ui->form;
	struct rect inside = panel_inside(where);
	int help, shown = form_lines(where.height, &help);
	free(form_rows(ui, &page->count));
	page->rows = (struct rect){inside.x, inside.y, inside.width, shown < inside.height ? shown : inside.height};
	page->at = form->at;
	page->top = panel_scroll(form->top, led(form->at), page->count, shown);
}

/* rows that show in the panel that the form has now */
static int shown_rows(const struct ui *ui)
{
	struct layout layout;
	int help;
	layout_make(ui, &layout);
	int shown = form_lines(layout.panel.width ? layout.panel.height : ui->height, &help);
	return shown;
}

/* ---- choosing a row ---- */

/* The row nearest to `at` that is no heading, in the direction of step if there
 * is one. */
static size_t nearest_field(const struct form_row *rows, size_t count, size_t at, int step)
{
	if (at >= count)
		at = count - 1;
	if (rows[at].kind != FORM_HEADING)
		return at;
	return step < 0 && at > 0 ? at - 1 : at + 1;
}

static void choose(struct ui *ui, const struct form_row *rows, size_t count, size_t at, int step)
{
	struct form *form = ui->form;
	form->at = nearest_field(rows, count, at, step);
	form->top = panel_scroll(form->top, led(form->at), count, shown_rows(ui));
}

/* Moves by so many rows, headings counted. */
static void move(struct ui *ui, long step)
{
	size_t count;
	struct form_row *rows = form_rows(ui, &count);
	long at = (long)ui->form->at + step;
	if (count)
		choose(ui, rows, count, at < 0 ? 0 : (size_t)at, step < 0 ? -1 : 1);
	else
		ui->form->at = ui->form->top = 0;
	free(rows);
}

void form_choose(struct ui *ui, size_t row)
{
	size_t count;
	struct form_row *rows = form_rows(ui, &count);
	if (count)
		choose(ui, rows, count, row, 1);
	free(rows);
}

void form_settle(struct ui *ui)
{
	if (!ui->form)
		return;
	if (ui->form->item && !ui->form->item->place.block)
		form_free(ui);
	else
		move(ui, 0);
}

void form_up(struct ui *ui, key k)
{
	(void)k;
	move(ui, -1);
}

void form_down(struct ui *ui, key k)
{
	(void)k;
	move(ui, 1);
}

void form_page_up(struct ui *ui, key k)
{
	(void)k;
	move(ui, -shown_rows(ui));
}

void form_page_down(struct ui *ui, key k)
{
	(void)k;
	move(ui, shown_rows(ui));
}

void form_first(struct ui *ui, key k)
{
	(void)k;
	move(ui, -(long)ui->form->at);
}

void form_last(struct ui *ui, key k)
{
	(void)k;
	size_t count;
	free(form_rows(ui, &count));
	move(ui, (long)count);
}

/* To the first field of the group that is `step` groups away, round about. */
static void move_group(struct ui *ui, int step)
{
	size_t count, headings = 0, here = 0;
	struct form_row *rows = form_rows(ui, &count);
	size_t *starts = mem_new_array(count + 1, sizeof *starts);
	for (size_t i = 0; i < count; i++) {
		if (rows[i].kind != FORM_HEADING)
			continue;
		if (i < ui->form->at)
			here = headings;
		starts[headings++] = i;
	}
	if (headings) {
		size_t to = starts[(here + headings + (size_t)step) % headings];
		/* the whole group shows, as far as it goes */
		ui->form->top = to;
		choose(ui, rows, count, to + 1, 1);
	}
	free(starts);
	free(rows);
}

void form_next_group(struct ui *ui, key k)
{
	(void)k;
	move_group(ui, 1);
}

void form_previous_group(struct ui *ui, key k)
{
	(void)k;
	move_group(ui, -1);
}

/* ---- the same field after the rows became others ---- */

static const struct field *chosen_field(const struct ui *ui)
{
	size_t count;
	struct form_row *rows = form_rows(ui, &count);
	const struct field *field = ui->form->at < count ? rows[ui->form->at].field : NULL;
	free(rows);
	return field;
}

/* Chooses the field, or the last one before it that shows. */
static void choose_field(struct ui *ui, const struct field *field)
{
	size_t count, at = 0;
	struct form_row *rows = form_rows(ui, &count);
	for (size_t i = 0; i < count; i++)
		if (rows[i].field && field && rows[i].field <= field)
			at = i;
	if (count)
		choose(ui, rows, count, at, 1);
	free(rows);
}

void form_change_shown(struct ui *ui, key k)
{
	(void)k;
	const struct field *field = chosen_field(ui);
	ui->form->shown = (ui->form->shown + 1) % 3;
	ui->form->at = ui->form->top = 0;
	choose_field(ui, field);
	ui_say(ui, ui->form->shown == FORM_ALL   ? _("all fields")
	           : ui->form->shown == FORM_SET ? _("only what is filled in")
	                                         : _("only what is missing; {form-shown} shows all fields"));
}

void form_turn_to(struct ui *ui, struct item *item)
{
	const struct field *field = chosen_field(ui);
	ui->form->item = item;
	choose_field(ui, field);
}

static void move_item(struct ui *ui, long step)
{
	struct item *item = ui->form->item;
	if (!item)
		return;
	enum kind kind = item->kind;
	long at = (long)journey_index(ui->journey, item) + step, count = (long)journey_count(ui->journey, kind);
	while (at >= 0 && at < count && journey_item(ui->journey, kind, (size_t)at)->hidden)
		at += step;
	if (at < 0 || at >= count) {
		ui_say(ui, "%s", step < 0 ? _("this is the first one") : _("this is the last one"));
		return;
	}
	form_turn_to(ui, journey_item(ui->journey, kind, (size_t)at));
	ui_go_to(ui, ui->form->item);
	if (ui->list && ui->list->kind == kind)
		ui->list->at = (size_t)at;
}

void form_next_item(struct ui *ui, key k)
{
	(void)k;
	move_item(ui, 1);
}

void form_previous_item(struct ui *ui, key k)
{
	(void)k;
	move_item(ui, -1);
}

/* ---- finding a field by its name ---- */

static void field_found(struct ui *ui, const struct row *rows, size_t count)
{
	if (!count)
		return;
	const struct field *field = field_find(form_kind(ui), slice_of(rows->word));
	if (!is_shown(ui->form->shown, record_find(form_record(ui), field->key)))
		ui->form->shown = FORM_ALL;
	choose_field(ui, field);
}

void form_find(struct ui *ui, key k)
{
	(void)k;
	struct chooser *c = ui_chooser(ui, _("Find a field"), field_found);
	const struct field *field = NULL;
	while ((field = field_next(form_kind(ui), field)))
		chooser_add(c, message_label(&field->label), message_label(field_group_label(field->group)), field->key,
		            0);
}

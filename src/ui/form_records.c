/* Records in a field: the list of them, the members of one, and back again. */
#include "ui/form.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/day.h"
#include "ui/editing.h"

#define ADD "+" /* the word of the row that makes a new record; in a path, the new one */

/* ---- paths ---- */

/* "tests/0/date" → "tests/0"; "" when there is nothing above; free() */
static char *path_above(const char *path)
{
	const char *slash = strrchr(path, '/');
	return mem_copy(path, slash ? (size_t)(slash - path) : 0);
}

/* The field of records in which the path ends: tests for "tests" and "tests/0". */
static const struct field *records_of_path(const struct ui *ui, const char *path)
{
	enum kind kind = editing_kind(ui);
	const struct field *field = NULL;
	while (*path) {
		struct slice part = slice_make(path, strcspn(path, "/"));
		if (!isdigit((unsigned char)*path) && !slice_is(part, ADD))
			field = field ? field_member(field, part) : field_find(kind, part);
		path += part.length + (path[part.length] == '/');
		if (!field)
			break;
	}
	return field;
}

static bool is_record(const struct ui *ui, const char *path)
{
	const char *slash = strrchr(path, '/');
	const struct value *value = form_value(editing_record(ui), path);
	return (slash && isdigit((unsigned char)slash[1])) || (value && value->kind == VALUE_MAP);
}

/* ---- the members of one record ---- */

static void show_list(struct ui *ui, const char *path, size_t at);
static void show_members(struct ui *ui, const char *path, const char *behind);

/* What is open one level above `path`: the list a record is in, the record a
 * list is in, or just the form. */
static void show_above(struct ui *ui, const char *path)
{
	char *above = path_above(path);
	if (*above && is_record(ui, path) && !is_record(ui, above))
		show_list(ui, above, strtoul(strrchr(path, '/') + 1, NULL, 10));
	else if (*above)
		show_members(ui, above, strrchr(path, '/') + 1);
	free(above);
}

static void member_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	char *path = mem_copy_text(ui->editing.path);
	if (count) {
		char *member = mem_format("%s/%s", path, rows->word);
		form_edit_at(ui, field_member(ui->editing.field, slice_of(rows->word)), member);
		free(member);
	} else {
		show_above(ui, path);
	}
	free(path);
}

static void member_removed(struct ui *ui, const struct row *row)
{
	char *record = mem_copy_text(ui->editing.path), *word = mem_copy_text(row->word);
	char *path = mem_format("%s/%s", record, word);
	const struct field *member = field_member(ui->editing.field, slice_of(word));
	ui_close_chooser(ui);
	if (editing_set(ui, ui->editing.items, ui->editing.count, member, path, EDIT_PUT, NULL))
		show_members(ui, record, NULL);
	free(path);
	free(word);
	free(record);
}

static void add_member(struct ui *ui, struct chooser *c, const struct field *member)
{
	size_t count;
	bool deeper;
	char *path = mem_format("%s/%s", ui->editing.path, member->key);
	struct buffer shown = {0};
	struct slice *texts = form_texts(editing_record(ui), path, &count, &deeper);
	const struct value *value = form_value(editing_record(ui), path);
	if (member->type == FIELD_RECORDS && value)
		form_add_records(ui, member, value, &shown);
	for (size_t i = 0; i < count && member->type != FIELD_RECORDS; i++) {
		buffer_add_text(&shown, i ? _(", ") : "");
		form_add_text(ui, member, texts[i], &shown);
	}
	chooser_add(c, message_label(&member->label), shown.length ? buffer_slice(&shown).bytes : NULL, member->key, 0);
	free(texts);
	buffer_free(&shown);
	free(path);
}

/* behind: the member that was edited last, the next one is at hand; NULL: the first */
static void show_members(struct ui *ui, const char *path, const char *behind)
{
	editing_field(ui, records_of_path(ui, path), path);
	struct chooser *c = ui_chooser(ui, message_label(&ui->editing.field->label), member_chosen);
	c->remove = member_removed;
	for (const char *at = ui->editing.field->members; *at;) {
		struct slice word = slice_make(at, strcspn(at, " "));
		const struct field *member = field_member(ui->editing.field, word);
		if (member)
			add_member(ui, c, member);
		if (behind && slice_is(word, behind))
			c->at = c->count;
		at += word.length + (at[word.length] == ' ');
	}
	if (c->at == c->count)
		c->at--;
}

/* ---- a new record: its members are asked for one after the other ---- */

/* the list that gets the record: "tests" for "tests/+/date"; free() */
static char *list_of_new(const struct ui *ui)
{
	char *record = path_above(ui->editing.path), *list = path_above(record);
	free(record);
	return list;
}

static void next_member(struct ui *ui);

/* Asks for the member that is written at `at` in the members of the list. */
static void ask_member(struct ui *ui, const char *list, const char *at)
{
	size_t length = strcspn(at, " ");
	const struct field *member = field_member(records_of_path(ui, list), slice_make(at, length));
	char *path = mem_format("%s/+/%.*s", list, (int)length, at);
	char today[DAY_TEXT];
	form_edit_at(ui, member, path);
	if (member->type == FIELD_DATE && day_format(ui_today(ui), today))
		form_prompt(ui, today);
	/* what refers to things of which there are none cannot be asked for */
	if (!ui->prompt && !ui->chooser)
		next_member(ui);
	free(path);
}

static void start_record(struct ui *ui, const char *list)
{
	char *own = mem_copy_text(list);
	value_free(ui->editing.draft);
	ui->editing.draft = value_map();
	ask_member(ui, own, records_of_path(ui, own)->members);
	free(own);
}

/* What was said of the new record so far becomes one, in one step. */
static void finish_record(struct ui *ui)
{
	struct editing *e = &ui->editing;
	struct value *draft = e->draft;
	char *list = list_of_new(ui);
	const struct field *field = records_of_path(ui, list);
	e->draft = NULL;
	e->how = EDIT_ADD;
	editing_field(ui, field, list);
	if (draft->count)
		editing_put(ui, value_copy(draft));
	e->how = EDIT_PUT;
	if (ui->form && !ui->chooser && form_value(editing_record(ui), list))
		show_list(ui, list, SIZE_MAX);
	else if (ui->form && !ui->chooser)
		show_above(ui, list);
	value_free(draft);
	free(list);
}

/* On to the member behind the one that was asked for last. */
static void next_member(struct ui *ui)
{
	char *list = list_of_new(ui);
	const char *at = records_of_path(ui, list)->members;
	while (!slice_is(slice_make(at, strcspn(at, " ")), ui->editing.field->key))
		at += strcspn(at, " ") + 1;
	at += strcspn(at, " ");
	if (*at)
		ask_member(ui, list, at + 1);
	else
		finish_record(ui);
	free(list);
}

/* ---- the list of records ---- */

static void record_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	char *path = mem_copy_text(ui->editing.path);
	if (count && strcmp(rows->word, ADD) == 0) {
		start_record(ui, path);
	} else if (count) {
		char *record = mem_format("%s/%s", path, rows->word);
		show_members(ui, record, NULL);
		free(record);
	} else {
		show_above(ui, path);
	}
	free(path);
}

static void record_removed(struct ui *ui, const struct row *row)
{
	if (strcmp(row->word, ADD) == 0)
		return;
	const struct value *list = form_value(editing_record(ui), ui->editing.path);
	char *path = mem_copy_text(ui->editing.path);
	char *record = list && list->count > 1 ? mem_format("%s/%s", path, row->word) : mem_copy_text(path);
	size_t number = strtoul(row->word, NULL, 10);
	struct plan *plan = plan_new();
	plan_set(plan, ui->journey, ui->editing.count ? ui->editing.items[0] : NULL, record, NULL);
	ui_close_chooser(ui);
	if (ui_do(ui, plan, _("%s: remove entry %zu"), message_label(&ui->editing.field->label), number + 1))
		show_list(ui, path, number);
	free(record);
	free(path);
}

/* at: the record at hand, or what took its place */
static void show_list(struct ui *ui, const char *path, size_t at)
{
	const struct field *field = records_of_path(ui, path);
	const struct value *list = form_value(editing_record(ui), path);
	editing_field(ui, field, path);
	struct chooser *c = ui_chooser(ui, message_label(&field->label), record_chosen);
	c->remove = record_removed;
	for (size_t i = 0; list && i < list->count; i++) {
		char number[24];
		struct buffer shown = {0};
		const struct value one = {.kind = VALUE_LIST, .items = &list->items[i], .count = 1};
		form_add_records(ui, field, &one, &shown);
		snprintf(number, sizeof number, "%zu", i);
		chooser_add(c, shown.length ? buffer_slice(&shown).bytes : "–", NULL, number, 0);
		buffer_free(&shown);
	}
	chooser_add(c, _("add one …"), NULL, ADD, 0);
	c->at = at < c->count ? at : c->count - 1;
}

/* ---- from the form and back ---- */

/* Does the field hold what is no record, or no list of them? */
static bool is_odd(const struct record *record, const char *path)
{
	const struct value *value = form_value(record, path);
	for (size_t i = 0; value && value->kind == VALUE_LIST && i < value->count; i++)
		if (value->items[i]->kind != VALUE_MAP)
			return true;
	size_t count;
	bool deeper;
	free(form_texts(record, path, &count, &deeper));
	return !value && count > 0;
}

static bool any_is_odd(const struct ui *ui)
{
	const struct editing *e = &ui->editing;
	bool odd = is_odd(editing_record(ui), e->path);
	for (size_t i = 0; !odd && e->how == EDIT_ADD && i < e->count; i++) {
		const struct record *record = item_record(e->items[i]);
		const struct value *value = form_value(record, e->path);
		odd = is_odd(record, e->path) || (value && value->kind == VALUE_MAP);
	}
	return odd;
}

void form_records(struct ui *ui)
{
	char *path = mem_copy_text(ui->editing.path);
	const struct value *value = form_value(editing_record(ui), path);
	if (any_is_odd(ui))
		ui_complain(ui, _("“%s” does not hold entries with keys; change it in an editor, or clear it with x"),
		            path);
	else if (value ? value->kind == VALUE_MAP : ui->editing.field->mapping)
		show_members(ui, path, NULL);
	else if (value && ui->editing.how == EDIT_PUT)
		show_list(ui, path, 0);
	else
		start_record(ui, path);
	free(path);
}

void form_records_again(struct ui *ui)
{
	if (ui->editing.draft) {
		next_member(ui);
		return;
	}
	char *path = mem_copy_text(ui->editing.path);
	char *above = path_above(path);
	if (*above && !ui->chooser)
		show_members(ui, above, strrchr(path, '/') + 1);
	free(above);
	free(path);
}

void form_records_leave(struct ui *ui)
{
	if (ui->editing.draft)
		finish_record(ui);
	else
		form_records_again(ui);
}

/* "Date (1/3)" while a record is made */
static char *title_of_member(const struct ui *ui)
{
	char *list = list_of_new(ui);
	size_t number = 1, all = 1;
	for (const char *at = records_of_path(ui, list)->members; *at; at++) {
		size_t length = strcspn(at, " ");
		if (*at != ' ' && slice_is(slice_make(at, length), ui->editing.field->key))
			number = all;
		all += *at == ' ';
	}
	char *title = mem_format("%s (%zu/%zu)", message_label(&ui->editing.field->label), number, all);
	free(list);
	return title;
}

char *form_edit_title(const struct ui *ui)
{
	const struct editing *e = &ui->editing;
	const char *label = message_label(&e->field->label);
	if (e->draft)
		return title_of_member(ui);
	return e->count > 1 ? mem_format(_("%s (%zu touchpoints)"), label, e->count) : mem_copy_text(label);
}

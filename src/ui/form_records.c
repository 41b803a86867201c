/* Records in a field: the list of them, the members of one, and back again. */
#include "ui/form.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"

#define ADD "+" /* the word of the row that makes a new record */

/* ---- paths ---- */

static void set_path(struct ui *ui, char *path)
{
	free(ui->path);
	ui->path = path;
}

/* "tests/0/date" → "tests/0"; "" when there is nothing above; free() */
static char *path_above(const char *path)
{
	const char *slash = strrchr(path, '/');
	return mem_copy(path, slash ? (size_t)(slash - path) : 0);
}

/* The field of records in which the path ends: tests for "tests" and "tests/0". */
static const struct field *records_of_path(const struct ui *ui, const char *path)
{
	enum kind kind = ui->form->item ? (enum kind)ui->form->item->kind : KIND_MAP;
	const struct field *field = NULL;
	while (*path) {
		struct slice part = slice_make(path, strcspn(path, "/"));
		if (!isdigit((unsigned char)*path))
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
	const struct value *value = form_value(form_record(ui), path);
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
	char *path = mem_copy_text(ui->path);
	if (count) {
		char *member = mem_format("%s/%s", path, rows->word);
		form_edit_at(ui, field_member(ui->field, slice_of(rows->word)), member);
		free(member);
	} else {
		show_above(ui, path);
	}
	free(path);
}

static void member_removed(struct ui *ui, const struct row *row)
{
	char *record = mem_copy_text(ui->path), *word = mem_copy_text(row->word);
	char *path = mem_format("%s/%s", record, word);
	const struct field *member = field_member(ui->field, slice_of(word));
	ui_close_chooser(ui);
	if (form_set(ui, ui->form->item, member, path, NULL))
		show_members(ui, record, NULL);
	free(path);
	free(word);
	free(record);
}

static void add_member(struct ui *ui, struct chooser *c, const struct field *member)
{
	size_t count;
	bool deeper;
	char *path = mem_format("%s/%s", ui->path, member->key);
	struct buffer shown = {0};
	struct slice *texts = form_texts(form_record(ui), path, &count, &deeper);
	const struct value *value = form_value(form_record(ui), path);
	if (member->type == FIELD_RECORDS && value)
		form_add_records(ui, member, value, &shown);
	for (size_t i = 0; i < count && member->type != FIELD_RECORDS; i++) {
		buffer_add_text(&shown, i ? ", " : "");
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
	ui->field = records_of_path(ui, path);
	set_path(ui, mem_copy_text(path));
	struct chooser *c = ui_chooser(ui, message_label(&ui->field->label), member_chosen);
	c->remove = member_removed;
	for (const char *at = ui->field->members; *at;) {
		struct slice word = slice_make(at, strcspn(at, " "));
		const struct field *member = field_member(ui->field, word);
		if (member)
			add_member(ui, c, member);
		if (behind && slice_is(word, behind))
			c->at = c->count;
		at += word.length + (at[word.length] == ' ');
	}
	if (c->at == c->count)
		c->at--;
}

/* ---- the list of records ---- */

static void record_chosen(struct ui *ui, const struct row *rows, size_t count)
{
	char *path = mem_copy_text(ui->path);
	const struct value *list = form_value(form_record(ui), path);
	if (count && strcmp(rows->word, ADD) == 0) {
		char *record = mem_format("%s/%zu", path, list ? list->count : 0);
		show_members(ui, record, NULL);
		free(record);
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
	const struct value *list = form_value(form_record(ui), ui->path);
	char *path = mem_copy_text(ui->path);
	char *record = list && list->count > 1 ? mem_format("%s/%s", path, row->word) : mem_copy_text(path);
	size_t number = strtoul(row->word, NULL, 10);
	struct plan *plan = plan_new();
	plan_set(plan, ui->journey, ui->form->item, record, NULL);
	ui_close_chooser(ui);
	if (ui_do(ui, plan, _("%s: remove entry %zu"), message_label(&ui->field->label), number + 1))
		show_list(ui, path, number);
	free(record);
	free(path);
}

/* at: the record at hand, or what took its place */
static void show_list(struct ui *ui, const char *path, size_t at)
{
	const struct field *field = records_of_path(ui, path);
	const struct value *list = form_value(form_record(ui), path);
	ui->field = field;
	set_path(ui, mem_copy_text(path));
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
static bool is_odd(const struct ui *ui)
{
	const struct value *value = form_value(form_record(ui), ui->path);
	for (size_t i = 0; value && value->kind == VALUE_LIST && i < value->count; i++)
		if (value->items[i]->kind != VALUE_MAP)
			return true;
	size_t count;
	bool deeper;
	free(form_texts(form_record(ui), ui->path, &count, &deeper));
	return !value && count > 0;
}

void form_records(struct ui *ui)
{
	char *path = mem_copy_text(ui->path);
	const struct value *value = form_value(form_record(ui), path);
	if (is_odd(ui))
		ui_complain(ui, _("“%s” does not hold entries with keys; change it in an editor, or clear it with x"),
		            path);
	else if (value ? value->kind == VALUE_MAP : ui->field->mapping)
		show_members(ui, path, NULL);
	else
		show_list(ui, path, 0);
	free(path);
}

void form_records_again(struct ui *ui)
{
	char *path = mem_copy_text(ui->path);
	char *above = path_above(path);
	if (*above && !ui->chooser)
		show_members(ui, above, strrchr(path, '/') + 1);
	free(above);
	free(path);
}

/* What a record says, as texts and in the user's language. */
#include "ui/form.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/input.h"
#include "ui/editing.h"

#define PERCENT_MOST 10000 /* a larger difference says nothing */
#define NAMED_THINGS 2000  /* in a longer list a thing is shown as the file calls it */

/* ---- by path ---- */

static struct slice path_part(const char **path)
{
	size_t length = strcspn(*path, "/");
	struct slice part = slice_make(*path, length);
	*path += length + ((*path)[length] == '/');
	return part;
}

static const struct value *step_into(const struct value *value, struct slice part)
{
	if (value->kind == VALUE_LIST) {
		size_t at = strtoul(part.bytes, NULL, 10);
		return at < value->count ? value->items[at] : NULL;
	}
	for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++) {
		const struct value *name = value->items[2 * i];
		if (name->text && slice_equals(slice_make(name->text, name->length), part))
			return value->items[2 * i + 1];
	}
	return NULL;
}

static const struct entry *entry_of(const struct record *record, struct slice name)
{
	for (uint32_t i = 0; i < record->count; i++)
		if (slice_equals(record->entries[i].key, name))
			return &record->entries[i];
	return NULL;
}

static const struct value *value_at(const struct record *record, const char *path)
{
	const struct entry *entry = entry_of(record, path_part(&path));
	const struct value *value = entry ? entry->nested : NULL;
	while (value && *path)
		value = step_into(value, path_part(&path));
	return value;
}

const struct value *form_value(const struct record *record, const char *path)
{
	const struct value *value = value_at(record, path);
	return value && (value->kind == VALUE_LIST || value->kind == VALUE_MAP) ? value : NULL;
}

static struct slice *texts_of(const struct value *value, size_t *count, bool *deeper)
{
	size_t all = value && value->kind == VALUE_LIST ? value->count : 1;
	struct slice *texts = mem_new_array(all + 1, sizeof *texts);
	const struct value *one;
	*count = 0;
	for (size_t i = 0; (one = value_nth(value, i)); i++)
		if (value_slice(one).bytes)
			texts[(*count)++] = value_slice(one);
		else
			*deeper |= one->kind != VALUE_NULL;
	return texts;
}

struct slice *form_texts(const struct record *record, const char *path, size_t *count, bool *deeper)
{
	*deeper = false;
	const struct value *value = value_at(record, path);
	if (value || strchr(path, '/'))
		return texts_of(value, count, deeper);
	struct slice *texts = mem_new_array((size_t)record->count + 1, sizeof *texts);
	uint32_t at = 0;
	*count = 0;
	while (record_each(record, path, &at, &texts[*count]))
		++*count;
	return texts;
}

/* ---- in the user's language ---- */

/* Adds text as it goes on one line. */
static void add_line(struct buffer *out, struct slice text)
{
	while (text.length && text.bytes[text.length - 1] == '\n')
		text.length--;
	for (size_t i = 0; i < text.length; i++)
		buffer_add_text(out, text.bytes[i] == '\n' ? " / " : (char[]){text.bytes[i], '\0'});
}

void form_add_text(const struct ui *ui, const struct field *field, struct slice text, struct buffer *out)
{
	const struct choice *choice = field && field->choices ? field_choice(field, text) : NULL;
	bool refers = field && (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES);
	struct item *thing = NULL;
	if (refers && journey_count(ui->journey, field->refers) <= NAMED_THINGS)
		thing = journey_find(ui->journey, field->refers, text);
	if (choice)
		buffer_add_text(out, message_label(&choice->label));
	else if (thing)
		add_line(out, item_name(thing));
	else if (field && field->type == FIELD_YES)
		buffer_add_text(out, input_is_yes(text) ? _("yes") : _("no"));
	else
		add_line(out, text);
}

void form_add_value(const struct ui *ui, const struct field *field, const struct value *value, struct buffer *out)
{
	if (field && field->type == FIELD_RECORDS && (value->kind == VALUE_LIST || value->kind == VALUE_MAP)) {
		form_add_records(ui, field, value, out);
	} else if (value->kind == VALUE_LIST) {
		for (size_t i = 0; i < value->count; i++) {
			buffer_add_text(out, i ? _(", ") : "");
			form_add_value(ui, field, value->items[i], out);
		}
	} else if (value->kind == VALUE_MAP) {
		for (size_t i = 0; i < value->count; i++) {
			buffer_add_text(out, i ? _(", ") : "");
			form_add_value(ui, NULL, value->items[2 * i], out);
			buffer_add_text(out, ": ");
			form_add_value(ui, NULL, value->items[2 * i + 1], out);
		}
	} else if (value_slice(value).bytes) {
		form_add_text(ui, field, value_slice(value), out);
	}
}

/* The settings of a single mapping are named; what a list of records holds is
 * known by its look. */
static void add_record(const struct ui *ui, const struct field *field, const struct value *map, bool named,
                       struct buffer *out)
{
	for (size_t i = 0; i < map->count; i++) {
		struct slice name = value_slice(map->items[2 * i]);
		const struct field *member = name.bytes ? field_member(field, name) : NULL;
		buffer_add_text(out, i ? _(", ") : "");
		if (named || !member) {
			buffer_add_slice(out, member ? slice_of(message_label(&member->label)) : name);
			buffer_add_text(out, " ");
		}
		if (member && member->type == FIELD_RECORDS && map->items[2 * i + 1]->kind == VALUE_LIST)
			buffer_format(out, "%zu", map->items[2 * i + 1]->count);
		else
			form_add_value(ui, member, map->items[2 * i + 1], out);
	}
}

void form_add_records(const struct ui *ui, const struct field *field, const struct value *value, struct buffer *out)
{
	if (value->kind == VALUE_MAP) {
		add_record(ui, field, value, true, out);
		return;
	}
	for (size_t i = 0; i < value->count; i++) {
		buffer_add_text(out, i ? "; " : "");
		if (value->items[i]->kind == VALUE_MAP)
			add_record(ui, field, value->items[i], false, out);
		else
			form_add_value(ui, NULL, value->items[i], out);
	}
}

/* ---- fields that are read together ---- */

/* Adds "24 → 9 (-63%)" for the tickets on a theme before and after (A20). */
static bool add_difference(const struct record *record, struct buffer *out)
{
	struct slice before = record_text(record, "tickets_before"), after = record_text(record, "tickets_after");
	if (!before.length || !after.length || !field_type_fits(FIELD_NUMBER, before) ||
	    !field_type_fits(FIELD_NUMBER, after))
		return false;
	char *b = mem_copy(before.bytes, before.length), *a = mem_copy(after.bytes, after.length);
	double was = strtod(b, NULL), percent = was > 0 ? (strtod(a, NULL) - was) / was * 100 : 0;
	buffer_format(out, "%s → %s", b, a);
	if (was > 0 && percent < PERCENT_MOST)
		buffer_format(out, " (%+d%%)", (int)(percent < 0 ? percent - 0.5 : percent + 0.5));
	free(b);
	free(a);
	return true;
}

char *form_beside(const struct ui *ui)
{
	/* what was meant and what came of it (M7), tickets before and after (A20) … */
	static const char *const together[][3] = {{"intended", "experience", "gap"},
	                                          {"ticket_theme", "tickets_before", "tickets_after"},
	                                          {"metric", "target", "actual"},
	                                          {"need", "anxiety", "relief"}};
	const struct editing *e = &ui->editing;
	const struct record *record = editing_record(ui);
	struct buffer out = {0};
	for (size_t i = 0; e->count == 1 && i < sizeof together / sizeof *together; i++) {
		bool here = false;
		for (int k = 0; k < 3; k++)
			here |= strcmp(together[i][k], e->path) == 0;
		for (int k = 0; here && k < 3; k++) {
			const struct field *field = field_find(editing_kind(ui), slice_of(together[i][k]));
			if (!field || field == e->field)
				continue;
			buffer_format(&out, "%s%s: ", out.length ? "\n" : "", message_label(&field->label));
			add_line(&out, record_text(record, field->key));
		}
	}
	return out.length ? buffer_take(&out) : NULL;
}

void form_row_text(const struct ui *ui, const struct form_row *row, struct buffer *out)
{
	if (row->entry)
		form_entry_text(ui, form_record(ui), row->entry, out);
}

void form_entry_text(const struct ui *ui, const struct record *record, const struct entry *entry, struct buffer *out)
{
	if (entry->field && !strcmp(entry->field->key, "tickets_after") && add_difference(record, out))
		return;
	if (entry->nested) {
		form_add_value(ui, entry->field, entry->nested, out);
		return;
	}
	bool first = true;
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *other = &record->entries[i];
		if (!other->value.bytes || !slice_equals(other->key, entry->key))
			continue;
		buffer_add_text(out, first ? "" : _(", "));
		form_add_text(ui, entry->field, other->value, out);
		first = false;
	}
}

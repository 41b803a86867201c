#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/cell.h"
#include "format/csv.h"
#include "journey/find.h"
#include "journey/names.h"

/* ---- cells ---- */

size_t csv_apostrophes(struct slice cell)
{
	size_t count = 0;
	while (count < cell.length && cell.bytes[count] == '\'')
		count++;
	bool formula = count < cell.length && cell.bytes[count] && strchr("=+-@\t\r\n", cell.bytes[count]);
	bool number = field_type_fits(FIELD_NUMBER, slice_make(cell.bytes + count, cell.length - count));
	return formula && (count || !number) ? count : SIZE_MAX;
}

static bool needs_quotes(struct slice cell)
{
	for (size_t i = 0; i < cell.length; i++)
		if (cell.bytes[i] && strchr(",;\"\r\n\t", cell.bytes[i]))
			return true;
	return cell.length && (cell.bytes[0] == ' ' || cell.bytes[cell.length - 1] == ' ');
}

void csv_add_text(struct buffer *out, struct slice text)
{
	bool harmful = csv_apostrophes(text) != SIZE_MAX, quotes = needs_quotes(text);
	buffer_add_text(out, quotes ? "\"" : "");
	buffer_add_text(out, harmful ? "'" : "");
	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] == '"')
			buffer_add_byte(out, '"');
		buffer_add_byte(out, text.bytes[i]);
	}
	buffer_add_text(out, quotes ? "\"" : "");
}

/* ---- the table ---- */

struct column {
	const struct field *field; /* NULL: a key that the table does not know */
	struct slice key;
};

struct table {
	const struct journey *journey;
	bool labels; /* words as people say them */
	struct column *columns;
	size_t count;
};

/* What people call the thing or the choice that a word means, if the name means just that. */
static struct slice called(const struct journey *journey, const struct field *field, struct slice word)
{
	const struct choice *choice = field->choices ? field_choice(field, word) : NULL;
	bool refers = field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
	struct item *item =
	        refers && field->refers != KIND_TOUCHPOINT ? journey_find(journey, field->refers, word) : NULL;
	if (choice && find_choice(field, slice_of(message_label(&choice->label)), NULL) == choice)
		return slice_of(message_label(&choice->label));
	if (item && journey_find(journey, field->refers, item_name(item)) == item)
		return item_name(item);
	return word;
}

/* The same value in the words that people say; value_free. */
static struct value *as_said(const struct journey *journey, const struct field *field, const struct value *value)
{
	if (value->kind == VALUE_TEXT)
		return value_text(called(journey, field, value_slice(value)));
	if (value->kind != VALUE_LIST)
		return value_copy(value);
	struct value *list = value_list();
	for (size_t i = 0; i < value->count; i++)
		value_list_add(list, as_said(journey, field, value->items[i]));
	return list;
}

/* The columns without which a touchpoint is none, or not found again. */
static bool is_always(const struct field *field)
{
	return strcmp(field->key, "id") == 0 || strcmp(field->key, "name") == 0 || strcmp(field->key, "stage") == 0 ||
	       strcmp(field->key, "channel") == 0;
}

/* Keys that the table does not know, each once, in their order. */
static void add_unknown(struct table *table, struct names *known, const struct record *record)
{
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *entry = &record->entries[i];
		uint32_t before = names_count(known);
		if (entry->field || names_number(known, entry->key) < before)
			continue;
		table->columns = mem_resize(table->columns, table->count + 1, sizeof *table->columns);
		table->columns[table->count++] = (struct column){NULL, entry->key};
	}
}

static struct table columns_of(const struct journey *journey, bool labels)
{
	struct table table = {
	        .journey = journey, .labels = labels, .columns = mem_new_array(field_count, sizeof *table.columns)};
	bool *used = mem_new_array(field_count, sizeof *used);
	struct names *known = names_new();
	struct table unknown = {0};
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		const struct record *record = item_record(item);
		for (uint32_t i = 0; !item->hidden && i < record->count; i++)
			if (record->entries[i].field)
				used[record->entries[i].field - field_table] = true;
		if (!item->hidden)
			add_unknown(&unknown, known, record);
	}
	for (const struct field *f = field_next(KIND_TOUCHPOINT, NULL); f; f = field_next(KIND_TOUCHPOINT, f))
		if (used[f - field_table] || is_always(f))
			table.columns[table.count++] = (struct column){f, slice_of(f->key)};
	table.columns = mem_resize(table.columns, table.count + unknown.count, sizeof *table.columns);
	for (size_t i = 0; i < unknown.count; i++)
		table.columns[table.count++] = unknown.columns[i];
	free(unknown.columns);
	free(used);
	names_free(known);
	return table;
}

static void add_heading(struct buffer *out, const struct column *column, bool labels)
{
	struct buffer heading = {0};
	if (labels && column->field) {
		buffer_add_text(&heading, message_label(&column->field->label));
	} else {
		buffer_add_text(&heading, column->field ? "" : CSV_KEY);
		buffer_add_slice(&heading, column->key);
	}
	csv_add_text(out, buffer_slice(&heading));
	buffer_free(&heading);
}

static void add_value(struct buffer *cell, const struct table *table, const struct field *field,
                      const struct value *value)
{
	struct value *said =
	        table->labels && field && field->type != FIELD_RECORDS ? as_said(table->journey, field, value) : NULL;
	cell_add_value(cell, field, said ? said : value);
	value_free(said);
}

static void add_row(struct buffer *out, const struct table *table, struct item *item)
{
	struct value *says = record_value(item_record(item));
	struct buffer cell = {0};
	if (says->kind != VALUE_MAP) { /* a bare name */
		struct value *map = value_map();
		value_map_add(map, "name", says);
		says = map;
	}
	for (size_t i = 0; i < table->count; i++) {
		const struct column *column = &table->columns[i];
		buffer_clear(&cell);
		buffer_add_text(out, i ? "," : "");
		for (size_t k = 0; k < says->count; k++)
			if (slice_equals(value_slice(says->items[2 * k]), column->key))
				add_value(&cell, table, column->field, says->items[2 * k + 1]);
		csv_add_text(out, buffer_slice(&cell));
	}
	buffer_add_text(out, "\r\n");
	buffer_free(&cell);
	value_free(says);
}

static void write_table(const struct journey *journey, bool labels, struct buffer *out)
{
	struct table table = columns_of(journey, labels);
	buffer_add_text(out, "\xEF\xBB\xBF");
	for (size_t i = 0; i < table.count; i++) {
		buffer_add_text(out, i ? "," : "");
		add_heading(out, &table.columns[i], labels);
	}
	buffer_add_text(out, "\r\n");
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));)
		if (!item->hidden)
			add_row(out, &table, item);
	free(table.columns);
}

void csv_write_map(const struct journey *journey, long today, struct buffer *out)
{
	(void)today;
	write_table(journey, false, out);
}

void csv_write_labels(const struct journey *journey, struct buffer *out)
{
	write_table(journey, true, out);
}

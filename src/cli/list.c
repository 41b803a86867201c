#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/message.h"
#include "cli/filters.h"
#include "cli/output.h"
#include "format/cell.h"
#include "format/csv.h"
#include "format/json.h"
#include "journey/find.h"

#define FLUSH_ABOVE 65536 /* bytes that are written at once */
#define REST_AFTER 8192   /* rows after which memory is given back */

enum list_format { LIST_TSV, LIST_CSV, LIST_JSON, LIST_JSONL };

struct column {
	const struct field *field; /* NULL: key is one that the table does not know */
	char *key;
};

struct list {
	enum list_format format;
	enum kind kind;
	bool map; /* the first column is the path of the map */
	bool all; /* objects hold all that is said */
	struct column *columns;
	size_t count;
	size_t rows; /* so far */
	struct buffer out;
	enum status status;
};

/* ---- columns ---- */

static void add_column(struct list *list, const struct field *field, struct slice key)
{
	list->columns = mem_resize(list->columns, list->count + 1, sizeof *list->columns);
	list->columns[list->count++] = (struct column){field, mem_copy(key.bytes, key.length)};
}

static bool add_named(struct list *list, struct slice word)
{
	size_t prefix = strlen(CSV_KEY);
	struct error err = {0};
	if (word.length > prefix && memcmp(word.bytes, CSV_KEY, prefix) == 0) {
		add_column(list, NULL, slice_make(word.bytes + prefix, word.length - prefix));
		return true;
	}
	const struct field *field = find_field(list->kind, word, &err);
	if (field)
		add_column(list, field, slice_of(field->key));
	else
		subcommand_complain(&err);
	return field != NULL;
}

static bool add_columns(struct list *list, const char *wish)
{
	static const char *const usual[KIND_COUNT] = {[KIND_STAGE] = "id,name,goal,window,frequency",
	                                              [KIND_CHANNEL] = "id,name,kind,place,owner",
	                                              [KIND_PERSONA] = "id,name,position,segment,prefers",
	                                              [KIND_OWNER] = "id,name,role,side",
	                                              [KIND_TOUCHPOINT] =
	                                                      "id,name,stage,channel,owner,rating,decision"};
	struct buffer word = {0};
	bool good = true;
	list->all = wish && strcmp(wish, "all") == 0;
	for (const struct field *f = NULL; list->all && (f = field_next(list->kind, f));)
		add_column(list, f, slice_of(f->key));
	if (!list->all) {
		struct slice words = slice_of(wish ? wish : usual[list->kind]);
		for (size_t at = 0; good && cell_next_word(words, &at, &word);)
			good = add_named(list, buffer_slice(&word));
		if (good && !list->count)
			good = subcommand_fail(_("--fields names no field")) == STATUS_FINE;
	}
	buffer_free(&word);
	return good;
}

/* ---- rows ---- */

static void write_out(struct list *list)
{
	list->status = output_write_data(buffer_slice(&list->out), list->status);
	buffer_clear(&list->out);
}

/* A text as one cell between tabs: one line. */
static void add_tabbed(struct buffer *out, struct slice text)
{
	static const char signs[] = "\\\t\n\r", letters[] = "\\tnr";
	for (size_t i = 0; i < text.length; i++) {
		const char *sign = text.bytes[i] ? strchr(signs, text.bytes[i]) : NULL;
		buffer_add_text(out, sign ? "\\" : "");
		buffer_add_byte(out, sign ? letters[sign - signs] : text.bytes[i]);
	}
}

static const char *separator(const struct list *list)
{
	return list->format == LIST_CSV ? "," : "\t";
}

static void add_cell(struct list *list, struct slice text)
{
	if (list->format == LIST_CSV)
		csv_add_text(&list->out, text);
	else
		add_tabbed(&list->out, text);
}

/* What an item says of a column; a bare word is id and name at once. */
static struct value *value_of(const struct list *list, const struct record *record, const struct column *column)
{
	bool word = record->bare && list->kind != KIND_TOUCHPOINT && strcmp(column->key, "id") == 0;
	return record_value_of(record, slice_of(word ? "name" : column->key));
}

static void add_row(struct list *list, const char *path, const struct record *record)
{
	struct buffer cell = {0};
	if (list->map)
		add_cell(list, slice_of(path));
	for (size_t i = 0; i < list->count; i++) {
		struct value *value = value_of(list, record, &list->columns[i]);
		buffer_clear(&cell);
		cell_add_value(&cell, list->columns[i].field, value);
		buffer_add_text(&list->out, i || list->map ? separator(list) : "");
		add_cell(list, buffer_slice(&cell));
		value_free(value);
	}
	buffer_add_text(&list->out, list->format == LIST_CSV ? "\r\n" : "\n");
	buffer_free(&cell);
}

/* Adds what a field says as the type it has in every row: of several values an array, however
 * many there are, a number and a yes without quotes. */
static void add_typed(struct buffer *out, const struct field *field, const struct value *value)
{
	struct slice text = value_slice(value);
	bool list = field && field_is_list(field) && field->type != FIELD_RECORDS;
	bool alone = list && value && value->kind != VALUE_LIST && value->kind != VALUE_NULL;
	bool bare = field && text.bytes && (field->type == FIELD_NUMBER || field->type == FIELD_YES) &&
	            field_type_fits(field->type, text);
	struct value *plain = bare ? value_plain(text.bytes) : NULL;
	buffer_add_text(out, alone ? "[" : "");
	json_add_value(out, plain ? plain : value);
	buffer_add_text(out, alone ? "]" : "");
	value_free(plain);
}

static void add_pair(struct list *list, bool *any, struct slice key, const struct field *field,
                     const struct value *value)
{
	buffer_add_text(&list->out, *any ? ", " : "");
	json_add_string(&list->out, key);
	buffer_add_text(&list->out, ": ");
	add_typed(&list->out, field, value);
	*any = true;
}

static void add_object(struct list *list, const char *path, const struct record *record)
{
	bool any = list->map;
	if (list->format == LIST_JSON)
		buffer_add_text(&list->out, list->rows ? ",\n" : "\n");
	buffer_add_byte(&list->out, '{');
	if (list->map) {
		buffer_add_text(&list->out, "\"map\": ");
		json_add_string(&list->out, slice_of(path));
	}
	struct value *says = list->all && !record->bare ? record_value(record) : NULL;
	for (size_t i = 0; says && i < says->count; i++)
		add_pair(list, &any, value_slice(says->items[2 * i]),
		         field_find(list->kind, value_slice(says->items[2 * i])), says->items[2 * i + 1]);
	for (size_t i = 0; !says && i < list->count; i++) {
		struct value *value = value_of(list, record, &list->columns[i]);
		if (value || !list->all)
			add_pair(list, &any, slice_of(list->columns[i].key), list->columns[i].field, value);
		value_free(value);
	}
	value_free(says);
	buffer_add_text(&list->out, list->format == LIST_JSON ? "}" : "}\n");
}

static void add_headings(struct list *list)
{
	if (list->format == LIST_JSON)
		buffer_add_byte(&list->out, '[');
	if (list->format != LIST_CSV && list->format != LIST_TSV)
		return;
	buffer_add_text(&list->out, list->map ? "map" : "");
	for (size_t i = 0; i < list->count; i++) {
		buffer_add_text(&list->out, i || list->map ? separator(list) : "");
		add_cell(list, slice_of(list->columns[i].key));
	}
	buffer_add_text(&list->out, list->format == LIST_CSV ? "\r\n" : "\n");
}

/* ---- maps ---- */

static void add_map(struct list *list, const char *path, struct filter *filter)
{
	struct document *document = subcommand_open(path);
	if (!document) {
		list->status = STATUS_TROUBLE;
		return;
	}
	struct sieve sieve = filter ? filter_sieve(filter) : (struct sieve){0};
	document_set_filter(document, filter ? &sieve : NULL);
	struct sequence_walk walk = journey_walk(document_journey(document), list->kind);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		if (item->hidden)
			continue;
		(list->format < LIST_JSON ? add_row : add_object)(list, path, item_record(item));
		if (list->out.length > FLUSH_ABOVE)
			write_out(list);
		if (++list->rows % REST_AFTER == 0)
			document_rest(document);
	}
	document_free(document);
}

static enum list_format format_of(const struct arguments *arguments)
{
	static const char *const names[] = {[LIST_TSV] = "tsv", [LIST_CSV] = "csv", [LIST_JSON] = "json"};
	const char *wish = argument(arguments, "--format");
	int format = LIST_TSV;
	while (wish && format < LIST_JSONL && strcmp(wish, names[format]) != 0)
		format++;
	return (enum list_format)format;
}

enum status list_run(const struct arguments *arguments)
{
	const char *kind = argument(arguments, "--kind");
	struct list list = {.format = format_of(arguments),
	                    .kind = kind ? kind_of_list(slice_of(kind)) : KIND_TOUCHPOINT,
	                    .map = arguments->count > 1 || argument(arguments, "--map")};
	struct filter *filter = NULL;
	bool good = filters_read(arguments, &filter);
	if (good && filter && list.kind != KIND_TOUCHPOINT)
		good = subcommand_fail(_("--where is for touchpoints; leave it out, or leave out --kind")) ==
		       STATUS_FINE;
	good = good && add_columns(&list, argument(arguments, "--fields"));
	if (good) {
		add_headings(&list);
		for (int i = 0; i < arguments->count; i++)
			add_map(&list, arguments->operands[i], filter);
		buffer_add_text(&list.out, list.format == LIST_JSON ? list.rows ? "\n]\n" : "]\n" : "");
		write_out(&list);
	}
	for (size_t i = 0; i < list.count; i++)
		free(list.columns[i].key);
	free(list.columns);
	buffer_free(&list.out);
	filter_free(filter);
	return good ? list.status : STATUS_TROUBLE;
}

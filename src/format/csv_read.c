/* A reader of our own: what a library leaves to do (where a cell stands, which sign
 * separates, which bytes are letters) is more than what it does. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/unicode.h"
#include "format/cell.h"
#include "format/csv.h"
#include "format/json.h"
#include "journey/find.h"
#include "journey/input.h"

enum meaning {
	MEANS_NOTHING, /* it is left out */
	MEANS_UNNAMED, /* without heading: there must be nothing in it */
	MEANS_FIELD
};

struct column {
	enum meaning meaning;
	const struct field *field; /* NULL: key is one that the table does not know */
	char *key;
};

struct reading {
	struct slice text;
	size_t at;
	char separator;
	long row, place; /* of the cell that is read: row and column, from 1 */
	bool more;       /* another cell follows in the row */
	struct buffer cell;
	struct column *columns;
	size_t count;
	struct incoming *into;
};

/* ---- bytes and letters ---- */

static uint32_t unit(struct slice text, size_t at, bool little)
{
	unsigned char first = (unsigned char)text.bytes[at], second = (unsigned char)text.bytes[at + 1];
	return little ? (uint32_t)second << 8 | first : (uint32_t)first << 8 | second;
}

/* UTF-16 behind its mark; half a character becomes U+FFFD. */
static void decode_wide(struct slice text, bool little, struct buffer *out)
{
	for (size_t at = 2; at + 1 < text.length; at += 2) {
		uint32_t c = unit(text, at, little);
		uint32_t low = at + 3 < text.length ? unit(text, at + 2, little) : 0;
		char bytes[4];
		if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			at += 2;
		} else if (c >= 0xD800 && c < 0xE000) {
			c = UNICODE_REPLACEMENT;
		}
		buffer_add(out, bytes, unicode_encode(c, bytes));
	}
}

/* The text in UTF-8 without a mark, in out if it was written otherwise; false with err. */
static bool decode(struct slice *text, struct buffer *out, struct error *err)
{
	if (text->length >= 2 && (memcmp(text->bytes, "\xFF\xFE", 2) == 0 || memcmp(text->bytes, "\xFE\xFF", 2) == 0)) {
		decode_wide(*text, text->bytes[0] == '\xFF', out);
		*text = buffer_slice(out);
	}
	if (text->length >= 3 && memcmp(text->bytes, "\xEF\xBB\xBF", 3) == 0)
		*text = slice_make(text->bytes + 3, text->length - 3);
	const char *nul = text->length ? memchr(text->bytes, '\0', text->length) : NULL;
	size_t valid = unicode_validate(text->bytes, text->length);
	size_t bad = nul && (size_t)(nul - text->bytes) < valid ? (size_t)(nul - text->bytes) : valid;
	if (bad == text->length)
		return true;
	error_at(err, bad,
	         _("this is not written in UTF-8; save it in the spreadsheet as “CSV UTF-8”, or convert it: iconv -f "
	           "CP932 -t UTF-8"));
	error_locate(err, text->bytes, text->length);
	return false;
}

/* ---- cells ---- */

static bool refuse(const struct reading *r, struct error *err)
{
	return incoming_refuse_at((struct incoming_place){r->row, r->place}, err);
}

static bool ends_line(const struct reading *r)
{
	return r->at == r->text.length || r->text.bytes[r->at] == '\n' || r->text.bytes[r->at] == '\r';
}

static bool read_quoted(struct reading *r, struct error *err)
{
	for (r->at++; r->at < r->text.length; r->at++) {
		if (r->text.bytes[r->at] == '"') {
			r->at++;
			if (r->at == r->text.length || r->text.bytes[r->at] != '"')
				break;
		}
		buffer_add_byte(&r->cell, r->text.bytes[r->at]);
		if (r->at + 1 == r->text.length) {
			error_set(err, _("the quote that begins this cell never ends; add it, or double quotes "
			                 "that are part of the text"));
			return refuse(r, err);
		}
	}
	if (ends_line(r) || r->text.bytes[r->at] == r->separator)
		return true;
	error_set(err, _("text follows the quote that ends this cell; double the quotes that are part of the text"));
	return refuse(r, err);
}

/* Reads the next cell of the row into r->cell. */
static bool next_cell(struct reading *r, struct error *err)
{
	buffer_clear(&r->cell);
	r->place++;
	if (r->at < r->text.length && r->text.bytes[r->at] == '"') {
		if (!read_quoted(r, err))
			return false;
	} else {
		size_t start = r->at;
		while (!ends_line(r) && r->text.bytes[r->at] != r->separator)
			r->at++;
		buffer_add(&r->cell, r->text.bytes + start, r->at - start);
	}
	r->more = !ends_line(r);
	if (r->more)
		r->at++;
	else if (r->at < r->text.length)
		r->at += r->text.bytes[r->at] == '\r' && r->at + 1 < r->text.length && r->text.bytes[r->at + 1] == '\n'
		                 ? 2
		                 : 1;
	return true;
}

static bool next_row(struct reading *r)
{
	r->row++;
	r->place = 0;
	return r->at < r->text.length;
}

/* The sign that stands most often in the row of headings. */
static char separator_of(struct slice text)
{
	static const char signs[] = ",;\t";
	size_t counts[3] = {0}, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.length && (quoted || !strchr("\r\n", text.bytes[i])); i++) {
		const char *sign = strchr(signs, text.bytes[i]);
		quoted ^= text.bytes[i] == '"';
		if (sign && !quoted)
			counts[sign - signs]++;
	}
	for (size_t i = 1; i < 3; i++)
		best = counts[i] > counts[best] ? i : best;
	return signs[best];
}

/* Takes away the apostrophe that made a cell harmless. */
static struct slice harmless_undone(struct slice cell)
{
	size_t count = csv_apostrophes(cell);
	return count != SIZE_MAX && count ? slice_make(cell.bytes + 1, cell.length - 1) : cell;
}

/* ---- headings ---- */

static bool reads_as(struct slice heading, const char *word)
{
	return unicode_folds_alike(heading, slice_of(word));
}

static const struct field *field_of_heading(struct slice heading)
{
	const struct field *found = field_find(KIND_TOUCHPOINT, heading);
	for (const struct field *f = NULL; !found && (f = field_next(KIND_TOUCHPOINT, f));)
		if (reads_as(heading, f->key) || reads_as(heading, f->label.en) || reads_as(heading, f->label.ja))
			found = f;
	return found;
}

static void refuse_heading(struct slice heading, struct error *err)
{
	struct nearest nearest;
	nearest_start(&nearest, heading);
	for (const struct field *f = NULL; (f = field_next(KIND_TOUCHPOINT, f));) {
		nearest_offer(&nearest, slice_of(f->key));
		nearest_offer(&nearest, slice_of(f->label.en));
		nearest_offer(&nearest, slice_of(f->label.ja));
	}
	if (nearest.best.bytes)
		error_set(
		        err,
		        _("“%.*s” is no field; did you mean “%.*s”? Say --columns '%.*s=%.*s', or '%.*s=' to leave the "
		          "column out"),
		        SLICE_SHOWN(heading), SLICE_SHOWN(nearest.best), SLICE_SHOWN(heading),
		        SLICE_SHOWN(nearest.best), SLICE_SHOWN(heading));
	else
		error_set(err,
		          _("“%.*s” is no field; say which one it is with --columns '%.*s=FIELD', or '%.*s=' to leave "
		            "the "
		            "column out; `touchgrid help fields` lists them"),
		          SLICE_SHOWN(heading), SLICE_SHOWN(heading), SLICE_SHOWN(heading));
}

/* What a heading (or, wish: a word of --columns) means; false with err. */
static bool mean(struct column *column, struct slice word, bool wish, struct error *err)
{
	size_t prefix = strlen(CSV_KEY);
	*column = (struct column){.meaning = word.length ? MEANS_FIELD : MEANS_NOTHING};
	if (word.length > prefix && memcmp(word.bytes, CSV_KEY, prefix) == 0) {
		struct slice key = slice_make(word.bytes + prefix, word.length - prefix);
		column->field = field_find(KIND_TOUCHPOINT, key);
		column->key = mem_copy(key.bytes, key.length);
	} else if (word.length) {
		column->field = wish ? find_field(KIND_TOUCHPOINT, word, err) : field_of_heading(word);
		column->key = column->field ? mem_copy_text(column->field->key) : NULL;
		if (!column->field && !wish)
			refuse_heading(word, err);
	}
	return column->meaning == MEANS_NOTHING || column->key;
}

/* ---- --columns ---- */

/* The next HEADING=FIELD; *at = 0 at the start; false at the end. */
static bool next_wish(const char *columns, size_t *at, struct buffer *word, struct slice *heading, struct slice *field)
{
	if (!columns || !cell_next_word(slice_of(columns), at, word))
		return false;
	struct slice all = buffer_slice(word);
	size_t sign = all.length;
	while (sign > 0 && all.bytes[sign - 1] != '=')
		sign--;
	*heading = input_trimmed(slice_make(all.bytes, sign ? sign - 1 : all.length));
	*field = input_trimmed(slice_make(all.bytes + sign, sign ? all.length - sign : 0));
	if (!sign)
		field->bytes = NULL;
	return true;
}

/* What --columns says of a heading; .bytes NULL: nothing.  It is in word then. */
static struct slice wished(const char *columns, struct slice heading, struct buffer *word)
{
	struct slice named, field;
	for (size_t at = 0; next_wish(columns, &at, word, &named, &field);)
		if (slice_equals(named, heading))
			return field;
	return (struct slice){0};
}

static bool wishes_read(const char *columns, struct error *err)
{
	struct buffer word = {0};
	struct slice heading, field;
	bool good = true;
	for (size_t at = 0; good && next_wish(columns, &at, &word, &heading, &field);)
		good = field.bytes || error_set(err, _("--columns takes HEADING=FIELD, and “%s” is none"), word.bytes);
	buffer_free(&word);
	return good;
}

/* Does each name a heading?  headings: each between line ends. */
static bool wishes_fit(const char *columns, const struct buffer *headings, struct error *err)
{
	struct buffer word = {0}, line = {0};
	struct slice heading, field;
	bool good = true;
	for (size_t at = 0; good && next_wish(columns, &at, &word, &heading, &field);) {
		buffer_clear(&line);
		buffer_format(&line, "\n%.*s\n", SLICE_SHOWN(heading));
		good = strstr(headings->bytes, line.bytes) ||
		       error_set(err, _("--columns names a column “%.*s”, and the first row has none of that name"),
		                 SLICE_SHOWN(heading));
	}
	if (!good && err)
		err->line = 1;
	buffer_free(&word);
	buffer_free(&line);
	return good;
}

/* ---- the first row ---- */

static bool is_twice(const struct reading *r, const struct column *column, struct error *err)
{
	for (size_t i = 0; column->meaning == MEANS_FIELD && i < r->count; i++)
		if (r->columns[i].meaning == MEANS_FIELD && strcmp(r->columns[i].key, column->key) == 0) {
			error_set(err, _("columns %zu and %zu are both “%s”; leave one out with --columns 'HEADING='"),
			          i + 1, r->count + 1, column->key);
			return true;
		}
	return false;
}

/* Takes the heading in r->cell. */
static bool read_heading(struct reading *r, const char *columns, struct buffer *headings, struct error *err)
{
	struct slice heading = input_trimmed(harmless_undone(buffer_slice(&r->cell)));
	struct buffer word = {0};
	struct column column = {.meaning = MEANS_UNNAMED};
	buffer_add_slice(headings, heading);
	buffer_add_byte(headings, '\n');
	struct slice wish = wished(columns, heading, &word);
	bool good = (!wish.bytes && !heading.length) || mean(&column, wish.bytes ? wish : heading, wish.bytes, err);
	good = good && !is_twice(r, &column, err);
	r->columns = mem_resize(r->columns, r->count + 1, sizeof *r->columns);
	r->columns[r->count++] = column;
	buffer_free(&word);
	return good || refuse(r, err);
}

static bool read_headings(struct reading *r, const char *columns, struct error *err)
{
	struct buffer headings = {0};
	bool good =
	        next_row(r) || error_set(err, _("this is empty; the first row names the columns")) || refuse(r, err);
	buffer_add_byte(&headings, '\n');
	r->more = good;
	while (good && r->more)
		good = next_cell(r, err) && read_heading(r, columns, &headings, err);
	good = good && wishes_fit(columns, &headings, err);
	buffer_free(&headings);
	return good;
}

/* ---- the others ---- */

static bool read_cell(struct reading *r, const struct column *column, struct value **value, struct error *err)
{
	struct slice text = harmless_undone(buffer_slice(&r->cell));
	bool records = column->field && column->field->type == FIELD_RECORDS;
	*value = NULL;
	if (!text.length) {
		*value = value_null();
		return true;
	}
	if (records || !column->field)
		*value = json_read_value(text);
	if (records && !*value)
		return error_set(err, _("“%s” is made of members; write JSON, as in [{\"%.*s\": …}]"),
		                 column->field->key, (int)strcspn(column->field->members, " "), column->field->members);
	if (!*value)
		*value = value_text(text);
	return true;
}

/* Takes the cell in r->cell into a row. */
static bool take_cell(struct reading *r, struct value *says, struct incoming_place *places, bool *any,
                      struct error *err)
{
	size_t index = (size_t)r->place - 1;
	bool empty = !input_trimmed(buffer_slice(&r->cell)).length;
	const struct column *column = index < r->count ? &r->columns[index] : NULL;
	struct value *value;
	*any |= !empty;
	if (!column || column->meaning == MEANS_UNNAMED)
		return empty ||
		       error_set(err,
		                 _("the first row has no heading above this cell; give it one, or clear the cell"));
	if (column->meaning == MEANS_NOTHING)
		return true;
	if (!read_cell(r, column, &value, err))
		return false;
	places[says->count] = (struct incoming_place){r->row, r->place};
	value_map_add(says, column->key, value);
	return true;
}

/* What a row does not reach is empty. */
static void fill_row(struct reading *r, struct value *says, struct incoming_place *places)
{
	for (size_t i = (size_t)r->place; i < r->count; i++)
		if (r->columns[i].meaning == MEANS_FIELD) {
			places[says->count] = (struct incoming_place){r->row, (long)i + 1};
			value_map_add(says, r->columns[i].key, value_null());
		}
}

static bool read_row(struct reading *r, struct error *err)
{
	struct value *says = value_map();
	struct incoming_place *places = mem_new_array(r->count + 1, sizeof *places);
	bool any = false, good = true;
	r->more = true;
	while (good && r->more)
		good = next_cell(r, err) && (take_cell(r, says, places, &any, err) || refuse(r, err));
	if (!good || !any) {
		value_free(says);
		free(places);
		return good;
	}
	fill_row(r, says, places);
	struct incoming_item *item = incoming_add(r->into, KIND_TOUCHPOINT, says, r->row, 1);
	item->places = places;
	item->cells = true;
	return true;
}

bool csv_read_map(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err)
{
	struct buffer decoded = {0};
	struct reading r = {.text = text, .into = into};
	bool good = wishes_read(wishes->columns, err) && decode(&r.text, &decoded, err);
	r.separator = good ? separator_of(r.text) : ',';
	good = good && read_headings(&r, wishes->columns, err);
	while (good && next_row(&r))
		good = read_row(&r, err);
	for (size_t i = 0; i < r.count; i++)
		free(r.columns[i].key);
	free(r.columns);
	buffer_free(&r.cell);
	buffer_free(&decoded);
	return good;
}

#include "format/cell.h"

#include "format/json.h"
#include "journey/input.h"

/* the bytes of the separator at `at`; 0: none */
static size_t separator(struct slice text, size_t at)
{
	static const char *const separators[] = {";", ",", "\n", "\r", "；", "、", "，"};
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		size_t length = strlen(separators[i]);
		if (text.length - at >= length && memcmp(text.bytes + at, separators[i], length) == 0)
			return length;
	}
	return 0;
}

static size_t separator_from(struct slice text, size_t at)
{
	while (at < text.length && !separator(text, at))
		at++;
	return at;
}

static bool needs_quotes(struct slice word)
{
	return !word.length || word.bytes[0] == '"' || input_trimmed(word).length < word.length ||
	       separator_from(word, 0) < word.length;
}

/* Adds one more word to the cell that begins at start of out. */
static void add_word(struct buffer *out, size_t start, struct slice word)
{
	if (out->length > start)
		buffer_add_text(out, "; ");
	if (!needs_quotes(word)) {
		buffer_add_slice(out, word);
		return;
	}
	buffer_add_byte(out, '"');
	for (size_t i = 0; i < word.length; i++) {
		if (word.bytes[i] == '"')
			buffer_add_byte(out, '"');
		buffer_add_byte(out, word.bytes[i]);
	}
	buffer_add_byte(out, '"');
}

static size_t blank(struct slice text, size_t at)
{
	static const char wide[] = "　";
	if (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '\t'))
		return 1;
	return text.length - at >= 3 && memcmp(text.bytes + at, wide, 3) == 0 ? 3 : 0;
}

/* Reads a word in quotes, and what follows up to the separator, if there is any;
 * *at stands on the quote. */
static void read_quoted(struct slice cell, size_t *at, struct buffer *word)
{
	for (++*at; *at < cell.length; ++*at) {
		bool quote = cell.bytes[*at] == '"';
		if (quote && (*at + 1 == cell.length || cell.bytes[*at + 1] != '"'))
			break;
		*at += quote;
		buffer_add_byte(word, cell.bytes[*at]);
	}
	*at += *at < cell.length;
	size_t end = separator_from(cell, *at);
	buffer_add_slice(word, input_trimmed(slice_make(cell.bytes + *at, end - *at)));
	*at = end;
}

bool cell_next_word(struct slice cell, size_t *at, struct buffer *word)
{
	buffer_clear(word);
	while (*at < cell.length) {
		size_t skipped = separator(cell, *at) + blank(cell, *at);
		if (skipped) {
			*at += skipped;
		} else if (cell.bytes[*at] == '"') {
			read_quoted(cell, at, word);
			return true;
		} else {
			size_t end = separator_from(cell, *at);
			buffer_add_slice(word, input_trimmed(slice_make(cell.bytes + *at, end - *at)));
			*at = end;
			return true;
		}
	}
	return false;
}

/* ---- values ---- */

/* A text of an unknown key that reads as JSON is written as JSON. */
static void add_free(struct buffer *cell, const struct value *value)
{
	struct value *read = value->kind == VALUE_TEXT ? json_read_value(value_slice(value)) : NULL;
	if (value->kind == VALUE_TEXT && value->length && !read)
		buffer_add_slice(cell, value_slice(value));
	else
		json_add_value(cell, value);
	value_free(read);
}

static bool is_flat(const struct value *value)
{
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
		if (!value_is_scalar(value->items[i]))
			return false;
	return value->kind != VALUE_MAP;
}

static void add_words(struct buffer *cell, size_t start, const struct value *value)
{
	if (value_is_scalar(value)) {
		if (value->length)
			add_word(cell, start, value_slice(value));
		return;
	}
	for (size_t i = 0; i < value->count; i++)
		add_word(cell, start, value_slice(value->items[i]));
}

void cell_add_value(struct buffer *out, const struct field *field, const struct value *value)
{
	if (!value || value->kind == VALUE_NULL)
		return;
	if (!field)
		add_free(out, value);
	else if (field->type != FIELD_RECORDS && field_is_list(field) && is_flat(value))
		add_words(out, out->length, value);
	else if (value_is_scalar(value))
		buffer_add_slice(out, value_slice(value));
	else if (value->count)
		json_add_value(out, value);
}

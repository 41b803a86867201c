/* Tables of Markdown: the first row names fields, each further row is a thing. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/markdown_reader.h"
#include "journey/input.h"

/* The next cell of a row from *at; false at its end. */
static bool next_cell(struct slice row, size_t *at, struct slice *cell)
{
	if (!*at && row.length && row.bytes[0] == '|')
		*at = 1;
	if (*at >= row.length)
		return false;
	size_t end = markdown_cell_end(row, *at);
	*cell = input_trimmed(slice_make(row.bytes + *at, end - *at));
	*at = end + 1;
	return true;
}

/* what the columns of a table are */
struct columns {
	const struct field **fields; /* NULL: a key that the table of fields does not know */
	char **keys;                 /* "": nothing */
	size_t count, name;
};

static void free_columns(struct columns *c)
{
	for (size_t i = 0; i < c->count; i++)
		free(c->keys[i]);
	free(c->keys);
	free(c->fields);
}

static bool read_columns(struct reader *r, struct slice row, struct columns *c)
{
	struct slice cell;
	*c = (struct columns){.name = NAMED_NONE};
	for (size_t at = 0; next_cell(row, &at, &cell); c->count++) {
		struct buffer key = {0};
		markdown_decode(&key, cell, false);
		c->fields = mem_resize(c->fields, c->count + 1, sizeof *c->fields);
		c->keys = mem_resize(c->keys, c->count + 1, sizeof *c->keys);
		c->fields[c->count] = key.length ? markdown_field(r->kind, input_trimmed(buffer_slice(&key))) : NULL;
		c->keys[c->count] = buffer_take(&key);
		if (c->fields[c->count] && strcmp(c->fields[c->count]->key, "name") == 0)
			c->name = c->count;
	}
	if (r->part == PART_GRID || c->name != NAMED_NONE)
		return true;
	error_set(&r->err, _("no column of this table is called “%s”; write it above the names"),
	          message_label(&field_find(r->kind, slice_of("name"))->label));
	reader_fail_at(r, row);
	free_columns(c);
	return false;
}

/* The thing of a row: one without an id that stands in several stages, and says so in
 * the table of each of them, is one. */
static size_t thing_of_row(struct reader *r, struct slice id, struct slice name, struct slice stage,
                           struct slice channel, struct slice place)
{
	size_t next;
	if (id.length || markdown_word_end(stage, 0, &next) == stage.length)
		return reader_add_thing(r, r->kind, id, name, place);
	struct buffer key = {0};
	buffer_add_slice(&key, name);
	buffer_add_byte(&key, '|');
	buffer_add_slice(&key, stage);
	buffer_add_byte(&key, '|');
	buffer_add_slice(&key, channel);
	buffer_format(&key, "|%zu", named_turn(&r->named, r->kind, r->table, buffer_slice(&key)));
	size_t thing = *named_thing(&r->named, r->kind, "row", buffer_slice(&key));
	if (thing == NAMED_NONE) {
		thing = reader_add_thing(r, r->kind, id, name, place);
		*named_thing(&r->named, r->kind, "row", buffer_slice(&key)) = thing;
	}
	buffer_free(&key);
	return thing;
}

static bool read_row(struct reader *r, const struct columns *c, struct slice row, size_t *thing)
{
	struct slice cell, raw = {0}, stage = {0}, channel = {0};
	size_t i = 0, filled = 0;
	for (size_t at = 0; i < c->count && next_cell(row, &at, &cell); i++) {
		const char *key = c->fields[i] ? c->fields[i]->key : "";
		filled += cell.length != 0;
		raw = i == c->name ? cell : raw;
		stage = strcmp(key, "stage") == 0 ? cell : stage;
		channel = strcmp(key, "channel") == 0 ? cell : channel;
	}
	struct buffer name = {0};
	markdown_decode(&name, markdown_unmarked(raw), false);
	struct slice id = reader_marked_id(raw, r->kind);
	*thing = NAMED_NONE;
	if (!name.length && !id.length) {
		buffer_free(&name);
		error_set(&r->err, _("this row has no name"));
		return !filled || reader_fail_at(r, row);
	}
	*thing = thing_of_row(r, id, buffer_slice(&name), stage, channel, row);
	buffer_free(&name);
	i = 0;
	for (size_t at = 0; i < c->count && next_cell(row, &at, &cell); i++)
		if (c->fields[i] && i != c->name && !reader_put_field(r, *thing, c->fields[i], cell, cell))
			return false;
		else if (!c->fields[i] && *c->keys[i] && cell.length) {
			struct buffer text = {0};
			markdown_decode(&text, cell, false);
			value_map_put(reader_says(r, *thing), c->keys[i], value_text(buffer_slice(&text)));
			buffer_free(&text);
		}
	if (r->kind == KIND_TOUCHPOINT)
		reader_say_target(r, *thing);
	if (r->inbox && !value_map_get(reader_says(r, *thing), "stage"))
		value_map_put(reader_says(r, *thing), "stage", value_null());
	if (r->inbox && !value_map_get(reader_says(r, *thing), "channel"))
		value_map_put(reader_says(r, *thing), "channel", value_null());
	return true;
}

/* The channels of the grid, which stand in its first column. */
static void read_grid_row(struct reader *r, struct slice row)
{
	struct slice cell;
	size_t at = 0;
	struct buffer name = {0};
	if (!next_cell(row, &at, &cell) || !markdown_is_marked(cell, kind_label(KIND_CHANNEL)->en))
		return;
	markdown_decode(&name, markdown_unmarked(cell), false);
	struct slice id = reader_marked_id(cell, KIND_CHANNEL), called = buffer_slice(&name);
	if (id.length || called.length)
		reader_add_thing(r, KIND_CHANNEL, id, called, cell);
	buffer_free(&name);
}

bool reader_take_table(struct reader *r, size_t *at)
{
	struct columns columns;
	if (!read_columns(r, r->lines[*at].text, &columns))
		return false;
	bool good = true;
	r->row_count = 0;
	r->table++;
	r->of = NAMED_NONE;
	r->fresh = false;
	for (; good && *at + 1 < r->count && r->lines[*at + 1].kind >= MARKDOWN_ROW &&
	       r->lines[*at + 1].kind <= MARKDOWN_RULE;
	     ++*at) {
		const struct markdown_line *line = &r->lines[*at + 1];
		size_t thing = NAMED_NONE;
		r->number = line->number;
		if (line->kind == MARKDOWN_RULE)
			continue;
		if (r->part == PART_GRID)
			read_grid_row(r, line->text);
		else
			good = read_row(r, &columns, line->text, &thing);
		r->rows = mem_resize(r->rows, r->row_count + 1, sizeof *r->rows);
		r->rows[r->row_count++] = thing;
	}
	free_columns(&columns);
	return good;
}

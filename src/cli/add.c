#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/edit_file.h"
#include "journey/id.h"
#include "journey/input.h"

/* where a touchpoint is put */
struct cell {
	struct value *stage, *channel;
	const struct bin *bin;
	size_t stage_index, channel_index; /* 0 in the inbox */
};

/* ---- one touchpoint ---- */

/* The index of the first thing that a value refers to. */
static size_t first_index(const struct edit_file *edit, enum kind kind, const struct value *value)
{
	const struct value *first = value->kind == VALUE_LIST ? value->items[0] : value;
	return journey_index(edit->journey, journey_find(edit->journey, kind, slice_make(first->text, first->length)));
}

static bool read_reference(const struct edit_file *edit, const char *option, struct value **value, struct error *err)
{
	const char *text = argument(edit->arguments, option);
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(option + 2));
	return !text || input_read_checked(edit->journey, field, text, value, err);
}

static bool read_cell(const struct edit_file *edit, struct cell *cell, struct error *err)
{
	if (!read_reference(edit, "--stage", &cell->stage, err) ||
	    !read_reference(edit, "--channel", &cell->channel, err))
		return false;
	cell->bin = journey_inbox(edit->journey);
	if (cell->stage && cell->channel) {
		cell->stage_index = first_index(edit, KIND_STAGE, cell->stage);
		cell->channel_index = first_index(edit, KIND_CHANNEL, cell->channel);
		cell->bin = journey_cell(edit->journey, cell->stage_index, cell->channel_index);
	}
	return true;
}

static void make_id(const struct edit_file *edit, struct slice name, const struct cell *cell, char id[ID_TOUCHPOINT])
{
	size_t count = journey_count(edit->journey, KIND_TOUCHPOINT);
	bool inbox = cell->bin == journey_inbox(edit->journey);
	do
		id_make_touchpoint(name, inbox, cell->stage_index, cell->channel_index, count++, id);
	while (journey_find(edit->journey, KIND_TOUCHPOINT, slice_of(id)));
}

static struct value *new_touchpoint(const struct edit_file *edit, struct slice name, const struct cell *cell)
{
	char id[ID_TOUCHPOINT];
	struct value *map = value_map();
	make_id(edit, name, cell, id);
	value_map_add(map, "id", value_text(slice_of(id)));
	value_map_add(map, "name", value_text(name));
	if (cell->stage)
		value_map_add(map, "stage", value_copy(cell->stage));
	if (cell->channel)
		value_map_add(map, "channel", value_copy(cell->channel));
	return map;
}

/* ---- one of anything ---- */

static struct value *new_thing(const struct edit_file *edit, struct slice name)
{
	char *id = id_make(edit->journey, edit->kind, name);
	bool word = slice_is(name, id); /* which is id and name at once */
	struct value *value = word ? value_text(name) : value_map();
	if (!word) {
		value_map_add(value, "id", value_text(slice_of(id)));
		value_map_add(value, "name", value_text(name));
	}
	free(id);
	return value;
}

/* What is to be added, and where unless an option says so; NULL with err. */
static struct value *new_item(const struct edit_file *edit, struct slice name, size_t *at, struct error *err)
{
	struct cell cell = {0};
	struct value *value = NULL;
	*at = journey_count(edit->journey, edit->kind);
	if (edit->kind != KIND_TOUCHPOINT) {
		struct item *other = journey_find(edit->journey, edit->kind, name);
		if (!other)
			return new_thing(edit, name);
		id_refuse(other, name, err);
		return NULL;
	}
	if (read_cell(edit, &cell, err)) {
		if (cell.bin->count)
			*at = journey_index(edit->journey, cell.bin->items[cell.bin->count - 1]) + 1;
		value = new_touchpoint(edit, name, &cell);
	}
	value_free(cell.stage);
	value_free(cell.channel);
	return value;
}

static bool set_fields(struct edit_file *edit, struct item *item, struct error *err)
{
	const char *owner = argument(edit->arguments, "--owner"), *assignment;
	char *first = owner ? mem_format("owner=%s", owner) : NULL;
	bool good = !owner || edit_file_assign(edit, item, first, err);
	free(first);
	for (int at = 0; good && (assignment = argument_next(edit->arguments, "--set", &at));)
		good = edit_file_assign(edit, item, assignment, err);
	return good;
}

/* next: where the one after it goes, when an option said where the first goes */
static bool add_one(struct edit_file *edit, struct slice name, size_t *next, struct error *err)
{
	size_t at, otherwise;
	struct value *value = new_item(edit, name, &otherwise, err);
	if (!value)
		return false;
	if (*next == SIZE_MAX && !edit_file_place(edit, SIZE_MAX, next, err)) {
		value_free(value);
		return false;
	}
	at = *next == SIZE_MAX ? otherwise : (*next)++;
	struct plan *plan = plan_new();
	plan_add(plan, kind_list_key(edit->kind), at, value);
	if (!edit_file_apply(edit, plan, err))
		return false;
	struct item *item = journey_item(edit->journey, edit->kind, at);
	if (!set_fields(edit, item, err))
		return false;
	unicode_sanitise(&edit->out, record_id(item_record(item)), -1);
	buffer_add_byte(&edit->out, '\n');
	return true;
}

static bool add_named(struct edit_file *edit, struct slice text, bool listed, size_t *next, struct error *err)
{
	struct slice name = input_name(text, listed);
	if (unicode_validate(name.bytes, name.length) < name.length)
		return error_set(err, _("“%s” is not written in UTF-8"), _("Name"));
	if (memchr(name.bytes, '\n', name.length))
		return error_set(err,
		                 _("a name is one line; give each name as a word of its own, or - and one a line"));
	if (!name.length)
		return listed || error_set(err, _("an empty name is no name; leave it out"));
	return add_one(edit, name, next, err);
}

/* ---- all ---- */

static bool add_lines(struct edit_file *edit, struct slice lines, size_t *next, struct error *err)
{
	bool good = true;
	for (size_t at = 0; good && at < lines.length;) {
		const char *end = memchr(lines.bytes + at, '\n', lines.length - at);
		size_t length = (end ? (size_t)(end - lines.bytes) : lines.length) - at;
		bool cr = length && lines.bytes[at + length - 1] == '\r';
		good = add_named(edit, slice_make(lines.bytes + at, length - cr), true, next, err);
		at += length + 1;
	}
	return good;
}

static bool work(struct edit_file *edit, struct error *err)
{
	size_t next = SIZE_MAX;
	bool good = edit_file_takes(edit, "--stage", err) && edit_file_takes(edit, "--channel", err) &&
	            edit_file_takes(edit, "--owner", err);
	for (int i = 1; good && i < edit->arguments->count; i++) {
		const char *name = edit->arguments->operands[i];
		good = strcmp(name, "-") == 0 ? add_lines(edit, buffer_slice(&edit->input), &next, err)
		                              : add_named(edit, slice_of(name), false, &next, err);
	}
	return good;
}

enum status add_run(const struct arguments *arguments)
{
	return edit_file_run(arguments, work);
}

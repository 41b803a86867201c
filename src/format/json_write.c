#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "format/json.h"

static void add_scalar(struct buffer *out, const struct value *value)
{
	struct slice text = value_slice(value);
	static const char *const words[] = {"true", "false"};
	for (int i = 0; i < 2; i++)
		if (value->kind == VALUE_PLAIN && text.length == strlen(words[i]) &&
		    strncasecmp(text.bytes, words[i], text.length) == 0) {
			buffer_add_text(out, words[i]);
			return;
		}
	if (value->kind == VALUE_NULL)
		buffer_add_text(out, "null");
	else if (value->kind == VALUE_PLAIN && json_is_number(text))
		buffer_add_slice(out, text);
	else
		json_add_string(out, text);
}

static void add_list(struct buffer *out, const struct value *list)
{
	buffer_add_byte(out, '[');
	for (size_t i = 0; i < list->count; i++) {
		buffer_add_text(out, i ? ", " : "");
		json_add_value(out, list->items[i]);
	}
	buffer_add_byte(out, ']');
}

/* Is the key of pair index one that a pair before it has? */
static bool is_again(const struct value *map, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (slice_equals(value_slice(map->items[2 * i]), value_slice(map->items[2 * index])))
			return true;
	return false;
}

/* A key that is there twice, which JSON readers refuse, says what it says first. */
static void add_map(struct buffer *out, const struct value *map)
{
	buffer_add_byte(out, '{');
	for (size_t i = 0; i < map->count; i++) {
		if (is_again(map, i))
			continue;
		buffer_add_text(out, i ? ", " : "");
		json_add_string(out, value_slice(map->items[2 * i]));
		buffer_add_text(out, ": ");
		json_add_value(out, map->items[2 * i + 1]);
	}
	buffer_add_byte(out, '}');
}

void json_add_value(struct buffer *out, const struct value *value)
{
	if (!value)
		buffer_add_text(out, "null");
	else if (value->kind == VALUE_LIST)
		add_list(out, value);
	else if (value->kind == VALUE_MAP)
		add_map(out, value);
	else
		add_scalar(out, value);
}

/* ---- a map ---- */

static void add_items(struct buffer *out, const struct journey *journey, enum kind kind)
{
	struct sequence_walk walk = journey_walk(journey, kind);
	bool any = false;
	buffer_format(out, "%s\n  \"%s\": [", out->length > 1 ? "," : "", kind_list_key(kind));
	for (struct item *item; (item = journey_walk_on(&walk));) {
		if (item->hidden)
			continue;
		struct value *value = record_value(item_record(item));
		buffer_add_text(out, any ? ",\n    " : "\n    ");
		json_add_value(out, value);
		value_free(value);
		any = true;
	}
	buffer_add_text(out, any ? "\n  ]" : "]");
}

void json_write_map(const struct journey *journey, long today, struct buffer *out)
{
	static const enum kind order[] = {KIND_PERSONA, KIND_OWNER, KIND_STAGE, KIND_CHANNEL, KIND_TOUCHPOINT};
	(void)today;
	struct value *map = record_value(journey_record(journey));
	buffer_add_byte(out, '{');
	for (size_t i = 0; map->kind == VALUE_MAP && i < map->count; i++) {
		buffer_add_text(out, i ? ",\n  " : "\n  ");
		json_add_string(out, value_slice(map->items[2 * i]));
		buffer_add_text(out, ": ");
		json_add_value(out, map->items[2 * i + 1]);
	}
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (order[i] == KIND_TOUCHPOINT || journey_count(journey, order[i]))
			add_items(out, journey, order[i]);
	buffer_add_text(out, "\n}\n");
	value_free(map);
}

#include "yaml/writer.h"

static int content_column(const struct writer *w, int parent_column)
{
	return (parent_column < 0 ? 0 : parent_column) + w->step;
}

void writer_key(const struct writer *w, const struct value *key, bool in_flow)
{
	if (!value_is_scalar(key)) {
		writer_flow(w, key);
	} else if (key->kind == VALUE_TEXT) {
		struct slice text = slice_make(key->text, key->length);
		bool plain = !w->quoted && value_plain_allowed(text, in_flow);
		writer_text(w, text, plain ? TREE_PLAIN : TREE_DOUBLE, in_flow, 0, 0);
	} else {
		writer_scalar(w, key, TREE_PLAIN, true, 0, 0);
	}
}

static void flow_map(const struct writer *w, const struct value *map)
{
	buffer_add_byte(w->out, '{');
	for (size_t i = 0; i < map->count; i++) {
		if (i)
			buffer_add_text(w->out, ", ");
		writer_key(w, map->items[2 * i], true);
		buffer_add_text(w->out, ": ");
		writer_flow(w, map->items[2 * i + 1]);
	}
	buffer_add_byte(w->out, '}');
}

void writer_flow(const struct writer *w, const struct value *value)
{
	if (value_is_scalar(value)) {
		writer_scalar(w, value, TREE_PLAIN, true, 0, 0);
	} else if (value->kind == VALUE_MAP) {
		flow_map(w, value);
	} else {
		buffer_add_byte(w->out, '[');
		for (size_t i = 0; i < value->count; i++) {
			if (i)
				buffer_add_text(w->out, ", ");
			writer_flow(w, value->items[i]);
		}
		buffer_add_byte(w->out, ']');
	}
}

void writer_rest(const struct writer *w, const struct value *value, enum tree_style wish, int parent_column)
{
	int column = content_column(w, parent_column);
	bool rows = value->kind == VALUE_LIST && value->count && (w->rows || !value_is_short_list(value));
	if (rows) {
		column += w->list_step - w->step;
		for (size_t i = 0; i < value->count; i++) {
			buffer_add_text(w->out, w->newline);
			buffer_repeat(w->out, ' ', (size_t)column);
			writer_item(w, value->items[i], column, 1, false);
			w->out->length -= strlen(w->newline);
		}
	} else if (value->kind == VALUE_MAP && value->count) {
		buffer_add_text(w->out, w->newline);
		buffer_repeat(w->out, ' ', (size_t)column);
		writer_entries(w, value, column);
		return;
	} else {
		buffer_add_byte(w->out, ' ');
		if (!value_is_scalar(value))
			writer_flow(w, value);
		else if (writer_scalar(w, value, wish, false, parent_column, column))
			return;
	}
	buffer_add_text(w->out, w->newline);
}

void writer_entry(const struct writer *w, const struct value *key, const struct value *value, int column)
{
	writer_key(w, key, false);
	buffer_add_byte(w->out, ':');
	if (value->kind == VALUE_NULL)
		buffer_add_text(w->out, w->newline);
	else
		writer_rest(w, value, TREE_PLAIN, column);
}

void writer_entries(const struct writer *w, const struct value *map, int column)
{
	for (size_t i = 0; i < map->count; i++) {
		if (i)
			buffer_repeat(w->out, ' ', (size_t)column);
		writer_entry(w, map->items[2 * i], map->items[2 * i + 1], column);
	}
}

void writer_item(const struct writer *w, const struct value *value, int column, int gap, bool flow)
{
	struct writer inner = *w;
	inner.rows = false;
	buffer_add_byte(w->out, '-');
	if (value->kind == VALUE_MAP && value->count) {
		buffer_repeat(w->out, ' ', (size_t)gap);
		if (flow) {
			writer_flow(&inner, value);
			buffer_add_text(w->out, w->newline);
		} else {
			writer_entries(&inner, value, column + 1 + gap);
		}
		return;
	}
	inner.list_step = w->step; /* a list in a list must stand deeper than its dash */
	if (value_is_scalar(value) || value_is_short_list(value))
		buffer_repeat(w->out, ' ', (size_t)(gap - 1));
	writer_rest(&inner, value, TREE_PLAIN, column);
}

void value_write_item(struct buffer *out, const struct value *value, const struct value_style *style)
{
	struct writer w = {.out = out, .newline = style->newline, .step = 2, .list_step = 2};
	buffer_repeat(out, ' ', (size_t)style->column);
	writer_item(&w, value, style->column, style->gap, style->flow);
}

void value_write_entry(struct buffer *out, struct slice key, const struct value *value, int column, const char *newline)
{
	struct writer w = {.out = out, .newline = newline, .step = 2, .list_step = 2};
	struct value name = {.kind = VALUE_TEXT, .text = (char *)(size_t)key.bytes, .length = key.length};
	buffer_repeat(out, ' ', (size_t)column);
	writer_entry(&w, &name, value, column);
}

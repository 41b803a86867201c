/* All that the map says: of each touchpoint, stage, … one article with its fields
 * by group, then the keys that nobody knows. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/html_parts.h"
#include "journey/input.h"
#include "journey/question.h"

#define COLUMNS_MOST 8 /* of a table of records; those with more keys are lists */

/* ---- values ---- */

/* what the question of a number asks, where the map does not say it itself */
static void add_question(struct page *page, struct slice name)
{
	size_t question = question_find(name);
	if (question == QUESTION_COUNT || name.length > strlen(question_table[question].id))
		return;
	buffer_add_byte(page->out, ' ');
	html_add(page->out, slice_of(message_label(&question_table[question].text)));
}

static void add_scalar(struct page *page, const struct field *field, struct slice text)
{
	const struct choice *choice = field && field->choices ? field_choice(field, text) : NULL;
	bool refers = field && (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES);
	if (choice)
		html_add(page->out, slice_of(message_label(&choice->label)));
	else if (refers)
		html_reference(page, field->refers, text);
	else if (field && field->type == FIELD_YES && field_type_fits(FIELD_YES, text))
		html_add(page->out, slice_of(input_is_yes(text) ? _("yes") : _("no")));
	else
		html_add(page->out, text);
	/* a review names its questions by their numbers */
	if (field && field->kind == KIND_MAP && strcmp(field->key, "question") == 0)
		add_question(page, text);
}

static struct slice label_of(const struct field *field, struct slice key)
{
	return field ? slice_of(message_label(&field->label)) : key;
}

static void add_map(struct page *page, const struct field *field, const struct value *map)
{
	if (!map->count)
		return;
	buffer_add_text(page->out, "<dl>\n");
	for (size_t i = 0; i < map->count; i++) {
		struct slice key = value_slice(map->items[2 * i]);
		const struct field *member = field && key.bytes ? field_member(field, key) : NULL;
		buffer_add_text(page->out, "<dt>");
		html_add(page->out, label_of(member, key));
		buffer_add_text(page->out, "</dt><dd>");
		html_value(page, member, map->items[2 * i + 1]);
		buffer_add_text(page->out, "</dd>\n");
	}
	buffer_add_text(page->out, "</dl>\n");
}

static size_t find_key(const struct slice *keys, size_t count, struct slice key)
{
	size_t i = 0;
	while (i < count && !slice_equals(keys[i], key))
		i++;
	return i;
}

/* The keys of all mappings in the list, as they come first; false: it holds
 * something else, or too many for a table. */
static bool columns_of(const struct value *list, struct slice keys[COLUMNS_MOST], size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct value *map = list->items[i];
		if (map->kind != VALUE_MAP)
			return false;
		for (size_t k = 0; k < map->count; k++) {
			struct slice key = value_slice(map->items[2 * k]);
			if (!key.bytes)
				return false;
			if (find_key(keys, *count, key) < *count)
				continue;
			if (*count == COLUMNS_MOST)
				return false;
			keys[(*count)++] = key;
		}
	}
	return *count > 0;
}

static const struct value *value_at(const struct value *map, struct slice key)
{
	for (size_t i = 0; i < map->count; i++)
		if (slice_equals(value_slice(map->items[2 * i]), key))
			return map->items[2 * i + 1];
	return NULL;
}

static void add_table(struct page *page, const struct field *field, const struct value *list, const struct slice *keys,
                      size_t count)
{
	struct buffer *out = page->out;
	buffer_add_text(out, "<table>\n<thead><tr>");
	for (size_t k = 0; k < count; k++) {
		buffer_add_text(out, "<th scope=\"col\">");
		html_add(out, label_of(field ? field_member(field, keys[k]) : NULL, keys[k]));
		buffer_add_text(out, "</th>");
	}
	buffer_add_text(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < list->count; i++) {
		buffer_add_text(out, "<tr>");
		for (size_t k = 0; k < count; k++) {
			buffer_add_text(out, "<td>");
			html_value(page, field ? field_member(field, keys[k]) : NULL,
			           value_at(list->items[i], keys[k]));
			buffer_add_text(out, "</td>");
		}
		buffer_add_text(out, "</tr>\n");
	}
	buffer_add_text(out, "</tbody>\n</table>\n");
}

static bool is_list_of_words(const struct value *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!value_is_scalar(list->items[i]))
			return false;
	return true;
}

static void add_list(struct page *page, const struct field *field, const struct value *list)
{
	struct slice keys[COLUMNS_MOST];
	size_t count;
	if (is_list_of_words(list)) {
		for (size_t i = 0; i < list->count; i++) {
			if (i)
				html_add(page->out, slice_of(html_comma()));
			html_value(page, field, list->items[i]);
		}
	} else if (columns_of(list, keys, &count)) {
		add_table(page, field, list, keys, count);
	} else {
		buffer_add_text(page->out, "<ul>\n");
		for (size_t i = 0; i < list->count; i++) {
			buffer_add_text(page->out, "<li>");
			html_value(page, field, list->items[i]);
			buffer_add_text(page->out, "</li>\n");
		}
		buffer_add_text(page->out, "</ul>\n");
	}
}

void html_value(struct page *page, const struct field *field, const struct value *value)
{
	if (!value || value->kind == VALUE_NULL)
		return;
	if (value_is_scalar(value))
		add_scalar(page, field, value_slice(value));
	else if (value->kind == VALUE_LIST)
		add_list(page, field, value);
	else
		add_map(page, field, value);
}

/* ---- fields ---- */

/* Adds what an entry says, and those of the same key behind it; returns how many. */
static uint32_t add_entries(struct page *page, const struct entry *const *entries, uint32_t count)
{
	const struct entry *first = entries[0];
	uint32_t used = 0;
	buffer_add_text(page->out, "<dt>");
	html_add(page->out, label_of(first->field, first->key));
	buffer_add_text(page->out, "</dt><dd>");
	for (; used < count && slice_equals(entries[used]->key, first->key); used++) {
		if (used)
			html_add(page->out, slice_of(html_comma()));
		if (entries[used]->kind == ENTRY_NESTED)
			html_value(page, first->field, entries[used]->nested);
		else
			add_scalar(page, first->field, entries[used]->value);
	}
	buffer_add_text(page->out, "</dd>\n");
	return used;
}

/* Does it say nothing, or is it said elsewhere? */
static bool is_left_out(const struct record *record, const struct entry *e)
{
	if (e->kind != ENTRY_NESTED && !e->value.length)
		return true;
	return record->kind == KIND_MAP ? e->nested && slice_is(e->key, "review")
	                                : !e->nested && slice_is(e->key, "name");
}

static int group_of(const struct entry *e)
{
	return e->field ? (int)e->field->group : GROUP_COUNT;
}

static const char *group_title(int group)
{
	return group < GROUP_COUNT ? message_label(field_group_label((enum field_group)group)) : _("Keys of your own");
}

/* by the table of fields, then as they stand in the file */
static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = *(const struct entry *const *)a, *y = *(const struct entry *const *)b;
	if (x->field != y->field)
		return !x->field ? 1 : !y->field ? -1 : x->field < y->field ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void add_fields(struct page *page, const struct record *record)
{
	const struct entry **said = mem_new_array(record->count + 1, sizeof *said);
	uint32_t count = 0;
	for (uint32_t i = 0; i < record->count; i++)
		if (!is_left_out(record, &record->entries[i]))
			said[count++] = &record->entries[i];
	qsort(said, count, sizeof *said, compare_entries);
	for (uint32_t i = 0; i < count;) {
		int group = group_of(said[i]);
		buffer_add_text(page->out, "<div class=\"group\">\n");
		html_element(page->out, "h4", slice_of(group_title(group)));
		buffer_add_text(page->out, "<dl>\n");
		while (i < count && group_of(said[i]) == group)
			i += add_entries(page, said + i, count - i);
		buffer_add_text(page->out, "</dl>\n</div>\n");
	}
	free(said);
}

/* ---- articles ---- */

/* the numbers of the things that a field refers to, for the filter */
static void add_numbers(struct page *page, struct item *item, enum kind kind, const char *key)
{
	struct slice word;
	bool any = false;
	buffer_format(page->out, " data-%s=\"", key);
	for (uint32_t at = 0; record_each(item_record(item), key, &at, &word);) {
		struct item *owner = kind == KIND_OWNER ? said_item(&page->said, kind, word) : NULL;
		size_t number = kind == KIND_OWNER ? names_find(page->owners, owner ? item_name(owner) : word)
		                                   : directory_find(&page->said.things[kind], word);
		if (number == DIRECTORY_NONE || (kind == KIND_OWNER && !word.length))
			continue;
		buffer_format(page->out, any ? " %zu" : "%zu", number);
		any = true;
	}
	buffer_add_byte(page->out, '"');
}

/* where it stands, who answers for it, how it is rated: what the filter goes by */
static void add_touchpoint_data(struct page *page, struct item *item)
{
	add_numbers(page, item, KIND_OWNER, "owner");
	add_numbers(page, item, KIND_STAGE, "stage");
	add_numbers(page, item, KIND_PERSONA, "persona");
	buffer_add_text(page->out, " data-rating=\"");
	if (item->rating)
		buffer_format(page->out, "%u", item->rating);
	buffer_add_byte(page->out, '"');
}

static void add_touchpoint_place(struct page *page, struct item *item)
{
	struct buffer *out = page->out;
	size_t stage, channel;
	buffer_add_text(out, "<p class=\"place\">");
	html_rating(out, item->rating, true);
	if (journey_first_cell(page->journey, item, &stage, &channel)) {
		buffer_format(out, "<a href=\"#x%zu-%zu\">", stage, channel);
		html_name(out, journey_item(page->journey, KIND_STAGE, stage));
		buffer_add_text(out, " × ");
		html_name(out, journey_item(page->journey, KIND_CHANNEL, channel));
		buffer_add_text(out, "</a>");
	} else {
		buffer_add_text(out, "<a href=\"#inbox\">");
		html_add(out, slice_of(_("Inbox")));
		buffer_add_text(out, "</a>");
	}
	buffer_add_text(out, "</p>\n");
}

static void add_article(struct page *page, struct item *item, size_t index)
{
	enum kind kind = (enum kind)item->kind;
	buffer_format(page->out, "<article id=\"%c%zu\"", html_letter(kind), index);
	if (kind == KIND_TOUCHPOINT)
		add_touchpoint_data(page, item);
	buffer_add_text(page->out, ">\n<h3>");
	html_name(page->out, item);
	buffer_add_text(page->out, "</h3>\n");
	if (kind == KIND_TOUCHPOINT)
		add_touchpoint_place(page, item);
	add_fields(page, item_record(item));
	buffer_add_text(page->out, "</article>\n");
}

static void add_kind(struct page *page, enum kind kind, const char *title)
{
	if (kind == KIND_TOUCHPOINT ? !page->shown : !journey_count(page->journey, kind))
		return;
	html_section(page, kind_list_key(kind), title);
	buffer_add_text(page->out, "<div class=\"articles\">\n");
	struct sequence_walk walk = journey_walk(page->journey, kind);
	struct item *item;
	for (size_t index = 0; (item = journey_walk_on(&walk)); index++)
		if (!item->hidden)
			add_article(page, item, index);
	buffer_add_text(page->out, "</div>\n");
	html_section_end(page);
}

void html_details(struct page *page)
{
	add_kind(page, KIND_TOUCHPOINT, _("Touchpoints"));
	add_kind(page, KIND_STAGE, _("Stages"));
	add_kind(page, KIND_CHANNEL, _("Channels"));
	add_kind(page, KIND_PERSONA, _("Personas"));
	add_kind(page, KIND_OWNER, _("Owners"));
	html_section(page, "map", _("The map"));
	buffer_add_text(page->out, "<div class=\"articles\">\n<article id=\"m0\">\n<h3>");
	html_add(page->out, html_title(page));
	buffer_add_text(page->out, "</h3>\n");
	add_fields(page, journey_record(page->journey));
	buffer_add_text(page->out, "</article>\n</div>\n");
	html_section_end(page);
}

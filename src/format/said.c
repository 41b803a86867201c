#include "format/said.h"

#include "base/message.h"
#include "journey/input.h"

void said_start(struct said *said, const struct journey *journey)
{
	*said = (struct said){.journey = journey};
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++)
		directory_make(&said->things[kind], journey, kind);
}

void said_end(struct said *said)
{
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++)
		directory_clear(&said->things[kind]);
}

struct item *said_item(const struct said *said, enum kind kind, struct slice word)
{
	size_t index = directory_find(&said->things[kind], word);
	return index == DIRECTORY_NONE ? NULL : journey_item(said->journey, kind, index);
}

static struct slice word_of_reference(const struct said *said, enum kind kind, struct slice text)
{
	struct item *item = said_item(said, kind, text);
	if (!item)
		return text;
	struct slice name = item_name(item);
	return said_item(said, kind, name) == item ? name : text;
}

struct slice said_word(const struct said *said, const struct field *field, struct slice text)
{
	const struct choice *choice = field->choices ? field_choice(field, text) : NULL;
	if (choice)
		return slice_of(message_label(&choice->label));
	if (field->type == FIELD_YES && field_type_fits(FIELD_YES, text))
		return slice_of(input_is_yes(text) ? _("yes") : _("no"));
	if (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES)
		return word_of_reference(said, field->refers, text);
	return text;
}

/* Adds one member of a record, “Date: 2026-01-02”. */
static void add_member(struct buffer *out, const struct said *said, const struct field *records, struct slice key,
                       const struct value *value)
{
	const struct field *member = records ? field_member(records, key) : NULL;
	buffer_add_slice(out, member ? slice_of(message_label(&member->label)) : key);
	buffer_add_text(out, ": ");
	said_add_deep(out, said, member, value);
}

void said_add_deep(struct buffer *out, const struct said *said, const struct field *field, const struct value *value)
{
	bool records = value->kind == VALUE_LIST && value->count && value->items[0]->kind == VALUE_MAP;
	for (size_t i = 0; i < value->count; i++) {
		buffer_add_text(out, !i ? "" : records ? "\n" : value->kind == VALUE_MAP ? " · " : ", ");
		if (value->kind == VALUE_MAP)
			add_member(out, said, field, value_slice(value->items[2 * i]), value->items[2 * i + 1]);
		else
			said_add_deep(out, said, field, value->items[i]);
	}
	if (value_is_scalar(value))
		buffer_add_slice(out, field ? said_word(said, field, value_slice(value)) : value_slice(value));
}

bool said_any(const struct record *record, const char *key)
{
	for (uint32_t i = 0; i < record->count; i++)
		if (slice_is(record->entries[i].key, key) &&
		    (record->entries[i].value.length || record->entries[i].nested))
			return true;
	return false;
}

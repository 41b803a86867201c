/* What a touchpoint's text says that cells and counts depend on: its place, rating,
 * votes, and what the steps ask for. */
#include "journey/journey_parts.h"

#include "yaml/regular.h"

struct placing {
	struct journey *journey;
	struct item *item;
};

/* The digits that a text begins with, as a number of votes. */
static uint16_t votes_of(struct slice text)
{
	unsigned votes = 0;
	for (size_t i = 0; i < text.length && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++)
		if (votes < JOURNEY_VOTES_MAX)
			votes = votes * 10 + (unsigned)(text.bytes[i] - '0');
	return (uint16_t)(votes < JOURNEY_VOTES_MAX ? votes : JOURNEY_VOTES_MAX);
}

static void note_place(struct placing *p, struct slice key, struct slice value)
{
	if (!value.bytes || !value.length)
		return;
	p->item->said |= step_said(key, value);
	if (slice_is(key, "stage"))
		references_add(&p->item->stages, names_number(p->journey->names, value));
	else if (slice_is(key, "channel"))
		references_add(&p->item->channels, names_number(p->journey->names, value));
	else if (slice_is(key, "next"))
		p->item->linked = true;
	else if (slice_is(key, "votes"))
		p->item->votes = votes_of(value);
	else if (slice_is(key, "rating")) {
		const struct field *rating = field_find(KIND_TOUCHPOINT, key);
		const struct choice *choice = rating ? field_choice(rating, value) : NULL;
		size_t nth = choice ? (size_t)(choice - rating->choices) + 1 : 0;
		p->item->rating = nth < JOURNEY_RATINGS ? (uint8_t)nth : 0;
	}
}

static void note_regular(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	if (key.bytes && kind != REGULAR_EMPTY_LIST &&
	    !(kind == REGULAR_PLAIN && (slice_is(value, "~") || slice_is(value, "null"))))
		note_place(context, key, value);
}

static void note_record(struct placing *p, const struct record *record)
{
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *entry = &record->entries[i];
		note_place(p, entry->key, entry->value);
		if (entry->kind == ENTRY_NESTED)
			p->item->said |= step_said(entry->key, entry->value);
	}
}

void standing_forget(struct item *item)
{
	references_free(&item->stages);
	references_free(&item->channels);
	item->rating = item->said = 0;
	item->votes = 0;
	item->linked = false;
}

void standing_read(struct journey *j, struct item *item)
{
	struct placing p = {j, item};
	bool place = item->kind == KIND_TOUCHPOINT;
	standing_forget(item);
	if (place && item->alone && regular_read(slice_make(item->text, item->length), note_regular, &p))
		return;
	standing_forget(item);
	if (item->alone && !item->record) {
		item->record = record_read(item->kind, slice_make(item->text, item->length), NULL);
		j->malformed |= !item->record;
	}
	if (place)
		note_record(&p, item_record(item));
}

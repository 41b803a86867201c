#include "journey/search.h"

#include "base/unicode.h"
#include "yaml/regular.h"

struct look {
	struct slice folded;
	struct buffer value; /* kept from value to value */
	bool found;
};

static void look_at(struct look *look, struct slice value)
{
	if (look->found || !value.bytes)
		return;
	buffer_clear(&look->value);
	unicode_fold(&look->value, value);
	struct slice own = buffer_slice(&look->value);
	look->found = memmem(own.bytes, own.length, look->folded.bytes, look->folded.length) != NULL;
}

static void look_at_regular(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	(void)key;
	(void)kind;
	look_at(context, value);
}

/* Reads a regular item without keeping a record, so that a search through a
 * large map leaves nothing behind. */
static bool look_through(struct look *look, struct item *item)
{
	look->found = false;
	if (!item->record && item->alone && regular_read(slice_make(item->text, item->length), look_at_regular, look))
		return look->found;
	look->found = false;
	const struct record *record = item_record(item);
	for (uint32_t i = 0; i < record->count; i++)
		look_at(look, record->entries[i].value);
	return look->found;
}

struct item *search_find(const struct journey *j, struct slice folded, const struct item *from, bool including,
                         bool forward)
{
	struct look look = {.folded = folded};
	size_t count = journey_count(j, KIND_TOUCHPOINT), step = forward ? 1 : count - 1;
	size_t at = from && from->place.block ? journey_index(j, from) : 0;
	struct item *found = NULL;
	if (!including && count)
		at = (at + step) % count;
	for (size_t i = 0; i < count && !found; i++, at = (at + step) % count) {
		struct item *item = journey_item(j, KIND_TOUCHPOINT, at);
		if (look_through(&look, item))
			found = item;
	}
	buffer_free(&look.value);
	return found;
}

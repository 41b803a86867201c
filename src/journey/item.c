#include "journey/journey.h"

#include "base/mem.h"

const struct record *item_record(struct item *item)
{
	if (!item->record)
		item->record = record_read(item->kind, slice_make(item->text, item->length), NULL);
	if (!item->record) {
		item->record = mem_new(sizeof *item->record);
		item->record->kind = item->kind;
	}
	return item->record;
}

struct slice item_name(struct item *item)
{
	return record_name(item_record(item));
}

struct slice item_text(struct item *item, const char *key)
{
	return record_text(item_record(item), key);
}

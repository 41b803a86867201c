#include "journey/slots.h"

#include <stdlib.h>

#include "base/mem.h"

void slots_make(struct slots *slots)
{
	slots->of = mem_new_array(field_count, sizeof *slots->of);
}

void slots_free(struct slots *slots)
{
	free(slots->of);
}

const struct field *slots_add(struct slots *slots, size_t slot, const char *key)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(key));
	slots->of[field - field_table] = (uint8_t)(slot + 1);
	return field;
}

void slots_read(const struct slots *slots, const struct record *record, const struct entry **says, size_t count)
{
	memset(says, 0, count * sizeof *says);
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *entry = &record->entries[i];
		uint8_t slot = entry->field ? slots->of[entry->field - field_table] : 0;
		if (slot && !says[slot - 1] && record_says(entry))
			says[slot - 1] = entry;
	}
}

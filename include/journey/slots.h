/* The fields that are asked of every touchpoint, each in a slot of its own: one walk
 * over the entries of a record finds all of them, however many are asked for. */
#ifndef JOURNEY_SLOTS_H
#define JOURNEY_SLOTS_H

#include "journey/record.h"

struct slots {
	uint8_t *of; /* by field, as in the table: slot + 1; 0: it is not asked for */
};

/* slots_free */
void slots_make(struct slots *slots);
void slots_free(struct slots *slots);
/* Lets the field of a touchpoint have the slot, which is below 255; returns the field. */
const struct field *slots_add(struct slots *slots, size_t slot, const char *key);
/* Sets says[slot] to the first entry of its field that says something, or to NULL. */
void slots_read(const struct slots *slots, const struct record *record, const struct entry **says, size_t count);

#endif

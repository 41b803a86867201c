#include "journey/contacts.h"

#include <stdlib.h>

#define NUMBER_MOST 18 /* digits of a number that is taken at its word */

static const struct {
	const char *frequency;
	double contacts;
} table[] = {
        {"once", 1},    {"daily", 91},    {"weekly", 13},       {"biweekly", 6.5},
        {"monthly", 3}, {"quarterly", 1}, {"half-yearly", 0.5}, {"yearly", 0.25},
};

static bool read_number(struct slice text, double *number)
{
	char digits[NUMBER_MOST + 1] = {0};
	if (text.length > NUMBER_MOST || !field_type_fits(FIELD_NUMBER, text))
		return false;
	memcpy(digits, text.bytes, text.length);
	*number = strtod(digits, NULL);
	return *number >= 0;
}

bool contacts_per_quarter(const struct record *record, double *contacts)
{
	if (read_number(record_text(record, "per_quarter"), contacts))
		return true;
	struct slice frequency = record_text(record, "frequency");
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (slice_is(frequency, table[i].frequency)) {
			*contacts = table[i].contacts;
			return true;
		}
	*contacts = 0;
	return false;
}

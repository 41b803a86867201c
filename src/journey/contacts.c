#include "journey/contacts.h"

static const struct {
	const char *frequency;
	double contacts;
} table[] = {
        {"once", 1},    {"daily", 91},    {"weekly", 13},       {"biweekly", 6.5},
        {"monthly", 3}, {"quarterly", 1}, {"half-yearly", 0.5}, {"yearly", 0.25},
};

bool contacts_per_quarter(const struct record *record, double *contacts)
{
	if (field_number(record_text(record, "per_quarter"), contacts) && *contacts >= 0)
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

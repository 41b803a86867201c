#include "journey/contacts.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "journey/field_choice.h"

#define UNKNOWN (-1)

static double contacts_of(const char *fields)
{
	char *piece = mem_format("- name: x\n%s", fields);
	struct record *record = record_read(KIND_TOUCHPOINT, slice_of(piece), NULL);
	double contacts = 99;
	cr_assert(record, "%s", piece);
	if (!contacts_per_quarter(record, &contacts)) {
		cr_expect_eq(contacts, 0, "%s", fields);
		contacts = UNKNOWN;
	}
	record_free(record);
	free(piece);
	return contacts;
}

static void expect_contacts(const char *fields, double wanted)
{
	double got = contacts_of(fields);
	cr_expect(got == wanted, "%s: wanted %g, got %g", fields, wanted, got);
}

Test(contacts, count_by_the_frequency)
{
	expect_contacts("  frequency: once\n", 1);
	expect_contacts("  frequency: daily\n", 91);
	expect_contacts("  frequency: weekly\n", 13);
	expect_contacts("  frequency: biweekly\n", 6.5);
	expect_contacts("  frequency: monthly\n", 3);
	expect_contacts("  frequency: quarterly\n", 1);
	expect_contacts("  frequency: half-yearly\n", 0.5);
	expect_contacts("  frequency: yearly\n", 0.25);
}

Test(contacts, are_unknown_where_nothing_tells)
{
	expect_contacts("", UNKNOWN);
	expect_contacts("  frequency:\n", UNKNOWN);
	expect_contacts("  frequency: on-event\n", UNKNOWN);
	expect_contacts("  frequency: continuous\n", UNKNOWN);
	expect_contacts("  frequency: often\n", UNKNOWN);
}

Test(contacts, go_by_what_really_happens_before_the_frequency)
{
	expect_contacts("  frequency: weekly\n  per_quarter: 4\n", 4);
	expect_contacts("  frequency: on-event\n  per_quarter: 2.5\n", 2.5);
	expect_contacts("  frequency: weekly\n  per_quarter: 0\n", 0);
	expect_contacts("  per_quarter: '7'\n", 7);
}

Test(contacts, take_no_number_that_is_none)
{
	expect_contacts("  frequency: weekly\n  per_quarter: many\n", 13);
	expect_contacts("  frequency: weekly\n  per_quarter: -3\n", 13);
	expect_contacts("  frequency: weekly\n  per_quarter: nan\n", 13);
	expect_contacts("  frequency: weekly\n  per_quarter:\n", 13);
	expect_contacts("  frequency: weekly\n  per_quarter: [5, 6]\n", 5);
}

Test(contacts, know_every_frequency_but_two)
{
	size_t unknown = 0;
	for (const struct choice *c = choice_frequency; c->word; c++) {
		char *fields = mem_format("  frequency: %s\n", c->word);
		unknown += contacts_of(fields) == UNKNOWN;
		free(fields);
	}
	cr_expect_eq(unknown, 2, "on-event and continuous");
}

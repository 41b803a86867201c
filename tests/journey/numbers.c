#include "journey/numbers.h"

#include <criterion/criterion.h>

#include "document/document.h"
#include "journey/filter.h"

static const char map[] =
        "coverage: {max_per_cell: 1, empty_ok: [{stage: 更新, channel: mail}]}\n"
        "tools: [CRM]\n"
        "personas: [{name: p, prefers: [mail]}, {name: q, prefers: [phone]}]\n"
        "owners: [{name: CSM, capacity: 1}]\n"
        "stages: [購入前, 更新]\n"
        "channels: [mail, phone]\n"
        "touchpoints:\n"
        "  - {name: a, stage: 購入前, channel: mail, owner: CSM, frequency: monthly, rating: works,\n"
        "     documented: false, value: value-creating, effect: builds, tool: CRM}\n"
        "  - {name: b, stage: 購入前, channel: mail, owner: CSM, per_quarter: 0.5, rating: irritates,\n"
        "     documented: true, value: administrative, effect: erodes, tool: [mailer, CRM],\n"
        "     survey: csat, loop_closed: true, decision: cut}\n"
        "  - {name: c, stage: [購入前, 更新], channel: phone, owner: 外部, rating: not-working,\n"
        "     intended: x, experience: y, gap: z, tickets_before: 10, tickets_after: 4, survey: exit}\n"
        "  - {name: d}\n";

static const struct number *find(const struct numbers *numbers, const char *name, const char *label)
{
	for (size_t g = 0; g < numbers->count; g++)
		for (size_t i = 0; i < numbers->groups[g].count; i++) {
			const struct number *n = &numbers->groups[g].list[i];
			if (strcmp(n->name, name) == 0 && (!label || strcmp(n->label, label) == 0))
				return n;
		}
	return NULL;
}

#define ROW(name, label, amount, part, all, verdict)                                                                   \
	{                                                                                                              \
		name, label, amount, part, all, verdict                                                                \
	}
static const struct {
	const char *name, *label;
	double amount;
	size_t part, all;
	enum number_verdict verdict;
} rows[] = {
        ROW("touchpoints", NULL, 4, 0, 0, NUMBER_PLAIN),
        ROW("inbox", NULL, 1, 0, 0, NUMBER_LOOK),
        ROW("up-to-sale", NULL, 3, 0, 0, NUMBER_LOOK),
        ROW("cells-filled", NULL, 1, 3, 3, NUMBER_PLAIN),
        ROW("cells-over", NULL, 1, 0, 0, NUMBER_LOOK),
        ROW("contacts", NULL, 3.5, 0, 0, NUMBER_PLAIN),
        ROW("contacts-of-stage", "購入前", 3.5, 0, 0, NUMBER_PLAIN),
        ROW("contacts-of-stage", "更新", 0, 0, 0, NUMBER_PLAIN),
        ROW("rated", NULL, 0.75, 3, 4, NUMBER_PLAIN),
        ROW("undocumented", NULL, 0.5, 1, 2, NUMBER_LOOK),
        ROW("not-working", NULL, 2 / 3.0, 2, 3, NUMBER_LOOK),
        ROW("irritating", NULL, 1 / 3.0, 1, 3, NUMBER_LOOK),
        ROW("decided", NULL, 0.25, 1, 4, NUMBER_PLAIN),
        ROW("value", "Value: value-creating", 0.5, 1, 2, NUMBER_PLAIN),
        ROW("effect", "Effect: erodes the relationship", 0.5, 1, 2, NUMBER_LOOK),
        ROW("owned", "CSM", 2, 0, 0, NUMBER_LOOK),
        ROW("owned", "外部", 1, 0, 0, NUMBER_PLAIN),
        ROW("unowned", NULL, 1, 0, 0, NUMBER_LOOK),
        ROW("through-channel", "mail", 2 / 3.0, 2, 3, NUMBER_FINE),
        ROW("through-channel", "phone", 1 / 3.0, 1, 3, NUMBER_FINE),
        ROW("tools", NULL, 2, 0, 0, NUMBER_PLAIN),
        ROW("gap-named", NULL, 1, 1, 1, NUMBER_PLAIN),
        ROW("loops-closed", NULL, 0.5, 1, 2, NUMBER_LOOK),
        ROW("tickets", NULL, -6, 0, 0, NUMBER_FINE),
};

Test(numbers, are_those_counted_by_hand)
{
	struct document *d = document_of_bytes(slice_of(map), NULL, NULL);
	struct numbers numbers;
	numbers_make(&numbers, document_journey(d));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct number *n = find(&numbers, rows[i].name, rows[i].label);
		cr_assert(n, "%s %s is not there", rows[i].name, rows[i].label ? rows[i].label : "");
		cr_expect_float_eq(n->amount, rows[i].amount, 1e-9, "%s is %f", n->label, n->amount);
		cr_expect(n->part == rows[i].part && n->all == rows[i].all, "%s: %zu of %zu", n->label, n->part,
		          n->all);
		cr_expect_eq(n->verdict, rows[i].verdict, "%s is judged %d", n->label, (int)n->verdict);
	}
	cr_expect_str_eq(find(&numbers, "rated", NULL)->shown, "75 % (3 of 4)");
	cr_expect_str_eq(find(&numbers, "contacts", NULL)->shown, "3.5");
	cr_expect_str_eq(find(&numbers, "tickets", NULL)->shown, "10 → 4");
	numbers_free(&numbers);
	document_free(d);
}

Test(numbers, leave_out_what_a_filter_hides)
{
	struct document *d = document_of_bytes(slice_of(map), NULL, NULL);
	struct filter *filter = filter_read(slice_of("owner=CSM"), NULL);
	struct sieve sieve = filter_sieve(filter);
	struct numbers numbers;
	document_set_filter(d, &sieve);
	numbers_make(&numbers, document_journey(d));
	cr_expect_float_eq(find(&numbers, "touchpoints", NULL)->amount, 2, 1e-9);
	cr_expect_float_eq(find(&numbers, "unowned", NULL)->amount, 0, 1e-9);
	cr_expect_not(find(&numbers, "inbox", NULL));
	numbers_free(&numbers);
	document_set_filter(d, NULL);
	filter_free(filter);
	document_free(d);
}

Test(numbers, of_an_empty_map_say_nothing_wrong)
{
	struct document *d = document_of_bytes(slice_of(""), NULL, NULL);
	struct numbers numbers;
	numbers_make(&numbers, document_journey(d));
	cr_expect_float_eq(find(&numbers, "touchpoints", NULL)->amount, 0, 1e-9);
	cr_expect_str_eq(find(&numbers, "rated", NULL)->shown, "not said");
	numbers_free(&numbers);
	document_free(d);
}

Test(numbers, of_contacts_that_nothing_tells_are_not_none)
{
	struct document *d = document_of_bytes(slice_of("stages: [a, b]\nchannels: [c]\ntouchpoints:\n"
	                                                "  - {name: x, stage: a, channel: c}\n"),
	                                       NULL, NULL);
	struct numbers numbers;
	numbers_make(&numbers, document_journey(d));
	cr_expect_str_eq(find(&numbers, "contacts", NULL)->shown, "?");
	cr_expect_str_eq(find(&numbers, "contacts-of-stage", "b")->shown, "0");
	numbers_free(&numbers);
	document_free(d);
}

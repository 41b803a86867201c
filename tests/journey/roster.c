/* Finding names among those of a map. */
#include <criterion/criterion.h>

#include "base/unicode.h"
#include "document/document.h"
#include "journey/plan.h"
#include "journey/roster.h"

static const char map[] = "touchpoints:\n"
                          "  - {id: a, name: ウェルカムメール}\n"
                          "  - {id: b, name: Kick-off call 1}\n"
                          "  - {id: c, name: kick-off  CALL 2}\n"
                          "  - {id: d, name: ウェルカムメール}\n"
                          "  - {id: e, name: ウェルカム動画}\n"
                          "  - {id: f, name: ''}\n";

static struct document *document;
static struct roster *roster;

static void start(void)
{
	unicode_start();
	document = document_of_bytes(slice_of(map), NULL, NULL);
	cr_assert(document);
	roster = roster_new(document_journey(document));
}

static void stop(void)
{
	roster_free(roster);
	document_free(document);
}

TestSuite(roster, .init = start, .fini = stop);

static void is(struct item *item, const char *id)
{
	cr_assert(item, "%s", id);
	cr_expect(slice_is(record_id(item_record(item)), id), "%s", id);
}

Test(roster, finds_names_but_for_width_case_kana_and_blanks)
{
	is(roster_find(roster, slice_of("うぇるかむﾒｰﾙ")), "a");
	is(roster_find(roster, slice_of("Ｋｉｃｋ-offCall2")), "c");
	cr_expect_null(roster_find(roster, slice_of("Kick-off call")));
	cr_expect_null(roster_find(roster, slice_of("")));
}

Test(roster, finds_what_is_nearly_called_so)
{
	is(roster_near(roster, slice_of("ウェルカムメーノ")), "a");
	is(roster_near(roster, slice_of("Kxck-ozf call 2")), "c");
	is(roster_near(roster, slice_of("Kickoff call 2")), "c");
	cr_expect_null(roster_near(roster, slice_of("Kick-off call 3")), "other digits are another thing");
	cr_expect_null(roster_near(roster, slice_of("Kick-on ball")));
	cr_expect_null(roster_near(roster, slice_of("")));
}

Test(roster, lists_what_begins_so_each_name_once)
{
	is(roster_beginning(roster, slice_of("うぇる"), 0), "a");
	is(roster_beginning(roster, slice_of("うぇる"), 1), "e");
	cr_expect_null(roster_beginning(roster, slice_of("うぇる"), 2));
	cr_expect_null(roster_beginning(roster, slice_of(""), 0));
	cr_expect_null(roster_beginning(roster, slice_of("zz"), 0));
}

Test(roster, knows_what_was_added_and_that_the_map_is_another)
{
	const struct journey *journey = document_journey(document);
	struct value *value = value_map();
	value_map_add(value, "name", value_text(slice_of("請求")));
	struct plan *plan = plan_new();
	plan_add(plan, "touchpoints", 0, value);
	cr_assert(roster_fits(roster, journey));
	cr_assert(document_apply(document, plan->changes, plan->count, "add", false, NULL));
	plan_free(plan);
	cr_assert_not(roster_fits(roster, journey));
	roster_add(roster, journey, journey_item(journey, KIND_TOUCHPOINT, 0));
	cr_assert(roster_fits(roster, journey));
	is(roster_find(roster, slice_of("請求")), "請求");
	is(roster_beginning(roster, slice_of("k"), 1), "c");
}

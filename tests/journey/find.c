/* What people mean by a word: things, fields, values. */
#include <criterion/criterion.h>

#include "base/unicode.h"
#include "document/document.h"
#include "journey/find.h"
#include "journey/id.h"
#include "journey/input.h"
#include "journey/plan.h"

static const char map[] = "owners: [CSM]\n"
                          "stages:\n"
                          "  - {id: start, name: 'A, B'}\n"
                          "  - {id: b, name: start}\n"
                          "  - B\n"
                          "channels: [email, video, メール]\n"
                          "touchpoints:\n"
                          "  - {id: one, name: same, stage: start, channel: video}\n"
                          "  - {name: same, stage: B, channel: email}\n"
                          "  - {id: '@2', name: other}\n"
                          "  - {name: same}\n"
                          "  - {id: one, name: twin}\n";

static struct document *document;
static const struct journey *journey;

static void open_map(void)
{
	unicode_start();
	document = document_of_bytes(slice_of(map), NULL, NULL);
	cr_assert(document);
	journey = document_journey(document);
}

static void close_map(void)
{
	document_free(document);
}

TestSuite(find, .init = open_map, .fini = close_map);

static void check_item(enum kind kind, const char *word, size_t index)
{
	struct item *item = find_item(journey, kind, slice_of(word), NULL);
	cr_assert(item, "%s", word);
	cr_expect_eq(journey_index(journey, item), index, "%s", word);
}

static void check_none(enum kind kind, const char *word, const char *said)
{
	struct error err = {0};
	cr_expect_null(find_item(journey, kind, slice_of(word), &err));
	cr_expect(strstr(err.message, said), "%s: %s", word, err.message);
}

Test(find, an_id_goes_before_a_name_and_a_name_before_a_number)
{
	check_item(KIND_STAGE, "start", 0);
	check_item(KIND_STAGE, "A, B", 0);
	check_item(KIND_TOUCHPOINT, "other", 2);
	check_item(KIND_TOUCHPOINT, "@2", 2);
	check_item(KIND_TOUCHPOINT, "@4", 3);
	check_none(KIND_TOUCHPOINT, "@0", "there is no touchpoint");
	check_none(KIND_TOUCHPOINT, "@6", "there is no touchpoint");
	check_none(KIND_TOUCHPOINT, "@99999999999999999999999", "there is no touchpoint");
	check_none(KIND_TOUCHPOINT, "", "there is no touchpoint");
}

Test(find, tells_several_apart)
{
	check_none(KIND_TOUCHPOINT, "same", "one (A, B × video), @2 (B × email), @4 (inbox)");
	check_none(KIND_TOUCHPOINT, "one", "@1 (A, B × video), @5 (inbox)");
	check_none(KIND_PERSONA, "x", "none at all");
	check_none(KIND_CHANNEL, "vidoe", "did you mean “video”? There are: email, video, メール");
}

Test(find, fields_and_choices_go_by_key_or_label)
{
	const struct field *rating = find_field(KIND_TOUCHPOINT, slice_of("評価"), NULL);
	cr_assert(rating);
	cr_expect_str_eq(rating->key, "rating");
	cr_expect_eq(find_field(KIND_TOUCHPOINT, slice_of("Rating"), NULL), rating);
	cr_expect_eq(find_field(KIND_TOUCHPOINT, slice_of("ｒａｔｉｎｇ"), NULL), rating);
	cr_expect_null(find_field(KIND_STAGE, slice_of("rating"), NULL));
	cr_expect_str_eq(find_choice(rating, slice_of("WORKS"), NULL)->word, "works");
	cr_expect_null(find_choice(rating, slice_of("work"), NULL));
	const struct field *tests = find_field(KIND_TOUCHPOINT, slice_of("tests"), NULL);
	cr_expect_str_eq(find_member(tests, slice_of("日付"), NULL)->key, "date");
	cr_expect_null(find_member(tests, slice_of("dat"), NULL));
}

static void check_read(const char *key, const char *text, const char *expected)
{
	struct value *value;
	struct buffer said = {0};
	struct error err = {0};
	bool good = input_read_checked(journey, field_find(KIND_TOUCHPOINT, slice_of(key)), text, &value, &err);
	cr_expect_eq(good, expected != NULL, "%s=%s: %s", key, text, err.message);
	if (good && value)
		value_write_entry(&said, slice_of("x"), value, 0, "\n");
	if (good)
		cr_expect(slice_is(buffer_slice(&said), expected), "%s=%s: %s", key, text, said.bytes);
	buffer_free(&said);
	if (good)
		value_free(value);
}

Test(find, values_are_read_as_the_file_says_them)
{
	check_read("stage", "A, B", "x: start\n");
	check_read("stage", "start,B", "x: [start, B]\n");
	check_read("stage", " B 、start、B", "x: [B, start]\n");
	check_read("stage", "gone", NULL);
	check_read("channel", "メール", "x: メール\n");
	check_read("owner", "CSM", "x: CSM\n");
	check_read("owner", "Bob", NULL);
	check_read("owner", "CSM,CSM2", NULL);
	check_read("next", "same", NULL);
	check_read("rating", "", "");
	check_read("rating", "works,works", "x: works\n");
	check_read("personalised", "はい", "x: true\n");
	check_read("personalised", "No", "x: false\n");
	check_read("personalised", "n", NULL);
	check_read("votes", "１２", "x: 12\n");
	check_read("votes", "1e3", NULL);
	check_read("name", "a\nb", NULL);
	check_read("content", "a\nb", "x: |-\n  a\n  b\n");
	check_read("name", "\xff", NULL);
	check_read("tests", "x", NULL);
}

Test(find, new_ids_are_short_and_free)
{
	static const struct {
		const char *name, *id;
	} cases[] = {{"Web site!", "web-site"}, {"Email", "email-2"}, {"電話", "c1"}, {"2nd", "c1"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *id = id_make(journey, KIND_CHANNEL, slice_of(cases[i].name));
		cr_expect_str_eq(id, cases[i].id);
		free(id);
	}
	char a[ID_TOUCHPOINT], b[ID_TOUCHPOINT];
	id_make_touchpoint(slice_of("x"), false, 0, 1, 2, a);
	id_make_touchpoint(slice_of("x"), false, 0, 1, 2, b);
	cr_expect_str_eq(a, b);
	id_make_touchpoint(slice_of("x"), false, 0, 1, 3, b);
	cr_expect_str_neq(a, b);
}

Test(find, users_are_counted_by_id_and_by_name)
{
	cr_expect_eq(plan_users(journey, journey_item(journey, KIND_STAGE, 0)), 1);
	cr_expect_eq(plan_users(journey, journey_item(journey, KIND_CHANNEL, 2)), 0);
	cr_expect_eq(plan_users(journey, journey_item(journey, KIND_OWNER, 0)), 0);
}

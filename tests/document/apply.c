/* Each change touches its own lines and nothing else. */
#include <criterion/criterion.h>

#include "base/mem.h"
#include "document/document.h"

static const char map[] = "# agreed with the team\n"
                          "title: A map   # short\n"
                          "\n"
                          "stages:\n"
                          "  - id: on\n"
                          "    name: オンボーディング\n"
                          "  - {id: ad, name: 導入}\n"
                          "channels: [email, video]   # two\n"
                          "\n"
                          "touchpoints:\n"
                          "  # the first\n"
                          "  - id: kick\n"
                          "    name: キックオフ\n"
                          "    stage: on\n"
                          "    channel: [video, email]\n"
                          "\n"
                          "  # the second\n"
                          "  - id: mail   # automatic\n"
                          "    name: 'ウェルカム'\n"
                          "    stage: on\n"
                          "    channel: email\n"
                          "\n"
                          "  - name: 口コミ\n"
                          "# the end\n";

static struct document *open_text(const char *text)
{
	struct error err = {0};
	struct document *d = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(d, "%s", err.message);
	return d;
}

static char *text_of(struct document *d)
{
	struct buffer text = {0};
	document_text(d, &text);
	return buffer_take(&text);
}

/* The map with `from` replaced by `to`, once. */
static char *with(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	cr_assert(at, "%s is not in the text", from);
	return mem_format("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

/* Applies the change to `before` and expects `after`; undo gives `before` back. */
static void check(const char *before, struct change change, const char *after)
{
	struct error err = {0};
	struct document *d = open_text(before);
	cr_assert(document_apply(d, &change, 1, "change", false, &err), "%s", err.message);
	char *text = text_of(d);
	cr_assert_str_eq(text, after);
	free(text);
	cr_assert_str_eq(document_undo(d), "change");
	text = text_of(d);
	cr_assert_str_eq(text, before);
	free(text);
	document_free(d);
	value_free((struct value *)change.value);
}

static void check_edit(struct change change, const char *from, const char *to)
{
	char *after = with(map, from, to);
	check(map, change, after);
	free(after);
}

static struct value *named(const char *name)
{
	struct value *item = value_map();
	value_map_add(item, "name", value_text(slice_of(name)));
	return item;
}

Test(apply, sets_a_field_and_keeps_quotes_and_comments)
{
	check_edit((struct change){CHANGE_SET, "touchpoints", 1, 0, "name", value_text(slice_of("登録"))},
	           "'ウェルカム'", "'登録'");
	check_edit((struct change){CHANGE_SET, "touchpoints", 1, 0, "id", value_text(slice_of("welcome"))},
	           "id: mail   # automatic", "id: welcome   # automatic");
	check_edit((struct change){CHANGE_SET, "", 0, 0, "title", value_text(slice_of("地図"))}, "A map   # short",
	           "地図   # short");
}

Test(apply, adds_a_key_behind_the_last)
{
	check_edit((struct change){CHANGE_SET, "touchpoints", 0, 0, "owner", value_text(slice_of("CSM"))},
	           "    channel: [video, email]\n", "    channel: [video, email]\n    owner: CSM\n");
	check_edit((struct change){CHANGE_SET, "stages", 1, 0, "window", value_text(slice_of("3–12ヶ月"))},
	           "name: 導入}", "name: 導入, window: 3–12ヶ月}");
}

Test(apply, removes_a_key)
{
	check_edit((struct change){CHANGE_SET, "touchpoints", 1, 0, "stage", NULL},
	           "    name: 'ウェルカム'\n    stage: on\n", "    name: 'ウェルカム'\n");
	check_edit((struct change){CHANGE_SET, "", 0, 0, "title", NULL}, "title: A map   # short\n", "");
}

Test(apply, adds_an_item_with_the_blank_line_its_siblings_have)
{
	check_edit((struct change){CHANGE_ADD, "touchpoints", 2, 0, NULL, named("新")}, "    channel: email\n\n",
	           "    channel: email\n\n  - name: 新\n\n");
	check_edit((struct change){CHANGE_ADD, "touchpoints", 0, 0, NULL, named("新")}, "touchpoints:\n",
	           "touchpoints:\n  - name: 新\n\n");
	check_edit((struct change){CHANGE_ADD, "touchpoints", SIZE_MAX, 0, NULL, named("新")}, "  - name: 口コミ\n",
	           "  - name: 口コミ\n\n  - name: 新\n");
}

Test(apply, adds_to_a_list_in_brackets)
{
	check_edit((struct change){CHANGE_ADD, "channels", SIZE_MAX, 0, NULL, value_text(slice_of("phone"))},
	           "[email, video]", "[email, video, phone]");
}

Test(apply, removes_an_item_with_its_comment)
{
	check_edit((struct change){CHANGE_REMOVE, "touchpoints", 1, 0, NULL, NULL},
	           "  # the second\n  - id: mail   # automatic\n    name: 'ウェルカム'\n    stage: on\n    channel: "
	           "email\n\n",
	           "");
	check_edit((struct change){CHANGE_REMOVE, "touchpoints", 0, 0, NULL, NULL},
	           "  # the first\n  - id: kick\n    name: キックオフ\n    stage: on\n    channel: [video, email]\n\n",
	           "");
	check_edit((struct change){CHANGE_REMOVE, "touchpoints", 2, 0, NULL, NULL}, "\n  - name: 口コミ\n", "");
	check_edit((struct change){CHANGE_REMOVE, "channels", 0, 0, NULL, NULL}, "[email, video]", "[video]");
}

Test(apply, removes_the_last_item_of_a_list)
{
	check("touchpoints:  # all\n  - name: a\n# end\n",
	      (struct change){CHANGE_REMOVE, "touchpoints", 0, 0, NULL, NULL}, "touchpoints: []  # all\n# end\n");
}

Test(apply, makes_the_list_that_is_not_there)
{
	check("title: x\n", (struct change){CHANGE_ADD, "touchpoints", 0, 0, NULL, named("a")},
	      "title: x\ntouchpoints:\n  - name: a\n");
	check("title: x\ntouchpoints: []\n", (struct change){CHANGE_ADD, "touchpoints", 0, 0, NULL, named("a")},
	      "title: x\ntouchpoints:\n  - name: a\n");
	check("title: x\ntouchpoints:\n", (struct change){CHANGE_ADD, "touchpoints", 0, 0, NULL, named("a")},
	      "title: x\ntouchpoints:\n  - name: a\n");
	check("", (struct change){CHANGE_ADD, "touchpoints", 0, 0, NULL, named("a")}, "touchpoints:\n  - name: a\n");
}

Test(apply, puts_a_new_entry_behind_a_list_and_not_into_it)
{
	/* the blanks would become part of a text block above them */
	check("sources:\n  - x\n \ntouchpoints:\n  - name: a\nowners: [b]\n",
	      (struct change){.kind = CHANGE_SET, .list = "", .key = "goal", .value = value_text(slice_of("more"))},
	      "sources:\n  - x\n \ntouchpoints:\n  - name: a\ngoal: more\nowners: [b]\n");
}

Test(apply, moves_an_item_and_leaves_the_blank_lines)
{
	const char *before = "touchpoints:\n  - a\n\n  # of b\n  - b\n\n  - c\n";
	check(before, (struct change){CHANGE_MOVE, "touchpoints", 1, 0, NULL, NULL},
	      "touchpoints:\n  # of b\n  - b\n\n  - a\n\n  - c\n");
	check(before, (struct change){CHANGE_MOVE, "touchpoints", 0, 2, NULL, NULL},
	      "touchpoints:\n  # of b\n  - b\n\n  - c\n\n  - a\n");
}

Test(apply, keeps_a_missing_last_newline)
{
	check("touchpoints:\n  - a\n  - b",
	      (struct change){CHANGE_ADD, "touchpoints", SIZE_MAX, 0, NULL, value_text(slice_of("c"))},
	      "touchpoints:\n  - a\n  - b\n  - c");
	check("touchpoints:\n  - a\n  - b", (struct change){CHANGE_MOVE, "touchpoints", 0, 1, NULL, NULL},
	      "touchpoints:\n  - b\n  - a");
}

Test(apply, never_lengthens_a_text_at_the_end_of_the_file)
{
	static const char text[] = "touchpoints:\n  - name: a\n    notes: |\n      t";
	struct document *d = open_text(text);
	struct value *goal = value_text(slice_of("x"));
	struct change change = {CHANGE_SET, "", 0, 0, "goal", goal};
	struct error err = {0};
	cr_assert_not(document_apply(d, &change, 1, "goal", false, &err));
	cr_assert(strstr(err.message, "newline"), "%s", err.message);
	value_free(goal);
	document_free(d);
	check("title: a", (struct change){CHANGE_SET, "", 0, 0, "goal", value_text(slice_of("x"))},
	      "title: a\ngoal: x");
}

Test(apply, keeps_the_line_ends_of_the_file)
{
	check("touchpoints:\r\n  - name: a\r\n",
	      (struct change){CHANGE_SET, "touchpoints", 0, 0, "owner", value_text(slice_of("CSM"))},
	      "touchpoints:\r\n  - name: a\r\n    owner: CSM\r\n");
	check("touchpoints:\r\n  - name: a\r\n", (struct change){CHANGE_ADD, "touchpoints", 1, 0, NULL, named("b")},
	      "touchpoints:\r\n  - name: a\r\n  - name: b\r\n");
}

Test(apply, spells_a_bare_word_out_when_it_gets_a_name)
{
	check("channels:\n  - email   # by mail\n  - video\n",
	      (struct change){CHANGE_SET, "channels", 0, 0, "name", value_text(slice_of("メール"))},
	      "channels:\n  - id: email   # by mail\n    name: メール\n  - video\n");
	check_edit((struct change){CHANGE_SET, "channels", 1, 0, "name", value_text(slice_of("動画"))},
	           "[email, video]", "[email, {id: video, name: 動画}]");
}

Test(apply, sets_fields_inside_fields)
{
	check("title: x\n", (struct change){CHANGE_SET, "", 0, 0, "coverage/max_per_cell", value_plain("4")},
	      "title: x\ncoverage:\n  max_per_cell: 4\n");
	check("coverage:\n  max_per_cell: 3 # few\n",
	      (struct change){CHANGE_SET, "", 0, 0, "coverage/max_per_cell", value_plain("4")},
	      "coverage:\n  max_per_cell: 4 # few\n");
}

Test(apply, takes_all_changes_or_none)
{
	struct document *d = open_text(map);
	struct value *text = value_text(slice_of("x"));
	struct change changes[] = {{CHANGE_SET, "touchpoints", 0, 0, "name", text},
	                           {CHANGE_REMOVE, "touchpoints", 99, 0, NULL, NULL}};
	struct error err = {0};
	cr_assert_not(document_apply(d, changes, 2, "both", false, &err));
	cr_assert(err.message[0]);
	char *after = text_of(d);
	cr_assert_str_eq(after, map);
	cr_assert_eq(document_step_count(d), 0);
	cr_assert_not(document_modified(d));
	free(after);
	value_free(text);
	document_free(d);
}

/* The change is refused with a sentence and leaves no trace. */
static void check_refused(const char *before, struct change change)
{
	struct error err = {0};
	struct document *d = open_text(before);
	cr_expect_not(document_apply(d, &change, 1, "change", false, &err));
	cr_expect_neq(err.message[0], '\0');
	char *text = text_of(d);
	cr_expect_str_eq(text, before);
	cr_expect_eq(document_step_count(d), 0);
	free(text);
	document_free(d);
}

Test(apply, overwrites_nothing_that_is_not_shaped_like_its_field)
{
	struct value *value = value_plain("3");
	/* a list where a mapping should be: its first element is not the field */
	check_refused("touchpoints:\n  - [first, second]\n",
	              (struct change){.kind = CHANGE_SET, .list = "touchpoints", .key = "purpose", .value = value});
	check_refused("coverage: [1, 2]\n",
	              (struct change){.kind = CHANGE_SET, .list = "", .key = "coverage/max_per_cell", .value = value});
	/* what an alias stands for stands elsewhere */
	check_refused("usual: &u {max_per_cell: 2}\ncoverage: *u\n",
	              (struct change){.kind = CHANGE_SET, .list = "", .key = "coverage/max_per_cell", .value = value});
	value_free(value);
}

Test(apply, reads_lists_that_stand_elsewhere_and_leaves_them_there)
{
	static const char *const texts[] = {"base: &e [a, {id: b, name: B}]\nstages: *e\nchannels: [c]\ntouchpoints:\n "
	                                    " - {name: t, stage: b, channel: c}\n",
	                                    "base: &e\n  stages: [a, {id: b, name: B}]\n  title: T\n<<: *e\nchannels: "
	                                    "[c]\ntouchpoints:\n  - {name: t, stage: b, channel: c}\n"};
	struct document *own = open_text("<<: {stages: [a, b], title: T}\nstages: [c]\n");
	cr_expect_eq(journey_count(document_journey(own), KIND_STAGE), 1);
	cr_expect(slice_is(journey_text(document_journey(own), "title"), "T"));
	document_free(own);
	struct value *value = value_text(slice_of("x"));
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct document *d = open_text(texts[i]);
		const struct journey *j = document_journey(d);
		cr_assert_eq(journey_count(j, KIND_STAGE), 2);
		cr_assert_eq(journey_cell(j, 1, 0)->count, 1);
		struct value *second = document_item_value(d, journey_item(j, KIND_STAGE, 1));
		cr_expect_str_eq(value_map_get(second, "name")->text, "B");
		value_free(second);
		cr_expect(i == 0 || slice_is(journey_text(j, "title"), "T"));
		document_free(d);
		check_refused(texts[i], (struct change){CHANGE_SET, "stages", 1, 0, "name", value});
		check_refused(texts[i], (struct change){CHANGE_ADD, "stages", 0, 0, NULL, value});
		check_refused(texts[i], (struct change){CHANGE_REMOVE, "stages", 0, 0, NULL, NULL});
		check_refused(texts[i], (struct change){CHANGE_MOVE, "stages", 0, 1, NULL, NULL});
	}
	value_free(value);
}

Test(apply, keeps_an_item_the_same_while_its_text_changes)
{
	struct document *d = open_text(map);
	const struct journey *j = document_journey(d);
	struct item *item = journey_item(j, KIND_TOUCHPOINT, 1);
	struct value *text = value_text(slice_of("video"));
	struct change changes[] = {{CHANGE_SET, "touchpoints", 1, 0, "channel", text},
	                           {CHANGE_MOVE, "touchpoints", 1, 0, NULL, NULL}};
	cr_assert(document_apply(d, changes, 2, "both", false, NULL));
	cr_assert_eq(journey_item(j, KIND_TOUCHPOINT, 0), item);
	cr_assert_eq(journey_cell(j, 0, 1)->items[0], item);
	cr_assert_eq(journey_channel_total(j, 1), 2);
	document_undo(d);
	cr_assert_eq(journey_item(j, KIND_TOUCHPOINT, 1), item);
	cr_assert_eq(journey_channel_total(j, 1), 1);
	value_free(text);
	document_free(d);
}

/* from and to: a piece of `before` and what it becomes */
static void check_path(const char *before, const char *path, const char *text, const char *from, const char *to)
{
	const char *list = path[0] == '/' ? "" : "touchpoints";
	char *after = with(before, from, to);
	check(before, (struct change){CHANGE_SET, list, 1, 0, path + !*list, text ? value_plain(text) : NULL}, after);
	free(after);
}

Test(apply, reaches_into_records_by_path)
{
	char *one = with(map, "    channel: email\n\n", "    channel: email\n    tests:\n      - what: x   # A\n\n");
	char *two = with(one, "   # A\n", "   # A\n      - what: y\n");
	check_path(map, "tests/0/date", "2025-04-01", "    channel: email\n\n",
	           "    channel: email\n    tests:\n      - date: 2025-04-01\n\n");
	check_path(one, "tests/0/date", "2025-04-01", "   # A\n", "   # A\n        date: 2025-04-01\n");
	check_path(one, "tests/1/date", "2025-04-01", "   # A\n", "   # A\n      - date: 2025-04-01\n");
	check_path(two, "tests/1", NULL, "      - what: y\n", "");
	check_path(two, "tests/0", NULL, "      - what: x   # A\n", "");
	check_path(map, "/coverage/empty_ok/0/stage", "ad", "   # short\n",
	           "   # short\ncoverage:\n  empty_ok:\n    - stage: ad\n");
	free(two);
	free(one);
}

Test(document, finds_every_touchpoint_in_its_cells)
{
	struct document *d = open_text(map);
	const struct journey *j = document_journey(d);
	cr_assert_eq(journey_count(j, KIND_STAGE), 2);
	cr_assert_eq(journey_count(j, KIND_CHANNEL), 2);
	cr_assert_eq(journey_cell(j, 0, 0)->count, 2);
	cr_assert_eq(journey_cell(j, 0, 1)->count, 1);
	cr_assert_eq(journey_inbox(j)->count, 1);
	cr_assert_eq(journey_stage_total(j, 0), 2);
	cr_assert_eq(journey_channel_total(j, 0), 2);
	cr_assert_eq(journey_channel_total(j, 1), 1);
	document_free(d);
}

Test(document, does_not_open_what_only_reads_well_in_pieces)
{
	struct error err = {0};
	const char *text = "review: done\n# a comment that ends here\xC2\x85 deeper: yes\n";
	cr_expect_null(document_of_bytes(slice_of(text), NULL, &err));
	cr_expect_eq(err.line, 2);
}

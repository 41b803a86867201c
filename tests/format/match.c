/* Which thing of a map each of a text is, and what becomes of it. */
#include <criterion/criterion.h>

#include "maps.h"

static const char map[] = "# head\n"
                          "owners: [CSM]\n"
                          "personas:\n"
                          "  - {id: smb, name: 中小企業}\n"
                          "stages:\n"
                          "  - id: onboarding\n"
                          "    name: オンボーディング\n"
                          "  - 更新\n"
                          "channels:\n"
                          "  - email   # to all\n"
                          "  - {id: tel, name: 電話}\n"
                          "touchpoints:\n"
                          "  # the first\n"
                          "  - id: t1\n"
                          "    name: 案内\n"
                          "    stage: onboarding   # for now\n"
                          "    channel: email\n"
                          "    rating: works\n"
                          "    tool: [A, B]\n"
                          "  - name: 案内\n"
                          "    stage: 更新\n"
                          "    channel: tel\n"
                          "  - name: 口コミ\n";

struct expected {
	size_t added, changed, same; /* touchpoints */
};

static void expect(struct document *document, const char *format, const char *text, struct expected expected)
{
	struct error err = {0};
	struct incoming_done done;
	cr_assert(map_import(document, format, slice_of(text), NULL, &done, &err), "%ld:%ld: %s", err.line, err.column,
	          err.message);
	cr_expect_eq(done.added[KIND_TOUCHPOINT], expected.added, "added %zu: %s", done.added[KIND_TOUCHPOINT], text);
	cr_expect_eq(done.changed[KIND_TOUCHPOINT], expected.changed, "changed %zu: %s", done.changed[KIND_TOUCHPOINT],
	             text);
	cr_expect_eq(done.same[KIND_TOUCHPOINT], expected.same, "same %zu: %s", done.same[KIND_TOUCHPOINT], text);
}

/* What the import makes of the map above: done twice, the second time nothing. */
static void expect_text(const char *text, struct expected expected, const char *was, const char *is)
{
	struct document *document = map_open(map);
	expect(document, "csv", text, expected);
	expect(document, "csv", text, (struct expected){.same = expected.added + expected.changed + expected.same});
	cr_expect_eq(map_steps(document), was || is ? 1 : 0, "one step, and importing again is none");
	struct buffer wanted = {0}, now = {0};
	buffer_add_text(&wanted, map);
	const char *at = was ? strstr(map, was) : map + strlen(map);
	cr_assert(at, "%s is in the map", was);
	buffer_splice(&wanted, (size_t)(at - map), was ? strlen(was) : 0, slice_of(is ? is : ""));
	document_text(document, &now);
	cr_expect_str_eq(now.bytes, wanted.bytes);
	cr_expect(document_undo(document) || (!was && !is));
	map_expect(document, map);
	buffer_free(&wanted);
	buffer_free(&now);
	document_free(document);
}

Test(match, by_id_whatever_it_is_called)
{
	expect_text("id,name\nt1,ご案内\n", (struct expected){.changed = 1}, "    name: 案内\n    stage: onboarding",
	            "    name: ご案内\n    stage: onboarding");
}

Test(match, by_name_where_one_is_called_so)
{
	expect_text("name,rating\n口コミ,irritates\n", (struct expected){.changed = 1}, "  - name: 口コミ\n",
	            "  - name: 口コミ\n    rating: irritates\n");
}

Test(match, by_name_and_place_where_several_are)
{
	expect_text("name,stage,channel,rating\n案内,更新,電話,機能していない\n", (struct expected){.changed = 1},
	            "    channel: tel\n", "    channel: tel\n    rating: not-working\n");
}

Test(match, moves_the_one_of_a_name)
{
	expect_text("name,stage\n口コミ,オンボーディング\n", (struct expected){.changed = 1}, "  - name: 口コミ\n",
	            "  - name: 口コミ\n    stage: onboarding\n");
}

Test(match, what_is_not_spoken_of_stays_and_an_empty_cell_clears)
{
	expect_text("id,rating\nt1,\n", (struct expected){.changed = 1}, "    rating: works\n", "");
	expect_text("id\nt1\n", (struct expected){.same = 1}, NULL, NULL);
}

Test(match, the_same_in_other_words_is_no_change)
{
	expect_text("ID,名前,ステージ,チャネル,評価,ツール\nt1,案内,オンボーディング,email,機能している,\"A, B\"\n",
	            (struct expected){.same = 1}, NULL, NULL);
	expect_text("id,stage,channel,tool\nt1, onboarding ,\"email\",A; B\n", (struct expected){.same = 1}, NULL,
	            NULL);
}

Test(match, an_id_says_the_same_as_the_name)
{
	struct document *document =
	        map_open("stages:\n  - {id: a, name: One}\ntouchpoints:\n  - {name: x, stage: One}\n");
	expect(document, "csv", "name,stage\nx,a\n", (struct expected){.same = 1});
	cr_expect_eq(map_steps(document), 0);
	document_free(document);
}

Test(match, makes_what_is_missing_once)
{
	struct document *document = map_open(map);
	const struct journey *journey = document_journey(document);
	const char *text = "name,stage,channel,persona,owner\n"
	                   "a,Win back,chat; 電話,小さな会社,営業\nb,Win back,chat,中小企業,営業\n";
	expect(document, "csv", text, (struct expected){.added = 2});
	cr_expect_eq(journey_count(journey, KIND_STAGE), 3);
	cr_expect(slice_is(record_id(item_record(journey_item(journey, KIND_STAGE, 2))), "win-back"));
	cr_expect(slice_is(item_name(journey_item(journey, KIND_STAGE, 2)), "Win back"));
	cr_expect_eq(journey_count(journey, KIND_CHANNEL), 3);
	cr_expect(item_record(journey_item(journey, KIND_CHANNEL, 2))->bare, "chat is a word");
	cr_expect_eq(journey_count(journey, KIND_PERSONA), 2);
	cr_expect(slice_is(record_id(item_record(journey_item(journey, KIND_PERSONA, 1))), "p1"));
	cr_expect_eq(journey_count(journey, KIND_OWNER), 2);
	struct item *a = journey_find(journey, KIND_TOUCHPOINT, slice_of("a"));
	cr_expect(slice_is(item_text(a, "stage"), "win-back"));
	cr_expect_eq(item_text(a, "id").length, 7, "a new one gets an id");
	expect(document, "csv", text, (struct expected){.same = 2});
	cr_expect_eq(map_steps(document), 1);
	document_free(document);
}

Test(match, owners_need_no_list)
{
	struct document *document = map_open("touchpoints:\n  - name: a\n");
	expect(document, "csv", "name,owner\na,CSM\n", (struct expected){.changed = 1});
	map_expect(document, "touchpoints:\n  - name: a\n    owner: CSM\n");
	document_free(document);
}

Test(match, a_name_with_a_comma_is_one_word_where_it_is_known)
{
	struct document *document = map_open("stages: [\"認知、興味\", 検討]\ntouchpoints: []\n");
	expect(document, "csv", "name,stage\na,認知、興味\nb,\"認知、検討\"\nc,\"\"\"問い, 答え\"\"\"\n",
	       (struct expected){.added = 3});
	const struct journey *journey = document_journey(document);
	cr_expect_eq(journey_count(journey, KIND_STAGE), 4, "認知 and 問い, 答え are new");
	cr_expect(slice_is(item_text(journey_find(journey, KIND_TOUCHPOINT, slice_of("a")), "stage"), "認知、興味"));
	cr_expect(slice_is(item_name(journey_item(journey, KIND_STAGE, 3)), "問い, 答え"));
	document_free(document);
}

Test(match, ids_of_another_map_mean_what_is_called_so_here)
{
	struct document *document = map_open(map);
	expect(document, "json",
	       "{\"stages\": [{\"id\": \"s9\", \"name\": \"オンボーディング\", \"goal\": \"使える\"}, \"更新\"],\n"
	       " \"touchpoints\": [{\"name\": \"新しい\", \"stage\": \"s9\"}]}",
	       (struct expected){.added = 1});
	const struct journey *journey = document_journey(document);
	cr_expect_eq(journey_count(journey, KIND_STAGE), 2);
	cr_expect(slice_is(item_text(journey_item(journey, KIND_STAGE, 0), "goal"), "使える"));
	struct item *item = journey_find(journey, KIND_TOUCHPOINT, slice_of("新しい"));
	cr_expect(slice_is(item_text(item, "stage"), "onboarding"));
	cr_expect_eq(item_text(item, "id").length, 7, "a new one gets an id where others have one");
	document_free(document);
}

Test(match, a_stage_that_is_renamed_takes_its_touchpoints_along)
{
	struct document *document =
	        map_open("stages:\n  - {id: a, name: One}\ntouchpoints:\n  - {name: x, stage: One}\n");
	expect(document, "json", "{\"stages\": [{\"id\": \"a\", \"name\": \"Two\"}]}", (struct expected){0});
	map_expect(document, "stages:\n  - {id: a, name: Two}\ntouchpoints:\n  - {name: x, stage: Two}\n");
	document_free(document);
}

Test(match, a_stage_is_known_by_the_name_it_gets)
{
	struct document *document = map_open("stages:\n  - {id: a, name: One}\ntouchpoints: []\n");
	const char *text = "{\"stages\": [{\"id\": \"a\", \"name\": \"Two\"}, {\"id\": \"b\", \"name\": \"Two\"}],"
	                   "\"touchpoints\": [{\"name\": \"x\", \"stage\": \"Two\", \"next\": \"y\"},"
	                   "{\"id\": \"i\", \"name\": \"y\"}]}";
	expect(document, "json", text, (struct expected){.added = 2});
	map_expect(document, "stages:\n  - {id: a, name: Two}\n  - {id: b, name: Two}\ntouchpoints:\n"
	                     "  - name: x\n    stage: a\n    next: i\n  - id: i\n    name: \"y\"\n");
	expect(document, "json", text, (struct expected){.same = 2});
	document_free(document);
}

Test(match, an_id_is_said_once_and_is_no_name)
{
	struct document *document = map_open("touchpoints:\n  - {name: A}\n");
	struct error err = {0};
	cr_expect_not(map_import(document, "csv", slice_of("id,name\nx,X\nx,Y\n"), NULL, NULL, &err));
	cr_expect(err.line == 3 && err.column == 1, "%ld:%ld", err.line, err.column);
	cr_expect_not(map_import(document, "csv", slice_of("id,name\nx,A\nx,A\n"), NULL, NULL, &err));
	cr_expect(err.line == 3 && err.column == 1, "%ld:%ld", err.line, err.column);
	expect(document, "csv", "id,name\nA,B\n", (struct expected){.added = 1});
	expect(document, "csv", "id,name\nA,B\n,A\n", (struct expected){.same = 2});
	expect(document, "csv", "id,name\nnew,A\n", (struct expected){.changed = 1});
	map_expect(document, "touchpoints:\n  - {name: A, id: new}\n  - {id: A, name: B}\n");
	document_free(document);
}

Test(match, several_of_one_name_are_told_apart_by_place_and_order)
{
	struct document *document = map_open("stages: [s, t]\nchannels: [c]\ntouchpoints: []\n");
	const char *text = "name,stage,channel,notes\nx,s,c,1\nx,s,c,2\nx,t,c,3\nx,,,4\n";
	expect(document, "csv", text, (struct expected){.added = 4});
	expect(document, "csv", text, (struct expected){.same = 4});
	expect(document, "csv", "name,stage,channel\nx,s;s,c\n", (struct expected){.same = 1});
	expect(document, "csv", "name,stage,channel,notes\nx,t,c,5\nx,s,c,1\n",
	       (struct expected){.changed = 1, .same = 1});
	cr_expect(slice_is(item_text(journey_item(document_journey(document), KIND_TOUCHPOINT, 2), "notes"), "5"));
	document_free(document);
}

Test(match, ways_lead_to_what_comes_in_the_same_text)
{
	struct document *document = map_open("touchpoints: []\n");
	expect(document, "csv", "name,next\na,b; away\nb,a\n", (struct expected){.added = 2});
	const struct journey *journey = document_journey(document);
	struct item *a = journey_item(journey, KIND_TOUCHPOINT, 0), *b = journey_item(journey, KIND_TOUCHPOINT, 1);
	cr_expect(slice_equals(item_text(a, "next"), item_text(b, "id")));
	cr_expect(slice_equals(item_text(b, "next"), item_text(a, "id")));
	expect(document, "csv", "name,next\na,b; away\nb,a\n", (struct expected){.same = 2});
	document_free(document);
}

Test(match, fields_of_the_map_itself)
{
	struct document *document = map_open("title: Old   # mine\nsure: True\ntouchpoints: []\n");
	expect(document, "json", "{\"title\": \"Old\", \"sure\": true}", (struct expected){0});
	cr_expect_eq(map_steps(document), 0);
	expect(document, "json", "{\"title\": \"New\", \"state\": \"to-be\", \"own\": [1, 2.50]}",
	       (struct expected){0});
	map_expect(document, "title: New   # mine\nsure: True\nstate: to-be\nown: [1, 2.50]\ntouchpoints: []\n");
	document_free(document);
}

Test(match, many)
{
	struct document *document = map_open("stages: [s]\nchannels: [c]\ntouchpoints: []\n");
	struct buffer text = {0};
	buffer_add_text(&text, "name,stage,channel,owner\n");
	for (int i = 0; i < 20000; i++)
		buffer_format(&text, "%s,s,c,o%d\n", i % 2 ? "x" : "y", i % 7);
	expect(document, "csv", text.bytes, (struct expected){.added = 20000});
	expect(document, "csv", text.bytes, (struct expected){.same = 20000});
	buffer_free(&text);
	document_free(document);
}

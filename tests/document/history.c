/* The history against remembered texts: whatever was changed, undone, taken over
 * from outside and gone to, each state has the text that it had. */
#include <criterion/criterion.h>

#include <glob.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "document/document.h"
#include "support/agree.h"
#include "support/changes.h"
#include "support/random.h"
#include "document/states.h"

static struct document *open_text(const char *text)
{
	struct error err = {0};
	struct document *d = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(d, "%s", err.message);
	return d;
}

static void check_text(struct document *d, const char *expected)
{
	struct buffer text = {0};
	document_text(d, &text);
	buffer_add(&text, "", 0);
	cr_assert_str_eq(text.bytes, expected);
	buffer_free(&text);
}

static void set(struct document *d, const char *list, size_t at, const char *key, const char *text)
{
	struct value *value = value_text(slice_of(text));
	struct change change = {.kind = CHANGE_SET, .list = list, .at = at, .key = key, .value = value};
	struct error err = {0};
	cr_assert(document_apply(d, &change, 1, text, false, &err), "%s", err.message);
	value_free(value);
}

static void wander(const char *path, int steps)
{
	struct error err = {0};
	struct document *d = document_open(path, &err);
	struct states states = {0};
	if (!d)
		return;
	states_note(&states, d);
	for (int i = 0; i < steps; i++) {
		states_wander(&states, d, path);
		struct buffer why = {0};
		cr_assert(agree_fresh(d, &why), "%s: step %d: %s", path, i, why.bytes);
	}
	states_compare(&states, d, path);
	states_free(&states);
	document_free(d);
}

static void wander_over(const char *pattern, int chains, int steps)
{
	glob_t files;
	random_start();
	cr_assert_eq(glob(pattern, 0, NULL, &files), 0, "%s", pattern);
	for (size_t i = 0; i < files.gl_pathc; i++)
		for (int k = 0; k < chains; k++)
			wander(files.gl_pathv[i], steps);
	globfree(&files);
}

Test(history, has_every_state_of_the_maps_that_ship)
{
	wander_over("maps/*.yaml", 1, 30);
}

Test(history, has_every_state_of_nasty_texts)
{
	wander_over("tests/corpus/yaml/*", 1, 25);
}

Test(history, forgets_nothing_after_an_undo)
{
	struct document *d = open_text("title: a\n");
	struct step_info info;
	set(d, "", 0, "title", "b");
	set(d, "", 0, "title", "c");
	cr_assert_str_eq(document_undo(d), "c");
	cr_assert_str_eq(document_undo(d), "b");
	set(d, "", 0, "title", "d");
	cr_assert_eq(document_step_count(d), 4);
	document_step_info(d, 2, &info);
	cr_assert_str_eq(info.label, "back 2 steps");
	cr_assert_str_eq(document_undo(d), "d");
	check_text(d, "title: a\n");
	cr_assert_str_eq(document_undo(d), "back 2 steps");
	check_text(d, "title: c\n");
	cr_assert(document_go_to(d, 1, NULL));
	check_text(d, "title: b\n");
	cr_assert(document_go_to(d, 4, NULL));
	check_text(d, "title: d\n");
	cr_assert_null(document_redo(d));
	document_free(d);
}

Test(history, is_not_modified_in_a_state_that_is_the_saved_one_again)
{
	struct document *d = open_text("title: a\n");
	set(d, "", 0, "title", "b");
	document_undo(d);
	cr_assert_not(document_modified(d));
	set(d, "", 0, "title", "c");
	cr_assert(document_modified(d));
	document_undo(d);
	cr_assert_not(document_modified(d), "back at the first text");
	cr_assert_eq(document_step_saved(d), 0);
	document_free(d);
}

static const char two_lists[] = "stages:\n  - id: s\n    name: S\nchannels: [c]\ntouchpoints:\n"
                                "  - id: a\n    name: A\n    stage: s\n  # of b\n  - id: b\n    name: B\n"
                                "  - name: no id\n  - id: d\n    name: D\n";

Test(history, keeps_items_that_another_text_also_has)
{
	static const char moved[] = "stages:\n  - id: s\n    name: Stage\nchannels: [c]\ntouchpoints:\n"
	                            "  - id: d\n    name: D2\n  - id: a\n    name: A\n    stage: s\n"
	                            "  - name: new\n  - name: no id\n    channel: c\n";
	struct document *d = open_text(two_lists);
	const struct journey *j = document_journey(d);
	const struct item *a = journey_item(j, KIND_TOUCHPOINT, 0), *b = journey_item(j, KIND_TOUCHPOINT, 1);
	const struct item *none = journey_item(j, KIND_TOUCHPOINT, 2), *last = journey_item(j, KIND_TOUCHPOINT, 3);
	const struct item *stage = journey_item(j, KIND_STAGE, 0);
	struct buffer why = {0};
	cr_assert(document_take_over(d, slice_of(moved), "outside", true, NULL));
	check_text(d, moved);
	cr_assert(agree_fresh(d, &why), "%s", why.bytes);
	cr_assert_eq(journey_item(j, KIND_TOUCHPOINT, 0), last);
	cr_assert_eq(journey_item(j, KIND_TOUCHPOINT, 1), a);
	cr_assert_eq(journey_item(j, KIND_TOUCHPOINT, 3), none);
	cr_assert_eq(journey_item(j, KIND_STAGE, 0), stage);
	cr_assert_not(document_modified(d));
	cr_assert_str_eq(document_undo(d), "outside");
	check_text(d, two_lists);
	cr_assert_eq(journey_item(j, KIND_TOUCHPOINT, 1), b);
	cr_assert(document_modified(d));
	document_free(d);
}

Test(history, takes_over_from_chunks_to_one_piece_and_back)
{
	static const char json[] =
	        "{\"stages\": [{\"id\": \"s\"}], \"touchpoints\": [{\"id\": \"b\", \"name\": \"X\"}]}\n";
	struct document *d = open_text(two_lists);
	const struct item *b = journey_item(document_journey(d), KIND_TOUCHPOINT, 1);
	struct buffer why = {0};
	cr_assert(document_take_over(d, slice_of(json), "json", false, NULL));
	check_text(d, json);
	cr_assert_eq(journey_item(document_journey(d), KIND_TOUCHPOINT, 0), b);
	set(d, "touchpoints", 0, "name", "Y");
	cr_assert(document_take_over(d, slice_of(two_lists), "back", false, NULL));
	set(d, "touchpoints", 0, "name", "Z");
	for (size_t i = 0; i < 9; i++) {
		cr_assert(document_go_to(d, i * 7 % 5, NULL));
		cr_assert(agree_fresh(d, &why), "%s", why.bytes);
	}
	cr_assert(document_go_to(d, 0, NULL));
	check_text(d, two_lists);
	document_free(d);
}

Test(history, refuses_to_take_over_what_is_no_map)
{
	struct document *d = open_text(two_lists);
	struct error err = {0};
	cr_assert_not(document_take_over(d, slice_of("stages: [\n"), "broken", true, &err));
	cr_assert(err.message[0] && err.line > 0);
	check_text(d, two_lists);
	cr_assert_eq(document_step_count(d), 0);
	document_free(d);
}

/* A change of a map in one piece must not keep a copy of it. */
Test(history, does_not_grow_by_the_size_of_a_map_in_one_piece)
{
	struct buffer text = {0};
	buffer_add_text(&text, "{\"stages\": [\"s\"], \"channels\": [\"c\"], \"touchpoints\": [\n");
	for (int i = 0; text.length < 200000; i++)
		buffer_format(&text, "%s{\"id\": \"t%d\", \"name\": \"number %d\", \"stage\": \"s\"}", i ? ",\n" : "",
		              i, i);
	buffer_add_text(&text, "\n]}\n");
	struct document *d = open_text(text.bytes);
	const struct item *item = journey_item(document_journey(d), KIND_TOUCHPOINT, 7);
	char name[32];
	set(d, "touchpoints", 7, "name", "first");
	size_t before = mallinfo2().uordblks;
	for (int i = 0; i < 100; i++) {
		snprintf(name, sizeof name, "name %d", i);
		set(d, "touchpoints", 7, "name", name);
	}
	for (int i = 0; i < 50; i++)
		cr_assert(document_undo(d));
	size_t after = mallinfo2().uordblks;
	/* what the allocator keeps for the next use counts too: up to a quarter of a megabyte; copies would be 100 */
	cr_assert(after < before + 2 * text.length, "%zu bytes more", after - before);
	cr_assert_eq(journey_item(document_journey(d), KIND_TOUCHPOINT, 7), item);
	cr_assert(document_go_to(d, 0, NULL));
	cr_assert(agree_text(d, buffer_slice(&text)));
	document_free(d);
	buffer_free(&text);
}

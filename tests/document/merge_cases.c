/* Merges that a person would do by hand, with the text that must come out. */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "document/merge.h"

#define HEAD "stages: [a, b]\nchannels: [email]\n"
#define X "  - name: x\n    stage: a\n    owner: CSM\n"
#define Y "  # of y\n  - id: yy\n    name: 二\n    stage: b # there\n"
#define MAP HEAD "touchpoints:\n" X Y

static void merges(const char *base, const char *ours, const char *theirs, size_t conflicts, const char *expected)
{
	struct document *documents[] = {document_of_bytes(slice_of(base), NULL, NULL),
	                                document_of_bytes(slice_of(ours), NULL, NULL),
	                                document_of_bytes(slice_of(theirs), NULL, NULL)};
	struct merge_report report;
	struct buffer text = {0};
	struct error err = {0};
	cr_assert(documents[0] && documents[1] && documents[2]);
	cr_assert(document_merge(documents[1], documents[0], documents[2], &report, &err), "%s", err.message);
	document_text(documents[1], &text);
	cr_expect_str_eq(text.bytes, expected);
	cr_expect_eq(report.conflicts, conflicts, "%zu conflicts: %s", report.conflicts, report.disputes.bytes);
	cr_expect_leq(document_step_count(documents[1]), 1);
	merge_report_free(&report);
	buffer_free(&text);
	for (int i = 0; i < 3; i++)
		document_free(documents[i]);
}

Test(merge_cases, different_things)
{
	merges(MAP, HEAD "touchpoints:\n  - name: x\n    stage: a\n    owner: 営業\n" Y,
	       HEAD "touchpoints:\n" X "  # of y\n  - id: yy\n    name: 三\n    stage: b # there\n", 0,
	       HEAD "touchpoints:\n  - name: x\n    stage: a\n    owner: 営業\n"
	            "  # of y\n  - id: yy\n    name: 三\n    stage: b # there\n");
}

Test(merge_cases, different_fields_of_one_thing)
{
	merges(MAP, HEAD "touchpoints:\n" X "  # of y\n  - id: yy\n    name: 三\n    stage: b # there\n",
	       HEAD "touchpoints:\n" X "  # of y\n  - id: yy\n    name: 二\n    # new\n    stage: a # there\n", 0,
	       HEAD "touchpoints:\n" X "  # of y\n  - id: yy\n    name: 三\n    # new\n    stage: a # there\n");
}

Test(merge_cases, both_add_at_the_end)
{
	merges(MAP, MAP "  # o\n  - o\n", MAP "  # t\n  - name: t # t\n", 0,
	       MAP "  # o\n  - o\n  # t\n  - name: t # t\n");
}

Test(merge_cases, both_add_the_same)
{
	merges(MAP, MAP "  - id: z\n    name: z\n", MAP "  - id: z\n    name: z\n    owner: CSM\n", 0,
	       MAP "  - id: z\n    name: z\n    owner: CSM\n");
}

Test(merge_cases, one_id_for_two_things)
{
	merges(MAP, MAP "  - id: z\n    name: 電話\n    stage: a\n",
	       MAP "  - id: z\n    name: オンボーディング\n    stage: b\n  - name: w\n    next: z\n", 0,
	       MAP "  - id: z\n    name: 電話\n    stage: a\n"
	           "  - id: z-2\n    name: オンボーディング\n    stage: b\n  - name: w\n    next: z-2\n");
}

Test(merge_cases, a_renamed_stage_is_followed)
{
	merges(MAP,
	       "stages: [a, bb]\nchannels: [email]\ntouchpoints:\n" X
	       "  # of y\n  - id: yy\n    name: 二\n    stage: bb # there\n",
	       MAP "  - name: new # n\n    stage: b\n", 0,
	       "stages: [a, bb]\nchannels: [email]\ntouchpoints:\n" X
	       "  # of y\n  - id: yy\n    name: 二\n    stage: bb # there\n  - name: new # n\n    stage: bb\n");
}

Test(merge_cases, one_field_two_values)
{
	merges(MAP, HEAD "touchpoints:\n  - name: x\n    stage: a\n    owner: 営業\n" Y,
	       HEAD "touchpoints:\n  - name: x\n    stage: a\n    owner: 開発 # who\n" Y, 1,
	       "conflicts:\n  - touchpoint: x\n    field: owner\n    base: CSM\n    ours: 営業\n    theirs: 開発\n" HEAD
	       "touchpoints:\n  # who\n  - name: x\n    stage: a\n    owner: 営業\n" Y);
}

Test(merge_cases, removed_and_changed)
{
	merges(MAP, HEAD "touchpoints:\n" X, HEAD "touchpoints:\n" X "  - id: yy\n    name: 三\n", 1,
	       "conflicts:\n  - touchpoint: yy\n    what: removed-by-ours\n" HEAD "touchpoints:\n" X
	       "  - id: yy\n    name: 三\n");
	merges(MAP, HEAD "touchpoints:\n" Y, HEAD "touchpoints:\n" X, 0, HEAD "touchpoints:\n");
}

Test(merge_cases, order_and_addition)
{
	merges("stages: [a, b, c]\n", "stages: [c, a, b]\n", "stages: [a, b, x, c]\n", 0, "stages: [c, a, b, x]\n");
}

Test(merge_cases, words_are_sets)
{
	merges("touchpoints:\n- name: x\n  channel: [a, b]\n", "touchpoints:\n- name: x\n  channel: [a, b, c]\n",
	       "touchpoints:\n- name: x\n  channel: [d, b]\n", 0, "touchpoints:\n- name: x\n  channel: [d, b, c]\n");
}

Test(merge_cases, other_line_ends_and_indents)
{
	merges("touchpoints:\n- x\n", "touchpoints:\r\n- x\r\n- o\r\n", "touchpoints:\n- x\n- t # t\n", 0,
	       "touchpoints:\r\n- x\r\n- o\r\n- t # t\r\n");
	merges("touchpoints:\n- x\n", "touchpoints:\n  - x\n  - o\n", "touchpoints:\n- x\n- name: t # t\n  owner: z\n",
	       0, "touchpoints:\n  - x\n  - o\n  - name: t # t\n    owner: z\n");
}

Test(merge_cases, json)
{
	merges("{\"touchpoints\": [{\"name\": \"x\"}]}", "{\"touchpoints\": [{\"name\": \"x\", \"owner\": \"o\"}]}",
	       "{\"touchpoints\": [{\"name\": \"x\"}, {\"name\": \"y\"}]}", 0,
	       "{\"touchpoints\": [{\"name\": \"x\", \"owner\": \"o\"}, {\"name\": \"y\"}]}");
}

/* A list that one side writes in one line is no text to take comments from item by item. */
Test(merge_cases, comments_of_a_list_written_in_another_way)
{
	merges("a: 1\n", "a: 1\ntouchpoints:\n  - name: x\n", "a: 1\n# above\ntouchpoints: [] # behind\n", 0,
	       "a: 1\n# above\n# behind\ntouchpoints:\n  - name: x\n");
	merges("stages: [a]\n", "stages: [a]\nchannels:\n  - name: \"y\"\n",
	       "stages: [a]\ntouchpoints:\n  - name: x\n    stage: a # 203\n# comment 202\nchannels: [\">\"]\n", 0,
	       "stages: [a]\ntouchpoints:\n  - name: x\n    stage: a # 203\n# comment 202\nchannels:\n"
	       "  - name: \"y\"\n  - \">\"\n");
}

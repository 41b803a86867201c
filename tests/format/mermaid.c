/* Maps as journey diagrams of mermaid and back. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "format/mermaid.h"
#include "maps.h"
#include "told.h"

#define SEEDS 200

static void expect_written(const char *text, const char *expected)
{
	struct buffer out = {0};
	mermaid_add(&out, slice_of(text));
	cr_expect_str_eq(out.bytes, expected, "“%s” is written “%s”", text, out.bytes);
	buffer_free(&out);
}

Test(mermaid, replaces_what_the_grammar_cannot_take)
{
	expect_written("キックオフコール（初回）", "キックオフコール（初回）");
	expect_written("a: b; c # d, e <f>", "a： b； c ＃ d， e ＜f＞");
	expect_written(" two\nlines\t", "two lines");
	expect_written("5 % and %% and %%{init}%%", "5 % and ％％ and ％％{init}％％");
	expect_written("% first", "％ first");
	expect_written("Title page", "\u200BTitle page");
	expect_written("\u00a0section x", "\u200Bsection x");
	expect_written("untitled", "untitled");
	expect_written("", "…");
	expect_written("\u3000", "…");
}

/* Every line is one of the grammar: the words at its start, one colon or two. */
static void expect_grammar(const char *text, unsigned long long seed)
{
	bool first = true;
	while (*text) {
		size_t length = strcspn(text, "\n"), colons = 0;
		struct slice line = slice_make(text + strspn(text, " "), length - strspn(text, " "));
		bool task = strspn(text, " ") == 4;
		if (first)
			cr_assert(slice_is(line, "journey"));
		else if (line.length > 2 && memcmp(line.bytes, "%%", 2) == 0)
			cr_assert(!memmem(line.bytes + 2, line.length - 2, "%%", 2), "seed %llu: %.*s", seed,
			          (int)line.length, line.bytes);
		else {
			for (size_t i = 0; i < line.length; i++) {
				colons += line.bytes[i] == ':';
				cr_assert(!strchr(";#<>", line.bytes[i]), "seed %llu: %.*s", seed, (int)line.length,
				          line.bytes);
			}
			cr_assert(task ? colons == 1 || colons == 2 : colons == 0, "seed %llu: %.*s", seed,
			          (int)line.length, line.bytes);
			cr_assert(task || memcmp(line.bytes, "section ", 8) == 0 ||
			          memcmp(line.bytes, "title ", 6) == 0);
		}
		first = false;
		text += length + (text[length] == '\n');
	}
}

static void expect_unchanged(struct document *document, struct slice text, unsigned long long seed)
{
	struct error err = {0};
	size_t before = map_steps(document);
	cr_assert(map_import(document, "mermaid", text, NULL, NULL, &err), "seed %llu: %ld:%ld: %s", seed, err.line,
	          err.column, err.message);
	cr_assert_eq(map_steps(document), before, "seed %llu: importing again changes nothing", seed);
}

static void go_round(struct document *from, unsigned long long seed)
{
	struct document *to = map_open("touchgrid: 1\n");
	struct error err = {0};
	struct buffer text = map_export(from, "mermaid");
	expect_grammar(text.bytes, seed);
	expect_unchanged(from, buffer_slice(&text), seed);
	cr_assert(map_import(to, "mermaid", buffer_slice(&text), NULL, NULL, &err), "seed %llu: %ld:%ld: %s", seed,
	          err.line, err.column, err.message);
	expect_unchanged(to, buffer_slice(&text), seed);
	cr_assert_eq(journey_count(document_journey(to), KIND_TOUCHPOINT),
	             journey_count(document_journey(from), KIND_TOUCHPOINT), "seed %llu", seed);
	buffer_free(&text);
	document_free(from);
	document_free(to);
}

Test(mermaid, round_of_hostile_names)
{
	for (unsigned long long seed = 1; seed <= SEEDS; seed++) {
		char *map = hostile_map(seed);
		go_round(map_open(map), seed);
		free(map);
	}
}

Test(mermaid, round_of_all_fields)
{
	for (unsigned long long seed = 1; seed <= SEEDS; seed++)
		go_round(map_of_seed(seed, false), seed);
}

static void expect_diagram(const char *map, const char *expected)
{
	struct document *document = map_open(map);
	struct buffer text = map_export(document, "mermaid");
	cr_expect_str_eq(text.bytes, expected, "%s", text.bytes);
	buffer_free(&text);
	document_free(document);
}

Test(mermaid, scores_and_actors)
{
	expect_diagram("stages: [{id: s, name: 'S: 1'}]\nowners: [{id: o, name: O}]\npersonas: [{id: p, name: P}, "
	               "q]\ntouchpoints:\n"
	               "  - {name: idea}\n"
	               "  - {id: a, name: A, stage: s, mood: very-good, rating: irritates, owner: o, persona: p}\n"
	               "  - {id: b, name: B, stage: s, mood: very-bad}\n"
	               "  - {id: c, name: C, stage: s, rating: works, persona: [p, q]}\n"
	               "  - {id: d, name: D, stage: s, rating: not-working}\n"
	               "  - {id: e, name: E, stage: s, rating: irritates}\n",
	               "journey\n  %% {\"title\": \"\"}\n"
	               "    %% {\"score\": 3}\n    idea: 3\n"
	               "  %% {\"id\": \"s\", \"name\": \"S: 1\"}\n  section S： 1\n"
	               "    %% {\"id\": \"a\"}\n    A: 5: O\n"
	               "    %% {\"id\": \"b\"}\n    B: 1\n"
	               "    %% {\"id\": \"c\", \"score\": 5, \"actors\": \"P, q\"}\n    C: 5: P, q\n"
	               "    %% {\"id\": \"d\", \"score\": 2}\n    D: 2\n"
	               "    %% {\"id\": \"e\", \"score\": 1}\n    E: 1\n");
}

Test(mermaid, reads_journeys_of_others)
{
	told_expect("mermaid",
	            "---\ntitle: x\n---\n%%{init: {\"theme\": \"dark\"}}%%\njourney\n    title My working day\n"
	            "    accTitle: none\n    accDescr {\n      Go: to\n    }\n    section Go to work\n"
	            "      Make tea: 5: Me  # first\n      Go upstairs:3:Me, Cat\n\n    %% a comment\n"
	            "    section 家に帰る\n      Sit down: 4.4\n      section Go to work\n      座る: 1: 私\n",
	            "stage name=Go to work\n"
	            "touchpoint name=Make tea stage=Go to work owner=Me mood=very-good\n"
	            "touchpoint name=Go upstairs stage=Go to work owner=Me mood=neutral\n"
	            "stage name=家に帰る\n"
	            "touchpoint name=Sit down stage=家に帰る mood=good\n"
	            "touchpoint name=座る stage=Go to work owner=私 mood=very-bad\n");
}

Test(mermaid, reads_blocks_of_markdown)
{
	told_expect("mermaid",
	            "# Doc\n\n```mermaid\njourney\n  section A\n    x: 1\n```\n\ntext: 3\n\n~~~ mermaid\ngraph TD\n  a "
	            "--> b\n~~~\n\n"
	            "```mermaid\njourney\n    y: 2\n```\n",
	            "stage name=A\ntouchpoint name=x stage=A mood=very-bad\ntouchpoint name=y mood=bad\n");
}

Test(mermaid, says_line_and_column)
{
	told_refuse("mermaid", "graph TD\n", 1, 1, "no journey diagram");
	told_refuse("mermaid", "", 0, 0, "no journey diagram");
	told_refuse("mermaid", "journey\n  section A\n    Tea\n", 3, 5, "no task");
	told_refuse("mermaid", "journey\n  お茶: 6: 私\n", 2, 9, "“6” is no score");
	told_refuse("mermaid", "journey\n  Tea: Me\n", 2, 8, "“Me” is no score");
	told_refuse("mermaid", "journey\n  \xFF: 1\n", 2, 3, "UTF-8");
}

Test(mermaid, what_is_edited_changes)
{
	struct document *document =
	        map_open("stages: [s]\ntouchpoints:\n  - {id: a, name: 'A: b', stage: s, rating: works}\n");
	struct buffer text = map_export(document, "mermaid");
	struct error err = {0};
	cr_expect(strstr(text.bytes, "    A： b: 5\n"), "%s", text.bytes);
	char *score = strstr(text.bytes, "A： b: 5");
	score[strlen("A： b: ")] = '2';
	cr_assert(map_import(document, "mermaid", buffer_slice(&text), NULL, NULL, &err), "%s", err.message);
	map_expect(document,
	           "stages: [s]\ntouchpoints:\n  - {id: a, name: 'A: b', stage: s, rating: works, mood: bad}\n");
	buffer_free(&text);
	document_free(document);
}

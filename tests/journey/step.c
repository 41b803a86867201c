#include "journey/step.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "document/document.h"
#include "journey/starter.h"
#include "journey/template.h"

/* steps in which the only touchpoint lacks something, as letters of their places */
static void expect_lacks(const char *fields, const char *wanted)
{
	static const char letters[] = "lscorTPHXIE";
	struct error err = {0};
	char *text = mem_format("stages: [s]\nchannels: [c]\ntouchpoints:\n  - name: a\n%s", fields);
	struct document *document = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(document, "%s", err.message);
	const struct journey *journey = document_journey(document);
	char got[STEP_COUNT + 1] = "";
	for (size_t i = 0; i < STEP_COUNT; i++) {
		bool lacks = journey_lacks(journey, journey_item(journey, KIND_TOUCHPOINT, 0)) >> i & 1;
		if (lacks)
			strncat(got, &letters[i], 1);
		cr_expect_eq(journey_lacking(journey, (enum step_id)i), lacks, "step %zu of\n%s", i, fields);
	}
	cr_expect_str_eq(got, wanted, "%s", fields);
	document_free(document);
	free(text);
}

Test(step, says_what_is_lacking)
{
	expect_lacks("", "scorT");
	expect_lacks("    stage: s\n    channel: [c]\n    owner: x\n    rating: works\n    touch: high-touch\n", "");
	expect_lacks("    stage: nowhere\n    channel: c\n    owner:\n    rating: odd\n    touch: ~\n", "sorT");
	expect_lacks("    stage: []\n    channel: []\n    owner: \"\"\n    touch: other\n", "scor");
}

Test(step, asks_more_of_what_is_automated)
{
	expect_lacks("    touch: tech-touch\n", "scorPHXIE");
	expect_lacks("    touch: tech-touch\n    stage: s\n", "corPHXIE");
	expect_lacks("    touch: tech-touch\n    stage: s\n    channel: c\n    owner: x\n    rating: works\n"
	             "    automation: tried\n    tool: [CRM]\n    trigger: 解約\n    tests:\n      - {what: 件名}\n",
	             "");
	expect_lacks("    touch: tech-touch\n    stage: s\n    channel: c\n    owner: x\n    rating: works\n"
	             "    automation: tried\n    tool: []\n    timing: 30日目\n    tests: []\n",
	             "XE");
}

Test(step, counts_to_how_many_a_step_applies)
{
	struct error err = {0};
	struct document *document = document_of_bytes(
	        slice_of("touchpoints: [{name: a, touch: tech-touch}, {name: b, touch: high-touch}, c]\n"), NULL, &err);
	cr_assert(document, "%s", err.message);
	const struct journey *journey = document_journey(document);
	cr_expect_eq(journey_applicable(journey, STEP_STAGE), 3);
	cr_expect_eq(journey_applicable(journey, STEP_TOUCH), 3);
	cr_expect_eq(journey_applicable(journey, STEP_TOOL), 1);
	cr_expect_eq(journey_lacking(journey, STEP_TOOL), 1);
	struct item *a = journey_item(journey, KIND_TOUCHPOINT, 0), *c = journey_item(journey, KIND_TOUCHPOINT, 2);
	cr_expect_eq(journey_next_lacking(journey, STEP_TOUCH, a), c);
	cr_expect_eq(journey_next_lacking(journey, STEP_TOUCH, c), c, "around the end, it comes last");
	cr_expect_eq(journey_next_lacking(journey, STEP_TOUCH, NULL), c);
	cr_expect_eq(journey_next_lacking(journey, STEP_STAGE, NULL), a);
	cr_expect_null(journey_next_lacking(journey, STEP_LIST, NULL));
	document_free(document);
}

Test(step, every_one_asks_for_a_field_of_the_table)
{
	for (size_t i = 0; i < STEP_COUNT; i++) {
		const struct step_row *step = &step_table[i];
		cr_expect(step->title.en && step->title.ja && step->question.en && step->question.ja && step->rows);
		cr_expect(!step->first || field_find(KIND_TOUCHPOINT, slice_of(step->first)), "%s", step->first);
		cr_expect(!step->then || field_find(KIND_TOUCHPOINT, slice_of(step->then)), "%s", step->then);
	}
}

Test(step, knows_the_usual_answers_of_the_starter_library)
{
	const struct starter *s = starter_named(slice_of("キックオフコール"), NULL);
	cr_assert(s);
	cr_expect_eq(starter_named(slice_of("KICKOFF CALL"), NULL), s);
	cr_expect_null(starter_named(slice_of("謎"), NULL));
	cr_expect(starter_says(s, "owner", slice_of("CSM")));
	cr_expect(starter_says(s, "touch", slice_of("high-touch")));
	cr_expect_not(starter_says(s, "owner", slice_of("サポート")));
	cr_expect_not(starter_says(s, "owner", (struct slice){0}));
	cr_expect(template_channel_is(s->channel, slice_of("ビデオ")));
	cr_expect(template_channel_is(s->channel, slice_of("video")));
	cr_expect_not(template_channel_is(s->channel, slice_of("電話")));
	cr_expect_not(template_channel_is(NULL, slice_of("電話")));
}

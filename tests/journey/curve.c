#include "journey/curve.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/message.h"
#include "document/document.h"

struct made {
	struct document *document;
	struct curve *curve;
};

static struct made make(const char *text)
{
	struct error err = {0};
	struct made m = {document_of_bytes(slice_of(text), NULL, &err), NULL};
	cr_assert(m.document, "%s", err.message);
	m.curve = curve_make(document_journey(m.document));
	return m;
}

static void leave(struct made *m)
{
	curve_free(m->curve);
	document_free(m->document);
}

/* mood and how many say it, "-" where there is none */
static void expect_moods(const struct curve *c, size_t line, const char *wanted)
{
	struct buffer got = {0};
	for (size_t stage = 0; stage < c->stages; stage++) {
		const struct curve_point *p = curve_point(c, line, stage);
		buffer_add_text(&got, stage ? " " : "");
		if (p->has_mood)
			buffer_format(&got, "%g/%zu", p->mood, p->moods);
		else
			buffer_add_text(&got, "-");
	}
	cr_expect_str_eq(buffer_slice(&got).bytes, wanted, "line %zu: %s", line, buffer_slice(&got).bytes);
	buffer_free(&got);
}

static const char *const map = "personas:\n"
                               "  - {id: big, name: 大企業}\n"
                               "  - small\n"
                               "stages:\n"
                               "  - {id: on, name: 導入, mood: very-bad}\n"
                               "  - {id: use, name: 活用, mood: good}\n"
                               "  - 更新\n"
                               "channels: [mail]\n"
                               "touchpoints:\n"
                               "  - {name: a, stage: on, channel: mail, mood: very-good, rating: works,\n"
                               "     frequency: weekly, touch: tech-touch, emotion: 安心}\n"
                               "  - {name: b, stage: [導入, on, 更新], persona: 大企業, mood: bad,\n"
                               "     rating: irritates, per_quarter: 2.5, touch: high-touch}\n"
                               "  - {name: c, stage: on, persona: [small, big, big], mood: neutral,\n"
                               "     rating: not-working, frequency: on-event, automation: tried}\n"
                               "  - {name: d, stage: on, channel: mail, persona: nobody, mood: odd, emotion: 疲れた}\n"
                               "  - {name: e, channel: mail, mood: very-bad}\n";

Test(curve, goes_along_the_stages_for_everybody_and_each_persona)
{
	struct made m = make(map);
	cr_assert_eq(m.curve->stages, 3);
	cr_assert_eq(m.curve->lines, 3);
	/* 2 - 1 + 0 of three; nothing is said in 活用 but by the stage */
	expect_moods(m.curve, CURVE_EVERYBODY, "0.333333/3 1/0 -1/1");
	expect_moods(m.curve, 1, "0.333333/3 1/0 -1/1");
	/* a for all, c for small */
	expect_moods(m.curve, 2, "1/2 1/0 -");
	cr_expect_eq(curve_gaps(m.curve, CURVE_EVERYBODY), 0);
	cr_expect_eq(curve_gaps(m.curve, 2), 1);
	leave(&m);
}

Test(curve, counts_what_is_said)
{
	struct made m = make(map);
	const struct curve_point *all = curve_point(m.curve, CURVE_EVERYBODY, 0), *big = curve_point(m.curve, 1, 0),
	                         *small = curve_point(m.curve, 2, 0);
	cr_expect_eq(all->touchpoints, 4);
	cr_expect_eq(big->touchpoints, 3, "d is for somebody else");
	cr_expect_eq(small->touchpoints, 2);
	cr_expect(all->ratings[0] == 1 && all->ratings[1] == 1 && all->ratings[2] == 1 && all->ratings[3] == 1);
	cr_expect_float_eq(all->rating, -2.0 / 3, 1e-9);
	cr_expect_eq(small->rating, 0);
	cr_expect_eq(all->contacts, 15.5);
	cr_expect_eq(all->contacts_known, 2);
	cr_expect_eq(small->contacts, 13);
	cr_expect(all->automated == 1 && all->automation_said == 3);
	cr_expect(big->automated == 1 && big->automation_said == 3);
	cr_expect(small->automated == 1 && small->automation_said == 2);
	const struct curve_point *none = curve_point(m.curve, CURVE_EVERYBODY, 1);
	cr_expect(!none->touchpoints && none->rating == 0 && !none->contacts_known && !none->automation_said);
	leave(&m);
}

Test(curve, keeps_the_emotions_told_in_words)
{
	struct made m = make(map);
	cr_assert_eq(m.curve->words[0].count, 2);
	cr_expect(slice_is(item_name(m.curve->words[0].items[0]), "a"));
	cr_expect(slice_is(item_name(m.curve->words[0].items[1]), "d"));
	cr_expect_eq(m.curve->words[2].count, 0);
	leave(&m);
	struct buffer text = {0};
	buffer_add_text(&text, "stages: [s]\ntouchpoints:\n");
	for (int i = 0; i < CURVE_WORDS + 3; i++)
		buffer_format(&text, "  - {name: t%d, stage: s, emotion: x}\n", i);
	m = make(buffer_slice(&text).bytes);
	cr_expect_eq(m.curve->words[0].count, CURVE_WORDS + 3);
	cr_expect(slice_is(item_name(m.curve->words[0].items[CURVE_WORDS - 1]), "t11"));
	leave(&m);
	buffer_free(&text);
}

Test(curve, tells_which_personas_go_another_way)
{
	struct made m = make(map);
	cr_expect_not(curve_differs(m.curve, CURVE_EVERYBODY));
	cr_expect_not(curve_differs(m.curve, 1), "what d says is not for it, but d says no mood");
	cr_expect(curve_differs(m.curve, 2));
	leave(&m);
	m = make("personas: [p, q]\nstages: [s]\ntouchpoints: [{name: a, stage: s, persona: p, mood: neutral}]\n");
	cr_expect_not(curve_differs(m.curve, 1));
	cr_expect(curve_differs(m.curve, 2), "it has none where everybody has");
	leave(&m);
}

/* Only journey_set_filter's sieve hides; this one hides what is called b. */
static void begin(void *context, const struct journey *journey)
{
	(void)context;
	(void)journey;
}

static bool passes(void *context, struct item *item)
{
	(void)context;
	return !slice_is(item_name(item), "b");
}

Test(curve, leaves_out_what_a_filter_hides)
{
	struct sieve sieve = {begin, passes, NULL};
	struct made m = make(map);
	document_set_filter(m.document, &sieve);
	struct curve *shown = curve_make(document_journey(m.document));
	expect_moods(shown, CURVE_EVERYBODY, "1/2 1/0 -");
	curve_free(shown);
	document_set_filter(m.document, NULL);
	leave(&m);
}

Test(curve, of_an_empty_map_has_no_points)
{
	struct made m = make("touchpoints: [a]\n");
	cr_expect_eq(m.curve->stages, 0);
	cr_expect_eq(m.curve->lines, 1);
	cr_expect_eq(curve_gaps(m.curve, CURVE_EVERYBODY), 0);
	leave(&m);
	m = make("stages: [one]\n");
	expect_moods(m.curve, CURVE_EVERYBODY, "-");
	leave(&m);
}

Test(curve, takes_personas_by_id_before_name)
{
	struct made m =
	        make("personas: [{id: x, name: y}, {id: y, name: z}, {name: z}, {position: none}]\nstages: [s]\n"
	             "touchpoints: [{name: a, stage: s, persona: y, mood: bad},\n"
	             "  {name: b, stage: s, persona: z, mood: good}, {name: c, stage: s, persona: ''}]\n");
	cr_assert_eq(m.curve->lines, 5);
	expect_moods(m.curve, 1, "-");
	expect_moods(m.curve, 2, "-1/1");
	expect_moods(m.curve, 3, "1/1");
	cr_expect_eq(curve_point(m.curve, 4, 0)->touchpoints, 1, "c is for everybody");
	leave(&m);
}

Test(curve, takes_no_endless_memory_for_many_stages_and_personas)
{
	struct buffer text = {0};
	buffer_add_text(&text, "stages:\n");
	for (int i = 0; i < 2000; i++)
		buffer_format(&text, "  - s%d\n", i);
	buffer_add_text(&text, "personas:\n");
	for (int i = 0; i < 2000; i++)
		buffer_format(&text, "  - p%d\n", i);
	buffer_add_text(&text, "touchpoints: [{name: a, stage: s1999, persona: [p7, p1999], mood: good}]\n");
	struct made m = make(buffer_slice(&text).bytes);
	cr_expect_eq(m.curve->lines, 250);
	cr_expect_eq(curve_point(m.curve, 8, 1999)->moods, 1);
	cr_expect_eq(curve_point(m.curve, 9, 1999)->touchpoints, 0, "it is for others");
	leave(&m);
	buffer_free(&text);
}

Test(curve, has_a_word_for_each_mood)
{
	static const struct {
		double mood;
		const char *word;
	} rows[] = {{2, "very good"},  {1.5, "very good"}, {1.4, "good"},      {0.4, "neutral"},
	            {-0.4, "neutral"}, {-1, "bad"},        {-1.6, "very bad"}, {-2, "very bad"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_str_eq(curve_mood_label(rows[i].mood)->en, rows[i].word, "%g", rows[i].mood);
}

/* The questions of a review, how they stand, what is due, and what the map says
 * about each. */
#include "journey/review.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "document/document.h"
#include "journey/day.h"
#include "journey/evidence.h"
#include "journey/filter.h"

static long day_at(const char *text)
{
	long day;
	cr_assert(day_parse(slice_of(text), &day), "%s", text);
	return day;
}

static struct document *open_map(const char *text)
{
	struct error err = {0};
	struct document *document = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(document, "%s", err.message);
	return document;
}

/* ---- the table ---- */

Test(question, is_each_in_the_table_once)
{
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		const struct question *q = &question_table[i];
		char id[8];
		snprintf(id, sizeof id, "Q%zu", i + 1);
		cr_expect_str_eq(q->id, id);
		cr_expect(*q->text.en && *q->text.ja && *q->look.en && *q->look.ja, "%s", id);
		cr_expect_eq(strstr(q->rows, id), q->rows, "%s", id);
		cr_expect(q->says || q->lacks, "%s", id);
	}
}

Test(question, names_fields_that_there_are)
{
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		const char *lists[] = {question_table[i].fields, question_table[i].says, question_table[i].lacks};
		size_t counts[3] = {0};
		for (size_t l = 0; l < 3; l++)
			for (struct slice word; question_each(&lists[l], &word); counts[l]++)
				cr_expect(field_find(KIND_TOUCHPOINT, word), "%s: %.*s", question_table[i].id,
				          (int)word.length, word.bytes);
		cr_expect(counts[0] > 0 && counts[0] <= QUESTION_FIELDS, "%s", question_table[i].id);
	}
}

Test(question, is_found_as_people_write_it)
{
	static const struct {
		const char *name;
		size_t number;
	} names[] = {{"Q6", 5},
	             {"q6", 5},
	             {" Q14　", 13},
	             {"Q1", 0},
	             {"Q1: what we do", 0},
	             {"Q10 なぜ買うか", 9},
	             {"お客様として: 購入した後に何に出会うか。", 10},
	             {"Does it work for beginners as well as for experts?", 2},
	             {"Q16", QUESTION_COUNT},
	             {"Q", QUESTION_COUNT},
	             {"", QUESTION_COUNT},
	             {"Q6a", QUESTION_COUNT},
	             {"\xff\xfe", QUESTION_COUNT}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cr_expect_eq(question_find(slice_of(names[i].name)), names[i].number, "%s", names[i].name);
}

/* ---- when it is due ---- */

Test(day, goes_on_by_months)
{
	static const struct {
		const char *from, *to;
		int months;
	} steps[] = {{"2025-10-01", "2026-01-01", 3}, {"2025-12-31", "2026-01-31", 1},
	             {"2026-01-31", "2026-02-28", 1}, {"2024-01-31", "2024-02-29", 1},
	             {"2025-11-30", "2026-02-28", 3}, {"2024-02-29", "2025-02-28", 12},
	             {"2025-08-31", "2026-02-28", 6}, {"2025-12-01", "2026-12-01", 12},
	             {"2026-05-15", "2026-06-15", 1}, {"9999-10-31", "9999-11-30", 1}};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		cr_expect_eq(day_months_on(day_at(steps[i].from), steps[i].months), day_at(steps[i].to), "%s + %d",
		             steps[i].from, steps[i].months);
}

/* Is Q1, answered on a day, due on another one? */
static bool is_due(const char *every, const char *answered, const char *today)
{
	char text[400];
	snprintf(text, sizeof text, "%sreview:\n  - question: Q1\n    answer: a\n    date: %s\n", every, answered);
	struct document *document = open_map(text);
	struct review review;
	review_make(&review, document_journey(document), day_at(today));
	bool due = review_is_due(&review, review.questions[0].due);
	cr_expect(review.questions[0].answered);
	size_t listed = 0;
	for (size_t i = 0; i < review.count; i++)
		listed += review.due[i].kind == DUE_QUESTION && review.due[i].question == 0;
	cr_expect_eq(listed, due);
	review_free(&review);
	document_free(document);
	return due;
}

Test(review, is_due_from_the_day_on)
{
	static const struct {
		const char *every, *answered, *last, *first;
	} cases[] = {{"review_every: weekly\n", "2026-02-25", "2026-03-03", "2026-03-04"},
	             {"review_every: monthly\n", "2026-01-31", "2026-02-27", "2026-02-28"},
	             {"review_every: quarterly\n", "2025-10-01", "2025-12-31", "2026-01-01"},
	             {"review_every: half-yearly\n", "2025-08-31", "2026-02-27", "2026-02-28"},
	             {"review_every: yearly\n", "2024-02-29", "2025-02-27", "2025-02-28"},
	             {"", "2025-10-01", "2025-12-31", "2026-01-01"},
	             {"review_every: sometimes\n", "2025-10-01", "2025-12-31", "2026-01-01"},
	             {"review_every: [weekly]\n", "2026-02-25", "2026-03-03", "2026-03-04"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_not(is_due(cases[i].every, cases[i].answered, cases[i].last), "case %zu", i);
		cr_expect(is_due(cases[i].every, cases[i].answered, cases[i].first), "case %zu", i);
	}
	cr_expect_not(is_due("", "2027-01-01", "2026-11-25"), "a day to come");
	cr_expect(is_due("", "soon", "2026-11-25"), "no day");
	cr_expect(is_due("", "2026-02-30", "2026-11-25"), "no day of the calendar");
}

/* "Q6 10 months over" and so on, a line each, of what is due on 2026-11-25 */
static void expect_due(const char *text, const char *wanted)
{
	struct document *document = open_map(text);
	struct review review;
	struct buffer out = {0};
	review_make(&review, document_journey(document), day_at("2026-11-25"));
	for (size_t i = 0; i < review.count; i++) {
		struct due *due = &review.due[i];
		if (due->kind == DUE_QUESTION && due->day == REVIEW_NEVER && !review.questions[due->question].answered)
			continue;
		if (due->kind == DUE_QUESTION)
			buffer_add_text(&out, question_table[due->question].id);
		else
			review_add_due(due, &out);
		buffer_add_text(&out, " ");
		review_add_when(&review, due, &out);
		buffer_add_text(&out, "\n");
	}
	cr_expect_str_eq(out.length ? out.bytes : "", wanted, "of\n%s\nwanted\n%sgot\n%s", text, wanted, out.bytes);
	buffer_free(&out);
	review_free(&review);
	document_free(document);
}

Test(review, lists_the_longest_overdue_first_and_last_what_never_happened)
{
	expect_due("review_every: monthly\nreviewed: 2026-10-24\n"
	           "review:\n"
	           "  - {question: Q2, answer: a, date: 2024-10-25}\n"
	           "  - {question: Q3, answer: a, date: 2026-10-11}\n"
	           "  - {question: Q4, answer: a}\n"
	           "touchpoints:\n"
	           "  - {name: alone, reviewed: 2026-11-01}\n"
	           "  - {name: with all}\n"
	           "  - {name: before, reviewed: 2026-01-01}\n"
	           "  - {name: call, due: 2026-08-01, decision: improve, reviewed: 2026-11-25}\n"
	           "  - {name: mail, due: 2026-12-02, reviewed: 2026-11-25}\n"
	           "  - {name: later, due: 2026-12-03, reviewed: 2026-11-25}\n"
	           "  - {name: next, due: 2026-11-26, reviewed: 2026-11-25}\n"
	           "  - {name: now, due: 2026-11-25, reviewed: 2026-11-25}\n",
	           "Q2 2 years over\ncall: improve 3 months over\nQ3 2 weeks over\nThe map as a whole 1 day over\n"
	           "with all 1 day over\nbefore 1 day over\nnow: to be done due today\nnext: to be done due tomorrow\n"
	           "mail: to be done in 7 days\nQ4 answered on no day\n");
	expect_due("touchpoints:\n  - {name: a}\n  - {name: b, reviewed: 2026-11-20}\n",
	           "The map as a whole never reviewed\na never reviewed\n");
	expect_due("reviewed: 2026-11-25\ntouchpoints: [a]\n", "");
	expect_due("reviewed: 2026-08-19\n", "The map as a whole 6 days over\n");
	expect_due("reviewed: 2026-08-11\n", "The map as a whole 2 weeks over\n");
	expect_due("reviewed: 2026-06-26\n", "The map as a whole 8 weeks over\n");
	expect_due("reviewed: 2026-06-25\n", "The map as a whole 2 months over\n");
	expect_due("reviewed: 2024-08-26\n", "The map as a whole 23 months over\n");
	expect_due("reviewed: 2024-08-25\n", "The map as a whole 2 years over\n");
}

/* ---- answers ---- */

Test(review, takes_the_latest_answer_of_a_question)
{
	struct document *document = open_map("review:\n"
	                                     "  - {question: Q1, answer: old, date: 2026-01-01}\n"
	                                     "  - {question: q1, answer: new, date: 2026-10-01}\n"
	                                     "  - {question: \"Q1: what\", answer: undated}\n"
	                                     "  - {question: Q1, answer: , date: 2026-11-01}\n");
	struct review_answer answer;
	cr_assert(review_answer(document_journey(document), 0, REVIEW_WHOLE, &answer));
	cr_expect(slice_is(answer.text, "new"));
	cr_expect_eq(answer.entry, 1);
	cr_expect_eq(answer.day, day_at("2026-10-01"));
	cr_expect_not(review_answer(document_journey(document), 1, REVIEW_WHOLE, &answer));
	document_free(document);
}

static struct review_standing standing(const char *text, size_t question)
{
	struct document *document = open_map(text);
	struct review review;
	review_make(&review, document_journey(document), day_at("2026-11-25"));
	struct review_standing s = review.questions[question];
	review_free(&review);
	document_free(document);
	return s;
}

Test(review, is_answered_by_the_whole_or_by_all_stages)
{
	static const char stages[] = "stages: [{id: a, name: 導入}, b]\nreview:\n";
	char text[500];
	snprintf(text, sizeof text, "%s  - {question: Q14, stage: a, answer: x, date: 2026-10-01}\n", stages);
	cr_expect_not(standing(text, 13).answered);
	cr_expect_eq(standing(text, 13).stages, 1);
	snprintf(text, sizeof text,
	         "%s  - {question: Q14, stage: 導入, answer: x, date: 2026-10-01}\n"
	         "  - {question: Q14, stage: b, answer: y, date: 2026-02-01}\n",
	         stages);
	cr_expect(standing(text, 13).answered);
	cr_expect_eq(standing(text, 13).day, day_at("2026-02-01"), "the one longest ago");
	snprintf(text, sizeof text,
	         "%s  - {question: Q14, answer: x, date: 2026-10-01}\n"
	         "  - {question: Q14, stage: b, answer: y, date: 2026-02-01}\n",
	         stages);
	cr_expect(standing(text, 13).answered);
	cr_expect_eq(standing(text, 13).day, day_at("2026-10-01"), "the whole is newer");
	snprintf(text, sizeof text, "%s  - {question: Q14, stage: gone, answer: x, date: 2026-10-01}\n", stages);
	cr_expect_not(standing(text, 13).answered);
	cr_expect_eq(standing(text, 13).stages, 0);
	snprintf(text, sizeof text, "%s  - {question: Q1, stage: a, answer: x, date: 2026-10-01}\n", stages);
	cr_expect_not(standing(text, 0).answered, "Q1 is asked of the whole map");
}

Test(review, bears_anything_in_its_place)
{
	static const char *const texts[] = {"review: later\n",
	                                    "review:\n",
	                                    "review: []\n",
	                                    "review: [a, [b], {}, {question: [Q1]}, {question: {Q1: a}}, ~]\n",
	                                    "review: {Q1: a}\n",
	                                    "review:\n  - {question: Q1, answer: [a, b], date: {}}\n",
	                                    "review:\n  - {question: Q1}\n",
	                                    "review:\n  - {question: Q1, answer: ''}\n",
	                                    "reviewed: [a]\nreview_every: {}\n",
	                                    ""};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct review_standing s = standing(texts[i], 0);
		cr_expect_not(s.answered, "%s", texts[i]);
		cr_expect_eq(s.due, REVIEW_NEVER, "%s", texts[i]);
	}
	cr_expect(standing("review: {question: Q1, answer: a, date: 2026-11-01}\n", 0).answered, "one mapping");
}

/* Renewing one thing gives what counting all anew gives. */
Test(review, renews_what_changed_alone)
{
	static const char before[] =
	        "reviewed: 2026-01-01\nreview:\n  - {question: Q1, answer: a, date: 2026-11-01}\n"
	        "touchpoints:\n  - {name: a, reviewed: 2026-02-01}\n  - {name: b}\n  - {name: c}\n";
	static const struct change changes[] = {
	        {.kind = CHANGE_SET, .list = "", .key = "review/0/date"},
	        {.kind = CHANGE_SET, .list = "touchpoints", .at = 1, .key = "reviewed"},
	        {.kind = CHANGE_SET, .list = "touchpoints", .at = 0, .key = "reviewed"}};
	struct document *document = open_map(before);
	const struct journey *journey = document_journey(document);
	struct review renewed, fresh;
	struct error err = {0};
	review_make(&renewed, journey, day_at("2026-11-25"));
	for (size_t i = 0; i < 6; i++) {
		struct change change = changes[i % 3];
		struct value *value = value_plain(i < 3 ? "2026-11-25" : "2026-07-01");
		change.value = value;
		cr_assert(document_apply(document, &change, 1, "x", false, &err), "%s", err.message);
		value_free(value);
		if (i % 3)
			review_renew_touchpoint(&renewed, journey, journey_item(journey, KIND_TOUCHPOINT, change.at));
		else
			review_renew_question(&renewed, journey, 0);
		review_make(&fresh, journey, day_at("2026-11-25"));
		cr_assert_eq(renewed.count, fresh.count, "change %zu", i);
		for (size_t k = 0; k < fresh.count; k++) {
			cr_expect_eq(renewed.due[k].kind, fresh.due[k].kind);
			cr_expect_eq(renewed.due[k].question, fresh.due[k].question);
			cr_expect_eq(renewed.due[k].item, fresh.due[k].item);
			cr_expect_eq(renewed.due[k].day, fresh.due[k].day);
		}
		review_free(&fresh);
	}
	review_free(&renewed);
	document_free(document);
}

/* ---- what the map says ---- */

static const char told[] = "stages: [{id: s1, name: 導入}, s2]\nchannels: [mail, phone]\n"
                           "touchpoints:\n"
                           "  - {name: a, stage: s1, channel: [mail, phone], anxiety: 不安, rating: works}\n"
                           "  - {name: b, stage: s1, channel: mail, anxiety: 不安, relief: 説明, rating: irritates}\n"
                           "  - {name: c, stage: [s1, s2], channel: phone, need: 習熟, anxiety: ''}\n"
                           "  - {name: d, anxiety: ~, fits: [beginner, expert], rating: odd}\n";

static void expect_lines(const struct evidence *e, size_t question, const char *wanted)
{
	struct buffer out = {0};
	evidence_add_look(e, question, &out);
	for (size_t i = 0; i < e->field_count; i++) {
		buffer_add_text(&out, "\n");
		evidence_add_field(e, i, &out);
	}
	cr_expect_str_eq(out.bytes, wanted);
	buffer_free(&out);
}

Test(evidence, counts_what_is_said_and_names_what_is_worth_a_look)
{
	struct document *document = open_map(told);
	struct evidence all[QUESTION_COUNT], e;
	evidence_gather(document_journey(document), all);
	expect_lines(&all[1], 1,
	             "1 of 4 raise a worry that nothing eases: a\nMotivation: 0 of 4\nAnxiety: 2 of 4\nRelief: 1 of 4");
	expect_lines(&all[2], 2, "3 of 4 do not say whom they fit: a, b, c\nFits: 1 of 4 (beginner 1, expert 1)");
	expect_lines(&all[11], 11,
	             "1 of 4 are not rated: c\nRating: 3 of 4 (works 1, irritates 1)\nEvidence: 0 of 4\n"
	             "Success metric: 0 of 4\nActual: 0 of 4");
	expect_lines(&all[13], 13,
	             "2 of 4 have a need or worry without a measure: a, c\nNeed: 1 of 4\nAnxiety: 2 of 4\n"
	             "Relief: 1 of 4");
	evidence_of_stage(document_journey(document), 13, 0, &e);
	cr_expect_eq(e.all, 3, "each once");
	cr_expect_eq(e.look, 2);
	evidence_of_stage(document_journey(document), 13, 1, &e);
	cr_expect_eq(e.all, 1);
	cr_expect_eq(e.look, 1);
	document_free(document);
}

/* The filter of a question lets pass just what was counted as worth a look. */
Test(evidence, counts_what_the_filter_shows)
{
	static const char *const paths[] = {"maps/post-sale.ja.yaml", "maps/sales.en.yaml", "maps/purchase.ja.yaml",
	                                    "maps/customer-success.en.yaml"};
	for (size_t m = 0; m < sizeof paths / sizeof *paths; m++) {
		struct error err = {0};
		struct document *document = document_open(paths[m], &err);
		cr_assert(document, "%s", err.message);
		const struct journey *journey = document_journey(document);
		struct evidence all[QUESTION_COUNT], of_stage;
		evidence_gather(journey, all);
		for (size_t q = 0; q < QUESTION_COUNT * 2; q++) {
			bool staged = q >= QUESTION_COUNT;
			size_t question = q % QUESTION_COUNT, passed = 0;
			struct item *stage = journey_item(journey, KIND_STAGE, 1);
			struct buffer text = {0};
			evidence_of_stage(journey, question, 1, &of_stage);
			evidence_add_filter(question, staged ? record_id(item_record(stage)) : (struct slice){0},
			                    &text);
			struct filter *filter = filter_read(buffer_slice(&text), &err);
			cr_assert(filter, "%s: %s", text.bytes, err.message);
			filter_begin(filter, journey);
			for (size_t i = 0; i < journey_count(journey, KIND_TOUCHPOINT); i++)
				passed += filter_passes(filter, journey_item(journey, KIND_TOUCHPOINT, i));
			cr_expect_eq(passed, staged ? of_stage.look : all[question].look, "%s: %s", paths[m],
			             text.bytes);
			filter_free(filter);
			buffer_free(&text);
		}
		document_free(document);
	}
}

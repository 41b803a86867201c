/* What the rules of coverage make of edges: days, words in both languages, many
 * places, hidden touchpoints, and what the map says of its rules. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "covered.h"
#include "document/document.h"
#include "journey/check.h"

/* The text with %s replaced, which the caller frees with buffer_free. */
static const char *with(struct buffer *out, const char *text, const char *word)
{
	buffer_clear(out);
	buffer_format(out, text, word);
	return out->bytes;
}

Test(coverage_edges, a_map_that_is_empty_lacks_a_goal_and_nothing_else)
{
	static const char *const empty[] = {"", "# nothing yet\n", "~\n", "stages:\nchannels: []\ntouchpoints: ~\n"};
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		struct findings f = {0};
		covered_check(empty[i], NULL, &f);
		cr_expect_eq(f.count, 1, "%zu in “%s”", f.count, empty[i]);
		cr_expect(f.count && f.list[0].rule == &rule_table[RULE_NO_GOAL]);
		findings_free(&f);
	}
}

Test(coverage_edges, an_idea_in_the_inbox_is_placed_before_it_is_thought_through)
{
	struct findings f = {0};
	covered_check("goal: g\ntouchpoints: [{name: 口コミ, need: n}]\n", NULL, &f);
	cr_assert_eq(f.count, 3);
	cr_expect_eq(f.list[0].rule, &rule_table[RULE_NO_STAGE]);
	cr_expect_eq(f.list[1].rule, &rule_table[RULE_NO_CHANNEL]);
	cr_expect_eq(f.list[2].rule, &rule_table[RULE_NO_OWNER]);
	findings_free(&f);
}

Test(coverage_edges, what_is_cut_needs_no_care)
{
	struct findings f = {0};
	covered_check("goal: g\nstages: [s]\nchannels: [c]\ntouchpoints:\n  - {name: x, stage: s, channel: c, need: n, "
	              "decision: cut, rating: irritates, control: uncontrollable, initiative: reactive, survey: exit, "
	              "automation: automated}\n",
	              NULL, &f);
	cr_expect_eq(f.count, 0, "%s", f.count ? f.list[0].message : "");
	findings_free(&f);
}

Test(coverage_edges, reminders_are_read_in_many_forms)
{
	static const struct {
		const char *timing;
		bool all;
	} forms[] = {
	        {"90/60/30日前", true},
	        {"９０・６０・３０日前", true},
	        {"契約終了の90日前、60日前、30日前", true},
	        {"3ヶ月前、2か月前、１カ月前", true},
	        {"3ヵ月前・2ケ月前・1箇月前", true},
	        {"90日、60日、30日", true},
	        {"90, 60 and 30 days before the end", true},
	        {"3 Months, 2 months, 1 month before", true},
	        {"90-day, 60-day and 30-day notice", true},
	        {"13週前、8週間前、4週間前", true},
	        {"12 weeks, 9 weeks, 30 days", true},
	        {"90日前、60日前", false},
	        {"day 90, day 60, day 30", false},
	        {"90日前 60%引き 30名", false},
	        {"3日前、2日前、1日前", false},
	        {"99999999999999999999/60/30日前", false},
	        {"83 days, 60 days, 30 days", false},
	        {"", false},
	};
	struct buffer text = {0};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		cr_expect_eq(
		        covered_count(with(&text,
		                           "stages: [更新]\ntouchpoints: [{name: x, stage: 更新, timing: \"%s\"}]\n",
		                           forms[i].timing),
		                      RULE_RENEWAL_REMINDERS),
		        forms[i].all ? 0 : 1, "“%s”", forms[i].timing);
	buffer_free(&text);
}

Test(coverage_edges, reminders_that_are_missing_are_named)
{
	struct findings f = {0};
	covered_check("stages: [Renewal]\ntouchpoints: [{name: x, stage: Renewal, trigger: 60 days before the end}]\n",
	              NULL, &f);
	covered_keep(&f, RULE_RENEWAL_REMINDERS);
	cr_assert_eq(f.count, 1);
	cr_expect(strstr(f.list[0].message, "90, 30 days"), "%s", f.list[0].message);
	findings_free(&f);
	/* a stage that is empty has that finding alone */
	cr_expect_eq(covered_count("stages: [Renewal]\n", RULE_RENEWAL_REMINDERS), 0);
}

Test(coverage_edges, stages_stand_before_or_after_the_purchase_by_their_names)
{
	static const struct {
		const char *name;
		bool sells; /* so that touchpoints up to the purchase are counted */
	} stages[] = {
	        {"Before the purchase", true},
	        {"購入前", true},
	        {"認知", true},
	        {"Awareness", true},
	        {"検討", true},
	        {"Consideration", true},
	        {"Trial", true},
	        {"Pre-sale", true},
	        {"最初のつながり", true},
	        {"Purchase", true},
	        {"購入時", true},
	        {"購入中", true},
	        {"購買", true},
	        {"契約", true},
	        {"At the sale", true},
	        {"Ｐｕｒｃｈａｓｅ", true},
	        {"契約前", true},
	        {"After the purchase", false},
	        {"購入後", false},
	        {"購買以降", false},
	        {"契約更新", false},
	        {"契約後", false},
	        {"Post-purchase", false},
	        {"Onboarding", false},
	        {"Renewal", false},
	        {"リテンション", false},
	        {"導入", false},
	        {"Leadership", false},
	        {"サポート", false},
	        {"Advocacy", false},
	};
	struct buffer text = {0};
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
		cr_expect_eq(covered_count(with(&text, "stages: [%s]\n", stages[i].name), RULE_FEW_BEFORE_SALE),
		             stages[i].sells, "“%s”", stages[i].name);
	buffer_free(&text);
	/* what the stage says goes before what it is called */
	cr_expect_eq(covered_count("stages: [{name: 購入前, sale: after}]\n", RULE_FEW_BEFORE_SALE), 0);
	cr_expect_eq(covered_count("stages: [{name: Onboarding, sale: at}]\n", RULE_FEW_BEFORE_SALE), 1);
	cr_expect_eq(covered_count("stages: [{id: purchase, name: 決める}]\n", RULE_FEW_BEFORE_SALE), 1);
}

Test(coverage_edges, reviews_are_due_by_the_calendar)
{
	static const struct {
		const char *every, *reviewed;
		const char *due; /* NULL: not yet */
	} reviews[] = {
	        {"weekly", "2026-11-17", "2026-11-24"},
	        {"weekly", "2026-11-18", NULL},
	        {"monthly", "2026-10-24", "2026-11-24"},
	        {"monthly", "2026-10-25", NULL},
	        {"monthly", "2026-01-31", "2026-02-28"},
	        {"monthly", "2024-01-31", "2024-02-29"},
	        {"quarterly", "2025-11-30", "2026-02-28"},
	        {"quarterly", "2026-08-25", NULL},
	        {"half-yearly", "2025-08-31", "2026-02-28"},
	        {"half-yearly", "2026-05-25", NULL},
	        {"yearly", "2024-02-29", "2025-02-28"},
	        {"yearly", "2025-11-25", NULL},
	        {"sometimes", "2026-08-24", "2026-11-24"},
	        {"yearly", "2026-02-30", NULL},
	        {"weekly", "2027-01-01", NULL},
	};
	for (size_t i = 0; i < sizeof reviews / sizeof *reviews; i++) {
		struct buffer text = {0};
		struct findings f = {0};
		buffer_format(&text, "review_every: %s\nreviewed: %s\n", reviews[i].every, reviews[i].reviewed);
		covered_check(text.bytes, NULL, &f);
		covered_keep(&f, RULE_REVIEW_DUE);
		cr_expect_eq(f.count, reviews[i].due ? 1 : 0, "%s", text.bytes);
		if (f.count && reviews[i].due)
			cr_expect(strstr(f.list[0].message, reviews[i].due), "%s: %s", text.bytes, f.list[0].message);
		findings_free(&f);
		buffer_free(&text);
	}
}

Test(coverage_edges, every_place_of_a_touchpoint_counts)
{
	struct buffer text = {0};
	buffer_add_text(&text, "stages: [");
	for (int i = 0; i < 40; i++)
		buffer_format(&text, "s%d, ", i);
	buffer_add_text(&text, "]\nchannels: [a, b]\ntouchpoints:\n  - {name: x, channel: [b, b, a], stage: [s0, s0");
	for (int i = 0; i < 40; i++)
		buffer_format(&text, ", s%d", i);
	buffer_add_text(&text, "]}\n");
	cr_expect_eq(covered_count(text.bytes, RULE_STAGE_EMPTY), 0);
	cr_expect_eq(covered_count(text.bytes, RULE_CHANNEL_UNUSED), 0);
	buffer_free(&text);
	/* a stage or channel named twice is one */
	cr_expect_eq(covered_count("stages: [s]\ntouchpoints: [{name: x, survey: csat, stage: [s, s]}]\n",
	                           RULE_SURVEY_EVERYWHERE),
	             0);
	/* an id goes before a name that is alike */
	cr_expect_eq(covered_count("stages: [{id: a, name: b}, {id: b, name: a}]\ntouchpoints: [{name: x, stage: b}]\n",
	                           RULE_STAGE_EMPTY),
	             1);
	cr_expect_eq(
	        covered_count("stages: [{id: a, name: b}]\ntouchpoints: [{name: x, stage: b}]\n", RULE_STAGE_EMPTY), 0);
}

#define CROWD                                                                                                          \
	"goal: g\ncoverage: {max_per_cell: 1}\nstages: [s]\nchannels: [c]\nowners: [{name: o, capacity: 1}]\n"         \
	"personas: [p]\ntouchpoints:\n"                                                                                \
	"  - {name: x, stage: s, channel: c, owner: o, persona: p, rating: works, need: n}\n"                          \
	"  - {name: y, stage: s, channel: c, owner: o}\n"

Test(coverage_edges, what_a_filter_hides_counts_all_the_same)
{
	struct findings all = {0}, some = {0}, none = {0};
	covered_check(CROWD, NULL, &all);
	covered_check(CROWD, "rating=works", &some);
	covered_check(CROWD, "rating=irritates", &none);
	cr_assert(all.count > 2);
	cr_assert_eq(some.count, all.count);
	cr_assert_eq(none.count, all.count);
	for (size_t i = 0; i < all.count; i++) {
		cr_expect_str_eq(all.list[i].message, some.list[i].message);
		cr_expect_str_eq(all.list[i].message, none.list[i].message);
	}
	findings_free(&all);
	findings_free(&some);
	findings_free(&none);
}

Test(coverage_edges, owners_are_counted_by_id_by_name_and_without_a_list)
{
	static const char list[] = "owners: [{id: a, name: Anna, capacity: 1}]\ntouchpoints:\n"
	                           "  - {name: x, owner: a}\n  - {name: y, owner: Anna}\n";
	struct findings f = {0};
	cr_expect_eq(covered_count(list, RULE_OWNER_OVERLOADED), 1);
	covered_check(
	        "coverage: {rules: {rule: owner-overloaded, limit: 1}}\ntouchpoints:\n  - {name: x, owner: 佐藤}\n"
	        "  - {name: y, owner: 佐藤}\n  - {name: z, owner: Anna}\n  - {name: u, owner: Bob}\n"
	        "  - {name: v, owner: Anna}\n",
	        NULL, &f);
	covered_keep(&f, RULE_OWNER_OVERLOADED);
	cr_assert_eq(f.count, 2);
	cr_expect(strstr(f.list[0].message, "佐藤") && strstr(f.list[1].message, "Anna"));
	findings_free(&f);
}

Test(coverage_edges, many_owners_without_a_list_are_told_apart)
{
	struct buffer text = {0};
	buffer_add_text(&text, "touchpoints:\n");
	for (int i = 0; i < 500; i++)
		buffer_format(&text, "  - {name: x, owner: o%d}\n", i);
	cr_expect_eq(covered_count(text.bytes, RULE_OWNER_OVERLOADED), 0);
	buffer_free(&text);
}

/* ---- what the map says of its rules ---- */

#define RULES(entries) "coverage: {max_per_cell: 1, rules: [" entries "]}\n"
#define BODY                                                                                                           \
	"stages: [s, t]\nchannels: [c, d]\npersonas: [{name: p, prefers: d}, q]\nowners: [o, r]\ntouchpoints:\n"       \
	"  - {name: x, id: one, stage: s, channel: c, owner: o, persona: p}\n  - {name: y, stage: s, channel: c}\n"

Test(coverage_edges, a_map_changes_what_its_rules_weigh)
{
	static const struct {
		enum rule_code code;
		const char *map;
		int severity; /* -1: no finding */
	} levels[] = {
	        {RULE_NO_GOAL, BODY, SEVERITY_NOTE},
	        {RULE_NO_GOAL, RULES("{rule: no-goal, level: off}") BODY, -1},
	        {RULE_NO_GOAL, RULES("{rule: no-goal, level: error, why: w}") BODY, SEVERITY_ERROR},
	        {RULE_NO_GOAL, RULES("{rule: no-goal, level: loud}") BODY, SEVERITY_NOTE},
	        {RULE_NO_GOAL, "coverage: {rules: {rule: no-goal, level: warning}}\n", SEVERITY_WARNING},
	        {RULE_NO_GOAL, RULES("{rule: no-goal, level: off}, {rule: no-goal, level: error}") BODY,
	         SEVERITY_ERROR},
	        {RULE_NO_GOAL, "coverage: {rules: no-goal}\n", SEVERITY_NOTE},
	        {RULE_NO_GOAL, "coverage: no\n", SEVERITY_NOTE},
	        /* for one thing */
	        {RULE_STAGE_EMPTY, BODY, SEVERITY_WARNING},
	        {RULE_STAGE_EMPTY, RULES("{rule: stage-empty, stage: t, level: off}") BODY, -1},
	        {RULE_STAGE_EMPTY, RULES("{rule: stage-empty, stage: s, level: off}") BODY, SEVERITY_WARNING},
	        {RULE_STAGE_EMPTY, RULES("{rule: stage-empty, stage: nowhere, level: off}") BODY, SEVERITY_WARNING},
	        {RULE_STAGE_EMPTY, RULES("{rule: stage-empty, stage: t, channel: d, level: off}") BODY,
	         SEVERITY_WARNING},
	        {RULE_CHANNEL_UNUSED, RULES("{rule: channel-unused, channel: d, level: note}") BODY, SEVERITY_NOTE},
	        {RULE_CHANNEL_UNUSED, RULES("{rule: channel-unused, channel: c, level: note}") BODY, SEVERITY_WARNING},
	        {RULE_PERSONA_UNSERVED, RULES("{rule: persona-unserved, persona: q, level: error}") BODY,
	         SEVERITY_ERROR},
	        {RULE_PERSONA_UNSERVED, RULES("{rule: persona-unserved, persona: p, level: off}") BODY, SEVERITY_NOTE},
	        {RULE_OWNER_OVERLOADED, RULES("{rule: owner-overloaded, limit: 0}") BODY, SEVERITY_WARNING},
	        {RULE_OWNER_OVERLOADED, RULES("{rule: owner-overloaded, owner: o, limit: 0}") BODY, SEVERITY_WARNING},
	        {RULE_OWNER_OVERLOADED, RULES("{rule: owner-overloaded, owner: r, limit: 0}") BODY, -1},
	        {RULE_NO_OWNER, RULES("{rule: no-owner, touchpoint: y, level: error}") BODY, SEVERITY_ERROR},
	        {RULE_NO_OWNER, RULES("{rule: no-owner, touchpoint: one, level: error}") BODY, SEVERITY_WARNING},
	        /* cells: by one, by its stage, by its channel */
	        {RULE_CELL_OVER, BODY, -1},
	        {RULE_CELL_OVER, RULES("") BODY, SEVERITY_WARNING},
	        {RULE_CELL_OVER, RULES("{rule: cell-over, limit: 2}") BODY, -1},
	        {RULE_CELL_OVER, RULES("{rule: cell-over, stage: s, channel: c, limit: 2}") BODY, -1},
	        {RULE_CELL_OVER, RULES("{rule: cell-over, stage: s, level: off}") BODY, -1},
	        {RULE_CELL_OVER, RULES("{rule: cell-over, channel: c, level: error}") BODY, SEVERITY_ERROR},
	        {RULE_CELL_OVER, RULES("{rule: cell-over, channel: d, level: error}") BODY, SEVERITY_WARNING},
	        {RULE_CELL_OVER, RULES("{rule: cell-over, stage: t, channel: c, limit: 2}") BODY, SEVERITY_WARNING},
	        /* touchpoints: by where they stand, whose they are, for whom */
	        {RULE_NOT_PREFERRED, BODY, SEVERITY_NOTE},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, stage: s, level: off}") BODY, -1},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, stage: t, level: off}") BODY, SEVERITY_NOTE},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, channel: c, level: off}") BODY, -1},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, persona: p, level: off}") BODY, -1},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, persona: q, level: off}") BODY, SEVERITY_NOTE},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, owner: o, level: off}") BODY, -1},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, owner: r, level: off}") BODY, SEVERITY_NOTE},
	        {RULE_NOT_PREFERRED, RULES("{rule: not-preferred, stage: s, owner: r, level: off}") BODY,
	         SEVERITY_NOTE},
	        /* off for all, and asked for by name */
	        {RULE_NO_OWNER, RULES("{rule: no-owner, touchpoint: y}, {rule: no-owner, level: off}") BODY,
	         SEVERITY_WARNING},
	        {RULE_NO_OWNER, RULES("{rule: no-owner, touchpoint: one}, {rule: no-owner, level: off}") BODY, -1},
	        {RULE_CELL_OVER, RULES("{rule: cell-over, level: error}, {rule: cell-over, stage: s, limit: 1}") BODY,
	         SEVERITY_ERROR},
	};
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		cr_expect_eq(covered_severity(levels[i].map, levels[i].code), levels[i].severity, "%s in:\n%s",
		             rule_table[levels[i].code].name, levels[i].map);
}

Test(coverage_edges, limits_are_those_of_the_map)
{
	static const char surveys[] = "stages: [s]\ntouchpoints:\n  - {name: x, stage: s, survey: exit, minutes: 9}\n"
	                              "  - {name: y, stage: s}\n";
	static const struct {
		enum rule_code code;
		const char *rules;
		size_t count;
	} limits[] = {
	        {RULE_SURVEY_EVERYWHERE, "{rule: survey-everywhere, limit: 0}", 1},
	        {RULE_SURVEY_EVERYWHERE, "{rule: survey-everywhere, limit: -1}", 0},
	        {RULE_SURVEY_EVERYWHERE, "{rule: survey-everywhere, limit: 0x}", 0},
	        {RULE_SURVEY_EVERYWHERE, "{rule: survey-everywhere, stage: s, limit: 0}", 1},
	        {RULE_SURVEY_ON_SHORT, "{rule: survey-on-short, limit: 9}", 0},
	        {RULE_SURVEY_ON_SHORT, "{rule: survey-on-short, limit: 10}", 1},
	        {RULE_SURVEY_ON_SHORT, "{rule: survey-on-short, stage: s, limit: 10}", 1},
	        {RULE_FEW_TOUCHPOINTS, "{rule: few-touchpoints, limit: 3}", 1},
	        {RULE_FEW_TOUCHPOINTS, "{rule: few-touchpoints, limit: 2}", 0},
	};
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct buffer text = {0};
		buffer_format(&text, "coverage: {rules: [%s]}\n%s", limits[i].rules, surveys);
		cr_expect_eq(covered_count(text.bytes, limits[i].code), limits[i].count, "%s", text.bytes);
		buffer_free(&text);
	}
}

Test(coverage_edges, a_whole_stage_or_channel_may_be_required)
{
	static const struct {
		const char *coverage;
		size_t count;
	} required[] = {
	        {"{required: [{stage: s}]}", 1},
	        {"{required: [{channel: c}]}", 1},
	        {"{required: [{channel: d}]}", 2},
	        {"{required: {why: w}}", 3},
	        {"{required: [{stage: nowhere}]}", 0},
	        {"{required: [s]}", 0},
	        {"{required: [{stage: s, channel: c}]}", 0},
	        {"{required: [{channel: d}], empty_ok: [{stage: t, channel: d}]}", 1},
	};
	for (size_t i = 0; i < sizeof required / sizeof *required; i++) {
		struct buffer text = {0};
		buffer_format(&text, "coverage: %s\n%s", required[i].coverage, BODY);
		cr_expect_eq(covered_count(text.bytes, RULE_CELL_REQUIRED), required[i].count, "%s", text.bytes);
		buffer_free(&text);
	}
}

/* ---- places in the text ---- */

Test(coverage_edges, findings_have_the_place_of_the_item_or_field_in_the_text)
{
	static const struct {
		enum rule_code code;
		const char *text;
		long line, column;
	} places[] = {
	        {RULE_NO_GOAL, "title: x\n", 1, 1},
	        {RULE_NO_GOAL, "\n# c\n  title: x\n", 3, 3},
	        {RULE_STAGE_EMPTY, "stages:\n  - {name: あ}\n  - い\n", 2, 5},
	        {RULE_REVIEW_DUE, "title: 旅\nreviewed: 2020-01-01\n", 2, 11},
	        {RULE_OVERDUE, "touchpoints:\n  - name: x\n    due: 2020-01-01\n", 3, 10},
	        {RULE_OVERDUE, "touchpoints: [{name: 日本, due: 2020-01-01}]\n", 1, 33},
	        {RULE_NO_OWNER, "touchpoints:\n  - x\n", 2, 5},
	        {RULE_NO_OWNER, "touchpoints:\n  - name: x\n    owner: ~\n", 2, 5},
	        {RULE_OVERDUE, "touchpoints:\n  - name: x\n    due: &d 2020-01-01\n", 3, 13},
	        {RULE_OVERDUE, "d: &d 2020-01-01\ntouchpoints:\n  - name: x\n    due: *d\n", 4, 10},
	        {RULE_OVERDUE, "b: &b\n  due: 2020-01-01\ntouchpoints:\n  - <<: *b\n    name: x\n", 2, 8},
	        {RULE_OVERDUE, "t: &t {name: x, due: 2020-01-01}\ntouchpoints: [*t]\n", 1, 22},
	        {RULE_NO_OWNER, "t: &t {name: x}\ntouchpoints: [*t]\n", 2, 15},
	        {RULE_NO_OWNER, "l: &l\n  - x\ntouchpoints: *l\n", 2, 5},
	        {RULE_OVERDUE, "{\n\t\"touchpoints\": [\n\t\t{\"name\": \"x\", \"due\": \"2020-01-01\"}\n\t]\n}\n", 3,
	         38},
	        {RULE_NO_GOAL, "\xEF\xBB\xBFtitle: x\n", 1, 1},
	        {RULE_OVERDUE, "\xEF\xBB\xBFtouchpoints: [{due: 2020-01-01, name: x}]\r\n", 1, 21},
	        {RULE_OVERDUE, "touchpoints:\r\n- name: x\r\n  due: 2020-01-01\r\n", 3, 8},
	        {RULE_CELL_OVER,
	         "coverage: {max_per_cell: 1}\nstages:\n  - s\nchannels: [c]\ntouchpoints:\n"
	         "  - {name: x, stage: s, channel: c}\n  - {name: y, stage: s, channel: c}\n",
	         3, 5},
	        {RULE_SEGMENT_UNSERVED,
	         "personas:\n  - name: p\n    segment: [a, b]\ntouchpoints: [{name: x, segment: a}]\n", 3, 14},
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct findings f = {0};
		struct error err = {0};
		struct document *document = document_of_bytes(slice_of(places[i].text), NULL, &err);
		cr_assert_not_null(document, "%s", err.message);
		check_map(slice_of(places[i].text), document_journey(document), covered_day("2026-11-25"), &f);
		document_free(document);
		for (size_t k = 1; k < f.count; k++)
			cr_expect(f.list[k - 1].offset <= f.list[k].offset);
		covered_keep(&f, places[i].code);
		cr_expect_geq(f.count, 1, "%s", places[i].text);
		if (f.count)
			cr_expect(f.list[0].line == places[i].line && f.list[0].column == places[i].column,
			          "found at %ld:%ld, not %ld:%ld, in:\n%s", f.list[0].line, f.list[0].column,
			          places[i].line, places[i].column, places[i].text);
		findings_free(&f);
	}
}

/* ---- what is written oddly ---- */

static const char *const odd[] = {"~",        "''",   "[]",         "{}",      "[~, '']", "{a: b}",      "[[x], x]",
                                  "[{a: b}]", "true", "2026-99-99", "-1.5e99", "[x, x]",  "{x: [{}, ~]}"};

Test(coverage_edges, any_value_of_any_field_is_looked_at_without_harm)
{
	for (const struct field *f = field_table; f < field_table + field_count; f++)
		for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
			struct buffer text = {0};
			struct findings findings = {0};
			const char *list = f->kind == KIND_MAP ? "touchpoints" : kind_list_key(f->kind);
			if (f->kind == KIND_MAP)
				buffer_format(&text, "%s: %s\n", f->key, odd[i]);
			else
				buffer_format(&text, "%s:\n  - {%s: %s}\n", list, f->key, odd[i]);
			if (strcmp(list, "touchpoints") != 0)
				buffer_add_text(
				        &text,
				        "touchpoints: [{name: x, stage: x, channel: x, persona: x, owner: x}]\n");
			covered_check(text.bytes, NULL, &findings);
			findings_free(&findings);
			buffer_free(&text);
		}
}

Test(coverage_edges, whatever_coverage_and_overrides_say_is_read_without_harm)
{
	static const char *const shapes[] = {
	        "coverage: %s\n",
	        "coverage: {rules: %s}\n",
	        "coverage: {rules: [{rule: %s, limit: 1}]}\n",
	        "coverage: {rules: [{rule: no-owner, level: %s}]}\n",
	        "coverage: {rules: [{rule: cell-over, limit: %s, stage: x}]}\n",
	        "coverage: {rules: [{rule: no-owner, touchpoint: %s, level: off}]}\n",
	        "coverage: {required: %s}\n",
	        "coverage: {required: [{stage: %s}]}\n",
	        "coverage: {max_per_cell: %s, min_touchpoints: 3}\n",
	        "personas: [{name: p, segment: x, prefers: %s}]\n",
	        "touchpoints: [{name: x, persona: p, channel: x, overrides: [{segment: %s, channel: x}]}]\n",
	        "touchpoints: [{name: x, automation: automated, tests: [{date: %s}, 3]}]\n",
	};
	struct buffer text = {0};
	for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++)
		for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
			struct findings findings = {0};
			with(&text, "stages: [x]\nchannels: [x]\nowners: [x]\n%s", shapes[s]);
			char *shape = buffer_take(&text);
			/* the shape holds the place of the value */
			covered_check(with(&text, shape, odd[i]), NULL, &findings);
			cr_expect(findings.count > 0);
			findings_free(&findings);
			free(shape);
		}
	buffer_free(&text);
}

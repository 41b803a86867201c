/* For each rule of coverage a map that breaks it, and one beside it that does not. */
#include <criterion/criterion.h>
#include <string.h>

#include "covered.h"

#define GRID "stages: [s, t]\nchannels: [mail, phone]\n"
#define ONE "touchpoints:\n  - {name: x, "
#define PLACED GRID "touchpoints:\n  - {name: x, stage: s, channel: mail, "
#define AT(stage) "  - {name: x, stage: " stage "}\n"
#define SEVEN_AT(stage) AT(stage) AT(stage) AT(stage) AT(stage) AT(stage) AT(stage) AT(stage)
#define SALE "stages: [{name: a, sale: before}, {name: b, sale: at}, {name: c, sale: after}]\ntouchpoints:\n"
#define OWNED "  - {name: x, owner: CSM}\n"
#define SIX_OWNED OWNED OWNED OWNED OWNED OWNED OWNED
#define OWNER "owners: [PM, {name: CSM}]\ntouchpoints:\n"
#define SURVEYED "  - {name: x, stage: s, survey: csat}\n"
#define RENEWAL "stages: [s, {id: r, name: 契約更新}]\ntouchpoints:\n"
#define LOUD "touchpoints: [{name: x, control: uncontrollable"
#define FIT                                                                                                            \
	"channels: [{id: tel, suits: [support, strategy], urgency: immediate}, {id: mail, suits: tips}, "              \
	"{id: fax}]\ntouchpoints:\n  - {name: x, "
#define LIKES "channels: [mail, phone]\npersonas: [{name: p, prefers: phone}, {name: q}]\ntouchpoints:\n  - {name: x, "
#define SEGMENTED                                                                                                      \
	"channels: [mail, {id: phone, name: Phone}]\npersonas: [{name: p, prefers: Phone, segment: "                   \
	"SMB}]\ntouchpoints:\n"                                                                                        \
	"  - {name: x, persona: p, channel: mail, "
#define WAY "stages: [s, t, last]\ntouchpoints:\n  - {name: x, stage: s, next: y}\n  - {name: y, stage: "

/* clang-format off */
static const struct {
	enum rule_code code;
	const char *broken;
	enum kind kind; /* the only finding of the rule: what it is about */
	size_t index;
	const char *key;
	const char *fine;
} rows[] = {
	{RULE_NO_GOAL, "title: x\n", KIND_MAP, 0, "goal", "goal: x\n"},
	{RULE_NO_GOAL, "goal: ''\n", KIND_MAP, 0, "goal", "goal: 更新率を上げる\n"},
	{RULE_COMPANY_SIDE, "touchpoints: [Ads, Ｗｅｂサイト, Customer Service]\n", KIND_MAP, 0, NULL,
	 "touchpoints: [Ads, Ｗｅｂサイト, Customer Service, コメント欄]\n"},
	{RULE_COMPANY_SIDE, "touchpoints: [広告, 営業担当者, カスタマーサービス]\n", KIND_MAP, 0, NULL,
	 "touchpoints: [広告, 営業担当者]\n"}, /* a map that was only begun */
	{RULE_NO_CUSTOMER_VIEW, "touchpoints: [{name: x, purpose: y}]\n", KIND_MAP, 0, NULL,
	 "touchpoints: [{name: x, need: y}]\n"},
	{RULE_NO_CUSTOMER_VIEW, "stages: [{name: s, goal: g, emotion: ~}]\ntouchpoints: [x]\n", KIND_MAP, 0, NULL,
	 "stages: [{name: s, emotion: glad}]\ntouchpoints: [x]\n"},
	{RULE_FEW_BEFORE_SALE, SALE SEVEN_AT("a") AT("c"), KIND_MAP, 0, NULL, SALE SEVEN_AT("a") AT("b")},
	{RULE_FEW_BEFORE_SALE, SALE SEVEN_AT("[a, b]"), KIND_MAP, 0, NULL, SALE SEVEN_AT("[a, b]") AT("[a, c]")},
	{RULE_FEW_BEFORE_SALE, "stages: [{name: s, sale: at}]\n", KIND_MAP, 0, NULL, "stages: [{name: s, sale: after}]\n"},
	{RULE_FEW_TOUCHPOINTS, "coverage: {min_touchpoints: 3}\ntouchpoints: [a, b]\n", KIND_MAP, 0, NULL,
	 "coverage: {min_touchpoints: 3}\ntouchpoints: [a, b, c]\n"},
	{RULE_REVIEW_DUE, "reviewed: 2026-08-24\n", KIND_MAP, 0, "reviewed", "reviewed: 2026-08-25\n"},
	{RULE_REVIEW_DUE, "touchpoints: [a, {name: b, reviewed: 2026-10-24}]\nreview_every: monthly\n", KIND_TOUCHPOINT, 1,
	 "reviewed", "touchpoints: [a, {name: b, reviewed: 2026-10-25}]\nreview_every: monthly\n"},
	{RULE_REVIEW_DUE, "touchpoints: [a, {name: b, reviewed: 2025-01-01}]\n", KIND_TOUCHPOINT, 1, "reviewed",
	 "touchpoints: [a, {name: b, reviewed: 2025-01-01, decision: cut}]\n"},

	{RULE_STAGE_EMPTY, GRID "touchpoints: [{name: x, stage: s}]\n", KIND_STAGE, 1, NULL,
	 GRID "touchpoints: [{name: x, stage: [s, t]}]\n"},
	{RULE_PROMOTIONAL_ONLY, GRID ONE "stage: t, content_type: promotional}\n", KIND_STAGE, 1, NULL,
	 GRID ONE "stage: t, content_type: promotional}\n  - {name: y, stage: t, content_type: educational}\n"},
	{RULE_SURVEY_EVERYWHERE, GRID "touchpoints:\n" SURVEYED SURVEYED SURVEYED AT("s"), KIND_STAGE, 0, NULL,
	 GRID "touchpoints:\n" SURVEYED SURVEYED AT("s")},
	{RULE_SURVEY_EVERYWHERE, GRID "touchpoints:\n" SURVEYED SURVEYED, KIND_STAGE, 0, NULL,
	 GRID "touchpoints:\n" SURVEYED},
	{RULE_RENEWAL_REMINDERS, RENEWAL "  - {name: x, stage: r, timing: 90日前、60日前}\n", KIND_STAGE, 1, NULL,
	 RENEWAL "  - {name: x, stage: r, timing: 90日前、60日前}\n  - {name: y, stage: r, timing: 30日前}\n"},
	{RULE_RENEWAL_REMINDERS, "stages: [Renewal]\ntouchpoints: [{name: day 90/60/30 days, stage: Renewal, timing_from: start}]\n",
	 KIND_STAGE, 0, NULL,
	 "stages: [Renewal]\ntouchpoints: [{name: 90/60/30 days, stage: Renewal, timing_from: end}]\n"},
	{RULE_CHANNEL_UNUSED, GRID "touchpoints: [{name: x, channel: mail}]\n", KIND_CHANNEL, 1, NULL,
	 GRID "touchpoints: [{name: x, channel: [mail, phone], stage: s}]\n"},
	{RULE_CELL_OVER, "coverage: {max_per_cell: 1}\n" PLACED "}\n  - {name: y, stage: s, channel: mail}\n", KIND_STAGE, 0,
	 NULL, "coverage: {max_per_cell: 2}\n" PLACED "}\n  - {name: y, stage: s, channel: mail}\n"},
	{RULE_CELL_REQUIRED, "coverage: {required: [{stage: s, channel: phone}]}\n" PLACED "}\n", KIND_STAGE, 0, NULL,
	 "coverage: {required: [{stage: s, channel: mail}]}\n" PLACED "}\n"},

	{RULE_PERSONA_UNSERVED, "personas: [p, q]\n" ONE "persona: p}\n", KIND_PERSONA, 1, NULL,
	 "personas: [p, q]\n" ONE "persona: [p, q]}\n"},
	{RULE_PERSONA_UNSERVED, "personas: [{name: p, segment: SMB}]\n" ONE "segment: Enterprise}\n", KIND_PERSONA, 0, NULL,
	 "personas: [{name: p, segment: SMB}]\n" ONE "segment: SMB}\n"},
	{RULE_SEGMENT_UNSERVED, "personas: [{name: p, segment: [SMB, 新規]}]\n" ONE "segment: SMB}\n", KIND_PERSONA, 0,
	 "segment", "personas: [{name: p, segment: [SMB, 新規]}]\n" ONE "segment: [SMB, 新規]}\n"},
	{RULE_SEGMENT_UNSERVED, "personas: [{name: p, segment: [SMB, 新規]}]\n" ONE "segment: 新規}\n", KIND_PERSONA, 0,
	 "segment", "personas: [{name: p, segment: [SMB, 新規]}]\n" ONE "segment: 新規, persona: p}\n"},
	{RULE_OWNER_OVERLOADED, OWNER SIX_OWNED SIX_OWNED OWNED, KIND_OWNER, 1, NULL, OWNER SIX_OWNED SIX_OWNED},
	{RULE_OWNER_OVERLOADED, "owners: [{name: CSM, capacity: 6}]\ntouchpoints:\n" SIX_OWNED OWNED, KIND_OWNER, 0, NULL,
	 "owners: [{name: CSM, capacity: 6}]\ntouchpoints:\n" SIX_OWNED},
	{RULE_OWNER_OVERLOADED, "owners: [{name: CSM, capacity: 0}]\ntouchpoints:\n" OWNED, KIND_OWNER, 0, NULL,
	 "owners: [{name: CSM, capacity: 0}]\ntouchpoints:\n"},
	{RULE_OWNER_OVERLOADED, "touchpoints:\n" SIX_OWNED SIX_OWNED OWNED, KIND_MAP, 0, NULL,
	 "touchpoints:\n" SIX_OWNED SIX_OWNED},

	{RULE_CHANNEL_AS_TOUCHPOINT, "channels: [{id: m, name: メール}]\ntouchpoints: [ﾒｰﾙ]\n", KIND_TOUCHPOINT, 0, "name",
	 "channels: [{id: m, name: メール}]\ntouchpoints: [ウェルカムメール]\n"},
	{RULE_CHANNEL_AS_TOUCHPOINT, "channels: [{id: sns, name: Social}]\ntouchpoints: [x, SNS]\n", KIND_TOUCHPOINT, 1, "name",
	 "channels: [{id: sns, name: Social}]\ntouchpoints: [x, SNS comments]\n"},
	{RULE_NO_STAGE, GRID ONE "channel: mail}\n", KIND_TOUCHPOINT, 0, "stage", GRID ONE "channel: mail, stage: s}\n"},
	{RULE_NO_STAGE, GRID ONE "stage: []}\n", KIND_TOUCHPOINT, 0, "stage", GRID ONE "stage: u}\n"}, /* an error of the text */
	{RULE_NO_CHANNEL, GRID ONE "stage: s}\n", KIND_TOUCHPOINT, 0, "channel", GRID ONE "channel: phone}\n"},
	{RULE_NO_OWNER, "touchpoints: [{name: x, owner: CSM}, y]\n", KIND_TOUCHPOINT, 1, "owner",
	 "touchpoints: [{name: x, owner: CSM}, {name: y, decision: cut}]\n"},
	{RULE_NO_PURPOSE, PLACED "}\n", KIND_TOUCHPOINT, 0, "purpose", PLACED "purpose: y}\n"},
	{RULE_NO_PURPOSE, PLACED "decision: keep, outcome: sales}\n", KIND_TOUCHPOINT, 0, "purpose",
	 PLACED "decision: keep}\n"}, /* which is needless-kept */
	{RULE_NO_METRIC, PLACED "}\n", KIND_TOUCHPOINT, 0, "metric", PLACED "metric: 出席率}\n"},
	{RULE_NO_METRIC, PLACED "initiative: proactive}\n", KIND_TOUCHPOINT, 0, "metric", PLACED "initiative: reactive}\n"},
	{RULE_NO_TIMING, PLACED "}\n", KIND_TOUCHPOINT, 0, "timing", PLACED "trigger: form sent}\n"},
	{RULE_NO_TIMING, PLACED "timing: ''}\n", KIND_TOUCHPOINT, 0, "timing", PLACED "timing: 30日目}\n"},
	{RULE_NO_RATING, PLACED "}\n", KIND_TOUCHPOINT, 0, "rating", PLACED "rating: works}\n"},
	{RULE_NO_RATING, PLACED "decision: keep}\n", KIND_TOUCHPOINT, 0, "rating", PLACED "decision: add}\n"},
	{RULE_NO_DECISION, ONE "rating: not-working}\n", KIND_TOUCHPOINT, 0, "decision", ONE "rating: works}\n"},
	{RULE_NO_DECISION, ONE "rating: irritates}\n", KIND_TOUCHPOINT, 0, "decision",
	 ONE "rating: irritates, decision: cut}\n"},
	{RULE_IRRITATING_KEPT, ONE "rating: irritates, decision: keep}\n", KIND_TOUCHPOINT, 0, "decision",
	 ONE "rating: not-working, decision: keep}\n"},
	{RULE_NEEDLESS_KEPT, ONE "decision: keep}\n", KIND_TOUCHPOINT, 0, "decision", ONE "decision: keep, goal: y}\n"},
	{RULE_NEEDLESS_KEPT, ONE "decision: keep, outcome: []}\n", KIND_TOUCHPOINT, 0, "decision",
	 ONE "decision: keep, outcome: [ltv]}\n"},
	{RULE_OVERDUE, ONE "due: 2026-11-24}\n", KIND_TOUCHPOINT, 0, "due", ONE "due: 2026-11-25}\n"},
	{RULE_UNMONITORED, LOUD "}]\n", KIND_TOUCHPOINT, 0, "monitoring", LOUD ", monitoring: 毎朝見る}]\n"},
	{RULE_UNMONITORED, "channels: [{id: c, control: uncontrollable}]\n" ONE "channel: c}\n", KIND_TOUCHPOINT, 0,
	 "monitoring", "channels: [{id: c, control: uncontrollable}]\n" ONE "channel: c, control: controllable}\n"},
	{RULE_UNMONITORED, "channels: [{id: c, control: uncontrollable}]\n" ONE "channel: c}\n", KIND_TOUCHPOINT, 0,
	 "monitoring", "channels: [{id: c, control: uncontrollable, monitoring: weekly}]\n" ONE "channel: c}\n"},
	{RULE_UNMONITORED, "channels: [{id: c, control: uncontrollable}, d]\n" ONE "channel: [c, d]}\n", KIND_TOUCHPOINT, 0,
	 "monitoring", "channels: [{id: c, control: uncontrollable}, d]\n" ONE "channel: d}\n"},
	{RULE_UNMONITORED, "channels: [c]\n" LOUD ", channel: c}]\n", KIND_TOUCHPOINT, 0, "monitoring",
	 "channels: [{id: c, monitoring: weekly}, d]\n" LOUD ", channel: [c, d]}]\n"},
	{RULE_REACTIVE_UNMEASURED, ONE "initiative: reactive}\n", KIND_TOUCHPOINT, 0, "metric",
	 ONE "initiative: reactive, survey: after-support}\n"},
	{RULE_REACTIVE_UNMEASURED, ONE "initiative: reactive}\n", KIND_TOUCHPOINT, 0, "metric", ONE "initiative: proactive}\n"},
	{RULE_SURVEY_ON_SHORT, ONE "survey: csat, minutes: 4.5}\n", KIND_TOUCHPOINT, 0, "survey", ONE "survey: csat, minutes: 5}\n"},
	{RULE_SURVEY_ON_SHORT, ONE "survey: csat, value: administrative}\n", KIND_TOUCHPOINT, 0, "survey",
	 ONE "survey: csat, value: administrative, minutes: 30}\n"},
	{RULE_SURVEY_NOT_OPEN, ONE "survey: exit, survey_question: specific}\n", KIND_TOUCHPOINT, 0, "survey_question",
	 ONE "survey: exit, survey_question: [specific, open]}\n"},
	{RULE_LOOP_OPEN, ONE "survey: exit, loop_closed: false}\n", KIND_TOUCHPOINT, 0, "loop_closed",
	 ONE "survey: exit, loop_closed: true}\n"},
	{RULE_LOOP_OPEN, ONE "survey: exit}\n", KIND_TOUCHPOINT, 0, "loop_closed", ONE "loop_closed: false}\n"},
	{RULE_AUTOMATED_UNTRIED, ONE "automation: automated}\n", KIND_TOUCHPOINT, 0, "automation",
	 ONE "automation: automated, pilot: true}\n"},
	{RULE_AUTOMATED_UNTRIED, ONE "automation: under-test, pilot: false}\n", KIND_TOUCHPOINT, 0, "automation",
	 ONE "automation: measured, pilot: false}\n"},
	{RULE_AUTOMATED_UNTRIED, ONE "automation: automated}\n", KIND_TOUCHPOINT, 0, "automation",
	 ONE "touch: tech-touch}\n"}, /* one to many may still be a person, as in a webinar */
	{RULE_AUTOMATED_UNTESTED, ONE "automation: automated, pilot: true}\n", KIND_TOUCHPOINT, 0, "tests",
	 ONE "automation: automated}\n"}, /* which is automated-untried */
	{RULE_AUTOMATED_UNTESTED, ONE "automation: automated, tests: [{date: 2024-03-01}, {date: 2025-11-24}, {date: 2020-01-01}]}\n",
	 KIND_TOUCHPOINT, 0, "tests", ONE "automation: automated, tests: [{date: 2025-11-25}, {date: 2020-01-01}]}\n"},
	{RULE_AUTOMATED_UNTESTED, ONE "automation: under-test, tests: {date: 2025-01-01}}\n", KIND_TOUCHPOINT, 0, "tests",
	 ONE "automation: under-test, tests: {what: subject}}\n"},
	{RULE_SUBJECT_UNFIT, FIT "channel: tel, subject: tips}\n", KIND_TOUCHPOINT, 0, "channel",
	 FIT "channel: [tel, mail], subject: tips}\n"},
	{RULE_SUBJECT_UNFIT, "channels: [ウェビナー]\n" ONE "channel: ウェビナー, subject: support}\n", KIND_TOUCHPOINT, 0,
	 "channel", "channels: [ウェビナー]\n" ONE "channel: ウェビナー, subject: training}\n"},
	{RULE_SUBJECT_UNFIT, FIT "channel: tel, subject: tips}\n", KIND_TOUCHPOINT, 0, "channel",
	 FIT "channel: [tel, fax], subject: tips}\n"}, /* nobody has said what the fax is for */
	{RULE_SUBJECT_UNFIT, FIT "channel: [tel, nowhere], subject: tips}\n", KIND_TOUCHPOINT, 0, "channel",
	 FIT "channel: tel, subject: support}\n"},
	{RULE_SUBJECT_UNFIT, FIT "channel: tel, subject: training}\n", KIND_TOUCHPOINT, 0, "channel",
	 FIT "channel: nowhere, subject: training}\n"},
	{RULE_URGENCY_UNFIT, FIT "channel: tel, urgency: low}\n", KIND_TOUCHPOINT, 0, "channel",
	 FIT "channel: tel, urgency: immediate}\n"},
	{RULE_URGENCY_UNFIT, FIT "channel: tel, urgency: low}\n", KIND_TOUCHPOINT, 0, "channel",
	 FIT "channel: mail, urgency: low}\n"},
	{RULE_NOT_PREFERRED, LIKES "persona: p, channel: mail}\n", KIND_TOUCHPOINT, 0, "channel",
	 LIKES "persona: p, channel: [mail, phone]}\n"},
	{RULE_NOT_PREFERRED, LIKES "persona: [p, q], channel: mail}\n", KIND_TOUCHPOINT, 0, "channel",
	 LIKES "persona: q, channel: mail}\n"},
	{RULE_NOT_PREFERRED, LIKES "persona: p, channel: mail}\n", KIND_TOUCHPOINT, 0, "channel", LIKES "persona: p}\n"},
	{RULE_NOT_PREFERRED, SEGMENTED "overrides: [{segment: all, channel: phone}]}\n", KIND_TOUCHPOINT, 0, "channel",
	 SEGMENTED "overrides: [{segment: SMB, channel: phone}]}\n"},
	{RULE_NOT_PREFERRED, SEGMENTED "overrides: [{segment: SMB, channel: mail}]}\n", KIND_TOUCHPOINT, 0, "channel",
	 SEGMENTED "overrides: {segment: [all, SMB], channel: [mail, phone]}}\n"},
	{RULE_PERSONA_UNSERVED, "personas: [{name: p, segment: SMB}]\n" ONE "overrides: {segment: [a, b]}}\n", KIND_PERSONA, 0,
	 NULL, "personas: [{name: p, segment: SMB}]\n" ONE "overrides: [{segment: a}, {segment: [b, SMB]}]}\n"},
	{RULE_NO_METRIC, PLACED "tickets_before: 9}\n", KIND_TOUCHPOINT, 0, "metric", PLACED "tickets_after: 9}\n"},
	{RULE_REACTIVE_UNMEASURED, ONE "initiative: reactive, ticket_theme: y}\n", KIND_TOUCHPOINT, 0, "metric",
	 ONE "initiative: reactive, tickets_after: 3}\n"},
	{RULE_PROMOTIONAL_ONLY, GRID ONE "stage: t, content_type: promotional}\n", KIND_STAGE, 1, NULL,
	 GRID ONE "stage: t, content_type: promotional, decision: cut}\n"},
	{RULE_NOT_PREFERRED, LIKES "persona: p, channel: [mail, fax]}\n", KIND_TOUCHPOINT, 0, "channel",
	 "channels: [mail]\npersonas: [{name: p, prefers: fax}]\n" ONE "persona: p, channel: mail}\n"},
	{RULE_DEAD_END, WAY "t}\n", KIND_TOUCHPOINT, 1, "next", WAY "last}\n"},
	{RULE_DEAD_END, WAY "t}\n", KIND_TOUCHPOINT, 1, "next", WAY "t, next: x}\n"},
	{RULE_DEAD_END, WAY "t}\n", KIND_TOUCHPOINT, 1, "next", WAY "t, decision: cut}\n"},
};
/* clang-format on */
#define ROWS (sizeof rows / sizeof *rows)

Test(coverage, each_rule_is_broken_by_one_map_and_not_by_the_one_beside_it)
{
	bool seen[RULE_COUNT] = {false};
	for (size_t i = 0; i < ROWS; i++) {
		const char *name = rule_table[rows[i].code].name;
		struct findings f = {0};
		covered_check(rows[i].broken, NULL, &f);
		covered_keep(&f, rows[i].code);
		cr_expect_eq(f.count, 1, "%zu findings of %s in:\n%s", f.count, name, rows[i].broken);
		if (f.count) {
			const struct finding_subject *s = &f.list[0].subject;
			cr_expect(s->kind == rows[i].kind && s->index == rows[i].index, "%s is about %d %zu in:\n%s",
			          name, (int)s->kind, s->index, rows[i].broken);
			cr_expect_str_eq(s->key ? s->key : "", rows[i].key ? rows[i].key : "", "%s in:\n%s", name,
			                 rows[i].broken);
			cr_expect_eq(f.list[0].severity, rule_table[rows[i].code].severity);
			cr_expect(!strpbrk(f.list[0].message, "{}\n"), "%s", f.list[0].message);
		}
		findings_free(&f);
		cr_expect_eq(covered_count(rows[i].fine, rows[i].code), 0, "%s in:\n%s", name, rows[i].fine);
		seen[rows[i].code] = true;
	}
	for (int code = RULE_FIRST_COVERAGE; code < RULE_COUNT; code++)
		cr_expect(seen[code], "%s is not tried", rule_table[code].name);
}

/* A message that counts must read well with one, too. */
Test(coverage, messages_read_well_with_any_number)
{
	for (size_t i = 0; i < ROWS; i++) {
		struct findings f = {0};
		covered_check(rows[i].broken, NULL, &f);
		for (size_t k = 0; k < f.count; k++) {
			const char *one = f.list[k].message;
			while ((one = strstr(one, "1 ")) && one != f.list[k].message && one[-1] >= '0' &&
			       one[-1] <= '9')
				one++;
			cr_expect(!one || strncmp(one, "1 touchpoint", 12) != 0, "%s", f.list[k].message);
		}
		findings_free(&f);
	}
}

Test(coverage, a_cell_is_named_by_stage_and_channel)
{
	struct findings f = {0};
	covered_check("coverage: {max_per_cell: 1, required: {stage: t, channel: phone}}\n" PLACED
	              "}\n  - {name: y, stage: t, channel: mail}\n  - {name: z, stage: t, channel: mail}\n",
	              NULL, &f);
	covered_keep(&f, RULE_CELL_OVER);
	cr_assert_eq(f.count, 1);
	cr_expect(f.list[0].subject.stage == 1 && f.list[0].subject.channel == 0);
	cr_expect_str_eq(f.list[0].message,
	                 "“t” × “mail” holds too many touchpoints: 2 instead of 1 at most; move, join or cut some");
	findings_free(&f);
}

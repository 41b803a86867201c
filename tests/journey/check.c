#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/error.h"
#include "document/document.h"
#include "journey/check.h"
#include "journey/template.h"
#include "support/random.h"

/* For each rule: a map that breaks it in one place and nowhere else, and one
 * like it that is fine. */
static const struct {
	enum rule_code code;
	const char *broken;
	long line, column;
	const char *fine;
} rows[] = {
        {RULE_SYNTAX, "stages: [a\n", 1, 9, "stages: [a]\n"},
        {RULE_SYNTAX, "a: *x\n", 1, 4, "b: &x 1\na: *x\n"},
        {RULE_SYNTAX, "a: 1\n---\nb: 1\n", 2, 1, "---\na: 1\nb: 1\n"},
        {RULE_SYNTAX, "a: \x82\xa0\n", 1, 4, "a: あ\n"},
        {RULE_NOT_A_MAP, "- a\n", 1, 1, "# nothing yet\n"},
        {RULE_NOT_A_MAP, "\n\"text\"\n", 2, 1, "\n"},
        {RULE_VERSION, "touchgrid: 2\n", 1, 12, "touchgrid: 1\n"},
        {RULE_DUPLICATE_KEY, "title: a\ngoal: b\ntitle: c\n", 3, 1, "title: a\ngoal: b\n"},
        {RULE_DUPLICATE_KEY, "x: {a: [{b: 1, b: 2}]}\n", 1, 16, "x: {a: [{b: 1}, {b: 2}]}\n"},
        {RULE_DUPLICATE_KEY, "stages: [a]\nx: 1\nstages: [b]\n", 3, 1, "stages: [a, b]\nx: 1\n"},
        {RULE_NOT_A_LIST, "stages: onboarding\n", 1, 9, "stages: [onboarding]\n"},
        {RULE_NOT_A_LIST, "touchpoints:\n  name: x\n", 2, 3, "touchpoints:\n  - name: x\n"},
        {RULE_NOT_A_LIST, "owners: {a: b}\n", 1, 9, "owners:\n"},
        {RULE_NOT_AN_ITEM, "stages:\n  - [a]\n", 2, 5, "stages:\n  - a\n"},
        {RULE_NO_NAME, "touchpoints:\n  - purpose: x\n", 2, 5, "touchpoints:\n  - {purpose: x, name: y}\n"},
        {RULE_NO_NAME, "touchpoints:\n  - {name: ~, purpose: x}\n", 2, 5, "touchpoints:\n  - {id: y, purpose: x}\n"},
        {RULE_NO_NAME, "channels:\n  - ~\n", 2, 5, "channels:\n  - \"~\"\n"},
        {RULE_DUPLICATE_ID, "stages:\n  - a\n  - {id: a, name: b}\n", 3, 10, "stages:\n  - a\n  - {id: b, name: a}\n"},
        {RULE_DUPLICATE_ID, "channels: [メール, メール]\n", 1, 20, "channels: [メール]\nstages: [メール]\n"},
        {RULE_DUPLICATE_ID, "touchpoints:\n  - {id: a, name: x}\n  - {id: a, name: y}\n", 3, 10,
         "touchpoints:\n  - {id: a, name: x}\n  - {id: b, name: x}\n"},
        {RULE_DUPLICATE_ID, "touchpoints:\n  - &t {id: a, name: x}\n  - *t\n", 3, 5,
         "touchpoints:\n  - &t {name: x}\n  - *t\n"},
        {RULE_REFERENCE, "stages: [a]\ntouchpoints:\n  - {name: x, stage: b}\n", 3, 22,
         "stages: [a]\ntouchpoints:\n  - {name: x, stage: a}\n"},
        {RULE_REFERENCE, "channels: [{id: a, name: b}]\ntouchpoints:\n  - {name: x, channel: [a, b, c]}\n", 3, 31,
         "channels: [{id: a, name: b}]\ntouchpoints:\n  - {name: x, channel: [a, b]}\n"},
        {RULE_REFERENCE, "owners: [CSM]\ntouchpoints:\n  - {name: x, owner: Csm}\n", 3, 22,
         "touchpoints:\n  - {name: x, owner: Csm}\n"},
        {RULE_REFERENCE, "touchpoints:\n  - {name: x, persona: p}\n", 2, 24,
         "touchpoints:\n  - {name: x, persona: p}\npersonas: [p]\n"},
        {RULE_REFERENCE, "touchpoints:\n  - {name: x, next: [x, y]}\n", 2, 25,
         "touchpoints:\n  - {name: x, next: [x, y]}\n  - y\n"},
        {RULE_REFERENCE, "coverage:\n  empty_ok:\n    - {stage: s}\n", 3, 15,
         "coverage:\n  empty_ok:\n    - {stage: s}\nstages: [s]\n"},
        {RULE_REFERENCE, "x: &x {stage: s}\ntouchpoints:\n  - {<<: *x, name: y}\n", 3, 10,
         "x: &x {stage: s}\ntouchpoints:\n  - {<<: *x, name: y, stage: ~}\n"},
        {RULE_ONE_VALUE, "title: [a, b]\n", 1, 8, "title: a, b\n"},
        {RULE_ONE_VALUE, "touchpoints:\n  - {name: x, owner: [a, b]}\n", 2, 22,
         "touchpoints:\n  - {name: x, owner: a}\n"},
        {RULE_WORDS, "tools: {a: b}\n", 1, 8, "tools: [a, b]\n"},
        {RULE_WORDS, "tools: [a, [b]]\n", 1, 12, "tools: a\n"},
        {RULE_CHOICE, "state: asis\n", 1, 8, "state: as-is\n"},
        {RULE_CHOICE, "touchpoints:\n  - {name: x, overrides: [{touch: low}]}\n", 2, 35,
         "touchpoints:\n  - {name: x, overrides: [{touch: high-touch}]}\n"},
        {RULE_CHOICE, "sources: [csm-interview, hearsay]\n", 1, 26, "sources: []\n"},
        {RULE_NUMBER, "touchpoints:\n  - {name: x, votes: 3x}\n", 2, 22, "touchpoints:\n  - {name: x, votes: -3.5}\n"},
        {RULE_NUMBER, "coverage: {max_per_cell: four}\n", 1, 26, "coverage: {max_per_cell: 4}\n"},
        {RULE_YES, "touchpoints:\n  - {name: x, locked: ja}\n", 2, 23, "touchpoints:\n  - {name: x, locked: true}\n"},
        {RULE_DATE, "reviewed: 2026-02-29\n", 1, 11, "reviewed: 2028-02-29\n"},
        {RULE_DATE, "reviewed: yesterday\n", 1, 11, "reviewed:\n"},
        {RULE_RECORDS, "coverage: much\n", 1, 11, "coverage: ~\n"},
        {RULE_RECORDS, "review:\n  - {question: Q1}\n  - no\n", 3, 5, "review:\n  - {question: Q1}\n"},
        {RULE_RULE, "coverage: {rules: [{rule: no-oner, level: off}]}\n", 1, 27,
         "coverage: {rules: [{rule: no-owner, level: off}]}\n"},
        {RULE_RULE, "coverage: {rules: [{rule: syntax}]}\n", 1, 27, "coverage: {rules: [{rule: no-goal}]}\n"},
        {RULE_RECORDS, "coverage: {rules: {no-owner: off}}\n", 1, 19,
         "coverage: {rules: {rule: no-owner, level: off}}\n"},
        {RULE_RECORDS, "coverage: {rules: [{level: off}]}\n", 1, 20,
         "coverage: {rules: [{rule: no-owner, level: off}]}\n"},
        {RULE_KEY_TYPO, "titel: x\n", 1, 1, "title: y\ntitel: x\n"},
        {RULE_KEY_TYPO, "touchpoints:\n  - {name: x, Purpose: y}\n", 2, 15, "touchpoints:\n  - {name: x, crm_id: y}\n"},
        {RULE_KEY_TYPO, "coverage: {max_per_sell: 4}\n", 1, 12, "coverage: {quite_other: 4}\n"},
        {RULE_KEY_TYPO, "stage: [a]\n", 1, 1, "stages: [a]\n"},
        {RULE_CONFLICT, "conflicts:\n  - {field: title, ours: [a, {b: c}], theirs: d}\n", 2, 5, "conflicts: []\n"},
        {RULE_CONFLICT, "stages: [a]\nconflicts: [{stage: a, what: removed-by-ours}]\n", 2, 13, "conflicts:\n"},
};
#define ROWS (sizeof rows / sizeof *rows)

Test(check, each_rule_is_found_in_its_place_and_only_there)
{
	bool seen[RULE_COUNT] = {false};
	for (size_t i = 0; i < ROWS; i++) {
		struct findings f = {0};
		check_text(slice_of(rows[i].broken), &f);
		cr_expect_eq(f.count, 1, "%zu findings in:\n%s%s", f.count, rows[i].broken,
		             f.count > 1 ? f.list[1].message : "");
		if (f.count) {
			cr_expect_str_eq(f.list[0].rule->name, rule_table[rows[i].code].name, "in:\n%s",
			                 rows[i].broken);
			cr_expect(f.list[0].line == rows[i].line && f.list[0].column == rows[i].column,
			          "found at %ld:%ld, not %ld:%ld, in:\n%s", f.list[0].line, f.list[0].column,
			          rows[i].line, rows[i].column, rows[i].broken);
		}
		findings_free(&f);
		seen[rows[i].code] = true;
	}
	seen[RULE_GRID] = true; /* such a map is too long for the table: the test below */
	for (int code = 0; code < RULE_FIRST_COVERAGE; code++)
		cr_expect(seen[code], "%s is not tried", rule_table[code].name);
}

Test(check, what_is_fine_is_left_alone)
{
	for (size_t i = 0; i < ROWS; i++) {
		struct findings f = {0};
		check_text(slice_of(rows[i].fine), &f);
		cr_expect_eq(f.count, 0, "%s in:\n%s", f.count ? f.list[0].message : "", rows[i].fine);
		findings_free(&f);
	}
}

Test(check, rules_have_names_of_their_own_and_say_what_they_look_for)
{
	for (int i = 0; i < RULE_COUNT; i++) {
		cr_assert(rule_table[i].name && rule_table[i].about && rule_table[i].message);
		for (int k = 0; k < i; k++)
			cr_expect_str_neq(rule_table[i].name, rule_table[k].name);
	}
}

Test(check, messages_are_complete_and_harmless)
{
	for (size_t i = 0; i < ROWS; i++) {
		struct findings f = {0};
		check_text(slice_of(rows[i].broken), &f);
		for (size_t k = 0; k < f.count; k++)
			if (rows[i].code != RULE_SYNTAX)
				cr_expect(!strpbrk(f.list[k].message, "{}\n"), "%s", f.list[k].message);
		findings_free(&f);
	}
	struct buffer text = {0};
	struct findings f = {0};
	buffer_add_text(&text, "state: \"\\e[31m");
	buffer_repeat(&text, 'x', 100000);
	buffer_add_text(&text, "\"\n");
	check_text(buffer_slice(&text), &f);
	cr_assert_eq(f.count, 1);
	cr_expect(!strchr(f.list[0].message, '\033'));
	cr_expect(strlen(f.list[0].message) < 400);
	findings_free(&f);
	buffer_free(&text);
}

static struct finding first_finding(const char *text, struct findings *f)
{
	check_text(slice_of(text), f);
	cr_assert_eq(f->count, 1, "%zu findings in %s", f->count, text);
	return f->list[0];
}

static void expect_meant(const char *text, const char *meant)
{
	struct findings f = {0};
	struct finding one = first_finding(text, &f);
	cr_expect(meant ? strstr(one.message, meant) != NULL : !strstr(one.message, "did you mean"), "%s", one.message);
	findings_free(&f);
}

Test(check, the_word_that_was_meant_is_named)
{
	expect_meant("state: to_be\n", "did you mean “to-be”?");
	expect_meant("stages: [onboarding, renewal]\ntouchpoints:\n  - {name: x, stage: onbaording}\n",
	             "did you mean “onboarding”?");
	expect_meant("channels: [ウェビナー]\ntouchpoints:\n  - {name: x, channel: ウエビナー}\n",
	             "did you mean “ウェビナー”?");
	expect_meant("chanels: [x]\n", "did you mean “channels”?");
	expect_meant("stages: [onboarding]\ntouchpoints:\n  - {name: x, stage: renewal}\n", NULL);
}

Test(check, findings_come_in_the_order_of_their_places)
{
	struct findings f = {0};
	check_text(slice_of("touchpoints:\n  - {name: x, stage: [p, q], locked: 1}\n  - purpose: x\n"
	                    "state: no\nstate: no\nstages: [a, a]\n"),
	           &f);
	cr_expect_eq(f.count, 8, "%zu", f.count);
	for (size_t i = 1; i < f.count; i++)
		cr_expect(f.list[i - 1].offset <= f.list[i].offset);
	findings_free(&f);
}

/* A map whose items begin with awkward text and all lack a name. */
static void make_nameless(struct buffer *out)
{
	static const char *const awkward[] = {"日本語", "a",         "😀",       "ｶﾞ",     "\t",      " ",
	                                      "é",      "x\r\n    ", "x\r    ", "\n    ", "\n\n    "};
	buffer_add_text(out, random_below(2) ? "\xEF\xBB\xBFtouchpoints: [" : "touchpoints: [");
	for (int i = 1 + random_below(40); i > 0; i--) {
		buffer_add_text(out, "{purpose: \"");
		for (int k = random_below(6); k > 0; k--)
			buffer_add_text(out, awkward[random_below((int)(sizeof awkward / sizeof *awkward))]);
		buffer_add_text(out, "\"}, ");
	}
	buffer_add_text(out, "]\n");
}

Test(check, places_are_those_of_error_locate)
{
	random_start();
	for (int round = 0; round < 200; round++) {
		struct buffer text = {0};
		struct findings f = {0};
		make_nameless(&text);
		check_text(buffer_slice(&text), &f);
		cr_assert(f.count >= 1);
		for (size_t i = 0; i < f.count; i++) {
			struct error err = {.offset = f.list[i].offset};
			error_locate(&err, text.bytes, text.length);
			cr_assert(err.line == f.list[i].line && err.column == f.list[i].column, "%s\nin %s",
			          f.list[i].message, text.bytes);
			cr_assert(f.list[i].rule == &rule_table[RULE_SYNTAX] || text.bytes[f.list[i].offset] == '{');
		}
		findings_free(&f);
		buffer_free(&text);
	}
}

Test(check, aliases_are_followed_once_and_never_for_ever)
{
	struct findings f = {0};
	check_text(
	        slice_of("x: &x [*x, {y: *x}]\ntouchpoints:\n  - &t {name: a, tools: *x, <<: *t, tests: [*t, *x]}\n"),
	        &f);
	cr_expect(f.count >= 2);
	findings_free(&f);

	struct buffer text = {0};
	buffer_add_text(&text, "a0: &a0 [");
	for (int i = 0; i < 3000; i++)
		buffer_add_text(&text, "s,");
	buffer_add_text(&text, "]\nstages: [s]\ntouchpoints:\n");
	for (int i = 0; i < 3000; i++)
		buffer_add_text(&text, " - {name: x, stage: *a0}\n");
	check_text(buffer_slice(&text), &f);
	cr_expect_eq(f.count, 0);
	findings_free(&f);
	buffer_free(&text);
}

Test(check, lists_are_read_through_aliases)
{
	struct findings f = {0};
	check_text(slice_of("base: &b {stages: [x, {name: y}], owners: [CSM]}\nlist: &l [email]\n<<: *b\nchannels: *l\n"
	                    "touchpoints:\n  - {name: a, stage: y, channel: email, owner: CSM}\n"),
	           &f);
	cr_expect_eq(f.count, 0);
	findings_free(&f);

	/* what is wrong in them is said where it stands, and once */
	check_text(slice_of("base: &b [x, x, {window: w}]\nword: &w a\nstages: *b\nchannels: *w\n"), &f);
	cr_assert_eq(f.count, 3);
	cr_expect_eq(f.list[0].rule, &rule_table[RULE_DUPLICATE_ID]);
	cr_expect_eq(f.list[0].offset, 13);
	cr_expect_eq(f.list[1].rule, &rule_table[RULE_NO_NAME]);
	cr_expect_eq(f.list[2].rule, &rule_table[RULE_NOT_A_LIST]);
	cr_expect_eq(f.list[2].line, 4);
	findings_free(&f);
}

Test(check, duplicate_keys_are_found_in_small_and_in_large_mappings)
{
	for (int count = 1; count <= 64; count++) {
		struct buffer text = {0};
		struct findings f = {0};
		buffer_add_text(&text, "data:\n");
		for (int i = 0; i < count; i++)
			buffer_format(&text, "  my%d: x\n", i);
		check_text(buffer_slice(&text), &f);
		cr_expect_eq(f.count, 0);
		findings_free(&f);
		buffer_format(&text, "  my%d: x\n", count / 2);
		check_text(buffer_slice(&text), &f);
		cr_assert_eq(f.count, 1);
		cr_expect_eq(f.list[0].line, count + 2);
		findings_free(&f);
		buffer_free(&text);
	}
}

static void add_names(struct buffer *out, const char *list, int count)
{
	buffer_format(out, "%s:\n", list);
	for (int i = 0; i < count; i++)
		buffer_format(out, "  - %s%d\n", list, i);
}

Test(check, a_grid_has_a_million_cells_at_most)
{
	for (int channels = 1000; channels <= 1001; channels++) {
		struct buffer text = {0};
		struct findings findings = {0};
		struct error err = {0};
		add_names(&text, "stages", 1000);
		add_names(&text, "channels", channels);
		check_text(buffer_slice(&text), &findings);
		struct document *document = document_of_bytes(buffer_slice(&text), NULL, &err);
		cr_expect_eq(findings.count, channels == 1000 ? 0 : 1);
		cr_expect_eq(document != NULL, channels == 1000);
		if (findings.count) {
			cr_expect_eq(findings.list[0].rule, &rule_table[RULE_GRID]);
			cr_expect_str_eq(findings.list[0].message, err.message);
		}
		struct value *more = value_text(slice_of("one more"));
		const struct change add = {.kind = CHANGE_ADD, .list = "channels", .at = SIZE_MAX, .value = more};
		if (document)
			cr_expect_not(document_apply(document, &add, 1, "add", false, &err));
		value_free(more);
		document_free(document);
		findings_free(&findings);
		buffer_free(&text);
	}
}

Test(check, templates_are_free_of_findings)
{
	for (size_t i = 0; i < template_count(); i++)
		for (int variant = 0; variant < 4; variant++) {
			struct buffer text = {0};
			struct findings f = {0};
			template_write(template_at(i), variant & 1 ? LANGUAGE_JAPANESE : LANGUAGE_ENGLISH, variant & 2,
			               &text);
			check_text(buffer_slice(&text), &f);
			cr_expect_eq(f.count, 0, "%s: %s", template_at(i)->name, f.count ? f.list[0].message : "");
			findings_free(&f);
			buffer_free(&text);
		}
}

/* What tables and the catalogue say, row by row: both languages are there, each
 * speaks its own, and what is counted is counted in words that fit the number. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "journey/field.h"
#include "journey/finding.h"
#include "journey/question.h"
#include "journey/starter.h"
#include "journey/step.h"
#include "journey/template.h"
#include "support/words.h"
#include "ui/command.h"

extern const struct label message_catalogue[];
extern const unsigned message_catalogue_count;

static struct words *words;

static void setup(void)
{
	words = words_new();
	for (size_t i = 0; i < field_count; i++)
		for (const struct choice *c = field_table[i].choices; c && c->word; c++)
			words_allow(words, c->word);
	for (size_t i = 0; i < RULE_COUNT; i++)
		words_allow(words, rule_table[i].name);
	for (int i = 0; i <= SEVERITY_ERROR; i++)
		words_allow(words, severity_name((enum severity)i));
}

static void teardown(void)
{
	words_free(words);
}

TestSuite(tables, .init = setup, .fini = teardown);

/* an example of a file, of several lines, is no text */
static void check_japanese(const char *text)
{
	if (strchr(text, '\n'))
		return;
	struct buffer found = {0};
	cr_expect_not(words_add_english(words, text, &found), "English in Japanese:%s\n%s", buffer_slice(&found).bytes,
	              text);
	buffer_free(&found);
}

static void check_english(const char *text)
{
	struct buffer found = {0};
	cr_expect_not(words_add_japanese(text, &found), "Japanese in English: %s\n%s", buffer_slice(&found).bytes,
	              text);
	buffer_free(&found);
}

static void check_label(const struct label *label, const char *of)
{
	cr_expect(label->en && *label->en, "no English: %s", of);
	cr_expect(label->ja && *label->ja, "no Japanese: %s", of);
	if (!label->en || !label->ja)
		return;
	check_japanese(label->ja);
	check_english(label->en);
}

static void check_field(const struct field *field)
{
	check_label(&field->label, field->key);
	check_label(&field->help, field->key);
	for (const struct choice *c = field->choices; c && c->word; c++)
		check_label(&c->label, c->word);
	for (const char *at = field->members; at && *at;) {
		size_t length = strcspn(at, " ");
		const struct field *member = field_member(field, slice_make(at, length));
		cr_expect(member, "%s has no member in the table: %s", field->key, at);
		if (member)
			check_field(member);
		at += length + strspn(at + length, " ");
	}
}

Test(tables, fields_and_choices_speak_both_languages)
{
	for (size_t i = 0; i < field_count; i++)
		check_field(&field_table[i]);
	for (int group = 0; group < GROUP_COUNT; group++)
		check_label(field_group_label((enum field_group)group), "group");
	for (int kind = 0; kind < KIND_COUNT; kind++)
		check_label(kind_label((enum kind)kind), "kind");
}

Test(tables, questions_and_steps_speak_both_languages)
{
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		check_label(&question_table[i].text, question_table[i].id);
		check_label(&question_table[i].look, question_table[i].id);
	}
	for (size_t i = 0; i < STEP_COUNT; i++) {
		check_label(&step_table[i].title, "step");
		check_label(&step_table[i].question, "step");
	}
}

Test(tables, templates_and_starters_speak_both_languages)
{
	for (size_t i = 0; i < template_count(); i++) {
		const struct template *t = template_at(i);
		check_label(&t->label, t->name);
		check_label(&t->description, t->name);
		if (t->goal.en || t->goal.ja)
			check_label(&t->goal, t->name);
		for (const struct starter_stage *stage = NULL; (stage = starter_stage_next(t->name, stage));) {
			check_label(&stage->name, stage->id);
			check_label(&stage->goal, stage->id);
		}
	}
	for (size_t i = 0; i < starter_count; i++) {
		check_label(&starter_table[i].name, starter_table[i].id);
		check_label(&starter_table[i].purpose, starter_table[i].id);
		if (starter_table[i].timing.en || starter_table[i].timing.ja)
			check_label(&starter_table[i].timing, starter_table[i].id);
	}
}

/* signs that Japanese sets otherwise here, and words that have a better one; ja.po says how */
static void check_signs(const char *text)
{
	static const char *const wrong[] = {"（", "）",     "？",     "！",         "：",   "“",
	                                    "”",  "カンマ", "マス目", "フィールド", "印字", "接点"};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		cr_expect_not(strstr(text, wrong[i]) && !strstr(text, "顧客接点") && !strstr(text, "“…”"),
		              "“%s” in: %s", wrong[i], text);
}

Test(tables, translations_speak_japanese)
{
	for (unsigned i = 0; i < message_catalogue_count; i++) {
		if (!strstr(message_catalogue[i].en, "「…」"))
			check_english(message_catalogue[i].en);
		check_japanese(message_catalogue[i].ja);
		check_signs(message_catalogue[i].ja);
	}
	for (size_t i = 0; i < field_count; i++) {
		check_signs(field_table[i].label.ja);
		check_signs(field_table[i].help.ja);
	}
}

/* How many are counted in words that only fit several, where the code has seen to it
 * that there are several. */
static const char *const of_several[] = {
        "Which field of %zu touchpoints?",
        "%zu touchpoints lead to: ",
        "back %zu steps",
        "%ld days over",
        "%ld weeks over",
        "%ld months over",
        "%ld years over",
        "in %ld days",
        "a filter has at most %d words",
        "%s (%zu touchpoints)",
};

static bool is_of_several(const char *text)
{
	for (size_t i = 0; i < sizeof of_several / sizeof *of_several; i++)
		if (strcmp(text, of_several[i]) == 0)
			return true;
	return false;
}

/* is there a message that begins so and goes on differently? */
static bool has_message_for_one(const char *start, size_t length)
{
	for (unsigned i = 0; i < message_catalogue_count; i++)
		if (strncmp(message_catalogue[i].en, start, length) == 0 && message_catalogue[i].en[length] != 's')
			return true;
	return false;
}

/* the word behind the first number, as in "%zu touchpoints" or "{count} steps"; NULL */
static const char *after_number(const char *text)
{
	static const char *const numbers[] = {"%zu ",     "%u ",      "%ld ",   "%d ",
	                                      "{count} ", "{limit} ", "{all} ", "{some} "};
	for (const char *at = text; *at; at++)
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
			if (strncmp(at, numbers[i], strlen(numbers[i])) == 0)
				return at + strlen(numbers[i]);
	return NULL;
}

Test(tables, one_is_counted_in_words_for_one)
{
	unsigned counted = 0;
	for (unsigned i = 0; i < message_catalogue_count; i++) {
		const char *text = message_catalogue[i].en, *noun = after_number(text);
		size_t length = noun ? strspn(noun, "abcdefghijklmnopqrstuvwxyz") : 0;
		if (length < 4 || noun[length - 1] != 's' || is_of_several(text))
			continue;
		cr_expect(has_message_for_one(text, (size_t)(noun - text) + length - 1), "no message for one: %s",
		          text);
		counted++;
	}
	cr_expect_gt(counted, 5);
}

/* The pages say all that is in the tables, in both languages, and nothing else. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "cli/complete.h"
#include "cli/manual.h"
#include "cli/subcommand.h"
#include "cli/topic.h"
#include "format/format.h"
#include "journey/field.h"
#include "journey/finding.h"
#include "journey/question.h"
#include "journey/template.h"
#include "ui/command.h"

static struct doc page(int section, enum language language)
{
	struct doc doc = {.format = DOC_MARKDOWN};
	message_set_language(language);
	manual_write(&doc, section);
	return doc;
}

/* Expects a row of a list with that term, and with that text unless it is NULL. */
static void expect_row(const struct doc *doc, const char *term, const char *text)
{
	struct buffer row = {0};
	buffer_add_text(&row, "| `");
	for (const char *at = term; *at; at++)
		buffer_format(&row, *at == '|' ? "\\%c" : "%c", *at);
	buffer_add_text(&row, "` | ");
	for (const char *at = text ? text : ""; *at; at++)
		buffer_format(&row, *at == '|' ? "\\%c" : "%c", *at);
	cr_expect(strstr(doc->out.bytes, row.bytes), "the page says: %s", row.bytes);
	buffer_free(&row);
}

static void expect_options(const struct doc *doc, const struct option_row *rows)
{
	for (; rows && rows->name; rows++) {
		struct buffer term = {0};
		buffer_format(&term, "%s%s%s", rows->name, rows->value ? " " : "", rows->value ? rows->value : "");
		expect_row(doc, term.bytes, _(rows->help));
		buffer_free(&term);
	}
}

static void expect_program(enum language language)
{
	struct doc doc = page(1, language);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &command_table[i];
		expect_row(&doc, *c->keys ? c->keys : c->name, _(c->help));
	}
	for (int i = 0; i < subcommand_count; i++) {
		struct buffer heading = {0};
		buffer_add_text(&heading, "### ");
		topic_add_usage(&heading, &subcommand_table[i]);
		buffer_format(&heading, "\n\n%s\n", _(subcommand_table[i].help));
		cr_expect(strstr(doc.out.bytes, heading.bytes), "the page says: %s", heading.bytes);
		buffer_free(&heading);
		expect_options(&doc, subcommand_table[i].options);
	}
	expect_options(&doc, global_options);
	for (size_t i = 0; i < topic_count; i++)
		expect_row(&doc, topic_table[i].name, _(topic_table[i].help));
	for (size_t i = 0; i < template_count(); i++)
		expect_row(&doc, template_at(i)->name, message_label(&template_at(i)->description));
	for (size_t i = 0; i < format_count; i++)
		cr_expect(strstr(doc.out.bytes, _(format_table[i].help)), "the page knows %s", format_table[i].name);
	doc_free(&doc);
}

static void expect_field(const struct doc *doc, const struct field *f, const char *way)
{
	struct buffer text = {0};
	expect_row(doc, way, message_label(&f->label));
	for (const char *at = f->type == FIELD_RECORDS ? f->members : ""; *at;) {
		struct slice member_key = slice_make(at, strcspn(at, " "));
		const struct field *member = field_member(f, member_key);
		cr_assert(member, "%s of %s is in the table of members", at, f->key);
		buffer_clear(&text);
		buffer_format(&text, "%s/%s%s", way, f->mapping ? "" : "N/", member->key);
		expect_field(doc, member, text.bytes);
		at += member_key.length + (at[member_key.length] == ' ');
	}
	buffer_free(&text);
	for (const struct choice *c = f->choices; c && c->word; c++)
		cr_expect(strstr(doc->out.bytes, c->word), "the page knows the word %s", c->word);
}

static void expect_map_file(enum language language)
{
	struct doc doc = page(5, language);
	for (size_t i = 0; i < field_count; i++)
		expect_field(&doc, &field_table[i], field_table[i].key);
	for (int i = 0; i < RULE_COUNT; i++)
		expect_row(&doc, rule_table[i].name, NULL);
	for (size_t i = 0; i < QUESTION_COUNT; i++)
		expect_row(&doc, question_table[i].id, message_label(&question_table[i].text));
	doc_free(&doc);
}

Test(manual, says_all_that_the_tables_know)
{
	expect_program(LANGUAGE_ENGLISH);
	expect_map_file(LANGUAGE_ENGLISH);
}

Test(manual, says_it_in_japanese)
{
	expect_program(LANGUAGE_JAPANESE);
	expect_map_file(LANGUAGE_JAPANESE);
	message_set_language(LANGUAGE_ENGLISH);
}

/* ---- nothing that does not exist ---- */

static bool has_option(const struct option_row *rows, const char *word, size_t length)
{
	for (; rows && rows->name; rows++)
		if (strlen(rows->name) == length && strncmp(rows->name, word, length) == 0)
			return true;
	return false;
}

static bool any_has_option(const char *word, size_t length)
{
	bool found = has_option(global_options, word, length);
	for (int i = 0; i < subcommand_count && !found; i++)
		found = has_option(subcommand_table[i].options, word, length);
	return found;
}

static size_t letters(const char *at)
{
	size_t length = 0;
	while (islower((unsigned char)at[length]) || at[length] == '-')
		length++;
	return length;
}

/* A call of the program: its subcommand, the topic of help, and each option exist. */
static void expect_call(const char *text, size_t length)
{
	char *call = strndup(text, length), *at = call + strlen("touchgrid");
	char *end = call + strcspn(call, "|;&#\n");
	*end = '\0';
	while (*at == ' ')
		at++;
	size_t word = letters(at);
	char *name = strndup(at, word);
	bool alone = word && at[0] != '-' && (at[word] == ' ' || !at[word]);
	const struct subcommand *s = alone ? subcommand_find(name) : subcommand_find("open");
	cr_expect(s, "`%s` speaks of a subcommand", call);
	if (s && s->run == help_run && at[word] == ' ') {
		char *topic = strndup(at + word + 1, letters(at + word + 1));
		cr_expect(!*topic || topic[0] == '-' || topic_find(topic) || subcommand_find(topic),
		          "`%s` speaks of a topic", call);
		free(topic);
	}
	for (at = strstr(at, "--"); s && at; at = strstr(at + letters(at), "--")) {
		size_t option = letters(at);
		cr_expect(at[-1] != ' ' || option <= 2 || has_option(s->options, at, option) ||
		                  has_option(global_options, at, option),
		          "`%s` speaks of options that there are", call);
	}
	free(name);
	free(call);
}

/* What stands in backquotes on a line; how many calls. */
static size_t expect_quoted(const char *open, const char *end)
{
	size_t calls = 0;
	while ((open = memchr(open, '`', (size_t)(end - open)))) {
		const char *close = memchr(open + 1, '`', (size_t)(end - open - 1));
		if (!close)
			break;
		if (strncmp(open + 1, "touchgrid ", 10) == 0) {
			expect_call(open + 1, (size_t)(close - open - 1));
			calls++;
		} else if (strncmp(open + 1, "--", 2) == 0) {
			cr_expect(any_has_option(open + 1, letters(open + 1)), "%.*s is an option",
			          (int)(close - open - 1), open + 1);
		}
		open = close + 1;
	}
	return calls;
}

/* All calls in a document: what stands in backquotes, and lines of samples. */
static size_t expect_calls(const char *text)
{
	size_t calls = 0;
	bool sample = false;
	for (const char *line = text; *line;) {
		size_t length = strcspn(line, "\n");
		if (strncmp(line, "```", 3) == 0)
			sample = !sample;
		else if (sample && strncmp(line, "touchgrid ", 10) == 0) {
			expect_call(line, length);
			calls++;
		} else if (!sample) {
			calls += expect_quoted(line, line + length);
		}
		line += length + (line[length] == '\n');
	}
	return calls;
}

Test(manual, speaks_of_nothing_that_is_not)
{
	for (int language = LANGUAGE_ENGLISH; language <= LANGUAGE_JAPANESE; language++)
		for (int section = 1; section <= 5; section += 4) {
			struct doc doc = page(section, (enum language)language);
			cr_expect(expect_calls(doc.out.bytes) > 3, "calls were found in page %d", section);
			doc_free(&doc);
		}
	message_set_language(LANGUAGE_ENGLISH);
}

Test(manual, readme_speaks_of_nothing_that_is_not)
{
	struct buffer readme = {0};
	struct error err = {0};
	struct file_stamp stamp;
	cr_assert(file_read("README.md", SIZE_MAX, &readme, &stamp, &err), "%s", err.message);
	cr_expect(expect_calls(readme.bytes) > 20);
	static const char *const parts[] = {"keys", "commands", "file", "templates", "formats"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct buffer mark = {0};
		buffer_format(&mark, "\n<!-- %s:begin -->\n", parts[i]);
		cr_expect(strstr(readme.bytes, mark.bytes), "README.md has the part %s", parts[i]);
		buffer_free(&mark);
	}
	buffer_free(&readme);
}

/* ---- what completion has to know ---- */

Test(manual, every_operand_and_value_can_be_completed)
{
	char what[64];
	for (int i = 0; i < subcommand_count; i++) {
		const struct subcommand *s = &subcommand_table[i];
		for (size_t at = 0; at < 4 && complete_operand(s->operands, at, what); at++)
			cr_expect(complete_knows(what), "%s of %s", what, s->name);
		for (const struct option_row *row = s->options; row && row->name; row++)
			cr_expect(!row->value || complete_knows(row->value), "%s of %s", row->name, s->name);
	}
	for (const struct option_row *row = global_options; row->name; row++)
		cr_expect(!row->value || complete_knows(row->value), "%s", row->name);
	cr_expect_not(complete_knows("WHATEVER"));
}

Test(manual, a_page_for_a_terminal_is_plain_text)
{
	struct doc doc = {.format = DOC_TEXT, .width = 80};
	manual_write(&doc, 5);
	cr_expect(strstr(doc.out.bytes, "\nEXAMPLES\n\n"));
	cr_expect(strstr(doc.out.bytes, "coverage/max_per_cell"));
	doc_free(&doc);
}

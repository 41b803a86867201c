/* What the program prints in the shell is in one language: the help, each way to
 * show a map, the web page, Markdown, findings. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/subcommand.h"
#include "journey/field.h"
#include "journey/finding.h"
#include "journey/template.h"
#include "support/words.h"
#include "ui/command.h"

#define JAPANESE "tests/ui/language/ja.yaml"
#define ENGLISH "tests/ui/language/en.yaml"

static struct words *words;

static void allow_each(const char *list)
{
	for (const char *at = list; at && *at;) {
		size_t length = strcspn(at, " ");
		char *word = mem_copy(at, length);
		words_allow(words, word);
		free(word);
		at += length + strspn(at + length, " ");
	}
}

/* what is typed and written in files as it stands, in any language */
static void setup(void)
{
	words = words_new();
	for (size_t i = 0; i < field_count; i++) {
		words_allow(words, field_table[i].key);
		allow_each(field_table[i].members);
		for (const struct choice *c = field_table[i].choices; c && c->word; c++)
			words_allow(words, c->word);
	}
	static const char *const removed[] = {"removed-by-ours", "removed-by-theirs"}; /* choices of a member */
	for (size_t i = 0; i < sizeof removed / sizeof *removed; i++)
		words_allow(words, removed[i]);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		words_allow(words, kind_list_key((enum kind)kind));
	for (size_t i = 0; i < RULE_COUNT; i++)
		words_allow(words, rule_table[i].name);
	for (int i = 0; i < SEVERITY_COUNT; i++)
		words_allow(words, severity_name((enum severity)i));
	for (size_t i = 0; i < template_count(); i++)
		words_allow(words, template_at(i)->name);
	for (size_t i = 0; i < command_count; i++)
		words_allow(words, command_table[i].name);
	for (const struct subcommand *s = subcommand_table; s < subcommand_table + subcommand_count; s++)
		words_allow(words, s->name);
}

static void teardown(void)
{
	words_free(words);
}

TestSuite(shell, .init = setup, .fini = teardown);

/* makes one blank of what stands between two signs, to the end where the second is missing */
static void cut(char *text, const char *from, const char *to)
{
	for (char *at = text; (at = strstr(at, from));) {
		char *end = strstr(at, to);
		end = end ? end + strlen(to) : at + strlen(at);
		*at = ' ';
		memmove(at + 1, end, strlen(end) + 1);
	}
}

static char *printed(const char *language, const char *arguments)
{
	char *command = mem_format("env -u LC_ALL -u LC_MESSAGES LANG=%s \"$TOUCHGRID\" %s 2>&1", language, arguments);
	struct buffer out = {0};
	FILE *pipe = popen(command, "r");
	cr_assert(pipe);
	for (int c; (c = getc(pipe)) != EOF;)
		buffer_add_byte(&out, (char)c);
	pclose(pipe);
	free(command);
	cr_expect_gt(out.length, 0, "%s prints nothing", arguments);
	return buffer_take(&out);
}

/* line by line, of a page without its tags */
static void check(const char *language, const char *arguments)
{
	bool japanese = strcmp(language, "ja_JP.UTF-8") == 0;
	char *text = printed(language, arguments);
	struct buffer found = {0};
	if (strstr(arguments, "html") || strstr(arguments, "markdown")) {
		cut(text, "<style", "</style>");
		cut(text, "<script", "</script>");
		cut(text, "<", ">");
	}
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		buffer_clear(&found);
		if (strstr(line, "「…」"))
			continue; /* both kinds of quotes are explained */
		if (japanese ? words_add_english(words, line, &found) : words_add_japanese(line, &found))
			cr_expect(false, "%s:%s\n%s", arguments, buffer_slice(&found).bytes, line);
	}
	buffer_free(&found);
	free(text);
}

static void check_map(const char *language, const char *map)
{
	static const char *const of_map[] = {
	        "show --width 100",
	        "show --view list",
	        "show --view findings",
	        "show --view numbers",
	        "show --view curve",
	        "show --view review",
	        "show --view lines",
	        "check",
	        "export --format html",
	        "export --format markdown",
	        "export --format csv --labels",
	};
	for (size_t i = 0; i < sizeof of_map / sizeof *of_map; i++) {
		char *arguments = mem_format("%s - <%s", of_map[i], map);
		check(language, arguments);
		free(arguments);
	}
}

Test(shell, no_english_word_in_what_a_japanese_map_is_printed_as)
{
	check_map("ja_JP.UTF-8", JAPANESE);
}

Test(shell, no_japanese_in_what_an_english_map_is_printed_as)
{
	check_map("en_US.UTF-8", ENGLISH);
}

static void check_help(const char *language)
{
	static const char *const topics[] = {"",          "keys",    "workshop",   "filters",   "coverage",
	                                     "questions", "history", "formats",    "templates", "rules",
	                                     "fields",    "capture", "environment"};
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
		char *arguments = mem_format("help %s", topics[i]);
		check(language, arguments);
		free(arguments);
	}
	for (const struct subcommand *s = subcommand_table; s < subcommand_table + subcommand_count; s++) {
		char *arguments = mem_format("help %s", s->name);
		check(language, arguments);
		free(arguments);
	}
}

Test(shell, no_english_word_in_the_japanese_help)
{
	check_help("ja_JP.UTF-8");
}

Test(shell, no_japanese_in_the_english_help)
{
	check_help("en_US.UTF-8");
}

/* what the environment and --lang say, the locale being generated or not */
Test(shell, language_is_that_of_the_environment_unless_it_is_said)
{
	static const struct {
		const char *set, *arguments;
		bool japanese;
	} cases[] = {
	        {"LANG=ja_JP.UTF-8", "", true},
	        {"LANG=ja", "", true},
	        {"LANG=C LC_MESSAGES=ja_JP.UTF-8", "", true},
	        {"LANG=ja_JP.UTF-8 LC_MESSAGES=C", "", false},
	        {"LANG=C LC_MESSAGES=C LC_ALL=ja_JP.eucJP", "", true},
	        {"LANG=ja_JP.UTF-8 LC_ALL=", "", true},
	        {"LANG=ja_JP.UTF-8 LC_ALL=C.UTF-8", "", false},
	        {"LANG=C", "--lang ja", true},
	        {"LANG=ja_JP.UTF-8", "--lang en", false},
	        {"LANG=", "", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *command = mem_format(
		        "env -u LC_ALL -u LC_MESSAGES %s \"$TOUCHGRID\" %s help | grep -q カスタマージャーニー",
		        cases[i].set, cases[i].arguments);
		cr_expect_eq(system(command) == 0, cases[i].japanese, "%s %s", cases[i].set, cases[i].arguments);
		free(command);
	}
}

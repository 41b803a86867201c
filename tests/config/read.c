#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/unicode.h"
#include "config/config.h"
#include "ui/command.h"

TestSuite(config, .init = unicode_start);

static bool read_text(struct config *config, const char *text)
{
	return config_read_text(config, "c.yaml", slice_of(text));
}

/* all that is wrong, "line:column: sentence" a line */
static char *wrong_of(const struct config *config)
{
	struct buffer out = {0};
	for (size_t i = 0; i < config->complaints.count; i++) {
		const struct error *err = &config->complaints.list[i];
		cr_expect_str_eq(err->file, "c.yaml");
		buffer_format(&out, "%ld:%ld: %s\n", err->line, err->column, err->message);
	}
	return buffer_take(&out);
}

static void expect_wrong(const char *text, const char *wrong)
{
	struct config config;
	cr_expect_not(read_text(&config, text), "%s", text);
	char *all = wrong_of(&config);
	cr_expect_str_eq(all, wrong, "%s\n", text);
	free(all);
	config_free(&config);
}

static const char *keys_of(const struct config *config, const char *name)
{
	const char *own = config->key_count ? config->keys[command_find(name) - command_table] : NULL;
	return own ? own : "as ever";
}

Test(config, the_table_is_whole)
{
	struct config config;
	config_read_text(&config, NULL, slice_of(""));
	for (enum setting_id id = 0; id < SETTING_COUNT; id++) {
		cr_assert(setting_table[id].name && *setting_table[id].help);
		cr_expect_eq(config.origins[id].source, SOURCE_DEFAULT);
		if (setting_table[id].type == SETTING_WORD) {
			cr_expect_str_eq(config.values[id], setting_table[id].usual);
			char *found = strstr(setting_table[id].words, setting_table[id].usual);
			cr_expect(found, "%s", setting_table[id].name);
		}
	}
	/* what is a number elsewhere is one here too */
	cr_expect_eq(config_word(&config, SETTING_THEME), THEME_PLAIN);
	cr_expect_eq(config_word(&config, SETTING_DENSITY), DENSITY_TITLES);
	cr_expect_eq(config_word(&config, SETTING_COLOUR), COLOUR_COVERAGE);
	cr_expect_eq(config.owner_count, 0u);
	cr_expect_null(*config.owners);
	cr_expect_not(config.styled);
	config_free(&config);
}

Test(config, words_are_those_of_the_enumerations)
{
	struct config config;
	cr_assert(read_text(&config, "theme: projector\ndensity: details\ncolour: votes\n"));
	cr_expect_eq(config_word(&config, SETTING_THEME), THEME_PROJECTOR);
	cr_expect_eq(config_word(&config, SETTING_DENSITY), DENSITY_DETAILS);
	cr_expect_eq(config_word(&config, SETTING_COLOUR), COLOUR_VOTES);
	config_free(&config);
	cr_assert(read_text(&config, "theme: safe\ndensity: large\ncolour: kind\n"));
	cr_expect_eq(config_word(&config, SETTING_THEME), THEME_SAFE);
	cr_expect_eq(config_word(&config, SETTING_DENSITY), DENSITY_LARGE);
	cr_expect_eq(config_word(&config, SETTING_COLOUR), COLOUR_KIND);
	config_free(&config);
}

Test(config, every_setting_is_read)
{
	struct config config;
	setenv("HOME", "/home/me", 1);
	cr_assert(read_text(&config, "# mine\n"
	                             "language: ja\n"
	                             "borders: ascii\n"
	                             "ambiguous_width: 2\n"
	                             "mouse: no\n"
	                             "autosave: 30\n"
	                             "state_folder: ~/state\n"
	                             "owners: [&c CSM, 'サポート', *c]\n"
	                             "styles:\n"
	                             "  gap: {foreground: bright-red, bold: yes, faint: false}\n"
	                             "  text: {background: '#00005f'}\n"
	                             "keys:\n"
	                             "  touchpoint-add: A\n"
	                             "  touchpoint-delete: [<delete>, '#', 'あ <c-X>']\n"
	                             "  numbers: []\n"));
	cr_expect(config_is(&config, SETTING_LANGUAGE, "ja"));
	cr_expect(config_is(&config, SETTING_BORDERS, "ascii"));
	cr_expect(config_is(&config, SETTING_AMBIGUOUS_WIDTH, "2"));
	cr_expect(config_is(&config, SETTING_MOUSE, "off"));
	cr_expect_eq(config_seconds(&config, SETTING_AUTOSAVE), 30);
	cr_expect_str_eq(config.values[SETTING_STATE_FOLDER], "/home/me/state");
	cr_assert_eq(config.owner_count, 3u);
	cr_expect_str_eq(config.owners[1], "サポート");
	cr_expect_str_eq(config.owners[2], "CSM");
	cr_expect_null(config.owners[3]);
	cr_expect(config.styled);
	cr_expect_eq(config.styles.of[STYLE_GAP].fg256, 9);
	cr_expect_eq(config.styles.of[STYLE_GAP].on, STYLE_BOLD);
	cr_expect_eq(config.styles.of[STYLE_GAP].off, STYLE_FAINT);
	cr_expect_not(config.styles.of[STYLE_GAP].has_bg);
	cr_expect_eq(config.styles.of[STYLE_TEXT].bg256, 17);
	cr_expect_str_eq(keys_of(&config, "touchpoint-add"), "A");
	cr_expect_str_eq(keys_of(&config, "touchpoint-delete"), "<Delete> # あ <C-x>");
	cr_expect_str_eq(keys_of(&config, "numbers"), "");
	cr_expect_str_eq(keys_of(&config, "quit"), "as ever");
	cr_expect_eq(config.origins[SETTING_AUTOSAVE].line, 6);
	cr_expect_eq(config.style_origins[STYLE_TEXT].line, 11);
	cr_expect_eq(config.key_origins[command_find("numbers") - command_table].line, 15);
	config_free(&config);
}

Test(config, an_empty_one_is_fine)
{
	static const char *const texts[] = {
	        "", "# nothing\n", "~\n", "{}\n", "keys:\nstyles:\nowners:\n", "\xEF\xBB\xBFtheme: dark\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct config config;
		cr_expect(read_text(&config, texts[i]), "%s", texts[i]);
		config_free(&config);
	}
}

Test(config, what_is_wrong_is_told_with_its_place)
{
	static const char *const cases[][2] = {
	        {"them: dark\n", "1:1: there is no setting “them”; did you mean theme?\n"},
	        {"colours_of_the_rainbow: 1\n",
	         "1:1: there is no setting “colours_of_the_rainbow”; `touchgrid help config` lists them\n"},
	        {"theme: drak\n", "1:8: theme cannot be “drak”; did you mean dark?\n"},
	        {"theme: solarized\n",
	         "1:8: theme cannot be “solarized”; it is one of plain|dark|light|contrast|safe|projector\n"},
	        {"theme: [dark]\n", "1:8: theme is one word; `touchgrid help config` says which\n"},
	        {"theme:\n", "1:7: theme is one word; `touchgrid help config` says which\n"},
	        {"theme: dark\nmouse: on\ntheme: light\n", "3:1: theme stands in line 1 already; keep one of them\n"},
	        {"autosave: 0\n", "1:11: autosave cannot be “0”; it is off, or a number of seconds from 1 to 86400\n"},
	        {"autosave: 86401\n",
	         "1:11: autosave cannot be “86401”; it is off, or a number of seconds from 1 to 86400\n"},
	        {"ambiguous_width: 3\n", "1:18: ambiguous_width cannot be “3”; it is one of 1|2|auto\n"},
	        {"state_folder: here\n",
	         "1:15: state_folder cannot be “here”; write the whole path, from / or ~/ on\n"},
	        {"owners: CSM\n", "1:9: owners is a list: owners: [CSM, Support]\n"},
	        {"owners: [[CSM], '']\n",
	         "1:10: an owner is a name on one line\n1:17: an owner is a name on one line\n"},
	        {"- theme\n", "1:1: a configuration is a mapping of settings, such as theme: dark\n"},
	        {"日本: 語\n", "1:1: there is no setting “日本”; `touchgrid help config` lists them\n"},
	        {"styles: red\n", "1:9: styles is a mapping: styles: {gap: {foreground: red}}\n"},
	        {"styles: {gpa: {}}\n", "1:10: there is no style “gpa”; did you mean gap?\n"},
	        {"styles: {gap: red}\n", "1:15: a style is a mapping: {foreground: red, bold: true}\n"},
	        {"styles: {gap: {forground: red}}\n", "1:16: a style has no “forground”; did you mean foreground?\n"},
	        {"styles: {gap: {bold: very}}\n", "1:22: this is true or false\n"},
	        {"styles:\n  gap:\n    foreground: #ff0000\n",
	         "3:16: a colour is default, a name, 0 to 255, or '#rrggbb' in quotes\n"},
	        {"styles: {gap: {foreground: 256}}\n",
	         "1:28: there is no colour “256”; take a number from 0 to 255, '#rrggbb', or one of: default black red "
	         "green "
	         "yellow blue magenta cyan white bright-black bright-red bright-green bright-yellow bright-blue "
	         "bright-magenta bright-cyan bright-white\n"},
	        {"styles: {gap: {}, gap: {}}\n", "1:19: gap stands in line 1 already; keep one of them\n"},
	        {"keys: x\n", "1:7: keys is a mapping of commands to keys: keys: {touchpoint-add: A}\n"},
	        {"keys: {touchpoint-ad: A}\n",
	         "1:8: there is no command “touchpoint-ad”; did you mean touchpoint-add?\n"},
	        {"keys: {fly: A}\n", "1:8: there is no command “fly”; `touchgrid config` lists them with their keys\n"},
	        {"keys: {vote: A, vote: B}\n", "1:17: vote stands in line 1 already; keep one of them\n"},
	        {"keys:\n  vote: #\n",
	         "2:8: a key is missing: write [] for none, and signs such as # and * in quotes\n"},
	        {"keys: {vote: gg}\n", "1:14: “gg” is not one key; put blanks between keys, and write special ones as "
	                               "<Enter>, <C-s>, <F5>, <Space>\n"},
	        {"keys: {vote: '<Click 1,2>'}\n", "1:14: <Click 1,2> is no key that can be given to a command\n"},
	        {"keys: {vote: '<Wait 3s>'}\n", "1:14: <Wait 3s> is no key that can be given to a command\n"},
	        {"keys: {vote: <C-Paste>}\n", "1:14: <C-Paste> is no key that can be given to a command\n"},
	        {"keys: {quit: []}\n", "1:14: quit needs a key: without it there is no way on\n"},
	        {"keys: {form-close: none}\n", "1:20: form-close needs a key: without it there is no way on\n"},
	        {"keys: {stage-number: A}\n",
	         "1:22: stage-number is told by its digit what is meant; it takes some of 1 2 3 4 5 6 7 8 9, not A\n"},
	        /* all at once */
	        {"theme: drak\nowner: [CSM]\nkeys: {fly: A}\n",
	         "1:8: theme cannot be “drak”; did you mean dark?\n2:1: there is no setting “owner”; did you mean "
	         "owners?\n"
	         "3:8: there is no command “fly”; `touchgrid config` lists them with their keys\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_wrong(cases[i][0], cases[i][1]);
}

Test(config, what_is_no_yaml_is_told_with_its_place)
{
	struct config config;
	cr_expect_not(read_text(&config, "theme: dark\nkeys: {a: b\n"));
	cr_assert_eq(config.complaints.count, 1u);
	cr_expect_eq(config.complaints.list[0].line, 2);
	config_free(&config);
	cr_expect_not(read_text(&config, "keys: {touchpoint-add: <nothing>}\n"));
	cr_assert_eq(config.complaints.count, 1u);
	cr_expect_eq(config.complaints.list[0].column, 24);
	config_free(&config);
}

Test(config, one_key_of_two_commands_is_told_once)
{
	static const char *const cases[][2] = {
	        {"keys: {touchpoint-add: x}\n", "1:8: x would be the key of touchpoint-add and of touchpoint-delete "
	                                        "(In the grid and the inbox); give one of "
	                                        "them another key, or [] for none\n"},
	        {"keys:\n  touchpoint-delete: Y\n  touchpoint-add: Y\n",
	         "3:3: Y would be the key of touchpoint-add and of touchpoint-delete (In the grid and the inbox); give "
	         "one of "
	         "them another key, or [] for none\n"},
	        {"keys: {form-down: k}\n", "1:8: k would be the key of form-down and of form-up (In a form); give one "
	                                   "of them another key, or [] for "
	                                   "none\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_wrong(cases[i][0], cases[i][1]);
}

Test(config, keys_may_be_exchanged_and_shared_between_places)
{
	static const char *const texts[] = {
	        "keys: {touchpoint-add: x, touchpoint-delete: a}\n",
	        "keys: {touchpoint-delete: [], touchpoint-add: a x}\n",
	        "keys: {touchpoint-add: <F8>, form-up: <F8>}\n",
	        "keys: {stage-number: 1 2 3, touchpoint-add: '9'}\n",
	        "keys: {touchpoint-add: [a, a, A A]}\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct config config;
		bool good = read_text(&config, texts[i]);
		char *wrong = wrong_of(&config);
		cr_expect(good, "%s%s", texts[i], wrong);
		free(wrong);
		config_free(&config);
	}
}

static char *written(const struct config *config)
{
	struct buffer out = {0};
	config_write(config, &out);
	return buffer_take(&out);
}

/* Of the same values, read from another file. */
static void expect_same(const struct config *a, const struct config *b)
{
	for (enum setting_id id = 0; id < SETTING_COUNT; id++)
		if (a->values[id])
			cr_expect_str_eq(a->values[id], b->values[id]);
	cr_expect_eq(memcmp(&a->styles, &b->styles, sizeof a->styles), 0);
	cr_expect_eq(a->owner_count, b->owner_count);
	for (size_t i = 0; i < a->owner_count && i < b->owner_count; i++)
		cr_expect_str_eq(a->owners[i], b->owners[i]);
	for (size_t i = 0; i < command_count; i++) {
		const char *one = a->key_count && a->keys[i] ? a->keys[i] : command_table[i].keys;
		const char *other = b->key_count && b->keys[i] ? b->keys[i] : command_table[i].keys;
		cr_expect_str_eq(one, other, "%s", command_table[i].name);
	}
}

Test(config, what_is_written_is_read_again)
{
	static const char *const texts[] = {
	        "",
	        "theme: dark\nautosave: 7\nstate_folder: '/a: #b'\nowners: ['yes', 'a, b: c', \"x\\\"'\"]\n"
	        "styles: {gap: {foreground: '#123456', background: default, reverse: true, bold: false}, text: {}}\n"
	        "keys: {touchpoint-add: [\"'\", '\"', '\\', '#', '&'], bulk-join: [], replace: '%', touchpoint-join: "
	        "[]}\n",
	        "keys: {touchpoint-add: [\"'\", '\"', '\\', '~', <lt>, あ, <C-A-S-Up>], vote: []}\n",
	        "styles: {gap: {foreground: '#123456', background: default, reverse: true, bold: false}, text: {}}\n",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct config config, again;
		if (!read_text(&config, texts[i])) {
			config_free(&config);
			continue;
		}
		char *text = written(&config);
		bool good = read_text(&again, text);
		char *wrong = wrong_of(&again);
		cr_expect(good, "%s\n%s", wrong, text);
		expect_same(&config, &again);
		free(wrong);
		free(text);
		config_free(&config);
		config_free(&again);
	}
}

Test(config, the_file_to_begin_with_changes_nothing)
{
	struct config config, usual, again;
	char *text = written(NULL);
	cr_expect(read_text(&config, text));
	cr_assert(read_text(&usual, ""));
	for (enum setting_id id = 0; id < SETTING_COUNT; id++)
		cr_expect_eq(config.origins[id].source, SOURCE_DEFAULT, "%s", setting_table[id].name);
	expect_same(&config, &usual);
	/* and each line is right when its sign goes */
	struct buffer bare = {0};
	for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (at[0] != '#' || at[1] != ' ' || at[2] == ' ')
			buffer_add(&bare, at + (*at == '#'), strcspn(at + (*at == '#'), "\n") + 1);
	cr_expect(read_text(&again, bare.bytes), "%s", again.complaints.count ? again.complaints.list->message : "");
	expect_same(&again, &usual);
	cr_expect_eq(again.origins[SETTING_KEYS].source, SOURCE_FILE);
	buffer_free(&bare);
	free(text);
	config_free(&config);
	config_free(&usual);
	config_free(&again);
}

Test(config, the_environment_says_more_than_the_file)
{
	struct config config;
	char path[] = "/tmp/touchgrid-config-XXXXXX";
	int fd = mkstemp(path);
	cr_assert(fd >= 0 && dprintf(fd, "theme: dark\nmouse: off\n") > 0);
	close(fd);
	setenv("TOUCHGRID_THEME", "light", 1);
	setenv("TOUCHGRID_DENSITY", "", 1);
	cr_expect(config_read(&config, path, true));
	cr_expect(config_is(&config, SETTING_THEME, "light"));
	cr_expect_eq(config.origins[SETTING_THEME].source, SOURCE_ENVIRONMENT);
	cr_expect(config_is(&config, SETTING_MOUSE, "off"));
	cr_expect(config_is(&config, SETTING_DENSITY, "titles"));
	config_option(&config, SETTING_THEME, "safe");
	cr_expect_eq(config_word(&config, SETTING_THEME), THEME_SAFE);
	cr_expect_eq(config.origins[SETTING_THEME].source, SOURCE_OPTION);
	config_free(&config);
	setenv("TOUCHGRID_THEME", "lihgt", 1);
	cr_expect_not(config_read(&config, path, true));
	cr_assert_eq(config.complaints.count, 1u);
	cr_expect_str_eq(config.complaints.list[0].file, "TOUCHGRID_THEME");
	cr_expect(config_is(&config, SETTING_THEME, "dark"));
	config_free(&config);
	unlink(path);
}

Test(config, a_file_that_is_not_there_matters_only_when_it_was_named)
{
	struct config config;
	cr_expect(config_read(&config, "/nowhere/config.yaml", false));
	cr_expect_not(config.read);
	cr_expect_str_eq(config.path, "/nowhere/config.yaml");
	config_free(&config);
	cr_expect_not(config_read(&config, "/nowhere/config.yaml", true));
	config_free(&config);
	cr_expect_not(config_read(&config, "/tmp", false));
	config_free(&config);
	cr_expect(config_read(&config, NULL, true));
	cr_expect_null(config.path);
	config_free(&config);
}

static void expect_path(const char *wish, const char *path, bool named)
{
	bool is_named;
	char *found = config_path(wish, &is_named);
	cr_expect_eq(is_named, named);
	if (path)
		cr_expect_str_eq(found, path);
	else
		cr_expect_null(found);
	free(found);
}

Test(config, the_path_is_wished_for_or_where_such_files_are)
{
	unsetenv("TOUCHGRID_CONFIG");
	unsetenv("XDG_CONFIG_HOME");
	setenv("HOME", "/home/me", 1);
	expect_path(NULL, "/home/me/.config/touchgrid/config.yaml", false);
	setenv("XDG_CONFIG_HOME", "not/from/the/root", 1);
	expect_path(NULL, "/home/me/.config/touchgrid/config.yaml", false);
	setenv("XDG_CONFIG_HOME", "/etc/me", 1);
	expect_path(NULL, "/etc/me/touchgrid/config.yaml", false);
	setenv("TOUCHGRID_CONFIG", "own.yaml", 1);
	expect_path(NULL, "own.yaml", true);
	expect_path("other.yaml", "other.yaml", true);
	expect_path("", NULL, true);
	setenv("TOUCHGRID_CONFIG", "", 1);
	expect_path(NULL, NULL, true);
	unsetenv("TOUCHGRID_CONFIG");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	expect_path(NULL, NULL, false);
}

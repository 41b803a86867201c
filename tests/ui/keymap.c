#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "ui/command.h"
#include "ui/compare.h"
#include "ui/help.h"
#include "ui/play.h"

static const char map[] = "stages: [s, t]\nchannels: [c, d]\ntouchpoints:\n"
                          "  - {id: one, name: One, stage: s, channel: c}\n"
                          "  - {id: two, name: Two, stage: t, channel: c}\n";

/* keys for two commands, the others have those of the table; free() */
static const char **keys_for(const char *name, const char *keys, const char *second, const char *others)
{
	const char **all = mem_new_array(command_count, sizeof *all);
	all[command_find(name) - command_table] = keys;
	if (second)
		all[command_find(second) - command_table] = others;
	return all;
}

TestSuite(keymap, .init = unicode_start);

Test(keymap, a_command_has_other_keys)
{
	struct play p = play_start(map);
	const char **keys = keys_for("touchpoint-delete", "<F8> <C-d>", NULL, NULL);
	ui_use_keys(p.ui, keys);
	play_keys(&p, "x");
	play_expect(&p, "id: one");
	play_keys(&p, "<F8>");
	play_expect_no(&p, "id: one");
	play_keys(&p, "u<C-d>");
	play_expect_no(&p, "id: one");
	play_end(&p);
	free(keys);
}

Test(keymap, keys_may_be_exchanged_and_taken_away)
{
	struct play p = play_start(map);
	const char **keys = keys_for("touchpoint-delete", "a", "touchpoint-add", "");
	ui_use_keys(p.ui, keys);
	play_keys(&p, "a");
	play_expect_no(&p, "id: one");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect_eq(keymap_key(p.ui->keymap, command_find("touchpoint-add")), 0u);
	cr_expect_str_eq(keymap_keys(p.ui->keymap, command_find("touchpoint-add")), "");
	/* by its name it goes all the same */
	play_keys(&p, ":add touchpoints here<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_PROMPT);
	play_end(&p);
	free(keys);
}

static void expect_screen(struct play *p, const char *has, const char *lacks)
{
	char *screen = play_screen(p, 120, 60);
	cr_expect(strstr(screen, has), "%s is missing in\n%s", has, screen);
	if (lacks)
		cr_expect_not(strstr(screen, lacks), "%s is in\n%s", lacks, screen);
	free(screen);
}

Test(keymap, hints_help_and_palette_tell_the_keys_one_has)
{
	struct play p = play_start(map);
	const char **keys = keys_for("touchpoint-add", "<F7> あ", "touchpoint-rename", "");
	ui_use_keys(p.ui, keys);
	expect_screen(&p, "F7 add ", "e rename");
	play_keys(&p, "?");
	expect_screen(&p, "F7 あ", NULL);
	play_keys(&p, "<Esc>:add touchpoints here");
	expect_screen(&p, "F7 あ", NULL);
	play_end(&p);
	free(keys);
}

Test(keymap, the_hint_does_what_it_says_when_it_is_clicked)
{
	struct play p = play_start(map);
	const char **keys = keys_for("touchpoint-add", "<F7>", NULL, NULL);
	ui_use_keys(p.ui, keys);
	play_mouse(&p, "Click", "F7 add", 0, 0);
	cr_expect_eq(ui_place(p.ui), PLACE_PROMPT);
	play_end(&p);
	free(keys);
}

Test(keymap, a_look_at_two_maps_has_the_same_keys)
{
	struct play p = play_start(map);
	const char **keys = keys_for("compare-close", "<F9>", NULL, NULL);
	struct error err;
	ui_use_keys(p.ui, keys);
	struct document *other = document_of_bytes(slice_of("stages: [s]\nchannels: [c]\n"), NULL, NULL);
	cr_assert(compare_with(p.ui, other, "other", &err));
	play_keys(&p, "q");
	cr_expect(p.ui->over);
	play_keys(&p, "<F9>");
	cr_expect_null(p.ui->over);
	play_end(&p);
	free(keys);
}

Test(keymap, in_the_table_no_key_has_two_commands)
{
	struct keymap *keymap = keymap_new(NULL);
	for (size_t i = 0; i < command_count; i++) {
		struct slice keys = slice_of(command_table[i].keys);
		for (size_t at = 0; at < keys.length; at += keys.bytes[at] == ' ') {
			key k;
			cr_assert(key_parse(keys, &at, &k, NULL), "%s", command_table[i].name);
			for (enum place place = 0; place < PLACE_COUNT; place++)
				if (command_table[i].places & IN(place))
					cr_expect_eq(keymap_find(keymap, place, k), &command_table[i], "%s, place %d",
					             command_table[i].name, place);
		}
	}
	keymap_free(keymap);
}

Test(keymap, usual_owners_are_offered_while_the_map_lists_none)
{
	static const char *const usual[] = {"Team 甲", "Bot", NULL};
	struct play p = play_start(map);
	p.ui->usual_owners = usual;
	play_keys(&p, "o");
	expect_screen(&p, "Team 甲", NULL);
	play_keys(&p, "bo<Enter>");
	play_expect(&p, "owner: Bot");
	play_expect_no(&p, "owners:");
	play_keys(&p, "aNew @te");
	expect_screen(&p, "Team 甲", NULL);
	play_keys(&p, "<Esc><Esc><Right>w");
	expect_screen(&p, "2 Bot", "customer success");
	play_end(&p);
	p = play_start("owners: [Ann]\nstages: [s]\nchannels: [c]\ntouchpoints:\n  - {id: one, name: One, stage: s, "
	               "channel: c}\n");
	p.ui->usual_owners = usual;
	play_keys(&p, "o");
	expect_screen(&p, "Ann", "Team 甲");
	play_end(&p);
}

static void expect_told(struct play *p, const char *keys, const char *told)
{
	play_keys(p, keys);
	cr_assert(p->ui->message, "%s", keys);
	cr_expect(strstr(p->ui->message, told), "%s is not in %s", told, p->ui->message);
}

Test(keymap, what_is_said_tells_the_keys_one_has)
{
	struct play p = play_start(map);
	const char **keys = keys_for("undo", "%", "touchpoint-paste", "");
	keys[command_find("replace") - command_table] = "";
	keys[command_find("touchpoint-add") - command_table] = "<C-n>";
	expect_told(&p, "x", "“One” is deleted; u brings it back");
	ui_use_keys(p.ui, keys);
	play_keys(&p, "<Esc><Down>");
	expect_screen(&p, "a gap: Ctrl-N adds", NULL);
	expect_told(&p, "<Up><Right>x", "“Two” is deleted; % brings it back");
	play_keys(&p, "%");
	play_expect(&p, "Two");
	expect_told(&p, "y", "copied; :touchpoint-paste puts it into a cell");
	expect_told(&p, "%e<C-u>{undo} {<Enter>x", "“{undo} {” is deleted; % brings it back");
	play_end(&p);
	free(keys);
}

Test(keymap, what_is_no_command_stays_in_the_text)
{
	struct play p = play_start(map);
	struct buffer out = {0};
	help_add_text(p.ui, "{save} {save {nothing} } {} {", true, &out);
	cr_expect_str_eq(out.bytes, "Ctrl-S {save {nothing} } {} {");
	buffer_free(&out);
	play_end(&p);
}

extern const struct label message_catalogue[];
extern const unsigned message_catalogue_count;

/* in what `check` finds, names in braces stand for other things */
static bool is_of_checks(const char *name)
{
	static const char *const names[] = {"all",   "choices", "count", "key",  "kind",
	                                    "limit", "list",    "name",  "some", "word"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* how many commands a text names by {…}; ends the test at one that is none */
static size_t named_in(const char *text)
{
	size_t count = 0;
	for (const char *at = text; (at = strchr(at, '{')); at++) {
		size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz-");
		if (!length || at[length + 1] != '}')
			continue;
		char *name = mem_copy(at + 1, length);
		cr_expect(command_find(name) || is_of_checks(name), "there is no command %s: %s", name, text);
		free(name);
		count++;
	}
	return count;
}

Test(keymap, what_is_said_names_commands_that_exist_in_both_languages)
{
	size_t all = 0;
	for (unsigned i = 0; i < message_catalogue_count; i++) {
		size_t count = named_in(message_catalogue[i].en);
		cr_expect_eq(named_in(message_catalogue[i].ja), count, "%s", message_catalogue[i].en);
		all += count;
	}
	cr_expect_gt(all, 30u);
}

/* No screen mixes the languages.
 *
 * Every command is run in every place that it is for, on a map that says much,
 * and whatever it opens is gone on with.  After each key the screen, the message
 * and in the end the name of the undone step are in the user's language: no
 * English word in Japanese but those listed in tests/support/words, no Japanese
 * in English. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/message.h"
#include "journey/field.h"
#include "journey/finding.h"
#include "journey/template.h"
#include "support/words.h"
#include "ui/command.h"
#include "ui/compare.h"
#include "ui/form.h"
#include "ui/offer.h"
#include "ui/play.h"
#include "ui/start.h"
#include "ui/tutor.h"

/* how each place is come to */
static const struct opening {
	enum place place;
	const char *keys;
	bool compared; /* a look at two maps is open before */
} openings[] = {
        {PLACE_GRID, "", false},         {PLACE_GRID, "*", false},
        {PLACE_GRID, "<Tab>", false},    {PLACE_GRID, "fowner=<Enter>", false},
        {PLACE_GRID, "vzz", false},      {PLACE_GRID, "<Right>K", false},
        {PLACE_GRID, "<F5>", false},     {PLACE_CARRY, "m", false},
        {PLACE_CARRY, "c", false},       {PLACE_LINK, ">", false},
        {PLACE_LINK, "<Space>>", false}, {PLACE_FORM, "<Enter>", false},
        {PLACE_FORM, "M", false},        {PLACE_LIST, "S", false},
        {PLACE_LIST, "C", false},        {PLACE_LIST, "P", false},
        {PLACE_LIST, "O", false},        {PLACE_HISTORY, "e1<Enter>r2U", false},
        {PLACE_SETTLE, "X", false},      {PLACE_AUDIT, "g", false},
        {PLACE_AUDIT, "g<Down>", false}, {PLACE_STEPS, "w", false},
        {PLACE_STEPS, "w<Tab>", false},  {PLACE_STEPS, "ww", false},
        {PLACE_PATHS, "G", false},       {PLACE_VOTES, "W", false},
        {PLACE_TIMER, "t", false},       {PLACE_TIMER, "t<Enter>", false},
        {PLACE_REVIEW, "R", false},      {PLACE_DUE, "R<Tab>", false},
        {PLACE_CURVE, "E", false},       {PLACE_NUMBERS, "#", false},
        {PLACE_ZOOM, "Z", false},        {PLACE_HELP, "?", false},
        {PLACE_LOOK, "", true},          {PLACE_CHANGES, "<Enter>", true},
};

/* gone on with after a command, which may have opened a line or a list */
static const char *const onward[] = {"<Down>", "<Tab>", "3", "<Enter>", "<Enter>", "<Enter>"};

static enum language language;
static struct words *words;
static unsigned checked;

/* The maps are written anew into a folder of their own for each play, since
 * commands that save run too. */
static char *maps[2], folder[] = "/tmp/touchgrid-language-XXXXXX";

static char *read_map(const char *path)
{
	struct buffer text = {0};
	struct error err = {0};
	struct file_stamp stamp;
	cr_assert(file_read(path, 1 << 20, &text, &stamp, &err), "%s", err.message);
	return buffer_take(&text);
}

static struct play start(enum language chosen)
{
	language = chosen;
	message_set_language(language);
	FILE *file = fopen("map.yaml", "w");
	cr_assert(file);
	fputs(maps[chosen], file);
	fclose(file);
	return play_open("map.yaml");
}

static void setup(void)
{
	words = words_new();
	maps[LANGUAGE_ENGLISH] = read_map("tests/ui/language/en.yaml");
	maps[LANGUAGE_JAPANESE] = read_map("tests/ui/language/ja.yaml");
	cr_assert(mkdtemp(folder) && chdir(folder) == 0);
	for (size_t i = 0; i < command_count; i++)
		words_allow(words, command_table[i].name);
	for (size_t i = 0; i < RULE_COUNT; i++)
		words_allow(words, rule_table[i].name);
	for (size_t i = 0; i < field_count; i++)
		for (const struct choice *c = field_table[i].choices; c && c->word; c++)
			words_allow(words, c->word);
}

static void teardown(void)
{
	words_free(words);
	free(maps[LANGUAGE_ENGLISH]);
	free(maps[LANGUAGE_JAPANESE]);
	char *remove = mem_format("rm -rf '%s'", folder);
	cr_expect_eq(system(remove), 0);
	free(remove);
	message_set_language(LANGUAGE_ENGLISH);
}

/* each line, so that a failure shows the one that matters */
static void check(const char *text, const char *where, const char *then)
{
	struct buffer found = {0};
	checked++;
	while (*text) {
		char *line = mem_copy(text, strcspn(text, "\n"));
		buffer_clear(&found);
		if (language == LANGUAGE_JAPANESE ? words_add_english(words, line, &found)
		                                  : words_add_japanese(line, &found))
			cr_expect(false, "%s %s:%s\n%s", where, then, buffer_slice(&found).bytes, line);
		text += strlen(line) + (text[strlen(line)] == '\n');
		free(line);
	}
	buffer_free(&found);
}

static void check_screen(struct play *p, int width, int height, const char *where, const char *then)
{
	char *screen = play_screen(p, width, height);
	check(screen, where, then);
	const struct ui *front = compare_front(p->ui);
	if (front->message)
		check(front->message, where, then);
	free(screen);
}

static void look_at_two(struct play *p)
{
	struct error err = {0};
	const char *other = language == LANGUAGE_JAPANESE ? "title: 前\ntouchpoints: [一つ目]\n"
	                                                  : "title: before\ntouchpoints: [first]\n";
	cr_assert(compare_with(p->ui, document_of_bytes(slice_of(other), NULL, &err),
	                       language == LANGUAGE_JAPANESE ? "前" : "before", &err));
}

static struct play open_place(enum language chosen, const struct opening *opening)
{
	struct play p = start(chosen);
	if (opening->compared)
		look_at_two(&p);
	play_keys(&p, opening->keys);
	cr_assert_eq(ui_place(compare_front(p.ui)), opening->place, "%s", opening->keys);
	return p;
}

static void run_in(enum language chosen, const struct opening *opening, const struct command *command)
{
	struct play p = open_place(chosen, opening);
	char where[64];
	snprintf(where, sizeof where, "“%s” %s", opening->keys, command->name);
	command_run(compare_front(p.ui), command, keymap_key(compare_front(p.ui)->keymap, command));
	check_screen(&p, 120, 40, where, "");
	for (size_t i = 0; i < sizeof onward / sizeof *onward; i++) {
		play_keys(&p, onward[i]);
		check_screen(&p, 100, 30, where, onward[i]);
	}
	play_keys(&p, "<Esc><Esc><Esc><Esc>u");
	check_screen(&p, 100, 30, where, "u");
	play_end(&p);
}

static void walk(enum language chosen)
{
	unsigned seen = 0;
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		seen |= IN(openings[i].place);
		for (size_t j = 0; j < command_count; j++)
			if (command_table[j].places & IN(openings[i].place))
				run_in(chosen, &openings[i], &command_table[j]);
	}
	unsigned elsewhere = IN(PLACE_PROMPT) | IN(PLACE_CHOOSER) | IN(PLACE_RECOVERY) | IN(PLACE_TUTOR);
	cr_expect_eq(seen | elsewhere, (IN(PLACE_COUNT - 1) << 1) - 1, "a place is not walked");
	cr_expect_gt(checked, 1000);
}

TestSuite(language, .init = setup, .fini = teardown);

Test(language, no_english_word_in_japanese_wherever_a_command_leads)
{
	walk(LANGUAGE_JAPANESE);
}

Test(language, no_japanese_in_english_wherever_a_command_leads)
{
	walk(LANGUAGE_ENGLISH);
}

/* every lesson, also with praise, on its own map */
static void lessons(enum language chosen)
{
	free(maps[chosen]);
	maps[chosen] = mem_copy_text(lesson_map(chosen));
	struct play p = start(chosen);
	char where[64];
	tutor_begin(p.ui, 0, false, NULL);
	for (size_t i = 0; i <= lesson_count; i++) {
		snprintf(where, sizeof where, "lesson %zu", i + 1);
		check_screen(&p, 100, 30, where, "");
		p.ui->tutor->praised = i > 0;
		check_screen(&p, 100, 30, where, "praised");
		play_keys(&p, "<C-n>");
	}
	play_end(&p);
}

Test(language, no_english_word_in_a_japanese_lesson)
{
	lessons(LANGUAGE_JAPANESE);
}

Test(language, no_japanese_in_an_english_lesson)
{
	lessons(LANGUAGE_ENGLISH);
}

/* what a start screen says by itself, and what it asks */
static void beginning(enum language chosen)
{
	struct play p = start(chosen);
	const struct template *template = template_find("post-sale");
	start_open(p.ui);
	start_add(p.ui, START_TEMPLATE, message_label(&template->label), message_label(&template->description),
	          template->name, "");
	for (enum start_kind kind = START_RECENT; kind <= START_QUIT; kind++)
		start_add(p.ui, kind, "1", NULL, kind == START_QUIT ? "2" : "3", NULL);
	start_show(p.ui);
	check_screen(&p, 120, 30, "start", "");
	play_keys(&p, "<Enter>");
	check_screen(&p, 120, 30, "start", "template");
	play_keys(&p, "1<Enter>");
	check_screen(&p, 120, 30, "start", "starters");
	play_keys(&p, "<Esc><Esc><End><Up><Enter>");
	check_screen(&p, 120, 30, "start", "other");
	play_end(&p);
}

Test(language, no_english_word_in_a_japanese_start)
{
	beginning(LANGUAGE_JAPANESE);
}

Test(language, no_japanese_in_an_english_start)
{
	beginning(LANGUAGE_ENGLISH);
}

/* the form of one thing of each kind, every field of it, and what Enter asks of it */
static void fields_of(enum language chosen, const char *form)
{
	struct play p = start(chosen);
	char where[64];
	play_keys(&p, form);
	cr_assert_eq(ui_place(p.ui), PLACE_FORM, "%s", form);
	size_t last = SIZE_MAX;
	while (p.ui->form && p.ui->form->at != last) {
		last = p.ui->form->at;
		snprintf(where, sizeof where, "“%s” field %zu", form, last);
		check_screen(&p, 160, 60, where, "");
		play_keys(&p, "<Enter>");
		check_screen(&p, 160, 60, where, "<Enter>");
		play_keys(&p, "<Enter>");
		check_screen(&p, 160, 60, where, "<Enter>");
		for (int i = 0; i < 4 && ui_place(p.ui) != PLACE_FORM; i++)
			play_keys(&p, "<Esc>");
		play_keys(&p, "<Down>");
	}
	cr_expect_gt(last, 4);
	play_end(&p);
}

static void forms(enum language chosen)
{
	static const char *const of[] = {"<Enter>", "M", "S<Enter>", "C<Enter>", "P<Enter>", "O<Enter>"};
	for (size_t i = 0; i < sizeof of / sizeof *of; i++)
		fields_of(chosen, of[i]);
}

Test(language, no_english_word_in_a_japanese_form)
{
	forms(LANGUAGE_JAPANESE);
}

Test(language, no_japanese_in_an_english_form)
{
	forms(LANGUAGE_ENGLISH);
}

/* everything that scrolls, in a terminal that is high enough, and what one line offers */
static void at_length(enum language chosen)
{
	static const char *const keys[] = {
	        "?",
	        ":",
	        "g",
	        "#",
	        "E",
	        "R",
	        "R<Tab>",
	        "X",
	        "G",
	        "W",
	        "W[",
	        "V",
	        "=",
	        "F",
	        "f",
	        "f=",
	        "a",
	        "a@",
	        "a!",
	        "a#",
	        "a>",
	        "a1!z ",
	        "/1",
	        "%1<Enter>2",
	        "D",
	        "t",
	        "a1<Enter>2<Enter><Esc>U",
	        "*x",
	        "*&",
	        "q",
	        "a1<Enter><Esc>q",
	        "L",
	        "=<Enter>",
	        "d",
	        "o",
	        "r",
	        "1",
	        "9",
	        ".",
	        "p",
	        "y",
	        "n",
	        "<C-s>",
	        "<F9>",
	        "<C-r>",
	        "u",
	        "]",
	        "[",
	        "Sx",
	        "Sjx",
	        "S&",
	        "Se",
	        "wi",
	        "w/",
	        "<End>",
	        "&",
	};
	struct opening opening = {PLACE_GRID, "", false};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct play p = open_place(chosen, &opening);
		play_keys(&p, keys[i]);
		check_screen(&p, 160, 300, keys[i], "");
		check_screen(&p, 80, 24, keys[i], "");
		check_screen(&p, 40, 12, keys[i], "");
		play_end(&p);
	}
}

Test(language, no_english_word_in_japanese_however_long)
{
	at_length(LANGUAGE_JAPANESE);
}

Test(language, no_japanese_in_english_however_long)
{
	at_length(LANGUAGE_ENGLISH);
}

/* a map that says nothing, and one that has neither stages nor channels */
Test(language, no_english_word_in_an_empty_japanese_map)
{
	static const char *const empty[] = {"{}", "title: 空\n", "stages: [導入]\nchannels: [電話]\n"};
	language = LANGUAGE_JAPANESE;
	message_set_language(language);
	for (size_t m = 0; m < sizeof empty / sizeof *empty; m++)
		for (size_t j = 0; j < command_count; j++) {
			if (!(command_table[j].places & IN(PLACE_GRID)))
				continue;
			struct play p = play_start(empty[m]);
			command_run(p.ui, &command_table[j], keymap_key(p.ui->keymap, &command_table[j]));
			check_screen(&p, 120, 40, empty[m], command_table[j].name);
			play_keys(&p, "<Enter>あ<Enter>");
			check_screen(&p, 80, 24, empty[m], command_table[j].name);
			play_end(&p);
		}
}

/* what the last session did and did not save */
static void offered(enum language chosen, bool outside)
{
	struct play p = start(chosen);
	play_keys(&p, chosen == LANGUAGE_JAPANESE ? "e新<Enter>r2" : "enew<Enter>r2");
	struct recovery recovery = {.count = 2, .base = 0, .ours = 2, .when = 1764000000, .outside = outside};
	offer_open(p.ui, &recovery);
	cr_assert_eq(ui_place(p.ui), PLACE_RECOVERY);
	check_screen(&p, 80, 24, "offer", "");
	check_screen(&p, 20, 5, "offer", "");
	play_keys(&p, "n");
	check_screen(&p, 80, 24, "offer", "n");
	play_end(&p);
}

Test(language, no_english_word_in_a_japanese_offer)
{
	offered(LANGUAGE_JAPANESE, false);
	offered(LANGUAGE_JAPANESE, true);
}

Test(language, no_japanese_in_an_english_offer)
{
	offered(LANGUAGE_ENGLISH, false);
	offered(LANGUAGE_ENGLISH, true);
}

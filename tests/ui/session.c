/* Saving and following a file that others write, from the keys on. */
#include "ui/session.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "ui/compare.h"
#include "ui/play.h"
#include "ui/settle.h"

#define HEAD "stages: [導入]\nchannels: [mail]\ntouchpoints:\n"
#define A "  - {id: a, name: 挨拶, stage: 導入, channel: mail}\n"
#define B "  - {id: b, name: 電話, stage: 導入, channel: mail}\n"

static char *content(const char *path)
{
	struct buffer out = {0};
	struct file_stamp stamp;
	file_read(path, DOCUMENT_MAX_BYTES, &out, &stamp, NULL);
	return buffer_take(&out);
}

static void write_outside(const char *text)
{
	unlink("other");
	cr_assert(file_create("other", slice_of(text), NULL));
	cr_assert_eq(rename("other", "map.yaml"), 0);
}

static struct play start(const char *text)
{
	char folder[] = "/tmp/touchgrid-XXXXXX";
	cr_assert(mkdtemp(folder) && chdir(folder) == 0);
	setenv("XDG_STATE_HOME", folder, 1);
	setenv("HOME", folder, 1);
	cr_assert(file_create("map.yaml", slice_of(text), NULL));
	return play_open("map.yaml");
}

static void end(struct play *p)
{
	char folder[64];
	play_end(p);
	cr_assert(getcwd(folder, sizeof folder));
	char *command = mem_format("chmod -R u+w '%s'; rm -rf '%s'", folder, folder);
	cr_expect_eq(system(command), 0);
	free(command);
}

static void expect_message(const struct play *p, const char *piece)
{
	cr_expect(p->ui->message && strstr(p->ui->message, piece), "“%s” is not in “%s”", piece, p->ui->message);
}

static void expect_file(const char *piece)
{
	char *now = content("map.yaml");
	cr_expect(strstr(now, piece), "“%s” is not in\n%s", piece, now);
	free(now);
}

Test(session, takes_over_what_others_changed)
{
	struct play p = start(HEAD A B);
	play_keys(&p, "<Down>");
	const struct item *current = ui_current(p.ui);
	write_outside(HEAD "  - {id: c, name: 最初, stage: 導入, channel: mail}\n" A B);
	session_look(p.ui);
	expect_message(&p, "the file was changed: added 1");
	cr_expect_eq(ui_current(p.ui), current, "the cursor stays on what it was on");
	cr_expect_eq(p.ui->cursor.index, 2);
	play_expect(&p, "最初");
	play_keys(&p, "u");
	play_expect_no(&p, "最初");
	end(&p);
}

Test(session, waits_until_nothing_is_being_typed)
{
	struct play p = start(HEAD A);
	play_keys(&p, "e改");
	write_outside(HEAD A B);
	session_look(p.ui);
	play_expect_no(&p, "電話");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "The file was changed"), "%s", screen);
	free(screen);
	play_keys(&p, "<Enter>");
	play_expect(&p, "電話");
	play_expect(&p, "挨拶改");
	expect_message(&p, "merged with the file: added 1");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	end(&p);
}

Test(session, waits_for_what_is_carried_and_chosen)
{
	struct play p = start(HEAD A);
	play_keys(&p, "m");
	write_outside(HEAD A B);
	session_look(p.ui);
	play_expect_no(&p, "電話");
	play_keys(&p, "<Esc>");
	play_expect(&p, "電話");
	play_keys(&p, ":");
	write_outside(HEAD A);
	session_look(p.ui);
	play_expect(&p, "電話");
	play_keys(&p, "<Esc>");
	play_expect_no(&p, "電話");
	end(&p);
}

Test(session, goes_on_adding_while_others_add)
{
	struct play p = start(HEAD A);
	play_keys(&p, "a一<Enter>");
	write_outside(HEAD A B);
	session_look(p.ui);
	play_expect(&p, "電話");
	cr_expect_eq(ui_place(p.ui), PLACE_PROMPT);
	play_keys(&p, "二<Enter><Esc>");
	play_expect(&p, "name: 一");
	play_expect(&p, "name: 二");
	end(&p);
}

Test(session, closes_the_form_of_what_others_removed)
{
	struct play p = start(HEAD A B);
	play_keys(&p, "<Enter>");
	write_outside(HEAD B);
	session_look(p.ui);
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_expect_no(&p, "挨拶");
	end(&p);
}

Test(session, saves_what_merges)
{
	struct play p = start(HEAD A);
	play_keys(&p, "a一<Enter><Esc>");
	write_outside(HEAD A B);
	play_keys(&p, "<C-s>");
	expect_message(&p, "merged with what was changed outside: added 1");
	expect_file("電話");
	expect_file("name: 一");
	end(&p);
}

Test(session, shows_conflicts_before_it_writes_them)
{
	struct play p = start(HEAD A);
	play_keys(&p, "e改<Enter>");
	write_outside(HEAD "  - {id: a, name: 別名, stage: 導入, channel: mail}\n");
	play_keys(&p, "q<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_SETTLE);
	cr_expect_neq(p.ui->request, REQUEST_QUIT);
	expect_message(&p, "not saved yet");
	expect_file("別名");
	cr_expect_eq(settle_conflicts(p.ui), 1);
	play_keys(&p, "t<C-s>");
	expect_message(&p, "saved");
	char *now = content("map.yaml");
	cr_expect_str_eq(now, HEAD "  - {id: a, name: 別名, stage: 導入, channel: mail}\n");
	free(now);
	end(&p);
}

Test(session, records_conflicts_that_nobody_settles)
{
	struct play p = start(HEAD A);
	play_keys(&p, "e改<Enter>");
	write_outside(HEAD "  - {id: a, name: 別名, stage: 導入, channel: mail}\n");
	session_look(p.ui);
	cr_expect_eq(ui_place(p.ui), PLACE_SETTLE);
	expect_message(&p, "X settles");
	play_keys(&p, "<Esc><C-s>");
	expect_file("conflicts:\n");
	expect_file("挨拶改");
	cr_expect_not(document_modified(p.document));
	end(&p);
}

Test(session, works_on_live)
{
	struct play p = start(HEAD A);
	p.ui->live = true;
	play_keys(&p, "e改<Enter>");
	session_look(p.ui);
	expect_file("挨拶改");
	write_outside(HEAD "  - {id: a, name: 挨拶改, stage: 導入, channel: mail}\n" B);
	session_look(p.ui);
	play_expect(&p, "電話");
	/* what is finished is saved while the next is typed */
	play_keys(&p, "a一<Enter>二");
	session_look(p.ui);
	expect_file("name: 一");
	/* a conflict is counted, no screen opens */
	play_keys(&p, "<Esc>e更<Enter>");
	char *now = content("map.yaml"), *name = strstr(now, "name: 一");
	memcpy(name, "name: 四", strlen("name: 四"));
	write_outside(now);
	free(now);
	session_look(p.ui);
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "1 conflict  live"), "%s", screen);
	free(screen);
	expect_file("conflicts:\n");
	end(&p);
}

Test(session, quits_live_without_a_question)
{
	struct play p = start(HEAD A);
	p.ui->live = true;
	play_keys(&p, "a一<Enter><Esc>q");
	cr_expect_eq(p.ui->request, REQUEST_QUIT);
	expect_file("name: 一");
	end(&p);
}

Test(session, says_that_the_file_is_gone_or_no_map)
{
	struct play p = start(HEAD A);
	unlink("map.yaml");
	session_look(p.ui);
	expect_message(&p, "the file is gone");
	play_keys(&p, "l");
	session_look(p.ui);
	cr_expect_null(p.ui->message, "once is enough");
	write_outside(HEAD "  - [\n");
	session_look(p.ui);
	expect_message(&p, "map.yaml:");
	cr_expect(p.ui->message_is_error);
	play_keys(&p, "xy<C-s>");
	cr_expect_eq(ui_place(p.ui), PLACE_PROMPT);
	play_keys(&p, "<Enter>");
	expect_message(&p, "saved");
	char *now = content("map-2.yaml");
	cr_expect_str_eq(now, "stages: [導入]\nchannels: [mail]\ntouchpoints: []\n");
	free(now);
	end(&p);
}

Test(session, offers_a_place_that_can_be_written)
{
	struct play p = start(HEAD A);
	play_keys(&p, "a一<Enter><Esc>");
	/* a folder where the file was cannot be written, not even by root */
	unlink("map.yaml");
	mkdir("map.yaml", 0700);
	play_keys(&p, "q<Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_PROMPT);
	cr_expect(p.ui->message_is_error);
	cr_expect(slice_is(line_text(&p.ui->prompt->line), "map-2.yaml"));
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect(document_modified(p.document));
	play_keys(&p, "q<Enter><Enter>");
	cr_expect_eq(p.ui->request, REQUEST_QUIT);
	char *now = content("map-2.yaml");
	cr_expect(strstr(now, "name: 一"), "%s", now);
	free(now);
	end(&p);
}

/* ---- the journal ---- */

static void expect_line(const struct play *p, int width, int line, const char *piece)
{
	char *screen = play_screen(p, width, 24), *at = screen;
	while (line-- && (at = strchr(at, '\n')))
		at++;
	cr_assert(at);
	at[strcspn(at, "\n")] = '\0';
	cr_expect(strstr(at, piece), "“%s” is not in “%s”", piece, at);
	free(screen);
}

Test(session, says_at_all_times_that_the_journal_fails)
{
	struct play p = start(HEAD A);
	struct recovery recovery;
	setenv("XDG_STATE_HOME", "/dev/null/x", 1);
	cr_assert(document_keep_journal(p.document, &recovery, NULL));
	expect_line(&p, 80, 22, " saved");
	play_keys(&p, "a二<Enter>");
	expect_line(&p, 80, 21, "only what you save is safe; the journal fails: Not a directory");
	play_keys(&p, "三");
	expect_line(&p, 80, 22, "三");
	expect_line(&p, 80, 22, " no journal");
	play_keys(&p, "<Enter><Esc>");
	static const char *const keys[] = {"r2", "j", "<F9>", "<Esc>", "U", "<Esc>", "u"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		play_keys(&p, keys[i]);
		expect_line(&p, 80, 22,
		            i == 6 ? "  no journal  not saved (2 steps)" : "  no journal  not saved (3 steps)");
		expect_line(&p, 20, 22, " no journal");
	}
	play_keys(&p, "<C-s>");
	expect_line(&p, 80, 22, " no journal  saved");
	end(&p);
}

Test(session, misses_no_journal_that_nobody_asked_for)
{
	struct play p = start(HEAD A);
	play_keys(&p, "a二<Enter><Esc>");
	char *screen = play_screen(&p, 80, 24);
	cr_expect_not(strstr(screen, "no journal"), "%s", screen);
	free(screen);
	end(&p);
}

/* What is compared stays as it is; the file is followed when the look is closed. */
Test(session, waits_while_two_maps_are_compared)
{
	struct play p = start(HEAD A);
	struct error err = {0};
	cr_assert(compare_with(p.ui, document_of_bytes(slice_of(HEAD B), NULL, &err), "HEAD", &err));
	write_outside(HEAD A B);
	session_look(p.ui);
	cr_expect_eq(journey_count(p.ui->journey, KIND_TOUCHPOINT), 1);
	cr_expect(p.ui->over);
	play_keys(&p, "nq");
	session_look(p.ui);
	cr_expect_eq(journey_count(p.ui->journey, KIND_TOUCHPOINT), 2);
	end(&p);
}

/* ---- saving by itself ---- */

static void expect_saved(const struct play *p, bool saved)
{
	cr_expect_eq(document_modified(p->ui->document), !saved, "%s", p->ui->message);
}

Test(session, saves_by_itself_when_the_time_has_come)
{
	struct play p = start(HEAD A);
	p.ui->autosave = 10;
	play_keys(&p, "<Wait 60s>e改<Enter><Wait 9s>");
	expect_saved(&p, false);
	expect_line(&p, 80, 22, "autosave  not saved (1 step)");
	play_keys(&p, "<Wait 1s>");
	expect_saved(&p, true);
	expect_file("挨拶改");
	expect_line(&p, 80, 22, "autosave  saved");
	/* the count begins anew, and undo leads back over it */
	play_keys(&p, "u<Wait 9s>");
	expect_saved(&p, false);
	play_keys(&p, "<Wait 1s>");
	expect_saved(&p, true);
	char *now = content("map.yaml");
	cr_expect_str_eq(now, p.before);
	free(now);
	end(&p);
}

Test(session, saves_by_itself_while_keys_come_too)
{
	struct play p = start(HEAD A);
	p.ui->autosave = 2;
	play_keys(&p, "x");
	p.ui->now += 2000;
	play_keys(&p, "<Down>");
	expect_saved(&p, true);
	end(&p);
}

Test(session, does_not_save_by_itself_unless_that_is_wanted)
{
	struct play p = start(HEAD A);
	play_keys(&p, "x<Wait 1000s>");
	expect_saved(&p, false);
	end(&p);
}

Test(session, does_not_save_by_itself_while_something_is_typed)
{
	struct play p = start(HEAD A);
	p.ui->autosave = 5;
	play_keys(&p, "xaX<Wait 100s>");
	expect_saved(&p, false);
	play_keys(&p, "<C-u><Esc><Wait 1s>");
	expect_saved(&p, true);
	end(&p);
}

Test(session, merges_what_others_did_when_it_saves_by_itself)
{
	struct play p = start(HEAD A);
	p.ui->autosave = 5;
	play_keys(&p, "e改<Enter>");
	write_outside(HEAD A B);
	play_keys(&p, "<Wait 5s>");
	expect_saved(&p, true);
	expect_file("挨拶改");
	expect_file("電話");
	end(&p);
}

Test(session, never_saves_conflicts_by_itself)
{
	struct play p = start(HEAD A);
	p.ui->autosave = 5;
	play_keys(&p, "e改<Enter>");
	write_outside(HEAD "  - {id: a, name: 別, stage: 導入, channel: mail}\n");
	play_keys(&p, "<Wait 5s>");
	expect_saved(&p, false);
	cr_expect_eq(ui_place(p.ui), PLACE_SETTLE, "they are shown");
	play_keys(&p, "<Wait 50s><Esc><Wait 50s>");
	expect_saved(&p, false);
	expect_file("別");
	play_keys(&p, "Xo<Wait 5s>");
	expect_saved(&p, true);
	expect_file("挨拶改");
	end(&p);
}

Test(session, makes_no_file_anew_by_itself)
{
	struct play p = start(HEAD A);
	p.ui->autosave = 5;
	play_keys(&p, "x");
	unlink("map.yaml");
	play_keys(&p, "<Wait 50s>");
	cr_expect(access("map.yaml", F_OK) != 0);
	play_keys(&p, "<C-s>");
	cr_expect_eq(access("map.yaml", F_OK), 0);
	end(&p);
}

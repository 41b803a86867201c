#include "ui/timeline.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "screen/frame.h"
#include "ui/offer.h"
#include "ui/play.h"
#include "view/view.h"

static const char *const map = "stages: [導入, 更新]\n"
                               "channels: [mail, phone]\n"
                               "touchpoints:\n"
                               "  - {id: a, name: 挨拶, stage: 導入, channel: mail}\n";

static void expect_row(const struct play *p, size_t state, const char *label, const char *notes)
{
	struct timeline_row row;
	struct buffer words = {0};
	timeline_row_make(p->ui, state, &row);
	timeline_add_notes(row.notes, &words);
	cr_expect_str_eq(row.label, label);
	cr_expect_str_eq(buffer_slice(&words).bytes, notes, "state %zu: %s", state, buffer_slice(&words).bytes);
	buffer_free(&words);
}

static void expect_message(const struct play *p, const char *piece)
{
	cr_expect(p->ui->message && strstr(p->ui->message, piece), "%s", p->ui->message);
}

Test(timeline, tells_what_is_now_and_what_was_undone)
{
	struct play p = play_start(map);
	play_keys(&p, "a一<Enter>二<Enter>三<Enter><Esc>uU");
	cr_expect_eq(ui_place(p.ui), PLACE_HISTORY);
	expect_row(&p, 0, "the beginning", "in the file");
	expect_row(&p, 1, "add “一”", "not saved");
	expect_row(&p, 2, "add “二”", "now, not saved");
	expect_row(&p, 3, "add “三”", "undone");
	play_end(&p);
}

Test(timeline, names_what_a_step_was_done_to)
{
	struct play p = play_start("owners: [{id: csm, name: CSM}]\nstages: [導入]\nchannels: [mail]\ntouchpoints:\n"
	                           "  - {id: a, name: 挨拶, stage: 導入, channel: mail}\n"
	                           "  - {id: b, name: 電話, stage: 導入, channel: mail}\n");
	play_keys(&p, "r1oCSM<Enter><Space><Down><Space>r2r0o営業<Enter>");
	expect_row(&p, 1, "“挨拶” · Rating: works", "not saved");
	expect_row(&p, 2, "“挨拶” · Owner: CSM", "not saved");
	expect_row(&p, 3, "“挨拶” and 1 more · Rating: does not work", "not saved");
	expect_row(&p, 4, "“挨拶” and 1 more · Rating: cleared", "not saved");
	expect_row(&p, 5, "“挨拶” and 1 more · Owner: 営業", "now, not saved");
	play_end(&p);
}

Test(timeline, goes_to_any_state_and_loses_none)
{
	struct play p = play_start(map);
	char *texts[4];
	texts[0] = play_text(&p);
	for (int i = 1; i < 4; i++) {
		play_keys(&p, i == 1 ? "a一<Enter><Esc>" : i == 2 ? "e二<Enter>" : "x");
		texts[i] = play_text(&p);
	}
	play_keys(&p, "U");
	static const char *const ways[] = {"<End><Enter>", "<Home><Enter>", "j<Enter>", "<Down><Enter>",
	                                   "<PgUp><Enter>"};
	static const size_t states[] = {0, 3, 2, 1, 3};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		play_keys(&p, ways[i]);
		char *now = play_text(&p);
		cr_expect_str_eq(now, texts[states[i]], "after %s", ways[i]);
		cr_expect_eq(document_step_done(p.document), states[i]);
		free(now);
	}
	play_keys(&p, "u<C-r>u");
	cr_expect_eq(p.ui->timeline->at, 2, "the chosen row follows undo");
	/* a change from here on forgets nothing */
	play_keys(&p, "<End><Enter><Esc>a四<Enter><Esc>U");
	cr_expect_eq(document_step_count(p.document), 5);
	play_keys(&p, "<Home>jj<Enter>");
	char *now = play_text(&p);
	cr_expect_str_eq(now, texts[3]);
	free(now);
	for (int i = 0; i < 4; i++)
		free(texts[i]);
	play_end(&p);
}

Test(timeline, keeps_the_cursor_and_the_marks_on_what_they_are_on)
{
	struct play p = play_start(map);
	play_keys(&p, "a一<Enter>二<Enter><Esc><Space>K<Up><Up>");
	const struct item *current = ui_current(p.ui);
	play_keys(&p, "U<End><Enter>");
	cr_expect_eq(ui_current(p.ui), current);
	cr_expect_eq(p.ui->marked, 0, "what was marked is not in the map now");
	play_keys(&p, "<Home><Enter><Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(timeline, finds_a_step_by_what_it_did)
{
	struct play p = play_start(map);
	play_keys(&p, "aMail 1<Enter>電話<Enter>ｍａｉｌ 2<Enter><Esc>U/mail<Enter>");
	cr_expect_eq(p.ui->timeline->at, 3);
	play_keys(&p, "n");
	cr_expect_eq(p.ui->timeline->at, 1);
	play_keys(&p, "n");
	cr_expect_eq(p.ui->timeline->at, 3, "round about");
	play_keys(&p, "N");
	cr_expect_eq(p.ui->timeline->at, 1);
	play_keys(&p, "/ファックス<Enter>");
	expect_message(&p, "no step");
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(timeline, shows_the_day_of_what_is_older_than_today)
{
	struct buffer text = {0};
	timeline_add_time(time(NULL), &text);
	cr_expect_eq(text.length, 5, "%s", text.bytes);
	buffer_clear(&text);
	timeline_add_time(time(NULL) - 3 * 24 * 60 * 60, &text);
	cr_expect_eq(text.length, 10, "%s", text.bytes);
	buffer_free(&text);
}

/* ---- the offer to take up what was not saved ---- */

static struct play play_offered(void)
{
	struct play p = play_start(map);
	play_keys(&p, "a一<Enter>二<Enter>三<Enter><Esc>");
	struct recovery recovery = {.count = 3, .base = 0, .ours = 3, .when = time(NULL)};
	document_go_to(p.document, 0, NULL);
	offer_open(p.ui, &recovery);
	return p;
}

Test(offer, names_the_steps_and_takes_them_up)
{
	struct play p = play_offered();
	char *screen = play_screen(&p, 80, 24);
	cr_expect_eq(ui_place(p.ui), PLACE_RECOVERY);
	cr_expect(strstr(screen, "done: 3. Take them up?"), "%s", screen);
	cr_expect(strstr(screen, "add “三”"), "%s", screen);
	free(screen);
	play_keys(&p, "axZ");
	cr_expect_eq(ui_place(p.ui), PLACE_RECOVERY, "no other key acts");
	play_keys(&p, "<Enter>");
	play_expect(&p, "三");
	expect_message(&p, "3 steps");
	play_end(&p);
}

Test(offer, leaves_them_in_the_history)
{
	struct play p = play_offered();
	play_keys(&p, "n");
	play_expect_change(&p, "");
	expect_message(&p, "U");
	cr_expect_eq(document_step_count(p.document), 3);
	play_end(&p);
}

Test(offer, asks_on_the_smallest_screen)
{
	struct play p = play_offered();
	static const int sizes[][2] = {{20, 5}, {20, 6}, {30, 8}};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		bool question = false, last = false;
		char *screen = play_screen(&p, sizes[i][0], sizes[i][1]);
		cr_expect(strstr(screen, "The last session"), "%s", screen);
		for (int presses = 0; presses < 20; presses++) {
			free(screen);
			screen = play_screen(&p, sizes[i][0], sizes[i][1]);
			cr_expect(strstr(screen, "Take up 3 steps?"), "%s", screen);
			cr_expect(strstr(screen, "Enter take · n leave"), "%s", screen);
			question |= strstr(screen, "done") != NULL;
			last |= strstr(screen, "“三”") != NULL;
			play_keys(&p, presses % 2 ? "<Down>" : "<PgDn>");
		}
		cr_expect(question && last);
		free(screen);
		play_keys(&p, "<PgUp><PgUp><PgUp><PgUp><PgUp><PgUp><PgUp>");
	}
	play_keys(&p, "<Esc>");
	play_expect_change(&p, "");
	play_end(&p);
}

#include "ui/timer.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "ui/agenda.h"
#include "journey/day.h"
#include "ui/play.h"

static const char *const map = "# for the team\n"
                               "agenda:\n"
                               "  - name: 分類   # first\n"
                               "    minutes: 10\n"
                               "  - name: 評価\n"
                               "    minutes: 0.5\n"
                               "  - name: 判断\n"
                               "touchpoints:\n"
                               "  - name: 一\n";

#define DAY ((int64_t)1795608000000) /* 2026-11-25, noon, in UTC */

static struct play start(const char *text)
{
	struct play p = play_start(text);
	p.ui->now = DAY;
	return p;
}

static void expect_time(const struct play *p, const char *time)
{
	struct buffer text = {0};
	timer_add_time(timer_left(p->ui), &text);
	cr_expect_str_eq(buffer_slice(&text).bytes, time);
	buffer_free(&text);
}

static void expect_steps(const struct play *p, size_t steps)
{
	cr_expect_eq(document_step_done(p->document), steps, "%zu steps", document_step_done(p->document));
}

static void expect_shown(struct play *p, const char *piece)
{
	char *screen = play_screen(p, 80, 24);
	cr_expect(strstr(screen, piece), "“%s” is not in\n%s", piece, screen);
	free(screen);
}

Test(timer, counts_down_by_the_clock_whatever_is_open)
{
	struct play p = start(map);
	play_keys(&p, "t<Enter>");
	expect_time(&p, "10:00");
	play_keys(&p, "<Wait 1s><Esc>");
	expect_time(&p, "9:59");
	ui_tick(p.ui, p.ui->now + 400);
	expect_time(&p, "9:59");
	cr_expect_eq(ui_wait(p.ui), 600);
	play_keys(&p, "<Tab>e<Wait 60s>x");
	expect_time(&p, "8:59");
	expect_shown(&p, "8:59");
	play_keys(&p, "<Esc>");
	ui_tick(p.ui, p.ui->now - 3600000);
	expect_time(&p, "10:00");
	expect_steps(&p, 0);
	play_end(&p);
}

Test(timer, pauses_and_goes_on)
{
	struct play p = start(map);
	cr_expect_eq(ui_wait(p.ui), -1);
	play_keys(&p, "t<Space>");
	cr_expect_not(timer_is_on(p.ui));
	play_keys(&p, "<Enter><Wait 100s><Space><Wait 500s>");
	expect_time(&p, "8:20");
	cr_expect_eq(ui_wait(p.ui), -1, "nothing moves");
	expect_shown(&p, "paused");
	play_keys(&p, "<Space><Wait 20s>");
	expect_time(&p, "8:00");
	play_keys(&p, "+");
	expect_time(&p, "9:00");
	play_keys(&p, "--------<Wait 30s>-");
	expect_time(&p, "0:00");
	expect_steps(&p, 0);
	play_end(&p);
}

Test(timer, rings_once_and_flashes_until_a_key)
{
	struct play p = start(map);
	play_keys(&p, "t<Down><Enter>");
	cr_expect(timer_alarms(p.ui), "half a minute is less than one");
	play_keys(&p, "<Wait 29s>");
	cr_expect_eq(p.ui->request, REQUEST_NONE);
	play_keys(&p, "<Wait 1s>");
	cr_expect_eq(p.ui->request, REQUEST_BELL);
	cr_expect(timer_flashes(p.ui));
	p.ui->request = REQUEST_NONE;
	play_keys(&p, "<Wait 1s>");
	cr_expect_eq(p.ui->request, REQUEST_NONE, "once");
	cr_expect_not(timer_flashes(p.ui));
	play_keys(&p, "<Wait 1s>");
	cr_expect(timer_flashes(p.ui));
	expect_time(&p, "0:00 +0:02");
	play_keys(&p, "<Down><Wait 2s>");
	cr_expect_not(timer_flashes(p.ui), "a key was pressed");
	play_keys(&p, "+");
	expect_time(&p, "0:56");
	p.ui->request = REQUEST_NONE;
	play_keys(&p, "<Wait 60s>");
	cr_expect_eq(p.ui->request, REQUEST_BELL, "it ends a second time");
	cr_expect(timer_flashes(p.ui));
	play_end(&p);
}

Test(timer, stops_flashing_by_itself)
{
	struct play p = start(map);
	play_keys(&p, "t<Down><Enter><Wait 30s><Wait 20s>");
	cr_expect_not(timer_flashes(p.ui));
	play_end(&p);
}

static const char *const logged = "+log:\n"
                                  "+  - date: 2026-11-25\n"
                                  "+    item: 分類\n"
                                  "+    minutes: 12.5\n";

Test(timer, logs_what_was_done_as_one_step_each)
{
	struct play p = start(map);
	struct step_info info;
	play_keys(&p, "t<Enter><Wait 750s>n");
	expect_steps(&p, 1);
	play_expect_change(&p, logged);
	document_step_info(p.document, 0, &info);
	cr_expect_str_eq(info.label, "log “分類”: 12.5 min");
	cr_expect_str_eq(p.ui->timer.name, "評価");
	expect_time(&p, "0:30");
	play_keys(&p, "<Wait 60s>n<Wait 5s>");
	play_expect(&p, "    item: 評価\n    minutes: 1\n");
	expect_time(&p, "14:55");
	play_keys(&p, "b<Wait 6s>s");
	expect_steps(&p, 4);
	play_expect(&p, "    item: 評価\n    minutes: 0.1\n");
	cr_expect_not(timer_is_on(p.ui));
	play_keys(&p, "uuuu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(timer, ends_behind_the_last_item)
{
	struct play p = start(map);
	play_keys(&p, "tb<End><Enter><Wait 60s>n");
	cr_expect_not(timer_is_on(p.ui));
	play_expect(&p, "    item: 判断\n    minutes: 1\n");
	play_keys(&p, "<Home><Enter>b");
	cr_expect_str_eq(p.ui->timer.name, "分類", "there is none before");
	expect_steps(&p, 1);
	play_end(&p);
}

Test(timer, finds_its_item_when_the_agenda_changes)
{
	struct play p = start(map);
	play_keys(&p, "t<Enter>J");
	cr_expect_eq(agenda_running(p.ui), 1);
	play_keys(&p, "e<C-u>整理<Enter>");
	cr_expect_str_eq(p.ui->timer.name, "整理");
	cr_expect_eq(agenda_running(p.ui), 1);
	play_keys(&p, "u");
	cr_expect_eq(agenda_running(p.ui), SIZE_MAX, "it is called otherwise again");
	play_keys(&p, "<C-r>");
	cr_expect_eq(agenda_running(p.ui), 1);
	play_keys(&p, "xn");
	cr_expect_str_eq(p.ui->timer.name, "判断", "what followed it is the next one");
	play_keys(&p, "<End>xx");
	cr_expect_eq(agenda_count(p.ui), 0);
	play_expect_no(&p, "agenda:");
	play_keys(&p, "n");
	cr_expect_not(timer_is_on(p.ui));
	while (document_step_done(p.document))
		play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(timer, edits_the_agenda_line_by_line)
{
	struct play p = start(map);
	play_keys(&p, "t<Down>m<C-u>２０<Enter>");
	play_expect_change(&p, "-    minutes: 0.5\n+    minutes: 20\n");
	play_keys(&p, "um<C-u>0<Enter>");
	cr_expect(p.ui->message_is_error && ui_place(p.ui) == PLACE_PROMPT, "no minutes are too few");
	play_keys(&p, "<C-u>1441<Enter>");
	cr_expect(p.ui->message_is_error, "that is more than a day");
	play_keys(&p, "<Esc>e<C-u>採点<Enter>");
	play_expect_change(&p, "-  - name: 評価\n+  - name: 採点\n");
	play_keys(&p, "ua投票　１０<Enter>Vote 2<Enter>決める<Enter><Enter>");
	play_expect_change(&p, "+  - name: 投票\n+    minutes: 10\n"
	                       "+  - name: Vote\n+    minutes: 2\n"
	                       "+  - name: 決める\n+    minutes: 15\n");
	cr_expect_eq(ui_place(p.ui), PLACE_TIMER);
	play_keys(&p, "uuu<Home>x");
	play_expect_change(&p, "-  - name: 分類   # first\n-    minutes: 10\n");
	play_keys(&p, "u<End>K");
	play_expect(&p, "    minutes: 10\n  - name: 判断\n  - name: 評価\n    minutes: 0.5\n");
	play_end(&p);
}

Test(timer, offers_the_usual_agenda)
{
	struct play p = start("touchpoints:\n  - name: a\n");
	play_keys(&p, "t");
	expect_shown(&p, "There is no agenda yet");
	play_keys(&p, "d");
	expect_steps(&p, 1);
	play_expect(&p, "agenda:\n  - name: agree on the channels\n    minutes: 15\n");
	cr_expect_eq(agenda_count(p.ui), 8);
	play_keys(&p, "d");
	expect_steps(&p, 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(timer, takes_an_agenda_as_people_write_it)
{
	struct play p = start("agenda:\n  - [a]\n  - word\n  - {minutes: x}\n  - {name: z, minutes: -5}\n");
	cr_assert_eq(agenda_count(p.ui), 4);
	play_keys(&p, "t");
	for (int i = 0; i < 4; i++) {
		play_keys(&p, "<Enter><Down>");
		expect_time(&p, "15:00");
		free(play_screen(&p, 20, 5));
		free(play_screen(&p, 80, 24));
	}
	play_end(&p);
}

Test(timer, is_read_from_afar)
{
	struct play p = start(map);
	play_keys(&p, "t<Enter><Wait 3s>");
	expect_shown(&p, "######      ######  ######");
	expect_shown(&p, "> 分類");
	play_keys(&p, "<Wait 700s>");
	expect_shown(&p, "time is up");
	expect_shown(&p, "0:00 +1:43");
	play_end(&p);
}

Test(timer, knows_the_day_of_where_we_are)
{
	char day[DAY_TEXT];
	struct play p = start(map);
	setenv("TZ", "JST-9", 1);
	tzset();
	p.ui->now = DAY + (int64_t)4 * 3600 * 1000;
	cr_assert(day_format(ui_today(p.ui), day));
	cr_expect_str_eq(day, "2026-11-26");
	play_end(&p);
}

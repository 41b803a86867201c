#include <criterion/criterion.h>
#include <stdlib.h>

#include "ui/grid.h"
#include "ui/paths.h"
#include "ui/play.h"

static const char *const map = "stages: [認知, 検討]\n"
                               "channels: [SNS]\n"
                               "touchpoints:\n"
                               "  - id: post\n"
                               "    name: 投稿\n"
                               "    stage: 認知\n"
                               "    channel: SNS\n"
                               "  - id: help\n"
                               "    name: ヘルプ   # no answer there\n"
                               "    stage: 検討\n"
                               "    channel: SNS\n"
                               "    next: blog\n"
                               "  - id: blog\n"
                               "    name: ブログ\n"
                               "    stage: 検討\n"
                               "    channel: SNS\n"
                               "  - デモ\n";

static void expect_current(const struct play *p, const char *name)
{
	struct item *item = ui_current(p->ui);
	cr_expect(item && slice_is(item_name(item), name), "on %.*s, not %s", item ? (int)item_name(item).length : 4,
	          item ? item_name(item).bytes : "none", name);
}

static void expect_screen(const struct play *p, int width, int height, const char *piece)
{
	char *screen = play_screen(p, width, height);
	cr_expect(strstr(screen, piece), "“%s” is not in\n%s", piece, screen);
	free(screen);
}

/* ---- linking ---- */

Test(link, links_on_to_the_touchpoint_under_the_cursor)
{
	struct play p = play_start(map);
	play_keys(&p, ">");
	cr_expect_eq(ui_place(p.ui), PLACE_LINK);
	expect_screen(&p, 80, 24, "投稿 leads to: ");
	play_keys(&p, "<Right><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect_eq(p.ui->marked, 0);
	expect_current(&p, "ヘルプ");
	play_expect_change(&p, "+    next: help\n");
	cr_expect_eq(document_step_done(p.document), 1);
	cr_expect_str_eq(p.ui->message, "“投稿” leads to “ヘルプ”");
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(link, takes_a_link_away_again)
{
	struct play p = play_start(map);
	play_keys(&p, "<Right>><Down><Enter>");
	play_expect_change(&p, "-    next: blog\n");
	play_end(&p);
}

Test(link, keeps_the_other_links)
{
	struct play p = play_start(map);
	play_keys(&p, "<Right>><Tab><Enter>");
	expect_current(&p, "デモ");
	play_expect_change(&p, "-    next: blog\n+    next: [blog, デモ]\n");
	play_end(&p);
}

Test(link, links_all_that_are_marked)
{
	struct play p = play_start(map);
	play_keys(&p, "<Space><Right><Space>>");
	expect_current(&p, "ブログ");
	play_keys(&p, "<Enter>");
	/* ヘルプ leads there already */
	play_expect_change(&p, "+    next: blog\n");
	cr_expect_eq(p.ui->marked, 2);
	play_keys(&p, "><Enter>");
	play_expect_no(&p, "next");
	cr_expect_eq(document_step_done(p.document), 2);
	play_end(&p);
}

Test(link, gives_up_and_goes_back)
{
	struct play p = play_start(map);
	play_keys(&p, "><Right><Down><Esc>");
	expect_current(&p, "投稿");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect_eq(p.ui->marked, 0);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(link, refuses_what_cannot_be_linked)
{
	struct play p = play_start("stages: [a, b, c]\nchannels: [x]\ntouchpoints:\n"
	                           "  - {id: t, name: 挨拶, stage: a, channel: x}\n"
	                           "  - {name: 案内, stage: a, channel: x}\n"
	                           "  - {name: 案内, stage: b, channel: x}\n");
	play_keys(&p, "><Enter>");
	cr_expect(p.ui->message_is_error && strstr(p.ui->message, "where the link begins"), "%s", p.ui->message);
	cr_expect_eq(ui_place(p.ui), PLACE_LINK);
	play_keys(&p, "<Right><Enter>");
	cr_expect(p.ui->message_is_error && strstr(p.ui->message, "called so too"), "%s", p.ui->message);
	play_keys(&p, "<Right><Enter>");
	cr_expect(p.ui->message_is_error && strstr(p.ui->message, "no touchpoint here"), "%s", p.ui->message);
	play_keys(&p, "<Esc><Right><Right>>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID, "nothing to link");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(link, is_found_by_searching)
{
	struct play p = play_start(map);
	play_keys(&p, ">/ﾌﾞﾛｸﾞ<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_LINK);
	play_keys(&p, "<Enter>");
	play_expect_change(&p, "+    next: blog\n");
	play_end(&p);
}

Test(link, shows_which_touchpoints_lead_on)
{
	struct play p = play_start(map);
	play_keys(&p, "z");
	expect_screen(&p, 80, 24, "ヘルプ >");
	play_end(&p);
}

/* ---- following ---- */

Test(link, follows_on_and_back)
{
	struct play p = play_start(map);
	play_keys(&p, "]");
	expect_current(&p, "投稿");
	cr_expect(strstr(p.ui->message, "nothing comes next"), "%s", p.ui->message);
	play_keys(&p, "><Right><Enter>]");
	expect_current(&p, "ブログ");
	play_keys(&p, "[[");
	expect_current(&p, "投稿");
	play_keys(&p, "[");
	cr_expect_str_eq(p.ui->message, "nothing leads here");
	play_end(&p);
}

Test(link, asks_where_to_go_when_the_way_forks)
{
	struct play p = play_start(map);
	play_keys(&p, "<Right>><Tab><Enter><Tab>k");
	expect_current(&p, "ヘルプ");
	play_keys(&p, "]");
	cr_expect_eq(ui_place(p.ui), PLACE_CHOOSER);
	play_keys(&p, "デモ<Enter>");
	expect_current(&p, "デモ");
	play_keys(&p, "[");
	expect_current(&p, "ヘルプ");
	play_end(&p);
}

/* ---- the list of paths ---- */

Test(link, lists_paths_and_goes_to_a_touchpoint)
{
	struct play p = play_start(map);
	play_keys(&p, "><Right><Enter>G");
	cr_expect_eq(ui_place(p.ui), PLACE_PATHS);
	expect_screen(&p, 80, 24, "* 投稿 > ヘルプ > ブログ");
	cr_expect_eq(p.ui->paths->node, 1, "the touchpoint of the cursor is chosen");
	play_keys(&p, "<Right>");
	expect_current(&p, "ブログ");
	play_keys(&p, "<Left><Left><Left>");
	expect_current(&p, "投稿");
	play_keys(&p, "<Down><Right><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	expect_current(&p, "ヘルプ");
	play_end(&p);
}

Test(link, chooses_a_path_with_the_mouse)
{
	struct play p = play_start(map);
	play_keys(&p, "><Right><Enter>G<Click 10,3><Release 10,3>");
	cr_expect_eq(p.ui->paths->at, 1);
	cr_expect_eq(p.ui->paths->node, 0);
	play_keys(&p, "<Click 10,3><Release 10,3>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	expect_current(&p, "投稿");
	play_end(&p);
}

Test(link, lists_paths_as_the_map_changes)
{
	struct play p = play_start(map);
	play_keys(&p, "><Right><Enter>GuU<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_PATHS);
	cr_expect_eq(p.ui->paths->list->count, 2, "the way through the touchpoint, and all of them");
	play_keys(&p, "<C-r>");
	expect_screen(&p, 80, 24, "投稿 > ヘルプ > ブログ");
	play_keys(&p, "<End><PgUp><PgDn><Home><Esc>");
	play_end(&p);
	p = play_start("touchpoints: [a]\n");
	play_keys(&p, "G");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect_str_eq(p.ui->message, "no touchpoint leads to another yet; > links them");
	play_end(&p);
}

Test(link, says_nothing_is_linked_when_the_last_link_is_undone)
{
	struct play p = play_start("stages: [a]\nchannels: [x]\ntouchpoints:\n  - {name: s, stage: a, channel: x}\n"
	                           "  - {name: t, stage: a, channel: x}\n");
	play_keys(&p, "><Down><Enter>Gu");
	expect_screen(&p, 80, 24, "No touchpoint leads to another.");
	play_keys(&p, "<Down><Right><Left><PgDn><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

/* ---- the field next in the form ---- */

Test(link, is_chosen_in_the_form_among_all_touchpoints)
{
	struct buffer text = {0};
	buffer_add_text(&text, "stages: [a]\nchannels: [x]\ntouchpoints:\n  - {name: first, stage: a, channel: x}\n");
	for (int i = 0; i < 5000; i++)
		buffer_format(&text, "  - {id: t%d, name: 接点%d}\n", i, i);
	struct play p = play_start(buffer_slice(&text).bytes);
	play_keys(&p, "<Enter>/next<Enter><Enter>接点4999<Enter>");
	play_expect_change(&p, "-  - {name: first, stage: a, channel: x}\n"
	                       "+  - {name: first, stage: a, channel: x, next: t4999}\n");
	buffer_free(&text);
	play_end(&p);
}

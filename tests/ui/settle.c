#include "ui/settle.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "ui/play.h"

static const char *const map = "stages: [{id: s1, name: 導入}, {id: s2, name: 更新}]\n"
                               "channels: [mail]\n"
                               "touchpoints:\n"
                               "  - id: a\n"
                               "    name: 挨拶\n"
                               "    stage: s1\n"
                               "    channel: mail\n"
                               "    owner: サポート   # ask\n"
                               "  - id: b\n"
                               "    name: 案内\n"
                               "    stage: s2\n"
                               "    channel: mail\n"
                               "    next: a\n"
                               "conflicts:\n"
                               "  - {touchpoint: a, field: owner, base: CSM, ours: サポート, theirs: 営業}\n"
                               "  - {touchpoint: a, what: removed-by-theirs}\n"
                               "  - {stage: s2, what: removed-by-ours}\n"
                               "  - {touchpoint: b, field: rating, theirs: works}\n";

static void expect_row(struct play *p, size_t nth, const char *text)
{
	struct settle_row row;
	struct buffer out = {0};
	settle_row_make(p->ui, nth, &row);
	settle_add_text(p->ui, &row, &out);
	cr_expect_str_eq(buffer_slice(&out).bytes, text);
	buffer_free(&out);
}

static void expect_one_step(struct play *p)
{
	play_keys(p, "u");
	play_expect_change(p, "");
}

Test(settle, lists_what_is_in_conflict)
{
	struct play p = play_start(map);
	play_keys(&p, "X");
	cr_expect_eq(ui_place(p.ui), PLACE_SETTLE);
	cr_assert_eq(settle_count(p.ui), 4);
	expect_row(&p, 0, "挨拶  Owner: サポート <-> 営業");
	expect_row(&p, 1, "挨拶  changed by ours, removed by theirs");
	expect_row(&p, 2, "更新  removed by ours, changed by theirs");
	expect_row(&p, 3, "案内  Rating: nothing <-> works");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "4 conflicts"), "%s", screen);
	free(screen);
	play_end(&p);
}

Test(settle, takes_ours_by_taking_the_entry_away)
{
	struct play p = play_start(map);
	play_keys(&p, "Xo");
	play_expect_change(&p, "-  - {touchpoint: a, field: owner, base: CSM, ours: サポート, theirs: 営業}\n");
	expect_one_step(&p);
	play_end(&p);
}

Test(settle, takes_theirs_into_the_field)
{
	struct play p = play_start(map);
	play_keys(&p, "Xt");
	play_expect(&p, "    owner: 営業   # ask\n");
	play_expect_no(&p, "theirs: 営業");
	expect_one_step(&p);
	play_keys(&p, "<End>t");
	play_expect(&p, "    rating: works\n");
	expect_one_step(&p);
	play_end(&p);
}

Test(settle, removes_what_one_side_removed)
{
	struct play p = play_start(map);
	play_keys(&p, "X<Down>t");
	play_expect_no(&p, "挨拶");
	play_expect_no(&p, "next:");
	play_expect_no(&p, "removed-by-theirs");
	expect_one_step(&p);
	play_keys(&p, "<Down>o");
	play_expect_no(&p, "name: 更新");
	play_expect_no(&p, "stage: s2");
	expect_one_step(&p);
	play_end(&p);
}

Test(settle, keeps_what_one_side_removed)
{
	struct play p = play_start(map);
	play_keys(&p, "X<Down>o");
	play_expect_change(&p, "-  - {touchpoint: a, what: removed-by-theirs}\n");
	expect_one_step(&p);
	play_keys(&p, "<Down>t");
	play_expect_change(&p, "-  - {stage: s2, what: removed-by-ours}\n");
	play_end(&p);
}

Test(settle, takes_the_list_away_with_its_last_entry)
{
	struct play p = play_start(map);
	play_keys(&p, "Xoooo");
	play_expect_no(&p, "conflicts");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "All is settled"), "%s", screen);
	free(screen);
	play_keys(&p, "ot<Enter>j<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(settle, opens_the_form_of_what_it_is_about)
{
	struct play p = play_start(map);
	play_keys(&p, "X<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_FORM);
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_SETTLE);
	play_end(&p);
}

Test(settle, stands_entries_that_make_no_sense)
{
	struct play p = play_start(
	        "stages: [a]\nchannels: [b]\ntouchpoints: [t]\nconflicts:\n  - 3\n  - {what: 7}\n"
	        "  - [x]\n  - {touchpoint: gone, field: owner, theirs: x}\n  - {field: title, theirs: 計画}\n"
	        "  - {touchpoint: {a: b}, field: [c]}\n");
	play_keys(&p, "X<Enter><Esc>t<Down>t<Enter>t<End>t");
	free(play_screen(&p, 80, 24));
	play_keys(&p, "<Home>ttttttt<Esc>");
	play_expect(&p, "title: 計画\n");
	play_expect_no(&p, "conflicts");
	play_end(&p);
}

Test(settle, says_that_there_is_nothing)
{
	struct play p = play_start("stages: [a]\nchannels: [b]\n");
	play_keys(&p, "X");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect_not_null(p.ui->message);
	play_end(&p);
}

/* ---- joining ---- */

static const char *const twice = "stages: [s]\n"
                                 "channels: [mail, phone]\n"
                                 "touchpoints:\n"
                                 "  - id: a\n"
                                 "    name: ウェルカムメール\n"
                                 "    stage: s\n"
                                 "    channel: mail\n"
                                 "    owner: CSM\n"
                                 "  - id: b\n"
                                 "    name: ｳｪﾙｶﾑﾒｰﾙ\n"
                                 "    stage: s\n"
                                 "    channel: [mail, phone]\n"
                                 "    owner: 営業\n"
                                 "    rating: works\n"
                                 "  - {id: c, name: 電話, stage: s, channel: phone, next: b}\n";

Test(settle, joins_two_that_are_alike)
{
	struct play p = play_start(twice);
	play_keys(&p, "X");
	cr_assert_eq(ui_place(p.ui), PLACE_SETTLE);
	expect_row(&p, 0, "ウェルカムメール = ｳｪﾙｶﾑﾒｰﾙ?");
	play_keys(&p, "o");
	play_expect_change(&p, "");
	/* the names differ, the channels and the owners */
	play_keys(&p, "j");
	cr_assert_eq(ui_place(p.ui), PLACE_CHOOSER);
	cr_expect_str_eq(p.ui->chooser->title, "Name of “ウェルカムメール” and “ｳｪﾙｶﾑﾒｰﾙ”?");
	play_expect_change(&p, "");
	play_keys(&p, "1b2");
	cr_expect_eq(ui_place(p.ui), PLACE_SETTLE);
	play_expect(&p, "    name: ウェルカムメール\n    stage: s\n    channel: [mail, phone]\n    owner: 営業\n"
	                "    rating: works\n");
	play_expect_no(&p, "ｳｪﾙｶﾑﾒｰﾙ");
	play_expect(&p, "next: a");
	play_expect_no(&p, "conflicts:");
	expect_one_step(&p);
	play_end(&p);
}

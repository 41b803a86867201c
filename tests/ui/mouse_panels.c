/* What the mouse does in all that can stand over the grid or beside it. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "ui/agenda.h"
#include "ui/curves.h"
#include "ui/figures.h"
#include "ui/paths.h"
#include "ui/play.h"
#include "ui/votes.h"

static const char map[] = "stages:\n"
                          "  - {id: st, name: オンボーディング}\n"
                          "  - {id: ad, name: 導入}\n"
                          "  - {id: up, name: 更新}\n"
                          "channels:\n"
                          "  - {id: email, name: メール}\n"
                          "  - {id: video, name: ビデオ}\n"
                          "touchpoints:\n"
                          "  - {id: a, name: 登録, stage: st, channel: email}\n"
                          "  - {id: b, name: 説明, stage: st, channel: email}\n"
                          "  - {id: c, name: 通話, stage: ad, channel: video}\n"
                          "  - {id: d, name: 口コミ}\n"
                          "  - {id: e, name: 紹介}\n";

static void cursor_is(const struct play *p, size_t stage, size_t channel)
{
	const struct cursor *c = &p->ui->cursor;
	cr_expect(!c->inbox && c->stage == stage && c->channel == channel, "it is at %zu × %zu%s", c->stage, c->channel,
	          c->inbox ? ", the inbox" : "");
}

static size_t steps(const struct play *p)
{
	return document_step_done(p->document);
}

static void says(const struct play *p, const char *piece)
{
	cr_expect(p->ui->message && strstr(p->ui->message, piece), "it says “%s”, not “%s”",
	          p->ui->message ? p->ui->message : "", piece);
}

Test(mouse_panels, rows_of_a_form_are_chosen_and_edited)
{
	struct play p = play_start(map);
	play_keys(&p, "<Enter>");
	play_mouse(&p, "Click", "Purpose", 0, 0);
	play_mouse(&p, "DoubleClick", "Purpose", 0, 0);
	cr_assert(p.ui->prompt);
	play_keys(&p, "CSM<Enter>");
	play_expect(&p, "purpose: CSM");
	play_mouse(&p, "Click", "Kind", 0, 0);
	cr_expect_null(p.ui->chooser);
	play_mouse(&p, "Click", "Kind", 0, 0);
	cr_assert(p.ui->chooser);
	play_mouse(&p, "DoubleClick", "digital", 0, 0);
	cr_assert(p.ui->chooser, "the second of two clicks answers nothing");
	play_mouse(&p, "Click", "digital", 0, 0);
	cr_expect_null(p.ui->chooser);
	play_expect(&p, "kind: digital");
	size_t row = p.ui->form->at;
	play_keys(&p, "<WheelDown 30,8>");
	cr_expect_gt(p.ui->form->at, row);
	play_keys(&p, "<WheelUp 30,8>");
	cr_expect_eq(p.ui->form->at, row);
	play_end(&p);
}

Test(mouse_panels, a_form_beside_the_grid_follows_what_is_clicked)
{
	struct play p = play_start(map);
	ui_resize(p.ui, 160, 45);
	play_keys(&p, "<Enter>");
	play_mouse(&p, "Click", "Kind", 0, 0);
	size_t row = p.ui->form->at;
	play_mouse(&p, "Click", "通話", 0, 0);
	cr_assert(p.ui->form);
	cr_expect(slice_is(item_name(p.ui->form->item), "通話"));
	cr_expect_eq(p.ui->form->at, row);
	play_mouse(&p, "Click", "導入", 0, 2);
	cr_expect(slice_is(item_name(p.ui->form->item), "通話"), "an empty cell closes nothing");
	play_mouse(&p, "Click", "説明", 0, 0);
	play_mouse(&p, "Drag", "導入", 0, 5);
	cr_expect_eq(ui_place(p.ui), PLACE_CARRY);
	play_mouse(&p, "Release", "導入", 0, 5);
	play_expect_change(&p, "-  - {id: b, name: 説明, stage: st, channel: email}\n+  - {id: b, name: 説明, stage: "
	                       "ad, channel: video}\n");
	cr_expect(p.ui->form);
	play_mouse(&p, "Click", "登録", 0, 0);
	play_keys(&p, "<Drag 130,9><Release 130,9>");
	cr_expect_eq(steps(&p), 1, "a panel is no place to drop something");
	play_end(&p);
}

Test(mouse_panels, lists_are_chosen_from)
{
	struct play p = play_start(map);
	ui_resize(p.ui, 160, 45);
	play_keys(&p, "S<Click 130,4>");
	cr_assert(p.ui->list);
	cr_expect_eq(p.ui->list->at, 1);
	cursor_is(&p, 1, 0);
	play_keys(&p, "<WheelDown 130,4>");
	cr_expect_eq(p.ui->list->at, 2);
	play_mouse(&p, "Click", "登録", 0, 0);
	cr_expect_eq(p.ui->list->at, 0);
	play_keys(&p, "<DoubleClick 130,3>");
	cr_expect(p.ui->form && p.ui->form->item->kind == KIND_STAGE);
	play_end(&p);
}

Test(mouse_panels, the_history_is_gone_through)
{
	struct play p = play_start(map);
	play_keys(&p, "lJxhKxU");
	play_mouse(&p, "Click", "the beginning", 0, 0);
	cr_expect_eq(p.ui->timeline->at, 0);
	cr_expect_eq(steps(&p), 2);
	play_mouse(&p, "DoubleClick", "the beginning", 0, 0);
	cr_expect_eq(steps(&p), 0);
	play_keys(&p, "<WheelUp 10,4>");
	cr_expect_eq(p.ui->timeline->at, 1);
	play_end(&p);
}

Test(mouse_panels, paths_are_chosen_and_gone_to)
{
	struct play p = play_start("stages: [s, t]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: 一番, stage: s, channel: c, next: 二番}\n"
	                           "  - {name: 二番, stage: t, channel: c}\n"
	                           "  - {name: 三番, stage: t, channel: c, next: 二番}\n");
	ui_resize(p.ui, 160, 45);
	play_keys(&p, "lG");
	cr_assert(p.ui->paths && p.ui->paths->list->count > 1);
	size_t last = p.ui->paths->list->count - 1;
	play_mouse(&p, "Click", "三番 >", 1, 0);
	cr_expect_eq(p.ui->paths->at, last);
	play_keys(&p, "<WheelUp 120,4>");
	cr_expect_eq(p.ui->paths->at, last - 1);
	play_mouse(&p, "Click", "三番 >", 1, 0);
	play_mouse(&p, "DoubleClick", "三番 >", 1, 0);
	play_expect_at(&p, "三番");
	play_end(&p);
}

Test(mouse_panels, votes_are_chosen_and_gone_to)
{
	struct play p = play_start("stages: [s, t]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: 一番, stage: s, channel: c, votes: 3}\n"
	                           "  - {name: 二番, stage: t, channel: c, votes: 2}\n"
	                           "  - {name: 三番, stage: t, channel: c, votes: 1}\n");
	ui_resize(p.ui, 160, 45);
	play_keys(&p, "W");
	cr_assert(p.ui->votes);
	play_mouse(&p, "Click", "3.    1", 0, 0);
	cr_expect_eq(p.ui->votes->at, 2);
	play_expect_at(&p, "三番");
	play_keys(&p, "<WheelUp 130,8>");
	cr_expect_eq(p.ui->votes->at, 1);
	play_expect_at(&p, "二番");
	play_mouse(&p, "Click", "2.    2", 0, 0);
	cr_expect_null(p.ui->votes, "the second click goes to it");
	play_expect_at(&p, "二番");
	cr_expect_eq(steps(&p), 0);
	play_end(&p);
}

Test(mouse_panels, the_agenda_is_chosen_from_and_started)
{
	struct play p = play_start("agenda:\n  - {name: 集める, minutes: 10}\n  - {name: 並べる, minutes: 20}\n");
	ui_resize(p.ui, 160, 45);
	play_keys(&p, "t");
	cr_assert(p.ui->agenda);
	play_mouse(&p, "Click", "並べる", 0, 0);
	cr_expect_eq(p.ui->agenda->at, 1);
	cr_expect_null(p.ui->timer.name, "one click only chooses");
	play_keys(&p, "<WheelUp 130,8>");
	cr_expect_eq(p.ui->agenda->at, 0);
	play_keys(&p, "<WheelUp 130,8><Up>");
	cr_expect_eq(p.ui->agenda->at, 0);
	play_mouse(&p, "Click", "並べる", 0, 0);
	play_mouse(&p, "DoubleClick", "並べる", 0, 0);
	cr_assert_str_eq(p.ui->timer.name, "並べる");
	/* the countdown stands above the rows now */
	play_mouse(&p, "Click", "集める", 0, 0);
	cr_expect_eq(p.ui->agenda->at, 0);
	cr_assert_str_eq(p.ui->timer.name, "並べる");
	play_end(&p);
}

Test(mouse_panels, a_list_to_choose_from_takes_one_click)
{
	struct play p = play_start(map);
	play_keys(&p, "r");
	play_mouse(&p, "Click", "not-working", 0, 0);
	cr_expect_null(p.ui->chooser);
	play_expect(&p, "rating: not-working");
	cr_expect_eq(steps(&p), 1);
	play_keys(&p, "r<WheelUp 40,8>");
	cr_expect_eq(p.ui->chooser->at, 0);
	play_keys(&p, "<WheelDown 40,8>");
	cr_expect_eq(p.ui->chooser->at, 1);
	play_keys(&p, "<Click 0,5>");
	cr_expect(p.ui->chooser, "beside it nothing is answered");
	play_keys(&p, "<Esc>:delete");
	play_mouse(&p, "Click", "delete the touchpoint", 0, 0);
	cr_expect_eq(steps(&p), 2);
	play_end(&p);
}

Test(mouse_panels, the_line_that_is_typed_and_its_offers)
{
	struct play p = play_start(map);
	play_keys(&p, "e<C-u>日本語");
	play_mouse(&p, "Click", "本語", 0, 0);
	play_keys(&p, "X");
	play_mouse(&p, "Click", "語", 40, 0);
	play_keys(&p, "Y<Enter>");
	play_expect(&p, "name: 日X本語Y");
	play_keys(&p, "aメール");
	cr_assert(p.ui->prompt->offer_count > 1);
	char *second = strdup(p.ui->prompt->offers[1].text);
	play_mouse(&p, "Click", second, 0, 0);
	cr_expect(slice_is(line_text(&p.ui->prompt->line), second));
	play_mouse(&p, "Click", "導入", 0, 0);
	cr_expect(p.ui->prompt, "a click beside it ends nothing");
	play_keys(&p, "<Enter><Esc>");
	play_expect(&p, second);
	free(second);
	play_end(&p);
}

Test(mouse_panels, help_scrolls_and_hints_are_commands)
{
	struct play p = play_start(map);
	play_mouse(&p, "Click", "? help", 3, 0);
	cr_assert(p.ui->help);
	play_keys(&p, "<Release 3,23><WheelDown 20,10>");
	cr_expect_eq(p.ui->help->top, 3);
	play_keys(&p, "<WheelUp 20,10><WheelUp 20,10>");
	cr_expect_eq(p.ui->help->top, 0);
	play_mouse(&p, "Click", "Esc close", 0, 0);
	cr_expect_null(p.ui->help);
	play_mouse(&p, "Click", "e rename", 0, 0);
	cr_assert(p.ui->prompt);
	play_keys(&p, "<C-u>新<Enter>");
	play_mouse(&p, "Click", "u undo", 0, 0);
	says(&p, "undone");
	play_keys(&p, "<Release 3,23>");
	says(&p, "undone");
	play_mouse(&p, "DoubleClick", "u undo", 0, 0);
	says(&p, "nothing to undo");
	play_expect_change(&p, "");
	play_mouse(&p, "Click", "m move", 0, 0);
	play_mouse(&p, "DoubleClick", "Enter drop", 0, 0);
	cr_expect(p.ui->carrying, "the second of two clicks was for the hint that is gone");
	play_end(&p);
}

Test(mouse_panels, it_can_be_switched_off)
{
	struct play p = play_start(map);
	play_keys(&p, ":mouse<Enter>");
	cr_expect(p.ui->mouse.off);
	cr_expect_eq(p.ui->request, REQUEST_MOUSE);
	play_keys(&p, ":mouse<Enter>");
	cr_expect_not(p.ui->mouse.off);
	play_end(&p);
}

Test(mouse_panels, stages_of_the_curve_are_chosen_and_gone_to)
{
	struct play p = play_start(map);
	play_keys(&p, "E");
	play_mouse(&p, "Click", "更新", 0, 3);
	cr_expect_eq(p.ui->curves->at, 2);
	play_mouse(&p, "Click", "neutral", 0, 0);
	play_mouse(&p, "Click", "0 everybody", 0, 0);
	cr_expect_eq(p.ui->curves->at, 2, "there is no stage");
	play_mouse(&p, "Click", "neutral", 35, 0);
	cr_expect_eq(p.ui->curves->at, 1);
	play_mouse(&p, "Click", "neutral", 35, 0);
	cr_expect_null(p.ui->curves);
	cursor_is(&p, 1, 0);
	play_end(&p);
}

Test(mouse_panels, numbers_are_chosen_and_their_touchpoints_shown)
{
	struct play p = play_start(map);
	play_keys(&p, "#");
	play_mouse(&p, "Click", "Contacts per quarter", 0, 0);
	cr_expect_str_eq(figures_row(p.ui, p.ui->figures->at).number->name, "contacts", "a heading is passed over");
	play_mouse(&p, "Click", "All stages", 0, 2);
	cr_assert(p.ui->figures);
	play_mouse(&p, "Click", "All stages", 0, 2);
	cr_expect_null(p.ui->figures);
	cr_expect_str_eq(p.ui->filter_text, "stage=ad");
	play_end(&p);
}

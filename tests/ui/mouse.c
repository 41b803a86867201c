/* What the mouse does: clicks, drags and the wheel, in the grid and in panels. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "ui/layout.h"
#include "ui/play.h"

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

#define LINE_A "  - {id: a, name: 登録, stage: st, channel: email}\n"
#define LINE_B "  - {id: b, name: 説明, stage: st, channel: email}\n"

/* Does the mouse something at the text, the first time that the screen shows
 * it, or so many columns and rows from there. */
static void at(struct play *p, const char *act, const char *text, int dx, int dy)
{
	char *screen = play_screen(p, p->ui->width, p->ui->height), keys[64];
	const char *found = strstr(screen, text), *start = screen;
	cr_assert(found, "“%s” is not on the screen\n%s", text, screen);
	int y = 0;
	for (const char *c = screen; c < found; c++) {
		if (*c != '\n')
			continue;
		y++;
		start = c + 1;
	}
	snprintf(keys, sizeof keys, "<%s %d,%d>", act, unicode_columns(slice_make(start, (size_t)(found - start))) + dx,
	         y + dy);
	free(screen);
	play_keys(p, keys);
}

static void name_is(const struct play *p, const char *name)
{
	cr_assert(ui_current(p->ui), "nothing is chosen, but “%s” was to be", name);
	struct slice own = item_name(ui_current(p->ui));
	cr_expect(slice_is(own, name), "%.*s is chosen, not %s", (int)own.length, own.bytes, name);
}

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

/* ---- choosing ---- */

Test(mouse, a_click_chooses_a_touchpoint_or_cell)
{
	struct play p = play_start(map);
	at(&p, "Click", "説明", 1, 0);
	name_is(&p, "説明");
	at(&p, "Click", "通話", 0, 0);
	name_is(&p, "通話");
	at(&p, "Click", "通話", 0, -2);
	cursor_is(&p, 1, 0);
	cr_expect_null(ui_current(p.ui));
	at(&p, "Click", "紹介", 3, 0);
	name_is(&p, "紹介");
	cr_expect(p.ui->cursor.inbox);
	at(&p, "Click", "登録", 0, 0);
	name_is(&p, "登録");
	cr_expect_eq(steps(&p), 0);
	play_end(&p);
}

Test(mouse, every_shown_name_is_where_it_is_clicked)
{
	static const int sizes[][2] = {{80, 24}, {160, 45}, {31, 9}, {20, 5}, {120, 12}};
	struct play p = play_open("maps/post-sale.ja.yaml");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		for (int density = 0; density < DENSITY_COUNT; density++) {
			struct layout l;
			ui_resize(p.ui, sizes[i][0], sizes[i][1]);
			p.ui->density = (enum density)density;
			ui_settle(p.ui);
			layout_make(p.ui, &l);
			for (int y = 0; y < p.ui->height; y++)
				for (int x = 0; x < p.ui->width; x++) {
					struct spot spot;
					layout_spot(p.ui, &l, x, y, &spot);
					const struct bin *bin = ui_bin(p.ui, &spot.at);
					bool holds = spot.kind == SPOT_CELL || spot.kind == SPOT_INBOX;
					cr_assert(!holds || !spot.on_item || spot.at.index < bin->count);
					cr_assert(!holds || (bin->count ? spot.at.index < bin->count : !spot.at.index));
				}
		}
	}
	play_end(&p);
}

Test(mouse, headers_are_gone_to_and_opened)
{
	struct play p = play_start(map);
	at(&p, "Click", "更新", 0, 0);
	cursor_is(&p, 2, 0);
	at(&p, "Click", "ビデオ", 0, 0);
	cursor_is(&p, 2, 1);
	at(&p, "Click", "導入", 0, 0);
	at(&p, "DoubleClick", "導入", 0, 0);
	cr_assert(p.ui->form);
	cr_expect(slice_is(item_name(p.ui->form->item), "導入"));
	play_keys(&p, "<Esc>");
	at(&p, "Click", "ビデオ", 0, 0);
	at(&p, "DoubleClick", "ビデオ", 0, 0);
	cr_assert(p.ui->form);
	cr_expect(slice_is(item_name(p.ui->form->item), "ビデオ"));
	play_keys(&p, "<Esc><Click 1,0><DoubleClick 1,0>");
	cr_assert(p.ui->form);
	cr_expect_null(p.ui->form->item);
	play_end(&p);
}

Test(mouse, a_double_click_opens_or_adds)
{
	struct play p = play_start(map);
	at(&p, "Click", "通話", 0, 0);
	at(&p, "DoubleClick", "通話", 0, 0);
	cr_assert(p.ui->form);
	cr_expect(slice_is(item_name(p.ui->form->item), "通話"));
	play_keys(&p, "<Esc>");
	at(&p, "Click", "通話", 0, -2);
	at(&p, "DoubleClick", "通話", 0, -2);
	cr_assert(p.ui->prompt);
	play_keys(&p, "面談<Enter><Esc>");
	play_expect(&p, "name: 面談, stage: ad, channel: email");
	at(&p, "Click", "面談", 0, 1);
	at(&p, "DoubleClick", "面談", 0, 1);
	play_keys(&p, "電話<Enter><Esc>");
	play_expect(&p, "name: 電話, stage: ad, channel: email");
	play_end(&p);
}

Test(mouse, control_and_the_right_button_mark)
{
	struct play p = play_start(map);
	at(&p, "C-Click", "登録", 0, 0);
	name_is(&p, "登録");
	at(&p, "RightClick", "口コミ", 0, 0);
	name_is(&p, "口コミ");
	cr_expect_eq(p.ui->marked, 2);
	at(&p, "C-Click", "登録", 0, 0);
	cr_expect_eq(p.ui->marked, 1);
	at(&p, "RightClick", "更新", 0, 0);
	cr_expect_eq(p.ui->marked, 1);
	play_end(&p);
}

/* ---- carrying ---- */

Test(mouse, a_drag_is_one_step_that_undo_takes_back)
{
	struct play p = play_start(map);
	at(&p, "Click", "登録", 0, 0);
	at(&p, "Drag", "説明", 0, 0);
	cr_expect(p.ui->carrying);
	at(&p, "Drag", "更新", 0, 5);
	cursor_is(&p, 2, 1);
	at(&p, "Release", "更新", 0, 5);
	cr_expect_not(p.ui->carrying);
	name_is(&p, "登録");
	cursor_is(&p, 2, 1);
	play_expect_change(&p, "-" LINE_A "+  - {id: a, name: 登録, stage: up, channel: video}\n");
	cr_expect_eq(steps(&p), 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	cr_expect_eq(p.ui->marked, 0);
	play_end(&p);
}

Test(mouse, to_the_inbox_and_out_of_it)
{
	struct play p = play_start(map);
	at(&p, "Click", "口コミ", 0, 0);
	at(&p, "Drag", "導入", 0, 5);
	at(&p, "Release", "導入", 0, 5);
	play_expect_change(&p, "-  - {id: d, name: 口コミ}\n+  - {id: d, name: 口コミ, stage: ad, channel: video}\n");
	at(&p, "Click", "口コミ", 0, 0);
	at(&p, "Drag", "紹介", 0, 0);
	cr_expect(p.ui->cursor.inbox);
	at(&p, "Release", "紹介", 0, 0);
	play_expect_change(&p, "");
	cr_expect_eq(steps(&p), 2);
	play_end(&p);
}

Test(mouse, with_an_empty_inbox_the_status_line_stands_for_it)
{
	struct play p = play_start("stages: [s]\nchannels: [c]\ntouchpoints:\n  - {name: x, stage: s, channel: c}\n");
	at(&p, "Click", "x", 0, 0);
	play_keys(&p, "<Drag 5,22>");
	cr_expect(p.ui->cursor.inbox);
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "Inbox  < x"), "%s", screen);
	free(screen);
	play_keys(&p, "<Release 5,22>");
	play_expect_change(&p, "-  - {name: x, stage: s, channel: c}\n+  - {name: x}\n");
	play_end(&p);
}

Test(mouse, dropped_outside_or_where_it_was_it_stays)
{
	struct play p = play_start(map);
	static const char *const places[] = {"<Release 3,0>",  "<Release 20,18>",     "<Release 4,23>",
	                                     "<Release 4,22>", "<Release 4095,4095>", "<Esc><Release 50,9>"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		at(&p, "Click", "説明", 0, 0);
		at(&p, "Drag", "導入", 0, 5);
		play_keys(&p, places[i]);
		cr_expect_not(p.ui->carrying, "%s", places[i]);
		name_is(&p, "説明");
		cr_expect_eq(steps(&p), 0, "%s", places[i]);
	}
	at(&p, "Click", "説明", 0, 0);
	at(&p, "Drag", "登録", 0, 0);
	at(&p, "Release", "登録", 0, 0);
	cr_expect_eq(steps(&p), 0);
	cr_expect_not(p.ui->carrying);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(mouse, with_control_it_stands_in_both_places)
{
	struct play p = play_start(map);
	at(&p, "Click", "登録", 0, 0);
	at(&p, "C-Drag", "導入", 0, 5);
	cr_expect(p.ui->also);
	cr_expect_eq(p.ui->carried.cells, 4);
	at(&p, "Drag", "導入", 0, 5);
	cr_expect_not(p.ui->also);
	at(&p, "C-Release", "導入", 0, 5);
	play_expect_change(&p, "-" LINE_A "+  - {id: a, name: 登録, stage: [st, ad], channel: [email, video]}\n");
	cr_expect_eq(steps(&p), 1);
	play_end(&p);
}

Test(mouse, a_marked_one_takes_all_marked_with_it)
{
	struct play p = play_start(map);
	at(&p, "C-Click", "登録", 0, 0);
	at(&p, "C-Click", "通話", 0, 0);
	at(&p, "C-Click", "口コミ", 0, 0);
	at(&p, "Click", "登録", 0, 0);
	at(&p, "Drag", "導入", 0, 2);
	at(&p, "Drag", "更新", 0, 2);
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "+2"), "%s", screen);
	free(screen);
	at(&p, "Release", "更新", 0, 2);
	cursor_is(&p, 2, 0);
	const struct bin *bin = journey_cell(p.ui->journey, 2, 0);
	cr_assert_eq(bin->count, 3);
	cr_expect(slice_is(item_name(bin->items[0]), "登録") && slice_is(item_name(bin->items[1]), "通話") &&
	          slice_is(item_name(bin->items[2]), "口コミ"));
	cr_expect_eq(journey_cell(p.ui->journey, 1, 1)->count, 0);
	cr_expect_eq(steps(&p), 1);
	cr_expect_eq(p.ui->marked, 3);
	play_end(&p);
}

Test(mouse, one_that_is_not_marked_goes_alone)
{
	struct play p = play_start(map);
	at(&p, "C-Click", "通話", 0, 0);
	at(&p, "C-Click", "口コミ", 0, 0);
	at(&p, "Click", "説明", 0, 0);
	at(&p, "Drag", "導入", 0, 2);
	at(&p, "Release", "導入", 0, 2);
	play_expect_change(&p, "-" LINE_B "+  - {id: b, name: 説明, stage: ad, channel: email}\n");
	cr_expect_eq(p.ui->marked, 2);
	play_end(&p);
}

Test(mouse, what_is_carried_by_keys_goes_where_it_is_clicked)
{
	struct play p = play_start(map);
	play_keys(&p, "m");
	at(&p, "Click", "導入", 0, 5);
	cursor_is(&p, 1, 1);
	cr_expect(p.ui->carrying);
	at(&p, "DoubleClick", "導入", 0, 5);
	cr_expect_not(p.ui->carrying);
	play_expect_change(&p, "-" LINE_A "+  - {id: a, name: 登録, stage: ad, channel: video}\n");
	play_keys(&p, "um");
	at(&p, "Click", "口コミ", 0, 0);
	at(&p, "Click", "紹介", 0, 0);
	play_expect_change(&p, "-" LINE_A "+  - {id: a, name: 登録}\n");
	play_end(&p);
}

Test(mouse, a_lost_release_is_made_good_by_the_next_click)
{
	struct play p = play_start(map);
	at(&p, "Click", "登録", 0, 0);
	at(&p, "Drag", "導入", 0, 5);
	at(&p, "Click", "更新", 0, 5);
	cr_expect(p.ui->carrying);
	play_keys(&p, "<Drag 1,1><Release 1,1>");
	cr_expect(p.ui->carrying);
	cursor_is(&p, 2, 1);
	play_keys(&p, "<Esc>");
	cr_expect_eq(steps(&p), 0);
	play_end(&p);
}

/* ---- scrolling ---- */

static struct play start_large(void)
{
	struct buffer text = {0};
	buffer_add_text(&text, "stages: [");
	for (int i = 0; i < 12; i++)
		buffer_format(&text, "%sstage%02d", i ? ", " : "", i);
	buffer_add_text(&text, "]\nchannels: [");
	for (int i = 0; i < 20; i++)
		buffer_format(&text, "%schannel%02d", i ? ", " : "", i);
	buffer_add_text(&text, "]\ntouchpoints:\n  - {name: one, stage: stage00, channel: channel00}\n");
	struct play p = play_start(buffer_slice(&text).bytes);
	buffer_free(&text);
	return p;
}

Test(mouse, the_wheel_scrolls)
{
	struct play p = start_large();
	play_keys(&p, "<WheelDown 30,8><WheelDown 30,8>");
	cr_expect_eq(p.ui->top, 2);
	cursor_is(&p, 0, 2);
	play_keys(&p, "<WheelUp 30,8>");
	cr_expect_eq(p.ui->top, 1);
	cursor_is(&p, 0, 2);
	play_keys(&p, "<WheelRight 30,8><S-WheelDown 30,8>");
	cr_expect_eq(p.ui->left, 2);
	cursor_is(&p, 2, 2);
	play_keys(&p, "<S-WheelUp 30,8><WheelLeft 30,8><WheelLeft 30,8>");
	cr_expect_eq(p.ui->left, 0);
	for (int i = 0; i < 50; i++)
		play_keys(&p, "<WheelDown 30,8><WheelRight 30,8>");
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "channel19") && strstr(screen, "stage11") && strstr(screen, "all"), "%s", screen);
	free(screen);
	play_end(&p);
}

Test(mouse, a_drag_scrolls_at_the_edges)
{
	struct play p = start_large();
	at(&p, "Click", "one", 0, 0);
	for (int i = 0; i < 30; i++)
		play_keys(&p, "<Drag 78,8>");
	cr_expect_eq(p.ui->cursor.stage, 11);
	for (int i = 0; i < 30; i++)
		play_keys(&p, "<Drag 60,21>");
	cr_expect_eq(p.ui->cursor.channel, 19);
	for (int i = 0; i < 30; i++)
		play_keys(&p, "<Drag 1,8>");
	cr_expect_eq(p.ui->left, 0);
	for (int i = 0; i < 3; i++)
		play_keys(&p, "<Drag 30,1>");
	size_t top = p.ui->top;
	play_keys(&p, "<WheelUp 30,9>");
	cr_expect_eq(p.ui->top, top - 1);
	cr_expect(p.ui->carrying);
	size_t stage = p.ui->cursor.stage, channel = p.ui->cursor.channel;
	play_keys(&p, "<Release 30,9>");
	cr_expect_eq(journey_cell(p.ui->journey, stage, channel)->count, 1);
	cr_expect_eq(steps(&p), 1);
	play_end(&p);
}

/* ---- panels ---- */

Test(mouse, rows_of_a_form_are_chosen_and_edited)
{
	struct play p = play_start(map);
	play_keys(&p, "<Enter>");
	at(&p, "Click", "Purpose", 0, 0);
	at(&p, "DoubleClick", "Purpose", 0, 0);
	cr_assert(p.ui->prompt);
	play_keys(&p, "CSM<Enter>");
	play_expect(&p, "purpose: CSM");
	at(&p, "Click", "Kind", 0, 0);
	cr_expect_null(p.ui->chooser);
	at(&p, "Click", "Kind", 0, 0);
	cr_assert(p.ui->chooser);
	at(&p, "DoubleClick", "digital", 0, 0);
	cr_assert(p.ui->chooser, "the second of two clicks answers nothing");
	at(&p, "Click", "digital", 0, 0);
	cr_expect_null(p.ui->chooser);
	play_expect(&p, "kind: digital");
	size_t row = p.ui->form->at;
	play_keys(&p, "<WheelDown 30,8>");
	cr_expect_gt(p.ui->form->at, row);
	play_keys(&p, "<WheelUp 30,8>");
	cr_expect_eq(p.ui->form->at, row);
	play_end(&p);
}

Test(mouse, a_form_beside_the_grid_follows_what_is_clicked)
{
	struct play p = play_start(map);
	ui_resize(p.ui, 160, 45);
	play_keys(&p, "<Enter>");
	at(&p, "Click", "Kind", 0, 0);
	size_t row = p.ui->form->at;
	at(&p, "Click", "通話", 0, 0);
	cr_assert(p.ui->form);
	cr_expect(slice_is(item_name(p.ui->form->item), "通話"));
	cr_expect_eq(p.ui->form->at, row);
	at(&p, "Click", "導入", 0, 2);
	cr_expect(slice_is(item_name(p.ui->form->item), "通話"), "an empty cell closes nothing");
	at(&p, "Click", "説明", 0, 0);
	at(&p, "Drag", "導入", 0, 5);
	cr_expect_eq(ui_place(p.ui), PLACE_CARRY);
	at(&p, "Release", "導入", 0, 5);
	play_expect_change(&p, "-" LINE_B "+  - {id: b, name: 説明, stage: ad, channel: video}\n");
	cr_expect(p.ui->form);
	at(&p, "Click", "登録", 0, 0);
	play_keys(&p, "<Drag 130,9><Release 130,9>");
	cr_expect_eq(steps(&p), 1, "a panel is no place to drop something");
	play_end(&p);
}

Test(mouse, lists_are_chosen_from)
{
	struct play p = play_start(map);
	ui_resize(p.ui, 160, 45);
	play_keys(&p, "S<Click 130,4>");
	cr_assert(p.ui->list);
	cr_expect_eq(p.ui->list->at, 1);
	cursor_is(&p, 1, 0);
	play_keys(&p, "<WheelDown 130,4>");
	cr_expect_eq(p.ui->list->at, 2);
	at(&p, "Click", "登録", 0, 0);
	cr_expect_eq(p.ui->list->at, 0);
	play_keys(&p, "<DoubleClick 130,3>");
	cr_expect(p.ui->form && p.ui->form->item->kind == KIND_STAGE);
	play_end(&p);
}

Test(mouse, the_history_is_gone_through)
{
	struct play p = play_start(map);
	play_keys(&p, "lJxhKxU");
	at(&p, "Click", "the beginning", 0, 0);
	cr_expect_eq(p.ui->timeline->at, 0);
	cr_expect_eq(steps(&p), 2);
	at(&p, "DoubleClick", "the beginning", 0, 0);
	cr_expect_eq(steps(&p), 0);
	play_keys(&p, "<WheelUp 10,4>");
	cr_expect_eq(p.ui->timeline->at, 1);
	play_end(&p);
}

Test(mouse, a_list_to_choose_from_takes_one_click)
{
	struct play p = play_start(map);
	play_keys(&p, "r");
	at(&p, "Click", "not-working", 0, 0);
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
	at(&p, "Click", "delete the touchpoint", 0, 0);
	cr_expect_eq(steps(&p), 2);
	play_end(&p);
}

Test(mouse, the_line_that_is_typed_and_its_offers)
{
	struct play p = play_start(map);
	play_keys(&p, "e<C-u>日本語");
	at(&p, "Click", "本語", 0, 0);
	play_keys(&p, "X");
	at(&p, "Click", "語", 40, 0);
	play_keys(&p, "Y<Enter>");
	play_expect(&p, "name: 日X本語Y");
	play_keys(&p, "aメール");
	cr_assert(p.ui->prompt->offer_count > 1);
	char *second = strdup(p.ui->prompt->offers[1]);
	at(&p, "Click", second, 0, 0);
	cr_expect(slice_is(line_text(&p.ui->prompt->line), second));
	at(&p, "Click", "導入", 0, 0);
	cr_expect(p.ui->prompt, "a click beside it ends nothing");
	play_keys(&p, "<Enter><Esc>");
	play_expect(&p, second);
	free(second);
	play_end(&p);
}

Test(mouse, help_scrolls_and_hints_are_commands)
{
	struct play p = play_start(map);
	at(&p, "Click", "? help", 3, 0);
	cr_assert(p.ui->help);
	play_keys(&p, "<Release 3,23><WheelDown 20,10>");
	cr_expect_eq(p.ui->help->top, 3);
	play_keys(&p, "<WheelUp 20,10><WheelUp 20,10>");
	cr_expect_eq(p.ui->help->top, 0);
	at(&p, "Click", "Esc close", 0, 0);
	cr_expect_null(p.ui->help);
	at(&p, "Click", "e rename", 0, 0);
	cr_assert(p.ui->prompt);
	play_keys(&p, "<C-u>新<Enter>");
	at(&p, "Click", "u undo", 0, 0);
	says(&p, "undone");
	play_keys(&p, "<Release 3,23>");
	says(&p, "undone");
	at(&p, "DoubleClick", "u undo", 0, 0);
	says(&p, "nothing to undo");
	play_expect_change(&p, "");
	at(&p, "Click", "m move", 0, 0);
	at(&p, "DoubleClick", "Enter drop", 0, 0);
	cr_expect(p.ui->carrying, "the second of two clicks was for the hint that is gone");
	play_end(&p);
}

Test(mouse, it_can_be_switched_off)
{
	struct play p = play_start(map);
	play_keys(&p, ":mouse<Enter>");
	cr_expect(p.ui->mouse.off);
	cr_expect_eq(p.ui->request, REQUEST_MOUSE);
	play_keys(&p, ":mouse<Enter>");
	cr_expect_not(p.ui->mouse.off);
	play_end(&p);
}

Test(mouse, empty_maps_and_small_screens_take_anything)
{
	static const char *const maps[] = {"", "stages: [s]\n", "channels: [c]\n", "touchpoints: [x]\n", map};
	static const int sizes[][2] = {{20, 5}, {19, 4}, {80, 24}, {30, 9}};
	static const char *const acts[] = {"Click",  "DoubleClick", "Drag",      "Release", "RightClick",
	                                   "C-Drag", "WheelDown",   "WheelLeft", "C-Click"};
	for (size_t m = 0; m < sizeof maps / sizeof *maps; m++) {
		for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
			struct play p = play_start(maps[m]);
			for (int i = 0; i < 600; i++) {
				char keys[64];
				snprintf(keys, sizeof keys, "<%s %d,%d>", acts[i * 7 % 9], i * 13 % (sizes[s][0] + 2),
				         i * 5 % (sizes[s][1] + 2));
				ui_resize(p.ui, sizes[s][0], sizes[s][1]);
				play_keys(&p, keys);
				if (i % 20 == 19)
					play_keys(&p, "<Esc><Esc>");
			}
			while (document_undo(p.document))
				;
			play_expect_change(&p, "");
			play_end(&p);
		}
	}
}

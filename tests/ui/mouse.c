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

/* ---- choosing ---- */

Test(mouse, a_click_chooses_a_touchpoint_or_cell)
{
	struct play p = play_start(map);
	play_mouse(&p, "Click", "説明", 1, 0);
	play_expect_at(&p, "説明");
	play_mouse(&p, "Click", "通話", 0, 0);
	play_expect_at(&p, "通話");
	play_mouse(&p, "Click", "通話", 0, -2);
	cursor_is(&p, 1, 0);
	cr_expect_null(ui_current(p.ui));
	play_mouse(&p, "Click", "紹介", 3, 0);
	play_expect_at(&p, "紹介");
	cr_expect(p.ui->cursor.inbox);
	play_mouse(&p, "Click", "登録", 0, 0);
	play_expect_at(&p, "登録");
	cr_expect_eq(steps(&p), 0);
	play_end(&p);
}

/* Every place that stands for a touchpoint is in a line that shows its name, or,
 * where names are large, a part of it. */
static void expect_drawn(struct play *p, int width, int height, enum density density)
{
	struct layout l;
	p->ui->density = density;
	char *screen = play_screen(p, width, height);
	const char *lines[3] = {screen, screen, screen};
	layout_make(p->ui, &l);
	for (int y = 0; y < height; y++) {
		for (int x = 0; x < width; x++) {
			struct spot spot;
			layout_spot(p->ui, &l, x, y, &spot);
			if (!spot.on_item)
				continue;
			const struct bin *bin = ui_bin(p->ui, &spot.at);
			cr_assert_lt(spot.at.index, bin->count);
			struct slice name = item_name(bin->items[spot.at.index]);
			size_t first = unicode_grapheme_end(name, 0);
			/* a large name begins up to two lines above */
			const char *start = lines[density == DENSITY_LARGE ? 2 : 0];
			size_t length = (size_t)(lines[0] - start) + strcspn(lines[0], "\n");
			cr_assert(density == DENSITY_COUNTS || memmem(start, length, name.bytes, first),
			          "%.*s at %d,%d of\n%s", (int)name.length, name.bytes, x, y, screen);
		}
		lines[2] = lines[1];
		lines[1] = lines[0];
		lines[0] += strcspn(lines[0], "\n") + 1;
	}
	free(screen);
}

Test(mouse, what_is_clicked_is_what_is_drawn_there)
{
	static const int sizes[][2] = {{80, 24}, {160, 45}, {31, 9}, {20, 5}, {120, 12}};
	struct play p = play_open("maps/post-sale.ja.yaml");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		for (int density = 0; density < DENSITY_COUNT; density++) {
			expect_drawn(&p, sizes[i][0], sizes[i][1], (enum density)density);
			play_keys(&p, "<Tab>");
			expect_drawn(&p, sizes[i][0], sizes[i][1], (enum density)density);
			play_keys(&p, "<Tab>lJ<Space>");
		}
	}
	play_end(&p);
}

Test(mouse, headers_are_gone_to_and_opened)
{
	struct play p = play_start(map);
	play_mouse(&p, "Click", "更新", 0, 0);
	cursor_is(&p, 2, 0);
	play_mouse(&p, "Click", "ビデオ", 0, 0);
	cursor_is(&p, 2, 1);
	play_mouse(&p, "Click", "導入", 0, 0);
	play_mouse(&p, "DoubleClick", "導入", 0, 0);
	cr_assert(p.ui->form);
	cr_expect(slice_is(item_name(p.ui->form->item), "導入"));
	play_keys(&p, "<Esc>");
	play_mouse(&p, "Click", "ビデオ", 0, 0);
	play_mouse(&p, "DoubleClick", "ビデオ", 0, 0);
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
	play_mouse(&p, "Click", "通話", 0, 0);
	play_mouse(&p, "DoubleClick", "通話", 0, 0);
	cr_assert(p.ui->form);
	cr_expect(slice_is(item_name(p.ui->form->item), "通話"));
	play_keys(&p, "<Esc>");
	play_mouse(&p, "Click", "通話", 0, -2);
	play_mouse(&p, "DoubleClick", "通話", 0, -2);
	cr_assert(p.ui->prompt);
	play_keys(&p, "面談<Enter><Esc>");
	play_expect(&p, "name: 面談, stage: ad, channel: email");
	play_mouse(&p, "Click", "面談", 0, 1);
	play_mouse(&p, "DoubleClick", "面談", 0, 1);
	play_keys(&p, "電話<Enter><Esc>");
	play_expect(&p, "name: 電話, stage: ad, channel: email");
	play_end(&p);
}

Test(mouse, control_and_the_right_button_mark)
{
	struct play p = play_start(map);
	play_mouse(&p, "C-Click", "登録", 0, 0);
	play_expect_at(&p, "登録");
	play_mouse(&p, "RightClick", "口コミ", 0, 0);
	play_expect_at(&p, "口コミ");
	cr_expect_eq(p.ui->marked, 2);
	play_mouse(&p, "C-Click", "登録", 0, 0);
	cr_expect_eq(p.ui->marked, 1);
	play_mouse(&p, "RightClick", "更新", 0, 0);
	cr_expect_eq(p.ui->marked, 1);
	play_end(&p);
}

/* ---- carrying ---- */

Test(mouse, a_drag_is_one_step_that_undo_takes_back)
{
	struct play p = play_start(map);
	play_mouse(&p, "Click", "登録", 0, 0);
	play_mouse(&p, "Drag", "説明", 0, 0);
	cr_expect(p.ui->carrying);
	play_mouse(&p, "Drag", "更新", 0, 5);
	cursor_is(&p, 2, 1);
	play_mouse(&p, "Release", "更新", 0, 5);
	cr_expect_not(p.ui->carrying);
	play_expect_at(&p, "登録");
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
	play_mouse(&p, "Click", "口コミ", 0, 0);
	play_mouse(&p, "Drag", "導入", 0, 5);
	play_mouse(&p, "Release", "導入", 0, 5);
	play_expect_change(&p, "-  - {id: d, name: 口コミ}\n+  - {id: d, name: 口コミ, stage: ad, channel: video}\n");
	play_mouse(&p, "Click", "口コミ", 0, 0);
	play_mouse(&p, "Drag", "紹介", 0, 0);
	cr_expect(p.ui->cursor.inbox);
	play_mouse(&p, "Release", "紹介", 0, 0);
	play_expect_change(&p, "");
	cr_expect_eq(steps(&p), 2);
	play_end(&p);
}

Test(mouse, with_an_empty_inbox_the_status_line_stands_for_it)
{
	struct play p = play_start("stages: [s]\nchannels: [c]\ntouchpoints:\n  - {name: x, stage: s, channel: c}\n");
	play_mouse(&p, "Click", "x", 0, 0);
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
		play_mouse(&p, "Click", "説明", 0, 0);
		play_mouse(&p, "Drag", "導入", 0, 5);
		play_keys(&p, places[i]);
		cr_expect_not(p.ui->carrying, "%s", places[i]);
		play_expect_at(&p, "説明");
		cr_expect_eq(steps(&p), 0, "%s", places[i]);
	}
	play_mouse(&p, "Click", "説明", 0, 0);
	play_mouse(&p, "Drag", "登録", 0, 0);
	play_mouse(&p, "Release", "登録", 0, 0);
	cr_expect_eq(steps(&p), 0);
	cr_expect_not(p.ui->carrying);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(mouse, with_control_it_stands_in_both_places)
{
	struct play p = play_start(map);
	play_mouse(&p, "Click", "登録", 0, 0);
	play_mouse(&p, "C-Drag", "導入", 0, 5);
	cr_expect(p.ui->also);
	cr_expect_eq(p.ui->carried.cells, 4);
	play_mouse(&p, "Drag", "導入", 0, 5);
	cr_expect_not(p.ui->also);
	play_mouse(&p, "C-Release", "導入", 0, 5);
	play_expect_change(&p, "-" LINE_A "+  - {id: a, name: 登録, stage: [st, ad], channel: [email, video]}\n");
	cr_expect_eq(steps(&p), 1);
	play_end(&p);
}

Test(mouse, a_marked_one_takes_all_marked_with_it)
{
	struct play p = play_start(map);
	play_mouse(&p, "C-Click", "登録", 0, 0);
	play_mouse(&p, "C-Click", "通話", 0, 0);
	play_mouse(&p, "C-Click", "口コミ", 0, 0);
	play_mouse(&p, "Click", "登録", 0, 0);
	play_mouse(&p, "Drag", "導入", 0, 2);
	play_mouse(&p, "Drag", "更新", 0, 2);
	char *screen = play_screen(&p, 80, 24);
	cr_expect(strstr(screen, "+2"), "%s", screen);
	free(screen);
	play_mouse(&p, "Release", "更新", 0, 2);
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
	play_mouse(&p, "C-Click", "通話", 0, 0);
	play_mouse(&p, "C-Click", "口コミ", 0, 0);
	play_mouse(&p, "Click", "説明", 0, 0);
	play_mouse(&p, "Drag", "導入", 0, 2);
	play_mouse(&p, "Release", "導入", 0, 2);
	play_expect_change(&p, "-" LINE_B "+  - {id: b, name: 説明, stage: ad, channel: email}\n");
	cr_expect_eq(p.ui->marked, 2);
	play_end(&p);
}

Test(mouse, what_is_carried_by_keys_goes_where_it_is_clicked)
{
	struct play p = play_start(map);
	play_keys(&p, "m");
	play_mouse(&p, "Click", "導入", 0, 5);
	cursor_is(&p, 1, 1);
	cr_expect(p.ui->carrying);
	play_mouse(&p, "DoubleClick", "導入", 0, 5);
	cr_expect_not(p.ui->carrying);
	play_expect_change(&p, "-" LINE_A "+  - {id: a, name: 登録, stage: ad, channel: video}\n");
	play_keys(&p, "um");
	play_mouse(&p, "Click", "口コミ", 0, 0);
	play_mouse(&p, "Click", "紹介", 0, 0);
	play_expect_change(&p, "-" LINE_A "+  - {id: a, name: 登録}\n");
	play_end(&p);
}

Test(mouse, a_lost_release_is_made_good_by_the_next_click)
{
	struct play p = play_start(map);
	play_mouse(&p, "Click", "登録", 0, 0);
	play_mouse(&p, "Drag", "導入", 0, 5);
	play_mouse(&p, "Click", "更新", 0, 5);
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
	play_mouse(&p, "Click", "one", 0, 0);
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

/* ---- anything ---- */

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

Test(mouse, large_names_are_hit_on_each_of_their_rows)
{
	struct play p = play_start("stages: [s, z]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: a name that takes more than one row, stage: s, channel: c}\n"
	                           "  - {name: two, stage: s, channel: c}\n");
	ui_resize(p.ui, 60, 20);
	play_keys(&p, "zzz<Right>");
	/* rows 3 and 4 are the first, 5 is blank behind it, 6 the second */
	for (int y = 3; y <= 7; y++) {
		char click[48];
		snprintf(click, sizeof click, "<Right><Click 20,%d>", y);
		play_keys(&p, click);
		cr_expect_eq(p.ui->cursor.stage, 0);
		cr_expect_eq(p.ui->cursor.index, y < 6 ? 0 : 1, "row %d", y);
	}
	play_end(&p);
}

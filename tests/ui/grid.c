/* Keys in, text out: what the grid's commands do to the file. */
#include <criterion/criterion.h>

#include "base/mem.h"
#include "screen/key.h"
#include "ui/ui.h"

static const char map[] = "stages:\n"
                          "  - {id: st, name: オンボーディング}\n"
                          "  - {id: ad, name: 導入}\n"
                          "channels:\n"
                          "  - {id: email, name: メール}\n"
                          "  - {id: video, name: ビデオ}\n"
                          "owners: [CSM]\n"
                          "touchpoints:\n"
                          "  - {id: a, name: 登録, stage: st, channel: email}\n"
                          "  - {id: b, name: 説明, stage: st, channel: email}\n"
                          "  - {id: c, name: 通話, stage: ad, channel: video}\n"
                          "  - {id: d, name: 口コミ}\n";

static struct document *document;
static struct ui *ui;

static void start(const char *text)
{
	struct error err = {0};
	document = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert(document, "%s", err.message);
	ui = ui_new(document);
	ui_resize(ui, 100, 30);
}

static void stop(void)
{
	ui_free(ui);
	document_free(document);
}

static void play(const char *script)
{
	struct error err = {0};
	size_t at = 0;
	key k;
	while (key_parse(slice_of(script), &at, &k, &err))
		ui_key(ui, k);
	cr_assert_str_empty(err.message);
}

static void text_has(const char *part)
{
	struct buffer text = {0};
	document_text(document, &text);
	cr_assert(strstr(text.bytes, part), "“%s” is not in\n%s", part, text.bytes);
	buffer_free(&text);
}

static void text_is(const char *expected)
{
	struct buffer text = {0};
	document_text(document, &text);
	cr_assert_str_eq(text.bytes, expected);
	buffer_free(&text);
}

static void name_is(const char *name)
{
	cr_assert(ui_current(ui), "no touchpoint under the cursor, but “%s” was to be", name);
	struct slice own = item_name(ui_current(ui));
	cr_assert(slice_is(own, name), "%.*s is not %s", (int)own.length, own.bytes, name);
}

Test(grid, moves_by_touchpoint_channel_and_stage)
{
	start(map);
	name_is("登録");
	play("<Down>");
	name_is("説明");
	play("l<Down>");
	name_is("通話");
	play("<Up>h");
	name_is("登録");
	play("J");
	cr_assert_null(ui_current(ui));
	play("<Down>");
	name_is("口コミ");
	play("<Tab><End>");
	name_is("通話");
	stop();
}

Test(grid, adds_one_after_the_other_where_the_cursor_is)
{
	start(map);
	play("aウェルカムメール<Enter>キックオフ<Enter><Esc>");
	name_is("キックオフ");
	cr_assert_eq(journey_cell(ui->journey, 0, 0)->count, 4);
	cr_assert(slice_is(item_name(journey_item(ui->journey, KIND_TOUCHPOINT, 2)), "ウェルカムメール"));
	cr_assert(slice_is(item_name(journey_item(ui->journey, KIND_TOUCHPOINT, 3)), "キックオフ"));
	play("uu");
	text_is(map);
	play("<C-r>");
	text_has("ウェルカムメール");
	stop();
}

Test(grid, makes_one_touchpoint_of_each_pasted_line)
{
	start(map);
	play("la<Paste>一つ目<Enter>二つ目<Enter>三つ目<PasteEnd><Enter><Esc>");
	cr_assert_eq(journey_cell(ui->journey, 1, 0)->count, 3);
	play("a<Paste>四つ目<Enter>五つ目<PasteEnd><Esc>");
	cr_assert_eq(journey_cell(ui->journey, 1, 0)->count, 5, "the last line needs no newline");
	play("a<Paste>六つ<PasteEnd>目<Enter><Esc>");
	cr_assert_eq(journey_cell(ui->journey, 1, 0)->count, 6, "one line can be typed on");
	text_has("六つ目");
	play("i受信箱<Enter><Esc>");
	cr_assert_eq(journey_inbox(ui->journey)->count, 2);
	stop();
}

Test(grid, renames_in_place)
{
	start(map);
	play("e<C-u>会員登録<Enter>");
	text_has("{id: a, name: 会員登録, stage: st, channel: email}");
	play("u");
	text_is(map);
	stop();
}

Test(grid, carries_and_drops)
{
	start(map);
	play("ml<Down><Enter>");
	text_has("{id: a, name: 登録, stage: ad, channel: video}");
	name_is("登録");
	play("u");
	text_is(map);
	play("ml<Esc>");
	text_is(map);
	name_is("登録");
	cr_assert_eq(ui->marked, 0);
	stop();
}

Test(grid, carries_out_of_and_into_the_inbox)
{
	start(map);
	play("<Tab>m<Enter>");
	cr_assert_eq(journey_inbox(ui->journey)->count, 0);
	cr_assert_eq(journey_cell(ui->journey, 0, 0)->count, 3);
	name_is("口コミ");
	play("mi");
	cr_assert_eq(journey_inbox(ui->journey)->count, 1);
	stop();
}

Test(grid, carries_all_marked_as_one_step)
{
	start(map);
	play("<Space><Space>mlJ<Enter>");
	cr_assert_eq(journey_cell(ui->journey, 1, 1)->count, 3);
	play("<Esc>u");
	text_is(map);
	stop();
}

Test(grid, puts_into_a_second_place_as_well)
{
	start(map);
	play("cl<Enter>");
	text_has("{id: a, name: 登録, stage: [st, ad], channel: email}");
	cr_assert_eq(journey_cell(ui->journey, 0, 0)->count, 2);
	cr_assert_eq(journey_cell(ui->journey, 1, 0)->count, 1);
	stop();
}

Test(grid, moves_one_of_several_places)
{
	start("stages: [a, b, c]\nchannels: [x]\ntouchpoints:\n  - {name: t, stage: [a, b], channel: x}\n");
	play("lml<Enter>");
	text_has("stage: [a, c]");
	stop();
}

Test(grid, assigns_by_one_key_and_repeats)
{
	start(map);
	play("r3d2");
	text_has("{id: a, name: 登録, stage: st, channel: email, rating: irritates, decision: improve}");
	play("j.");
	text_has("{id: b, name: 説明, stage: st, channel: email, decision: improve}");
	play("d0");
	text_has("{id: b, name: 説明, stage: st, channel: email}");
	play("o<Enter>");
	text_has("{id: b, name: 説明, stage: st, channel: email, owner: CSM}");
	play("o営業<Enter>");
	text_has("owner: 営業}");
	stop();
}

Test(grid, deletes_and_says_how_to_get_it_back)
{
	start(map);
	play("x");
	cr_assert(ui->message && strstr(ui->message, "登録"));
	cr_assert_eq(journey_count(ui->journey, KIND_TOUCHPOINT), 3);
	name_is("説明");
	play("u");
	text_is(map);
	play("<Up><Space><Space>x");
	cr_assert_eq(journey_count(ui->journey, KIND_TOUCHPOINT), 2);
	play("u");
	text_is(map);
	stop();
}

Test(grid, copies_and_pastes_with_a_new_id)
{
	start(map);
	play("ylp");
	cr_assert_eq(journey_cell(ui->journey, 1, 0)->count, 1);
	name_is("登録");
	struct slice id = item_text(ui_current(ui), "id");
	cr_assert(id.length && !slice_is(id, "a"));
	play(".");
	cr_assert_eq(journey_cell(ui->journey, 1, 0)->count, 2);
	stop();
}

Test(grid, searches_as_typed_in_all_widths_and_kana)
{
	start(map);
	play("/ｺﾐ");
	name_is("口コミ");
	play("<Esc>");
	name_is("登録");
	play("/video<Enter>");
	name_is("通話");
	play("n");
	name_is("通話");
	play("/つうわ<Enter>");
	cr_assert(ui->message_is_error);
	stop();
}

Test(grid, asks_before_it_leaves_unsaved)
{
	start(map);
	play("q");
	cr_assert_eq(ui->request, REQUEST_QUIT);
	play("x");
	play("q");
	cr_assert_eq(ui->request, REQUEST_NONE);
	cr_assert_eq(ui_place(ui), PLACE_CHOOSER);
	play("c");
	cr_assert_eq(ui->request, REQUEST_NONE);
	play("qn");
	cr_assert_eq(ui->request, REQUEST_QUIT);
	stop();
}

Test(grid, works_without_stages_and_channels)
{
	start("");
	play("hjklJKm<Enter>xa<Esc>rdoc.yp<Space>zz");
	play("i最初<Enter><Esc>");
	cr_assert_eq(journey_inbox(ui->journey)->count, 1);
	text_has("touchpoints:\n  - id: ");
	stop();
}

Test(grid, takes_a_paste_as_text_and_never_as_keys)
{
	start(map);
	play("<Paste>xxd<Enter>A<Tab>B<Enter>- [ ] C<Enter>　・D <PasteEnd><Esc>");
	cr_assert_eq(journey_cell(ui->journey, 0, 0)->count, 6);
	text_has("name: xxd");
	text_has("name: A B");
	text_has("name: C");
	text_has("name: D,");
	play("uuuu");
	text_is(map);
	play("S<Paste>xxx<PasteEnd><Esc>?<Paste>q<PasteEnd><Esc>");
	text_is(map);
	stop();
}

Test(grid, takes_the_numbers_off_a_pasted_list)
{
	start(map);
	play("<Paste>1. 甲<Enter>12) 乙<Enter>３．丙<Enter>（4）丁<Enter>⑤戊<Enter>- 6. "
	     "己<Enter>3.5倍<Enter>24時間対応<PasteEnd><Esc>");
	text_has("name: 甲,");
	text_has("name: 乙,");
	text_has("name: 丙,");
	text_has("name: 丁,");
	text_has("name: 戊,");
	text_has("name: 己,");
	text_has("name: 3.5倍,");
	text_has("name: 24時間対応,");
	stop();
}

Test(grid, goes_on_adding_after_an_empty_line)
{
	start(map);
	play("a<Enter>x<Enter> <Enter>y<Enter><Esc>");
	cr_assert_eq(journey_cell(ui->journey, 0, 0)->count, 4);
	stop();
}

Test(grid, lists_a_new_owner_with_the_others)
{
	start(map);
	play("o営業<Enter>");
	text_has("owners: [CSM, 営業]");
	play("u");
	text_is(map);
	stop();
}

Test(grid, deletes_what_led_to_the_deleted)
{
	static const char linked[] = "stages: [a]\nchannels: [x]\ntouchpoints:\n"
	                             "  - {id: one, next: [two, three, four], stage: a, channel: x}\n"
	                             "  - {id: two, stage: a, channel: x}\n"
	                             "  - {id: three, next: two, stage: a, channel: x}\n"
	                             "  - {id: four, stage: a, channel: x}\n";
	start(linked);
	play("j<Space><Space>x");
	text_has("{id: one, next: four, stage: a, channel: x}");
	play("u");
	text_is(linked);
	stop();
}

Test(grid, counts_what_is_not_saved)
{
	start(map);
	play("xx");
	cr_assert_eq(document_unsaved(document), 2);
	play("u");
	cr_assert_eq(document_unsaved(document), 1);
	stop();
}

/* ---- carrying ---- */

static const char spread[] = "stages: [one, two, three]\n"
                             "channels:\n"
                             "  - {id: email, name: メール}\n"
                             "  - video\n"
                             "touchpoints:\n"
                             "  - {name: a, stage: one, channel: email}\n"
                             "  - {name: b, stage: [one, two], channel: email}\n"
                             "  - {name: c, stage: [one, two], channel: video}\n"
                             "  - {name: d, stage: three, channel: メール}\n"
                             "  - {name: e}\n"
                             "  - {name: f, stage: three}\n";

Test(carry, what_is_marked_elsewhere_leaves_all_its_cells)
{
	start(spread);
	play("<Space><Space>J<Space>Kll<Space><Tab><Space><Space><Tab>hh");
	cr_assert_eq(ui->marked, 6);
	name_is("a");
	play("m3J<Enter>");
	text_has("touchpoints:\n"
	         "  - {name: a, stage: three, channel: video}\n"
	         /* grabbed in one × email, where it stands: that cell gives way, its other stage stays */
	         "  - {name: b, stage: [three, two], channel: video}\n"
	         /* it does not stand there: all its cells give way */
	         "  - {name: c, stage: three, channel: video}\n"
	         "  - {name: d, stage: three, channel: video}\n"
	         "  - {name: e, stage: three, channel: video}\n"
	         "  - {name: f, stage: three, channel: video}\n");
	cr_expect_eq(document_step_done(document), 1);
	play("u");
	text_is(spread);
	stop();
}

Test(carry, one_of_several_places_leaves_and_the_others_stay)
{
	start(spread);
	play("<Down>mll<Enter>");
	text_has("  - {name: b, stage: [three, two], channel: email}\n");
	play("u1J");
	name_is("c");
	play("m2K<Enter>");
	text_has("  - {name: c, stage: two, channel: email}\n");
	stop();
}

Test(carry, from_the_inbox_all_that_are_marked_come)
{
	start(spread);
	play("<Space>ll<Space><Tab><Space>");
	name_is("f");
	play("m<Enter>");
	text_has("  - {name: a, stage: three, channel: email}\n");
	text_has("  - {name: d, stage: three, channel: メール}\n"
	         "  - {name: e, stage: three, channel: email}\n");
	cr_expect_eq(document_step_done(document), 1);
	stop();
}

Test(carry, nothing_moved_is_no_step)
{
	start(spread);
	play("m<Enter>c<Enter>mllhh<Enter>ll");
	name_is("d");
	play("m<Enter><Tab>mi");
	text_is(spread);
	cr_expect_eq(document_step_count(document), 0);
	stop();
}

Test(carry, a_second_place_is_foreseen_in_all_cells)
{
	start(spread);
	play("cllJ");
	cr_expect_eq(ui->carried.cells, 4);
	size_t channels = 2;
	for (size_t s = 0; s < 3; s++)
		for (size_t c = 0; c < channels; c++)
			cr_expect_eq(ui->carried.will[s * channels + c], s != 1, "%zu × %zu", s, c);
	play("<Enter>");
	text_has("  - {name: a, stage: [one, three], channel: [email, video]}\n");
	for (size_t s = 0; s < 3; s++)
		for (size_t c = 0; c < channels; c++)
			cr_expect_eq(journey_stands_in_stage(ui->journey, journey_item(ui->journey, KIND_TOUCHPOINT, 0),
			                                     s) &&
			                     journey_stands_in_channel(
			                             ui->journey, journey_item(ui->journey, KIND_TOUCHPOINT, 0), c),
			             s != 1);
	stop();
}

/* What is foreseen is what comes, for every touchpoint, from and to every cell,
 * moved and put there also. */
Test(carry, what_is_foreseen_comes)
{
	start(spread);
	size_t stages = 3, channels = 2;
	for (int i = 0; i < 6 * 6 * 6 * 2; i++) {
		bool foreseen[6];
		struct item *item = journey_item(ui->journey, KIND_TOUCHPOINT, (size_t)(i % 6));
		ui_unmark(ui);
		item->marked = true;
		ui->marked = 1;
		ui->cursor = (struct cursor){false, (size_t)(i / 6 % 3), (size_t)(i / 18 % 2), 0};
		play(i % 2 ? "c" : "m");
		ui->cursor = (struct cursor){false, (size_t)(i / 36 % 3), (size_t)(i / 108 % 2), 0};
		ui_settle(ui);
		memcpy(foreseen, ui->carried.will, sizeof foreseen);
		play("<Enter>");
		for (size_t s = 0; s < stages; s++)
			for (size_t c = 0; c < channels; c++)
				cr_assert_eq(foreseen[s * channels + c],
				             journey_stands_in_stage(ui->journey, item, s) &&
				                     journey_stands_in_channel(ui->journey, item, c),
				             "%d: %zu × %zu", i, s, c);
		while (document_undo(document))
			;
	}
	stop();
}

Test(carry, digits_go_and_carry_to_a_stage)
{
	start(spread);
	play("3");
	name_is("d");
	play("9");
	cr_expect(ui->message_is_error);
	name_is("d");
	play("<Tab>1");
	name_is("a");
	play("m3");
	cr_expect(ui->carrying);
	play("<Enter>");
	text_has("  - {name: a, stage: three, channel: email}\n");
	stop();
}

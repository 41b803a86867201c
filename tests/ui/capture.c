/* Capture: a line a touchpoint, with tags, and what it asks. */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "ui/capture.h"
#include "ui/play.h"

static const char map[] = "owners: [CSM, 営業]\n"
                          "stages:\n"
                          "  - {id: start, name: オンボーディング}\n"
                          "  - {id: renew, name: 更新}\n"
                          "  - 推奨\n"
                          "channels:\n"
                          "  - {id: email, name: メール}\n"
                          "  - {id: video, name: ビデオ}\n"
                          "  - {id: event, name: 展示会 セミナー}\n"
                          "touchpoints:\n"
                          "  # the first\n"
                          "  - {id: kick, name: キックオフコール, stage: start, channel: video, owner: CSM}\n";

static struct play play;

static void start(void)
{
	play = play_start(map);
}

static void stop(void)
{
	play_end(&play);
}

TestSuite(capture, .init = start, .fini = stop);

/* the touchpoint with this name is written with this behind it; its undoing gives the map */
static void expect_line(const char *keys, const char *line)
{
	play_keys(&play, keys);
	play_expect(&play, line);
	play_keys(&play, "<Esc>u");
	play_expect_change(&play, "");
}

static void expect_message(const char *piece)
{
	const char *message = play.ui->message ? play.ui->message : "";
	cr_expect(strstr(message, piece), "“%s” is not in “%s”", piece, message);
}

static void expect_title(const char *title)
{
	char *screen = play_screen(&play, 160, 40);
	cr_expect(strstr(screen, title), "“%s” is not on\n%s", title, screen);
	free(screen);
}

Test(capture, takes_tags_behind_the_name_for_this_one_alone)
{
	expect_line("a請求 @営業 #ビデオ >更新 !+<Enter>",
	            "name: 請求, stage: renew, channel: video, owner: 営業, rating: works}");
	expect_line("a請求　＠２　＃２　＞２　！ｘ<Enter>",
	            "name: 請求, stage: renew, channel: video, owner: 営業, rating: irritates}");
	play_keys(&play, "a請求 @営業 >更新<Enter>御礼<Enter>");
	play_expect(&play, "name: 御礼, stage: start, channel: email}");
	play_keys(&play, "<Esc>uu");
	play_expect_change(&play, "");
}

Test(capture, changes_only_the_lines_it_must)
{
	play_keys(&play, "a#2請求 @新人<Enter>");
	char *now = play_text(&play);
	const char *id = strstr(now, "{id: t");
	cr_assert(id);
	char *change = malloc(500);
	snprintf(change, 500, "+  - {id: %.7s, name: 請求, stage: start, channel: video, owner: 新人}\n", id + 5);
	play_expect(&play, "owners: [CSM, 営業, 新人]\n");
	play_expect(&play, "  # the first\n");
	play_expect(&play, change + 1);
	play_keys(&play, "<Esc>u");
	play_expect_change(&play, "");
	free(change);
	free(now);
}

Test(capture, moves_the_target_by_tags_before_the_name)
{
	play_keys(&play, "a@1");
	expect_title("オンボーディング × メール @CSM:");
	play_keys(&play, "#2>2");
	expect_title("更新 × ビデオ @CSM:");
	cr_expect_eq(play.ui->cursor.stage, 1);
	cr_expect_eq(play.ui->cursor.channel, 1);
	play_keys(&play, "請求<Enter>御礼<Enter>");
	play_expect(&play, "name: 請求, stage: renew, channel: video, owner: CSM}");
	play_expect(&play, "name: 御礼, stage: renew, channel: video, owner: CSM}");
	play_keys(&play, "@<Enter>>推奨 #\"展示会 セミナー\" 招待<Enter>");
	play_expect(&play, "name: 招待, stage: 推奨, channel: event}");
	play_keys(&play, "<Esc>uuu");
	play_expect_change(&play, "");
}

Test(capture, takes_a_number_before_a_letter_and_an_owner_that_is_new)
{
	play_keys(&play, "a#3招待 @0<Enter>@新人 説明<Enter>案内<Enter>");
	play_expect(&play, "name: 招待, stage: start, channel: event}");
	play_expect(&play, "name: 説明, stage: start, channel: event, owner: 新人}");
	play_expect(&play, "name: 案内, stage: start, channel: event, owner: 新人}");
	play_expect(&play, "owners: [CSM, 営業, 新人]");
	play_keys(&play, "<Esc>uu");
	play_expect_no(&play, "owners: [CSM, 営業, 新人]");
}

Test(capture, goes_through_the_grid_by_arrows_on_an_empty_line)
{
	play_keys(&play, "a<Right><PgDn>請求<Enter><Left><Up>御礼<Enter>");
	play_expect(&play, "name: 請求, stage: renew, channel: video}");
	play_expect(&play, "name: 御礼, stage: start, channel: email}");
	/* in a line that is not empty they are the line's */
	play_keys(&play, "あう<Left>い<Enter>");
	play_expect(&play, "name: あいう, stage: start, channel: email}");
	/* at the edge they stay */
	play_keys(&play, "<Left><Up>");
	expect_title("オンボーディング × メール:");
}

Test(capture, tells_where_it_went_when_nobody_sees_that)
{
	ui_resize(play.ui, 24, 10);
	play_keys(&play, "a定例 #ビデオ >推奨<Enter>");
	cr_assert(play.ui->prompt->beside);
	cr_expect_str_eq(play.ui->prompt->beside, "added to 推奨 × ビデオ: 定例");
	play_keys(&play, "x");
	cr_expect_not(play.ui->prompt->beside);
	play_keys(&play, "<Enter>");
	cr_expect_not(play.ui->prompt->beside, "it went where the cursor is");
}

Test(capture, takes_several_cells)
{
	expect_line("a御礼 #1#3 >1 >3<Enter>", "name: 御礼, stage: [start, 推奨], channel: [email, event]}");
	expect_line("a御礼 ##3<Enter>", "name: 御礼, stage: start, channel: [email, event]}");
	expect_line("a<S-Right>御礼<Enter>", "name: 御礼, stage: [start, renew], channel: email}");
	expect_line("a<S-Right><S-Right><S-Left>御礼<Enter>", "name: 御礼, stage: [start, renew], channel: email}");
	expect_line("a>>3##2<Right>御礼<Enter>", "name: 御礼, stage: renew, channel: [email, video]}");
}

Test(capture, puts_into_the_inbox_and_out_of_it)
{
	expect_line("a御礼 #<Enter>", "name: 御礼, stage: start}");
	expect_line("i御礼 #ビデオ >更新<Enter>", "name: 御礼, stage: renew, channel: video}");
	expect_line("i御礼<Enter>", "name: 御礼}");
	play_keys(&play, "i#2");
	expect_title("オンボーディング × ビデオ:");
	play_keys(&play, "御礼<Enter>#<Enter>不明<Enter>");
	play_expect(&play, "name: 御礼, stage: start, channel: video}");
	play_expect(&play, "name: 不明}");
}

Test(capture, asks_for_what_is_not_there_and_makes_it)
{
	play_keys(&play, "a御礼 #チャット<Enter>");
	expect_message("チャット");
	cr_expect(play.ui->message_is_error);
	play_expect_change(&play, "");
	cr_expect_str_eq(play.ui->prompt->line.text.bytes, "御礼 #チャット", "the line is kept");
	cr_expect_gt(play.ui->prompt->offer_count, 0);
	play_keys(&play, "<Enter>");
	play_expect(&play, "- {id: c1, name: チャット}\n");
	play_expect(&play, "name: 御礼, stage: start, channel: c1}");
	play_keys(&play, "<Esc>u");
	play_expect_change(&play, "");
	/* two at once, and the target goes to what was made */
	play_keys(&play, "a>契約 <Enter><Enter>御礼 #甲 #乙<Enter><Enter>");
	play_expect(&play, "channel: [c1, 乙]}");
	expect_title("契約 × メール:");
	play_keys(&play, "<Esc>uu");
	play_expect_change(&play, "");
}

Test(capture, refuses_what_could_be_several)
{
	play_keys(&play, "aご挨拶 #e<Enter><Enter>");
	expect_message("could be several");
	play_expect_change(&play, "");
	play_keys(&play, "<C-u>ご挨拶 !謎<Enter>");
	expect_message("is no rating");
	play_keys(&play, "<C-u>!+<Enter>");
	expect_message("needs the name");
	play_expect_change(&play, "");
}

Test(capture, completes_a_tag_and_leaves_the_rest)
{
	expect_line("a御礼 #展<Tab> @CSM<Enter>", "name: 御礼, stage: start, channel: event, owner: CSM}");
	expect_line("a御礼 !<Tab><Tab><Enter>", "name: 御礼, stage: start, channel: email, rating: not-working}");
	expect_line("a御礼 @C 後<Left><Left><Tab><Enter>", "name: 御礼 後");
	play_keys(&play, "aキック");
	cr_assert_eq(play.ui->prompt->offer_count, 1, "a starter that is there is offered once");
	cr_expect_str_eq(play.ui->prompt->offers[0].text, "キックオフコール");
	cr_expect(play.ui->prompt->offers[0].note, "it is marked as being there");
	play_keys(&play, "<C-u>ウェルカム");
	cr_assert_gt(play.ui->prompt->offer_count, 0);
	cr_expect_null(play.ui->prompt->offers[0].note);
}

Test(capture, asks_about_a_name_that_is_a_channel)
{
	play_keys(&play, "aﾒｰﾙ<Enter>");
	cr_assert(play.ui->chooser);
	play_keys(&play, "<Enter>");
	cr_expect_str_eq(play.ui->prompt->line.text.bytes, "ﾒｰﾙ", "written on");
	play_expect_change(&play, "");
	play_keys(&play, "<Enter><Esc>");
	cr_expect_str_eq(play.ui->prompt->line.text.bytes, "ﾒｰﾙ");
	play_keys(&play, "への返信<Enter>メール<Enter>a");
	play_expect(&play, "name: ﾒｰﾙへの返信,");
	play_expect(&play, "name: メール, stage: start");
	play_keys(&play, "<Esc>uu");
	play_expect_change(&play, "");
}

Test(capture, offers_what_is_there_already)
{
	play_keys(&play, "aｷｯｸｵﾌ ｺｰﾙ<Enter>");
	cr_assert(play.ui->chooser);
	play_keys(&play, "c<Esc>");
	play_expect_change(&play,
	                   "-  - {id: kick, name: キックオフコール, stage: start, channel: video, owner: CSM}\n"
	                   "+  - {id: kick, name: キックオフコール, stage: start, channel: [video, email], owner: "
	                   "CSM}\n");
	play_keys(&play, "u");
	play_expect_change(&play, "");
	play_keys(&play, "aキックオフコール >3<Enter>g");
	cr_expect_null(play.ui->prompt);
	cr_expect(slice_is(item_name(ui_current(play.ui)), "キックオフコール"));
	play_keys(&play, "aキックオフコーロ >3<Enter>");
	cr_assert(play.ui->chooser, "nearly the same");
	play_keys(&play, "a");
	play_expect(&play, "name: キックオフコーロ, stage: 推奨, channel: video}");
	/* what was added is known as well */
	play_keys(&play, "キックオフコーロ<Enter>");
	cr_expect(play.ui->chooser);
}

Test(capture, does_not_offer_to_put_it_where_it_is)
{
	play_keys(&play, "<Down>aキックオフコール<Enter>c");
	cr_expect(play.ui->chooser);
	play_keys(&play, "w");
	cr_expect_eq(play.ui->prompt->offer_count, 1, "what is offered is offered once");
	play_keys(&play, "だ<Enter>a");
	play_expect(&play, "name: キックオフコールだ, stage: start, channel: video}");
}

Test(capture, asks_nothing_about_pasted_lines)
{
	play_keys(&play,
	          "a<Paste>- メール<Enter>- キックオフコール<Enter>- 御礼 >更新<Enter>- 招待 #謎<Enter>#2<Enter>@営業 "
	          "説明<PasteEnd>");
	cr_expect_null(play.ui->chooser);
	expect_message("5 added, 3 of them doubtful");
	play_expect(&play, "name: メール, stage: start, channel: email}");
	play_expect(&play, "name: 御礼, stage: renew, channel: email}");
	play_expect(&play, "name: \"招待 #謎\", stage: start, channel: email}");
	play_expect(&play, "name: 説明, stage: start, channel: video, owner: 営業}");
	play_keys(&play, "<Esc>uuuuu");
	play_expect_change(&play, "");
}

Test(capture, clips_the_title_so_that_each_part_can_be_told)
{
	play_keys(&play, "a@マーケティング推進本部の担当者 #3");
	char *screen = play_screen(&play, 60, 20);
	cr_expect(strstr(screen, " @マーケ"), "%s", screen);
	cr_expect(strstr(screen, "× 展示"), "%s", screen);
	cr_expect(strstr(screen, "オンボ"), "%s", screen);
	free(screen);
}

Test(capture, ends_the_target_with_esc)
{
	play_keys(&play, "a@1#2<Esc>a御礼<Enter>");
	play_expect(&play, "name: 御礼, stage: start, channel: video}");
}

Test(capture, an_offer_that_is_clicked_takes_the_place_of_its_tag_alone)
{
	play_keys(&play, "a請求 #ビ");
	play_mouse(&play, "Click", "#ビデオ", 0, 0);
	cr_expect(slice_is(line_text(&play.ui->prompt->line), "請求 #ビデオ"));
	expect_line("<Enter>", "name: 請求, stage: start, channel: video}");
}

Test(capture, what_a_filter_hides_is_known_too_but_not_gone_to)
{
	play_keys(&play, "fowner=営業<Enter>aキックオフコール<Enter>");
	cr_assert(play.ui->chooser);
	for (size_t i = 0; i < play.ui->chooser->count; i++)
		cr_expect_neq(play.ui->chooser->rows[i].hotkey, 'g');
	play_keys(&play, "a");
	cr_assert(play.ui->prompt);
	expect_message("hidden by the filter: 1");
}

Test(capture, the_steps_of_a_workshop_add_to_the_inbox_by_the_same_line)
{
	play_keys(&play, "wi請求 @営業<Enter>");
	cr_expect(capture_is_on(play.ui));
	play_expect(&play, "name: 請求, owner: 営業}");
}

#include "ui/steps.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "journey/template.h"
#include "ui/play.h"

static const char *const map = "stages:\n"
                               "  - {id: s1, name: オンボーディング}\n"
                               "  - {id: s2, name: 更新}\n"
                               "channels:\n"
                               "  - {id: c1, name: メール}\n"
                               "  - {id: c2, name: ビデオ}\n"
                               "owners: [CSM, サポート]\n"
                               "touchpoints:\n"
                               "  - id: k\n"
                               "    name: キックオフコール\n"
                               "  - id: x\n"
                               "    name: 謎の接点   # who knows\n"
                               "  - id: d\n"
                               "    name: できている\n"
                               "    stage: s1\n"
                               "    channel: c1\n"
                               "    owner: CSM\n"
                               "    rating: works\n";

static void expect_asked(const struct play *p, enum step_id step, const char *name)
{
	cr_assert(p->ui->steps);
	cr_expect_eq(p->ui->steps->step, step, "asks in step %d", p->ui->steps->step);
	if (!name)
		cr_expect_null(p->ui->steps->item);
	else
		cr_expect(p->ui->steps->item && slice_is(item_name(p->ui->steps->item), name), "asks about %.*s",
		          p->ui->steps->item ? (int)item_name(p->ui->steps->item).length : 4,
		          p->ui->steps->item ? item_name(p->ui->steps->item).bytes : "none");
}

static void expect_screen(const struct play *p, int width, int height, const char *piece)
{
	char *screen = play_screen(p, width, height);
	cr_expect(strstr(screen, piece), "“%s” is not in\n%s", piece, screen);
	free(screen);
}

/* ---- asking and answering ---- */

Test(steps, ask_what_is_lacking_and_go_on)
{
	struct play p = play_start(map);
	play_keys(&p, "w");
	cr_expect_eq(ui_place(p.ui), PLACE_STEPS);
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	play_keys(&p, "2");
	expect_asked(&p, STEP_STAGE, "謎の接点");
	play_expect_change(&p, "+    stage: s2\n");
	cr_expect_eq(document_step_done(p.document), 1);
	play_keys(&p, "1");
	expect_asked(&p, STEP_CHANNEL, "キックオフコール");
	cr_expect_str_eq(p.ui->message, "Stage: done; next is Channel");
	play_keys(&p, "12");
	expect_asked(&p, STEP_OWNER, "キックオフコール");
	play_keys(&p, "21");
	expect_asked(&p, STEP_RATING, "キックオフコール");
	play_keys(&p, "1-");
	expect_asked(&p, STEP_RATING, NULL);
	cr_expect_str_eq(p.ui->message, "Rating: done; so are all five steps");
	play_expect(&p, "    name: 謎の接点   # who knows\n"
	                "    stage: s1\n    channel: c2\n    owner: CSM\n    rating: not-working\n");
	cr_expect_eq(document_step_done(p.document), 8);
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(steps, choose_what_is_usual_for_a_starter)
{
	struct play p = play_start(map);
	play_keys(&p, "w<Enter>");
	expect_asked(&p, STEP_STAGE, "謎の接点");
	play_expect_change(&p, "+    stage: s1\n");
	/* nothing is usual for it: Enter finds instead of guessing */
	play_keys(&p, "<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_CHOOSER);
	play_keys(&p, "更新<Enter><Enter>");
	play_expect(&p, "    stage: s1\n    channel: c2\n");
	play_keys(&p, "1<Enter>");
	play_expect(&p, "    channel: c2\n    owner: CSM\n");
	play_end(&p);
}

Test(steps, give_the_usual_answer_to_all_at_once)
{
	struct play p = play_start(
	        "stages: [オンボーディング, 更新]\nchannels: [メール, ビデオ]\nowners: [CSM, マーケティング]\n"
	        "touchpoints:\n  - name: キックオフコール\n  - name: 謎\n  - name: ウェルカムメール\n");
	play_keys(&p, "w*");
	expect_asked(&p, STEP_STAGE, "謎");
	cr_expect_str_eq(p.ui->message, "Stage: the usual answer for 2");
	play_keys(&p, "*");
	cr_expect(strstr(p.ui->message, "knows none"), "%s", p.ui->message);
	play_keys(&p, "2*1*");
	cr_expect_eq(document_step_done(p.document), 5);
	play_expect(&p, "name: キックオフコール\n    stage: オンボーディング\n    channel: ビデオ\n    owner: CSM\n");
	play_expect(&p, "name: 謎\n    stage: 更新\n    channel: メール\n  - name");
	play_expect(&p, "    channel: メール\n    owner: マーケティング\n");
	play_keys(&p, "u");
	expect_asked(&p, STEP_OWNER, "キックオフコール");
	play_expect_no(&p, "owner:");
	play_end(&p);
}

Test(steps, answer_by_arrows)
{
	struct play p = play_start(map);
	play_keys(&p, "w<Right><Down><Down><Enter>");
	play_expect(&p, "# who knows\n    stage: s2\n");
	play_keys(&p, "<Up><Enter>");
	play_expect(&p, "キックオフコール\n    stage: s2\n");
	play_end(&p);
}

Test(steps, answer_by_a_click)
{
	struct play p = play_start(map);
	/* the second choice, then the usual one, which is chosen already */
	play_keys(&p, "w<Click 10,8><Release 10,8>");
	play_expect_change(&p, "+    stage: s2\n");
	expect_asked(&p, STEP_STAGE, "謎の接点");
	play_keys(&p, "u<Click 10,7><Release 10,7>");
	play_expect_change(&p, "+    stage: s1\n");
	play_keys(&p, "<S-Tab><Click 10,6><Release 10,6><Click 10,6><Release 10,6><Click 10,5><Release 10,5>");
	play_expect(&p, "sources: csm-interview\n");
	play_end(&p);
}

Test(steps, show_the_placed_touchpoint_in_the_grid)
{
	struct play p = play_start(map);
	play_keys(&p, "w222");
	cr_expect(ui_current(p.ui) && slice_is(item_name(ui_current(p.ui)), "キックオフコール"));
	cr_expect_eq(p.ui->cursor.stage, 1);
	cr_expect_eq(p.ui->cursor.channel, 1);
	play_end(&p);
}

/* ---- undo, skipping, going back ---- */

Test(steps, ask_again_what_was_undone)
{
	struct play p = play_start(map);
	play_keys(&p, "w2u");
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	play_expect_change(&p, "");
	play_keys(&p, "21");
	expect_asked(&p, STEP_CHANNEL, "キックオフコール");
	play_keys(&p, "u");
	expect_asked(&p, STEP_STAGE, "謎の接点");
	play_keys(&p, "u");
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	play_expect_change(&p, "");
	play_keys(&p, "<C-r><C-r>");
	expect_asked(&p, STEP_CHANNEL, "キックオフコール");
	play_end(&p);
}

Test(steps, ask_again_what_was_undone_after_putting_off)
{
	struct play p = play_start("stages: [s, t]\ntouchpoints: [a, b, c, d]\n");
	play_keys(&p, "w1<Space><Space>u");
	expect_asked(&p, STEP_STAGE, "a");
	play_end(&p);
}

Test(steps, put_off_and_come_round)
{
	struct play p = play_start(map);
	play_keys(&p, "w<Space>");
	expect_asked(&p, STEP_STAGE, "謎の接点");
	play_keys(&p, "n");
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	cr_expect_str_eq(p.ui->message, "from the start again; still without an answer: 2");
	play_keys(&p, "<Right>1<Space>");
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	cr_expect(strstr(p.ui->message, "the only one left"), "%s", p.ui->message);
	play_expect_change(&p, "+    stage: s1\n");
	play_end(&p);
}

Test(steps, go_back_and_answer_again)
{
	struct play p = play_start(map);
	play_keys(&p, "w21<Left>");
	expect_asked(&p, STEP_STAGE, "謎の接点");
	cr_expect(p.ui->steps->again);
	cr_expect_eq(p.ui->steps->at, 0, "what it says is chosen");
	play_keys(&p, "<BS>");
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	play_keys(&p, "1");
	expect_asked(&p, STEP_CHANNEL, "キックオフコール");
	play_expect(&p, "キックオフコール\n    stage: s1\n");
	size_t steps = document_step_done(p.document);
	play_keys(&p, "<Left>1");
	cr_expect_eq(document_step_done(p.document), steps, "the same answer changes nothing");
	expect_asked(&p, STEP_CHANNEL, "キックオフコール");
	play_keys(&p, "<Left><Left><Left><Left><Left>");
	cr_expect_str_eq(p.ui->message, "nothing was asked before this");
	play_end(&p);
}

Test(steps, are_entered_anywhere_and_wait_for_nothing)
{
	struct play p = play_start(map);
	play_keys(&p, "w<Tab><Tab>");
	expect_asked(&p, STEP_OWNER, "キックオフコール");
	play_keys(&p, "1<S-Tab>");
	expect_asked(&p, STEP_CHANNEL, "キックオフコール");
	play_keys(&p, "<S-Tab><S-Tab>");
	expect_asked(&p, STEP_LIST, NULL);
	play_keys(&p, "<S-Tab>");
	expect_asked(&p, STEP_RATING, "キックオフコール");
	play_keys(&p, "<Esc>w");
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	play_expect_change(&p, "+    owner: CSM\n");
	play_end(&p);
}

/* ---- the map changes meanwhile ---- */

Test(steps, go_on_when_what_is_asked_about_goes)
{
	struct play p = play_start("stages: [s]\nchannels: [c]\n");
	play_keys(&p, "w<Enter>一<Enter>二<Enter><Esc><Tab><Right>");
	expect_asked(&p, STEP_STAGE, "二");
	play_keys(&p, "u");
	expect_asked(&p, STEP_STAGE, "一");
	play_keys(&p, "u");
	expect_asked(&p, STEP_STAGE, NULL);
	expect_screen(&p, 80, 24, "There is no touchpoint yet");
	play_keys(&p, "<Enter>1/<Left><Esc>");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(steps, begin_with_the_list_in_an_empty_map)
{
	struct play p = play_start("");
	play_keys(&p, "w");
	expect_asked(&p, STEP_LIST, NULL);
	play_keys(&p, "13");
	play_expect(&p, "sources: [csm-interview, ticket-types]\n");
	play_keys(&p, "1");
	play_expect(&p, "sources: ticket-types\n");
	play_keys(&p, "<Down>i挨拶<Enter>案内<Enter><Esc><Space>");
	expect_asked(&p, STEP_STAGE, "挨拶");
	expect_screen(&p, 80, 24, "There are no stages yet");
	play_end(&p);
}

Test(steps, list_what_is_pasted)
{
	struct play p = play_start("touchpoints: [挨拶]\n");
	play_keys(&p, "w<S-Tab><Paste>案内<Enter>更新1<Enter><PasteEnd><Esc>");
	expect_asked(&p, STEP_LIST, NULL);
	cr_expect_eq(journey_count(p.ui->journey, KIND_TOUCHPOINT), 3);
	play_expect(&p, "name: 更新1");
	play_end(&p);
}

Test(steps, lead_to_adding_stages_first)
{
	struct play p = play_start("touchpoints: [挨拶]\n");
	play_keys(&p, "w1");
	cr_expect_eq(p.ui->request, REQUEST_BELL);
	play_keys(&p, "<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_PROMPT);
	play_keys(&p, "導入<Enter>更新<Enter><Esc><Esc>2<Enter>電話<Enter><Esc><Esc>");
	expect_asked(&p, STEP_CHANNEL, "挨拶");
	play_keys(&p, "1");
	expect_asked(&p, STEP_OWNER, "挨拶");
	play_expect(&p, "stage: s2");
	play_end(&p);
}

Test(steps, leave_what_is_locked)
{
	struct play p = play_start("stages: [オンボーディング]\ntouchpoints:\n"
	                           "  - {name: キックオフコール, locked: true}\n  - {name: ウェルカムメール}\n");
	play_keys(&p, "w1");
	cr_expect(p.ui->message_is_error, "%s", p.ui->message);
	expect_asked(&p, STEP_STAGE, "キックオフコール");
	play_keys(&p, "*");
	play_expect_change(&p, "-  - {name: ウェルカムメール}\n"
	                       "+  - {name: ウェルカムメール, stage: オンボーディング}\n");
	play_end(&p);
}

Test(steps, answer_nothing_while_presenting)
{
	struct play p = play_start(map);
	play_keys(&p, "w");
	p.ui->presenting = true;
	play_keys(&p, "1a*<Enter>i");
	play_expect_change(&p, "");
	cr_expect_eq(ui_place(p.ui), PLACE_STEPS);
	play_end(&p);
}

/* ---- owners ---- */

Test(steps, offer_the_usual_owners_where_there_are_none)
{
	struct play p =
	        play_start("stages: [s]\nchannels: [c]\n"
	                   "touchpoints: [{name: Kickoff call, stage: s, channel: c}, {name: b, stage: s, channel: c, "
	                   "owner: Zoe}]\n");
	play_keys(&p, "w");
	expect_asked(&p, STEP_OWNER, "Kickoff call");
	expect_screen(&p, 80, 24, "1 CSM  usual: Enter");
	expect_screen(&p, 80, 24, "6 Zoe");
	play_keys(&p, "/Anna<Enter>");
	play_expect(&p, "owner: Anna");
	play_expect_no(&p, "owners");
	play_end(&p);
}

Test(steps, list_a_new_owner_where_owners_are_listed)
{
	struct play p = play_start(map);
	play_keys(&p, "w<Tab><Tab>/営業<Enter>3");
	play_expect(&p, "owners: [CSM, サポート, 営業]\n");
	play_expect(&p, "# who knows\n    owner: 営業\n");
	cr_expect_eq(document_step_done(p.document), 2);
	play_end(&p);
}

Test(steps, find_among_many_stages)
{
	struct buffer text = {0};
	buffer_add_text(&text, "stages:\n");
	for (int i = 1; i <= 50; i++)
		buffer_format(&text, "  - {id: s%d, name: 段階%d}\n", i, i);
	buffer_add_text(&text, "touchpoints: [a, b]\n");
	struct play p = play_start(buffer_slice(&text).bytes);
	play_keys(&p, "w/47<Enter>z");
	play_expect(&p, "stage: s47");
	play_expect(&p, "stage: s29");
	buffer_free(&text);
	play_end(&p);
}

/* ---- tech-touch ---- */

Test(steps, of_tech_touch_ask_for_the_touch_model_first)
{
	struct play p = play_start("stages: [s]\nchannels: [c]\ntouchpoints:\n"
	                           "  - name: a\n    touch: high-touch\n  - name: b\n  - name: c\n");
	play_keys(&p, "ww");
	expect_asked(&p, STEP_TOUCH, "b");
	play_keys(&p, "21");
	expect_asked(&p, STEP_PLACE, "b");
	play_keys(&p, "1");
	expect_asked(&p, STEP_PLACE, "b");
	cr_expect_str_eq(p.ui->steps->field, "channel");
	play_keys(&p, "1");
	expect_asked(&p, STEP_TRIAL, "b");
	play_keys(&p, "1");
	expect_asked(&p, STEP_TOOL, "b");
	play_keys(&p, "/Mailer<Enter>");
	expect_asked(&p, STEP_TIMING, "b");
	play_keys(&p, "2");
	expect_asked(&p, STEP_TEST, "b");
	play_keys(&p, "1開封率が上がった<Enter>");
	expect_asked(&p, STEP_TEST, NULL);
	char date[16], wanted[300];
	time_t now = time(NULL);
	struct tm day;
	strftime(date, sizeof date, "%Y-%m-%d", localtime_r(&now, &day));
	snprintf(wanted, sizeof wanted,
	         "-  - name: c\n+    touch: tech-touch\n+    stage: s\n+    channel: c\n+    automation: tried\n"
	         "+    tool: Mailer\n+    timing: day 30\n+    tests:\n+      - date: %s\n"
	         "+        what: subject\n+        result: 開封率が上がった\n"
	         "+  - name: c\n+    touch: high-touch\n",
	         date);
	play_expect_change(&p, wanted);
	cr_expect_eq(document_step_done(p.document), 8);
	play_keys(&p, "u");
	expect_asked(&p, STEP_TEST, "b");
	play_expect_no(&p, "tests");
	play_end(&p);
}

Test(steps, of_tech_touch_say_when_nothing_is_automated)
{
	struct play p = play_start("touchpoints: [{name: a, touch: high-touch}]\n");
	play_keys(&p, "ww<Tab>");
	expect_asked(&p, STEP_PLACE, NULL);
	expect_screen(&p, 80, 24, "No touchpoint is tech-touch");
	play_keys(&p, "w");
	expect_asked(&p, STEP_STAGE, "a");
	play_end(&p);
}

/* ---- a whole run ---- */

Test(steps, map_a_blank_template_by_four_keys_a_touchpoint)
{
	static const char *const names =
	        "ウェルカムメール<Enter>キックオフコール<Enter>製品ツアー<Enter>四半期レビュー<Enter>"
	        "更新のご案内<Enter>解約アンケート<Enter>障害連絡<Enter>事例インタビュー<Enter>";
	struct play p = play_open("tests/cases/screen/steps-blank/map.yaml");
	play_keys(&p, "w12<Enter>");
	play_keys(&p, names);
	play_keys(&p, "<Esc><Tab><Enter>導入<Enter>活用<Enter>更新<Enter><Esc><Esc>");
	play_keys(&p, "11123322");
	play_keys(&p, "<Enter>メール<Enter>ビデオ<Enter>アプリ<Enter><Esc><Esc>");
	play_keys(&p, "12321112");
	play_keys(&p, "31413523"
	              "+++-x1-+");
	expect_asked(&p, STEP_RATING, NULL);
	cr_expect_str_eq(p.ui->message, "Rating: done; so are all five steps");
	cr_expect_eq(journey_inbox(p.ui->journey)->count, 0);
	play_expect(&p,
	            "name: 障害連絡\n    stage: s2\n    channel: c1\n    owner: サポート\n    rating: not-working\n");
	play_expect(&p,
	            "name: 解約アンケート\n    stage: s3\n    channel: c1\n    owner: セールス\n    rating: works\n");
	while (document_step_done(p.document))
		play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

/* Places the touchpoints of the sample map in its template: names, then these keys. */
static void map_the_sample(const char *keys)
{
	struct buffer text = {0}, names = {0};
	template_write(template_find("post-sale"), LANGUAGE_JAPANESE, false, &text);
	struct play sample = play_open("maps/post-sale.ja.yaml");
	struct play p = play_start(buffer_slice(&text).bytes);
	size_t count = journey_count(sample.ui->journey, KIND_TOUCHPOINT);
	for (size_t i = 0; i < count; i++) {
		buffer_add_slice(&names, item_name(journey_item(sample.ui->journey, KIND_TOUCHPOINT, i)));
		buffer_add_text(&names, "<Enter>");
	}
	play_keys(&p, "i");
	play_keys(&p, buffer_slice(&names).bytes);
	play_keys(&p, "<Esc>w");
	play_keys(&p, keys);
	expect_asked(&p, STEP_RATING, "ウェルカムメール");
	cr_assert_eq(journey_count(p.ui->journey, KIND_TOUCHPOINT), count);
	for (size_t i = 0; i < count; i++) {
		static const char *const fields[] = {"name", "stage", "channel", "owner"};
		struct item *is = journey_item(p.ui->journey, KIND_TOUCHPOINT, i);
		struct item *wanted = journey_item(sample.ui->journey, KIND_TOUCHPOINT, i);
		for (size_t k = 0; k < 4; k++) {
			struct slice said = item_text(wanted, fields[k]);
			/* the sample leaves two gaps on purpose */
			cr_expect(!said.bytes || slice_equals(item_text(is, fields[k]), said), "%s of %zu", fields[k],
			          i);
		}
	}
	buffer_free(&text);
	buffer_free(&names);
	play_end(&p);
	play_end(&sample);
}

Test(steps, map_the_sample_by_one_key_an_answer)
{
	struct buffer keys = {0};
	for (int i = 0; i < 29 * 3; i++)
		buffer_add_text(&keys, "<Enter>");
	map_the_sample(buffer_slice(&keys).bytes);
	buffer_free(&keys);
}

Test(steps, map_the_sample_by_three_keys)
{
	map_the_sample("***");
}

Test(steps, break_nowhere)
{
	static const int sizes[][2] = {{20, 5}, {24, 8}, {40, 12}, {80, 24}, {160, 45}, {400, 100}};
	struct play p = play_start(map);
	play_keys(&p, "w");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		expect_screen(&p, sizes[i][0], sizes[i][1], "キックオフコール");
	play_end(&p);
}

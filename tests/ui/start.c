/* The start screen: what is chosen becomes a wish. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "ui/play.h"
#include "ui/start.h"

static struct play begin(void)
{
	struct play play = play_start("");
	start_open(play.ui);
	start_add(play.ui, START_RECENT, "plan.yaml", "カフェの計画", "/home/a/plan.yaml", NULL);
	start_add(play.ui, START_HERE, "other.yaml", NULL, "other.yaml", NULL);
	start_add(play.ui, START_TEMPLATE, "After the sale", "Seven stages", "post-sale", "post-sale.yaml");
	start_add(play.ui, START_TEMPLATE, "Nothing", NULL, "blank", "journey.yaml");
	start_add(play.ui, START_TUTOR, "Tutor", NULL, "tutor", NULL);
	start_add(play.ui, START_OTHER, "Another file", NULL, "file", NULL);
	start_add(play.ui, START_QUIT, "Quit", NULL, "quit", NULL);
	start_show(play.ui);
	return play;
}

static void expect_wish(const struct play *play, enum start_kind kind, const char *path)
{
	cr_assert_eq(play->ui->request, REQUEST_START);
	cr_expect_eq(play->ui->start->chosen->kind, kind);
	cr_expect_str_eq(play->ui->start->path, path);
}

Test(start, enter_opens_the_newest)
{
	struct play play = begin();
	play_keys(&play, "<Enter>");
	expect_wish(&play, START_RECENT, "/home/a/plan.yaml");
	play_end(&play);
}

Test(start, finds_by_typing_also_titles)
{
	struct play play = begin();
	play_keys(&play, "カフェ<Enter>");
	expect_wish(&play, START_RECENT, "/home/a/plan.yaml");
	play_end(&play);
	play = begin();
	play_keys(&play, "other<Enter>");
	expect_wish(&play, START_HERE, "other.yaml");
	play_end(&play);
	play = begin();
	play_keys(&play, "tut<Enter>");
	expect_wish(&play, START_TUTOR, "tutor");
	play_end(&play);
}

Test(start, a_click_opens)
{
	struct play play = begin();
	play_mouse(&play, "Click", "other.yaml", 2, 0);
	expect_wish(&play, START_HERE, "other.yaml");
	play_end(&play);
	play = begin();
	/* beside the list nothing happens, least of all an end */
	play_keys(&play, "<Click 0,20>");
	cr_expect_eq(play.ui->request, REQUEST_NONE);
	cr_expect(play.ui->chooser);
	play_end(&play);
}

Test(start, a_template_asks_for_a_name_and_for_starters)
{
	struct play play = begin();
	play_keys(&play, "post<Enter>");
	cr_expect(strstr(play.ui->prompt->beside, "Onboarding"), "%s", play.ui->prompt->beside);
	play_keys(&play, "<C-u>プラン.yaml<Enter>");
	cr_expect_eq(play.ui->request, REQUEST_NONE);
	play_keys(&play, "n");
	expect_wish(&play, START_TEMPLATE, "プラン.yaml");
	cr_expect_not(play.ui->start->starters);
	/* it could not be made: asked again with what was typed */
	start_again(play.ui);
	play_keys(&play, "<BS><BS><Enter>y");
	expect_wish(&play, START_TEMPLATE, "プラン.ya");
	cr_expect(play.ui->start->starters);
	play_end(&play);
}

Test(start, a_template_without_starters_does_not_ask_for_them)
{
	struct play play = begin();
	play_keys(&play, "blank<Enter><Enter>");
	expect_wish(&play, START_TEMPLATE, "journey.yaml");
	cr_expect_not(play.ui->start->starters);
	play_end(&play);
}

Test(start, escape_goes_back_one_question_and_at_last_quits)
{
	struct play play = begin();
	play_keys(&play, "post<Enter><Enter><Esc>");
	cr_assert(play.ui->prompt);
	cr_expect_str_eq(play.ui->prompt->title, _("Make the file"));
	play_keys(&play, "<Esc>");
	cr_expect(play.ui->chooser);
	play_keys(&play, "file<Enter><Enter>");
	cr_expect(play.ui->chooser, "an empty name leads back");
	cr_expect_eq(play.ui->request, REQUEST_NONE);
	play_keys(&play, "<Esc>");
	cr_expect_eq(play.ui->request, REQUEST_QUIT);
	play_end(&play);
	play = begin();
	play_keys(&play, "<C-c>");
	cr_expect_eq(play.ui->request, REQUEST_QUIT);
	play_end(&play);
}

Test(start, a_renewed_state_keeps_how_it_looks_and_nothing_else)
{
	struct play play =
	        play_start("stages: [a]\nchannels: [x]\ntouchpoints:\n  - {name: K, stage: a, channel: x}\n");
	struct error err = {0};
	struct document *other = document_of_bytes(slice_of("stages: [b]\nchannels: [y]\n"), NULL, &err);
	play_keys(&play, "T/k<Enter>y<Space>r<Enter>g");
	ui_resize(play.ui, 100, 30);
	enum theme theme = play.ui->theme;
	ui_renew(play.ui, other);
	document_free(play.document);
	play.document = other;
	cr_expect_eq(play.ui->theme, theme);
	cr_expect_eq(play.ui->width, 100);
	cr_expect_null(play.ui->audit);
	cr_expect_null(play.ui->search);
	cr_expect_eq(play.ui->marked, 0);
	play_keys(&play, "aNew<Enter><Esc>.p");
	play_expect(&play, "name: New");
	play_end(&play);
}

/* The review: answering questions, and what is due.  It is 2026-11-25. */
#include "ui/reviewing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "journey/day.h"
#include "ui/play.h"
#include "view/view.h"

static const char map[] = "title: 更新まで   # ours\n"
                          "stages:\n"
                          "  - {id: s1, name: 導入}\n"
                          "  - 更新\n"
                          "channels: [mail]\n"
                          "review_every: quarterly\n"
                          "review:   # agreed\n"
                          "  - question: Q2\n"
                          "    answer: 和らげている\n"
                          "    date: 2026-01-05   # in the room\n"
                          "touchpoints:\n"
                          "  - {name: 案内, stage: s1, channel: mail, anxiety: 不安}\n"
                          "  - {name: 説明, stage: 更新, channel: mail, due: 2026-11-30}\n";

static void expect_label(const struct play *p, const char *label)
{
	struct step_info info;
	cr_assert(document_step_done(p->document));
	document_step_info(p->document, document_step_done(p->document) - 1, &info);
	cr_expect_str_eq(info.label, label);
}

static void expect_steps(const struct play *p, size_t steps)
{
	cr_expect_eq(document_step_done(p->document), steps, "%zu steps", document_step_done(p->document));
}

static void expect_shown(struct play *p, const char *text)
{
	char *screen = play_screen(p, 120, 40);
	cr_expect(strstr(screen, text), "“%s” is not in\n%s", text, screen);
	free(screen);
}

static void expect_question(const struct play *p, size_t row)
{
	cr_expect_eq(reviewing_question(p->ui), row, "row %zu", reviewing_question(p->ui));
}

Test(reviewing, puts_an_answer_with_its_day_as_one_step)
{
	struct play p = play_start(map);
	play_keys(&p, "R");
	expect_question(&p, 0);
	play_keys(&p, "<Enter>週に一度 電話する<Enter>");
	play_expect_change(&p, "+  - question: Q1\n+    answer: 週に一度 電話する\n+    date: 2026-11-25\n");
	expect_label(&p, "Q1: 週に一度 電話する");
	expect_steps(&p, 1);
	expect_question(&p, 1);
	play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(reviewing, answers_again_in_the_same_record)
{
	struct play p = play_start(map);
	play_keys(&p, "R<Down><Enter>、ほぼ<Enter>");
	play_expect_change(&p, "-    answer: 和らげている\n-    date: 2026-01-05   # in the room\n"
	                       "+    answer: 和らげている、ほぼ\n+    date: 2026-11-25   # in the room\n");
	expect_steps(&p, 1);
	play_end(&p);
}

Test(reviewing, says_that_an_answer_still_holds)
{
	struct play p = play_start(map);
	play_keys(&p, "R<Down>t");
	play_expect_change(&p, "-    date: 2026-01-05   # in the room\n+    date: 2026-11-25   # in the room\n");
	expect_question(&p, 2);
	play_keys(&p, "<Up><Enter><Enter>");
	expect_steps(&p, 1);
	expect_question(&p, 2);
	play_keys(&p, "t");
	expect_steps(&p, 1);
	cr_expect_str_eq(p.ui->message, "it has no answer yet; Enter answers it");
	play_end(&p);
}

Test(reviewing, walks_all_questions_and_ends_with_the_map)
{
	struct play p = play_start("title: a\n");
	play_keys(&p, "R");
	for (size_t i = 0; i < QUESTION_COUNT; i++) {
		expect_question(&p, i);
		play_keys(&p, "<Enter>答え<Enter>");
	}
	expect_question(&p, REVIEWING_MAP);
	expect_steps(&p, QUESTION_COUNT);
	expect_shown(&p, "15 of 15 answered, 0 due");
	play_keys(&p, "<Enter>");
	play_expect(&p, "reviewed: 2026-11-25\n");
	expect_label(&p, "Reviewed: 2026-11-25");
	play_keys(&p, "<Tab>");
	expect_shown(&p, "Nothing is due.");
	play_keys(&p, "<Enter>t<Down><Tab>n");
	cr_expect_str_eq(p.ui->message, "no other question is due");
	expect_steps(&p, QUESTION_COUNT + 1);
	for (size_t i = 0; i <= QUESTION_COUNT; i++)
		play_keys(&p, "u");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(reviewing, answers_for_a_stage_and_goes_through_the_stages)
{
	struct play p = play_start(map);
	play_keys(&p, "R<Home><Down><Down><Down><Down><Down>]<Enter>滑らか<Enter>");
	play_expect_change(&p, "+  - question: Q6\n+    stage: s1\n+    answer: 滑らか\n+    date: 2026-11-25\n");
	expect_label(&p, "Q6 導入: 滑らか");
	expect_question(&p, 5);
	expect_shown(&p, "Q6 更新");
	play_keys(&p, "<Enter>途切れる<Enter>");
	play_expect(&p, "    stage: 更新\n    answer: 途切れる\n");
	expect_question(&p, 6);
	cr_expect(p.ui->reviewing->review.questions[5].answered);
	play_keys(&p, "<Up>");
	expect_shown(&p, "導入: 滑らか");
	expect_shown(&p, "更新: 途切れる");
	play_keys(&p, "[");
	expect_shown(&p, "Q6 更新");
	play_keys(&p, "]");
	expect_shown(&p, "Q6 (the whole map");
	play_keys(&p, "<Home>]");
	cr_expect_str_eq(p.ui->message, "only Q6 and Q14 can be asked of a stage");
	play_end(&p);
}

Test(reviewing, keeps_an_answer_with_its_stage)
{
	struct play p = play_start("stages:\n  - name: a\n  - b\nchannels: [x]\nreview:\n"
	                           "  - {question: Q6, stage: a, answer: one}\n"
	                           "  - {question: Q6, stage: b, answer: two}\ntouchpoints: []\n");
	play_keys(&p, "Se<C-u>始め<Enter><Esc>");
	play_expect(&p, "stage: 始め, answer: one}\n");
	play_keys(&p, "S<Home><Down>x<Esc>");
	play_expect_no(&p, "answer: two");
	play_expect(&p, "answer: one");
	expect_steps(&p, 2);
	play_keys(&p, "uu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(reviewing, clears_an_answer)
{
	struct play p = play_start(map);
	play_keys(&p, "R<Enter>a<Enter>");
	play_keys(&p, "<Home>x");
	play_expect_change(&p, "");
	expect_label(&p, "Q1: cleared");
	play_keys(&p, "<Down><Enter><C-u><Enter>");
	play_expect_no(&p, "review:");
	expect_label(&p, "Q2: cleared");
	expect_question(&p, 1);
	play_keys(&p, "x");
	cr_expect_str_eq(p.ui->message, "there is no answer to clear");
	play_keys(&p, "<Enter><Enter><Enter>　 <Enter><Enter>b<Esc>");
	expect_steps(&p, 3);
	play_keys(&p, "uuu");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(reviewing, takes_long_answers_from_the_editor)
{
	struct play p = play_start(map);
	play_keys(&p, "R<C-e>");
	cr_assert_eq(p.ui->request, REQUEST_EDITOR);
	cr_expect_str_empty(p.ui->editor_text);
	ui_edited(p.ui, "一行目\n二行目\n");
	play_expect_change(&p,
	                   "+  - question: Q1\n+    answer: |-\n+      一行目\n+      二行目\n+    date: 2026-11-25\n");
	expect_label(&p, "Q1: 一行目");
	expect_question(&p, 1);
	play_keys(&p, "<Home><Enter>");
	cr_assert_eq(p.ui->request, REQUEST_EDITOR, "what has several lines does not fit into one");
	ui_edited(p.ui, p.ui->editor_text);
	expect_steps(&p, 1);
	play_keys(&p, "<C-e>");
	ui_edited(p.ui, NULL);
	expect_steps(&p, 1);
	cr_expect(p.ui->message_is_error);
	play_end(&p);
}

Test(reviewing, marks_touchpoints_as_looked_at)
{
	struct play p = play_start(map);
	play_keys(&p, "R<Tab>");
	expect_shown(&p, "説明: to be done");
	const struct due *due = reviewing_due(p.ui);
	while (due && (due->kind != DUE_TOUCHPOINT || due->item != journey_item(p.ui->journey, KIND_TOUCHPOINT, 0))) {
		size_t at = p.ui->reviewing->lists[REVIEWING_DUE].at;
		play_keys(&p, "<Down>");
		cr_assert_neq(at, p.ui->reviewing->lists[REVIEWING_DUE].at);
		due = reviewing_due(p.ui);
	}
	play_expect_at(&p, "案内");
	size_t count = p.ui->reviewing->review.count;
	play_keys(&p, "t");
	play_expect_change(&p, "-  - {name: 案内, stage: s1, channel: mail, anxiety: 不安}\n"
	                       "+  - {name: 案内, stage: s1, channel: mail, anxiety: 不安, reviewed: 2026-11-25}\n");
	cr_expect_eq(p.ui->reviewing->review.count, count - 1);
	cr_expect_eq(reviewing_due(p.ui)->item, journey_item(p.ui->journey, KIND_TOUCHPOINT, 1));
	play_expect_at(&p, "説明");
	play_keys(&p, "u");
	play_expect_change(&p, "");
	cr_expect_eq(p.ui->reviewing->review.count, count);
	play_end(&p);
}

Test(reviewing, goes_to_what_is_due)
{
	struct play p = play_start(map);
	play_keys(&p, "R<Tab><Home>");
	cr_expect_eq(reviewing_due(p.ui)->kind, DUE_QUESTION);
	play_keys(&p, "t");
	expect_steps(&p, 0);
	play_keys(&p, "<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_REVIEW);
	expect_question(&p, 1);
	play_keys(&p, "<Tab><Down>");
	cr_expect_eq(reviewing_due(p.ui)->kind, DUE_DECISION);
	play_keys(&p, "<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_expect_at(&p, "説明");
	play_keys(&p, "R<Tab>");
	cr_expect_eq(reviewing_due(p.ui)->item, ui_current(p.ui), "it is where one left");
	play_keys(&p, "<Esc>fname=案内<Enter>R<Tab><Home><Down><Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_DUE);
	cr_expect_str_eq(p.ui->message, "the filter hides it; Esc in the grid shows all");
	play_end(&p);
}

Test(reviewing, shows_in_the_grid_what_a_question_points_to)
{
	struct play p = play_start(map);
	play_keys(&p, "R<Down>f");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect_str_eq(p.ui->filter_text, "anxiety!= relief=");
	play_expect_at(&p, "案内");
	cr_expect_eq(journey_hidden(p.ui->journey), 1);
	play_keys(&p, "R<Home><Down><Down><Down>f");
	cr_expect_str_eq(p.ui->message, "no touchpoint stands out here");
	play_keys(&p, "<Down><Down>]<Esc>");
	expect_steps(&p, 0);
	play_end(&p);
}

Test(reviewing, leaves_alone_what_it_does_not_understand)
{
	struct play p = play_start("review: spoken\n");
	play_keys(&p, "R<Enter>a<Enter>");
	play_expect_change(&p, "");
	cr_expect_str_eq(p.ui->message, "“review” in the file is no list of answers; change it by hand first");
	play_end(&p);
	p = play_start("review: [a, {question: Q1, answer: x, more: kept}]\n");
	play_keys(&p, "R<Home><Enter>y<Enter>");
	play_expect_change(&p, "-review: [a, {question: Q1, answer: x, more: kept}]\n"
	                       "+review: [a, {question: Q1, answer: xy, more: kept, date: 2026-11-25}]\n");
	play_end(&p);
	p = play_start("review:\n  question: Q1\n  answer: x\n");
	play_keys(&p, "R<Home><Enter>y<Enter>");
	play_expect_change(&p, "-  answer: x\n+  answer: xy\n+  date: 2026-11-25\n");
	play_keys(&p, "<Enter>z<Enter>");
	play_expect(&p, "answer: xy\n");
	play_expect(&p, "answer: z\n");
	cr_expect_eq(review_answered(&p.ui->reviewing->review), 2);
	play_end(&p);
}

Test(reviewing, changes_nothing_while_presenting)
{
	struct play p = play_start(map);
	play_keys(&p, "<F5>R<Enter>a<Down>txe<C-e>");
	cr_expect_neq(p.ui->request, REQUEST_EDITOR);
	play_keys(&p, "<Tab><Down>t<Enter>");
	play_expect_change(&p, "");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(reviewing, is_written_down)
{
	struct play p = play_start(map);
	struct buffer out = {0};
	play_keys(&p, "R<Home><Down><Down><Down><Down><Down>]<Enter>滑らか<Enter><Esc>");
	view_show_review(p.document, &(struct show_look){.width = 60, .now = p.ui->now / 1000}, &out);
	static const char *const pieces[] = {
	        "更新まで\n1 of 15 answered, 15 due\n[ ] Q1  What exactly do we do at each touchpoint?\n",
	        "[!] Q2  Does it meet what moves the customer, answer the\n        question, or ease the worry?\n"
	        "        2026-01-05, 7 months over\n        和らげている\n",
	        "        導入: 滑らか\n",
	        "What is due besides questions: 4\n  in 5 days       説明: to be done\n"
	        "  never reviewed  The map as a whole\n  never reviewed  案内\n  never reviewed  説明\n"
	        "Review every: quarterly\n"};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		cr_expect(strstr(out.bytes, pieces[i]), "“%s” is not in\n%s", pieces[i], out.bytes);
	buffer_free(&out);
	play_end(&p);
}

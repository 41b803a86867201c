#include "ui/lists.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "ui/play.h"

static const char *const map = "stages:\n"
                               "  - id: s1   # the first\n"
                               "    name: 導入\n"
                               "  - name: 活用\n"
                               "    goal: 定着\n"
                               "    window: 3ヶ月\n"
                               "  - id: s3\n"
                               "    name: 更新\n"
                               "    goal: 継続\n"
                               "channels: [mail, phone]\n"
                               "coverage:\n"
                               "  max_per_cell: 3\n"
                               "  empty_ok:\n"
                               "    - {stage: 活用, channel: phone}\n"
                               "    - {stage: s1, channel: phone}\n"
                               "touchpoints:\n"
                               "  - id: a\n"
                               "    name: 一\n"
                               "    stage: 活用   # here\n"
                               "    channel: mail\n"
                               "  - id: b\n"
                               "    name: 二\n"
                               "    stage: [s1, 活用]   # both\n"
                               "    channel: phone\n"
                               "  - id: c\n"
                               "    name: 三\n"
                               "    stage: s3\n"
                               "    channel: mail\n";

static void expect_one_step(struct play *p)
{
	cr_expect_eq(document_step_done(p->document), 1, "%zu steps", document_step_done(p->document));
	while (document_step_done(p->document))
		play_keys(p, "u");
	play_expect_change(p, "");
}

static size_t count(const struct play *p, enum kind kind)
{
	return journey_count(p->ui->journey, kind);
}

Test(lists, adds_behind_the_chosen_one_until_escape)
{
	struct play p = play_start(map);
	play_keys(&p, "Sa契約<Enter>Web site<Enter>導入<Enter>");
	cr_expect(p.ui->message_is_error, "there is one of this name");
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_LIST);
	play_expect_change(&p, "+  - id: s2\n+    name: 契約\n+  - id: web-site\n+    name: Web site\n");
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

static void expect_prompt(const struct play *p, const char *text, const char *piece)
{
	cr_assert_eq(ui_place(p->ui), PLACE_PROMPT);
	cr_expect(slice_is(line_text(&p->ui->prompt->line), text), "%s is still there", text);
	cr_expect(p->ui->message_is_error && strstr(p->ui->message, piece), "%s", p->ui->message);
}

Test(lists, keeps_what_was_typed_when_another_is_called_so)
{
	struct play p = play_start(map);
	play_keys(&p, "Sa導入<Enter>");
	expect_prompt(&p, "導入", "with the name “導入”");
	play_keys(&p, "期<Enter>");
	play_expect(&p, "name: 導入期\n");
	play_keys(&p, "s3<Enter>");
	expect_prompt(&p, "s3", "with the id “s3”");
	play_keys(&p, "<Esc>u<Home><Down>e<C-u>s3<Enter>");
	expect_prompt(&p, "s3", "with the id “s3”");
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_LIST);
	play_end(&p);
}

Test(lists, goes_on_pasting_behind_a_name_that_is_there)
{
	struct play p = play_start(map);
	play_keys(&p, "S<End>a<Paste>導入<Enter>紹介<Enter><PasteEnd><Esc>");
	play_expect(&p, "name: 紹介\n");
	play_end(&p);
}

Test(lists, adds_the_very_first_of_an_empty_map)
{
	static const char *const maps[] = {"",   "title: 空\n",    "stages: []\nchannels: []\n", "stages:\nchannels:\n",
	                                   "{}", "# nothing yet\n"};
	for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
		struct play p = play_start(maps[i]);
		play_keys(&p, "S<Enter>導入<Enter>更新<Enter><Esc><Esc>Caメール<Enter>phone<Enter><Esc><Esc>a挨拶<"
		              "Enter><Esc>");
		cr_expect_eq(count(&p, KIND_STAGE), 2, "map %zu", i);
		cr_expect_eq(count(&p, KIND_CHANNEL), 2, "map %zu", i);
		cr_expect_eq(count(&p, KIND_TOUCHPOINT), 1, "map %zu", i);
		while (document_step_done(p.document))
			play_keys(&p, "u");
		play_expect_change(&p, "");
		play_end(&p);
	}
}

Test(lists, makes_ids_that_nothing_else_has)
{
	struct play p = play_start("stages:\n  - {id: s1, name: a}\n  - {id: mail, name: x}\nchannels:\n  - c1\n");
	play_keys(&p, "Sa導入<Enter>Mail!<Enter>90 days<Enter>--<Enter><Esc><Esc>Ca電話<Enter><Esc>");
	play_expect(&p, "{id: s2, name: 導入}");
	play_expect(&p, "{id: mail-2, name: Mail!}");
	play_expect(&p, "{id: s3, name: 90 days}");
	play_expect(&p, "{id: s4, name: \"--\"}");
	play_expect(&p, "id: c2");
	play_end(&p);
}

Test(lists, renames_with_all_that_refers)
{
	struct play p = play_start(map);
	play_keys(&p, "S<Down>e<C-u>定着期<Enter>");
	play_expect(&p, "  - name: 定着期\n");
	play_expect(&p, "    stage: 定着期   # here\n");
	play_expect(&p, "    stage: [s1, 定着期]   # both\n");
	play_expect(&p, "    - {stage: 定着期, channel: phone}\n");
	expect_one_step(&p);
	play_keys(&p, "<Up>e<C-u>開始<Enter>");
	play_expect_change(&p, "-    name: 導入\n+    name: 開始\n");
	play_end(&p);
}

Test(lists, moves_and_follows)
{
	struct play p = play_start(map);
	play_keys(&p, "SK");
	cr_expect_eq(document_step_done(p.document), 0);
	play_keys(&p, "J");
	cr_expect_eq(p.ui->list->at, 1);
	cr_expect_eq(p.ui->cursor.stage, 1, "the grid goes along");
	play_expect(&p, "stages:\n  - name: 活用\n    goal: 定着\n    window: 3ヶ月\n  - id: s1   # the first\n");
	play_keys(&p, "<S-Up>");
	play_expect_change(&p, "");
	play_end(&p);
}

Test(lists, removes_an_empty_one_at_once)
{
	struct play p =
	        play_start("stages: [a, b]\nchannels: [x]\ncoverage:\n  empty_ok:\n    - {stage: b, channel: x}\n"
	                   "    - {stage: a, channel: x}\ntouchpoints:\n  - {name: t, stage: a, channel: x}\n");
	play_keys(&p, "S<Down>x");
	cr_expect_eq(ui_place(p.ui), PLACE_LIST);
	play_expect(&p, "stages: [a]\n");
	play_expect_no(&p, "stage: b");
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, asks_what_becomes_of_touchpoints_and_can_be_given_up)
{
	struct play p = play_start(map);
	static const char *const answers[] = {"c", "<Esc>"};
	for (size_t i = 0; i < 2; i++) {
		play_keys(&p, i ? "x" : "S<Down>x");
		cr_assert_eq(ui_place(p.ui), PLACE_CHOOSER);
		cr_expect(strstr(p.ui->chooser->title, "2"), "it says how many: %s", p.ui->chooser->title);
		play_keys(&p, answers[i]);
		cr_expect_eq(document_step_done(p.document), 0);
		play_expect_change(&p, "");
	}
	play_end(&p);
}

Test(lists, removes_a_stage_its_touchpoints_to_the_inbox)
{
	struct play p = play_start(map);
	play_keys(&p, "S<Down>xi");
	cr_expect_eq(count(&p, KIND_STAGE), 2);
	cr_expect_eq(journey_inbox(p.ui->journey)->count, 1, "the other stands in s1 too");
	play_expect(&p, "    stage: s1   # both\n");
	play_expect_no(&p, "活用");
	play_expect(&p, "    - {stage: s1, channel: phone}\n");
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, removes_a_stage_its_touchpoints_to_the_previous_one)
{
	struct play p = play_start(map);
	play_keys(&p, "S<Down>xp");
	cr_expect_eq(journey_stage_total(p.ui->journey, 0), 2);
	cr_expect_eq(journey_inbox(p.ui->journey)->count, 0);
	play_expect(&p, "    stage: s1   # here\n");
	play_expect(&p, "    stage: s1   # both\n");
	play_expect_no(&p, "活用");
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, removes_a_stage_its_touchpoints_to_the_next_one)
{
	struct play p = play_start(map);
	play_keys(&p, "S<Down>xn");
	cr_expect_eq(journey_stage_total(p.ui->journey, 1), 3);
	play_expect(&p, "    stage: s3   # here\n");
	play_expect(&p, "    stage: [s1, s3]   # both\n");
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, removes_a_stage_with_its_touchpoints)
{
	struct play p = play_start(map);
	play_keys(&p, "S<Down>xd");
	cr_expect_eq(count(&p, KIND_TOUCHPOINT), 2, "the one that stands in s1 too stays");
	play_expect_no(&p, "id: a\n");
	play_expect(&p, "    stage: s1   # both\n");
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, offers_no_previous_of_the_first)
{
	struct play p = play_start(map);
	play_keys(&p, "Sxp");
	cr_expect_eq(ui_place(p.ui), PLACE_CHOOSER);
	play_keys(&p, "n");
	play_expect(&p, "    stage: 活用   # both\n");
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, removes_a_channel)
{
	struct play p = play_start(map);
	play_keys(&p, "C<Down>xp");
	play_expect(&p, "channels: [mail]\n");
	play_expect_no(&p, "phone");
	cr_expect_eq(journey_channel_total(p.ui->journey, 0), 3);
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, joins_and_keeps_what_only_the_other_said)
{
	struct play p = play_start(map);
	play_keys(&p, "S<Down>j更新<Enter>");
	cr_expect_eq(count(&p, KIND_STAGE), 2);
	play_expect(&p, "  - id: s3\n    name: 更新\n    goal: 継続\n    window: 3ヶ月\n");
	play_expect(&p, "    stage: s3   # here\n");
	play_expect(&p, "    stage: [s1, s3]   # both\n");
	cr_expect_eq(p.ui->list->at, 1, "the list is at what is left");
	expect_one_step(&p);
	play_end(&p);
}

Test(lists, opens_the_form_and_comes_back)
{
	struct play p = play_start(map);
	play_keys(&p, "S<Down><Enter>");
	cr_assert_eq(ui_place(p.ui), PLACE_FORM);
	cr_expect_eq(p.ui->form->item, journey_item(p.ui->journey, KIND_STAGE, 1));
	play_keys(&p, "]<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_LIST);
	cr_expect_eq(p.ui->list->at, 2);
	play_end(&p);
}

Test(lists, owners_and_personas_too)
{
	struct play p = play_start("owners: [CSM]\ntouchpoints:\n  - {name: t, owner: CSM, persona: p}\n");
	play_keys(&p, "Oa営業<Enter><Esc><Up>e<C-u>Customer Success<Enter>");
	play_expect(&p, "owner: CSM");
	play_expect(&p, "{id: CSM, name: Customer Success}");
	play_keys(&p, "x");
	play_expect_no(&p, "owner: CSM");
	play_keys(&p, "<Esc>Pap<Enter><Esc>");
	cr_expect_eq(count(&p, KIND_PERSONA), 1);
	play_end(&p);
}

Test(lists, says_how_many_touchpoints_lose_what_is_removed)
{
	struct play p = play_start("owners: [{id: cs, name: CSM}, sales, idle]\npersonas: [p, q]\ntouchpoints:\n"
	                           "  - {name: a, owner: CSM, persona: [p, q]}\n  - {name: b, owner: cs}\n"
	                           "  - {name: c, owner: sales, persona: q}\n");
	play_keys(&p, "O");
	cr_expect_eq(lists_total(p.ui, 0), 2, "by id and by name");
	cr_expect_eq(lists_total(p.ui, 1), 1);
	cr_expect_eq(lists_total(p.ui, 2), 0);
	play_keys(&p, "x");
	cr_expect(p.ui->message && strstr(p.ui->message, "lose it: 2"), "%s", p.ui->message);
	play_keys(&p, "<End>x");
	cr_expect(p.ui->message && !strstr(p.ui->message, "lose it"), "%s", p.ui->message);
	play_keys(&p, "<Esc>P");
	cr_expect_eq(lists_total(p.ui, 0), 1);
	cr_expect_eq(lists_total(p.ui, 1), 2);
	play_end(&p);
}

Test(lists, pastes_a_stage_a_line)
{
	struct play p = play_start(map);
	play_keys(&p, "S<End>a<Paste>支持<Enter>紹介<Enter><PasteEnd><Esc>");
	cr_expect_eq(count(&p, KIND_STAGE), 5);
	play_expect_change(&p, "+  - id: s2\n+    name: 支持\n+  - id: s4\n+    name: 紹介\n");
	play_end(&p);
}

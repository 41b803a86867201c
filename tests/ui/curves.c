#include "ui/curves.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "ui/play.h"

static const char *const map =
        "personas: [大企業, 中小, 現場]\n"
        "stages:\n"
        "  - {name: 導入, emotion: 期待}\n"
        "  - 活用\n"
        "  - {name: 更新, mood: very-bad}\n"
        "channels: [mail, phone]\n"
        "touchpoints:\n"
        "  - {name: 一, stage: 導入, channel: mail, mood: very-good, emotion: 安心, rating: works}\n"
        "  - {name: 二, stage: 導入, channel: phone, persona: 大企業, mood: bad, frequency: weekly}\n"
        "  - {name: 三, stage: 活用, channel: phone, persona: 中小}\n";

static void expect_screen(const struct play *p, const char *piece, bool wanted)
{
	char *screen = play_screen(p, 80, 24);
	cr_expect_eq(strstr(screen, piece) != NULL, wanted, "%s: “%s” in\n%s", wanted ? "wanted" : "not wanted", piece,
	             screen);
	free(screen);
}

Test(curves, show_everybody_and_the_personas_that_differ)
{
	struct play p = play_start(map);
	play_keys(&p, "E");
	cr_assert_eq(ui_place(p.ui), PLACE_CURVE);
	cr_expect_eq(p.ui->curves->shown, 1u << 0 | 1u << 2 | 1u << 3, "for the first one all is the same");
	expect_screen(&p, "(1 大企業)", true);
	expect_screen(&p, "No mood is said in 1 stage ", true);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(curves, are_shown_and_hidden_by_their_number_but_for_the_last)
{
	struct play p = play_start(map);
	play_keys(&p, "E023");
	cr_expect_eq(p.ui->curves->shown, 1u << 3, "the last one stays");
	cr_expect_eq(p.ui->request, REQUEST_BELL);
	play_keys(&p, "31");
	cr_expect_eq(p.ui->curves->shown, 1u << 3 | 1u << 1);
	cr_expect_eq(curves_first(p.ui), 1);
	play_keys(&p, "4");
	cr_expect_eq(p.ui->request, REQUEST_BELL, "there is no fourth persona");
	expect_screen(&p, "Rating (1)", true);
	expect_screen(&p, "(0 everybody)", true);
	play_end(&p);
}

Test(curves, walk_the_stages_and_tell_what_is_known)
{
	struct play p = play_start(map);
	play_keys(&p, "E");
	expect_screen(&p, "1/3 導入", true);
	expect_screen(&p, "good +0.5 (2)", true);
	expect_screen(&p, "+1 ?1", true);
	expect_screen(&p, "13 (1/2)", true);
	expect_screen(&p, "stage: 期待", true);
	expect_screen(&p, "一: 安心", true);
	play_keys(&p, "<Left><Right><Right>");
	expect_screen(&p, "3/3 更新", true);
	expect_screen(&p, "very bad (stage)", true);
	play_keys(&p, "<Right>");
	cr_expect_eq(p.ui->curves->at, 2, "it does not go round");
	play_keys(&p, "<Home><End>h");
	cr_expect_eq(p.ui->curves->at, 1);
	play_end(&p);
}

Test(curves, begin_at_the_cursor_and_lead_to_the_stage)
{
	struct play p = play_start(map);
	play_keys(&p, "<Right>J");
	play_expect_at(&p, "三");
	play_keys(&p, "E");
	cr_expect_eq(p.ui->curves->at, 1);
	play_keys(&p, "<Enter>");
	cr_expect_null(p.ui->curves);
	play_expect_at(&p, "三");
	play_keys(&p, "E<Left><Enter>");
	cr_expect_eq(p.ui->cursor.stage, 0);
	play_expect_at(&p, "二");
	play_keys(&p, "E<Right><Right><Esc>");
	play_expect_at(&p, "二");
	play_end(&p);
}

Test(curves, lead_out_of_the_inbox)
{
	struct play p =
	        play_start("stages: [s, t]\nchannels: [c]\ntouchpoints: [a, {name: b, stage: t, channel: c}]\n");
	play_keys(&p, "<Tab>");
	play_expect_at(&p, "a");
	play_keys(&p, "E<End><Enter>");
	play_expect_at(&p, "b");
	play_end(&p);
}

Test(curves, follow_the_map)
{
	struct play p = play_start(map);
	play_keys(&p, "xE");
	expect_screen(&p, "bad -1.0 (1)", true);
	play_keys(&p, "u");
	expect_screen(&p, "good +0.5 (2)", true);
	play_keys(&p, "<C-r>");
	expect_screen(&p, "good +0.5 (2)", false);
	play_expect_no(&p, "name: 一");
	play_end(&p);
}

/* Undo may take away what the curve stands on. */
Test(curves, close_when_the_last_stage_goes)
{
	struct play p = play_start("channels: [c]\ntouchpoints: [a]\n");
	play_keys(&p, "E");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	cr_expect(p.ui->message && strstr(p.ui->message, "no stages"), "%s", p.ui->message);
	play_keys(&p, "Sas<Enter>t<Enter><Esc><Esc>E<End>");
	cr_expect_eq(p.ui->curves->at, 1);
	play_keys(&p, "u");
	cr_expect_eq(p.ui->curves->at, 0);
	play_keys(&p, "u");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_end(&p);
}

Test(curves, leave_out_what_the_filter_hides)
{
	struct play p = play_start(map);
	play_keys(&p, "frating=works<Enter>E");
	expect_screen(&p, "very good +2.0 (1)", true);
	expect_screen(&p, "of what the filter shows: 導入", true);
	play_end(&p);
}

Test(curves, scroll_through_many_stages_and_details)
{
	struct buffer text = {0};
	buffer_add_text(&text, "stages:\n");
	for (int i = 1; i <= 50; i++)
		buffer_format(&text, "  - s%d\n", i);
	buffer_add_text(&text,
	                "channels: [c]\npersonas: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11]\ntouchpoints:\n");
	for (int i = 1; i <= 20; i++)
		buffer_format(&text,
		              "  - {name: t%d, stage: s50, channel: c, persona: p%d, emotion: x%d, mood: good}\n", i,
		              i % 11 + 1, i);
	struct play p = play_start(buffer_slice(&text).bytes);
	play_keys(&p, "E<End>");
	expect_screen(&p, "stages 44–50 of 50", true);
	expect_screen(&p, "50/50 s50", true);
	expect_screen(&p, "t12: x12", false);
	play_keys(&p, "<Down><Down><Down><Down><Down><Down><Down>");
	expect_screen(&p, "t12: x12", true);
	for (int i = 0; i < 30; i++)
		play_keys(&p, "j");
	expect_screen(&p, "and further emotions: 8", true);
	int bottom = p.ui->curves->top;
	play_keys(&p, "k");
	cr_expect_eq(p.ui->curves->top, bottom - 1, "it stood at the end");
	play_keys(&p, "<Home>");
	expect_screen(&p, "stages 1–7 of 50", true);
	cr_expect_eq(p.ui->curves->top, 0);
	char *wide = play_screen(&p, 160, 45);
	cr_expect(strstr(wide, "further personas without a line: 2"), "%s", wide);
	free(wide);
	play_end(&p);
	buffer_free(&text);
}

Test(curves, stand_at_any_size)
{
	static const int sizes[][2] = {{20, 5}, {20, 6}, {31, 9}, {40, 12}, {60, 15}, {200, 60}, {1, 1}};
	struct play p = play_start(map);
	play_keys(&p, "E<Right>");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char *screen = play_screen(&p, sizes[i][0], sizes[i][1]);
		cr_expect(screen);
		free(screen);
		play_keys(&p, "<Down><Left><Up><Right>");
	}
	play_end(&p);
}

Test(curves, without_moods_say_what_is_missing)
{
	struct play p = play_start("stages: [導入]\nchannels: [mail]\ntouchpoints:\n"
	                           "  - {name: a, stage: 導入, channel: mail}\n");
	play_keys(&p, "E<Right><Left>");
	expect_screen(&p, "1/1 導入", true);
	expect_screen(&p, "No mood is said in 1 stage (field Mood", true);
	play_keys(&p, "<Esc><Enter>/mood<Enter><Enter>");
	play_keys(&p, "1<Esc>E");
	expect_screen(&p, "very good +2.0 (1)", true);
	expect_screen(&p, "No mood is said", false);
	play_keys(&p, "u");
	expect_screen(&p, "No mood is said in 1 stage", true);
	play_expect_change(&p, "");
	play_end(&p);
}

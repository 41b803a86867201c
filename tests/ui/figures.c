#include "ui/figures.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "ui/play.h"

static const char *const map = "owners: [{id: csm, name: 'CS, 東京'}, 'A B']\n"
                               "personas: [大企業]\n"
                               "stages: [導入, 活用]\n"
                               "channels: [mail, phone]\n"
                               "touchpoints:\n"
                               "  - {name: 一, stage: 導入, channel: mail, owner: csm, frequency: weekly}\n"
                               "  - {name: 二, stage: 導入, channel: phone, owner: A B, rating: irritates}\n"
                               "  - {name: 三, stage: 活用, channel: phone, owner: CS, persona: 大企業}\n"
                               "  - {name: 四, stage: 活用, channel: phone, owner: CS}\n";

/* Chooses the first row about the thing; ends the test when there is none. */
static void choose(struct play *p, enum kind kind, size_t index)
{
	const struct item *item = journey_item(p->ui->journey, kind, index);
	for (size_t i = 0; i < figures_count(p->ui); i++) {
		const struct number *number = figures_row(p->ui, i).number;
		if (number && number->of == item) {
			figures_choose(p->ui, i);
			return;
		}
	}
	cr_assert_fail("no number is about number %zu of kind %d", index, (int)kind);
}

static void expect_filter(const struct play *p, const char *text, size_t shown)
{
	cr_expect_eq(ui_place(p->ui), PLACE_GRID);
	cr_assert(p->ui->filter_text);
	cr_expect_str_eq(p->ui->filter_text, text);
	size_t all = journey_count(p->ui->journey, KIND_TOUCHPOINT);
	cr_expect_eq(all - journey_hidden(p->ui->journey), shown, "%s", text);
}

Test(figures, are_chosen_past_the_headings)
{
	struct play p = play_start(map);
	play_keys(&p, "#");
	cr_assert_eq(ui_place(p.ui), PLACE_NUMBERS);
	cr_expect(figures_row(p.ui, 0).title, "the first row is a heading");
	cr_expect_eq(p.ui->figures->at, 1);
	play_keys(&p, "<Up>");
	cr_expect_eq(p.ui->figures->at, 1);
	size_t rows = figures_count(p.ui), numbers = 0;
	for (size_t i = 0; i < rows; i++)
		numbers += figures_row(p.ui, i).number != NULL;
	size_t seen = 1;
	for (size_t at = 1; play_keys(&p, "j"), p.ui->figures->at != at; at = p.ui->figures->at) {
		cr_expect(figures_row(p.ui, p.ui->figures->at).number);
		seen++;
	}
	cr_expect_eq(seen, numbers);
	play_keys(&p, "<Home>");
	cr_expect_eq(p.ui->figures->at, 1);
	cr_expect_eq(p.ui->figures->top, 0, "the heading shows");
	play_keys(&p, "<End>");
	cr_expect_eq(p.ui->figures->at, rows - 1);
	for (size_t at = rows; p.ui->figures->at != at;) {
		at = p.ui->figures->at;
		play_keys(&p, "k");
	}
	cr_expect_eq(p.ui->figures->at, 1);
	play_keys(&p, "<Esc>");
	cr_expect_eq(ui_place(p.ui), PLACE_GRID);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(figures, lead_to_the_touchpoints_that_they_count)
{
	struct play p = play_start(map);
	play_keys(&p, "#");
	choose(&p, KIND_STAGE, 1);
	play_keys(&p, "<Enter>");
	expect_filter(&p, "stage=活用", 2);
	play_expect_at(&p, "三");
	play_keys(&p, "<Esc>#");
	choose(&p, KIND_CHANNEL, 0);
	play_keys(&p, "<Enter>");
	expect_filter(&p, "channel=mail", 1);
	play_keys(&p, "<Esc>#");
	choose(&p, KIND_OWNER, 1);
	play_keys(&p, "<Enter>");
	expect_filter(&p, "owner=\"A B\"", 1);
	play_expect_at(&p, "二");
	play_end(&p);
}

Test(figures, keep_the_filter_that_is_on)
{
	struct play p = play_start(map);
	play_keys(&p, "fchannel=phone<Enter>#");
	choose(&p, KIND_STAGE, 0);
	play_keys(&p, "<Enter>");
	expect_filter(&p, "channel=phone stage=導入", 1);
	/* of alternatives each would want it */
	play_keys(&p, "<Esc>fchannel=phone | channel=mail<Enter>#");
	choose(&p, KIND_STAGE, 0);
	play_keys(&p, "<Enter>");
	expect_filter(&p, "stage=導入", 2);
	play_end(&p);
}

/* Chooses the number of this name. */
static void choose_named(struct play *p, const char *name)
{
	for (size_t i = 0; i < figures_count(p->ui); i++)
		if (figures_row(p->ui, i).number && !strcmp(figures_row(p->ui, i).number->name, name)) {
			figures_choose(p->ui, i);
			return;
		}
	cr_assert_fail("there is no number %s", name);
}

Test(figures, lead_to_what_is_amiss)
{
	static const struct {
		const char *number, *filter;
		size_t shown;
	} rows[] = {{"unowned", "owner=", 1},
	            {"not-working", "rating=not-working,irritates", 2},
	            {"irritating", "rating=irritates", 1},
	            {"undocumented", "documented=false", 1}};
	struct play p = play_start("stages: [s]\nchannels: [c]\ntouchpoints:\n"
	                           "  - {name: a, stage: s, channel: c, owner: x, rating: irritates}\n"
	                           "  - {name: b, stage: s, channel: c, rating: not-working}\n"
	                           "  - {name: d, stage: s, channel: c, owner: x, documented: false}\n");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		play_keys(&p, "#");
		choose_named(&p, rows[i].number);
		play_keys(&p, "<Enter>");
		expect_filter(&p, rows[i].filter, rows[i].shown);
		play_keys(&p, "<Esc><Esc>");
	}
	play_end(&p);
}

Test(figures, of_the_whole_map_lead_nowhere)
{
	struct play p = play_start("touchpoints: [a]\n");
	play_keys(&p, "#<Enter>");
	cr_expect_eq(ui_place(p.ui), PLACE_NUMBERS);
	cr_expect(p.ui->message && strstr(p.ui->message, "whole map"), "%s", p.ui->message);
	play_end(&p);
}

Test(figures, are_counted_anew_when_the_map_changes)
{
	struct play p = play_start(map);
	play_keys(&p, "x#");
	uint64_t revision = p.ui->figures->revision;
	play_keys(&p, "<Down>");
	cr_expect_eq(p.ui->figures->revision, revision, "not when only keys move");
	play_keys(&p, "<End>u");
	cr_expect_neq(p.ui->figures->revision, revision);
	cr_expect(figures_row(p.ui, p.ui->figures->at).number);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(figures, stand_at_any_size)
{
	static const int sizes[][2] = {{20, 5}, {31, 9}, {60, 12}, {80, 24}, {200, 60}};
	struct play p = play_start(map);
	play_keys(&p, "#<End>");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		char *screen = play_screen(&p, sizes[i][0], sizes[i][1]);
		cr_expect(screen && strstr(screen, "Numbers"), "%s", screen);
		free(screen);
	}
	play_end(&p);
}

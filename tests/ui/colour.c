#include "ui/colour.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ui/play.h"

static const char *const map = "stages: [s]\n"
                               "channels: [c]\n"
                               "owners: [CSM, {id: sup, name: サポート}]\n"
                               "touchpoints:\n"
                               "  - {name: a, stage: s, channel: c, owner: CSM, kind: human, votes: 4}\n"
                               "  - {name: b, stage: s, channel: c, owner: サポート, kind: digital, decision: cut}\n"
                               "  - {name: c, stage: s, channel: c, owner: sup, rating: irritates, votes: 1}\n"
                               "  - {name: d, stage: s, channel: c, owner: 外注}\n"
                               "  - {name: e, stage: s, channel: c}\n";

/* the glyphs of all touchpoints */
static void expect_glyphs(const struct play *p, const char *glyphs)
{
	char got[64] = "";
	for (size_t i = 0; i < journey_count(p->ui->journey, KIND_TOUCHPOINT); i++)
		got[i] = colour_glyph(p->ui, colour_class(p->ui, journey_item(p->ui->journey, KIND_TOUCHPOINT, i)));
	cr_expect_str_eq(got, glyphs);
}

Test(colour, goes_round)
{
	struct play p = play_start(map);
	for (enum colour colour = 0; colour < COLOUR_COMPARISON; colour++) {
		cr_expect_eq(p.ui->colour, colour);
		cr_expect_str_not_empty(colour_name(colour));
		play_keys(&p, "v");
	}
	cr_expect_eq(p.ui->colour, COLOUR_COVERAGE);
	play_keys(&p, "V3");
	cr_expect_eq(p.ui->colour, COLOUR_OWNER);
	play_keys(&p, "V<Esc>");
	cr_expect_eq(p.ui->colour, COLOUR_OWNER);
	play_keys(&p, ":colour-choose<Enter><Down><Enter>");
	cr_expect_eq(p.ui->colour, COLOUR_KIND);
	play_expect_change(&p, "");
	play_end(&p);
}

Test(colour, tells_all_values_apart_by_glyph)
{
	struct play p = play_start(map);
	play_keys(&p, "v");
	expect_glyphs(&p, "??x??");
	play_keys(&p, "v");
	expect_glyphs(&p, "ABBC?");
	play_keys(&p, "v");
	expect_glyphs(&p, "HD???");
	play_keys(&p, "v");
	expect_glyphs(&p, "?C???");
	play_keys(&p, "v");
	expect_glyphs(&p, "40100");
	for (p.ui->colour = COLOUR_RATING; p.ui->colour < COLOUR_VOTES; p.ui->colour++)
		for (size_t i = 0; i < colour_count(p.ui); i++)
			for (size_t k = 0; k < i; k++)
				cr_expect_neq(colour_glyph(p.ui, i), colour_glyph(p.ui, k), "%s: %zu and %zu",
				              colour_name(p.ui->colour), i, k);
	play_end(&p);
}

Test(colour, gives_eight_owners_a_style_and_all_a_letter)
{
	struct buffer text = {0};
	buffer_add_text(&text, "owners: [");
	for (int i = 0; i < 80; i++)
		buffer_format(&text, "o%d, ", i);
	buffer_add_text(&text, "]\ntouchpoints:\n  - {name: a, owner: o79}\n  - {name: b, owner: o8}\n");
	struct play p = play_start(buffer_slice(&text).bytes);
	play_keys(&p, "vv");
	for (size_t i = 1; i <= COLOUR_GROUPS; i++)
		cr_expect_eq(colour_style(p.ui, i), STYLE_GROUP_1 + (enum style)i - 1);
	cr_expect_eq(colour_style(p.ui, 9), STYLE_GROUP_1, "they come again …");
	cr_expect_neq(colour_glyph(p.ui, 9), colour_glyph(p.ui, 1), "… with another letter");
	expect_glyphs(&p, "~I");
	cr_expect_leq(colour_count(p.ui), COLOUR_CLASSES);
	free(play_screen(&p, 80, 24));
	buffer_free(&text);
	play_end(&p);
}

Test(colour, follows_what_owners_are_called)
{
	struct play p = play_start(map);
	play_keys(&p, "vv<Down><Down><Down>o新しい<Enter>");
	expect_glyphs(&p, "ABBC?");
	cr_expect(slice_is(colour_label(p.ui, 3), "新しい"), "a new owner takes the letter of one that is gone");
	play_keys(&p, "u");
	cr_expect(slice_is(colour_label(p.ui, 3), "外注"));
	play_end(&p);
}

Test(colour, has_heats_between_none_and_the_most)
{
	for (size_t most = 1; most < 300; most++) {
		size_t last = 0;
		cr_assert_eq(colour_heat(0, most), 0);
		for (size_t votes = 1; votes <= most; votes++) {
			size_t heat = colour_heat(votes, most);
			cr_assert(heat >= 1 && heat <= 4 && heat >= last, "%zu of %zu: %zu", votes, most, heat);
			cr_assert(colour_least(heat, most) <= votes && votes < colour_least(heat + 1, most),
			          "%zu of %zu", votes, most);
			last = heat;
		}
		cr_assert_eq(last, 4);
	}
	cr_expect_eq(colour_heat(1000, 255), 4, "more than is told apart");
	cr_expect_eq(colour_heat(0, 0), 0);
}

static void expect_shown(struct play *p, const char *piece)
{
	char *screen = play_screen(p, 80, 24);
	cr_expect(strstr(screen, piece), "“%s” is not in\n%s", piece, screen);
	free(screen);
}

Test(colour, is_explained_by_a_legend_and_shown_in_cells)
{
	struct play p = play_start(map);
	play_keys(&p, "vv");
	expect_shown(&p, "owner: A CSM  B サポート  C 外注  ? none");
	expect_shown(&p, "B b");
	play_keys(&p, "zz");
	expect_shown(&p, " 5  B2 A1 C1 ?1");
	play_keys(&p, "vvv");
	expect_shown(&p, " 5  v5");
	expect_shown(&p, "votes: 1  2  3  4-5");
	play_end(&p);
}

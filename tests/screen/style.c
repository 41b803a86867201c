#include "screen/style.h"

#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

/* Styles that stand side by side and mean different things. */
static const enum style groups[][8] = {
        {STYLE_HEAT_1, STYLE_HEAT_2, STYLE_HEAT_3, STYLE_HEAT_4, STYLE_OVER, STYLE_GAP, STYLE_EMPTY_OK, STYLE_CURSOR},
        {STYLE_GOOD, STYLE_BAD, STYLE_WORST},
        {STYLE_GROUP_1, STYLE_GROUP_2, STYLE_GROUP_3, STYLE_GROUP_4, STYLE_GROUP_5, STYLE_GROUP_6, STYLE_GROUP_7,
         STYLE_GROUP_8},
        {STYLE_TEXT, STYLE_CURSOR, STYLE_MARKED, STYLE_CARRIED, STYLE_MATCH},
        {STYLE_HEADER, STYLE_HERE},
        {STYLE_TEXT, STYLE_WARNING, STYLE_ERROR},
        {STYLE_FIELD, STYLE_LABEL, STYLE_CHOSEN},
        {STYLE_STATUS, STYLE_WARNING, STYLE_ERROR},
        {STYLE_OVER, STYLE_WORST},
};
#define GROUP_COUNT (sizeof groups / sizeof *groups)

static bool same(const struct style_row *a, const struct style_row *b, int colours)
{
	if (colours == 256)
		return a->fg256 == b->fg256 && a->bg256 == b->bg256 && a->attributes256 == b->attributes256;
	if (colours == 8)
		return a->fg8 == b->fg8 && a->bg8 == b->bg8 && a->attributes8 == b->attributes8;
	return a->attributes_mono == b->attributes_mono;
}

static void expect_neighbours_differ(enum theme theme, const enum style group[8], int colours)
{
	for (size_t i = 0; i < 8; i++)
		for (size_t k = 0; k < i && group[i] != STYLE_TEXT; k++) {
			struct style_row a = theme_style(theme, group[i]), b = theme_style(theme, group[k]);
			cr_expect_not(same(&a, &b, colours), "%s and %s look alike in %s with %d colours", a.name,
			              b.name, theme_name(theme), colours);
		}
}

Test(style, neighbours_differ_with_any_number_of_colours)
{
	for (enum theme theme = 0; theme < THEME_COUNT; theme++)
		for (size_t g = 0; g < GROUP_COUNT; g++) {
			expect_neighbours_differ(theme, groups[g], 256);
			expect_neighbours_differ(theme, groups[g], 8);
			expect_neighbours_differ(theme, groups[g], 0);
		}
}

Test(style, every_row_is_in_range_and_has_both_colours_or_none)
{
	for (enum theme theme = 0; theme < THEME_COUNT; theme++)
		for (enum style style = 0; style < STYLE_COUNT; style++) {
			struct style_row row = theme_style(theme, style);
			cr_assert_not_null(row.name);
			/* 0 … 15 are whatever the terminal says */
			cr_expect(row.fg256 == -1 || (row.fg256 >= 16 && row.fg256 < 256));
			cr_expect(row.bg256 == -1 || (row.bg256 >= 16 && row.bg256 < 256));
			cr_expect(row.fg8 >= -1 && row.fg8 < 8 && row.bg8 >= -1 && row.bg8 < 8);
			/* a background of ours never meets a foreground of the user's */
			cr_expect((row.bg256 < 0 || row.fg256 >= 0) && (row.bg8 < 0 || row.fg8 >= 0), "%s in %s",
			          row.name, theme_name(theme));
			/* many terminals show bold black as grey */
			cr_expect_not(row.fg8 == 0 && row.attributes8 & STYLE_BOLD, "%s in %s", row.name,
			              theme_name(theme));
			cr_expect(theme == THEME_PLAIN || (row.bg256 >= 0 && row.bg8 >= 0 && row.fg8 != row.bg8),
			          "%s in %s", row.name, theme_name(theme));
		}
}

Test(style, a_theme_has_rows_of_its_own_and_else_those_of_its_base)
{
	struct style_row plain = theme_style(THEME_PLAIN, STYLE_OVER), dark = theme_style(THEME_DARK, STYLE_OVER);
	cr_expect(same(&plain, &dark, 256));
	cr_expect_eq(theme_style(THEME_PLAIN, STYLE_KEY).bg256, -1);
	cr_expect_eq(theme_style(THEME_DARK, STYLE_KEY).bg256, theme_style(THEME_DARK, STYLE_TEXT).bg256);
	cr_expect_eq(theme_style(THEME_SAFE, STYLE_TEXT).bg256, theme_style(THEME_DARK, STYLE_TEXT).bg256);
}

Test(style, themes_are_found_by_the_names_that_the_options_offer)
{
	char names[128] = "";
	for (enum theme theme = 0; theme < THEME_COUNT; theme++) {
		cr_expect_eq(theme_find(theme_name(theme)), theme);
		strcat(strcat(names, theme ? "|" : ""), theme_name(theme));
	}
	cr_expect_str_eq(names, THEME_NAMES);
	cr_expect_eq(theme_find(NULL), THEME_PLAIN);
}

/* ---- what people see ---- */

struct rgb {
	double v[3]; /* linear light, 0 … 1 */
};

static struct rgb rgb_of(int colour)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	struct rgb out;
	for (int i = 0; i < 3; i++) {
		int level = colour >= 232 ? 8 + (colour - 232) * 10
		            : i == 0      ? steps[(colour - 16) / 36]
		            : i == 1      ? steps[(colour - 16) / 6 % 6]
		                          : steps[(colour - 16) % 6];
		double v = level / 255.0;
		out.v[i] = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
	}
	return out;
}

/* as WCAG has it */
static double contrast(struct rgb one, struct rgb other)
{
	double a = 0.2126 * one.v[0] + 0.7152 * one.v[1] + 0.0722 * one.v[2];
	double b = 0.2126 * other.v[0] + 0.7152 * other.v[1] + 0.0722 * other.v[2];
	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

Test(style, text_can_be_read_on_the_ground_of_its_theme)
{
	for (enum theme theme = 0; theme < THEME_COUNT; theme++)
		for (enum style style = 0; style < STYLE_COUNT; style++) {
			struct style_row row = theme_style(theme, style);
			double least = theme == THEME_CONTRAST || theme == THEME_PROJECTOR ? 7 : 4.5;
			if (row.fg256 >= 0 && row.bg256 >= 0)
				cr_expect_geq(contrast(rgb_of(row.fg256), rgb_of(row.bg256)), least, "%s in %s",
				              row.name, theme_name(theme));
		}
}

Test(style, plain_can_be_read_on_dark_and_on_light)
{
	const struct rgb black = {{0, 0, 0}}, white = {{1, 1, 1}};
	for (enum style style = 0; style < STYLE_COUNT; style++) {
		struct style_row row = theme_style(THEME_PLAIN, style);
		if (row.fg256 < 0 || row.bg256 >= 0)
			continue;
		cr_expect_geq(contrast(rgb_of(row.fg256), black), 3.0, "%s on black", row.name);
		cr_expect_geq(contrast(rgb_of(row.fg256), white), 3.0, "%s on white", row.name);
	}
}

/* How people see it who have no working cones of one kind (Machado, Oliveira
 * and Fernandes 2009, severity 1). */
static const double sights[][3][3] = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
};
static const char *const sight_names[] = {"all cones", "protanopia", "deuteranopia"};

static struct rgb seen(struct rgb colour, const double sight[3][3])
{
	struct rgb out;
	for (int i = 0; i < 3; i++) {
		double v = sight[i][0] * colour.v[0] + sight[i][1] * colour.v[1] + sight[i][2] * colour.v[2];
		out.v[i] = v < 0 ? 0 : v > 1 ? 1 : v;
	}
	return out;
}

static double lab_step(double t)
{
	return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

/* CIE 1976: 2 is just noticeable side by side, 20 is plain at a glance */
static double difference(struct rgb one, struct rgb other)
{
	double sum = 0, f[2][3];
	const struct rgb *both[2] = {&one, &other};
	for (int i = 0; i < 2; i++) {
		const double *v = both[i]->v;
		f[i][0] = lab_step((0.4124 * v[0] + 0.3576 * v[1] + 0.1805 * v[2]) / 0.95047);
		f[i][1] = lab_step(0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]);
		f[i][2] = lab_step((0.0193 * v[0] + 0.1192 * v[1] + 0.9505 * v[2]) / 1.08883);
	}
	double l = 116 * (f[0][1] - f[1][1]), a = 500 * (f[0][0] - f[0][1] - f[1][0] + f[1][1]);
	double b = 200 * (f[0][1] - f[0][2] - f[1][1] + f[1][2]);
	sum = l * l + a * a + b * b;
	return sqrt(sum);
}

/* Of two styles: their text or their ground, whichever differs more. */
static double apart(const struct style_row *a, const struct style_row *b, const double sight[3][3])
{
	double text = difference(seen(rgb_of(a->fg256), sight), seen(rgb_of(b->fg256), sight));
	double ground = difference(seen(rgb_of(a->bg256), sight), seen(rgb_of(b->bg256), sight));
	return text > ground ? text : ground;
}

/* The smallest difference computed is that of the theme safe: 33 (over and worst
 * with deuteranopia); of all themes 24 (two steps of heat in projector with protanopia). */
Test(style, colour_blind_people_tell_apart_what_the_colours_say)
{
	static const enum style pairs[][5] = {
	        {STYLE_HEAT_1, STYLE_HEAT_2, STYLE_HEAT_3, STYLE_HEAT_4, STYLE_OVER},
	        {STYLE_GOOD, STYLE_BAD, STYLE_WORST, STYLE_WORST, STYLE_WORST},
	        {STYLE_GAP, STYLE_EMPTY_OK, STYLE_OVER, STYLE_OVER, STYLE_OVER},
	        {STYLE_OVER, STYLE_WORST, STYLE_WORST, STYLE_WORST, STYLE_WORST},
	};
	for (enum theme theme = THEME_DARK; theme < THEME_COUNT; theme++)
		for (size_t s = 0; s < 3; s++)
			for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++)
				for (size_t i = 0; i < 5; i++)
					for (size_t k = 0; k < i; k++) {
						struct style_row a = theme_style(theme, pairs[p][i]);
						struct style_row b = theme_style(theme, pairs[p][k]);
						bool over = pairs[p][k] == STYLE_OVER && theme != THEME_SAFE;
						double least = theme == THEME_SAFE ? 33 : 24;
						if (pairs[p][i] != pairs[p][k] && !over)
							cr_expect_geq(apart(&a, &b, sights[s]), least,
							              "%s and %s in %s with %s: %.1f", a.name, b.name,
							              theme_name(theme), sight_names[s],
							              apart(&a, &b, sights[s]));
					}
}

Test(style, changes_lie_over_any_theme)
{
	struct style_changes changes = {0};
	changes.of[STYLE_TEXT] = (struct style_change){.has_bg = true, .bg256 = 17, .bg8 = 4};
	changes.of[STYLE_GAP] = (struct style_change){
	        .has_fg = true, .fg256 = 200, .fg8 = 5, .on = STYLE_BOLD, .off = STYLE_UNDERLINE | STYLE_REVERSE};
	for (enum theme theme = 0; theme < THEME_COUNT; theme++) {
		struct style_row row = style_look(theme, &changes, STYLE_GAP);
		cr_expect_eq(row.fg256, 200);
		cr_expect_eq(row.bg8, 4, "what has no ground of its own stands on the text's");
		cr_expect_eq(row.attributes_mono & (STYLE_BOLD | STYLE_UNDERLINE | STYLE_REVERSE), STYLE_BOLD);
		struct style_row other = style_look(theme, &changes, STYLE_CURSOR),
		                 as_ever = theme_style(theme, STYLE_CURSOR);
		cr_expect_eq(other.fg256, as_ever.fg256);
		cr_expect_eq(other.attributes256, as_ever.attributes256);
	}
}

Test(style, every_style_is_found_by_its_name)
{
	for (enum style style = 0; style < STYLE_COUNT; style++)
		cr_expect_eq(style_find(slice_of(style_name(style))), style);
	cr_expect_eq(style_find(slice_of("heat")), (enum style)STYLE_COUNT);
}

Test(style, colours_are_names_numbers_and_rgb)
{
	static const struct {
		const char *word;
		int of256, of8;
	} cases[] = {{"default", -1, -1}, {"black", 0, 0},         {"red", 1, 1},       {"bright-red", 9, 1},
	             {"white", 7, 7},     {"bright-white", 15, 7}, {"0", 0, 0},         {"255", 255, 7},
	             {"16", 16, 0},       {"196", 196, 1},         {"#ff0000", 196, 1}, {"#00005F", 17, 0},
	             {"#ffffff", 231, 7}, {"#080808", 232, 0},     {"#5f87af", 67, 6}};
	static const char *const wrong[] = {"",        "256",     "-1",   "rot", "#fff", "#ggg000",
	                                    "#-00001", "#0x1234", "1000", "re",  "red "};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int16_t of256 = -2, of8 = -2;
		cr_expect(style_colour(slice_of(cases[i].word), &of256, &of8), "%s", cases[i].word);
		cr_expect_eq(of256, cases[i].of256, "%s: %d", cases[i].word, of256);
		cr_expect_eq(of8, cases[i].of8, "%s: %d", cases[i].word, of8);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int16_t of256, of8;
		cr_expect_not(style_colour(slice_of(wrong[i]), &of256, &of8), "%s", wrong[i]);
	}
}

#include "screen/style.h"

#include <criterion/criterion.h>

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
};

static bool same(const struct style_row *a, const struct style_row *b, int colours)
{
	if (colours == 256)
		return a->fg256 == b->fg256 && a->bg256 == b->bg256 && a->attributes256 == b->attributes256;
	if (colours == 8)
		return a->fg8 == b->fg8 && a->bg8 == b->bg8 && a->attributes8 == b->attributes8;
	return a->attributes_mono == b->attributes_mono;
}

Test(style, neighbours_differ_with_any_number_of_colours)
{
	static const int colours[] = {256, 8, 0};
	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
		for (size_t i = 0; i < 8; i++)
			for (size_t k = 0; k < i; k++)
				for (size_t c = 0; c < 3 && groups[g][i] != STYLE_TEXT; c++)
					cr_expect_not(same(&style_table[groups[g][i]], &style_table[groups[g][k]],
					                   colours[c]),
					              "%s and %s look alike in %d colours",
					              style_table[groups[g][i]].name, style_table[groups[g][k]].name,
					              colours[c]);
}

Test(style, every_row_is_filled_and_in_range)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct style_row *row = &style_table[i];
		cr_assert_not_null(row->name);
		cr_expect(row->fg256 >= -1 && row->fg256 < 256 && row->bg256 >= -1 && row->bg256 < 256);
		cr_expect(row->fg8 >= -1 && row->fg8 < 8 && row->bg8 >= -1 && row->bg8 < 8);
		/* a background of ours never meets a foreground of the user's */
		cr_expect((row->bg256 < 0 || row->fg256 >= 0) && (row->bg8 < 0 || row->fg8 >= 0), "%s", row->name);
	}
}

/* 0 … 1, as WCAG has it */
static double luminance(int colour)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	double sum = 0;
	static const double weights[] = {0.2126, 0.7152, 0.0722};
	for (int i = 0; i < 3; i++) {
		int level = colour >= 232 ? 8 + (colour - 232) * 10
		            : i == 0      ? steps[(colour - 16) / 36]
		            : i == 1      ? steps[(colour - 16) / 6 % 6]
		                          : steps[(colour - 16) % 6];
		double v = level / 255.0;
		sum += weights[i] * (v <= 0.04 ? v / 12.92 : ((v + 0.055) / 1.055) * ((v + 0.055) / 1.055) * v);
	}
	return sum;
}

static double contrast(double a, double b)
{
	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

Test(style, text_is_readable_on_dark_and_light)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct style_row *row = &style_table[i];
		if (row->fg256 < 0)
			continue;
		double text = luminance(row->fg256);
		if (row->bg256 >= 0) {
			cr_expect_geq(contrast(text, luminance(row->bg256)), 3.0, "%s", row->name);
		} else {
			cr_expect_geq(contrast(text, 0), 3.0, "%s on black", row->name);
			cr_expect_geq(contrast(text, 1), 3.0, "%s on white", row->name);
		}
	}
}

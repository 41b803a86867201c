#include "screen/style.h"

#include <string.h>

#include "base/message.h"

#define B STYLE_BOLD
#define U STYLE_UNDERLINE
#define R STYLE_REVERSE
#define F STYLE_FAINT

/* One row a theme and style; a row that is not there is that of the theme it
 * is based on.  -1 is the theme's ground: the colours of its text.
 *
 * plain is meant for dark and for light backgrounds alike: text keeps the
 * terminal's own colours where it can, coloured text is of middle brightness,
 * and a coloured background brings its own text colour.  In all themes blue is
 * what is there, orange is what wants attention: a pair that colour-blind people
 * tell apart.  safe keeps its heat, ratings, gaps and overloads the farthest apart
 * for them; contrast and projector are for bad light and for ten metres, their
 * text at 7:1 or better.  With 8 colours bold makes black grey, so black is not. */
/* clang-format off */
static const struct style_row rows[THEME_COUNT][STYLE_COUNT] = {
[THEME_PLAIN] = {
	/*                  name         256 colours  8 colours  attributes: 256, 8, none */
	[STYLE_TEXT] = {"text", -1, -1, -1, -1, 0, 0, 0},
	[STYLE_DIM] = {"dim", 244, -1, -1, -1, 0, F, F},
	[STYLE_TITLE] = {"title", -1, -1, -1, -1, B, B, B},
	[STYLE_HEADER] = {"header", -1, -1, -1, -1, B, B, B},
	[STYLE_HERE] = {"here", 32, -1, 4, -1, B | U, B | U, B | U},
	[STYLE_CURSOR] = {"cursor", -1, -1, -1, -1, R, R, R},
	[STYLE_MARKED] = {"marked", 16, 179, 0, 3, 0, 0, U},
	[STYLE_CARRIED] = {"carried", 16, 140, 7, 5, B, B, R | B},
	[STYLE_TOTAL] = {"total", 244, -1, -1, -1, B, B, B},
	[STYLE_GAP] = {"gap", 166, -1, 1, -1, 0, 0, U | F},
	[STYLE_EMPTY_OK] = {"empty-ok", 244, -1, -1, -1, 0, F, F},
	[STYLE_HEAT_1] = {"heat-1", 67, -1, -1, -1, 0, 0, 0},
	[STYLE_HEAT_2] = {"heat-2", 231, 24, 7, 4, 0, 0, U},
	[STYLE_HEAT_3] = {"heat-3", 231, 26, 7, 4, B, B, B},
	[STYLE_HEAT_4] = {"heat-4", 16, 38, 0, 6, B, 0, B | U},
	[STYLE_OVER] = {"over", 16, 208, 0, 3, B, U, R | B | U},
	[STYLE_GOOD] = {"good", 32, -1, 4, -1, 0, 0, 0},
	[STYLE_BAD] = {"bad", 166, -1, 1, -1, 0, 0, U},
	[STYLE_WORST] = {"worst", 231, 160, 7, 1, B, B, B | U},
	[STYLE_OWNER] = {"owner", 133, -1, 5, -1, 0, 0, 0},
	[STYLE_GROUP_1] = {"group-1", 33, -1, 4, -1, 0, 0, 0},
	[STYLE_GROUP_2] = {"group-2", 161, -1, 1, -1, 0, B, B},
	[STYLE_GROUP_3] = {"group-3", 28, -1, 2, -1, 0, 0, U},
	[STYLE_GROUP_4] = {"group-4", 133, -1, 5, -1, 0, 0, B | U},
	[STYLE_GROUP_5] = {"group-5", 94, -1, 6, -1, 0, 0, F},
	[STYLE_GROUP_6] = {"group-6", 30, -1, 4, -1, U, U, F | U},
	[STYLE_GROUP_7] = {"group-7", 93, -1, 1, -1, U, U, B | F},
	[STYLE_GROUP_8] = {"group-8", 166, -1, 2, -1, U, U, B | F | U},
	[STYLE_KEY] = {"key", -1, -1, -1, -1, B, B, B},
	[STYLE_HINT] = {"hint", 244, -1, -1, -1, 0, F, F},
	[STYLE_STATUS] = {"status", 252, 238, 0, 7, 0, 0, R},
	[STYLE_WARNING] = {"warning", 166, -1, 1, -1, B, B, B},
	[STYLE_ERROR] = {"error", 231, 160, 7, 1, B, B, R | B},
	[STYLE_FIELD] = {"field", -1, -1, -1, -1, U, U, U},
	[STYLE_LABEL] = {"label", 244, -1, -1, -1, 0, F, F},
	[STYLE_CHOSEN] = {"chosen", 231, 24, 7, 4, B, B, R},
	[STYLE_MATCH] = {"match", 16, 229, 0, 3, U, U, R | U},
	[STYLE_BORDER] = {"border", 244, -1, -1, -1, 0, F, F},
},
[THEME_DARK] = {
	[STYLE_TEXT] = {"text", 252, 234, 7, 0, 0, 0, 0},
	[STYLE_DIM] = {"dim", 246, -1, -1, -1, 0, F, F},
	[STYLE_TITLE] = {"title", 231, -1, -1, -1, B, B, B},
	[STYLE_HEADER] = {"header", 231, -1, -1, -1, B, B, B},
	[STYLE_HERE] = {"here", 75, -1, 6, -1, B | U, B | U, B | U},
	[STYLE_TOTAL] = {"total", 246, -1, -1, -1, B, B, B},
	[STYLE_GAP] = {"gap", 209, -1, 3, -1, 0, 0, U | F},
	[STYLE_EMPTY_OK] = {"empty-ok", 246, -1, -1, -1, 0, F, F},
	[STYLE_HEAT_1] = {"heat-1", 74, -1, -1, -1, 0, 0, 0},
	[STYLE_GOOD] = {"good", 75, -1, 6, -1, 0, 0, 0},
	[STYLE_BAD] = {"bad", 209, -1, 3, -1, 0, 0, U},
	[STYLE_OWNER] = {"owner", 177, -1, 5, -1, 0, 0, 0},
	[STYLE_GROUP_1] = {"group-1", 33, -1, 4, -1, 0, 0, 0},
	[STYLE_GROUP_2] = {"group-2", 198, -1, 1, -1, 0, B, B},
	[STYLE_GROUP_3] = {"group-3", 46, -1, 2, -1, 0, 0, U},
	[STYLE_GROUP_4] = {"group-4", 201, -1, 5, -1, 0, 0, B | U},
	[STYLE_GROUP_5] = {"group-5", 214, -1, 6, -1, 0, 0, F},
	[STYLE_GROUP_6] = {"group-6", 51, -1, 4, -1, U, U, F | U},
	[STYLE_GROUP_7] = {"group-7", 135, -1, 1, -1, U, U, B | F},
	[STYLE_GROUP_8] = {"group-8", 202, -1, 2, -1, U, U, B | F | U},
	[STYLE_HINT] = {"hint", 246, -1, -1, -1, 0, F, F},
	[STYLE_WARNING] = {"warning", 209, -1, 3, -1, B, B, B},
	[STYLE_LABEL] = {"label", 246, -1, -1, -1, 0, F, F},
	[STYLE_BORDER] = {"border", 246, -1, -1, -1, 0, F, F},
},
[THEME_LIGHT] = {
	[STYLE_TEXT] = {"text", 236, 231, 0, 7, 0, 0, 0},
	[STYLE_DIM] = {"dim", 240, -1, -1, -1, 0, F, F},
	[STYLE_TITLE] = {"title", -1, -1, -1, -1, B, U, B},
	[STYLE_HEADER] = {"header", -1, -1, -1, -1, B, U, B},
	[STYLE_HERE] = {"here", 25, -1, 4, -1, B | U, B | U, B | U},
	[STYLE_TOTAL] = {"total", 240, -1, -1, -1, B, 0, B},
	[STYLE_GAP] = {"gap", 130, -1, 1, -1, 0, 0, U | F},
	[STYLE_EMPTY_OK] = {"empty-ok", 240, -1, -1, -1, 0, F, F},
	[STYLE_HEAT_1] = {"heat-1", 25, -1, -1, -1, 0, 0, 0},
	[STYLE_HEAT_2] = {"heat-2", 16, 153, 0, 6, 0, 0, U},
	[STYLE_HEAT_3] = {"heat-3", 16, 68, 0, 6, B, U, B},
	[STYLE_HEAT_4] = {"heat-4", 231, 18, 7, 4, B, B, B | U},
	[STYLE_GOOD] = {"good", 25, -1, 4, -1, 0, 0, 0},
	[STYLE_BAD] = {"bad", 130, -1, 1, -1, 0, 0, U},
	[STYLE_OWNER] = {"owner", 90, -1, 5, -1, 0, 0, 0},
	[STYLE_GROUP_1] = {"group-1", 26, -1, 4, -1, 0, 0, 0},
	[STYLE_GROUP_2] = {"group-2", 161, -1, 1, -1, 0, B, B},
	[STYLE_GROUP_3] = {"group-3", 28, -1, 2, -1, 0, 0, U},
	[STYLE_GROUP_4] = {"group-4", 127, -1, 5, -1, 0, 0, B | U},
	[STYLE_GROUP_5] = {"group-5", 94, -1, 6, -1, 0, 0, F},
	[STYLE_GROUP_6] = {"group-6", 23, -1, 4, -1, U, U, F | U},
	[STYLE_GROUP_7] = {"group-7", 57, -1, 1, -1, U, U, B | F},
	[STYLE_GROUP_8] = {"group-8", 160, -1, 2, -1, U, U, B | F | U},
	[STYLE_KEY] = {"key", -1, -1, -1, -1, B, 0, B},
	[STYLE_HINT] = {"hint", 240, -1, -1, -1, 0, F, F},
	[STYLE_STATUS] = {"status", 231, 240, 7, 0, 0, 0, R},
	[STYLE_WARNING] = {"warning", 130, -1, 1, -1, B, B, B},
	[STYLE_LABEL] = {"label", 240, -1, -1, -1, 0, F, F},
	[STYLE_BORDER] = {"border", 240, -1, -1, -1, 0, F, F},
},
[THEME_CONTRAST] = {
	[STYLE_TEXT] = {"text", 231, 16, 7, 0, B, B, 0},
	[STYLE_DIM] = {"dim", 252, -1, -1, -1, 0, 0, 0},
	[STYLE_HEADER] = {"header", 16, 231, 0, 7, B, 0, R | B},
	[STYLE_HERE] = {"here", 16, 159, 0, 6, B | U, U, R | B | U},
	[STYLE_CURSOR] = {"cursor", 16, 226, 0, 3, B, 0, R},
	[STYLE_MARKED] = {"marked", 16, 117, 0, 6, B | U, U, U},
	[STYLE_CARRIED] = {"carried", 16, 219, 7, 5, B, B, R | B},
	[STYLE_TOTAL] = {"total", -1, -1, -1, -1, B, B, B},
	[STYLE_GAP] = {"gap", 215, -1, 3, -1, B, B, R | U},
	[STYLE_EMPTY_OK] = {"empty-ok", 252, -1, -1, -1, 0, 0, R | B},
	[STYLE_HEAT_1] = {"heat-1", 117, -1, 6, -1, B, B, 0},
	[STYLE_HEAT_3] = {"heat-3", 16, 39, 0, 6, B, 0, B},
	[STYLE_HEAT_4] = {"heat-4", 16, 195, 0, 7, B, 0, B | U},
	[STYLE_OVER] = {"over", 16, 214, 0, 3, B, U, R | B | U},
	[STYLE_GOOD] = {"good", 117, -1, 6, -1, B, B, 0},
	[STYLE_BAD] = {"bad", 215, -1, 3, -1, B, B, U},
	[STYLE_WORST] = {"worst", 231, 88, 7, 1, B | U, B | U, B | U},
	[STYLE_GROUP_1] = {"group-1", 75, -1, 4, -1, B, 0, 0},
	[STYLE_GROUP_2] = {"group-2", 211, -1, 1, -1, B, B, B},
	[STYLE_GROUP_3] = {"group-3", 46, -1, 2, -1, B, 0, U},
	[STYLE_GROUP_4] = {"group-4", 207, -1, 5, -1, B, 0, B | U},
	[STYLE_GROUP_5] = {"group-5", 214, -1, 6, -1, B, 0, F},
	[STYLE_GROUP_6] = {"group-6", 51, -1, 4, -1, B | U, U, F | U},
	[STYLE_GROUP_7] = {"group-7", 141, -1, 1, -1, B | U, U, B | F},
	[STYLE_GROUP_8] = {"group-8", 209, -1, 2, -1, B | U, U, B | F | U},
	[STYLE_HINT] = {"hint", 252, -1, -1, -1, 0, 0, 0},
	[STYLE_STATUS] = {"status", 16, 252, 0, 7, B, 0, R},
	[STYLE_WARNING] = {"warning", 220, -1, 3, -1, B | U, B | U, B},
	[STYLE_ERROR] = {"error", 231, 88, 7, 1, B, B, R | B},
	[STYLE_LABEL] = {"label", 252, -1, -1, -1, 0, 0, 0},
	[STYLE_CHOSEN] = {"chosen", 16, 226, 0, 3, B, 0, R},
	[STYLE_BORDER] = {"border", 250, -1, -1, -1, 0, 0, 0},
},
[THEME_SAFE] = {
	[STYLE_GAP] = {"gap", 214, -1, 3, -1, 0, 0, U | F},
	[STYLE_HEAT_1] = {"heat-1", 75, -1, -1, -1, 0, 0, 0},
	[STYLE_HEAT_3] = {"heat-3", 16, 68, 0, 6, B, 0, B},
	[STYLE_HEAT_4] = {"heat-4", 16, 153, 0, 7, B, 0, B | U},
	[STYLE_OVER] = {"over", 16, 208, 0, 3, B, 0, R | B | U},
	[STYLE_BAD] = {"bad", 214, -1, 3, -1, B, B, U},
	[STYLE_WORST] = {"worst", 16, 228, 0, 3, B | U, U, B | U},
	[STYLE_WARNING] = {"warning", 214, -1, 3, -1, B, B, B},
	[STYLE_ERROR] = {"error", 16, 214, 0, 3, B | U, U, R | B},
},
[THEME_PROJECTOR] = {
	[STYLE_TEXT] = {"text", 16, 231, 0, 7, B, 0, 0},
	[STYLE_DIM] = {"dim", 238, -1, -1, -1, 0, 0, 0},
	[STYLE_HEADER] = {"header", 231, 238, 7, 0, B, B, R | B},
	[STYLE_HERE] = {"here", 231, 18, 7, 4, B | U, B | U, R | B | U},
	[STYLE_CURSOR] = {"cursor", 231, 18, 7, 4, B, B, R},
	[STYLE_MARKED] = {"marked", 16, 220, 0, 3, B, 0, U},
	[STYLE_CARRIED] = {"carried", 16, 219, 7, 5, B, B, R | B},
	[STYLE_TOTAL] = {"total", 238, -1, -1, -1, B, 0, B},
	[STYLE_GAP] = {"gap", 88, -1, 1, -1, B, 0, R | U},
	[STYLE_EMPTY_OK] = {"empty-ok", 238, -1, -1, -1, 0, 0, R | B},
	[STYLE_HEAT_1] = {"heat-1", 18, -1, 4, -1, B, 0, 0},
	[STYLE_HEAT_2] = {"heat-2", 16, 153, 0, 6, B, 0, U},
	[STYLE_HEAT_3] = {"heat-3", 16, 75, 0, 6, B, U, B},
	[STYLE_HEAT_4] = {"heat-4", 231, 19, 7, 4, B, U, B | U},
	[STYLE_OVER] = {"over", 16, 208, 0, 3, B, U, R | B | U},
	[STYLE_GOOD] = {"good", 18, -1, 4, -1, B, 0, 0},
	[STYLE_BAD] = {"bad", 88, -1, 1, -1, B, 0, U},
	[STYLE_WORST] = {"worst", 231, 88, 7, 1, B | U, U, B | U},
	[STYLE_OWNER] = {"owner", 54, -1, 5, -1, B, 0, 0},
	[STYLE_GROUP_1] = {"group-1", 24, -1, 4, -1, B, 0, 0},
	[STYLE_GROUP_2] = {"group-2", 125, -1, 1, -1, B, B, B},
	[STYLE_GROUP_3] = {"group-3", 22, -1, 2, -1, B, 0, U},
	[STYLE_GROUP_4] = {"group-4", 90, -1, 5, -1, B, 0, B | U},
	[STYLE_GROUP_5] = {"group-5", 124, -1, 6, -1, B, 0, F},
	[STYLE_GROUP_6] = {"group-6", 23, -1, 4, -1, B | U, U, F | U},
	[STYLE_GROUP_7] = {"group-7", 57, -1, 1, -1, B | U, U, B | F},
	[STYLE_GROUP_8] = {"group-8", 88, -1, 2, -1, B | U, U, B | F | U},
	[STYLE_HINT] = {"hint", 238, -1, -1, -1, 0, 0, 0},
	[STYLE_STATUS] = {"status", 231, 16, 7, 0, B, B, R},
	[STYLE_WARNING] = {"warning", 88, -1, 1, -1, B | U, U, B},
	[STYLE_ERROR] = {"error", 231, 88, 7, 1, B, B, R | B},
	[STYLE_LABEL] = {"label", 238, -1, -1, -1, 0, 0, 0},
	[STYLE_CHOSEN] = {"chosen", 231, 18, 7, 4, B, B, R},
	[STYLE_MATCH] = {"match", 16, 226, 0, 3, B | U, U, R | U},
	[STYLE_BORDER] = {"border", 238, -1, -1, -1, 0, 0, 0},
},
};

static const struct {
	const char *name, *help;
	enum theme base;
} themes[THEME_COUNT] = {
	[THEME_PLAIN] = {"plain", N_("as the terminal is"), THEME_PLAIN},
	[THEME_DARK] = {"dark", N_("dark"), THEME_PLAIN},
	[THEME_LIGHT] = {"light", N_("light"), THEME_PLAIN},
	[THEME_CONTRAST] = {"contrast", N_("high contrast"), THEME_DARK},
	[THEME_SAFE] = {"safe", N_("safe for the colour-blind"), THEME_DARK},
	[THEME_PROJECTOR] = {"projector", N_("for the projector: light and bold"), THEME_LIGHT},
};
/* clang-format on */

/* the row as the table has it, the theme's own or that of what it is based on */
static const struct style_row *row_of(enum theme theme, enum style style)
{
	while (!rows[theme][style].name)
		theme = themes[theme].base;
	return &rows[theme][style];
}

static void change(struct style_row *row, const struct style_change *c)
{
	if (c->has_fg) {
		row->fg256 = c->fg256;
		row->fg8 = c->fg8;
	}
	if (c->has_bg) {
		row->bg256 = c->bg256;
		row->bg8 = c->bg8;
	}
	row->attributes256 = (uint8_t)((row->attributes256 & ~c->off) | c->on);
	row->attributes8 = (uint8_t)((row->attributes8 & ~c->off) | c->on);
	row->attributes_mono = (uint8_t)((row->attributes_mono & ~c->off) | c->on);
}

struct style_row style_look(enum theme theme, const struct style_changes *changes, enum style style)
{
	struct style_row row = *row_of(theme, style), ground = *row_of(theme, STYLE_TEXT);
	if (changes) {
		change(&row, &changes->of[style]);
		change(&ground, &changes->of[STYLE_TEXT]);
	}
	row.fg256 = row.fg256 < 0 ? ground.fg256 : row.fg256;
	row.bg256 = row.bg256 < 0 ? ground.bg256 : row.bg256;
	row.fg8 = row.fg8 < 0 ? ground.fg8 : row.fg8;
	row.bg8 = row.bg8 < 0 ? ground.bg8 : row.bg8;
	return row;
}

struct style_row theme_style(enum theme theme, enum style style)
{
	return style_look(theme, NULL, style);
}

enum style style_find(struct slice name)
{
	enum style style = 0;
	while (style < STYLE_COUNT && !slice_is(name, style_name(style)))
		style++;
	return style;
}

const char *style_name(enum style style)
{
	return rows[THEME_PLAIN][style].name;
}

const char *theme_name(enum theme theme)
{
	return themes[theme].name;
}

const char *theme_help(enum theme theme)
{
	return themes[theme].help;
}

enum theme theme_find(const char *name)
{
	for (enum theme theme = 0; name && theme < THEME_COUNT; theme++)
		if (strcmp(themes[theme].name, name) == 0)
			return theme;
	return THEME_PLAIN;
}

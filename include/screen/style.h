/* How things look, by meaning.  A style says the same thing by glyph or
 * attribute as by colour, so that no screen depends on colour. */
#ifndef SCREEN_STYLE_H
#define SCREEN_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

enum style {
	STYLE_TEXT,
	STYLE_DIM,     /* lines, hints, things at rest */
	STYLE_TITLE,   /* the map's title */
	STYLE_HEADER,  /* names of stages and channels */
	STYLE_HERE,    /* the header the cursor is under */
	STYLE_CURSOR,  /* the touchpoint or cell the keys act on */
	STYLE_MARKED,  /* chosen with Space */
	STYLE_CARRIED, /* grabbed */
	STYLE_TOTAL,
	STYLE_GAP,      /* an empty cell */
	STYLE_EMPTY_OK, /* empty on purpose */
	STYLE_HEAT_1,   /* few … */
	STYLE_HEAT_2,
	STYLE_HEAT_3,
	STYLE_HEAT_4, /* … many */
	STYLE_OVER,   /* more than the limit */
	STYLE_GOOD,   /* rating: works */
	STYLE_BAD,    /* does not work */
	STYLE_WORST,  /* irritates */
	STYLE_OWNER,
	STYLE_GROUP_1, /* eight that can be told apart: owners, kinds … */
	STYLE_GROUP_2,
	STYLE_GROUP_3,
	STYLE_GROUP_4,
	STYLE_GROUP_5,
	STYLE_GROUP_6,
	STYLE_GROUP_7,
	STYLE_GROUP_8,
	STYLE_KEY, /* a key name in hint and help */
	STYLE_HINT,
	STYLE_STATUS,
	STYLE_WARNING,
	STYLE_ERROR,
	STYLE_FIELD,  /* text that is being typed */
	STYLE_LABEL,  /* a field's name */
	STYLE_CHOSEN, /* the chosen row of a list */
	STYLE_MATCH,  /* found by the search */
	STYLE_BORDER
};
#define STYLE_COUNT (STYLE_BORDER + 1)

enum style_attribute { STYLE_BOLD = 1, STYLE_UNDERLINE = 2, STYLE_REVERSE = 4, STYLE_FAINT = 8 };

/* Sets of looks.  plain follows the terminal's own background; the others paint
 * theirs, so that they look the same anywhere. */
enum theme { THEME_PLAIN, THEME_DARK, THEME_LIGHT, THEME_CONTRAST, THEME_SAFE, THEME_PROJECTOR };
#define THEME_COUNT 6
#define THEME_NAMES "plain|dark|light|contrast|safe|projector"

/* how a style is drawn with 256 colours, with 8, with none */
struct style_row {
	const char *name;
	int16_t fg256, bg256; /* -1: the terminal's own */
	int16_t fg8, bg8;
	uint8_t attributes256, attributes8, attributes_mono; /* enum style_attribute, or-ed */
};

/* What somebody wants otherwise in one style, whatever the theme. */
struct style_change {
	bool has_fg, has_bg; /* then the colours here count; -1 is the ground of the theme */
	int16_t fg256, bg256;
	int16_t fg8, bg8;
	uint8_t on, off; /* enum style_attribute, or-ed, at any number of colours */
};
struct style_changes {
	struct style_change of[STYLE_COUNT];
};

struct style_row theme_style(enum theme theme, enum style style);
/* the same with changes on top of it; NULL: none */
struct style_row style_look(enum theme theme, const struct style_changes *changes, enum style style);
/* the style of this name, "heat-1"; STYLE_COUNT: there is none */
enum style style_find(struct slice name);
const char *style_name(enum style style);
/* The colour of this word: its number among 256, and the one of the first 8 that
 * is like it.  A word is default (-1, the theme's ground), a name such as red or
 * bright-red, a number, or #rrggbb, for which the most alike is taken. */
bool style_colour(struct slice word, int16_t *of256, int16_t *of8);
/* the names of colours, separated by blanks */
extern const char style_colours[];
/* "dark" */
const char *theme_name(enum theme theme);
/* N_() what it is for */
const char *theme_help(enum theme theme);
/* the theme of this name, which is one of THEME_NAMES; NULL: plain */
enum theme theme_find(const char *name);

#endif

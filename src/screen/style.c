#include "screen/style.h"

/* Meant for dark and for light backgrounds alike: text keeps the terminal's
 * own colours where it can, coloured text is of middle brightness, and a
 * coloured background brings its own text colour.  Blue is what is there,
 * orange is what wants attention: a pair that colour-blind people tell apart. */
#define B STYLE_BOLD
#define U STYLE_UNDERLINE
#define R STYLE_REVERSE
#define F STYLE_FAINT

const struct style_row style_table[STYLE_COUNT] = {
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
        [STYLE_HEAT_3] = {"heat-3", 231, 31, 7, 4, B, B, B},
        [STYLE_HEAT_4] = {"heat-4", 16, 38, 0, 6, B, 0, B | U},
        [STYLE_OVER] = {"over", 16, 208, 0, 3, B, B, R | B | U},
        [STYLE_GOOD] = {"good", 32, -1, 4, -1, 0, 0, 0},
        [STYLE_BAD] = {"bad", 166, -1, 1, -1, 0, 0, U},
        [STYLE_WORST] = {"worst", 231, 160, 7, 1, B, B, B | U},
        [STYLE_OWNER] = {"owner", 133, -1, 5, -1, 0, 0, 0},
        [STYLE_GROUP_1] = {"group-1", 32, -1, 4, -1, 0, 0, 0},
        [STYLE_GROUP_2] = {"group-2", 161, -1, 1, -1, 0, B, B},
        [STYLE_GROUP_3] = {"group-3", 34, -1, 2, -1, 0, 0, U},
        [STYLE_GROUP_4] = {"group-4", 133, -1, 5, -1, 0, 0, B | U},
        [STYLE_GROUP_5] = {"group-5", 136, -1, 6, -1, 0, 0, F},
        [STYLE_GROUP_6] = {"group-6", 37, -1, 4, -1, U, U, F | U},
        [STYLE_GROUP_7] = {"group-7", 99, -1, 1, -1, U, U, B | F},
        [STYLE_GROUP_8] = {"group-8", 204, -1, 2, -1, U, U, B | F | U},
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
};

/* What the glyphs and styles of touchpoints and cells tell: coverage (as
 * always), or one attribute of the touchpoints.
 *
 * The values of the attribute are classes, each with a glyph of its own beside
 * its style, so that no screen depends on colour.  Class 0 is that of
 * touchpoints that do not say it. */
#ifndef UI_COLOUR_H
#define UI_COLOUR_H

#include "screen/style.h"
#include "ui/ui.h"

#define COLOUR_GROUPS 8   /* styles of owners, kinds …; further classes have them again */
#define COLOUR_CLASSES 64 /* that there can be */
#define COLOUR_MARK 8     /* bytes of a mark with its NUL */

/* classes of the attribute that is shown, class 0 among them; votes have the
 * heats, COVERAGE has none */
size_t colour_count(const struct ui *ui);
/* the class of a touchpoint */
size_t colour_class(const struct ui *ui, struct item *item);
char colour_glyph(const struct ui *ui, size_t class);
enum style colour_style(const struct ui *ui, size_t class);
/* what the class stands for, in the user's language */
struct slice colour_label(const struct ui *ui, size_t class);
/* the heat of so many votes, 1 … 4, where the most are so many; 0: none */
size_t colour_heat(size_t votes, size_t most);
/* the least votes of a heat; from one behind the last heat on, more than the most */
size_t colour_least(size_t heat, size_t most);
/* columns that the marks take before names in cells; 0: there are none */
int colour_columns(const struct ui *ui);
/* the mark of a touchpoint, its glyph or its votes; "": none, as COVERAGE has */
void colour_mark(const struct ui *ui, struct item *item, char text[COLOUR_MARK]);
/* N_() name of the attribute */
const char *colour_name(enum colour colour);
/* gives owners their glyphs anew when the map changed */
void colour_settle(struct ui *ui);
void colour_free(struct ui *ui);

/* ---- commands ---- */
void colour_next(struct ui *ui, key k);
void colour_choose(struct ui *ui, key k);

#endif

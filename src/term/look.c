/* How styles look on this terminal, and what switches from one to another. */
#include "parts.h"
#include "capability.h"

#include <stdlib.h>
#include <string.h>

static int colours_of_terminal(void)
{
	const char *unwanted = getenv("NO_COLOR");
	int colours = capability_number("colors");
	if ((unwanted && *unwanted) || colours < 8 || !capability_text("setaf") || !capability_text("setab"))
		return 0;
	/* with direct colour, numbers above 7 are not those of the palette */
	return colours == 256 ? 256 : 8;
}

/* The attributes that do not go with colours (no_color_video of terminfo). */
static unsigned clashing_attributes(void)
{
	enum { UNDERLINE = 2, REVERSE = 4, DIM = 16, BOLD = 32 };
	int bits = capability_number("ncv");
	if (bits < 0)
		return 0;
	return (bits & UNDERLINE ? STYLE_UNDERLINE : 0u) | (bits & REVERSE ? STYLE_REVERSE : 0u) |
	       (bits & DIM ? STYLE_FAINT : 0u) | (bits & BOLD ? STYLE_BOLD : 0u);
}

void look_start(struct term *term)
{
	term->colours = colours_of_terminal();
	term->clashing = clashing_attributes();
	look_forget(term);
}

/* What this terminal can show of a style. */
static struct look look_of(const struct term *term, enum style style)
{
	struct style_row row = style_look(term->theme, term->styles, style);
	struct look look = {-1, -1, row.attributes_mono};
	if (term->colours == 256)
		look = (struct look){row.fg256, row.bg256, row.attributes256};
	else if (term->colours)
		look = (struct look){row.fg8, row.bg8, row.attributes8};
	/* some attributes are shown by a colour: with another one they are lost or,
	 * as underlines on the Linux console, take the place of the text's */
	if (look.fg >= 0 || look.bg >= 0)
		look.attributes &= ~term->clashing;
	return look;
}

void look_forget(struct term *term)
{
	for (size_t i = 0; i < STYLE_COUNT * (STYLE_COUNT + 1); i++) {
		free(term->switches[i]);
		term->switches[i] = NULL;
	}
	for (int i = 0; i < STYLE_COUNT; i++)
		term->looks[i] = look_of(term, (enum style)i);
}

int look_ground(const struct term *term, int style)
{
	const struct look *look = &term->looks[style];
	return look->attributes & (STYLE_UNDERLINE | STYLE_REVERSE) ? GROUND_OWN : look->bg;
}

/* The SGR sequences in text as one; other text as it is.  The character set is
 * that of draw_enter and needs no word. */
static char *join_sequences(char *text)
{
	struct buffer joined = {0};
	for (const char *s = text; *s;) {
		if (*s == '\017' || strncmp(s, "\033(B", 3) == 0) {
			s += *s == '\017' ? 1 : 3;
			continue;
		}
		size_t length = strncmp(s, "\033[", 2) == 0 ? strspn(s + 2, "0123456789;") : 0;
		if (strncmp(s, "\033[", 2) != 0 || s[2 + length] != 'm') {
			buffer_free(&joined);
			return text;
		}
		buffer_add_text(&joined, joined.length ? ";" : "\033[");
		buffer_add(&joined, length ? s + 2 : "0", length ? length : 1);
		s += length + 3;
	}
	if (joined.length)
		buffer_add_byte(&joined, 'm');
	free(text);
	return buffer_take(&joined);
}

/* from: NULL when it is unknown */
static char *make_switch(const struct look *from, const struct look *to)
{
	static const struct {
		enum style_attribute attribute;
		const char *capability;
	} names[] = {{STYLE_BOLD, "bold"}, {STYLE_FAINT, "dim"}, {STYLE_UNDERLINE, "smul"}, {STYLE_REVERSE, "rev"}};
	static const struct look nothing = {-1, -1, 0};
	struct buffer out = {0};
	if (!from || (from->attributes & ~to->attributes) || (from->fg >= 0 && to->fg < 0) ||
	    (from->bg >= 0 && to->bg < 0)) {
		draw_capability(&out, capability_text("sgr0"));
		from = &nothing;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (to->attributes & ~from->attributes & names[i].attribute)
			draw_capability(&out, capability_text(names[i].capability));
	if (to->fg != from->fg)
		draw_capability(&out, capability_with(capability_text("setaf"), to->fg, 0));
	if (to->bg != from->bg)
		draw_capability(&out, capability_with(capability_text("setab"), to->bg, 0));
	return join_sequences(buffer_take(&out));
}

void look_switch(struct term *term, int style)
{
	int from = term->style < 0 ? STYLE_COUNT : term->style;
	char **way = &term->switches[from * STYLE_COUNT + style];
	if (style == term->style)
		return;
	if (!*way)
		*way = make_switch(term->style < 0 ? NULL : &term->looks[from], &term->looks[style]);
	buffer_add_text(&term->out, *way);
	term->style = style;
}

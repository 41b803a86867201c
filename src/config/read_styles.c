/* Looks of one's own. */
#include <stdlib.h>

#include "base/message.h"
#include "base/nearest.h"
#include "config/reading.h"

static const struct {
	const char *name;
	enum style_attribute attribute;
} attributes[] = {
        {"bold", STYLE_BOLD}, {"underline", STYLE_UNDERLINE}, {"reverse", STYLE_REVERSE}, {"faint", STYLE_FAINT}};
#define ATTRIBUTES (sizeof attributes / sizeof *attributes)

static void read_colour(struct reading *r, uint32_t node, bool *has, int16_t *of256, int16_t *of8)
{
	struct slice word = reading_text(r, node);
	*has = word.bytes && style_colour(word, of256, of8);
	if (!word.bytes)
		reading_complain(r, node, _("a colour is default, a name, 0 to 255, or '#rrggbb' in quotes"));
	else if (!*has)
		reading_complain(r, node,
		                 _("there is no colour “%.*s”; take a number from 0 to 255, '#rrggbb', or one of: %s"),
		                 (int)word.length, word.bytes, style_colours);
}

static void read_attribute(struct reading *r, uint32_t node, enum style_attribute attribute,
                           struct style_change *change)
{
	struct slice text = reading_text(r, node);
	char *word = text.bytes ? reading_word("on|off", text) : NULL;
	if (!word)
		reading_complain(r, node, _("this is true or false"));
	else if (strcmp(word, "on") == 0)
		change->on |= (uint8_t)attribute;
	else
		change->off |= (uint8_t)attribute;
	free(word);
}

static void refuse_part(struct reading *r, uint32_t key, struct slice name)
{
	struct nearest nearest;
	nearest_start(&nearest, name);
	nearest_offer(&nearest, slice_of("foreground"));
	nearest_offer(&nearest, slice_of("background"));
	for (size_t i = 0; i < ATTRIBUTES; i++)
		nearest_offer(&nearest, slice_of(attributes[i].name));
	if (nearest.best.bytes)
		reading_complain(r, key, _("a style has no “%.*s”; did you mean %.*s?"), (int)name.length, name.bytes,
		                 (int)nearest.best.length, nearest.best.bytes);
	else
		reading_complain(
		        r, key,
		        _("a style has no “%.*s”; it has foreground, background, bold, underline, reverse, faint"),
		        (int)name.length, name.bytes);
}

static void read_part(struct reading *r, uint32_t key, uint32_t node, struct style_change *change)
{
	struct slice name = reading_text(r, key);
	if (slice_is(name, "foreground")) {
		read_colour(r, node, &change->has_fg, &change->fg256, &change->fg8);
		return;
	}
	if (slice_is(name, "background")) {
		read_colour(r, node, &change->has_bg, &change->bg256, &change->bg8);
		return;
	}
	for (size_t i = 0; i < ATTRIBUTES; i++) {
		if (slice_is(name, attributes[i].name)) {
			read_attribute(r, node, attributes[i].attribute, change);
			return;
		}
	}
	refuse_part(r, key, name.bytes ? name : slice_of(""));
}

static void refuse_style(struct reading *r, uint32_t key, struct slice name)
{
	struct nearest nearest;
	nearest_start(&nearest, name);
	for (enum style style = 0; style < STYLE_COUNT; style++)
		nearest_offer(&nearest, slice_of(style_name(style)));
	if (nearest.best.bytes)
		reading_complain(r, key, _("there is no style “%.*s”; did you mean %.*s?"), (int)name.length,
		                 name.bytes, (int)nearest.best.length, nearest.best.bytes);
	else
		reading_complain(r, key, _("there is no style “%.*s”; `touchgrid config` lists them"), (int)name.length,
		                 name.bytes);
}

static void read_style(struct reading *r, uint32_t key, uint32_t node)
{
	struct slice name = reading_text(r, key);
	enum style style = style_find(name);
	const struct tree_node *parts = reading_node(r, &node);
	struct config *s = r->config;
	if (style == STYLE_COUNT) {
		refuse_style(r, key, name.bytes ? name : slice_of(""));
		return;
	}
	if (s->style_origins[style].source == SOURCE_FILE) {
		reading_complain(r, key, _("%s stands in line %ld already; keep one of them"), style_name(style),
		                 s->style_origins[style].line);
		return;
	}
	s->style_origins[style] = reading_origin(r, key);
	if (parts->kind != TREE_MAPPING) {
		reading_complain(r, node, _("a style is a mapping: {foreground: red, bold: true}"));
		return;
	}
	s->styled = true;
	for (uint32_t at = parts->first; at != TREE_NONE; at = r->tree->nodes[r->tree->nodes[at].next].next)
		read_part(r, at, r->tree->nodes[at].next, &s->styles.of[style]);
}

void reading_styles(struct reading *r, uint32_t node)
{
	const struct tree_node *styles = reading_node(r, &node);
	if (tree_is_null(r->tree, node))
		return;
	if (styles->kind != TREE_MAPPING) {
		reading_complain(r, node, _("styles is a mapping: styles: {gap: {foreground: red}}"));
		return;
	}
	for (uint32_t key = styles->first; key != TREE_NONE; key = r->tree->nodes[r->tree->nodes[key].next].next)
		read_style(r, key, r->tree->nodes[key].next);
}

#include "ui/colour.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "ui/compare.h"

#define LOOKED_AT 200 /* touchpoints whose owners have a glyph although the map does not list them */
#define HEATS 4
#define OWNERS_MOST (sizeof letters - 2)

/* of owners, by class; the first is for nobody */
static const char letters[] = "?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789";

static const char *const keys[COLOUR_COUNT] = {
        [COLOUR_RATING] = "rating", [COLOUR_OWNER] = "owner", [COLOUR_KIND] = "kind", [COLOUR_DECISION] = "decision"};

static const enum style fate_styles[FATE_COUNT] = {
        [FATE_SAME] = STYLE_TEXT,     [FATE_ADDED] = STYLE_GOOD, [FATE_REMOVED] = STYLE_BAD,
        [FATE_MOVED] = STYLE_GROUP_4, [FATE_LEFT] = STYLE_DIM,   [FATE_CHANGED] = STYLE_GROUP_3};

int colour_columns(const struct ui *ui)
{
	char most[24];
	if (ui->colour == COLOUR_VOTES)
		return snprintf(most, sizeof most, "%zu ", journey_most_votes(ui->journey));
	return ui->colour != COLOUR_COVERAGE || ui->density == DENSITY_DETAILS || ui->density == DENSITY_LARGE ? 2 : 0;
}

void colour_mark(const struct ui *ui, struct item *item, char text[COLOUR_MARK])
{
	memset(text, 0, COLOUR_MARK);
	if (ui->colour == COLOUR_VOTES && item->votes)
		snprintf(text, COLOUR_MARK, "%u", item->votes);
	else if (ui->colour == COLOUR_COMPARISON && item->fate == FATE_SAME)
		return;
	else if (ui->colour != COLOUR_VOTES && ui->colour != COLOUR_COVERAGE)
		text[0] = colour_glyph(ui, colour_class(ui, item));
}

const char *colour_name(enum colour colour)
{
	static const char *const names[COLOUR_COUNT] = {
	        [COLOUR_COVERAGE] = N_("coverage"),    [COLOUR_RATING] = N_("rating"),
	        [COLOUR_OWNER] = N_("owner"),          [COLOUR_KIND] = N_("kind"),
	        [COLOUR_DECISION] = N_("decision"),    [COLOUR_VOTES] = N_("votes"),
	        [COLOUR_COMPARISON] = N_("comparison")};
	return names[colour];
}

/* the allowed words of the attribute; NULL: it has none */
static const struct choice *choices(const struct ui *ui)
{
	return keys[ui->colour] ? field_find(KIND_TOUCHPOINT, slice_of(keys[ui->colour]))->choices : NULL;
}

/* ---- owners ---- */

static size_t owner_class(const struct ui *ui, struct slice owner)
{
	for (size_t i = 0; i < ui->owners.count; i++)
		if (slice_is(owner, ui->owners.list[i].id) || slice_is(owner, ui->owners.list[i].name))
			return i + 1;
	return ui->owners.count + 1;
}

static void add_owner(struct ui *ui, struct slice id, struct slice name)
{
	struct colour_owners *o = &ui->owners;
	if (id.length && o->count < OWNERS_MOST && owner_class(ui, id) > o->count)
		o->list[o->count++] =
		        (struct colour_owner){mem_copy(id.bytes, id.length), mem_copy(name.bytes, name.length)};
}

void colour_free(struct ui *ui)
{
	for (size_t i = 0; ui->owners.list && i < ui->owners.count; i++) {
		free(ui->owners.list[i].id);
		free(ui->owners.list[i].name);
	}
	free(ui->owners.list);
	ui->owners = (struct colour_owners){0};
}

void colour_settle(struct ui *ui)
{
	struct colour_owners *o = &ui->owners;
	if (ui->colour != COLOUR_OWNER || (o->list && o->revision == journey_revision(ui->journey)))
		return;
	colour_free(ui);
	o->list = mem_new_array(OWNERS_MOST, sizeof *o->list);
	o->revision = journey_revision(ui->journey);
	for (size_t i = 0; i < journey_count(ui->journey, KIND_OWNER); i++) {
		const struct record *record = item_record(journey_item(ui->journey, KIND_OWNER, i));
		add_owner(ui, record_id(record), record_name(record));
	}
	for (size_t i = 0; i < LOOKED_AT && i < journey_count(ui->journey, KIND_TOUCHPOINT); i++) {
		struct slice owner = item_text(journey_item(ui->journey, KIND_TOUCHPOINT, i), "owner");
		add_owner(ui, owner, owner);
	}
}

/* May there be owners without a glyph of their own? */
static bool has_others(const struct ui *ui)
{
	return ui->owners.count == OWNERS_MOST || journey_count(ui->journey, KIND_TOUCHPOINT) > LOOKED_AT;
}

/* ---- classes ---- */

size_t colour_heat(size_t votes, size_t most)
{
	return !votes || !most ? 0 : votes >= most ? HEATS : (votes * HEATS + most - 1) / most;
}

size_t colour_least(size_t heat, size_t most)
{
	return (heat - 1) * most / HEATS + 1;
}

size_t colour_count(const struct ui *ui)
{
	size_t count = 0;
	if (ui->colour == COLOUR_COVERAGE)
		return 0;
	if (ui->colour == COLOUR_VOTES)
		return HEATS + 1;
	if (ui->colour == COLOUR_COMPARISON)
		return FATE_COUNT;
	if (ui->colour == COLOUR_OWNER)
		return ui->owners.count + 1 + has_others(ui);
	for (const struct choice *c = choices(ui); c->word; c++)
		count++;
	return count + 1;
}

size_t colour_class(const struct ui *ui, struct item *item)
{
	if (ui->colour == COLOUR_VOTES)
		return colour_heat(item->votes, journey_most_votes(ui->journey));
	if (ui->colour == COLOUR_COMPARISON)
		return item->fate;
	struct slice text = item_text(item, keys[ui->colour]);
	if (ui->colour == COLOUR_OWNER)
		return text.length ? owner_class(ui, text) : 0;
	for (const struct choice *all = choices(ui), *c = all; c->word; c++)
		if (slice_is(text, c->word))
			return (size_t)(c - all) + 1;
	return 0;
}

char colour_glyph(const struct ui *ui, size_t class)
{
	static const char ratings[] = "?+-x";
	if (ui->colour == COLOUR_VOTES)
		return (char)('0' + class);
	if (ui->colour == COLOUR_COMPARISON)
		return compare_glyph((enum fate) class);
	if (ui->colour == COLOUR_RATING)
		return class < sizeof ratings - 1 ? ratings[class] : '?';
	if (ui->colour == COLOUR_OWNER)
		return class <= ui->owners.count ? letters[class] : '~';
	return class ? (char)(choices(ui)[class - 1].word[0] - 'a' + 'A') : '?';
}

enum style colour_style(const struct ui *ui, size_t class)
{
	if (ui->colour == COLOUR_VOTES)
		return class ? STYLE_HEAT_1 + (enum style)(class - 1) : STYLE_TEXT;
	if (ui->colour == COLOUR_COMPARISON)
		return fate_styles[class];
	if (!class)
		return STYLE_GAP;
	if (ui->colour == COLOUR_RATING)
		return STYLE_GOOD + (enum style)(class - 1);
	if (ui->colour == COLOUR_OWNER && class > ui->owners.count)
		return STYLE_DIM;
	return STYLE_GROUP_1 + (enum style)((class - 1) % COLOUR_GROUPS);
}

struct slice colour_label(const struct ui *ui, size_t class)
{
	if (ui->colour == COLOUR_VOTES)
		return slice_of("");
	if (ui->colour == COLOUR_COMPARISON)
		return slice_of(_(compare_fate((enum fate) class)));
	if (!class)
		return slice_of(_("none"));
	if (ui->colour != COLOUR_OWNER)
		return slice_of(message_label(&choices(ui)[class - 1].label));
	if (class > ui->owners.count)
		return slice_of(_("others"));
	return slice_of(ui->owners.list[class - 1].name);
}

/* ---- commands ---- */

/* A look at two maps has one more, the last. */
static enum colour choices_of_colour(const struct ui *ui)
{
	return ui->look ? COLOUR_COUNT : COLOUR_COMPARISON;
}

static void show(struct ui *ui, enum colour colour)
{
	ui->colour = colour;
	colour_settle(ui);
	ui_say(ui, _("glyphs and colours show: %s"), _(colour_name(colour)));
}

void colour_next(struct ui *ui, key k)
{
	(void)k;
	show(ui, (ui->colour + 1) % choices_of_colour(ui));
}

static void chosen(struct ui *ui, const struct row *rows, size_t count)
{
	if (count)
		show(ui, (enum colour)(rows->hotkey - '1'));
}

void colour_choose(struct ui *ui, key k)
{
	(void)k;
	struct chooser *c = ui_ask(ui, _("Glyphs and colours show"), chosen);
	for (enum colour colour = 0; colour < choices_of_colour(ui); colour++)
		chooser_add(c, _(colour_name(colour)), NULL, colour_name(colour), (char)('1' + colour));
	c->at = ui->colour;
}

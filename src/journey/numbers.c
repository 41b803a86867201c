#include "journey/numbers.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/contacts.h"
#include "journey/coverage.h"
#include "journey/curve.h"
#include "journey/owned.h"
#include "journey/slots.h"

#define CHOICES_MOST 8 /* of a field that is counted word by word */

/* The fields whose words are counted; those of one share are of the touchpoints that
 * say one of them. */
static const struct {
	const char *key, *rows;
	const char *yardstick; /* N_(); NULL: none */
} chosen[] = {
        {"value", "E4 Q13 M8", NULL}, {"effect", "M8", N_("each meeting builds or erodes")},
        {"initiative", "E3", NULL},   {"planned", "E2", NULL},
        {"kind", "E1 T7", NULL},      {"touch", "E7 W4", NULL},
        {"place", "E6", NULL},        {"content_type", "E12", N_("alternate the two")},
};
#define CHOSEN (sizeof chosen / sizeof *chosen)

/* what is asked of a touchpoint beyond those */
enum asked {
	ASKED_RATING,
	ASKED_DECISION,
	ASKED_DOCUMENTED,
	ASKED_OWNER,
	ASKED_INTENDED,
	ASKED_EXPERIENCE,
	ASKED_GAP,
	ASKED_SURVEY,
	ASKED_LOOP,
	ASKED_BEFORE,
	ASKED_AFTER,
	ASKED_TOOL,
	ASKED_COUNT
};
static const char *const asked_keys[ASKED_COUNT] = {"rating",      "decision",       "documented",    "owner",
                                                    "intended",    "experience",     "gap",           "survey",
                                                    "loop_closed", "tickets_before", "tickets_after", "tool"};

/* What is counted in one walk over all touchpoints. */
struct tally {
	const struct journey *journey;
	struct slots slots; /* those of `asked`, then those of `chosen` */
	const struct entry *says[ASKED_COUNT + CHOSEN];
	const struct field *chosen[CHOSEN];
	size_t all, placed, up_to_sale;
	double contacts;
	size_t contacts_known;
	size_t words[CHOSEN][CHOICES_MOST];
	size_t ratings[JOURNEY_RATINGS], decided, undocumented, documentation_said;
	size_t both_told, gaps_named, surveys, loops_closed;
	double tickets_before, tickets_after;
	size_t themes;
	struct owned owned;
	size_t nobody;
	struct names *tools;
	bool *sells; /* by stage: before or at the purchase */
};

/* ---- counting ---- */

static struct slice word(const struct tally *t, size_t slot)
{
	return t->says[slot] ? t->says[slot]->value : (struct slice){0};
}

static bool is(const struct tally *t, enum asked asked, char first)
{
	struct slice text = word(t, asked);
	return text.length && (text.bytes[0] | 0x20) == first; /* true, True, TRUE */
}

/* Its kind, place and touch model are those of its channel where it does not say. */
static void count_words(struct tally *t, const struct item *item)
{
	size_t stage, channel;
	bool placed = journey_first_cell(t->journey, item, &stage, &channel);
	for (size_t i = 0; i < CHOSEN; i++) {
		struct slice text = word(t, ASKED_COUNT + i);
		if (!text.length && placed)
			text = item_text(journey_item(t->journey, KIND_CHANNEL, channel), chosen[i].key);
		const struct field *field = t->chosen[i];
		const struct choice *choice = text.length ? field_choice(field, text) : NULL;
		size_t nth = choice ? (size_t)(choice - field->choices) : CHOICES_MOST;
		if (nth < CHOICES_MOST)
			t->words[i][nth]++;
	}
}

static void count_place(struct tally *t, const struct item *item)
{
	size_t stage, channel;
	if (!journey_first_cell(t->journey, item, &stage, &channel))
		return;
	t->placed++;
	for (size_t s = 0; s < journey_count(t->journey, KIND_STAGE); s++)
		if (t->sells[s] && journey_stands_in_stage(t->journey, item, s)) {
			t->up_to_sale++;
			break;
		}
}

static void count_item(struct tally *t, struct item *item)
{
	const struct record *record = item_record(item);
	double contacts, before, after;
	struct slice tool;
	slots_read(&t->slots, record, t->says, ASKED_COUNT + CHOSEN);
	t->all++;
	count_words(t, item);
	owned_add(&t->owned, word(t, ASKED_OWNER));
	t->nobody += !word(t, ASKED_OWNER).length;
	count_place(t, item);
	if (contacts_per_quarter(record, &contacts)) {
		t->contacts += contacts;
		t->contacts_known++;
	}
	t->ratings[item->rating]++;
	t->decided += word(t, ASKED_DECISION).length > 0;
	t->documentation_said += word(t, ASKED_DOCUMENTED).length > 0;
	t->undocumented += is(t, ASKED_DOCUMENTED, 'f');
	t->both_told += word(t, ASKED_INTENDED).length && word(t, ASKED_EXPERIENCE).length;
	t->gaps_named += word(t, ASKED_GAP).length > 0;
	t->surveys += word(t, ASKED_SURVEY).length > 0;
	t->loops_closed += word(t, ASKED_SURVEY).length && is(t, ASKED_LOOP, 't');
	if (field_number(word(t, ASKED_BEFORE), &before) && field_number(word(t, ASKED_AFTER), &after)) {
		t->tickets_before += before;
		t->tickets_after += after;
		t->themes++;
	}
	for (uint32_t at = 0; t->says[ASKED_TOOL] && record_each(record, "tool", &at, &tool);)
		names_number(t->tools, tool);
}

static void tally_make(struct tally *t, const struct journey *journey)
{
	*t = (struct tally){.journey = journey, .tools = names_new()};
	slots_make(&t->slots);
	for (size_t i = 0; i < ASKED_COUNT + CHOSEN; i++) {
		const char *key = i < ASKED_COUNT ? asked_keys[i] : chosen[i - ASKED_COUNT].key;
		const struct field *field = slots_add(&t->slots, i, key);
		if (i >= ASKED_COUNT)
			t->chosen[i - ASKED_COUNT] = field;
	}
	size_t stages = journey_count(journey, KIND_STAGE);
	t->sells = mem_new_array(stages, sizeof *t->sells);
	for (size_t s = 0; s < stages; s++) {
		enum sale sale = coverage_sale(journey_item(journey, KIND_STAGE, s));
		t->sells[s] = sale == SALE_BEFORE || sale == SALE_AT;
	}
	owned_make(&t->owned, journey);
	struct slice tool;
	for (uint32_t at = 0; record_each(journey_record(journey), "tools", &at, &tool);)
		names_number(t->tools, tool);
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));)
		if (!item->hidden)
			count_item(t, item);
}

static void tally_clear(struct tally *t)
{
	slots_free(&t->slots);
	owned_clear(&t->owned);
	names_free(t->tools);
	free(t->sells);
}

/* ---- lines ---- */

static struct number_group *group(struct numbers *numbers, const char *title)
{
	struct number_group *g = &numbers->groups[numbers->count++];
	g->title = title;
	return g;
}

static char *harmless(struct slice text)
{
	struct buffer out = {0};
	unicode_sanitise(&out, text, -1);
	return buffer_take(&out);
}

/* label and shown are taken over; yardstick NULL: none */
static struct number *add(struct number_group *g, const char *name, const char *rows, char *label, char *shown,
                          const char *yardstick)
{
	if (g->count == g->room) {
		g->room = g->room ? g->room * 2 : 8;
		g->list = mem_resize(g->list, g->room, sizeof *g->list);
	}
	struct number *n = &g->list[g->count++];
	*n = (struct number){.name = name,
	                     .rows = rows,
	                     .label = label,
	                     .shown = shown,
	                     .yardstick = mem_copy_text(yardstick ? yardstick : "")};
	return n;
}

/* with as many digits behind the point as it needs, two at most */
static char *amount_text(double amount)
{
	struct buffer out = {0};
	buffer_format(&out, "%.2f", amount);
	while (out.bytes[out.length - 1] == '0')
		out.bytes[--out.length] = '\0';
	if (out.bytes[out.length - 1] == '.')
		out.bytes[--out.length] = '\0';
	return buffer_take(&out);
}

static struct number *add_amount(struct number_group *g, const char *name, const char *rows, const char *label,
                                 double amount, const char *yardstick)
{
	struct number *n = add(g, name, rows, harmless(slice_of(label)), amount_text(amount), yardstick);
	n->amount = amount;
	return n;
}

static struct number *add_share(struct number_group *g, const char *name, const char *rows, struct slice label,
                                size_t part, size_t all, const char *yardstick)
{
	struct buffer shown = {0};
	double share = all ? (double)part / (double)all : 0;
	if (all)
		buffer_format(&shown, _("%.0f %% (%zu of %zu)"), share * 100, part, all);
	else
		buffer_add_text(&shown, _("not said"));
	struct number *n = add(g, name, rows, harmless(label), buffer_take(&shown), yardstick);
	n->amount = share;
	n->part = part;
	n->all = all;
	return n;
}

static void judge(struct number *n, bool fine)
{
	n->verdict = fine ? NUMBER_FINE : NUMBER_LOOK;
}

/* ---- groups ---- */

static void size_group(struct numbers *numbers, const struct tally *t)
{
	const struct journey *j = t->journey;
	struct number_group *g = group(numbers, _("The map"));
	size_t stages = journey_count(j, KIND_STAGE), channels = journey_count(j, KIND_CHANNEL), filled = 0, meant = 0,
	       over = 0, limit = journey_limit(j);
	bool sells = false;
	for (size_t s = 0; s < stages; s++) {
		sells |= t->sells[s];
		for (size_t c = 0; c < channels; c++) {
			size_t count = journey_cell(j, s, c)->count;
			filled += count > 0;
			meant += !count && journey_empty_ok(j, s, c);
			over += limit && count > limit;
		}
	}
	add_amount(g, "touchpoints", "N8 M1", _("Touchpoints"), (double)t->all, NULL);
	if (t->all > t->placed)
		judge(add_amount(g, "inbox", "W6", _("In the inbox"), (double)(t->all - t->placed),
		                 _("none is left there")),
		      false);
	if (sells)
		judge(add_amount(g, "up-to-sale", "N1", _("Before and at the purchase"), (double)t->up_to_sale,
		                 _("a sale takes about 8")),
		      t->up_to_sale >= 8);
	add_share(g, "cells-filled", "M9", slice_of(_("Cells with touchpoints")), filled, stages * channels - meant,
	          NULL);
	if (limit)
		judge(add_amount(g, "cells-over", "M9", _("Overloaded cells"), (double)over, NULL), !over);
}

static void contacts_group(struct numbers *numbers, const struct tally *t, const struct curve *curve)
{
	struct number_group *g = group(numbers, _("Contacts per quarter"));
	struct number *n = add_amount(g, "contacts", "N4 M16", _("All stages"), t->contacts, NULL);
	if (t->all && !t->contacts_known) {
		free(n->shown);
		n->shown = mem_copy_text("?");
	}
	if (t->contacts_known < t->all) {
		struct buffer note = {0};
		buffer_format(&note, _("not known of %zu"), t->all - t->contacts_known);
		free(n->yardstick);
		n->yardstick = buffer_take(&note);
	}
	for (size_t s = 0; s < curve->stages; s++) {
		struct item *stage = journey_item(t->journey, KIND_STAGE, s);
		const struct curve_point *point = curve_point(curve, CURVE_EVERYBODY, s);
		n = add_amount(g, "contacts-of-stage", "N4 M16", "", point->contacts, NULL);
		if (point->touchpoints && !point->contacts_known) {
			free(n->shown);
			n->shown = mem_copy_text("?");
		}
		free(n->label);
		n->label = harmless(item_name(stage));
		n->of = stage;
	}
}

static void rating_group(struct numbers *numbers, const struct tally *t)
{
	struct number_group *g = group(numbers, _("How well it goes"));
	size_t rated = t->all - t->ratings[0];
	add_share(g, "rated", "E9 A8", slice_of(_("Rated")), rated, t->all, NULL);
	if (t->documentation_said)
		judge(add_share(g, "undocumented", "N2", slice_of(_("Undocumented before")), t->undocumented,
		                t->documentation_said, _("usually 40–60 %")),
		      t->undocumented * 10 < t->documentation_said * 4);
	struct number *n = add_share(g, "not-working", "N2 E9", slice_of(_("Not working")),
	                             t->ratings[2] + t->ratings[3], rated, _("usually half"));
	if (rated)
		judge(n, (t->ratings[2] + t->ratings[3]) * 2 < rated);
	n = add_share(g, "irritating", "N2 E9", slice_of(_("Irritating")), t->ratings[3], rated, _("usually 20 %"));
	if (rated)
		judge(n, t->ratings[3] * 5 < rated);
	add_share(g, "decided", "M15", slice_of(_("Decided: keep, improve, cut, add")), t->decided, t->all, NULL);
}

static void kinds_group(struct numbers *numbers, const struct tally *t)
{
	struct number_group *g = group(numbers, _("What they are"));
	for (size_t i = 0; i < CHOSEN; i++) {
		const struct field *field = t->chosen[i];
		size_t said = 0;
		for (size_t k = 0; k < CHOICES_MOST; k++)
			said += t->words[i][k];
		for (size_t k = 0; said && k < CHOICES_MOST && field->choices[k].word; k++) {
			struct buffer label = {0};
			buffer_format(&label, _("%s: %s"), message_label(&field->label),
			              message_label(&field->choices[k].label));
			struct number *n =
			        add_share(g, field->key, chosen[i].rows, buffer_slice(&label), t->words[i][k], said,
			                  chosen[i].yardstick ? _(chosen[i].yardstick) : NULL);
			if (strcmp(field->key, "effect") == 0 && k == 1)
				judge(n, t->words[i][0] > t->words[i][1]);
			buffer_free(&label);
		}
	}
}

static void automation_group(struct numbers *numbers, const struct tally *t, const struct curve *curve)
{
	struct number_group *g = group(numbers, _("Automated, by stage"));
	for (size_t s = 0; s < curve->stages; s++) {
		const struct curve_point *point = curve_point(curve, CURVE_EVERYBODY, s);
		struct item *stage = journey_item(t->journey, KIND_STAGE, s);
		add_share(g, "automated-in-stage", "W4 W5 E7", item_name(stage), point->automated,
		          point->automation_said, NULL)
		        ->of = stage;
	}
}

static void owner_group(struct numbers *numbers, const struct tally *t)
{
	struct number_group *g = group(numbers, _("Owners"));
	size_t listed = t->owned.listed;
	for (size_t o = 0; o < owned_all(&t->owned); o++) {
		struct item *owner = o < listed ? journey_item(t->journey, KIND_OWNER, o) : NULL;
		size_t count = t->owned.counts[o];
		struct buffer most = {0};
		double capacity;
		bool limited = owner && field_number(item_text(owner, "capacity"), &capacity);
		if (limited)
			buffer_format(&most, _("can look after %.0f"), capacity);
		struct number *n = add_amount(g, "owned", "M11 A6", "", (double)count, most.bytes);
		free(n->label);
		n->label = harmless(owner ? item_name(owner) : names_text(t->owned.strangers, (uint32_t)(o - listed)));
		n->of = owner;
		if (limited)
			judge(n, (double)count <= capacity);
		buffer_free(&most);
	}
	judge(add_amount(g, "unowned", "M11", _("Nobody"), (double)t->nobody, _("neglected before long")), !t->nobody);
}

/* By channel, how many personas prefer it (M10); free(). */
static size_t *count_fans(const struct journey *journey)
{
	struct directory channels = {0};
	size_t count = journey_count(journey, KIND_CHANNEL);
	size_t *fans = mem_new_array(count, sizeof *fans), *last = mem_new_array(count, sizeof *last);
	directory_make(&channels, journey, KIND_CHANNEL);
	for (size_t p = 0; p < journey_count(journey, KIND_PERSONA); p++) {
		const struct record *persona = item_record(journey_item(journey, KIND_PERSONA, p));
		struct slice wish;
		for (uint32_t at = 0; record_each(persona, "prefers", &at, &wish);) {
			size_t channel = directory_find(&channels, wish);
			if (channel == DIRECTORY_NONE || last[channel] == p + 1)
				continue;
			last[channel] = p + 1;
			fans[channel]++;
		}
	}
	directory_clear(&channels);
	free(last);
	return fans;
}

static void channel_group(struct numbers *numbers, const struct tally *t)
{
	struct number_group *g = group(numbers, _("Channels"));
	size_t *fans = count_fans(t->journey), personas = journey_count(t->journey, KIND_PERSONA);
	for (size_t c = 0; c < journey_count(t->journey, KIND_CHANNEL); c++) {
		struct item *channel = journey_item(t->journey, KIND_CHANNEL, c);
		struct buffer wish = {0};
		if (fans[c])
			buffer_format(&wish, _("personas who prefer it: %zu of %zu"), fans[c], personas);
		struct number *n = add_share(g, "through-channel", "M10", item_name(channel),
		                             journey_channel_shown(t->journey, c), t->placed, wish.bytes);
		n->of = channel;
		if (fans[c])
			judge(n, journey_channel_shown(t->journey, c) > 0);
		buffer_free(&wish);
	}
	free(fans);
}

static void improvement_group(struct numbers *numbers, const struct tally *t)
{
	struct number_group *g = group(numbers, _("What is known and learnt"));
	add_amount(g, "tools", "N6 A16", _("Tools in use"), (double)names_count(t->tools),
	           _("3 to begin with, later 5"));
	add_share(g, "gap-named", "M7 A9", slice_of(_("Gap named, of those with intended and actual experience")),
	          t->gaps_named < t->both_told ? t->gaps_named : t->both_told, t->both_told, NULL);
	struct number *n = add_share(g, "loops-closed", "A21 W3", slice_of(_("Loop closed, of those with a survey")),
	                             t->loops_closed, t->surveys, _("collecting is not enough"));
	if (t->surveys)
		judge(n, t->loops_closed == t->surveys);
	if (t->themes) {
		struct buffer shown = {0};
		buffer_format(&shown, "%.0f → %.0f", t->tickets_before, t->tickets_after);
		n = add(g, "tickets", "A20", harmless(slice_of(_("Tickets before and after"))), buffer_take(&shown),
		        NULL);
		n->amount = t->tickets_after - t->tickets_before;
		judge(n, n->amount < 0);
	}
}

void numbers_make(struct numbers *numbers, const struct journey *journey)
{
	struct tally t;
	struct curve *curve = curve_make(journey);
	*numbers = (struct numbers){0};
	tally_make(&t, journey);
	size_group(numbers, &t);
	contacts_group(numbers, &t, curve);
	rating_group(numbers, &t);
	kinds_group(numbers, &t);
	automation_group(numbers, &t, curve);
	owner_group(numbers, &t);
	channel_group(numbers, &t);
	improvement_group(numbers, &t);
	tally_clear(&t);
	curve_free(curve);
}

void numbers_free(struct numbers *numbers)
{
	for (size_t g = 0; g < numbers->count; g++) {
		for (size_t i = 0; i < numbers->groups[g].count; i++) {
			free(numbers->groups[g].list[i].label);
			free(numbers->groups[g].list[i].shown);
			free(numbers->groups[g].list[i].yardstick);
		}
		free(numbers->groups[g].list);
	}
	*numbers = (struct numbers){0};
}

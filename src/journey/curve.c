#include "journey/curve.h"

#include <stdlib.h>

#include "base/mem.h"
#include "journey/contacts.h"
#include "journey/directory.h"
#include "journey/field_choice.h"
#include "journey/journey_parts.h"

#define POINTS_MOST 500000 /* of all lines together, so that no map takes all memory */

/* What curve_make works with.  Until the end moods and ratings are sums. */
struct making {
	struct curve *curve;
	const struct journey *journey;
	struct curve_point *shared; /* by stage: of touchpoints that name no persona */
	struct directory personas;
	size_t *stages, *lines; /* of one touchpoint, each once */
};

static struct curve_point *point_at(const struct curve *c, size_t line, size_t stage)
{
	return &c->points[stage * c->lines + line];
}

const struct curve_point *curve_point(const struct curve *c, size_t line, size_t stage)
{
	return point_at(c, line, stage);
}

/* ---- what one touchpoint says ---- */

static bool read_mood(struct slice word, double *mood)
{
	for (const struct choice *c = choice_mood; c->word; c++)
		if (slice_is(word, c->word)) {
			*mood = CURVE_BEST - (double)(c - choice_mood);
			return true;
		}
	return false;
}

const struct label *curve_mood_label(double mood)
{
	int level = (int)(mood - CURVE_WORST + 0.5); /* from the worst on */
	return &choice_mood[CURVE_BEST - CURVE_WORST - level].label;
}

bool curve_says_automation(const struct record *record, bool *automated)
{
	struct slice touch = record_text(record, "touch"), automation = record_text(record, "automation");
	*automated = slice_is(touch, "tech-touch");
	if (*automated || slice_is(touch, "high-touch"))
		return true;
	*automated = slice_is(automation, "automated") || slice_is(automation, "under-test");
	return *automated || slice_is(automation, "tried") || slice_is(automation, "measured");
}

static struct curve_point point_of(struct item *item)
{
	static const double values[JOURNEY_RATINGS] = {0, 1, -1, -2};
	const struct record *record = item_record(item);
	struct curve_point p = {.touchpoints = 1, .rating = values[item->rating]};
	bool automated;
	p.moods = read_mood(record_text(record, "mood"), &p.mood);
	p.ratings[item->rating] = 1;
	p.contacts_known = contacts_per_quarter(record, &p.contacts);
	p.automation_said = curve_says_automation(record, &automated);
	p.automated = automated;
	return p;
}

static void add_point(struct curve_point *to, const struct curve_point *p)
{
	to->touchpoints += p->touchpoints;
	to->mood += p->mood;
	to->moods += p->moods;
	to->rating += p->rating;
	for (size_t i = 0; i < JOURNEY_RATINGS; i++)
		to->ratings[i] += p->ratings[i];
	to->contacts += p->contacts;
	to->contacts_known += p->contacts_known;
	to->automated += p->automated;
	to->automation_said += p->automation_said;
}

/* ---- to whom and where it counts ---- */

static void add_once(size_t *list, size_t *count, size_t value)
{
	for (size_t i = 0; i < *count; i++)
		if (list[i] == value)
			return;
	list[(*count)++] = value;
}

static size_t find_stages(struct making *m, const struct item *item)
{
	const uint32_t *all = references_all(&item->stages);
	size_t count = 0;
	for (uint32_t i = 0; i < item->stages.count; i++) {
		ptrdiff_t stage = axis_index(&m->journey->axes[STAGES], all[i]);
		if (stage >= 0)
			add_once(m->stages, &count, (size_t)stage);
	}
	return count;
}

/* The lines of the personas that are named; *named: is any, though it may have no line? */
static size_t find_lines(struct making *m, const struct record *record, bool *named)
{
	struct slice persona;
	size_t count = 0;
	*named = false;
	for (uint32_t at = 0; record_each(record, "persona", &at, &persona);) {
		size_t index = directory_find(&m->personas, persona);
		*named |= persona.length > 0;
		if (index != DIRECTORY_NONE && index + 1 < m->curve->lines)
			add_once(m->lines, &count, index + 1);
	}
	return count;
}

static void add_word(struct curve_words *words, struct item *item)
{
	if (words->count < CURVE_WORDS)
		words->items[words->count] = item;
	words->count++;
}

static void add_item(struct making *m, struct item *item)
{
	size_t stages = find_stages(m, item);
	if (!stages || item->hidden)
		return;
	struct curve_point p = point_of(item);
	bool named, has_words = item_text(item, "emotion").length > 0;
	size_t lines = find_lines(m, item_record(item), &named);
	for (size_t s = 0; s < stages; s++) {
		size_t stage = m->stages[s];
		add_point(point_at(m->curve, CURVE_EVERYBODY, stage), &p);
		if (!named)
			add_point(&m->shared[stage], &p);
		for (size_t i = 0; i < lines; i++)
			add_point(point_at(m->curve, m->lines[i], stage), &p);
		if (has_words)
			add_word(&m->curve->words[stage], item);
	}
}

/* ---- all of it ---- */

static void finish_point(struct curve_point *p, struct item *stage)
{
	size_t rated = p->touchpoints - p->ratings[0];
	p->has_mood = p->moods || read_mood(item_text(stage, "mood"), &p->mood);
	if (p->moods)
		p->mood /= (double)p->moods;
	if (rated)
		p->rating /= (double)rated;
}

static void finish(struct making *m)
{
	struct curve *c = m->curve;
	for (size_t stage = 0; stage < c->stages; stage++)
		for (size_t line = 0; line < c->lines; line++) {
			if (line != CURVE_EVERYBODY)
				add_point(point_at(c, line, stage), &m->shared[stage]);
			finish_point(point_at(c, line, stage), journey_item(m->journey, KIND_STAGE, stage));
		}
}

struct curve *curve_make(const struct journey *journey)
{
	struct curve *c = mem_new(sizeof *c);
	c->stages = journey_count(journey, KIND_STAGE);
	c->lines = journey_count(journey, KIND_PERSONA) + 1;
	if (c->stages && c->lines > POINTS_MOST / c->stages)
		c->lines = c->stages < POINTS_MOST ? POINTS_MOST / c->stages : 1;
	c->points = mem_new_array(c->stages * c->lines, sizeof *c->points);
	c->words = mem_new_array(c->stages, sizeof *c->words);
	struct making m = {.curve = c, .journey = journey};
	m.shared = mem_new_array(c->stages, sizeof *m.shared);
	m.stages = mem_new_array(c->stages, sizeof *m.stages);
	m.lines = mem_new_array(c->lines, sizeof *m.lines);
	directory_make(&m.personas, journey, KIND_PERSONA);
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));)
		add_item(&m, item);
	finish(&m);
	directory_clear(&m.personas);
	free(m.lines);
	free(m.stages);
	free(m.shared);
	return c;
}

void curve_free(struct curve *c)
{
	if (!c)
		return;
	free(c->points);
	free(c->words);
	free(c);
}

bool curve_differs(const struct curve *c, size_t line)
{
	for (size_t stage = 0; stage < c->stages; stage++) {
		const struct curve_point *a = curve_point(c, line, stage), *b = curve_point(c, CURVE_EVERYBODY, stage);
		if (a->has_mood != b->has_mood || a->mood != b->mood)
			return true;
	}
	return false;
}

size_t curve_gaps(const struct curve *c, size_t line)
{
	size_t gaps = 0;
	for (size_t stage = 0; stage < c->stages; stage++)
		gaps += !curve_point(c, line, stage)->has_mood;
	return gaps;
}

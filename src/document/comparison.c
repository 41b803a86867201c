#include "document/comparison.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "journey/pair.h"
#include "journey/plan.h"

#define SIDE_COLUMNS 40 /* of what one side says, in a line */

/* one thing of the document in the making */
struct thing {
	struct compared compared;
	struct value *value; /* what it says; NULL: what the map after, or else before, says */
	size_t anchor;       /* the index in the map after, from 1, of what it is or stands behind; 0: of nothing */
	size_t serial;       /* of what stands behind the same thing */
};

struct things {
	struct thing *list;
	size_t count, room;
};

struct span {
	size_t first, count; /* of the differences */
};

struct maker {
	struct comparison *comparison;
	const struct journey *before, *after;
	struct pairs pairs[KIND_COUNT];
	struct span *spans[KIND_COUNT];   /* by index in the map before */
	struct things things[KIND_COUNT]; /* stages, channels, touchpoints */
	size_t *of_before[KIND_COUNT];    /* stages, channels: the index in the document, by that in the map */
	size_t *of_after[KIND_COUNT];
};

/* where a touchpoint stands in one of the maps, by stages and channels of the document */
struct standing {
	bool *in[KIND_COUNT];
	bool inbox;
};

static bool is_laid(enum kind kind)
{
	return kind == KIND_STAGE || kind == KIND_CHANNEL || kind == KIND_TOUCHPOINT;
}

static void put(struct things *things, struct thing thing)
{
	if (things->count == things->room) {
		things->room = things->room ? things->room * 2 : 64;
		things->list = mem_resize(things->list, things->room, sizeof *things->list);
	}
	things->list[things->count++] = thing;
}

/* ---- what is different, by thing ---- */

/* The differences of one thing stand behind each other. */
static void find_spans(struct maker *m)
{
	struct comparison *c = m->comparison;
	const struct diff *diff = &c->diff;
	c->others = mem_new_array(diff->count + 1, sizeof *c->others);
	for (size_t i = 0; i < diff->count; i++) {
		const struct difference *d = &diff->differences[i];
		if (!is_laid(d->kind) || d->what == DIFF_ORDERED)
			c->others[c->other_count++] = i;
		if (!d->before || !d->after || d->what == DIFF_ORDERED)
			continue;
		struct span *span = &m->spans[d->kind][journey_index(m->before, d->before)];
		if (!span->count)
			span->first = i;
		span->count++;
	}
}

static bool is_placed(const struct diff *diff, const struct span *span)
{
	for (size_t i = span->first; i < span->first + span->count; i++)
		if (diff->differences[i].what == DIFF_PLACED)
			return true;
	return false;
}

/* ---- where touchpoints stood and stand ---- */

static bool stands_in(const struct journey *journey, const struct item *item, enum kind kind, size_t index)
{
	return kind == KIND_STAGE ? journey_stands_in_stage(journey, item, index)
	                          : journey_stands_in_channel(journey, item, index);
}

static void standing_make(const struct maker *m, bool after, const struct item *item, struct standing *standing)
{
	const struct journey *journey = after ? m->after : m->before;
	size_t stage, channel;
	standing->inbox = !journey_first_cell(journey, item, &stage, &channel);
	for (enum kind kind = KIND_STAGE; kind <= KIND_CHANNEL; kind++) {
		size_t *index = after ? m->of_after[kind] : m->of_before[kind];
		standing->in[kind] = mem_new_array(m->things[kind].count + 1, sizeof(bool));
		for (size_t i = 0; !standing->inbox && i < journey_count(journey, kind); i++)
			standing->in[kind][index[i]] |= stands_in(journey, item, kind, i);
	}
}

static void standing_free(struct standing *standing)
{
	free(standing->in[KIND_STAGE]);
	free(standing->in[KIND_CHANNEL]);
}

static bool same_standing(const struct maker *m, const struct standing *a, const struct standing *b)
{
	for (enum kind kind = KIND_STAGE; kind <= KIND_CHANNEL; kind++)
		if (memcmp(a->in[kind], b->in[kind], m->things[kind].count * sizeof(bool)) != 0)
			return false;
	return a->inbox == b->inbox;
}

/* ---- what the map after does not have ---- */

static struct item *item_of(const struct thing *thing)
{
	return thing->compared.after ? thing->compared.after : thing->compared.before;
}

/* what to refer to it by: an id that says nothing is none */
static struct slice reference_to(const struct thing *thing)
{
	const struct record *record = item_record(item_of(thing));
	return record_id(record).length ? record_id(record) : record_name(record);
}

/* The ids of the chosen stages or channels; NULL: none. */
static struct value *references(const struct maker *m, enum kind kind, const bool *chosen)
{
	const struct things *things = &m->things[kind];
	struct slice *ids = mem_new_array(things->count + 1, sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < things->count; i++)
		if (chosen[i])
			ids[count++] = reference_to(&things->list[i]);
	struct value *value = plan_texts(ids, count);
	free(ids);
	return value;
}

/* What the touchpoint says, standing in these stages and channels. */
static struct value *part_value(const struct maker *m, struct item *item, const bool *stages, const bool *channels)
{
	struct value *said = record_value(item_record(item)), *value = value_map();
	struct value *stage = references(m, KIND_STAGE, stages), *channel = references(m, KIND_CHANNEL, channels);
	if (said->kind != VALUE_MAP)
		value_map_add(value, "name", value_copy(said));
	for (size_t i = 0; said->kind == VALUE_MAP && i < said->count; i++) {
		struct slice key = value_slice(said->items[2 * i]);
		if (!slice_is(key, "stage") && !slice_is(key, "channel"))
			value_map_add_pair(value, value_copy(said->items[2 * i]), value_copy(said->items[2 * i + 1]));
	}
	if (stage)
		value_map_add(value, "stage", stage);
	if (channel)
		value_map_add(value, "channel", channel);
	value_free(said);
	return value;
}

/* A part of a touchpoint, or all of one that went. */
static void add_part(const struct maker *m, struct things *things, struct thing part, const bool *stages,
                     const bool *channels)
{
	bool gone = part.compared.fate == FATE_LEFT || part.compared.fate == FATE_REMOVED;
	part.serial = things->count;
	part.value = part_value(m, gone ? part.compared.before : part.compared.after, stages, channels);
	put(things, part);
}

static bool any(const bool *chosen, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (chosen[i])
			return true;
	return false;
}

/* Those of a that are in b, that are not. */
static bool *choose(const bool *a, const bool *b, bool in, size_t count)
{
	bool *chosen = mem_new_array(count + 1, sizeof *chosen);
	for (size_t i = 0; i < count; i++)
		chosen[i] = a[i] && b[i] == in;
	return chosen;
}

/* The part in the cells of a that are none of b: in the stages that are none with
 * all channels, and in the others with the channels that are none. */
static void add_others(const struct maker *m, struct things *things, struct thing part, const struct standing *a,
                       const struct standing *b)
{
	size_t stage_count = m->things[KIND_STAGE].count, channel_count = m->things[KIND_CHANNEL].count;
	bool *others = choose(a->in[KIND_STAGE], b->in[KIND_STAGE], false, stage_count);
	bool *same = choose(a->in[KIND_STAGE], b->in[KIND_STAGE], true, stage_count);
	bool *channels = choose(a->in[KIND_CHANNEL], b->in[KIND_CHANNEL], false, channel_count);
	if (a->inbox || any(others, stage_count))
		add_part(m, things, part, others, a->in[KIND_CHANNEL]);
	if (any(same, stage_count) && any(channels, channel_count))
		add_part(m, things, part, same, channels);
	free(others);
	free(same);
	free(channels);
}

static void add_stayed(const struct maker *m, struct things *things, struct thing part, const struct standing *a,
                       const struct standing *b)
{
	size_t stage_count = m->things[KIND_STAGE].count, channel_count = m->things[KIND_CHANNEL].count;
	bool *stages = choose(a->in[KIND_STAGE], b->in[KIND_STAGE], true, stage_count);
	bool *channels = choose(a->in[KIND_CHANNEL], b->in[KIND_CHANNEL], true, channel_count);
	if (any(stages, stage_count) && any(channels, channel_count))
		add_part(m, things, part, stages, channels);
	free(stages);
	free(channels);
}

/* A touchpoint that is placed otherwise, which need not be in other cells. */
static void add_placed(const struct maker *m, struct things *things, struct things *ghosts, struct compared compared,
                       size_t index)
{
	struct standing was, is;
	standing_make(m, false, compared.before, &was);
	standing_make(m, true, compared.after, &is);
	if (same_standing(m, &was, &is)) {
		put(things, (struct thing){.compared = compared, .anchor = index + 1});
	} else {
		struct thing part = {.compared = compared, .anchor = index + 1};
		part.compared.moved = true;
		add_stayed(m, things, part, &is, &was);
		part.compared.fate = FATE_MOVED;
		add_others(m, things, part, &is, &was);
		part.compared.fate = FATE_LEFT;
		add_others(m, ghosts, part, &was, &is);
	}
	standing_free(&was);
	standing_free(&is);
}

static void add_removed(const struct maker *m, struct things *ghosts, enum kind kind)
{
	const struct pairs *pairs = &m->pairs[kind];
	size_t anchor = 0;
	for (size_t i = 0; i < pairs->a_count; i++) {
		if (pairs->to_b[i] != PAIR_NONE) {
			anchor = pairs->to_b[i] + 1;
			continue;
		}
		struct thing removed = {.compared = {.fate = FATE_REMOVED, .before = pairs->a[i]},
		                        .anchor = anchor,
		                        .serial = ghosts->count};
		struct standing was;
		if (kind != KIND_TOUCHPOINT) {
			put(ghosts, removed);
			continue;
		}
		standing_make(m, false, pairs->a[i], &was);
		add_part(m, ghosts, removed, was.in[KIND_STAGE], was.in[KIND_CHANNEL]);
		standing_free(&was);
	}
}

/* ---- the things of both, in order ---- */

static int by_anchor(const void *left, const void *right)
{
	const struct thing *a = left, *b = right;
	if (a->anchor != b->anchor)
		return a->anchor < b->anchor ? -1 : 1;
	return a->serial < b->serial ? -1 : a->serial > b->serial;
}

static struct compared compared_of(const struct maker *m, enum kind kind, size_t index)
{
	const struct pairs *pairs = &m->pairs[kind];
	struct compared compared = {.after = pairs->b[index], .fate = FATE_ADDED};
	if (pairs->to_a[index] == PAIR_NONE)
		return compared;
	const struct span *span = &m->spans[kind][pairs->to_a[index]];
	compared.before = pairs->a[pairs->to_a[index]];
	compared.first = span->first;
	compared.count = span->count;
	compared.fate = span->count ? FATE_CHANGED : FATE_SAME;
	return compared;
}

static void lay(struct maker *m, enum kind kind)
{
	const struct pairs *pairs = &m->pairs[kind];
	struct things ghosts = {0}, *things = &m->things[kind], there = {0};
	size_t ghost = 0;
	for (size_t i = 0; i < pairs->b_count; i++) {
		struct compared compared = compared_of(m, kind, i);
		struct span span = {compared.first, compared.count};
		if (kind == KIND_TOUCHPOINT && is_placed(&m->comparison->diff, &span))
			add_placed(m, &there, &ghosts, compared, i);
		else
			put(&there, (struct thing){.compared = compared, .anchor = i + 1});
	}
	add_removed(m, &ghosts, kind);
	if (ghosts.count)
		qsort(ghosts.list, ghosts.count, sizeof *ghosts.list, by_anchor);
	for (size_t i = 0; i < there.count; i++) {
		while (ghost < ghosts.count && ghosts.list[ghost].anchor < there.list[i].anchor)
			put(things, ghosts.list[ghost++]);
		put(things, there.list[i]);
	}
	while (ghost < ghosts.count)
		put(things, ghosts.list[ghost++]);
	free(ghosts.list);
	free(there.list);
}

/* The stages or channels of both maps, by their index in the document. */
static void find_indexes(struct maker *m, enum kind kind)
{
	const struct pairs *pairs = &m->pairs[kind];
	m->of_before[kind] = mem_new_array(pairs->a_count + 1, sizeof **m->of_before);
	m->of_after[kind] = mem_new_array(pairs->b_count + 1, sizeof **m->of_after);
	for (size_t i = 0; i < m->things[kind].count; i++) {
		const struct compared *compared = &m->things[kind].list[i].compared;
		if (compared->before)
			m->of_before[kind][journey_index(m->before, compared->before)] = i;
		if (compared->after)
			m->of_after[kind][journey_index(m->after, compared->after)] = i;
	}
}

/* ---- the text ---- */

static void write_item(struct buffer *out, enum kind kind, const struct value *value, bool first)
{
	static const struct value_style style = {.gap = 1, .newline = "\n"};
	if (first)
		buffer_format(out, "%s:\n", kind_list_key(kind));
	value_write_item(out, value, &style);
}

/* What the map says of itself, but for the limit of a cell: ghosts are no overload. */
static void write_map(const struct maker *m, struct buffer *out)
{
	struct value *map = record_value(journey_record(m->after));
	for (size_t i = 0; map->kind == VALUE_MAP && i < map->count; i++) {
		const struct value *key = map->items[2 * i], *value = map->items[2 * i + 1];
		struct value *rest = value_map();
		bool coverage = slice_is(value_slice(key), "coverage") && value->kind == VALUE_MAP;
		for (size_t k = 0; coverage && k < value->count; k++)
			if (!slice_is(value_slice(value->items[2 * k]), "max_per_cell"))
				value_map_add_pair(rest, value_copy(value->items[2 * k]),
				                   value_copy(value->items[2 * k + 1]));
		if (!coverage || rest->count)
			value_write_entry(out, value_slice(key), coverage ? rest : value, 0, "\n");
		value_free(rest);
	}
	value_free(map);
}

static void write_all(const struct maker *m, struct buffer *out)
{
	write_map(m, out);
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		struct sequence_walk walk = journey_walk(m->after, kind);
		bool laid = is_laid(kind), first = true;
		for (size_t i = 0;; i++, first = false) {
			const struct thing *thing = laid && i < m->things[kind].count ? &m->things[kind].list[i] : NULL;
			struct item *item = thing ? item_of(thing) : laid ? NULL : journey_walk_on(&walk);
			if (!item)
				break;
			const struct value *made = thing ? thing->value : NULL;
			struct value *own = made ? NULL : record_value(item_record(item));
			write_item(out, kind, made ? made : own, first);
			value_free(own);
		}
	}
}

/* ---- all of it ---- */

static void maker_start(struct maker *m, struct comparison *comparison, const struct document *before,
                        const struct document *after)
{
	*m = (struct maker){
	        .comparison = comparison, .before = document_journey(before), .after = document_journey(after)};
	diff_make(&comparison->diff, m->before, m->after);
	for (enum kind kind = KIND_MAP; kind < KIND_COUNT; kind++) {
		size_t count = kind == KIND_MAP ? 0 : journey_count(m->before, kind);
		m->spans[kind] = mem_new_array(count + 1, sizeof **m->spans);
		if (is_laid(kind))
			pairs_make(&m->pairs[kind], m->before, m->after, kind);
	}
	find_spans(m);
}

static void maker_free(struct maker *m)
{
	for (enum kind kind = KIND_MAP; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < m->things[kind].count; i++)
			value_free(m->things[kind].list[i].value);
		free(m->things[kind].list);
		free(m->of_before[kind]);
		free(m->of_after[kind]);
		free(m->spans[kind]);
		pairs_free(&m->pairs[kind]);
	}
}

/* The parts of a touchpoint stand behind each other; each fate counts once. */
static void count_fate(struct comparison *c, size_t index)
{
	const struct compared *all = c->things[KIND_TOUCHPOINT], *now = &all[index];
	bool first = true, told = now->moved && now->fate == FATE_CHANGED;
	for (size_t i = index; now->moved && i-- > 0 && all[i].moved && all[i].before == now->before;) {
		first = false;
		told |= all[i].fate == now->fate;
	}
	c->moved += now->moved && first;
	c->counts[now->fate] += !told;
}

static void tell_fates(struct comparison *c, const struct maker *m)
{
	const struct journey *journey = document_journey(c->document);
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		const struct things *things = &m->things[kind];
		struct sequence_walk walk = journey_walk(journey, kind);
		struct item *item;
		c->things[kind] = mem_new_array(things->count + 1, sizeof **c->things);
		for (size_t i = 0; i < things->count && (item = journey_walk_on(&walk)); i++) {
			c->things[kind][i] = things->list[i].compared;
			item->fate = (uint8_t)c->things[kind][i].fate;
			if (kind == KIND_TOUCHPOINT)
				count_fate(c, i);
		}
	}
}

struct comparison *comparison_new(const struct document *before, const struct document *after, struct error *err)
{
	struct comparison *c = mem_new(sizeof *c);
	struct maker m;
	struct buffer text = {0};
	maker_start(&m, c, before, after);
	lay(&m, KIND_STAGE);
	lay(&m, KIND_CHANNEL);
	find_indexes(&m, KIND_STAGE);
	find_indexes(&m, KIND_CHANNEL);
	lay(&m, KIND_TOUCHPOINT);
	write_all(&m, &text);
	c->document = document_of_bytes(buffer_slice(&text), NULL, err);
	if (c->document)
		tell_fates(c, &m);
	maker_free(&m);
	buffer_free(&text);
	if (c->document)
		return c;
	comparison_free(c);
	return NULL;
}

void comparison_free(struct comparison *c)
{
	if (!c)
		return;
	for (enum kind kind = KIND_MAP; kind < KIND_COUNT; kind++)
		free(c->things[kind]);
	free(c->others);
	diff_free(&c->diff);
	document_free(c->document);
	free(c);
}

const struct compared *comparison_of(const struct comparison *c, const struct item *item)
{
	return &c->things[item->kind][journey_index(document_journey(c->document), item)];
}

void comparison_words(const struct comparison *c, const struct item *item, struct buffer *out)
{
	const struct compared *compared = comparison_of(c, item);
	for (size_t i = compared->first; i < compared->first + compared->count; i++) {
		const struct difference *d = &c->diff.differences[i];
		buffer_add_text(out, i > compared->first ? _(", ") : "");
		diff_subject(d, out);
		buffer_add_byte(out, ' ');
		diff_side(&c->diff, d, false, SIDE_COLUMNS, out);
		buffer_add_text(out, " → ");
		diff_side(&c->diff, d, true, SIDE_COLUMNS, out);
	}
}

bool comparison_is_same(const struct comparison *c)
{
	return !c->diff.count;
}

/* How the journey is fed, and keeps its cells and counts. */
#include "journey/journey_parts.h"

#include <stdlib.h>

#include "base/mem.h"

#define FORGET_ABOVE 4096 /* touchpoints; below that, all records may stay */

struct journey *journey_new(void)
{
	struct journey *j = mem_new(sizeof *j);
	j->names = names_new();
	j->record = mem_new(sizeof *j->record);
	j->stale = true;
	return j;
}

static void clear_cells(struct journey *j)
{
	for (size_t i = 0; i < j->axes[STAGES].count * j->axes[CHANNELS].count; i++)
		free(j->cells[i].items);
	free(j->cells);
	free(j->inbox.items);
	free(j->empty_ok);
	j->cells = NULL;
	j->empty_ok = NULL;
	j->inbox = (struct bin){0};
	for (int a = 0; a < 2; a++) {
		free(j->axes[a].index_of);
		free(j->axes[a].totals);
		j->axes[a] = (struct axis){0};
	}
}

void journey_free(struct journey *j)
{
	if (!j)
		return;
	clear_cells(j);
	for (int k = 0; k < KIND_COUNT; k++)
		sequence_clear(&j->lists[k]);
	names_free(j->names);
	record_free(j->record);
	free(j);
}

/* ---- what is shown and found ---- */

static bool passes(const struct sieve *sieve, struct item *item)
{
	return sieve->passes(sieve->context, item);
}

static void find(struct journey *j, struct item *item)
{
	item->found = !item->hidden && j->search.passes && passes(&j->search, item);
}

static void sift(struct journey *j, struct item *item)
{
	item->hidden = j->filter.passes && !passes(&j->filter, item);
	find(j, item);
}

unsigned journey_lacks(const struct journey *j, const struct item *item)
{
	return step_lacks(item->said, axis_first(&j->axes[STAGES], &item->stages) >= 0,
	                  axis_first(&j->axes[CHANNELS], &item->channels) >= 0, item->rating > 0);
}

/* Counts over the whole map; step: 1 for an item that comes, -1 for one that goes. */
static void count_item(struct journey *j, const struct item *item, int step)
{
	unsigned lacks = journey_lacks(j, item);
	for (int i = 0; lacks; i++, lacks >>= 1)
		j->lacking[i] += lacks & 1 ? (size_t)step : 0;
	j->tech_touch += item->said & STEP_SAID_TECH_TOUCH ? (size_t)step : 0;
	j->linked += item->linked ? (size_t)step : 0;
	j->votes += (size_t)(step * item->votes);
	j->tally[item->votes < JOURNEY_TALLY ? item->votes : JOURNEY_TALLY] += (size_t)step;
	j->hidden += item->hidden ? (size_t)step : 0;
	j->found += item->found ? (size_t)step : 0;
}

/* ---- bins ---- */

/* Where the item is, or belongs, among those of its bin that are shown or hidden as it is. */
static size_t bin_search(const struct bin *bin, const struct item *item)
{
	size_t low = item->hidden ? bin->count : 0, high = item->hidden ? bin->count + bin->hidden : bin->count;
	if (high > low && sequence_compare(&bin->items[high - 1]->place, &item->place) < 0)
		return high;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (sequence_compare(&bin->items[middle]->place, &item->place) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void bin_count(struct journey *j, struct bin *bin, const struct item *item, int step)
{
	if (item->hidden) {
		bin->hidden += (uint32_t)step;
	} else {
		bin->count += (uint32_t)step;
		bin->ratings[item->rating] += (uint32_t)step;
		bin->votes += (uint32_t)(step * item->votes);
	}
	bin->revision = ++j->bin_revision;
}

static void bin_put(struct journey *j, struct bin *bin, struct item *item, size_t at)
{
	size_t all = bin->count + bin->hidden;
	if (all == bin->room) {
		bin->room = bin->room ? bin->room * 2 : 4;
		bin->items = mem_resize(bin->items, bin->room, sizeof *bin->items);
	}
	memmove(bin->items + at + 1, bin->items + at, (all - at) * sizeof *bin->items);
	bin->items[at] = item;
	bin_count(j, bin, item, 1);
}

static void bin_remove(struct journey *j, struct bin *bin, struct item *item)
{
	size_t at = bin_search(bin, item), all = bin->count + bin->hidden;
	memmove(bin->items + at, bin->items + at + 1, (all - 1 - at) * sizeof *bin->items);
	bin_count(j, bin, item, -1);
}

/* Is references[i] the first one that means this index? */
static bool is_first(const struct axis *axis, const uint32_t *references, uint32_t i, ptrdiff_t index)
{
	for (uint32_t k = 0; k < i; k++)
		if (axis_index(axis, references[k]) == index)
			return false;
	return true;
}

static void total_add(struct total *total, const struct item *item, int step)
{
	total->all += (size_t)step;
	total->shown += item->hidden ? 0 : (size_t)step;
}

/* Calls act on every bin the touchpoint stands in and adds step to the totals. */
static void each_bin(struct journey *j, struct item *item, int step,
                     void (*act)(struct journey *, struct bin *, struct item *))
{
	const struct axis *sa = &j->axes[STAGES], *ca = &j->axes[CHANNELS];
	const uint32_t *s = references_all(&item->stages), *c = references_all(&item->channels);
	bool placed = false;
	for (uint32_t i = 0; i < item->stages.count; i++) {
		ptrdiff_t stage = axis_index(sa, s[i]);
		if (stage < 0 || !is_first(sa, s, i, stage))
			continue;
		bool in_stage = false, first_stage = !placed;
		for (uint32_t k = 0; k < item->channels.count; k++) {
			ptrdiff_t channel = axis_index(ca, c[k]);
			if (channel < 0 || !is_first(ca, c, k, channel))
				continue;
			act(j, journey_cell_at(j, (size_t)stage, (size_t)channel), item);
			if (first_stage)
				total_add(&ca->totals[channel], item, step);
			in_stage = true;
		}
		if (in_stage)
			total_add(&sa->totals[stage], item, step);
		placed |= in_stage;
	}
	if (!placed)
		act(j, &j->inbox, item);
}

static void act_insert(struct journey *j, struct bin *bin, struct item *item)
{
	bin_put(j, bin, item, bin_search(bin, item));
}

/* for items that come in the order of the file */
static void act_append(struct journey *j, struct bin *bin, struct item *item)
{
	bin_put(j, bin, item, bin->count + (item->hidden ? bin->hidden : 0));
}

static void act_remove(struct journey *j, struct bin *bin, struct item *item)
{
	bin_remove(j, bin, item);
}

/* for an item that stays where it is and may say something else */
static void act_uncount(struct journey *j, struct bin *bin, struct item *item)
{
	bin_count(j, bin, item, -1);
}

static void act_count(struct journey *j, struct bin *bin, struct item *item)
{
	bin_count(j, bin, item, 1);
}

/* ---- making all anew ---- */

static void axis_make(struct journey *j, struct axis *axis, enum kind kind)
{
	axis->count = j->lists[kind].count;
	axis->totals = mem_new_array(axis->count, sizeof *axis->totals);
	/* twice: an id goes before a name that is alike */
	for (size_t i = 0; i < axis->count; i++) {
		const struct record *r = item_record(journey_item(j, kind, i));
		names_number(j->names, record_id(r).bytes ? record_id(r) : slice_of(""));
		names_number(j->names, record_name(r).bytes ? record_name(r) : slice_of(""));
	}
	axis->names = names_count(j->names);
	axis->index_of = mem_new_array(axis->names, sizeof *axis->index_of);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < axis->count; i++) {
			const struct record *r = item_record(journey_item(j, kind, i));
			struct slice name = pass ? record_name(r) : record_id(r);
			uint32_t number = name.length ? names_find(j->names, name) : NAMES_NONE;
			if (number != NAMES_NONE && !axis->index_of[number])
				axis->index_of[number] = (uint32_t)i + 1;
		}
}

static void read_empty_ok(struct journey *j, const struct value *list)
{
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
		const struct value *s = value_map_get(list->items[i], "stage");
		const struct value *c = value_map_get(list->items[i], "channel");
		if (!s || !c || !s->text || !c->text)
			continue;
		uint32_t sn = names_find(j->names, slice_make(s->text, s->length));
		uint32_t cn = names_find(j->names, slice_make(c->text, c->length));
		ptrdiff_t stage = sn == NAMES_NONE ? -1 : axis_index(&j->axes[STAGES], sn);
		ptrdiff_t channel = cn == NAMES_NONE ? -1 : axis_index(&j->axes[CHANNELS], cn);
		if (stage >= 0 && channel >= 0)
			j->empty_ok[(size_t)stage * j->axes[CHANNELS].count + (size_t)channel] = (uint32_t)i + 1;
	}
}

const struct value *journey_coverage(const struct journey *j)
{
	const struct entry *coverage = record_find(j->record, "coverage");
	const struct value *value = coverage ? coverage->nested : NULL;
	return value && value->kind == VALUE_MAP ? value : NULL;
}

static void read_coverage(struct journey *j)
{
	const struct value *coverage = journey_coverage(j);
	j->limit = 0;
	if (!coverage)
		return;
	const struct value *limit = value_map_get(coverage, "max_per_cell");
	if (limit && limit->text)
		j->limit = strtoul(limit->text, NULL, 10);
	read_empty_ok(j, value_map_get(coverage, "empty_ok"));
}

static void begin_sieve(const struct journey *j, const struct sieve *sieve)
{
	if (sieve->passes)
		sieve->begin(sieve->context, j);
}

static void make_anew(struct journey *j)
{
	clear_cells(j);
	axis_make(j, &j->axes[STAGES], KIND_STAGE);
	axis_make(j, &j->axes[CHANNELS], KIND_CHANNEL);
	size_t cells = j->axes[STAGES].count * j->axes[CHANNELS].count;
	j->cells = mem_new_array(cells, sizeof *j->cells);
	j->empty_ok = mem_new_array(cells, sizeof *j->empty_ok);
	for (size_t i = 0; i < cells; i++)
		j->cells[i].revision = ++j->bin_revision;
	j->inbox.revision = ++j->bin_revision;
	read_coverage(j);
	j->stale = false;
	begin_sieve(j, &j->filter);
	begin_sieve(j, &j->search);
	j->linked = j->votes = j->tech_touch = j->hidden = j->found = 0;
	memset(j->lacking, 0, sizeof j->lacking);
	memset(j->tally, 0, sizeof j->tally);
	struct sequence_walk walk = journey_walk(j, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		sift(j, item);
		count_item(j, item, 1);
		each_bin(j, item, 1, act_append);
	}
	j->frame_revision = ++j->revision;
}

/* ---- feeding ---- */

void item_clear(struct item *item)
{
	standing_forget(item);
	record_free(item->record);
	item->record = NULL;
}

bool journey_is_malformed(const struct journey *j)
{
	return j->malformed;
}

void journey_begin(struct journey *j)
{
	j->revision++;
}

void journey_end(struct journey *j)
{
	if (j->stale)
		make_anew(j);
}

void journey_enter(struct journey *j, struct item *item, size_t index)
{
	sequence_insert(&j->lists[item->kind], index, &item->place);
	standing_read(j, item);
	if (item->kind != KIND_TOUCHPOINT) {
		j->stale = true;
	} else if (!j->stale) {
		sift(j, item);
		count_item(j, item, 1);
		each_bin(j, item, 1, act_insert);
	}
}

void journey_leave(struct journey *j, struct item *item)
{
	if (item->kind != KIND_TOUCHPOINT) {
		j->stale = true;
	} else if (!j->stale) {
		count_item(j, item, -1);
		each_bin(j, item, -1, act_remove);
	}
	sequence_remove(&j->lists[item->kind], &item->place);
}

/* Do both stand in the same bins, in the same part of them? */
static bool same_bins(const struct item *a, const struct item *b)
{
	return a->hidden == b->hidden && references_equal(&a->stages, &b->stages) &&
	       references_equal(&a->channels, &b->channels);
}

static void take_standing(struct item *item, const struct item *from)
{
	item->stages = from->stages;
	item->channels = from->channels;
	item->rating = from->rating;
	item->votes = from->votes;
	item->said = from->said;
	item->linked = from->linked;
	item->hidden = from->hidden;
	item->found = from->found;
}

void journey_reread(struct journey *j, struct item *item)
{
	if (item->alone) {
		record_free(item->record);
		item->record = NULL;
	}
	if (item->kind != KIND_TOUCHPOINT) {
		j->stale = true;
		return;
	}
	struct item old = *item;
	item->stages = item->channels = (struct references){0};
	standing_read(j, item);
	if (!j->stale) {
		sift(j, item);
		struct item now = *item;
		bool stays = same_bins(&old, &now);
		take_standing(item, &old);
		count_item(j, item, -1);
		each_bin(j, item, stays ? 0 : -1, stays ? act_uncount : act_remove);
		take_standing(item, &now);
		count_item(j, item, 1);
		each_bin(j, item, stays ? 0 : 1, stays ? act_count : act_insert);
	}
	references_free(&old.stages);
	references_free(&old.channels);
}

void journey_set_filter(struct journey *j, const struct sieve *sieve)
{
	j->filter = sieve ? *sieve : (struct sieve){0};
	make_anew(j);
}

void journey_set_search(struct journey *j, const struct sieve *sieve, bool within)
{
	j->search = sieve ? *sieve : (struct sieve){0};
	begin_sieve(j, &j->search);
	j->found = 0;
	struct sequence_walk walk = journey_walk(j, KIND_TOUCHPOINT);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		if (item->found || !within)
			find(j, item);
		j->found += item->found;
	}
}

void journey_set_record(struct journey *j, struct record *record)
{
	record_free(j->record);
	j->record = record;
	j->stale = true;
}

void journey_forget(struct journey *j)
{
	struct sequence_walk walk = {.sequence = &j->lists[KIND_TOUCHPOINT]};
	if (walk.sequence->count <= FORGET_ABOVE)
		return;
	for (struct link *p; (p = sequence_walk(&walk));) {
		struct item *item = (struct item *)p;
		if (item->alone) {
			record_free(item->record);
			item->record = NULL;
		}
	}
}

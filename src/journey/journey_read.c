/* What the journey tells those who read it. */
#include "journey/journey_parts.h"

size_t journey_count(const struct journey *j, enum kind kind)
{
	return j->lists[kind].count;
}

struct item *journey_item(const struct journey *j, enum kind kind, size_t index)
{
	return (struct item *)sequence_at(&j->lists[kind], index);
}

struct sequence_walk journey_walk(const struct journey *j, enum kind kind)
{
	return (struct sequence_walk){.sequence = &j->lists[kind]};
}

struct item *journey_walk_on(struct sequence_walk *walk)
{
	return (struct item *)sequence_walk(walk);
}

size_t journey_index(const struct journey *j, const struct item *item)
{
	return sequence_index(&j->lists[item->kind], &item->place);
}

struct item *journey_find(const struct journey *j, enum kind kind, struct slice id)
{
	for (int pass = 0; pass < 2; pass++) {
		struct sequence_walk walk = {.sequence = &j->lists[kind]};
		for (struct link *p; (p = sequence_walk(&walk));) {
			const struct record *r = item_record((struct item *)p);
			struct slice name = pass ? record_name(r) : record_id(r);
			if (name.bytes && slice_equals(name, id))
				return (struct item *)p;
		}
	}
	return NULL;
}

bool journey_grid_fits(size_t stages, size_t channels)
{
	return !stages || channels <= JOURNEY_CELLS_MAX / stages;
}

const struct bin *journey_cell(const struct journey *j, size_t stage, size_t channel)
{
	return journey_cell_at(j, stage, channel);
}

const struct bin *journey_inbox(const struct journey *j)
{
	return &j->inbox;
}

size_t journey_stage_total(const struct journey *j, size_t stage)
{
	return j->axes[STAGES].totals[stage].all;
}

size_t journey_channel_total(const struct journey *j, size_t channel)
{
	return j->axes[CHANNELS].totals[channel].all;
}

size_t journey_stage_shown(const struct journey *j, size_t stage)
{
	return j->axes[STAGES].totals[stage].shown;
}

size_t journey_channel_shown(const struct journey *j, size_t channel)
{
	return j->axes[CHANNELS].totals[channel].shown;
}

size_t journey_hidden(const struct journey *j)
{
	return j->hidden;
}

size_t journey_found(const struct journey *j)
{
	return j->found;
}

static bool stands(const struct axis *axis, const struct references *r, size_t index)
{
	for (uint32_t i = 0; i < r->count; i++)
		if (axis_index(axis, references_all(r)[i]) == (ptrdiff_t)index)
			return true;
	return false;
}

bool journey_stands_in_stage(const struct journey *j, const struct item *item, size_t stage)
{
	return stands(&j->axes[STAGES], &item->stages, stage);
}

bool journey_stands_in_channel(const struct journey *j, const struct item *item, size_t channel)
{
	return stands(&j->axes[CHANNELS], &item->channels, channel);
}

bool journey_first_cell(const struct journey *j, const struct item *item, size_t *stage, size_t *channel)
{
	ptrdiff_t s = axis_first(&j->axes[STAGES], &item->stages);
	ptrdiff_t c = axis_first(&j->axes[CHANNELS], &item->channels);
	if (s < 0 || c < 0)
		return false;
	*stage = (size_t)s;
	*channel = (size_t)c;
	return true;
}

size_t journey_linked(const struct journey *j)
{
	return j->linked;
}

size_t journey_lacking(const struct journey *j, enum step_id step)
{
	return j->lacking[step];
}

size_t journey_applicable(const struct journey *j, enum step_id step)
{
	return step_applies(step, 0) ? j->lists[KIND_TOUCHPOINT].count : j->tech_touch;
}

struct item *journey_next_lacking(const struct journey *j, enum step_id step, const struct item *after)
{
	const struct sequence *all = &j->lists[KIND_TOUCHPOINT];
	const struct link *at = after && after->place.block ? &after->place : NULL;
	for (size_t i = 0; j->lacking[step] && i < all->count; i++) {
		at = at ? sequence_next(all, at) : NULL;
		at = at ? at : sequence_at(all, 0);
		if (journey_lacks(j, (const struct item *)at) >> step & 1)
			return (struct item *)at;
	}
	return NULL;
}

size_t journey_votes(const struct journey *j)
{
	return j->votes;
}

size_t journey_most_votes(const struct journey *j)
{
	size_t most = JOURNEY_TALLY;
	while (most && !j->tally[most])
		most--;
	return most;
}

size_t journey_limit(const struct journey *j)
{
	return j->limit;
}

bool journey_empty_ok(const struct journey *j, size_t stage, size_t channel)
{
	return j->empty_ok[stage * j->axes[CHANNELS].count + channel] > 0;
}

struct slice journey_empty_why(const struct journey *j, size_t stage, size_t channel)
{
	uint32_t nth = j->empty_ok[stage * j->axes[CHANNELS].count + channel];
	if (!nth)
		return (struct slice){0};
	const struct value *coverage = record_find(j->record, "coverage")->nested;
	return value_map_slice(value_map_get(coverage, "empty_ok")->items[nth - 1], "why");
}

struct slice journey_text(const struct journey *j, const char *key)
{
	return record_text(j->record, key);
}

const struct record *journey_record(const struct journey *j)
{
	return j->record;
}

uint64_t journey_revision(const struct journey *j)
{
	return j->revision;
}

uint64_t journey_frame_revision(const struct journey *j)
{
	return j->frame_revision;
}

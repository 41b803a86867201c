#include "journey/merge_order.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/rising.h"
#include "journey/pair.h"

struct chain {
	size_t count; /* of things; the number behind the last is the head */
	uint32_t *next;
	bool *placed;
	bool *ours_moved, *theirs_moved;
};

/* Marks the things that a list holds in another order than base does. */
static void mark_moved(const struct orders *o, const uint32_t *list, size_t list_count, size_t count, bool *moved)
{
	uint32_t *rank = mem_new_array(count + 1, sizeof *rank), *ranks = mem_new_array(list_count + 1, sizeof *ranks);
	uint32_t *things = mem_new_array(list_count + 1, sizeof *things);
	bool *stays = mem_new_array(list_count + 1, sizeof *stays);
	size_t common = 0;
	for (size_t i = 0; i < o->base_count; i++)
		rank[o->base[i]] = (uint32_t)i + 1;
	for (size_t i = 0; i < list_count; i++)
		if (rank[list[i]]) {
			things[common] = list[i];
			ranks[common++] = rank[list[i]];
		}
	rising_longest(ranks, common, stays);
	for (size_t i = 0; i < common; i++)
		moved[things[i]] = !stays[i];
	free(rank);
	free(ranks);
	free(things);
	free(stays);
}

static void put_behind(struct chain *c, uint32_t before, uint32_t thing)
{
	c->next[thing] = c->next[before];
	c->next[before] = thing;
	c->placed[thing] = true;
}

/* Walks over what ours alone put behind the place. */
static uint32_t behind_ours(const struct chain *c, const struct merge_thing *things, uint32_t at)
{
	while (c->next[at] != PAIR_NONE) {
		const struct merge_thing *next = &things[c->next[at]];
		if (next->base || next->theirs)
			break;
		at = c->next[at];
	}
	return at;
}

static void put_theirs(struct chain *c, const struct merge_thing *things, const struct orders *o)
{
	uint32_t behind = (uint32_t)c->count;
	for (size_t i = 0; i < o->theirs_count; i++) {
		uint32_t thing = o->theirs[i];
		if (things[thing].gone)
			continue;
		if (!c->placed[thing]) {
			behind = behind_ours(c, things, behind);
			put_behind(c, behind, thing);
			behind = thing;
		} else if (!c->ours_moved[thing]) {
			behind = thing;
		}
	}
}

/* What stands in neither list, because ours removed it and theirs' removal of it was taken back: at the end. */
static void put_rest(struct chain *c, const struct merge_thing *things)
{
	uint32_t last = (uint32_t)c->count;
	while (c->next[last] != PAIR_NONE)
		last = c->next[last];
	for (uint32_t i = 0; i < c->count; i++)
		if (!c->placed[i] && !things[i].gone) {
			put_behind(c, last, i);
			last = i;
		}
}

static void sort(struct merge_thing *things, const struct chain *c)
{
	struct merge_thing *sorted = mem_new_array(c->count + 1, sizeof *sorted);
	size_t at = 0;
	for (uint32_t i = c->next[c->count]; i != PAIR_NONE; i = c->next[i])
		sorted[at++] = things[i];
	for (size_t i = 0; i < c->count; i++)
		if (things[i].gone)
			sorted[at++] = things[i];
	memcpy(things, sorted, c->count * sizeof *sorted);
	free(sorted);
}

void merge_order(struct merge_thing *things, size_t count, const struct orders *o)
{
	struct chain c = {.count = count};
	c.next = mem_new_array(count + 1, sizeof *c.next);
	c.placed = mem_new_array(count + 1, sizeof *c.placed);
	c.ours_moved = mem_new_array(count + 1, sizeof *c.ours_moved);
	c.theirs_moved = mem_new_array(count + 1, sizeof *c.theirs_moved);
	mark_moved(o, o->ours, o->ours_count, count, c.ours_moved);
	mark_moved(o, o->theirs, o->theirs_count, count, c.theirs_moved);
	uint32_t last = (uint32_t)count;
	c.next[last] = PAIR_NONE;
	for (size_t i = 0; i < o->ours_count; i++) {
		uint32_t thing = o->ours[i];
		if (things[thing].gone || (c.theirs_moved[thing] && !c.ours_moved[thing]))
			continue;
		put_behind(&c, last, thing);
		last = thing;
	}
	put_theirs(&c, things, o);
	put_rest(&c, things);
	sort(things, &c);
	free(c.next);
	free(c.placed);
	free(c.ours_moved);
	free(c.theirs_moved);
}

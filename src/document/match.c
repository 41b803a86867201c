/* Which items of a text that was cut anew are the ones that stood there? */
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "document/chunk.h"

/* a place for an item in a chunk */
struct slot {
	struct item **item;
	struct slice text; /* of an item that is a chunk; .bytes NULL */
	struct record *record;
	enum kind kind;
};

struct match {
	struct slot *slots;
	size_t count, room;
	struct item *const *old;
	size_t old_count;
	bool *taken; /* of old */
};

/* what an item is known by: its own text, its id, its name */
enum mark { MARK_TEXT, MARK_ID, MARK_NAME, MARKS };

static struct slice own_text(const struct item *item)
{
	return item->alone && item->chunk ? chunk_own(item->chunk) : (struct slice){0};
}

static struct slice mark_of(enum mark mark, struct slice text, const struct record *record)
{
	return mark == MARK_TEXT ? text : mark == MARK_ID ? record_text(record, "id") : record_name(record);
}

static uint64_t hash_mark(enum kind kind, struct slice mark)
{
	return hash_of(mark) + kind;
}

struct known {
	uint64_t hash;
	size_t nth; /* of old */
};

static int compare_known(const void *a, const void *b)
{
	const struct known *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->nth > y->nth) - (x->nth < y->nth);
}

static size_t find_known(const struct known *known, size_t count, uint64_t hash)
{
	size_t from = 0, to = count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (known[middle].hash < hash)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Fills the slots whose mark an old item has that is not taken yet. */
static void match_by(struct match *m, enum mark mark)
{
	struct known *known = mem_new_array(m->old_count, sizeof *known);
	size_t *used = mem_new_array(m->old_count, sizeof *used); /* of a run of equal hashes */
	size_t count = 0;
	for (size_t i = 0; i < m->old_count; i++) {
		if (m->taken[i])
			continue;
		struct item *item = m->old[i];
		struct slice text = mark_of(mark, own_text(item), mark == MARK_TEXT ? NULL : item_record(item));
		if (text.length)
			known[count++] = (struct known){hash_mark(item->kind, text), i};
	}
	qsort(known, count, sizeof *known, compare_known);
	for (size_t i = 0; i < m->count; i++) {
		struct slot *slot = &m->slots[i];
		struct slice text = {0};
		if (!*slot->item)
			text = mark_of(mark, slot->text, slot->record);
		if (!text.length)
			continue;
		uint64_t hash = hash_mark(slot->kind, text);
		size_t first = find_known(known, count, hash), at = first < count ? first + used[first] : count;
		if (at >= count || known[at].hash != hash)
			continue;
		used[first]++;
		m->taken[known[at].nth] = true;
		*slot->item = m->old[known[at].nth];
	}
	free(used);
	free(known);
}

/* Where as many items of a kind are left as places, they are the same in order. */
static void match_by_place(struct match *m)
{
	size_t left[KIND_COUNT] = {0}, free_slots[KIND_COUNT] = {0}, next = 0;
	for (size_t i = 0; i < m->old_count; i++)
		left[m->old[i]->kind] += !m->taken[i];
	for (size_t i = 0; i < m->count; i++)
		free_slots[m->slots[i].kind] += !*m->slots[i].item;
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		if (left[kind] != free_slots[kind])
			continue;
		next = 0;
		for (size_t i = 0; i < m->count; i++) {
			if (m->slots[i].kind != kind || *m->slots[i].item)
				continue;
			while (m->taken[next] || m->old[next]->kind != kind)
				next++;
			m->taken[next] = true;
			*m->slots[i].item = m->old[next];
		}
	}
}

static void add_slot(struct match *m, struct slot slot)
{
	if (m->count == m->room) {
		m->room = m->room ? m->room * 2 : 8;
		m->slots = mem_resize(m->slots, m->room, sizeof *m->slots);
	}
	m->slots[m->count++] = slot;
}

static bool add_slots(struct match *m, struct chunk *chunk)
{
	if (chunk->kind == OUTLINE_ITEM) {
		struct record *record = record_read(chunk->list, chunk_text(chunk), NULL);
		add_slot(m, (struct slot){&chunk->one, chunk_own(chunk), record, chunk->list});
		return record != NULL;
	}
	const struct tree *tree = chunk_tree(chunk, NULL);
	struct item **place = chunk->count > 1 ? chunk->many : &chunk->one;
	size_t nth = 0;
	if (!tree)
		return false;
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		uint32_t list = tree->count ? record_list(tree, kind, NULL) : TREE_NONE;
		if (list == TREE_NONE)
			continue;
		for (uint32_t node = tree->nodes[list].first; node != TREE_NONE && nth < chunk->count;
		     node = tree->nodes[node].next)
			add_slot(m, (struct slot){.item = &place[nth++],
			                          .record = record_of_node(kind, tree, node),
			                          .kind = kind});
	}
	return true;
}

static void fill_with_new(struct document *d, const struct match *m)
{
	for (size_t i = 0; i < m->count; i++) {
		if (*m->slots[i].item)
			continue;
		struct item *item = pool_take(&d->item_pool);
		item->kind = (uint8_t)m->slots[i].kind;
		*m->slots[i].item = item;
	}
}

bool match_items(struct document *d, struct item *const *old, size_t old_count, struct chunk *const *chunks,
                 size_t count)
{
	struct match m = {.old = old, .old_count = old_count};
	bool good = true;
	for (size_t i = 0; good && i < count; i++)
		good = add_slots(&m, chunks[i]);
	if (good) {
		m.taken = mem_new_array(old_count, sizeof *m.taken);
		for (enum mark mark = 0; mark < MARKS; mark++)
			match_by(&m, mark);
		match_by_place(&m);
		fill_with_new(d, &m);
		free(m.taken);
	}
	for (size_t i = 0; i < m.count; i++)
		record_free(m.slots[i].record);
	free(m.slots);
	return good;
}

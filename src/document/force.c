/* Putting chunks in and out of force: the list of chunks, the entries among
 * them, and the journey that is read from them. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"

static size_t entry_position(const struct document *d, const struct chunk *chunk)
{
	size_t from = 0, to = d->entry_count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (sequence_compare(&d->entries[middle]->place, &chunk->place) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static void add_entry_chunk(struct document *d, struct chunk *chunk)
{
	if (d->entry_count == d->entry_room) {
		d->entry_room = d->entry_room ? d->entry_room * 2 : 16;
		d->entries = mem_resize(d->entries, d->entry_room, sizeof(struct chunk *));
	}
	size_t at = entry_position(d, chunk);
	memmove(d->entries + at + 1, d->entries + at, (d->entry_count - at) * sizeof(struct chunk *));
	d->entries[at] = chunk;
	d->entry_count++;
}

static void drop_entry_chunk(struct document *d, const struct chunk *chunk)
{
	size_t at = entry_position(d, chunk);
	d->entry_count--;
	memmove(d->entries + at, d->entries + at + 1, (d->entry_count - at) * sizeof(struct chunk *));
}

/* The index that the first item of a chunk has in its list. */
static size_t first_item_index(const struct document *d, const struct chunk *chunk)
{
	if (chunk->kind != OUTLINE_ITEM)
		return 0;
	const struct link *before = sequence_previous(&d->chunks, &chunk->place);
	const struct chunk *previous = (const struct chunk *)before;
	if (!previous || previous->kind != OUTLINE_ITEM || previous->list != chunk->list)
		return 0;
	return journey_index(d->journey, previous->one) + 1;
}

/* Tells an item where it stands in which text now; node: where in the chunk's
 * tree, if it is not alone. */
static void place_item(struct item *item, struct chunk *chunk, uint32_t ordinal, uint32_t node)
{
	if (item->text != chunk->text) {
		record_free(item->record);
		item->record = NULL;
	}
	item->chunk = chunk;
	item->text = chunk->text;
	item->length = chunk->length;
	item->ordinal = ordinal;
	item->alone = chunk->kind == OUTLINE_ITEM;
	if (item->alone)
		return;
	record_free(item->record);
	item->record = record_of_node(item->kind, chunk->tree, node);
}

static uint32_t first_node(const struct chunk *chunk, enum kind kind)
{
	if (chunk->kind == OUTLINE_ITEM)
		return TREE_NONE;
	return chunk->tree->nodes[record_list(chunk->tree, kind, NULL)].first;
}

static void put_items(struct document *d, struct chunk *chunk)
{
	struct item *const *items = chunk_items(chunk);
	struct item *previous = NULL;
	uint32_t ordinal = 0, node = TREE_NONE;
	for (uint32_t i = 0; i < chunk->count; i++) {
		struct item *item = items[i];
		if (previous && previous->kind != item->kind)
			previous = NULL;
		ordinal = previous ? ordinal + 1 : 0;
		node = previous && node != TREE_NONE ? chunk->tree->nodes[node].next : first_node(chunk, item->kind);
		place_item(item, chunk, ordinal, node);
		if (item->place.block)
			journey_reread(d->journey, item);
		else
			journey_enter(d->journey, item,
			              previous ? journey_index(d->journey, previous) + 1 : first_item_index(d, chunk));
		previous = item;
	}
}

static void note_staying(struct chunk *const *chunks, size_t count, bool stays)
{
	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < chunks[i]->count; k++)
			chunk_items(chunks[i])[k]->stays = stays;
}

/* Items that stay in another order are entered anew, each behind the one before. */
static void leave_the_moved(struct document *d, struct chunk *const *in, size_t count)
{
	const struct item *last[KIND_COUNT] = {NULL};
	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < in[i]->count; k++) {
			struct item *item = chunk_items(in[i])[k];
			if (!item->place.block)
				continue;
			if (last[item->kind] && sequence_compare(&last[item->kind]->place, &item->place) > 0)
				journey_leave(d->journey, item);
			else
				last[item->kind] = item;
		}
}

static void take_out(struct document *d, struct chunk *chunk)
{
	if (chunk->kind != OUTLINE_ITEM)
		drop_entry_chunk(d, chunk);
	sequence_remove(&d->chunks, &chunk->place);
	tree_free(chunk->tree);
	chunk->tree = NULL;
}

static void read_map(struct document *d)
{
	struct tree **trees = mem_new_array(d->entry_count, sizeof *trees);
	size_t count = 0;
	for (size_t i = 0; i < d->entry_count; i++)
		if (chunk_tree(d->entries[i], NULL))
			trees[count++] = d->entries[i]->tree;
	journey_set_record(d->journey, record_of_map(trees, count));
	free(trees);
}

void chunks_exchange(struct document *d, size_t index, struct chunk *const *out, size_t out_count,
                     struct chunk *const *in, size_t in_count)
{
	bool entries = false;
	note_staying(out, out_count, false);
	note_staying(in, in_count, true);
	for (size_t i = 0; i < out_count; i++)
		for (uint32_t k = 0; k < out[i]->count; k++)
			if (!chunk_items(out[i])[k]->stays)
				journey_leave(d->journey, chunk_items(out[i])[k]);
	leave_the_moved(d, in, in_count);
	for (size_t i = 0; i < out_count; i++) {
		entries |= out[i]->kind != OUTLINE_ITEM;
		take_out(d, out[i]);
	}
	for (size_t i = 0; i < in_count; i++) {
		entries |= in[i]->kind != OUTLINE_ITEM;
		sequence_insert(&d->chunks, index + i, &in[i]->place);
		if (in[i]->kind != OUTLINE_ITEM) {
			chunk_tree(in[i], NULL);
			add_entry_chunk(d, in[i]);
		}
	}
	const struct chunk *first = (const struct chunk *)sequence_at(&d->chunks, 0);
	d->whole = first && first->kind == OUTLINE_WHOLE;
	for (size_t i = 0; i < in_count; i++)
		put_items(d, in[i]);
	if (entries)
		read_map(d);
}

bool grid_fits(const struct document *d, struct error *err)
{
	return journey_grid_fits(journey_count(d->journey, KIND_STAGE), journey_count(d->journey, KIND_CHANNEL)) ||
	       error_set(err, _("stages and channels make a grid of more than a million cells; split the map"));
}

bool chunks_begin(struct document *d, struct chunk *const *chunks, size_t count, struct error *err)
{
	journey_begin(d->journey);
	chunks_exchange(d, 0, NULL, 0, chunks, count);
	bool fits = grid_fits(d, err);
	if (fits)
		journey_end(d->journey);
	return fits;
}

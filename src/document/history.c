/* Steps: what was exchanged for what, forward and back. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"

/* ---- putting chunks in and out of force ---- */

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
	return chunk->tree->nodes[tree_find(chunk->tree, 0, slice_of(kind_list_key(kind)))].first;
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
		if (item->place.block && previous && sequence_compare(&previous->place, &item->place) > 0)
			journey_leave(d->journey, item);
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

static void exchange(struct document *d, size_t index, struct chunk *const *out, size_t out_count,
                     struct chunk *const *in, size_t in_count)
{
	bool entries = false;
	note_staying(out, out_count, false);
	note_staying(in, in_count, true);
	for (size_t i = 0; i < out_count; i++)
		for (uint32_t k = 0; k < out[i]->count; k++)
			if (!chunk_items(out[i])[k]->stays)
				journey_leave(d->journey, chunk_items(out[i])[k]);
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
	exchange(d, 0, NULL, 0, chunks, count);
	bool fits = grid_fits(d, err);
	if (fits)
		journey_end(d->journey);
	return fits;
}

/* ---- steps ---- */

static void step_free(struct step *step)
{
	for (size_t i = 0; i < step->count; i++) {
		free(step->exchanges[i].out);
		free(step->exchanges[i].in);
	}
	free(step->exchanges);
	free(step->label);
}

static void add_exchange(struct step *step, struct exchange e)
{
	if (step->count == step->room) {
		step->room = step->room ? step->room * 2 : 1;
		step->exchanges = mem_resize(step->exchanges, step->room, sizeof *step->exchanges);
	}
	step->exchanges[step->count++] = e;
}

static void add_step(struct document *d, struct step step)
{
	if (d->step_count == d->step_room) {
		d->step_room = d->step_room ? d->step_room * 2 : 64;
		d->steps = mem_resize(d->steps, d->step_room, sizeof *d->steps);
	}
	d->steps[d->step_count++] = step;
}

static struct chunk **copy_chunks(struct chunk *const *chunks, size_t count)
{
	struct chunk **copy = mem_new_array(count, sizeof *copy);
	if (count)
		memcpy(copy, chunks, count * sizeof *copy);
	return copy;
}

/* What was undone becomes a step that leads back, so that nothing is forgotten. */
static void add_step_back(struct document *d)
{
	size_t back = d->step_count - d->step_done;
	if (!back)
		return;
	struct step step = {.time = time(NULL)};
	step.label = back == 1 ? mem_copy_text(_("back 1 step")) : mem_format(_("back %zu steps"), back);
	for (size_t i = d->step_count; i-- > d->step_done;)
		for (size_t k = d->steps[i].count; k-- > 0;) {
			const struct exchange *e = &d->steps[i].exchanges[k];
			add_exchange(&step, (struct exchange){.index = e->index,
			                                      .out = copy_chunks(e->in, e->in_count),
			                                      .in = copy_chunks(e->out, e->out_count),
			                                      .out_count = e->in_count,
			                                      .in_count = e->out_count});
		}
	add_step(d, step);
}

void step_open(struct document *d, const char *label)
{
	d->open = (struct step){.label = mem_copy_text(label), .time = time(NULL)};
	journey_begin(d->journey);
}

void step_exchange(struct document *d, size_t index, size_t out_count, struct chunk *const *in, size_t in_count)
{
	struct exchange e = {.index = index, .out_count = out_count, .in_count = in_count};
	e.out = mem_new_array(out_count, sizeof(struct chunk *));
	e.in = copy_chunks(in, in_count);
	struct link *p = sequence_at(&d->chunks, index);
	for (size_t i = 0; i < out_count; i++, p = sequence_next(&d->chunks, p))
		e.out[i] = (struct chunk *)p;
	add_exchange(&d->open, e);
	exchange(d, index, e.out, out_count, e.in, in_count);
}

static void take_back(struct document *d, const struct step *step)
{
	for (size_t i = step->count; i-- > 0;) {
		const struct exchange *e = &step->exchanges[i];
		exchange(d, e->index, e->in, e->in_count, e->out, e->out_count);
	}
}

void step_close(struct document *d)
{
	journey_end(d->journey);
	if (d->open.count) {
		add_step_back(d);
		add_step(d, d->open);
		d->step_done = d->step_count;
	} else {
		step_free(&d->open);
	}
	d->open = (struct step){0};
}

void step_abandon(struct document *d)
{
	take_back(d, &d->open);
	step_free(&d->open);
	d->open = (struct step){0};
	journey_end(d->journey);
}

void steps_free(struct document *d)
{
	while (d->step_count)
		step_free(&d->steps[--d->step_count]);
	free(d->steps);
}

const char *document_undo(struct document *d)
{
	if (!d->step_done)
		return NULL;
	const struct step *step = &d->steps[--d->step_done];
	journey_begin(d->journey);
	take_back(d, step);
	journey_end(d->journey);
	return step->label;
}

const char *document_redo(struct document *d)
{
	if (d->step_done == d->step_count)
		return NULL;
	const struct step *step = &d->steps[d->step_done++];
	journey_begin(d->journey);
	for (size_t i = 0; i < step->count; i++) {
		const struct exchange *e = &step->exchanges[i];
		exchange(d, e->index, e->out, e->out_count, e->in, e->in_count);
	}
	journey_end(d->journey);
	return step->label;
}

size_t document_step_count(const struct document *d)
{
	return d->step_count;
}

size_t document_step_done(const struct document *d)
{
	return d->step_done;
}

void document_step_info(const struct document *d, size_t index, struct step_info *info)
{
	const struct step *step = &d->steps[index];
	*info = (struct step_info){.label = step->label, .time = step->time, .outside = step->outside};
}

size_t document_step_saved(const struct document *d)
{
	return d->step_saved;
}

bool document_go_to(struct document *d, size_t done, struct error *err)
{
	(void)err;
	while (d->step_done > done)
		document_undo(d);
	while (d->step_done < done && document_redo(d))
		;
	return true;
}

bool document_state_text(struct document *d, size_t state, struct buffer *out, struct error *err)
{
	size_t here = d->step_done;
	if (!document_go_to(d, state, err))
		return false;
	document_text(d, out);
	return document_go_to(d, here, err);
}

bool document_take_over(struct document *d, struct slice text, const char *label, bool outside, struct error *err)
{
	step_open(d, label);
	d->open.outside = outside;
	if (!apply_text(d, 0, d->chunks.count, text, (struct reordering){.what = SAME}, err) || !grid_fits(d, err)) {
		step_abandon(d);
		return false;
	}
	step_close(d);
	if (outside) {
		d->step_saved = d->step_done;
		if (d->path)
			file_stamp_take(d->path, &d->stamp);
	}
	return true;
}

bool document_modified(const struct document *d)
{
	return d->step_done != d->step_saved;
}

size_t document_unsaved(const struct document *d)
{
	if (d->step_saved == SIZE_MAX)
		return d->step_done;
	return d->step_done > d->step_saved ? d->step_done - d->step_saved : d->step_saved - d->step_done;
}

/* Doing and undoing an exchange, by its chunks or by its bytes. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"

/* Chunks that are no items and as large as this are only kept while they are in
 * force: each change of one would keep all its text once more. */
#define LARGE ((uint32_t)4096)

static bool is_large(const struct chunk *chunk)
{
	return chunk->kind != OUTLINE_ITEM && chunk->length >= LARGE;
}

static bool has_large(const struct exchange *e)
{
	for (size_t i = 0; i < e->out_count; i++)
		if (is_large(e->out[i]))
			return true;
	for (size_t i = 0; i < e->in_count; i++)
		if (is_large(e->in[i]))
			return true;
	return false;
}

/* Gives back the memory of a large chunk that is not in force; its items stay,
 * with what they say. */
static void retire(struct chunk *chunk)
{
	if (chunk->place.block || !is_large(chunk))
		return;
	for (uint32_t i = 0; i < chunk->count; i++) {
		struct item *item = chunk_items(chunk)[i];
		if (item->chunk != chunk)
			continue;
		item->chunk = NULL;
		item->text = NULL;
		item->length = 0;
	}
	if (chunk->count > 1)
		free(chunk->many);
	if (chunk->owned)
		free((char *)chunk->text);
	chunk->text = NULL;
	chunk->length = chunk->count = 0;
	chunk->owned = false;
}

void exchange_free(struct exchange *e)
{
	free(e->out);
	free(e->in);
	free(e->others);
	free(e->bytes);
	*e = (struct exchange){0};
}

/* ---- as bytes ---- */

static struct slice joined(struct buffer *out, struct chunk *const *chunks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buffer_add_slice(out, chunk_text(chunks[i]));
	return buffer_slice(out);
}

struct patch exchange_patch(const struct exchange *e, struct buffer *scratch)
{
	if (e->patched)
		return e->patch;
	buffer_clear(scratch);
	joined(scratch, e->out, e->out_count);
	size_t behind = scratch->length, same = 0, end = 0;
	joined(scratch, e->in, e->in_count);
	const char *removed = scratch->bytes, *inserted = scratch->bytes + behind;
	size_t r = behind, i = scratch->length - behind, least = r < i ? r : i;
	while (same < least && removed[same] == inserted[same])
		same++;
	while (end < least - same && removed[r - 1 - end] == inserted[i - 1 - end])
		end++;
	return (struct patch){e->patch.offset + same, slice_make(removed + same, r - same - end),
	                      slice_make(inserted + same, i - same - end)};
}

static void note_staying(struct chunk *const *chunks, size_t count, bool stays)
{
	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < chunks[i]->count; k++)
			chunk_items(chunks[i])[k]->stays = stays;
}

static void keep_others(struct exchange *e, struct chunk *const *chunks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < chunks[i]->count; k++) {
			struct item *item = chunk_items(chunks[i])[k];
			if (item->stays)
				continue;
			e->others = mem_resize(e->others, e->other_count + 1, sizeof *e->others);
			e->others[e->other_count++] = item;
		}
}

static bool is_whole(struct chunk *const *chunks, size_t count)
{
	return count && chunks[0]->kind == OUTLINE_WHOLE;
}

/* Keeps bytes instead of chunks, and the items that only one side holds. */
static void make_patch(struct exchange *e)
{
	struct buffer scratch = {0};
	struct patch patch = exchange_patch(e, &scratch);
	e->bytes = mem_new(patch.removed.length + patch.inserted.length);
	if (patch.removed.length)
		memcpy(e->bytes, patch.removed.bytes, patch.removed.length);
	if (patch.inserted.length)
		memcpy(e->bytes + patch.removed.length, patch.inserted.bytes, patch.inserted.length);
	e->patch.offset = patch.offset;
	e->patch.removed = slice_make(e->bytes, patch.removed.length);
	e->patch.inserted = slice_make(e->bytes + patch.removed.length, patch.inserted.length);
	e->patched = true;
	e->reread = is_whole(e->out, e->out_count) != is_whole(e->in, e->in_count);
	buffer_free(&scratch);
	note_staying(e->out, e->out_count, false);
	note_staying(e->in, e->in_count, true);
	keep_others(e, e->out, e->out_count);
	note_staying(e->in, e->in_count, false);
	note_staying(e->out, e->out_count, true);
	keep_others(e, e->in, e->in_count);
}

static void drop_chunks(struct exchange *e)
{
	for (size_t i = 0; i < e->out_count; i++)
		retire(e->out[i]);
	for (size_t i = 0; i < e->in_count; i++)
		retire(e->in[i]);
	free(e->out);
	free(e->in);
	e->out = e->in = NULL;
	e->out_count = e->in_count = 0;
}

void exchanges_compact(struct step *step)
{
	for (size_t i = 0; i < step->count; i++)
		if (!step->exchanges[i].patched && has_large(&step->exchanges[i]))
			make_patch(&step->exchanges[i]);
	for (size_t i = 0; i < step->count; i++)
		if (step->exchanges[i].patched)
			drop_chunks(&step->exchanges[i]);
}

/* ---- running ---- */

/* May the chunks stand between their neighbours to be? */
static bool fits_between(struct chunk *before, struct chunk *const *in, size_t count, const struct chunk *next)
{
	for (size_t i = 0; i < count; i++) {
		if (in[i]->kind == OUTLINE_ITEM && (!before || !chunk_may_precede(before, in[i])))
			return false;
		before = in[i];
	}
	return !next || next->kind != OUTLINE_ITEM || (before && chunk_may_precede(before, next));
}

/* Do the chunks that the exchange takes out stand where it says, and may the
 * others stand there? */
static bool chunks_stand(const struct document *d, const struct exchange *e, bool forward)
{
	struct chunk *const *out = forward ? e->out : e->in;
	size_t count = forward ? e->out_count : e->in_count;
	if (e->index + count > d->chunks.count)
		return false;
	struct link *p = sequence_at(&d->chunks, e->index);
	struct link *before = p          ? sequence_previous(&d->chunks, p)
	                      : e->index ? sequence_at(&d->chunks, e->index - 1)
	                                 : NULL;
	if ((p ? sequence_offset(&d->chunks, p) : sequence_length(&d->chunks)) != e->patch.offset)
		return false;
	for (size_t i = 0; i < count; i++, p = sequence_next(&d->chunks, p))
		if (p != &out[i]->place)
			return false;
	return fits_between((struct chunk *)before, forward ? e->in : e->out, forward ? e->in_count : e->out_count,
	                    (const struct chunk *)p);
}

/* What was recorded while the bytes were replaced takes the place of the patch
 * where that is one exchange of chunks that may be kept. */
static void adopt(struct document *d, struct exchange *e, bool forward)
{
	struct step *made = &d->history.open;
	if (made->count == 1 && !has_large(&made->exchanges[0])) {
		struct exchange swapped = made->exchanges[0];
		made->count = 0;
		if (!forward) {
			struct chunk **chunks = swapped.out;
			size_t count = swapped.out_count;
			swapped.out = swapped.in;
			swapped.out_count = swapped.in_count;
			swapped.in = chunks;
			swapped.in_count = count;
		}
		exchange_free(e);
		*e = swapped;
	}
	exchanges_compact(made);
	step_free(made);
}

static bool run_bytes(struct document *d, struct exchange *e, bool forward, struct error *err)
{
	struct buffer scratch = {0};
	struct patch patch = exchange_patch(e, &scratch);
	if (!forward) {
		struct slice removed = patch.removed;
		patch.removed = patch.inserted;
		patch.inserted = removed;
	}
	d->history.open = (struct step){0};
	bool good = replace_bytes(d, patch, e->reread, e->others, e->other_count, err) && grid_fits(d, err);
	buffer_free(&scratch);
	if (good)
		adopt(d, e, forward);
	else
		step_take_back(d);
	return good;
}

bool exchange_run(struct document *d, struct exchange *e, bool forward, struct error *err)
{
	if (e->patched || !chunks_stand(d, e, forward))
		return run_bytes(d, e, forward, err);
	if (forward)
		chunks_exchange(d, e->index, e->out, e->out_count, e->in, e->in_count);
	else
		chunks_exchange(d, e->index, e->in, e->in_count, e->out, e->out_count);
	return true;
}

#include "base/rope.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/pool.h"
#include "base/sequence.h"

struct piece {
	struct link place;
	struct slice text;
};

struct rope {
	struct sequence pieces;
	struct pool pool;
};

static size_t piece_length(const struct link *link)
{
	return ((const struct piece *)link)->text.length;
}

static void put(struct rope *r, size_t index, struct slice text)
{
	if (!text.length)
		return;
	struct piece *piece = pool_take(&r->pool);
	piece->text = text;
	sequence_insert(&r->pieces, index, &piece->place);
}

struct rope *rope_new(struct slice text)
{
	struct rope *r = mem_new(sizeof *r);
	r->pieces.measure = piece_length;
	r->pool.size = sizeof(struct piece);
	put(r, 0, text);
	return r;
}

void rope_free(struct rope *r)
{
	if (!r)
		return;
	sequence_clear(&r->pieces);
	pool_free(&r->pool);
	free(r);
}

static bool holds(const struct rope *r, size_t offset, struct slice text)
{
	size_t start;
	struct link *link = sequence_at_offset(&r->pieces, offset, &start);
	for (size_t at = offset - start; text.length; at = 0, link = sequence_next(&r->pieces, link)) {
		if (!link)
			return false;
		const struct piece *piece = (const struct piece *)link;
		size_t length = piece->text.length - at < text.length ? piece->text.length - at : text.length;
		if (memcmp(piece->text.bytes + at, text.bytes, length) != 0)
			return false;
		text = slice_make(text.bytes + length, text.length - length);
	}
	return true;
}

/* Makes a piece begin at offset and returns its index. */
static size_t split_at(struct rope *r, size_t offset)
{
	size_t start;
	struct link *link = sequence_at_offset(&r->pieces, offset, &start);
	if (!link)
		return r->pieces.count;
	size_t index = sequence_index(&r->pieces, link);
	if (start == offset)
		return index;
	struct slice text = ((struct piece *)link)->text;
	sequence_remove(&r->pieces, link);
	put(r, index, slice_make(text.bytes, offset - start));
	put(r, index + 1, slice_make(text.bytes + (offset - start), text.length - (offset - start)));
	return index + 1;
}

bool rope_replace(struct rope *r, size_t offset, struct slice removed, struct slice inserted)
{
	if (offset > sequence_length(&r->pieces) || !holds(r, offset, removed))
		return false;
	size_t first = split_at(r, offset), behind = removed.length ? split_at(r, offset + removed.length) : first;
	for (; behind > first; behind--)
		sequence_remove(&r->pieces, sequence_at(&r->pieces, first));
	put(r, first, inserted);
	return true;
}

void rope_text(const struct rope *r, struct buffer *out)
{
	struct sequence_walk walk = {.sequence = &r->pieces};
	for (struct link *p; (p = sequence_walk(&walk));)
		buffer_add_slice(out, ((const struct piece *)p)->text);
}

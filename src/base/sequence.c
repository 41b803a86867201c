#include "base/sequence.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#ifndef SEQUENCE_BLOCK
#define SEQUENCE_BLOCK 512
#endif

struct sequence_block {
	size_t number; /* its index in the sequence's blocks */
	size_t count;
	size_t length;     /* of its elements */
	uint32_t *lengths; /* of each; NULL where they have none */
	struct link *links[SEQUENCE_BLOCK];
};

/* Makes room for the length of the link that is put at index of the block. */
static void insert_length(const struct sequence *s, struct sequence_block *block, size_t at, const struct link *link)
{
	if (!s->measure)
		return;
	memmove(block->lengths + at + 1, block->lengths + at, (block->count - at) * sizeof *block->lengths);
	block->lengths[at] = (uint32_t)s->measure(link);
	block->length += block->lengths[at];
}

static void remove_length(struct sequence_block *block, size_t at)
{
	if (!block->lengths)
		return;
	block->length -= block->lengths[at];
	memmove(block->lengths + at, block->lengths + at + 1, (block->count - at - 1) * sizeof *block->lengths);
}

static size_t length_before(const struct sequence_block *block, size_t at)
{
	size_t length = 0;
	for (size_t i = 0; block->lengths && i < at; i++)
		length += block->lengths[i];
	return length;
}

static void insert_block(struct sequence *s, size_t number)
{
	if (s->block_count == s->block_room) {
		s->block_room = s->block_room ? s->block_room * 2 : 4;
		s->blocks = mem_resize(s->blocks, s->block_room, sizeof(struct sequence_block *));
	}
	memmove(s->blocks + number + 1, s->blocks + number,
	        (s->block_count - number) * sizeof(struct sequence_block *));
	s->blocks[number] = mem_new(sizeof(struct sequence_block));
	if (s->measure)
		s->blocks[number]->lengths = mem_new_array(SEQUENCE_BLOCK, sizeof(uint32_t));
	s->block_count++;
	for (size_t i = number; i < s->block_count; i++)
		s->blocks[i]->number = i;
}

static void remove_block(struct sequence *s, size_t number)
{
	free(s->blocks[number]->lengths);
	free(s->blocks[number]);
	s->block_count--;
	memmove(s->blocks + number, s->blocks + number + 1,
	        (s->block_count - number) * sizeof(struct sequence_block *));
	for (size_t i = number; i < s->block_count; i++)
		s->blocks[i]->number = i;
}

/* Moves the upper half of a full block into a new one behind it. */
static void split_block(struct sequence *s, struct sequence_block *full)
{
	insert_block(s, full->number + 1);
	struct sequence_block *upper = s->blocks[full->number + 1];
	size_t half = full->count / 2;
	upper->count = full->count - half;
	memcpy(upper->links, full->links + half, upper->count * sizeof(struct link *));
	full->count = half;
	for (size_t i = 0; i < upper->count; i++)
		upper->links[i]->block = upper;
	if (!s->measure)
		return;
	memcpy(upper->lengths, full->lengths + half, upper->count * sizeof *upper->lengths);
	upper->length = length_before(upper, upper->count);
	full->length -= upper->length;
}

/* The block that holds index, or at the end the last one; *index becomes the
 * index inside it. */
static struct sequence_block *block_at(const struct sequence *s, size_t *index)
{
	size_t number = 0;
	if (*index == s->count && s->block_count) {
		number = s->block_count - 1;
		*index = s->blocks[number]->count;
		return s->blocks[number];
	}
	while (number < s->block_count && *index >= s->blocks[number]->count)
		*index -= s->blocks[number++]->count;
	return number < s->block_count ? s->blocks[number] : NULL;
}

/* From the end, because what was added last is asked for most. */
static size_t index_in_block(const struct link *link)
{
	size_t i = link->block->count - 1;
	while (link->block->links[i] != link)
		i--;
	return i;
}

void sequence_insert(struct sequence *s, size_t index, struct link *link)
{
	if (!s->block_count)
		insert_block(s, 0);
	size_t at = index;
	struct sequence_block *block = block_at(s, &at);
	if (block->count == SEQUENCE_BLOCK) {
		if (index == s->count) {
			insert_block(s, block->number + 1);
			block = s->blocks[block->number + 1];
			at = 0;
		} else {
			split_block(s, block);
			if (at > block->count) {
				at -= block->count;
				block = s->blocks[block->number + 1];
			}
		}
	}
	memmove(block->links + at + 1, block->links + at, (block->count - at) * sizeof(struct link *));
	block->links[at] = link;
	insert_length(s, block, at, link);
	block->count++;
	link->block = block;
	s->count++;
}

void sequence_remove(struct sequence *s, struct link *link)
{
	struct sequence_block *block = link->block;
	size_t at = index_in_block(link);
	remove_length(block, at);
	block->count--;
	memmove(block->links + at, block->links + at + 1, (block->count - at) * sizeof(struct link *));
	link->block = NULL;
	s->count--;
	if (!block->count)
		remove_block(s, block->number);
}

struct link *sequence_at(const struct sequence *s, size_t index)
{
	if (index >= s->count)
		return NULL;
	struct sequence_block *block = block_at(s, &index);
	return block->links[index];
}

size_t sequence_index(const struct sequence *s, const struct link *link)
{
	size_t index = index_in_block(link), number = link->block->number;
	/* from the nearer end: a file is read by appending */
	if (number < s->block_count / 2) {
		for (size_t i = 0; i < number; i++)
			index += s->blocks[i]->count;
		return index;
	}
	index += s->count;
	for (size_t i = number; i < s->block_count; i++)
		index -= s->blocks[i]->count;
	return index;
}

struct link *sequence_next(const struct sequence *s, const struct link *link)
{
	const struct sequence_block *block = link->block;
	size_t at = index_in_block(link) + 1;
	if (at < block->count)
		return block->links[at];
	return block->number + 1 < s->block_count ? s->blocks[block->number + 1]->links[0] : NULL;
}

struct link *sequence_previous(const struct sequence *s, const struct link *link)
{
	const struct sequence_block *block = link->block;
	size_t at = index_in_block(link);
	if (at > 0)
		return block->links[at - 1];
	if (block->number == 0)
		return NULL;
	block = s->blocks[block->number - 1];
	return block->links[block->count - 1];
}

struct link *sequence_walk(struct sequence_walk *walk)
{
	while (walk->block < walk->sequence->block_count) {
		const struct sequence_block *block = walk->sequence->blocks[walk->block];
		if (walk->index < block->count)
			return block->links[walk->index++];
		walk->block++;
		walk->index = 0;
	}
	return NULL;
}

int sequence_compare(const struct link *a, const struct link *b)
{
	size_t x = a->block->number, y = b->block->number;
	if (x == y) {
		x = index_in_block(a);
		y = index_in_block(b);
	}
	return (x > y) - (x < y);
}

size_t sequence_length(const struct sequence *s)
{
	size_t length = 0;
	for (size_t i = 0; i < s->block_count; i++)
		length += s->blocks[i]->length;
	return length;
}

size_t sequence_offset(const struct sequence *s, const struct link *link)
{
	size_t offset = 0;
	for (size_t i = 0; i < link->block->number; i++)
		offset += s->blocks[i]->length;
	return offset + length_before(link->block, index_in_block(link));
}

struct link *sequence_at_offset(const struct sequence *s, size_t offset, size_t *start)
{
	size_t before = 0, number = 0;
	while (number < s->block_count && offset - before >= s->blocks[number]->length)
		before += s->blocks[number++]->length;
	*start = before;
	if (number == s->block_count)
		return NULL;
	const struct sequence_block *block = s->blocks[number];
	size_t at = 0;
	while (offset - *start >= block->lengths[at])
		*start += block->lengths[at++];
	return block->links[at];
}

void sequence_clear(struct sequence *s)
{
	for (size_t i = 0; i < s->block_count; i++) {
		for (size_t k = 0; k < s->blocks[i]->count; k++)
			s->blocks[i]->links[k]->block = NULL;
		free(s->blocks[i]->lengths);
		free(s->blocks[i]);
	}
	free(s->blocks);
	*s = (struct sequence){.measure = s->measure};
}

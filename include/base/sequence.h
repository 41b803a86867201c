/* A long ordered list of things that know where they stand.
 *
 * Elements embed `struct link` as their first member.  Insert, remove, index
 * and order cost a few hundred nanoseconds at 100,000 elements: the list is an
 * array of blocks of at most SEQUENCE_BLOCK pointers.  The sequence borrows its
 * elements.  A thing stands in one sequence at a time for each link it has.
 *
 * Elements may have a length: with `measure` set, the sequence knows how much
 * stands before each of them, and what stands at an offset. */
#ifndef BASE_SEQUENCE_H
#define BASE_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

struct sequence_block;

struct link {
	struct sequence_block *block; /* NULL: in no sequence */
};

struct sequence {
	/* the length of an element, below 4 Gi, which must not change while it is in; NULL: none
	 * have one */
	size_t (*measure)(const struct link *link);
	struct sequence_block **blocks;
	size_t block_count, block_room;
	size_t count; /* elements */
};

/* puts link at index (0 … count) */
void sequence_insert(struct sequence *s, size_t index, struct link *link);
void sequence_remove(struct sequence *s, struct link *link);
/* the link at index, NULL when there is none */
struct link *sequence_at(const struct sequence *s, size_t index);
/* the index of a link that is in s */
size_t sequence_index(const struct sequence *s, const struct link *link);
/* the neighbours, NULL at the ends */
struct link *sequence_next(const struct sequence *s, const struct link *link);
struct link *sequence_previous(const struct sequence *s, const struct link *link);
/* From the first link to the last: start with {s}, NULL at the end.  Much
 * quicker than sequence_next; s must not change meanwhile. */
struct sequence_walk {
	const struct sequence *sequence;
	size_t block, index;
};
struct link *sequence_walk(struct sequence_walk *walk);
/* <0, 0, >0 as a stands before, at, behind b; both in s */
int sequence_compare(const struct link *a, const struct link *b);
/* the length of all, of all before link, and the element that holds offset: *start
 * is the length before it; NULL at the end; elements of length 0 hold nothing */
size_t sequence_length(const struct sequence *s);
size_t sequence_offset(const struct sequence *s, const struct link *link);
struct link *sequence_at_offset(const struct sequence *s, size_t offset, size_t *start);
/* empties s; the elements stand in no sequence then */
void sequence_clear(struct sequence *s);

#endif

/* The sequence against a plain array, by random inserts and removals. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sequence.h"

#define THINGS 3000

struct thing {
	struct link link;
	int number;
	size_t length;
};

static unsigned long long state;

static size_t random_below(size_t n)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return n ? (size_t)(state >> 33) % n : 0;
}

static size_t length_of(const struct link *link)
{
	return ((const struct thing *)link)->length;
}

/* every offset of the array is found in the thing that holds it */
static void same_offsets(const struct sequence *s, struct thing *const *array, size_t count)
{
	size_t offset = 0, start;
	for (size_t i = 0; i < count; i++) {
		cr_assert_eq(sequence_offset(s, &array[i]->link), offset);
		for (size_t k = 0; k < array[i]->length; k++) {
			cr_assert_eq(sequence_at_offset(s, offset + k, &start), &array[i]->link);
			cr_assert_eq(start, offset);
		}
		offset += array[i]->length;
	}
	cr_assert_eq(sequence_length(s), offset);
	cr_assert_null(sequence_at_offset(s, offset, &start));
	cr_assert_null(sequence_at_offset(s, offset + 1, &start));
}

static void same(const struct sequence *s, struct thing *const *array, size_t count)
{
	cr_assert_eq(s->count, count);
	struct link *link = sequence_at(s, 0);
	for (size_t i = 0; i < count; i++, link = sequence_next(s, link)) {
		cr_assert_eq(link, &array[i]->link, "at %zu", i);
		cr_assert_eq(sequence_at(s, i), link);
		cr_assert_eq(sequence_index(s, link), i);
		cr_assert_eq(sequence_previous(s, link), i ? &array[i - 1]->link : NULL);
		if (i)
			cr_assert(sequence_compare(&array[i - 1]->link, link) < 0 &&
			          sequence_compare(link, &array[i - 1]->link) > 0);
	}
	cr_assert_null(link);
	cr_assert_null(sequence_at(s, count));
	same_offsets(s, array, count);
}

Test(sequence, is_the_array_it_stands_for)
{
	static struct thing things[THINGS];
	static struct thing *array[THINGS];
	struct sequence s = {.measure = length_of};
	size_t count = 0, used = 0;
	const char *given = getenv("TEST_SEED");
	state = given ? strtoull(given, NULL, 10) : 7;
	fprintf(stderr, "TEST_SEED=%llu\n", state);
	while (used < THINGS) {
		if (count && random_below(4) == 0) {
			size_t at = random_below(count);
			sequence_remove(&s, &array[at]->link);
			cr_assert_null(array[at]->link.block);
			memmove(array + at, array + at + 1, (count - at - 1) * sizeof *array);
			count--;
		} else {
			size_t at = random_below(3) ? random_below(count + 1) : count;
			things[used].length = random_below(4);
			sequence_insert(&s, at, &things[used].link);
			memmove(array + at + 1, array + at, (count - at) * sizeof *array);
			array[at] = &things[used++];
			count++;
		}
		if (used % 500 == 0)
			same(&s, array, count);
	}
	same(&s, array, count);
	sequence_clear(&s);
	cr_assert_eq(s.count, 0);
	cr_assert_null(array[0]->link.block);
}

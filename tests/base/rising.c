/* The longest rising run, against all runs there are. */
#include "base/rising.h"

#include <criterion/criterion.h>

#include "support/random.h"

#define MOST 10

static size_t longest_of_all(const uint32_t *ranks, size_t count)
{
	size_t longest = 0;
	for (unsigned set = 0; set < 1u << count; set++) {
		size_t length = 0;
		uint32_t last = 0;
		bool rises = true;
		for (size_t i = 0; i < count && rises; i++)
			if (set >> i & 1) {
				rises = ranks[i] != RISING_NONE && (!length || ranks[i] > last);
				last = ranks[i];
				length++;
			}
		if (rises && length > longest)
			longest = length;
	}
	return longest;
}

Test(rising, marks_a_longest_run)
{
	random_start();
	for (int i = 0; i < 500; i++) {
		uint32_t ranks[MOST], last = 0;
		bool stays[MOST];
		size_t count = (size_t)random_below(MOST + 1), marked = 0;
		for (size_t k = 0; k < count; k++)
			ranks[k] = random_below(5) ? (uint32_t)random_below(8) : RISING_NONE;
		size_t longest = rising_longest(ranks, count, stays);
		cr_assert_eq(longest, longest_of_all(ranks, count));
		for (size_t k = 0; k < count; k++) {
			if (!stays[k])
				continue;
			cr_assert(ranks[k] != RISING_NONE && (!marked || ranks[k] > last));
			last = ranks[k];
			marked++;
		}
		cr_assert_eq(marked, longest);
	}
}

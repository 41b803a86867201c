#include "base/rising.h"

#include <stdlib.h>

#include "base/mem.h"

size_t rising_longest(const uint32_t *ranks, size_t count, bool *stays)
{
	/* ends[n]: where the run of n + 1 ranks ends that ends lowest; before: the one in front of each in its run */
	size_t *ends = mem_new_array(count + 1, sizeof *ends), *before = mem_new_array(count + 1, sizeof *before);
	size_t longest = 0;
	for (size_t i = 0; i < count; i++) {
		size_t low = 0, high = longest;
		stays[i] = false;
		if (ranks[i] == RISING_NONE)
			continue;
		while (low < high) {
			size_t middle = (low + high) / 2;
			if (ranks[ends[middle]] < ranks[i])
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low ? ends[low - 1] : SIZE_MAX;
		ends[low] = i;
		longest += low == longest;
	}
	for (size_t i = longest ? ends[longest - 1] : SIZE_MAX; i != SIZE_MAX; i = before[i])
		stays[i] = true;
	free(ends);
	free(before);
	return longest;
}

/* The longest run of numbers that rise: what of two orders need not move. */
#ifndef BASE_RISING_H
#define BASE_RISING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RISING_NONE UINT32_MAX /* a number that is in no run */

/* Marks a longest run of count ranks, not next to each other, that rises
 * strictly (stays: count elements); how many are in it. */
size_t rising_longest(const uint32_t *ranks, size_t count, bool *stays);

#endif

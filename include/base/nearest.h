/* Which known word did somebody mean who wrote another one?
 *
 * Words are compared by characters, letters of ASCII without regard to case; a
 * wrong, missing or further character and two swapped ones count 1 each. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stdint.h>

#include "base/slice.h"

#define NEAREST_LENGTH 32 /* characters; longer words resemble nothing */

struct nearest {
	uint32_t word[NEAREST_LENGTH];
	int length;
	int distance;      /* of best; candidates must come closer than this */
	struct slice best; /* .bytes NULL: none of the candidates is close */
};

void nearest_start(struct nearest *nearest, struct slice word);
/* the candidate must outlive nearest */
void nearest_offer(struct nearest *nearest, struct slice candidate);

#endif

/* The names an item refers to, as numbers of the journey's name table.  Most
 * refer to one; that one needs no memory of its own. */
#ifndef JOURNEY_REFERENCES_H
#define JOURNEY_REFERENCES_H

#include <stdbool.h>
#include <stdint.h>

struct references {
	uint32_t count;
	union {
		uint32_t one;   /* count == 1 */
		uint32_t *many; /* count > 1 */
	};
};

void references_add(struct references *references, uint32_t number);
/* frees what they hold and leaves none */
void references_free(struct references *references);
/* all count of them, borrowed */
const uint32_t *references_all(const struct references *references);
/* the same ones in the same order? */
bool references_equal(const struct references *a, const struct references *b);

#endif

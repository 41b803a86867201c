#include "journey/references.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void references_free(struct references *r)
{
	if (r->count > 1)
		free(r->many);
	*r = (struct references){0};
}

void references_add(struct references *r, uint32_t number)
{
	if (r->count == 0) {
		r->one = number;
	} else if (r->count == 1) {
		uint32_t first = r->one;
		r->many = mem_new_array(4, sizeof *r->many);
		r->many[0] = first;
		r->many[1] = number;
	} else {
		if (r->count >= 4 && (r->count & (r->count - 1)) == 0)
			r->many = mem_resize(r->many, (size_t)r->count * 2, sizeof *r->many);
		r->many[r->count] = number;
	}
	r->count++;
}

const uint32_t *references_all(const struct references *r)
{
	return r->count > 1 ? r->many : &r->one;
}

bool references_equal(const struct references *a, const struct references *b)
{
	return a->count == b->count &&
	       (!a->count || !memcmp(references_all(a), references_all(b), a->count * sizeof(uint32_t)));
}

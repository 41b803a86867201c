/* Many things of one size that live and die together. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

struct pool {
	size_t size; /* bytes of one thing; set it, zero the rest */
	char **slabs;
	size_t count; /* things taken */
};

/* one zeroed thing; it lives until pool_free */
void *pool_take(struct pool *pool);
/* the thing taken as number index, from 0 */
void *pool_at(const struct pool *pool, size_t index);
void pool_free(struct pool *pool);

#endif

#include "base/pool.h"

#include <stdlib.h>

#include "base/mem.h"

#define SLAB 512 /* things */

void *pool_take(struct pool *pool)
{
	if (pool->count % SLAB == 0) {
		pool->slabs = mem_resize(pool->slabs, pool->count / SLAB + 1, sizeof *pool->slabs);
		pool->slabs[pool->count / SLAB] = mem_new_array(SLAB, pool->size);
	}
	return pool_at(pool, pool->count++);
}

void *pool_at(const struct pool *pool, size_t index)
{
	return pool->slabs[index / SLAB] + index % SLAB * pool->size;
}

void pool_free(struct pool *pool)
{
	for (size_t i = 0; i < pool->count; i += SLAB)
		free(pool->slabs[i / SLAB]);
	free(pool->slabs);
	*pool = (struct pool){.size = pool->size};
}

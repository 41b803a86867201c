/* A number that tells texts apart: 64 bits, some gigabytes a second.
 *
 * It notices accidents (a changed file, a torn write, a flipped bit).  It is
 * not cryptographic: who wants two texts of one number can make them. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "base/slice.h"

/* the text may come in pieces: how it is cut makes no difference */
struct hash {
	uint64_t lanes[4];
	uint64_t length; /* bytes so far */
	unsigned char rest[32];
};

void hash_start(struct hash *hash);
void hash_add(struct hash *hash, struct slice piece);
uint64_t hash_end(const struct hash *hash);
/* all at once */
uint64_t hash_of(struct slice text);

#endif

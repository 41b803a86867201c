/* Four lanes of eight bytes, each mixed by multiplying and turning; the
 * constants are large odd numbers without a pattern. */
#include "base/hash.h"

#define A 0x9E3779B185EBCA87u
#define B 0xC2B2AE3D27D4EB4Fu
#define C 0x165667B19E3779F9u

static uint64_t turn(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static uint64_t mix(uint64_t lane, uint64_t word)
{
	return turn(lane + word * B, 31) * A;
}

static uint64_t read_word(const unsigned char *bytes)
{
	uint64_t word;
	memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

static void take_stripe(struct hash *h, const unsigned char *bytes)
{
	for (int i = 0; i < 4; i++)
		h->lanes[i] = mix(h->lanes[i], read_word(bytes + 8 * i));
}

void hash_start(struct hash *h)
{
	*h = (struct hash){.lanes = {A + B, B, 0, C}};
}

void hash_add(struct hash *h, struct slice piece)
{
	const unsigned char *bytes = (const unsigned char *)piece.bytes;
	size_t length = piece.length, held = h->length % sizeof h->rest;
	h->length += length;
	if (held) {
		size_t taken = sizeof h->rest - held < length ? sizeof h->rest - held : length;
		memcpy(h->rest + held, bytes, taken);
		if (held + taken < sizeof h->rest)
			return;
		take_stripe(h, h->rest);
		bytes += taken;
		length -= taken;
	}
	for (; length >= sizeof h->rest; bytes += sizeof h->rest, length -= sizeof h->rest)
		take_stripe(h, bytes);
	if (length)
		memcpy(h->rest, bytes, length);
}

uint64_t hash_end(const struct hash *h)
{
	uint64_t x = turn(h->lanes[0], 1) + turn(h->lanes[1], 7) + turn(h->lanes[2], 12) + turn(h->lanes[3], 18);
	x += h->length;
	for (size_t i = 0; i < h->length % sizeof h->rest; i++)
		x = turn(x ^ h->rest[i] * C, 11) * A;
	x = (x ^ x >> 33) * B;
	x = (x ^ x >> 29) * C;
	return x ^ x >> 32;
}

uint64_t hash_of(struct slice text)
{
	struct hash h;
	hash_start(&h);
	hash_add(&h, text);
	return hash_end(&h);
}

/* The rope against a plain buffer, and the hash against how a text is cut. */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "base/hash.h"
#include "base/rope.h"
#include "support/random.h"

static char letters[4096];

Test(rope, is_the_text_it_stands_for)
{
	struct buffer text = {0}, now = {0};
	random_start();
	for (size_t i = 0; i < sizeof letters; i++)
		letters[i] = (char)('a' + random_below(3));
	buffer_add(&text, letters, 1000);
	struct rope *rope = rope_new(slice_make(letters, 1000));
	for (int i = 0; i < 2000; i++) {
		size_t at = (size_t)random_below((int)text.length + 1), most = text.length - at;
		size_t length = (size_t)random_below(most < 40 ? (int)most + 1 : 40);
		char *removed = malloc(length + 1);
		if (length)
			memcpy(removed, text.bytes + at, length);
		if (length && random_below(4) == 0) {
			removed[random_below((int)length)] ^= 1;
			cr_assert_not(rope_replace(rope, at, slice_make(removed, length), slice_of("x")));
		} else {
			struct slice in = slice_make(letters + random_below(4000), (size_t)random_below(40));
			cr_assert(rope_replace(rope, at, slice_make(removed, length), in));
			buffer_splice(&text, at, length, in);
		}
		free(removed);
		buffer_clear(&now);
		rope_text(rope, &now);
		cr_assert(slice_equals(buffer_slice(&now), buffer_slice(&text)), "replacement %d", i);
	}
	cr_assert_not(rope_replace(rope, text.length + 1, slice_of(""), slice_of("x")));
	cr_assert_not(rope_replace(rope, text.length, slice_of("x"), slice_of("")));
	rope_free(rope);
	buffer_free(&text);
	buffer_free(&now);
}

Test(hash, does_not_depend_on_how_the_text_is_cut)
{
	random_start();
	for (size_t i = 0; i < sizeof letters; i++)
		letters[i] = (char)random_below(256);
	for (int i = 0; i < 500; i++) {
		size_t length = (size_t)random_below(300);
		struct hash hash;
		hash_start(&hash);
		for (size_t at = 0; at < length;) {
			size_t piece = (size_t)random_below(80);
			piece = piece > length - at ? length - at : piece;
			hash_add(&hash, slice_make(letters + at, piece));
			at += piece;
		}
		cr_assert_eq(hash_end(&hash), hash_of(slice_make(letters, length)));
	}
}

Test(hash, tells_every_changed_bit_and_length)
{
	char text[100] = {0};
	uint64_t seen[1000];
	size_t count = 0;
	for (size_t length = 0; length < sizeof text; length++)
		seen[count++] = hash_of(slice_make(text, length));
	for (size_t bit = 0; bit < 8 * sizeof text; bit++) {
		text[bit / 8] ^= (char)(1 << bit % 8);
		seen[count++] = hash_of(slice_make(text, sizeof text));
		text[bit / 8] ^= (char)(1 << bit % 8);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i; k++)
			cr_assert_neq(seen[i], seen[k], "%zu and %zu", i, k);
}

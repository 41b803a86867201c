/* The fast reader against the parser: what it takes, it reads as the parser does. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "support/regular.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = slice_make((const char *)data, size);
	struct buffer fast = {0}, slow = {0};
	if (unicode_validate(text.bytes, size) == size && regular_describe(text, &fast) &&
	    (!regular_describe_parsed(text, &slow) || !slice_equals(buffer_slice(&fast), buffer_slice(&slow)))) {
		fprintf(stderr, "----\n%.*s----\n%s\n%s\n", (int)size, text.bytes, fast.bytes, slow.bytes);
		abort();
	}
	buffer_free(&fast);
	buffer_free(&slow);
	return 0;
}

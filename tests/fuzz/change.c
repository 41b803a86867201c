/* A map, a NUL, and numbers that choose changes of it: the journey stays what
 * the text says, and undo leads back to the first byte. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/agree.h"
#include "support/changes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned take(void *context, unsigned limit)
{
	struct slice *left = context;
	if (!left->length || !limit)
		return 0;
	left->length--;
	return (uint8_t)*left->bytes++ % limit;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
	struct slice text = slice_make((const char *)data, nul ? (size_t)(nul - data) : size);
	struct slice left = slice_make((const char *)data + text.length, size - text.length);
	struct buffer why = {0};
	struct document *document = document_of_bytes(text, NULL, NULL);
	for (int step = 0; document && left.length && step < 30; step++) {
		struct error err = {0};
		bool done = changes_apply(document, take, &left, &err);
		if ((!done && !err.message[0]) || !agree_fresh(document, &why)) {
			fprintf(stderr, "step %d: %s\n", step, why.bytes ? why.bytes : "refused without a word");
			abort();
		}
	}
	while (document && document_undo(document))
		;
	if (document && (!agree_text(document, text) || !agree_fresh(document, &why)))
		abort();
	document_free(document);
	return 0;
}

/* Any bytes: the parser, the outline and the regular reader agree with each
 * other, and a change that is made leaves a text that parses. */
#include <stdint.h>
#include <stdlib.h>

#include "yaml/outline.h"
#include "yaml/regular.h"
#include "yaml/splice.h"
#include "base/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	(void)kind;
	*(size_t *)context += key.length + value.length;
}

static void cut(struct slice text)
{
	struct outline outline;
	size_t at = 0, read = 0;
	outline_split(text, &outline);
	for (size_t i = 0; i < outline.count; i++) {
		const struct outline_piece *p = &outline.pieces[i];
		struct slice piece = slice_make(text.bytes + p->start, p->length);
		if (p->start != at || p->gap > p->length)
			abort();
		at += p->length;
		if (regular_read(piece, take, &read)) {
			struct tree *tree = tree_parse(piece, TREE_VALUES, NULL);
			if (!tree || !tree->count || tree->nodes[0].kind != TREE_SEQUENCE || tree->nodes[0].count != 1)
				abort();
			tree_free(tree);
		}
	}
	if (at != text.length)
		abort();
	outline_free(&outline);
}

static void change(const struct tree *tree, uint8_t kind, uint8_t which, struct slice word)
{
	struct buffer out = {0};
	struct error err;
	struct value *value = kind & 8 ? value_list() : value_text(word);
	struct splice splice = {.kind = (enum splice_kind)(kind & 7), .node = which, .key = slice_of("key")};
	if (kind & 8)
		value_list_add(value, value_text(word));
	splice.value = value;
	splice.index = which % 3;
	splice.to = which % 2;
	if (splice.kind <= SPLICE_MOVE_ITEM && splice_apply(tree, &splice, kind & 16, &out, &err)) {
		struct tree *after = tree_parse(buffer_slice(&out), TREE_SPANS, NULL);
		if (!after)
			abort();
		tree_free(after);
	}
	value_free(value);
	buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 3 || size > 4096)
		return 0;
	struct slice text = slice_make((const char *)data + 2, size - 2);
	struct error err;
	struct tree *tree = tree_parse(text, TREE_SPANS, &err);
	if (unicode_validate(text.bytes, text.length) == text.length)
		cut(text);
	if (tree) {
		size_t length = data[1] % 16 < text.length ? data[1] % 16 : text.length;
		if (unicode_validate(text.bytes, length) == length)
			change(tree, data[0], data[1], slice_make(text.bytes, length));
	}
	tree_free(tree);
	return 0;
}

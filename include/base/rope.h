/* A long text with cheap replacements: a list of borrowed pieces.  What is
 * given to it must outlive it. */
#ifndef BASE_ROPE_H
#define BASE_ROPE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/slice.h"

struct rope;

struct rope *rope_new(struct slice text);
void rope_free(struct rope *rope);
/* Replaces the bytes `removed` at offset.  false when they are not there; then
 * nothing changed. */
bool rope_replace(struct rope *rope, size_t offset, struct slice removed, struct slice inserted);
/* adds the whole text to out */
void rope_text(const struct rope *rope, struct buffer *out);

#endif

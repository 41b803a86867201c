/* What the regular reader takes from an item, and what the parser does, in one
 * notation, so that the two can be compared. */
#ifndef SUPPORT_REGULAR_H
#define SUPPORT_REGULAR_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/slice.h"

/* false: the item is not regular */
bool regular_describe(struct slice text, struct buffer *out);
/* false: to the parser it is not one item of keys with words or lists of words */
bool regular_describe_parsed(struct slice text, struct buffer *out);

#endif

/* Text as JSON. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buffer.h"
#include "base/slice.h"

/* Adds text in double quotes with escapes; bad UTF-8 becomes U+FFFD. */
void json_add_string(struct buffer *out, struct slice text);

/* Is the text a number as JSON writes it: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][-+]?[0-9]+)? */
bool json_is_number(struct slice text);

#endif

/* Text as JSON. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buffer.h"
#include "base/slice.h"

/* Adds text in double quotes with escapes; bad UTF-8 becomes U+FFFD. */
void json_add_string(struct buffer *out, struct slice text);

#endif

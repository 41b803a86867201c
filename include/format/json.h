/* JSON: a map in the shape of its YAML file, so that it opens as a map too, and
 * single values.  Reading is jansson's work; numbers stay as they are written. */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "format/format.h"
#include "yaml/value.h"

void json_write_map(const struct journey *journey, long today, struct buffer *out);
/* A map, an array of touchpoints, or one touchpoint after the other (as in lines). */
bool json_read_map(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err);

/* Adds a value on one line; NULL: null.  Numbers, true and false are such. */
void json_add_value(struct buffer *out, const struct value *value);
/* One value, value_free; NULL: the text is none. */
struct value *json_read_value(struct slice text);

#endif

/* How values become lines; private to yaml/, the public face is value.h. */
#ifndef YAML_WRITER_H
#define YAML_WRITER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "yaml/tree.h"
#include "yaml/value.h"

struct writer {
	struct buffer *out;
	const char *newline;
	int step;      /* columns by which mappings and texts are set deeper, 1 to 9 */
	int list_step; /* the same for lists below a key; 0: their dashes stand below the key */
	bool quoted;   /* all texts and keys in double quotes on one line: JSON, and where nothing else is safe */
	bool json;     /* what is plain stands in double quotes too, but for what JSON leaves plain */
	bool rows;     /* lists one element a line even when they are short */
};

/* a string in the first of wish, plain, literal, double quotes that holds it;
 * a literal's lines stand at content_column.  true: it ended its last line */
bool writer_text(const struct writer *w, struct slice text, enum tree_style wish, bool in_flow, int parent_column,
                 int content_column);
/* any scalar value; true: it ended its last line */
bool writer_scalar(const struct writer *w, const struct value *value, enum tree_style wish, bool in_flow,
                   int parent_column, int content_column);
void writer_key(const struct writer *w, const struct value *key, bool in_flow);
/* [a, b], {key: value} or a scalar, on one line */
void writer_flow(const struct writer *w, const struct value *value);
/* What follows `key:` or `-` up to the end of the last line: ` value`, ` [a, b]`,
 * or the lines of a list or mapping.  parent_column is that of the key or dash. */
void writer_rest(const struct writer *w, const struct value *value, enum tree_style wish, int parent_column);
/* `key: value` lines of a mapping at column, the first one not indented */
void writer_entries(const struct writer *w, const struct value *map, int column);
/* `key: value` line or lines, not indented */
void writer_entry(const struct writer *w, const struct value *key, const struct value *value, int column);
/* `- value` line or lines, not indented */
void writer_item(const struct writer *w, const struct value *value, int column, int gap, bool flow);
/* is it a list that stands well on one line? */
bool value_is_short_list(const struct value *value);

#endif

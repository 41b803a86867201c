/* A YAML value in memory, without a place in any text: what is to be written.
 * value_write gives it as text; our own writer, because libyaml's escapes
 * every emoji and quotes by other rules. */
#ifndef YAML_VALUE_H
#define YAML_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "yaml/tree.h"

enum value_kind {
	VALUE_NULL,
	VALUE_TEXT,  /* a string: quoted where it would read as something else */
	VALUE_PLAIN, /* a number, true, false: written as it is */
	VALUE_LIST,
	VALUE_MAP
};

struct value {
	enum value_kind kind;
	char *text;           /* TEXT, PLAIN: NUL-terminated, but length counts */
	size_t length;        /* bytes of text */
	struct value **items; /* LIST: items; MAP: key, value, key, value … */
	size_t count;         /* LIST: items; MAP: pairs */
};

/* all: value_free; what is added to a list or map belongs to it */
struct value *value_null(void);
struct value *value_text(struct slice text);
struct value *value_plain(const char *text);
struct value *value_list(void);
struct value *value_map(void);
void value_list_add(struct value *list, struct value *item);
void value_map_add(struct value *map, const char *key, struct value *value);
/* the same, in place of what key says where it is there */
void value_map_put(struct value *map, const char *key, struct value *value);
/* the value of key, NULL */
const struct value *value_map_get(const struct value *map, const char *key);
/* a key that need not be text; it belongs to the map too */
void value_map_add_pair(struct value *map, struct value *key, struct value *value);
/* the nth of a list, or of a value that stands there without a list; NULL: there are no more */
const struct value *value_nth(const struct value *value, size_t n);
bool value_is_scalar(const struct value *value);
/* the text of a scalar; .bytes NULL: value is NULL or none */
struct slice value_slice(const struct value *value);
/* the text of a key of a mapping; .bytes NULL: there is none, or map is no mapping */
struct slice value_map_slice(const struct value *map, const char *key);
struct value *value_copy(const struct value *value);
/* the value of a tree's node; an alias gives the value of its anchor one level
 * deep or NULL value where it is undefined */
struct value *value_of_node(const struct tree *tree, uint32_t node);
void value_free(struct value *value);
/* do both say the same (or is neither there)?  The order of a map's keys does not count. */
bool value_equals(const struct value *a, const struct value *b);
/* does the node say just this value?  Order of a map's keys counts. */
bool value_matches(const struct value *value, const struct tree *tree, uint32_t node);

/* how a file writes its lists, read off a sibling */
struct value_style {
	int column;          /* of the dash, code points */
	int gap;             /* blanks behind the dash, at least 1 */
	bool flow;           /* maps as {…} on the dash's line */
	const char *newline; /* "\n", "\r\n" or "\r" */
};

/* Writes a scalar in the first of these that can hold it: style as asked,
 * plain, literal (block context, several lines), double quotes.  parent_column is the
 * column of the mapping or sequence it stands in (-1 at the root), for
 * block scalars, which end with a newline of their own then (*ends_line).
 * VALUE_PLAIN is written as it is, VALUE_NULL as `null`. */
void value_write_scalar(struct buffer *out, const struct value *scalar, enum tree_style wish, bool in_flow,
                        int parent_column, const char *newline, bool *ends_line);
/* does plain text read as a string in YAML 1.1 and 1.2, not as a number, date, true, yes, null …? */
bool value_reads_as_string(struct slice text);
/* may plain text stand in JSON as it is: a number, true, false? */
bool value_plain_in_json(struct slice text);
/* may the text stand plain and still be read as this very string? */
bool value_plain_allowed(struct slice text, bool in_flow);
/* Writes `- value` as a whole item with final newline.  Maps in block style
 * (one key a line) unless style->flow; short lists of scalars inside as [a, b]. */
void value_write_item(struct buffer *out, const struct value *value, const struct value_style *style);
/* Writes `key: value` lines at column, with final newline. */
void value_write_entry(struct buffer *out, struct slice key, const struct value *value, int column,
                       const char *newline);

#endif

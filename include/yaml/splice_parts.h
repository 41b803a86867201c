/* What the files that splice share; private to yaml/.
 *
 * An edit gathers patches, which replace bytes of the old text, and the ranges
 * in which comments may get lost because they belong to what is removed.  The
 * functions that gather return false when they know no way; whether what they
 * gathered is right is for splice_check to say. */
#ifndef YAML_SPLICE_PARTS_H
#define YAML_SPLICE_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "yaml/splice.h"
#include "yaml/tree.h"
#include "yaml/value.h"
#include "yaml/writer.h"

struct patch {
	uint32_t offset, removed; /* bytes of the old text */
	size_t text, length;      /* bytes in edit.texts */
};

struct span {
	uint32_t start, end; /* bytes */
};

struct edit {
	const struct tree *tree;
	const struct splice *splice;
	bool quoted;         /* write all texts in double quotes */
	const char *newline; /* of the file */
	int step, list_step; /* columns by which the file sets mappings and lists deeper */
	struct patch *patches;
	size_t patch_count, patch_room;
	struct buffer texts;
	struct span *lost;
	size_t lost_count, lost_room;
	uint32_t *children; /* of the collection last asked about, so that each is found at once */
	uint32_t children_of;
	uint32_t rewritten;            /* collection that is written anew, TREE_NONE */
	const struct value *rewriting; /* what it is to become */
};

void edit_replace(struct edit *e, uint32_t offset, uint32_t removed, struct slice text);
void edit_lose(struct edit *e, uint32_t start, uint32_t end);
void edit_clear(struct edit *e);
void edit_free(struct edit *e);
/* false: patches overlap */
bool edit_apply(const struct edit *e, struct buffer *out);
struct writer edit_writer(const struct edit *e, struct buffer *out, uint32_t node);

/* lines: they end in LF, CRLF or CR */
uint32_t row_start(struct slice text, uint32_t at);
uint32_t row_end(struct slice text, uint32_t at);
uint32_t row_next(struct slice text, uint32_t at);
bool line_is_blank(struct slice text, uint32_t start);
/* the column of the comment that is all of the line; -1: it is none */
long line_comment_column(struct slice text, uint32_t start);
/* do only blanks stand before at in its line? */
bool line_begins_at(struct slice text, uint32_t at);
/* does only a comment, or nothing, follow at in its line? */
bool line_rest_is_free(struct slice text, uint32_t at);
uint32_t skip_blanks(struct slice text, uint32_t at);
bool ends_in_newline(struct slice text);
const char *text_newline(struct slice text);

/* A literal or folded scalar. */
struct block_scalar {
	uint32_t header_end; /* behind | or > and its indicators */
	uint32_t body_end;   /* at the start of the line behind its last line of text */
	int indent;          /* columns of its text */
	char chomp;          /* '+', '-' or 0 */
};
void block_scalar_look(const struct tree *tree, uint32_t node, struct block_scalar *look);

bool node_in_flow(const struct tree *tree, uint32_t node);
bool node_is_empty(const struct tree *tree, uint32_t node);
bool node_is_block_scalar(const struct tree *tree, uint32_t node);
/* the leaf in which the node's text ends */
uint32_t node_last_leaf(const struct tree *tree, uint32_t node);
/* the end of its text, blank lines below a block scalar left out */
uint32_t node_text_end(const struct tree *tree, uint32_t node);
/* behind anchor and tag, or behind the dash or colon where there are none */
uint32_t node_value_start(const struct tree *tree, uint32_t node);
int node_parent_column(const struct tree *tree, uint32_t node);
/* which entry of its parent is this value or key or item? */
uint32_t node_index(const struct tree *tree, uint32_t node);

/* item of a sequence or key of a mapping, from 0 */
uint32_t edit_child(struct edit *e, uint32_t collection, uint32_t index);
/* an entry: from its key, `?` or dash to its text's end */
struct span edit_entry(struct edit *e, uint32_t collection, uint32_t index);

bool splice_set(struct edit *e, uint32_t node, const struct value *value);
/* keeps no line of an old list; rows: a list gets one line an element */
bool splice_set_anew(struct edit *e, uint32_t node, const struct value *value, bool rows);
bool splice_block_insert(struct edit *e, uint32_t sequence, uint32_t index, struct value *const *values, size_t count);
bool splice_block_remove(struct edit *e, uint32_t collection, uint32_t index, uint32_t count);
bool splice_block_move(struct edit *e, uint32_t sequence, uint32_t from, uint32_t to);
bool splice_block_add_key(struct edit *e, uint32_t mapping);
/* the lines of an entry: comments directly above, the entry, deeper comments below */
struct span splice_block_lines(struct edit *e, uint32_t collection, uint32_t index);
bool splice_flow_insert(struct edit *e, uint32_t collection, uint32_t index, struct slice text);
bool splice_flow_remove(struct edit *e, uint32_t collection, uint32_t index);
bool splice_flow_move(struct edit *e, uint32_t sequence, uint32_t from, uint32_t to);

/* A child of a collection as it is to be after the splice. */
struct expected {
	uint32_t old;              /* the node it was, TREE_NONE: a new one */
	const struct value *fresh; /* a new value; NULL: a new key, splice.key */
};
/* the children of a collection after the splice: count of them; free() *list */
size_t splice_expect(const struct edit *e, uint32_t collection, struct expected **list);
/* what the node is to be after the splice; value_free */
struct value *splice_expect_value(const struct edit *e, uint32_t node);
/* does the new text say what the old one says, but for the splice? */
bool splice_check(const struct edit *e, struct slice text, struct error *err);

#endif

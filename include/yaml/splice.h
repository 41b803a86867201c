/* One change to a YAML text that touches only the lines of what changes.
 *
 * splice_apply makes the patch, parses the result and compares it with the
 * tree that was to come out, node by node, and the comments with those before.
 * If the preferred writing fails that test it tries the safer ones (double
 * quotes on one line; the same and blank lines below stripped of blanks).  If
 * all fail: ERROR_REWRITE when the mapping or sequence can be written anew as
 * a whole (comments inside it are lost: ask first, then pass rewrite=true),
 * else ERROR_PLAIN.  Either way nothing is changed. */
#ifndef YAML_SPLICE_H
#define YAML_SPLICE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "yaml/tree.h"
#include "yaml/value.h"

enum splice_kind {
	SPLICE_SET,         /* node becomes value */
	SPLICE_ADD_KEY,     /* mapping node gets key: value behind its last entry; it has no such key */
	SPLICE_REMOVE_KEY,  /* the entry whose value is node goes, with its comments */
	SPLICE_RENAME_KEY,  /* the entry whose value is node gets another key */
	SPLICE_INSERT_ITEM, /* value becomes item `index` of sequence node (which may be null or absent: an empty value)
	                     */
	SPLICE_REMOVE_ITEM, /* item `index` of sequence node goes, with its comments */
	SPLICE_MOVE_ITEM    /* item `index` of sequence node becomes item `to` */
};

struct splice {
	enum splice_kind kind;
	uint32_t node;
	struct slice key;          /* ADD_KEY, RENAME_KEY */
	const struct value *value; /* SET, ADD_KEY, INSERT_ITEM */
	uint32_t index, to;        /* items, from 0; `to` counts after the removal */
};

/* tree: TREE_SPANS.  out gets the whole new text (it is cleared first). */
bool splice_apply(const struct tree *tree, const struct splice *splice, bool rewrite, struct buffer *out,
                  struct error *err);

#endif

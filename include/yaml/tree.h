/* A YAML text as a tree of spans.
 *
 * tree_parse reads one document with libyaml and says for every node where in
 * the bytes it stands: enough to change any value in place.  The text is
 * borrowed and must outlive the tree.  All offsets are bytes into that text;
 * a byte order mark at the start is skipped.  Nothing is expanded: an alias is
 * a node of its own.  Refused: several documents, nesting deeper than
 * TREE_DEPTH, UTF-16, text that is not UTF-8.
 *
 * Spans come from two passes, events and tokens, because events alone do not
 * give dashes, colons and the true end of block collections.  The end of a
 * block collection is that of its last leaf; an empty value stands right behind
 * its colon or dash; a literal or folded scalar ends behind the blank lines that
 * follow it, at the start of a line. */
#ifndef YAML_TREE_H
#define YAML_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"

#define TREE_DEPTH 64
#define TREE_NONE UINT32_MAX

enum tree_kind { TREE_SCALAR, TREE_ALIAS, TREE_SEQUENCE, TREE_MAPPING };

enum tree_style {
	TREE_PLAIN, /* scalars; an empty value is a plain scalar of no bytes */
	TREE_SINGLE,
	TREE_DOUBLE,
	TREE_LITERAL,
	TREE_FOLDED,
	TREE_BLOCK, /* collections */
	TREE_FLOW,
	TREE_PAIR /* a mapping without brackets in a flow sequence: [a: b] */
};

enum tree_passes {
	TREE_VALUES, /* one pass: kinds, values, start; no spans, no comments */
	TREE_SPANS   /* both passes: all of it */
};

struct tree_node {
	uint8_t kind;        /* enum tree_kind */
	uint8_t style;       /* enum tree_style */
	bool plain_implicit; /* a plain scalar without tag: may be a number, true, null */
	uint16_t column;     /* block collections: code points before the first key or dash */
	uint32_t parent;     /* node, TREE_NONE at the root */
	uint32_t first;      /* first child, TREE_NONE; a mapping's children are key, value, key, value … */
	uint32_t next;       /* next sibling, TREE_NONE */
	union {
		uint32_t count;  /* items of a sequence, entries (pairs) of a mapping */
		uint32_t target; /* an alias: the node it stands for, which may hold the alias itself */
	};
	uint32_t start;      /* first byte, anchor and tag included */
	uint32_t content;    /* first byte behind anchor and tag */
	uint32_t end;        /* byte behind the last one of the content */
	uint32_t mark;       /* its dash (in a block sequence), colon (a mapping's value) or ? (a key); TREE_NONE */
	struct slice value;  /* scalars: decoded; aliases: the anchor's name */
	struct slice anchor; /* .bytes NULL: none */
	struct slice tag;    /* .bytes NULL: none */
};

struct tree {
	struct slice text;
	struct tree_node *nodes; /* nodes[0] is the root; none when the text holds no node */
	uint32_t count;
	bool has_alias;
	bool has_anchor;
	/* comments in order, from '#' up to the line's end; TREE_SPANS only */
	struct slice *comments;
	uint32_t comment_count;
	void *arena; /* decoded values */
};

/* NULL when the text is not one well-formed document; err has offset, line and
 * column of the cause and says it in plain words (libyaml's text in brackets).
 * tree_free. */
struct tree *tree_parse(struct slice text, enum tree_passes passes, struct error *err);
void tree_free(struct tree *tree);

/* the value node of key in a mapping, TREE_NONE when it is not there; the first
 * one of duplicates */
uint32_t tree_find(const struct tree *tree, uint32_t mapping, struct slice key);
/* the node that an alias stands for; itself when it is none */
uint32_t tree_resolved(const struct tree *tree, uint32_t node);
/* the node of the key whose value is given */
uint32_t tree_key_of(const struct tree *tree, uint32_t value);
/* item of a sequence, from 0; TREE_NONE */
uint32_t tree_item(const struct tree *tree, uint32_t sequence, uint32_t index);
/* true for an empty plain scalar, ~, null, Null, NULL without a tag */
bool tree_is_null(const struct tree *tree, uint32_t node);

#endif

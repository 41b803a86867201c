/* The tree of a regular map file, several times faster than a parser makes it.
 *
 * The text is cut as yaml/outline.h says; regular items are read by
 * yaml/regular.h, and only what is left goes through the parser, piece by piece.
 * The tree is the one that tree_parse makes of the whole text in its first pass,
 * but for spans: of a node only kind, style (of collections: not), children,
 * value, start and content are set; the tests compare the two. */
#ifndef YAML_TREE_QUICK_H
#define YAML_TREE_QUICK_H

#include "yaml/tree.h"

/* NULL: the text is not regular enough, or holds anchors or mistakes; then it is
 * tree_parse that tells.  tree_free. */
struct tree *tree_quick(struct slice text);

#endif

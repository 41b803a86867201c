/* All that a map says, as plain lines in the user's language: what `git diff`
 * and `git log -p` compare, so that they speak of owners and stages instead of
 * indentation and quotes.
 *
 * Each stage, channel, persona, owner and touchpoint is a line at the left
 * margin, its fields stand below it, one a line, and comments where the file
 * has them.  Order is that of the file.  Nothing that a person wrote into the
 * map is left out; how it was written is.  The text is harmless for a terminal. */
#ifndef JOURNEY_PLAIN_H
#define JOURNEY_PLAIN_H

#include "base/buffer.h"
#include "yaml/tree.h"

/* Adds the lines to out; the tree has been parsed with TREE_SPANS. */
void plain_write(const struct tree *tree, struct buffer *out);

#endif

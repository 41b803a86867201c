/* What the files of the check share: looking things up in a map's tree. */
#ifndef JOURNEY_CHECK_PARTS_H
#define JOURNEY_CHECK_PARTS_H

#include "base/buffer.h"
#include "journey/finding.h"
#include "yaml/tree.h"

/* The mapping that the key `<<` of a mapping brings in; TREE_NONE. */
uint32_t check_merged_mapping(const struct tree *tree, uint32_t mapping);
/* The value of a key that is there and says something, `<<` included; TREE_NONE. */
uint32_t check_said(const struct tree *tree, uint32_t mapping, const char *key);
/* Adds what an entry that a merge wrote is about: “Call” “rating”. */
void check_add_conflict(const struct tree *tree, uint32_t mapping, struct buffer *out);
/* Sets the offsets of the findings from this one on to what each is about. */
void check_place(const struct tree *tree, struct findings *findings, size_t from);

#endif

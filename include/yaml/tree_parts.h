/* What the files that make a tree share; private to yaml/.
 *
 * libyaml counts code points, we count bytes: a tree_cursor walks the text once
 * and turns the one into the other. */
#ifndef YAML_TREE_PARTS_H
#define YAML_TREE_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "yaml/tree.h"

struct yaml_parser_s;

struct tree_cursor {
	const char *bytes;
	size_t length;
	size_t offset; /* bytes */
	size_t index;  /* characters that begin before offset, a byte order mark at the start not counted */
};

void tree_cursor_start(struct tree_cursor *cursor, struct slice text);
/* the byte offset of character `index`, which may lie before the last one asked for */
uint32_t tree_cursor_seek(struct tree_cursor *cursor, size_t index);

/* The second pass: sets content, end, mark and column of all nodes, and the comments. */
bool tree_add_spans(struct tree *tree, struct error *err);

/* Gives the decoded values of another tree to this one. */
void tree_join_arena(struct tree *tree, struct tree *other);

/* Says in plain words why the parser stopped; returns false. */
bool tree_explain(const struct yaml_parser_s *parser, struct slice text, struct error *err);
/* error_at and error_locate in one */
bool tree_error(struct error *err, struct slice text, size_t offset, const char *sentence);

#endif

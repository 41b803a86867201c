#include "base/mem.h"
#include "yaml/splice_parts.h"

bool node_in_flow(const struct tree *tree, uint32_t node)
{
	uint32_t parent = tree->nodes[node].parent;
	return parent != TREE_NONE && tree->nodes[parent].style != TREE_BLOCK;
}

bool node_is_empty(const struct tree *tree, uint32_t node)
{
	return tree->nodes[node].kind == TREE_SCALAR && tree->nodes[node].content == tree->nodes[node].end;
}

bool node_is_block_scalar(const struct tree *tree, uint32_t node)
{
	const struct tree_node *n = &tree->nodes[node];
	return n->kind == TREE_SCALAR && (n->style == TREE_LITERAL || n->style == TREE_FOLDED);
}

int node_parent_column(const struct tree *tree, uint32_t node)
{
	uint32_t parent = tree->nodes[node].parent;
	return parent == TREE_NONE ? -1 : tree->nodes[parent].column;
}

/* A line of blanks is blank only while it is not longer than the indentation. */
static bool is_scalar_blank(struct slice text, uint32_t start, int indent, int *blanks)
{
	uint32_t at = start;
	while (at < text.length && text.bytes[at] == ' ')
		at++;
	*blanks = (int)(at - start);
	bool end = at == text.length || text.bytes[at] == '\n' || text.bytes[at] == '\r';
	return end && (indent < 0 || *blanks <= indent);
}

void block_scalar_look(const struct tree *tree, uint32_t node, struct block_scalar *look)
{
	const struct tree_node *n = &tree->nodes[node];
	struct slice text = tree->text;
	int parent = node_parent_column(tree, node), blanks;
	uint32_t at = n->content + 1;
	*look = (struct block_scalar){.indent = -1};
	for (; at < text.length && strchr("+-123456789", text.bytes[at]); at++) {
		if (text.bytes[at] == '+' || text.bytes[at] == '-')
			look->chomp = text.bytes[at];
		else
			look->indent = (parent < 0 ? 0 : parent) + text.bytes[at] - '0';
	}
	look->header_end = at;
	look->body_end = at = row_next(text, at);
	for (; at < n->end; at = row_next(text, at)) {
		if (is_scalar_blank(text, at, look->indent, &blanks))
			continue;
		if (look->indent < 0)
			look->indent = blanks;
		look->body_end = row_next(text, at);
	}
	if (look->chomp == '+')
		look->body_end = n->end;
}

uint32_t node_last_leaf(const struct tree *tree, uint32_t node)
{
	const struct tree_node *n = &tree->nodes[node];
	while ((n->kind == TREE_SEQUENCE || n->kind == TREE_MAPPING) && n->style != TREE_FLOW &&
	       n->first != TREE_NONE) {
		for (node = n->first; tree->nodes[node].next != TREE_NONE;)
			node = tree->nodes[node].next;
		n = &tree->nodes[node];
	}
	return node;
}

uint32_t node_text_end(const struct tree *tree, uint32_t node)
{
	uint32_t leaf = node_last_leaf(tree, node);
	if (!node_is_block_scalar(tree, leaf))
		return tree->nodes[leaf].end;
	struct block_scalar look;
	block_scalar_look(tree, leaf, &look);
	return look.body_end;
}

uint32_t node_value_start(const struct tree *tree, uint32_t node)
{
	const struct tree_node *n = &tree->nodes[node];
	struct slice text = tree->text;
	uint32_t end = n->mark != TREE_NONE ? n->mark + 1 : n->start;
	uint32_t at = n->start;
	while (at < n->content && (text.bytes[at] == '&' || text.bytes[at] == '!')) {
		while (at < n->content && !strchr(" \t\r\n", text.bytes[at]))
			at++;
		end = at;
		at = skip_blanks(text, at);
	}
	return end;
}

uint32_t node_index(const struct tree *tree, uint32_t node)
{
	uint32_t parent = tree->nodes[node].parent, index = 0;
	for (uint32_t child = tree->nodes[parent].first; child != node; child = tree->nodes[child].next)
		index++;
	return tree->nodes[parent].kind == TREE_MAPPING ? index / 2 : index;
}

uint32_t edit_child(struct edit *e, uint32_t collection, uint32_t index)
{
	const struct tree_node *nodes = e->tree->nodes, *parent = &nodes[collection];
	if (!e->children || e->children_of != collection) {
		uint32_t count = 0;
		e->children = mem_resize(e->children, parent->count ? parent->count : 1, sizeof *e->children);
		e->children_of = collection;
		for (uint32_t child = parent->first; child != TREE_NONE; child = nodes[child].next) {
			e->children[count++] = child;
			if (parent->kind == TREE_MAPPING)
				child = nodes[child].next;
		}
	}
	return e->children[index];
}

struct span edit_entry(struct edit *e, uint32_t collection, uint32_t index)
{
	const struct tree *tree = e->tree;
	uint32_t child = edit_child(e, collection, index);
	const struct tree_node *n = &tree->nodes[child];
	struct span span = {n->mark != TREE_NONE ? n->mark : n->start, node_text_end(tree, child)};
	if (tree->nodes[collection].kind == TREE_MAPPING) {
		uint32_t end = node_text_end(tree, n->next);
		if (end > span.end)
			span.end = end;
	}
	return span;
}

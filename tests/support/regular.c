#include "support/regular.h"

#include "yaml/regular.h"
#include "yaml/tree.h"

static void add(struct buffer *out, struct slice key, struct slice value, enum regular_kind kind)
{
	static const char kinds[] = {[REGULAR_PLAIN] = 'p',
	                             [REGULAR_QUOTED] = 'q',
	                             [REGULAR_PLAIN_ELEMENT] = 'P',
	                             [REGULAR_QUOTED_ELEMENT] = 'Q',
	                             [REGULAR_EMPTY_LIST] = 'E'};
	buffer_add_text(out, key.bytes ? "<" : "(");
	buffer_add(out, key.bytes ? key.bytes : "", key.length);
	buffer_format(out, "|%c|", kinds[kind]);
	buffer_add(out, value.bytes ? value.bytes : "", value.length);
	buffer_add_text(out, ">");
}

static void take(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	add(context, key, value, kind);
}

static bool is_quoted(const struct tree_node *n)
{
	return n->style == TREE_SINGLE || n->style == TREE_DOUBLE;
}

bool regular_describe_parsed(struct slice text, struct buffer *out)
{
	struct tree *tree = tree_parse(text, TREE_VALUES, NULL);
	bool ok = tree && tree->count > 1 && tree->nodes[0].kind == TREE_SEQUENCE && tree->nodes[0].count == 1 &&
	          tree->nodes[0].style == TREE_BLOCK;
	for (uint32_t i = 0; ok && i < tree->count; i++)
		ok = tree->nodes[i].kind != TREE_ALIAS && !tree->nodes[i].tag.bytes && !tree->nodes[i].anchor.bytes;
	if (ok && tree->nodes[1].kind == TREE_SCALAR) {
		add(out, slice_make(NULL, 0), tree->nodes[1].value,
		    is_quoted(&tree->nodes[1]) ? REGULAR_QUOTED : REGULAR_PLAIN);
	} else if (ok) {
		ok = tree->nodes[1].kind == TREE_MAPPING;
		for (uint32_t k = tree->nodes[1].first, v; ok && k != TREE_NONE; k = tree->nodes[v].next) {
			v = tree->nodes[k].next;
			const struct tree_node *n = &tree->nodes[v];
			struct slice key = tree->nodes[k].value;
			ok = tree->nodes[k].kind == TREE_SCALAR && n->kind != TREE_MAPPING;
			if (n->kind == TREE_SEQUENCE && n->count == 0)
				add(out, key, slice_make(NULL, 0), REGULAR_EMPTY_LIST);
			else if (n->kind == TREE_SCALAR)
				add(out, key, n->value, is_quoted(n) ? REGULAR_QUOTED : REGULAR_PLAIN);
			for (uint32_t e = n->first; n->kind == TREE_SEQUENCE && e != TREE_NONE;
			     e = tree->nodes[e].next) {
				ok = ok && tree->nodes[e].kind == TREE_SCALAR;
				add(out, key, tree->nodes[e].value,
				    is_quoted(&tree->nodes[e]) ? REGULAR_QUOTED_ELEMENT : REGULAR_PLAIN_ELEMENT);
			}
		}
	}
	tree_free(tree);
	return ok;
}

bool regular_describe(struct slice text, struct buffer *out)
{
	return regular_read(text, take, out);
}

/* What the check looks up in a map's tree: what is said, what a conflict is about, and
 * where things, fields and entries stand that findings of coverage are about. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/record.h"

#include "check_parts.h"

#define CONFLICT_COLUMNS 40 /* of each word of a conflict */

/* the items of each list, in its order */
struct places {
	uint32_t *items[KIND_COUNT];
	size_t counts[KIND_COUNT];
};

uint32_t check_merged_mapping(const struct tree *tree, uint32_t mapping)
{
	uint32_t source = tree_find(tree, mapping, slice_of("<<"));
	uint32_t from = source == TREE_NONE ? TREE_NONE : tree_resolved(tree, source);
	return from != TREE_NONE && from != mapping && tree->nodes[from].kind == TREE_MAPPING ? from : TREE_NONE;
}

uint32_t check_said(const struct tree *tree, uint32_t mapping, const char *key)
{
	uint32_t value = tree_find(tree, mapping, slice_of(key)), merged = TREE_NONE;
	if (value == TREE_NONE)
		merged = check_merged_mapping(tree, mapping);
	if (merged != TREE_NONE)
		value = tree_find(tree, merged, slice_of(key));
	return value == TREE_NONE || tree_is_null(tree, tree_resolved(tree, value)) ? TREE_NONE : value;
}

static void add_word(const struct tree *tree, uint32_t mapping, const char *key, struct buffer *out)
{
	uint32_t value = tree_find(tree, mapping, slice_of(key));
	if (value == TREE_NONE || tree->nodes[tree_resolved(tree, value)].kind != TREE_SCALAR)
		return;
	struct buffer word = {0};
	unicode_sanitise(&word, tree->nodes[tree_resolved(tree, value)].value, CONFLICT_COLUMNS);
	buffer_add_text(out, out->length ? " " : "");
	buffer_format(out, _("“%.*s”"), (int)word.length, buffer_slice(&word).bytes);
	buffer_free(&word);
}

void check_add_conflict(const struct tree *tree, uint32_t mapping, struct buffer *out)
{
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		add_word(tree, mapping, kind_label(kind)->en, out);
	add_word(tree, mapping, "field", out);
}

/* The node of the item, field or entry that a finding is about. */
static uint32_t node_of(const struct tree *tree, const struct places *places, const struct finding_subject *subject)
{
	uint32_t node = 0;
	if (subject->kind != KIND_MAP) {
		if (subject->index >= places->counts[subject->kind])
			return 0;
		node = places->items[subject->kind][subject->index];
	}
	uint32_t at = tree_resolved(tree, node);
	if (!subject->key || tree->nodes[at].kind != TREE_MAPPING)
		return node;
	uint32_t value = check_said(tree, at, subject->key);
	return value == TREE_NONE ? node : value;
}

static uint32_t *list_items(const struct tree *tree, enum kind kind, size_t *count)
{
	uint32_t list = tree->nodes[0].kind == TREE_MAPPING ? record_list(tree, kind, NULL) : TREE_NONE;
	*count = list == TREE_NONE ? 0 : tree->nodes[list].count;
	uint32_t *items = mem_new_array(*count, sizeof *items);
	size_t i = 0;
	for (uint32_t n = *count ? tree->nodes[list].first : TREE_NONE; n != TREE_NONE; n = tree->nodes[n].next)
		items[i++] = n;
	return items;
}

void check_place(const struct tree *tree, struct findings *findings, size_t from)
{
	struct places places = {0};
	if (from == findings->count || !tree->count)
		return;
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		places.items[kind] = list_items(tree, kind, &places.counts[kind]);
	for (size_t i = from; i < findings->count; i++) {
		struct finding *f = &findings->list[i];
		f->offset = tree->nodes[node_of(tree, &places, &f->subject)].content;
	}
	for (int kind = 0; kind < KIND_COUNT; kind++)
		free(places.items[kind]);
}

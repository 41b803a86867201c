/* Adding, removing and moving items that are chunks of their own.
 *
 * An item's chunk begins with its gap, the blank lines and the comments that
 * are not its own.  Gaps belong to the places of the list, not to the items:
 * when items move, the gaps stay where they are. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/chunk.h"
#include "yaml/splice.h"
#include "yaml/value.h"

static bool is_blank(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!strchr(" \t\r\n", text.bytes[i]))
			return false;
	return true;
}

static bool ends_line(struct slice text)
{
	return !text.length || text.bytes[text.length - 1] == '\n' || text.bytes[text.length - 1] == '\r';
}

static struct slice without_newline(struct slice text)
{
	while (text.length && ends_line(text))
		text.length--;
	return text;
}

/* The chunk of an item of a list whose items are chunks; NULL. */
static struct chunk *item_chunk(const struct document *d, enum kind kind, size_t index)
{
	const struct item *item = journey_item(d->journey, kind, index);
	return item && item->alone ? item->chunk : NULL;
}

static void exchange_one(struct document *d, struct chunk *old, struct slice gap, struct slice own)
{
	struct chunk *in = chunk_version(d, old, gap, own);
	step_exchange(d, sequence_index(&d->chunks, &old->place), 1, &in, 1);
}

bool apply_end_line(struct document *d, struct chunk *chunk, bool *ended, struct error *err)
{
	*ended = !ends_line(chunk_text(chunk));
	if (!*ended)
		return true;
	struct buffer own = {0};
	buffer_add_slice(&own, chunk_own(chunk));
	buffer_add_text(&own, d->newline);
	bool same = chunk_means_same(chunk_own(chunk), buffer_slice(&own));
	if (same)
		exchange_one(d, chunk, chunk_gap(chunk), buffer_slice(&own));
	else
		error_set(err, _("the file ends inside a text block without a newline; add a newline at its end in an "
		                 "editor first"));
	buffer_free(&own);
	return same;
}

/* The blank lines that stand between the items of the list, as far as a look
 * at two neighbours tells. */
static struct slice usual_gap(const struct document *d, enum kind kind, size_t at)
{
	const struct chunk *chunk = at + 1 < journey_count(d->journey, kind) ? item_chunk(d, kind, at + 1) : NULL;
	if (!chunk && at > 0)
		chunk = item_chunk(d, kind, at);
	if (!chunk)
		return slice_of("");
	struct slice gap = chunk_gap(chunk);
	return is_blank(gap) ? gap : slice_of("");
}

/* How a sibling is written: dash column, blanks behind it, flow or block. */
static struct value_style style_of(const struct document *d, const struct chunk *sibling)
{
	struct value_style style = {.column = sibling->column, .gap = 1, .newline = d->newline};
	struct tree *tree = tree_parse(chunk_text(sibling), TREE_SPANS, NULL);
	if (tree && tree->count > 1 && tree->nodes[1].mark != TREE_NONE) {
		const struct tree_node *node = &tree->nodes[1];
		size_t at = node->mark + 1;
		while (at < sibling->length && sibling->text[at] == ' ')
			at++;
		if (at < sibling->length && sibling->text[at] != '\n' && sibling->text[at] != '\r')
			style.gap = (int)(at - node->mark - 1);
		style.flow = node->kind == TREE_MAPPING && node->style == TREE_FLOW;
	}
	tree_free(tree);
	return style;
}

static struct chunk *new_item_chunk(struct document *d, enum kind kind, const struct chunk *sibling, struct slice gap,
                                    struct slice own)
{
	struct chunk like = {.kind = OUTLINE_ITEM, .list = (uint8_t)kind, .column = sibling->column};
	struct chunk *chunk = chunk_version(d, &like, gap, own);
	struct item *item = pool_take(&d->item_pool);
	item->kind = (uint8_t)kind;
	chunk_set_items(chunk, &item, 1);
	return chunk;
}

bool apply_add(struct document *d, enum kind kind, const struct change *change, bool rewrite, struct error *err)
{
	size_t count = journey_count(d->journey, kind);
	size_t at = change->at > count ? count : change->at;
	struct chunk *sibling = item_chunk(d, kind, at > 0 ? at - 1 : 0);
	if (!sibling)
		return apply_list_splice(d, change->list, change, rewrite, err);

	bool ended = false;
	if (at > 0 && !apply_end_line(d, sibling, &ended, err))
		return false;
	sibling = item_chunk(d, kind, at > 0 ? at - 1 : 0);
	struct value_style style = style_of(d, sibling);
	struct buffer own = {0};
	value_write_item(&own, change->value, &style);
	struct slice text = buffer_slice(&own), gap = usual_gap(d, kind, at > 0 ? at - 1 : 0);
	if (ended)
		text = without_newline(text);
	size_t index = sequence_index(&d->chunks, &sibling->place);
	struct chunk *in;
	if (at > 0) {
		in = new_item_chunk(d, kind, sibling, sibling->keep ? slice_of("") : gap, text);
		step_exchange(d, index + 1, 0, &in, 1);
	} else {
		in = new_item_chunk(d, kind, sibling, chunk_gap(sibling), text);
		if (!slice_equals(chunk_gap(sibling), gap))
			exchange_one(d, sibling, gap, chunk_own(sibling));
		step_exchange(d, index, 0, &in, 1);
	}
	buffer_free(&own);
	struct tree *tree = tree_parse(chunk_text(in), TREE_VALUES, err);
	bool good = tree && tree->count > 1 && value_matches(change->value, tree, tree->nodes[0].first);
	if (tree && !good)
		error_set(err, _("this cannot be written so that it reads back the same; nothing was changed"));
	tree_free(tree);
	return good;
}

/* The last item of a list goes: its head says [] then. */
static bool remove_last(struct document *d, enum kind kind, struct chunk *chunk, bool rewrite, struct error *err)
{
	size_t index = sequence_index(&d->chunks, &chunk->place);
	const struct chunk *head = index ? (const struct chunk *)sequence_at(&d->chunks, index - 1) : NULL;
	struct buffer both = {0}, out = {0};
	if (head)
		buffer_add_slice(&both, chunk_text(head));
	buffer_add_slice(&both, chunk_text(chunk));
	struct tree *tree = tree_parse(buffer_slice(&both), TREE_SPANS, err);
	uint32_t list = tree && tree->count ? tree_find(tree, 0, slice_of(kind_list_key(kind))) : TREE_NONE;
	bool good = list != TREE_NONE || !tree ? tree != NULL : error_set(err, _("the list has no head"));
	if (good) {
		struct splice splice = {.kind = SPLICE_REMOVE_ITEM, .node = list};
		good = splice_apply(tree, &splice, rewrite, &out, err) &&
		       apply_text(d, index - 1, 2, buffer_slice(&out), (struct reordering){REMOVED, kind, 0, 0}, err);
	}
	tree_free(tree);
	buffer_free(&both);
	buffer_free(&out);
	return good;
}

/* What is left of the gaps of a removed item and of the one behind it. */
static void join_gaps(struct buffer *out, const struct chunk *removed, const struct chunk *next)
{
	struct slice gap = chunk_gap(removed), after = next ? chunk_gap(next) : slice_of("");
	if (!next && is_blank(gap))
		return;
	buffer_add_slice(out, gap);
	if (!is_blank(after))
		buffer_add_slice(out, after);
}

bool apply_remove(struct document *d, enum kind kind, const struct change *change, bool rewrite, struct error *err)
{
	struct chunk *chunk = item_chunk(d, kind, change->at);
	if (!journey_item(d->journey, kind, change->at))
		return error_set(err, _("there is no number %zu in “%s”"), change->at + 1, change->list);
	if (!chunk)
		return apply_list_splice(d, change->list, change, rewrite, err);
	if (journey_count(d->journey, kind) == 1)
		return remove_last(d, kind, chunk, rewrite, err);
	struct chunk *next = item_chunk(d, kind, change->at + 1);
	size_t index = sequence_index(&d->chunks, &chunk->place);
	struct buffer gap = {0};
	join_gaps(&gap, chunk, next);
	if (next && !slice_equals(buffer_slice(&gap), chunk_gap(next)))
		exchange_one(d, next, buffer_slice(&gap), chunk_own(next));
	struct chunk *left = NULL;
	if (!next && gap.length) {
		size_t length = gap.length;
		left = chunk_new(d, OUTLINE_ENTRIES, buffer_take(&gap), length, true);
	}
	step_exchange(d, index, 1, &left, left ? 1 : 0);
	buffer_free(&gap);
	return true;
}

/* Gives the items of a stretch the gaps that its places had. */
static void put_gaps_back(struct document *d, enum kind kind, size_t first, size_t count, char *const *gaps)
{
	for (size_t i = 0; i < count; i++) {
		struct chunk *chunk = item_chunk(d, kind, first + i);
		if (!slice_equals(chunk_gap(chunk), slice_of(gaps[i])))
			exchange_one(d, chunk, slice_of(gaps[i]), chunk_own(chunk));
	}
}

static bool move_chunk(struct document *d, enum kind kind, size_t from, size_t to, struct error *err)
{
	size_t first = from < to ? from : to, count = (from < to ? to - from : from - to) + 1;
	char **gaps = mem_new_array(count, sizeof *gaps);
	for (size_t i = 0; i < count; i++) {
		struct slice gap = chunk_gap(item_chunk(d, kind, first + i));
		gaps[i] = mem_copy(gap.bytes, gap.length);
	}
	bool ended = false;
	bool good = apply_end_line(d, item_chunk(d, kind, first + count - 1), &ended, err);
	if (good) {
		struct chunk *moved = item_chunk(d, kind, from);
		struct chunk *target = item_chunk(d, kind, to);
		size_t source_index = sequence_index(&d->chunks, &moved->place);
		size_t target_index = sequence_index(&d->chunks, &target->place);
		step_exchange(d, source_index, 1, NULL, 0);
		step_exchange(d, target_index, 0, &moved, 1);
		put_gaps_back(d, kind, first, count, gaps);
		struct chunk *last = item_chunk(d, kind, first + count - 1);
		struct slice own = without_newline(chunk_own(last));
		if (ended && chunk_means_same(chunk_own(last), own))
			exchange_one(d, last, chunk_gap(last), own);
	}
	for (size_t i = 0; i < count; i++)
		free(gaps[i]);
	free(gaps);
	return good;
}

bool apply_move(struct document *d, enum kind kind, const struct change *change, bool rewrite, struct error *err)
{
	size_t count = journey_count(d->journey, kind);
	if (change->at >= count || change->to >= count)
		return error_set(err, _("there is no number %zu in “%s”"),
		                 (change->at >= count ? change->at : change->to) + 1, change->list);
	if (change->at == change->to)
		return true;
	if (!item_chunk(d, kind, change->at))
		return apply_list_splice(d, change->list, change, rewrite, err);
	return move_chunk(d, kind, change->at, change->to, err);
}

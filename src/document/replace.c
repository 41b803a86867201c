/* Replacing bytes of the text, wherever they stand: the chunks around them are
 * cut anew. */
#include "document/chunk.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"

/* ---- a stretch of chunks ---- */

static struct item **items_between(const struct document *d, size_t first, size_t behind, struct item *const *others,
                                   size_t other_count, size_t *count)
{
	struct item **items = NULL;
	size_t room = 0;
	*count = 0;
	struct link *p = sequence_at(&d->chunks, first);
	for (size_t i = first; i < behind; i++, p = sequence_next(&d->chunks, p)) {
		const struct chunk *chunk = (const struct chunk *)p;
		if (*count + chunk->count + other_count > room) {
			room = (*count + chunk->count + other_count) * 2;
			items = mem_resize(items, room, sizeof *items);
		}
		for (uint32_t k = 0; k < chunk->count; k++)
			items[(*count)++] = chunk_items(chunk)[k];
	}
	if (other_count && !items)
		items = mem_new_array(other_count, sizeof *items);
	for (size_t i = 0; i < other_count; i++)
		if (!others[i]->place.block)
			items[(*count)++] = others[i];
	return items;
}

/* Puts chunks without items in the place of others, with the items of these. */
static bool exchange_matched(struct document *d, size_t first, size_t behind, struct chunk **in, size_t count,
                             struct item *const *others, size_t other_count)
{
	size_t old_count;
	struct item **old = items_between(d, first, behind, others, other_count, &old_count);
	bool good = match_items(d, old, old_count, in, count);
	if (good)
		step_exchange(d, first, behind - first, in, count);
	free(old);
	return good;
}

/* ---- a few bytes ---- */

static void text_between(const struct document *d, size_t first, size_t behind, struct buffer *out)
{
	struct link *p = sequence_at(&d->chunks, first);
	for (size_t i = first; i < behind; i++, p = sequence_next(&d->chunks, p))
		buffer_add_slice(out, chunk_text((const struct chunk *)p));
}

/* Does a list of the new chunks stand in an entry outside of first … behind already? */
static bool lists_collide(const struct document *d, size_t first, size_t behind, struct chunk *const *chunks,
                          size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (chunks[i]->kind == OUTLINE_ITEM)
			continue;
		for (size_t k = 0; k < d->entry_count; k++) {
			size_t index = sequence_index(&d->chunks, &d->entries[k]->place);
			const struct tree *a = chunk_tree(chunks[i], NULL), *b = chunk_tree(d->entries[k], NULL);
			if ((index >= first && index < behind) || !a || !b)
				continue;
			for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
				struct slice key = slice_of(kind_list_key(kind));
				if (a->count && b->count && tree_find(a, 0, key) != TREE_NONE &&
				    tree_find(b, 0, key) != TREE_NONE)
					return true;
			}
		}
	}
	return false;
}

/* What was cut fits between the chunks that stay when its own first and last one
 * are as they were; those are dropped then. */
static bool put_cut(struct document *d, size_t first, size_t behind, struct chunk **cut, size_t count,
                    struct item *const *others, size_t other_count)
{
	size_t start = 0, end = 0, old = behind - first, least = count < old ? count : old;
	while (start < least && chunk_equals(cut[start], (const struct chunk *)sequence_at(&d->chunks, first + start)))
		start++;
	while (end < least - start &&
	       chunk_equals(cut[count - 1 - end], (const struct chunk *)sequence_at(&d->chunks, behind - 1 - end)))
		end++;
	if ((first > 0 && !start) || (behind < d->chunks.count && !end))
		return false;
	if (start + end == count && start + end == old)
		return true;
	if (lists_collide(d, first + start, behind - end, cut + start, count - start - end))
		return false;
	return exchange_matched(d, first + start, behind - end, cut + start, count - start - end, others, other_count);
}

static bool replace_between(struct document *d, size_t first, size_t behind, size_t start, struct patch patch,
                            struct item *const *others, size_t other_count)
{
	struct buffer text = {0};
	size_t count = 0;
	text_between(d, first, behind, &text);
	buffer_splice(&text, patch.offset - start, patch.removed.length, patch.inserted);
	buffer_add(&text, "", 0);
	const struct chunk *before = first ? (const struct chunk *)sequence_at(&d->chunks, first - 1) : NULL;
	bool valid = unicode_validate(text.bytes, text.length) == text.length;
	struct chunk **cut = valid ? chunk_cut_behind(d, before, buffer_slice(&text), &count) : NULL;
	bool good = cut && put_cut(d, first, behind, cut, count, others, other_count);
	free(cut);
	buffer_free(&text);
	return good;
}

/* The whole text is one chunk: only its items have to be told apart. */
static bool replace_in_whole(struct document *d, struct patch patch, struct item *const *others, size_t other_count,
                             struct error *err)
{
	struct buffer text = {0};
	size_t count;
	document_text(d, &text);
	buffer_splice(&text, patch.offset, patch.removed.length, patch.inserted);
	struct chunk **cut = chunk_cut_whole(d, buffer_slice(&text), &count, err);
	bool good = cut && exchange_matched(d, 0, d->chunks.count, cut, count, others, other_count);
	free(cut);
	buffer_free(&text);
	return good;
}

static bool does_not_fit(struct error *err)
{
	return error_set(err, _("this step does not fit the text as it is now"));
}

/* The chunks first … behind that hold the bytes; start: the offset of the first. */
static void find_between(const struct document *d, struct patch patch, size_t *first, size_t *behind)
{
	size_t start, last = patch.offset + (patch.removed.length ? patch.removed.length - 1 : 0);
	const struct link *p = sequence_at_offset(&d->chunks, patch.offset, &start);
	const struct link *q = sequence_at_offset(&d->chunks, last, &start);
	*first = p ? sequence_index(&d->chunks, p) : d->chunks.count ? d->chunks.count - 1 : 0;
	*behind = q ? sequence_index(&d->chunks, q) + 1 : d->chunks.count;
}

static bool bytes_stand(const struct document *d, struct patch patch)
{
	size_t length = sequence_length(&d->chunks), start, first, behind;
	if (patch.offset > length || patch.removed.length > length - patch.offset)
		return false;
	if (!patch.removed.length)
		return true;
	struct buffer text = {0};
	find_between(d, patch, &first, &behind);
	text_between(d, first, behind, &text);
	start = sequence_offset(&d->chunks, sequence_at(&d->chunks, first));
	bool stand = text.bytes &&
	             slice_equals(slice_make(text.bytes + (patch.offset - start), patch.removed.length), patch.removed);
	buffer_free(&text);
	return stand;
}

bool replace_bytes(struct document *d, struct patch patch, bool reread, struct item *const *others, size_t other_count,
                   struct error *err)
{
	if (!bytes_stand(d, patch))
		return does_not_fit(err);
	if (d->whole && !reread && replace_in_whole(d, patch, others, other_count, NULL))
		return true;
	size_t first, behind;
	find_between(d, patch, &first, &behind);
	bool all = d->whole || reread;
	for (size_t reach = 1; !all; reach *= 4) {
		size_t from = first > reach ? first - reach : 0;
		size_t to = d->chunks.count - behind > reach ? behind + reach : d->chunks.count;
		const struct link *p = sequence_at(&d->chunks, from);
		if (replace_between(d, from, to, p ? sequence_offset(&d->chunks, p) : 0, patch, others, other_count))
			return true;
		all = from == 0 && to == d->chunks.count;
	}
	struct buffer text = {0};
	document_text(d, &text);
	buffer_splice(&text, patch.offset, patch.removed.length, patch.inserted);
	bool good = replace_text(d, buffer_slice(&text), err);
	buffer_free(&text);
	return good;
}

/* ---- all of it ---- */

/* chunks first … behind of the old text give way to from … to of the new one */
struct stretch {
	size_t first, behind, from, to;
};

struct comparison {
	struct chunk **old, **new;
	size_t old_count, new_count;
	struct stretch *stretches;
	size_t count, room;
};

static struct chunk **all_chunks(const struct document *d)
{
	struct chunk **chunks = mem_new_array(d->chunks.count, sizeof *chunks);
	struct sequence_walk walk = {.sequence = &d->chunks};
	size_t count = 0;
	for (struct link *p; (p = sequence_walk(&walk));)
		chunks[count++] = (struct chunk *)p;
	return chunks;
}

static void add_stretch(struct comparison *c, struct stretch stretch)
{
	if (stretch.first == stretch.behind && stretch.from == stretch.to)
		return;
	if (c->count == c->room) {
		c->room = c->room ? c->room * 2 : 16;
		c->stretches = mem_resize(c->stretches, c->room, sizeof *c->stretches);
	}
	c->stretches[c->count++] = stretch;
}

struct mark {
	uint64_t hash;
	size_t place;
};

static int compare_marks(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;
	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* the first mark of a hash that stands at place or behind it; NULL */
static const struct mark *find_mark(const struct mark *marks, size_t count, uint64_t hash, size_t place)
{
	size_t from = 0, to = count;
	const struct mark wanted = {hash, place};
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (compare_marks(&marks[middle], &wanted) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from < count && marks[from].hash == hash ? &marks[from] : NULL;
}

/* Walks both texts; a chunk that stands in both, and not far off, is where they
 * meet again. */
static void compare_middle(struct comparison *c, size_t start, size_t old_end, size_t new_end)
{
	size_t count = old_end - start;
	struct mark *marks = mem_new_array(count, sizeof *marks);
	for (size_t i = 0; i < count; i++)
		marks[i] = (struct mark){hash_of(chunk_text(c->old[start + i])), start + i};
	qsort(marks, count, sizeof *marks, compare_marks);
	struct stretch open = {start, start, start, start};
	for (size_t k = start; k < new_end; k++) {
		const struct mark *mark = find_mark(marks, count, hash_of(chunk_text(c->new[k])), open.first);
		/* a chunk that was moved far down would tear the rest apart */
		bool near = mark && mark->place - open.first <= 2 * (k - open.from) + 64;
		if (!near || !chunk_equals(c->old[mark->place], c->new[k]))
			continue;
		open.behind = mark->place;
		open.to = k;
		add_stretch(c, open);
		open = (struct stretch){mark->place + 1, mark->place + 1, k + 1, k + 1};
	}
	open.behind = old_end;
	open.to = new_end;
	add_stretch(c, open);
	free(marks);
}

static void compare_chunks(struct comparison *c, bool whole)
{
	size_t start = 0, end = 0, least = c->old_count < c->new_count ? c->old_count : c->new_count;
	if (whole) {
		add_stretch(c, (struct stretch){0, c->old_count, 0, c->new_count});
		return;
	}
	while (start < least && chunk_equals(c->old[start], c->new[start]))
		start++;
	while (end < least - start && chunk_equals(c->old[c->old_count - 1 - end], c->new[c->new_count - 1 - end]))
		end++;
	compare_middle(c, start, c->old_count - end, c->new_count - end);
}

/* ---- items that move from one stretch to another ---- */

static uint64_t item_mark(struct item *item)
{
	struct slice id = record_id(item_record(item));
	return id.length ? hash_of(id) + item->kind : 0;
}

static size_t mark_items(struct chunk *const *chunks, size_t first, size_t behind, size_t place, struct mark **marks,
                         size_t count)
{
	for (size_t i = first; i < behind; i++) {
		*marks = mem_resize(*marks, count + chunks[i]->count + 1, sizeof **marks);
		for (uint32_t k = 0; k < chunks[i]->count; k++) {
			uint64_t hash = item_mark(chunk_items(chunks[i])[k]);
			if (hash)
				(*marks)[count++] = (struct mark){hash, place};
		}
	}
	return count;
}

/* Joins stretches between which an item moves, so that it stays the same. */
static void join_stretches(struct comparison *c)
{
	struct mark *old = NULL, *new = NULL;
	size_t old_count = 0, new_count = 0, kept = 0;
	size_t *reach = mem_new_array(c->count, sizeof *reach);
	for (size_t i = 0; i < c->count; i++) {
		const struct stretch *s = &c->stretches[i];
		reach[i] = i;
		old_count = mark_items(c->old, s->first, s->behind, i, &old, old_count);
		new_count = mark_items(c->new, s->from, s->to, i, &new, new_count);
	}
	if (old_count)
		qsort(old, old_count, sizeof *old, compare_marks);
	for (size_t i = 0; i < new_count; i++) {
		const struct mark *there = find_mark(old, old_count, new[i].hash, new[i].place);
		if (!there || there->place != new[i].place)
			there = there ? there : find_mark(old, old_count, new[i].hash, 0);
		if (!there)
			continue;
		size_t low = there->place < new[i].place ? there->place : new[i].place;
		size_t high = there->place < new[i].place ? new[i].place : there->place;
		reach[low] = reach[low] > high ? reach[low] : high;
	}
	for (size_t i = 0; i < c->count; kept++) {
		struct stretch joined = c->stretches[i];
		for (size_t last = reach[i]; i < c->count && i <= last; i++) {
			last = reach[i] > last ? reach[i] : last;
			joined.behind = c->stretches[i].behind;
			joined.to = c->stretches[i].to;
		}
		c->stretches[kept] = joined;
	}
	c->count = kept;
	free(reach);
	free(old);
	free(new);
}

bool replace_text(struct document *d, struct slice text, struct error *err)
{
	struct document *other = document_of_bytes(text, NULL, err);
	if (!other)
		return false;
	struct comparison c = {.old = all_chunks(d),
	                       .new = all_chunks(other),
	                       .old_count = d->chunks.count,
	                       .new_count = other->chunks.count};
	compare_chunks(&c, d->whole || other->whole);
	join_stretches(&c);
	bool good = true;
	for (size_t i = c.count; good && i-- > 0;) {
		const struct stretch *s = &c.stretches[i];
		struct chunk **in = mem_new_array(s->to - s->from, sizeof *in);
		for (size_t k = s->from; k < s->to; k++)
			in[k - s->from] = chunk_copy(d, c.new[k]);
		good = exchange_matched(d, s->first, s->behind, in, s->to - s->from, NULL, 0);
		free(in);
	}
	free(c.old);
	free(c.new);
	free(c.stretches);
	document_free(other);
	return good || does_not_fit(err);
}

bool document_take_over(struct document *d, struct slice text, const char *label, bool outside, struct error *err)
{
	step_open(d, label);
	d->history.open.outside = outside;
	if (!replace_text(d, text, err)) {
		step_abandon(d);
		return false;
	}
	step_close(d);
	if (outside)
		document_note_file(d, text);
	return true;
}

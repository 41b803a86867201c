/* Documents that are cut into chunks, merged region by region: a region is a
 * top-level entry with the comments above it and, below the head of a list, its
 * items. */
#include <stdlib.h>

#include "base/mem.h"
#include "document/merge_text.h"
#include "journey/pair.h"

enum side { BASE, OURS, THEIRS, SIDES };

struct region {
	struct slice key; /* .bytes NULL: comments only */
	size_t nth;       /* of its key */
	enum kind kind;   /* KIND_MAP: no list of things */
	bool cut;         /* its items are chunks */
	const struct chunk **chunks;
	size_t count;
	struct buffer text; /* made when first asked for */
};

struct regions {
	const struct chunk **chunks;
	struct region *list;
	size_t count;
};

struct joiner {
	const struct merge_plan *plan;
	struct regions sides[SIDES];
	const char *newline;
	struct buffer *out;
};

/* ---- finding regions ---- */

/* The key of an entry chunk; false: it is not one entry, nor comments alone. */
static bool read_key(const struct chunk *chunk, struct region *region)
{
	const struct tree *tree = chunk_tree((struct chunk *)chunk, NULL);
	*region = (struct region){.kind = KIND_MAP};
	if (!tree || chunk->kind != OUTLINE_ENTRIES)
		return false;
	if (!tree->count)
		return true;
	if (tree->nodes[0].kind != TREE_MAPPING || tree->nodes[0].count != 1 || tree->has_anchor)
		return false;
	const struct tree_node *key = &tree->nodes[tree->nodes[0].first];
	region->key = key->value;
	region->kind = kind_of_list(key->value);
	return key->kind == TREE_SCALAR && key->value.bytes;
}

static size_t count_before(const struct regions *r, struct slice key)
{
	size_t count = 0;
	for (size_t i = 0; i < r->count; i++)
		count += !r->list[i].key.bytes == !key.bytes && slice_equals(r->list[i].key, key);
	return count;
}

static bool find_regions(const struct document *d, struct regions *r)
{
	size_t count = 0;
	if (d->whole)
		return false;
	r->chunks = mem_new_array(d->chunks.count + 1, sizeof(struct chunk *));
	r->list = mem_new_array(d->entry_count + 1, sizeof *r->list);
	struct sequence_walk walk = {.sequence = &d->chunks};
	for (struct link *p; (p = sequence_walk(&walk)); count++) {
		const struct chunk *chunk = (const struct chunk *)p;
		r->chunks[count] = chunk;
		if (chunk->kind == OUTLINE_ITEM && r->count) {
			r->list[r->count - 1].cut = true;
			r->list[r->count - 1].count++;
			continue;
		}
		struct region region;
		if (!read_key(chunk, &region))
			return false;
		region.nth = count_before(r, region.key);
		region.chunks = &r->chunks[count];
		region.count = 1;
		r->list[r->count++] = region;
	}
	return true;
}

static void free_regions(struct regions *r)
{
	for (size_t i = 0; i < r->count; i++)
		buffer_free(&r->list[i].text);
	free(r->list);
	free(r->chunks);
}

static struct region *find(struct regions *r, const struct region *like)
{
	for (size_t i = 0; like && i < r->count; i++)
		if (!r->list[i].key.bytes == !like->key.bytes && slice_equals(r->list[i].key, like->key) &&
		    r->list[i].nth == like->nth)
			return &r->list[i];
	return NULL;
}

static struct slice region_text(struct region *region)
{
	if (!region)
		return (struct slice){0};
	if (!region->text.bytes) {
		buffer_add_text(&region->text, "");
		for (size_t i = 0; i < region->count; i++)
			buffer_add_slice(&region->text, chunk_text(region->chunks[i]));
	}
	return buffer_slice(&region->text);
}

/* ---- putting out ---- */

/* What follows a line needs that line to be ended. */
static void put(struct joiner *j, struct slice text)
{
	size_t length = j->out->length;
	if (text.length && length && !strchr("\r\n", j->out->bytes[length - 1]))
		buffer_add_text(j->out, j->newline);
	buffer_add_slice(j->out, text);
}

static void put_buffer(struct joiner *j, struct buffer *text)
{
	put(j, buffer_slice(text));
	buffer_free(text);
}

/* ---- lists whose items are chunks ---- */

struct list {
	struct joiner *joiner;
	enum kind kind;
	struct region *regions[SIDES]; /* NULL: it is not there */
	int columns[SIDES];            /* of its dashes; -1: they are not chunks */
	struct value_style style;      /* of the result */
	struct slice usual_gap;
};

static const struct chunk *chunk_of(const struct item *item)
{
	return item && item->alone ? item->chunk : NULL;
}

static bool is_blank(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!strchr(" \t\r\n", text.bytes[i]))
			return false;
	return true;
}

static void find_style(struct list *l)
{
	for (int side = BASE; side < SIDES; side++) {
		const struct region *r = l->regions[side];
		l->columns[side] = r && r->cut && r->count > 1 ? r->chunks[1]->column : -1;
		/* what stands between the first two says what is usual */
		if (r && r->cut && r->count > 2 && is_blank(chunk_gap(r->chunks[2])))
			l->usual_gap = chunk_gap(r->chunks[2]);
	}
	int base = l->columns[BASE], ours = l->columns[OURS], theirs = l->columns[THEIRS];
	l->style.column = theirs >= 0 && (ours < 0 || ours == base) ? theirs : ours;
	l->style.gap = 1;
	l->style.newline = l->joiner->newline;
}

/* The three texts of a thing as they would stand in the result. */
struct thing_text {
	struct triple own, gap;
	struct buffer moved[SIDES];
};

static void read_side(const struct list *l, const struct item *item, struct slice *own, struct slice *gap,
                      struct buffer *moved)
{
	const struct chunk *chunk = chunk_of(item);
	*own = *gap = (struct slice){0};
	if (!chunk)
		return;
	*own = chunk_own(chunk);
	*gap = chunk_gap(chunk);
	if (chunk->column != l->style.column) {
		merge_indent(moved, *own, l->style.column - chunk->column);
		*own = buffer_slice(moved);
	}
}

static void read_texts(const struct list *l, const struct merge_thing *t, struct thing_text *text)
{
	*text = (struct thing_text){0};
	read_side(l, t->base, &text->own.base, &text->gap.base, &text->moved[BASE]);
	read_side(l, t->ours, &text->own.ours, &text->gap.ours, &text->moved[OURS]);
	read_side(l, t->theirs, &text->own.theirs, &text->gap.theirs, &text->moved[THEIRS]);
}

static void free_texts(struct thing_text *text)
{
	for (int side = BASE; side < SIDES; side++)
		buffer_free(&text->moved[side]);
}

/* Nothing of it was touched by theirs, or all of it is ours' own. */
static bool stands_as_it_is(const struct list *l, const struct merge_thing *t)
{
	const struct chunk *chunk = chunk_of(t->ours);
	if (!chunk || t->value || t->as_theirs || chunk->column != l->style.column)
		return false;
	const struct chunk *base = chunk_of(t->base), *theirs = chunk_of(t->theirs);
	if (!t->theirs)
		return true;
	return theirs && ((base && slice_equals(chunk_text(base), chunk_text(theirs))) ||
	                  slice_equals(chunk_text(chunk), chunk_text(theirs)));
}

static void put_gap(const struct list *l, const struct thing_text *text)
{
	struct buffer gap = {0};
	if (!text->gap.theirs.bytes || !text->gap.ours.bytes) {
		struct slice only = text->gap.ours.bytes ? text->gap.ours : text->gap.theirs;
		buffer_add_slice(&gap, only.bytes ? only : l->usual_gap);
	} else {
		merge_gap_text(&text->gap, l->joiner->newline, &gap);
	}
	put_buffer(l->joiner, &gap);
}

static void put_thing(const struct list *l, const struct merge_thing *t)
{
	struct thing_text text;
	struct buffer own = {0};
	if (stands_as_it_is(l, t)) {
		put(l->joiner, chunk_text(t->ours->chunk));
		return;
	}
	read_texts(l, t, &text);
	struct value *expected = merge_thing_value(t);
	put_gap(l, &text);
	merge_item_text(l->kind, &text.own, expected, &l->style, &own);
	put_buffer(l->joiner, &own);
	value_free(expected);
	free_texts(&text);
}

/* A thing that goes may have got comments since base that nobody took away. */
static void put_left_comments(const struct list *l, const struct merge_thing *t)
{
	const struct chunk *base = chunk_of(t->base), *left = chunk_of(t->ours ? t->ours : t->theirs);
	if (!base || !left || slice_equals(chunk_text(base), chunk_text(left)))
		return;
	struct buffer comments = {0};
	struct triple text = {.base = chunk_text(base), .ours = chunk_text(left), .theirs = chunk_text(base)};
	merge_missing_comments(&text, chunk_text(base), l->style.column, l->joiner->newline, &comments);
	put_buffer(l->joiner, &comments);
}

/* Does what went stand before this item in ours (or theirs)? */
static bool stood_before(const struct merge_thing *gone, const struct merge_thing *t)
{
	struct item *a = gone->ours ? gone->ours : gone->theirs, *b = gone->ours ? t->ours : t->theirs;
	return a && b && sequence_compare(&a->place, &b->place) < 0;
}

/* The things that go and leave something: not written as in base. */
static const struct merge_thing **find_leaving(const struct merge_thing *gone, size_t count, size_t *found)
{
	const struct merge_thing **list = mem_new_array(count + 1, sizeof *list);
	*found = 0;
	for (size_t i = 0; i < count; i++) {
		const struct item *left = gone[i].ours ? gone[i].ours : gone[i].theirs;
		if (gone[i].base && left && !pair_same_text(gone[i].base, left))
			list[(*found)++] = &gone[i];
	}
	return list;
}

static void put_things(const struct list *l)
{
	const struct merge_plan *plan = l->joiner->plan;
	const struct merge_thing *things = plan->things[l->kind];
	size_t count = plan->counts[l->kind], staying = 0, leaving_count;
	while (staying < count && !things[staying].gone)
		staying++;
	const struct merge_thing **leaving = find_leaving(things + staying, count - staying, &leaving_count);
	for (size_t i = 0; i <= staying; i++) {
		for (size_t k = 0; k < leaving_count; k++)
			if (leaving[k] && (i == staying || stood_before(leaving[k], &things[i]))) {
				put_left_comments(l, leaving[k]);
				leaving[k] = NULL;
			}
		if (i < staying)
			put_thing(l, &things[i]);
	}
	free(leaving);
}

/* The comments above a list and its key. */
static void put_head(const struct list *l)
{
	struct triple heads = {0};
	struct slice *texts[] = {&heads.base, &heads.ours, &heads.theirs};
	struct buffer head = {0};
	for (int side = BASE; side < SIDES; side++)
		if (l->regions[side] && l->regions[side]->cut)
			*texts[side] = chunk_text(l->regions[side]->chunks[0]);
	merge_head_text(l->kind, &heads, l->joiner->newline, &head);
	put_buffer(l->joiner, &head);
}

/* ---- one region ---- */

static struct triple region_texts(struct region *const regions[SIDES])
{
	return (struct triple){region_text(regions[BASE]), region_text(regions[OURS]), region_text(regions[THEIRS])};
}

static bool something_stays(const struct merge_plan *plan, enum kind kind)
{
	return plan->counts[kind] && !plan->things[kind][0].gone;
}

static void put_list_in_one_piece(struct list *l)
{
	const struct merge_plan *plan = l->joiner->plan;
	struct triple texts = region_texts(l->regions);
	struct value *expected = value_list();
	struct change_list changes = {0};
	struct buffer text = {0};
	for (size_t i = 0; i < plan->counts[l->kind] && !plan->things[l->kind][i].gone; i++)
		value_list_add(expected, merge_thing_value(&plan->things[l->kind][i]));
	merge_plan_list_changes(plan, l->kind, &changes);
	merge_list_text(l->kind, &texts, expected, &changes, l->joiner->newline, &text);
	put_buffer(l->joiner, &text);
	value_free(expected);
	change_list_free(&changes);
}

/* Did one side take the whole list away, with all that was in it? */
static bool list_is_gone(const struct list *l)
{
	return !something_stays(l->joiner->plan, l->kind) && (!l->regions[OURS] || !l->regions[THEIRS]) &&
	       l->regions[BASE];
}

static void put_list(struct joiner *j, enum kind kind, struct region *const regions[SIDES])
{
	struct list l = {.joiner = j, .kind = kind};
	memcpy(l.regions, regions, sizeof l.regions);
	find_style(&l);
	if (list_is_gone(&l)) {
		struct triple texts = region_texts(regions);
		struct buffer comments = {0};
		merge_missing_comments(&texts, slice_of(""), 0, j->newline, &comments);
		put_buffer(j, &comments);
	} else if (l.style.column >= 0 && something_stays(j->plan, kind) && (l.columns[OURS] >= 0 || !regions[OURS])) {
		put_head(&l);
		put_things(&l);
	} else {
		put_list_in_one_piece(&l);
	}
}

static const struct value *expected_of(const struct merge_plan *plan, struct slice key)
{
	for (size_t i = 0; i < plan->map->count; i++) {
		const struct value *k = plan->map->items[2 * i];
		if (slice_equals(slice_make(k->text, k->length), key))
			return plan->map->items[2 * i + 1];
	}
	return NULL;
}

static void put_region(struct joiner *j, const struct region *like)
{
	struct region *regions[SIDES];
	struct buffer text = {0};
	for (int side = BASE; side < SIDES; side++)
		regions[side] = find(&j->sides[side], like);
	if (like->kind != KIND_MAP) {
		put_list(j, like->kind, regions);
		return;
	}
	struct triple texts = region_texts(regions);
	if (like->key.bytes)
		merge_entry_text(like->key, &texts, expected_of(j->plan, like->key), j->newline, &text);
	else
		merge_gap_text(&texts, j->newline, &text);
	put_buffer(j, &text);
}

/* ---- the order of regions ---- */

static bool same_order(const struct regions *a, const struct regions *b)
{
	bool same = a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++)
		same = !a->list[i].key.bytes == !b->list[i].key.bytes && slice_equals(a->list[i].key, b->list[i].key);
	return same;
}

/* Puts the regions that only `more` has and that follow this one there. */
static void put_followers(struct joiner *j, struct regions *first, struct regions *more, const struct region *after)
{
	struct region *at = after ? find(more, after) : NULL;
	if (after && !at)
		return;
	for (size_t i = at ? (size_t)(at - more->list) + 1 : 0; i < more->count && !find(first, &more->list[i]); i++)
		put_region(j, &more->list[i]);
}

/* A field of the map that has no region yet: the conflicts of this merge. */
static void put_new_fields(struct joiner *j, size_t *at)
{
	const struct value *map = j->plan->map;
	for (; *at < map->count; ++*at) {
		const struct value *k = map->items[2 * *at];
		struct region like = {.key = slice_make(k->text, k->length), .kind = KIND_MAP};
		if (!find(&j->sides[OURS], &like) && !find(&j->sides[THEIRS], &like))
			put_region(j, &like);
	}
}

static void put_regions(struct joiner *j)
{
	/* who did not change the order follows the other one */
	bool by_theirs = same_order(&j->sides[OURS], &j->sides[BASE]);
	struct regions *first = &j->sides[by_theirs ? THEIRS : OURS], *more = &j->sides[by_theirs ? OURS : THEIRS];
	size_t fields = 0;
	put_followers(j, first, more, NULL);
	for (size_t i = 0; i < first->count; i++) {
		/* the conflicts stand before the first list */
		if (first->list[i].kind != KIND_MAP)
			put_new_fields(j, &fields);
		put_region(j, &first->list[i]);
		put_followers(j, first, more, &first->list[i]);
	}
	put_new_fields(j, &fields);
}

bool merge_regions(const struct merge_plan *plan, const struct document *base, const struct document *ours,
                   const struct document *theirs, struct buffer *out)
{
	struct joiner j = {.plan = plan, .newline = ours->newline};
	struct buffer text = {0};
	const struct document *documents[] = {base, ours, theirs};
	bool good = true;
	j.out = &text;
	for (int side = BASE; side < SIDES; side++)
		good = find_regions(documents[side], &j.sides[side]) && good;
	if (good) {
		put_regions(&j);
		buffer_add_slice(out, buffer_slice(&text));
	}
	for (int side = BASE; side < SIDES; side++)
		free_regions(&j.sides[side]);
	buffer_free(&text);
	return good;
}

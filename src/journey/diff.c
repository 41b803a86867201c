#include "journey/diff.h"

#include <stdlib.h>

#include "base/mem.h"
#include "journey/merge_parts.h"
#include "journey/pair.h"

static struct difference *put(struct diff *diff)
{
	if (diff->count == diff->room) {
		diff->room = diff->room ? diff->room * 2 : 16;
		diff->differences = mem_resize(diff->differences, diff->room, sizeof *diff->differences);
	}
	return &diff->differences[diff->count++];
}

static void diff_note(struct diff *diff, enum diff_what what, enum kind kind, struct item *before, struct item *after)
{
	*put(diff) = (struct difference){.what = what, .kind = kind, .before = before, .after = after};
}

/* The value that a path leads to; NULL. */
static const struct value *value_at(const struct value *value, const char *path)
{
	while (*path && value) {
		size_t length = strcspn(path, "/");
		char *key = mem_copy(path, length);
		value = value_map_get(value, key);
		free(key);
		path += length + (path[length] == '/');
	}
	return value;
}

static bool is_place(const char *key)
{
	return strcmp(key, "stage") == 0 || strcmp(key, "channel") == 0;
}

static void diff_note_fields(struct diff *diff, enum kind kind, struct item *before, struct item *after,
                             const struct value *was, const struct value *is)
{
	struct change_list list = {0};
	bool placed = false;
	change_list_fields(&list, kind_list_key(kind), 0, was, is);
	for (size_t i = 0; i < list.count; i++) {
		const char *key = list.changes[i].key;
		bool whole = !*key && (was->kind == VALUE_TEXT || is->kind == VALUE_TEXT);
		bool place = kind == KIND_TOUCHPOINT && is_place(key);
		if (place && placed)
			continue;
		placed |= place;
		const struct value *old = value_at(was, key), *now = list.changes[i].value;
		struct difference *d = put(diff);
		*d = (struct difference){.kind = kind, .before = before, .after = after};
		bool renamed = after && (strcmp(key, "name") == 0 || whole);
		d->what = place ? DIFF_PLACED : renamed ? DIFF_RENAMED : DIFF_FIELD;
		d->key = place ? NULL : mem_copy_text(key);
		d->was = place || !old ? NULL : value_copy(old);
		d->is = place || !now ? NULL : value_copy(now);
	}
	change_list_free(&list);
}

/* A thing that only follows another one's new name did not change for a person. */
static void note_fields(struct diff *diff, enum kind kind, struct item *a, struct item *b, const struct value *was,
                        const struct value *is, const struct renames *renames)
{
	struct value *followed = value_copy(was);
	renames_apply(renames, kind, followed);
	diff_note_fields(diff, kind, a, b, followed, is);
	value_free(followed);
}

static void compare_things(struct diff *diff, const struct pairs *pairs, enum kind kind, const struct renames *renames)
{
	for (size_t i = 0; i < pairs->a_count; i++) {
		if (pairs->to_b[i] == PAIR_NONE) {
			diff_note(diff, DIFF_REMOVED, kind, pairs->a[i], NULL);
			continue;
		}
		struct item *a = pairs->a[i], *b = pairs->b[pairs->to_b[i]];
		if (pair_same_text(a, b))
			continue;
		struct value *was = record_value(item_record(a)), *is = record_value(item_record(b));
		if (!value_equals(was, is)) {
			note_fields(diff, kind, a, b, was, is, renames);
			change_list_fields(&diff->list, kind_list_key(kind), i, was, is);
		}
		value_free(was);
		value_free(is);
	}
}

static void compare_order(struct diff *diff, const struct pairs *pairs, enum kind kind)
{
	uint32_t *ranks = mem_new_array(pairs->a_count + 1, sizeof *ranks);
	uint32_t *rank_of = mem_new_array(pairs->b_count + 1, sizeof *rank_of);
	struct item **staying = mem_new_array(pairs->a_count + 1, sizeof *staying);
	size_t count = 0;
	uint32_t rank = 0;
	for (size_t k = 0; k < pairs->b_count; k++)
		rank_of[k] = pairs->to_a[k] == PAIR_NONE ? 0 : rank++;
	for (size_t i = pairs->a_count; i-- > 0;)
		if (pairs->to_b[i] == PAIR_NONE)
			change_list_remove(&diff->list, kind_list_key(kind), i);
	for (size_t i = 0; i < pairs->a_count; i++)
		if (pairs->to_b[i] != PAIR_NONE) {
			staying[count] = pairs->b[pairs->to_b[i]];
			ranks[count++] = rank_of[pairs->to_b[i]];
		}
	size_t before = diff->list.count;
	change_list_order(&diff->list, kind_list_key(kind), ranks, count);
	for (size_t i = before; i < diff->list.count; i++) {
		/* the ones that a list of moves names stand elsewhere meanwhile */
		const struct change *move = &diff->list.changes[i];
		struct item *moved = staying[move->at];
		memmove(staying + move->at, staying + move->at + 1, (count - move->at - 1) * sizeof *staying);
		memmove(staying + move->to + 1, staying + move->to, (count - 1 - move->to) * sizeof *staying);
		staying[move->to] = moved;
		diff_note(diff, DIFF_ORDERED, kind, moved, moved);
	}
	free(staying);
	free(rank_of);
	free(ranks);
}

static void compare_kind(struct diff *diff, const struct pairs *pairs, enum kind kind, const struct renames *renames)
{
	compare_things(diff, pairs, kind, renames);
	compare_order(diff, pairs, kind);
	for (size_t k = 0; k < pairs->b_count; k++)
		if (pairs->to_a[k] == PAIR_NONE) {
			struct value *value = record_value(item_record(pairs->b[k]));
			change_list_add(&diff->list, kind_list_key(kind), k, value);
			value_free(value);
			diff_note(diff, DIFF_ADDED, kind, NULL, pairs->b[k]);
		}
}

static void find_renames(struct renames *renames, const struct pairs *pairs, enum kind kind)
{
	for (size_t i = 0; i < pairs->a_count; i++) {
		struct item *a = pairs->a[i], *b = pairs->to_b[i] == PAIR_NONE ? NULL : pairs->b[pairs->to_b[i]];
		if (!b || pair_same_text(a, b))
			continue;
		renames_add(renames, kind, record_id(item_record(a)), record_id(item_record(b)));
		if (!slice_equals(item_name(a), record_id(item_record(a))))
			renames_add(renames, kind, item_name(a), item_name(b));
	}
}

void diff_make(struct diff *diff, const struct journey *from, const struct journey *to)
{
	struct pairs pairs[KIND_COUNT];
	struct renames renames = {0};
	*diff = (struct diff){.from = from, .to = to};
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		pairs_make(&pairs[kind], from, to, kind);
		find_renames(&renames, &pairs[kind], kind);
	}
	struct value *was = record_value(journey_record(from)), *is = record_value(journey_record(to));
	note_fields(diff, KIND_MAP, NULL, NULL, was, is, &renames);
	change_list_fields(&diff->list, "", 0, was, is);
	value_free(was);
	value_free(is);
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		compare_kind(diff, &pairs[kind], kind, &renames);
		pairs_free(&pairs[kind]);
	}
	renames_free(&renames);
}

void diff_free(struct diff *diff)
{
	for (size_t i = 0; i < diff->count; i++) {
		free((char *)diff->differences[i].key);
		value_free(diff->differences[i].was);
		value_free(diff->differences[i].is);
	}
	free(diff->differences);
	change_list_free(&diff->list);
	*diff = (struct diff){0};
}

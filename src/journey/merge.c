#include "journey/merge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "journey/merge_order.h"
#include "journey/merge_parts.h"
#include "journey/names.h"
#include "journey/pair.h"

enum side { BASE, OURS, THEIRS };

struct merger {
	const struct journey *sides[3];
	struct merge_plan *plan;
	struct pairs ours[KIND_COUNT], theirs[KIND_COUNT]; /* a: base */
	struct orders orders[KIND_COUNT];
	struct renames renames[3]; /* by side */
	struct disputes disputes;
};

/* ---- things ---- */

/* Items of one side without a counterpart in base. */
static struct item **added_to(const struct pairs *pairs, uint32_t *indexes, size_t *count)
{
	struct item **items = mem_new_array(pairs->b_count + 1, sizeof *items);
	*count = 0;
	for (size_t i = 0; i < pairs->b_count; i++)
		if (pairs->to_a[i] == PAIR_NONE) {
			indexes[*count] = (uint32_t)i;
			items[(*count)++] = pairs->b[i];
		}
	return items;
}

/* For each item of theirs the number of the thing that it is in ours, PAIR_NONE. */
static void match_theirs(const struct pairs *ours, const struct pairs *theirs, uint32_t *in_ours)
{
	uint32_t *ours_added = mem_new_array(ours->b_count + 1, sizeof *ours_added);
	uint32_t *theirs_added = mem_new_array(theirs->b_count + 1, sizeof *theirs_added);
	size_t ours_count, theirs_count;
	struct pairs added;
	struct item **a = added_to(ours, ours_added, &ours_count);
	struct item **b = added_to(theirs, theirs_added, &theirs_count);
	pairs_make_added(&added, a, ours_count, b, theirs_count);
	for (size_t i = 0; i < theirs->b_count; i++)
		in_ours[i] = theirs->to_a[i] == PAIR_NONE ? PAIR_NONE : ours->to_b[theirs->to_a[i]];
	for (size_t i = 0; i < theirs_count; i++)
		if (added.to_a[i] != PAIR_NONE)
			in_ours[theirs_added[i]] = ours_added[added.to_a[i]];
	pairs_free(&added);
	free(ours_added);
	free(theirs_added);
}

/* Makes a thing of each item: ours' in their order, then what only theirs has,
 * then what only base has. */
static void gather(struct merger *m, enum kind kind)
{
	struct pairs *ours = &m->ours[kind], *theirs = &m->theirs[kind];
	pairs_make(ours, m->sides[BASE], m->sides[OURS], kind);
	pairs_make(theirs, m->sides[BASE], m->sides[THEIRS], kind);
	size_t room = ours->b_count + theirs->b_count + ours->a_count + 1, count = ours->b_count;
	struct merge_thing *things = mem_new_array(room, sizeof *things);
	uint32_t *of_base = mem_new_array(ours->a_count + 1, sizeof *of_base);
	uint32_t *of_ours = mem_new_array(ours->b_count + 1, sizeof *of_ours);
	uint32_t *of_theirs = mem_new_array(theirs->b_count + 1, sizeof *of_theirs);
	match_theirs(ours, theirs, of_theirs);
	for (size_t i = 0; i < ours->b_count; i++) {
		of_ours[i] = (uint32_t)i;
		things[i].ours = ours->b[i];
	}
	for (size_t i = 0; i < theirs->b_count; i++) {
		if (of_theirs[i] == PAIR_NONE)
			of_theirs[i] = (uint32_t)count++;
		things[of_theirs[i]].theirs = theirs->b[i];
	}
	for (size_t i = 0; i < ours->a_count; i++) {
		of_base[i] = ours->to_b[i] != PAIR_NONE     ? ours->to_b[i]
		             : theirs->to_b[i] != PAIR_NONE ? of_theirs[theirs->to_b[i]]
		                                            : (uint32_t)count++;
		things[of_base[i]].base = ours->a[i];
	}
	m->plan->things[kind] = things;
	m->plan->counts[kind] = count;
	m->orders[kind] = (struct orders){of_base, of_ours, of_theirs, ours->a_count, ours->b_count, theirs->b_count};
}

/* ---- renames ---- */

static struct slice reference_of(struct item *item)
{
	return item ? record_id(item_record(item)) : (struct slice){0};
}

/* What a thing is called in the result: as the one who renamed it calls it. */
static struct slice final_name(const struct merge_thing *t, struct slice (*name)(struct item *))
{
	if (!t->ours || (t->base && t->theirs && slice_equals(name(t->base), name(t->ours))))
		return t->theirs ? name(t->theirs) : (struct slice){0};
	return name(t->ours);
}

static void note_renames(struct merger *m, enum kind kind, const struct merge_thing *t)
{
	struct item *items[] = {t->base, t->ours, t->theirs};
	struct slice reference = final_name(t, reference_of), name = final_name(t, item_name);
	for (int side = BASE; side <= THEIRS; side++) {
		if (!items[side])
			continue;
		renames_add(&m->renames[side], kind, reference_of(items[side]), reference);
		if (!slice_equals(item_name(items[side]), reference_of(items[side])))
			renames_add(&m->renames[side], kind, item_name(items[side]), name);
	}
}

static bool written_alike(const struct item *a, const struct item *b)
{
	return !a || !b || pair_same_text(a, b);
}

/* Are there things that refer to things of the kind? */
static bool is_referred_to(const struct merger *m, enum kind kind)
{
	bool linked = kind != KIND_TOUCHPOINT;
	for (int side = BASE; side <= THEIRS; side++) {
		linked |= journey_linked(m->sides[side]) > 0;
		linked |= record_find(journey_record(m->sides[side]), "conflicts") != NULL;
	}
	return linked;
}

static void find_renames(struct merger *m, enum kind kind)
{
	if (!is_referred_to(m, kind))
		return;
	for (size_t i = 0; i < m->plan->counts[kind]; i++) {
		const struct merge_thing *t = &m->plan->things[kind][i];
		if (!written_alike(t->base, t->ours) || !written_alike(t->base, t->theirs) ||
		    !written_alike(t->ours, t->theirs))
			note_renames(m, kind, t);
	}
}

/* A new thing of theirs whose id another thing of ours has gets an id of its own. */
static void part_ids(struct merger *m, enum kind kind)
{
	struct names *ids = NULL;
	for (size_t i = 0; i < m->plan->counts[kind]; i++) {
		const struct merge_thing *t = &m->plan->things[kind][i];
		struct slice id = {0};
		if (!t->base && !t->ours)
			id = item_text(t->theirs, "id");
		if (!id.length)
			continue;
		if (!ids) {
			ids = names_new();
			for (size_t k = 0; k < m->ours[kind].b_count; k++)
				names_number(ids, item_text(m->ours[kind].b[k], "id"));
		}
		if (names_find(ids, id) == NAMES_NONE)
			continue;
		for (unsigned n = 2;; n++) {
			char *other = mem_format("%.*s-%u", (int)id.length, id.bytes, n);
			bool free_id = names_find(ids, slice_of(other)) == NAMES_NONE;
			if (free_id) {
				names_number(ids, slice_of(other));
				renames_add(&m->renames[THEIRS], kind, id, slice_of(other));
			}
			free(other);
			if (free_id)
				break;
		}
	}
	if (ids)
		names_free(ids);
}

/* ---- what things are to say ---- */

/* What an item says, in the names of the result; NULL without an item. */
static struct value *says(const struct merger *m, enum side side, struct item *item)
{
	if (!item)
		return NULL;
	struct value *value = record_value(item_record(item));
	renames_apply(&m->renames[side], item->kind, value);
	return value;
}

/* The new id of a thing of theirs that must not be taken for another one. */
static void give_new_id(const struct merger *m, struct item *item, struct value *value)
{
	struct value *id = (struct value *)value_map_get(value, "id");
	const char *to = id && id->text ? renames_find(&m->renames[THEIRS], (enum kind)item->kind,
	                                               slice_make(id->text, id->length))
	                                : NULL;
	if (to) {
		free(id->text);
		id->text = mem_copy_text(to);
		id->length = strlen(to);
		id->kind = VALUE_TEXT;
	}
}

static void set_subject(struct merger *m, enum kind kind, const struct merge_thing *t)
{
	struct slice name = final_name(t, reference_of);
	value_free((struct value *)m->disputes.subject);
	m->disputes.subject = value_text(name.bytes ? name : slice_of(""));
	m->disputes.kind = kind;
	m->disputes.joined = !t->base;
}

/* One side removed it: does it go? */
static void settle_removal(struct merger *m, enum kind kind, struct merge_thing *t)
{
	bool by_theirs = t->ours;
	struct item *left = by_theirs ? t->ours : t->theirs;
	enum side side = by_theirs ? OURS : THEIRS;
	bool clean = pair_same_text(t->base, left);
	struct value *base = clean ? NULL : says(m, BASE, t->base), *now = clean ? NULL : says(m, side, left);
	t->gone = clean || value_equals(base, now);
	if (!t->gone) {
		set_subject(m, kind, t);
		dispute_removal(&m->disputes, by_theirs ? "removed-by-theirs" : "removed-by-ours");
	}
	value_free(base);
	value_free(now);
}

/* Sets the thing's value where it differs from what its text says. */
static void keep_value(struct merge_thing *t, struct item *text, struct value *value)
{
	struct value *said = record_value(item_record(text));
	if (value_equals(said, value)) {
		value_free(value);
		value = NULL;
	}
	value_free(said);
	t->value = value;
}

static void settle_all_three(struct merger *m, enum kind kind, struct merge_thing *t)
{
	bool ours_same = t->base && pair_same_text(t->base, t->ours);
	if ((t->base && pair_same_text(t->base, t->theirs)) || pair_same_text(t->ours, t->theirs)) {
		if (m->renames[OURS].count)
			keep_value(t, t->ours, says(m, OURS, t->ours));
		return;
	}
	if (ours_same && !m->renames[THEIRS].count) {
		t->as_theirs = true;
		return;
	}
	struct value *base = says(m, BASE, t->base), *ours = says(m, OURS, t->ours),
	             *theirs = says(m, THEIRS, t->theirs);
	set_subject(m, kind, t);
	t->value = merge_fields(&m->disputes, base, ours, theirs);
	value_free(base);
	value_free(ours);
	value_free(theirs);
}

static void settle(struct merger *m, enum kind kind, struct merge_thing *t)
{
	if (t->ours && t->theirs) {
		settle_all_three(m, kind, t);
	} else if (!t->ours && !t->theirs) {
		t->gone = true;
	} else if (t->base) {
		settle_removal(m, kind, t);
	}
	if (!t->ours && t->theirs && m->renames[THEIRS].count) {
		struct value *value = says(m, THEIRS, t->theirs);
		if (!t->base)
			give_new_id(m, t->theirs, value);
		keep_value(t, t->theirs, value);
	} else if (t->ours && !t->theirs && m->renames[OURS].count) {
		keep_value(t, t->ours, says(m, OURS, t->ours));
	}
	t->as_theirs |= !t->ours && t->theirs && !t->value;
}

/* ---- removed, but referred to anew ---- */

/* A thing of the result whose references are looked at. */
struct search {
	struct merger *m;
	struct value *ours, *theirs; /* what it says on either side; NULL: it is not there */
	enum kind kind;
	bool any; /* was something brought back? */
};

struct wanted {
	enum kind kind;
	const struct value *word;
	bool found;
};

static bool look_for(void *context, enum kind refers, struct value *word)
{
	struct wanted *w = context;
	w->found |= refers == w->kind && value_equals(word, w->word);
	return !w->found;
}

static bool refers_to(enum kind kind, struct value *value, enum kind refers, const struct value *word)
{
	struct wanted wanted = {.kind = refers, .word = word};
	if (value)
		references_visit(kind, value, look_for, &wanted);
	return wanted.found;
}

static bool is_called(const struct merge_thing *t, const struct value *word)
{
	struct slice text = slice_make(word->text, word->length);
	return slice_equals(final_name(t, reference_of), text) || slice_equals(final_name(t, item_name), text);
}

static void bring_back(struct merger *m, enum kind kind, struct merge_thing *t)
{
	bool by_theirs = t->ours;
	t->gone = false;
	if (by_theirs)
		keep_value(t, t->ours, says(m, OURS, t->ours));
	else
		keep_value(t, t->theirs, says(m, THEIRS, t->theirs));
	t->as_theirs = !by_theirs && !t->value;
	set_subject(m, kind, t);
	dispute_removal(&m->disputes, by_theirs ? "removed-by-theirs" : "removed-by-ours");
}

static bool is_removed(const struct merge_thing *t)
{
	return t->gone && t->base && (t->ours || t->theirs);
}

static bool keep_if_removed(void *context, enum kind refers, struct value *word)
{
	struct search *s = context;
	for (size_t i = 0; i < s->m->plan->counts[refers]; i++) {
		struct merge_thing *t = &s->m->plan->things[refers][i];
		/* the side that removed it may refer to it all the same */
		if (is_removed(t) && is_called(t, word) &&
		    !refers_to(s->kind, t->ours ? s->theirs : s->ours, refers, word)) {
			bring_back(s->m, refers, t);
			s->any = true;
		}
	}
	return true;
}

static bool something_is_removed(const struct merge_plan *plan)
{
	for (int kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < plan->counts[kind]; i++)
			if (is_removed(&plan->things[kind][i]))
				return true;
	return false;
}

static bool search_things(struct merger *m, enum kind kind)
{
	struct search s = {.m = m, .kind = kind};
	for (size_t i = 0; i < m->plan->counts[kind]; i++) {
		struct merge_thing *t = &m->plan->things[kind][i];
		if (t->gone || (t->ours && t->theirs && pair_same_text(t->ours, t->theirs)))
			continue;
		s.ours = says(m, OURS, t->ours);
		s.theirs = says(m, THEIRS, t->theirs);
		struct value *now = merge_thing_value(t);
		references_visit(kind, now, keep_if_removed, &s);
		value_free(now);
		value_free(s.ours);
		value_free(s.theirs);
	}
	return s.any;
}

static void settle_references(struct merger *m, struct value *ours, struct value *theirs)
{
	bool again = something_is_removed(m->plan);
	while (again) {
		struct search s = {.m = m, .kind = KIND_MAP, .ours = ours, .theirs = theirs};
		references_visit(KIND_MAP, m->plan->map, keep_if_removed, &s);
		again = s.any;
		for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
			again |= search_things(m, kind);
	}
}

/* ---- the map itself ---- */

static struct value *map_says(const struct merger *m, enum side side)
{
	struct value *value = record_value(journey_record(m->sides[side]));
	renames_apply(&m->renames[side], KIND_MAP, value);
	return value;
}

/* Is the conflict among those that the map has recorded already? */
static bool is_recorded(const struct value *list, const struct value *entry)
{
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++)
		if (value_equals(list->items[i], entry))
			return true;
	return false;
}

static void record_disputes(struct merger *m)
{
	struct value *map = m->plan->map;
	for (size_t i = 0; i < m->disputes.list->count; i++) {
		const struct value *entry = m->disputes.list->items[i];
		const struct value *list = value_map_get(map, "conflicts");
		if (is_recorded(list, entry))
			continue;
		m->plan->conflicts++;
		if (list && list->kind == VALUE_LIST) {
			value_list_add((struct value *)list, value_copy(entry));
			continue;
		}
		/* there is none, or something else stands there */
		struct value *fresh = value_list();
		value_list_add(fresh, value_copy(entry));
		value_map_put(map, "conflicts", fresh);
	}
}

/* ---- the plan ---- */

void merge_plan_make(struct merge_plan *plan, const struct journey *base, const struct journey *ours,
                     const struct journey *theirs)
{
	struct merger m = {.sides = {base, ours, theirs}, .plan = plan};
	*plan = (struct merge_plan){.ours = ours};
	m.disputes.list = value_list();
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		gather(&m, kind);
		find_renames(&m, kind);
		part_ids(&m, kind);
	}
	struct value *values[] = {map_says(&m, BASE), map_says(&m, OURS), map_says(&m, THEIRS)};
	m.disputes.kind = KIND_MAP;
	plan->map = merge_fields(&m.disputes, values[BASE], values[OURS], values[THEIRS]);
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < plan->counts[kind]; i++)
			settle(&m, kind, &plan->things[kind][i]);
	settle_references(&m, values[OURS], values[THEIRS]);
	record_disputes(&m);
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		merge_order(plan->things[kind], plan->counts[kind], &m.orders[kind]);
		pairs_free(&m.ours[kind]);
		pairs_free(&m.theirs[kind]);
		free((uint32_t *)m.orders[kind].base);
		free((uint32_t *)m.orders[kind].ours);
		free((uint32_t *)m.orders[kind].theirs);
	}
	for (int side = BASE; side <= THEIRS; side++) {
		value_free(values[side]);
		renames_free(&m.renames[side]);
	}
	value_free((struct value *)m.disputes.subject);
	value_free(m.disputes.list);
}

void merge_plan_free(struct merge_plan *plan)
{
	for (int kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		for (size_t i = 0; i < plan->counts[kind]; i++)
			value_free(plan->things[kind][i].value);
		free(plan->things[kind]);
	}
	value_free(plan->map);
	*plan = (struct merge_plan){0};
}

struct value *merge_thing_value(const struct merge_thing *t)
{
	if (t->value)
		return value_copy(t->value);
	struct item *item = t->ours && !t->as_theirs ? t->ours : t->theirs;
	return record_value(item_record(item));
}

/* ---- as changes ---- */

static void add_sets(const struct merge_thing *t, const char *list, size_t at, struct change_list *out)
{
	if (!t->value && !t->as_theirs)
		return;
	struct value *from = record_value(item_record(t->ours)), *to = merge_thing_value(t);
	change_list_fields(out, list, at, from, to);
	value_free(from);
	value_free(to);
}

void merge_plan_list_changes(const struct merge_plan *plan, enum kind kind, struct change_list *out)
{
	const char *list = kind_list_key(kind);
	size_t ours_count = journey_count(plan->ours, kind), staying = 0;
	uint32_t *rank_of = mem_new_array(ours_count + 1, sizeof *rank_of);
	uint32_t *ranks = mem_new_array(ours_count + 1, sizeof *ranks);
	for (size_t i = 0; i < plan->counts[kind]; i++) {
		const struct merge_thing *t = &plan->things[kind][i];
		if (t->gone || !t->ours)
			continue;
		size_t at = journey_index(plan->ours, t->ours);
		rank_of[at] = (uint32_t)++staying;
		add_sets(t, list, at, out);
	}
	staying = 0;
	for (size_t i = ours_count; i-- > 0;)
		if (!rank_of[i])
			change_list_remove(out, list, i);
	for (size_t i = 0; i < ours_count; i++)
		if (rank_of[i])
			ranks[staying++] = rank_of[i] - 1;
	change_list_order(out, list, ranks, staying);
	for (size_t i = 0; i < plan->counts[kind]; i++) {
		const struct merge_thing *t = &plan->things[kind][i];
		if (t->gone || t->ours)
			continue;
		struct value *value = merge_thing_value(t);
		change_list_add(out, list, i, value);
		value_free(value);
	}
	free(rank_of);
	free(ranks);
}

void merge_plan_changes(const struct merge_plan *plan, struct change_list *out)
{
	struct value *was = record_value(journey_record(plan->ours));
	change_list_fields(out, "", 0, was, plan->map);
	value_free(was);
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		merge_plan_list_changes(plan, kind, out);
}

#include "journey/pair.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "journey/alike.h"

/* What is compared, from the surest to the least sure. */
enum round { BY_TEXT, BY_ID, BY_NAME_AND_PLACE, BY_NAME, BY_PLACE };

/* One that has no counterpart yet. */
struct candidate {
	uint64_t hash; /* of its key in this round */
	uint32_t index;
};

struct pairing {
	struct pairs *pairs;
	bool strangers; /* equal ids may be chance */
	struct buffer key[2];
};

bool pair_same_text(const struct item *a, const struct item *b)
{
	return a->alone && b->alone && slice_equals(slice_make(a->text, a->length), slice_make(b->text, b->length));
}

static void add_part(struct buffer *key, struct slice part)
{
	buffer_add_slice(key, part);
	buffer_add_byte(key, '\0');
}

static void add_each(struct buffer *key, const struct record *record, const char *field)
{
	struct slice text;
	for (uint32_t at = 0; record_each(record, field, &at, &text);)
		add_part(key, text);
	buffer_add_byte(key, '\0');
}

/* What the thing is compared by; false: it has nothing to compare. */
static bool key_of(struct item *item, enum round round, struct buffer *key)
{
	buffer_clear(key);
	if (round == BY_TEXT) {
		buffer_add(key, item->text, item->length);
		return item->alone;
	}
	const struct record *record = item_record(item);
	struct slice id = record_text(record, "id"), name = record_name(record);
	if (round == BY_ID) {
		/* in a list that others refer to, the name is the id where there is none */
		add_part(key, id.bytes || item->kind == KIND_TOUCHPOINT ? id : name);
		return key->length > 1;
	}
	if (round != BY_PLACE)
		add_part(key, name);
	if (round == BY_PLACE && id.bytes)
		return false;
	if (round != BY_NAME && item->kind == KIND_TOUCHPOINT) {
		add_each(key, record, "stage");
		add_each(key, record, "channel");
	}
	return round == BY_PLACE ? item->kind == KIND_TOUCHPOINT : name.length > 0;
}

static uint64_t hash(struct slice text)
{
	uint64_t h = 14695981039346656037u;
	size_t i = 0;
	for (uint64_t word; i + sizeof word <= text.length; i += sizeof word) {
		memcpy(&word, text.bytes + i, sizeof word);
		h = (h ^ word) * 1099511628211u;
		h ^= h >> 29;
	}
	for (; i < text.length; i++)
		h = (h ^ (unsigned char)text.bytes[i]) * 1099511628211u;
	return h;
}

static int by_hash(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static struct candidate *candidates(struct pairing *p, bool of_b, enum round round, size_t *count)
{
	const struct pairs *pairs = p->pairs;
	size_t all = of_b ? pairs->b_count : pairs->a_count;
	struct candidate *list = mem_new_array(all + 1, sizeof *list);
	*count = 0;
	for (size_t i = 0; i < all; i++) {
		if ((of_b ? pairs->to_a : pairs->to_b)[i] != PAIR_NONE)
			continue;
		struct item *item = (of_b ? pairs->b : pairs->a)[i];
		if (round == BY_TEXT && item->alone)
			list[(*count)++] = (struct candidate){hash(slice_make(item->text, item->length)), (uint32_t)i};
		else if (round != BY_TEXT && key_of(item, round, &p->key[0]))
			list[(*count)++] = (struct candidate){hash(buffer_slice(&p->key[0])), (uint32_t)i};
	}
	qsort(list, *count, sizeof *list, by_hash);
	return list;
}

static void join(struct pairs *pairs, uint32_t a, uint32_t b)
{
	pairs->to_b[a] = b;
	pairs->to_a[b] = a;
}

/* Of the fields: are at least half the same, name, id and place not counted? */
static bool say_nearly_the_same(struct item *a, struct item *b)
{
	const struct record *x = item_record(a), *y = item_record(b);
	size_t same = 0, all = 0;
	for (int side = 0; side < 2; side++) {
		const struct record *one = side ? y : x, *other = side ? x : y;
		for (uint32_t i = 0; i < one->count; i++) {
			struct slice key = one->entries[i].key, text;
			if (slice_is(key, "id") || slice_is(key, "name") || slice_is(key, "stage") ||
			    slice_is(key, "channel"))
				continue;
			bool found = false;
			for (uint32_t k = 0; k < other->count && !found; k++) {
				text = other->entries[k].value;
				found = slice_equals(other->entries[k].key, key) &&
				        slice_equals(text, one->entries[i].value);
			}
			same += found;
			all++;
		}
	}
	return (same > 0 && same * 2 >= all) || alike_names(item_name(a), item_name(b));
}

static bool may_be_one(struct pairing *p, struct item *a, struct item *b, enum round round)
{
	if (round == BY_TEXT)
		return pair_same_text(a, b);
	if (!key_of(a, round, &p->key[0]) || !key_of(b, round, &p->key[1]) ||
	    !slice_equals(buffer_slice(&p->key[0]), buffer_slice(&p->key[1])))
		return false;
	if (round == BY_PLACE)
		return say_nearly_the_same(a, b);
	if (!p->strangers || a->kind != KIND_TOUCHPOINT)
		return true;
	if (round == BY_ID)
		return say_nearly_the_same(a, b);
	return !item_text(a, "id").bytes || !item_text(b, "id").bytes;
}

static size_t run_of(const struct candidate *list, size_t count, size_t from)
{
	size_t to = from;
	while (to < count && list[to].hash == list[from].hash)
		to++;
	return to - from;
}

/* Pairs those of equal keys in their order. */
static void pair_round(struct pairing *p, enum round round)
{
	size_t a_count, b_count;
	struct candidate *a = candidates(p, false, round, &a_count);
	struct candidate *b = a_count ? candidates(p, true, round, &b_count) : NULL;
	bool alone = round == BY_NAME || round == BY_PLACE;
	for (size_t i = 0, k = 0; a_count && i < a_count && k < b_count;) {
		if (a[i].hash != b[k].hash) {
			*(a[i].hash < b[k].hash ? &i : &k) += 1;
			continue;
		}
		size_t left = run_of(a, a_count, i), right = run_of(b, b_count, k);
		for (size_t n = 0; n < left && n < right && (!alone || (left == 1 && right == 1)); n++)
			if (may_be_one(p, p->pairs->a[a[i + n].index], p->pairs->b[b[k + n].index], round))
				join(p->pairs, a[i + n].index, b[k + n].index);
		i += left;
		k += right;
	}
	free(a);
	free(b);
}

/* What is alike at both ends needs no looking up. */
static void pair_ends(struct pairs *pairs)
{
	size_t a = pairs->a_count, b = pairs->b_count, i = 0;
	for (; i < a && i < b && pair_same_text(pairs->a[i], pairs->b[i]); i++)
		join(pairs, (uint32_t)i, (uint32_t)i);
	for (; a > i && b > i && pair_same_text(pairs->a[a - 1], pairs->b[b - 1]); a--, b--)
		join(pairs, (uint32_t)(a - 1), (uint32_t)(b - 1));
}

static bool follows(const struct pairs *pairs, size_t a, size_t b)
{
	bool before = a == 0 || b == 0 ? a == b : pairs->to_b[a - 1] == b - 1;
	bool last = a + 1 == pairs->a_count || b + 1 == pairs->b_count;
	bool after = last ? a + 1 == pairs->a_count && b + 1 == pairs->b_count : pairs->to_b[a + 1] == b + 1;
	return before && after;
}

/* How often touchpoints refer to a thing of the kind by the word. */
static size_t count_references(const struct journey *journey, enum kind kind, struct slice word)
{
	size_t count = 0;
	for (size_t i = 0; i < journey_count(journey, KIND_TOUCHPOINT); i++) {
		const struct record *record = item_record(journey_item(journey, KIND_TOUCHPOINT, i));
		for (uint32_t k = 0; k < record->count; k++) {
			const struct field *field = record->entries[k].field;
			count += field && (field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES) &&
			         field->refers == kind && slice_equals(record->entries[k].value, word);
		}
	}
	return count;
}

/* Do the touchpoints that referred to the one all refer to the other now? */
static bool touchpoints_followed(const struct journey *a, const struct journey *b, struct item *old, struct item *now)
{
	enum kind kind = (enum kind)old->kind;
	struct slice was = record_id(item_record(old)), is = record_id(item_record(now));
	return count_references(a, kind, was) && !count_references(a, kind, is) && count_references(b, kind, is) &&
	       !count_references(b, kind, was);
}

/* A stage, channel, persona or owner without an id that was renamed: it is the
 * only other one between the same neighbours. */
static void pair_renamed(struct pairs *pairs, const struct journey *a, const struct journey *b)
{
	for (size_t i = 0; i < pairs->a_count; i++) {
		size_t k = pairs->to_b[i] != PAIR_NONE ? pairs->b_count : i > 0 ? (size_t)pairs->to_b[i - 1] + 1 : 0;
		if (k >= pairs->b_count || pairs->to_a[k] != PAIR_NONE || !follows(pairs, i, k))
			continue;
		struct item *x = pairs->a[i], *y = pairs->b[k];
		if (item_text(x, "id").bytes && item_text(y, "id").bytes)
			continue;
		if (say_nearly_the_same(x, y) || touchpoints_followed(a, b, x, y))
			join(pairs, (uint32_t)i, (uint32_t)k);
	}
}

static void pairs_begin(struct pairs *pairs)
{
	pairs->to_b = mem_new_array(pairs->a_count + 1, sizeof *pairs->to_b);
	pairs->to_a = mem_new_array(pairs->b_count + 1, sizeof *pairs->to_a);
	memset(pairs->to_b, 0xFF, pairs->a_count * sizeof *pairs->to_b);
	memset(pairs->to_a, 0xFF, pairs->b_count * sizeof *pairs->to_a);
	pair_ends(pairs);
}

static void pair_all(struct pairs *pairs, bool strangers)
{
	struct pairing p = {.pairs = pairs, .strangers = strangers};
	pairs_begin(pairs);
	for (enum round round = BY_TEXT; round <= (strangers ? BY_NAME_AND_PLACE : BY_PLACE); round++)
		pair_round(&p, round);
	buffer_free(&p.key[0]);
	buffer_free(&p.key[1]);
}

static struct item **all_of(const struct journey *journey, enum kind kind, size_t *count)
{
	struct item **items = mem_new_array(journey_count(journey, kind) + 1, sizeof *items);
	*count = 0;
	for (size_t i = 0; i < journey_count(journey, kind); i++)
		items[(*count)++] = journey_item(journey, kind, i);
	return items;
}

void pairs_make(struct pairs *pairs, const struct journey *a, const struct journey *b, enum kind kind)
{
	*pairs = (struct pairs){0};
	pairs->a = all_of(a, kind, &pairs->a_count);
	pairs->b = all_of(b, kind, &pairs->b_count);
	pair_all(pairs, false);
	if (kind != KIND_TOUCHPOINT)
		pair_renamed(pairs, a, b);
}

void pairs_make_added(struct pairs *pairs, struct item **a, size_t a_count, struct item **b, size_t b_count)
{
	*pairs = (struct pairs){.a = a, .b = b, .a_count = a_count, .b_count = b_count};
	pair_all(pairs, true);
}

void pairs_free(struct pairs *pairs)
{
	free(pairs->a);
	free(pairs->b);
	free(pairs->to_a);
	free(pairs->to_b);
}

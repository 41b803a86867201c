#include "journey/roster.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "journey/alike.h"
#include "yaml/regular.h"

struct roster_entry {
	char *key;          /* the name as alike compares it */
	uint64_t signature; /* its characters, a bit for all of one hash */
	uint32_t length;
	struct item *item;
};

struct roster {
	struct roster_entry *entries; /* by key, then as they came */
	size_t count, room;
	uint64_t revision; /* of the journey */
};

/* A further, missing or other character changes two bits at most: most names are
 * told apart by this alone. */
static uint64_t signature_of(struct slice key, int *characters)
{
	uint64_t signature = 0;
	*characters = 0;
	for (size_t at = 0; at < key.length; ++*characters)
		signature |= 1ull << (unicode_next(key.bytes, key.length, &at) * 0x9E3779B1u >> 26);
	return signature;
}

struct naming {
	struct buffer *key;
	bool named; /* by its name, not by its id */
};

static void note_name(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	struct naming *n = context;
	bool is_name = slice_is(key, "name");
	bool null = kind == REGULAR_PLAIN && (slice_is(value, "~") || slice_is(value, "null"));
	if (!value.length || null || !(is_name || (slice_is(key, "id") && !n->named)))
		return;
	buffer_clear(n->key);
	alike_add_key(n->key, value);
	n->named |= is_name;
}

/* Reads a regular item without keeping a record, so that a large map does not
 * grow by being looked through. */
static void add_key_of(struct buffer *key, struct item *item)
{
	struct naming naming = {.key = key};
	if (!item->record && item->alone && regular_read(slice_make(item->text, item->length), note_name, &naming) &&
	    key->length)
		return;
	buffer_clear(key);
	alike_add_key(key, item_name(item));
}

static struct roster_entry entry_for(struct item *item)
{
	int characters;
	struct buffer key = {0};
	add_key_of(&key, item);
	struct roster_entry entry = {.length = (uint32_t)key.length, .item = item};
	entry.signature = signature_of(buffer_slice(&key), &characters);
	entry.key = buffer_take(&key);
	return entry;
}

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct roster_entry *)a)->key, ((const struct roster_entry *)b)->key);
}

struct roster *roster_new(const struct journey *journey)
{
	struct roster *r = mem_new(sizeof *r);
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	r->room = journey_count(journey, KIND_TOUCHPOINT);
	r->entries = mem_new_array(r->room + 1, sizeof *r->entries);
	for (struct item *item; (item = journey_walk_on(&walk));)
		r->entries[r->count++] = entry_for(item);
	qsort(r->entries, r->count, sizeof *r->entries, compare);
	r->revision = journey_revision(journey);
	return r;
}

void roster_free(struct roster *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->count; i++)
		free(r->entries[i].key);
	free(r->entries);
	free(r);
}

bool roster_fits(const struct roster *r, const struct journey *journey)
{
	return r->revision == journey_revision(journey);
}

/* the first entry whose key does not come before this one; behind: that comes behind it */
static size_t find_bound(const struct roster *r, const char *key, bool behind)
{
	size_t low = 0, high = r->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (strcmp(r->entries[middle].key, key) < behind)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void roster_add(struct roster *r, const struct journey *journey, struct item *item)
{
	struct roster_entry entry = entry_for(item);
	size_t at = find_bound(r, entry.key, false);
	if (r->count == r->room) {
		r->room = r->room ? r->room * 2 : 16;
		r->entries = mem_resize(r->entries, r->room, sizeof *r->entries);
	}
	memmove(r->entries + at + 1, r->entries + at, (r->count - at) * sizeof *r->entries);
	r->entries[at] = entry;
	r->count++;
	r->revision = journey_revision(journey);
}

struct item *roster_find(const struct roster *r, struct slice name)
{
	struct buffer key = {0};
	alike_add_key(&key, name);
	size_t at = find_bound(r, key.length ? key.bytes : "", false);
	bool found = key.length && at < r->count && strcmp(r->entries[at].key, key.bytes) == 0;
	buffer_free(&key);
	return found ? r->entries[at].item : NULL;
}

struct item *roster_near(const struct roster *r, struct slice name)
{
	struct buffer key = {0};
	struct item *found = NULL;
	int characters;
	alike_add_key(&key, name);
	uint64_t signature = signature_of(buffer_slice(&key), &characters);
	for (size_t i = 0; i < r->count && !found; i++) {
		const struct roster_entry *e = &r->entries[i];
		if (__builtin_popcountll(e->signature ^ signature) <= 2 * alike_distance(characters) &&
		    alike_keys(buffer_slice(&key), slice_make(e->key, e->length)))
			found = e->item;
	}
	buffer_free(&key);
	return found;
}

struct item *roster_beginning(const struct roster *r, struct slice typed, size_t nth)
{
	struct buffer key = {0};
	alike_add_key(&key, typed);
	size_t at = key.length ? find_bound(r, key.bytes, false) : r->count;
	while (nth-- && at < r->count)
		at = find_bound(r, r->entries[at].key, true);
	bool found = at < r->count && strncmp(r->entries[at].key, key.bytes, key.length) == 0;
	buffer_free(&key);
	return found ? r->entries[at].item : NULL;
}

/* Random chains of changes over every map that ships and every nasty text of
 * the corpus.  After each change the journey that was kept up to date must be
 * the one that a fresh reading of the text gives; at the end undo must lead
 * back to the first byte and redo to the last. */
#include <criterion/criterion.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "document/document.h"

static unsigned long long state;

static unsigned random_below(unsigned n)
{
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return n ? (unsigned)(state >> 33) % n : 0;
}

static const char *const texts[] = {
        "plain",
        "メール",
        "yes",
        "1:30",
        "",
        "two\nlines\n",
        "- dash",
        "# no comment",
        "a: b",
        "検索：比較",
        "\"quoted\"",
        "it's",
        "[x]",
        "😀 emoji",
        "trailing ",
        " leading",
        "null",
        "0x1F",
        "a\tb",
        "{a: b}",
        "*alias",
        "&anchor",
        "!tag",
        "%percent",
        "three\n\n\nlines",
        "end\n\n",
        "2024-01-01",
        "~",
        "@at",
        "`tick`",
        "a #b",
        "long long long long long "
        "long long long long long long long long long long long long long long long long long long"};
#define TEXT_COUNT (sizeof texts / sizeof *texts)
static const char *const keys[] = {"name", "owner", "purpose", "notes", "stage", "channel", "rating", "unknown_key"};
#define FIELD_KEYS (sizeof keys / sizeof *keys)
static const char *const lists[] = {"touchpoints", "touchpoints", "touchpoints", "stages", "channels"};
static const enum kind kinds[] = {KIND_TOUCHPOINT, KIND_TOUCHPOINT, KIND_TOUCHPOINT, KIND_STAGE, KIND_CHANNEL};

static struct slice some_text(void)
{
	return slice_of(texts[random_below(TEXT_COUNT)]);
}

static struct value *some_value(void)
{
	if (random_below(5))
		return value_text(some_text());
	struct value *list = value_list();
	for (unsigned i = random_below(4); i > 0; i--)
		value_list_add(list, value_text(some_text()));
	return list;
}

static struct value *some_item(void)
{
	struct value *map = value_map();
	value_map_add(map, "name", value_text(some_text()));
	for (unsigned i = random_below(3); i > 0; i--)
		value_map_add(map, keys[1 + i], value_text(some_text()));
	return map;
}

/* Applies one random change; false when it was refused. */
static bool change_something(struct document *d)
{
	unsigned which = random_below(5);
	size_t count = journey_count(document_journey(d), kinds[which]);
	struct change change = {.list = lists[which], .at = random_below((unsigned)count + 1)};
	struct value *value = NULL;
	switch (random_below(8)) {
	case 0:
	case 1:
		change.kind = CHANGE_ADD;
		change.value = value = some_item();
		break;
	case 2:
		change.kind = CHANGE_REMOVE;
		break;
	case 3:
		change.kind = CHANGE_MOVE;
		change.to = random_below((unsigned)count);
		break;
	case 4:
		change.kind = CHANGE_SET;
		change.list = "";
		change.key = random_below(2) ? "title" : "coverage/max_per_cell";
		change.value = value = random_below(4) ? value_text(some_text()) : NULL;
		break;
	default:
		change.kind = CHANGE_SET;
		change.key = keys[random_below(FIELD_KEYS)];
		change.value = value = random_below(6) ? some_value() : NULL;
	}
	struct error err = {0};
	bool done = document_apply(d, &change, 1, "change", random_below(4) == 0, &err);
	cr_assert(done || err.message[0], "a refusal says why");
	value_free(value);
	return done;
}

static void same_bins(const struct journey *a, const struct bin *x, const struct journey *b, const struct bin *y,
                      const char *where)
{
	cr_assert_eq(x->count, y->count, "%s: %u and %u touchpoints in a cell", where, x->count, y->count);
	for (uint32_t i = 0; i < x->count; i++)
		cr_assert_eq(journey_index(a, x->items[i]), journey_index(b, y->items[i]), "%s", where);
}

static bool same_slices(struct slice a, struct slice b)
{
	return !a.bytes == !b.bytes && slice_equals(a, b);
}

static void same_journeys(const struct journey *a, const struct journey *b, const char *where)
{
	for (enum kind k = KIND_STAGE; k < KIND_COUNT; k++) {
		cr_assert_eq(journey_count(a, k), journey_count(b, k), "%s: %s", where, kind_list_key(k));
		for (size_t i = 0; i < journey_count(a, k); i++) {
			const struct record *x = item_record(journey_item(a, k, i));
			const struct record *y = item_record(journey_item(b, k, i));
			cr_assert_eq(x->count, y->count, "%s: %s %zu", where, kind_list_key(k), i);
			for (uint32_t e = 0; e < x->count; e++)
				cr_assert(slice_equals(x->entries[e].key, y->entries[e].key) &&
				                  x->entries[e].kind == y->entries[e].kind &&
				                  same_slices(x->entries[e].value, y->entries[e].value),
				          "%s: %s %zu entry %u", where, kind_list_key(k), i, e);
		}
	}
	for (size_t s = 0; s < journey_count(a, KIND_STAGE); s++)
		for (size_t c = 0; c < journey_count(a, KIND_CHANNEL); c++)
			same_bins(a, journey_cell(a, s, c), b, journey_cell(b, s, c), where);
	same_bins(a, journey_inbox(a), b, journey_inbox(b), where);
	for (size_t s = 0; s < journey_count(a, KIND_STAGE); s++)
		cr_assert_eq(journey_stage_total(a, s), journey_stage_total(b, s), "%s", where);
	for (size_t c = 0; c < journey_count(a, KIND_CHANNEL); c++)
		cr_assert_eq(journey_channel_total(a, c), journey_channel_total(b, c), "%s", where);
	cr_assert(same_slices(journey_text(a, "title"), journey_text(b, "title")), "%s: title", where);
	cr_assert_eq(journey_limit(a), journey_limit(b), "%s: limit", where);
}

static void compare_with_fresh(struct document *d, const char *where)
{
	struct buffer text = {0};
	struct error err = {0};
	document_text(d, &text);
	struct document *fresh = document_of_bytes(buffer_slice(&text), NULL, &err);
	cr_assert(fresh, "%s: does not open again: %ld:%ld %s\n%s", where, err.line, err.column, err.message,
	          text.bytes);
	same_journeys(document_journey(d), document_journey(fresh), where);
	document_free(fresh);
	buffer_free(&text);
}

static void same_text(struct document *d, struct slice expected, const char *where, const char *what)
{
	struct buffer text = {0};
	document_text(d, &text);
	cr_assert(slice_equals(buffer_slice(&text), expected), "%s: %s does not give the same bytes", where, what);
	buffer_free(&text);
}

static void chain(const char *path, unsigned long long seed, unsigned steps)
{
	struct buffer bytes = {0}, last = {0};
	struct file_stamp stamp;
	struct error err = {0};
	char where[600];
	state = seed;
	cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &bytes, &stamp, &err));
	struct document *d = document_of_bytes(buffer_slice(&bytes), NULL, &err);
	if (!d) {
		buffer_free(&bytes);
		return;
	}
	same_text(d, buffer_slice(&bytes), path, "opening");
	for (unsigned i = 0; i < steps; i++) {
		snprintf(where, sizeof where, "%s, seed %llu, step %u", path, seed, i);
		size_t done = document_step_done(d);
		if (!change_something(d))
			cr_assert_eq(document_step_done(d), done, "%s: a refused change leaves no step", where);
		compare_with_fresh(d, where);
	}
	document_text(d, &last);
	while (document_undo(d))
		;
	same_text(d, buffer_slice(&bytes), where, "undo");
	compare_with_fresh(d, where);
	while (document_redo(d))
		;
	same_text(d, buffer_slice(&last), where, "redo");
	compare_with_fresh(d, where);
	document_free(d);
	buffer_free(&bytes);
	buffer_free(&last);
}

static void over(const char *pattern, unsigned chains, unsigned steps)
{
	const char *given = getenv("TEST_SEED");
	unsigned long long seed = given ? strtoull(given, NULL, 10) : 20261121;
	glob_t files;
	fprintf(stderr, "TEST_SEED=%llu\n", seed);
	cr_assert_eq(glob(pattern, 0, NULL, &files), 0, "%s", pattern);
	for (size_t i = 0; i < files.gl_pathc; i++)
		for (unsigned c = 0; c < chains; c++)
			chain(files.gl_pathv[i], seed + c, steps);
	globfree(&files);
}

Test(document_random, maps_that_ship)
{
	over("maps/*.yaml", 4, 40);
}

Test(document_random, nasty_texts)
{
	over("tests/corpus/yaml/*", 6, 15);
}

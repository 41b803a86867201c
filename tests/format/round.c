/* What was exported is imported as the same: over maps by chance, field by field. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "format/csv.h"
#include "maps.h"

#define SEEDS 150

/* What a value says, where a table cannot tell one from a list of one, and
 * a text from a number: an empty text is nothing. */
static void add_canonical(struct buffer *out, const struct value *value)
{
	if (value_is_scalar(value)) {
		buffer_add_slice(out, value_slice(value));
		return;
	}
	bool map = value->kind == VALUE_MAP, one = !map && value->count == 1;
	buffer_add_text(out, one ? "" : map ? "{" : "[");
	for (size_t i = 0; i < value->count; i++) {
		if (map)
			buffer_add_slice(out, value_slice(value->items[2 * i]));
		buffer_add_text(out, map ? ": " : "");
		add_canonical(out, value->items[map ? 2 * i + 1 : i]);
		buffer_add_text(out, one ? "" : "\1");
	}
	buffer_add_text(out, one ? "" : map ? "}" : "]");
}

static void expect_same_field(const struct value *a, const struct value *b, bool strict, const char *key,
                              unsigned long long seed)
{
	struct buffer x = {0}, y = {0};
	buffer_add_text(&x, "");
	buffer_add_text(&y, "");
	add_canonical(&x, a);
	if (b)
		add_canonical(&y, b);
	cr_assert_str_eq(y.bytes, x.bytes, "seed %llu: %s\nwas: %s\nis: %s", seed, key, x.bytes, y.bytes);
	cr_assert(!strict || value_equals(a, b), "seed %llu: %s: %s is of another kind", seed, key, x.bytes);
	buffer_free(&x);
	buffer_free(&y);
}

static void expect_same_touchpoints(const struct document *a, const struct document *b, bool strict,
                                    unsigned long long seed)
{
	const struct journey *from = document_journey(a), *to = document_journey(b);
	cr_assert_eq(journey_count(from, KIND_TOUCHPOINT), journey_count(to, KIND_TOUCHPOINT), "seed %llu", seed);
	for (size_t i = 0; i < journey_count(from, KIND_TOUCHPOINT); i++) {
		struct value *was = document_item_value(a, journey_item(from, KIND_TOUCHPOINT, i));
		struct value *is = document_item_value(b, journey_item(to, KIND_TOUCHPOINT, i));
		for (size_t k = 0; k < was->count; k++) {
			const char *key = was->items[2 * k]->text;
			expect_same_field(was->items[2 * k + 1], value_map_get(is, key), strict, key, seed);
		}
		cr_assert_eq(was->count, is->count, "seed %llu: touchpoint %zu says more than it did", seed, i);
		value_free(was);
		value_free(is);
	}
}

/* what a format writes, or, labels: a table in the words of a language */
static struct buffer written(const struct document *document, const char *format, bool labels)
{
	struct buffer out = {0};
	if (!labels)
		return map_export(document, format);
	csv_write_labels(document_journey(document), &out);
	return out;
}

static void go_round(const char *format, bool strict, bool labels)
{
	for (unsigned long long seed = 1; seed <= SEEDS; seed++) {
		struct document *from = (labels ? map_of_names : map_of_seed)(seed, false);
		struct document *to = (labels ? map_of_names : map_of_seed)(seed, true);
		struct buffer text = written(from, format, labels);
		struct error err = {0};
		cr_assert(map_import(to, format, buffer_slice(&text), NULL, NULL, &err), "seed %llu: %ld:%ld: %s", seed,
		          err.line, err.column, err.message);
		expect_same_touchpoints(from, to, strict, seed);
		map_expect_unchanged(to, format, buffer_slice(&text), seed);
		map_expect_unchanged(from, format, buffer_slice(&text), seed);
		buffer_free(&text);
		document_free(from);
		document_free(to);
	}
}

Test(round, csv)
{
	go_round("csv", false, false);
}

Test(round, csv_with_labels)
{
	message_set_language(LANGUAGE_JAPANESE);
	go_round("csv", false, true);
	message_set_language(LANGUAGE_ENGLISH);
	go_round("csv", false, true);
}

Test(round, json)
{
	go_round("json", true, false);
}

Test(round, json_is_a_map)
{
	for (unsigned long long seed = 1; seed <= SEEDS; seed++) {
		struct document *from = map_of_seed(seed, false);
		struct buffer text = map_export(from, "json");
		struct document *to = map_open(text.bytes);
		expect_same_touchpoints(from, to, false, seed);
		cr_assert_eq(journey_count(document_journey(to), KIND_STAGE), 4);
		cr_assert(slice_is(journey_text(document_journey(to), "title"), "by chance"));
		buffer_free(&text);
		document_free(from);
		document_free(to);
	}
}

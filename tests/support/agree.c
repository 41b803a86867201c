#include "support/agree.h"

#include "journey/record.h"

static bool differ(struct buffer *why, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool differ(struct buffer *why, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	buffer_format_list(why, format, list);
	va_end(list);
	return false;
}

static bool same_slices(struct slice a, struct slice b)
{
	return !a.bytes == !b.bytes && slice_equals(a, b);
}

static bool agree_records(const struct record *a, const struct record *b)
{
	bool same = a->count == b->count && a->bare == b->bare;
	for (uint32_t i = 0; same && i < a->count; i++)
		same = slice_equals(a->entries[i].key, b->entries[i].key) && a->entries[i].kind == b->entries[i].kind &&
		       same_slices(a->entries[i].value, b->entries[i].value);
	return same;
}

static bool agree_items(const struct journey *a, const struct journey *b, enum kind kind, struct buffer *why)
{
	if (journey_count(a, kind) != journey_count(b, kind))
		return differ(why, "%zu and %zu %s", journey_count(a, kind), journey_count(b, kind),
		              kind_list_key(kind));
	for (size_t i = 0; i < journey_count(a, kind); i++)
		if (!agree_records(item_record(journey_item(a, kind, i)), item_record(journey_item(b, kind, i))))
			return differ(why, "number %zu of %s", i, kind_list_key(kind));
	return true;
}

static bool agree_bins(const struct journey *a, const struct bin *x, const struct journey *b, const struct bin *y)
{
	bool same =
	        x->count == y->count && x->votes == y->votes && memcmp(x->ratings, y->ratings, sizeof x->ratings) == 0;
	for (uint32_t i = 0; same && i < x->count; i++)
		same = journey_index(a, x->items[i]) == journey_index(b, y->items[i]);
	return same;
}

static bool agree_cells(const struct journey *a, const struct journey *b, struct buffer *why)
{
	size_t stages = journey_count(a, KIND_STAGE), channels = journey_count(a, KIND_CHANNEL);
	for (size_t s = 0; s < stages; s++) {
		for (size_t c = 0; c < channels; c++)
			if (!agree_bins(a, journey_cell(a, s, c), b, journey_cell(b, s, c)) ||
			    journey_empty_ok(a, s, c) != journey_empty_ok(b, s, c))
				return differ(why, "the cell of stage %zu and channel %zu", s, c);
		if (journey_stage_total(a, s) != journey_stage_total(b, s))
			return differ(why, "the total of stage %zu", s);
	}
	for (size_t c = 0; c < channels; c++)
		if (journey_channel_total(a, c) != journey_channel_total(b, c))
			return differ(why, "the total of channel %zu", c);
	return agree_bins(a, journey_inbox(a), b, journey_inbox(b)) || differ(why, "the inbox");
}

bool agree_journeys(const struct journey *a, const struct journey *b, struct buffer *why)
{
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		if (!agree_items(a, b, kind, why))
			return false;
	if (!agree_cells(a, b, why))
		return false;
	if (journey_votes(a) != journey_votes(b) || journey_most_votes(a) != journey_most_votes(b))
		return differ(why, "%zu and %zu votes", journey_votes(a), journey_votes(b));
	return agree_records(journey_record(a), journey_record(b)) || differ(why, "the map's own entries");
}

static bool agree_value(const struct record *a, const struct record *b)
{
	struct value *x = record_value(a), *y = record_value(b);
	bool same = value_equals(x, y);
	value_free(x);
	value_free(y);
	return same;
}

bool agree_values(const struct journey *a, const struct journey *b, struct buffer *why)
{
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++) {
		if (journey_count(a, kind) != journey_count(b, kind))
			return differ(why, "%zu and %zu %s", journey_count(a, kind), journey_count(b, kind),
			              kind_list_key(kind));
		for (size_t i = 0; i < journey_count(a, kind); i++)
			if (!agree_value(item_record(journey_item(a, kind, i)), item_record(journey_item(b, kind, i))))
				return differ(why, "number %zu of %s", i, kind_list_key(kind));
	}
	return agree_value(journey_record(a), journey_record(b)) || differ(why, "the map's own fields");
}

bool agree_fresh(const struct document *document, struct buffer *why)
{
	struct buffer text = {0};
	struct error err = {0};
	document_text(document, &text);
	struct document *fresh = document_of_bytes(buffer_slice(&text), NULL, &err);
	bool same = fresh ? agree_journeys(document_journey(document), document_journey(fresh), why)
	                  : differ(why, "it does not open again: %ld:%ld: %s", err.line, err.column, err.message);
	if (!same)
		differ(why, "\n%s", text.bytes);
	document_free(fresh);
	buffer_free(&text);
	return same;
}

static bool agree_list(const struct journey *journey, const struct tree *tree, enum kind kind, struct buffer *why)
{
	uint32_t list = tree->count ? record_list(tree, kind, NULL) : TREE_NONE;
	size_t count = list != TREE_NONE && tree->nodes[list].kind == TREE_SEQUENCE ? tree->nodes[list].count : 0;
	if (journey_count(journey, kind) != count)
		return differ(why, "%zu %s, and %zu in all of the text", journey_count(journey, kind),
		              kind_list_key(kind), count);
	bool same = true;
	for (uint32_t i = 0; same && i < count; i++) {
		struct record *record = record_of_node(kind, tree, tree_item(tree, list, i));
		same = agree_records(item_record(journey_item(journey, kind, i)), record) ||
		       differ(why, "number %u of %s is read otherwise in all of the text", i, kind_list_key(kind));
		record_free(record);
	}
	return same;
}

bool agree_parser(const struct document *document, struct buffer *why)
{
	struct buffer text = {0};
	struct error err = {0};
	document_text(document, &text);
	struct tree *tree = tree_parse(buffer_slice(&text), TREE_VALUES, &err);
	bool same = tree || differ(why, "the parser does not take it: %s", err.message);
	for (enum kind kind = KIND_MAP + 1; same && kind < KIND_COUNT; kind++)
		same = agree_list(document_journey(document), tree, kind, why);
	tree_free(tree);
	buffer_free(&text);
	return same;
}

bool agree_text(const struct document *document, struct slice text)
{
	struct buffer now = {0};
	document_text(document, &now);
	bool same = slice_equals(buffer_slice(&now), text);
	buffer_free(&now);
	return same;
}

#include "document/merge_text.h"

#include <stdlib.h>

#include "base/lines.h"
#include "base/mem.h"
#include "journey/pair.h"

struct texts {
	struct buffer base, ours, theirs;
};

/* ---- judging ---- */

static bool list_is_right(const struct merge_plan *plan, enum kind kind, const struct journey *j)
{
	size_t staying = 0;
	while (staying < plan->counts[kind] && !plan->things[kind][staying].gone)
		staying++;
	bool right = journey_count(j, kind) == staying;
	for (size_t i = 0; right && i < staying; i++) {
		const struct merge_thing *t = &plan->things[kind][i];
		const struct item *from = t->value ? NULL : t->ours && !t->as_theirs ? t->ours : t->theirs;
		struct item *item = journey_item(j, kind, i);
		if (from && pair_same_text(from, item))
			continue;
		struct value *expected = merge_thing_value(t), *value = record_value(item_record(item));
		right = value_equals(expected, value);
		value_free(expected);
		value_free(value);
	}
	return right;
}

/* Does the text say just what the plan says? */
static bool is_right(const struct merge_plan *plan, struct slice text)
{
	struct document *d = document_of_bytes(text, NULL, NULL);
	if (!d)
		return false;
	struct value *map = record_value(journey_record(d->journey));
	bool right = value_equals(map, plan->map);
	for (enum kind kind = KIND_MAP + 1; right && kind < KIND_COUNT; kind++)
		right = list_is_right(plan, kind, d->journey);
	value_free(map);
	document_free(d);
	return right;
}

static struct triple triple_of(const struct texts *texts)
{
	return (struct triple){buffer_slice(&texts->base), buffer_slice(&texts->ours), buffer_slice(&texts->theirs)};
}

/* ---- ways to write it ---- */

static bool by_lines(const struct merge_plan *plan, const struct texts *texts, const char *newline, struct buffer *out)
{
	struct triple t = triple_of(texts);
	return lines_merge(t.base, t.ours, t.theirs, newline, out) && !merge_repeats_key(buffer_slice(out)) &&
	       is_right(plan, buffer_slice(out));
}

/* Puts comments in that would be lost. */
static void save_comments(const struct merge_plan *plan, const struct texts *texts, const char *newline,
                          struct buffer *text)
{
	struct triple t = triple_of(texts);
	for (int where = MERGE_ABOVE; where <= MERGE_TOP; where++) {
		struct buffer whole = {0};
		bool good = merge_put_comments(&t, buffer_slice(text), (enum merge_place)where, newline, &whole) &&
		            (whole.length == text->length || is_right(plan, buffer_slice(&whole)));
		if (good) {
			buffer_clear(text);
			buffer_add_slice(text, buffer_slice(&whole));
		}
		buffer_free(&whole);
		if (good)
			return;
	}
}

/* Does what the plan asks for to a copy of ours, change by change. */
static bool by_changes(const struct merge_plan *plan, const struct texts *texts, struct buffer *out, struct error *err)
{
	struct change_list list = {0};
	struct document *copy = document_of_bytes(buffer_slice(&texts->ours), NULL, err);
	merge_plan_changes(plan, &list);
	bool good = copy && document_apply(copy, list.changes, list.count, "", true, err);
	if (good)
		document_text(copy, out);
	document_free(copy);
	change_list_free(&list);
	return good;
}

bool merge_text(const struct merge_plan *plan, const struct document *base, const struct document *ours,
                const struct document *theirs, struct buffer *out, struct error *err)
{
	struct texts texts = {0};
	struct buffer text = {0};
	document_text(base, &texts.base);
	document_text(ours, &texts.ours);
	document_text(theirs, &texts.theirs);
	bool good = true, all_theirs = slice_equals(buffer_slice(&texts.base), buffer_slice(&texts.ours));
	if (all_theirs)
		document_text(theirs, &text);
	else if (!merge_regions(plan, base, ours, theirs, &text) || !is_right(plan, buffer_slice(&text))) {
		buffer_clear(&text);
		if (!by_lines(plan, &texts, ours->newline, &text)) {
			buffer_clear(&text);
			good = by_changes(plan, &texts, &text, err);
		}
	}
	if (good && !all_theirs)
		save_comments(plan, &texts, ours->newline, &text);
	if (good)
		buffer_add_slice(out, buffer_slice(&text));
	buffer_free(&text);
	buffer_free(&texts.base);
	buffer_free(&texts.ours);
	buffer_free(&texts.theirs);
	return good;
}

#include "document/merge_text.h"

static bool is_same(const struct document *a, const struct document *b)
{
	struct buffer x = {0}, y = {0};
	document_text(a, &x);
	document_text(b, &y);
	bool same = slice_equals(buffer_slice(&x), buffer_slice(&y));
	buffer_free(&x);
	buffer_free(&y);
	return same;
}

/* Does what the plan asks for to a copy of ours, change by change. */
static bool merge_by_changes(const struct merge_plan *plan, const struct document *ours, struct buffer *out,
                             struct error *err)
{
	struct change_list list = {0};
	struct buffer text = {0};
	document_text(ours, &text);
	struct document *copy = document_of_bytes(buffer_slice(&text), NULL, err);
	merge_plan_changes(plan, &list);
	bool good = copy && document_apply(copy, list.changes, list.count, "", true, err);
	if (good)
		document_text(copy, out);
	document_free(copy);
	change_list_free(&list);
	buffer_free(&text);
	return good;
}

bool merge_text(const struct merge_plan *plan, const struct document *base, const struct document *ours,
                const struct document *theirs, struct buffer *out, struct error *err)
{
	if (is_same(base, ours)) {
		document_text(theirs, out);
		return true;
	}
	return merge_by_changes(plan, ours, out, err);
}

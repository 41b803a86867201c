#include "document/merge.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "document/merge_text.h"
#include "journey/diff.h"
#include "journey/merge.h"

#define VALUE_COLUMNS 40 /* of a value in a line */

void merge_report_free(struct merge_report *report)
{
	buffer_free(&report->summary);
	buffer_free(&report->lines);
	buffer_free(&report->disputes);
	buffer_free(&report->fields);
	free(report->alike);
	*report = (struct merge_report){0};
}

/* ---- words ---- */

static void add_side(struct buffer *out, const char *who, const struct value *entry, const char *key)
{
	buffer_format(out, "%s ", who);
	diff_value_words(out, value_map_get(entry, key), VALUE_COLUMNS);
}

/* What the entry is about, which it names first; KIND_MAP: the map itself. */
static enum kind kind_of(const struct value *entry)
{
	enum kind kind = KIND_MAP;
	for (enum kind k = KIND_MAP + 1; k < KIND_COUNT; k++)
		if (value_map_get(entry, kind_label(k)->en) == entry->items[1] && entry->items[0]->text)
			kind = k;
	return kind;
}

static void add_dispute(struct buffer *out, const struct value *entry)
{
	const struct value *what = value_map_get(entry, "what");
	enum kind kind = kind_of(entry);
	if (kind != KIND_MAP) {
		buffer_format(out, "%s ", message_label(kind_label(kind)));
		diff_value_words(out, entry->items[1], -1);
		buffer_add_text(out, ": ");
	}
	if (what) {
		bool by_ours = what->text && slice_is(slice_make(what->text, what->length), "removed-by-ours");
		buffer_add_text(out, by_ours ? _("removed here, changed or used there; it stays")
		                             : _("changed or used here, removed there; it stays"));
	} else {
		diff_value_words(out, value_map_get(entry, "field"), -1);
		buffer_add_byte(out, ' ');
		add_side(out, _("was"), entry, "base");
		add_side(out, _(", here"), entry, "ours");
		add_side(out, _(", there"), entry, "theirs");
	}
	buffer_add_byte(out, '\n');
}

/* {"kind": "touchpoint", "item": "welcome-mail", "field": "owner", "base": …},
 * or "what" instead of "field" and the values. */
static void add_fields(struct buffer *out, const struct value *entry)
{
	static const char *const keys[] = {"field", "base", "ours", "theirs"};
	const struct value *what = value_map_get(entry, "what");
	enum kind kind = kind_of(entry);
	buffer_format(out, "{\"kind\": \"%s\"", kind == KIND_MAP ? "map" : kind_label(kind)->en);
	if (kind != KIND_MAP) {
		buffer_add_text(out, ", \"item\": ");
		diff_value_json(out, entry->items[1]);
	}
	if (what) {
		buffer_add_text(out, ", \"what\": ");
		diff_value_json(out, what);
	}
	for (size_t i = 0; !what && i < sizeof keys / sizeof *keys; i++) {
		buffer_format(out, ", \"%s\": ", keys[i]);
		diff_value_json(out, value_map_get(entry, keys[i]));
	}
	buffer_add_byte(out, '}');
}

static void report_disputes(const struct merge_plan *plan, struct merge_report *report)
{
	const struct value *list = value_map_get(plan->map, "conflicts");
	report->conflicts = plan->conflicts;
	for (size_t i = 0; i < plan->conflicts; i++) {
		const struct value *entry = list->items[list->count - plan->conflicts + i];
		add_dispute(&report->disputes, entry);
		buffer_add_text(&report->fields, i ? ", " : "");
		add_fields(&report->fields, entry);
	}
}

/* What came from theirs: the conflicts that were recorded did not. */
static void report_changes(const struct document *before, const struct document *after, struct merge_report *report)
{
	struct diff diff;
	diff_make(&diff, document_journey(before), document_journey(after));
	size_t kept = 0;
	for (size_t i = 0; i < diff.count; i++) {
		struct difference d = diff.differences[i];
		bool record = d.kind == KIND_MAP && strncmp(d.key, "conflicts", strlen("conflicts")) == 0;
		diff.differences[i] = diff.differences[kept];
		if (record) {
			diff.differences[i] = d;
			continue;
		}
		diff.differences[kept++] = d;
	}
	size_t all = diff.count;
	diff.count = kept;
	diff_summary(&diff, &report->summary);
	diff_lines(&diff, 0, &report->lines);
	report->taken = kept;
	diff.count = all;
	diff_free(&diff);
}

struct origins {
	const struct journey *journey;
	const struct merge_plan *plan;
};

enum { BY_BOTH, BY_OURS, BY_THEIRS };

static int added_by(void *context, const struct item *item)
{
	const struct origins *o = context;
	const struct merge_thing *t = &o->plan->things[KIND_TOUCHPOINT][journey_index(o->journey, item)];
	if (t->base || (t->ours && t->theirs))
		return BY_BOTH;
	return t->ours ? BY_OURS : BY_THEIRS;
}

/* ---- merging ---- */

static char *label_of(const struct merge_report *report)
{
	if (report->summary.length)
		return mem_format(_("merge: %s"), report->summary.bytes);
	return mem_copy_text(_("merge"));
}

static bool merge_with_plan(struct document *ours, const struct document *base, const struct document *theirs,
                            struct merge_report *report, struct error *err)
{
	struct merge_plan plan;
	struct buffer text = {0};
	struct document *result = NULL;
	merge_plan_make(&plan, document_journey(base), document_journey(ours), document_journey(theirs));
	bool good = merge_text(&plan, base, ours, theirs, &text, err) &&
	            (result = document_of_bytes(buffer_slice(&text), NULL, err));
	if (good) {
		report_changes(ours, result, report);
		report_disputes(&plan, report);
		char *label = label_of(report);
		good = document_take_over(ours, buffer_slice(&text), label, false, err);
		free(label);
	}
	if (good) {
		struct origins origins = {document_journey(ours), &plan};
		report->alike = alike_find(document_journey(ours), added_by, &origins, &report->alike_count);
	} else {
		merge_report_free(report);
	}
	document_free(result);
	buffer_free(&text);
	merge_plan_free(&plan);
	return good;
}

/* The text with the line ends of another document. */
static void add_with_newlines(struct buffer *out, struct slice text, const char *newline)
{
	for (size_t i = 0; i < text.length; i++) {
		bool pair = text.bytes[i] == '\r' && i + 1 < text.length && text.bytes[i + 1] == '\n';
		i += pair;
		if (text.bytes[i] == '\n' || text.bytes[i] == '\r')
			buffer_add_text(out, newline);
		else
			buffer_add_byte(out, text.bytes[i]);
	}
}

/* The document itself, or a copy with the line ends of ours in *copy. */
static const struct document *with_newlines(const struct document *d, const struct document *ours,
                                            struct document **copy)
{
	struct buffer text = {0}, converted = {0};
	if (strcmp(d->newline, ours->newline) == 0)
		return d;
	document_text(d, &text);
	add_with_newlines(&converted, buffer_slice(&text), ours->newline);
	*copy = document_of_bytes(buffer_slice(&converted), NULL, NULL);
	buffer_free(&text);
	buffer_free(&converted);
	return *copy ? *copy : d;
}

bool document_merge(struct document *ours, const struct document *base, const struct document *theirs,
                    struct merge_report *report, struct error *err)
{
	*report = (struct merge_report){0};
	if (document_same_text(base, theirs) || document_same_text(ours, theirs))
		return true;
	struct document *copies[2] = {0};
	if (!document_same_text(base, ours)) {
		base = with_newlines(base, ours, &copies[0]);
		theirs = with_newlines(theirs, ours, &copies[1]);
	}
	bool good = merge_with_plan(ours, base, theirs, report, err);
	document_free(copies[0]);
	document_free(copies[1]);
	return good;
}

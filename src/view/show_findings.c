/* The findings as text, for pipes and `touchgrid show`. */
#include <stdlib.h>

#include "base/message.h"
#include "journey/check.h"
#include "journey/day.h"
#include "view/sheet.h"

#define MARK 2 /* columns of a rule's mark */

static const char *const marks[SEVERITY_COUNT] = {"·", "!", "×"};
static const enum style styles[SEVERITY_COUNT] = {STYLE_DIM, STYLE_WARNING, STYLE_ERROR};

/* The worst first, then rule by rule, in the order of the text. */
static int by_weight(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return (a->offset > b->offset) - (a->offset < b->offset);
}

static void print_rule(const struct sheet *sheet, const struct finding *first, size_t count)
{
	struct buffer title = {0};
	buffer_format(&title, "%s (%zu) [%s]", _(first->rule->about), count, first->rule->name);
	sheet_line(sheet, 0, STYLE_TEXT, slice_of(""), STYLE_TEXT, slice_of(""));
	sheet_fold(sheet, MARK, styles[first->severity], marks[first->severity], STYLE_TITLE, buffer_slice(&title));
	for (size_t i = 0; i < count; i++)
		sheet_fold(sheet, MARK + 2, STYLE_DIM, "  -", STYLE_TEXT, slice_of(first[i].message));
	buffer_free(&title);
}

void view_show_findings(struct document *document, const struct show_look *look, struct buffer *out)
{
	const struct journey *journey = document_journey(document);
	const struct sheet sheet = {look, out};
	struct findings findings = {0};
	struct buffer text = {0};
	struct slice title = journey_text(journey, "title");
	document_text(document, &text);
	check_map(buffer_slice(&text), journey, day_of_time(look->now), &findings);
	if (findings.count)
		qsort(findings.list, findings.count, sizeof *findings.list, by_weight);
	sheet_fold(&sheet, 0, STYLE_TITLE, "", STYLE_TITLE,
	           title.length ? title : slice_of(_("A map without a title")));
	if (!findings.count)
		sheet_fold(&sheet, 0, STYLE_TEXT, "", STYLE_TEXT,
		           slice_of(_("Nothing is wrong, and nothing is missing.")));
	for (size_t i = 0, end; i < findings.count; i = end) {
		for (end = i; end < findings.count && findings.list[end].rule == findings.list[i].rule &&
		              findings.list[end].severity == findings.list[i].severity;)
			end++;
		print_rule(&sheet, &findings.list[i], end - i);
	}
	findings_free(&findings);
	buffer_free(&text);
}

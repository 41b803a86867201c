/* The findings as text, for pipes and `touchgrid show`. */
#include "base/message.h"
#include "journey/check.h"
#include "journey/day.h"
#include "view/severity.h"
#include "view/sheet.h"

#define MARK 2 /* columns of a rule's mark */

static void print_rule(const struct sheet *sheet, const struct finding *first, size_t count)
{
	struct buffer title = {0};
	buffer_format(&title, "%s (%zu) [%s]", _(first->rule->about), count, first->rule->name);
	sheet_line(sheet, 0, STYLE_TEXT, slice_of(""), STYLE_TEXT, slice_of(""));
	sheet_fold(sheet, MARK, severity_marks[first->severity].style, severity_marks[first->severity].glyph,
	           STYLE_TITLE, buffer_slice(&title));
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
	findings_rank(&findings);
	sheet_fold(&sheet, 0, STYLE_TITLE, "", STYLE_TITLE,
	           title.length ? title : slice_of(_("A map without a title")));
	if (!findings.count)
		sheet_fold(&sheet, 0, STYLE_TEXT, "", STYLE_TEXT,
		           slice_of(_("Nothing is wrong, and nothing is missing.")));
	for (size_t i = 0, end; i < findings.count; i = end) {
		end = findings_group(&findings, i);
		print_rule(&sheet, &findings.list[i], end - i);
	}
	findings_free(&findings);
	buffer_free(&text);
}

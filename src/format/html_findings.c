/* The findings, the numbers with their yardsticks, the answers of the review. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/html_parts.h"

/* ---- findings ---- */

/* where on the page the thing stands that it is about; false: nowhere */
static bool add_anchor(struct page *page, const struct finding_subject *subject)
{
	struct buffer *out = page->out;
	bool stage = subject->stage != FINDING_NOWHERE, channel = subject->channel != FINDING_NOWHERE;
	if (subject->kind != KIND_TOUCHPOINT && stage && channel)
		buffer_format(out, "<a href=\"#x%zu-%zu\">", subject->stage, subject->channel);
	else if (subject->kind != KIND_MAP)
		buffer_format(out, "<a href=\"#%c%zu\">", html_letter(subject->kind), subject->index);
	else
		return false;
	return true;
}

static void add_finding(struct page *page, const struct finding *f)
{
	buffer_add_text(page->out, "<li>");
	bool leads = add_anchor(page, &f->subject);
	html_add(page->out, slice_of(f->message));
	buffer_add_text(page->out, leads ? "</a></li>\n" : "</li>\n");
}

/* all of one rule and weight, a row */
static void add_findings(struct page *page, const struct finding *const *list, size_t count)
{
	struct buffer *out = page->out;
	buffer_format(out, "<tr class=\"severity%d\"><th scope=\"row\">", (int)list[0]->severity);
	html_add(out, slice_of(severity_label(list[0]->severity)));
	buffer_add_text(out, "</th><td><ul>\n");
	for (size_t i = 0; i < count; i++)
		add_finding(page, list[i]);
	buffer_format(out, "</ul></td><td class=\"number\">%zu</td><td><code>%s</code></td></tr>\n", count,
	              list[0]->rule->name);
}

/* the heaviest first, then by rule, else as they stand in the map */
static int compare_findings(const void *a, const void *b)
{
	const struct finding *x = *(const struct finding *const *)a, *y = *(const struct finding *const *)b;
	if (x->severity != y->severity)
		return x->severity < y->severity ? 1 : -1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	return x < y ? -1 : x > y;
}

static void add_all_findings(struct page *page)
{
	size_t count = page->findings.count, same;
	const struct finding **sorted = mem_new_array(count, sizeof *sorted);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &page->findings.list[i];
	qsort(sorted, count, sizeof *sorted, compare_findings);
	for (size_t i = 0; i < count; i += same) {
		for (same = 1; i + same < count && sorted[i + same]->rule == sorted[i]->rule &&
		               sorted[i + same]->severity == sorted[i]->severity;)
			same++;
		add_findings(page, sorted + i, same);
	}
	free(sorted);
}

void html_findings(struct page *page)
{
	struct buffer *out = page->out;
	html_section(page, "findings", _("Findings"));
	if (!page->findings.count) {
		html_element(out, "p", slice_of(_("Nothing was found that is missing, too much or does not fit.")));
	} else {
		const char *const heads[] = {_("Weight"), _("What and what to do"), _("Number"), _("Rule")};
		buffer_add_text(out, "<div class=\"scroll\">\n<table class=\"findings\">\n<thead><tr>");
		for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
			buffer_add_text(out, "<th scope=\"col\">");
			html_add(out, slice_of(heads[i]));
			buffer_add_text(out, "</th>");
		}
		buffer_add_text(out, "</tr></thead>\n<tbody>\n");
		add_all_findings(page);
		buffer_add_text(out, "</tbody>\n</table>\n</div>\n");
	}
	html_section_end(page);
}

/* ---- numbers ---- */

static void add_number(struct page *page, const struct number *n)
{
	struct buffer *out = page->out;
	buffer_add_text(out,
	                n->verdict == NUMBER_LOOK ? "<tr class=\"look\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
	if (n->of && !n->of->hidden)
		buffer_format(out, "<a href=\"#%c%zu\">", html_letter((enum kind)n->of->kind),
		              journey_index(page->journey, n->of));
	html_add(out, slice_of(n->label));
	buffer_add_text(out, n->of && !n->of->hidden ? "</a></th><td>" : "</th><td>");
	html_add(out, slice_of(n->shown));
	buffer_add_text(out, "</td><td>");
	html_add(out, slice_of(n->yardstick));
	if (n->verdict == NUMBER_LOOK)
		html_say(out, " ▲ %s", _("worth a look"));
	buffer_add_text(out, "</td></tr>\n");
}

void html_numbers(struct page *page)
{
	struct buffer *out = page->out;
	html_section(page, "numbers", _("Numbers"));
	buffer_add_text(out, "<div class=\"tables\">\n");
	for (size_t g = 0; g < page->numbers.count; g++) {
		const struct number_group *group = &page->numbers.groups[g];
		if (!group->count)
			continue;
		buffer_add_text(out, "<table class=\"numbers\">\n");
		html_element(out, "caption", slice_of(group->title));
		buffer_add_text(out, "<thead><tr><td></td><th scope=\"col\">");
		html_add(out, slice_of(_("Here")));
		buffer_add_text(out, "</th><th scope=\"col\">");
		html_add(out, slice_of(_("Yardstick")));
		buffer_add_text(out, "</th></tr></thead>\n<tbody>\n");
		for (size_t i = 0; i < group->count; i++)
			add_number(page, &group->list[i]);
		buffer_add_text(out, "</tbody>\n</table>\n");
	}
	buffer_add_text(out, "</div>\n");
	html_section_end(page);
}

/* ---- review ---- */

void html_review(struct page *page)
{
	const struct entry *review = record_find(journey_record(page->journey), "review");
	if (!review || !review->nested)
		return;
	html_section(page, "review", _("Review"));
	buffer_add_text(page->out, "<div class=\"scroll\">\n");
	html_value(page, review->field, review->nested);
	buffer_add_text(page->out, "</div>\n");
	html_section_end(page);
}

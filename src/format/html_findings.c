/* The findings, the numbers with their yardsticks, the answers of the review. */
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
static void add_findings(struct page *page, const struct finding *first, size_t count)
{
	struct buffer *out = page->out;
	buffer_format(out, "<tr class=\"severity%d\"><th scope=\"row\">", (int)first->severity);
	html_add(out, slice_of(severity_label(first->severity)));
	buffer_add_text(out, "</th><td><ul>\n");
	for (size_t i = 0; i < count; i++)
		add_finding(page, &first[i]);
	buffer_format(out, "</ul></td><td class=\"number\">%zu</td><td><code>%s</code></td></tr>\n", count,
	              first->rule->name);
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
		for (size_t i = 0, end; i < page->findings.count; i = end) {
			end = findings_group(&page->findings, i);
			add_findings(page, &page->findings.list[i], end - i);
		}
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

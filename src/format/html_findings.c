/* The findings, the numbers with their yardsticks, the answers of the review. */
#include "base/message.h"
#include "format/html_parts.h"

/* ---- findings ---- */

/* where on the page the thing stands that it is about; false: nowhere */
static bool add_anchor(struct page *page, const struct finding_subject *subject)
{
	struct buffer *out = page->out;
	if (subject->kind != KIND_MAP)
		buffer_format(out, "<a href=\"#%c%zu\">", html_letter(subject->kind), subject->index);
	else if (subject->stage != FINDING_NOWHERE && subject->channel != FINDING_NOWHERE)
		buffer_format(out, "<a href=\"#x%zu-%zu\">", subject->stage, subject->channel);
	else if (subject->stage != FINDING_NOWHERE)
		buffer_format(out, "<a href=\"#%c%zu\">", html_letter(KIND_STAGE), subject->stage);
	else if (subject->channel != FINDING_NOWHERE)
		buffer_format(out, "<a href=\"#%c%zu\">", html_letter(KIND_CHANNEL), subject->channel);
	else
		return false;
	return true;
}

static void add_finding(struct page *page, const struct finding *f)
{
	struct buffer *out = page->out;
	buffer_format(out, "<tr class=\"severity%d\"><th scope=\"row\">", (int)f->severity);
	html_add(out, slice_of(severity_label(f->severity)));
	buffer_add_text(out, "</th><td>");
	bool leads = add_anchor(page, &f->subject);
	html_add(out, slice_of(f->message));
	buffer_add_text(out, leads ? "</a>" : "");
	buffer_add_text(out, "</td><td><code>");
	html_add(out, slice_of(f->rule->name));
	buffer_add_text(out, "</code></td></tr>\n");
}

void html_findings(struct page *page)
{
	struct buffer *out = page->out;
	html_section(page, "findings", _("Findings"));
	if (!page->findings.count) {
		html_element(out, "p", slice_of(_("Nothing was found that is missing, too much or does not fit.")));
	} else {
		buffer_add_text(out, "<div class=\"scroll\">\n<table class=\"findings\">\n<thead><tr><th scope=\"col\">");
		html_add(out, slice_of(_("Weight")));
		buffer_add_text(out, "</th><th scope=\"col\">");
		html_add(out, slice_of(_("What and what to do")));
		buffer_add_text(out, "</th><th scope=\"col\">");
		html_add(out, slice_of(_("Rule")));
		buffer_add_text(out, "</th></tr></thead>\n<tbody>\n");
		/* the heaviest first, else in the order of the map */
		for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
			for (size_t i = 0; i < page->findings.count; i++)
				if ((int)page->findings.list[i].severity == severity)
					add_finding(page, &page->findings.list[i]);
		buffer_add_text(out, "</tbody>\n</table>\n</div>\n");
	}
	html_section_end(page);
}

/* ---- numbers ---- */

static void add_number(struct page *page, const struct number *n)
{
	struct buffer *out = page->out;
	buffer_add_text(out, n->verdict == NUMBER_LOOK ? "<tr class=\"look\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
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

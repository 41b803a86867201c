#include "format/html.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/digest.h"
#include "base/message.h"
#include "format/html_parts.h"
#include "journey/coverage.h"
#include "journey/day.h"

#define NAMES_MOST 1000 /* touchpoints above which the grid opens without their names */

/* src/format/page.css and page.js */
extern const char html_css[], html_js[];

/* ---- counting ---- */

static void count_touchpoint(struct page *page, struct item *item)
{
	struct slice word;
	uint32_t at = 0;
	page->shown++;
	page->ratings[item->rating]++;
	if (!item_text(item, "owner").length)
		page->unowned++;
	while (record_each(item_record(item), "owner", &at, &word)) {
		struct item *owner = said_item(&page->said, KIND_OWNER, word);
		if (word.length)
			names_number(page->owners, owner ? item_name(owner) : word);
	}
}

static void count_cells(struct page *page)
{
	size_t stages = journey_count(page->journey, KIND_STAGE), channels = journey_count(page->journey, KIND_CHANNEL);
	size_t limit = journey_limit(page->journey);
	for (size_t s = 0; s < stages; s++)
		for (size_t c = 0; c < channels; c++) {
			const struct bin *bin = journey_cell(page->journey, s, c);
			page->gaps += !bin->count && !bin->hidden && !journey_empty_ok(page->journey, s, c);
			page->overloads += limit && bin->count > limit;
		}
}

static void count(struct page *page)
{
	struct item *item;
	said_start(&page->said, page->journey);
	struct sequence_walk owners = journey_walk(page->journey, KIND_OWNER);
	while ((item = journey_walk_on(&owners)))
		names_number(page->owners, item_name(item));
	struct sequence_walk touchpoints = journey_walk(page->journey, KIND_TOUCHPOINT);
	while ((item = journey_walk_on(&touchpoints)))
		if (!item->hidden)
			count_touchpoint(page, item);
	count_cells(page);
	coverage_check(page->journey, page->today, &page->findings);
	findings_drop_hidden(&page->findings, page->journey);
	findings_rank(&page->findings);
	numbers_make(&page->numbers, page->journey);
}

/* ---- the head ---- */

/* what the browser may use: this very text, and nothing else */
static void add_allowed(struct buffer *out, const char *what, const char *text)
{
	unsigned char digest[DIGEST_BYTES];
	digest_sha256(slice_of(text), digest);
	buffer_format(out, "; %s 'sha256-", what);
	digest_add_base64(out, digest);
	buffer_add_byte(out, '\'');
}

static void add_head(struct page *page)
{
	struct buffer *out = page->out;
	buffer_format(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
	              message_language() == LANGUAGE_JAPANESE ? "ja" : "en");
	buffer_add_text(out,
	                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
	                "base-uri 'none'; form-action 'none'");
	add_allowed(out, "style-src", html_css);
	add_allowed(out, "script-src", html_js);
	buffer_add_text(out, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
	                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
	                     "<meta name=\"generator\" content=\"touchgrid\">\n"
	                     "<link rel=\"icon\" href=\"data:,\">\n");
	html_element(out, "title", html_title(page));
	buffer_format(out, "<style>%s</style>\n</head>\n", html_css);
}

/* ---- the header ---- */

static void add_fact(struct page *page, const char *key)
{
	const struct field *field = field_find(KIND_MAP, slice_of(key));
	struct slice text = journey_text(page->journey, key);
	const struct choice *choice = field->choices ? field_choice(field, text) : NULL;
	if (!text.length)
		return;
	buffer_add_text(page->out, "<li><span>");
	html_add(page->out, slice_of(message_label(&field->label)));
	buffer_add_text(page->out, "</span> ");
	html_add(page->out, choice ? slice_of(message_label(&choice->label)) : text);
	buffer_add_text(page->out, "</li>\n");
}

static void add_date(struct page *page)
{
	char day[DAY_TEXT];
	if (!day_format(page->today, day))
		return;
	buffer_add_text(page->out, "<li><span>");
	html_add(page->out, slice_of(_("As of")));
	buffer_format(page->out, "</span> <time datetime=\"%s\">%s</time></li>\n", day, day);
}

/* a number large, and below it what it counts; leads to where more is said of it */
static void add_tile(struct page *page, const char *anchor, const char *class, const char *shown, const char *label)
{
	buffer_format(page->out, "<li class=\"%s\"><a href=\"#%s\"><b>", class, anchor);
	html_add(page->out, slice_of(shown));
	buffer_add_text(page->out, "</b> ");
	html_add(page->out, slice_of(label));
	buffer_add_text(page->out, "</a></li>\n");
}

static void add_count(struct page *page, const char *anchor, const char *class, size_t count, const char *label)
{
	char shown[24];
	snprintf(shown, sizeof shown, "%zu", count);
	add_tile(page, anchor, class, shown, label);
}

/* contacts a quarter, where the numbers know them */
static void add_contacts(struct page *page)
{
	for (size_t g = 0; g < page->numbers.count; g++)
		for (size_t i = 0; i < page->numbers.groups[g].count; i++) {
			const struct number *n = &page->numbers.groups[g].list[i];
			if (!n->of && slice_is(slice_of(n->name), "contacts")) {
				add_tile(page, "numbers", "plain", n->shown, _("Contacts per quarter"));
				return;
			}
		}
}

static void add_tiles(struct page *page)
{
	bool limit = journey_limit(page->journey) > 0;
	buffer_add_text(page->out, "<ul class=\"tiles\">\n");
	add_count(page, "grid", "plain", page->shown, _("touchpoints"));
	add_count(page, "grid", page->gaps ? "look" : "fine", page->gaps, _("gaps in the grid"));
	if (limit)
		add_count(page, "grid", page->overloads ? "look" : "fine", page->overloads, _("overloaded cells"));
	for (unsigned rating = 1; rating < JOURNEY_RATINGS; rating++) {
		static const char *const classes[JOURNEY_RATINGS] = {"", "r1", "r2", "r3"};
		add_count(page, "numbers", page->ratings[rating] ? classes[rating] : "plain", page->ratings[rating],
		          html_rating_word(rating));
	}
	add_count(page, "findings", page->unowned ? "look" : "fine", page->unowned, _("without owner"));
	add_contacts(page);
	add_count(page, "findings", page->findings.count ? "look" : "fine", page->findings.count, _("findings"));
	buffer_add_text(page->out, "</ul>\n");
}

static void add_jump(struct page *page, const char *anchor, const char *title)
{
	buffer_format(page->out, "<li><a href=\"#%s\">", anchor);
	html_add(page->out, slice_of(title));
	buffer_add_text(page->out, "</a></li>\n");
}

static void add_jumps(struct page *page)
{
	buffer_add_text(page->out, "<nav aria-label=\"");
	html_add(page->out, slice_of(_("On this page")));
	buffer_add_text(page->out, "\"><ul>\n");
	add_jump(page, "grid", _("Grid"));
	if (journey_inbox(page->journey)->count)
		add_jump(page, "inbox", _("Inbox"));
	if (journey_count(page->journey, KIND_STAGE))
		add_jump(page, "curve", _("Emotion curve"));
	add_jump(page, "findings", _("Findings"));
	add_jump(page, "numbers", _("Numbers"));
	if (page->shown)
		add_jump(page, "touchpoints", _("Touchpoints"));
	add_jump(page, "map", _("The map"));
	/* the script shows it */
	buffer_add_text(page->out, "</ul><button type=\"button\" id=\"theme\" hidden>");
	html_add(page->out, slice_of(_("Light or dark")));
	buffer_add_text(page->out, "</button></nav>\n");
}

static void add_header(struct page *page)
{
	struct buffer *out = page->out;
	buffer_add_text(out, "<a class=\"skip\" href=\"#grid\">");
	html_add(out, slice_of(_("To the grid")));
	buffer_add_text(out, "</a>\n<header>\n");
	html_element(out, "h1", html_title(page));
	buffer_add_text(out, "<ul class=\"facts\">\n");
	add_fact(page, "goal");
	add_fact(page, "state");
	add_fact(page, "business");
	add_fact(page, "scope");
	add_date(page);
	if (journey_hidden(page->journey)) {
		buffer_add_text(out, "<li><strong>");
		html_say(out, _("touchpoints: %zu of %zu"), page->shown, journey_count(page->journey, KIND_TOUCHPOINT));
		buffer_add_text(out, "</strong></li>\n");
	}
	buffer_add_text(out, "</ul>\n");
	add_tiles(page);
	add_jumps(page);
	buffer_add_text(out, "</header>\n");
}

/* where the script shows a touchpoint beside the grid */
static void add_panel(struct page *page)
{
	static const struct {
		const char *id, *sign, *title;
	} buttons[] = {{"back", "←", N_("Previous")}, {"on", "→", N_("Next")}, {"close", "✕", N_("Close")}};
	buffer_add_text(page->out, "<dialog id=\"panel\" aria-labelledby=\"panel-title\">\n<div class=\"bar\">");
	for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
		buffer_format(page->out, "<button type=\"button\" id=\"%s\" aria-label=\"", buttons[i].id);
		html_add(page->out, slice_of(_(buttons[i].title)));
		buffer_format(page->out, "\">%s</button>", buttons[i].sign);
	}
	buffer_add_text(page->out, "</div>\n<div id=\"panel-text\"></div>\n</dialog>\n");
}

void html_write(const struct journey *journey, long today, struct buffer *out)
{
	struct page page = {.journey = journey, .today = today, .out = out, .owners = names_new()};
	count(&page);
	add_head(&page);
	/* the browser lays out a grid of thousands of names for seconds */
	buffer_add_text(out, page.shown > NAMES_MOST ? "<body class=\"counts\">\n" : "<body>\n");
	add_header(&page);
	buffer_add_text(out, "<main>\n");
	html_filter(&page);
	html_grid(&page);
	html_curve(&page);
	html_findings(&page);
	html_numbers(&page);
	html_review(&page);
	html_details(&page);
	buffer_add_text(out, "</main>\n");
	add_panel(&page);
	buffer_format(out, "<script>%s</script>\n</body>\n</html>\n", html_js);
	findings_free(&page.findings);
	numbers_free(&page.numbers);
	names_free(page.owners);
	said_end(&page.said);
}

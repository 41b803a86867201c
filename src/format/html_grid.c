/* The filter, the grid of stages × channels, and the inbox. */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/html_parts.h"

#define USUAL_LIMIT 4 /* of a cell, for its heat, where the map says none */
#define HEATS 4
#define FIT 7   /* stages that fit into the window of a desk */
#define MANY 12 /* touchpoints in a cell, above which they scroll */

/* ---- filter ---- */

static void add_option(struct page *page, const char *value, struct slice text)
{
	buffer_format(page->out, "<option value=\"%s\">", value);
	html_add(page->out, text);
	buffer_add_text(page->out, "</option>\n");
}

static void add_numbered(struct page *page, size_t number, struct slice text)
{
	char value[24];
	snprintf(value, sizeof value, "%zu", number);
	add_option(page, value, text);
}

static void begin_select(struct page *page, const char *key)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(key));
	buffer_add_text(page->out, "<label>");
	html_add(page->out, slice_of(message_label(&field->label)));
	buffer_format(page->out, " <select name=\"%s\">\n", key);
	add_option(page, "", slice_of(_("all of them")));
}

/* the last choice: those that say nothing of it */
static void end_select(struct page *page, const char *none)
{
	if (none)
		add_option(page, "-", slice_of(none));
	buffer_add_text(page->out, "</select></label>\n");
}

static void add_items(struct page *page, enum kind kind)
{
	struct sequence_walk walk = journey_walk(page->journey, kind);
	struct item *item;
	for (size_t index = 0; (item = journey_walk_on(&walk)); index++)
		add_numbered(page, index, item_name(item));
}

void html_filter(struct page *page)
{
	struct buffer *out = page->out;
	/* only the script can filter, and it shows the form */
	buffer_add_text(out, "<form id=\"filter\" role=\"search\" hidden>\n");
	begin_select(page, "owner");
	for (uint32_t number = 0; number < names_count(page->owners); number++)
		add_numbered(page, number, names_text(page->owners, number));
	end_select(page, _("nobody"));
	begin_select(page, "stage");
	add_items(page, KIND_STAGE);
	end_select(page, _("no stage"));
	begin_select(page, "rating");
	for (unsigned rating = 1; rating < JOURNEY_RATINGS; rating++)
		add_numbered(page, rating, slice_of(html_rating_word(rating)));
	end_select(page, _("not rated"));
	if (journey_count(page->journey, KIND_PERSONA)) {
		begin_select(page, "persona");
		add_items(page, KIND_PERSONA);
		end_select(page, NULL);
	}
	buffer_add_text(out, "<label>");
	html_add(out, slice_of(_("Text")));
	buffer_add_text(out, " <input type=\"search\" name=\"text\" id=\"text\"></label>\n<button type=\"reset\">");
	html_add(out, slice_of(_("Show all")));
	buffer_add_text(out, "</button>\n<button type=\"button\" id=\"names\" aria-pressed=\"true\">");
	html_add(out, slice_of(_("Names in the grid")));
	/* the script puts in the numbers */
	buffer_add_text(out, "</button>\n<output id=\"shown\" data-all=\"");
	html_add(out, slice_of(_("all touchpoints: {all}")));
	buffer_add_text(out, "\" data-some=\"");
	html_add(out, slice_of(_("touchpoints: {some} of {all}")));
	buffer_add_text(out, "\"></output>\n</form>\n");
}

/* ---- touchpoints ---- */

static void add_owner(struct page *page, struct item *item)
{
	struct slice word = item_text(item, "owner");
	struct item *owner = said_item(&page->said, KIND_OWNER, word);
	if (!word.length)
		return;
	buffer_add_text(page->out, " <small>");
	html_add(page->out, owner ? item_name(owner) : word);
	buffer_add_text(page->out, "</small>");
}

static void add_bin(struct page *page, const struct bin *bin)
{
	buffer_add_text(page->out, bin->count > MANY ? "<ul class=\"many\">\n" : "<ul>\n");
	for (uint32_t i = 0; i < bin->count; i++) {
		struct item *item = bin->items[i];
		buffer_format(page->out, "<li><a href=\"#t%zu\">", journey_index(page->journey, item));
		html_rating(page->out, item->rating, false);
		html_name(page->out, item);
		add_owner(page, item);
		buffer_add_text(page->out, "</a></li>\n");
	}
	buffer_add_text(page->out, "</ul>\n");
}

/* ---- cells ---- */

static void add_empty(struct page *page, bool meant, struct slice why)
{
	html_element(page->out, "p", slice_of(meant ? _("empty on purpose") : _("gap")));
	if (meant && why.length)
		html_element(page->out, "p", why);
}

/* "3 over 2  +1 −2" */
static void add_sum(struct page *page, const struct bin *bin, bool over)
{
	struct buffer *out = page->out;
	buffer_format(out, "<p class=\"sum\"><b data-count=\"%u\">%u</b> ", bin->count, bin->count);
	if (over) {
		buffer_add_text(out, "<em>");
		html_say(out, _("over the limit of %zu"), journey_limit(page->journey));
		buffer_add_text(out, "</em> ");
	}
	for (unsigned rating = 1; rating < JOURNEY_RATINGS; rating++) {
		if (!bin->ratings[rating])
			continue;
		buffer_add_text(out, "<span class=\"share\">");
		html_rating(out, rating, false);
		buffer_format(out, "%u</span> ", bin->ratings[rating]);
	}
	buffer_add_text(out, "</p>\n");
}

static void add_cell(struct page *page, size_t stage, size_t channel)
{
	const struct bin *bin = journey_cell(page->journey, stage, channel);
	size_t limit = journey_limit(page->journey), usual = limit ? limit : USUAL_LIMIT;
	bool over = limit && bin->count > limit;
	size_t heat = bin->count > usual ? HEATS : (bin->count * HEATS + usual - 1) / usual;
	bool meant = journey_empty_ok(page->journey, stage, channel);
	buffer_format(page->out, "<td id=\"x%zu-%zu\" data-stage=\"%zu\"", stage, channel, stage);
	if (bin->count)
		buffer_format(page->out, " class=\"heat%zu%s\">", heat, over ? " over" : "");
	else if (!bin->hidden)
		buffer_format(page->out, " class=\"%s\">", meant ? "meant" : "gap");
	else
		buffer_add_byte(page->out, '>');
	if (bin->count) {
		add_sum(page, bin, over);
		add_bin(page, bin);
	} else if (!bin->hidden) {
		/* what only a filter emptied is no gap */
		add_empty(page, meant, journey_empty_why(page->journey, stage, channel));
	}
	buffer_add_text(page->out, "</td>\n");
}

/* ---- the table ---- */

static void add_head(struct page *page, size_t stages)
{
	struct buffer *out = page->out;
	buffer_add_text(out, "<thead><tr><td></td>\n");
	for (size_t s = 0; s < stages; s++) {
		struct item *stage = journey_item(page->journey, KIND_STAGE, s);
		size_t shown = journey_stage_shown(page->journey, s);
		struct slice window = item_text(stage, "window");
		buffer_format(out, "<th scope=\"col\" data-stage=\"%zu\">", s);
		html_link(page, KIND_STAGE, s);
		buffer_format(out, " <b data-count=\"%zu\">%zu</b>", shown, shown);
		if (window.length) {
			buffer_add_text(out, " <small>");
			html_add(out, window);
			buffer_add_text(out, "</small>");
		}
		buffer_add_text(out, "</th>\n");
	}
	buffer_add_text(out, "</tr></thead>\n");
}

static void add_row(struct page *page, size_t stages, size_t channel)
{
	struct buffer *out = page->out;
	size_t shown = journey_channel_shown(page->journey, channel);
	buffer_add_text(out, "<tr><th scope=\"row\">");
	html_link(page, KIND_CHANNEL, channel);
	buffer_format(out, " <b data-count=\"%zu\">%zu</b></th>\n", shown, shown);
	for (size_t s = 0; s < stages; s++)
		add_cell(page, s, channel);
	buffer_add_text(out, "</tr>\n");
}

static void add_legend(struct page *page)
{
	struct buffer *out = page->out;
	buffer_add_text(out, "<p class=\"legend\">");
	for (unsigned rating = 1; rating < JOURNEY_RATINGS; rating++)
		html_rating(out, rating, true);
	buffer_add_text(out, "<span class=\"heat\"><i>&#160;</i><i>&#160;</i><i>&#160;</i><i>&#160;</i> ");
	html_add(out, slice_of(_("few to many")));
	buffer_add_text(out, "</span>");
	if (journey_limit(page->journey)) {
		buffer_add_text(out, "<span class=\"heat over\"><i>&#160;</i> ");
		html_say(out, _("over the limit of %zu"), journey_limit(page->journey));
		buffer_add_text(out, "</span>");
	}
	buffer_add_text(out, "<span class=\"heat gap\"><i>&#160;</i> ");
	html_add(out, slice_of(_("gap")));
	buffer_add_text(out, "</span><span class=\"heat meant\"><i>&#160;</i> ");
	html_add(out, slice_of(_("empty on purpose")));
	buffer_add_text(out, "</span></p>\n");
}

static void add_table(struct page *page, size_t stages, size_t channels)
{
	struct buffer *out = page->out;
	add_legend(page);
	/* it can be scrolled by keys where it is wider than the window */
	buffer_add_text(out, "<div class=\"scroll");
	buffer_add_text(out, stages <= FIT ? " fits" : "");
	buffer_add_text(out, "\" tabindex=\"0\" role=\"region\" aria-labelledby=\"grid-title\">\n"
	                     "<table class=\"grid\">\n<caption class=\"unseen\">");
	html_add(out, slice_of(_("Touchpoints by stage (columns) and channel (rows), with their number in each cell")));
	buffer_add_text(out, "</caption>\n");
	add_head(page, stages);
	buffer_add_text(out, "<tbody>\n");
	for (size_t c = 0; c < channels; c++)
		add_row(page, stages, c);
	buffer_add_text(out, "</tbody>\n</table>\n</div>\n");
}

static void add_inbox(struct page *page)
{
	const struct bin *inbox = journey_inbox(page->journey);
	if (!inbox->count)
		return;
	html_section(page, "inbox", _("Inbox"));
	html_element(page->out, "p", slice_of(_("These touchpoints have no stage or no channel yet.")));
	add_bin(page, inbox);
	html_section_end(page);
}

void html_grid(struct page *page)
{
	size_t stages = journey_count(page->journey, KIND_STAGE), channels = journey_count(page->journey, KIND_CHANNEL);
	html_section(page, "grid", _("Grid"));
	if (stages && channels)
		add_table(page, stages, channels);
	else
		html_element(page->out, "p", slice_of(_("The map has no stages or no channels yet.")));
	html_section_end(page);
	add_inbox(page);
}

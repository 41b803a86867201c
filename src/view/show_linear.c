/* The map as it is read aloud, for screen readers: whole sentences, one thought
 * a line, no columns, no lines, no signs that a reader skips or spells out. */
#include <limits.h>

#include "base/message.h"
#include "base/unicode.h"
#include "journey/check.h"
#include "journey/day.h"
#include "view/grid.h"
#include "view/view.h"

/* Adds text on one line, harmless for a terminal. */
static void add_text(struct buffer *out, struct slice text)
{
	struct slice line;
	size_t at = 0;
	for (bool first = true; unicode_wrap(text, &at, INT_MAX, &line); first = false) {
		buffer_add_text(out, first || !line.length ? "" : " ");
		unicode_sanitise(out, line, -1);
	}
}

static void end_line(struct buffer *out)
{
	buffer_add_byte(out, '\n');
}

/* "Goal: keep them" behind the lead; nothing where nothing is said */
static bool add_field(struct buffer *out, const char *lead, enum kind kind, const char *name, struct slice text)
{
	const struct field *field = field_find(kind, slice_of(name));
	const struct choice *choice = field->choices ? field_choice(field, text) : NULL;
	if (!text.length)
		return false;
	buffer_format(out, "%s%s: ", lead, message_label(&field->label));
	add_text(out, choice ? slice_of(message_label(&choice->label)) : text);
	return true;
}

static void add_field_line(struct buffer *out, enum kind kind, const char *name, struct slice text)
{
	if (add_field(out, "", kind, name, text))
		end_line(out);
}

/* "Welcome mail. Owner: Marketing. Rating: works. Decision: keep. 2 votes" */
static void add_touchpoint(const struct ui *ui, struct buffer *out, struct item *item)
{
	struct slice owner = view_name_of(ui, KIND_OWNER, item_text(item, "owner"));
	const char *stop = _(". ");
	add_text(out, item_name(item));
	add_field(out, stop, KIND_TOUCHPOINT, "owner", owner.length ? owner : slice_of(_("nobody yet")));
	add_field(out, stop, KIND_TOUCHPOINT, "rating", item_text(item, "rating"));
	add_field(out, stop, KIND_TOUCHPOINT, "decision", item_text(item, "decision"));
	if (item->votes)
		buffer_format(out, item->votes == 1 ? _("%s%u vote") : _("%s%u votes"), stop, item->votes);
	end_line(out);
}

static void add_bin(const struct ui *ui, struct buffer *out, struct slice name, const struct bin *bin, size_t limit)
{
	add_text(out, name);
	buffer_add_text(out, ": ");
	if (limit && bin->count > limit)
		buffer_format(out, _("touchpoints: %u of at most %zu, overloaded"), bin->count, limit);
	else
		buffer_format(out, bin->count == 1 ? _("%zu touchpoint") : _("%zu touchpoints"), (size_t)bin->count);
	end_line(out);
	for (uint32_t i = 0; i < bin->count; i++)
		add_touchpoint(ui, out, bin->items[i]);
}

/* What is empty in a stage: the gaps in one sentence, then what is meant so. */
static void add_empty(const struct ui *ui, struct buffer *out, size_t stage)
{
	size_t channels = journey_count(ui->journey, KIND_CHANNEL), gaps = 0;
	for (size_t c = 0; c < channels; c++) {
		if (journey_cell(ui->journey, stage, c)->count || journey_empty_ok(ui->journey, stage, c))
			continue;
		buffer_add_text(out, gaps++ ? _(", ") : _("Gaps: "));
		add_text(out, item_name(journey_item(ui->journey, KIND_CHANNEL, c)));
	}
	if (gaps)
		end_line(out);
	for (size_t c = 0; c < channels; c++) {
		if (journey_cell(ui->journey, stage, c)->count || !journey_empty_ok(ui->journey, stage, c))
			continue;
		struct slice why = journey_empty_why(ui->journey, stage, c);
		add_text(out, item_name(journey_item(ui->journey, KIND_CHANNEL, c)));
		buffer_format(out, ": %s%s", _("empty on purpose"), why.length ? ": " : "");
		add_text(out, why);
		end_line(out);
	}
}

static void add_stage(const struct ui *ui, struct buffer *out, size_t stage)
{
	struct item *item = journey_item(ui->journey, KIND_STAGE, stage);
	size_t total = journey_stage_total(ui->journey, stage);
	end_line(out);
	buffer_format(out, _("Stage %zu of %zu: "), stage + 1, journey_count(ui->journey, KIND_STAGE));
	add_text(out, item_name(item));
	end_line(out);
	add_field_line(out, KIND_STAGE, "window", item_text(item, "window"));
	add_field_line(out, KIND_STAGE, "goal", item_text(item, "goal"));
	buffer_format(out, total == 1 ? _("%zu touchpoint") : _("%zu touchpoints"), total);
	end_line(out);
	for (size_t c = 0; c < journey_count(ui->journey, KIND_CHANNEL); c++) {
		const struct bin *bin = journey_cell(ui->journey, stage, c);
		if (bin->count)
			add_bin(ui, out, item_name(journey_item(ui->journey, KIND_CHANNEL, c)), bin,
			        journey_limit(ui->journey));
	}
	add_empty(ui, out, stage);
}

static void add_findings(const struct ui *ui, const struct show_look *look, struct buffer *out)
{
	struct findings findings = {0};
	struct buffer text = {0};
	document_text(ui->document, &text);
	check_map(buffer_slice(&text), ui->journey, day_of_time(look->now), &findings);
	end_line(out);
	if (!findings.count)
		buffer_add_text(out, _("Nothing is wrong, and nothing is missing."));
	else
		buffer_format(out, _("Findings: %zu. The view findings lists them."), findings.count);
	end_line(out);
	findings_free(&findings);
	buffer_free(&text);
}

static void add_map(const struct ui *ui, const struct show_look *look, struct buffer *out)
{
	const struct journey *j = ui->journey;
	struct slice title = journey_text(j, "title");
	const struct bin *inbox = journey_inbox(j);
	add_text(out, title.length ? title : slice_of(_("A map without a title")));
	end_line(out);
	add_field_line(out, KIND_MAP, "state", journey_text(j, "state"));
	add_field_line(out, KIND_MAP, "goal", journey_text(j, "goal"));
	view_counts(ui, out);
	end_line(out);
	for (size_t stage = 0; stage < journey_count(j, KIND_STAGE); stage++)
		add_stage(ui, out, stage);
	if (inbox->count) {
		end_line(out);
		add_bin(ui, out, slice_of(_("Inbox")), inbox, 0);
	}
	add_findings(ui, look, out);
}

void view_show_linear(struct document *document, const struct show_look *look, struct buffer *out)
{
	struct ui *ui = ui_new(document);
	struct buffer all = {0};
	struct slice line;
	size_t at = 0;
	ui_resize(ui, LAYOUT_MIN_WIDTH, LAYOUT_MIN_HEIGHT); /* counts */
	add_map(ui, look, &all);
	/* a reader reads on behind a line that is broken, so none is unless that is asked for */
	while (unicode_wrap(buffer_slice(&all), &at, look->folded ? look->width : INT_MAX, &line)) {
		buffer_add_slice(out, line);
		end_line(out);
	}
	buffer_free(&all);
	ui_free(ui);
}

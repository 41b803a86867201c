/* A map as Markdown. */
#include "format/markdown.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "format/markdown_parts.h"
#include "format/said.h"
#include "journey/coverage.h"
#include "journey/numbers.h"
#include "journey/question.h"

#define FINDINGS_OPEN 20
#define COLUMNS 14 /* of a table, at most, with the end */
#define NOWHERE SIZE_MAX
#define NO_ID ((struct slice){0})

struct writer {
	const struct journey *journey;
	struct buffer *out;
	struct said said;
};

/* things of a kind, shown in a table and below it */
struct things {
	enum kind kind;
	size_t stage; /* the one that the heading tells; NOWHERE */
	struct item **items;
	size_t count, room;
	const struct field *columns[COLUMNS];
	size_t column_count;
	bool folded; /* what does not fit into the table has begun */
};

/* The fields that stand in tables, where any of the things says them; the others stand below. */
static const char *const column_table[KIND_COUNT][COLUMNS] = {
        [KIND_TOUCHPOINT] = {"name", "stage", "channel", "owner", "rating", "decision", "purpose", "timing",
                             "frequency", "votes", "due"},
        [KIND_CHANNEL] = {"name", "kind", "place", "touch", "owner", "urgency", "suits"},
        [KIND_PERSONA] = {"name", "position", "segment", "prefers", "touch"},
        [KIND_OWNER] = {"name", "role", "side", "capacity", "contact"},
};

static const char *const rating_glyphs[JOURNEY_RATINGS] = {"", "✓ ", "– ", "✗ "};

static void add(struct writer *w, const char *text)
{
	buffer_add_text(w->out, text);
}

/* Adds the heading of a part, “## title <!-- what id -->”. */
static void add_heading(struct writer *w, struct slice title, const char *what, struct slice id)
{
	add(w, "\n## ");
	markdown_add(w->out, title);
	markdown_add_mark(w->out, what, markdown_is_markable(id) ? id : NO_ID);
	add(w, "\n\n");
}

static void add_rule(struct writer *w, size_t columns)
{
	add(w, "|");
	while (columns--)
		add(w, " --- |");
	add(w, "\n");
}

/* ---- values ---- */

static void add_value(struct writer *w, const struct record *record, const struct field *field)
{
	struct slice text;
	size_t start = w->out->length;
	for (uint32_t at = 0; record_each(record, field->key, &at, &text);) {
		add(w, w->out->length > start ? ", " : "");
		if (field_is_list(field))
			markdown_add_word(w->out, said_word(&w->said, field, text));
		else
			markdown_add(w->out, said_word(&w->said, field, text));
	}
}

/* what a field is called, or a key that the table of fields does not know, with its colon */
static void add_entry_label(struct writer *w, const struct entry *e)
{
	struct buffer label = {0};
	buffer_add_slice(&label, e->field ? slice_of(message_label(&e->field->label)) : e->key);
	buffer_add_byte(&label, ':');
	markdown_add(w->out, buffer_slice(&label));
	buffer_add_byte(w->out, ' ');
	buffer_free(&label);
}

/* Adds the line of an entry, “- Goal: …”; one that is not read again says so. */
static void add_entry(struct writer *w, const struct record *record, const struct entry *e, const char *indent)
{
	bool read = e->field && e->field->type != FIELD_RECORDS;
	add(w, indent);
	add_entry_label(w, e);
	if (read) {
		add_value(w, record, e->field);
	} else if (e->nested) {
		struct buffer text = {0};
		said_add_deep(&text, &w->said, e->field, e->nested);
		markdown_add(w->out, buffer_slice(&text));
		buffer_free(&text);
	} else {
		markdown_add(w->out, e->value);
	}
	add(w, read ? "\n" : " <!-- shown -->\n");
}

/* has an entry of this key come before in the record? */
static bool is_again(const struct record *record, uint32_t at)
{
	for (uint32_t i = 0; i < at; i++)
		if (slice_equals(record->entries[i].key, record->entries[at].key))
			return true;
	return false;
}

/* The fields of a thing as a list, but for its name and what is no matter for readers;
 * before and after it, if there are any. */
static void add_facts(struct writer *w, const struct record *record, const char *before, const char *after)
{
	bool any = false;
	static const char *const left_out[] = {"id", "name", "title", "touchgrid", "locks"};
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *e = &record->entries[i];
		bool out = !e->field || e->field->type == FIELD_RECORDS || !e->value.length || is_again(record, i);
		for (size_t k = 0; k < sizeof left_out / sizeof *left_out && !out; k++)
			out = slice_is(e->key, left_out[k]);
		if (out)
			continue;
		add(w, any ? "" : before);
		any = true;
		add_entry(w, record, e, "- ");
	}
	add(w, any ? after : "");
}

/* ---- tables of things ---- */

static bool says_several(const struct record *record, const char *key)
{
	struct slice text;
	int count = 0;
	for (uint32_t at = 0; count < 2 && record_each(record, key, &at, &text);)
		count++;
	return count == 2;
}

/* Does the field stand in the table?  The stage only where the heading does not tell it all. */
static bool is_column(const struct things *things, const char *key)
{
	bool found = strcmp(key, "name") == 0;
	for (size_t i = 0; i < things->count && !found; i++) {
		const struct record *record = item_record(things->items[i]);
		found = things->stage != NOWHERE && strcmp(key, "stage") == 0 ? says_several(record, key)
		                                                              : said_any(record, key);
	}
	return found;
}

static void choose_columns(struct things *things)
{
	for (const char *const *key = column_table[things->kind]; *key; key++)
		if (is_column(things, *key))
			things->columns[things->column_count++] = field_find(things->kind, slice_of(*key));
}

static void add_mark(struct writer *w, struct item *item)
{
	struct slice id = record_text(item_record(item), "id");
	if (markdown_is_markable(id))
		markdown_add_mark(w->out, kind_label((enum kind)item->kind)->en, id);
}

static void add_row(struct writer *w, const struct things *things, struct item *item)
{
	add(w, "|");
	for (size_t c = 0; c < things->column_count; c++) {
		add(w, " ");
		if (strcmp(things->columns[c]->key, "name") == 0) {
			markdown_add(w->out, item_name(item));
			add_mark(w, item);
		} else {
			add_value(w, item_record(item), things->columns[c]);
		}
		add(w, " |");
	}
	add(w, "\n");
}

/* Is the entry told below the table? */
static bool is_below(const struct things *things, const struct entry *e)
{
	if (!e->value.length && !e->nested)
		return false;
	if (slice_is(e->key, "id"))
		return !markdown_is_markable(e->value);
	if (slice_is(e->key, "name") || slice_is(e->key, "locked"))
		return false;
	if (things->stage != NOWHERE && slice_is(e->key, "stage"))
		return false;
	for (size_t c = 0; c < things->column_count; c++)
		if (things->columns[c] == e->field)
			return false;
	return true;
}

/* What one thing says that its row does not. */
static void add_below(struct writer *w, struct things *things, size_t row)
{
	struct item *item = things->items[row];
	const struct record *record = item_record(item);
	bool headed = false;
	for (uint32_t i = 0; i < record->count; i++) {
		if (!is_below(things, &record->entries[i]) || is_again(record, i))
			continue;
		if (!things->folded)
			buffer_format(w->out, "\n<details><summary>%s</summary>\n\n", _("More on them"));
		things->folded = true;
		if (!headed) {
			add(w, "- **");
			markdown_add(w->out, item_name(item));
			add(w, "**");
			if (markdown_is_markable(record_text(record, "id")))
				add_mark(w, item);
			else
				buffer_format(w->out, " <!-- row %zu -->", row + 1);
			add(w, "\n");
		}
		headed = true;
		add_entry(w, record, &record->entries[i], "  - ");
	}
}

static void add_things(struct writer *w, struct things *things)
{
	size_t stage, channel;
	choose_columns(things);
	add(w, "|");
	for (size_t c = 0; c < things->column_count; c++)
		buffer_format(w->out, " %s |", message_label(&things->columns[c]->label));
	add(w, "\n");
	add_rule(w, things->column_count);
	for (size_t i = 0; i < things->count; i++)
		add_row(w, things, things->items[i]);
	for (size_t i = 0; i < things->count; i++)
		/* one that stands in several stages is told in the first */
		if (things->stage == NOWHERE ||
		    (journey_first_cell(w->journey, things->items[i], &stage, &channel) && stage == things->stage))
			add_below(w, things, i);
	add(w, things->folded ? "\n</details>\n" : "");
}

/* ---- the grid ---- */

static void add_cell(struct writer *w, size_t stage, size_t channel)
{
	const struct field *owner = field_find(KIND_TOUCHPOINT, slice_of("owner"));
	const struct bin *bin = journey_cell(w->journey, stage, channel);
	size_t limit = journey_limit(w->journey);
	if (limit && bin->count > limit)
		buffer_format(w->out, "⚠ %u > %zu<br>", bin->count, limit);
	for (uint32_t i = 0; i < bin->count; i++) {
		const struct record *record = item_record(bin->items[i]);
		buffer_format(w->out, "%s%s", i ? "<br>" : "", rating_glyphs[bin->items[i]->rating]);
		markdown_add(w->out, item_name(bin->items[i]));
		if (!said_any(record, "owner"))
			continue;
		add(w, " (");
		add_value(w, record, owner);
		add(w, ")");
	}
	/* what only the filter emptied is no gap */
	if (!bin->count && !bin->hidden)
		add(w, journey_empty_ok(w->journey, stage, channel) ? "—" : "□");
}

static void add_grid_row(struct writer *w, size_t channel)
{
	struct item *item = journey_item(w->journey, KIND_CHANNEL, channel);
	struct slice id = record_text(item_record(item), "id");
	add(w, "| ");
	markdown_add(w->out, item_name(item));
	markdown_add_mark(w->out, kind_label(KIND_CHANNEL)->en, markdown_is_markable(id) ? id : NO_ID);
	add(w, " |");
	for (size_t s = 0; s < journey_count(w->journey, KIND_STAGE); s++) {
		add(w, " ");
		add_cell(w, s, channel);
		add(w, " |");
	}
	buffer_format(w->out, " %zu |\n", journey_channel_shown(w->journey, channel));
}

/* what the signs mean, and which cells are empty on purpose */
static void add_legend(struct writer *w)
{
	const struct choice *ratings = field_find(KIND_TOUCHPOINT, slice_of("rating"))->choices;
	add(w, "\n");
	for (size_t i = 0; ratings[i].word && i + 1 < JOURNEY_RATINGS; i++)
		buffer_format(w->out, "%s%s%s", i ? " · " : "", rating_glyphs[i + 1], message_label(&ratings[i].label));
	buffer_format(w->out, " · □ %s · — %s", _("a gap"), _("empty on purpose"));
	if (journey_limit(w->journey))
		buffer_format(w->out, " · ⚠ %s", _("more than the cell may hold"));
	add(w, "\n");
}

static void add_meant(struct writer *w)
{
	const struct value *coverage = journey_coverage(w->journey);
	const struct value *list = coverage ? value_map_get(coverage, "empty_ok") : NULL;
	const struct field *stage = field_find(KIND_TOUCHPOINT, slice_of("stage"));
	const struct field *channel = field_find(KIND_TOUCHPOINT, slice_of("channel"));
	bool first = true;
	for (size_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++) {
		struct slice why = value_map_slice(list->items[i], "why");
		struct slice s = value_map_slice(list->items[i], "stage"),
		             c = value_map_slice(list->items[i], "channel");
		if (!why.length || !s.length || !c.length)
			continue;
		add(w, first ? "\n" : "");
		first = false;
		add(w, "- — ");
		markdown_add(w->out, said_word(&w->said, stage, s));
		add(w, " × ");
		markdown_add(w->out, said_word(&w->said, channel, c));
		add(w, ": ");
		markdown_add(w->out, why);
		add(w, "\n");
	}
}

static void add_grid(struct writer *w)
{
	size_t stages = journey_count(w->journey, KIND_STAGE), channels = journey_count(w->journey, KIND_CHANNEL);
	if (!stages && !channels)
		return;
	add_heading(w, slice_of(_("Grid")), "grid", NO_ID);
	buffer_format(w->out, "| %s |", message_label(&field_find(KIND_TOUCHPOINT, slice_of("channel"))->label));
	for (size_t s = 0; s < stages; s++) {
		add(w, " ");
		markdown_add(w->out, item_name(journey_item(w->journey, KIND_STAGE, s)));
		buffer_format(w->out, " (%zu) |", journey_stage_shown(w->journey, s));
	}
	buffer_format(w->out, " %s |\n", _("total"));
	add_rule(w, stages + 2);
	for (size_t c = 0; c < channels; c++)
		add_grid_row(w, c);
	if (stages && channels)
		add_legend(w);
	add_meant(w);
}

/* ---- stages, inbox, lists ---- */

static void take_item(struct things *things, struct item *item)
{
	if (things->count == things->room) {
		things->room = things->room ? things->room * 2 : 16;
		things->items = mem_resize(things->items, things->room, sizeof(struct item *));
	}
	things->items[things->count++] = item;
}

/* Adds the things, if there are any, under a heading that was added before, and frees them. */
static void end_things(struct writer *w, struct things *things)
{
	if (things->count)
		add_things(w, things);
	free(things->items);
}

/* does the touchpoint stand in the stage in a channel before this one? */
static bool stands_above(const struct writer *w, const struct item *item, size_t channel)
{
	if (item->channels.count < 2)
		return false;
	for (size_t c = 0; c < channel; c++)
		if (journey_stands_in_channel(w->journey, item, c))
			return true;
	return false;
}

static void add_stage(struct writer *w, size_t stage)
{
	struct things things = {.kind = KIND_TOUCHPOINT, .stage = stage};
	struct item *item = journey_item(w->journey, KIND_STAGE, stage);
	add_heading(w, item_name(item), kind_label(KIND_STAGE)->en, record_text(item_record(item), "id"));
	add_facts(w, item_record(item), "", "\n");
	for (size_t c = 0; c < journey_count(w->journey, KIND_CHANNEL); c++) {
		const struct bin *bin = journey_cell(w->journey, stage, c);
		for (uint32_t i = 0; i < bin->count; i++)
			if (!stands_above(w, bin->items[i], c))
				take_item(&things, bin->items[i]);
	}
	if (!things.count)
		buffer_format(w->out, "%s\n", _("No touchpoint yet."));
	end_things(w, &things);
}

static void add_inbox(struct writer *w)
{
	struct things things = {.kind = KIND_TOUCHPOINT, .stage = NOWHERE};
	const struct bin *bin = journey_inbox(w->journey);
	if (!bin->count)
		return;
	add_heading(w, slice_of(_("Inbox")), "inbox", NO_ID);
	for (uint32_t i = 0; i < bin->count; i++)
		take_item(&things, bin->items[i]);
	end_things(w, &things);
}

/* Channels stand in the grid already: they are listed where they say more. */
static bool says_more(struct item *item)
{
	const struct record *record = item_record(item);
	for (uint32_t i = 0; i < record->count; i++)
		if (!slice_is(record->entries[i].key, "id") && !slice_is(record->entries[i].key, "name"))
			return true;
	return false;
}

static void add_list(struct writer *w, enum kind kind, const char *title)
{
	struct things things = {.kind = kind, .stage = NOWHERE};
	struct sequence_walk walk = journey_walk(w->journey, kind);
	bool wanted = kind != KIND_CHANNEL;
	for (struct item *item; (item = journey_walk_on(&walk));) {
		wanted |= says_more(item);
		take_item(&things, item);
	}
	if (!wanted)
		things.count = 0;
	if (things.count)
		add_heading(w, slice_of(title), kind_list_key(kind), NO_ID);
	end_things(w, &things);
}

/* ---- what the map is judged by ---- */

/* The findings, the worst ones first; many of them stand folded. */
static void add_findings(struct writer *w, long today)
{
	struct findings findings = {0};
	coverage_check(w->journey, today, &findings);
	findings_drop_hidden(&findings, w->journey);
	if (findings.count)
		add_heading(w, slice_of(_("Findings")), "shown", NO_ID);
	if (findings.count > FINDINGS_OPEN)
		buffer_format(w->out, "<details><summary>%s: %zu</summary>\n\n", _("Findings"), findings.count);
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
		for (size_t i = 0; i < findings.count; i++) {
			const struct finding *f = &findings.list[i];
			if ((int)f->severity != severity)
				continue;
			buffer_format(w->out, "- %s: ", severity_label(f->severity));
			markdown_add(w->out, slice_of(f->message));
			buffer_format(w->out, " \\[%s\\]\n", f->rule->name);
		}
	if (findings.count > FINDINGS_OPEN)
		add(w, "\n</details>\n");
	findings_free(&findings);
}

static void add_number(struct writer *w, const struct number *number)
{
	add(w, "| ");
	markdown_add(w->out, slice_of(number->label));
	buffer_format(w->out, " | %s", number->verdict == NUMBER_LOOK ? "⚠ " : "");
	markdown_add(w->out, slice_of(number->shown));
	add(w, " | ");
	markdown_add(w->out, slice_of(number->yardstick));
	add(w, " |\n");
}

static void add_numbers(struct writer *w)
{
	struct numbers numbers;
	numbers_make(&numbers, w->journey);
	if (numbers.count)
		add_heading(w, slice_of(_("Numbers")), "shown", NO_ID);
	for (size_t g = 0; g < numbers.count; g++) {
		const struct number_group *group = &numbers.groups[g];
		if (!group->count)
			continue;
		add(w, g ? "\n| " : "| ");
		markdown_add(w->out, slice_of(group->title));
		add(w, " | | |\n");
		add_rule(w, 3);
		for (size_t i = 0; i < group->count; i++)
			add_number(w, &group->list[i]);
	}
	numbers_free(&numbers);
}

/* The question of an answer, in words where it is one of the table. */
static void add_question(struct writer *w, struct slice name)
{
	size_t question = question_find(name);
	if (question == QUESTION_COUNT) {
		markdown_add(w->out, name);
		return;
	}
	buffer_format(w->out, "%s: ", question_table[question].id);
	markdown_add(w->out, slice_of(message_label(&question_table[question].text)));
}

static void add_review(struct writer *w)
{
	const struct field *review = field_find(KIND_MAP, slice_of("review"));
	const struct entry *e = record_find(journey_record(w->journey), review->key);
	static const char *const members[] = {"question", "stage", "answer", "date"};
	size_t count = sizeof members / sizeof *members;
	if (!e || !e->nested || e->nested->kind != VALUE_LIST || !e->nested->count)
		return;
	add_heading(w, slice_of(message_label(&review->label)), "shown", NO_ID);
	add(w, "|");
	for (size_t m = 0; m < count; m++)
		buffer_format(w->out, " %s |", message_label(&field_member(review, slice_of(members[m]))->label));
	add(w, "\n");
	add_rule(w, count);
	for (size_t i = 0; i < e->nested->count; i++) {
		add(w, "| ");
		add_question(w, value_map_slice(e->nested->items[i], members[0]));
		add(w, " |");
		for (size_t m = 1; m < count; m++) {
			struct slice text = value_map_slice(e->nested->items[i], members[m]);
			add(w, " ");
			markdown_add(w->out,
			             text.length ? said_word(&w->said, field_member(review, slice_of(members[m])), text)
			                         : text);
			add(w, " |");
		}
		add(w, "\n");
	}
}

static void add_title(struct writer *w)
{
	struct slice title = journey_text(w->journey, "title");
	add(w, "# ");
	markdown_add(w->out, title);
	markdown_add_mark(w->out, kind_label(KIND_MAP)->en, NO_ID);
	add(w, "\n");
	add_facts(w, journey_record(w->journey), "\n", "");
}

void markdown_write(const struct journey *journey, long today, struct buffer *out)
{
	struct writer w = {.journey = journey, .out = out};
	said_start(&w.said, journey);
	add_title(&w);
	add_grid(&w);
	add_inbox(&w);
	for (size_t s = 0; s < journey_count(journey, KIND_STAGE); s++)
		add_stage(&w, s);
	add_list(&w, KIND_CHANNEL, _("Channels"));
	add_list(&w, KIND_PERSONA, _("Personas"));
	add_list(&w, KIND_OWNER, _("Owners"));
	add_findings(&w, today);
	add_numbers(&w);
	add_review(&w);
	said_end(&w.said);
}

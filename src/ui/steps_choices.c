/* The answers to the question that a step asks. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/field_choice.h"
#include "journey/starter.h"
#include "journey/template.h"
#include "ui/grid.h"
#include "ui/steps.h"

/* i, n, q, u, w have a meaning of their own, x deletes elsewhere */
#define HOTKEYS "123456789abcdefghjklmoprstvyz"
#define LOOKED_AT 200 /* touchpoints, for the owners and tools that they name */

/* what comes to mind first where the map says nothing yet */
static const struct label usual_tools[] = {{"CRM", "CRM"},
                                           {"email marketing", "メール配信"},
                                           {"behaviour and trigger finder", "行動・トリガーの検知"},
                                           {NULL, NULL}};
static const struct label usual_timings[] = {{"in the first week", "最初の1週間"},
                                             {"day 30", "30日目"},
                                             {"quarterly", "四半期ごと"},
                                             {"90 days before the contract ends", "契約終了の90日前"},
                                             {"on an action of the customer", "お客様の行動があったとき"},
                                             {NULL, NULL}};
static const struct label usual_tests[] = {{"subject", "件名"},
                                           {"content", "内容"},
                                           {"delivery", "配信方法"},
                                           {"timing", "配信のタイミング"},
                                           {NULL, NULL}};

void steps_choices_free(struct steps_choices *choices)
{
	for (size_t i = 0; i < choices->count; i++) {
		free(choices->all[i].label);
		free(choices->all[i].word);
	}
	free(choices->all);
	*choices = (struct steps_choices){0};
}

static bool is_there(const struct steps_choices *c, struct slice word)
{
	for (size_t i = 0; i < c->count; i++)
		if (slice_is(word, c->all[i].word))
			return true;
	return false;
}

static void add(struct steps_choices *c, struct slice label, struct slice word, bool said, bool usual)
{
	if (!word.length || is_there(c, word))
		return;
	if (c->count % 16 == 0)
		c->all = mem_resize(c->all, c->count + 16, sizeof *c->all);
	c->all[c->count] = (struct steps_choice){
	        .label = mem_copy(label.bytes, label.length),
	        .word = mem_copy(word.bytes, word.length),
	        .hotkey = c->count < sizeof HOTKEYS - 1 ? HOTKEYS[c->count] : 0,
	        .said = said,
	        .usual = usual,
	};
	c->count++;
}

/* ---- the starter library's answers ---- */

/* A map in Japanese gets Japanese words, whatever the screen's language. */
static enum language language_of(const struct ui *ui)
{
	struct item *stage = journey_item(ui->journey, KIND_STAGE, 0);
	return stage && !unicode_is_ascii(item_name(stage)) ? LANGUAGE_JAPANESE : message_language();
}

static struct slice in_language(const struct ui *ui, const struct label *label)
{
	return slice_of(language_of(ui) == LANGUAGE_JAPANESE ? label->ja : label->en);
}

/* Is there a starter of the touchpoint's name whose answer is this thing of the map? */
static bool is_usual_thing(const struct ui *ui, struct item *thing)
{
	const struct starter *starter = NULL;
	struct slice id = record_id(item_record(thing)), name = item_name(thing);
	while ((starter = starter_named(item_name(ui->steps->item), starter))) {
		bool fits = thing->kind == KIND_STAGE ? starter_fits(starter, id) || starter_fits(starter, name)
		            : thing->kind == KIND_CHANNEL
		                    ? template_channel_is(starter->channel, id) ||
		                              template_channel_is(starter->channel, name)
		                    : starter_says(starter, "owner", id) || starter_says(starter, "owner", name) ||
		                              starter_says(starter, "owner", item_text(thing, "role"));
		if (fits)
			return true;
	}
	return false;
}

static bool is_usual_word(const struct ui *ui, const char *field, const char *word)
{
	const struct starter *starter = NULL;
	while ((starter = starter_named(item_name(ui->steps->item), starter)))
		if (starter_says(starter, field, slice_of(word)))
			return true;
	return false;
}

/* ---- kinds of answers ---- */

static bool refers(const struct ui *ui, struct item *thing)
{
	struct item *item = ui->steps->item;
	size_t index = journey_index(ui->journey, thing);
	if (thing->kind == KIND_STAGE)
		return journey_stands_in_stage(ui->journey, item, index);
	if (thing->kind == KIND_CHANNEL)
		return journey_stands_in_channel(ui->journey, item, index);
	struct slice owner = item_text(item, "owner");
	return owner.bytes &&
	       (slice_equals(owner, record_id(item_record(thing))) || slice_equals(owner, item_name(thing)));
}

static void add_things(const struct ui *ui, struct steps_choices *c, enum kind kind)
{
	for (size_t i = 0; i < journey_count(ui->journey, kind); i++) {
		struct item *thing = journey_item(ui->journey, kind, i);
		add(c, item_name(thing), record_id(item_record(thing)), refers(ui, thing), is_usual_thing(ui, thing));
	}
}

/* The words of the field that the first touchpoints of the map say. */
static void add_used(const struct ui *ui, struct steps_choices *c, const char *field)
{
	struct slice said = item_text(ui->steps->item, field);
	size_t all = journey_count(ui->journey, KIND_TOUCHPOINT);
	for (size_t i = 0; i < all && i < LOOKED_AT; i++) {
		const struct record *record = item_record(journey_item(ui->journey, KIND_TOUCHPOINT, i));
		uint32_t at = 0;
		for (struct slice word; record_each(record, field, &at, &word);)
			add(c, word, word, slice_equals(word, said), false);
	}
}

static void add_labels(const struct ui *ui, struct steps_choices *c, const struct label *labels)
{
	struct slice said = item_text(ui->steps->item, ui->steps->field);
	for (const struct label *label = labels; label->en; label++) {
		struct slice word = in_language(ui, label);
		add(c, word, word, slice_equals(word, said), false);
	}
}

static void add_owners(const struct ui *ui, struct steps_choices *c)
{
	struct slice said = item_text(ui->steps->item, "owner");
	add_things(ui, c, KIND_OWNER);
	for (const char *const *usual = assign_usual_owners(ui); *usual; usual++)
		add(c, slice_of(*usual), slice_of(*usual), slice_is(said, *usual), false);
	if (!c->count)
		/* the usual ones (R1), and no partners or customers */
		for (const struct choice *role = choice_role; !slice_is(slice_of(role->word), "partner"); role++) {
			struct slice word = in_language(ui, &role->label);
			add(c, word, word, slice_equals(word, said), is_usual_word(ui, "owner", role->word));
		}
	add_used(ui, c, "owner");
}

static void add_words_of_choice(const struct ui *ui, struct steps_choices *c)
{
	static const char glyphs[] = "+-x"; /* as the grid shows a rating */
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of(ui->steps->field));
	struct slice said = item_text(ui->steps->item, field->key);
	for (const struct choice *choice = field->choices; choice->word; choice++) {
		size_t nth = (size_t)(choice - field->choices);
		const char *text = message_label(&choice->label);
		char *label = ui->steps->step == STEP_RATING && nth < sizeof glyphs - 1
		                      ? mem_format("%c %s", glyphs[nth], text)
		                      : mem_copy_text(text);
		struct slice word = slice_of(choice->word);
		add(c, slice_of(label), word, slice_equals(word, said), is_usual_word(ui, field->key, choice->word));
		free(label);
	}
}

static void add_tools(const struct ui *ui, struct steps_choices *c)
{
	uint32_t at = 0;
	for (struct slice word; record_each(journey_record(ui->journey), "tools", &at, &word);)
		add(c, word, word, slice_equals(word, item_text(ui->steps->item, "tool")), false);
	if (!c->count)
		add_labels(ui, c, usual_tools);
	add_used(ui, c, "tool");
}

static void add_timings(const struct ui *ui, struct steps_choices *c)
{
	const struct starter *starter = NULL;
	while ((starter = starter_named(item_name(ui->steps->item), starter)))
		if (starter->timing.en)
			add(c, in_language(ui, &starter->timing), in_language(ui, &starter->timing), false, true);
	add_labels(ui, c, usual_timings);
}

static void add_sources(const struct ui *ui, struct steps_choices *c)
{
	for (const struct choice *choice = choice_source; choice->word; choice++) {
		uint32_t at = 0;
		bool said = false;
		for (struct slice word; record_each(journey_record(ui->journey), "sources", &at, &word);)
			said |= slice_is(word, choice->word);
		add(c, slice_of(message_label(&choice->label)), slice_of(choice->word), said, false);
	}
}

void steps_choices_make(const struct ui *ui, struct steps_choices *c)
{
	const struct steps *s = ui->steps;
	*c = (struct steps_choices){.free = s->step == STEP_OWNER || s->step == STEP_TOOL || s->step == STEP_TIMING ||
	                                    s->step == STEP_TEST};
	if (s->step == STEP_LIST)
		add_sources(ui, c);
	if (!s->item)
		return;
	switch (s->step) {
	case STEP_LIST:
		break;
	case STEP_STAGE:
	case STEP_CHANNEL:
	case STEP_PLACE:
		add_things(ui, c, strcmp(s->field, "stage") == 0 ? KIND_STAGE : KIND_CHANNEL);
		break;
	case STEP_OWNER:
		add_owners(ui, c);
		break;
	case STEP_RATING:
	case STEP_TOUCH:
	case STEP_TRIAL:
		add_words_of_choice(ui, c);
		break;
	case STEP_TOOL:
		add_tools(ui, c);
		break;
	case STEP_TIMING:
		add_timings(ui, c);
		break;
	case STEP_TEST:
		add_labels(ui, c, usual_tests);
		break;
	}
}

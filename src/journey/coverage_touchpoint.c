/* The rules of a touchpoint. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/field_choice.h"
#include "journey/review.h"

#include "coverage_parts.h"

static const char *const slot_keys[SLOT_COUNT] = {
        [SLOT_STAGE] = "stage",
        [SLOT_CHANNEL] = "channel",
        [SLOT_OWNER] = "owner",
        [SLOT_PURPOSE] = "purpose",
        [SLOT_GOAL] = "goal",
        [SLOT_OUTCOME] = "outcome",
        [SLOT_METRIC] = "metric",
        [SLOT_EVIDENCE] = "evidence",
        [SLOT_TICKETS_AFTER] = "tickets_after",
        [SLOT_TIMING] = "timing",
        [SLOT_TIMING_FROM] = "timing_from",
        [SLOT_TRIGGER] = "trigger",
        [SLOT_RATING] = "rating",
        [SLOT_DECISION] = "decision",
        [SLOT_DUE] = "due",
        [SLOT_CONTROL] = "control",
        [SLOT_MONITORING] = "monitoring",
        [SLOT_INITIATIVE] = "initiative",
        [SLOT_SURVEY] = "survey",
        [SLOT_SURVEY_QUESTION] = "survey_question",
        [SLOT_MINUTES] = "minutes",
        [SLOT_VALUE] = "value",
        [SLOT_LOOP_CLOSED] = "loop_closed",
        [SLOT_AUTOMATION] = "automation",
        [SLOT_PILOT] = "pilot",
        [SLOT_TESTS] = "tests",
        [SLOT_SUBJECT] = "subject",
        [SLOT_URGENCY] = "urgency",
        [SLOT_PERSONA] = "persona",
        [SLOT_SEGMENT] = "segment",
        [SLOT_OVERRIDES] = "overrides",
        [SLOT_CONTENT_TYPE] = "content_type",
        [SLOT_NEXT] = "next",
        [SLOT_REVIEWED] = "reviewed",
};

void coverage_find_slots(struct coverage *c)
{
	slots_make(&c->slots);
	for (size_t slot = 0; slot < SLOT_COUNT; slot++)
		slots_add(&c->slots, slot, slot_keys[slot]);
}

/* ---- what it says ---- */

bool coverage_tells_customer(const struct entry *entry)
{
	static const char *const keys[] = {"action", "emotion", "mood",        "issue",      "pain", "friction",
	                                   "need",   "anxiety", "latent_need", "motivation", NULL};
	for (size_t i = 0; record_says(entry) && keys[i]; i++)
		if (slice_is(entry->key, keys[i]))
			return true;
	return false;
}

static void read(struct coverage *c)
{
	slots_read(&c->slots, c->record, c->says, SLOT_COUNT);
	for (uint32_t i = 0; i < c->record->count && !c->customer_view; i++)
		c->customer_view = coverage_tells_customer(&c->record->entries[i]);
}

static struct slice word_of(const struct coverage *c, enum slot slot)
{
	return c->says[slot] ? c->says[slot]->value : (struct slice){0};
}

static bool is(const struct coverage *c, enum slot slot, const char *word)
{
	return c->says[slot] && slice_is(c->says[slot]->value, word);
}

static bool says_yes(const struct coverage *c, enum slot slot)
{
	return c->says[slot] && c->says[slot]->value.length == 4; /* true, True, TRUE */
}

/* Does one of the texts of a list say the word? */
static bool holds(const struct coverage *c, enum slot slot, const char *word)
{
	struct slice text;
	for (uint32_t at = 0; c->says[slot] && record_each(c->record, slot_keys[slot], &at, &text);)
		if (slice_is(text, word))
			return true;
	return false;
}

/* The things of the directory that a field names, each once. */
static size_t named(const struct coverage *c, enum slot slot, const struct directory *d, size_t *out)
{
	struct slice word;
	size_t count = 0;
	for (uint32_t at = 0; c->says[slot] && record_each(c->record, slot_keys[slot], &at, &word);) {
		size_t index = directory_find(d, word), i = 0;
		while (i < count && out[i] != index)
			i++;
		if (index != FINDING_NOWHERE && i == count)
			out[count++] = index;
	}
	return count;
}

static void report(struct coverage *c, enum rule_code code, const char *key, struct rule_words words)
{
	struct finding_subject subject = c->subject;
	subject.key = key;
	words.name = item_name(c->item);
	coverage_report(c, code, subject, words);
}

/* ---- what it adds to the looks ---- */

/* The days that a unit of the folded text at `at` stands for; 0: none stands there. */
static unsigned unit_at(struct slice text, size_t at)
{
	static const struct {
		const char *word;
		unsigned days;
	} units[] = {{"日", 1},    {"d", 1},   {"か月", 30},  {"ヶ月", 30}, {"ゖ月", 30}, {"け月", 30},
	             {"箇月", 30}, {"月", 30}, {"month", 30}, {"週", 7},    {"week", 7}};
	while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '-'))
		at++;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t length = strlen(units[i].word);
		if (text.length - at >= length && memcmp(text.bytes + at, units[i].word, length) == 0)
			return units[i].days;
	}
	return 0;
}

/* 90, 60 and 30 as bits; eight weeks are about 60 days, too */
static unsigned reminder_of(unsigned days)
{
	unsigned bits = 0;
	for (unsigned r = 0; r < 3; r++) {
		unsigned meant = 90 - 30 * r, off = days > meant ? days - meant : meant - days;
		bits |= off * 15 <= meant ? 1u << r : 0;
	}
	return bits;
}

/* Which of 90, 60 and 30 days a text such as "90/60/30日前" or "3 months before the end" names. */
static unsigned reminders_of(struct coverage *c, struct slice said)
{
	unsigned pending[8], found = 0;
	size_t count = 0;
	struct slice text = coverage_folded(&c->scratch, said);
	for (size_t at = 0; at < text.length;) {
		unsigned number = 0;
		size_t start = at;
		for (; at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9'; at++)
			number = number < 1000 ? number * 10 + (unsigned)(text.bytes[at] - '0') : number;
		if (at == start) {
			at++;
			continue;
		}
		if (count < sizeof pending / sizeof *pending)
			pending[count++] = number;
		unsigned days = unit_at(text, at);
		for (size_t i = 0; days && i < count; i++)
			found |= reminder_of(pending[i] * days);
		count = days ? 0 : count;
	}
	return found;
}

static void count_places(struct coverage *c)
{
	bool up_to_sale = false, stays = !is(c, SLOT_DECISION, "cut");
	unsigned reminders = 0;
	for (size_t i = 0; i < c->at_stage_count; i++) {
		struct stage_look *look = &c->stage_looks[c->at_stages[i]];
		look->touchpoints++;
		look->surveys += c->says[SLOT_SURVEY] && stays;
		look->promotional += is(c, SLOT_CONTENT_TYPE, "promotional") && stays;
		look->educational += is(c, SLOT_CONTENT_TYPE, "educational") && stays;
		up_to_sale |= look->sale == SALE_BEFORE || look->sale == SALE_AT;
		if (look->renewal && !reminders && !is(c, SLOT_TIMING_FROM, "start"))
			reminders = reminders_of(c, word_of(c, SLOT_TIMING)) | reminders_of(c, item_name(c->item)) |
			            reminders_of(c, word_of(c, SLOT_TRIGGER));
		look->reminders |= look->renewal ? reminders : 0;
	}
	c->up_to_sale += up_to_sale;
	for (size_t i = 0; i < c->at_channel_count; i++)
		c->channel_looks[c->at_channels[i]].touchpoints++;
}

static bool prefers(const struct persona_look *persona, size_t channel)
{
	for (size_t i = 0; i < persona->count; i++)
		if (persona->prefers[i] == channel)
			return true;
	return false;
}

/* The nth of the ways in which segments get the touchpoint otherwise (A15); NULL. */
static const struct value *nth_override(const struct coverage *c, size_t n)
{
	const struct entry *entry = c->says[SLOT_OVERRIDES];
	const struct value *override = entry && entry->nested ? value_nth(entry->nested, n) : NULL;
	return override && override->kind == VALUE_MAP ? override : NULL;
}

static bool has_segment(const struct record *persona, const struct value *segments)
{
	const struct value *one;
	struct slice word;
	for (size_t n = 0; (one = value_nth(segments, n)); n++)
		for (uint32_t at = 0; record_each(persona, "segment", &at, &word);)
			if (word.length && slice_equals(value_slice(one), word))
				return true;
	return false;
}

/* Does it come by a channel that the persona prefers, at least to a segment of the persona? */
static bool comes_as_preferred(const struct coverage *c, size_t persona)
{
	const struct persona_look *look = &c->persona_looks[persona];
	const struct record *record = item_record(journey_item(c->journey, KIND_PERSONA, persona));
	const struct value *override, *channel;
	for (size_t i = 0; i < c->at_channel_count; i++)
		if (prefers(look, c->at_channels[i]))
			return true;
	for (size_t n = 0; (override = nth_override(c, n)); n++)
		for (size_t i = 0; (channel = value_nth(value_map_get(override, "channel"), i)); i++)
			if (prefers(look, directory_find(&c->channels, value_slice(channel))) &&
			    has_segment(record, value_map_get(override, "segment")))
				return true;
	return false;
}

static void check_preference(struct coverage *c, size_t persona)
{
	const struct persona_look *look = &c->persona_looks[persona];
	struct buffer names = {0};
	if (!look->count || !c->at_channel_count || comes_as_preferred(c, persona))
		return;
	for (size_t i = 0; i < look->count; i++) {
		buffer_add_text(&names, i ? _(", ") : "");
		unicode_sanitise(&names, coverage_name(c, KIND_CHANNEL, look->prefers[i]), -1);
	}
	report(c, RULE_NOT_PREFERRED, "channel",
	       (struct rule_words){.word = coverage_name(c, KIND_PERSONA, persona), .choices = buffer_slice(&names)});
	buffer_free(&names);
}

static void count_audience(struct coverage *c)
{
	struct slice word;
	const struct value *override, *one;
	for (size_t i = 0; i < c->for_persona_count; i++)
		c->persona_looks[c->for_personas[i]].touchpoints++;
	for (uint32_t at = 0; c->says[SLOT_SEGMENT] && record_each(c->record, "segment", &at, &word);)
		names_number(c->segments, word);
	for (size_t n = 0; (override = nth_override(c, n)); n++)
		for (size_t i = 0; (one = value_nth(value_map_get(override, "segment"), i)); i++)
			if (value_is_scalar(one))
				names_number(c->segments, value_slice(one));
	for (uint32_t at = 0; c->says[SLOT_NEXT] && record_each(c->record, "next", &at, &word);)
		names_number(c->targets, word);
}

/* ---- the rules ---- */

static void check_name(struct coverage *c)
{
	struct slice folded = coverage_folded(&c->scratch, item_name(c->item));
	if (c->only_company)
		c->only_company = names_find(c->company, folded) != NAMES_NONE;
	if (folded.length && names_find(c->called, folded) != NAMES_NONE)
		report(c, RULE_CHANNEL_AS_TOUCHPOINT, "name", (struct rule_words){0});
}

/* One that the map does not have is a mistake of the text. */
static void check_place(struct coverage *c)
{
	if (!c->says[SLOT_STAGE])
		report(c, RULE_NO_STAGE, "stage", (struct rule_words){0});
	if (!c->says[SLOT_CHANNEL])
		report(c, RULE_NO_CHANNEL, "channel", (struct rule_words){0});
}

static bool is_needless(const struct coverage *c)
{
	return is(c, SLOT_DECISION, "keep") && !c->says[SLOT_PURPOSE] && !c->says[SLOT_GOAL] && !c->says[SLOT_OUTCOME];
}

/* What nobody has said yet.  One gap is one finding: a sharper rule goes before. */
static void check_missing(struct coverage *c)
{
	const struct rule_words none = {0};
	if (!c->says[SLOT_OWNER])
		report(c, RULE_NO_OWNER, "owner", none);
	if (!c->at_stage_count || !c->at_channel_count)
		return; /* an idea in the inbox is placed first, and thought through then (W1) */
	if (!c->says[SLOT_PURPOSE] && !is_needless(c))
		report(c, RULE_NO_PURPOSE, "purpose", none);
	if (!c->says[SLOT_METRIC] && !c->says[SLOT_TICKETS_AFTER] && !is(c, SLOT_INITIATIVE, "reactive"))
		report(c, RULE_NO_METRIC, "metric", none);
	if (!c->says[SLOT_TIMING] && !c->says[SLOT_TRIGGER])
		report(c, RULE_NO_TIMING, "timing", none);
	if (!c->says[SLOT_RATING] && !is(c, SLOT_DECISION, "add"))
		report(c, RULE_NO_RATING, "rating", none);
}

static void check_decision(struct coverage *c)
{
	bool irritates = is(c, SLOT_RATING, "irritates");
	if (!c->says[SLOT_DECISION] && (irritates || is(c, SLOT_RATING, "not-working")))
		report(c, RULE_NO_DECISION, "decision",
		       (struct rule_words){
		               .word = slice_of(irritates ? _("irritates customers") : _("does not work"))});
	if (irritates && is(c, SLOT_DECISION, "keep"))
		report(c, RULE_IRRITATING_KEPT, "decision", (struct rule_words){0});
	if (is_needless(c))
		report(c, RULE_NEEDLESS_KEPT, "decision", (struct rule_words){0});
	long due;
	if (c->says[SLOT_DUE] && day_parse(word_of(c, SLOT_DUE), &due) && due < c->today)
		report(c, RULE_OVERDUE, "due", (struct rule_words){.word = word_of(c, SLOT_DUE)});
}

static void check_control(struct coverage *c)
{
	bool uncontrollable = is(c, SLOT_CONTROL, "uncontrollable"), monitored = c->says[SLOT_MONITORING];
	for (size_t i = 0; i < c->at_channel_count; i++) {
		uncontrollable |= !c->says[SLOT_CONTROL] && c->channel_looks[c->at_channels[i]].uncontrollable;
		monitored |= c->channel_looks[c->at_channels[i]].monitored;
	}
	if (uncontrollable && !monitored)
		report(c, RULE_UNMONITORED, "monitoring", (struct rule_words){0});
	if (is(c, SLOT_INITIATIVE, "reactive") && !c->says[SLOT_METRIC] && !c->says[SLOT_EVIDENCE] &&
	    !c->says[SLOT_TICKETS_AFTER] && !c->says[SLOT_SURVEY])
		report(c, RULE_REACTIVE_UNMEASURED, "metric", (struct rule_words){0});
}

static void check_survey(struct coverage *c)
{
	double minutes;
	bool timed = field_number(word_of(c, SLOT_MINUTES), &minutes);
	bool is_short = timed ? minutes < (double)coverage_limit(c, RULE_SURVEY_ON_SHORT, &c->subject)
	                      : is(c, SLOT_VALUE, "administrative");
	if (c->says[SLOT_SURVEY] && is_short)
		report(c, RULE_SURVEY_ON_SHORT, "survey", (struct rule_words){0});
	if (c->says[SLOT_SURVEY] && !holds(c, SLOT_SURVEY_QUESTION, "open"))
		report(c, RULE_SURVEY_NOT_OPEN, "survey_question", (struct rule_words){0});
	if (c->says[SLOT_SURVEY] && !says_yes(c, SLOT_LOOP_CLOSED))
		report(c, RULE_LOOP_OPEN, "loop_closed", (struct rule_words){0});
}

/* The day of the last test that is noted; false: there is none with a day. */
static bool last_test(const struct entry *tests, long *last)
{
	const struct value *test;
	bool any = false;
	for (size_t n = 0; tests && (test = value_nth(tests->nested, n)); n++) {
		long day;
		if (!day_parse(value_map_slice(test, "date"), &day))
			continue;
		*last = any && *last > day ? *last : day;
		any = true;
	}
	return any;
}

static void check_automation(struct coverage *c)
{
	long last;
	if (!is(c, SLOT_AUTOMATION, "automated") && !is(c, SLOT_AUTOMATION, "under-test"))
		return;
	if (!c->says[SLOT_TESTS] && !says_yes(c, SLOT_PILOT)) {
		report(c, RULE_AUTOMATED_UNTRIED, "automation", (struct rule_words){0});
		return; /* that it was not tested since goes without saying */
	}
	long limit = (long)coverage_limit(c, RULE_AUTOMATED_UNTESTED, &c->subject);
	if (last_test(c->says[SLOT_TESTS], &last) ? c->today - last > limit : !c->says[SLOT_TESTS])
		report(c, RULE_AUTOMATED_UNTESTED, "tests", (struct rule_words){0});
}

/* Do all its channels say what they are for, and none that it is for this? */
static bool unfit(const struct coverage *c, bool urgency, unsigned bit, unsigned *said)
{
	*said = 0;
	for (size_t i = 0; i < c->at_channel_count; i++) {
		const struct channel_look *look = &c->channel_looks[c->at_channels[i]];
		unsigned bits = urgency ? look->urgency : look->suits;
		if (!bits || bits & bit)
			return false;
		*said |= bits;
	}
	return c->at_channel_count > 0;
}

static void check_fit_of(struct coverage *c, enum slot slot, const struct choice *choices, enum rule_code code)
{
	unsigned bit = coverage_choice_bit(choices, word_of(c, slot)), said;
	if (!bit || !unfit(c, slot == SLOT_URGENCY, bit, &said))
		return;
	struct buffer word = {0}, names = {0};
	coverage_add_choices(&word, choices, bit);
	coverage_add_choices(&names, choices, said);
	report(c, code, "channel", (struct rule_words){.word = buffer_slice(&word), .choices = buffer_slice(&names)});
	buffer_free(&word);
	buffer_free(&names);
}

void coverage_review(struct coverage *c, struct finding_subject subject, struct slice name, struct slice reviewed)
{
	long day;
	char text[DAY_TEXT];
	if (!day_parse(reviewed, &day))
		return;
	day = review_again(c->journey, day);
	if (day < c->today && day_format(day, text))
		coverage_report(c, RULE_REVIEW_DUE, subject, (struct rule_words){.name = name, .word = slice_of(text)});
}

static void check_care(struct coverage *c)
{
	struct finding_subject reviewed = c->subject;
	check_missing(c);
	check_control(c);
	check_survey(c);
	check_automation(c);
	check_fit_of(c, SLOT_SUBJECT, choice_subject, RULE_SUBJECT_UNFIT);
	check_fit_of(c, SLOT_URGENCY, choice_urgency, RULE_URGENCY_UNFIT);
	for (size_t i = 0; i < c->for_persona_count; i++)
		check_preference(c, c->for_personas[i]);
	reviewed.key = "reviewed";
	if (c->says[SLOT_REVIEWED])
		coverage_review(c, reviewed, item_name(c->item), word_of(c, SLOT_REVIEWED));
}

void coverage_touchpoint(struct coverage *c, struct item *item, size_t index)
{
	c->item = item;
	c->record = item_record(item);
	c->subject = FINDING_OF_MAP;
	c->subject.kind = KIND_TOUCHPOINT;
	c->subject.index = index;
	read(c);
	c->at_stage_count = named(c, SLOT_STAGE, &c->stages, c->at_stages);
	c->at_channel_count = named(c, SLOT_CHANNEL, &c->channels, c->at_channels);
	c->for_persona_count = named(c, SLOT_PERSONA, &c->personas, c->for_personas);
	owned_add(&c->owned, word_of(c, SLOT_OWNER));
	count_places(c);
	count_audience(c);
	check_name(c);
	check_place(c);
	check_decision(c);
	if (!is(c, SLOT_DECISION, "cut")) /* what goes needs no care */
		check_care(c);
}

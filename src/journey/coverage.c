/* The rules of a map, its stages, channels, cells, personas and owners; those of a
 * touchpoint alone stand in coverage_touchpoint.c. */
#include "journey/coverage.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/template.h"
#include "yaml/value.h"

#include "coverage_parts.h"

/* ---- reporting ---- */

static bool names_one(const struct directory *d, const struct record *record, const char *key, size_t index)
{
	struct slice word;
	for (uint32_t at = 0; record_each(record, key, &at, &word);)
		if (directory_find(d, word) == index)
			return true;
	return false;
}

/* Is a finding about the thing, or about a touchpoint that stands there or is theirs? */
static bool concerns(const struct coverage *c, const struct finding_subject *subject, enum kind kind, size_t index)
{
	struct item *item =
	        subject->kind == KIND_TOUCHPOINT ? journey_item(c->journey, KIND_TOUCHPOINT, subject->index) : NULL;
	if (kind == KIND_STAGE)
		return item ? journey_stands_in_stage(c->journey, item, index) : subject->stage == index;
	if (kind == KIND_CHANNEL)
		return item ? journey_stands_in_channel(c->journey, item, index) : subject->channel == index;
	if (item && kind == KIND_PERSONA)
		return names_one(&c->personas, item_record(item), "persona", index);
	if (item && kind == KIND_OWNER)
		return names_one(&c->owned.owners, item_record(item), "owner", index);
	return subject->kind == kind && subject->index == index;
}

static bool is_about(const struct coverage *c, const struct exception *e, const struct finding_subject *subject)
{
	for (enum kind kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		if (e->only[kind] != FINDING_NOWHERE && !concerns(c, subject, kind, e->only[kind]))
			return false;
	return true;
}

size_t coverage_limit(const struct coverage *c, enum rule_code code, const struct finding_subject *subject)
{
	size_t limit = c->settings.limits[code];
	for (size_t i = 0; i < c->settings.count; i++) {
		const struct exception *e = &c->settings.exceptions[i];
		if (e->code == code && e->limit != LIMIT_UNSAID && is_about(c, e, subject))
			limit = e->limit;
	}
	return limit;
}

void coverage_report(struct coverage *c, enum rule_code code, struct finding_subject subject, struct rule_words words)
{
	int general = c->settings.levels[code], level = general;
	if (!words.name.length)
		words.name = slice_of("?");
	for (size_t i = 0; i < c->settings.count; i++) {
		const struct exception *e = &c->settings.exceptions[i];
		if (e->code != code || !is_about(c, e, &subject))
			continue;
		/* to name a thing for a rule that is off is to ask for the rule there */
		level = e->level != LEVEL_UNSAID ? e->level
		        : general == LEVEL_OFF   ? (int)rule_table[code].severity
		                                 : general;
	}
	if (level != LEVEL_OFF)
		findings_add(c->out, code, subject, &words)->severity = (enum severity)level;
}

struct slice coverage_name(const struct coverage *c, enum kind kind, size_t index)
{
	struct item *item = journey_item(c->journey, kind, index);
	return item ? item_name(item) : (struct slice){0};
}

unsigned coverage_choice_bit(const struct choice *choices, struct slice word)
{
	for (unsigned i = 0; choices[i].word; i++)
		if (slice_is(word, choices[i].word))
			return 1u << i;
	return 0;
}

void coverage_add_choices(struct buffer *out, const struct choice *choices, unsigned bits)
{
	for (unsigned i = 0; choices[i].word; i++)
		if (bits & 1u << i)
			buffer_format(out, "%s%s", out->length ? _(", ") : "", message_label(&choices[i].label));
}

struct slice coverage_folded(struct buffer *scratch, struct slice text)
{
	buffer_clear(scratch);
	unicode_fold(scratch, text);
	return buffer_slice(scratch);
}

/* ---- what stages, channels and personas are ---- */

static bool contains_any(struct slice folded, const char *const *words)
{
	for (; *words; words++)
		if (unicode_find_folded(folded, slice_of(*words)) != SIZE_MAX)
			return true;
	return false;
}

/* What a stage is called, id and name, folded. */
static struct slice called(struct item *stage, struct buffer *scratch)
{
	struct buffer both = {0};
	buffer_add_slice(&both, record_id(item_record(stage)));
	buffer_add_byte(&both, ' ');
	buffer_add_slice(&both, item_name(stage));
	struct slice folded = coverage_folded(scratch, buffer_slice(&both));
	buffer_free(&both);
	return folded;
}

enum sale coverage_sale(struct item *stage)
{
	/* folded, as are the words; what comes after is looked for first: 購入後 is no purchase */
	static const char *const after[] = {"after", "post-",  "onboarding", "renew",    "購入後",   "購買後", "以降",
	                                    "更新",  "契約後", "契約中",     "契約期間", "契約終了", NULL};
	static const char *const before[] = {"before", "pre-",   "aware",  "consider",       "first contact",
	                                     "trial",  "購入前", "購買前", "契約前",         "認知",
	                                     "検討",   "興味",   "比較",   "最初のつながり", NULL};
	static const char *const at[] = {"purchase", "at the sale", "購入", "購買", "契約", "成約", NULL};
	struct slice said = item_text(stage, "sale");
	if (field_choice(field_find(KIND_STAGE, slice_of("sale")), said))
		return slice_is(said, "before") ? SALE_BEFORE : slice_is(said, "at") ? SALE_AT : SALE_AFTER;
	struct buffer scratch = {0};
	struct slice folded = called(stage, &scratch);
	enum sale sale = contains_any(folded, after)    ? SALE_AFTER
	                 : contains_any(folded, before) ? SALE_BEFORE
	                 : contains_any(folded, at)     ? SALE_AT
	                                                : SALE_UNKNOWN;
	buffer_free(&scratch);
	return sale;
}

static void look_at_stages(struct coverage *c)
{
	static const char *const renewal[] = {"renew", "更新", NULL};
	c->stage_looks = mem_new_array(c->stage_count, sizeof *c->stage_looks);
	for (size_t s = 0; s < c->stage_count; s++) {
		struct item *stage = journey_item(c->journey, KIND_STAGE, s);
		const struct record *record = item_record(stage);
		c->stage_looks[s].sale = coverage_sale(stage);
		c->stage_looks[s].renewal = contains_any(called(stage, &c->scratch), renewal);
		for (uint32_t i = 0; i < record->count && !c->customer_view; i++)
			c->customer_view = coverage_tells_customer(&record->entries[i]);
	}
}

static unsigned bits_of(const struct record *record, const char *key)
{
	const struct field *field = field_find(KIND_CHANNEL, slice_of(key));
	struct slice word;
	unsigned bits = 0;
	for (uint32_t at = 0; record_each(record, key, &at, &word);)
		bits |= coverage_choice_bit(field->choices, word);
	return bits;
}

/* What a well-known channel suits where the map does not say (C1). */
static unsigned usual_subjects(const struct record *record)
{
	static const struct {
		const char *subject, *channels;
	} usual[] = {
	        {"strategy", "video"},
	        {"tips", "in-app email"},
	        {"training", "webinar"},
	        {"support", "support-ticket"},
	};
	const struct field *field = field_find(KIND_CHANNEL, slice_of("suits"));
	unsigned bits = 0;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (template_channel_is(usual[i].channels, record_id(record)) ||
		    template_channel_is(usual[i].channels, record_name(record)))
			bits |= coverage_choice_bit(field->choices, slice_of(usual[i].subject));
	return bits;
}

static void look_at_channels(struct coverage *c)
{
	struct buffer scratch = {0};
	c->channel_looks = mem_new_array(c->channel_count, sizeof *c->channel_looks);
	for (size_t i = 0; i < c->channel_count; i++) {
		const struct record *record = item_record(journey_item(c->journey, KIND_CHANNEL, i));
		unsigned suits = bits_of(record, "suits");
		c->channel_looks[i] = (struct channel_look){
		        .suits = suits ? suits : usual_subjects(record),
		        .urgency = bits_of(record, "urgency"),
		        .uncontrollable = slice_is(record_text(record, "control"), "uncontrollable"),
		        .monitored = record_text(record, "monitoring").length > 0,
		};
		names_number(c->called, coverage_folded(&scratch, record_id(record)));
		names_number(c->called, coverage_folded(&scratch, record_name(record)));
	}
	buffer_free(&scratch);
}

static void look_at_personas(struct coverage *c)
{
	c->persona_looks = mem_new_array(c->persona_count, sizeof *c->persona_looks);
	for (size_t i = 0; i < c->persona_count; i++) {
		const struct record *record = item_record(journey_item(c->journey, KIND_PERSONA, i));
		struct persona_look *look = &c->persona_looks[i];
		struct slice word;
		look->prefers = mem_new_array(record->count, sizeof *look->prefers);
		for (uint32_t at = 0; record_each(record, "prefers", &at, &word);) {
			size_t channel = directory_find(&c->channels, word);
			if (channel != FINDING_NOWHERE)
				look->prefers[look->count++] = channel;
		}
	}
}

/* what a map of the company's side shows (T10) */
static struct names *company_names(void)
{
	static const char *const words[] = {"ads",
	                                    "ad",
	                                    "advertising",
	                                    "広告",
	                                    "website",
	                                    "web site",
	                                    "ウェブサイト",
	                                    "webサイト",
	                                    "sales rep",
	                                    "sales",
	                                    "営業担当者",
	                                    "営業担当",
	                                    "営業",
	                                    "welcome letter",
	                                    "welcome communication",
	                                    "ウェルカムレター",
	                                    "customer service",
	                                    "カスタマーサービス"};
	struct names *names = names_new();
	struct buffer scratch = {0};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		names_number(names, coverage_folded(&scratch, slice_of(words[i])));
	buffer_free(&scratch);
	return names;
}

/* ---- the rules ---- */

#define CAPACITY_MOST 1000000000 /* more touchpoints than a map has */
#define COMPANY_FROM 3           /* touchpoints from which on a map is judged by what it leaves out */

static struct finding_subject subject_of(enum kind kind, size_t index, const char *key)
{
	struct finding_subject subject = FINDING_OF_MAP;
	subject.kind = kind;
	subject.index = index;
	subject.key = key;
	if (kind == KIND_STAGE)
		subject.stage = index;
	if (kind == KIND_CHANNEL)
		subject.channel = index;
	return subject;
}

static void check_map_itself(struct coverage *c)
{
	size_t all = journey_count(c->journey, KIND_TOUCHPOINT);
	bool sells = false;
	struct finding_subject map = FINDING_OF_MAP;
	for (size_t s = 0; s < c->stage_count; s++)
		sells |= c->stage_looks[s].sale == SALE_BEFORE || c->stage_looks[s].sale == SALE_AT;
	map.key = "goal";
	if (!journey_text(c->journey, "goal").length)
		coverage_report(c, RULE_NO_GOAL, map, (struct rule_words){0});
	map.key = NULL;
	if (all >= COMPANY_FROM && c->only_company)
		coverage_report(c, RULE_COMPANY_SIDE, map, (struct rule_words){0});
	if (all && !c->customer_view)
		coverage_report(c, RULE_NO_CUSTOMER_VIEW, map, (struct rule_words){0});
	if (sells && c->up_to_sale < c->settings.limits[RULE_FEW_BEFORE_SALE])
		coverage_report(
		        c, RULE_FEW_BEFORE_SALE, map,
		        (struct rule_words){.count = c->up_to_sale, .limit = c->settings.limits[RULE_FEW_BEFORE_SALE]});
	if (all < c->settings.limits[RULE_FEW_TOUCHPOINTS])
		coverage_report(c, RULE_FEW_TOUCHPOINTS, map,
		                (struct rule_words){.count = all, .limit = c->settings.limits[RULE_FEW_TOUCHPOINTS]});
	map.key = "reviewed";
	struct slice title = journey_text(c->journey, "title");
	coverage_review(c, map, title.length ? title : slice_of(_("this map")), journey_text(c->journey, "reviewed"));
}

static void add_missing_days(struct buffer *out, unsigned reminders)
{
	for (int i = 0; i < 3; i++)
		if (!(reminders & 1u << i))
			buffer_format(out, "%s%d", out->length ? _(", ") : "", 90 - 30 * i);
}

static void check_stage(struct coverage *c, size_t s)
{
	const struct stage_look *look = &c->stage_looks[s];
	struct finding_subject subject = subject_of(KIND_STAGE, s, NULL);
	struct rule_words words = {.name = coverage_name(c, KIND_STAGE, s)};
	if (!look->touchpoints)
		coverage_report(c, RULE_STAGE_EMPTY, subject, words);
	if (look->promotional && !look->educational)
		coverage_report(c, RULE_PROMOTIONAL_ONLY, subject, words);
	words.count = look->surveys;
	words.limit = coverage_limit(c, RULE_SURVEY_EVERYWHERE, &subject);
	if (look->surveys > words.limit || (look->surveys > 1 && look->surveys == look->touchpoints))
		coverage_report(c, RULE_SURVEY_EVERYWHERE, subject, words);
	if (look->renewal && look->touchpoints && look->reminders != 7) {
		struct buffer days = {0};
		add_missing_days(&days, look->reminders);
		words.choices = buffer_slice(&days);
		coverage_report(c, RULE_RENEWAL_REMINDERS, subject, words);
		buffer_free(&days);
	}
}

static void check_cells(struct coverage *c)
{
	for (size_t s = 0; s < c->stage_count; s++)
		for (size_t i = 0; i < c->channel_count; i++) {
			const struct bin *bin = journey_cell(c->journey, s, i);
			struct finding_subject subject = subject_of(KIND_STAGE, s, NULL);
			subject.channel = i;
			size_t count = (size_t)bin->count + bin->hidden;
			size_t limit = count ? coverage_limit(c, RULE_CELL_OVER, &subject) : 0;
			if (limit && count > limit)
				coverage_report(c, RULE_CELL_OVER, subject,
				                (struct rule_words){.name = coverage_name(c, KIND_STAGE, s),
				                                    .word = coverage_name(c, KIND_CHANNEL, i),
				                                    .count = count,
				                                    .limit = limit});
		}
}

/* The range of stages (or channels) that a word of `required` means; all where there is none. */
static void range_of(const struct directory *d, struct slice word, size_t count, size_t *from, size_t *to)
{
	size_t found = directory_find(d, word);
	*from = word.bytes ? found : 0;
	*to = !word.bytes ? count : found == FINDING_NOWHERE ? found : found + 1;
}

static void check_required(struct coverage *c, const struct value *map)
{
	size_t s, s_end, i, i_from, i_end;
	range_of(&c->stages, value_map_slice(map, "stage"), c->stage_count, &s, &s_end);
	range_of(&c->channels, value_map_slice(map, "channel"), c->channel_count, &i_from, &i_end);
	for (; s < s_end; s++)
		for (i = i_from; i < i_end; i++) {
			const struct bin *bin = journey_cell(c->journey, s, i);
			struct finding_subject subject = subject_of(KIND_STAGE, s, NULL);
			subject.channel = i;
			if (!bin->count && !bin->hidden && !journey_empty_ok(c->journey, s, i))
				coverage_report(c, RULE_CELL_REQUIRED, subject,
				                (struct rule_words){.name = coverage_name(c, KIND_STAGE, s),
				                                    .word = coverage_name(c, KIND_CHANNEL, i)});
		}
}

static void check_all_required(struct coverage *c)
{
	const struct value *coverage = journey_coverage(c->journey), *one;
	const struct value *list = coverage ? value_map_get(coverage, "required") : NULL;
	for (size_t n = 0; (one = value_nth(list, n)); n++)
		if (one->kind == VALUE_MAP)
			check_required(c, one);
}

/* A touchpoint is made for a persona when it names the persona, or a segment of it. */
static void check_persona(struct coverage *c, size_t p)
{
	const struct record *record = item_record(journey_item(c->journey, KIND_PERSONA, p));
	struct slice segment;
	bool served = false;
	if (c->persona_looks[p].touchpoints)
		return;
	for (uint32_t at = 0; record_each(record, "segment", &at, &segment);)
		served |= names_find(c->segments, segment) != NAMES_NONE;
	if (!served)
		coverage_report(c, RULE_PERSONA_UNSERVED, subject_of(KIND_PERSONA, p, NULL),
		                (struct rule_words){.name = record_name(record)});
	for (uint32_t at = 0; served && record_each(record, "segment", &at, &segment);)
		if (segment.length && names_find(c->segments, segment) == NAMES_NONE)
			coverage_report(c, RULE_SEGMENT_UNSERVED, subject_of(KIND_PERSONA, p, "segment"),
			                (struct rule_words){.word = segment});
}

static void check_owner(struct coverage *c, size_t o)
{
	struct item *item = journey_item(c->journey, KIND_OWNER, o);
	double capacity;
	struct finding_subject subject = subject_of(KIND_OWNER, o, NULL);
	size_t limit = coverage_limit(c, RULE_OWNER_OVERLOADED, &subject);
	if (field_number(item_text(item, "capacity"), &capacity) && capacity >= 0)
		limit = capacity < CAPACITY_MOST ? (size_t)capacity : CAPACITY_MOST;
	if (c->owned.counts[o] > limit)
		coverage_report(
		        c, RULE_OWNER_OVERLOADED, subject,
		        (struct rule_words){.name = item_name(item), .count = c->owned.counts[o], .limit = limit});
}

/* Names that touchpoints give as owners without a list of owners that holds them. */
static void check_strangers(struct coverage *c)
{
	size_t limit = c->settings.limits[RULE_OWNER_OVERLOADED];
	for (uint32_t i = 0; i < names_count(c->owned.strangers); i++) {
		size_t count = c->owned.counts[c->owned.listed + i];
		struct rule_words words = {.name = names_text(c->owned.strangers, i), .count = count, .limit = limit};
		if (count > limit)
			coverage_report(c, RULE_OWNER_OVERLOADED, FINDING_OF_MAP, words);
	}
}

/* ---- links: only where there are any ---- */

static bool is_last(const struct coverage *c, struct item *item)
{
	return c->stage_count && journey_stands_in_stage(c->journey, item, c->stage_count - 1);
}

static void check_ends(struct coverage *c)
{
	struct sequence_walk walk = journey_walk(c->journey, KIND_TOUCHPOINT);
	size_t index = 0;
	for (struct item *item; (item = journey_walk_on(&walk)); index++) {
		if (item->linked || is_last(c, item) || slice_is(item_text(item, "decision"), "cut"))
			continue;
		const struct record *record = item_record(item);
		if (names_find(c->targets, record_id(record)) != NAMES_NONE ||
		    names_find(c->targets, record_name(record)) != NAMES_NONE)
			coverage_report(c, RULE_DEAD_END, subject_of(KIND_TOUCHPOINT, index, "next"),
			                (struct rule_words){.name = record_name(record)});
	}
}

/* ---- all of it ---- */

static void begin(struct coverage *c)
{
	c->stage_count = journey_count(c->journey, KIND_STAGE);
	c->channel_count = journey_count(c->journey, KIND_CHANNEL);
	c->persona_count = journey_count(c->journey, KIND_PERSONA);
	directory_make(&c->stages, c->journey, KIND_STAGE);
	directory_make(&c->channels, c->journey, KIND_CHANNEL);
	directory_make(&c->personas, c->journey, KIND_PERSONA);
	c->segments = names_new();
	c->called = names_new();
	c->targets = names_new();
	c->company = company_names();
	owned_make(&c->owned, c->journey);
	coverage_find_slots(c);
	c->only_company = true;
	c->at_stages = mem_new_array(c->stage_count, sizeof *c->at_stages);
	c->at_channels = mem_new_array(c->channel_count, sizeof *c->at_channels);
	c->for_personas = mem_new_array(c->persona_count, sizeof *c->for_personas);
	settings_read(c);
	look_at_stages(c);
	look_at_channels(c);
	look_at_personas(c);
}

static void end(struct coverage *c)
{
	directory_clear(&c->stages);
	directory_clear(&c->channels);
	directory_clear(&c->personas);
	owned_clear(&c->owned);
	slots_free(&c->slots);
	directory_clear(&c->touchpoints);
	settings_clear(&c->settings);
	names_free(c->segments);
	names_free(c->called);
	names_free(c->targets);
	names_free(c->company);
	buffer_free(&c->scratch);
	for (size_t i = 0; i < c->persona_count; i++)
		free(c->persona_looks[i].prefers);
	free(c->persona_looks);
	free(c->stage_looks);
	free(c->channel_looks);
	free(c->at_stages);
	free(c->at_channels);
	free(c->for_personas);
}

void coverage_check(const struct journey *journey, long today, struct findings *out)
{
	struct findings touchpoints = {0};
	struct coverage c = {.journey = journey, .today = today, .out = &touchpoints};
	begin(&c);
	struct sequence_walk walk = journey_walk(journey, KIND_TOUCHPOINT);
	size_t index = 0;
	for (struct item *item; (item = journey_walk_on(&walk));)
		coverage_touchpoint(&c, item, index++);
	if (journey_linked(journey))
		check_ends(&c);
	c.out = out;
	check_map_itself(&c);
	for (size_t s = 0; s < c.stage_count; s++)
		check_stage(&c, s);
	for (size_t i = 0; i < c.channel_count; i++)
		if (!c.channel_looks[i].touchpoints)
			coverage_report(&c, RULE_CHANNEL_UNUSED, subject_of(KIND_CHANNEL, i, NULL),
			                (struct rule_words){.name = coverage_name(&c, KIND_CHANNEL, i)});
	check_cells(&c);
	check_all_required(&c);
	for (size_t p = 0; p < c.persona_count; p++)
		check_persona(&c, p);
	for (size_t o = 0; o < c.owned.listed; o++)
		check_owner(&c, o);
	check_strangers(&c);
	findings_append(out, &touchpoints);
	findings_free(&touchpoints);
	end(&c);
}

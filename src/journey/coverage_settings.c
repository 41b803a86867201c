/* What a map says of the rules of coverage: its `coverage`. */
#include <stdlib.h>

#include "base/mem.h"
#include "journey/field_choice.h"
#include "yaml/value.h"

#include "coverage_parts.h"

/* The number that a value says; false: it says none that counts. */
static bool number_of(const struct value *map, const char *key, size_t *number)
{
	struct slice text = value_map_slice(map, key);
	char *end = NULL, copy[24] = {0};
	if (!text.length || text.length >= sizeof copy)
		return false;
	memcpy(copy, text.bytes, text.length);
	long long parsed = strtoll(copy, &end, 10);
	if (*end || parsed < 0)
		return false;
	*number = (size_t)parsed;
	return true;
}

static int level_of(struct slice word, int otherwise)
{
	for (int i = 0; choice_weight[i].word; i++)
		if (slice_is(word, choice_weight[i].word))
			return i - 1;
	return otherwise;
}

static const struct value *coverage_of(const struct journey *journey)
{
	const struct entry *entry = record_find(journey_record(journey), "coverage");
	return entry && entry->kind == ENTRY_NESTED ? entry->nested : NULL;
}

static void add_exception(struct settings *s, enum rule_code code, struct finding_subject subject, int level)
{
	s->exceptions = mem_resize(s->exceptions, s->count + 1, sizeof *s->exceptions);
	s->exceptions[s->count++] = (struct exception){code, subject, level};
}

/* What an entry of `rules` is only for; false: it names nothing, so it is for all. */
static bool subject_of(struct coverage *c, const struct value *map, struct finding_subject *subject)
{
	struct slice stage = value_map_slice(map, "stage"), channel = value_map_slice(map, "channel"), word;
	bool one = true;
	*subject = FINDING_OF_MAP;
	subject->index = FINDING_NOWHERE;
	if (stage.bytes || channel.bytes) {
		subject->kind = stage.bytes ? KIND_STAGE : KIND_CHANNEL;
		if (stage.bytes)
			subject->index = subject->stage = directory_find(&c->stages, stage);
		if (channel.bytes)
			subject->channel = directory_find(&c->channels, channel);
		if (!stage.bytes)
			subject->index = subject->channel;
	} else if ((word = value_map_slice(map, "persona")).bytes) {
		subject->kind = KIND_PERSONA;
		subject->index = directory_find(&c->personas, word);
	} else if ((word = value_map_slice(map, "owner")).bytes) {
		subject->kind = KIND_OWNER;
		subject->index = directory_find(&c->owners, word);
	} else if ((word = value_map_slice(map, "touchpoint")).bytes) {
		if (!c->touchpoints.names)
			directory_make(&c->touchpoints, c->journey, KIND_TOUCHPOINT);
		subject->kind = KIND_TOUCHPOINT;
		subject->index = directory_find(&c->touchpoints, word);
	} else {
		one = false;
	}
	return one;
}

static void read_rule(struct coverage *c, const struct value *map)
{
	struct settings *s = &c->settings;
	const struct rule *rule = rule_find(value_map_slice(map, "rule"));
	if (!rule || !rule_is_of_coverage(rule))
		return;
	enum rule_code code = (enum rule_code)(rule - rule_table);
	struct finding_subject subject;
	bool one = subject_of(c, map, &subject);
	int level = level_of(value_map_slice(map, "level"), one ? (int)rule->severity : s->levels[code]);
	if (one && subject.index != FINDING_NOWHERE)
		add_exception(s, code, subject, level);
	if (one)
		return;
	s->levels[code] = level;
	number_of(map, "limit", &s->limits[code]);
}

void settings_read(struct coverage *c)
{
	struct settings *s = &c->settings;
	const struct value *coverage = coverage_of(c->journey);
	for (int i = 0; i < RULE_COUNT; i++) {
		s->levels[i] = (int)rule_table[i].severity;
		s->limits[i] = (size_t)rule_table[i].limit;
	}
	s->limits[RULE_CELL_OVER] = journey_limit(c->journey);
	if (!coverage)
		return;
	number_of(coverage, "min_touchpoints", &s->limits[RULE_FEW_TOUCHPOINTS]);
	const struct value *rules = value_map_get(coverage, "rules");
	if (rules && rules->kind == VALUE_MAP)
		read_rule(c, rules);
	for (size_t i = 0; rules && rules->kind == VALUE_LIST && i < rules->count; i++)
		if (rules->items[i]->kind == VALUE_MAP)
			read_rule(c, rules->items[i]);
}

void settings_clear(struct settings *settings)
{
	free(settings->exceptions);
}

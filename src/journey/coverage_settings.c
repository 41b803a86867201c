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

/* What an entry of `rules` is only for: how many things it names, and whether the map has them all. */
static int read_only(struct coverage *c, const struct value *map, size_t only[KIND_COUNT], bool *known)
{
	struct directory *directories[KIND_COUNT] = {
	        [KIND_STAGE] = &c->stages,       [KIND_CHANNEL] = &c->channels,       [KIND_PERSONA] = &c->personas,
	        [KIND_OWNER] = &c->owned.owners, [KIND_TOUCHPOINT] = &c->touchpoints,
	};
	int named = 0;
	*known = true;
	for (enum kind kind = KIND_MAP; kind < KIND_COUNT; kind++) {
		struct slice word = directories[kind] ? value_map_slice(map, kind_label(kind)->en) : (struct slice){0};
		only[kind] = FINDING_NOWHERE;
		if (!word.length)
			continue;
		if (!directories[kind]->names)
			directory_make(directories[kind], c->journey, kind);
		only[kind] = directory_find(directories[kind], word);
		*known &= only[kind] != FINDING_NOWHERE;
		named++;
	}
	return named;
}

static void read_rule(struct coverage *c, const struct value *map)
{
	struct settings *s = &c->settings;
	const struct rule *rule = rule_find(value_map_slice(map, "rule"));
	if (!rule || !rule_is_of_coverage(rule))
		return;
	struct exception e = {.code = (enum rule_code)(rule - rule_table), .limit = LIMIT_UNSAID};
	bool known;
	e.level = level_of(value_map_slice(map, "level"), LEVEL_UNSAID);
	number_of(map, "limit", &e.limit);
	if (read_only(c, map, e.only, &known)) {
		if (!known)
			return;
		s->exceptions = mem_resize(s->exceptions, s->count + 1, sizeof *s->exceptions);
		s->exceptions[s->count++] = e;
		return;
	}
	if (e.level != LEVEL_UNSAID)
		s->levels[e.code] = e.level;
	if (e.limit != LIMIT_UNSAID)
		s->limits[e.code] = e.limit;
}

void settings_read(struct coverage *c)
{
	struct settings *s = &c->settings;
	const struct value *coverage = journey_coverage(c->journey);
	for (int i = 0; i < RULE_COUNT; i++) {
		s->levels[i] = (int)rule_table[i].severity;
		s->limits[i] = (size_t)rule_table[i].limit;
	}
	s->limits[RULE_CELL_OVER] = journey_limit(c->journey);
	if (!coverage)
		return;
	number_of(coverage, "min_touchpoints", &s->limits[RULE_FEW_TOUCHPOINTS]);
	const struct value *rules = value_map_get(coverage, "rules"), *rule;
	for (size_t n = 0; (rule = value_nth(rules, n)); n++)
		read_rule(c, rule);
}

void settings_clear(struct settings *settings)
{
	free(settings->exceptions);
}

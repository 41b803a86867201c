/* The walk over a map's tree that finds what breaks a rule. */
#include "journey/check.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/unicode.h"
#include "journey/coverage.h"
#include "journey/field.h"
#include "journey/names.h"
#include "journey/record.h"
#include "yaml/tree.h"
#include "yaml/tree_quick.h"

#include "check_parts.h"

#define SUGGEST_FROM 256     /* names that are looked at for a “did you mean” */
#define UNKNOWN_KEYS 1024    /* different unknown keys of a kind that are compared with the known ones */
#define FEW_KEYS 16          /* of a mapping: compared one by one */
#define MANY_KEYS 4096       /* of a mapping: no guessing what was meant */
#define ALIAS_BUDGET 1000000 /* nodes looked at through aliases, which can multiply */

/* What the items of a kind are called. */
struct known {
	struct names *names; /* ids and names */
	bool *identifies;    /* by number: is the id of an item, or its name where it has no id */
	uint32_t room;
};

/* Unknown keys of a kind and what they may have been meant to be. */
struct unknown {
	struct names *names;
	struct slice meant[UNKNOWN_KEYS]; /* by number; .bytes NULL: nothing near */
};

struct checker {
	const struct tree *tree;
	struct findings *findings;
	struct known known[KIND_COUNT];
	struct unknown *unknown[KIND_COUNT]; /* made when first needed */
	struct finding_subject subject;      /* what is being looked at */
	uint32_t alias_budget;
};

/* ---- nodes ---- */

static const struct tree_node *node_at(const struct checker *c, uint32_t node)
{
	return &c->tree->nodes[node];
}

/* What is reached through an alias is reported at the alias. */
static uint32_t place_of(const struct checker *c, uint32_t node, uint32_t place)
{
	return place == TREE_NONE && node_at(c, node)->kind == TREE_ALIAS ? node : place;
}

/* May the children of an alias's target be looked at? */
static bool spend(struct checker *c, uint32_t node, uint32_t place)
{
	if (place == TREE_NONE)
		return true;
	uint32_t cost = node_at(c, node)->count + 1;
	if (c->alias_budget < cost)
		return false;
	c->alias_budget -= cost;
	return true;
}

static void report(struct checker *c, enum rule_code code, uint32_t node, uint32_t place, struct rule_words words)
{
	findings_add(c->findings, code, c->subject, &words)->offset =
	        node_at(c, place == TREE_NONE ? node : place)->content;
}

static uint32_t next_key(const struct checker *c, uint32_t key)
{
	return node_at(c, node_at(c, key)->next)->next;
}

/* ---- duplicate keys ---- */

static bool stands_before(const struct checker *c, uint32_t mapping, uint32_t key)
{
	for (uint32_t k = node_at(c, mapping)->first; k != key; k = next_key(c, k))
		if (node_at(c, k)->kind == TREE_SCALAR && slice_equals(node_at(c, k)->value, node_at(c, key)->value))
			return true;
	return false;
}

static void check_keys(struct checker *c, uint32_t mapping)
{
	struct names *names = node_at(c, mapping)->count > FEW_KEYS ? names_new() : NULL;
	uint32_t count = 0;
	for (uint32_t key = node_at(c, mapping)->first; key != TREE_NONE; key = next_key(c, key)) {
		if (node_at(c, key)->kind != TREE_SCALAR)
			continue;
		bool again =
		        names ? names_number(names, node_at(c, key)->value) < count : stands_before(c, mapping, key);
		if (again)
			report(c, RULE_DUPLICATE_KEY, key, TREE_NONE,
			       (struct rule_words){.key = node_at(c, key)->value});
		else
			count++;
	}
	if (names)
		names_free(names);
}

/* ---- names and references ---- */

static uint32_t known_number(struct known *known, struct slice text)
{
	if (!known->names)
		known->names = names_new();
	uint32_t number = names_number(known->names, text);
	if (number >= known->room) {
		uint32_t room = known->room ? known->room * 2 : 16;
		known->identifies = mem_resize(known->identifies, room, sizeof *known->identifies);
		memset(known->identifies + known->room, 0, (room - known->room) * sizeof *known->identifies);
		known->room = room;
	}
	return number;
}

static bool is_known(const struct known *known, struct slice text)
{
	return known->names && names_find(known->names, text) != NAMES_NONE;
}

static struct slice nearest_known(const struct known *known, struct slice word)
{
	struct nearest nearest;
	nearest_start(&nearest, word);
	uint32_t count = known->names ? names_count(known->names) : 0;
	for (uint32_t i = 0; i < count && i < SUGGEST_FROM; i++)
		nearest_offer(&nearest, names_text(known->names, i));
	return nearest.best;
}

static void check_reference(struct checker *c, enum kind kind, uint32_t node, uint32_t place)
{
	const struct known *known = &c->known[kind];
	struct slice word = node_at(c, tree_resolved(c->tree, node))->value;
	bool free = kind == KIND_OWNER && !known->names;
	if (free || is_known(known, word))
		return;
	report(c, RULE_REFERENCE, node, place,
	       (struct rule_words){.kind = (int)kind, .word = word, .near = nearest_known(known, word)});
}

/* ---- values ---- */

static void check_choice(struct checker *c, const struct field *field, uint32_t node, uint32_t place)
{
	struct slice word = node_at(c, tree_resolved(c->tree, node))->value;
	if (field_choice(field, word))
		return;
	struct buffer choices = {0};
	struct nearest nearest;
	nearest_start(&nearest, word);
	for (const struct choice *choice = field->choices; choice && choice->word; choice++) {
		buffer_format(&choices, "%s%s", choices.length ? ", " : "", choice->word);
		nearest_offer(&nearest, slice_of(choice->word));
	}
	report(c, RULE_CHOICE, node, place,
	       (struct rule_words){.key = slice_of(field->key),
	                           .word = word,
	                           .choices = buffer_slice(&choices),
	                           .near = nearest.best});
	buffer_free(&choices);
}

static const struct field *rules_field(void)
{
	return field_member(field_find(KIND_MAP, slice_of("coverage")), slice_of("rules"));
}

/* The name of a rule that the map changes. */
static void check_rule(struct checker *c, uint32_t node, uint32_t place)
{
	struct slice word = node_at(c, tree_resolved(c->tree, node))->value;
	const struct rule *rule = rule_find(word), *near = rule ? NULL : rule_nearest(word);
	if (rule && rule_is_of_coverage(rule))
		return;
	report(c, RULE_RULE, node, place,
	       (struct rule_words){.word = word,
	                           .near = near && rule_is_of_coverage(near) ? slice_of(near->name)
	                                                                     : (struct slice){0}});
}

static void check_scalar(struct checker *c, const struct field *field, uint32_t node, uint32_t place)
{
	struct rule_words words = {.key = slice_of(field->key),
	                           .word = node_at(c, tree_resolved(c->tree, node))->value};
	switch (field->type) {
	case FIELD_NUMBER:
	case FIELD_YES:
	case FIELD_DATE:
		if (!field_type_fits(field->type, words.word))
			report(c,
			       field->type == FIELD_NUMBER ? RULE_NUMBER
			       : field->type == FIELD_YES  ? RULE_YES
			                                   : RULE_DATE,
			       node, place, words);
		break;
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		check_choice(c, field, node, place);
		break;
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		check_reference(c, field->refers, node, place);
		break;
	case FIELD_TEXT:
		if (field == field_member(rules_field(), slice_of("rule")))
			check_rule(c, node, place);
		break;
	case FIELD_LONG:
	case FIELD_WORDS:
	case FIELD_RECORDS:
		break;
	}
}

static void check_words(struct checker *c, const struct field *field, uint32_t list, uint32_t place)
{
	uint32_t at = tree_resolved(c->tree, list);
	if (!spend(c, at, place))
		return;
	for (uint32_t n = node_at(c, at)->first; n != TREE_NONE; n = node_at(c, n)->next) {
		uint32_t there = place_of(c, n, place);
		if (node_at(c, tree_resolved(c->tree, n))->kind != TREE_SCALAR)
			report(c, RULE_WORDS, n, there, (struct rule_words){.key = slice_of(field->key)});
		else if (!tree_is_null(c->tree, tree_resolved(c->tree, n)))
			check_scalar(c, field, n, there);
	}
}

/* The member that a key is, or else is near to; .bytes NULL. */
static struct slice nearest_member(const struct field *field, struct slice key)
{
	struct nearest nearest;
	nearest_start(&nearest, key);
	for (const char *at = field->members; at && *at;) {
		size_t length = strcspn(at, " ");
		nearest_offer(&nearest, slice_make(at, length));
		at += length + strspn(at + length, " ");
	}
	return nearest.best;
}

static void check_value(struct checker *c, const struct field *field, uint32_t value, uint32_t place);

static void report_no_record(struct checker *c, const struct field *field, uint32_t node, uint32_t place)
{
	struct buffer keys = {0};
	for (const char *at = field->members ? field->members : ""; *at; at++)
		buffer_add_text(&keys, *at == ' ' ? ", " : (char[]){*at, '\0'});
	report(c, RULE_RECORDS, node, place,
	       (struct rule_words){.key = slice_of(field->key), .choices = buffer_slice(&keys)});
	buffer_free(&keys);
}

static void check_record(struct checker *c, const struct field *field, uint32_t mapping, uint32_t place)
{
	if (!spend(c, mapping, place))
		return;
	/* `rules: {no-owner: off}` would do nothing, and nobody would know */
	if (field == rules_field() && check_said(c->tree, mapping, "rule") == TREE_NONE)
		report_no_record(c, field, mapping, place);
	for (uint32_t k = node_at(c, mapping)->first; k != TREE_NONE; k = next_key(c, k)) {
		struct slice key = node_at(c, k)->value;
		if (node_at(c, k)->kind != TREE_SCALAR)
			continue;
		const struct field *member = field_member(field, key);
		struct slice near = nearest_member(field, key);
		if (member)
			check_value(c, member, node_at(c, k)->next, place);
		else if (near.bytes && !slice_equals(near, key) && tree_find(c->tree, mapping, near) == TREE_NONE)
			report(c, RULE_KEY_TYPO, k, place, (struct rule_words){.key = key, .near = near});
	}
}

/* An entry that a merge wrote, and nobody has deleted yet. */
static void check_conflict(struct checker *c, uint32_t node, uint32_t place)
{
	struct buffer words = {0};
	check_add_conflict(c->tree, tree_resolved(c->tree, node), &words);
	report(c, RULE_CONFLICT, node, place,
	       (struct rule_words){.choices = words.length ? buffer_slice(&words) : slice_of("?")});
	buffer_free(&words);
}

/* What the two sides say may be anything, so it is not looked into. */
static void check_conflicts(struct checker *c, const struct field *field, uint32_t value, uint32_t place)
{
	uint32_t list = tree_resolved(c->tree, value);
	if (node_at(c, list)->kind != TREE_SEQUENCE) {
		report_no_record(c, field, value, place);
		return;
	}
	for (uint32_t n = spend(c, list, place) ? node_at(c, list)->first : TREE_NONE; n != TREE_NONE;
	     n = node_at(c, n)->next) {
		if (node_at(c, tree_resolved(c->tree, n))->kind == TREE_MAPPING)
			check_conflict(c, n, place_of(c, n, place));
		else
			report_no_record(c, field, n, place_of(c, n, place));
	}
}

static void check_records(struct checker *c, const struct field *field, uint32_t value, uint32_t place)
{
	uint32_t at = tree_resolved(c->tree, value);
	if (node_at(c, at)->kind == TREE_MAPPING) {
		check_record(c, field, at, place);
	} else if (node_at(c, at)->kind != TREE_SEQUENCE) {
		report_no_record(c, field, value, place);
	} else if (spend(c, at, place)) {
		for (uint32_t n = node_at(c, at)->first; n != TREE_NONE; n = node_at(c, n)->next) {
			uint32_t there = place_of(c, n, place);
			if (node_at(c, tree_resolved(c->tree, n))->kind == TREE_MAPPING)
				check_record(c, field, tree_resolved(c->tree, n), there);
			else
				report_no_record(c, field, n, there);
		}
	}
}

static void check_value(struct checker *c, const struct field *field, uint32_t value, uint32_t place)
{
	uint32_t at = tree_resolved(c->tree, value);
	place = place_of(c, value, place);
	if (tree_is_null(c->tree, at))
		return;
	if (field->kind == KIND_MAP && strcmp(field->key, "conflicts") == 0)
		check_conflicts(c, field, value, place);
	else if (field->type == FIELD_RECORDS)
		check_records(c, field, value, place);
	else if (node_at(c, at)->kind == TREE_SCALAR)
		check_scalar(c, field, value, place);
	else if (!field_is_list(field))
		report(c, RULE_ONE_VALUE, value, place, (struct rule_words){.key = slice_of(field->key)});
	else if (node_at(c, at)->kind == TREE_SEQUENCE)
		check_words(c, field, value, place);
	else
		report(c, RULE_WORDS, value, place, (struct rule_words){.key = slice_of(field->key)});
}

/* ---- keys ---- */

static struct slice nearest_field(enum kind kind, struct slice key)
{
	struct nearest nearest;
	nearest_start(&nearest, key);
	for (const struct field *f = field_next(kind, NULL); f; f = field_next(kind, f))
		nearest_offer(&nearest, slice_of(f->key));
	for (int list = KIND_MAP + 1; kind == KIND_MAP && list < KIND_COUNT; list++)
		nearest_offer(&nearest, slice_of(kind_list_key((enum kind)list)));
	return nearest.best;
}

static struct slice meant_key(struct checker *c, enum kind kind, struct slice key)
{
	if (!c->unknown[kind]) {
		c->unknown[kind] = mem_new(sizeof *c->unknown[kind]);
		c->unknown[kind]->names = names_new();
	}
	struct unknown *unknown = c->unknown[kind];
	uint32_t before = names_count(unknown->names);
	uint32_t number = before < UNKNOWN_KEYS ? names_number(unknown->names, key) : names_find(unknown->names, key);
	if (number == NAMES_NONE)
		return (struct slice){0};
	if (number == before)
		unknown->meant[number] = nearest_field(kind, key);
	return unknown->meant[number];
}

static void check_unknown_key(struct checker *c, enum kind kind, uint32_t mapping, uint32_t key)
{
	struct slice text = node_at(c, key)->value;
	struct slice near = meant_key(c, kind, text);
	if (near.bytes && node_at(c, mapping)->count <= MANY_KEYS && tree_find(c->tree, mapping, near) == TREE_NONE)
		report(c, RULE_KEY_TYPO, key, TREE_NONE, (struct rule_words){.key = text, .near = near});
}

static void check_merged(struct checker *c, enum kind kind, uint32_t mapping, uint32_t source)
{
	uint32_t from = check_merged_mapping(c->tree, mapping);
	if (from == TREE_NONE || node_at(c, mapping)->count > MANY_KEYS || !spend(c, from, source))
		return;
	for (uint32_t k = node_at(c, from)->first; k != TREE_NONE; k = next_key(c, k)) {
		struct slice key = node_at(c, k)->value;
		const struct field *field = node_at(c, k)->kind == TREE_SCALAR ? field_find(kind, key) : NULL;
		if (field && tree_find(c->tree, mapping, key) == TREE_NONE)
			check_value(c, field, node_at(c, k)->next, source);
	}
}

static void check_entry(struct checker *c, enum kind kind, uint32_t mapping, uint32_t key)
{
	struct slice text = node_at(c, key)->value;
	uint32_t value = node_at(c, key)->next;
	const struct field *field = field_find(kind, text);
	c->subject.key = field ? field->key : NULL;
	if (field)
		check_value(c, field, value, TREE_NONE);
	else if (slice_is(text, "<<"))
		check_merged(c, kind, mapping, value);
	else
		check_unknown_key(c, kind, mapping, key);
	c->subject.key = NULL;
}

/* ---- items ---- */

/* Notes what an item is called; a second one of the same id is reported.
 * Touchpoints may share a name: nothing says which is meant until they have ids. */
static void note_item(struct checker *c, enum kind kind, uint32_t item)
{
	uint32_t at = tree_resolved(c->tree, item);
	uint32_t name = at, id = TREE_NONE;
	if (node_at(c, at)->kind == TREE_MAPPING) {
		id = check_said(c->tree, at, "id");
		name = check_said(c->tree, at, "name");
	} else if (tree_is_null(c->tree, at)) {
		name = TREE_NONE;
	}
	for (int pass = 0; pass < 2; pass++) {
		uint32_t node = pass ? name : id;
		if (node == TREE_NONE || node_at(c, tree_resolved(c->tree, node))->kind != TREE_SCALAR)
			continue;
		struct slice text = node_at(c, tree_resolved(c->tree, node))->value;
		uint32_t number = known_number(&c->known[kind], text);
		bool identifies = pass == 0 || (id == TREE_NONE && kind != KIND_TOUCHPOINT);
		if (identifies && c->known[kind].identifies[number])
			report(c, RULE_DUPLICATE_ID, node, place_of(c, item, TREE_NONE),
			       (struct rule_words){.kind = (int)kind, .word = text});
		c->known[kind].identifies[number] |= identifies;
	}
}

static void check_item(struct checker *c, enum kind kind, uint32_t item)
{
	uint32_t at = tree_resolved(c->tree, item);
	struct rule_words words = {.kind = (int)kind};
	if (node_at(c, at)->kind == TREE_SEQUENCE) {
		report(c, RULE_NOT_AN_ITEM, item, TREE_NONE, words);
		return;
	}
	bool mapping = node_at(c, at)->kind == TREE_MAPPING;
	if (mapping ? check_said(c->tree, at, "name") == TREE_NONE && check_said(c->tree, at, "id") == TREE_NONE
	            : tree_is_null(c->tree, at))
		report(c, RULE_NO_NAME, item, TREE_NONE, words);
	if (!mapping || at != item)
		return; /* the target of an alias is checked where it stands */
	for (uint32_t k = node_at(c, at)->first; k != TREE_NONE; k = next_key(c, k))
		if (node_at(c, k)->kind == TREE_SCALAR)
			check_entry(c, kind, at, k);
}

static void each_item(struct checker *c, enum kind kind, uint32_t list,
                      void (*act)(struct checker *c, enum kind kind, uint32_t item))
{
	size_t index = 0;
	for (uint32_t n = node_at(c, list)->first; n != TREE_NONE; n = node_at(c, n)->next) {
		c->subject.kind = kind;
		c->subject.index = index++;
		act(c, kind, n);
	}
	c->subject = FINDING_OF_MAP;
}

/* The kind of things in the list that stands at a top-level key, itself or as an
 * alias; KIND_MAP: no such list. */
static enum kind list_kind(const struct checker *c, uint32_t key)
{
	uint32_t value = tree_resolved(c->tree, node_at(c, key)->next);
	enum kind kind = node_at(c, key)->kind == TREE_SCALAR ? kind_of_list(node_at(c, key)->value) : KIND_MAP;
	return kind != KIND_MAP && node_at(c, value)->kind == TREE_SEQUENCE ? kind : KIND_MAP;
}

static void each_item_at(struct checker *c, uint32_t key, void (*act)(struct checker *c, enum kind kind, uint32_t item))
{
	uint32_t list = tree_resolved(c->tree, node_at(c, key)->next);
	bool own = list == node_at(c, key)->next;
	if (list_kind(c, key) != KIND_MAP && spend(c, list, own ? TREE_NONE : key))
		each_item(c, list_kind(c, key), list, act);
}

/* Acts on the items of all lists, those that the root's `<<` brings in too. */
static void each_listed(struct checker *c, void (*act)(struct checker *c, enum kind kind, uint32_t item))
{
	uint32_t merged = check_merged_mapping(c->tree, 0);
	for (uint32_t k = node_at(c, 0)->first; k != TREE_NONE; k = next_key(c, k))
		each_item_at(c, k, act);
	for (uint32_t k = merged == TREE_NONE ? merged : node_at(c, merged)->first; k != TREE_NONE; k = next_key(c, k))
		if (tree_find(c->tree, 0, node_at(c, k)->value) == TREE_NONE)
			each_item_at(c, k, act);
}

static void check_version(struct checker *c, uint32_t value)
{
	uint32_t at = tree_resolved(c->tree, value);
	const struct tree_node *n = node_at(c, at);
	if (n->kind == TREE_SCALAR && field_type_fits(FIELD_NUMBER, n->value) && !slice_is(n->value, "1"))
		report(c, RULE_VERSION, value, TREE_NONE, (struct rule_words){.word = n->value});
}

static void check_top(struct checker *c, uint32_t key)
{
	uint32_t value = node_at(c, key)->next;
	if (node_at(c, key)->kind != TREE_SCALAR)
		return;
	enum kind kind = kind_of_list(node_at(c, key)->value);
	if (slice_is(node_at(c, key)->value, "touchgrid"))
		check_version(c, value);
	if (kind == KIND_MAP)
		check_entry(c, KIND_MAP, 0, key);
	else if (list_kind(c, key) == KIND_MAP && !tree_is_null(c->tree, tree_resolved(c->tree, value)))
		report(c, RULE_NOT_A_LIST, value, TREE_NONE, (struct rule_words){.kind = (int)kind});
}

static void check_tree(struct checker *c)
{
	const struct tree *tree = c->tree;
	for (uint32_t i = 0; i < tree->count; i++)
		if (tree->nodes[i].kind == TREE_MAPPING)
			check_keys(c, i);
	if (!tree->count || tree_is_null(tree, 0))
		return;
	if (tree->nodes[0].kind != TREE_MAPPING) {
		report(c, RULE_NOT_A_MAP, 0, TREE_NONE, (struct rule_words){0});
		return;
	}
	uint32_t stages = record_list(tree, KIND_STAGE, NULL), channels = record_list(tree, KIND_CHANNEL, NULL);
	if (stages != TREE_NONE && channels != TREE_NONE &&
	    !journey_grid_fits(node_at(c, stages)->count, node_at(c, channels)->count))
		report(c, RULE_GRID, 0, TREE_NONE, (struct rule_words){0});
	each_listed(c, note_item);
	for (uint32_t k = tree->nodes[0].first; k != TREE_NONE; k = next_key(c, k))
		check_top(c, k);
	each_listed(c, check_item);
}

/* ---- all of it ---- */

static void checker_clear(struct checker *c)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (c->known[kind].names)
			names_free(c->known[kind].names);
		free(c->known[kind].identifies);
		if (c->unknown[kind])
			names_free(c->unknown[kind]->names);
		free(c->unknown[kind]);
	}
}

/* false: the places of its findings need the passes that tell spans. */
static bool check_with(struct slice text, enum tree_passes passes, struct findings *coverage, struct findings *out)
{
	struct error err = {0};
	struct tree *tree = passes == TREE_VALUES ? tree_quick(text) : NULL;
	if (!tree)
		tree = tree_parse(text, passes, &err);
	if (!tree) {
		findings_add(out, RULE_SYNTAX, FINDING_OF_MAP, &(struct rule_words){.word = slice_of(err.message)})
		        ->offset = err.offset;
		return true;
	}
	struct checker c = {.tree = tree, .findings = out, .subject = FINDING_OF_MAP, .alias_budget = ALIAS_BUDGET};
	check_tree(&c);
	bool exact = passes == TREE_SPANS || (!out->count && !tree->has_anchor);
	if (exact) {
		size_t from = out->count;
		findings_append(out, coverage);
		check_place(tree, out, from);
	}
	checker_clear(&c);
	tree_free(tree);
	return exact;
}

void check_map(struct slice text, const struct journey *journey, long today, struct findings *out)
{
	struct findings coverage = {0};
	if (journey)
		coverage_check(journey, today, &coverage);
	/* most texts have nothing that needs the second pass */
	if (!check_with(text, TREE_VALUES, &coverage, out)) {
		findings_free(out);
		check_with(text, TREE_SPANS, &coverage, out);
	}
	findings_free(&coverage);
	findings_locate(out, text);
}

void check_text(struct slice text, struct findings *out)
{
	check_map(text, NULL, 0, out);
}

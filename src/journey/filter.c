/* Does a touchpoint pass a filter?  Each of its texts is looked at once, by all
 * terms; then it is added up. */
#include "journey/filter_parts.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "journey/input.h"
#include "yaml/regular.h"

/* ---- making ---- */

struct filter_term *filter_add_term(struct filter *f)
{
	f->terms = mem_resize(f->terms, f->count + 1, sizeof *f->terms);
	f->terms[f->count] = (struct filter_term){.starts = !f->count};
	return &f->terms[f->count++];
}

void filter_give(struct filter_term *term, struct slice folded)
{
	term->given = mem_resize(term->given, term->given_count + 1, sizeof *term->given);
	term->given[term->given_count++] = mem_copy(folded.bytes, folded.length);
}

void filter_mean(struct filter_term *term, const struct field *field, struct slice word)
{
	struct buffer folded = {0};
	unicode_fold(&folded, word);
	term->meanings = mem_resize(term->meanings, term->meaning_count + 1, sizeof *term->meanings);
	term->meanings[term->meaning_count++] = (struct filter_meaning){field, buffer_take(&folded)};
}

static bool contains(struct slice text, const char *word)
{
	size_t length = strlen(word);
	return text.length >= length && memmem(text.bytes, text.length, word, length);
}

/* how a name is asked for */
enum call { CALL_WHOLE, CALL_START, CALL_INSIDE };

static bool is_called(struct slice name, enum call how, const char *given)
{
	struct buffer folded = {0};
	size_t length = strlen(given);
	unicode_fold(&folded, name);
	struct slice own = buffer_slice(&folded);
	bool called = how == CALL_WHOLE   ? slice_is(own, given)
	              : how == CALL_START ? own.length >= length && memcmp(own.bytes, given, length) == 0
	                                  : contains(own, given);
	buffer_free(&folded);
	return called;
}

void filter_mean_choices(struct filter_term *term, const struct field *field)
{
	for (const struct choice *c = field->choices; c && c->word; c++)
		for (size_t i = 0; i < term->given_count; i++)
			if (is_called(slice_of(c->label.en), CALL_INSIDE, term->given[i]) ||
			    is_called(slice_of(c->label.ja), CALL_INSIDE, term->given[i])) {
				filter_mean(term, field, slice_of(c->word));
				break;
			}
	term->choice_count = term->meaning_count;
}

struct filter *filter_of_text(struct slice text)
{
	struct filter *f = mem_new(sizeof *f);
	struct filter_term *term = filter_add_term(f);
	struct buffer folded = {0};
	unicode_fold(&folded, text);
	filter_give(term, buffer_slice(&folded));
	const struct field *field = NULL;
	while ((field = field_next(KIND_TOUCHPOINT, field)))
		filter_mean_choices(term, field);
	buffer_free(&folded);
	return f;
}

static void forget_meanings(struct filter_term *term, size_t kept)
{
	while (term->meaning_count > kept)
		free(term->meanings[--term->meaning_count].word);
}

void filter_free(struct filter *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->count; i++) {
		forget_meanings(&f->terms[i], 0);
		free(f->terms[i].meanings);
		for (size_t k = 0; k < f->terms[i].given_count; k++)
			free(f->terms[i].given[k]);
		free(f->terms[i].given);
	}
	free(f->terms);
	buffer_free(&f->value);
	free(f);
}

bool filter_is_empty(const struct filter *f)
{
	return !f->count;
}

/* ---- what things are called ---- */

/* Other touchpoints, of which there may be very many, are found by a whole name only. */
static bool looks_for_names(const struct filter_term *term, const struct field *field)
{
	bool refers = field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
	return refers && (!term->field || term->field == field) &&
	       (field->refers != KIND_TOUCHPOINT || term->relation == FILTER_IS);
}

static bool mean_named(struct filter_term *term, const struct field *field, const struct journey *journey,
                       enum call how, const char *given)
{
	size_t before = term->meaning_count;
	struct sequence_walk walk = journey_walk(journey, field->refers);
	for (struct item *item; (item = journey_walk_on(&walk));) {
		const struct record *record = item_record(item);
		struct slice id = record_id(record), name = record_name(record);
		if (!id.bytes || !(is_called(id, how, given) || is_called(name, how, given)))
			continue;
		filter_mean(term, field, id);
		filter_mean(term, field, name);
	}
	return term->meaning_count > before;
}

static void mean_names(struct filter_term *term, const struct field *field, const struct journey *journey)
{
	for (size_t i = 0; i < term->given_count; i++) {
		const char *given = term->given[i];
		if (term->relation != FILTER_IS)
			mean_named(term, field, journey, CALL_INSIDE, given);
		else if (!mean_named(term, field, journey, CALL_WHOLE, given) && field->refers != KIND_TOUCHPOINT)
			mean_named(term, field, journey, CALL_START, given);
	}
}

void filter_begin(struct filter *f, const struct journey *journey)
{
	for (size_t i = 0; i < f->count; i++) {
		struct filter_term *term = &f->terms[i];
		forget_meanings(term, term->choice_count);
		const struct field *field = NULL;
		while (term->given_count && (field = field_next(KIND_TOUCHPOINT, field)))
			if (looks_for_names(term, field))
				mean_names(term, field, journey);
	}
}

/* ---- looking ---- */

/* <0, 0, >0 as the value is less than, equal to, more than what was given */
static int compare(enum field_type type, struct slice value, const char *given)
{
	if (type == FIELD_DATE)
		return memcmp(value.bytes, given, strlen(given));
	char *text = mem_copy(value.bytes, value.length);
	double a = strtod(text, NULL), b = strtod(given, NULL);
	free(text);
	return (a > b) - (a < b);
}

static bool is_ordered(const struct filter_term *term)
{
	return term->field && (term->field->type == FIELD_NUMBER || term->field->type == FIELD_DATE) &&
	       term->relation != FILTER_CONTAINS;
}

static bool fits_order(const struct filter_term *term, struct slice value)
{
	if (!field_type_fits(term->field->type, value))
		return false;
	for (size_t i = 0; i < term->given_count; i++) {
		int order = compare(term->field->type, value, term->given[i]);
		if ((order < 0 && (term->relation == FILTER_LESS || term->relation == FILTER_AT_MOST)) ||
		    (order > 0 && (term->relation == FILTER_MORE || term->relation == FILTER_AT_LEAST)) ||
		    (order == 0 && term->relation != FILTER_LESS && term->relation != FILTER_MORE))
			return true;
	}
	return false;
}

static bool is_meant(const struct filter_term *term, struct slice key, struct slice folded)
{
	for (size_t i = 0; i < term->meaning_count; i++)
		if (slice_is(folded, term->meanings[i].word) && slice_is(key, term->meanings[i].field->key))
			return true;
	return false;
}

static bool fits(const struct filter_term *term, struct slice key, struct slice value, struct slice folded)
{
	if (is_ordered(term))
		return fits_order(term, value);
	if (term->relation == FILTER_IS && term->field && term->field->type == FIELD_YES)
		folded = slice_of(input_is_yes(value) ? "true" : "false");
	for (size_t i = 0; i < term->given_count; i++)
		if (term->relation == FILTER_IS ? slice_is(folded, term->given[i]) : contains(folded, term->given[i]))
			return true;
	return is_meant(term, key, folded);
}

static bool is_null(struct slice plain)
{
	return slice_is(plain, "~") || slice_is(plain, "null") || slice_is(plain, "Null") || slice_is(plain, "NULL");
}

static void look_at(struct filter *f, struct slice key, struct slice value, bool plain)
{
	if (!value.length || (plain && is_null(value)))
		return;
	buffer_clear(&f->value);
	for (size_t i = 0; i < f->count; i++) {
		struct filter_term *term = &f->terms[i];
		if (term->hits || (term->field && !slice_is(key, term->field->key)))
			continue;
		if (!f->value.length)
			unicode_fold(&f->value, value);
		term->says = true;
		term->hits = fits(term, key, value, buffer_slice(&f->value));
	}
}

static void look_at_regular(void *context, struct slice key, struct slice value, enum regular_kind kind)
{
	look_at(context, key.bytes ? key : slice_of("name"), value,
	        kind == REGULAR_PLAIN || kind == REGULAR_PLAIN_ELEMENT);
}

static void look_into(struct filter *f, struct slice key, const struct value *value)
{
	if (value_is_scalar(value))
		look_at(f, key, value->text ? slice_make(value->text, value->length) : (struct slice){0}, false);
	for (size_t i = 0; i < value->count; i++)
		look_into(f, key, value->kind == VALUE_MAP ? value->items[2 * i + 1] : value->items[i]);
}

static void start(struct filter *f)
{
	for (size_t i = 0; i < f->count; i++)
		f->terms[i].says = f->terms[i].hits = false;
}

/* Reads a regular item without keeping a record, so that a look at a large map
 * leaves nothing behind. */
static void look_through(struct filter *f, struct item *item)
{
	start(f);
	if (!item->record && item->alone && regular_read(slice_make(item->text, item->length), look_at_regular, f))
		return;
	start(f);
	const struct record *record = item_record(item);
	for (uint32_t i = 0; i < record->count; i++) {
		const struct entry *e = &record->entries[i];
		if (e->nested)
			look_into(f, e->key, e->nested);
		else
			look_at(f, e->key, e->value, e->plain);
	}
}

static bool holds(const struct filter_term *term)
{
	return (term->hits || (term->empty && !term->says)) != term->negated;
}

bool filter_passes(struct filter *f, struct item *item)
{
	bool all = true;
	look_through(f, item);
	for (size_t i = 0; i < f->count; i++) {
		if (f->terms[i].starts && i && all)
			return true;
		all = holds(&f->terms[i]) && (all || f->terms[i].starts);
	}
	return all;
}

static void begin(void *context, const struct journey *journey)
{
	filter_begin(context, journey);
}

static bool passes(void *context, struct item *item)
{
	return filter_passes(context, item);
}

struct sieve filter_sieve(struct filter *f)
{
	return (struct sieve){begin, passes, f};
}

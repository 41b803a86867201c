/* What may be meant by a filter that is being typed: whole terms where they can
 * be guessed, else fields, and then their values. */
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/filter.h"
#include "ui/filters.h"

#define OFFERS 24
#define LOOKED_AT 1000 /* touchpoints whose values are offered */

/* what is offered, and behind which part of the line */
struct offering {
	struct ui *ui;
	struct slice line, typed;
	struct slice folded; /* what must be in an offer; empty: nothing must */
};

/* Offers the line with a term or a word behind it. */
static void offer(const struct offering *o, struct slice words, const char *note)
{
	struct buffer text = {0};
	struct prompt *p = o->ui->prompt;
	buffer_add_slice(&text, o->line);
	buffer_add_slice(&text, words);
	struct slice all = buffer_slice(&text);
	if (p->offer_count < OFFERS && !prompt_offers(p, all.bytes) && !slice_equals(all, o->typed))
		prompt_offer(p, all.bytes, note);
	buffer_free(&text);
}

static bool is_japanese(void)
{
	return message_language() == LANGUAGE_JAPANESE;
}

/* Files are in English, and so is a filter on an English screen. */
static const char *field_word(const struct field *field)
{
	return is_japanese() ? field->label.ja : field->key;
}

static const char *choice_word(const struct choice *choice)
{
	return is_japanese() ? choice->label.ja : choice->word;
}

/* field: NULL, the word alone */
static void offer_value(const struct offering *o, const struct field *field, struct slice value, const char *note)
{
	struct buffer words = {0};
	if (field) {
		filter_add_word(&words, slice_of(field_word(field)));
		buffer_add_byte(&words, '=');
	}
	if (value.length)
		filter_add_word(&words, value);
	offer(o, buffer_slice(&words), note);
	buffer_free(&words);
}

static bool is_meant(const struct offering *o, struct slice text)
{
	return unicode_find_folded(text, o->folded) != SIZE_MAX;
}

/* ---- values ---- */

/* whole: with the field before them */
static void offer_choices(const struct offering *o, const struct field *field, bool whole)
{
	for (const struct choice *c = field->choices; c && c->word; c++) {
		const char *label = message_label(&c->label), *word = choice_word(c);
		if (is_meant(o, slice_of(c->word)) || is_meant(o, slice_of(label)))
			offer_value(o, whole ? field : NULL, slice_of(word), strcmp(label, word) ? label : NULL);
	}
}

static void offer_names(const struct offering *o, const struct field *field, bool whole)
{
	const struct journey *j = o->ui->journey;
	bool refers = field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
	for (size_t i = 0; refers && i < journey_count(j, field->refers) && i < LOOKED_AT; i++) {
		const struct record *record = item_record(journey_item(j, field->refers, i));
		struct slice name = record_name(record);
		if (is_meant(o, name) || (record_id(record).length && is_meant(o, record_id(record))))
			offer_value(o, whole ? field : NULL, name, NULL);
	}
}

/* Texts that touchpoints have there; those that refer to something listed have
 * been offered by its name. */
static void offer_used(const struct offering *o, const struct field *field, bool whole)
{
	const struct journey *j = o->ui->journey;
	struct sequence_walk walk = journey_walk(j, KIND_TOUCHPOINT);
	struct item *item;
	for (size_t i = 0; i < LOOKED_AT && (item = journey_walk_on(&walk)); i++) {
		uint32_t at = 0;
		struct slice word;
		while (record_each(item_record(item), field->key, &at, &word)) {
			bool listed = field->refers && journey_find(j, field->refers, word);
			if (word.length && !listed && !memchr(word.bytes, '\n', word.length) && is_meant(o, word))
				offer_value(o, whole ? field : NULL, word, NULL);
		}
	}
}

static void offer_today(const struct offering *o)
{
	char today[11];
	time_t now = time(NULL);
	struct tm local;
	if (localtime_r(&now, &local) && strftime(today, sizeof today, "%Y-%m-%d", &local))
		offer_value(o, NULL, slice_of(today), NULL);
}

static void offer_values(const struct offering *o, const struct field *field)
{
	if (field->choices) {
		offer_choices(o, field, false);
	} else if (field->type == FIELD_YES) {
		offer_value(o, NULL, slice_of(is_japanese() ? "はい" : "yes"), NULL);
		offer_value(o, NULL, slice_of(is_japanese() ? "いいえ" : "no"), NULL);
	} else if (field->type == FIELD_DATE) {
		offer_today(o);
		offer_used(o, field, false);
	} else {
		offer_names(o, field, false);
		/* there may be too many touchpoints to look up each of them */
		if (field->refers != KIND_TOUCHPOINT)
			offer_used(o, field, false);
	}
}

/* ---- terms ---- */

static const struct field *touchpoint_field(const char *field_key)
{
	return field_find(KIND_TOUCHPOINT, slice_of(field_key));
}

static void offer_missing(const struct offering *o, const char *field_key, const char *note)
{
	offer_value(o, touchpoint_field(field_key), (struct slice){0}, note);
}

/* a touchpoint stands in no cell */
static void offer_unplaced(const struct offering *o)
{
	struct buffer words = {0};
	buffer_format(&words, "%s= | %s=", field_word(touchpoint_field("stage")),
	              field_word(touchpoint_field("channel")));
	offer(o, buffer_slice(&words), _("in the inbox"));
	buffer_free(&words);
}

/* What is of most use, before anything is typed. */
static void offer_first(const struct offering *o)
{
	struct slice name, where;
	struct item *item = ui_current(o->ui);
	if (!o->line.length) {
		if (o->ui->filter_last && !o->ui->filter)
			offer(o, slice_of(o->ui->filter_last), _("the last one"));
		for (size_t i = 0; filters_named(o->ui, i, &name, &where); i++) {
			char *note = mem_copy(name.bytes, name.length);
			offer(o, where, note);
			free(note);
		}
	}
	offer_missing(o, "owner", _("nobody owns it"));
	offer_missing(o, "rating", _("not rated"));
	offer_missing(o, "decision", _("not decided"));
	if (!o->line.length)
		offer_unplaced(o);
	struct slice owner = item ? item_text(item, "owner") : (struct slice){0};
	struct item *person = owner.length ? journey_find(o->ui->journey, KIND_OWNER, owner) : NULL;
	if (owner.length)
		offer_value(o, touchpoint_field("owner"), person ? item_name(person) : owner, _("as this one"));
	offer_choices(o, touchpoint_field("rating"), true);
	offer_names(o, touchpoint_field("persona"), true);
	offer_used(o, touchpoint_field("segment"), true);
	offer_names(o, touchpoint_field("owner"), true);
}

static bool begins(struct slice folded, const char *name)
{
	return unicode_find_folded(slice_of(name), folded) == 0;
}

static bool is_field_start(const struct field *field, struct slice folded)
{
	return begins(folded, field->key) || begins(folded, field->label.en) || begins(folded, field->label.ja);
}

static bool is_field_meant(const struct offering *o, const struct field *field)
{
	return is_meant(o, slice_of(field->key)) || is_meant(o, slice_of(message_label(&field->label)));
}

static void offer_field(const struct offering *o, const struct field *field)
{
	const char *label = message_label(&field->label);
	offer_value(o, field, (struct slice){0}, strcmp(label, field_word(field)) ? label : NULL);
}

/* Fields that begin so, then values that hold it, then fields that hold it. */
static void offer_terms(const struct offering *o)
{
	const struct field *f;
	for (f = field_next(KIND_TOUCHPOINT, NULL); f; f = field_next(KIND_TOUCHPOINT, f))
		if (is_field_start(f, o->folded))
			offer_field(o, f);
	for (f = field_next(KIND_TOUCHPOINT, NULL); f; f = field_next(KIND_TOUCHPOINT, f)) {
		offer_choices(o, f, true);
		if (f->refers != KIND_TOUCHPOINT)
			offer_names(o, f, true);
	}
	offer_used(o, touchpoint_field("owner"), true);
	offer_used(o, touchpoint_field("segment"), true);
	for (f = field_next(KIND_TOUCHPOINT, NULL); f; f = field_next(KIND_TOUCHPOINT, f))
		if (is_field_meant(o, f))
			offer_field(o, f);
}

void filters_offer(struct ui *ui, const char *text)
{
	struct filter_typing typing;
	struct buffer folded = {0};
	struct slice typed = slice_of(text);
	filter_typing(typed, &typing);
	unicode_fold(&folded, slice_of(typing.word));
	struct offering o = {.ui = ui, .typed = typed, .folded = buffer_slice(&folded)};
	o.line = slice_make(text, typing.field ? typing.value : typing.start);
	if (typing.field)
		offer_values(&o, typing.field);
	else if (folded.length && !typing.lost)
		offer_terms(&o);
	else if (typing.start == typed.length)
		offer_first(&o);
	buffer_free(&folded);
	free(typing.word);
}

bool filters_is_undecided(const char *text, size_t *start)
{
	struct filter_typing typing;
	struct buffer folded = {0};
	filter_typing(slice_of(text), &typing);
	bool undecided = typing.lost;
	unicode_fold(&folded, slice_of(typing.word));
	const struct field *field = NULL;
	while (!typing.field && !typing.quoted && folded.length && !undecided &&
	       (field = field_next(KIND_TOUCHPOINT, field)))
		undecided = is_field_start(field, buffer_slice(&folded));
	*start = typing.start;
	buffer_free(&folded);
	free(typing.word);
	return undecided;
}

#include "journey/find.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/unicode.h"

#define LISTED 12         /* things that a message lists */
#define SUGGEST_FROM 2000 /* things that are looked at for a “did you mean” */

/* A part of a message as printf takes it. */
/* ---- words that are alike ---- */

/* the same but for width and case of letters? */
static bool reads_as(struct slice a, const char *b)
{
	struct buffer x = {0}, y = {0};
	unicode_fold(&x, a);
	unicode_fold(&y, slice_of(b));
	bool same = slice_equals(buffer_slice(&x), buffer_slice(&y));
	buffer_free(&x);
	buffer_free(&y);
	return same;
}

static bool is_labelled(const struct label *label, struct slice word)
{
	return reads_as(word, label->en) || reads_as(word, label->ja);
}

static void add_to_list(struct buffer *list, struct slice word)
{
	buffer_add_text(list, list->length ? ", " : "");
	buffer_add_slice(list, word);
}

/* ---- items ---- */

static bool is_called(struct item *item, struct slice word, bool by_id)
{
	const struct record *record = item_record(item);
	struct slice text = by_id ? record_text(record, "id") : record_name(record);
	return text.bytes && slice_equals(text, word);
}

/* Calls matches from index on; journey_count at the end. */
static size_t next_called(const struct journey *journey, enum kind kind, struct slice word, bool by_id, size_t from)
{
	while (from < journey_count(journey, kind) && !is_called(journey_item(journey, kind, from), word, by_id))
		from++;
	return from;
}

/* “t3kf9aa (onboarding × video)”: how to name one of several, and where it stands. */
static void add_one(struct buffer *list, const struct journey *journey, struct item *item, bool by_id)
{
	struct slice id = {0};
	if (!by_id)
		id = record_text(item_record(item), "id");
	size_t stage, channel;
	buffer_add_text(list, list->length ? ", " : "");
	if (id.bytes)
		buffer_add_slice(list, id);
	else
		buffer_format(list, "@%zu", journey_index(journey, item) + 1);
	if (item->kind != KIND_TOUCHPOINT)
		return;
	if (journey_first_cell(journey, item, &stage, &channel)) {
		struct slice s = item_name(journey_item(journey, KIND_STAGE, stage));
		struct slice c = item_name(journey_item(journey, KIND_CHANNEL, channel));
		buffer_format(list, " (%.*s × %.*s)", SLICE_SHOWN(s), SLICE_SHOWN(c));
	} else {
		buffer_format(list, " (%s)", _("inbox"));
	}
}

static void refuse_several(const struct journey *journey, enum kind kind, struct slice word, bool by_id,
                           struct error *err)
{
	struct buffer list = {0};
	size_t count = 0;
	for (size_t i = 0; (i = next_called(journey, kind, word, by_id, i)) < journey_count(journey, kind); i++)
		if (count++ < LISTED)
			add_one(&list, journey, journey_item(journey, kind, i), by_id);
	error_set(err, _("“%.*s” could be any of %zu; say which one: %s"), SLICE_SHOWN(word), count, list.bytes);
	buffer_free(&list);
}

static void refuse_none(const struct journey *journey, enum kind kind, struct slice word, struct error *err)
{
	const char *thing = message_label(kind_label(kind));
	size_t count = journey_count(journey, kind);
	struct buffer list = {0};
	struct nearest nearest;
	nearest_start(&nearest, word);
	for (size_t i = 0; i < count && i < SUGGEST_FROM; i++) {
		const struct record *record = item_record(journey_item(journey, kind, i));
		nearest_offer(&nearest, record_text(record, "id"));
		nearest_offer(&nearest, record_name(record));
		if (i < LISTED)
			add_to_list(&list, record_id(record));
	}
	if (count > LISTED)
		buffer_add_text(&list, ", …");
	if (!count)
		error_set(err, _("there is no %s “%.*s”, and none at all yet"), thing, SLICE_SHOWN(word));
	else if (nearest.best.bytes)
		error_set(err, _("there is no %s “%.*s”; did you mean “%.*s”? There are: %s"), thing, SLICE_SHOWN(word),
		          SLICE_SHOWN(nearest.best), list.bytes);
	else
		error_set(err, _("there is no %s “%.*s”; there are: %s"), thing, SLICE_SHOWN(word), list.bytes);
	buffer_free(&list);
}

static struct item *by_number(const struct journey *journey, enum kind kind, struct slice word)
{
	size_t number = 0;
	if (word.length < 2 || word.bytes[0] != '@')
		return NULL;
	for (size_t i = 1; i < word.length; i++) {
		if (word.bytes[i] < '0' || word.bytes[i] > '9' || number > journey_count(journey, kind))
			return NULL;
		number = number * 10 + (size_t)(word.bytes[i] - '0');
	}
	return number ? journey_item(journey, kind, number - 1) : NULL;
}

struct item *find_item(const struct journey *journey, enum kind kind, struct slice word, struct error *err)
{
	size_t count = journey_count(journey, kind);
	for (int by_id = 1; by_id >= 0; by_id--) {
		size_t first = next_called(journey, kind, word, by_id, 0);
		if (first < count && next_called(journey, kind, word, by_id, first + 1) == count)
			return journey_item(journey, kind, first);
		if (first < count) {
			refuse_several(journey, kind, word, by_id, err);
			return NULL;
		}
	}
	struct item *item = by_number(journey, kind, word);
	if (!item)
		refuse_none(journey, kind, word, err);
	return item;
}

/* ---- fields and choices ---- */

static void offer_label(struct nearest *nearest, const char *key, const struct label *label)
{
	nearest_offer(nearest, slice_of(key));
	nearest_offer(nearest, slice_of(label->en));
	nearest_offer(nearest, slice_of(label->ja));
}

const struct field *find_field(enum kind kind, struct slice word, struct error *err)
{
	const struct field *field = field_find(kind, word);
	struct nearest nearest;
	nearest_start(&nearest, word);
	for (const struct field *f = field_next(kind, NULL); f && !field; f = field_next(kind, f)) {
		field = is_labelled(&f->label, word) ? f : NULL;
		offer_label(&nearest, f->key, &f->label);
	}
	if (!field && nearest.best.bytes)
		error_set(err, _("a %s has no field “%.*s”; did you mean “%.*s”?"), message_label(kind_label(kind)),
		          SLICE_SHOWN(word), SLICE_SHOWN(nearest.best));
	else if (!field)
		error_set(err, _("a %s has no field “%.*s”; `touchgrid help fields` lists them"),
		          message_label(kind_label(kind)), SLICE_SHOWN(word));
	return field;
}

const struct field *find_member(const struct field *records, struct slice word, struct error *err)
{
	struct buffer list = {0};
	const struct field *found = NULL;
	for (const char *at = records->members; *at && !found;) {
		struct slice key = slice_make(at, strcspn(at, " "));
		const struct field *member = field_member(records, key);
		found = member && (slice_equals(key, word) || is_labelled(&member->label, word)) ? member : NULL;
		add_to_list(&list, key);
		at += key.length + (at[key.length] == ' ');
	}
	if (!found)
		error_set(err, _("“%s” has no member “%.*s”; there are: %s"), records->key, SLICE_SHOWN(word),
		          list.bytes);
	buffer_free(&list);
	return found;
}

const struct choice *find_choice(const struct field *field, struct slice word, struct error *err)
{
	const struct choice *found = field_choice(field, word);
	struct buffer list = {0};
	struct nearest nearest;
	nearest_start(&nearest, word);
	for (const struct choice *c = field->choices; c->word && !found; c++) {
		found = reads_as(word, c->word) || is_labelled(&c->label, word) ? c : NULL;
		offer_label(&nearest, c->word, &c->label);
		add_to_list(&list, slice_of(c->word));
	}
	if (!found && nearest.best.bytes)
		error_set(err, _("“%.*s” is not a word of “%s”; did you mean “%.*s”? It is one of %s"),
		          SLICE_SHOWN(word), field->key, SLICE_SHOWN(nearest.best), list.bytes);
	else if (!found)
		error_set(err, _("“%.*s” is not a word of “%s”; it is one of %s"), SLICE_SHOWN(word), field->key,
		          list.bytes);
	buffer_free(&list);
	return found;
}

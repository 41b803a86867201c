/* How differences are said: in one line, in a line each, as JSON. */
#include <stdlib.h>

#include "base/json.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/diff.h"

#define VALUE_COLUMNS 40 /* of a value in a line */
#define NAME_COLUMNS 60
#define FIELDS_NAMED 3 /* in the summary; the others are counted together */

/* ---- values ---- */

static void add_value(struct buffer *out, const struct value *value)
{
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
		buffer_add_text(out, i ? _(", ") : "");
		add_value(out, value->items[i]);
	}
	for (size_t i = 0; value->kind == VALUE_MAP && i < value->count; i++) {
		buffer_add_text(out, i ? _(", ") : "{");
		add_value(out, value->items[2 * i]);
		buffer_add_text(out, ": ");
		add_value(out, value->items[2 * i + 1]);
		buffer_add_text(out, i + 1 == value->count ? "}" : "");
	}
	for (size_t i = 0; i < value->length; i++)
		buffer_add_byte(out, strchr("\n\r\t", value->text[i]) ? ' ' : value->text[i]);
}

static void add_cut(struct buffer *out, struct slice text, int max)
{
	unicode_sanitise(out, text, max);
	if (max >= 0 && unicode_columns(text) > max)
		buffer_add_text(out, "…");
}

void diff_value_words(struct buffer *out, const struct value *value, int max)
{
	struct buffer words = {0};
	if (value)
		add_value(&words, value);
	if (words.length)
		add_cut(out, buffer_slice(&words), max);
	else
		buffer_add_text(out, _("(nothing)"));
	buffer_free(&words);
}

static void add_name(struct buffer *out, struct item *item)
{
	struct slice name = item_name(item);
	if (name.length)
		add_cut(out, name, NAME_COLUMNS);
	else
		buffer_add_text(out, _("(without a name)"));
}

/* ---- fields ---- */

/* The field of the first part of a path; NULL. */
static const struct field *field_of(const struct difference *d)
{
	const struct field *field = field_find(d->kind, slice_make(d->key, strcspn(d->key, "/")));
	for (const char *at = strchr(d->key, '/'); at && field; at = strchr(at + 1, '/'))
		if (field->type == FIELD_RECORDS)
			field = field_member(field, slice_make(at + 1, strcspn(at + 1, "/")));
	return field;
}

/* The label as it stands inside a sentence. */
static void add_label(struct buffer *out, const struct difference *d)
{
	const struct field *field = field_of(d);
	if (!field) {
		unicode_sanitise(out, slice_of(d->key), NAME_COLUMNS);
		return;
	}
	const char *label = message_label(&field->label);
	bool capital = label[0] >= 'A' && label[0] <= 'Z' && label[1] >= 'a' && label[1] <= 'z';
	buffer_add_byte(out, capital ? (char)(label[0] + ('a' - 'A')) : label[0]);
	buffer_add_text(out, label + 1);
}

/* ---- the summary ---- */

static void add_comma(struct buffer *out)
{
	if (out->length)
		buffer_add_text(out, _(", "));
}

static size_t count_of(const struct diff *diff, enum diff_what what, enum kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < diff->count; i++)
		count += diff->differences[i].what == what && diff->differences[i].kind == kind;
	return count;
}

static void add_count(struct buffer *out, enum diff_what what, enum kind kind, size_t count)
{
	const char *of = message_label(kind_label(kind));
	bool plain = kind == KIND_TOUCHPOINT;
	add_comma(out);
	if (what == DIFF_ADDED)
		buffer_format(out, plain ? _("added %zu") : _("added %zu (%s)"), count, of);
	else if (what == DIFF_REMOVED)
		buffer_format(out, plain ? _("removed %zu") : _("removed %zu (%s)"), count, of);
	else if (what == DIFF_RENAMED)
		buffer_format(out, plain ? _("renamed %zu") : _("renamed %zu (%s)"), count, of);
	else if (what == DIFF_PLACED)
		buffer_format(out, _("moved %zu"), count);
	else
		buffer_format(out, plain ? _("another order of %zu") : _("another order of %zu (%s)"), count, of);
}

static bool same_field(const struct difference *a, const struct difference *b)
{
	return a->kind == b->kind && strcmp(a->key, b->key) == 0;
}

static void add_fields(struct buffer *out, const struct diff *diff)
{
	const struct difference *named[FIELDS_NAMED];
	size_t counts[FIELDS_NAMED] = {0}, fields = 0, others = 0;
	for (size_t i = 0; i < diff->count; i++) {
		const struct difference *d = &diff->differences[i];
		size_t n = 0;
		if (d->what != DIFF_FIELD)
			continue;
		while (n < fields && !same_field(named[n], d))
			n++;
		if (n == fields && fields < FIELDS_NAMED)
			named[fields++] = d;
		*(n < FIELDS_NAMED ? &counts[n] : &others) += 1;
	}
	for (size_t n = 0; n < fields; n++) {
		struct buffer label = {0};
		add_label(&label, named[n]);
		add_comma(out);
		if (named[n]->kind == KIND_MAP)
			buffer_format(out, named[n]->is ? _("new %s") : _("no more %s"), label.bytes);
		else
			buffer_format(out, _("new %s on %zu"), label.bytes, counts[n]);
		buffer_free(&label);
	}
	if (others) {
		add_comma(out);
		buffer_format(out, _("%zu more"), others);
	}
}

void diff_summary(const struct diff *diff, struct buffer *out)
{
	static const enum diff_what order[] = {DIFF_ADDED, DIFF_REMOVED, DIFF_PLACED, DIFF_RENAMED, DIFF_ORDERED};
	struct buffer words = {0};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (order[i] == DIFF_ORDERED)
			add_fields(&words, diff);
		for (int kind = KIND_COUNT - 1; kind >= KIND_MAP; kind--) {
			size_t count = count_of(diff, order[i], (enum kind)kind);
			if (count)
				add_count(&words, order[i], (enum kind)kind, count);
		}
	}
	buffer_add_slice(out, buffer_slice(&words));
	buffer_free(&words);
}

/* ---- a line each ---- */

/* What an id or name means on that side, as people call it. */
static void add_reference(struct buffer *out, const struct journey *journey, enum kind kind, struct slice word)
{
	struct item *item = journey_find(journey, kind, word);
	add_cut(out, item ? item_name(item) : word, VALUE_COLUMNS);
}

static void add_references(struct buffer *out, const struct journey *journey, enum kind kind,
                           const struct record *record, const char *key)
{
	struct slice word;
	bool any = false;
	for (uint32_t at = 0; record_each(record, key, &at, &word); any = true) {
		buffer_add_text(out, any ? _(", ") : "");
		add_reference(out, journey, kind, word);
	}
	if (!any)
		buffer_add_text(out, "–");
}

/* "onboarding × video" */
static void add_place(struct buffer *out, const struct journey *journey, struct item *item)
{
	const struct record *record = item_record(item);
	if (!record_text(record, "stage").bytes && !record_text(record, "channel").bytes) {
		buffer_add_text(out, _("inbox"));
		return;
	}
	add_references(out, journey, KIND_STAGE, record, "stage");
	buffer_add_text(out, " × ");
	add_references(out, journey, KIND_CHANNEL, record, "channel");
}

static void add_field_value(struct buffer *out, const struct diff *diff, const struct difference *d, bool is)
{
	const struct value *value = is ? d->is : d->was;
	const struct field *field = field_of(d);
	if (field && field->type == FIELD_REFERENCE && value && value->text && value->length)
		add_reference(out, is ? diff->to : diff->from, field->refers, slice_make(value->text, value->length));
	else
		diff_value_words(out, value, VALUE_COLUMNS);
}

/* A value as the screen has it: labels for the words of the field, names for what
 * is referred to. */
static void add_shown(struct buffer *out, const struct journey *journey, const struct field *field,
                      const struct value *value)
{
	struct slice text = value_slice(value);
	const struct choice *choice = text.length ? field_choice(field, text) : NULL;
	bool refers = field->type == FIELD_REFERENCE || field->type == FIELD_REFERENCES;
	for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++) {
		buffer_add_text(out, i ? _(", ") : "");
		add_shown(out, journey, field, value->items[i]);
	}
	if (choice)
		buffer_add_text(out, message_label(&choice->label));
	else if (refers && text.length)
		add_reference(out, journey, field->refers, text);
	else if (value->kind != VALUE_LIST)
		add_value(out, value);
}

void diff_subject(const struct difference *d, struct buffer *out)
{
	if (d->what == DIFF_PLACED)
		buffer_add_text(out, _("place"));
	else if (d->what == DIFF_RENAMED)
		buffer_add_text(out, _("name"));
	else
		add_label(out, d);
}

void diff_side(const struct diff *diff, const struct difference *d, bool after, int max, struct buffer *out)
{
	const struct journey *journey = after ? diff->to : diff->from;
	const struct value *value = after ? d->is : d->was;
	const struct field *field = d->what == DIFF_FIELD ? field_of(d) : NULL;
	struct buffer words = {0};
	if (d->what == DIFF_PLACED)
		add_place(&words, journey, after ? d->after : d->before);
	else if (d->what == DIFF_RENAMED)
		add_name(&words, after ? d->after : d->before);
	else if (field && value)
		add_shown(&words, journey, field, value);
	if (words.length)
		add_cut(out, buffer_slice(&words), max);
	else
		diff_value_words(out, value, max);
	buffer_free(&words);
}

static void add_change(struct buffer *out, const struct diff *diff, const struct difference *d)
{
	if (d->what == DIFF_PLACED) {
		buffer_format(out, "%s ", _("moved"));
		add_place(out, diff->from, d->before);
		buffer_add_text(out, " → ");
		add_place(out, diff->to, d->after);
	} else if (d->what == DIFF_RENAMED) {
		buffer_format(out, "%s ", _("renamed to"));
		add_name(out, d->after);
	} else if (d->what == DIFF_ORDERED) {
		buffer_format(out, _("stands elsewhere in “%s”"), kind_list_key(d->kind));
	} else {
		add_label(out, d);
		buffer_add_byte(out, ' ');
		add_field_value(out, diff, d, false);
		buffer_add_text(out, " → ");
		add_field_value(out, diff, d, true);
	}
}

void diff_line(const struct diff *diff, const struct difference *d, struct buffer *out)
{
	struct item *item = d->before ? d->before : d->after;
	if (d->what == DIFF_ADDED || d->what == DIFF_REMOVED)
		buffer_add_text(out, d->what == DIFF_ADDED ? _("added ") : _("removed "));
	if (d->kind != KIND_TOUCHPOINT && d->kind != KIND_MAP)
		buffer_format(out, "%s ", message_label(kind_label(d->kind)));
	if (item)
		add_name(out, item);
	if (d->what != DIFF_ADDED && d->what != DIFF_REMOVED) {
		buffer_add_text(out, item ? ": " : "");
		add_change(out, diff, d);
	} else if (d->kind == KIND_TOUCHPOINT) {
		buffer_add_text(out, " (");
		add_place(out, d->what == DIFF_ADDED ? diff->to : diff->from, item);
		buffer_add_byte(out, ')');
	}
}

void diff_lines(const struct diff *diff, int colours, struct buffer *out)
{
	for (size_t i = 0; i < diff->count; i++) {
		const struct difference *d = &diff->differences[i];
		int colour = d->what == DIFF_ADDED ? 2 : d->what == DIFF_REMOVED ? 1 : 3;
		if (colours)
			buffer_format(out, "\033[3%dm", colour);
		diff_line(diff, d, out);
		buffer_add_text(out, colours ? "\033[0m\n" : "\n");
	}
}

/* ---- JSON ---- */

void diff_value_json(struct buffer *out, const struct value *value)
{
	struct slice text = value ? slice_make(value->text, value->length) : (struct slice){0};
	if (!value || value->kind == VALUE_NULL) {
		buffer_add_text(out, "null");
	} else if (value->kind == VALUE_LIST) {
		buffer_add_byte(out, '[');
		for (size_t i = 0; i < value->count; i++) {
			buffer_add_text(out, i ? _(", ") : "");
			diff_value_json(out, value->items[i]);
		}
		buffer_add_byte(out, ']');
	} else if (value->kind == VALUE_MAP) {
		buffer_add_byte(out, '{');
		for (size_t i = 0; i < value->count; i++) {
			const struct value *key = value->items[2 * i];
			buffer_add_text(out, i ? _(", ") : "");
			json_add_string(out, slice_make(key->text ? key->text : "", key->length));
			buffer_add_text(out, ": ");
			diff_value_json(out, value->items[2 * i + 1]);
		}
		buffer_add_byte(out, '}');
	} else {
		json_add_string(out, text);
	}
}

static void add_json_item(struct buffer *out, const char *key, struct item *item)
{
	if (!item)
		return;
	struct value *value = record_value(item_record(item));
	buffer_format(out, ", \"%s\": ", key);
	diff_value_json(out, value);
	value_free(value);
}

static void add_json_difference(struct buffer *out, const struct difference *d)
{
	static const char *const whats[] = {
	        [DIFF_ADDED] = "added",     [DIFF_REMOVED] = "removed", [DIFF_PLACED] = "moved",
	        [DIFF_RENAMED] = "renamed", [DIFF_FIELD] = "field",     [DIFF_ORDERED] = "order"};
	buffer_format(out, "{\"what\": \"%s\", \"list\": \"%s\"", whats[d->what], kind_list_key(d->kind));
	if (d->key) {
		buffer_add_text(out, ", \"key\": ");
		json_add_string(out, slice_of(d->key));
		buffer_add_text(out, ", \"was\": ");
		diff_value_json(out, d->was);
		buffer_add_text(out, ", \"is\": ");
		diff_value_json(out, d->is);
	}
	add_json_item(out, "before", d->what == DIFF_ORDERED ? NULL : d->before);
	add_json_item(out, "after", d->after);
	buffer_add_byte(out, '}');
}

void diff_json(const struct diff *diff, struct buffer *out)
{
	struct buffer summary = {0};
	diff_summary(diff, &summary);
	buffer_add_text(out, "{\"summary\": ");
	json_add_string(out, buffer_slice(&summary));
	buffer_add_text(out, ", \"differences\": [");
	for (size_t i = 0; i < diff->count; i++) {
		buffer_add_text(out, i ? ",\n" : "\n");
		add_json_difference(out, &diff->differences[i]);
	}
	buffer_add_text(out, diff->count ? "\n]}\n" : "]}\n");
	buffer_free(&summary);
}

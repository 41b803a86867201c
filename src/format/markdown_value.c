/* What stands in a cell or behind a field's name, as a value. */
#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "format/markdown_parts.h"
#include "journey/find.h"
#include "journey/input.h"

const struct field *markdown_field(enum kind kind, struct slice word)
{
	const struct field *field = field_find(kind, word);
	for (const struct field *f = field_next(kind, NULL); f && !field; f = field_next(kind, f))
		if (slice_is(word, f->label.en) || slice_is(word, f->label.ja))
			field = f;
	const struct label *label = kind_label(kind);
	if (!field && kind != KIND_MAP &&
	    (unicode_folds_alike(word, slice_of(label->en)) || unicode_folds_alike(word, slice_of(label->ja))))
		field = field_find(kind, slice_of("name"));
	return field ? field : find_field(kind, word, NULL);
}

/* ---- ratings ---- */

/* The signs of ratings, by keys, in the export and in what people write, in the order of the words. */
static const char *const rating_signs[][3] = {{"+", "✓", "○"}, {"-", "–", "△"}, {"x", "✗", "×"}};

static const char *rating_of_sign(struct slice word)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of("rating"));
	for (size_t i = 0; i < sizeof rating_signs / sizeof *rating_signs; i++)
		for (size_t k = 0; k < 3; k++)
			if (slice_is(word, rating_signs[i][k]))
				return field->choices[i].word;
	return NULL;
}

static const char *word_of(const struct field *field, struct slice word, struct error *err)
{
	const char *rating = strcmp(field->key, "rating") == 0 ? rating_of_sign(word) : NULL;
	const struct choice *choice = rating ? NULL : find_choice(field, word, err);
	return choice ? choice->word : rating;
}

const char *markdown_rating(const struct notation_tag *tag, struct error *err)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of("rating"));
	struct buffer narrow = {0};
	unicode_fold(&narrow, tag->word);
	const char *rating = rating_of_sign(buffer_slice(&narrow));
	buffer_free(&narrow);
	return rating ? rating : word_of(field, tag->word, err);
}

/* ---- values ---- */

struct value *markdown_one_or_list(const struct value *list)
{
	if (!list || !list->count)
		return NULL;
	return value_copy(list->count == 1 ? list->items[0] : list);
}

static bool read_list(const struct field *field, struct slice raw, struct value **value, struct error *err)
{
	struct value *list = value_list();
	struct buffer word = {0};
	bool good = true;
	for (size_t at = 0, next; good && at < raw.length; at = next) {
		size_t end = markdown_word_end(raw, at, &next);
		struct slice one = input_trimmed(slice_make(raw.bytes + at, end - at));
		buffer_clear(&word);
		markdown_decode(&word, one, false);
		if (!word.length)
			continue;
		const char *choice = field->choices ? word_of(field, buffer_slice(&word), err) : NULL;
		good = !field->choices || choice;
		if (good)
			value_list_add(list, value_text(choice ? slice_of(choice) : buffer_slice(&word)));
	}
	*value = good ? markdown_one_or_list(list) : NULL;
	value_free(list);
	buffer_free(&word);
	return good;
}

static bool read_one(const struct field *field, struct slice text, struct value **value, struct error *err)
{
	switch (field->type) {
	case FIELD_RECORDS:
		return error_set(err,
		                 _("“%s” is made of several parts, which no list or table says; write it in the map"),
		                 field->key);
	case FIELD_CHOICE: {
		const char *word = word_of(field, input_trimmed(text), err);
		*value = word ? value_text(slice_of(word)) : NULL;
		return word;
	}
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_YES:
		return input_read_checked(NULL, field, text.bytes, value, err);
	default:
		*value = value_text(text);
		return true;
	}
}

bool markdown_value(const struct field *field, struct slice raw, struct value **value, struct error *err)
{
	struct buffer text = {0};
	*value = NULL;
	/* what is an escape or an entity stays, blanks around do not */
	raw = input_trimmed(raw);
	if (field_is_list(field) && field->type != FIELD_RECORDS)
		return read_list(field, raw, value, err);
	markdown_decode(&text, raw, false);
	bool good = !text.length || read_one(field, buffer_slice(&text), value, err);
	buffer_free(&text);
	return good;
}

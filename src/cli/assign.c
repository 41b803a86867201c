/* FIELD=VALUE, as set takes it and --set of add. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/nearest.h"
#include "cli/edit_file.h"
#include "journey/find.h"
#include "journey/input.h"

struct assignment {
	struct slice path;         /* as it was typed */
	char sign;                 /* '+', '-' or '=' */
	const char *text;          /* behind the sign */
	const struct field *field; /* what the path ends at; NULL: a key that the table does not know */
	bool record;               /* the path ends at a whole record */
	struct buffer key;         /* the path as the file says it */
};

static enum kind kind_of(const struct item *item)
{
	return item ? (enum kind)item->kind : KIND_MAP;
}

static const struct record *record_of(const struct edit_file *edit, struct item *item)
{
	return item ? item_record(item) : journey_record(edit->journey);
}

/* ---- what is set ---- */

static bool split(struct assignment *a, const char *assignment, struct error *err)
{
	const char *sign = strchr(assignment, '=');
	if (!sign || sign == assignment)
		return error_set(err, _("“%s” is no FIELD=VALUE; write it like rating=works"), assignment);
	a->text = sign + 1;
	a->sign = sign[-1] == '+' || sign[-1] == '-' ? *--sign : '=';
	a->path = slice_make(assignment, (size_t)(sign - assignment));
	return true;
}

static struct slice next_part(struct slice *path)
{
	const char *slash = path->length ? memchr(path->bytes, '/', path->length) : NULL;
	size_t length = slash ? (size_t)(slash - path->bytes) : path->length, gone = length + (slash ? 1 : 0);
	struct slice part = slice_make(path->bytes, length);
	*path = slice_make(path->bytes + gone, path->length - gone);
	return part;
}

static bool is_index(struct slice part)
{
	for (size_t i = 0; i < part.length; i++)
		if (part.bytes[i] < '0' || part.bytes[i] > '9')
			return false;
	return part.length > 0 && part.length < 9;
}

/* Follows the rest of the path through records: tests/0/date. */
static bool follow(struct assignment *a, struct slice rest, struct error *err)
{
	while (rest.length) {
		struct slice part = next_part(&rest);
		if (a->field->type != FIELD_RECORDS)
			return error_set(err, _("“%s” has no members; leave out “/%.*s”"), a->field->key,
			                 (int)part.length, part.bytes);
		if (!a->record && !a->field->mapping) {
			if (!is_index(part))
				return error_set(err, _("“%s” is a list; say which of it, from 0, as in %s/0/…"),
				                 a->field->key, a->key.bytes);
			a->record = true;
			buffer_format(&a->key, "/%.*s", (int)part.length, part.bytes);
			continue;
		}
		a->field = find_member(a->field, part, err);
		a->record = false;
		if (!a->field)
			return false;
		buffer_format(&a->key, "/%s", a->field->key);
	}
	return true;
}

/* Finds the field that the path means. */
static bool find_path(struct edit_file *edit, struct item *item, struct assignment *a, struct error *err)
{
	struct slice rest = a->path;
	struct slice first = next_part(&rest);
	char *own = mem_copy(a->path.bytes, a->path.length);
	const struct entry *entry = record_find(record_of(edit, item), own);
	bool unknown = entry && !entry->field;
	if (unknown)
		buffer_add_text(&a->key, own);
	free(own);
	if (unknown)
		return true;
	a->field = find_field(kind_of(item), first, err);
	if (!a->field)
		return false;
	buffer_add_text(&a->key, a->field->key);
	return follow(a, rest, err);
}

/* ---- what it is set to ---- */

/* Two words for one thing, or one word twice. */
static bool is_same(const struct edit_file *edit, const struct field *field, struct slice a, struct slice b)
{
	bool refers = field->type == FIELD_REFERENCES;
	struct item *thing = refers ? journey_find(edit->journey, field->refers, a) : NULL;
	return slice_equals(a, b) || (thing && thing == journey_find(edit->journey, field->refers, b));
}

static bool holds(const struct edit_file *edit, const struct field *field, const struct slice *words, size_t count,
                  struct slice word)
{
	for (size_t i = 0; i < count; i++)
		if (is_same(edit, field, words[i], word))
			return true;
	return false;
}

/* The words that a value is made of; free() the list. */
static struct slice *words_of(const struct value *value, size_t *count)
{
	size_t all = !value ? 0 : value->kind == VALUE_LIST ? value->count : 1;
	struct slice *words = mem_new_array(all + 1, sizeof *words);
	for (*count = 0; *count < all; ++*count) {
		const struct value *one = value->kind == VALUE_LIST ? value->items[*count] : value;
		words[*count] = slice_make(one->text, one->length);
	}
	return words;
}

/* What a list holds after `more` joined it or left it. */
static struct value *combined(const struct edit_file *edit, struct item *item, const struct assignment *a,
                              const struct value *more)
{
	const struct record *record = record_of(edit, item);
	size_t more_count, count = 0;
	struct slice *others = words_of(more, &more_count), word;
	struct slice *words = mem_new_array((size_t)record->count + more_count + 1, sizeof *words);
	uint32_t at = 0;
	while (record_each(record, a->field->key, &at, &word))
		if (a->sign == '+' || !holds(edit, a->field, others, more_count, word))
			words[count++] = word;
	for (size_t i = 0; a->sign == '+' && i < more_count; i++)
		if (!holds(edit, a->field, words, count, others[i]))
			words[count++] = others[i];
	struct value *value = plan_texts(words, count);
	free(words);
	free(others);
	return value;
}

/* votes+=1 */
static struct value *counted(const struct edit_file *edit, struct item *item, const struct assignment *a,
                             const struct value *step)
{
	struct slice now = record_text(record_of(edit, item), a->field->key);
	char *text = mem_copy(now.length ? now.bytes : "0", now.length ? now.length : 1);
	double by = strtod(step->text, NULL), sum = strtod(text, NULL) + (a->sign == '+' ? by : -by);
	free(text);
	text = mem_format("%.15g", sum);
	struct value *value = value_plain(text);
	free(text);
	return value;
}

/* A value for a key of the user's own: a number stays one. */
static struct value *free_value(const char *text)
{
	bool number = *text && text[strspn(text, "0123456789")] == '\0' && (*text != '0' || !text[1]);
	return !*text ? NULL : number ? value_plain(text) : value_text(slice_of(text));
}

static bool read_value(struct edit_file *edit, struct item *item, const struct assignment *a, struct value **value,
                       struct error *err)
{
	*value = NULL;
	if (a->sign == '=' && !a->field) {
		*value = free_value(a->text);
		return true;
	}
	if (a->sign == '=' && a->record && *a->text)
		return error_set(err, _("“%s” is made of members; set one of them, as in %s/%s%.*s=…"), a->key.bytes,
		                 a->key.bytes, "", (int)strcspn(a->field->members, " "), a->field->members);
	if (a->sign == '=')
		return a->record || input_read_checked(edit->journey, a->field, a->text, value, err);
	bool list = a->field && field_is_list(a->field) && a->field->type != FIELD_RECORDS;
	bool number = a->field && a->field->type == FIELD_NUMBER;
	if ((!list && !number) || strchr(a->key.bytes, '/'))
		return error_set(err, _("“%s” is no list and no number, so nothing joins or leaves it; write %s=…"),
		                 a->key.bytes, a->key.bytes);
	struct value *more;
	if (!input_read_checked(edit->journey, a->field, a->text, &more, err))
		return false;
	if (!more)
		return error_set(err, _("%c= needs a value behind it"), a->sign);
	*value = list ? combined(edit, item, a, more) : counted(edit, item, a, more);
	value_free(more);
	return true;
}

bool edit_file_assign(struct edit_file *edit, struct item *item, const char *assignment, struct error *err)
{
	struct assignment a = {0};
	struct value *value = NULL;
	bool good =
	        split(&a, assignment, err) && find_path(edit, item, &a, err) && read_value(edit, item, &a, &value, err);
	struct plan *plan = plan_new();
	bool identity = good && item && (strcmp(a.key.bytes, "id") == 0 || strcmp(a.key.bytes, "name") == 0);
	good = good && (!identity || plan_identity(plan, edit->journey, item, a.key.bytes, value, err));
	if (good) {
		plan_set(plan, edit->journey, item, a.key.bytes, value);
		good = edit_file_apply(edit, plan, err);
	} else {
		value_free(value);
		plan_free(plan);
	}
	buffer_free(&a.key);
	return good;
}

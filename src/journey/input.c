#include "journey/input.h"

#include <stdlib.h>
#include <strings.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "journey/day.h"
#include "journey/find.h"
#include "journey/plan.h"

/* ---- words ---- */

/* the bytes of the separator at `at`: a comma, 、 or ， or a newline; 0: none */
static size_t separator(struct slice text, size_t at)
{
	static const char *const separators[] = {",", "、", "，", "\n"};
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		size_t length = strlen(separators[i]);
		if (text.length - at >= length && memcmp(text.bytes + at, separators[i], length) == 0)
			return length;
	}
	return 0;
}

/* the bytes of the blank at the start, or at the end, of a text; 0: none */
static size_t blank_at(struct slice text, bool end)
{
	static const char *const blanks[] = {" ", "\t", "\r", "\n", "　"};
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		size_t length = strlen(blanks[i]);
		if (text.length >= length &&
		    memcmp(text.bytes + (end ? text.length - length : 0), blanks[i], length) == 0)
			return length;
	}
	return 0;
}

struct slice input_trimmed(struct slice text)
{
	for (size_t length; (length = blank_at(text, false));)
		text = slice_make(text.bytes + length, text.length - length);
	for (size_t length; (length = blank_at(text, true));)
		text.length -= length;
	return text;
}

bool input_splits(struct slice word)
{
	for (size_t at = 0; at < word.length; at++)
		if (separator(word, at))
			return true;
	return false;
}

size_t input_last_word(struct slice text)
{
	size_t start = 0;
	for (size_t at = 0; at < text.length; at++)
		if (separator(text, at))
			start = at + separator(text, at);
	return start;
}

static bool is_among(const struct slice *words, size_t count, struct slice word)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equals(words[i], word))
			return true;
	return false;
}

struct slice *input_words(struct slice text, size_t *count)
{
	struct slice *words = mem_new_array(text.length + 1, sizeof *words);
	size_t start = 0;
	*count = 0;
	for (size_t at = 0; at <= text.length; at++) {
		size_t length = at < text.length ? separator(text, at) : 1;
		if (!length)
			continue;
		struct slice word = input_trimmed(slice_make(text.bytes + start, at - start));
		if (word.length && !is_among(words, *count, word))
			words[(*count)++] = word;
		start = at + length;
		at = start - 1;
	}
	return words;
}

/* ---- numbers and dates ---- */

/* The text in narrow letters and digits, as an input method may give wide ones;
 * free(). */
static char *narrowed(const char *text)
{
	struct buffer out = {0};
	unicode_fold(&out, input_trimmed(slice_of(text)));
	return buffer_take(&out);
}

/* Takes the commas of 1,234,567 away. */
static void join_thousands(char *text)
{
	size_t start = strspn(text, "+-"), group = strcspn(text + start, ",."), length = start + group;
	if (!group || group > 3 || text[length] != ',')
		return;
	while (text[length] == ',' && strspn(text + length + 1, "0123456789") == 3)
		length += 4;
	if (text[length] && text[length] != '.')
		return;
	char *to = text;
	for (const char *from = text; *from; from++)
		if (*from != ',' || from > text + length)
			*to++ = *from;
	*to = '\0';
}

static struct value *plain_day(long day)
{
	char text[DAY_TEXT];
	return day_format(day, text) ? value_plain(text) : NULL;
}

static bool read_number(const char *text, struct value **value, struct error *err)
{
	char *narrow = narrowed(text);
	join_thousands(narrow);
	bool good = field_type_fits(FIELD_NUMBER, slice_of(narrow));
	if (good)
		*value = value_plain(narrow);
	else
		error_set(err, _("“%s” is no number; write digits only, such as 4 or 2.5"), text);
	free(narrow);
	return good;
}

static bool read_day(const char *text, struct value **value, struct error *err)
{
	long day;
	char *narrow = narrowed(text);
	*value = day_read_whole(narrow, &day) ? plain_day(day) : NULL;
	free(narrow);
	return *value || error_set(err, _("“%s” is no day; write it like 2025-04-01"), text);
}

bool input_read_day(const char *text, long today, struct value **value, struct error *err)
{
	long day;
	char *narrow = narrowed(text);
	bool empty = !*narrow;
	*value = !empty && day_read(narrow, today, &day) ? plain_day(day) : NULL;
	free(narrow);
	return empty || *value ||
	       error_set(err, _("“%s” is no day; write it like 2025-04-01, 4/1, today, +7, 2w or fri"), text);
}

bool input_read(const struct field *field, const char *text, struct value **value, struct error *err)
{
	struct slice all = slice_of(text);
	*value = NULL;
	if (!input_trimmed(all).length)
		return true;
	if (field->type == FIELD_NUMBER)
		return read_number(text, value, err);
	if (field->type == FIELD_DATE)
		return read_day(text, value, err);
	if (field->type == FIELD_WORDS) {
		size_t count;
		struct slice *words = input_words(all, &count);
		*value = plan_texts(words, count);
		free(words);
	} else {
		*value = value_text(field->type == FIELD_LONG ? all : input_trimmed(all));
	}
	return true;
}

/* Bytes of the number of a list's entry: “1. ”, “12) ”, “１．”, “（3）”, “①”; 0: there is none. */
static size_t numbering(struct slice name)
{
	size_t at = 0, digits = 0;
	uint32_t c = name.length ? unicode_next(name.bytes, name.length, &at) : 0;
	bool circled = c >= 0x2460 && c <= 0x2473, bracket = c == '(' || c == 0xFF08;
	if (circled)
		return at;
	at = bracket ? at : 0;
	for (size_t next = at; next < name.length; at = next, digits++) {
		c = unicode_next(name.bytes, name.length, &next);
		if (!(c >= '0' && c <= '9') && !(c >= 0xFF10 && c <= 0xFF19))
			break;
	}
	if (!digits || digits > 3 || at == name.length)
		return 0;
	c = unicode_next(name.bytes, name.length, &at);
	bool wide = c == 0xFF09 || (!bracket && c == 0xFF0E), narrow = c == ')' || (!bracket && c == '.');
	return wide || (narrow && at < name.length && name.bytes[at] == ' ') ? at : 0;
}

struct slice input_name(struct slice name, bool listed)
{
	static const char *const signs[] = {" ", "\t", "\u3000", "- [ ] ", "- [x] ", "- ", "* ", "+ ", "・", "•"};
	for (size_t i = 0; i < (listed ? sizeof signs / sizeof *signs : 3); i++) {
		size_t length = strlen(signs[i]);
		if (name.length < length || memcmp(name.bytes, signs[i], length) != 0)
			continue;
		name.bytes += length;
		name.length -= length;
		i = (size_t)-1;
	}
	size_t number = listed ? numbering(name) : 0;
	if (number)
		return input_name(slice_make(name.bytes + number, name.length - number), false);
	while (name.length && strchr(" \t", name.bytes[name.length - 1]))
		name.length--;
	return name;
}

bool input_is_yes(struct slice text)
{
	static const char *const words[] = {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_is(text, words[i]))
			return true;
	return false;
}

/* ---- words that must be known ---- */

int input_yes_or_no(struct slice text)
{
	static const char *const words[] = {"false", "no", "off", "いいえ", "true", "yes", "on", "はい"};
	for (int i = 0; i < 8; i++)
		if (strlen(words[i]) == text.length && strncasecmp(words[i], text.bytes, text.length) == 0)
			return i >= 4;
	return -1;
}

/* What the file says for one word of a field; .bytes NULL with err. */
static struct slice known_word(const struct journey *journey, const struct field *field, struct slice word,
                               struct error *err)
{
	if (field->choices) {
		const struct choice *choice = find_choice(field, word, err);
		return choice ? slice_of(choice->word) : (struct slice){0};
	}
	/* owners need no list of their own */
	if (field->refers == KIND_OWNER && !journey_count(journey, KIND_OWNER))
		return word;
	struct item *item = find_item(journey, field->refers, word, err);
	return item ? record_id(item_record(item)) : (struct slice){0};
}

static bool read_known(const struct journey *journey, const struct field *field, struct slice text,
                       struct value **value, struct error *err)
{
	size_t count, all = 0;
	struct slice *words = input_words(text, &count);
	/* a name may hold a comma itself */
	struct slice whole = count > 1 ? known_word(journey, field, text, NULL) : (struct slice){0};
	if (whole.bytes) {
		words[0] = text;
		count = 1;
	}
	bool good = field_is_list(field) || count == 1 ||
	            error_set(err, _("“%s” holds one value, and these are several"), field->key);
	for (size_t i = 0; good && i < count; i++) {
		struct slice word = known_word(journey, field, words[i], err);
		good = word.bytes != NULL;
		if (!is_among(words, all, word))
			words[all++] = word;
	}
	*value = good ? plan_texts(words, all) : NULL;
	free(words);
	return good;
}

bool input_read_checked(const struct journey *journey, const struct field *field, const char *text,
                        struct value **value, struct error *err)
{
	struct slice all = input_trimmed(slice_of(text));
	*value = NULL;
	if (unicode_validate(text, strlen(text)) < strlen(text))
		return error_set(err, _("“%s” is not written in UTF-8"), field->key);
	if (!all.length)
		return true;
	switch (field->type) {
	case FIELD_YES:
		if (input_yes_or_no(all) < 0)
			return error_set(err, _("“%s” is yes or no; write true or false instead of “%s”"), field->key,
			                 text);
		*value = value_plain(input_yes_or_no(all) ? "true" : "false");
		return true;
	case FIELD_CHOICE:
	case FIELD_CHOICES:
	case FIELD_REFERENCE:
	case FIELD_REFERENCES:
		return read_known(journey, field, all, value, err);
	case FIELD_RECORDS:
		return error_set(err, _("“%s” is made of members; set one of them, as in %s/%s%.*s=…"), field->key,
		                 field->key, field->mapping ? "" : "0/", (int)strcspn(field->members, " "),
		                 field->members);
	case FIELD_TEXT:
		if (memchr(all.bytes, '\n', all.length))
			return error_set(err, _("“%s” is one line, and this is several"), field->key);
		return input_read(field, text, value, err);
	case FIELD_LONG:
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_WORDS:
		return input_read(field, text, value, err);
	}
	return false;
}

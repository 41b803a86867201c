#include "journey/input.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
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

struct slice input_trimmed(struct slice text)
{
	static const char *const blanks[] = {" ", "\t", "\r", "\n", "　"};
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		size_t length = strlen(blanks[i]);
		if (text.length < length)
			continue;
		if (memcmp(text.bytes, blanks[i], length) == 0)
			return input_trimmed(slice_make(text.bytes + length, text.length - length));
		if (memcmp(text.bytes + text.length - length, blanks[i], length) == 0)
			return input_trimmed(slice_make(text.bytes, text.length - length));
	}
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

static bool is_number(const char *text)
{
	const char *c = text + (*text == '-' || *text == '+');
	size_t digits = strspn(c, "0123456789"), decimals = 0;
	c += digits;
	if (*c == '.') {
		decimals = strspn(++c, "0123456789");
		c += decimals;
	}
	return *c == '\0' && digits > 0 && (c[-1] != '.');
}

static int days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

/* 2025-01-05, 2025/1/5, 2025.1.5, 20250105 or 2025年1月5日 */
static bool read_date(const char *text, char date[11])
{
	int year, month, day, end = 0;
	bool compact = strlen(text) == 8 && strspn(text, "0123456789") == 8;
	if (compact)
		sscanf(text, "%4d%2d%2d%n", &year, &month, &day, &end);
	else if (sscanf(text, "%4d年%2d月%2d日%n", &year, &month, &day, &end) < 3 || !end)
		sscanf(text, "%4d%*1[-/.]%2d%*1[-/.]%2d%n", &year, &month, &day, &end);
	if (!end || text[end] || !isdigit((unsigned char)*text))
		return false;
	if (year < 1000 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
		return false;
	snprintf(date, 11, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
	return true;
}

static bool read_plain(const struct field *field, const char *text, struct value **value, struct error *err)
{
	char date[11], *narrow = narrowed(text);
	bool good = field->type == FIELD_DATE ? read_date(narrow, date) : is_number(narrow);
	if (good)
		*value = value_plain(field->type == FIELD_DATE ? date : narrow);
	else if (field->type == FIELD_DATE)
		error_set(err, _("“%s” is no day; write it like 2025-04-01"), text);
	else
		error_set(err, _("“%s” is no number; write digits only, such as 4 or 2.5"), text);
	free(narrow);
	return good;
}

bool input_read(const struct field *field, const char *text, struct value **value, struct error *err)
{
	struct slice all = slice_of(text);
	*value = NULL;
	if (!input_trimmed(all).length)
		return true;
	if (field->type == FIELD_NUMBER || field->type == FIELD_DATE)
		return read_plain(field, text, value, err);
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

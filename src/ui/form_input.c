/* What is typed into a field: numbers, dates and words, and what may be meant. */
#include "ui/form.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"

#define OFFERS 6
#define LOOKED_AT 1000 /* things of a kind whose values are offered */

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

/* without blanks at its ends, U+3000 among them */
static struct slice trimmed(struct slice text)
{
	static const char *const blanks[] = {" ", "\t", "\r", "\n", "　"};
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		size_t length = strlen(blanks[i]);
		if (text.length < length)
			continue;
		if (memcmp(text.bytes, blanks[i], length) == 0)
			return trimmed(slice_make(text.bytes + length, text.length - length));
		if (memcmp(text.bytes + text.length - length, blanks[i], length) == 0)
			return trimmed(slice_make(text.bytes, text.length - length));
	}
	return text;
}

bool form_splits(struct slice word)
{
	for (size_t at = 0; at < word.length; at++)
		if (separator(word, at))
			return true;
	return false;
}

/* Where the last word of the text begins. */
static size_t last_word(struct slice text)
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

struct slice *form_words(struct slice text, size_t *count)
{
	struct slice *words = mem_new_array(text.length + 1, sizeof *words);
	size_t start = 0;
	*count = 0;
	for (size_t at = 0; at <= text.length; at++) {
		size_t length = at < text.length ? separator(text, at) : 1;
		if (!length)
			continue;
		struct slice word = trimmed(slice_make(text.bytes + start, at - start));
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
	unicode_fold(&out, trimmed(slice_of(text)));
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

bool form_read(const struct field *field, const char *text, struct value **value, struct error *err)
{
	struct slice all = slice_of(text);
	*value = NULL;
	if (!trimmed(all).length)
		return true;
	if (field->type == FIELD_NUMBER || field->type == FIELD_DATE)
		return read_plain(field, text, value, err);
	if (field->type == FIELD_WORDS) {
		size_t count;
		struct slice *words = form_words(all, &count);
		*value = plan_texts(words, count);
		free(words);
	} else {
		*value = value_text(field->type == FIELD_LONG ? all : trimmed(all));
	}
	return true;
}

/* ---- what may be meant ---- */

static bool holds_folded(struct slice text, struct slice folded)
{
	struct buffer own = {0};
	unicode_fold(&own, text);
	struct slice all = buffer_slice(&own);
	bool found = all.length >= folded.length && memmem(all.bytes, all.length, folded.bytes, folded.length);
	buffer_free(&own);
	return found;
}

static bool is_offered(const struct prompt *prompt, const char *text)
{
	for (size_t i = 0; i < prompt->offer_count; i++)
		if (strcmp(prompt->offers[i], text) == 0)
			return true;
	return false;
}

static void offer_today(struct ui *ui)
{
	char today[11];
	time_t now = time(NULL);
	struct tm local;
	if (localtime_r(&now, &local) && strftime(today, sizeof today, "%Y-%m-%d", &local))
		prompt_offer(ui->prompt, today);
}

/* Offers a value that another thing has, in place of the last word. */
static void offer(struct ui *ui, struct slice typed, size_t start, struct slice word)
{
	struct buffer line = {0};
	buffer_add(&line, typed.bytes, start);
	if (start && typed.bytes[start - 1] == ',')
		buffer_add_text(&line, " ");
	buffer_add_slice(&line, word);
	if (!is_offered(ui->prompt, buffer_slice(&line).bytes) && !slice_equals(buffer_slice(&line), typed))
		prompt_offer(ui->prompt, buffer_slice(&line).bytes);
	buffer_free(&line);
}

/* Is the word of the typed text already, but for the last one? */
static bool is_typed_already(struct slice typed, size_t start, struct slice word)
{
	size_t count;
	struct slice *words = form_words(slice_make(typed.bytes, start), &count);
	bool found = is_among(words, count, word);
	free(words);
	return found;
}

static void offer_values(struct ui *ui, const struct record *record, struct slice typed, size_t start,
                         struct slice folded)
{
	uint32_t at = 0;
	struct slice word;
	while (ui->prompt->offer_count < OFFERS && record_each(record, ui->field->key, &at, &word))
		if (word.length && holds_folded(word, folded) && !memchr(word.bytes, '\n', word.length) &&
		    !is_typed_already(typed, start, word))
			offer(ui, typed, start, word);
}

void form_offer(struct ui *ui, const char *text)
{
	const struct field *field = ui->field;
	bool words = field->type == FIELD_WORDS;
	struct slice typed = slice_of(text);
	if (field->type == FIELD_DATE && !typed.length)
		offer_today(ui);
	if (field->type != FIELD_TEXT && !words)
		return;
	if (!strcmp(field->key, "id") || !strcmp(field->key, "name") || (!words && !typed.length))
		return;
	size_t start = words ? last_word(typed) : 0;
	struct buffer folded = {0};
	unicode_fold(&folded, trimmed(slice_make(typed.bytes + start, typed.length - start)));
	struct slice wanted = buffer_slice(&folded);
	if (field->kind == KIND_MAP)
		offer_values(ui, journey_record(ui->journey), typed, start, wanted);
	for (enum kind kind = KIND_STAGE; kind < KIND_COUNT; kind++) {
		/* segments and tools are the same words wherever they stand */
		if (kind != field->kind && !field_find(kind, slice_of(field->key)))
			continue;
		for (size_t i = 0; i < journey_count(ui->journey, kind) && i < LOOKED_AT; i++)
			if (ui->prompt->offer_count < OFFERS)
				offer_values(ui, item_record(journey_item(ui->journey, kind, i)), typed, start, wanted);
	}
	buffer_free(&folded);
}

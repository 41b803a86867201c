#include "journey/day.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "journey/field.h"

#define FARTHEST 100000 /* days from today that can be counted */

/* ---- the calendar ---- */

/* Counted in years that begin in March, so that a leap day is a year's last. */
static long number_of(int year, int month, int day)
{
	long y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
	return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1;
}

static bool make(int year, int month, int day, char text[DAY_TEXT])
{
	if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	snprintf(text, DAY_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100, (unsigned)day % 100);
	return field_type_fits(FIELD_DATE, slice_of(text));
}

bool day_parse(struct slice text, long *day)
{
	int y, m, d;
	char own[DAY_TEXT];
	if (text.length != DAY_TEXT - 1 || !field_type_fits(FIELD_DATE, text))
		return false;
	memcpy(own, text.bytes, text.length);
	own[text.length] = '\0';
	sscanf(own, "%4d-%2d-%2d", &y, &m, &d);
	*day = number_of(y, m, d);
	return true;
}

/* the year and month that a day is in; its number in the month, from 1 */
static int month_of(long day, int *year, int *month)
{
	*year = (int)(day * 400 / 146097) - 1;
	*month = 12;
	while (number_of(*year + 1, 1, 1) <= day)
		++*year;
	while (number_of(*year, *month, 1) > day)
		--*month;
	return (int)(day - number_of(*year, *month, 1)) + 1;
}

bool day_format(long day, char text[DAY_TEXT])
{
	int year, month;
	if (day < number_of(1000, 1, 1) || day > number_of(9999, 12, 31))
		return false;
	int nth = month_of(day, &year, &month);
	return make(year, month, nth, text);
}

long day_months_on(long day, int months)
{
	int year, month, nth = month_of(day, &year, &month);
	int months_in_all = year * 12 + month - 1 + months;
	year = months_in_all / 12;
	month = months_in_all % 12 + 1;
	long first = number_of(year, month, 1);
	long next = month < 12 ? number_of(year, month + 1, 1) : number_of(year + 1, 1, 1);
	return first + nth - 1 < next ? first + nth - 1 : next - 1;
}

long day_of_time(time_t moment)
{
	struct tm local = {0};
	localtime_r(&moment, &local);
	return number_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

/* ---- what people type ---- */

static bool is_day(int year, int month, int day, long *number)
{
	char text[DAY_TEXT];
	return make(year, month, day, text) && day_parse(slice_of(text), number);
}

bool day_read_whole(const char *text, long *number)
{
	int year, month, day, end = 0;
	bool compact = strlen(text) == 8 && strspn(text, "0123456789") == 8;
	if (compact)
		sscanf(text, "%4d%2d%2d%n", &year, &month, &day, &end);
	else if (sscanf(text, "%4d年%2d月%2d日%n", &year, &month, &day, &end) < 3 || !end)
		sscanf(text, "%4d%*1[-/.]%2d%*1[-/.]%2d%n", &year, &month, &day, &end);
	return end && !text[end] && isdigit((unsigned char)*text) && is_day(year, month, day, number);
}

/* 3/15, 11-30 or 3月15日: of the year in which it is nearest to today */
static bool read_yearless(const char *text, long today, long *number)
{
	int month, day, year, end = 0;
	char now[DAY_TEXT];
	bool found = false;
	if (sscanf(text, "%2d月%2d日%n", &month, &day, &end) < 2 || !end)
		sscanf(text, "%2d%*1[-/]%2d%n", &month, &day, &end);
	if (!end || text[end] || !isdigit((unsigned char)*text) || !day_format(today, now))
		return false;
	sscanf(now, "%4d", &year);
	for (int y = year - 1; y <= year + 1; y++) {
		long one;
		if (!is_day(y, month, day, &one) || (found && labs(one - today) >= labs(*number - today)))
			continue;
		*number = one;
		found = true;
	}
	return found;
}

/* +7, -3, 2w, 10d or 2週間: so far from today; days need a sign or a unit */
static bool read_distance(const char *text, long today, long *number)
{
	static const struct {
		const char *word;
		int days;
	} units[] = {{"d", 1}, {"w", 7}, {"日後", 1}, {"週", 7}, {"週間", 7}, {"週間後", 7}};
	char *end;
	bool sign = *text == '+' || *text == '-';
	if (!isdigit((unsigned char)text[sign]))
		return false;
	long count = strtol(text, &end, 10), days = sign && !*end;
	if (count < -FARTHEST || count > FARTHEST)
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(end, units[i].word) == 0)
			days = units[i].days;
	*number = today + count * days;
	return days > 0;
}

/* One of the words that stand for a place in a table, -1: none. */
static int word_in(const char *text, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0)
			return i;
	return -1;
}

static bool read_word(const char *text, long today, long *number)
{
	static const char *const near[] = {"yesterday", "today", "tomorrow", "昨日", "今日", "明日"};
	int at = word_in(text, near, 6);
	*number = today + at % 3 - 1;
	return at >= 0;
}

/* "fri", "friday", 金, 金曜, 金曜日: the next one behind today */
static bool read_weekday(const char *text, long today, long *number)
{
	/* day number 0, the first of March of the year 0, was a Wednesday */
	static const char *const names[] = {"wednesday", "thursday", "friday", "saturday",
	                                    "sunday",    "monday",   "tuesday"};
	static const char *const kanji[] = {"水", "木", "金", "土", "日", "月", "火"};
	static const char *const behind[] = {"", "曜", "曜日"};
	size_t length = strlen(text), first = strlen(kanji[0]);
	for (int i = 0; i < 7; i++) {
		bool named = length >= 3 && strncmp(names[i], text, length) == 0;
		if (length >= first && memcmp(text, kanji[i], first) == 0)
			named |= word_in(text + first, behind, 3) >= 0;
		if (!named)
			continue;
		*number = today + 1 + (i - (today + 1) % 7 + 7) % 7;
		return true;
	}
	return false;
}

bool day_read(const char *typed, long today, long *day)
{
	return day_read_whole(typed, day) || read_yearless(typed, today, day) || read_distance(typed, today, day) ||
	       read_word(typed, today, day) || read_weekday(typed, today, day);
}

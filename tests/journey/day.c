/* Days of the calendar, and the ways in which people say which one they mean. */
#include "journey/day.h"

#include <criterion/criterion.h>

#include "base/unicode.h"
#include "journey/field.h"
#include "journey/input.h"

static long day_at(const char *text)
{
	long day;
	cr_assert(day_parse(slice_of(text), &day), "%s", text);
	return day;
}

Test(day, counts_up_by_one)
{
	static const char *const days[] = {"1000-01-01", "1900-02-28", "1999-12-31", "2000-02-28",
	                                   "2023-02-28", "2024-02-28", "2026-04-30", "9999-12-30"};
	static const char *const after[] = {"1000-01-02", "1900-03-01", "2000-01-01", "2000-02-29",
	                                    "2023-03-01", "2024-02-29", "2026-05-01", "9999-12-31"};
	char text[DAY_TEXT];
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		cr_expect(day_format(day_at(days[i]) + 1, text));
		cr_expect_str_eq(text, after[i]);
	}
	cr_expect_not(day_format(day_at("9999-12-31") + 1, text));
	cr_expect_not(day_format(day_at("1000-01-01") - 1, text));
}

Test(day, is_written_as_it_is_read)
{
	char text[DAY_TEXT];
	long end = day_at("2105-01-01"), back;
	for (long day = day_at("1895-01-01"); day < end; day++) {
		cr_assert(day_format(day, text));
		cr_assert(day_parse(slice_of(text), &back) && back == day, "%s", text);
	}
}

struct said {
	const char *today, *typed, *day; /* NULL: it is refused */
};

/* 2026-11-25 is a Wednesday. */
static const struct said said[] = {
        {"2026-11-25", "2025-01-05", "2025-01-05"},
        {"2026-11-25", "2025/1/5", "2025-01-05"},
        {"2026-11-25", "20250105", "2025-01-05"},
        {"2026-11-25", "２０２５年１月５日", "2025-01-05"},
        {"2026-11-25", " today　", "2026-11-25"},
        {"2026-11-25", "ＴＯＤＡＹ", "2026-11-25"},
        {"2026-11-25", "今日", "2026-11-25"},
        {"2026-11-25", "tomorrow", "2026-11-26"},
        {"2026-11-25", "明日", "2026-11-26"},
        {"2026-11-25", "昨日", "2026-11-24"},
        {"2026-11-25", "+7", "2026-12-02"},
        {"2026-11-25", "＋７", "2026-12-02"},
        {"2026-11-25", "-25", "2026-10-31"},
        {"2026-12-31", "+1", "2027-01-01"},
        {"2024-02-28", "+1", "2024-02-29"},
        {"2023-02-28", "+1", "2023-03-01"},
        {"2026-11-25", "+0", "2026-11-25"},
        {"2026-11-25", "2w", "2026-12-09"},
        {"2026-11-25", "-2w", "2026-11-11"},
        {"2026-11-25", "10d", "2026-12-05"},
        {"2026-11-25", "２週間", "2026-12-09"},
        {"2026-11-25", "2週間後", "2026-12-09"},
        {"2026-11-25", "10日後", "2026-12-05"},
        /* without a year it is the nearest one */
        {"2026-11-25", "11-30", "2026-11-30"},
        {"2026-11-25", "3/15", "2027-03-15"},
        {"2026-11-25", "3月15日", "2027-03-15"},
        {"2026-11-25", "３／１５", "2027-03-15"},
        {"2027-01-04", "12/20", "2026-12-20"},
        {"2026-03-10", "3/15", "2026-03-15"},
        {"2027-12-25", "2/29", "2028-02-29"},
        {"2026-11-25", "fri", "2026-11-27"},
        {"2026-11-25", "Friday", "2026-11-27"},
        {"2026-11-25", "金", "2026-11-27"},
        {"2026-11-25", "金曜日", "2026-11-27"},
        {"2026-11-25", "月曜", "2026-11-30"},
        {"2026-11-25", "wed", "2026-12-02"},
        {"2026-11-25", "水", "2026-12-02"},
        {"2026-11-25", "tue", "2026-12-01"},

        {"2026-11-25", "2025-02-30", NULL},
        {"2026-11-25", "2023-02-29", NULL},
        {"2026-11-25", "2/29", NULL},
        {"2026-11-25", "13/1", NULL},
        {"2026-11-25", "7", NULL},
        {"2026-11-25", "+", NULL},
        {"2026-11-25", "+x", NULL},
        {"2026-11-25", "+7x", NULL},
        {"2026-11-25", "+99999999999999999999", NULL},
        {"2026-11-25", "-9223372036854775808", NULL},
        {"9999-12-30", "+7", NULL},
        {"2026-11-25", "fr", NULL},
        {"2026-11-25", "fridays", NULL},
        {"2026-11-25", "金金", NULL},
        {"2026-11-25", "3/15/", NULL},
        {"2026-11-25", "+7/15", NULL},
        {"2026-11-25", "soon", NULL},
};

Test(day, is_read_as_people_say_it)
{
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		struct value *value;
		struct error err = {0};
		bool good = input_read_day(said[i].typed, day_at(said[i].today), &value, &err);
		cr_expect_eq(good, said[i].day != NULL, "%s", said[i].typed);
		cr_expect(said[i].day ? value && !strcmp(value->text, said[i].day)
		                      : strstr(err.message, "is no day") != NULL,
		          "%s gives %s", said[i].typed, value ? value->text : err.message);
		value_free(value);
	}
}

Test(day, may_be_no_day)
{
	struct value *value;
	struct error err = {0};
	cr_expect(input_read_day(" 　", 0, &value, &err));
	cr_expect_null(value);
}

Test(day, is_whole_where_today_does_not_count, .init = unicode_start)
{
	const struct field *due = field_find(KIND_TOUCHPOINT, slice_of("due"));
	struct value *value;
	struct error err = {0};
	cr_expect_not(input_read(due, "+7", &value, &err));
	cr_expect_str_eq(err.message, "“+7” is no day; write it like 2025-04-01");
}

Test(number, is_read_with_wide_digits_and_thousands)
{
	static const struct said numbers[] = {
	        {NULL, "４２", "42"},          {NULL, "1,234", "1234"}, {NULL, "１，２３４，５６７", "1234567"},
	        {NULL, "-1,234.5", "-1234.5"}, {NULL, "0.5", "0.5"},    {NULL, "1,23", NULL},
	        {NULL, "1234,567", NULL},      {NULL, ",123", NULL},    {NULL, "1,234,", NULL},
	        {NULL, "1.5,000", NULL},       {NULL, "１2個", NULL},
	};
	const struct field *votes = field_find(KIND_TOUCHPOINT, slice_of("votes"));
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct value *value;
		struct error err = {0};
		bool good = input_read(votes, numbers[i].typed, &value, &err);
		cr_expect_eq(good, numbers[i].day != NULL, "%s", numbers[i].typed);
		cr_expect(!good || !strcmp(value->text, numbers[i].day), "%s", numbers[i].typed);
		value_free(value);
	}
}

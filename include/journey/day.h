/* Days of the calendar as numbers that count up by one from day to day, and
 * the ways in which people say which day they mean. */
#ifndef JOURNEY_DAY_H
#define JOURNEY_DAY_H

#include <stdbool.h>
#include <time.h>

#include "base/slice.h"

#define DAY_TEXT 11 /* bytes of YYYY-MM-DD and its end */

/* the day that it is here at a moment */
long day_of_time(time_t moment);
/* YYYY-MM-DD; false: it is no such day */
bool day_parse(struct slice text, long *day);
/* false: the year has not four digits */
bool day_format(long day, char text[DAY_TEXT]);
/* the same day so many months later, or the last one of a shorter month */
long day_months_on(long day, int months);
/* Reads a whole day in narrow letters: 2025-01-05, 2025/1/5, 2025.1.5, 20250105
 * or 2025年1月5日; false: it is no day. */
bool day_read_whole(const char *typed, long *day);
/* The same, and what is told from today: 3/15 or 11-30 (the nearest one), today, tomorrow, +7, 2w, fri
 * (the next one), and the same in Japanese.  false: it is none of these. */
bool day_read(const char *typed, long today, long *day);

#endif

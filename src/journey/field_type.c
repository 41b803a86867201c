/* What the texts of typed fields look like. */
#include "journey/field.h"

#include <stdlib.h>

#define NUMBER_BYTES 64 /* of a number that is read */

static bool is_number(struct slice text)
{
	size_t i = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+');
	size_t digits = 0, points = 0;
	for (; i < text.length; i++) {
		if (text.bytes[i] >= '0' && text.bytes[i] <= '9')
			digits++;
		else if (text.bytes[i] == '.' && digits && !points)
			points++;
		else
			return false;
	}
	return digits && text.bytes[text.length - 1] != '.';
}

static bool is_yes_or_no(struct slice text)
{
	static const char *const words[] = {"true", "false", "True", "False", "TRUE", "FALSE"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_is(text, words[i]))
			return true;
	return false;
}

static bool is_date(struct slice text)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int part[3] = {0}, at = 0;
	if (text.length != 10 || text.bytes[4] != '-' || text.bytes[7] != '-')
		return false;
	for (size_t i = 0; i < 10; i++) {
		if (i == 4 || i == 7)
			at++;
		else if (text.bytes[i] >= '0' && text.bytes[i] <= '9')
			part[at] = part[at] * 10 + (text.bytes[i] - '0');
		else
			return false;
	}
	int year = part[0], month = part[1], day = part[2];
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

bool field_type_fits(enum field_type type, struct slice text)
{
	switch (type) {
	case FIELD_NUMBER:
		return is_number(text);
	case FIELD_YES:
		return is_yes_or_no(text);
	case FIELD_DATE:
		return is_date(text);
	default:
		return true;
	}
}

bool field_number(struct slice text, double *number)
{
	char copy[NUMBER_BYTES] = {0};
	if (text.length >= sizeof copy || !is_number(text))
		return false;
	memcpy(copy, text.bytes, text.length);
	*number = strtod(copy, NULL);
	return true;
}

#include "cli/clock.h"

#include <stdlib.h>

#include "journey/day.h"

time_t clock_now(void)
{
	const char *said = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	long long seconds = said ? strtoll(said, &end, 10) : 0;
	return said && *said && !*end ? (time_t)seconds : time(NULL);
}

long clock_today(void)
{
	return day_of_time(clock_now());
}

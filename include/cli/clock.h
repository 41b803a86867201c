/* What time it is for the subcommands. */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include <time.h>

/* Seconds since 1970: of SOURCE_DATE_EPOCH where the environment has it, so that
 * what is made from a map can be made again, else of the clock. */
time_t clock_now(void);
/* the day that it is here, as in journey/day.h */
long clock_today(void);

#endif

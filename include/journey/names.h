/* Texts as numbers: every text that items refer to gets one, for good.  The
 * numbers count from 0. */
#ifndef JOURNEY_NAMES_H
#define JOURNEY_NAMES_H

#include <stdint.h>

#include "base/slice.h"

#define NAMES_NONE UINT32_MAX

struct names;

struct names *names_new(void);
void names_free(struct names *names);
/* the number of the text, a new one when it was never seen */
uint32_t names_number(struct names *names, struct slice text);
/* the number of the text; NAMES_NONE when it was never seen */
uint32_t names_find(const struct names *names, struct slice text);
uint32_t names_count(const struct names *names);
/* the text of a number below the count; borrowed */
struct slice names_text(const struct names *names, uint32_t number);

#endif

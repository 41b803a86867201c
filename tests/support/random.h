/* The seed of random tests: TEST_SEED, or the time; printed either way. */
#ifndef SUPPORT_RANDOM_H
#define SUPPORT_RANDOM_H

#include <stddef.h>

/* seeds rand() */
void random_start(void);
/* a number below limit */
int random_below(int limit);
/* Fills out with pieces of text that meet each other in nasty ways (marks,
 * joiners, jamo, cut UTF-8, controls) and returns its length in bytes. */
size_t random_text(char *out, size_t room);

#endif

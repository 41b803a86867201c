/* How terminals differ about signs: which characters some of them draw two
 * columns wide, and what stands for a sign where only ASCII is drawn. */
#ifndef BASE_UNICODE_SIGNS_H
#define BASE_UNICODE_SIGNS_H

#include <stdbool.h>
#include <stdint.h>

/* Is the character's East Asian width ambiguous (UAX #11)? */
bool unicode_is_ambiguous(uint32_t code_point);
/* The character of ASCII that stands for a line, a block, a dot pattern. 0: it is none. */
char unicode_plain_line(uint32_t code_point);
/* the same for the signs that stand in texts: … × → “ ” and their like */
char unicode_plain_sign(uint32_t code_point);

#endif

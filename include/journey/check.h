/* What is wrong with the text of a map: syntax and structure.
 *
 * A check looks at the bytes alone, so that each finding has its exact place,
 * and finds all there is to find in one pass.  A text that is not well-formed
 * has one finding: where it breaks.  See journey/finding.h for the rules. */
#ifndef JOURNEY_CHECK_H
#define JOURNEY_CHECK_H

#include "journey/finding.h"
#include "journey/journey.h"

/* Checks the text of a whole map; the findings are in the order of their places. */
void check_text(struct slice text, struct findings *out);
/* The same, and the coverage of the journey that was read from the text (see
 * journey/coverage.h), all of them with their places; journey NULL: only the
 * text. */
void check_map(struct slice text, const struct journey *journey, long today, struct findings *out);

#endif

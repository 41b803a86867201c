/* The rules of coverage: what a journey lacks, where it has too much, what does
 * not fit (domain study, all of 1.1 to 1.7).
 *
 * Pure: one walk over all touchpoints, then one over stages, channels, owners and
 * personas.  The map's `coverage` says which rules do not matter to it, which
 * weigh more, and where the limits are. */
#ifndef JOURNEY_COVERAGE_H
#define JOURNEY_COVERAGE_H

#include "journey/finding.h"
#include "journey/journey.h"

/* where a stage stands to the purchase (N1, G2) */
enum sale { SALE_UNKNOWN, SALE_BEFORE, SALE_AT, SALE_AFTER };

/* By the stage's field `sale`, or else by what it is called. */
enum sale coverage_sale(struct item *stage);

/* Adds the findings on a journey, what a filter hides included, in the order of
 * the map: the map itself, stages, channels, personas, owners, touchpoints.
 * today: a day of journey/day.h. */
void coverage_check(const struct journey *journey, long today, struct findings *out);

#endif

/* The findings of coverage on a map that a test writes down, on 2026-11-25. */
#ifndef TESTS_COVERED_H
#define TESTS_COVERED_H

#include "journey/coverage.h"

/* All findings of coverage on the text; filter: hides touchpoints meanwhile, NULL
 * hides none.  Fails the test where the text is no map. */
void covered_check(const char *text, const char *filter, struct findings *out);
/* Leaves those of the rule. */
void covered_keep(struct findings *findings, enum rule_code code);
/* how many there are of the rule */
size_t covered_count(const char *text, enum rule_code code);
/* the severity of the only finding of the rule; -1: there is none; fails at two */
int covered_severity(const char *text, enum rule_code code);
/* the day as a number; "2026-11-25" */
long covered_day(const char *text);

#endif

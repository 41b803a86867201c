#include "covered.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "document/document.h"
#include "journey/day.h"
#include "journey/filter.h"

long covered_day(const char *text)
{
	long day;
	cr_assert(day_parse(slice_of(text), &day));
	return day;
}

void covered_check(const char *text, const char *filter, struct findings *out)
{
	struct error err = {0};
	struct document *document = document_of_bytes(slice_of(text), NULL, &err);
	cr_assert_not_null(document, "%s in:\n%s", err.message, text);
	struct filter *hides = filter ? filter_read(slice_of(filter), &err) : NULL;
	struct sieve sieve = hides ? filter_sieve(hides) : (struct sieve){0};
	if (hides)
		document_set_filter(document, &sieve);
	coverage_check(document_journey(document), covered_day("2026-11-25"), out);
	document_free(document);
	filter_free(hides);
}

void covered_keep(struct findings *findings, enum rule_code code)
{
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++)
		if (findings->list[i].rule == &rule_table[code])
			findings->list[kept++] = findings->list[i];
		else
			free(findings->list[i].message);
	findings->count = kept;
}

size_t covered_count(const char *text, enum rule_code code)
{
	struct findings f = {0};
	covered_check(text, NULL, &f);
	covered_keep(&f, code);
	size_t count = f.count;
	findings_free(&f);
	return count;
}

int covered_severity(const char *text, enum rule_code code)
{
	struct findings f = {0};
	covered_check(text, NULL, &f);
	covered_keep(&f, code);
	cr_assert_leq(f.count, 1, "%zu findings of %s in:\n%s", f.count, rule_table[code].name, text);
	int severity = f.count ? (int)f.list[0].severity : -1;
	findings_free(&f);
	return severity;
}

/* The differences of two maps, applied to the one, give the other: over random
 * chains of changes of every map that ships and of the nasty texts. */
#include <criterion/criterion.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "journey/diff.h"
#include "support/agree.h"
#include "support/changes.h"
#include "support/random.h"

static unsigned choose(void *context, unsigned limit)
{
	(void)context;
	return limit ? (unsigned)rand() % limit : 0;
}

static struct document *open_copy(struct slice text)
{
	struct error err = {0};
	return document_of_bytes(text, NULL, &err);
}

/* Does the diff lead from a to b?  *refused: a change could not be written. */
static void leads(struct document *a, const struct document *b, const char *where, size_t *refused)
{
	struct diff diff;
	struct buffer why = {0}, words = {0};
	struct error err = {0};
	diff_make(&diff, document_journey(a), document_journey(b));
	diff_summary(&diff, &words);
	diff_lines(&diff, 0, &words);
	diff_json(&diff, &words);
	bool done = document_apply(a, diff.list.changes, diff.list.count, "diff", true, &err);
	*refused += !done;
	if (done)
		cr_assert(agree_values(document_journey(a), document_journey(b), &why), "%s: %s\n%s", where, why.bytes,
		          words.bytes);
	cr_assert(done || err.message[0]);
	diff_free(&diff);
	buffer_free(&why);
	buffer_free(&words);
}

static void over(const char *pattern, int chains)
{
	glob_t files;
	size_t refused = 0, tried = 0;
	random_start();
	cr_assert_eq(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc * (size_t)chains; i++) {
		struct buffer bytes = {0};
		struct file_stamp stamp;
		const char *path = files.gl_pathv[i % files.gl_pathc];
		cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &bytes, &stamp, NULL));
		struct document *a = open_copy(buffer_slice(&bytes)), *b = a ? open_copy(buffer_slice(&bytes)) : NULL;
		for (int n = 1 + rand() % 20; a && n > 0; n--)
			changes_apply(b, choose, NULL, &(struct error){0});
		if (a)
			leads(a, b, path, &refused);
		tried += a != NULL;
		document_free(a);
		document_free(b);
		buffer_free(&bytes);
	}
	globfree(&files);
	fprintf(stderr, "%zu of %zu could not be written\n", refused, tried);
	cr_assert_gt(tried, 300);
	cr_assert_leq(refused * 100, tried);
}

Test(diff, leads_to_the_other_map)
{
	over("maps/*", 40);
}

Test(diff, leads_to_the_other_nasty_text)
{
	over("tests/corpus/yaml/*", 20);
}

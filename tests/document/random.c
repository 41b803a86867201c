/* Random chains of changes over every map that ships and every nasty text of
 * the corpus.  After each change the journey that was kept up to date must be
 * the one that a fresh reading of the text gives; at the end undo must lead
 * back to the first byte and redo to the last. */
#include <criterion/criterion.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "document/document.h"
#include "support/agree.h"
#include "support/changes.h"

static unsigned long long state;

static unsigned random_below(void *context, unsigned n)
{
	(void)context;
	state = state * 6364136223846793005ull + 1442695040888963407ull;
	return n ? (unsigned)(state >> 33) % n : 0;
}

static bool change_something(struct document *d)
{
	struct error err = {0};
	bool done = changes_apply(d, random_below, NULL, &err);
	cr_assert(done || err.message[0], "a refusal says why");
	return done;
}

static void compare_with_fresh(struct document *d, const char *where)
{
	struct buffer why = {0};
	cr_assert(agree_fresh(d, &why), "%s: %s", where, why.bytes);
}

static void same_text(struct document *d, struct slice expected, const char *where, const char *what)
{
	cr_assert(agree_text(d, expected), "%s: %s does not give the same bytes", where, what);
}

static void chain(const char *path, unsigned long long seed, unsigned steps)
{
	struct buffer bytes = {0}, last = {0};
	struct file_stamp stamp;
	struct error err = {0};
	char where[600];
	state = seed;
	cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &bytes, &stamp, &err));
	struct document *d = document_of_bytes(buffer_slice(&bytes), NULL, &err);
	if (!d) {
		buffer_free(&bytes);
		return;
	}
	same_text(d, buffer_slice(&bytes), path, "opening");
	for (unsigned i = 0; i < steps; i++) {
		snprintf(where, sizeof where, "%s, seed %llu, step %u", path, seed, i);
		size_t done = document_step_done(d);
		if (!change_something(d))
			cr_assert_eq(document_step_done(d), done, "%s: a refused change leaves no step", where);
		compare_with_fresh(d, where);
	}
	document_text(d, &last);
	while (document_undo(d))
		;
	same_text(d, buffer_slice(&bytes), where, "undo");
	compare_with_fresh(d, where);
	while (document_redo(d))
		;
	same_text(d, buffer_slice(&last), where, "redo");
	compare_with_fresh(d, where);
	document_free(d);
	buffer_free(&bytes);
	buffer_free(&last);
}

static void over(const char *pattern, unsigned chains, unsigned steps)
{
	const char *given = getenv("TEST_SEED");
	unsigned long long seed = given ? strtoull(given, NULL, 10) : 20261121;
	glob_t files;
	fprintf(stderr, "TEST_SEED=%llu\n", seed);
	cr_assert_eq(glob(pattern, 0, NULL, &files), 0, "%s", pattern);
	for (size_t i = 0; i < files.gl_pathc; i++)
		for (unsigned c = 0; c < chains; c++)
			chain(files.gl_pathv[i], seed + c, steps);
	globfree(&files);
}

Test(document_random, maps_that_ship)
{
	over("maps/*.yaml", 4, 40);
}

Test(document_random, nasty_texts)
{
	over("tests/corpus/yaml/*", 6, 15);
}

/* Merging, held against what must be true of every merge: over random changes
 * and comments in every map that ships and every nasty text. */
#include <criterion/criterion.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "document/merge.h"
#include "document/merge_text.h"
#include "support/agree.h"
#include "support/changes.h"
#include "support/random.h"

static unsigned choose(void *context, unsigned limit)
{
	(void)context;
	return limit ? (unsigned)rand() % limit : 0;
}

static struct document *open_text(struct slice text)
{
	return document_of_bytes(text, NULL, NULL);
}

static struct document *copy_of(const struct document *d)
{
	struct buffer text = {0};
	document_text(d, &text);
	struct document *copy = open_text(buffer_slice(&text));
	buffer_free(&text);
	return copy;
}

/* ---- random versions ---- */

/* Puts a comment on a line of its own somewhere, or behind a line, if the map says the same with it. */
static struct document *commented(struct document *d, int number)
{
	struct buffer text = {0}, with = {0}, why = {0};
	document_text(d, &text);
	size_t at = text.length ? (size_t)rand() % text.length : 0;
	while (at < text.length && text.bytes[at] != '\n')
		at++;
	bool behind = rand() % 3 == 0;
	at += !behind && at < text.length;
	size_t blanks = 0;
	while (!behind && at + blanks < text.length && text.bytes[at + blanks] == ' ')
		blanks++;
	buffer_add(&with, text.bytes, at);
	buffer_repeat(&with, ' ', behind ? 1 : blanks);
	buffer_format(&with, behind ? "# %d" : "# comment %d\n", number);
	buffer_add(&with, text.bytes + at, text.length - at);
	struct document *result = open_text(buffer_slice(&with));
	if (!result || !agree_values(document_journey(d), document_journey(result), &why)) {
		document_free(result);
		result = d;
	} else {
		document_free(d);
	}
	buffer_free(&text);
	buffer_free(&with);
	buffer_free(&why);
	return result;
}

static struct document *varied(const struct document *base, int changes, int comments, int number)
{
	struct document *d = copy_of(base);
	for (int i = rand() % (changes + 1); i > 0; i--)
		changes_apply(d, choose, NULL, NULL);
	for (int i = rand() % (comments + 1); i > 0; i--)
		d = commented(d, number + i);
	struct document *fresh = copy_of(d);
	document_free(d);
	return fresh;
}

/* ---- what must be true ---- */

static struct document *merged(const struct document *base, const struct document *ours, const struct document *theirs,
                               struct merge_report *report)
{
	struct error err = {0};
	struct document *result = copy_of(ours);
	if (document_merge(result, base, theirs, report, &err))
		return result;
	cr_assert(err.message[0], "a refusal says why");
	cr_assert_eq(report->lines.length, 0);
	document_free(result);
	return NULL;
}

static bool has_text(const struct document *a, const struct document *b)
{
	struct buffer text = {0};
	document_text(b, &text);
	bool same = agree_text(a, buffer_slice(&text));
	buffer_free(&text);
	return same;
}

static void show(const char *what, const struct document *d)
{
	struct buffer text = {0};
	document_text(d, &text);
	fprintf(stderr, "---- %s\n%s\n", what, text.bytes);
	buffer_free(&text);
}

static size_t refused, asked, cut, followed, to_the_byte, added_again;

static void check_trivial(const struct document *base, const struct document *other, const char *where)
{
	struct merge_report report;
	struct document *result = merged(base, other, base, &report);
	cr_assert(result && has_text(result, other), "%s: nothing new changes no byte", where);
	document_free(result);
	result = merged(base, base, other, &report);
	cr_assert(result && has_text(result, other), "%s: all new is theirs", where);
	merge_report_free(&report);
	document_free(result);
	result = merged(base, other, other, &report);
	cr_assert(result && has_text(result, other) && !report.conflicts, "%s: the same on both sides", where);
	document_free(result);
}

/* Then references follow that did not in the other version. */
static bool something_is_renamed(const struct merge_plan *plan)
{
	for (int kind = KIND_MAP + 1; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < plan->counts[kind]; i++) {
			const struct merge_thing *t = &plan->things[kind][i];
			if (t->base && t->theirs &&
			    (!slice_equals(record_id(item_record(t->base)), record_id(item_record(t->theirs))) ||
			     !slice_equals(item_name(t->base), item_name(t->theirs))))
				return true;
		}
	return false;
}

/* The same without the short way for a side that changed nothing. */
static void check_regions(const struct document *base, const struct document *other, const char *where)
{
	struct merge_plan plan;
	struct buffer text = {0}, why = {0};
	merge_plan_make(&plan, document_journey(base), document_journey(base), document_journey(other));
	if (merge_regions(&plan, base, base, other, &text)) {
		struct document *result = open_text(buffer_slice(&text));
		cut++;
		to_the_byte += agree_text(other, buffer_slice(&text));
		bool same = result && agree_values(document_journey(result), document_journey(other), &why);
		followed += !same;
		cr_assert(same || something_is_renamed(&plan), "%s: %s", where, why.bytes);
		document_free(result);
	}
	buffer_free(&text);
	buffer_free(&why);
	merge_plan_free(&plan);
}

static size_t count_of(const struct tree *tree, struct slice comment)
{
	size_t count = 0;
	for (uint32_t i = 0; i < tree->comment_count; i++)
		count += slice_equals(tree->comments[i], comment);
	return count;
}

static struct tree *comments_of(const struct document *d, struct buffer *text)
{
	document_text(d, text);
	return tree_parse(buffer_slice(text), TREE_SPANS, NULL);
}

static void check_comments(const struct document *const documents[3], const struct document *result, const char *where)
{
	struct buffer texts[4] = {0};
	struct tree *trees[4] = {comments_of(documents[0], &texts[0]), comments_of(documents[1], &texts[1]),
	                         comments_of(documents[2], &texts[2]), comments_of(result, &texts[3])};
	for (int side = 1; side < 3; side++)
		for (uint32_t i = 0; trees[0] && trees[1] && trees[2] && trees[3] && i < trees[side]->comment_count;
		     i++) {
			struct slice c = trees[side]->comments[i];
			size_t base = count_of(trees[0], c), ours = count_of(trees[1], c),
			       theirs = count_of(trees[2], c);
			size_t wanted = ours >= base && theirs >= base ? (ours > theirs ? ours : theirs)
			                : ours + theirs > base         ? ours + theirs - base
			                                               : 0;
			if (count_of(trees[3], c) >= wanted)
				continue;
			show("base", documents[0]);
			show("ours", documents[1]);
			show("theirs", documents[2]);
			show("result", result);
			cr_assert_fail("%s: “%.*s” is lost", where, (int)c.length, c.bytes);
		}
	for (int i = 0; i < 4; i++) {
		tree_free(trees[i]);
		buffer_free(&texts[i]);
	}
}

static void check_merge(const struct document *base, const struct document *ours, const struct document *theirs,
                        const char *where)
{
	struct merge_report report, again;
	struct buffer why = {0};
	struct document *result = merged(base, ours, theirs, &report);
	asked++;
	if (!result) {
		refused++;
		return;
	}
	cr_assert(agree_fresh(result, &why), "%s: %s", where, why.bytes);
	const struct document *documents[] = {base, ours, theirs};
	check_comments(documents, result, where);
	while (document_undo(result))
		;
	cr_assert(has_text(result, ours), "%s: undo gives ours back", where);
	document_redo(result);
	/* theirs is in it now */
	struct document *twice = merged(theirs, result, theirs, &again);
	cr_assert(twice && has_text(twice, result), "%s: merging again does nothing", where);
	document_free(twice);
	merge_report_free(&again);
	twice = merged(base, result, theirs, &again);
	added_again += twice && !agree_values(document_journey(twice), document_journey(result), &why);
	document_free(twice);
	document_free(result);
	merge_report_free(&report);
	merge_report_free(&again);
	buffer_free(&why);
}

static void over(const char *pattern, int rounds, int changes, int comments)
{
	glob_t files;
	random_start();
	cr_assert_eq(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc * (size_t)rounds; i++) {
		struct buffer bytes = {0};
		struct file_stamp stamp;
		const char *path = files.gl_pathv[i % files.gl_pathc];
		cr_assert(file_read(path, DOCUMENT_MAX_BYTES, &bytes, &stamp, NULL));
		struct document *base = open_text(buffer_slice(&bytes));
		buffer_free(&bytes);
		if (!base)
			continue;
		struct document *ours = varied(base, changes, comments, 100);
		struct document *theirs = varied(base, changes, comments, 200);
		check_trivial(base, ours, path);
		check_regions(base, ours, path);
		check_merge(base, ours, theirs, path);
		document_free(base);
		document_free(ours);
		document_free(theirs);
	}
	globfree(&files);
	fprintf(stderr,
	        "%zu of %zu refused, %zu added again; of %zu cut %zu to the byte, %zu where references follow\n",
	        refused, asked, added_again, cut, to_the_byte, followed);
	cr_assert_gt(asked, 20);
	cr_assert_leq(refused * 50, asked);
	/* from a base that is out of date, what got another id because both sides had that one comes a second time */
	cr_assert_leq(added_again * 20, asked);
	cr_assert_geq(to_the_byte * 10, cut * 8);
}

Test(merge, of_maps)
{
	over("maps/*", 6, 8, 4);
}

Test(merge, of_maps_with_comments)
{
	over("maps/*", 3, 0, 8);
}

Test(merge, of_nasty_texts)
{
	over("tests/corpus/yaml/*", 4, 6, 3);
}

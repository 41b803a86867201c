/* Three versions of a map with NULs between them: a merge that has nothing to
 * do changes no byte; one that is done gives a map that opens, is undone to the
 * last byte, and finds nothing more to do when it is done again. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "document/merge.h"
#include "journey/diff.h"
#include "support/agree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct slice next_text(struct slice *left)
{
	const char *nul = left->length ? memchr(left->bytes, '\0', left->length) : NULL;
	struct slice text = slice_make(left->bytes, nul ? (size_t)(nul - left->bytes) : left->length);
	size_t used = text.length + (nul != NULL);
	*left = slice_make(left->bytes + used, left->length - used);
	return text;
}

static void must(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

static void merge_nothing(const struct document *base, struct document *ours, struct slice text)
{
	struct merge_report report;
	size_t steps = document_step_count(ours);
	must(document_merge(ours, base, base, &report, NULL), "nothing new is refused");
	must(agree_text(ours, text) && document_step_count(ours) == steps, "nothing new changed something");
	merge_report_free(&report);
}

static void merge(const struct document *base, struct document *ours, struct slice text, const struct document *theirs)
{
	struct merge_report report;
	struct error err = {0};
	struct buffer why = {0}, merged = {0};
	if (!document_merge(ours, base, theirs, &report, &err)) {
		must(err.message[0] && agree_text(ours, text), "a refusal says why and leaves ours");
		merge_report_free(&report);
		return;
	}
	merge_report_free(&report);
	document_text(ours, &merged);
	must(agree_fresh(ours, &why), why.bytes ? why.bytes : "");
	must(document_merge(ours, theirs, theirs, &report, NULL), "again");
	merge_report_free(&report);
	must(agree_text(ours, buffer_slice(&merged)), "merging again changed something");
	while (document_undo(ours))
		;
	must(agree_text(ours, text), "undo does not lead back");
	buffer_free(&merged);
	buffer_free(&why);
}

static void compare(const struct document *a, const struct document *b)
{
	struct diff diff;
	struct buffer words = {0};
	diff_make(&diff, document_journey(a), document_journey(b));
	diff_lines(&diff, 0, &words);
	diff_json(&diff, &words);
	diff_free(&diff);
	buffer_free(&words);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice left = slice_make((const char *)data, size), texts[3];
	struct document *documents[3];
	for (int i = 0; i < 3; i++) {
		texts[i] = next_text(&left);
		documents[i] = document_of_bytes(texts[i], NULL, NULL);
	}
	if (documents[0] && documents[1])
		merge_nothing(documents[0], documents[1], texts[1]);
	if (documents[0] && documents[1] && documents[2]) {
		compare(documents[0], documents[2]);
		merge(documents[0], documents[1], texts[1], documents[2]);
	}
	for (int i = 0; i < 3; i++)
		document_free(documents[i]);
	return 0;
}

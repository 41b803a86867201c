/* Three versions of a map file become one, with the comments of both sides.
 *
 * What ours did not touch takes theirs' lines as they are, what only ours
 * touched stays; within a thing that both touched the lines are merged, and
 * the result counts only if it says what the merge of the values says
 * (journey/merge.h).  What is in conflict is recorded in the map's list
 * `conflicts`, and the result is a map that opens. */
#ifndef DOCUMENT_MERGE_H
#define DOCUMENT_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"
#include "journey/alike.h"

/* a zeroed struct is an empty report */
struct merge_report {
	size_t taken;           /* changes that came from theirs, 0: nothing new */
	size_t conflicts;       /* that this merge found; they are the last of the map's list */
	struct buffer summary;  /* what came: "2 added, 1 renamed" */
	struct buffer lines;    /* the same, a line each */
	struct buffer disputes; /* the conflicts, a line each */
	struct buffer fields;   /* the same as JSON objects with commas between; no word is translated */
	struct alike *alike;    /* one by ours, one by theirs; items of ours as it is now */
	size_t alike_count;
};

/* Applies to ours, as one step, what theirs changed since base.  false: ours is
 * as it was, the report empty.  merge_report_free either way. */
bool document_merge(struct document *ours, const struct document *base, const struct document *theirs,
                    struct merge_report *report, struct error *err);
void merge_report_free(struct merge_report *report);

#endif

/* The text of a merge; private to document/. */
#ifndef DOCUMENT_MERGE_TEXT_H
#define DOCUMENT_MERGE_TEXT_H

#include "document/document.h"
#include "journey/merge.h"

/* Carries out the plan on the text of ours, with the lines and comments of
 * theirs: adds the whole text to out.  false with err when it cannot be written. */
bool merge_text(const struct merge_plan *plan, const struct document *base, const struct document *ours,
                const struct document *theirs, struct buffer *out, struct error *err);

#endif

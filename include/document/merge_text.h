/* The text of a merge, and the parts it is made of; private to document/. */
#ifndef DOCUMENT_MERGE_TEXT_H
#define DOCUMENT_MERGE_TEXT_H

#include "document/chunk.h"
#include "journey/merge.h"

/* Three versions of a piece of text; .bytes NULL: it is not there. */
struct triple {
	struct slice base, ours, theirs;
};

/* ---- merge_text.c ---- */
/* Carries out the plan on the text of ours, with the lines and comments of
 * theirs: adds the whole text to out.  false with err when it cannot be written. */
bool merge_text(const struct merge_plan *plan, const struct document *base, const struct document *ours,
                const struct document *theirs, struct buffer *out, struct error *err);

/* ---- merge_region.c ---- */
/* Puts the merged pieces of three documents together that are cut into chunks;
 * false: they cannot be. */
bool merge_regions(const struct merge_plan *plan, const struct document *base, const struct document *ours,
                   const struct document *theirs, struct buffer *out);

/* ---- merge_piece.c ---- */
/* Adds text, every line set to the right (or left) by so many columns. */
void merge_indent(struct buffer *out, struct slice text, int columns);
/* The text of an item of a list: all three written at column. */
void merge_item_text(enum kind kind, const struct triple *text, const struct value *expected,
                     const struct value_style *style, struct buffer *out);
/* The text of a top-level entry of the map's own; expected NULL: it goes, and
 * what is left are comments. */
void merge_entry_text(struct slice key, const struct triple *text, const struct value *expected, const char *newline,
                      struct buffer *out);
/* The text of a list of things as one piece; changes lead from ours' text to it. */
void merge_list_text(enum kind kind, const struct triple *text, const struct value *expected,
                     const struct change_list *changes, const char *newline, struct buffer *out);
/* The comments above a list whose items are chunks, and its key. */
void merge_head_text(enum kind kind, const struct triple *text, const char *newline, struct buffer *out);
/* Blank lines and comments. */
void merge_gap_text(const struct triple *text, const char *newline, struct buffer *out);
/* Does a key stand in one of the text's mappings twice, as when both sides added
 * it at different places? */
bool merge_repeats_key(struct slice text);
/* the order of two slices by their bytes, for qsort() */
int merge_by_text(const void *left, const void *right);

/* ---- merge_comment.c ---- */
/* Adds the comments that ours and theirs have, and neither took away, and that
 * result lacks, as lines at column. */
void merge_missing_comments(const struct triple *text, struct slice result, int column, const char *newline,
                            struct buffer *out);
enum merge_place {
	MERGE_ABOVE, /* above the line they belong to, else the next one below it, else at the end */
	MERGE_END,
	MERGE_TOP
};
/* Adds result with the comments that it lacks; false: some are still no comments there. */
bool merge_put_comments(const struct triple *text, struct slice result, enum merge_place where, const char *newline,
                        struct buffer *out);

#endif

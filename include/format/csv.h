/* CSV as spreadsheets read and write it: the touchpoints, one a row, below a row
 * of headings.
 *
 * Written: UTF-8 with a mark, so that Japanese opens intact; commas; CRLF.  The
 * headings are keys of the field table, and “key:…” for keys that it does not know;
 * of those, and of records, a cell holds JSON (a text that would read as such too).
 * Several values of a cell are as in format/cell.h.  A text that a
 * spreadsheet would take for a formula, and one that begins with apostrophes and
 * then so, gets an apostrophe before it, which reading takes away again.
 *
 * Read: commas, semicolons or tabs; UTF-8, or UTF-16 with a mark; headings may be
 * labels in either language.  An empty cell clears its field.  Errors tell row and
 * column as a spreadsheet counts them. */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include "format/format.h"

#define CSV_KEY "key:" /* before the heading of a key that the table does not know */

void csv_write_map(const struct journey *journey, long today, struct buffer *out);
/* The same in the words that people say, in their language: headings and choices by
 * label, stages, channels, personas and owners by name; reading it says the same. */
void csv_write_labels(const struct journey *journey, struct buffer *out);
bool csv_read_map(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err);

/* Adds a text as one cell, without separators, in quotes where it needs them. */
void csv_add_text(struct buffer *out, struct slice text);
/* How many apostrophes a cell begins with, when a sign that makes a formula follows; SIZE_MAX: none does. */
size_t csv_apostrophes(struct slice cell);

#endif

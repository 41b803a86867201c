/* Maps as Markdown, as GitHub and most others show it, and what people note in it.
 *
 * Written: title and facts, the grid as a table, the inbox, each stage with the table
 * of its touchpoints and their long texts below it, channels, personas and owners,
 * findings, numbers and the answers of the review.  Whatever a map says is text
 * there: no name breaks a table, becomes a link, a mention, a heading or HTML.
 * Comments, which no page shows, tell which thing a row is (`<!-- touchpoint
 * kickoff -->`), so that reading it again knows it even by another name.
 *
 * Read: that, and notes.  Headings are stages; headings below them, and items in
 * bold with a list below, are channels; other items are touchpoints in the notation
 * of journey/notation.h, with `field: value` in the list below them, by key or label
 * in either language.  What stands there without a known field becomes notes.  Items
 * `field: value` at the top are the map's, right below a heading the stage's or the
 * channel's.  A line of tags alone holds for the items that follow, up to the next
 * heading.  Tables name fields in their first row.  A title is taken over only from
 * what was written here: the heading of somebody's notes is not the map's. */
#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

#include "format/format.h"

/* as in struct format */
void markdown_write(const struct journey *journey, long today, struct buffer *out);
bool markdown_read(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err);

#endif

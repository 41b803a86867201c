/* Do two readings of one map say the same?  Used by tests and by fuzz targets,
 * which is why it answers instead of failing: false, and why it does not. */
#ifndef SUPPORT_AGREE_H
#define SUPPORT_AGREE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "document/document.h"

/* the same items with the same entries in the same cells, the same totals? */
bool agree_journeys(const struct journey *a, const struct journey *b, struct buffer *why);
/* do two maps say the same, item by item and field by field?  The order of keys does not count. */
bool agree_values(const struct journey *a, const struct journey *b, struct buffer *why);
/* is the journey that was kept up to date the one of a fresh document of the text? */
bool agree_fresh(const struct document *document, struct buffer *why);
/* do the items, cut from the text piece by piece, say what the parser reads in the whole of it? */
bool agree_parser(const struct document *document, struct buffer *why);
/* is this the document's text? */
bool agree_text(const struct document *document, struct slice text);

#endif

/* The map as one page for a browser: what somebody opens who has no terminal.
 *
 * The page is one file that asks for nothing else: no script, style, font or
 * picture from outside, and its Content-Security-Policy lets a browser refuse
 * any.  The one script and the one style sheet are src/format/page.js and
 * page.css, the same in every page; nothing of the map ever stands in them, and
 * all of it that stands in the page is escaped.  Without the script all is there
 * to read and to print; it adds the filter and shows details beside the grid. */
#ifndef FORMAT_HTML_H
#define FORMAT_HTML_H

#include "base/buffer.h"
#include "journey/journey.h"

/* Adds the page, in the user's language, what a filter hides left out; today as in
 * journey/day.h. */
void html_write(const struct journey *journey, long today, struct buffer *out);

#endif

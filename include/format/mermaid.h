/* Maps as journey diagrams of mermaid, which GitHub and others draw, and back.
 *
 * Written: stages are sections, touchpoints tasks: `Kick-off call: 4: CSM`.  The score
 * is the mood, 5 for very good to 1 for very bad; without one it is 5 for what works, 2
 * for what does not, 1 for what irritates, and else 3.  The actors are the owner, or
 * without one the personas.  Those of the inbox that have no stage come first.  What
 * the grammar cannot take is replaced: : ; # , < > and % where it begins a comment by
 * their wide forms, line breaks and controls by blanks; a word of the grammar at the
 * start of a name gets a blank of no width before it; no name becomes …
 *
 * Comments in JSON tell what is lost on the way: `%% {"id": "kickoff"}`, a name as it is
 * in the map, and a score or an actor that the map does not say.  So reading it again
 * changes nothing, and what is edited in the diagram is what changes.  The first one, with
 * the title, tells that the diagram was written here.
 *
 * Read: that, and other journeys, alone or in ```mermaid blocks of Markdown.  Sections
 * are stages, tasks touchpoints; the score is the mood, the first actor the owner.  A
 * title is taken over only from what was written here. */
#ifndef FORMAT_MERMAID_H
#define FORMAT_MERMAID_H

#include "format/format.h"

/* as in struct format */
void mermaid_write(const struct journey *journey, long today, struct buffer *out);
bool mermaid_read(struct slice text, const struct import_wishes *wishes, struct incoming *into, struct error *err);

/* a blank of no width: before a name that would be read as a word of the grammar */
#define MERMAID_MARK "\u200B"
/* Adds text as a diagram can hold it; never nothing. */
void mermaid_add(struct buffer *out, struct slice text);

#endif

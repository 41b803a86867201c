/* Two maps in one grid (M7): a document of its own that holds the things of
 * both, and what became of each from the map before to the map after.
 *
 * The document says what the map after says.  What that no longer has stands in
 * it near to where it was.  A touchpoint that moved is cut into parts, which stand
 * behind each other: in the cells where it stayed it changed, to others it moved,
 * and in those that it left there is a ghost of what it was.  The document has no
 * path and no journal; nobody changes it.  What is told of a thing are the
 * differences of journey/diff.h. */
#ifndef DOCUMENT_COMPARISON_H
#define DOCUMENT_COMPARISON_H

#include "document/document.h"
#include "journey/diff.h"

/* a thing that the comparison shows */
struct compared {
	enum fate fate;
	bool moved;                  /* a part of a touchpoint that stands in other cells than before */
	struct item *before, *after; /* of the two maps; NULL: it is not there */
	size_t first, count;         /* what is different, of diff.differences */
};

struct comparison {
	struct document *document; /* its items have a fate */
	struct diff diff;
	struct compared *things[KIND_COUNT]; /* stages, channels, touchpoints, by index in the document */
	size_t counts[FATE_COUNT];           /* touchpoints that have a part of this fate; CHANGED: that did not move */
	size_t moved;                        /* touchpoints that did */
	size_t *others, other_count;         /* of diff.differences: what no cell and no header shows */
};

/* Both must outlive it and stay as they are.  NULL with err when the two together
 * are too large for a grid.  comparison_free */
struct comparison *comparison_new(const struct document *before, const struct document *after, struct error *err);
void comparison_free(struct comparison *comparison);
/* a stage, channel or touchpoint of its document */
const struct compared *comparison_of(const struct comparison *comparison, const struct item *item);
/* "owner CSM → Support, rating works → irritates"; nothing where nothing is different */
void comparison_words(const struct comparison *comparison, const struct item *item, struct buffer *out);
/* do the maps say the same? */
bool comparison_is_same(const struct comparison *comparison);

#endif

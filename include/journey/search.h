/* Finding touchpoints by what any of their fields says. */
#ifndef JOURNEY_SEARCH_H
#define JOURNEY_SEARCH_H

#include "journey/journey.h"

/* The first touchpoint in file order, from `from` on (NULL: from the start; it
 * comes last unless `including`), around the end, that has folded (see unicode_fold) in one
 * of its values.  forward: or back.  NULL: none. */
struct item *search_find(const struct journey *journey, struct slice folded, const struct item *from, bool including,
                         bool forward);

#endif

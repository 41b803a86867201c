/* Going through the touchpoints that the search finds (journey_set_search), in
 * the order of the file and around its end. */
#ifndef JOURNEY_SEARCH_H
#define JOURNEY_SEARCH_H

#include "journey/journey.h"

/* The first one from `from` on (NULL: from the start; it comes last unless
 * `including`).  forward: or back.  NULL: none is found.  *nth: which of
 * all that are found it is, from 1. */
struct item *search_find(const struct journey *journey, const struct item *from, bool including, bool forward,
                         size_t *nth);

#endif

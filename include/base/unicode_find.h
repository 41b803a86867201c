/* Where in a text something stands that is found whatever its width, case, kana
 * and composed form: in bytes of the text as it is, not as it is folded. */
#ifndef BASE_UNICODE_FIND_H
#define BASE_UNICODE_FIND_H

#include <stddef.h>

#include "base/slice.h"

/* a piece of a text, in bytes */
struct span {
	size_t start, end;
};
/* The places in text, from the first on and never one in another, that fold to
 * folded: whole graphemes, so that another text may stand in their place.  An
 * `f` in the ligature ﬃ or a base without its mark is no such place.  free() the
 * list; NULL when there are none. */
struct span *unicode_find(struct slice text, struct slice folded, size_t *count);

#endif

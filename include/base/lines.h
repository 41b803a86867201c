/* Merging texts line by line: what two versions changed in a third, both at
 * once.  Line ends do not count as differences. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/slice.h"

/* Adds ours with what theirs changed since base to out.  Changes of lines that
 * touch are done both; where both put in lines at one place, ours stand above.
 * newline goes where a line without one gets a line below.  false: both changed
 * the same lines in two ways; out is as it was. */
bool lines_merge(struct slice base, struct slice ours, struct slice theirs, const char *newline, struct buffer *out);

#endif

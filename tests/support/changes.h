/* Changes of a map as fuzzers and random tests make them: any change, any
 * place, and texts that are hard to write in YAML. */
#ifndef SUPPORT_CHANGES_H
#define SUPPORT_CHANGES_H

#include <stdbool.h>

#include "document/document.h"

/* a number below limit, or 0 when limit is 0; chance or fuzzer says which */
typedef unsigned changes_choose(void *context, unsigned limit);

/* Applies one change to the document; false with err when it was refused. */
bool changes_apply(struct document *document, changes_choose *choose, void *context, struct error *err);

#endif

/* Findings as SARIF 2.1.0, the form in which code hosts and editors take the
 * results of a check. */
#ifndef FORMAT_SARIF_H
#define FORMAT_SARIF_H

#include "base/buffer.h"
#include "journey/finding.h"

struct sarif;

/* sarif_free */
struct sarif *sarif_new(const char *version);
/* Adds the findings in the file at path, which is as it was given; they are located. */
void sarif_add(struct sarif *sarif, const char *path, const struct findings *findings);
void sarif_write(const struct sarif *sarif, struct buffer *out);
void sarif_free(struct sarif *sarif);

#endif

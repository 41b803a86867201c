/* The last resort when the terminal is gone while something is unsaved. */
#ifndef CLI_RESCUE_H
#define CLI_RESCUE_H

#include "document/document.h"

/* Writes the text to a new file beside the document's, or else in the folder
 * for temporary files.  The path: free().  NULL with err when neither works. */
char *rescue_save(const struct document *document, struct error *err);

#endif

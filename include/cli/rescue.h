/* The last resort when the terminal is gone while something is unsaved, and no
 * journal keeps it. */
#ifndef CLI_RESCUE_H
#define CLI_RESCUE_H

#include "document/document.h"

/* The name of a file that was rescued from this one and still lies beside it;
 * free().  NULL: there is none. */
char *rescue_find(const char *path);
/* Writes the text to a new file beside the document's, or else in the folder
 * for temporary files.  The path: free().  NULL with err when neither works. */
char *rescue_save(const struct document *document, struct error *err);

#endif

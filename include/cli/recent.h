/* The maps that were opened or saved last, in the file "recent" of the state
 * folder: real paths, one a line, newest first.  It is only a convenience: where
 * it cannot be read or written there are none, and nobody is told. */
#ifndef CLI_RECENT_H
#define CLI_RECENT_H

#include <stddef.h>

#define RECENT_MOST 20

/* enters a map as the newest */
void recent_enter(const char *map);
/* The paths, newest first; each and the list: free(). */
char **recent_read(size_t *count);

#endif

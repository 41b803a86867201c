/* The maps of the folder we are in, found by a cheap look at the first bytes. */
#ifndef CLI_MAPS_HERE_H
#define CLI_MAPS_HERE_H

#include <stdbool.h>
#include <stddef.h>

struct map_here {
	char *path;  /* as a shell takes it here */
	char *title; /* NULL: none is said at the start of the file */
};

/* Does the file at path look like a map?  *title: as above, free(). */
bool maps_here_look(const char *path, char **title);
/* Those of the folder, by name; of a huge folder only a part.  maps_here_free. */
struct map_here *maps_here_list(size_t *count);
void maps_here_free(struct map_here *maps, size_t count);

#endif

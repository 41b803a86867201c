/* Which files of a repository are maps to git: the lines of the file
 * .gitattributes at its top.  Lines and words of others stay as they are. */
#ifndef CLI_GIT_MAPS_H
#define CLI_GIT_MAPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct git_pattern {
	char *text;   /* as it stands in .gitattributes */
	bool written; /* by git_maps_write; false: a line says it already */
};

/* all zero but for top; git_maps_free */
struct git_maps {
	const char *top; /* the repository's folder, borrowed */
	struct git_pattern *list;
	size_t count;
	size_t covered; /* maps that git_maps_find left out because git knows them as maps */
};

/* Looks for maps in the repository, what git ignores left out.  A folder below
 * the top in which all files of an ending are maps becomes one pattern. */
bool git_maps_find(struct git_maps *maps, struct error *err);
/* What a person named: files and folders of the repository, which exist, or
 * patterns as .gitattributes takes them. */
bool git_maps_take(struct git_maps *maps, const char *const *operands, int count, struct error *err);
/* Is a file called as maps are? */
bool git_maps_may_be(const char *name);
/* Does the file at path say of itself that it is a map? */
bool git_maps_is(const char *path);
/* Adds the lines that are missing. */
bool git_maps_write(struct git_maps *maps, struct error *err);
/* Takes our words out of all lines, and lines and the file when nothing else is
 * left.  *removed: how many lines had them. */
bool git_maps_remove(const char *top, size_t *removed, struct error *err);
void git_maps_free(struct git_maps *maps);

#endif

/* What a map can be compared with: another file, or the same one in a git
 * revision.  Git is run as cli/git.h says; a word that git could take for an
 * option never reaches it. */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include "document/document.h"
#include "ui/ui.h"

/* Reads the map that the words mean: a file, else REVISION:PATH as git writes it,
 * else a revision in which the map at path (NULL: there is none) is looked up.
 * NULL with err. */
struct document *compare_read(const char *words, const char *path, struct error *err);
/* what to call it: the file's own name, else the words; borrowed */
const char *compare_name(const char *words);
/* Serves REQUEST_COMPARE (ui/compare.h): offers what there is, or opens what is wished for. */
void compare_serve(struct ui *ui);

#endif

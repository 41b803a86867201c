/* Long text in the person's own editor: $VISUAL, else $EDITOR, else vi. */
#ifndef CLI_EDITOR_H
#define CLI_EDITOR_H

#include "base/error.h"

/* runs a shell command; its exit status, -1 */
typedef int editor_runner(void *context, const char *command);

/* Lets the editor have a copy of text and gives back what it made of it, valid
 * UTF-8; free().  The editor's locale is a UTF-8 one even if the environment
 * names none.  NULL when the editor failed or left no text. */
char *editor_edit(const char *text, editor_runner *run, void *context, struct error *err);

#endif

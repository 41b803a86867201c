/* A session without a terminal, on a document of its own. */
#ifndef SUPPORT_SESSION_H
#define SUPPORT_SESSION_H

#include <stdbool.h>

#include "base/slice.h"
#include "document/document.h"

/* Plays keys, written as --keys takes them (what is no key's name counts as
 * its letters), and the bytes 1 to 8, which change the terminal's size.  Paints
 * after each of them; false: the painter's frame was not that of view_paint.
 * Nothing is ever saved. */
bool session_play(struct document *document, struct slice script);

#endif

/* The map of the tutor: a file in a folder of its own for temporary files,
 * without a journal, so that nothing is left of it anywhere else. */
#ifndef CLI_SANDBOX_H
#define CLI_SANDBOX_H

#include "base/error.h"
#include "ui/ui.h"

/* Makes it, and lets the state begin with a lesson (from 0) instead of what it
 * worked on, which is freed.  false with err: the state is as it was. */
bool sandbox_enter(struct ui *ui, size_t lesson, struct error *err);
/* Removes its folder, if the state is in a tutor. */
void sandbox_leave(struct ui *ui);

#endif

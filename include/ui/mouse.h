/* What the mouse does: clicks choose and open, what is pressed and moved is
 * carried, the wheel scrolls.
 *
 * Everything goes by where layout and panels say that things stand, which is
 * what the screen is drawn by, and ends in the commands that keys have. */
#ifndef UI_MOUSE_H
#define UI_MOUSE_H

#include "ui/ui.h"

/* Does it matter where the mouse is now?  Otherwise it means nothing. */
bool mouse_matters(const struct ui *ui, key k);
/* does what a key of the mouse does */
void mouse_key(struct ui *ui, key k);

#endif

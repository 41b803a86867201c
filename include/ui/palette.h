/* The palette: every command that can be used here, found by typing. */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

#include "ui/ui.h"

void palette_open(struct ui *ui, key k);

#endif

/* What lies behind the start screen (ui/start.h): finding what can be opened,
 * and opening or making what was chosen. */
#ifndef CLI_WELCOME_H
#define CLI_WELCOME_H

#include "ui/ui.h"

/* a document of nothing, for as long as there is no map */
struct document *welcome_document(void);
/* Opens the start screen with all there is now. */
void welcome_open(struct ui *ui);
/* Fulfils REQUEST_START: opens, makes, or says what is wrong; without a start
 * screen, opens that. */
void welcome_serve(struct ui *ui);

#endif

/* The beginning of the work on a map, and its end, whatever way it was opened. */
#ifndef CLI_BEGIN_H
#define CLI_BEGIN_H

#include "config/config.h"
#include "ui/ui.h"

/* The state is as it was configured, whose texts must outlive it. */
void begin_configured(struct ui *ui, const struct config *config);
/* The map has a journal from now on and is among the recent ones; what is worth
 * knowing before the first key is said, and what was not saved is offered. */
void begin_work(struct ui *ui);
/* Frees the state and its document; a map is among the recent ones, a sandbox is gone. */
void begin_end(struct ui *ui);

#endif

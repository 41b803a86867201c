/* Keys from a script, played without a terminal. */
#ifndef CLI_PLAY_H
#define CLI_PLAY_H

#include "cli/subcommand.h"
#include "ui/ui.h"

/* Plays the script on a screen of "WIDTHxHEIGHT" (NULL: 80x24) and prints the last screen. */
enum status play_run(struct ui *ui, const char *script, const char *size);

#endif

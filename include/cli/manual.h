/* The manual pages, each a row of sections made from the tables: touchgrid(1)
 * is the program, touchgrid-map(5) the map file. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "cli/doc.h"

/* Writes the page of section 1 or 5 in the language of messages. */
void manual_write(struct doc *doc, int section);

#endif

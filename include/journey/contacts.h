/* How often a customer meets a touchpoint in a quarter (N4), told from what it says of
 * its frequency (A3). */
#ifndef JOURNEY_CONTACTS_H
#define JOURNEY_CONTACTS_H

#include <stdbool.h>

#include "journey/record.h"

/* Contacts a quarter, at least 0.  `per_quarter` counts before `frequency`: it is what
 * really happens.  What comes once counts in the quarter in which it comes.  false,
 * *contacts 0: it cannot be known, as for what happens on an event, all the time, or
 * says nothing. */
bool contacts_per_quarter(const struct record *record, double *contacts);

#endif

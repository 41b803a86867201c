/* The numbers of a journey, each beside the yardstick of the domain study: how many
 * contacts a quarter (N4, M16), how much does not work (N2), who carries how much
 * (M11), … */
#ifndef JOURNEY_NUMBERS_H
#define JOURNEY_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/journey.h"

enum number_verdict {
	NUMBER_PLAIN, /* there is nothing to compare it with */
	NUMBER_FINE,
	NUMBER_LOOK /* it is worse than the yardstick */
};

/* One line of the numbers. */
struct number {
	const char *name; /* "contacts-per-quarter", for JSON and scripts; borrowed */
	const char *rows; /* rows of the domain study, separated by blanks */
	char *label;      /* in the user's language, harmless: "Contacts per quarter", or an owner's name */
	struct item *of;  /* the stage, channel, owner or persona that it is about; NULL: the whole map */
	double amount;    /* the number itself; a share is 0 to 1 */
	size_t part, all; /* of a share: so many of so many; else 0 */
	char *shown;      /* "12.5", "38 % (11 of 29)" */
	char *yardstick;  /* "usual: 40–60 %"; "": none */
	enum number_verdict verdict;
};

/* A heading and the lines below it. */
struct number_group {
	const char *title; /* in the user's language; borrowed */
	struct number *list;
	size_t count, room;
};

#define NUMBER_GROUPS 8

struct numbers {
	struct number_group groups[NUMBER_GROUPS];
	size_t count;
};

/* Counts all touchpoints, what a filter hides left out.  numbers_free */
void numbers_make(struct numbers *numbers, const struct journey *journey);
void numbers_free(struct numbers *numbers);

#endif

/* What the terminal can do, from terminfo: the only user of curses.  Names are
 * those of terminfo(5). */
#ifndef TERM_CAPABILITY_H
#define TERM_CAPABILITY_H

#include <stdbool.h>

/* looks up the terminal that TERM names; false: it is not known */
bool capability_start(void);
void capability_stop(void);
/* a string, which may hold $<padding>; NULL when the terminal has it not */
const char *capability_text(const char *name);
bool capability_flag(const char *name);
/* -1: not said */
int capability_number(const char *name);
/* a string with two numbers put in; good until the next call */
const char *capability_with(const char *text, int first, int second);

#endif

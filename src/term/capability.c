#include "capability.h"

#include <curses.h>
#include <term.h>
#include <unistd.h>

bool capability_start(void)
{
	int known = 0;
	return setupterm(NULL, STDOUT_FILENO, &known) == OK;
}

void capability_stop(void)
{
	if (cur_term)
		del_curterm(cur_term);
}

const char *capability_text(const char *name)
{
	const char *text = tigetstr(name);
	return text == (const char *)-1 ? NULL : text;
}

bool capability_flag(const char *name)
{
	return tigetflag(name) == 1;
}

int capability_number(const char *name)
{
	int number = tigetnum(name);
	return number < 0 ? -1 : number;
}

const char *capability_with(const char *text, int first, int second)
{
	return tparm(text, first, second);
}

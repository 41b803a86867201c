#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*failure_hook)(void);

void mem_on_failure(void (*hook)(void))
{
	failure_hook = hook;
}

static void fail(void)
{
	if (failure_hook)
		failure_hook();
	fputs("touchgrid: the system has no memory left; what was saved is safe\n", stderr);
	_Exit(2);
}

void *mem_new(size_t size)
{
	return mem_new_array(1, size);
}

void *mem_new_array(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);
	if (!p)
		fail();
	return p;
}

void *mem_resize(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		fail();
	void *p = realloc(old, count && size ? count * size : 1);
	if (!p)
		fail();
	return p;
}

char *mem_copy(const char *bytes, size_t length)
{
	char *p = mem_resize(NULL, length + 1, 1);
	if (length)
		memcpy(p, bytes, length);
	p[length] = '\0';
	return p;
}

char *mem_copy_text(const char *text)
{
	return mem_copy(text, strlen(text));
}

char *mem_format(const char *format, ...)
{
	va_list list;
	char *text = NULL;
	va_start(list, format);
	if (vasprintf(&text, format, list) < 0)
		fail();
	va_end(list);
	return text;
}

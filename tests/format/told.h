/* What was read from a text, as lines that can be compared; and maps that are hard to
 * write as text. */
#ifndef TESTS_FORMAT_TOLD_H
#define TESTS_FORMAT_TOLD_H

#include "format/format.h"

/* “touchpoint name=Call owner=CSM stage=[a; b]” for each thing, in order; what is wrong
 * as “3:5: sentence”; free() */
char *told(const char *format, const char *text);
/* fails the test unless this is told of the text */
void told_expect(const char *format, const char *text, const char *expected);
/* fails the test unless the text is refused there, with this in the sentence */
void told_refuse(const char *format, const char *text, long line, long column, const char *part);
/* A map whose names and texts are hard for formats of text, by chance; free(). */
char *hostile_map(unsigned long long seed);

#endif

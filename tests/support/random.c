#include "support/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void random_start(void)
{
	const char *given = getenv("TEST_SEED");
	unsigned long value = given ? strtoul(given, NULL, 10) : (unsigned long)time(NULL);
	fprintf(stderr, "TEST_SEED=%lu\n", value);
	srand((unsigned)value);
}

int random_below(int limit)
{
	return rand() % limit;
}

size_t random_text(char *out, size_t room)
{
	static const char *const pieces[] = {"a",      "日",     "か",     "\u3099", "\u0301", "\u200D", "👨",
	                                     "🏽",   "🇯",      "\uFE0F", "\xE3",   "\x81",   "\xFF",   "\n",
	                                     "\u1112", "\u1161", "\u11AB", "ｶ",      "ﾞ",      "\u200B", "\x1B",
	                                     "\u0600", "\u0915", "\u093E", "\u0344", "각",     "㉈",     "🫨"};
	size_t length = 0;
	for (int i = random_below(12); i > 0; i--) {
		const char *piece = pieces[random_below((int)(sizeof pieces / sizeof *pieces))];
		if (length + 4 > room)
			break;
		memcpy(out + length, piece, strlen(piece));
		length += strlen(piece);
	}
	for (int i = random_below(3); i > 0 && length < room; i--)
		out[length++] = (char)rand();
	return length;
}

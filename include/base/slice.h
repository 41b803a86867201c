/* A borrowed run of bytes: pointer and length, not NUL-terminated. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *bytes; /* NULL: there is no such text, which differs from an empty one */
	size_t length;     /* bytes */
};

/* what "%.*s" of a format takes, for text of less than 2 GiB */
#define SLICE_SHOWN(slice) (int)(slice).length, (slice).bytes ? (slice).bytes : ""

static inline struct slice slice_make(const char *bytes, size_t length)
{
	return (struct slice){bytes, length};
}

/* the slice of NUL-terminated text; no text gives the slice that is none */
static inline struct slice slice_of(const char *text)
{
	return (struct slice){text, text ? strlen(text) : 0};
}

static inline bool slice_equals(struct slice a, struct slice b)
{
	return a.length == b.length &&
	       (a.length == 0 || (a.bytes && b.bytes && memcmp(a.bytes, b.bytes, a.length) == 0));
}

static inline bool slice_is(struct slice a, const char *text)
{
	return slice_equals(a, slice_of(text));
}

#endif

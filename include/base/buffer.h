/* Bytes that grow.  A zeroed struct is an empty buffer.  The bytes are always
 * followed by a NUL that is not counted. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

#include "base/slice.h"

struct buffer {
	char *bytes; /* NULL while nothing was added */
	size_t length;
	size_t room;
};

void buffer_add(struct buffer *b, const char *bytes, size_t length);
void buffer_add_slice(struct buffer *b, struct slice s);
void buffer_add_text(struct buffer *b, const char *text);
void buffer_add_byte(struct buffer *b, char byte);
void buffer_repeat(struct buffer *b, char byte, size_t count);
void buffer_format(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_format_list(struct buffer *b, const char *format, va_list list) __attribute__((format(printf, 2, 0)));
/* replaces removed bytes at offset by the slice */
void buffer_splice(struct buffer *b, size_t offset, size_t removed, struct slice inserted);
/* what is in it; borrowed until the next call on b */
struct slice buffer_slice(const struct buffer *b);
/* the bytes, NUL-terminated, never NULL; b is empty afterwards; free() */
char *buffer_take(struct buffer *b);
/* empties b and keeps its room */
void buffer_clear(struct buffer *b);
void buffer_free(struct buffer *b);

#endif

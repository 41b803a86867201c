#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

static void reserve(struct buffer *b, size_t more)
{
	size_t need = b->length + more + 1;
	if (need <= b->room)
		return;
	size_t room = b->room ? b->room : 64;
	while (room < need)
		room += room / 2;
	b->bytes = mem_resize(b->bytes, room, 1);
	b->room = room;
}

void buffer_add(struct buffer *b, const char *bytes, size_t length)
{
	reserve(b, length);
	if (length)
		memcpy(b->bytes + b->length, bytes, length);
	b->length += length;
	b->bytes[b->length] = '\0';
}

void buffer_add_slice(struct buffer *b, struct slice s)
{
	buffer_add(b, s.bytes, s.length);
}

void buffer_add_text(struct buffer *b, const char *text)
{
	buffer_add(b, text, strlen(text));
}

void buffer_add_byte(struct buffer *b, char byte)
{
	buffer_add(b, &byte, 1);
}

void buffer_repeat(struct buffer *b, char byte, size_t count)
{
	reserve(b, count);
	memset(b->bytes + b->length, byte, count);
	b->length += count;
	b->bytes[b->length] = '\0';
}

void buffer_format(struct buffer *b, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	buffer_format_list(b, format, list);
	va_end(list);
}

void buffer_format_list(struct buffer *b, const char *format, va_list list)
{
	va_list again;
	va_copy(again, list);
	size_t room = b->room - b->length;
	int length = vsnprintf(room ? b->bytes + b->length : NULL, room, format, again);
	va_end(again);
	if (length < 0)
		return;
	if ((size_t)length >= room) {
		reserve(b, (size_t)length);
		vsnprintf(b->bytes + b->length, (size_t)length + 1, format, list);
	}
	b->length += (size_t)length;
}

void buffer_splice(struct buffer *b, size_t offset, size_t removed, struct slice inserted)
{
	reserve(b, inserted.length);
	memmove(b->bytes + offset + inserted.length, b->bytes + offset + removed, b->length - offset - removed);
	if (inserted.length)
		memcpy(b->bytes + offset, inserted.bytes, inserted.length);
	b->length = b->length - removed + inserted.length;
	b->bytes[b->length] = '\0';
}

struct slice buffer_slice(const struct buffer *b)
{
	return slice_make(b->bytes ? b->bytes : "", b->length);
}

char *buffer_take(struct buffer *b)
{
	reserve(b, 0);
	b->bytes[b->length] = '\0';
	char *bytes = b->bytes;
	*b = (struct buffer){0};
	return bytes;
}

void buffer_clear(struct buffer *b)
{
	b->length = 0;
	if (b->bytes)
		b->bytes[0] = '\0';
}

void buffer_free(struct buffer *b)
{
	free(b->bytes);
	*b = (struct buffer){0};
}

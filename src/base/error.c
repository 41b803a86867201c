#include "base/error.h"

#include <stdarg.h>
#include <string.h>

#include "base/buffer.h"
#include "base/slice.h"
#include "base/unicode.h"

#define TAB_STOP 8

static bool set(struct error *err, size_t offset, const char *format, va_list list)
{
	if (!err)
		return false;
	struct buffer raw = {0}, safe = {0};
	buffer_format_list(&raw, format, list);
	unicode_sanitise(&safe, buffer_slice(&raw), -1);
	*err = (struct error){.kind = ERROR_PLAIN, .offset = offset};
	size_t length = safe.length;
	if (length >= sizeof err->message) {
		length = sizeof err->message - 1;
		while (length > 0 && ((unsigned char)safe.bytes[length] & 0xC0) == 0x80)
			length--;
	}
	if (length)
		memcpy(err->message, safe.bytes, length);
	err->message[length] = '\0';
	buffer_free(&raw);
	buffer_free(&safe);
	return false;
}

bool error_set(struct error *err, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	set(err, 0, format, list);
	va_end(list);
	return false;
}

bool error_at(struct error *err, size_t offset, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	set(err, offset, format, list);
	va_end(list);
	return false;
}

void error_locate(struct error *err, const char *text, size_t length)
{
	if (!err)
		return;
	size_t end = err->offset < length ? err->offset : length;
	size_t start = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 && end >= 3 ? 3 : 0;
	err->line = 1;
	for (const char *at = text + start; (at = memchr(at, '\n', (size_t)(text + end - at))); at++) {
		err->line++;
		start = (size_t)(at + 1 - text);
		if (start >= end)
			break;
	}
	long column = 0;
	for (size_t at = start; at < end;) {
		uint32_t c = unicode_next(text, length, &at);
		column += c == '\t' ? TAB_STOP - column % TAB_STOP : c == '\r' ? 0 : unicode_width(c);
	}
	err->column = column + 1;
}

void error_print(const struct error *err, FILE *out)
{
	struct buffer name = {0};
	if (err->file[0]) {
		unicode_sanitise(&name, slice_of(err->file), -1);
		fprintf(out, "%s:", name.bytes);
		if (err->line)
			fprintf(out, "%ld:", err->line);
		if (err->line && err->column)
			fprintf(out, "%ld:", err->column);
		fputc(' ', out);
	}
	fputs(err->message, out);
	buffer_free(&name);
}

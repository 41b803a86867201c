#include "base/json.h"

#include <ctype.h>

#include "base/unicode.h"

/* Line ends and marks that JSON takes in texts, and YAML does not. */
static bool is_no_letter(uint32_t c)
{
	return c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

static void add_character(struct buffer *out, uint32_t c)
{
	char bytes[4];
	if (c == '"' || c == '\\')
		buffer_format(out, "\\%c", (char)c);
	else if (c == '\n')
		buffer_add_text(out, "\\n");
	else if (c == '\t')
		buffer_add_text(out, "\\t");
	else if (c == '\r')
		buffer_add_text(out, "\\r");
	else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_no_letter(c))
		buffer_format(out, "\\u%04x", (unsigned)c);
	else
		buffer_add(out, bytes, unicode_encode(c, bytes));
}

void json_add_string(struct buffer *out, struct slice text)
{
	buffer_add_byte(out, '"');
	for (size_t at = 0; at < text.length;)
		add_character(out, unicode_next(text.bytes, text.length, &at));
	buffer_add_byte(out, '"');
}

static size_t digits_from(struct slice text, size_t at)
{
	size_t count = 0;
	while (at + count < text.length && isdigit((unsigned char)text.bytes[at + count]))
		count++;
	return count;
}

bool json_is_number(struct slice text)
{
	size_t at = text.length && text.bytes[0] == '-' ? 1 : 0, digits = digits_from(text, at);
	if (!digits || (digits > 1 && text.bytes[at] == '0'))
		return false;
	at += digits;
	if (at < text.length && text.bytes[at] == '.') {
		digits = digits_from(text, at + 1);
		if (!digits)
			return false;
		at += 1 + digits;
	}
	if (at < text.length && (text.bytes[at] == 'e' || text.bytes[at] == 'E')) {
		at += at + 1 < text.length && (text.bytes[at + 1] == '+' || text.bytes[at + 1] == '-') ? 2 : 1;
		digits = digits_from(text, at);
		if (!digits)
			return false;
		at += digits;
	}
	return at == text.length;
}

#include <stdlib.h>

#include "base/message.h"
#include "base/unicode.h"
#include "format/html_parts.h"
#include "journey/input.h"

static const char *entity(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static bool is_plain(unsigned char c)
{
	return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

/* would it make the text around it read in another order? */
static bool turns_text(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_forbidden(uint32_t c)
{
	return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

void html_add(struct buffer *out, struct slice text)
{
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		while (at < text.length && is_plain((unsigned char)text.bytes[at]))
			at++;
		buffer_add(out, text.bytes + start, at - start);
		if (at == text.length)
			return;
		char encoded[4];
		uint32_t c = unicode_next(text.bytes, text.length, &at);
		if (c == '\r')
			c = at < text.length && text.bytes[at] == '\n' ? unicode_next(text.bytes, text.length, &at)
			                                               : '\n';
		if (entity(c))
			buffer_add_text(out, entity(c));
		else if (!turns_text(c))
			buffer_add(out, encoded, unicode_encode(is_forbidden(c) ? UNICODE_REPLACEMENT : c, encoded));
	}
}

void html_say(struct buffer *out, const char *format, ...)
{
	struct buffer said = {0};
	va_list list;
	va_start(list, format);
	buffer_format_list(&said, format, list);
	va_end(list);
	html_add(out, buffer_slice(&said));
	buffer_free(&said);
}

void html_element(struct buffer *out, const char *tag, struct slice text)
{
	buffer_format(out, "<%s>", tag);
	html_add(out, text);
	buffer_format(out, "</%s>\n", tag);
}

const char *html_comma(void)
{
	return message_language() == LANGUAGE_JAPANESE ? "、" : ", ";
}

struct slice html_title(const struct page *page)
{
	struct slice title = journey_text(page->journey, "title");
	return title.length ? title : slice_of(_("A map without a title"));
}

void html_name(struct buffer *out, struct item *item)
{
	size_t before = out->length;
	html_add(out, input_trimmed(item_name(item)));
	if (out->length == before)
		html_add(out, slice_of(_("(without a name)")));
}

char html_letter(enum kind kind)
{
	static const char letters[KIND_COUNT] = {'m', 's', 'c', 'p', 'o', 't'};
	return letters[kind];
}

void html_link(struct page *page, enum kind kind, size_t index)
{
	struct item *item = journey_item(page->journey, kind, index);
	if (!item->hidden)
		buffer_format(page->out, "<a href=\"#%c%zu\">", html_letter(kind), index);
	html_name(page->out, item);
	if (!item->hidden)
		buffer_add_text(page->out, "</a>");
}

void html_reference(struct page *page, enum kind kind, struct slice word)
{
	size_t index = directory_find(&page->said.things[kind], word);
	if (index != DIRECTORY_NONE)
		html_link(page, kind, index);
	else
		html_add(page->out, word);
}

const char *html_rating_word(unsigned rating)
{
	const struct field *field = field_find(KIND_TOUCHPOINT, slice_of("rating"));
	return rating ? message_label(&field->choices[rating - 1].label) : _("not rated");
}

void html_rating(struct buffer *out, unsigned rating, bool with_word)
{
	static const char *const signs[JOURNEY_RATINGS] = {"&#160;", "+", "−", "×"};
	buffer_format(out, "<span class=\"rating r%u\"><b aria-hidden=\"true\">%s</b><span%s>", rating, signs[rating],
	              with_word ? "" : " class=\"unseen\"");
	html_add(out, slice_of(html_rating_word(rating)));
	buffer_add_text(out, "</span></span> ");
}

void html_section(struct page *page, const char *id, const char *title)
{
	buffer_format(page->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", id, id, id);
	html_add(page->out, slice_of(title));
	buffer_add_text(page->out, "</h2>\n");
}

void html_section_end(struct page *page)
{
	buffer_add_text(page->out, "</section>\n");
}

#include "cli/doc.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/message.h"
#include "base/unicode.h"
#include "cli/subcommand.h"

#define TERM_COLUMNS 26 /* of a term with its text beside it */
#define LEAST 20        /* columns of folded text */
#define MAN_SOURCE 72   /* columns of a manual page's lines */
#define MAN_ACROSS 71   /* columns that a page of 80 leaves for a paragraph … */
#define MAN_BESIDE 64   /* … and beside a term */

/* ---- text, folded ---- */

/* Adds text folded; the first line begins where the output stands, the others at indent. */
static void add_folded(struct buffer *out, struct slice text, int indent, int width)
{
	struct slice line;
	for (size_t at = 0; unicode_wrap(text, &at, width - indent > LEAST ? width - indent : LEAST, &line);) {
		if (line.bytes != text.bytes)
			buffer_repeat(out, ' ', (size_t)indent);
		buffer_add_slice(out, line);
		buffer_add_byte(out, '\n');
	}
}

/* ---- escapes ---- */

/* Adds a character as it is meant: one that is typed or copied must not become
 * a typographic one. */
static void add_man_sign(struct buffer *out, char sign, bool literal)
{
	static const char signs[] = "-'`^~", *const names[] = {"\\-", "\\(aq", "\\(ga", "\\(ha", "\\(ti"};
	const char *found = literal && sign ? strchr(signs, sign) : NULL;
	if (found)
		buffer_add_text(out, names[found - signs]);
	else if (sign == '\\')
		buffer_add_text(out, "\\e");
	else if (sign == '"')
		buffer_add_text(out, "\\(dq");
	else
		buffer_add_byte(out, sign);
}

/* Text in which every sign is meant, in lines. */
static void add_man_literal(struct buffer *out, const char *text)
{
	for (bool fresh = true; *text; text++) {
		if (fresh && (*text == '.' || *text == '\''))
			buffer_add_text(out, "\\&");
		add_man_sign(out, *text, true);
		fresh = *text == '\n';
	}
}

/* Prose, folded; what stands in backquotes is bold.  A page cannot fold what has
 * no blanks, as Japanese, so there each line is made to end where it does. */
static void add_man_prose(struct buffer *out, const char *text, int columns)
{
	struct slice line, whole = slice_make(text, strlen(text));
	bool wide = unicode_columns(whole) < (int)whole.length && message_language() == LANGUAGE_JAPANESE;
	bool bold = false;
	for (size_t at = 0; unicode_wrap(whole, &at, wide ? columns : MAN_SOURCE, &line);) {
		if (line.bytes != text && wide)
			buffer_add_text(out, ".br\n");
		for (size_t i = 0; i < line.length; i++) {
			if (!i && (line.bytes[i] == '.' || line.bytes[i] == '\''))
				buffer_add_text(out, "\\&");
			if (line.bytes[i] == '`' && (bold || strchr(line.bytes + i + 1, '`'))) {
				bold = !bold;
				buffer_add_text(out, bold ? "\\fB" : "\\fR");
			} else {
				add_man_sign(out, line.bytes[i], bold);
			}
		}
		buffer_add_byte(out, '\n');
	}
}

static void add_man_request(struct buffer *out, const char *request, const char *text)
{
	buffer_format(out, "%s \"", request);
	add_man_literal(out, text);
	buffer_add_text(out, "\"\n");
}

static void add_cell(struct buffer *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '|')
			buffer_add_byte(out, '\\');
		buffer_add_byte(out, *text);
	}
}

/* ---- the parts ---- */

static void separate(struct doc *doc)
{
	if (doc->out.length && doc->format != DOC_MAN)
		buffer_add_byte(&doc->out, '\n');
}

/* A paragraph of its own, unless a heading has begun one. */
static void begin_man_paragraph(struct doc *doc)
{
	if (!doc->headed)
		buffer_add_text(&doc->out, ".PP\n");
}

void doc_page(struct doc *doc, const char *name, int section, const char *title)
{
	if (doc->format == DOC_MARKDOWN) {
		buffer_format(&doc->out, "# %s(%d)\n", name, section);
	} else if (doc->format == DOC_TEXT) {
		buffer_format(&doc->out, "%s(%d) – %s\n", name, section, title);
	} else {
		buffer_format(&doc->out,
		              ".\\\" -*- mode: nroff; coding: utf-8 -*-\n"
		              ".\\\" Written by: touchgrid help --page %d --format man\n.TH ",
		              section);
		for (const char *at = name; *at; at++)
			buffer_add_byte(&doc->out, *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at);
		buffer_format(&doc->out, " %d %s \"touchgrid %s\" \"%s\"\n", section, TOUCHGRID_DATE, TOUCHGRID_VERSION,
		              title);
	}
}

static void add_heading(struct doc *doc, const char *markdown, const char *request, const char *text)
{
	separate(doc);
	if (doc->format == DOC_MARKDOWN)
		buffer_format(&doc->out, "%s %s\n", markdown, text);
	else if (doc->format == DOC_TEXT)
		buffer_format(&doc->out, "%s\n", text);
	else
		add_man_request(&doc->out, request, text);
	doc->headed = true;
}

void doc_section(struct doc *doc, const char *text)
{
	add_heading(doc, "##", ".SH", text);
}

void doc_heading(struct doc *doc, const char *text)
{
	add_heading(doc, "###", ".SS", text);
}

void doc_paragraph(struct doc *doc, const char *text)
{
	separate(doc);
	if (doc->format == DOC_TEXT) {
		add_folded(&doc->out, slice_of(text), 0, doc->width);
	} else if (doc->format == DOC_MARKDOWN) {
		buffer_format(&doc->out, "%s\n", text);
	} else {
		begin_man_paragraph(doc);
		add_man_prose(&doc->out, text, MAN_ACROSS);
	}
	doc->headed = false;
}

void doc_sample(struct doc *doc, const char *text)
{
	separate(doc);
	if (doc->format == DOC_MARKDOWN) {
		buffer_format(&doc->out, "```\n%s```\n", text);
	} else if (doc->format == DOC_MAN) {
		begin_man_paragraph(doc);
		buffer_add_text(&doc->out, ".nf\n");
		add_man_literal(&doc->out, text);
		buffer_add_text(&doc->out, ".fi\n");
	} else {
		while (*text) {
			size_t length = strcspn(text, "\n") + 1;
			buffer_add_text(&doc->out, "    ");
			buffer_add(&doc->out, text, length);
			text += length;
		}
	}
	doc->headed = false;
}

void doc_list_begin(struct doc *doc, const char *term_title, const char *text_title)
{
	doc->titles[0] = mem_copy_text(term_title);
	doc->titles[1] = mem_copy_text(text_title);
}

void doc_term(struct doc *doc, const char *term, const char *text)
{
	if (doc->count == doc->room) {
		doc->room = doc->room ? doc->room * 2 : 16;
		doc->terms = mem_resize(doc->terms, doc->room, sizeof *doc->terms);
	}
	doc->terms[doc->count++] = (struct doc_term){mem_copy_text(term), mem_copy_text(text)};
}

static void add_terms_as_text(struct doc *doc)
{
	int width = 0;
	for (size_t i = 0; i < doc->count; i++) {
		int columns = unicode_columns(slice_of(doc->terms[i].term));
		width = columns > width && columns <= TERM_COLUMNS ? columns : width;
	}
	int indent = 2 + width + 2;
	for (size_t i = 0; i < doc->count; i++) {
		int columns = unicode_columns(slice_of(doc->terms[i].term));
		buffer_format(&doc->out, "  %s", doc->terms[i].term);
		if (columns > width)
			buffer_add_byte(&doc->out, '\n');
		buffer_repeat(&doc->out, ' ', (size_t)(columns > width ? indent : indent - 2 - columns));
		add_folded(&doc->out, slice_of(doc->terms[i].text), indent, doc->width);
	}
}

static void add_terms_as_markdown(struct doc *doc)
{
	buffer_format(&doc->out, "| %s | %s |\n|---|---|\n", doc->titles[0], doc->titles[1]);
	for (size_t i = 0; i < doc->count; i++) {
		buffer_add_text(&doc->out, "| `");
		add_cell(&doc->out, doc->terms[i].term);
		buffer_add_text(&doc->out, "` | ");
		add_cell(&doc->out, doc->terms[i].text);
		buffer_add_text(&doc->out, " |\n");
	}
}

static void add_terms_as_man(struct doc *doc)
{
	for (size_t i = 0; i < doc->count; i++) {
		buffer_add_text(&doc->out, ".TP\n");
		add_man_request(&doc->out, ".B", doc->terms[i].term);
		add_man_prose(&doc->out, doc->terms[i].text, MAN_BESIDE);
	}
}

void doc_list_end(struct doc *doc)
{
	if (doc->count) {
		doc->headed = false;
		separate(doc);
		if (doc->format == DOC_TEXT)
			add_terms_as_text(doc);
		else if (doc->format == DOC_MARKDOWN)
			add_terms_as_markdown(doc);
		else
			add_terms_as_man(doc);
	}
	for (size_t i = 0; i < doc->count; i++) {
		free(doc->terms[i].term);
		free(doc->terms[i].text);
	}
	free(doc->terms);
	free(doc->titles[0]);
	free(doc->titles[1]);
	doc->terms = NULL;
	doc->titles[0] = doc->titles[1] = NULL;
	doc->count = doc->room = 0;
}

void doc_free(struct doc *doc)
{
	buffer_free(&doc->out);
}

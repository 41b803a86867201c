#include "cli/doc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"

#define TERM_COLUMNS 26 /* of a term with its text beside it */
#define LEAST 20        /* columns of folded text */

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

static void add_man(struct buffer *out, const char *text, bool literal)
{
	if (*text == '.' || *text == '\'')
		buffer_add_text(out, "\\&");
	for (; *text; text++) {
		if (*text == '\\')
			buffer_add_text(out, "\\e");
		else if (*text == '-' && literal)
			buffer_add_text(out, "\\-");
		else
			buffer_add_byte(out, *text);
		if (*text == '\n' && (text[1] == '.' || text[1] == '\''))
			buffer_add_text(out, "\\&");
	}
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

void doc_heading(struct doc *doc, const char *text)
{
	separate(doc);
	if (doc->format == DOC_MARKDOWN)
		buffer_format(&doc->out, "### %s\n", text);
	else if (doc->format == DOC_TEXT)
		buffer_format(&doc->out, "%s\n", text);
	else {
		buffer_add_text(&doc->out, ".SS \"");
		add_man(&doc->out, text, false);
		buffer_add_text(&doc->out, "\"\n");
	}
}

void doc_paragraph(struct doc *doc, const char *text)
{
	separate(doc);
	if (doc->format == DOC_TEXT) {
		add_folded(&doc->out, slice_of(text), 0, doc->width);
	} else if (doc->format == DOC_MARKDOWN) {
		buffer_format(&doc->out, "%s\n", text);
	} else {
		buffer_add_text(&doc->out, ".PP\n");
		add_man(&doc->out, text, false);
		buffer_add_byte(&doc->out, '\n');
	}
}

void doc_sample(struct doc *doc, const char *text)
{
	separate(doc);
	if (doc->format == DOC_MARKDOWN) {
		buffer_format(&doc->out, "```\n%s```\n", text);
	} else if (doc->format == DOC_MAN) {
		buffer_add_text(&doc->out, ".PP\n.nf\n");
		add_man(&doc->out, text, true);
		buffer_add_text(&doc->out, ".fi\n");
	} else {
		while (*text) {
			size_t length = strcspn(text, "\n") + 1;
			buffer_add_text(&doc->out, "    ");
			buffer_add(&doc->out, text, length);
			text += length;
		}
	}
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
		buffer_add_text(&doc->out, ".TP\n.B ");
		add_man(&doc->out, doc->terms[i].term, true);
		buffer_add_byte(&doc->out, '\n');
		add_man(&doc->out, doc->terms[i].text, false);
		buffer_add_byte(&doc->out, '\n');
	}
}

void doc_list_end(struct doc *doc)
{
	if (doc->count) {
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

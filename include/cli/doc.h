/* A small document that is written as text for a terminal, as Markdown or as
 * a manual page: headings, paragraphs, samples, and lists of terms. */
#ifndef CLI_DOC_H
#define CLI_DOC_H

#include <stdbool.h>

#include "base/buffer.h"

enum doc_format { DOC_TEXT, DOC_MARKDOWN, DOC_MAN };

struct doc_term {
	char *term, *text;
};

/* zero it, but for the first two */
struct doc {
	const char *const *keys; /* of commands, as the reader has them (ui/command.h); NULL: the table's */
	enum doc_format format;
	int width; /* DOC_TEXT: columns */
	struct buffer out;
	bool headed;            /* a heading is what stands last */
	struct doc_term *terms; /* of the list that is open */
	size_t count, room;
	char *titles[2];
};

/* Opens a whole page of a section of the manual, whose title is given. */
void doc_page(struct doc *doc, const char *name, int section, const char *title);
/* a heading above those of doc_heading */
void doc_section(struct doc *doc, const char *text);
void doc_heading(struct doc *doc, const char *text);
void doc_paragraph(struct doc *doc, const char *text);
/* text as it stands, in lines */
void doc_sample(struct doc *doc, const char *text);
/* Between these two: the terms of a list, with titles for its two columns. */
void doc_list_begin(struct doc *doc, const char *term_title, const char *text_title);
void doc_term(struct doc *doc, const char *term, const char *text);
void doc_list_end(struct doc *doc);
void doc_free(struct doc *doc);

#endif

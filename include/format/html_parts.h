/* What the files that write the page share: the page while it is written, text
 * made harmless, and the parts in the order in which they stand. */
#ifndef FORMAT_HTML_PARTS_H
#define FORMAT_HTML_PARTS_H

#include "base/buffer.h"
#include "format/said.h"
#include "journey/finding.h"
#include "journey/journey.h"
#include "journey/names.h"
#include "journey/numbers.h"
#include "yaml/value.h"

struct page {
	const struct journey *journey;
	long today;
	struct buffer *out;
	struct said said;     /* for looking up references */
	struct names *owners; /* what owners are called, numbered as the filter offers them */
	struct findings findings;
	struct numbers numbers;
	size_t shown;                    /* touchpoints */
	size_t unowned;                  /* of them */
	size_t ratings[JOURNEY_RATINGS]; /* of them have each */
	size_t gaps, overloads;          /* cells */
};

/* ---- text (html_text.c) ---- */
/* Adds text of a map, fit for an element and for a quoted attribute: markup is
 * escaped; controls and what is not UTF-8 become U+FFFD; what turns the direction
 * of the text around it is left out.  Line ends stay. */
void html_add(struct buffer *out, struct slice text);
/* the same with a message and what it is about */
void html_say(struct buffer *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* <tag>text</tag> and a newline */
void html_element(struct buffer *out, const char *tag, struct slice text);
/* what separates the words of a list */
const char *html_comma(void);
/* what the map is called */
struct slice html_title(const struct page *page);
/* the name of an item; something to click where it has none */
void html_name(struct buffer *out, struct item *item);
/* the letter that the anchors of a kind begin with; its number in the list follows */
char html_letter(enum kind kind);
/* the name of the thing at index of its list, leading to what the page says of it */
void html_link(struct page *page, enum kind kind, size_t index);
/* html_link for what a field says; a thing that is not in the map is its own word */
void html_reference(struct page *page, enum kind kind, struct slice word);
/* the mark of a rating: a sign for the eyes and its word, seen or only heard */
void html_rating(struct buffer *out, unsigned rating, bool with_word);
/* the word of a rating, or that there is none */
const char *html_rating_word(unsigned rating);
/* <section> with its heading, and its end */
void html_section(struct page *page, const char *id, const char *title);
void html_section_end(struct page *page);

/* ---- parts ---- */
void html_filter(struct page *page);
void html_grid(struct page *page);
void html_curve(struct page *page);
void html_findings(struct page *page);
void html_numbers(struct page *page);
/* the answers to the questions of the review */
void html_review(struct page *page);
/* all that is said of the touchpoints, the stages, …, and of the map itself */
void html_details(struct page *page);
/* what a field says, as one piece of text or as a table */
void html_value(struct page *page, const struct field *field, const struct value *value);

#endif

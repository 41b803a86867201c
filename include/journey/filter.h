/* Filters: which touchpoints a line of text asks for.
 *
 *   owner=CSM rating=irritates      both hold; a blank joins terms
 *   owner=CSM | segment=大企業      either holds; what blanks join is closer
 *   stage=trial,onboarding          one of several values
 *   owner=     owner!=              the field says nothing, says something
 *   name~キックオフ  votes>3  due<2026-04-01   contains; less, more (also <= and >=)
 *   メール     -メール              any text contains it, none does (also with !)
 *   "Touch model"=high-touch name="Call, first"   quotes around blanks and commas
 *
 * A field is meant by its key or its label in either language, a choice by its
 * word or its label, a stage, channel, persona or owner by its id or its name; where
 * none is called just so, those whose id or name begins so are meant.
 * Texts are compared as unicode_fold says, and the signs may be wide ones (＝ 、
 * ｜ …).  What is said in the records of a field counts for the field.
 *
 * A filter owns all it knows; begin tells it what things are called now. */
#ifndef JOURNEY_FILTER_H
#define JOURNEY_FILTER_H

#include "base/buffer.h"
#include "base/error.h"
#include "journey/journey.h"

#define FILTER_WORDS_MOST 200 /* words in one filter */

struct filter;

/* Reads a filter; one without terms lets all pass.  NULL with err: it is none,
 * and where (line and column). */
struct filter *filter_read(struct slice text, struct error *err);
/* what a search looks for: touchpoints of which any text contains this one */
struct filter *filter_of_text(struct slice text);
void filter_free(struct filter *filter);
/* does it let everything pass? */
bool filter_is_empty(const struct filter *filter);

/* must be called before filter_passes, and when stages, channels, personas or
 * owners became others */
void filter_begin(struct filter *filter, const struct journey *journey);
bool filter_passes(struct filter *filter, struct item *item);
/* both as a sieve; the filter must outlive its use */
struct sieve filter_sieve(struct filter *filter);

/* Adds a word to a line of a filter, in quotes where it needs them. */
void filter_add_word(struct buffer *line, struct slice word);

/* What is being typed at the end of a line. */
struct filter_typing {
	size_t start;              /* where the last term begins, behind its sign */
	const struct field *field; /* whose value is being typed; NULL: a field or a text */
	size_t value;              /* where the word that is being typed begins */
	char *word;                /* without quotes; free() */
	bool quoted;               /* it is written in quotes */
	bool lost;                 /* it is a value, but of no field that there is */
};
void filter_typing(struct slice text, struct filter_typing *typing);

#endif

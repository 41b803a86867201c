/* The short notation in which a touchpoint is said on one line:
 *
 *   Kick-off call @CSM #video >onboarding !+
 *
 * is its name and four tags: owner, channel, stage, rating.  A tag begins a
 * word; the full-width signs of an input method and U+3000 do as well.  A tag
 * may stand in quotes, "…" or 「…」, when it holds blanks, and a number may be
 * followed by the next tag at once: #3@1.  ## and >> mean “there as well”.  A
 * sign alone, behind the name, says “none”.  A backslash before a sign, or the
 * sign in the middle of a word, is text.
 *
 * Pure: this reads the line and finds which of some things a word means; it
 * knows no map. */
#ifndef JOURNEY_NOTATION_H
#define JOURNEY_NOTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/slice.h"

enum notation_kind { NOTATION_OWNER, NOTATION_CHANNEL, NOTATION_STAGE, NOTATION_RATING };

struct notation_tag {
	enum notation_kind kind;
	struct slice word; /* without its signs, in the line; length 0: the sign alone */
	size_t start, end; /* bytes of the line, signs and quotes included */
	bool also;         /* the sign was doubled */
	bool quoted;       /* meant as it stands: no number, no beginning */
	bool leading;      /* nothing of the name stands before it */
};

struct notation {
	char *name; /* what remains of the line, without blanks around it; never NULL */
	struct notation_tag *tags;
	size_t count;
};

/* The tags borrow from the line; notation_free. */
void notation_read(struct notation *notation, struct slice line);
void notation_free(struct notation *notation);
/* Does the line end with the sign of a rating alone, which is text until more follows? */
bool notation_begins_rating(struct slice line, struct notation_tag *tag);

/* What one thing is called: its id, its name, its label; .bytes NULL: none. */
#define NOTATION_NAMES 4
struct notation_word {
	struct slice names[NOTATION_NAMES];
};

#define NOTATION_NONE ((size_t)-1)
#define NOTATION_SEVERAL ((size_t)-2)

/* Which of count things the tag means: one that is called just so, or so but for
 * width, case and kana; else, not in quotes, the one of this number from 1; else
 * the only one whose name begins so.  NOTATION_NONE, NOTATION_SEVERAL. */
size_t notation_find(const struct notation_word *words, size_t count, const struct notation_tag *tag);
/* Is the word a number of one of them that no further character could make mean
 * another one? */
bool notation_is_whole_number(const struct notation_word *words, size_t count, struct slice word);
/* bytes of the digits, half or full width, that the word begins with */
size_t notation_digits(struct slice word);
/* How well a thing fits a word that is being typed: 2 it is called so from its
 * start, or has a number that begins so, 1 the word is somewhere in a name, 0 not. */
int notation_fit(const struct notation_word *thing, size_t number, struct slice word);
/* Adds the tag that means the thing with this name: the sign, doubled for
 * `also`, and the name, in quotes where it needs them. */
void notation_add_tag(struct buffer *out, enum notation_kind kind, bool also, struct slice name);
/* Adds a name so that it is read as this name: signs that would begin a tag get a backslash. */
void notation_add_name(struct buffer *out, struct slice name);

#endif

/* Text as people see it: UTF-8, columns, graphemes, and the copy that is safe
 * to draw (facts.md is not shipped; the rules stand here).
 *
 * Columns are wcwidth's, summed over a grapheme (what curses and terminals
 * use); graphemes, normal forms and case folding are utf8proc's.  The only
 * user of utf8proc. */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/slice.h"

#define UNICODE_REPLACEMENT 0xFFFD
#define UNICODE_MARKS 2 /* combining marks kept per drawn cell */

/* Makes LC_CTYPE a UTF-8 locale, whatever the environment says, so that
 * wcwidth and curses know UTF-8. */
void unicode_start(void);
/* What the environment says of the terminal where it says for sure that it is not
 * UTF-8: a locale that names another character set, as ja_JP.eucJP; else NULL. */
const char *unicode_other_charset(void);

/* How the terminal draws, once at the start, like the locale: the columns of
 * characters whose width is ambiguous (UAX #11), 1 or 2, and whether the signs
 * that the program draws are ASCII: lines + - |, … ~, × x and so on.  Where
 * ambiguous ones take two columns, lines are ASCII anyway. */
void unicode_draw(int ambiguous, bool ascii);

/* offset of the first byte that is not UTF-8 (overlong, surrogate, cut), or
 * length when all is well */
size_t unicode_validate(const char *bytes, size_t length);

/* Reads the code point at bytes[*at] of length and moves *at behind it; a bad
 * byte gives UNICODE_REPLACEMENT and moves by one.  *at < length. */
uint32_t unicode_next(const char *bytes, size_t length, size_t *at);
/* writes the code point as UTF-8, 1 to 4 bytes, and returns how many */
size_t unicode_encode(uint32_t code_point, char out[4]);

/* columns of one code point as a terminal draws it: 0, 1 or 2; controls and
 * unknown ones count 1, as they are drawn as U+FFFD */
int unicode_width(uint32_t code_point);
/* columns of the sanitised text */
int unicode_columns(struct slice text);

/* byte offset behind the grapheme that starts at `at`, and of the start of
 * the grapheme that ends at `at` */
size_t unicode_grapheme_end(struct slice text, size_t at);
size_t unicode_grapheme_start(struct slice text, size_t at);
/* byte offset behind the word (run of alike characters) from `at`, and before */
size_t unicode_word_end(struct slice text, size_t at);
size_t unicode_word_start(struct slice text, size_t at);

/* The next line of text folded at `columns`: broken at blanks where there are
 * any, between wide characters elsewhere, never before a closing mark or a small
 * kana, nor behind an opening mark, where that can be helped.  Newlines end a line.  Moves *at behind it and behind the
 * blanks that follow; false at the end. */
bool unicode_wrap(struct slice text, size_t *at, int columns, struct slice *line);

/* One drawn character: a base and its combining marks. */
struct glyph {
	uint32_t text[1 + UNICODE_MARKS]; /* code points, 0-terminated when fewer */
	int width;                        /* columns, 1 or 2 */
};
/* Reads the next glyph to draw from text at *at, NFC, without variation
 * selectors, bidi marks and zero-width blanks; a joined or skin-toned emoji
 * becomes its first; controls, newlines and unknown ones become U+FFFD; signs
 * become ASCII where unicode_draw asks for that.  false at the end.  Moves *at. */
bool unicode_glyph(struct slice text, size_t *at, struct glyph *glyph);

/* Adds text to out, harmless for a terminal: glyph by glyph as above, but signs
 * as they are, so that no escape sequence, control or bidi mark of a file gets through.  Stops
 * after max columns (-1: no limit). */
void unicode_sanitise(struct buffer *out, struct slice text, int max);

/* Adds the form in which texts are compared when people search: NFKC, case
 * folded, katakana as hiragana.  メール, ﾒｰﾙ and めーる are one. */
void unicode_fold(struct buffer *out, struct slice text);
/* Are the two alike when folded? */
bool unicode_folds_alike(struct slice a, struct slice b);
/* Where in the folded text another text, which is folded already, is found: 0
 * at its start, SIZE_MAX nowhere. */
size_t unicode_find_folded(struct slice text, struct slice folded);
bool unicode_is_ascii(struct slice text);

#endif

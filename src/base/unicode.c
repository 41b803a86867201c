#include "base/unicode.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <strings.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/unicode_signs.h"

#define SOFT_HYPHEN 0xAD
#define DOTTED_CIRCLE 0x25CC /* carries a mark that has no base */
#define CLUSTER_MAX 32       /* code points of one grapheme that are composed; more marks than these are not drawn */

/* How the terminal draws; set once, like the locale. */
static bool wide;       /* ambiguous characters take two columns */
static bool only_ascii; /* signs are drawn in ASCII */

void unicode_start(void)
{
	static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
	const char *chosen = setlocale(LC_CTYPE, "");
	for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++) {
		if (chosen && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
			return;
		chosen = setlocale(LC_CTYPE, fallbacks[i]);
	}
}

void unicode_draw(int ambiguous, bool ascii)
{
	wide = ambiguous == 2;
	only_ascii = ascii;
}

const char *unicode_other_charset(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *value = NULL;
	for (size_t i = 0; i < 3 && (!value || !*value); i++)
		value = getenv(variables[i]);
	const char *charset = value ? strchr(value, '.') : NULL;
	if (!charset || strncasecmp(charset, ".utf-8", 6) == 0 || strncasecmp(charset, ".utf8", 5) == 0)
		return NULL;
	return value;
}

static bool continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* The code point at s, of at most room bytes; *length is 0 when it is not UTF-8. */
static inline uint32_t decode(const unsigned char *s, size_t room, size_t *length)
{
	uint32_t c = s[0];
	*length = 0;
	if (c < 0x80) {
		*length = 1;
	} else if (c >= 0xC2 && c < 0xE0) {
		if (room >= 2 && continues(s[1])) {
			c = (c & 0x1F) << 6 | (s[1] & 0x3Fu);
			*length = 2;
		}
	} else if (c >= 0xE0 && c < 0xF0) {
		if (room >= 3 && continues(s[1]) && continues(s[2])) {
			c = (c & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
			if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF))
				*length = 3;
		}
	} else if (c >= 0xF0 && c < 0xF5) {
		if (room >= 4 && continues(s[1]) && continues(s[2]) && continues(s[3])) {
			c = (c & 0x07) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
			if (c >= 0x10000 && c < 0x110000)
				*length = 4;
		}
	}
	return *length ? c : UNICODE_REPLACEMENT;
}

size_t unicode_validate(const char *bytes, size_t length)
{
	const unsigned char *s = (const unsigned char *)bytes;
	size_t at = 0;
	while (at < length) {
		uint64_t eight[2];
		while (length - at >= sizeof eight) {
			memcpy(eight, s + at, sizeof eight);
			if ((eight[0] | eight[1]) & 0x8080808080808080u)
				break;
			at += sizeof eight;
		}
		while (at < length && s[at] < 0x80)
			at++;
		while (at < length && s[at] >= 0x80) {
			size_t step;
			decode(s + at, length - at, &step);
			if (!step)
				return at;
			at += step;
		}
	}
	return length;
}

/* The code point at `at` and, in *end, where it ends; a bad byte is one U+FFFD. */
static inline uint32_t peek(struct slice text, size_t at, size_t *end)
{
	size_t step;
	uint32_t c = decode((const unsigned char *)text.bytes + at, text.length - at, &step);
	*end = at + (step ? step : 1);
	return c;
}

uint32_t unicode_next(const char *bytes, size_t length, size_t *at)
{
	return peek(slice_make(bytes, length), *at, at);
}

/* The start of the code point that ends at `at` > 0, as a reader from the start finds it. */
static size_t step_back(struct slice text, size_t at)
{
	size_t floor = at > 4 ? at - 4 : 0, start = at - 1, end;
	while (start > floor && continues((unsigned char)text.bytes[start]))
		start--;
	peek(slice_make(text.bytes, at), start, &end);
	return end == at ? start : at - 1;
}

size_t unicode_encode(uint32_t c, char out[4])
{
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = UNICODE_REPLACEMENT;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

static void add_code_point(struct buffer *out, uint32_t c)
{
	char bytes[4];
	buffer_add(out, bytes, unicode_encode(c, bytes));
}

/* Common characters that start a grapheme, end it before another such one, and
 * are their own normal form: most of what is drawn needs no more than this. */
static inline bool is_plain(uint32_t c)
{
	if (c < 0x7F)
		return c >= 0x20;
	if (c < 0x3000)
		return false;
	return c <= 0x3029 || (c >= 0x3041 && c <= 0x3096) || (c >= 0x309B && c <= 0x30FF) ||
	       (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFF9D);
}

static inline bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/* Is nothing drawn for it: variation selectors, joiners, bidi marks, tags? */
static bool is_dropped(uint32_t c)
{
	if (c < 0x300)
		return false;
	if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF) || c == 0x61C ||
	    (c >= 0x180B && c <= 0x180F))
		return true;
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_CF && wcwidth((wchar_t)c) <= 0;
}

static inline int plain_width(uint32_t c)
{
	return c < 0x80 || c >= 0xFF61 ? 1 : 2;
}

/* wcwidth: what curses will count; -1 for what it does not know */
static int raw_width(uint32_t c)
{
	if (is_plain(c))
		return plain_width(c);
	int width = c == UNICODE_REPLACEMENT ? 1 : wcwidth((wchar_t)c);
	return wide && width == 1 && unicode_is_ambiguous(c) ? 2 : width;
}

int unicode_width(uint32_t c)
{
	if (c < 0x300 && !wide)
		return 1;
	if (is_plain(c))
		return plain_width(c);
	if (c >= 0xAC00 && c <= 0xD7A3)
		return 2;
	if (is_control(c))
		return 1;
	int width = raw_width(c);
	if (width >= 0)
		return width;
	return is_dropped(c) ? 0 : 1;
}

int unicode_columns(struct slice text)
{
	struct glyph glyph;
	size_t at = 0;
	int columns = 0;
	while (unicode_glyph(text, &at, &glyph))
		columns += glyph.width;
	return columns;
}

size_t unicode_grapheme_end(struct slice text, size_t at)
{
	size_t end, next;
	utf8proc_int32_t state = 0;
	if (at >= text.length)
		return text.length;
	uint32_t c = peek(text, at, &end);
	while (end < text.length) {
		uint32_t d = peek(text, end, &next);
		if (is_plain(c) && is_plain(d))
			break;
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)c, (utf8proc_int32_t)d, &state))
			break;
		c = d;
		end = next;
	}
	return end;
}

size_t unicode_grapheme_start(struct slice text, size_t at)
{
	size_t start, end;
	if (at > text.length)
		at = text.length;
	/* back to a break that is certain: between two plain characters */
	for (start = at, end = at; start > 0;) {
		size_t before = step_back(text, start);
		bool plain = is_plain(peek(text, before, &end));
		if (plain && start < at && is_plain(peek(text, start, &end)))
			break;
		start = before;
	}
	while ((end = unicode_grapheme_end(text, start)) < at)
		start = end;
	return start;
}

enum word_class { WORD_BLANK, WORD_LETTER, WORD_HIRAGANA, WORD_KATAKANA, WORD_KANA_MARK, WORD_KANJI, WORD_SIGN };

static enum word_class word_class(uint32_t c)
{
	if (c == 0x30FC || c == 0xFF70)
		return WORD_KANA_MARK;
	if (c >= 0x3041 && c <= 0x309F)
		return WORD_HIRAGANA;
	if ((c >= 0x30A1 && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F))
		return WORD_KATAKANA;
	if ((c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	    (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005)
		return WORD_KANJI;
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
		return WORD_BLANK;
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return WORD_LETTER;
	default:
		return c == '_' ? WORD_LETTER : WORD_SIGN;
	}
}

/* Does the next character of class `next` go on with the run?  The long-vowel
 * mark belongs to the kana it stands with. */
static bool word_joins(enum word_class *run, enum word_class next)
{
	bool kana = *run == WORD_HIRAGANA || *run == WORD_KATAKANA;
	if (*run == next || (kana && next == WORD_KANA_MARK))
		return true;
	if (*run == WORD_KANA_MARK && (next == WORD_HIRAGANA || next == WORD_KATAKANA)) {
		*run = next;
		return true;
	}
	return false;
}

size_t unicode_word_end(struct slice text, size_t at)
{
	enum word_class run = WORD_BLANK;
	size_t end;
	for (; at < text.length; at = unicode_grapheme_end(text, at)) {
		enum word_class next = word_class(peek(text, at, &end));
		if (run == WORD_BLANK)
			run = next;
		else if (!word_joins(&run, next))
			break;
	}
	return at;
}

size_t unicode_word_start(struct slice text, size_t at)
{
	enum word_class run = WORD_BLANK;
	size_t before, end;
	for (; at > 0; at = before) {
		before = unicode_grapheme_start(text, at);
		enum word_class next = word_class(peek(text, before, &end));
		if (run == WORD_BLANK)
			run = next;
		else if (!word_joins(&run, next))
			break;
	}
	return at;
}

/* The canonical composition of count code points, in out of room; how many. */
static size_t compose(const uint32_t *run, size_t count, utf8proc_int32_t *out, size_t room)
{
	char bytes[4 * (CLUSTER_MAX + 1)];
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	size_t length = 0;
	for (size_t i = 0; i < count; i++)
		length += unicode_encode(run[i], bytes + length);
	utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length, out,
	                                        (utf8proc_ssize_t)room, options);
	if (n > 0 && (size_t)n <= room)
		n = utf8proc_normalize_utf32(out, n, options);
	return n > 0 && (size_t)n <= room ? (size_t)n : 0;
}

static void set_glyph(struct glyph *glyph, const uint32_t *run, size_t count)
{
	utf8proc_int32_t composed[8 * (CLUSTER_MAX + 1)];
	size_t n = compose(run, count, composed, sizeof composed / sizeof *composed), marks = 0;
	*glyph = (struct glyph){.text = {n ? (uint32_t)composed[0] : UNICODE_REPLACEMENT}};
	int width = raw_width(glyph->text[0]);
	if (width < 1) {
		glyph->text[0] = UNICODE_REPLACEMENT;
		width = 1;
	}
	glyph->width = width;
	for (size_t i = 1; i < n && marks < UNICODE_MARKS; i++)
		if (raw_width((uint32_t)composed[i]) == 0)
			glyph->text[1 + marks++] = (uint32_t)composed[i];
}

/* The glyph whose first code point c ends at *at: with its marks, or, being an
 * emoji, with all that is joined to it. */
static void read_cluster(struct slice text, size_t *at, uint32_t c, struct glyph *glyph)
{
	uint32_t run[CLUSTER_MAX + 1] = {c};
	size_t count = 1, end;
	utf8proc_int32_t state = 0;
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
	utf8proc_propval_t category = property->category;
	bool emoji = property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
	int width = raw_width(c);
	if (width <= 0)
		run[0] = UNICODE_REPLACEMENT;
	if (width == 0 && (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME)) {
		run[0] = DOTTED_CIRCLE;
		run[count++] = c;
	}
	while (*at < text.length) {
		uint32_t d = peek(text, *at, &end);
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)c, (utf8proc_int32_t)d, &state))
			break;
		bool dropped = is_dropped(d);
		bool mark = !dropped && raw_width(d) == 0;
		if (!emoji && !dropped && !mark)
			break;
		if (mark && count < CLUSTER_MAX && run[0] != UNICODE_REPLACEMENT)
			run[count++] = d;
		c = d;
		*at = end;
	}
	set_glyph(glyph, run, count);
}

/* Can what starts at `at` change the plain character before it? */
static inline bool changes_plain(struct slice text, size_t at)
{
	size_t end;
	return at < text.length && (unsigned char)text.bytes[at] >= 0x80 && !is_plain(peek(text, at, &end));
}

/* as unicode_glyph, before the signs are made plain */
static bool read_glyph(struct slice text, size_t *at, struct glyph *glyph)
{
	while (*at < text.length) {
		uint32_t c = peek(text, *at, at);
		if (is_plain(c) && !changes_plain(text, *at)) {
			*glyph = (struct glyph){{c}, plain_width(c)};
			return true;
		}
		if (is_control(c)) {
			*glyph = (struct glyph){{UNICODE_REPLACEMENT}, 1};
			return true;
		}
		if (c == SOFT_HYPHEN) { /* of one column here, of none there */
			*glyph = (struct glyph){{'-'}, 1};
			return true;
		}
		if (is_dropped(c))
			continue;
		read_cluster(text, at, c, glyph);
		return true;
	}
	return false;
}

/* Lines must have one column wherever they are drawn. */
static void make_plain(struct glyph *glyph)
{
	uint32_t c = glyph->text[0];
	bool refused = wide && c == UNICODE_REPLACEMENT;
	char line = unicode_plain_line(c), sign = only_ascii || refused ? unicode_plain_sign(c) : 0;
	if (line || sign)
		*glyph = (struct glyph){{(unsigned char)(line ? line : sign)}, 1};
}

bool unicode_glyph(struct slice text, size_t *at, struct glyph *glyph)
{
	if (!read_glyph(text, at, glyph))
		return false;
	if (glyph->text[0] >= 0x80 && (only_ascii || wide))
		make_plain(glyph);
	return true;
}

/* Bytes from `at` on that are drawn as they are, one column each, whatever follows. */
static size_t plain_run(struct slice text, size_t at)
{
	size_t end = at;
	while (end < text.length && text.bytes[end] >= ' ' && text.bytes[end] <= '~')
		end++;
	/* what is no ASCII may belong to the one before it */
	return end < text.length && end > at ? end - 1 - at : end - at;
}

void unicode_sanitise(struct buffer *out, struct slice text, int max)
{
	struct glyph glyph;
	int columns = 0;
	for (size_t at = 0; at < text.length; columns += glyph.width) {
		size_t run = plain_run(text, at);
		if (max >= 0 && run > (size_t)(max - columns))
			run = (size_t)(max - columns);
		buffer_add(out, text.bytes + at, run);
		at += run;
		columns += (int)run;
		if (!read_glyph(text, &at, &glyph))
			break;
		if (max >= 0 && columns + glyph.width > max)
			break;
		for (size_t i = 0; i <= UNICODE_MARKS && glyph.text[i]; i++)
			add_code_point(out, glyph.text[i]);
	}
}

static bool is_among(uint32_t c, const uint32_t *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (c == list[i])
			return true;
	return false;
}

/* May a line be broken between these two, one of which is wide?  Closing marks and
 * small kana do not begin a line, opening marks do not end one (JIS X 4051). */
static bool may_part(uint32_t before, uint32_t c)
{
	static const uint32_t closing[] = {
	        '.',    ',',    ')',    '!',    '?',    ':',    ';',    ' ',    0x2019, 0x201D, 0x2026, 0x3001,
	        0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3041, 0x3043, 0x3045, 0x3047,
	        0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x309D, 0x309E, 0x30A1, 0x30A3, 0x30A5, 0x30A7,
	        0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FB, 0x30FC, 0x30FD, 0x30FE,
	        0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D};
	static const uint32_t opening[] = {'(',    '[',    0x2018, 0x201C, 0x3008, 0x300A, 0x300C,
	                                   0x300E, 0x3010, 0x3014, 0xFF08, 0xFF3B, 0xFF5B};
	return !is_among(c, closing, sizeof closing / sizeof *closing) &&
	       !is_among(before, opening, sizeof opening / sizeof *opening);
}

bool unicode_wrap(struct slice text, size_t *at, int columns, struct slice *line)
{
	size_t start = *at, end = start, brk = start;
	uint32_t last = 0;
	int used = 0, before = 0;
	if (start >= text.length)
		return false;
	while (end < text.length && text.bytes[end] != '\n') {
		size_t after, next = unicode_grapheme_end(text, end);
		uint32_t c = peek(text, end, &after);
		int width = unicode_columns(slice_make(text.bytes + end, next - end));
		if (end > start && (c == ' ' || ((width == 2 || before == 2) && may_part(last, c))))
			brk = end;
		if (used + width > columns && end > start)
			break;
		used += width;
		before = width;
		last = c;
		end = next;
	}
	if (end < text.length && text.bytes[end] != '\n' && brk > start)
		end = brk;
	size_t shown = end;
	while (end < text.length && shown > start && text.bytes[shown - 1] == ' ')
		shown--;
	*line = slice_make(text.bytes + start, shown - start);
	while (end < text.length && text.bytes[end] == ' ')
		end++;
	*at = end < text.length && text.bytes[end] == '\n' ? end + 1 : end;
	return true;
}

static uint32_t hiragana(uint32_t c)
{
	bool katakana = (c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE;
	return katakana ? c - 0x60 : c;
}

/* Characters that fold alone, and to one character. */
static bool folds_alone(uint32_t c)
{
	return is_plain(c) && c != 0x3000 && c != 0x309B && c != 0x309C && c != 0x309F && c != 0x30FF && c < 0xFF5F;
}

static uint32_t fold_one(uint32_t c)
{
	if (c >= 0xFF01)
		c -= 0xFEE0;
	if (c >= 'A' && c <= 'Z')
		return c + 'a' - 'A';
	return hiragana(c);
}

/* Folds text[from, to), UTF-8 made good, by the full rules. */
static void fold_run(struct buffer *out, struct slice text, size_t from, size_t to)
{
	const utf8proc_option_t options =
	        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	struct buffer good = {0};
	utf8proc_uint8_t *folded = NULL;
	while (from < to)
		add_code_point(&good, peek(text, from, &from));
	utf8proc_ssize_t length =
	        utf8proc_map((const utf8proc_uint8_t *)good.bytes, (utf8proc_ssize_t)good.length, &folded, options);
	struct slice result = length >= 0 ? slice_make((char *)folded, (size_t)length) : buffer_slice(&good);
	for (size_t at = 0; at < result.length;)
		add_code_point(out, hiragana(peek(result, at, &at)));
	free(folded);
	buffer_free(&good);
}

/* Folds the ASCII from `at` on that no mark follows, and returns its end. */
static size_t fold_ascii(struct buffer *out, struct slice text, size_t at)
{
	size_t end = at, from = out->length;
	while (end < text.length && (unsigned char)text.bytes[end] < 0x80)
		end++;
	if (end > at && changes_plain(text, end))
		end--;
	buffer_add(out, text.bytes + at, end - at);
	for (char *c = out->bytes + from; c < out->bytes + out->length; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 'a' - 'A');
	return end;
}

void unicode_fold(struct buffer *out, struct slice text)
{
	size_t at = 0, start = 0, next, end;
	while (at < text.length) {
		uint32_t c = peek(text, at, &next);
		bool alone = folds_alone(c) && (next == text.length || folds_alone(peek(text, next, &end)));
		if (alone && start < at)
			fold_run(out, text, start, at);
		if (alone && c < 0x80) {
			start = next = fold_ascii(out, text, at);
		} else if (alone) {
			add_code_point(out, fold_one(c));
			start = next;
		}
		at = next;
	}
	if (start < at)
		fold_run(out, text, start, at);
}

bool unicode_folds_alike(struct slice a, struct slice b)
{
	struct buffer x = {0}, y = {0};
	unicode_fold(&x, a);
	unicode_fold(&y, b);
	bool alike = slice_equals(buffer_slice(&x), buffer_slice(&y));
	buffer_free(&x);
	buffer_free(&y);
	return alike;
}

size_t unicode_find_folded(struct slice text, struct slice folded)
{
	struct buffer own = {0};
	unicode_fold(&own, text);
	struct slice all = buffer_slice(&own);
	const char *found = all.length < folded.length ? NULL
	                    : folded.length            ? memmem(all.bytes, all.length, folded.bytes, folded.length)
	                                               : all.bytes;
	size_t at = found ? (size_t)(found - all.bytes) : SIZE_MAX;
	buffer_free(&own);
	return at;
}

bool unicode_is_ascii(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.bytes[i] >= 0x80)
			return false;
	return true;
}

#include "base/unicode.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>

#include "support/random.h"

static void start(void)
{
	setenv("LC_ALL", "C", 1);
	unicode_start();
}

TestSuite(unicode, .init = start);

static char *sanitised(const char *text, int max)
{
	struct buffer out = {0};
	unicode_sanitise(&out, slice_of(text), max);
	return buffer_take(&out);
}

static char *folded(const char *text)
{
	struct buffer out = {0};
	unicode_fold(&out, slice_of(text));
	return buffer_take(&out);
}

static void expect_text(char *got, const char *want)
{
	cr_expect_str_eq(got, want);
	free(got);
}

static size_t bad_at(const char *bytes, size_t length)
{
	return unicode_validate(bytes, length);
}

Test(unicode, validate_finds_the_first_bad_byte)
{
	static const struct {
		const char bytes[24];
		size_t length, bad;
	} cases[] = {
	        {"", 0, 0},
	        {"abc", 3, 3},
	        {"0123456789abcdef\xFFx", 18, 16},
	        {"a\0b", 3, 3},
	        {"日本語", 9, 9},
	        {"日本\xE8\xAA", 8, 6},     /* cut */
	        {"\xC0\xAF", 2, 0},         /* overlong */
	        {"\xE0\x80\xAF", 3, 0},     /* overlong */
	        {"\xF0\x80\x80\xAF", 4, 0}, /* overlong */
	        {"a\xED\xA0\x80", 4, 1},    /* surrogate */
	        {"\xF4\x8F\xBF\xBF", 4, 4}, /* the last code point */
	        {"\xF4\x90\x80\x80", 4, 0}, /* beyond it */
	        {"ab\x80", 3, 2},           /* lone continuation */
	        {"\x93\xFA\x96\x7B", 4, 0}, /* Shift_JIS */
	        {"0123456\xE3\x81\x82 0123456", 17, 17},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(bad_at(cases[i].bytes, cases[i].length), cases[i].bad, "case %zu", i);
}

Test(unicode, code_points_survive_encoding_and_reading)
{
	char bytes[4];
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		size_t at = 0, length = unicode_encode(c, bytes);
		uint32_t want = c >= 0xD800 && c <= 0xDFFF ? UNICODE_REPLACEMENT : c;
		uint32_t got = unicode_next(bytes, length, &at);
		if (got != want || at != length || unicode_validate(bytes, length) != length)
			cr_assert_fail("U+%04X", (unsigned)c);
	}
}

Test(unicode, a_bad_byte_is_one_replacement)
{
	size_t at = 0;
	const char bytes[] = "\xE3\x81z";
	cr_expect_eq(unicode_next(bytes, 3, &at), UNICODE_REPLACEMENT);
	cr_expect_eq(at, 1);
	cr_expect_eq(unicode_next(bytes, 3, &at), UNICODE_REPLACEMENT);
	cr_expect_eq(unicode_next(bytes, 3, &at), 'z');
	expect_text(sanitised("a\xFFz", -1), "a\xEF\xBF\xBDz");
}

Test(unicode, columns_are_those_terminals_use)
{
	static const struct {
		const char *text;
		int columns;
	} cases[] = {
	        {"", 0},
	        {"abc", 3},
	        {"日本語カタカナ", 14},
	        {"、。「」〜～㈱㊙", 16},
	        {"𠮷", 2},
	        {"ｶﾞｷﾞ", 4},
	        {"か\u3099", 2},
	        {"①★→●■▲…※—×°α", 12},
	        {"─│┌", 3},
	        {"❤\uFE0F⚠\uFE0F", 2},
	        {"1\uFE0F\u20E3", 1},
	        {"😀✅⭐", 6},
	        {"🇯🇵", 2},
	        {"👍🏽", 2},
	        {"👨\u200D👩\u200D👧", 2},
	        {"🏳\uFE0F\u200D🌈", 1},
	        {"🏳\uFE0F\u200D🌈x", 2},
	        {"㉈㉏䷀", 6},
	        {"\u1112\u1161\u11AB", 2},
	        {"e\u0301", 1},
	        {"\u3099", 1},
	        {"a\u200Bb\u202Ec", 3},
	        {"\x1B[31m", 5},
	        {"\n\t", 2},
	        {"한국", 4},
	        {"🫨", 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(unicode_columns(slice_of(cases[i].text)), cases[i].columns, "case %zu: %s is %d", i,
		             cases[i].text, unicode_columns(slice_of(cases[i].text)));
	cr_expect_eq(unicode_width('a'), 1);
	cr_expect_eq(unicode_width(0x3042), 2);
	cr_expect_eq(unicode_width(0x6F22), 2);
	cr_expect_eq(unicode_width(0xFF76), 1);
	cr_expect_eq(unicode_width(0x3099), 0);
	cr_expect_eq(unicode_width(0x200B), 0);
	cr_expect_eq(unicode_width(0x1B), 1);
	cr_expect_eq(unicode_width(0x10FFFF), 1);
}

Test(unicode, drawn_text_is_composed_and_harmless)
{
	expect_text(sanitised("か\u3099き\u3099", -1), "がぎ");
	expect_text(sanitised("e\u0301q\u0301", -1), "\u00E9q\u0301");
	expect_text(sanitised("\x1B]0;x\a", -1), "\uFFFD]0;x\uFFFD");
	expect_text(sanitised("\xC2\x9B"
	                      "31m",
	                      -1),
	            "\uFFFD31m");
	expect_text(sanitised("a\u202Eb\u2066c\u200Bd\uFEFF", -1), "abcd");
	expect_text(sanitised("👨\u200D👩\u200D👧👍🏽❤\uFE0F", -1), "👨👍❤");
	expect_text(sanitised("🇯🇵", -1), "🇯🇵");
	expect_text(sanitised("soft\u00ADhyphen", -1), "soft-hyphen");
	expect_text(sanitised("a\u0316\u0317\u0318\u0319b", -1), "a\u0316\u0317b");
	expect_text(sanitised("\n\u0301", -1), "\uFFFD\u25CC\u0301");
	expect_text(sanitised("日本語", 5), "日本");
	expect_text(sanitised("日本語", 0), "");
	expect_text(sanitised("\u1112\u1161\u11AB", -1), "한");
	expect_text(sanitised("\u212B", -1), "\u00C5");
}

Test(unicode, graphemes_are_what_one_backspace_removes)
{
	static const struct {
		const char *text;
		size_t ends[4];
	} cases[] = {
	        {"ab", {1, 2}},
	        {"日本", {3, 6}},
	        {"か\u3099き", {6, 9}},
	        {"ｶﾞｷ", {6, 9}},
	        {"👨\u200D👩\u200D👧x", {18, 19}},
	        {"🇯🇵🇫🇷", {8, 16}},
	        {"👍🏽あ", {8, 11}},
	        {"e\u0301\u0302a", {5, 6}},
	        {"\r\nx", {2, 3}},
	        {"a\xFF\xE3\x81", {1, 2, 3, 4}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct slice text = slice_of(cases[i].text);
		for (size_t at = 0, n = 0; at < text.length; n++) {
			size_t end = unicode_grapheme_end(text, at);
			cr_expect_eq(end, cases[i].ends[n], "case %zu: %zu", i, end);
			cr_expect_eq(unicode_grapheme_start(text, end), at, "case %zu back from %zu", i, end);
			at = end;
		}
	}
}

Test(unicode, words_are_runs_of_alike_characters)
{
	struct slice text = slice_of("登録メールをsend it, めーる");
	static const size_t ends[] = {6, 15, 18, 22, 25, 26, 36};
	size_t at = 0;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		at = unicode_word_end(text, at);
		cr_expect_eq(at, ends[i], "word %zu ends at %zu", i, at);
	}
	static const size_t starts[] = {27, 25, 23, 18, 15, 6, 0};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		at = unicode_word_start(text, at);
		cr_expect_eq(at, starts[i], "word starts at %zu", at);
	}
}

Test(unicode, search_form_is_one_for_all_kana)
{
	expect_text(folded("メール"), "めーる");
	expect_text(folded("ﾒｰﾙ"), "めーる");
	expect_text(folded("めーる"), "めーる");
	expect_text(folded("ｶﾞイド ガイド カ\u3099イド"), "がいど がいど がいど");
	expect_text(folded("ＡＢＣ Abc ｶ"), "abc abc か");
	expect_text(folded("㈱ ① Straße ÉCOLE e\u0301cole"), "(株) 1 strasse école école");
	expect_text(folded("日本　語"), "日本 語");
	expect_text(folded("a\xFFz"), "a\uFFFDz");
	expect_text(folded("ヴァヵ"), "ゔぁゕ");
	expect_text(folded(""), "");
}

/* What holds for every text: graphemes tile it, their columns add up, and its
 * drawn form is stable, valid and free of controls. */
static void check_text(struct slice text)
{
	int columns = 0;
	size_t at = 0;
	while (at < text.length) {
		size_t end = unicode_grapheme_end(text, at);
		cr_assert(end > at && end <= text.length);
		cr_assert_eq(unicode_grapheme_start(text, end), at);
		columns += unicode_columns(slice_make(text.bytes + at, end - at));
		at = end;
	}
	cr_assert_eq(columns, unicode_columns(text));
	struct buffer once = {0};
	unicode_sanitise(&once, text, -1);
	cr_assert_eq(unicode_validate(once.bytes, once.length), once.length);
	/* fewer when an emoji and a skin tone stood apart by a dropped character */
	cr_assert_leq(unicode_columns(buffer_slice(&once)), columns);
	for (size_t i = 0; i < once.length; i++)
		cr_assert((unsigned char)once.bytes[i] >= 0x20 && once.bytes[i] != 0x7F);
	buffer_clear(&once);
	unicode_fold(&once, text);
	cr_assert_eq(unicode_validate(once.bytes, once.length), once.length);
	for (at = 0; at < text.length;) {
		size_t end = unicode_word_end(text, at);
		cr_assert(end > at && unicode_word_start(text, end) < end);
		at = end;
	}
	buffer_free(&once);
}

static char *wrapped(const char *text, int columns)
{
	struct buffer out = {0};
	struct slice line;
	size_t at = 0;
	while (unicode_wrap(slice_of(text), &at, columns, &line)) {
		buffer_add_slice(&out, line);
		buffer_add_text(&out, "|");
	}
	return buffer_take(&out);
}

Test(unicode, wraps_at_blanks_and_between_wide_characters)
{
	expect_text(wrapped("", 10), "");
	expect_text(wrapped("one two three", 7), "one two|three|");
	expect_text(wrapped("one two three", 8), "one two|three|");
	expect_text(wrapped("incredible", 4), "incr|edib|le|");
	expect_text(wrapped("日本語です", 4), "日本|語で|す|");
	expect_text(wrapped("日本語です", 5), "日本|語で|す|");
	expect_text(wrapped("日本語。次", 6), "日本|語。次|");
	expect_text(wrapped("ビジネスレビュー", 12), "ビジネスレ|ビュー|");
	expect_text(wrapped("チケット", 4), "チ|ケッ|ト|");
	expect_text(wrapped("これは「例」", 8), "これは|「例」|");
	expect_text(wrapped("a line\n\nand 日本語", 20), "a line||and 日本語|");
	expect_text(wrapped("日", 1), "日|");
	expect_text(wrapped("か\u3099か\u3099", 2), "か\u3099|か\u3099|");
}

Test(unicode, random_text_keeps_the_rules)
{
	random_start();
	for (int i = 0; i < 20000; i++) {
		char *bytes = malloc(64);
		size_t length = random_text(bytes, 64);
		bytes = realloc(bytes, length ? length : 1);
		check_text(slice_make(bytes, length));
		free(bytes);
	}
}

Test(unicode, the_c_locale_is_survived, .init = NULL)
{
	setlocale(LC_ALL, "C");
	cr_expect_eq(unicode_columns(slice_of("日本語カナabc")), 13);
	expect_text(sanitised("日本\u3099\xFF…", -1), "日本\uFFFD\uFFFD\uFFFD");
	cr_expect_eq(unicode_width(0x2026), 1);
}

static void expect_drawn(const char *text, const char *drawn, int columns)
{
	struct buffer out = {0};
	struct glyph glyph;
	char bytes[4];
	for (size_t at = 0; unicode_glyph(slice_of(text), &at, &glyph);)
		buffer_add(&out, bytes, unicode_encode(glyph.text[0], bytes));
	cr_expect_str_eq(out.bytes, drawn);
	cr_expect_eq(unicode_columns(slice_of(text)), columns, "%s", text);
	buffer_free(&out);
}

Test(unicode, ambiguous_characters_may_take_two_columns)
{
	unicode_draw(2, false);
	expect_drawn("①★→“é”…×", "①★→“é”…×", 16);
	expect_drawn("aB日ｶ、é", "aB日ｶ、é", 9);
	expect_drawn("─│┌┼█⣿", "-|++#:", 6);
	expect_drawn("\x01か\u3099", "?が", 3);
	cr_expect_eq(unicode_width(0x2026), 2);
	cr_expect_eq(unicode_width(0xD7), 2);
	cr_expect_eq(unicode_width('x'), 1);
	expect_text(sanitised("→→", 3), "→");
	unicode_draw(1, false);
	expect_drawn("①★→“é”…×─│┌┼█⣿", "①★→“é”…×─│┌┼█⣿", 14);
}

Test(unicode, signs_may_be_drawn_in_ascii)
{
	unicode_draw(1, true);
	expect_drawn("─┃╱╲╴┤▄  ⠉⣀⣿⠀", "-|/\\-+#  '.: ", 13);
	expect_drawn("“‘…’” a·b × c → ✓ – 日本語é①", "\"'~'\" a.b x c > + - 日本語é①", 28);
	expect_text(sanitised("“…”", -1), "“…”");
	unicode_draw(1, false);
	expect_drawn("…", "…", 1);
}

Test(unicode, every_line_has_its_ascii)
{
	unicode_draw(1, true);
	for (uint32_t c = 0x2500; c < 0x25A0; c++) {
		char bytes[5] = {0};
		struct glyph glyph;
		size_t at = 0;
		unicode_encode(c, bytes);
		unicode_glyph(slice_of(bytes), &at, &glyph);
		cr_expect(glyph.text[0] > ' ' && glyph.text[0] < 0x7F && glyph.width == 1, "U+%04X", (unsigned)c);
	}
	unicode_draw(1, false);
}

Test(unicode, a_locale_of_another_charset_is_known)
{
	static const struct {
		const char *all, *type, *lang, *other;
	} cases[] = {
	        {"ja_JP.eucJP", NULL, NULL, "ja_JP.eucJP"},
	        {"", "ja_JP.SJIS", "C.UTF-8", "ja_JP.SJIS"},
	        {NULL, NULL, "de_DE.ISO-8859-1@euro", "de_DE.ISO-8859-1@euro"},
	        {"ja_JP.UTF-8", "C", "ja_JP.eucJP", NULL},
	        {NULL, "en_US.utf8", "ja_JP.eucJP", NULL},
	        {"C", NULL, "ja_JP.eucJP", NULL},
	        {NULL, NULL, "ja_JP", NULL},
	        {NULL, NULL, NULL, NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
		const char *values[] = {cases[i].all, cases[i].type, cases[i].lang};
		for (size_t n = 0; n < 3; n++) {
			unsetenv(names[n]);
			if (values[n])
				setenv(names[n], values[n], 1);
		}
		const char *said = unicode_other_charset();
		cr_expect(cases[i].other ? said && strcmp(said, cases[i].other) == 0 : !said, "case %zu", i);
	}
}

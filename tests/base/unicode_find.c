/* Where in a text something stands, found as people search. */
#include "base/unicode_find.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "support/random.h"

TestSuite(unicode_find, .init = unicode_start);

/* The text with brackets around each place; free(). */
static char *bracketed(const char *text, const char *wanted)
{
	struct buffer folded = {0}, out = {0};
	size_t count, at = 0;
	unicode_fold(&folded, slice_of(wanted));
	struct span *spans = unicode_find(slice_of(text), buffer_slice(&folded), &count);
	for (size_t i = 0; i < count; i++) {
		buffer_add(&out, text + at, spans[i].start - at);
		buffer_add_text(&out, "[");
		buffer_add(&out, text + spans[i].start, spans[i].end - spans[i].start);
		buffer_add_text(&out, "]");
		at = spans[i].end;
	}
	buffer_add_text(&out, text + at);
	free(spans);
	buffer_free(&folded);
	return buffer_take(&out);
}

static const struct {
	const char *text, *wanted, *found;
} places[] = {
        {"ﾒｰﾙとめーるとメール", "メール", "[ﾒｰﾙ]と[めーる]と[メール]"},
        {"ＭＡＩＬ mail Mail", "mAiL", "[ＭＡＩＬ] [mail] [Mail]"},
        {"ｶﾞｲﾄﾞ", "が", "[ｶﾞ]ｲﾄﾞ"},
        {"ｶﾞｲﾄﾞ", "イド", "ｶﾞ[ｲﾄﾞ]"},
        {"ｶﾞｲﾄﾞ", "か", "ｶﾞｲﾄﾞ"},
        {"カ\u3099イド", "ガイド", "[カ\u3099イド]"},
        {"カ\u3099イド", "カ", "カ\u3099イド"},
        {"e\u0301cole École", "école", "[e\u0301cole] [École]"},
        {"e\u0301cole", "e", "e\u0301col[e]"},
        {"ﬃ office", "ffi", "[ﬃ] o[ffi]ce"},
        {"ﬃ", "f", "ﬃ"},
        {"㈱山田", "株", "㈱山田"},
        {"㈱山田", "(株)", "[㈱]山田"},
        {"Straße", "ss", "Stra[ß]e"},
        {"Straße", "s", "[S]traße"},
        {"aaaa", "aa", "[aa][aa]"},
        {"abab ab", "ab", "[ab][ab] [ab]"},
        {"👍🏽 👍", "👍", "👍🏽 [👍]"},
        {"👨‍👩‍👧 go", "go", "👨‍👩‍👧 [go]"},
        {"mail\u00ADbox", "mailbox", "[mail\u00ADbox]"},
        {"\u00ADmail\u00AD", "mail", "\u00AD[mail]\u00AD"},
        {"日本　語", "本 語", "日[本　語]"},
        {"mail", "mails", "mail"},
        {"", "mail", ""},
        {"mail", "", "mail"},
        {"a\xFFmail", "mail", "a\xFF[mail]"},
};

Test(unicode_find, finds_whole_graphemes_by_their_bytes)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		char *found = bracketed(places[i].text, places[i].wanted);
		cr_expect_str_eq(found, places[i].found, "“%s” in “%s”", places[i].wanted, places[i].text);
		free(found);
	}
}

static bool begins_grapheme(struct slice text, size_t at)
{
	size_t start = 0;
	while (start < at)
		start = unicode_grapheme_end(text, start);
	return start == at;
}

/* What the graphemes of a piece fold to, one by one. */
static void fold_piece(struct buffer *out, struct slice text, size_t from, size_t to)
{
	for (size_t end; from < to; from = end) {
		end = unicode_grapheme_end(text, from);
		unicode_fold(out, slice_make(text.bytes + from, end - from));
	}
}

Test(unicode_find, gives_places_that_say_what_was_wanted)
{
	char bytes[64];
	random_start();
	for (int round = 0; round < 5000; round++) {
		struct slice text = slice_make(bytes, random_text(bytes, sizeof bytes));
		struct buffer wanted = {0}, found = {0};
		size_t count, from = (size_t)random_below((int)text.length + 1), to, last = 0;
		while (!begins_grapheme(text, from))
			from--;
		to = unicode_grapheme_end(text, unicode_grapheme_end(text, from));
		fold_piece(&wanted, text, from, to);
		struct span *spans = unicode_find(text, buffer_slice(&wanted), &count);
		cr_assert((count > 0) == (wanted.length > 0));
		for (size_t i = 0; i < count; i++) {
			cr_assert(spans[i].start >= last && spans[i].start < spans[i].end);
			cr_assert(begins_grapheme(text, spans[i].start) && begins_grapheme(text, spans[i].end));
			buffer_clear(&found);
			fold_piece(&found, text, spans[i].start, spans[i].end);
			cr_assert(slice_equals(buffer_slice(&found), buffer_slice(&wanted)));
			last = spans[i].end;
		}
		free(spans);
		buffer_free(&wanted);
		buffer_free(&found);
	}
}

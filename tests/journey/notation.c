/* What a line of capture says, whatever is typed. */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "journey/notation.h"

TestSuite(notation, .init = unicode_start);

/* "name|@word #word": a leading tag is followed by ^, a doubled one keeps both
 * signs, a quoted one its quotes. */
static char *told(struct slice line)
{
	static const char *const signs[] = {"@", "#", ">", "!"};
	struct notation n;
	struct buffer out = {0};
	notation_read(&n, line);
	buffer_add_text(&out, n.name);
	buffer_add_text(&out, "|");
	for (size_t i = 0; i < n.count; i++) {
		const struct notation_tag *t = &n.tags[i];
		buffer_add_text(&out, i ? " " : "");
		buffer_add_text(&out, signs[t->kind]);
		buffer_add_text(&out, t->also ? signs[t->kind] : "");
		buffer_add_text(&out, t->quoted ? "\"" : "");
		buffer_add_slice(&out, t->word);
		buffer_add_text(&out, t->quoted ? "\"" : "");
		buffer_add_text(&out, t->leading ? "^" : "");
		cr_expect(t->start < t->end && t->end <= line.length);
	}
	notation_free(&n);
	return buffer_take(&out);
}

static const char *const lines[][2] = {
        {"", "|"},
        {"キックオフコール", "キックオフコール|"},
        {"キックオフコール @CSM #ビデオ >オンボーディング !+", "キックオフコール|@CSM #ビデオ >オンボーディング !+"},
        {"キックオフ　＠CSM　＃ビデオ　＞導入　！－", "キックオフ|@CSM #ビデオ >導入 !－"},
        {"@CSM Call", "Call|@CSM^"},
        {"Call #video back", "Call back|#video"},
        {"Call  back　#video　now", "Call  back　now|#video"},
        {"#3@1", "|#3^ @1^"},
        {"＃３＠１＞２", "|#３^ @１^ >２^"},
        {"Call #2#3", "Call|#2 #3"},
        {"Call ##9 >>7", "Call|##9 >>7"},
        {"#3D展示", "|#3D展示^"},
        {"Call #3!", "Call|#3!"},
        /* a sign alone says “none” behind the name, and is text in it */
        {"Call @", "Call|@"},
        {"Call #@", "Call|# @"},
        {"@", "|@^"},
        {"Meeting @ noon", "Meeting @ noon|"},
        {"A > B", "A > B|"},
        {"> quoted", "> quoted|"},
        {"# 見出し", "# 見出し|"},
        {"## 見出し", "## 見出し|"},
        /* text */
        {"C# と F#", "C# と F#|"},
        {"info@example.com に返信", "info@example.com に返信|"},
        {"やった!", "やった!|"},
        {"やった !", "やった !|"},
        {"やった !!", "やった !!|"},
        {"@@home", "@@home|"},
        {"\\@mention に返信", "@mention に返信|"},
        {"\\\\#tag", "\\#tag|"},
        {"a\\b \\c", "a\\b \\c|"},
        {"#️⃣ を押す", "#️⃣ を押す|"},
        {"👩‍👩‍👧 #📧", "👩‍👩‍👧|#📧"},
        /* quotes */
        {"Call #\"展示会 セミナー\" @CSM", "Call|#\"展示会 セミナー\" @CSM"},
        {"Call #「展示会　セミナー」", "Call|#\"展示会　セミナー\""},
        {"Call #\"展示会 セ", "Call|#\"展示会 セ\""},
        {"Call #\"a\"b", "Call b|#\"a\""},
        {"Call #\"\"", "Call|#\"\""},
        /* nothing but signs */
        {"@#>", "|@^ #^ >^"},
        {"###", "|##^ #^"},
        {"!!!!", "!!!!|"},
        {"   ", "|"},
};

Test(notation, reads_a_name_and_its_tags)
{
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char *got = told(slice_of(lines[i][0]));
		cr_expect_str_eq(got, lines[i][1], "“%s”: wanted “%s”, got “%s”", lines[i][0], lines[i][1], got);
		free(got);
	}
}

Test(notation, reads_very_long_lines)
{
	struct buffer line = {0};
	for (int i = 0; i < 50000; i++)
		buffer_add_text(&line, i % 3 ? "名 " : "#3@1 ");
	struct notation n;
	notation_read(&n, buffer_slice(&line));
	cr_expect_gt(n.count, 30000);
	notation_free(&n);
	buffer_free(&line);
}

Test(notation, reads_whatever_bytes_there_are)
{
	static const char pieces[][5] = {"@", "#",  ">",    "!",    "\\", "\"", " ", "　",
	                                 "3", "あ", "\xe3", "\xff", "＠", "「", "a"};
	unsigned long long state = 7;
	for (int round = 0; round < 20000; round++) {
		struct buffer line = {0};
		for (int i = 0; i < 8; i++) {
			state = state * 6364136223846793005ull + 1442695040888963407ull;
			buffer_add_text(&line, pieces[(state >> 33) % (sizeof pieces / sizeof *pieces)]);
		}
		free(told(buffer_slice(&line)));
		buffer_free(&line);
	}
}

Test(notation, a_name_that_was_written_is_read_back)
{
	static const char *const names[] = {"キックオフ", "@mention", "C#", "\\#x", "a @b !c",
	                                    "＃Ｘ",       ">",        "!",  "- \\"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct buffer line = {0};
		struct notation n;
		notation_add_name(&line, slice_of(names[i]));
		notation_read(&n, buffer_slice(&line));
		cr_expect_str_eq(n.name, names[i], "%s", buffer_slice(&line).bytes);
		cr_expect_eq(n.count, 0);
		notation_free(&n);
		buffer_free(&line);
	}
}

/* ---- what a word means ---- */

static const struct notation_word channels[] = {
        {{{"email", 5}, {"メール", 9}}},
        {{{"video", 5}, {"ビデオ", 9}}},
        {{{"ビデオ会議", 15}, {"ビデオ会議", 15}}},
        {{{"event", 5}, {"展示会 セミナー", 22}}},
        {{{"2", 1}, {"SNS", 3}}},
        {{{"x6", 2}, {"がぞう", 9}}},
};
#define CHANNELS (sizeof channels / sizeof *channels)

static size_t find(const char *word, bool quoted)
{
	struct notation_tag tag = {.word = slice_of(word), .quoted = quoted};
	return notation_find(channels, CHANNELS, &tag);
}

static const struct {
	const char *word;
	bool quoted;
	size_t found;
} meant[] = {
        {"email", false, 0},
        {"EMAIL", false, 0},
        {"ｅｍ", false, 0},
        {"ﾒｰﾙ", false, 0},
        {"めーる", false, 0},
        {"メ", false, 0},
        {"ビデオ", false, 1}, /* just so, though another begins so */
        {"ﾋﾞﾃﾞｵ", false, 1},
        {"ビデオ会", false, 2},
        {"ビデ", false, NOTATION_SEVERAL},
        {"e", false, NOTATION_SEVERAL},
        {"展示", false, 3},
        {"展示会 セミナー", true, 3},
        {"展示", true, NOTATION_NONE},
        {"3", false, 2},
        {"３", false, 2},
        {"2", false, 4}, /* an id goes before a number */
        {"0", false, NOTATION_NONE},
        {"7", false, NOTATION_NONE},
        {"99999999999999999999999", false, NOTATION_NONE},
        {"3", true, NOTATION_NONE},
        {"か\u3099ぞう", false, 5}, /* decomposed */
        {"", false, NOTATION_NONE},
        {"謎", false, NOTATION_NONE},
};

Test(notation, finds_what_is_meant)
{
	for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
		cr_expect_eq(find(meant[i].word, meant[i].quoted), meant[i].found, "“%s”: %zd", meant[i].word,
		             find(meant[i].word, meant[i].quoted));
}

Test(notation, knows_when_a_number_is_whole)
{
	struct notation_word twelve[12] = {{{{0}}}};
	twelve[4].names[0] = slice_of("30日以内");
	cr_expect(notation_is_whole_number(twelve, 12, slice_of("2")));
	cr_expect_not(notation_is_whole_number(twelve, 12, slice_of("1")), "1 may become 10");
	cr_expect(notation_is_whole_number(twelve, 12, slice_of("12")));
	cr_expect_not(notation_is_whole_number(twelve, 12, slice_of("13")));
	cr_expect_not(notation_is_whole_number(twelve, 12, slice_of("3")), "a name begins so");
	cr_expect_not(notation_is_whole_number(twelve, 12, slice_of("0")));
	cr_expect(notation_is_whole_number(twelve, 9, slice_of("９")));
}

Test(notation, writes_tags_that_it_reads_back)
{
	static const char *const names[] = {"メール", "展示会 セミナー", "3",   "3D", "3@x",
	                                    "#x",     "a \"b\"",         "「x", "\"", ""};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct buffer line = {0};
		struct notation n;
		buffer_add_text(&line, "x ");
		notation_add_tag(&line, NOTATION_CHANNEL, false, slice_of(names[i]));
		notation_read(&n, buffer_slice(&line));
		cr_assert_eq(n.count, 1, "%s", buffer_slice(&line).bytes);
		cr_expect(slice_is(n.tags[0].word, names[i]), "%s", buffer_slice(&line).bytes);
		notation_free(&n);
		buffer_free(&line);
	}
}

#include "screen/line.h"

#include <criterion/criterion.h>

#include "base/unicode.h"
#include "support/random.h"

static void start(void)
{
	unicode_start();
}

TestSuite(line, .init = start);

static enum line_effect play(struct line *line, const char *script)
{
	size_t at = 0;
	key k;
	enum line_effect effect = LINE_IGNORED;
	while (key_parse(slice_of(script), &at, &k, NULL))
		effect = line_key(line, k);
	cr_assert_eq(at, strlen(script), "%s", script);
	return effect;
}

/* Plays keys on a text and compares it, the caret shown as '|'. */
static void expect_keys(bool several, const char *text, const char *script, const char *want)
{
	struct line line = {0};
	struct buffer got = {0};
	line_start(&line, slice_of(text), several);
	play(&line, script);
	buffer_add_slice(&got, line_text(&line));
	buffer_splice(&got, line.caret, 0, slice_of("|"));
	cr_expect_str_eq(got.bytes, want, "%s on %s gives %s, not %s", script, text, got.bytes, want);
	buffer_free(&got);
	line_free(&line);
}

Test(line, typing_and_moving)
{
	expect_keys(false, "", "a日本", "a日本|");
	expect_keys(false, "日本", "<Left>x", "日x|本");
	expect_keys(false, "日本", "<Home>x<End>y", "x日本y|");
	expect_keys(false, "日本", "<C-a>x<C-e>y", "x日本y|");
	expect_keys(false, "ab", "<Left><Left><Left>x", "x|ab");
	expect_keys(false, "ab", "<Right>x", "abx|");
	expect_keys(false, "か\u3099き", "<Left><Left>x", "x|か\u3099き");
	expect_keys(false, "👨\u200D👩", "<Left>x", "x|👨\u200D👩");
}

Test(line, deleting)
{
	expect_keys(false, "日本", "<BS>", "日|");
	expect_keys(false, "か\u3099", "<BS>", "|");
	expect_keys(false, "", "<BS><Del><C-w><C-u><C-k>", "|");
	expect_keys(false, "日本", "<Home><Del>", "|本");
	expect_keys(false, "登録メール", "<C-w>", "登録|");
	expect_keys(false, "send it ", "<C-w>", "send |");
	expect_keys(false, "abc", "<Left><C-u>", "|c");
	expect_keys(false, "abc", "<Home><Right><C-k>", "a|");
	expect_keys(false, "登録メール", "<Home><A-d>", "|メール");
	expect_keys(false, "登録メール", "<A-BS>", "登録|");
}

Test(line, moving_by_words)
{
	expect_keys(false, "登録メールを送る", "<A-b><A-b>x", "登録メールをx|送る");
	expect_keys(false, "登録メール", "<C-Left>", "登録|メール");
	expect_keys(false, "one two", "<Home><A-f>x", "onex| two");
	expect_keys(false, "one two", "<Home><C-Right><C-Right>x", "one twox|");
}

Test(line, what_joins_moves_the_caret_along)
{
	expect_keys(false, "\u3099x", "<Home>か", "か\u3099|x");
	expect_keys(false, "か", "\u3099<Left>y", "y|か\u3099");
	expect_keys(false, "a\n\u3099", "<Left><BS>x", "a\u3099x|");
}

Test(line, one_line_leaves_keys_to_others)
{
	struct line line = {0};
	line_start(&line, slice_of("a"), false);
	cr_expect_eq(play(&line, "<Enter>"), LINE_IGNORED);
	cr_expect_eq(play(&line, "<Up>"), LINE_IGNORED);
	cr_expect_eq(play(&line, "<Tab>"), LINE_IGNORED);
	cr_expect_eq(play(&line, "<Esc>"), LINE_IGNORED);
	cr_expect_eq(play(&line, "<C-s>"), LINE_IGNORED);
	cr_expect_eq(play(&line, "<Left>"), LINE_MOVED);
	cr_expect_eq(play(&line, "<BS>"), LINE_MOVED);
	cr_expect_eq(play(&line, "x"), LINE_CHANGED);
	line_free(&line);
}

Test(line, several_lines)
{
	expect_keys(true, "ab", "<Enter>c", "ab\nc|");
	expect_keys(true, "ab\ncd", "<Home>x", "ab\nx|cd");
	expect_keys(true, "ab\ncd", "<Up>x", "abx|\ncd");
	expect_keys(true, "abc\nd\nefg", "<Up><Up>x", "abcx|\nd\nefg");
	expect_keys(true, "abc\nd", "<C-Home><Right><Right><Down>x", "abc\ndx|");
	expect_keys(true, "日本\nabc", "<Left><Up>x", "日x|本\nabc");
	expect_keys(true, "ab\ncd", "<Up><C-k>", "ab|cd");
	expect_keys(true, "ab\ncd", "<Up><C-u><C-k>", "|cd");
	expect_keys(true, "ab\ncd", "<C-Home>x<C-End>y", "xab\ncdy|");
	struct line line = {0};
	line_start(&line, slice_of("ab\ncd"), true);
	cr_expect_eq(play(&line, "<Down>"), LINE_IGNORED);
	cr_expect_eq(play(&line, "<Up>"), LINE_MOVED);
	cr_expect_eq(play(&line, "<Up>"), LINE_IGNORED);
	line_free(&line);
}

Test(line, up_and_down_follow_folded_rows)
{
	struct line line = {0};
	line_start(&line, slice_of("日本語日本語"), true);
	line.wrap = 7;
	play(&line, "<Up>");
	cr_expect_eq(line.caret, 6, "%zu", line.caret);
	play(&line, "<Down>");
	cr_expect_eq(line.caret, 18, "%zu", line.caret);
	line_free(&line);
}

Test(line, pasting)
{
	expect_keys(false, "", "<Paste>a<Enter>b<Tab>c<PasteEnd>d", "a b cd|");
	expect_keys(false, "", "<Paste><Enter>a<Enter><Enter><PasteEnd>d", "ad|");
	expect_keys(false, "x", "<Paste><Esc><Left><C-u>y<PasteEnd>", "xy|");
	expect_keys(true, "", "<Paste>a<Enter>b<Enter><PasteEnd>c", "a\nb\nc|");
}

static void expect_drawn(struct line *line, struct rect rect, const char *want, int x, int y)
{
	struct frame *frame = frame_new(10, 3);
	struct buffer out = {0};
	frame_column(frame, 0, 0, 3, STYLE_DIM, ':');
	frame_column(frame, 9, 0, 3, STYLE_DIM, ':');
	line_draw(line, frame, rect, STYLE_FIELD);
	frame_print(frame, &out);
	cr_expect_str_eq(out.bytes, want);
	cr_expect(frame->caret_x == x && frame->caret_y == y, "caret at %d,%d", frame->caret_x, frame->caret_y);
	buffer_free(&out);
	frame_free(frame);
}

Test(line, one_line_scrolls_to_the_caret)
{
	struct rect rect = {1, 1, 8, 1};
	struct line line = {0};
	line_start(&line, slice_of("日本語a"), false);
	expect_drawn(&line, rect, ":        :\n:日本語a :\n:        :\n", 8, 1);
	play(&line, "b");
	expect_drawn(&line, rect, ":        :\n:語ab    :\n:        :\n", 5, 1);
	play(&line, "<Home>");
	expect_drawn(&line, rect, ":        :\n:日本語ab:\n:        :\n", 1, 1);
	line_free(&line);
}

Test(line, several_lines_fold_and_scroll)
{
	struct rect rect = {1, 0, 8, 3};
	struct line line = {0};
	line_start(&line, slice_of("日本語日本\none two three"), true);
	expect_drawn(&line, rect, ":日本    :\n:one two :\n:three   :\n", 6, 2);
	play(&line, "<C-Home>");
	expect_drawn(&line, rect, ":日本語  :\n:日本    :\n:one two :\n", 1, 0);
	play(&line, "<Right><Right><Right>");
	expect_drawn(&line, rect, ":日本語  :\n:日本    :\n:one two :\n", 1, 1);
	line_free(&line);
}

Test(line, random_keys_keep_the_caret_between_graphemes_and_in_sight)
{
	static const key keys[] = {KEY_LEFT_,
	                           KEY_RIGHT_,
	                           KEY_UP_,
	                           KEY_DOWN_,
	                           KEY_HOME_,
	                           KEY_END_,
	                           KEY_BACKSPACE_,
	                           KEY_DELETE_,
	                           KEY_ENTER_,
	                           KEY_CTRL | 'w',
	                           KEY_ALT | 'b',
	                           KEY_ALT | 'f',
	                           KEY_PASTE_,
	                           KEY_TAB_,
	                           KEY_PASTE_END_,
	                           KEY_CTRL | 'k',
	                           0x3099,
	                           0x304B,
	                           0x1F1EF,
	                           0x200D,
	                           0x1F468,
	                           ' ',
	                           'a',
	                           0x1161,
	                           0x1112};
	random_start();
	for (int round = 0; round < 300; round++) {
		char bytes[64];
		struct line line = {0};
		line_start(&line, slice_make(bytes, random_text(bytes, sizeof bytes)), random_below(2));
		line.wrap = random_below(12);
		struct rect rect = {random_below(3), 0, 1 + random_below(8), 1 + random_below(3)};
		for (int i = 0; i < 100; i++) {
			line_key(&line, keys[random_below((int)(sizeof keys / sizeof *keys))]);
			struct slice text = line_text(&line);
			cr_assert_leq(line.caret, text.length);
			if (line.caret)
				cr_assert_eq(unicode_grapheme_end(text, unicode_grapheme_start(text, line.caret)),
				             line.caret);
			struct frame *frame = frame_new(12, 3);
			line_draw(&line, frame, rect, STYLE_FIELD);
			cr_assert(frame->caret_x >= rect.x && frame->caret_x < rect.x + rect.width);
			cr_assert(frame->caret_y >= 0 && frame->caret_y < rect.height);
			frame_free(frame);
		}
		line_free(&line);
	}
}

#include "screen/frame.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "support/random.h"

static void start(void)
{
	unicode_start();
}

TestSuite(frame, .init = start);

static void expect_print(const struct frame *frame, const char *want)
{
	struct buffer out = {0};
	frame_print(frame, &out);
	cr_expect_str_eq(out.bytes, want);
	buffer_free(&out);
}

/* Puts text into a row of dots and compares what is there then. */
static void expect_put(int x, int columns, const char *text, int used, const char *want)
{
	struct frame *frame = frame_new(8, 1);
	frame_row(frame, 0, 0, 8, STYLE_DIM, '.');
	cr_expect_eq(frame_put(frame, x, 0, columns, STYLE_TEXT, slice_of(text)), used, "%s in %d", text, columns);
	expect_print(frame, want);
	frame_free(frame);
}

Test(frame, starts_blank)
{
	struct frame *frame = frame_new(3, 2);
	expect_print(frame, "\n\n");
	cr_expect_eq(frame->caret_x, -1);
	cr_expect(frame->touched[1]);
	frame_free(frame);
	frame_free(NULL);
}

Test(frame, put_clips_with_an_ellipsis)
{
	expect_put(1, 5, "abc", 3, ".abc....\n");
	expect_put(1, 3, "abc", 3, ".abc....\n");
	expect_put(1, 3, "abcd", 3, ".ab…....\n");
	expect_put(0, 1, "ab", 1, "….......\n");
	expect_put(0, 0, "ab", 0, "........\n");
	expect_put(0, 6, "日本語", 6, "日本語..\n");
	expect_put(0, 5, "日本語", 5, "日本…...\n");
	expect_put(0, 4, "日本語", 3, "日….....\n");
	expect_put(0, 2, "日本", 1, "….......\n");
	expect_put(0, 1, "日", 1, "….......\n");
	expect_put(6, 9, "abc", 2, "......a…\n");
	expect_put(7, 9, "日", 1, ".......…\n");
	expect_put(8, 9, "abc", 0, "........\n");
	expect_put(-1, 5, "日本", 4, " 本.....\n");
	expect_put(-9, 5, "日本", 0, "........\n");
	expect_put(0, 4, "か\u3099\u202Ea\x1B", 4, "がa\uFFFD....\n");
}

Test(frame, put_outside_does_nothing)
{
	struct frame *frame = frame_new(4, 2);
	frame_put(frame, 0, -1, 4, STYLE_TEXT, slice_of("abc"));
	frame_put(frame, 0, 2, 4, STYLE_TEXT, slice_of("abc"));
	frame_clear(frame, (struct rect){-5, -5, 3, 3}, STYLE_TEXT);
	frame_column(frame, 9, 0, 2, STYLE_TEXT, 'x');
	frame_box(frame, (struct rect){0, 0, 1, 1}, STYLE_TEXT);
	expect_print(frame, "\n\n");
	frame_free(frame);
}

Test(frame, half_a_wide_character_becomes_blank)
{
	struct frame *frame = frame_new(8, 1);
	frame_put(frame, 0, 0, 8, STYLE_TEXT, slice_of("漢字漢字"));
	frame_put(frame, 1, 0, 8, STYLE_TEXT, slice_of("X"));
	expect_print(frame, " X字漢字\n");
	frame_put(frame, 4, 0, 1, STYLE_TEXT, slice_of("Y"));
	expect_print(frame, " X字Y 字\n");
	frame_put(frame, 3, 0, 8, STYLE_TEXT, slice_of("日"));
	expect_print(frame, " X 日 字\n");
	frame_clear(frame, (struct rect){4, 0, 3, 1}, STYLE_TEXT);
	expect_print(frame, " X\n");
	frame_free(frame);
}

Test(frame, put_padded_blanks_the_rest)
{
	struct frame *frame = frame_new(8, 1);
	frame_row(frame, 0, 0, 8, STYLE_DIM, '.');
	frame_put_padded(frame, 1, 0, 5, STYLE_FIELD, slice_of("日"));
	expect_print(frame, ".日   ..\n");
	cr_expect_eq(frame->cells[5].style, STYLE_FIELD);
	cr_expect_eq(frame->cells[6].style, STYLE_DIM);
	frame_free(frame);
}

Test(frame, window_scrolls_and_blanks_cut_characters)
{
	static const char *const want[] = {"日本語a|\n", " 本語ab|\n", "本語ab |\n", " 語ab  |\n"};
	for (int skip = 0; skip < 4; skip++) {
		struct frame *frame = frame_new(8, 1);
		frame_put(frame, 7, 0, 1, STYLE_TEXT, slice_of("|"));
		frame_put_window(frame, 0, 0, 7, skip, STYLE_TEXT, slice_of("日本語ab"));
		if (skip == 0)
			frame_put_window(frame, 0, 0, 7, skip, STYLE_TEXT, slice_of("日本語a"));
		expect_print(frame, want[skip]);
		frame_free(frame);
	}
	struct frame *frame = frame_new(3, 1);
	frame_put_window(frame, 0, 0, 3, 0, STYLE_TEXT, slice_of("日本"));
	expect_print(frame, "日\n");
	frame_free(frame);
}

Test(frame, rows_columns_and_boxes)
{
	struct frame *frame = frame_new(6, 4);
	for (int y = 0; y < 4; y++)
		frame_put(frame, 0, y, 6, STYLE_TEXT, slice_of("漢字漢"));
	frame_box(frame, (struct rect){1, 0, 4, 3}, STYLE_BORDER);
	expect_print(frame, " ┌──┐\n │  │\n └──┘\n漢字漢\n");
	frame_row(frame, 0, 3, 5, STYLE_TEXT, 0x65E5);
	expect_print(frame, " ┌──┐\n │  │\n └──┘\n日日\n");
	frame_column(frame, 5, -1, 9, STYLE_TEXT, '!');
	expect_print(frame, " ┌──┐!\n │  │!\n └──┘!\n日日 !\n");
	frame_free(frame);
}

Test(frame, tint_takes_whole_characters)
{
	struct frame *frame = frame_new(6, 1);
	frame_put(frame, 0, 0, 6, STYLE_TEXT, slice_of("日本語"));
	frame_tint(frame, 1, 0, 2, STYLE_CURSOR);
	for (int x = 0; x < 6; x++)
		cr_expect_eq(frame->cells[x].style, x < 4 ? STYLE_CURSOR : STYLE_TEXT, "column %d", x);
	expect_print(frame, "日本語\n");
	frame_free(frame);
}

Test(frame, touched_are_the_rows_written)
{
	struct frame *frame = frame_new(4, 3);
	frame_settle(frame);
	frame_put(frame, 0, 1, 4, STYLE_TEXT, slice_of("a"));
	cr_expect(!frame->touched[0] && frame->touched[1] && !frame->touched[2]);
	frame_resize(frame, 5, 2);
	cr_expect(frame->touched[0] && frame->touched[1]);
	expect_print(frame, "\n\n");
	frame_free(frame);
}

Test(frame, the_caret_is_inside_or_hidden)
{
	struct frame *frame = frame_new(4, 3);
	frame_caret(frame, 3, 2);
	cr_expect(frame->caret_x == 3 && frame->caret_y == 2);
	frame_caret(frame, 4, 2);
	cr_expect_eq(frame->caret_x, -1);
	frame_free(frame);
}

Test(frame, a_hidden_caret_waits_at_what_is_chosen)
{
	struct frame *frame = frame_new(6, 3);
	cr_expect_not(frame_rest(frame, STYLE_CURSOR));
	cr_expect_eq(frame->rest_x, -1);
	frame_put(frame, 1, 0, 1, STYLE_CURSOR, slice_of("+")); /* a sign, nothing chosen */
	frame_put(frame, 2, 1, 4, STYLE_CURSOR, slice_of("日本"));
	cr_expect(frame_rest(frame, STYLE_CURSOR));
	cr_expect(frame->rest_x == 2 && frame->rest_y == 1 && frame->caret_x == -1);
	frame_caret(frame, 0, 0);
	cr_expect_eq(frame->rest_x, -1);
	frame_free(frame);
}

Test(frame, equality_can_leave_styles_out)
{
	struct frame *a = frame_new(4, 1), *b = frame_new(4, 1), *c = frame_new(3, 1);
	frame_put(a, 0, 0, 4, STYLE_TEXT, slice_of("日"));
	cr_expect_not(frame_equals(a, b, false));
	frame_put(b, 0, 0, 4, STYLE_TITLE, slice_of("日"));
	cr_expect(frame_equals(a, b, false));
	cr_expect_not(frame_equals(a, b, true));
	cr_expect_not(frame_equals(a, c, false));
	frame_free(a);
	frame_free(b);
	frame_free(c);
}

Test(frame, colours_are_sgr)
{
	static const struct {
		int colours;
		const char *want;
	} cases[] = {
	        {256, "a\033[0;38;5;166mb\033[0;7m日 \033[0m\n\n"},
	        {8, "a\033[0;31mb\033[0;7m日 \033[0m\n\n"},
	        {0, "a\033[0;2;4mb\033[0;7m日 \033[0m\n\n"},
	};
	struct frame *frame = frame_new(8, 2);
	frame_put(frame, 0, 0, 1, STYLE_TEXT, slice_of("a"));
	frame_put(frame, 1, 0, 1, STYLE_GAP, slice_of("b"));
	frame_put_padded(frame, 2, 0, 3, STYLE_CURSOR, slice_of("日"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		frame_print_colours(frame, &out, cases[i].colours);
		cr_expect_str_eq(out.bytes, cases[i].want);
		buffer_free(&out);
	}
	frame_free(frame);
}

/* No half characters, no foreign values, whatever is written. */
static void check_frame(const struct frame *frame)
{
	for (int y = 0; y < frame->height; y++) {
		for (int x = 0; x < frame->width; x++) {
			const struct frame_cell *cell = frame->cells + y * frame->width + x;
			cr_assert(cell->width <= 2);
			cr_assert_eq(cell->width == 0, cell->text[0] == 0);
			cr_assert_eq(cell->width == 0, x > 0 && cell[-1].width == 2);
			cr_assert(cell->width != 2 || x + 1 < frame->width);
			cr_assert(cell->width == 0 || unicode_width(cell->text[0]) == cell->width);
			cr_assert(cell->style < STYLE_COUNT);
		}
	}
}

Test(frame, random_writing_leaves_no_half_character)
{
	random_start();
	for (int round = 0; round < 300; round++) {
		struct frame *frame = frame_new(1 + random_below(12), 1 + random_below(3));
		for (int i = 0; i < 60; i++) {
			char bytes[64];
			struct slice text = slice_make(bytes, random_text(bytes, sizeof bytes));
			int x = random_below(18) - 4, y = random_below(5) - 1, columns = random_below(14) - 1;
			enum style style = (enum style)random_below(STYLE_COUNT);
			uint32_t c = random_below(2) ? 0x65E5 : 0x2500;
			struct rect rect = {x, y, columns, random_below(4)};
			switch (random_below(8)) {
			case 0:
				cr_assert_leq(frame_put(frame, x, y, columns, style, text), columns > 0 ? columns : 0);
				break;
			case 1:
				frame_put_padded(frame, x, y, columns, style, text);
				break;
			case 2:
				frame_put_window(frame, x, y, columns, random_below(8), style, text);
				break;
			case 3:
				frame_clear(frame, rect, style);
				break;
			case 4:
				frame_box(frame, rect, style);
				break;
			case 5:
				frame_row(frame, x, y, columns, style, c);
				break;
			case 6:
				frame_column(frame, x, y, columns, style, c);
				break;
			default:
				frame_tint(frame, x, y, columns, style);
			}
			check_frame(frame);
		}
		frame_free(frame);
	}
}

Test(frame, lines_and_the_ellipsis_take_one_column_everywhere)
{
	static const struct {
		int ambiguous;
		bool ascii;
		const char *screen;
	} cases[] = {{1, false, "┌────┐\n│日×…│\n└────┘\n"},
	             {1, true, "+----+\n|日x~|\n+----+\n"},
	             {2, false, "+----+\n|日~ |\n+----+\n"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		struct frame *f = frame_new(6, 3);
		unicode_draw(cases[i].ambiguous, cases[i].ascii);
		frame_box(f, (struct rect){0, 0, 6, 3}, STYLE_BORDER);
		frame_put(f, 1, 1, 4, STYLE_TEXT, slice_of("日×日本"));
		frame_print(f, &out);
		cr_expect_str_eq(out.bytes, cases[i].screen);
		buffer_free(&out);
		frame_free(f);
	}
	unicode_draw(1, false);
}

#include "term/input.h"

#include <criterion/criterion.h>

#include "base/buffer.h"
#include "support/random.h"

static void collect(struct input *input, bool late, struct buffer *names)
{
	key k;
	char name[KEY_NAME];
	while (input_next(input, late, &k)) {
		key_format(k, name);
		buffer_add_text(names, name);
	}
}

static void give(struct input *input, const char *bytes, size_t length)
{
	size_t room;
	unsigned char *to = input_room(input, &room);
	cr_assert_leq(length, room);
	memcpy(to, bytes, length);
	input_added(input, length);
}

static const struct {
	const char *bytes, *keys;
} cases[] = {
        {"a日😀", "a日😀"},
        {"\r\n\t\x7F\b\x01\x1A", "<Enter><C-j><Tab><BS><BS><C-a><C-z>"},
        {"\033[A\033OB\033[1;5D\033[1;2C\033[1;3A", "<Up><Down><C-Left><S-Right><A-Up>"},
        {"\033[H\033[F\033OH\033OF\033[1~\033[4~\033[7~\033[8~", "<Home><End><Home><End><Home><End><Home><End>"},
        {"\033[2~\033[3~\033[5~\033[6~\033[3;5~", "<Insert><Delete><PgUp><PgDn><C-Delete>"},
        {"\033[Z\033OP\033[11~\033[15~\033[17~\033[21~\033[24~\033[1;5P\033[[A",
         "<S-Tab><F1><F1><F5><F6><F10><F12><C-F1><F1>"},
        {"\033OM\033Op\033Oy", "<Enter>09"},
        {"\033x\033日\033\r\033\x7F", "<Esc>x<Esc>日<Esc><Enter><Esc><BS>"},
        {"\033\033[A", "<Esc><Up>"},
        {"\033[105;5u\033[27;5;9~\033[97;2u\033[49;5u\033[27u", "<Tab><C-Tab>A<C-1><Esc>"},
        {"\033[<0;3;4Ma\033[?1;2cb\033[99~c\033[Id", "<Click 2,3>abcd"},
        {"\033[<0;3;4M\033[<32;4;4M\033[<32;5;4M\033[<0;5;4m", "<Click 2,3><Drag 3,3><Drag 4,3><Release 4,3>"},
        {"\033[<64;1;1M\033[<65;80;24M\033[<66;9;9M\033[<67;9;9M\033[<69;9;9M",
         "<WheelUp 0,0><WheelDown 79,23><WheelLeft 8,8><WheelRight 8,8><S-WheelDown 8,8>"},
        {"\033[<16;2;2M\033[<48;3;2M\033[<16;3;2m\033[<8;2;2M\033[<4;2;2M\033[<2;2;2M\033[<2;2;2m",
         "<C-Click 1,1><C-Drag 2,1><C-Release 2,1><A-Click 1,1><S-Click 1,1><RightClick 1,1>"},
        /* other buttons, no button, and what makes no sense */
        {"\033[<1;2;2M\033[<1;2;2m\033[<33;2;2M\033[<34;2;2M\033[<35;2;2M\033[<3;2;2M\033[<128;2;2M\033[<160;2;2Mz",
         "z"},
        {"\033[<0;0;1M\033[<0;1;0M\033[<0;1M\033[<0M\033[<M\033[<;;M\033[<0;1;1;1M\033[<0;1;1~\033[<0;1;1Az", "z"},
        {"\033[<-1;2;2M\033[<99999999999999999999;2;2M\033[<64;2;2m\033[<96;2;2Mz", "z"},
        {"\033[<0;99999999999;4M\033[<0;4097;2M\033[<0;2;4096Mz", "<Click 4095,3><Click 4095,1><Click 1,4095>z"},
        {"\033[<0;3\033[<0;3;4Mz", "<Click 2,3>z"},
        {"\033[1;\033[A", "1;<Up>"},
        {"\033O!", "<Esc>O!"},
        {"a\xFF"
         "b\xE3\x81z\xED\xA0\x80",
         "a\uFFFDb\uFFFD\uFFFDz\uFFFD\uFFFD\uFFFD"},
        {"\033\xFFz", "<Esc>\uFFFDz"},
        {"\xC2\x9B"
         "1m",
         "1m"},
        {"\033[200~a\rb\nc\r\nd\te\033[A\x01\x7F\xFF日\033[201~\033[A",
         "<Paste>a<Enter>b<Enter>c<Enter>d<Tab>e[A\uFFFD日<PasteEnd><Up>"},
        {"\033[201~x", "x"},
};

Test(input, bytes_become_keys_however_they_are_split)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t length = strlen(cases[i].bytes);
		for (size_t cut = 0; cut <= length; cut++) {
			struct input input = {0};
			struct buffer names = {0};
			give(&input, cases[i].bytes, cut);
			collect(&input, false, &names);
			give(&input, cases[i].bytes + cut, length - cut);
			collect(&input, false, &names);
			cr_expect_str_eq(names.bytes, cases[i].keys, "case %zu cut at %zu: %s", i, cut, names.bytes);
			buffer_free(&names);
		}
	}
}

Test(input, a_lone_escape_is_a_key_when_nothing_follows)
{
	static const struct {
		const char *bytes, *late;
		bool unsure;
	} lone[] = {
	        {"\033", "<Esc>", true}, {"\033[", "<Esc>[", true}, {"\033O", "<Esc>O", true},
	        {"\033[1;", "", false},  {"\xE3\x81", "", false},   {"a", "a", false},
	};
	for (size_t i = 0; i < sizeof lone / sizeof *lone; i++) {
		struct input input = {0};
		struct buffer names = {0};
		give(&input, lone[i].bytes, strlen(lone[i].bytes));
		cr_expect_eq(input_unsure(&input), lone[i].unsure, "case %zu", i);
		collect(&input, true, &names);
		cr_expect(slice_is(buffer_slice(&names), lone[i].late), "case %zu", i);
		buffer_free(&names);
	}
}

/* what a slow link delivers in pieces with long pauses between them */
Test(input, what_comes_late_behind_escape_is_still_its_key)
{
	static const struct {
		const char *pieces[4], *keys;
	} slow[] = {
	        {{"[A"}, "<Esc><Up>"},
	        {{"[", "A"}, "<Esc>[A"},
	        {{"[1;", "5C"}, "<Esc><C-Right>"},
	        {{"[5~x"}, "<Esc><PgUp>x"},
	        {{"OB[A"}, "<Esc><Down>[A"},
	        {{"[<0;3;4M[A"}, "<Esc><Click 2,3>[A"},
	        {{"[<35;3;4Mz"}, "<Esc>z"},
	        {{"\033[A"}, "<Esc><Up>"},
	        {{"Op"}, "<Esc>Op"}, /* letters that were typed */
	        {{"[z", "[A"}, "<Esc>[z[A"},
	        {{"q", "[A"}, "<Esc>q[A"},
	};
	for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
		struct input input = {0};
		struct buffer names = {0};
		give(&input, "\033", 1);
		collect(&input, true, &names);
		for (size_t piece = 0; piece < 4 && slow[i].pieces[piece]; piece++) {
			give(&input, slow[i].pieces[piece], strlen(slow[i].pieces[piece]));
			collect(&input, false, &names);
			/* only the start of a sequence is waited for, and not for ever */
			if (input_unsure(&input) && slow[i].pieces[piece][1] == 0)
				collect(&input, true, &names);
		}
		cr_expect(slice_is(buffer_slice(&names), slow[i].keys), "case %zu: %s", i, buffer_slice(&names).bytes);
		buffer_free(&names);
	}
}

Test(input, random_bytes_always_end_and_lose_no_letter)
{
	random_start();
	for (int round = 0; round < 20000; round++) {
		static const char *const pieces[] = {"\033", "[",    "O",    "1",  ";", "~", "<",
		                                     "200~", "201~", "\xFF", "日", "M", "\r"};
		struct input input = {0};
		int sent = 0, got = 0;
		for (int n = random_below(20); n > 0; n--) {
			char bytes[8];
			const char *piece = pieces[random_below(13)];
			give(&input, piece, strlen(piece));
			bytes[0] = (char)random_below(256);
			give(&input, bytes, (size_t)random_below(2));
			give(&input, "\xFF\xFF", 2);
			sent++;
			key k;
			while (input_next(&input, random_below(2), &k))
				got += k == 0xFFFD;
		}
		/* a bad byte ends whatever it stands in and is never swallowed */
		cr_assert_geq(got, sent, "round %d: %d of %d", round, got, sent);
		cr_assert(input.end - input.start < 64);
	}
}

static void expect_doubled(struct input *input, key k, long now, const char *want)
{
	char name[KEY_NAME];
	key_format(input_doubled(input, k, now), name);
	cr_expect_str_eq(name, want, "at %ld ms", now);
}

Test(input, two_clicks_in_one_cell_in_a_short_time_are_one_double_click)
{
	struct input input = {0};
	key click = key_of_mouse(MOUSE_CLICK, 5, 6), release = key_of_mouse(MOUSE_RELEASE, 5, 6);
	expect_doubled(&input, click, 1000, "<Click 5,6>");
	expect_doubled(&input, release, 1050, "<Release 5,6>");
	expect_doubled(&input, click, 1300, "<DoubleClick 5,6>");
	expect_doubled(&input, release, 1310, "<Release 5,6>");
	expect_doubled(&input, click, 1400, "<Click 5,6>");
	expect_doubled(&input, click, 1900, "<Click 5,6>");
	expect_doubled(&input, key_of_mouse(MOUSE_CLICK, 5, 7), 1950, "<Click 5,7>");
	expect_doubled(&input, key_of_mouse(MOUSE_CLICK, 5, 7) | KEY_CTRL, 1960, "<C-Click 5,7>");
	expect_doubled(&input, key_of_mouse(MOUSE_CLICK, 5, 7) | KEY_CTRL, 1970, "<C-DoubleClick 5,7>");
	expect_doubled(&input, click, 3000, "<Click 5,6>");
	expect_doubled(&input, key_of_mouse(MOUSE_DRAG, 6, 6), 3010, "<Drag 6,6>");
	expect_doubled(&input, click, 3020, "<Click 5,6>");
	expect_doubled(&input, 'x', 3030, "x");
	expect_doubled(&input, click, 3040, "<Click 5,6>");
}

Test(input, the_answer_to_where_the_cursor_is_is_no_key)
{
	static const char bytes[] = "\033[1;2A\033[12;3Ra\033[1;2R";
	for (size_t cut = 0; cut < sizeof bytes; cut++) {
		struct input input = {.asked = true};
		struct buffer names = {0};
		give(&input, bytes, cut);
		collect(&input, false, &names);
		give(&input, bytes + cut, sizeof bytes - 1 - cut);
		collect(&input, false, &names);
		cr_expect_str_eq(names.bytes, "<S-Up>a<S-F3>", "cut at %zu", cut);
		cr_expect_eq(input.column, 3);
		cr_expect_not(input.asked);
		buffer_free(&names);
	}
}

Test(input, what_was_pasted_is_no_answer)
{
	struct input input = {.asked = true};
	struct buffer names = {0};
	static const char bytes[] = "\033[200~\033[1;3R\033[201~\033[;R\033[1R\033[99999999999999999999;1R";
	give(&input, bytes, sizeof bytes - 1);
	collect(&input, false, &names);
	cr_expect_eq(input.column, 0);
	cr_expect(input.asked);
	buffer_free(&names);
}

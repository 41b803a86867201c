#include "screen/key.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "support/random.h"

static key parse_one(const char *script)
{
	size_t at = 0;
	key k = 0;
	struct error err = {0};
	cr_assert(key_parse(slice_of(script), &at, &k, &err), "%s: %s", script, err.message);
	cr_expect_eq(at, strlen(script), "%s", script);
	return k;
}

static const struct {
	const char *name;
	key k;
} both_ways[] = {
        {"a", 'a'},
        {"日", 0x65E5},
        {">", '>'},
        {"<lt>", '<'},
        {"<Space>", ' '},
        {"<Enter>", KEY_ENTER_},
        {"<Esc>", KEY_ESCAPE_},
        {"<Tab>", KEY_TAB_},
        {"<S-Tab>", KEY_SHIFT | KEY_TAB_},
        {"<BS>", KEY_BACKSPACE_},
        {"<PgDn>", KEY_PAGE_DOWN_},
        {"<F1>", KEY_F0_ + 1},
        {"<F12>", KEY_F0_ + 12},
        {"<Wait 61s>", KEY_WAIT | 61},
        {"<Wait 999999s>", KEY_WAIT | 999999},
        {"<C-F5>", KEY_CTRL | (KEY_F0_ + 5)},
        {"<C-s>", KEY_CTRL | 's'},
        {"<C-Space>", KEY_CTRL | ' '},
        {"<C-]>", KEY_CTRL | ']'},
        {"<A-x>", KEY_ALT | 'x'},
        {"<A-日>", KEY_ALT | 0x65E5},
        {"<C-A-x>", KEY_CTRL | KEY_ALT | 'x'},
        {"<A-lt>", KEY_ALT | '<'},
        {"<A->>", KEY_ALT | '>'},
        {"<A-->", KEY_ALT | '-'},
        {"<C-A-S-PasteEnd>", KEY_CTRL | KEY_ALT | KEY_SHIFT | KEY_PASTE_END_},
        {"<C-Left>", KEY_CTRL | KEY_LEFT_},
        {"<Paste>", KEY_PASTE_},
        {"<Resize>", KEY_RESIZE_},
        {"<Click 12,5>", 1u << 31 | 1u << 24 | 12u << 12 | 5},
        {"<C-A-S-DoubleClick 4095,4095>", KEY_CTRL | KEY_ALT | KEY_SHIFT | 1u << 31 | 2u << 24 | 0xFFFFFF},
        {"<RightClick 0,0>", 1u << 31 | 3u << 24},
        {"<Drag 20,8>", 1u << 31 | 4u << 24 | 20u << 12 | 8},
        {"<C-Release 20,8>", KEY_CTRL | 1u << 31 | 5u << 24 | 20u << 12 | 8},
        {"<WheelUp 1,2>", 1u << 31 | 6u << 24 | 1u << 12 | 2},
        {"<S-WheelDown 1,2>", KEY_SHIFT | 1u << 31 | 7u << 24 | 1u << 12 | 2},
        {"<WheelLeft 1,2>", 1u << 31 | 8u << 24 | 1u << 12 | 2},
        {"<WheelRight 1,2>", 1u << 31 | 9u << 24 | 1u << 12 | 2},
};

Test(key, names_are_read_and_written)
{
	char name[KEY_NAME];
	for (size_t i = 0; i < sizeof both_ways / sizeof *both_ways; i++) {
		cr_expect_eq(parse_one(both_ways[i].name), both_ways[i].k, "%s", both_ways[i].name);
		key_format(both_ways[i].k, name);
		cr_expect_str_eq(name, both_ways[i].name);
	}
}

Test(key, other_spellings_are_read)
{
	static const struct {
		const char *name;
		key k;
	} cases[] = {
	        {" ", ' '},
	        {"\t", KEY_TAB_},
	        {"\033", KEY_ESCAPE_},
	        {"<enter>", KEY_ENTER_},
	        {"<CR>", KEY_ENTER_},
	        {"<Escape>", KEY_ESCAPE_},
	        {"<click 7,8>", 1u << 31 | 1u << 24 | 7u << 12 | 8},
	        {"<Click 9999,1>", 1u << 31 | 1u << 24 | 4095u << 12 | 1},
	        {"<PageUp>", KEY_PAGE_UP_},
	        {"<f10>", KEY_F0_ + 10},
	        {"<C-S>", KEY_CTRL | 's'},
	        {"<c-s>", KEY_CTRL | 's'},
	        {"<M-x>", KEY_ALT | 'x'},
	        {"<S-a>", 'A'},
	        {"<A-S-a>", KEY_ALT | 'A'},
	        {"<C-i>", KEY_TAB_},
	        {"<C-m>", KEY_ENTER_},
	        {"<C-h>", KEY_BACKSPACE_},
	        {"<C-[>", KEY_ESCAPE_},
	        {"<x>", 'x'},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(parse_one(cases[i].name), cases[i].k, "%s", cases[i].name);
}

Test(key, a_script_is_read_key_by_key)
{
	struct slice script = slice_of("a登\n<Enter>\r\n<C-s>");
	static const key want[] = {'a', 0x767B, KEY_ENTER_, KEY_CTRL | 's'};
	size_t at = 0, n = 0;
	key k;
	struct error err = {0};
	while (key_parse(script, &at, &k, &err))
		cr_expect_eq(k, want[n++]);
	cr_expect_eq(n, 4);
	cr_expect_str_empty(err.message);
}

Test(key, an_unknown_name_is_an_error_with_its_place)
{
	static const char *const bad[] = {"<Foo>",
	                                  "<",
	                                  "<>",
	                                  "<C->",
	                                  "<F0>",
	                                  "<F99>",
	                                  "<F1x>",
	                                  "<ab>",
	                                  "<Wait s>",
	                                  "<Wait 1m>",
	                                  "<Wait 1000000s>",
	                                  "<Enter",
	                                  "<verylongnamethatisnokeyatall>"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char script[64];
		snprintf(script, sizeof script, "xy%s", bad[i]);
		struct error err = {0};
		size_t at = 2;
		key k;
		cr_expect_not(key_parse(slice_of(script), &at, &k, &err), "%s", bad[i]);
		cr_expect_str_not_empty(err.message);
		cr_expect_eq(err.offset, 2);
	}
}

Test(key, control_bytes)
{
	cr_expect_eq(key_of_control(0), KEY_CTRL | ' ');
	cr_expect_eq(key_of_control(1), KEY_CTRL | 'a');
	cr_expect_eq(key_of_control(26), KEY_CTRL | 'z');
	cr_expect_eq(key_of_control(28), KEY_CTRL | '\\');
	cr_expect_eq(key_of_control(31), KEY_CTRL | '_');
	cr_expect_eq(key_of_control(127), KEY_BACKSPACE_);
}

Test(key, text_is_what_fields_take)
{
	cr_expect(key_is_text('a') && key_is_text(' ') && key_is_text(0x65E5) && key_is_text(0x1F600));
	cr_expect_not(key_is_text(KEY_ENTER_));
	cr_expect_not(key_is_text(KEY_CTRL | 'a'));
	cr_expect_not(key_is_text(KEY_ALT | 'a'));
	cr_expect_not(key_is_text(27));
	cr_expect_not(key_is_text(0x9B));
}

Test(key, random_scripts_end)
{
	random_start();
	for (int i = 0; i < 20000; i++) {
		static const char *const pieces[] = {"<",  ">",  "-",    "C-", "A-",   "lt",
		                                     "F1", "日", "\xFF", "\n", "S-Tab"};
		char script[64] = "", name[KEY_NAME];
		for (int n = random_below(10); n > 0; n--)
			strcat(script, pieces[random_below(11)]);
		size_t at = 0;
		key k;
		while (key_parse(slice_of(script), &at, &k, NULL)) {
			size_t again = 0;
			key same = 0;
			key_format(k, name);
			cr_assert(key_parse(slice_of(name), &again, &same, NULL), "%s → %s", script, name);
			cr_assert_eq(same, k, "%s → %s", script, name);
		}
		cr_assert_leq(at, strlen(script));
	}
}

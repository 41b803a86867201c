#include "yaml/value.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/mem.h"
#include "support/random.h"

Test(value, plain_is_for_what_reads_as_the_same_string)
{
	static const char *const plain[] = {
	        "a",      "日本語",  "検索：比較", "a b",     "a:b",      "a#b",  "http://a.b/c", "-x",
	        "0–90日", "90 days", "don't",      "a, b",    "1.2.3.4x", "3日",  "v1.0",         "null x",
	        "2024年", "😀",       "yes sir",    "09-12月", "(x)",      "a\"b", "<x",           "1-2"};
	static const char *const quoted[] = {
	        "",      " a",       "a ",       "　a",     "a　",   "\u00A0a",    "a: b",
	        "a #b",  "a:",       "# a",      "- a",     "-",     "? a",        ": a",
	        "[a",    "{a",       "&a",       "*a",      "!a",    "|",          "> a",
	        "'a",    "\"a",      "%a",       "@a",      "`a",    "yes",        "No",
	        "ON",    "off",      "y",        "n",       "true",  "NULL",       "~",
	        "1",     "-1",       "+1.5",     "1e3",     "0x1F",  "0o17",       "0b1",
	        "1_000", "1:30",     ".inf",     "-.INF",   ".nan",  "2024-01-31", "2024-1-1T10:00:00Z",
	        "<<",    "=",        "---",      "--- a",   "...",   "a\nb",       "a\tb",
	        "\x07",  "\xC2\x85", "a\u2028b", "\uFEFFa", "1,000", "検索: 比較", "a\r",
	        "]",     "}",        ",a",       "\x7F",    "-日本"};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		cr_expect(value_plain_allowed(slice_of(plain[i]), false), "%s", plain[i]);
	for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++)
		cr_expect(!value_plain_allowed(slice_of(quoted[i]), false), "%s", quoted[i]);
	static const char *const not_in_flow[] = {"a, b", "a]", "a:日", "-x", "a?b", "{"};
	for (size_t i = 0; i < sizeof not_in_flow / sizeof *not_in_flow; i++)
		cr_expect(!value_plain_allowed(slice_of(not_in_flow[i]), true), "%s", not_in_flow[i]);
}

Test(value, scalars_are_written_in_the_style_that_holds_them)
{
	static const struct {
		const char *text;
		enum tree_style wish;
		bool in_flow;
		const char *written;
	} cases[] = {
	        {"a", TREE_PLAIN, false, "a"},
	        {"a: b", TREE_PLAIN, false, "\"a: b\""},
	        {"a, b", TREE_PLAIN, false, "a, b"},
	        {"a, b", TREE_PLAIN, true, "\"a, b\""},
	        {"a", TREE_SINGLE, false, "'a'"},
	        {"it's", TREE_SINGLE, false, "'it''s'"},
	        {"a\tb", TREE_SINGLE, false, "\"a\\tb\""},
	        {"😀\n", TREE_DOUBLE, false, "\"😀\\n\""},
	        {"a\nb", TREE_PLAIN, false, "|-\n    a\n    b\n"},
	        {"a\n\nb\n", TREE_PLAIN, false, "|\n    a\n\n    b\n"},
	        {"a\nb\n\n", TREE_PLAIN, false, "\"a\\nb\\n\\n\""},
	        {" a\nb", TREE_PLAIN, false, "|2-\n     a\n    b\n"},
	        {"a\nb", TREE_PLAIN, true, "\"a\\nb\""},
	        {"a", TREE_LITERAL, false, "|-\n    a\n"},
	        {"a\nb", TREE_FOLDED, false, ">-\n    a\n\n    b\n"},
	        {"a\n b", TREE_FOLDED, false, "|-\n    a\n     b\n"},
	        {"\x01\x7F\\\"", TREE_PLAIN, false, "\"\\u0001\\u007F\\\\\\\"\""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		bool ends_line;
		struct value *value = value_text(slice_of(cases[i].text));
		value_write_scalar(&out, value, cases[i].wish, cases[i].in_flow, 2, "\n", &ends_line);
		cr_expect_str_eq(out.bytes, cases[i].written);
		cr_expect_eq(ends_line, out.bytes[out.length - 1] == '\n');
		value_free(value);
		buffer_free(&out);
	}
}

Test(value, items_and_entries)
{
	struct value *list = value_list(), *map = value_map(), *inner = value_map();
	value_list_add(list, value_text(slice_of("video")));
	value_list_add(list, value_plain("5"));
	value_map_add(inner, "max", value_plain("4"));
	value_map_add(map, "id", value_text(slice_of("kickoff")));
	value_map_add(map, "channel", list);
	value_map_add(map, "none", value_null());
	value_map_add(map, "note", value_text(slice_of("one\ntwo\n")));
	value_map_add(map, "cover", inner);
	cr_assert(slice_is(slice_of(value_map_get(map, "id")->text), "kickoff"));
	cr_assert_null(value_map_get(map, "nothing"));
	struct buffer out = {0};
	value_write_item(&out, map, &(struct value_style){.column = 2, .gap = 1, .newline = "\n"});
	cr_expect_str_eq(out.bytes, "  - id: kickoff\n    channel: [video, 5]\n    none:\n    note: |\n      one\n"
	                            "      two\n    cover:\n      max: 4\n");
	buffer_clear(&out);
	value_write_item(&out, map, &(struct value_style){.column = 0, .gap = 3, .flow = true, .newline = "\r\n"});
	cr_expect_str_eq(out.bytes, "-   {id: kickoff, channel: [video, 5], none: null, note: \"one\\ntwo\\n\", "
	                            "cover: {max: 4}}\r\n");
	buffer_clear(&out);
	value_write_entry(&out, slice_of("on"), list, 2, "\n");
	cr_expect_str_eq(out.bytes, "  \"on\": [video, 5]\n");
	buffer_free(&out);
	struct value *copy = value_copy(map);
	value_free(map);
	cr_expect_eq(copy->count, 5);
	value_free(copy);
}

Test(value, aliases_are_followed_once)
{
	struct error err;
	struct tree *tree = tree_parse(slice_of("a: &a [1, 2]\nb: &b [*a, x]\nc: *b\nd: &d [*d]\n"), TREE_VALUES, &err);
	struct value *value = value_of_node(tree, 0);
	const struct value *b = value_map_get(value, "b"), *c = value_map_get(value, "c");
	cr_assert(b->items[0]->kind == VALUE_LIST && b->items[0]->count == 2);
	cr_assert(c->kind == VALUE_LIST && c->items[0]->kind == VALUE_NULL && c->items[1]->kind == VALUE_TEXT);
	cr_assert_eq(value_map_get(value, "d")->items[0]->kind, VALUE_LIST);
	value_free(value);
	tree_free(tree);
}

/* ---- random values come back as they were ---- */

static size_t random_scalar(char *out)
{
	static const char *const pieces[] = {
	        "a", "b ",  " ",    "\n",     "\n\n",   ":",        ": ",     " #",   "#",  "- ",  "-",
	        "'", "\"",  "\\",   "[",      "]",      "{",        "}",      ",",    "&",  "*",   "!",
	        "|", ">",   "%",    "@",      "`",      "?",        "日本",   "😀",    "\t", "\r",  "1",
	        ".", "0x",  "~",    "\u00A0", "　",     "\xC2\x85", "\u2028", "=",    "<<", "yes", "_",
	        "+", "---", "\x01", "\x7F",   "\uFEFF", "\uFFFE",   "...",    "null", "é",  "e3",  "\xC2\x80"};
	size_t length = 0;
	for (int i = random_below(7); i > 0; i--) {
		const char *piece = pieces[random_below((int)(sizeof pieces / sizeof *pieces))];
		memcpy(out + length, piece, strlen(piece));
		length += strlen(piece);
	}
	return length;
}

static struct value *random_value(int depth)
{
	char text[128];
	int kind = random_below(depth > 0 ? 8 : 5);
	if (kind == 0)
		return value_null();
	if (kind == 1)
		return value_plain(random_below(2) ? "true" : "-1.5e3");
	if (kind < 5)
		return value_text(slice_make(text, random_scalar(text)));
	struct value *value = kind < 7 ? value_list() : value_map();
	for (int i = random_below(4); i > 0; i--) {
		if (value->kind == VALUE_LIST) {
			value_list_add(value, random_value(depth - 1));
		} else {
			text[random_scalar(text)] = '\0';
			value_map_add(value, text, random_value(depth - 1));
		}
	}
	return value;
}

static void check_reads_as(const char *what, struct slice text, const struct value *value, bool item)
{
	struct error err = {0};
	struct tree *tree = tree_parse(text, TREE_VALUES, &err);
	cr_assert(tree, "%s: %s\n%.*s", what, err.message, (int)text.length, text.bytes);
	uint32_t node = item ? tree_item(tree, 0, 0) : tree->nodes[tree->nodes[0].first].next;
	cr_assert(tree->nodes[0].count == 1 && value_matches(value, tree, node), "%s\n%.*s", what, (int)text.length,
	          text.bytes);
	struct value *read = value_of_node(tree, node);
	cr_assert(value_matches(read, tree, node), "%s\n%.*s", what, (int)text.length, text.bytes);
	value_free(read);
	tree_free(tree);
}

Test(value, random_values_come_back)
{
	static const char *const newlines[] = {"\n", "\r\n", "\r"};
	struct buffer out = {0};
	random_start();
	for (int i = 0; i < 20000; i++) {
		struct value *value = random_value(3);
		const char *newline = newlines[random_below(3)];
		struct value_style style = {random_below(5), 1 + random_below(4), random_below(2), newline};
		buffer_clear(&out);
		value_write_item(&out, value, &style);
		check_reads_as("item", buffer_slice(&out), value, true);
		buffer_clear(&out);
		value_write_entry(&out, slice_of("key"), value, random_below(5), newline);
		check_reads_as("entry", buffer_slice(&out), value, false);
		value_free(value);
	}
	buffer_free(&out);
}

Test(value, random_scalars_come_back_in_every_style)
{
	static const enum tree_style styles[] = {TREE_PLAIN, TREE_SINGLE, TREE_DOUBLE, TREE_LITERAL, TREE_FOLDED};
	struct buffer out = {0};
	random_start();
	for (int i = 0; i < 60000; i++) {
		char text[128];
		struct value *value = value_text(slice_make(text, random_scalar(text)));
		enum tree_style style = styles[random_below(5)];
		bool flow = random_below(2), ends_line;
		buffer_clear(&out);
		buffer_add_text(&out, flow ? "[" : "- ");
		value_write_scalar(&out, value, style, flow, 0, "\n", &ends_line);
		if (flow)
			buffer_add_byte(&out, ']');
		if (!ends_line)
			buffer_add_byte(&out, '\n');
		check_reads_as("scalar", buffer_slice(&out), value, true);
		value_free(value);
	}
	buffer_free(&out);
}

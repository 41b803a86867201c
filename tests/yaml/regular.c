#include "yaml/regular.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "events.h"
#include "support/random.h"
#include "support/regular.h"

/* true: regular.  What is regular must be read as the parser reads it. */
static bool check(struct slice text)
{
	struct buffer fast = {0}, slow = {0};
	bool regular = regular_describe(text, &fast);
	if (regular) {
		cr_assert(regular_describe_parsed(text, &slow), "----\n%.*s----", (int)text.length, text.bytes);
		cr_assert(slice_equals(buffer_slice(&fast), buffer_slice(&slow)), "----\n%.*s----\n%s\n%s",
		          (int)text.length, text.bytes, fast.bytes, slow.bytes);
	}
	buffer_free(&fast);
	buffer_free(&slow);
	return regular;
}

Test(regular, reads_what_is_usual)
{
	static const char *const cases[] = {
	        "- id: a\n  name: 日本 語 # c\n  note: x:y, z\n",
	        "\n# gap\n\n  # own\n  - id: a\n    # in\n\n    name: b\n    # end\n",
	        "- k: \"x: y\" # c\n  l: 'p # q'\n  m: \"\"\n",
	        "- k: [video, phone] # c\n  l: []\n  m: [\"a, b\", 'c', d]\n",
	        "- k:\n  l: # c\n  m: ~\n",
	        "- k:\n  - a\n  - \"b\"\n  l: x\n",
	        "  -   k:\n          - a # c\n          # c\n          - b\n      l: x\n",
	        "- email # bare\n",
	        "- \"a: b\"\n",
	        "-   k: v\r\n    l: w\r\n",
	        "- k: v",
	        "- a b: c d\n  e#f: g#h\n",
	        "- k: http://x.y/z?a=b&c\n",
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect(check(slice_of(cases[i])), "%s", cases[i]);
}

Test(regular, leaves_the_rest_to_the_parser)
{
	static const char *const cases[] = {"",
	                                    "# c\n",
	                                    "k: v\n",
	                                    "- - a\n",
	                                    "- [a]\n",
	                                    "- {a: b}\n",
	                                    "- k: &x v\n",
	                                    "- k: *x\n",
	                                    "- k: !t v\n",
	                                    "- k: |\n    x\n",
	                                    "- k: >\n    x\n",
	                                    "- k: {a: b}\n",
	                                    "- k: [a, [b]]\n",
	                                    "- k: [a: b]\n",
	                                    "- k: [a,]\n",
	                                    "- k: a\n    b\n",
	                                    "- k: a\n  b\n",
	                                    "- k: a: b\n",
	                                    "- \"k\": v\n",
	                                    "- k : v\n",
	                                    "- ? k\n",
	                                    "-\n  k: v\n",
	                                    "- k: \"a\\n\"\n",
	                                    "- k: 'it''s'\n",
	                                    "- k: \"a\n    b\"\n",
	                                    "- k: \"x\" y\n",
	                                    "- k: \"x\"#c\n",
	                                    "- k: a\tb\n",
	                                    "- k:\ta\n",
	                                    "- k: a\xC2\x85\142\n",
	                                    "- k: a\u00A0b\n",
	                                    "- k: a\u2028b\n",
	                                    "- k: \xEF\xBB\xBF\141\n",
	                                    "- k: a\rb\n",
	                                    "- a\n- b\n",
	                                    "- k: v\n- b\n",
	                                    "- k: v\n l: w\n",
	                                    "- k: v\n   l: w\n",
	                                    "- k: @x\n",
	                                    "- k: `x\n",
	                                    "- k: %x\n",
	                                    "- k:\n    x: y\n",
	                                    "- k:\n    - a: b\n",
	                                    "- k:\n    - - a\n",
	                                    "- <<: x\n",
	                                    "- a\n  b\n",
	                                    "- # c\n  k: v\n",
	                                    "-\n",
	                                    "- k: a\x7F\n",
	                                    "- k: v\n...\n",
	                                    "---\n- k: v\n",
	                                    "- k: [a\n",
	                                    "- k: ]\n",
	                                    "- k: ,\n",
	                                    "- k: [a] b\n"};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect(!check(slice_of(cases[i])), "%s", cases[i]);
}

Test(regular, corpus)
{
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	for (struct corpus_file *f = files; f->name; f++)
		check(corpus_text(f));
	corpus_free(files);
}

/* Items that are nearly regular. */
static void random_item(struct buffer *out)
{
	static const char *const values[] = {"a",
	                                     "日本",
	                                     "a b",
	                                     "x:y",
	                                     "x: y",
	                                     "x #c",
	                                     "x#c",
	                                     "# c",
	                                     "\"q\"",
	                                     "\"q: r # s\"",
	                                     "'it'",
	                                     "'it''s'",
	                                     "\"a\\n\"",
	                                     "[a, b]",
	                                     "[ a,b ]",
	                                     "[]",
	                                     "[ ]",
	                                     "[a,]",
	                                     "[\"a\",b]",
	                                     "['x' , y]",
	                                     "[a #c]",
	                                     "[a]#c",
	                                     "[a] # c",
	                                     "~",
	                                     "null",
	                                     "-1",
	                                     "- a",
	                                     "-",
	                                     "1.5",
	                                     "a\tb",
	                                     "a\xC2\x85 b",
	                                     "\u00A0",
	                                     "\u2028",
	                                     "　全角　",
	                                     "|",
	                                     "> x",
	                                     "&a b",
	                                     "*a",
	                                     "!t x",
	                                     "@",
	                                     "?",
	                                     "? x",
	                                     ":",
	                                     ": x",
	                                     "::x",
	                                     "a:",
	                                     "%x",
	                                     "`",
	                                     "{a: b}",
	                                     "]",
	                                     "(x)",
	                                     "/p/q",
	                                     "+1",
	                                     "=",
	                                     "<x>",
	                                     "a\"b",
	                                     "a'b",
	                                     "\"a\" b",
	                                     "\"a\": b",
	                                     "[a]: b",
	                                     "[a b c, d-e]",
	                                     "[a:b]",
	                                     "[a?]",
	                                     "[-x]",
	                                     "...",
	                                     "---",
	                                     "\"",
	                                     "'",
	                                     "\"a",
	                                     "[a",
	                                     "\\x",
	                                     "$a",
	                                     "^",
	                                     ";",
	                                     ".x",
	                                     "!",
	                                     ",x",
	                                     "x,",
	                                     "a   ",
	                                     "  a",
	                                     "\xEF\xBB\xBFx",
	                                     "x\x01",
	                                     "\x7F",
	                                     "é",
	                                     "\"\"",
	                                     "''",
	                                     "\"\" # c",
	                                     "\" a \"",
	                                     "\"#\"",
	                                     "[\"a\"\"b\"]"};
	static const char *const keys[] = {"k",  "key two", "日本", "a:b", "a#b", "\"q\"", "k ",   "_x",     "5",
	                                   "-k", "<<",      "a #b", "?",   "k]",  "a\"b",  "a, b", "k\u00A0"};
	int column = random_below(4), gap = 1 + random_below(3), inner = column + 1 + gap;
	const char *newline = random_below(8) ? "\n" : random_below(4) ? "\r\n" : "\r";
	if (random_below(6) == 0)
		buffer_format(out, "%*s# own%s%s", column, "", newline, random_below(3) ? "" : newline);
	buffer_format(out, "%*s-%*s", column, "", gap, "");
	int lines = 1 + random_below(4);
	for (int i = 0; i < lines; i++) {
		const char *value = values[random_below((int)(sizeof values / sizeof *values))];
		const char *key =
		        keys[random_below(3) ? random_below(3) : random_below((int)(sizeof keys / sizeof *keys))];
		int indent = random_below(20) ? inner : random_below(10);
		if (i)
			buffer_repeat(out, ' ', (size_t)indent);
		int shape = random_below(12);
		if (shape == 0)
			buffer_add_text(out, value);
		else if (shape == 1)
			buffer_format(out, "%s:%s%*s- %s%s%*s- x", key, newline, indent, "", value, newline, indent,
			              "");
		else if (shape == 2)
			buffer_format(out, "%s:%s", key, random_below(2) ? " # c" : "  ");
		else if (shape == 3)
			buffer_format(out, "%s: a%s%*s%s", key, newline, inner + 1, "", value);
		else
			buffer_format(out, "%s:%*s%s%s", key, random_below(20) ? 1 : random_below(4), "", value,
			              random_below(8) ? "" : " # c");
		if (i + 1 < lines || random_below(5))
			buffer_add_text(out, newline);
		if (random_below(12) == 0)
			buffer_format(out, "%*s%s%s", random_below(8), "", random_below(2) ? "# c" : "", newline);
	}
}

Test(regular, random_items_are_read_as_the_parser_reads_them)
{
	struct buffer text = {0};
	int regular = 0;
	random_start();
	for (int i = 0; i < 200000; i++) {
		buffer_clear(&text);
		random_item(&text);
		regular += check(buffer_slice(&text));
	}
	cr_assert_gt(regular, 20000, "%d", regular);
	buffer_free(&text);
}

#include "yaml/splice.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "yaml/value.h"

static uint32_t find(const struct tree *tree, const char *path)
{
	uint32_t node = 0;
	while (*path == '/' && path[1]) {
		size_t length = strcspn(path + 1, "/");
		if (tree->nodes[node].kind == TREE_SEQUENCE)
			node = tree_item(tree, node, (uint32_t)atoi(path + 1));
		else
			node = tree_find(tree, node, slice_make(path + 1, length));
		cr_assert_neq(node, TREE_NONE, "%s", path);
		path += length + 1;
	}
	return node;
}

static struct value *read_value(const char *text)
{
	struct error err = {0};
	struct tree *tree = tree_parse(slice_of(text), TREE_VALUES, &err);
	cr_assert(tree, "%s: %s", text, err.message);
	struct value *value = tree->count ? value_of_node(tree, 0) : value_null();
	tree_free(tree);
	return value;
}

/* what: `set VALUE`, `add KEY VALUE`, `remove`, `rename KEY`, `insert I VALUE`, `drop I`, `move I J` */
static bool apply(const char *text, const char *path, const char *what, bool rewrite, struct buffer *out,
                  struct error *err)
{
	char word[16], key[64] = "";
	unsigned index = 0, to = 0;
	int at = 0;
	struct splice splice = {0};
	struct value *value = NULL;
	struct tree *tree = tree_parse(slice_of(text), TREE_SPANS, err);
	cr_assert(tree, "%s: %s", text, err->message);
	sscanf(what, "%15s %n", word, &at);
	if (strcmp(word, "set") == 0) {
		splice.kind = SPLICE_SET;
		value = read_value(what + at);
	} else if (strcmp(word, "add") == 0) {
		int more = 0;
		splice.kind = SPLICE_ADD_KEY;
		sscanf(what + at, "%63s %n", key, &more);
		value = read_value(what + at + more);
	} else if (strcmp(word, "remove") == 0) {
		splice.kind = SPLICE_REMOVE_KEY;
	} else if (strcmp(word, "rename") == 0) {
		splice.kind = SPLICE_RENAME_KEY;
		snprintf(key, sizeof key, "%s", what + at);
	} else if (strcmp(word, "insert") == 0) {
		int more = 0;
		splice.kind = SPLICE_INSERT_ITEM;
		sscanf(what + at, "%u %n", &index, &more);
		value = read_value(what + at + more);
	} else if (strcmp(word, "drop") == 0) {
		splice.kind = SPLICE_REMOVE_ITEM;
		sscanf(what + at, "%u", &index);
	} else {
		splice.kind = SPLICE_MOVE_ITEM;
		sscanf(what + at, "%u %u", &index, &to);
	}
	splice.node = tree->count ? find(tree, path) : 0;
	splice.key = slice_of(key);
	splice.value = value;
	splice.index = index;
	splice.to = to;
	bool ok = splice_apply(tree, &splice, rewrite, out, err);
	value_free(value);
	tree_free(tree);
	return ok;
}

static const struct {
	const char *before, *path, *what, *after;
} cases[] = {
        /* scalars */
        {"a: 1    # c\n", "/a", "set x", "a: x    # c\n"},
        {"a: 'x'\n", "/a", "set w", "a: 'w'\n"},
        {"a: \"x\" # c\n", "/a", "set 'y: z'", "a: \"y: z\" # c\n"},
        {"a: x\n", "/a", "set 'y: z'", "a: \"y: z\"\n"},
        {"a: x\n", "/a", "set '5'", "a: \"5\"\n"},
        {"a: x\n", "/a", "set 5", "a: 5\n"},
        {"a: x\n", "/a", "set ''", "a: \"\"\n"},
        {"a: # c\n", "/a", "set x", "a: x # c\n"},
        {"a:\n", "/a", "set x", "a: x\n"},
        {"a: &n # c\n", "/a", "set x", "a: &n x # c\n"},
        {"a: &n x # c\nb: *n\n", "/a", "set w", "a: &n w # c\nb: *n\n"},
        {"a: &n x\nb: *n # c\n", "/b", "set w", "a: &n x\nb: w # c\n"},
        {"a: one\n  two # c\nb: x\n", "/a", "set w", "a: w # c\nb: x\n"},
        {"a:\n  one # c\n", "/a", "set w", "a:\n  w # c\n"},
        {"a: x # c\n", "/a", "set", "a: # c\n"},
        {"a: | # c\n  x\n\nb: y\n", "/a", "set", "a: # c\n\nb: y\n"},
        {"- x # c\n", "/0", "set", "- null # c\n"},
        {"[x, y]\n", "/1", "set", "[x, null]\n"},
        {"- # c\n", "/0", "set x", "- x # c\n"},
        {"{a: , b: 1}\n", "/a", "set x", "{a: x, b: 1}\n"},
        {"{a, b}\n", "/a", "set x", "{a: x, b}\n"},
        {"{\"a\":1}\n", "/a", "set x", "{\"a\": \"x\"}\n"},
        {"{\"a\":1}\n", "/a", "set 2026-01-01", "{\"a\": \"2026-01-01\"}\n"},
        {"{\"a\":1}\n", "/a", "set 007", "{\"a\": \"007\"}\n"},
        {"{\"a\":1}\n", "/a", "set -1.5", "{\"a\": -1.5}\n"},
        {"{\"a\":1}\n", "/a", "set true", "{\"a\": true}\n"},
        {"{\"a\":1}\n", "/", "add b [2026-01-01, 2]", "{\"a\":1, \"b\": [\"2026-01-01\", 2]}\n"},
        {"? a # c\n? b\n", "/a", "set x", "? a # c\n: x\n? b\n"},
        {"a: x", "/a", "set w", "a: w"},
        {"a: x # c", "/a", "set \"p\\nq\"", "a: |- # c\n  p\n  q"},
        {"\xEF\xBB\xBF\141: x\r\nb: y\r\n", "/a", "set \"p\\nq\\n\"", "\xEF\xBB\xBF\141: |\r\n  p\r\n  q\r\nb: y\r\n"},
        {"a: x\rb: y\r", "/b", "set z", "a: x\rb: z\r"},
        {"a: |\n      x\n      y\nb: 1\n", "/a", "set \"z\\n\"", "a: |\n      z\nb: 1\n"},
        {"a: |+ # c\n  x\n\nb: 1\n", "/a", "set \"z\\n\"", "a: | # c\n  z\nb: 1\n"},
        {"a: >-\n  x\n  y\nb: 1\n", "/a", "set z", "a: >-\n  z\nb: 1\n"},
        {"a: x\n  # deep\nb: 1\n", "/a", "set \"p\\nq\"", "a: \"p\\nq\"\n  # deep\nb: 1\n"},
        {"x # c\n", "/", "set w", "w # c\n"},
        /* to lists and mappings */
        {"a: x # c\n", "/a", "set [p, q]", "a: [p, q] # c\n"},
        {"a: [p, q] # c\n", "/a", "set x", "a: x # c\n"},
        {"a: [p,\n  q] # c\n", "/a", "set [r]", "a: [r] # c\n"},
        {"a: [p, # in\n  q]\n", "/a", "set [r]", NULL},
        {"a:\n  - p\n  - q\nb: 1\n", "/a", "set x", "a: x\nb: 1\n"},
        {"a: # c\n  - p\n  - q\nb: 1\n", "/a", "set x", "a: x # c\nb: 1\n"},
        {"a:\n  - p # in\nb: 1\n", "/a", "set x", NULL},
        {"a:\n  - p # 1\n  - q # 2\n  - r # 3\n", "/a", "set [p, r]", "a:\n  - p # 1\n  - r # 3\n"},
        {"a:\n  - p # 1\n", "/a", "set [p, s, t]", "a:\n  - p # 1\n  - s\n  - t\n"},
        {"a:\n  - p # 1\n  - q # 2\n", "/a", "set [p, s]", "a:\n  - p # 1\n  - s # 2\n"},
        {"a:\n  - p # 1\n  - q # 2\n", "/a", "set [new, p, q]", "a:\n  - new\n  - p # 1\n  - q # 2\n"},
        {"a:\n- p # 1\n", "/a", "set []", "a: []\n"},
        {"a: x # c\n", "/a", "set {p: 1, q: [r]}", "a: # c\n  p: 1\n  q: [r]\n"},
        {"a: {p: 1}\n", "/a", "set {q: 2, r: s}", "a: {q: 2, r: s}\n"},
        {"a:\n  p: 1\n  q: 2\nb: 1\n", "/a", "set {q: 3}", "a:\n  q: 3\nb: 1\n"},
        {"l:\n  - email # bare\n  - x\n", "/l/0", "set {id: email, name: E}",
         "l:\n  - id: email # bare\n    name: E\n  - x\n"},
        {"l:\n  -   email\n", "/l/0", "set {id: email, name: E}", "l:\n  -   id: email\n      name: E\n"},
        {"l: [email, x] # c\n", "/l/0", "set {id: email, name: E}", "l: [{id: email, name: E}, x] # c\n"},
        {"l:\n  - id: a\n    name: b\n  - x\n", "/l/0", "set a", "l:\n  - a\n  - x\n"},
        {"l:\n  - &n email # c\n", "/l/0", "set {id: email}", "l:\n  - &n # c\n    id: email\n"},
        /* keys */
        {"a: 1\n# end\n", "/", "add b x", "a: 1\nb: x\n# end\n"},
        {"a: 1\n\n# end\n", "/", "add b {c: d}", "a: 1\nb:\n  c: d\n\n# end\n"},
        {"l:\n  - id: a # c\n    # own\n\n  - id: b\n", "/l/0", "add name x",
         "l:\n  - id: a # c\n    name: x\n    # own\n\n  - id: b\n"},
        {"a: |\n  x\n\nb: |\n  y\n\n# end\n", "/", "add c z", "a: |\n  x\n\nb: |\n  y\nc: z\n\n# end\n"},
        {"a: x", "/", "add b w", "a: x\nb: w"},
        {"a: |\n  x", "/", "add b w", "a: |-\n  x\nb: w"},
        {"a: {x: 1} # c\n", "/a", "add w [p, q]", "a: {x: 1, w: [p, q]} # c\n"},
        {"a: {} # c\n", "/a", "add w 1", "a: {w: 1} # c\n"},
        {"a: {x: 1, }\n", "/a", "add w 1", "a: {x: 1, w: 1 }\n"},
        {"a: {x: }\n", "/a", "add w 1", "a: {x: , w: 1 }\n"},
        {"a: # c\n", "/a", "add w 1", "a: # c\n  w: 1\n"},
        {"{\n  \"a\": 1, # c\n  \"b\": 2 # d\n}\n", "/", "add c x",
         "{\n  \"a\": 1, # c\n  \"b\": 2, # d\n  \"c\": \"x\"\n}\n"},
        {"", "/", "add a 1", "a: 1\n"},
        {"# only", "/", "add a 1", "# only\na: 1\n"},
        {"---\n# only\n", "/", "add a 1", "---\n# only\na: 1\n"},
        {"a: 1\n# own\nb: 2 # c\n  # deep\n\nc: 3\n", "/b", "remove", "a: 1\nc: 3\n"},
        {"# file\na: 1\nb: 2\n", "/a", "remove", "# file\nb: 2\n"},
        {"l:\n  - id: a # c\n    name: b\n", "/l/0/id", "remove", "l:\n  - name: b\n"},
        {"l:\n  - id: a\n    # own\n    name: b\n", "/l/0/id", "remove", "l:\n  - # own\n    name: b\n"},
        {"l:\n  - id: a # c\n", "/l/0/id", "remove", "l:\n  - {}\n"},
        {"a:\n  b: 1 # c\nd: 2\n", "/a/b", "remove", "a: {}\nd: 2\n"},
        {"a: 1\nb: 2", "/b", "remove", "a: 1"},
        {"a: 1\r\nb: 2", "/b", "remove", "a: 1"},
        {"{a: 1, b: 2, c: 3}\n", "/b", "remove", "{a: 1, c: 3}\n"},
        {"{a: 1, b: 2}\n", "/b", "remove", "{a: 1}\n"},
        {"{a: 1, b: 2}\n", "/a", "remove", "{b: 2}\n"},
        {"{a: 1}\n", "/a", "remove", "{}\n"},
        {"{\n  a: 1, # c\n  b: 2, # d\n}\n", "/a", "remove", "{\n  b: 2, # d\n}\n"},
        {"{\n  a: 1, # c\n  # own\n  b: 2 # d\n}\n", "/b", "remove", "{\n  a: 1 # c\n}\n"},
        {"a: &n x\nb: *n\n", "/a", "remove", NULL},
        {"a: 1 # c\n", "/a", "rename b c", "b c: 1 # c\n"},
        {"'a': 1\n", "/a", "rename b", "'b': 1\n"},
        {"a: 1\n", "/a", "rename on", "\"on\": 1\n"},
        {"{a: 1}\n", "/a", "rename b,c", "{\"b,c\": 1}\n"},
        /* items */
        {"l:\n  # own\n  - a\n  - b # c\n", "/l", "insert 0 new", "l:\n  - new\n  # own\n  - a\n  - b # c\n"},
        {"l:\n  - a\n\n  - b\n# end\n", "/l", "insert 2 new", "l:\n  - a\n\n  - b\n\n  - new\n# end\n"},
        {"l:\n  - a\n\n  - b\n", "/l", "insert 1 {id: n}", "l:\n  - a\n\n  - id: n\n\n  - b\n"},
        {"l:\n-   id: a\n    name: b\n", "/l", "insert 1 {id: n, name: m}",
         "l:\n-   id: a\n    name: b\n-   id: n\n    name: m\n"},
        {"l:\n  - {id: a}\n", "/l", "insert 1 {id: n, k: [p]}", "l:\n  - {id: a}\n  - {id: n, k: [p]}\n"},
        {"l: [] # c\n", "/l", "insert 0 {id: n, k: v}", "l: # c\n  - id: n\n    k: v\n"},
        {"l: [] # c\n", "/l", "insert 0 new", "l: [new] # c\n"},
        {"l: [ # in\n  ]\n", "/l", "insert 0 new", "l: [new # in\n  ]\n"},
        {"l: # c\nm: 1\n", "/l", "insert 0 {id: n}", "l: # c\n  - id: n\nm: 1\n"},
        {"x:\n- p\nl: ~ # c\n", "/l", "insert 0 new", "x:\n- p\nl: # c\n- new\n"},
        {"l:\n  - a", "/l", "insert 1 new", "l:\n  - a\n  - new"},
        {"l:\n  - |\n    a", "/l", "insert 1 new", "l:\n  - |-\n    a\n  - new"},
        {"l: [a, b]\n", "/l", "insert 0 new", "l: [new, a, b]\n"},
        {"l: [a, b]\n", "/l", "insert 2 {id: n}", "l: [a, b, {id: n}]\n"},
        {"l: [\n  a, # 1\n  b # 2\n]\n", "/l", "insert 2 new", "l: [\n  a, # 1\n  b, # 2\n  new\n]\n"},
        {"l: [\n  a,\n  b,\n]\n", "/l", "insert 1 new", "l: [\n  a,\n  new,\n  b,\n]\n"},
        {"l:\n  # own\n  - a # c\n    # in\n\n  - b\n", "/l", "drop 0", "l:\n  - b\n"},
        {"l:\n  - a\n\n  - b\n\nm: 1\n", "/l", "drop 1", "l:\n  - a\n\nm: 1\n"},
        {"l: # c\n  - a # d\nm: 1\n", "/l", "drop 0", "l: [] # c\nm: 1\n"},
        {"l:\n  - a\n  - b", "/l", "drop 1", "l:\n  - a"},
        {"l: [a, b, c]\n", "/l", "drop 1", "l: [a, c]\n"},
        {"l: [a, b]\n", "/l", "drop 1", "l: [a]\n"},
        {"l: [a]\n", "/l", "drop 0", "l: []\n"},
        {"- - a\n  - b\n", "/0", "drop 0", "- - b\n"},
        {"- - a\n  - b\n", "/0", "insert 0 new", NULL},
        {"l:\n  # 1\n  - a\n\n  # 2\n  - b # c\n\n\n  - c\n", "/l", "move 0 2",
         "l:\n  # 2\n  - b # c\n\n  - c\n\n\n  # 1\n  - a\n"},
        {"l:\n  - a\n  - b", "/l", "move 1 0", "l:\n  - b\n  - a"},
        {"l: [a, 'b', c]\n", "/l", "move 2 0", "l: [c, a, 'b']\n"},
        {"l:\n  - &n a\n  - *n\n", "/l", "move 0 1", NULL},
        {"l: [a: 1, b: 2]\n", "/l/0/a", "set x", "l: [a: x, b: 2]\n"},
        {"l: [a: 1, b]\n", "/l/0", "add c 2", NULL},
};

Test(splice, cases)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = {0};
		struct error err = {0};
		bool ok = apply(cases[i].before, cases[i].path, cases[i].what, false, &out, &err);
		cr_expect_eq(ok, cases[i].after != NULL, "[%s] %s %s: %s", cases[i].before, cases[i].path,
		             cases[i].what, err.message);
		if (ok && cases[i].after)
			cr_expect_str_eq(out.bytes, cases[i].after, "[%s] %s %s\n[%s]\n[%s]", cases[i].before,
			                 cases[i].path, cases[i].what, out.bytes, cases[i].after);
		else if (!ok)
			cr_expect_eq(out.length, 0);
		buffer_free(&out);
	}
}

Test(splice, asks_before_it_writes_anew)
{
	static const struct {
		const char *before, *path, *what, *after;
	} anew[] = {
	        {"a:\n  - p # in\nb: 1\n", "/a", "set x", "a: x\nb: 1\n"},
	        {"a: [p, # in\n  q] # c\n", "/a", "set [r]", "a: [r] # c\n"},
	        {"- - a\n  - b\n- c\n", "/0", "insert 0 new", "- [new, a, b]\n- c\n"},
	        {"l: [a: 1, b]\n", "/l/0", "add c 2", "l: [{a: 1, c: 2}, b]\n"},
	        {"a:\n  b: [x, # in\n    y]\n  c: 1 # d\n", "/a/b", "set z", "a:\n  b: z\n  c: 1 # d\n"},
	};
	for (size_t i = 0; i < sizeof anew / sizeof *anew; i++) {
		struct buffer out = {0};
		struct error err = {0};
		cr_expect(!apply(anew[i].before, anew[i].path, anew[i].what, false, &out, &err), "%zu", i);
		cr_expect(err.kind == ERROR_REWRITE && err.message[0] && err.line, "%zu: %s", i, err.message);
		cr_expect(apply(anew[i].before, anew[i].path, anew[i].what, true, &out, &err), "%zu", i);
		cr_expect_str_eq(buffer_slice(&out).bytes, anew[i].after, "[%s]\n[%s]", out.bytes, anew[i].after);
		buffer_free(&out);
	}
}

Test(splice, refuses_what_is_not_there)
{
	static const struct {
		const char *before, *path, *what;
	} refused[] = {
	        {"a: x\n", "/a", "insert 0 new"},     {"a: [x]\n", "/a", "insert 2 n"},
	        {"a: [x]\n", "/a", "drop 1"},         {"a: [x]\n", "/a", "move 0 1"},
	        {"a: [x]\n", "/a", "add k v"},        {"- x\n", "/0", "remove"},
	        {"a: &n x\nb: *n\n", "/a", "remove"}, {"a: {k: x}\n", "/a", "add k v"},
	        {"a: x\nb: y\n", "/a", "rename b"},
	};
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct buffer out = {0};
		struct error err = {0};
		cr_expect(!apply(refused[i].before, refused[i].path, refused[i].what, true, &out, &err), "%zu", i);
		cr_expect(err.kind == ERROR_PLAIN && err.message[0], "%zu", i);
		cr_expect_eq(out.length, 0);
		buffer_free(&out);
	}
}

#include "yaml/tree.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "events.h"

static struct tree *parse(const char *text)
{
	struct error err = {0};
	struct tree *tree = tree_parse(slice_of(text), TREE_SPANS, &err);
	cr_assert(tree, "%s: %s", text, err.message);
	return tree;
}

static void check_text(const struct tree *tree, uint32_t from, uint32_t to, const char *expected)
{
	struct slice got = slice_make(tree->text.bytes + from, to - from);
	cr_assert(slice_is(got, expected), "[%.*s] is not [%s]", (int)got.length, got.bytes, expected);
}

static uint32_t value_at(const struct tree *tree, const char *key)
{
	uint32_t node = tree_find(tree, 0, slice_of(key));
	cr_assert(node != TREE_NONE, "%s", key);
	return node;
}

Test(tree, spans_of_values)
{
	static const struct {
		const char *text, *content;
	} cases[] = {
	        {"k: v\n", "v"},
	        {"k:   v w  # c\n", "v w"},
	        {"k: one\n  two # c\n", "one\n  two"},
	        {"k: &a !!str v\n", "v"},
	        {"k: &a # c\n  v\n", "v"},
	        {"k: 'it''s' # c\n", "'it''s'"},
	        {"k: \"a\n  b\"\n", "\"a\n  b\""},
	        {"k: | # c\n  a\n\n# d\n", "| # c\n  a\n\n"},
	        {"k: [a, # c\n b] # d\n", "[a, # c\n b]"},
	        {"k: &a {x: 1}\n", "{x: 1}"},
	        {"k:\n- a\n- b # c\n\n# d\nl: x\n", "- a\n- b"},
	        {"k: &x # c\n  - a\n  -\n", "- a\n  -"},
	        {"k:\n  a: 1\n  b: # c\n\n# d\nl: x\n", "a: 1\n  b:"},
	        {"k: *k\n", NULL},
	        {"k: # c\nl: x\n", ""},
	        {"\xEF\xBB\xBFk: 日本 # c\n", "日本"},
	        {"k:\r\n  - a\r\n  - b\r\nl: x\r\n", "- a\r\n  - b"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (!cases[i].content) {
			cr_assert_null(tree_parse(slice_of(cases[i].text), TREE_SPANS, NULL));
			continue;
		}
		struct tree *tree = parse(cases[i].text);
		const struct tree_node *n = &tree->nodes[value_at(tree, "k")];
		check_text(tree, n->content, n->end, cases[i].content);
		cr_assert_eq(tree->text.bytes[n->mark], ':');
		tree_free(tree);
	}
}

Test(tree, marks_and_empty_values)
{
	struct tree *tree = parse("? k # c\n? l\n:\nm: {a, b: , c: 1}\nn:\n  - - x\n    -\n  - # d\n");
	uint32_t k = value_at(tree, "k"), l = value_at(tree, "l"), m = value_at(tree, "m"), n = value_at(tree, "n");
	cr_assert_eq(tree->nodes[k].mark, TREE_NONE);
	cr_assert_eq(tree->nodes[k].content, 3);
	cr_assert_eq(tree->nodes[tree_key_of(tree, k)].mark, 0);
	cr_assert_eq(tree->text.bytes[tree->nodes[l].mark], ':');
	cr_assert_eq(tree->nodes[l].content, tree->nodes[l].mark + 1);
	uint32_t a = tree_find(tree, m, slice_of("a")), b = tree_find(tree, m, slice_of("b"));
	cr_assert_eq(tree->nodes[a].mark, TREE_NONE);
	cr_assert_eq(tree->nodes[a].content, tree->nodes[tree_key_of(tree, a)].end);
	cr_assert_eq(tree->nodes[b].content, tree->nodes[b].mark + 1);
	uint32_t inner = tree_item(tree, n, 0), last = tree_item(tree, n, 1), second = tree_item(tree, inner, 1);
	cr_assert_eq(tree->nodes[inner].mark + 2, tree->nodes[inner].content);
	cr_assert_eq(tree->nodes[inner].column, 4);
	cr_assert_eq(tree->nodes[n].column, 2);
	cr_assert_eq(tree->text.bytes[tree->nodes[second].mark], '-');
	cr_assert_eq(tree->nodes[second].content, tree->nodes[second].mark + 1);
	cr_assert_eq(tree->nodes[last].content, tree->nodes[last].mark + 1);
	cr_assert_eq(tree_item(tree, n, 2), TREE_NONE);
	cr_assert_eq(tree->comment_count, 2);
	tree_free(tree);
}

Test(tree, finds_the_first_of_duplicates)
{
	struct tree *tree = parse("a: 1\nb: 2\na: 3\n");
	cr_assert(slice_is(tree->nodes[value_at(tree, "a")].value, "1"));
	cr_assert_eq(tree_find(tree, 0, slice_of("c")), TREE_NONE);
	cr_assert_eq(tree_find(tree, 1, slice_of("a")), TREE_NONE);
	tree_free(tree);
}

Test(tree, nulls)
{
	struct tree *tree = parse("[~, null, Null, NULL, nULL, '~', \"\", !!str , ! , '', {a: }]");
	static const bool null[] = {true, true, true, true, false, false, false, false, false, false};
	for (uint32_t i = 0; i < sizeof null; i++)
		cr_assert_eq(tree_is_null(tree, tree_item(tree, 0, i)), null[i], "%u", i);
	tree_free(tree);
}

Test(tree, aliases_know_their_anchor)
{
	struct tree *tree = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: &y [*y]\n");
	cr_assert(tree->has_alias && tree->has_anchor);
	cr_assert_eq(tree->nodes[value_at(tree, "b")].target, value_at(tree, "a"));
	cr_assert_eq(tree->nodes[value_at(tree, "d")].target, value_at(tree, "c"));
	cr_assert_eq(tree->nodes[tree_item(tree, value_at(tree, "e"), 0)].target, value_at(tree, "e"));
	tree_free(tree);
}

/* What must hold of any tree; and libyaml reads the same. */
static void check_tree(const char *name, struct slice text)
{
	struct tree *tree = tree_parse(text, TREE_SPANS, NULL), *values = tree_parse(text, TREE_VALUES, NULL);
	struct events events;
	events_read(text, &events);
	cr_assert(tree && values && events.lines, "%s", name);
	cr_assert_eq(tree->count, events.nodes, "%s", name);
	cr_assert_eq(tree->count, values->count, "%s", name);
	for (uint32_t i = 0; i < tree->count; i++) {
		const struct tree_node *n = &tree->nodes[i], *v = &values->nodes[i];
		cr_assert(n->start <= n->content && n->content <= n->end && n->end <= text.length, "%s %u", name, i);
		cr_assert(n->kind == v->kind && n->style == v->style && slice_equals(n->value, v->value), "%s", name);
		if (n->parent != TREE_NONE) {
			const struct tree_node *p = &tree->nodes[n->parent];
			cr_assert(p->content <= n->start && n->end <= p->end, "%s %u", name, i);
		}
		if (n->next != TREE_NONE)
			cr_assert_leq(n->end, tree->nodes[n->next].start, "%s %u", name, i);
		if (n->mark != TREE_NONE)
			cr_assert(strchr("-:?", text.bytes[n->mark]) && n->mark < n->start, "%s %u", name, i);
		if (n->kind == TREE_SCALAR) {
			const char *line = events.lines[events.starts[i]];
			cr_assert(strncmp(line, n->value.bytes, strnlen(n->value.bytes, n->value.length)) == 0);
		}
		if (n->kind == TREE_SCALAR && n->style == TREE_PLAIN && n->end > n->content)
			cr_assert_neq(text.bytes[n->end - 1], ' ', "%s %u", name, i);
		if (n->style == TREE_FLOW)
			cr_assert(strchr("[{", text.bytes[n->content]) && strchr("]}", text.bytes[n->end - 1]));
		if (n->style == TREE_BLOCK && n->kind == TREE_SEQUENCE)
			cr_assert_eq(text.bytes[n->content], '-', "%s %u", name, i);
	}
	for (uint32_t i = 0; i < tree->comment_count; i++)
		cr_assert_eq(tree->comments[i].bytes[0], '#');
	events_free(&events);
	tree_free(tree);
	tree_free(values);
}

Test(tree, corpus)
{
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	size_t count = 0;
	for (struct corpus_file *f = files; f->name; f++, count++)
		check_tree(f->name, corpus_text(f));
	cr_assert_geq(count, 60);
	corpus_free(files);
}

Test(tree, comments_of_the_corpus)
{
	static const struct {
		const char *name;
		uint32_t comments;
	} cases[] = {{"comments_everywhere.yaml", 20},
	             {"literal_header_comment.yaml", 3},
	             {"literal_hashes.yaml", 1},
	             {"flow_lines.yaml", 3},
	             {"document_marks_comments.yaml", 5},
	             {"odd_break_comment.yaml", 1},
	             {"quotes.yaml", 0},
	             {"comments_only.yaml", 2},
	             {"hard_plain.yaml", 0},
	             {"explicit_key_comments.yaml", 4}};
	struct corpus_file *files = corpus_read("tests/corpus/yaml");
	size_t found = 0;
	for (struct corpus_file *f = files; f->name; f++) {
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
			if (strcmp(cases[i].name, f->name) != 0)
				continue;
			struct tree *tree = tree_parse(corpus_text(f), TREE_SPANS, NULL);
			cr_expect_eq(tree->comment_count, cases[i].comments, "%s: %u", f->name, tree->comment_count);
			tree_free(tree);
			found++;
		}
	}
	cr_assert_eq(found, sizeof cases / sizeof *cases);
	corpus_free(files);
}

static const struct {
	const char *name;
	long line, column;
	const char *words;
} mistakes[] = {
        {"open_double.yaml", 2, 4, "never closed"},
        {"open_single.yaml", 1, 4, "never closed"},
        {"open_list.yaml", 1, 4, "list is not closed"},
        {"open_mapping.yaml", 1, 4, "mapping is not closed"},
        {"no_colon.yaml", 2, 1, "neither `key: value`"},
        {"colon_in_value.yaml", 1, 5, "colon is not expected"},
        {"wrong_indent.yaml", 3, 3, "does not fit the mapping"},
        {"deeper_indent.yaml", 2, 4, "colon is not expected"},
        {"list_then_key.yaml", 2, 1, "does not fit the list"},
        {"dash_in_value.yaml", 1, 4, "`- ` is not expected"},
        {"tab_indent.yaml", 2, 1, "a TAB"},
        {"tab_dash.yaml", 2, 4, "a TAB"},
        {"tab_line.yaml", 2, 1, "a TAB"},
        {"at.yaml", 1, 4, "@ may not"},
        {"backtick.yaml", 1, 4, "backtick"},
        {"percent.yaml", 1, 4, "a percent sign may not"},
        {"undefined_alias.yaml", 2, 4, "no anchor of this name"},
        {"alias_word.yaml", 1, 4, "put text that begins so in quotes"},
        {"anchor_word.yaml", 1, 4, "put text that begins so in quotes"},
        {"unknown_escape.yaml", 1, 9, "backslash"},
        {"bad_hex.yaml", 1, 7, "backslash"},
        {"control.yaml", 2, 5, "U+001B"},
        {"nul.yaml", 1, 5, "U+0000"},
        {"shift_jis.yaml", 1, 4, "not UTF-8 (Shift_JIS?)"},
        {"cut_utf8.yaml", 1, 6, "not UTF-8"},
        {"surrogate.yaml", 1, 4, "not UTF-8"},
        {"utf16_le.yaml", 1, 1, "UTF-16"},
        {"utf16_be.yaml", 1, 1, "UTF-16"},
        {"two_documents.yaml", 2, 1, "second document"},
        {"two_documents_dots.yaml", 3, 1, "second document"},
        {"conflict.yaml", 2, 1, "merge conflict"},
        {"text_behind_bar.yaml", 1, 6, "line below"},
        {"indicator_zero.yaml", 1, 5, "1 to 9"},
        {"tag_word.yaml", 1, 4, "! begins a tag"},
        {"tag_handle.yaml", 1, 4, "! begins a tag"},
        {"behind_flow.yaml", 1, 8, "nothing more is expected"},
        {"double_comma.yaml", 1, 7, "value is missing"},
        {"many_directives.yaml", 1, 1, "too many directives"},
        {"too_deep.yaml", 1, 67, "64 levels"},
        {"bom_open.yaml", 1, 4, "never closed"},
        {"crlf_open.yaml", 2, 4, "colon is not expected"},
        {"wide_column.yaml", 1, 14, "does not fit the mapping"},
};

Test(tree, says_what_is_wrong_and_where)
{
	struct corpus_file *files = corpus_read("tests/corpus/bad");
	size_t count = 0;
	for (struct corpus_file *f = files; f->name; f++, count++) {
		struct error err = {0};
		size_t i = 0;
		while (i < sizeof mistakes / sizeof *mistakes && strcmp(mistakes[i].name, f->name) != 0)
			i++;
		cr_assert_lt(i, sizeof mistakes / sizeof *mistakes, "%s", f->name);
		cr_assert_null(tree_parse(corpus_text(f), TREE_SPANS, &err), "%s", f->name);
		cr_expect(strstr(err.message, mistakes[i].words), "%s: %s", f->name, err.message);
		cr_expect(err.line == mistakes[i].line && err.column == mistakes[i].column, "%s: %ld:%ld %s", f->name,
		          err.line, err.column, err.message);
		cr_assert_null(tree_parse(corpus_text(f), TREE_VALUES, NULL), "%s", f->name);
	}
	cr_assert_eq(count, sizeof mistakes / sizeof *mistakes);
	corpus_free(files);
}

Test(tree, large_texts_cost_little)
{
	clock_t start = clock();
	struct buffer text = {0};
	buffer_repeat(&text, '[', 1 << 20);
	cr_assert_null(tree_parse(buffer_slice(&text), TREE_SPANS, NULL));
	buffer_clear(&text);
	for (int i = 0; i < (1 << 19); i++)
		buffer_add_text(&text, "- ");
	cr_assert_null(tree_parse(buffer_slice(&text), TREE_SPANS, NULL));
	buffer_clear(&text);
	for (int i = 0; i < 40000; i++)
		buffer_format(&text, "- &a%d x\n- *a%d\n", i, i / 2);
	struct tree *tree = tree_parse(buffer_slice(&text), TREE_SPANS, NULL);
	cr_assert(tree && tree->count == 80001);
	tree_free(tree);
	buffer_clear(&text);
	buffer_add_text(&text, "a: |\n");
	for (int i = 0; i < 300000; i++)
		buffer_add_text(&text, "  長い文章が続きます\n");
	buffer_add_text(&text, "b: ");
	buffer_repeat(&text, 'x', 10000000);
	tree = tree_parse(buffer_slice(&text), TREE_SPANS, NULL);
	cr_assert(tree && tree->count == 5 && tree->nodes[4].value.length == 10000000);
	tree_free(tree);
	buffer_free(&text);
	cr_assert_lt((double)(clock() - start) / CLOCKS_PER_SEC, 20.0);
}
